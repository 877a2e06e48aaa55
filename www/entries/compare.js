// @ts-check
// `article-versions/compare`: the comparison without any page, in browsers, workers and Node. Ready once imported.

import { isTrap } from "../element/engine.js";
import { compileWasm, instantiate } from "./loader.js";
import { loadFullWasm } from "./wasm-beside.js";

// Its calls answer at once, so that nothing can be fetched for the first text that needs it.
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
    // Without refinement: what exhausted the stack or the memory once would do so again.
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
 * A node of whatever DOM there is.
 * @type {NonNullable<import("../element/engine.js").Exports["parseDom"]>}
 */
export function parseDom(node, options) {
  return surviving(() =>
    /** @type {Required<import("../element/engine.js").Exports>} */ (engine).parseDom(node, options),
  );
}

/** @type {import("../element/engine.js").Exports["parseCredit"]} */
export function parseCredit(line, options) {
  return surviving(() => engine.parseCredit(line, options));
}

/** Whether the instance trapped, so that the next call needs a new one. */
let isBroken = false;

/**
 * Calls once more on a new instance when the first call broke the old one. What fails then leaves it to the next call to make a
 * new one: here the stack may be too full for it.
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
