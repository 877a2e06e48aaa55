// @ts-check
// All photos of both versions in one table: what each shows, and its credit before and after.

import { textOfPieces } from "./block.js";
import { make } from "./make.js";
import { shorten } from "./list.js";
import { creditField, discrepancies } from "./photo.js";
import { piecesOfBoth } from "./pieces.js";
import { changeAttributes, changeHeading } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./row.js").Actions} Actions */

/**
 * @param {Story} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function photos(story, actions) {
  const { labels } = story;
  const rows = story.comparison.rows.filter((row) => row.kind !== "stub" && (row.after[0] ?? row.before[0])?.photo);
  if (rows.length === 0) return make("div", { class: "rows" }, make("p", { class: "nothing" }, labels.text("photo.none")));
  /** @param {string} text */
  const column = (text) => make("th", { scope: "col" }, text);
  return make(
    "table",
    { class: "rows photos", part: "rows" },
    make("caption", { class: "unseen" }, labels.text("photo.table")),
    make(
      "thead",
      null,
      make(
        "tr",
        null,
        column(labels.title("class.photo")),
        column(`${labels.title("class.credit")}: ${story.from.label}`),
        column(`${labels.title("class.credit")}: ${story.to.label}`),
      ),
    ),
    make("tbody", null, rows.map((row) => photoRow(row, story, actions))),
  );
}

/**
 * @param {Row} row
 * @param {Story} story
 * @param {Actions} actions
 */
function photoRow(row, story, actions) {
  const before = row.before[0]?.photo ?? null;
  const after = row.after[0]?.photo ?? null;
  const change = story.change(row);
  const { lang } = after ? story.to : story.from;
  const card = { before, after, edits: row.edits, number: "", lang, story };
  const pieces = piecesOfBoth([before?.caption ?? []], [after?.caption ?? []], row.edits, story);
  /** @param {"before" | "after"} place */
  const credit = (place) => {
    const own = place === "before" ? before : after;
    if (!own) return make("p", { class: "none" }, story.labels.text(`nothing.here.${place}`));
    return [creditField({ ...card, place }), discrepancies({ ...card, place })].flat();
  };
  return make(
    "tr",
    { class: `row ${change ? row.kind : "equal"}` },
    make(
      "th",
      { scope: "row", ...(change ? { ...changeAttributes(change), role: null } : {}) },
      change ? changeHeading(change, row, story, actions) : make("div", { class: "margin" }, make("span", { class: "place" }, story.labels.capital(story.placeOf(row)))),
      make("p", { class: "caption", dir: "auto", lang }, textOfPieces(shorten(pieces), story)),
    ),
    make("td", null, credit("before")),
    make("td", null, credit("after")),
  );
}
