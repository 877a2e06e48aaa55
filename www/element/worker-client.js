// @ts-check
// Makes long engine calls in a worker, so that the page stays responsive. If the page cannot use workers (its policy, a
// script from another origin, file://), the call is made on the page, as short calls always are.
//
// Each call gets a new worker, so no broken state remains after a trap. The result arrives in slices, since receiving
// many thousand objects at once would also block the page.

import { trustedScript } from "./trusted.js";

/** @typedef {import("./engine.js").CallInWorker} CallInWorker */
/** @typedef {import("../../src/wasm/types.d.ts").Source | import("../../src/wasm/types.d.ts").Article} Content */
/** A slice of a list of the result, with the path to the list. @typedef {{ path: string[], items: unknown[] }} Slice */
/**
 * The failure of a call: the properties of the error, and whether it was a trap.
 * @typedef {{ message: string, code?: string, count?: number, most?: number, isTrap: boolean }} Failure
 */
/**
 * The messages to the worker and from it.
 * @typedef {{ module: WebAssembly.Module, name: string, args: unknown[] }} Call
 */
/** @typedef {{ head: object } | { slice: Slice } | { failure: Failure } | "done"} Answer */

/** Texts that are longer together, in characters, are compared in a worker. */
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

/** There is no worker, or it cannot make this call. */
export class WorkerUnavailable extends Error {}

/**
 * @param {URL} script the address of the worker script
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
      const end = (/** @type {() => void} */ settle) => {
        worker.terminate();
        settle();
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
  // Calls that need a document cannot run in a worker.
  if (rest.code === "needs-a-dom") return new WorkerUnavailable(message);
  return isTrap ? new WebAssembly.RuntimeError(message) : Object.assign(new Error(message), rest);
}
