// @ts-check
// Names the lines of the digest and writes them as text: "At least [12 → 27] people were killed on [Friday → Saturday]
// (headline, paragraph 1)". Saved files, the command, the closed line and announcements use it.

import { factLines, inOrder, linesOf, rank } from "./digest-lines.js";
import { IN_SENTENCES, correctedBy, howOf, isShown, nameOfPlace, placesOfFact, saidBefore } from "./facts.js";
import { VALUES } from "./interim.js";
import { StoryView } from "./story-view.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** @typedef {import("../../src/wasm/types.d.ts").FactClass} FactClass */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("./digest-lines.js").DigestLine} DigestLine */
/** @typedef {import("./facts.js").LinePiece} LinePiece */

/** The most letters of a changed word that is quoted in the name of a line, as in `"had not" added`. */
const LONGEST_NAME = 16;

/**
 * Classes whose names say that the text was added or removed, or that are shown with both values.
 * @type {ReadonlySet<FactClass>}
 */
const SAYS_HOW = new Set(["correction", "left-behind", "new", "removed"]);

/** Classes that are no part of a name. A "not" is named by its word. @type {ReadonlySet<FactClass>} */
const UNNAMED = new Set(["wording", "negation"]);

/**
 * Returns the name before a line, without the colon: "Who said it", "“not” added", "Added (photo credit)". It is empty
 * for replaced figures, names and dates.
 * @param {DigestLine} line
 * @param {StoryView} story
 */
export function nameOfLine(line, story) {
  const { class: name, facts, links } = line;
  const { labels } = story;
  const fact = facts[0];
  if (!fact) {
    const row = story.comparison.rows[links[0]?.place?.row ?? -1];
    return name === "moved" && row?.moved ? nameOfMove(row.moved, story) : "";
  }
  const how = howOfLine(line, story);
  const names = namesOf(facts);
  const rest = names.map((one) => labels.text(`fact.${one}`));
  const negations = facts.filter((one) => one.class === "negation").flatMap((one) => negationOf(one, labels));
  if (negations.length > 0) return labels.list([...negations, ...rest]);
  const [first] = names;
  if (first === undefined) return "";
  const key = `fact.${first}.${how}`;
  if (how && labels.has(key)) return labels.list([labels.text(key), ...rest.slice(1)]);
  if (how && !SAYS_HOW.has(first)) return `${labels.text(`fact.value.${how}`)} (${labels.list(rest)})`;
  return labels.list([labels.title(`fact.${first}`), ...rest.slice(1)]);
}

/**
 * Returns "Moved from paragraph 5", or "Moved" for a passage that kept its number because another one was inserted or
 * deleted before it.
 * @param {import("../../src/wasm/types.d.ts").Move} moved
 * @param {StoryView} story
 */
function nameOfMove(moved, story) {
  const { labels } = story;
  const place = story.place("before", moved.before);
  return place === story.place("after", moved.after)
    ? labels.capital(labels.text("kind.moved"))
    : labels.text("moved.from", { place });
}

/**
 * Returns whether the only fact of a line was added or removed. In a sentence the words themselves show it. A photo may
 * have no words.
 * @param {DigestLine} line
 * @param {StoryView} story
 */
function howOfLine({ facts: [fact, other], links }, story) {
  if (!fact || other || IN_SENTENCES.has(fact.class) || (fact.before && fact.after)) return "";
  if (fact.before || fact.after) return fact.before ? "removed" : "added";
  const kind = story.comparison.rows[links[0]?.place?.row ?? -1]?.kind;
  return kind === "inserted" ? "added" : kind === "deleted" ? "removed" : "";
}

/**
 * Returns the name of a "not" that was added or removed. A whole clause is too long for a name, and a negation that
 * replaced other words stands beside them.
 * @param {Fact} fact
 * @param {Labels} labels
 */
function negationOf({ before, after }, labels) {
  const word = before || after;
  if ((before && after) || word.length > LONGEST_NAME) return [];
  return [labels.text(before ? "fact.negation.removed" : "fact.negation.added", { word })];
}

/**
 * Returns the classes of facts that a line names, without that of a "not". A line in which a
 * figure, a date or a name changed as well is not called "Who said it". Words in quotation marks in a caption are mostly
 * titles.
 * @param {Fact[]} facts
 */
function namesOf(facts) {
  const isMixed = facts.some((fact) => VALUES.has(fact.class));
  const isCaption = facts.every(({ places }) => places[0]?.part === "caption");
  const isUnfit = (/** @type {string} */ name) =>
    (isMixed && name === "attribution") || (isCaption && name === "quotation");
  // An arrow says that a passage replaced another.
  const isSwap = facts.some((fact) => fact.class === "removed") && facts.some((fact) => fact.class === "new");
  return [...new Set(facts.flatMap((fact) => [fact.class, ...fact.also]))]
    .filter((name) => !VALUES.has(name) && !UNNAMED.has(name) && !isSwap && !isUnfit(name))
    .sort((one, other) => rank(one) - rank(other));
}

/**
 * Returns a line as plain text.
 * @param {DigestLine} line
 * @param {StoryView} story
 */
function textOfLine(line, story) {
  const name = nameOfLine(line, story);
  const places = placesOfLine(line, story);
  return [name && `${name}:`, wordsOfLine(line, story), places && `(${places})`].filter(Boolean).join(" ");
}

/**
 * Returns the words of a line as plain text. Replaced words of a sentence are in brackets, so that one can tell where
 * they begin and end.
 * @param {DigestLine} line
 * @param {StoryView} story
 */
function wordsOfLine(line, story) {
  const pieces = line.links.flatMap((link) => link.pieces);
  const hasBrackets = line.facts.some((fact) => IN_SENTENCES.has(fact.class));
  const arrow = ` ${story.labels.arrowIn(line.words)} `;
  const words = pieces
    .map(({ kind, text }, index) => {
      if (kind === "arrow") return arrow;
      if (kind === "text" || !hasBrackets) return text;
      const isNext = (/** @type {number} */ at) => pieces[at]?.kind === "arrow";
      const how = howOf(pieces, index);
      const sign = how && (how === "added" ? "+" : "−");
      return `${isNext(index - 1) ? "" : `[${sign}`}${text}${isNext(index + 1) ? "" : "]"}`;
    })
    .join("");
  return story.labels.isolated(words);
}

/**
 * Returns where the facts of a line stand. For a correction, these are the passages that it corrects.
 * @param {DigestLine} line
 * @param {StoryView} story
 */
export function placesOfLine({ facts, links }, story) {
  const [first] = facts;
  if (!first) {
    const place = links[0]?.place;
    return place ? nameOfPlace(place, story) : "";
  }
  // A title that is no field: the line is called "Headline".
  if (first.class === "headline") return "";
  if (first.class !== "correction") return placesOfFact(longest(facts), story);
  const places = correctedBy(first, story).map((fact) => placesOfFact(fact, story));
  return places.length > 0 ? story.labels.text("fact.corrected", { places: story.labels.list(places) }) : "";
}

/** @param {Fact[]} facts */
function longest(facts) {
  return facts.reduce((most, fact) => (fact.places.length > most.places.length ? fact : most));
}

/** The most lines of one change that are announced. */
const MOST_SPOKEN = 3;

/**
 * Returns the facts of a change as sentences for a screen reader, the most important first: "“not” added: “It had not
 * turned.”"
 * @param {import("../../src/wasm/types.d.ts").Change} change
 * @param {StoryView} story
 */
export function spokenFacts(change, story) {
  const isHere = (/** @type {FactPlace} */ { row, field }) => row === change.row && field === change.field;
  const facts = (story.comparison.facts ?? [])
    .filter((fact) => fact.places.some(isHere) && isShown(fact, story))
    .map((fact) => ({ ...fact, places: fact.places.filter(isHere) }));
  return inOrder(factLines(facts, story), story)
    .slice(0, MOST_SPOKEN)
    .map((line) => spokenLine(line, story));
}

/**
 * Returns a line as a sentence for a screen reader.
 * @param {DigestLine} line
 * @param {StoryView} story
 */
export function spokenLine(line, story) {
  const name = nameOfLine(line, story);
  const became = ` ${story.labels.text("digest.became")} `;
  const pieces = line.links.flatMap((link) => link.pieces);
  const said = (/** @type {LinePiece} */ { kind, text }, /** @type {number} */ index) =>
    kind === "arrow" ? became : `${saidBefore(pieces, index, line.facts, story)}${text}`;
  const words = pieces.map(said).join("");
  return `${name ? `${name}: ` : ""}${words}${story.labels.text("join.end")}`;
}

/**
 * Returns a story for code that writes text and renders no page.
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function storyFor(comparison, labels) {
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
