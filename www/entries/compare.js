// @ts-check
// `article-versions/compare` compares without a page, in browsers, workers and Node. Its functions are ready once it is
// imported.

import { parseCredit as readCredit } from "../../pkg/article_versions.js";
import { isTrap } from "../element/engine.js";
import { compileWasm, instantiate } from "./loader.js";
import { loadFullWasm } from "./wasm-beside.js";

// The calls are synchronous, so the full wasm cannot be fetched on demand.
const wasm = await compileWasm(loadFullWasm);
const engine = instantiate(wasm);

/** @type {import("../element/engine.js").Exports["parse"]} */
export function parse(source, options) {
  return surviving(() => engine.parse(source, options));
}

/** @type {import("../element/engine.js").Exports["compare"]} */
export function compare(before, after, options) {
  return surviving(
    () => engine.compare(before, after, options),
    // Without refinement, since the same call would exhaust the stack or the memory again.
    () => engine.compare(before, after, { ...options, budget: 0 }),
  );
}

/** @type {import("../element/engine.js").Exports["timeline"]} */
export function timeline(versions, options) {
  return surviving(
    () => engine.timeline(versions, options),
    () => engine.timeline(versions, { ...options, budget: 0 }),
  );
}

/**
 * A node of any DOM.
 * @type {NonNullable<import("../element/engine.js").Exports["parseDom"]>}
 */
export function parseDom(node, options) {
  return surviving(() =>
    /** @type {Required<import("../element/engine.js").Exports>} */ (engine).parseDom(node, options),
  );
}

/**
 * @param {string} line
 * @param {import("../../src/wasm/types.d.ts").ParseOptions} [options]
 * @returns {import("../../src/wasm/types.d.ts").Credit}
 */
export function parseCredit(line, options) {
  if (typeof line !== "string")
    throw Object.assign(new Error("A credit line must be a string."), { code: "not-a-source" });
  return surviving(() => readCredit(line, options));
}

/** Whether the instance trapped. Then the next call needs a new one. */
let isBroken = false;

/**
 * Calls the engine. If the call traps, repeats it on a new instance. If that traps, too, the next call creates a new
 * instance: here the stack may be too full.
 * @template Result
 * @param {() => Result} call
 * @param {() => Result} [again]
 * @returns {Result}
 */
function surviving(call, again = call) {
  try {
    return attempt(call);
  } catch (error) {
    if (!isTrap(error)) throw error;
  }
  return attempt(again);
}

/**
 * @template Result
 * @param {() => Result} call
 * @returns {Result}
 */
function attempt(call) {
  if (isBroken) instantiate(wasm);
  isBroken = false;
  try {
    return call();
  } catch (error) {
    isBroken = isTrap(error);
    throw error;
  }
}
