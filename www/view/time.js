// @ts-check
// Renders a date in the reader's language as a `<time>` element.

import { make } from "./make.js";

/**
 * @param {string | null} published
 * @param {import("../labels/index.js").Labels} labels
 */
export function time(published, labels) {
  return published ? make("time", { datetime: published }, labels.date(published)) : null;
}
