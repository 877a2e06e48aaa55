// @ts-check
// Decides whether a comparison needs whole-words.js. Most stories do not.

/** Chinese, Japanese, Thai, Lao, Khmer and Burmese. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Returns whether words changed in a script without spaces between words.
 * @param {import("../../src/wasm/types.d.ts").Comparison} comparison
 */
export function hasUnspaced({ fields, rows }) {
  return [...fields, ...rows].some(({ edits }) => edits.some((edit) => UNSPACED.test(edit.before + edit.after)));
}
