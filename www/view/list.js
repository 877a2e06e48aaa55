// @ts-check
// Renders the list of changes, each with its title, its place and some text around it. The list suits screen readers
// and paper best.

import { textOfPieces } from "./block.js";
import { creditField, discrepancies } from "./credit.js";
import { content } from "./fields.js";
import { button, make } from "./make.js";
import { piecesOfBoth } from "./pieces.js";
import { changeAttributes, changeHeading } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").Change} Change */
/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./pieces.js").Part} Part */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./row.js").Actions} Actions */

/** The most letters of unchanged text left on one side of a change: about two lines. */
const CONTEXT = 140;
/** A text that is longer than `CONTEXT` by up to this number of letters is not cut. An ellipsis would save no room. */
const SLACK = 20;

/**
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function list(story, actions) {
  if (story.changes.length === 0)
    return make("div", { class: "rows list" }, make("p", { class: "nothing" }, story.labels.text("status.none")));
  const view = make("div", { class: "rows list", part: "rows", role: "list" });
  story.work.fill(view, items(story, actions));
  return view;
}

/**
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {Generator<HTMLElement>}
 */
function* items(story, actions) {
  for (const change of story.changes) {
    const holder = story.holder(change);
    if (holder) yield make("div", { class: "item", role: "listitem" }, item(change, holder, story, actions));
  }
}

/**
 * @param {Change} change
 * @param {Row | FieldRow} holder
 * @param {StoryView} story
 * @param {Actions} actions
 */
function item(change, holder, story, actions) {
  const text = "field" in holder ? [make("p", { dir: "auto" }, content(holder, story))] : excerpt(holder, story);
  return make(
    "div",
    { class: `row ${change.kind}`, ...changeAttributes(change) },
    changeHeading(change, holder, story, actions),
    make(
      "div",
      {
        class: `cell${change.kind === "deleted" ? " whole-block has-deletion" : change.kind === "inserted" ? " whole-block has-insertion" : ""}`,
      },
      text,
      "field" in holder
        ? null
        : make(
            "p",
            { class: "goto" },
            button(`goto ${change.id}`, story.labels.text("list.goto"), () => actions.goTo(change.id, "story"), {
              class: "jump",
            }),
          ),
    ),
  );
}

/**
 * @param {Row} row
 * @param {StoryView} story
 * @returns {HTMLElement[]}
 */
function excerpt(row, story) {
  const before = row.before[0] ?? null;
  const after = row.after[0] ?? null;
  const lang = after ? story.to.lang : story.from.lang;
  if (before?.photo || after?.photo) {
    const card = {
      place: /** @type {const} */ ("both"),
      before: before?.photo ?? null,
      after: after?.photo ?? null,
      edits: row.edits,
      number: "",
      lang,
      story,
    };
    const pieces = piecesOfBoth([card.before?.caption ?? []], [card.after?.caption ?? []], row.edits, story);
    const kinds = new Set(row.edits.filter((edit) => story.shows(edit.classes)).flatMap((edit) => edit.classes));
    return [
      make("p", { class: "caption", dir: "auto", lang }, textOfPieces(shorten(pieces), story)),
      ...(kinds.has("credit") || !before || !after ? [creditField(card), ...discrepancies(card)] : []),
    ];
  }
  const pieces = piecesOfBoth(
    row.before.map((side) => side.segments),
    row.after.map((side) => side.segments),
    row.edits,
    story,
  );
  return [make("p", { dir: "auto", lang }, textOfPieces(shorten(pieces), story))];
}

/**
 * Shortens the unchanged text and keeps the changes with the sentences around them.
 * @param {readonly Piece[]} pieces
 * @returns {Piece[]}
 */
export function shorten(pieces) {
  if (!pieces.some((piece) => piece.tag !== "equal"))
    return [
      equalPiece(
        head(
          pieces.flatMap((piece) => piece.parts),
          CONTEXT,
        ),
      ),
    ];
  return pieces.flatMap((piece, index) => {
    if (piece.tag !== "equal") return [piece];
    const first = index === 0;
    const last = index === pieces.length - 1;
    const length = piece.parts.reduce((sum, part) => sum + part.text.length, 0);
    if (!first && !last && length <= 2 * CONTEXT) return [piece];
    // Each part ends with its sentence. The part next to the change is kept as context.
    const start = first ? [] : head(piece.parts.slice(0, 1), CONTEXT, piece.parts.length > 1);
    const end = last ? [] : tail(piece.parts.slice(-1), CONTEXT, piece.parts.length > 1);
    return [equalPiece([...start, ...end])];
  });
}

/**
 * @param {Part[]} parts
 * @returns {Piece}
 */
function equalPiece(parts) {
  return { tag: "equal", edit: null, parts };
}

/**
 * @param {Part[]} parts
 * @param {number} most
 * @param {boolean} [more] whether the text after these parts was already left out
 * @returns {Part[]}
 */
function head(parts, most, more = false) {
  const kept = [];
  let left = most;
  for (const part of parts) {
    if (part.text.length <= left) {
      kept.push(part);
      left -= part.text.length;
      continue;
    }
    // The text is cut after the last whole word. A text without spaces is cut between two characters.
    const cut = [...part.text].slice(0, left).join("");
    const text = cut.replace(/\s\S*$/u, "") || cut;
    return [...kept, { ...part, text: `${text} …` }];
  }
  return more ? [...kept, { ...plainPart, text: " …" }] : kept;
}

/**
 * @param {Part[]} parts
 * @param {number} most
 * @param {boolean} more
 * @returns {Part[]}
 */
function tail(parts, most, more) {
  const part = parts[0];
  if (!part) return [];
  if (part.text.length <= most + SLACK)
    return more
      ? [
          { ...plainPart, text: "… " },
          { ...part, text: part.text.trimStart() },
        ]
      : [part];
  const cut = [...part.text].slice(-most).join("");
  const text = cut.replace(/^\S*\s/u, "") || cut;
  return [{ ...part, text: `… ${text}` }];
}

/** @type {Part} */
const plainPart = { text: "", markup: [], differs: false, sentence: 0, before: null };
