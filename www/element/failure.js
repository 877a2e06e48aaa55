// @ts-check
// Describes an error in one plain sentence in the reader's language.

import { EngineError, isTrap } from "./engine.js";
import { SourceError } from "./versions.js";

/** @typedef {import("../labels/index.js").Labels} Labels */

/** Errors of the core for input beyond a limit. */
const TOO_MANY = new Set(["too-many-blocks", "too-many-photos", "too-many-open"]);

/**
 * @param {unknown} error
 * @param {Labels} labels
 * @returns {string}
 */
export function sayFailure(error, labels) {
  if (error instanceof SourceError) return error.say(labels);
  if (error instanceof EngineError) return labels.text("error.engine");
  const { code, count, most, message } =
    /** @type {{ code?: string, count?: number, most?: number, message?: string }} */ (Object(error));
  if (code && TOO_MANY.has(code)) return labels.text(`error.${code}`, { n: count ?? 0, most: most ?? 0 });
  // "memory access out of bounds" would not help a reader.
  return labels.text("error.compare", { reason: isTrap(error) ? "" : (message ?? String(error)) }).trim();
}
