// @ts-check
// Renders the inline view: both versions as one text. Deleted text is struck through, and inserted text is underlined.

import { blockElement, breakMark, textOfPieces, textOfSide } from "./block.js";
import { foldRows, shownRows } from "./folding.js";
import { make } from "./make.js";
import { photoCard } from "./photo.js";
import { piecesOfBoth } from "./pieces.js";
import { changeAttributes, changeHeading, isQuiet, sideState, stubNote } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./row.js").Actions} Actions */

/**
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function inline(story, actions) {
  // Deleted rows that the filter hides are left out, because this view shows the text of the later version.
  const rows = shownRows(story, (row) => row.after.length > 0 || !isQuiet(row, story));
  const view = make("div", { class: "rows inline", part: "rows" });
  story.work.fill(
    view,
    foldRows(rows, story, (row, index) => rowElement(row, index, story, actions)),
  );
  return view;
}

/**
 * @param {Row} row
 * @param {number} index
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
function rowElement(row, index, story, actions) {
  const change = story.change(row);
  const quiet = isQuiet(row, story);
  const moved = row.moved && !quiet && row.kind !== "stub" ? " moved" : "";
  const states = new Set([sideState(row, "before", story), sideState(row, "after", story)].join(" ").split(" "));
  return make(
    "div",
    { class: `row ${quiet ? "equal" : row.kind}${moved}`, part: "row", "data-row": index, ...changeAttributes(change) },
    change && changeHeading(change, row, story, actions),
    make(
      "div",
      { class: ["cell", ...states].filter(Boolean).join(" ") },
      row.kind === "stub" ? stubNote(row, story, actions) : bothSides(row, story),
    ),
    story.history?.render(row, index, story) ?? null,
  );
}

/**
 * @param {Row} row
 * @param {StoryView} story
 * @returns {HTMLElement[]}
 */
function bothSides(row, story) {
  const own = row.after[0] ?? row.before[0];
  if (!own) return [];
  const before = row.before[0] ?? null;
  const after = row.after[0] ?? null;
  if (own.photo && (!before || before.photo) && (!after || after.photo)) {
    const place = after ? story.place("after", after.block) : story.place("before", own.block);
    return [
      photoCard({
        place: "both",
        before: before?.photo ?? null,
        after: after?.photo ?? null,
        edits: row.edits,
        number: story.labels.capital(place),
        lang: languageOf(row, story),
        story,
      }),
    ];
  }
  // If the kind of a block changed, such as from paragraph to heading, both blocks are shown.
  if (before && after && row.before.length === 1 && row.after.length === 1 && before.kind !== after.kind) {
    return [oneSide(before, row, "before", story), oneSide(after, row, "after", story)];
  }
  const pieces = piecesOfBoth(
    row.before.map((side) => side.segments),
    row.after.map((side) => side.segments),
    row.edits,
    story,
  );
  const sides = row.after.length > 0 ? row.after : row.before.slice(0, 1);
  return cutAtBreaks(pieces).map((part, index, parts) => {
    const side = sides[Math.min(index, sides.length - 1)] ?? own;
    const text = textOfPieces(part, story);
    if (index < parts.length - 1 && !isQuiet(row, story)) text.push(breakMark("opened", story));
    return blockElement(side, text, { lang: languageOf(row, story), story });
  });
}

/**
 * @param {BlockSide} side
 * @param {Row} row
 * @param {"before" | "after"} place
 * @param {StoryView} story
 */
function oneSide(side, row, place, story) {
  const lang = place === "before" ? story.from.lang : story.to.lang;
  if (side.photo) {
    return photoCard({
      place,
      before: place === "before" ? side.photo : null,
      after: place === "after" ? side.photo : null,
      edits: row.edits,
      number: story.labels.capital(story.place(place, side.block)),
      lang,
      story,
    });
  }
  return blockElement(side, textOfSide(side.segments, place, row.edits, story), { lang, story });
}

/**
 * Splits pieces into one list for each paragraph of the later version.
 * @param {readonly Piece[]} pieces
 * @returns {Piece[][]}
 */
function cutAtBreaks(pieces) {
  /** @type {Piece[][]} */
  const parts = [[]];
  for (const piece of pieces) {
    if (piece.tag === "opened") parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts;
}

/**
 * @param {Row} row
 * @param {StoryView} story
 */
function languageOf(row, story) {
  return row.after.length > 0 ? story.to.lang : story.from.lang;
}
