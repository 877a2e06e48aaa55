// @ts-check
// Adds the classes `inserted` and `deleted` to a comparison, for whole paragraphs. Their words did not change, so a
// reader would not expect the filter "wording" to hide them.

/** @typedef {import("../../src/wasm/types.d.ts").Change} Change */
/** @typedef {import("../../src/wasm/types.d.ts").ChangeClass} ChangeClass */
/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */

/**
 * Returns a copy in which whole paragraphs have the class `inserted` or `deleted`. Photos and corrections keep their
 * classes.
 * @param {Comparison} comparison is not modified
 * @returns {Comparison}
 */
export function withBlockClasses(comparison) {
  const counts = new Map(comparison.summary.classes.map((one) => [one.class, one.count]));
  /** @param {ChangeClass} name @param {number} more */
  const count = (name, more) => counts.set(name, (counts.get(name) ?? 0) + more);
  const changes = comparison.changes.slice();
  const rows = comparison.rows.map((row) => {
    if (!isWhole(row) || row.change === null) return row;
    const change = /** @type {Change} */ (changes[row.change]);
    // The core has no such class. Code that reads classes treats it like the others.
    const classes = [/** @type {ChangeClass} */ (row.kind)];
    changes[row.change] = { ...change, classes };
    count("wording", -row.edits.length);
    count(/** @type {ChangeClass} */ (row.kind), row.edits.length);
    return { ...row, edits: row.edits.map((edit) => ({ ...edit, classes })) };
  });
  const classes = [...counts].filter(([, n]) => n > 0).map(([name, n]) => ({ class: name, count: n }));
  classes.sort((one, other) => other.count - one.count);
  return { ...comparison, rows, changes, summary: { ...comparison.summary, classes } };
}

/** @param {Row} row */
function isWhole(row) {
  const isOneSided = row.kind === "inserted" || row.kind === "deleted";
  return isOneSided && row.edits.every((edit) => edit.classes.every((name) => name === "wording"));
}
