// @ts-check
// Folds long unchanged passages to a bar that opens them. The browser's search still finds folded text.

import { make } from "./make.js";
import { isQuiet } from "./row.js";
import { Filling } from "./scheduler.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** A row that a view shows, and its index among all rows. @typedef {{ row: Row, index: number }} Shown */

/** The longest unchanged passage that is not folded, in blocks. */
const LONGEST_OPEN = 4;
/** The unchanged blocks before and after a change that stay open as context. */
const CONTEXT = 2;

/**
 * Returns the rows that a view shows.
 * @param {StoryView} story
 * @param {(row: Row) => boolean} shows
 * @returns {Shown[]}
 */
export function shownRows(story, shows) {
  return story.comparison.rows.map((row, index) => ({ row, index })).filter(({ row }) => shows(row));
}

/**
 * Renders rows one after the other and folds long unchanged passages.
 * @param {readonly Shown[]} rows
 * @param {StoryView} story
 * @param {(row: Row, index: number) => HTMLElement} render
 * @returns {Generator<HTMLElement | null>} null if the node was put into a folded passage
 */
export function* foldRows(rows, story, render) {
  let start = 0;
  while (start < rows.length) {
    let end = start;
    while (isQuietAt(rows, end, story)) end++;
    const first = start === 0 ? 0 : start + CONTEXT;
    const last = end === rows.length ? end : end - CONTEXT;
    const folds = end - start > LONGEST_OPEN && last - first > 1;
    // A changed row is never folded. It makes each turn of the loop advance by at least one row.
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
 * @param {StoryView} story
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
 * Returns the end of the fold that begins at this row. If the row is not folded, it returns the row itself.
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
 * Returns whether a row is the last heading before the text that stays open after the fold. It is not folded, so that
 * the reader knows which section the text is in.
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
 * Renders the bar that says how much is folded, and then the folded passage.
 * @param {readonly Shown[]} rows
 * @param {StoryView} story
 * @param {(row: Row, index: number) => HTMLElement} render
 * @returns {Generator<HTMLElement | null>}
 */
function* bar(rows, story, render) {
  const { labels } = story;
  const n = rows.length;
  const unchanged = rows.every(({ row }) => row.kind === "equal");
  const paragraphs = rows.every(({ row }) => (row.after[0] ?? row.before[0])?.kind === "paragraph");
  // A passage with changes that the filter hides must not be called unchanged.
  const kind = !unchanged ? ".other" : paragraphs ? "" : ".mixed";
  // Every row has a key, because the passage may begin at another row under another filter.
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
