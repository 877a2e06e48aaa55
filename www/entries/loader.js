// @ts-check
// Loads the wasm and creates instances of it.

import { compare, initSync, parse, parseDom, setTrustedHtml, timeline } from "../../pkg/article_versions.js";
import { trustedHtml } from "../element/trusted.js";

/** @typedef {import("../element/engine.js").Exports} Exports */

/**
 * The compiled module. It is instantiated again after a trap, when the old instance can no longer be used.
 * @param {() => Promise<Response | BufferSource>} fetchWasm
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileWasm(fetchWasm) {
  const source = await fetchWasm();
  if (!(globalThis.Response && source instanceof Response))
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  if (!source.ok) throw new Error(`${source.url} could not be fetched: the server answered ${source.status}.`);
  // Streaming compilation needs the right media type, which not every server sends.
  const isTyped = source.headers.get("content-type")?.startsWith("application/wasm");
  return isTyped && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(source)
    : WebAssembly.compile(await source.arrayBuffer());
}

/**
 * Creates a new instance. The exports always call the newest one.
 * @param {WebAssembly.Module} module
 * @returns {Exports}
 */
export function instantiate(module) {
  initSync({ module });
  setTrustedHtml(trustedHtml);
  return { module, compare, parse, parseDom, timeline };
}

/**
 * Creates a loader for the engine.
 * @param {() => Promise<Response | BufferSource>} fetchWasm
 * @param {() => Promise<Response | BufferSource>} [fetchFull] the full wasm, if the first is the smaller one
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
      modules.delete(fetchIt); // So that the next call tries again.
      throw error;
    }
  };
}
