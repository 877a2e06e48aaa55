// @ts-check
// Groups the facts that changed into lines, one for each changed sentence, and puts them in order. digest.js shows the
// lines as nodes, digest-text.js writes them as text.

import { IN_SENTENCES, holderOf, piecesOfFact, quoted, shownFacts, text, valuesBetween, valuesOf } from "./facts.js";
import { rewordedIn } from "./reworded.js";
import { CUT, GAP, sentencesOf } from "./sentences.js";
import { QUOTE } from "./speakers.js";
import { StoryView } from "./story-view.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** @typedef {import("../../src/wasm/types.d.ts").FactClass} FactClass */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("./facts.js").LinePiece} LinePiece */
/** @typedef {import("./sentences.js").Quoted} Quoted */
/** @typedef {import("./sentences.js").Sentence} Sentence */

/** A class of a line: that of a fact, a moved passage, or a field that is no headline. @typedef {FactClass | "moved" | "field"} LineClass */
/** A part of a line, and where it leads. @typedef {{ place: FactPlace | undefined, pieces: LinePiece[] }} Link */
/** A fact at a place in a sentence. @typedef {{ fact: Fact, place: FactPlace, sentence: Sentence }} Spot */

/** A line of the digest. It is quoted when its words are first read: of a long list only the first lines are shown. */
export class DigestLine {
  /** @type {Link[] | null} */
  #links = null;
  #quote;

  /**
   * @param {LineClass} name
   * @param {Fact[]} facts
   * @param {() => Link[]} quote
   */
  constructor(name, facts, quote) {
    this.class = name;
    this.facts = facts;
    this.#quote = quote;
  }

  get links() {
    return (this.#links ??= this.#quote());
  }

  /** All words of the line. */
  get words() {
    return this.links.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join("");
  }
}

/** The number of lines in the wide and in the narrow layout. */
export const LINES = { wide: 5, narrow: 3 };

/**
 * The order of the lines. `top` are passages and other words of the first paragraphs.
 * @type {readonly (LineClass | "top")[]}
 */
const ORDER = [
  "correction",
  "headline",
  "negation",
  "figure",
  "name",
  "condition",
  "top",
  "attribution",
  "quotation",
  "date",
  "photo",
  "link",
  "left-behind",
  "new",
  "removed",
  "moved",
  "wording",
  "field",
  "credit",
];

/**
 * Returns all lines in the order in which they are shown, split into those shown at first and the rest.
 * @param {StoryView} story
 * @param {number} most the number of lines shown at first
 * @param {boolean} [isBelow] whether the compared headline stands above the lines, so that none repeats it
 * @returns {{ first: DigestLine[], rest: DigestLine[] }}
 */
export function linesOf(story, most, isBelow) {
  const every = known.get(story) ?? everyLine(story);
  known.set(story, every);
  const others = every.filter(({ facts }) => !facts[0] || facts.some((fact) => fact.places.some(isOutsideHeadline)));
  const all = isBelow && others[0] ? others : every;
  // Every class gets one line before any class gets a second. Added and removed passages are one class here.
  const group = (/** @type {DigestLine} */ line) => (line.class === "removed" ? "new" : line.class);
  const facts = new Set(story.comparison.facts);
  /** @type {Map<LineClass, number>} */
  const counts = new Map();
  const turns = all.map((line) => {
    const name = group(line);
    const turn = counts.get(name) ?? 0;
    counts.set(name, turn + 1);
    // The wide layout reserves one line for old values that were left behind and one for passages.
    const isReserved = most > LINES.narrow && turn === 0 && (name === "left-behind" || name === "new");
    // Words without a fact are shown at first only if there is room for them.
    const isLast = line.facts[0] && !line.facts.some((fact) => facts.has(fact));
    return { line, turn: isReserved ? -1 : isLast ? all.length : turn };
  });
  turns.sort((one, other) => one.turn - other.turn);
  const chosen = new Set(turns.slice(0, most).map(({ line }) => line));
  return { first: all.filter((line) => chosen.has(line)), rest: all.filter((line) => !chosen.has(line)) };
}

/** @param {StoryView} story */
function everyLine(story) {
  const sentences = sentencesOfStory(story);
  const facts = [...shownFacts(story), ...rewordedIn(story, sentences)];
  return inOrder([...factLines(facts, story, sentences), ...movedLines(story)], story);
}

/** @param {FactPlace} place */
function isOutsideHeadline({ field }) {
  return field !== "headline";
}

/** The lines of each story. The digest and the announcement share them. @type {WeakMap<StoryView, DigestLine[]>} */
const known = new WeakMap();

/**
 * Puts lines in order.
 * @param {DigestLine[]} lines
 * @param {StoryView} story
 */
export function inOrder(lines, story) {
  const rankOf = (/** @type {DigestLine} */ line) => {
    const paragraph = topParagraph(line, story);
    return paragraph ? rank("top") + paragraph / 10 : rank(line.class);
  };
  return lines.sort((one, other) => rankOf(one) - rankOf(other));
}

/** The number of paragraphs of which new passages come before speakers and quotations. Of other words it is one. */
const TOP = 3;

/**
 * Returns the number of the paragraph of a line with a passage or other words, if it is one of the first.
 * @param {DigestLine} line
 * @param {StoryView} story
 */
function topParagraph({ class: name, facts: [fact] }, { blocks, comparison }) {
  const row = comparison.rows[fact?.places[0]?.row ?? -1];
  const block = blocks.after.get(row?.after[0]?.block ?? -1);
  const most = name === "wording" ? 1 : name === "new" ? TOP : 0;
  return block?.kind === "paragraph" && block.number <= most ? block.number : 0;
}

/** @param {LineClass | "top"} name */
export function rank(name) {
  return ORDER.indexOf(name);
}

/**
 * Returns the lines of facts: one for each changed sentence, and one for every other fact.
 * @param {readonly Fact[]} all
 * @param {StoryView} story
 * @param {(place: FactPlace) => Sentence[]} sentences
 * @returns {DigestLine[]}
 */
export function factLines(all, story, sentences = sentencesOfStory(story)) {
  const facts = withoutQuoted(all);
  const inSentences = facts.filter((fact) => IN_SENTENCES.has(fact.class));
  const parts = countsOf(inSentences.flatMap((fact) => fact.places.map(partOf)));
  const spotsOf = (/** @type {Fact} */ fact) =>
    fact.places.flatMap((place) => {
      const sentence = sentences(place).find((one) => one.has(place));
      return sentence ? [{ fact, place, sentence }] : [];
    });
  // A fact that is alone in its passage has a line of its own. Its sentence is looked for when the line is quoted.
  const isAlone = (/** @type {Fact} */ { class: name, places: [place, other] }) =>
    IN_SENTENCES.has(name) && place && !other && parts.get(partOf(place)) === 1;
  const spots = new Map(inSentences.filter((fact) => !isAlone(fact)).map((fact) => [fact, spotsOf(fact)]));
  const counts = countsOf([...spots.values()].flat().map(({ sentence }) => sentence));
  const count = (/** @type {Spot} */ { sentence }) => counts.get(sentence) ?? 0;
  /** @type {Map<Sentence | Fact | string, { facts: Fact[], spots: Spot[] }>} */
  const groups = new Map();
  for (const fact of facts) {
    // A fact is quoted in the sentence with the most facts.
    const [spot] = (spots.get(fact) ?? []).sort((one, other) => count(other) - count(one));
    const key = spot?.sentence ?? sharedKey(fact, story);
    const group = groups.get(key) ?? { facts: [], spots: [] };
    groups.set(key, group);
    group.facts.push(fact);
    if (spot) group.spots.push(spot);
  }
  return [...groups.values()].map(({ facts, spots }) => {
    const [name] = facts.flatMap(classesInLine).sort((one, other) => rank(one) - rank(other));
    const [first] = /** @type {[Fact]} */ (facts);
    return new DigestLine(name ?? first.class, facts, () =>
      wordsOf(facts, isAlone(first) ? spotsOf(first) : spots, story),
    );
  });
}

/**
 * Returns the facts without those in a caption that the line of another picture quotes as a whole.
 * @param {readonly Fact[]} facts
 */
function withoutQuoted(facts) {
  const isWhole = (/** @type {string} */ caption) => caption !== "" && !caption.endsWith("…");
  const pictures = facts.filter(({ class: name, before, after }) => name === "photo" && [before, after].every(isWhole));
  const captions = new Set(
    pictures.flatMap(({ places }) => places.map((place) => partOf({ ...place, part: "caption" }))),
  );
  return facts.filter(
    ({ class: name, places }) => !IN_SENTENCES.has(name) || !places.every((place) => captions.has(partOf(place))),
  );
}

/** @template T @param {T[]} items @returns {Map<T, number>} how often each occurs */
function countsOf(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Names the part of a row or field. @param {FactPlace} place */
function partOf({ row, field, part }) {
  return `${row} ${field} ${part}`;
}

/**
 * Returns a function that returns the sentences of the passage of a place.
 * @param {StoryView} story
 */
function sentencesOfStory(story) {
  /** @type {Map<string, Sentence[]>} */
  const parts = new Map();
  return (/** @type {FactPlace} */ place) => {
    const key = partOf(place);
    const holder = holderOf(place, story);
    const sentences = parts.get(key) ?? (holder ? sentencesOf(holder, place.part, story) : []);
    parts.set(key, sentences);
    return sentences;
  };
}

/**
 * Returns the key of the line of a fact that is no part of a sentence. A sentence or paragraph and the one that replaced
 * it share a line, and so do the photographer and the agency of a photo.
 * @param {Fact} fact
 * @param {StoryView} story
 */
function sharedKey(fact, { comparison: { rows } }) {
  const [place] = fact.places;
  const isPassage = fact.class === "new" || fact.class === "removed";
  const row = place?.row ?? null;
  if (isPassage && row !== null && place?.edits.length === 0) return swapped(rows, row) ?? fact;
  const shares = isPassage || (fact.class === "credit" && fact.before && fact.after);
  return place && shares ? [isPassage ? "" : fact.class, place.row, place.part, place.edits].join() : fact;
}

/**
 * Returns the key of a removed paragraph and of the added one beside it, if the paragraphs around them stayed.
 * @param {readonly Row[]} rows
 * @param {number} row that of either
 */
function swapped(rows, row) {
  const kind = (/** @type {number} */ at) => rows[at]?.kind ?? "";
  const isOne = (/** @type {number} */ at) => kind(at) === "inserted" || kind(at) === "deleted";
  const first = isOne(row - 1) ? row - 1 : row;
  const isPair = isOne(first + 1) && kind(first) !== kind(first + 1) && !isOne(first - 1) && !isOne(first + 2);
  return isPair ? `${first}` : null;
}

/**
 * Quotes the facts of a line.
 * @param {Fact[]} facts
 * @param {Spot[]} spots the places of those that are in a sentence
 * @param {StoryView} story
 * @returns {Link[]}
 */
function wordsOf(facts, spots, story) {
  if (spots[0]) return linksOf(spots[0].sentence.quote(spots), spots, story);
  /** @param {Fact} fact */
  const whole = (fact) => {
    if (fact.class !== "new" && fact.class !== "removed") return fact;
    return { ...fact, before: passageOf(fact, "before", story), after: passageOf(fact, "after", story) };
  };
  const shown = facts.map(whole);
  // A sentence and the one that replaced it.
  const deleted = shown.find((fact) => fact.class === "removed");
  const added = shown.find((fact) => fact.class === "new");
  if (deleted && added) {
    return [{ place: added.places[0], pieces: piecesOfFact({ ...deleted, after: added.after }, story) }];
  }
  return shown.map((fact, index) => ({
    place: fact.places[0],
    pieces: [...(index > 0 ? [text(story.labels.text("join.clause"))] : []), ...piecesOfFact(fact, story)],
  }));
}

/**
 * @param {Fact} fact
 * @returns {LineClass[]} those that decide where its line stands
 */
function classesInLine({ class: name, also, places }) {
  if (name === "correction") return [name];
  if (places.some(({ field }) => field === "headline")) return ["headline"];
  return places.every(({ field }) => field && field !== "standfirst") ? ["field"] : [name, ...also];
}

/** The most words and letters of a passage that are quoted. */
const MOST = { words: 24, letters: 180 };

/**
 * Returns the opening of a passage. It may be longer than that of the fact, which has twelve words.
 * @param {Fact} fact
 * @param {"before" | "after"} name
 * @param {StoryView} story
 */
function passageOf(fact, name, { comparison }) {
  const { row: number = null, part, edits = [] } = fact.places[0] ?? {};
  const row = comparison.rows[number ?? -1];
  if (!row || (edits.length > 0 && !fact[name].endsWith("…"))) return fact[name];
  const segments = part === "text" ? row[name].flatMap((side) => side.segments) : [];
  const own = segments.filter(({ edit }) => edits.length === 0 || (edit !== null && edits.includes(edit)));
  return opening(own, MOST) || fact[name];
}

/**
 * Cuts the excerpt of a sentence into links, one for each replacement with a fact.
 * @param {Quoted[]} quoted
 * @param {Spot[]} spots
 * @param {StoryView} story
 * @returns {Link[]}
 */
function linksOf(quoted, spots, story) {
  const [open = "", close = ""] = story.labels.text("fact.quote").split("{text}");
  /** @type {Link[]} */
  const links = [];
  /** @type {LinePiece[]} */
  let pieces = [];
  excerptsOf(quoted).forEach((excerpt, index) => {
    const whole = excerpt.map((piece) => ("before" in piece ? piece.after || piece.before : piece.text)).join("");
    // A quotation that ends inside the excerpt has its own marks. Of one that goes on, the mark is left out.
    const marks = whole.split(QUOTE).length - 1;
    const hasOwn = QUOTE.test(whole.charAt(0)) && marks > 1;
    if (index > 0) pieces.push(text(story.labels.text("join.clause")));
    if (!hasOwn) pieces.push(text(open));
    for (const piece of excerpt) {
      if (!("before" in piece)) {
        pieces.push(text(marks === 1 ? piece.text.replace(QUOTE, "") : piece.text));
        continue;
      }
      const { before, after, facts } = piece;
      const [fact] = facts;
      const isWhole = facts.length === 1 && fact?.before === before && fact.after === after;
      pieces.push(...valuesOf(before, after, fact && isWhole ? valuesBetween(fact, story) : []));
      const spot = spots.find((one) => one.fact === fact);
      if (!spot) continue;
      links.push({ place: spot.place, pieces });
      pieces = [];
    }
    if (!hasOwn) pieces.push(text(close));
  });
  links.at(-1)?.pieces.push(...pieces);
  return links.map((link) => ({
    ...link,
    pieces: link.pieces
      .filter((piece) => piece.kind === "arrow" || piece.text)
      .map(({ kind, text }) => ({ kind, text: text.replace(LONG_WORD, "$1…") })),
  }));
}

/** A word of more than 300 letters, and the first hundred that a line quotes of it. A browser may take minutes for one. */
const LONG_WORD = /(\S{100})\S{200,}/gu;

/**
 * Splits a quoted sentence into its excerpts, without the space at their ends.
 * @param {Quoted[]} quoted
 */
function excerptsOf(quoted) {
  /** @type {Quoted[][]} */
  const excerpts = [[]];
  for (const piece of quoted) {
    if ("text" in piece && piece.text === CUT) excerpts.push([]);
    else excerpts.at(-1)?.push({ ...piece });
  }
  for (const excerpt of excerpts) {
    const shown = excerpt.filter((piece) => "before" in piece || piece.text !== "");
    const isEnd = (/** @type {Quoted | undefined} */ piece) => !piece || ("text" in piece && piece.text === GAP);
    shown.forEach((piece, index) => {
      if (!("text" in piece) || isEnd(piece)) return;
      if (isEnd(shown[index - 1])) piece.text = piece.text.trimStart();
      if (isEnd(shown[index + 1])) piece.text = piece.text.trimEnd();
    });
  }
  return excerpts;
}

/** The most words and letters of a moved passage that are quoted. */
const MOVED = { words: 12, letters: 90 };

/**
 * Returns the first words of a text.
 * @param {readonly Segment[]} segments
 * @param {{ words: number, letters: number }} most
 */
function opening(segments, most) {
  const whole = segments.map((segment) => segment.text).join("");
  const words = whole.split(/\s+/);
  const own = words.length > most.words ? `${words.slice(0, most.words).join(" ")}…` : whole;
  return [...own].slice(0, most.letters).join("");
}

/**
 * Returns a line for each passage that moved: `Moved from paragraph 5: “Officials said …” (paragraph 1)`.
 * @param {StoryView} story
 * @returns {DigestLine[]}
 */
function movedLines(story) {
  const { rows } = story.comparison;
  return rows.flatMap((row, index) => {
    const [side] = row.after;
    if (!row.moved || row.kind === "stub" || !side || !story.change(row) || !story.shows(["move"])) return [];
    const quote = () => {
      const words = opening(side.photo?.caption ?? side.segments, MOVED);
      const place = { field: null, row: index, part: /** @type {const} */ ("text"), edits: [] };
      return [{ place, pieces: [text(quoted(words, story.labels))] }];
    };
    return [new DigestLine("moved", [], quote)];
  });
}
