// @ts-check
// Groups facts by sentence, and quotes each sentence once with all its replaced words.
//
// | text | quoted |
// |---|---|
// | At least [12]{14} people died on [Friday]{Saturday} | At least [12 → 14] people died on [Friday → Saturday] |
// | summoned [the]{Vestria’s} envoy[ of Vestria] | summoned [the envoy of Vestria → Vestria’s envoy] |
// | It had{ not} turned, [he]{she} said | It had [+not] turned, [he → she] said |
// | “We were [never told]{told late},” said Paul Orr | “We were [never told → told late]”, “said Paul Orr” |
// | “We were never told,” said [Paul]{Lea} Orr | “We were never told”, “said [Paul → Lea] Orr” |
//
// Positions are those of the text of both versions: a letter that both have is one position, and so is an edit.

import { VALUES } from "./interim.js";
import { shared, withoutShared, words } from "./replaced-words.js";
import { join, overlaps } from "./spans.js";
import { QUOTE, quotation, speaker } from "./speakers.js";
import { stretchesOf } from "./stretches.js";

/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./story-view.js").StoryView} StoryView */

/** @typedef {import("./stretches.js").Name} Name */
/** @typedef {import("./stretches.js").Stretch} Stretch */
/** @typedef {import("./spans.js").Replaced} Replaced */
/** @typedef {import("./spans.js").Span} Span */
/**
 * A piece of an excerpt. A replaced one has the facts in it.
 * @typedef {{ text: string } | { before: string, after: string, facts: Fact[] }} Quoted
 */

/** The most words between two replaced ones that are quoted with them: "summoned [the] envoy [of Vestria]". */
const BESIDE = 2;
/** The most words of each side of a value. */
const VALUE = 4;
/** The most words between two excerpts of a sentence, and of replaced words without a fact. More are left out. */
const BETWEEN = 8;
/** The number of edits from which a sentence is quoted as a whole if half of its words changed. */
const MANY = 3;
/** The most words by which an excerpt is extended to the start or the end of its sentence, quotation or clause. */
const TO_END = 4;
/** The same in a title, which has no full stop, and to the start of a clause. */
const TITLE = 12;
/** What begins a clause whose subject stands before it: "which", "killing", or added words behind a comma. */
const WITHOUT_SUBJECT =
  /^(?:[,;،，]\s*\p{L}|(?:which|who|whose|qui|que|dont|cuy[oa]|الذي|التي|\p{Ll}+(?:ing|ant|[aei]ndo))(?!\p{L}))/u;
/** The number of words of a sentence that is too long to be quoted from its start. */
const OPENING = 5;
/** The most words of each side that are quoted as one. */
const LONGEST = 30;

/** The most stretches of a passage that is quoted by its sentences. The time grows with their cube. */
const MOST_STRETCHES = 1000;

/** The punctuation between two clauses. */
const CLAUSE = /(?<!\.\p{L})[,;:.!?…،؛]\s|[()“”„"«»「」。，、；：]|\s[–—-]\s/u;

/** Between two excerpts, one of which is a quotation. The line has quotation marks of its own there. */
export const CUT = "\n";
/** Between two excerpts of one sentence. */
export const GAP = " … ";

/** A word after a number, or a sign of a script without spaces. */
const UNIT = /^(?: \p{L}{4,}|%|\p{Lo})/u;

/** A quotation mark or a bracket. Brackets inside a word are none: "ferry[1]", "“[He] said". */
const BOUNDARY = /["“”„«»「」（）【】]|(?<!\S)[([]|(?<!\S[([][^\s()[\]]*)[)\]]/;
/** A bracket with few words before the place: "Erik Maas (", "a lot (about ". */
const SHORT_BRACKET = /(?<!\S)[([]\P{P}{0,12}$/u;

/**
 * Returns the pairs of sentences of a part of a row or field.
 * @param {Row | FieldRow} holder
 * @param {FactPlace["part"]} part
 * @param {StoryView} story
 * @returns {Sentence[]}
 */
export function sentencesOf(holder, part, story) {
  const all = stretchesOf(holder, part, story);
  // Five hundred replaced words are no sentence. Each of its facts has a line.
  if (all.length > MOST_STRETCHES) return [];
  /** @type {Stretch[][]} */
  const sentences = [];
  for (const stretch of all) (sentences[stretch.sentence] ??= []).push(stretch);
  return sentences.filter(Boolean).map((stretches) => new Sentence(stretches, all));
}

/** A sentence before and after. */
export class Sentence {
  /**
   * @param {Stretch[]} stretches
   * @param {Stretch[]} all those of the passage
   */
  constructor(stretches, all) {
    this.stretches = stretches;
    this.all = all;
  }

  /**
   * Returns the stretches of a place. Returns none if the place is no part of an excerpt.
   * @param {FactPlace} place
   */
  #of({ edits }) {
    const own = this.stretches.filter(({ edit }) => edit !== null && edits.includes(edit));
    return own.some(({ closed }) => closed) ? [] : own;
  }

  /**
   * Returns whether a place is in the sentence.
   * @param {FactPlace} place
   */
  has(place) {
    return this.#of(place).length > 0;
  }

  /**
   * Quotes the sentence. `facts` are those in it, each with its place here.
   * @param {readonly { fact: Fact, place: FactPlace }[]} facts
   * @returns {Quoted[]}
   */
  quote(facts) {
    const whole = { start: this.stretches[0]?.start ?? 0, end: this.stretches.at(-1)?.end ?? 0 };
    const found = facts.map(({ fact, place }) => ({ fact, ...this.#spansOf(fact, place) }));
    /** @type {Replaced[]} */
    const edits = this.stretches
      .filter(({ edit, closed, isForm }) => edit !== null && !closed && !isForm)
      .map(({ start, end }) => ({ start, end, facts: [] }));
    const joined = join([...edits, ...found.map(({ fact, value }) => ({ ...value, facts: [fact] }))], overlaps);
    const replaced = join(joined, (one, other) => this.#belongs(one, other)).map((one) => this.#withUnit(one));
    if (this.#isRewritten(whole, replaced.filter((one) => this.#isSwap(one)).length)) {
      const sides = /** @type {const} */ (["before", "after"]).map((name) => this.#text(whole, name).trim());
      // The line has a quotation mark in place of the full stop, but not of that in "a.m.".
      const [before = "", after = ""] = sides.map((side) => side.replace(/(?<!(?:^|[\s.])\p{L})[.。]$/u, ""));
      return [{ before, after, facts: facts.map(({ fact }) => fact) }];
    }
    const isNear = (/** @type {Span} */ one, /** @type {Span} */ other) =>
      overlaps(one, other) || this.#isNear(one, other);
    const windows = join(
      [...found.map(({ window }) => ({ ...window, facts: [] })), ...replaced.filter(({ facts }) => facts.length > 0)],
      isNear,
    );
    // Other replaced words are quoted if they stand near: "[Two → Three] people were [hurt → hurt, one seriously,]".
    const beside = replaced.filter(
      (one) =>
        one.facts.length === 0 &&
        this.#length(one) <= BETWEEN &&
        windows.some((window) => (window.start <= one.start ? isNear(window, one) : isNear(one, window))),
    );
    const isOf = (/** @type {Fact} */ fact, /** @type {Fact["class"]} */ name) =>
      fact.class === name || fact.also.includes(name);
    const isQuoted = found.some(({ fact }) => isOf(fact, "quotation"));
    const others = found.flatMap(({ fact, value }) => {
      if (isOf(fact, "quotation")) return QUOTE.test(this.#text(value)) ? [] : this.#beside(speaker, value);
      return isOf(fact, "attribution") && !isQuoted ? this.#beside(quotation, value) : [];
    });
    const excerpts = join([...windows, ...beside, ...others], isNear).flatMap((window, index) =>
      this.#toEnds(
        window,
        replaced.find((one) => window.start <= one.start && one.start < window.end),
        index === 0,
      ),
    );
    return this.#pieces(
      excerpts,
      replaced.filter((one) => excerpts.some((window) => one.start < window.end && window.start < one.end)),
      others,
    );
  }

  /**
   * Extends an excerpt to the start and the end of the sentence, quotation or bracket, or else of the clause, if they are
   * near. If the subject of the first one is not, the first words of the sentence are an excerpt of their own.
   * @param {Span} window
   * @param {Span} [first] its first replacement
   * @param {boolean} [isFirst]
   * @returns {Span[]}
   */
  #toEnds({ start, end }, first = { start, end: start }, isFirst = false) {
    const text = (/** @type {number} */ from, /** @type {number} */ to) => this.#text({ start: from, end: to });
    const before = text(this.stretches[0]?.start ?? start, start);
    const bracket = SHORT_BRACKET.exec(before)?.[0] ?? "";
    const outside =
      before
        .slice(0, before.length - bracket.length)
        .split(BOUNDARY)
        .at(-1) ?? "";
    const ahead = outside + bracket;
    // The line has a quotation mark in place of the full stop.
    const behind =
      text(end, this.stretches.at(-1)?.end ?? end)
        .split(BOUNDARY)[0]
        ?.replace(/[\s\p{P}]*$/u, "") ?? "";
    const startOf = (/** @type {string} */ words) =>
      this.#position(this.#offset(start) - words.replace(/^[\s\p{P}]+/u, "").length);
    const endOf = (/** @type {string} */ words) => this.#position(this.#offset(end) + words.trimEnd().length);
    const most = /\p{P}\s*$/u.test(textOf(this.stretches)) ? TO_END : TITLE;
    const isNear = (/** @type {Span} */ rest, limit = most) => this.#length(rest) <= limit && !this.#isClosed(rest);
    const clause = (outside.split(CLAUSE).at(-1) ?? "") + bracket;
    // A whole sentence is better than a whole clause. A clause without a subject needs its sentence: ", killing [five".
    const lead = clause + text(start, first.start);
    const isOpen = [lead, this.#text(first)].some((words) => WITHOUT_SUBJECT.test(words.trimStart()));
    const needed = (words(lead) <= BESIDE && first.start > start) || isOpen ? TITLE : most;
    const whole = startOf(ahead);
    const own = startOf(clause);
    const ends = [behind, behind.split(CLAUSE)[0] ?? ""].map(endOf);
    const isWhole = isNear({ start: whole, end: start }, needed);
    // An excerpt may begin with removed words, which have no place in the later text.
    const excerpt = {
      start: Math.min(start, isWhole ? whole : isNear({ start: own, end: start }, TITLE) ? own : start),
      end: Math.max(end, ends.find((at) => isNear({ start: end, end: at })) ?? end),
    };
    // Brackets stand in pairs: "{{ [page.old → page.new] }}".
    const inside = text(excerpt.start, excerpt.end);
    if (inside.split(/\p{Ps}/u).length > inside.split(/\p{Pe}/u).length)
      excerpt.end = endOf(text(end, excerpt.end) + (/^[\s\p{Pe}]+/u.exec(text(excerpt.end, Infinity))?.[0] ?? ""));
    const opening = (ahead.trimStart().split(CLAUSE)[0] ?? "").split(" ", OPENING).join(" ");
    const head = this.#span(this.#offset(whole), this.#offset(whole) + opening.length);
    return isOpen && isFirst && head.end < excerpt.start && !this.#isClosed(head) ? [head, excerpt] : [excerpt];
  }

  /**
   * Whether words were replaced so near to others that both are one replacement.
   * @param {Replaced} one
   * @param {Replaced} other
   */
  #belongs(one, other) {
    const between = { start: one.end, end: other.start };
    const kept = this.#text(between);
    const most = this.#isValue(one) || this.#isValue(other) ? 0 : BESIDE;
    return (
      words(kept) <= most &&
      !CLAUSE.test(`${kept} `) &&
      !this.#isClosed(between) &&
      this.#length({ start: one.start, end: other.end }) <= LONGEST
    );
  }

  /**
   * Returns the excerpt of a range that was found near a value, if there is one.
   * @param {(text: string, start: number, end: number) => [number, number] | null} find
   * @param {Span} value
   * @returns {Replaced[]}
   */
  #beside(find, value) {
    const range = find(textOf(this.all), this.#offset(value.start), this.#offset(value.end));
    const span = range && { ...this.#span(...range), facts: [] };
    return span && !this.#isClosed(span) ? [span] : [];
  }

  /**
   * Whether the excerpts of two facts are one.
   * @param {Span} one
   * @param {Span} other
   */
  #isNear(one, other) {
    const between = { start: one.end, end: other.start };
    return this.#length(between) <= BETWEEN && !QUOTE.test(this.#text(between)) && !this.#isClosed(between);
  }

  /**
   * Whether so many words changed that each version is easier to read as a whole: two thirds of both, or half if there
   * are three edits; of the longer one if there are three replacements.
   * @param {Span} whole
   * @param {number} count of replacements, without words that were only added or removed
   */
  #isRewritten(whole, count) {
    const kept = this.stretches.filter(({ edit, isForm }) => edit === null || isForm);
    const edits = this.stretches.length - kept.length;
    const length = kept.reduce((sum, { text }) => sum + words(text.after), 0);
    const texts = [this.#text(whole, "before"), this.#text(whole)];
    const lengths = texts.map(words);
    return (
      (edits < MANY ? 3 : 2) * length <= (count < MANY ? Math.min : Math.max)(...lengths) &&
      this.#length(whole) <= LONGEST &&
      (!QUOTE.test(texts.join("")) || texts.every(isQuotation)) &&
      !this.#isClosed(whole)
    );
  }

  /**
   * Extends a replacement by the word after it that one side has, too: "[14 percent → 18 percent, the others 3 percent]".
   * @param {Replaced} one
   * @returns {Replaced}
   */
  #withUnit(one) {
    const next = this.all.find(({ start, end }) => start <= one.end && one.end < end);
    const [unit] = (next?.edit === null && UNIT.exec(next.text.after.slice(one.end - next.start))) || [""];
    const isInside = (/** @type {Name} */ name) => this.#text(one, name).includes(unit || CUT, 1);
    const isUnit = one.facts.some((fact) => VALUES.has(fact.class)) && (isInside("before") || isInside("after"));
    return isUnit ? { ...one, end: one.end + unit.length } : one;
  }

  /** @param {Replaced} one */
  #isValue(one) {
    const isValue = one.facts.length > 0 && one.facts.every((fact) => VALUES.has(fact.class));
    return isValue && this.#isSwap(one) && this.#length(one) <= VALUE;
  }

  /** Whether both sides have words. @param {Span} one */
  #isSwap(one) {
    return words(this.#text(one, "before")) > 0 && words(this.#text(one)) > 0;
  }

  /** The number of words of the longer side. @param {Span} span */
  #length(span) {
    return Math.max(words(this.#text(span, "before")), words(this.#text(span)));
  }

  /** @param {Span} span */
  #isClosed({ start, end }) {
    return this.all.some((one) => one.closed && one.start < end && start < one.end);
  }

  /**
   * The text of a span in one version.
   * @param {Span} span
   * @param {Name} [name]
   */
  #text({ start, end }, name = "after") {
    let text = "";
    for (const one of this.all) {
      if (one.start >= end) break;
      if (start >= one.end) continue;
      const own = one.text[name];
      text += one.edit === null ? own.slice(Math.max(start - one.start, 0), end - one.start) : own;
    }
    return text;
  }

  /**
   * Returns the span of a fact's value, and of the value with the words around it.
   * @param {Fact} fact
   * @param {FactPlace} place
   * @returns {{ value: Span, window: Span }}
   */
  #spansOf({ before, after, lead, trail }, place) {
    const own = this.#of(place);
    const value = { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
    if (lead + trail === "") return { value, window: this.#around(value) };
    /** @type {Name} */
    const name = after ? "after" : "before";
    const whole = textOf(this.all, name);
    const first = this.#offset(value.start, name);
    const last = this.#offset(value.end, name);
    const quoted = after || before;
    for (let at = whole.indexOf(lead + quoted + trail); at >= 0; at = whole.indexOf(lead + quoted + trail, at + 1)) {
      const start = at + lead.length;
      const end = start + quoted.length;
      if (start > last || end < first) continue;
      return {
        value: {
          start: Math.min(value.start, this.#position(start, name)),
          end: Math.max(value.end, this.#position(end, name)),
        },
        window: this.#span(at, end + trail.length, name),
      };
    }
    // At this place the words around it are others.
    return { value, window: value };
  }

  /**
   * Extends a span by the words around it, inside its clause.
   * @param {Span} value
   * @returns {Span}
   */
  #around({ start, end }) {
    const [first, last] = [this.#offset(start), this.#offset(end)];
    const whole = textOf(this.all);
    const own = this.#offset(this.stretches[0]?.start ?? start);
    const ahead = whole.slice(own, first).split(CLAUSE).at(-1) ?? "";
    const behind = whole.slice(last, this.#offset(this.stretches.at(-1)?.end ?? end)).split(CLAUSE)[0] ?? "";
    const lead = /(?:\S+\s+){0,3}(?:\S*\p{Ps})?$/u.exec(ahead)?.[0] ?? "";
    const trail = (/^(?:\s*\S+){0,3}/u.exec(behind)?.[0] ?? "").replace(/[\s\p{P}]+$/u, "");
    const window = this.#span(first - lead.trimStart().length, last + trail.trimEnd().length);
    const isClosed = this.#isClosed(window) || words(lead + trail) > 2 * TO_END;
    return isClosed ? { start, end } : { start: Math.min(start, window.start), end: Math.max(end, window.end) };
  }

  /**
   * The offset of a position in the text of one version.
   * @param {number} position
   * @param {Name} [name]
   */
  #offset(position, name = "after") {
    return this.#text({ start: 0, end: position }, name).length;
  }

  /**
   * The position of an offset in the text of one version. Inside an edit it is the nearer end.
   * @param {number} offset
   * @param {Name} [name]
   */
  #position(offset, name = "after") {
    let left = offset;
    for (const one of this.all) {
      const { length } = one.text[name];
      if (left <= length && length > 0) {
        if (one.edit === null) return one.start + left;
        return left === 0 ? one.start : one.end;
      }
      left -= length;
    }
    return this.all.at(-1)?.end ?? 0;
  }

  /**
   * The positions of two offsets.
   * @param {number} start
   * @param {number} end
   * @param {Name} [name]
   * @returns {Span}
   */
  #span(start, end, name) {
    return { start: this.#position(start, name), end: this.#position(end, name) };
  }

  /**
   * @param {Span[]} windows
   * @param {Replaced[]} replaced
   * @param {Span[]} said quotations of speakers, which have an ellipsis if they are cut
   * @returns {Quoted[]}
   */
  #pieces(windows, replaced, said) {
    /** @type {Quoted[]} */
    const pieces = [];
    const text = (/** @type {number} */ start, /** @type {number} */ end) => this.#text({ start, end });
    windows.forEach((window, index) => {
      const own = replaced.filter((one) => one.start < window.end && window.start < one.end);
      let at = Math.min(window.start, own[0]?.start ?? Infinity);
      if (index > 0) pieces.push({ text: this.#isQuoted(windows[index - 1], window) ? CUT : GAP });
      for (const one of own) {
        const sides = [this.#text(one, "before"), this.#text(one)];
        // The space and the punctuation at both ends of both sides belong to the words around them, but
        // for the stop of "a.m.".
        const head = shared(sides, /^[\s\p{P}]*/u, /^\s/);
        const tail = shared(sides, /(?<!(?:^|[\s.])\p{L})[\s\p{P}]*$/u, /\s$/);
        const [before = "", after = ""] = sides.map((side) =>
          (side.startsWith(head) && side.endsWith(tail)
            ? side.slice(head.length, side.length - tail.length)
            : side
          ).trim(),
        );
        pieces.push({ text: text(at, one.start) + head });
        pieces.push(...withoutShared(before, after, one.facts));
        pieces.push({ text: tail });
        at = one.end;
      }
      pieces.push({ text: text(at, Math.max(window.end, at)) });
      if (said.some(({ end }) => end === window.end) && this.#goesOn(window.end)) pieces.push({ text: "…" });
    });
    return pieces;
  }

  /**
   * Whether a quotation begins or ends between two excerpts.
   * @param {Span | undefined} one
   * @param {Span} other
   */
  #isQuoted(one, other) {
    return one !== undefined && QUOTE.test(this.#text({ start: one.end, end: other.start }));
  }

  /**
   * Whether a quotation goes on at a position.
   * @param {number} end
   */
  #goesOn(end) {
    const rest = this.#text({ start: end, end: Infinity }).split(QUOTE)[0] ?? "";
    return words(rest) > 0 && this.#text({ start: 0, end }).split(QUOTE).length % 2 === 0;
  }
}

/**
 * Whether a sentence begins with a quotation and has both marks of each.
 * @param {string} text
 */
function isQuotation(text) {
  return QUOTE.test(text.trim().charAt(0)) && text.split(QUOTE).length % 2 === 1;
}

/**
 * The text of some stretches in one version.
 * @param {Stretch[]} stretches
 * @param {Name} [name]
 */
function textOf(stretches, name = "after") {
  return stretches.map(({ text }) => text[name]).join("");
}
