// @ts-check
// Renders the overview strip: the whole story as one line, each block as long as its text, with its changes marked.
// It is for the pointer only. The list of changes and the buttons Previous and Next give the same information to all
// readers.

import { make } from "./make.js";
import { piecesOfBoth } from "./pieces.js";
import { isQuiet } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").Change} Change */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./row.js").Actions} Actions */

/** The least length of a block, in characters, so that a short one is still visible. */
const LEAST = 60;

/** With more blocks than this there is no room for gaps between them. */
const MOST_SPACED = 100;

/** The most marks that can be distinguished on a screen. In a longer story each mark stands for several blocks. */
const MOST_MARKS = 400;

/**
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function strip(story, actions) {
  const rows = story.comparison.rows.filter((row) => row.kind !== "stub");
  const share = Math.ceil(rows.length / MOST_MARKS);
  const marks = [];
  for (let start = 0; start < rows.length; start += share) {
    const group = rows.slice(start, start + share);
    const [row] = group;
    marks.push(row && share === 1 ? blockOf(row, story, actions) : groupOf(group, story, actions));
  }
  return make(
    "div",
    { class: rows.length > MOST_SPACED ? "strip dense" : "strip", part: "strip", "aria-hidden": "true" },
    marks,
    make("span", { class: "viewport", hidden: true, title: story.labels.text("strip.seen") }),
  );
}

/**
 * Renders the key of the marks: each word has the mark that it names.
 * @param {StoryView} story
 */
export function key({ labels }) {
  // No <del> and <ins>: these are words of the interface and not of a version.
  return make("p", { class: "aside key", "aria-hidden": "true" }, [
    make("span", { class: "removed" }, labels.text("kind.deleted")),
    " ",
    make("span", { class: "added" }, labels.text("kind.inserted")),
  ]);
}

/**
 * Frames the part of the strip that is on the screen now.
 * @param {HTMLElement} node the element of the strip
 * @param {StoryView} story
 * @param {{ first: number, last: number } | null} rows the indexes of the first and last visible row; null if no text
 *   of the story is visible
 */
export function frameSeen(node, { comparison }, rows) {
  const frame = node.querySelector(/** @type {"span"} */ (".viewport"));
  if (!frame) return;
  const marks = node.children.length - 1;
  const shown = comparison.rows.filter((row) => row.kind !== "stub").length;
  const share = Math.ceil(shown / MOST_MARKS);
  /** @param {number} row */
  const markOf = (row) => {
    const before = comparison.rows.slice(0, row).filter(({ kind }) => kind !== "stub").length;
    return node.children[Math.min(Math.floor(before / share), marks - 1)]?.getBoundingClientRect();
  };
  const [first, last] = rows ? [markOf(rows.first), markOf(rows.last)] : [];
  frame.hidden = !first || !last;
  if (!first || !last) return;
  const box = node.getBoundingClientRect();
  frame.style.setProperty("left", `${Math.min(first.left, last.left) - box.left}px`);
  frame.style.setProperty("width", `${Math.max(first.right, last.right) - Math.min(first.left, last.left)}px`);
}

/**
 * @param {Row} row
 * @param {StoryView} story
 * @param {Actions} actions
 */
function blockOf(row, story, actions) {
  const pieces = isQuiet(row, story) ? [] : piecesOfRow(row, story);
  const isPhoto = Boolean((row.after[0] ?? row.before[0])?.photo);
  const block = tick(
    `tick${isPhoto ? " of-photo" : ""}${row.moved ? " moved" : ""}`,
    textLength(row),
    pieces.map((piece) => [piece.tag, piece.parts.reduce((sum, part) => sum + part.text.length, 0)]),
  );
  const change = story.change(row);
  if (change) leadTo(change, story.title(change), block, story, actions);
  return block;
}

/**
 * Renders several blocks as one mark with its shares of deleted, inserted and unchanged text.
 * @param {readonly Row[]} rows
 * @param {StoryView} story
 * @param {Actions} actions
 */
function groupOf(rows, story, actions) {
  const length = rows.reduce((sum, row) => sum + textLength(row), 0);
  const changed = rows.filter((row) => !isQuiet(row, story));
  /** @param {"before" | "after"} side */
  const lost = (side) => changed.reduce((sum, row) => sum + changedLength(row, side, story), 0);
  const [deleted, inserted] = [lost("before"), lost("after")];
  const block = tick(
    "tick",
    length,
    changed.length === 0
      ? []
      : [
          ["delete", deleted],
          ["insert", inserted],
          ["equal", Math.max(0, length - deleted - inserted)],
        ],
  );
  const changes = changed.flatMap((row) => story.change(row) ?? []);
  if (changes[0]) leadTo(changes[0], story.labels.text("total", { n: changes.length }), block, story, actions);
  return block;
}

/**
 * @param {string} name
 * @param {number} length
 * @param {readonly (readonly [string, number])[]} shares
 */
function tick(name, length, shares) {
  const block = make(
    "span",
    { class: name },
    shares.filter(([, share]) => share > 0).map(([tag, share]) => grown(make("span", { class: tag }), share)),
  );
  return grown(block, Math.max(LEAST, length));
}

/**
 * @param {Change} change
 * @param {string} what
 * @param {HTMLElement} block
 * @param {StoryView} story
 * @param {Actions} actions
 */
function leadTo(change, what, block, story, actions) {
  block.title = `${story.numbers.get(change)}. ${what}`;
  block.addEventListener("click", () => actions.goTo(change.id));
}

/**
 * @param {HTMLElement} node
 * @param {number} share
 */
function grown(node, share) {
  // A style attribute would need an exception in the content security policy of the page. This call needs none.
  node.style.setProperty("flex-grow", String(share));
  return node;
}

/**
 * Returns the number of letters on one side that are shown as changed.
 * @param {Row} row
 * @param {"before" | "after"} side
 * @param {StoryView} story
 */
function changedLength(row, side, story) {
  const edits = row.edits.filter((edit) => story.shows(edit.classes));
  return edits.reduce((sum, edit) => sum + edit[side].length, 0);
}

/**
 * Returns the pieces of a row in order. The credits of a photo follow its caption.
 * @param {Row} row
 * @param {StoryView} story
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
  return Math.max(lengthOf(row.before), lengthOf(row.after));
}

/** @param {readonly BlockSide[]} sides */
function lengthOf(sides) {
  let sum = 0;
  for (const { segments, photo } of sides) {
    for (const segment of segments) sum += segment.text.length;
    for (const segment of photo?.caption ?? []) sum += segment.text.length;
  }
  return sum;
}
