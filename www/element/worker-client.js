// @ts-check
// A long call of the engine in a worker, so that the page answers its reader meanwhile. A page may refuse workers (its policy, a script
// from another origin, file://): then the call is made on the page itself, as a short one always is.
//
// The worker is begun for one call and gone after it: nothing of it can be left broken by a trap. What comes back is received in
// slices, since a result of many thousand objects, received at once, would hold the page up as well.

import { trustedScript } from "./trusted.js";

/** @typedef {import("./engine.js").CallInWorker} CallInWorker */
/** @typedef {import("../../src/wasm/types.d.ts").Source | import("../../src/wasm/types.d.ts").Article} Content */
/** A list of the result, by the keys that lead to it, and what comes next in it. @typedef {{ path: string[], items: unknown[] }} Slice */
/** What a call failed with: an error's own properties, and whether it was a trap. @typedef {{ message: string, code?: string, count?: number, most?: number, isTrap: boolean }} Failure */
/** What the worker is told, and what it tells. @typedef {{ module: WebAssembly.Module, name: string, args: unknown[] }} Call */
/** @typedef {{ head: object } | { slice: Slice } | { failure: Failure } | "done"} Answer */

/** Texts of together more letters take longer to compare than a reader waits unasked. */
const LONG = 100_000;

/** @param {readonly Content[]} contents */
export function areLong(contents) {
  return contents.reduce((sum, content) => sum + lettersOf(content), 0) > LONG;
}

/** @param {Content} content */
function lettersOf(content) {
  if ("text" in content) return content.text.length;
  return content.blocks.flatMap((block) => block.runs).reduce((sum, run) => sum + run.text.length, 0);
}

/** There is no worker to be had, or it cannot do this. */
export class WorkerUnavailable extends Error {}

/**
 * @param {URL} script the worker's
 * @returns {CallInWorker}
 */
export function workerClient(script) {
  return (module, name, args) =>
    new Promise((resolve, reject) => {
      /** @type {Worker} */
      let worker;
      try {
        worker = new Worker(trustedScript(script));
      } catch (error) {
        return reject(new WorkerUnavailable("No worker", { cause: error }));
      }
      /** @type {any} */
      let result;
      const end = (/** @type {() => void} */ tell) => {
        worker.terminate();
        tell();
      };
      worker.onerror = (event) => {
        event.preventDefault();
        end(() => reject(new WorkerUnavailable(event.message)));
      };
      worker.onmessage = (/** @type {MessageEvent<Answer>} */ { data }) => {
        if (data === "done") end(() => resolve(result));
        else if ("failure" in data) end(() => reject(errorOf(data.failure)));
        else if ("head" in data) result = data.head;
        else data.slice.path.reduce((part, key) => part[key], result).push(...data.slice.items);
      };
      worker.postMessage(/** @type {Call} */ ({ module, name, args }));
    });
}

/** @param {Failure} failure */
function errorOf({ message, isTrap, ...rest }) {
  // What needs a document is not for a worker.
  if (rest.code === "needs-a-dom") return new WorkerUnavailable(message);
  return isTrap ? new WebAssembly.RuntimeError(message) : Object.assign(new Error(message), rest);
}
