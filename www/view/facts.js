// @ts-check
// Writes the values, words and places of a fact as text. digest-lines.js joins the facts of a sentence.

import { VALUES, isAboutTheSame } from "./interim.js";

/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** @typedef {import("../../src/wasm/types.d.ts").FactClass} FactClass */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("./story-view.js").StoryView} StoryView */

/**
 * A piece of a line. `old` and `new` are values, and `arrow` is the arrow between them.
 * @typedef {{ kind: "text" | "old" | "new" | "arrow", text: string }} LinePiece
 */

/** Classes whose values are whole passages and not words of an excerpt. @type {ReadonlySet<FactClass>} */
const PASSAGES = new Set(["correction", "new", "removed", "photo", "headline"]);

/** Classes whose facts are words of a sentence. @type {ReadonlySet<FactClass>} */
export const IN_SENTENCES = new Set([
  "negation",
  "condition",
  "figure",
  "name",
  "attribution",
  "quotation",
  "date",
  "wording",
]);

/**
 * Returns the facts that the filter shows. A fact that a correction quotes is left out, because the correction shows
 * it.
 * @param {StoryView} story
 * @returns {Fact[]}
 */
export function shownFacts(story) {
  return (story.comparison.facts ?? []).filter((fact) => fact.corrected === null && isShown(fact, story));
}

/**
 * @param {Fact} fact
 * @param {StoryView} story
 */
export function isShown(fact, story) {
  if (story.hidden.size === 0) return true;
  if (fact.class === "left-behind") return !story.hidden.has("figure");
  return fact.places.some((place) => {
    const holder = holderOf(place, story);
    const change = holder && story.change(holder);
    const edits = place.edits.map((edit) => holder?.edits[edit]).filter((edit) => edit !== undefined);
    return Boolean(change) && (edits.length === 0 || edits.some((edit) => story.shows(edit.classes)));
  });
}

/**
 * Returns the row or field of a place.
 * @param {FactPlace} place
 * @param {StoryView} story
 */
export function holderOf(place, story) {
  const { fields, rows } = story.comparison;
  return place.row === null ? fields.find(({ field }) => field === place.field) : rows[place.row];
}

/** @param {string} words @returns {LinePiece} */
export function text(words) {
  return { kind: "text", text: words };
}

/**
 * Returns a value before and after, with those between.
 * @param {string} before
 * @param {string} after
 * @param {string[]} between
 * @returns {LinePiece[]}
 */
export function valuesOf(before, after, between) {
  /** @type {LinePiece[]} */
  const values = [before, ...between].filter(Boolean).map((value) => ({ kind: "old", text: value }));
  if (after && before !== after) values.push({ kind: "new", text: after });
  return values.flatMap((piece, index) => (index > 0 ? [{ kind: "arrow", text: "" }, piece] : [piece]));
}

/**
 * Returns how words changed that are quoted alone: added, removed, or neither.
 * @param {readonly LinePiece[]} pieces
 * @param {number} index
 */
export function howOf(pieces, index) {
  const { kind = "text" } = pieces[index] ?? {};
  const isOfPair = [pieces[index - 1], pieces[index + 1]].some((piece) => piece?.kind === "arrow");
  return isOfPair || kind === "text" || kind === "arrow" ? "" : kind === "new" ? "added" : "removed";
}

/**
 * Returns what a listener hears before words that are quoted alone: "Added: ". The name of the line says it of a "not"
 * and of whole passages.
 * @param {readonly LinePiece[]} pieces
 * @param {number} index
 * @param {readonly Fact[]} facts those of the line
 * @param {StoryView} story
 */
export function saidBefore(pieces, index, facts, story) {
  const how = howOf(pieces, index);
  const isNamed = facts.some(
    (one) =>
      !IN_SENTENCES.has(one.class) || (one.class === "negation" && one.before + one.after === pieces[index]?.text),
  );
  return how && !isNamed ? `${story.labels.text(`fact.value.${how}`)}: ` : "";
}

/**
 * Returns the values that a fact had between the two versions shown: 13 in 12 → 13 → 14. Returns none if the steps do
 * not lead from the first value to the last.
 * @param {Fact} fact
 * @param {StoryView} story
 * @returns {string[]}
 */
export function valuesBetween(fact, story) {
  if (!VALUES.has(fact.class) || !fact.before || !fact.after || story.steps.length < 2) return [];
  const values = [fact.before];
  for (const { facts } of story.steps) {
    const next = (facts ?? []).find(
      (one) =>
        one.class === fact.class && one.before === values.at(-1) && one.after !== "" && isAboutTheSame(one, fact),
    );
    if (next) values.push(next.after);
  }
  return values.at(-1) === fact.after ? values.slice(1, -1) : [];
}

/**
 * Returns the words of a fact, quoted from the versions.
 * @param {Fact} fact
 * @param {StoryView} story
 * @returns {LinePiece[]}
 */
export function piecesOfFact(fact, story) {
  const { labels } = story;
  const { before, after, lead, trail } = fact;
  // If an old value was left behind, only that value is quoted. The new value stands elsewhere.
  const isLeft = fact.class === "left-behind";
  const values = valuesOf(before, isLeft ? before : after, valuesBetween(fact, story));
  if (fact.class === "link") return [text(`${quoted(lead, labels)} `), ...values];
  // Passages have their own quotation marks.
  if (PASSAGES.has(fact.class))
    return values.map((piece) => ({ ...piece, text: piece.text && quoted(piece.text, labels) }));
  const [open = "", close = ""] = labels.text("fact.quote").split("{text}");
  return [text(open + lead), ...values, text(trail + close + (isLeft ? ` ${labels.text("fact.stands")}` : ""))];
}

/**
 * Puts a text in quotation marks, unless it begins with one.
 * @param {string} words
 * @param {Labels} labels
 */
export function quoted(words, labels) {
  return /^["“„«»「]/.test(words) ? words : labels.text("fact.quote", { text: words });
}

/**
 * Returns where a fact stands: "headline, paragraph 1". Of many places only the first are named.
 * @param {Fact} fact
 * @param {StoryView} story
 */
export function placesOfFact(fact, story) {
  const { labels } = story;
  const names = fact.places.map((place) => nameOfPlace(place, story)).filter(Boolean);
  const shown = [...new Set(names)].slice(0, MOST_PLACES);
  if (names.length > MOST_PLACES) shown.push(labels.text("fact.places.more", { n: names.length - MOST_PLACES }));
  return labels.list(shown);
}

/** The most places that are named. */
const MOST_PLACES = 3;

/**
 * @param {FactPlace} place
 * @param {StoryView} story
 */
export function nameOfPlace({ field, row, part }, story) {
  if (field) return story.labels.text(`place.field.${field}`);
  const holder = row === null ? undefined : story.comparison.rows[row];
  const name = holder ? story.placeOf(holder) : "";
  return part === "text" || part === "picture" ? name : story.labels.text(`place.part.${part}`, { place: name });
}

/**
 * Returns the facts that a correction quotes.
 * @param {Fact} correction
 * @param {StoryView} story
 */
export function correctedBy(correction, story) {
  const facts = story.comparison.facts ?? [];
  const number = facts.indexOf(correction);
  return facts.filter((fact) => fact.corrected === number);
}
