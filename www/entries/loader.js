// @ts-check
// Wasm in, the exports of a new instance out.

import {
  compare,
  initSync,
  parse,
  parseCredit,
  parseDom,
  setTrustedHtml,
  timeline,
} from "../../pkg/article_versions.js";
import { trustedHtml } from "../element/trusted.js";

/** @typedef {import("../element/engine.js").Exports} Exports */

/**
 * The module, compiled once, to be instantiated at once as often as it takes: after a trap the old instance is no good.
 * @param {() => Promise<Response | BufferSource>} fetchWasm
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileWasm(fetchWasm) {
  const source = await fetchWasm();
  if (!(globalThis.Response && source instanceof Response))
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  if (!source.ok) throw new Error(`${source.url} could not be fetched: the server answered ${source.status}.`);
  // Streaming insists on the right type, which not every host's server sends.
  const isTyped = source.headers.get("content-type")?.startsWith("application/wasm");
  return isTyped && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(source)
    : WebAssembly.compile(await source.arrayBuffer());
}

/**
 * Makes a new instance; the exports call the newest one.
 * @param {WebAssembly.Module} module
 * @returns {Exports}
 */
export function instantiate(module) {
  initSync({ module });
  setTrustedHtml(trustedHtml);
  return { module, compare, parse, parseCredit, parseDom, timeline };
}

/**
 * A loader for the engine.
 * @param {() => Promise<Response | BufferSource>} fetchWasm
 * @param {() => Promise<Response | BufferSource>} [fetchFull] the full build, where the first is a smaller one
 * @returns {import("../element/engine.js").Loader}
 */
export function loader(fetchWasm, fetchFull = fetchWasm) {
  /** @type {Map<() => Promise<Response | BufferSource>, Promise<WebAssembly.Module>>} */
  const modules = new Map();
  return async ({ full }) => {
    const fetchIt = full ? fetchFull : fetchWasm;
    const compiled = modules.get(fetchIt) ?? compileWasm(fetchIt);
    modules.set(fetchIt, compiled);
    try {
      return instantiate(await compiled);
    } catch (error) {
      modules.delete(fetchIt); // The network may come back.
      throw error;
    }
  };
}
