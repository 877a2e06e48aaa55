// @ts-check
// The worker. It makes one call to the engine and sends the result back in slices (see element/worker-client.js). A
// classic script without imports.

import { isTrap } from "../element/engine.js";
import { instantiate } from "./loader.js";

/** @typedef {import("../element/worker-client.js").Answer} Answer */
/** @typedef {import("../element/worker-client.js").Slice} Slice */

/** How many items are sent at once. Receiving them takes a few milliseconds. */
const SLICE = 100;

/** @param {Answer} answer */
const post = (answer) => globalThis.postMessage(answer);

globalThis.onmessage = (
  /** @type {MessageEvent<import("../element/worker-client.js").Call>} */ { data: { module, name, args } },
) => {
  try {
    const result = /** @type {any} */ (instantiate(module))[name](...args);
    const slices = [...cut(result, [])];
    post({ head: result });
    for (const slice of slices) post({ slice });
    post("done");
  } catch (error) {
    const { message, code, count, most } = /** @type {any} */ (error);
    post({ failure: { message, code, count, most, isTrap: isTrap(error) } });
  }
};

/**
 * Removes the long lists from a value.
 * @param {any} value
 * @param {string[]} path
 * @returns {Generator<Slice>}
 */
function* cut(value, path) {
  for (const [key, item] of Object.entries(value)) {
    if (typeof item !== "object" || item === null) continue;
    const own = [...path, key];
    if (!Array.isArray(item) || item.length <= SLICE) {
      yield* cut(item, own);
      continue;
    }
    value[key] = [];
    for (let start = 0; start < item.length; start += SLICE)
      yield { path: own, items: item.slice(start, start + SLICE) };
  }
}
