// @ts-check
// Writes how many words were deleted and inserted.

/**
 * The numbers of deleted and inserted words.
 * @typedef {{ removed: number, added: number, comparison?: import("../../src/wasm/types.d.ts").Comparison }} Step
 */

/**
 * Returns "12 words removed, 45 words added."
 * @param {Step} step
 * @param {import("../labels/index.js").Labels} labels
 */
export function amount({ removed, added }, labels) {
  const clauses = [
    removed > 0 ? labels.text("sum.words.removed", { n: removed }) : "",
    added > 0 ? labels.text("sum.words.added", { n: added }) : "",
  ].filter(Boolean);
  return (
    labels.capital(clauses.length > 0 ? clauses.join(labels.text("join.clause")) : labels.text("sum.words.none")) +
    labels.text("join.end")
  );
}
