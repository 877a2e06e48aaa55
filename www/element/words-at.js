// @ts-check
// Finds the words of a fact on the page.

import { wordsName } from "../view/story-view.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */

/** The element to show for each part of a passage, if its words are not marked. */
const PARTS = {
  caption: ".caption",
  credit: ".credit",
  picture: ".frame",
  "alt-text": ".caption",
  text: ".block",
};

/**
 * Returns the marked words of a fact. If none are marked, returns the passage or field that contains them.
 * @param {HTMLElement} page
 * @param {Comparison} comparison
 * @param {FactPlace} place
 * @returns {HTMLElement | null}
 */
export function wordsAt(page, comparison, place) {
  const { field, row, part, edits } = place;
  // Added words first: removed ones may be in a column that is out of sight.
  for (const tag of ["ins", "del", ""])
    for (const edit of edits) {
      const mark = `${tag}[data-edit="${wordsName(field, row, edit)}"]`;
      const node = page.querySelector(/** @type {"ins"} */ (`:is(.story, .fields) ${mark}`));
      if (node) return node;
    }
  const change = changeAt(comparison, place);
  const find = (/** @type {string} */ selector) => page.querySelector(/** @type {"div"} */ (selector));
  const holder =
    (row === null ? null : find(`[data-row="${row}"]`)) ??
    (change ? find(`[data-change="${CSS.escape(change.id)}"]`) : null) ??
    (field === "headline" ? find(".headline") : null);
  return (
    holder?.querySelector(/** @type {"p"} */ (`.after ${PARTS[part]}`)) ??
    holder?.querySelector(/** @type {"p"} */ (PARTS[part])) ??
    holder
  );
}

/**
 * The change that a fact belongs to.
 * @param {Comparison} comparison
 * @param {FactPlace} place
 */
export function changeAt({ fields, rows, changes }, { field, row }) {
  const holder = row === null ? fields.find((one) => one.field === field) : rows[row];
  return holder?.change === null || holder?.change === undefined ? undefined : changes[holder.change];
}
