// @ts-check
// The overview strip: the whole story as one line, each block as long as its text, with what came and went marked where it is.
// For the pointer only; the list of changes and the Previous and Next buttons say the same to everybody.

import { make } from "./make.js";
import { piecesOfBoth } from "./pieces.js";
import { isQuiet } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./row.js").Actions} Actions */

/** The least length of a block, in characters, so that a short one is still seen. */
const LEAST = 60;

/** With more blocks than this there is no room for gaps between them. */
const MOST_SPACED = 100;

/**
 * @param {Story} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function strip(story, actions) {
  const blocks = story.comparison.rows.filter((row) => row.kind !== "stub").map((row) => blockOf(row, story, actions));
  return make("div", { class: blocks.length > MOST_SPACED ? "strip dense" : "strip", part: "strip", "aria-hidden": "true" }, blocks);
}

/**
 * @param {Row} row
 * @param {Story} story
 * @param {Actions} actions
 */
function blockOf(row, story, actions) {
  const pieces = isQuiet(row, story) ? [] : piecesOfRow(row, story);
  const length = textLength(row);
  const isPhoto = Boolean((row.after[0] ?? row.before[0])?.photo);
  const block = make(
    "span",
    { class: `tick${isPhoto ? " of-photo" : ""}${row.moved ? " moved" : ""}` },
    pieces.map((piece) => grown(make("span", { class: piece.tag }), piece.parts.reduce((sum, part) => sum + part.text.length, 0))),
  );
  grown(block, Math.max(LEAST, length));
  const change = story.change(row);
  if (change) {
    block.title = `${story.numbers.get(change)}. ${story.title(change)}`;
    block.addEventListener("click", () => actions.goTo(change.id));
  }
  return block;
}

/**
 * @param {HTMLElement} node
 * @param {number} share
 */
function grown(node, share) {
  // Through the object model: a style attribute would need a hole in the page's policy.
  node.style.setProperty("flex-grow", String(share));
  return node;
}

/**
 * All text of a row in order; a photo's credits follow its caption.
 * @param {Row} row
 * @param {Story} story
 * @returns {Piece[]}
 */
function piecesOfRow(row, story) {
  const texts = [row.before, row.after].map((sides) => sides.map((side) => side.segments));
  const [before = [], after = []] = texts;
  const photos = [row.before[0]?.photo, row.after[0]?.photo];
  const captions = photos.map((photo) => [photo?.caption ?? []]);
  const credits = photos.map((photo) => [photo?.credits.flatMap((credit) => credit.segments) ?? []]);
  return [
    ...piecesOfBoth(before, after, row.edits, story),
    ...piecesOfBoth(captions[0] ?? [], captions[1] ?? [], row.edits, story),
    ...piecesOfBoth(credits[0] ?? [], credits[1] ?? [], row.edits, story),
  ];
}

/** @param {Row} row */
function textLength(row) {
  return Math.max(
    ...[row.before, row.after].map((sides) =>
      sides.flatMap((side) => [...side.segments, ...(side.photo?.caption ?? [])]).reduce((sum, segment) => sum + segment.text.length, 0),
    ),
  );
}
