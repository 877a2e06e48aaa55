// @ts-check
// Folds long unchanged passages to a bar that opens them. The browser's search still finds folded text.

import { make } from "./make.js";
import { isQuiet } from "./row.js";
import { Filling } from "./scheduler.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./story.js").Story} Story */
/** A row that a view shows, and its place among all rows. @typedef {{ row: Row, index: number }} Shown */

/** Unchanged blocks in a row that are still read through; a longer passage folds. */
const LONGEST_OPEN = 4;
/** Unchanged blocks left open beside a change, so that it stands in its context. */
const CONTEXT = 2;

/**
 * The rows that a view shows.
 * @param {Story} story
 * @param {(row: Row) => boolean} shows
 * @returns {Shown[]}
 */
export function shownRows(story, shows) {
  return story.comparison.rows.map((row, index) => ({ row, index })).filter(({ row }) => shows(row));
}

/**
 * Makes rows one after the other, folding the unchanged passages between changes.
 * @param {readonly Shown[]} rows
 * @param {Story} story
 * @param {(row: Row, index: number) => HTMLElement} render
 * @returns {Generator<HTMLElement | null>} null where a node went into a folded passage
 */
export function* foldRows(rows, story, render) {
  let start = 0;
  while (start < rows.length) {
    let end = start;
    while (isQuietAt(rows, end, story)) end++;
    const first = start === 0 ? 0 : start + CONTEXT;
    const last = end === rows.length ? end : end - CONTEXT;
    const folds = end - start > LONGEST_OPEN && last - first > 1;
    // What changed is never folded, so that each turn goes on by a row at least.
    const until = Math.max(end, start + 1);
    for (let at = start; at < until; at++) {
      const stop = folds ? endOfFold(rows, at, first, last) : at;
      if (stop > at) yield* bar(rows.slice(at, stop), story, render);
      else yield rendered(rows[at], render);
      at = Math.max(at, stop - 1);
    }
    start = until;
  }
}

/**
 * @param {readonly Shown[]} rows
 * @param {number} at
 * @param {Story} story
 */
function isQuietAt(rows, at, story) {
  const shown = rows[at];
  return shown !== undefined && isQuiet(shown.row, story);
}

/**
 * @param {Shown | undefined} shown
 * @param {(row: Row, index: number) => HTMLElement} render
 */
function rendered(shown, render) {
  return shown ? render(shown.row, shown.index) : null;
}

/**
 * Up to where the rows from here fold, if they do.
 * @param {readonly Shown[]} rows
 * @param {number} at
 * @param {number} first
 * @param {number} last
 */
function endOfFold(rows, at, first, last) {
  let stop = at;
  while (stop >= first && stop < last && !isNearestHeading(rows, stop, last)) stop++;
  return stop;
}

/**
 * The heading just above what stays open after the fold: without it the reader would not know where the text is.
 * @param {readonly Shown[]} rows
 * @param {number} at
 * @param {number} last
 */
function isNearestHeading(rows, at, last) {
  if (last >= rows.length || !isHeading(rows[at])) return false;
  for (let below = at + 1; below < last + CONTEXT; below++) if (isHeading(rows[below])) return false;
  return true;
}

/** @param {Shown | undefined} shown */
function isHeading(shown) {
  return (shown?.row.after[0] ?? shown?.row.before[0])?.kind === "heading";
}

let bars = 0;

/**
 * A bar that says how much is folded, and the passage, which is filled behind it.
 * @param {readonly Shown[]} rows
 * @param {Story} story
 * @param {(row: Row, index: number) => HTMLElement} render
 * @returns {Generator<HTMLElement | null>}
 */
function* bar(rows, story, render) {
  const { labels } = story;
  const n = rows.length;
  const unchanged = rows.every(({ row }) => row.kind === "equal");
  const paragraphs = rows.every(({ row }) => (row.after[0] ?? row.before[0])?.kind === "paragraph");
  // What only looks unchanged because the reader hid its kind of change must not be called so.
  const kind = !unchanged ? ".other" : paragraphs ? "" : ".mixed";
  // By its rows, since with other filters it may begin elsewhere.
  const keys = rows.map(({ index }) => `fold ${index}`);
  const passage = make("div", { class: "folded", id: `folded-${++bars}` });
  const toggle = make("button", { type: "button", "aria-controls": passage.id, "data-key": keys[0] });
  /** @param {boolean} open */
  const set = (open) => {
    for (const key of keys) story.setOpened(key, open);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = labels.text(open ? `fold.hide${kind}` : `fold.show${kind}`, { n });
    if (open) passage.removeAttribute("hidden");
    else passage.setAttribute("hidden", "until-found");
  };
  set(keys.some((key) => story.opened.has(key)));
  toggle.addEventListener("click", () => set(toggle.getAttribute("aria-expanded") === "false"));
  passage.addEventListener("beforematch", () => set(true));
  yield make("div", { class: "fold", part: "fold" }, toggle);
  yield passage;
  const filling = new Filling(passage);
  for (const shown of rows) {
    filling.add(render(shown.row, shown.index));
    yield null;
  }
  filling.close();
}
