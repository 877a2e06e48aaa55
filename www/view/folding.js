// @ts-check
// Long unchanged passages fold to a bar that opens. What is folded stays findable by the browser's own search.

import { make } from "./make.js";
import { isQuiet } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./story.js").Story} Story */
/** @typedef {{ node: HTMLElement, row: Row, index: number }} Folded */

/** Unchanged blocks in a row that are still read through; a longer passage folds. */
const LONGEST_OPEN = 4;
/** Unchanged blocks left open beside a change, so that it stands in its context. */
const CONTEXT = 2;

/**
 * Renders rows, folding the unchanged passages between changes.
 * @param {readonly Row[]} rows
 * @param {Story} story
 * @param {(row: Row, index: number) => HTMLElement | null} render
 * @returns {HTMLElement[]}
 */
export function foldRows(rows, story, render) {
  /** @type {HTMLElement[]} */
  const nodes = [];
  let start = 0;
  while (start < rows.length) {
    let end = start;
    while (end < rows.length && isQuiet(/** @type {Row} */ (rows[end]), story)) end++;
    if (end === start) {
      const node = render(/** @type {Row} */ (rows[start]), start);
      if (node) nodes.push(node);
      start++;
      continue;
    }
    const first = start === 0 ? 0 : start + CONTEXT;
    const last = end === rows.length ? end : end - CONTEXT;
    const folds = end - start > LONGEST_OPEN && last - first > 1;
    /** @type {Folded[]} */
    let folded = [];
    const close = () => {
      if (folded.length > 0) nodes.push(...bar(folded, story));
      folded = [];
    };
    for (let index = start; index < end; index++) {
      const row = /** @type {Row} */ (rows[index]);
      const node = render(row, index);
      if (!node) continue;
      if (folds && index >= first && index < last && !isNearestHeading(rows, index, last)) {
        folded.push({ node, row, index });
      } else {
        close();
        nodes.push(node);
      }
    }
    close();
    start = end;
  }
  return nodes;
}

/**
 * The heading just above what stays open after the fold: without it the reader would not know where the text is.
 * @param {readonly Row[]} rows
 * @param {number} index
 * @param {number} last
 */
function isNearestHeading(rows, index, last) {
  if (last >= rows.length || !isHeading(rows[index])) return false;
  for (let below = index + 1; below < last + CONTEXT; below++) if (isHeading(rows[below])) return false;
  return true;
}

/** @param {Row | undefined} row */
function isHeading(row) {
  return (row?.after[0] ?? row?.before[0])?.kind === "heading";
}

let bars = 0;

/**
 * @param {readonly Folded[]} folded
 * @param {Story} story
 * @returns {HTMLElement[]}
 */
function bar(folded, story) {
  const { labels } = story;
  const n = folded.length;
  const passages = folded.map(({ row }) => row);
  const unchanged = passages.every((row) => row.kind === "equal");
  const paragraphs = passages.every((row) => (row.after[0] ?? row.before[0])?.kind === "paragraph");
  // What only looks unchanged because the reader hid its kind of change must not be called so.
  const kind = !unchanged ? ".other" : paragraphs ? "" : ".mixed";
  const passage = make("div", { class: "folded", id: `folded-${++bars}` }, folded.map(({ node }) => node));
  const toggle = make("button", { type: "button", "aria-expanded": "false", "aria-controls": passage.id, "data-key": `fold ${folded[0]?.index}` });
  /** @param {boolean} open */
  const set = (open) => {
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = labels.text(open ? `fold.hide${kind}` : `fold.show${kind}`, { n });
    if (open) passage.removeAttribute("hidden");
    else passage.setAttribute("hidden", "until-found");
  };
  set(false);
  toggle.addEventListener("click", () => set(toggle.getAttribute("aria-expanded") === "false"));
  passage.addEventListener("beforematch", () => set(true));
  return [make("div", { class: "fold", part: "fold" }, toggle), passage];
}
