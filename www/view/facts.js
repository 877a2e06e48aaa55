// @ts-check
// Writes the facts that changed as lines of text: "At least 12 became 27 people were killed (headline, paragraph 1)".
// It makes no nodes, so that the digest, saved files, the command and the closed line report the same.

import { isAboutTheSame } from "./interim.js";
import { StoryView } from "./story-view.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** @typedef {import("../../src/wasm/types.d.ts").FactClass} FactClass */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {StoryView} Story */

/** One line of the digest: facts of one class and one passage. @typedef {{ facts: Fact[] }} Line */
/**
 * A piece of a line. `was` and `now` are values, and `arrow` is the arrow between them.
 * @typedef {{ kind: "text" | "was" | "now" | "arrow", text: string }} Piece
 */

/** The number of lines in the wide and in the narrow layout. */
export const LINES = { wide: 5, narrow: 3 };

/** The most facts on one line. */
const SHARED = 3;
/** The most letters of a fact that shares a line. */
const SHORT = 60;

/**
 * The order of the classes. Inserted and deleted passages count as one class when lines are chosen.
 * @type {readonly FactClass[]}
 */
const ORDER = [
  "correction",
  "negation",
  "figure",
  "name",
  "attribution",
  "quotation",
  "date",
  "headline",
  "photo",
  "credit",
  "link",
  "left-behind",
  "new",
  "removed",
  "wording",
];

/** The most letters of a changed word that is quoted in the name of a line, as in `"had not" added`. */
const LONGEST_NAME = 16;

/** Classes that need no name before the fact. @type {ReadonlySet<FactClass>} */
const UNNAMED = new Set(["figure", "name", "date", "wording"]);

/** Classes whose values are whole passages and not words of an excerpt. @type {ReadonlySet<FactClass>} */
const PASSAGES = new Set(["correction", "new", "removed", "photo", "headline"]);

/**
 * Classes whose names say that the text was added or removed, or that are shown with both values.
 * @type {ReadonlySet<FactClass>}
 */
const SAYS_HOW = new Set(["correction", "left-behind", "new", "removed"]);

/** For facts without edits, the class in the filter that hides them. @type {Partial<Record<FactClass, string>>} */
const HIDDEN_BY = { "left-behind": "figure" };

/**
 * Returns the facts that the filter shows. A fact that a correction quotes is left out, because the correction shows
 * it.
 * @param {Story} story
 * @returns {Fact[]}
 */
export function shownFacts(story) {
  return (story.comparison.facts ?? []).filter((fact) => fact.corrected === null && isShown(fact, story));
}

/**
 * @param {Fact} fact
 * @param {Story} story
 */
function isShown(fact, story) {
  if (story.hidden.size === 0) return true;
  const by = HIDDEN_BY[fact.class];
  if (by) return !story.hidden.has(by);
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
 * @param {Story} story
 */
export function holderOf(place, story) {
  const { fields, rows } = story.comparison;
  return place.row === null ? fields.find(({ field }) => field === place.field) : rows[place.row];
}

/**
 * Returns all lines in the order in which they are shown, split into those shown at first and the rest.
 * @param {Story} story
 * @param {number} most the number of lines shown at first
 * @returns {{ first: Line[], rest: Line[] }}
 */
export function linesOf(story, most) {
  /** @type {Map<string, Line[]>} */
  const groups = new Map();
  for (const fact of shownFacts(story)) {
    const key = fact.class === "removed" ? "new" : fact.class;
    const lines = groups.get(key) ?? [];
    if (lines.length === 0) groups.set(key, lines);
    const last = lines.at(-1);
    if (last && sharesLine(last, fact)) last.facts.push(fact);
    else lines.push({ facts: [fact] });
  }
  const ordered = [...groups].sort(([one], [other]) => rank(one) - rank(other)).map(([, lines]) => lines);
  const all = ordered.flat();
  // Every class gets one line before any class gets a second.
  const turns = all.map((line) => ({ line, turn: ordered.find((lines) => lines.includes(line))?.indexOf(line) ?? 0 }));
  turns.sort((one, other) => one.turn - other.turn || all.indexOf(one.line) - all.indexOf(other.line));
  const chosen = new Set(turns.slice(0, most).map(({ line }) => line));
  // The wide layout reserves one line for old values that were left behind and one for passages.
  const kept = most > LINES.narrow ? [groups.get("left-behind")?.[0], groups.get("new")?.[0]] : [];
  for (const line of kept) {
    if (!line || chosen.has(line)) continue;
    const gives = turns
      .slice(0, most)
      .reverse()
      .find((turn) => chosen.has(turn.line) && !kept.includes(turn.line));
    if (gives) chosen.delete(gives.line);
    chosen.add(line);
  }
  return { first: all.filter((line) => chosen.has(line)), rest: all.filter((line) => !chosen.has(line)) };
}

/** @param {string} name */
function rank(name) {
  return ORDER.indexOf(/** @type {FactClass} */ (name));
}

/**
 * Returns whether a fact is short and has the class and the passage of the facts on a line.
 * @param {Line} line
 * @param {Fact} fact
 */
function sharesLine({ facts }, fact) {
  const [first] = facts;
  const length = (/** @type {Fact} */ { lead, before, after, trail }) =>
    lead.length + before.length + after.length + trail.length;
  return (
    first !== undefined &&
    first.class === fact.class &&
    !PASSAGES.has(fact.class) &&
    facts.length < SHARED &&
    facts.every((one) => length(one) <= SHORT) &&
    length(fact) <= SHORT &&
    fact.places.some((place) => first.places.some((other) => isSamePlace(place, other))) &&
    Boolean(first.before) === Boolean(fact.before) &&
    Boolean(first.after) === Boolean(fact.after)
  );
}

/**
 * @param {FactPlace} one
 * @param {FactPlace} other
 */
function isSamePlace(one, other) {
  return one.row === other.row && one.field === other.field && one.part === other.part;
}

/**
 * Returns the name before a line, without the colon: "Who said it", "“not” added", "Added (photo credit)". It is empty
 * for replaced figures, names and dates.
 * @param {Line} line
 * @param {Labels} labels
 */
export function nameOfLine({ facts }, labels) {
  const fact = facts[0];
  if (!fact) return "";
  const how = fact.before === "" ? "added" : fact.after === "" ? "removed" : "";
  const names = [...new Set(facts.flatMap((one) => [fact.class, ...one.also]))]
    .filter((name) => !UNNAMED.has(name))
    .sort((one, other) => rank(one) - rank(other));
  const [first] = names;
  if (first === undefined) return how ? labels.text(`fact.value.${how}`) : "";
  const rest = names.slice(1).map((name) => labels.text(`fact.${name}`));
  const key = `fact.${first}.${how}`;
  const word = fact.after || fact.before;
  // A whole clause with a "not" is too long for a name. The line then quotes it in full.
  if (how && labels.has(key) && word.length <= LONGEST_NAME) return labels.list([labels.text(key, { word }), ...rest]);
  if (how && !labels.has(key) && !SAYS_HOW.has(first))
    return `${labels.text(`fact.value.${how}`)} (${labels.list([labels.text(`fact.${first}`), ...rest])})`;
  return labels.list([labels.title(`fact.${first}`), ...rest]);
}

/**
 * Returns the name of a line for text, where nothing is highlighted. It quotes the words that were added or removed:
 * "“on Thursday” added". A line that quotes nothing else keeps its name.
 * @param {Line} line
 * @param {Labels} labels
 */
function nameInText(line, labels) {
  const isOneSided = (/** @type {Fact} */ { before, after }) => !before !== !after;
  const isExcerpt = (/** @type {Fact} */ fact) => !PASSAGES.has(fact.class) && fact.class !== "link";
  const hasWords = (/** @type {Fact} */ { lead, trail }) => (lead + trail).trim() !== "";
  if (!line.facts.every((fact) => isOneSided(fact) && isExcerpt(fact) && hasWords(fact)))
    return nameOfLine(line, labels);
  const classes = new Set(line.facts.flatMap((fact) => [fact.class, ...fact.also]));
  const names = [...classes].filter((name) => !UNNAMED.has(name) && name !== "negation");
  const quotes = line.facts.map(({ before, after }) =>
    labels.text(after ? "fact.negation.added" : "fact.negation.removed", { word: after || before }),
  );
  const named = names.length > 0 ? ` (${labels.list(names.map((name) => labels.text(`fact.${name}`)))})` : "";
  return `${labels.list(quotes)}${named}`;
}

/**
 * Returns the values that a fact had between the two versions shown: 13 in 12 → 13 → 14. Returns none if the steps do
 * not lead from the first value to the last.
 * @param {Fact} fact
 * @param {Story} story
 * @returns {string[]}
 */
export function valuesBetween(fact, story) {
  if (!CHAINED.has(fact.class) || !fact.before || !fact.after || story.steps.length < 2) return [];
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

/** Classes whose values are followed from step to step. @type {ReadonlySet<FactClass>} */
const CHAINED = new Set(["figure", "date", "name"]);

/**
 * Returns the words of a fact, quoted from the versions.
 * @param {Fact} fact
 * @param {Story} story
 * @returns {Piece[]}
 */
export function piecesOfFact(fact, story) {
  const { labels } = story;
  const { before, after, lead, trail } = fact;
  /** @type {Piece[]} */
  const values = [];
  // If an old value was left behind, only that value is quoted. The new value stands elsewhere.
  const isLeft = fact.class === "left-behind";
  if (before) values.push({ kind: "was", text: before });
  for (const value of valuesBetween(fact, story))
    values.push({ kind: "arrow", text: "" }, { kind: "was", text: value });
  if (before && after && before !== after && !isLeft) values.push({ kind: "arrow", text: "" });
  if (after && before !== after && !isLeft) values.push({ kind: "now", text: after });
  /** @type {Piece[]} */
  const words = fact.class === "link" ? [] : [{ kind: "text", text: lead }];
  words.push(...values);
  if (fact.class !== "link") words.push({ kind: "text", text: trail });
  const [open = "", close = ""] = labels.text("fact.quote").split("{text}");
  // Passages have their own quotation marks.
  if (PASSAGES.has(fact.class) || fact.class === "link") {
    const quoted = words.map((piece) =>
      piece.kind === "was" || piece.kind === "now" ? { ...piece, text: quotedOnce(piece.text, open, close) } : piece,
    );
    return (fact.class === "link" ? [{ kind: "text", text: `${quotedOnce(lead, open, close)} ` }, ...words] : quoted)
      .map((piece) => /** @type {Piece} */ (piece))
      .filter(({ kind, text }) => kind === "arrow" || text !== "");
  }
  const ends = [
    { kind: "text", text: open },
    ...words,
    { kind: "text", text: close },
    ...(isLeft ? [{ kind: "text", text: ` ${labels.text("fact.stands")}` }] : []),
  ];
  return ends.map((piece) => /** @type {Piece} */ (piece)).filter(({ kind, text }) => kind === "arrow" || text !== "");
}

/**
 * Puts a text in quotation marks, unless it begins with one.
 * @param {string} text
 * @param {Labels} labels
 */
export function quoted(text, labels) {
  const [open = "", close = ""] = labels.text("fact.quote").split("{text}");
  return quotedOnce(text, open, close);
}

/**
 * Puts a text in the given quotation marks, unless it begins with one.
 * @param {string} text
 * @param {string} open
 * @param {string} close
 */
function quotedOnce(text, open, close) {
  return /^["“„«»「]/.test(text) ? text : `${open}${text}${close}`;
}

/**
 * Returns where a fact stands: "headline, paragraph 1". Of many places only the first are named.
 * @param {Fact} fact
 * @param {Story} story
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
 * @param {Story} story
 */
function nameOfPlace({ field, row, part }, story) {
  if (field) return story.labels.text(`place.field.${field}`);
  const holder = row === null ? undefined : story.comparison.rows[row];
  const name = holder ? story.placeOf(holder) : "";
  return part === "text" || part === "picture" ? name : story.labels.text(`place.part.${part}`, { place: name });
}

/**
 * Returns a line as plain text.
 * @param {Line} line
 * @param {Story} story
 */
export function textOfLine(line, story) {
  const { labels } = story;
  const name = nameInText(line, labels);
  const facts = line.facts.map((fact) =>
    piecesOfFact(fact, story)
      .map(({ kind, text }) => (kind === "arrow" ? " → " : text))
      .join(""),
  );
  const places = placesOfLine(line, story);
  return [name && `${name}:`, facts.join(labels.text("join.clause")), places && `(${places})`]
    .filter(Boolean)
    .join(" ");
}

/**
 * Returns where the facts of a line stand. For a correction, these are the passages that it corrects.
 * @param {Line} line
 * @param {Story} story
 */
export function placesOfLine({ facts }, story) {
  const [first] = facts;
  if (!first) return "";
  if (first.class !== "correction") return placesOfFact(longest(facts), story);
  const places = correctedBy(first, story).map((fact) => placesOfFact(fact, story));
  return places.length > 0 ? story.labels.text("fact.corrected", { places: story.labels.list(places) }) : "";
}

/** @param {Fact[]} facts */
function longest(facts) {
  return facts.reduce((most, fact) => (fact.places.length > most.places.length ? fact : most));
}

/**
 * Returns the facts that a correction quotes.
 * @param {Fact} correction
 * @param {Story} story
 */
export function correctedBy(correction, story) {
  const facts = story.comparison.facts ?? [];
  const number = facts.indexOf(correction);
  return facts.filter((fact) => fact.corrected === number);
}

/** The most facts of one change that are announced. */
const MOST_SPOKEN = 3;

/**
 * Returns the facts of a change as sentences for a screen reader, the most important first: "“not” added: “It had not
 * turned.”"
 * @param {import("../../src/wasm/types.d.ts").Change} change
 * @param {Story} story
 */
export function spokenFacts(change, story) {
  const isHere = (/** @type {FactPlace} */ { row, field }) => row === change.row && field === change.field;
  const facts = (story.comparison.facts ?? []).filter((fact) => fact.places.some(isHere) && isShown(fact, story));
  return facts.slice(0, MOST_SPOKEN).map((fact) => spokenLine({ facts: [fact] }, story));
}

/**
 * Returns the first fact of a line as a sentence.
 * @param {Line} line
 * @param {Story} story
 */
export function spokenLine(line, story) {
  const { labels } = story;
  const name = nameInText({ facts: line.facts.slice(0, 1) }, labels);
  const words = line.facts
    .slice(0, 1)
    .flatMap((fact) => piecesOfFact(fact, story))
    .map(({ kind, text }) => (kind === "arrow" ? ` ${labels.text("digest.became")} ` : text))
    .join("");
  return `${name ? `${name}: ` : ""}${words}${labels.text("join.end")}`;
}

/**
 * Returns a story for code that writes text and renders no page.
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
export function storyFor(comparison, labels) {
  const version = { label: "", published: null, lang: null };
  return new StoryView(comparison, { labels, hidden: new Set(), from: version, to: version, images: "none" });
}

/**
 * Returns the digest as lines of text.
 * @param {Comparison} comparison
 * @param {Labels} labels
 * @param {number} [most] the number of lines; all by default
 * @returns {string[]}
 */
export function digestLines(comparison, labels, most = Infinity) {
  const story = storyFor(comparison, labels);
  const { first, rest } = linesOf(story, most);
  const lines = first.map((line) => textOfLine(line, story));
  return rest.length > 0 ? [...lines, labels.title("digest.more", { n: rest.length })] : lines;
}

/** The most facts on the closed line. */
const MOST_IN_LINE = 2;

/**
 * Returns the most important facts for the closed line: "12 → 27 people were killed, …". It is empty if there are no
 * facts.
 * @param {Comparison} comparison
 * @param {Labels} labels
 * @returns {string}
 */
export function summaryLine(comparison, labels) {
  const story = storyFor(comparison, labels);
  const { first, rest } = linesOf(story, MOST_IN_LINE);
  const texts = first.map((line) => {
    const name = nameInText({ facts: line.facts.slice(0, 1) }, labels);
    const [fact] = line.facts;
    const words = fact
      ? piecesOfFact(fact, story)
          .map(({ kind, text }) => (kind === "arrow" ? " → " : text))
          .join("")
      : "";
    return name ? `${name}: ${words}` : words;
  });
  if (rest.length > 0) texts.push(labels.text("digest.more", { n: rest.length }));
  return texts.join(labels.text("join.group"));
}
