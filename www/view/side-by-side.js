// @ts-check
// Renders both versions in two columns with one grid row per `Row`, so that the columns align without measuring.

import { blockElement, breakMark, textOfSide } from "./block.js";
import { foldRows, shownRows } from "./folding.js";
import { make, visuallyHidden } from "./make.js";
import { photoCard } from "./photo.js";
import { changeAttributes, changeHeading, isQuiet, sideState, stubNote } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./row.js").Actions} Actions */

/**
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function sideBySide(story, actions) {
  // If the filter hides moves, stubs are left out.
  const rows = shownRows(story, (row) => row.kind !== "stub" || story.shows(["move"]));
  const view = make("div", { class: "rows side-by-side", part: "rows" });
  const inLongSeries = longSeries(rows, story);
  story.work.fill(
    view,
    foldRows(rows, story, (row, index) => {
      const node = rowElement(row, index, story, actions);
      const place = inLongSeries.get(index);
      return place ? inSeries(node, place, story) : node;
    }),
  );
  selectOneColumn(view);
  return view;
}

/** The fewest consecutive deleted or inserted rows that take the full width. One column would be empty beside them. */
const LONG_SERIES = 4;

/**
 * The kind of a long series of rows. `n` is its number of rows, given for the first row only.
 * @typedef {{ kind: "inserted" | "deleted", n: number | null }} InSeries
 */

/**
 * Finds the rows of long passages that only one version has. They take the full width.
 * @param {readonly import("./folding.js").Shown[]} rows
 * @param {StoryView} story
 * @returns {Map<number, InSeries>} by the index among all rows
 */
function longSeries(rows, story) {
  /** @type {Map<number, InSeries>} */
  const found = new Map();
  let start = 0;
  while (start < rows.length) {
    const kind = rows[start]?.row.kind;
    let end = start + 1;
    if (kind === "inserted" || kind === "deleted") {
      while (rows[end]?.row.kind === kind) end += 1;
      const series = rows.slice(start, end);
      if (series.length >= LONG_SERIES && series.every(({ row }) => story.change(row)))
        series.forEach(({ index }, at) => found.set(index, { kind, n: at === 0 ? series.length : null }));
    }
    start = end;
  }
  return found;
}

/**
 * @param {HTMLElement} node a row
 * @param {InSeries} place
 * @param {StoryView} story
 */
function inSeries(node, { kind, n }, story) {
  node.classList.add("in-series");
  // The heading comes first, so that the number of blocks is read before the first block.
  if (n !== null) node.prepend(make("p", { class: "series-head label" }, story.labels.text(`series.${kind}`, { n })));
  return node;
}

/**
 * @param {Row} row
 * @param {number} index
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function rowElement(row, index, story, actions) {
  const change = story.change(row);
  const quiet = isQuiet(row, story);
  const moved = row.moved && !quiet && row.kind !== "stub" ? " moved" : "";
  return make(
    "div",
    { class: `row ${quiet ? "equal" : row.kind}${moved}`, part: "row", "data-row": index, ...changeAttributes(change) },
    change && changeHeading(change, row, story, actions),
    cell(row, "before", story, actions),
    cell(row, "after", story, actions),
    story.history?.render(row, index, story) ?? null,
  );
}

/**
 * @param {Row} row
 * @param {"before" | "after"} side
 * @param {StoryView} story
 * @param {Actions} actions
 */
function cell(row, side, story, actions) {
  const { labels } = story;
  const state = sideState(row, side, story);
  if (row.kind === "stub")
    return make("div", { class: `cell ${side}` }, side === "before" && placeLeft(row, story, actions));
  if (side === "before" && isOnlyMoved(row, story)) return make("div", { class: `cell ${side}` });
  const sides = row[side];
  const nodes = sides.map((one, index) => {
    const last = index === sides.length - 1;
    return sideElement(one, row, side, story, last ? null : side === "after" ? "opened" : "closed");
  });
  const quiet = isQuiet(row, story);
  // Screen readers announce the column of a changed row. Both columns of an unchanged row are equal, so only one is
  // read.
  const name =
    !quiet && sides.length > 0 && row.before.length > 0 && row.after.length > 0
      ? visuallyHidden(`${labels.text(side)}: `)
      : null;
  const repeats = quiet && side === "before" && row.after.length > 0 && !sides.some(hasControl);
  const attributes = repeats ? { "aria-hidden": "true" } : {};
  return make("div", { class: `cell ${side} ${state}`.trim(), ...attributes }, name, nodes);
}

/**
 * Returns whether a block moved without another change. Then each column shows it once, at its place in that version.
 * A moved block that was also edited is shown beside its new text, so that both can be compared.
 * @param {Row | undefined} row
 * @param {StoryView} story
 */
function isOnlyMoved(row, story) {
  return (
    row !== undefined &&
    row.moved !== null &&
    row.edits.length === 0 &&
    row.before.length * row.after.length === 1 &&
    story.shows(["move"])
  );
}

/**
 * Renders the place that a moved block left in the earlier version: the block or its first words, with a link to the
 * new place.
 * @param {Row} stub
 * @param {StoryView} story
 * @param {Actions} actions
 */
function placeLeft(stub, story, actions) {
  const row = stub.moved ? story.comparison.rows[stub.moved.row] : undefined;
  const block = row?.before[0];
  if (!row || !block || !isOnlyMoved(row, story)) return stubNote(stub, story, actions);
  return [stubNote(stub, story, actions, true), sideElement(block, row, "before", story, null)];
}

/**
 * Returns whether a block has a link or a photo. Such a block must not be hidden from screen readers.
 * @param {BlockSide} side
 */
function hasControl(side) {
  return side.photo !== null || side.segments.some((segment) => segment.markup.some((one) => one.kind === "link"));
}

/**
 * @param {BlockSide} one
 * @param {Row} row
 * @param {"before" | "after"} side
 * @param {StoryView} story
 * @param {"opened" | "closed" | null} edge
 * @returns {HTMLElement}
 */
function sideElement(one, row, side, story, edge) {
  const { lang } = side === "before" ? story.from : story.to;
  if (one.photo) {
    return photoCard({
      place: side,
      before: row.before[0]?.photo ?? null,
      after: row.after[0]?.photo ?? null,
      edits: row.edits,
      number: story.labels.capital(story.place(side, one.block)),
      lang,
      story,
    });
  }
  const text = textOfSide(one.segments, side, row.edits, story);
  if (edge && !isQuiet(row, story)) text.push(breakMark(edge, story));
  return blockElement(one, text, { lang, story });
}

/**
 * Limits a selection to the column in which it begins, so that the text of one version is copied.
 * @param {HTMLElement} view
 */
function selectOneColumn(view) {
  view.addEventListener("pointerdown", (event) => {
    const target = event.target instanceof Element ? event.target.closest(".cell") : null;
    view.classList.toggle("selects-before", target?.classList.contains("before") ?? false);
    view.classList.toggle("selects-after", target?.classList.contains("after") ?? false);
  });
}
