// @ts-check
/**
 * Articles of any length in the shape of news prose, and edited copies of them. Everything follows from the seed, so that
 * two machines measure the same texts.
 */

/** Words that hold sentences together: about half of running English text. */
const SMALL =
  "the of and to a in that is was he for it with as his on be at by had not are but from or have an they which one were her all she there would their we him been has when who will more no if out so said".split(
    " ",
  );
const ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st str t th tr v w".split(" ");
const VOWELS = "a e i o u ai ea ee ie oa ou".split(" ");
const CODAS = ["", "", "n", "r", "l", "s", "t", "d", "m", "nd", "st", "ck", "ng"];

/** How many different words the rest is made of, and how many names. */
const VOCABULARY = 20_000;
const NAMES = 2_000;

/** Shares of the paragraphs that an edited copy changes, one way each. */
export const EDITS = { reworded: 0.15, removed: 0.03, added: 0.03, moved: 0.02, split: 0.015, merged: 0.015 };

/**
 * Numbers from 0 up to 1 (mulberry32).
 * @param {number} seed
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Paragraphs as lists of sentences. */
export class Corpus {
  /** @param {number} seed */
  constructor(seed) {
    this.random = random(seed);
    this.words = Array.from({ length: VOCABULARY }, () => this.coined(1 + this.below(3)));
    this.names = Array.from({ length: NAMES }, () => capital(this.coined(2)));
  }

  /** @param {number} limit a whole number below it */
  below(limit) {
    return Math.floor(this.random() * limit);
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  one(list) {
    return /** @type {T} */ (list[this.below(list.length)]);
  }

  /** @param {number} syllables */
  coined(syllables) {
    return Array.from({ length: syllables }, () => this.one(ONSETS) + this.one(VOWELS) + this.one(CODAS)).join("");
  }

  /** Rare words are rare: the rank is spread evenly over its logarithm, as Zipf's law has it. */
  word() {
    if (this.random() < 0.45) return this.one(SMALL);
    if (this.random() < 0.05) return String(1 + this.below(5000));
    if (this.random() < 0.08) return this.one(this.names);
    return /** @type {string} */ (this.words[Math.floor(VOCABULARY ** this.random()) - 1]);
  }

  /** 6 to 30 words, a comma in most, a quotation in one of six. */
  sentence() {
    const words = Array.from({ length: 6 + this.below(13) + this.below(13) }, () => this.word());
    if (words.length > 12) words[4 + this.below(4)] += ",";
    const text = capital(words.join(" "));
    return this.random() < 1 / 6 ? `“${text},” ${this.one(this.names)} said.` : `${text}.`;
  }

  /** One to three sentences, as in news copy. */
  paragraph() {
    return Array.from({ length: 1 + this.below(3) }, () => this.sentence());
  }

  /** @param {number} words about so many */
  article(words) {
    const paragraphs = [];
    for (let count = 0; count < words; ) {
      const paragraph = this.paragraph();
      count += paragraph.join(" ").split(" ").length;
      paragraphs.push(paragraph);
    }
    return paragraphs;
  }

  /** @param {readonly string[]} paragraph with one to three of its words replaced, added or removed */
  reworded(paragraph) {
    const sentences = [...paragraph];
    for (let n = 1 + this.below(3); n > 0; n -= 1) {
      const at = this.below(sentences.length);
      const words = /** @type {string} */ (sentences[at]).split(" ");
      const kind = this.below(3);
      words.splice(1 + this.below(words.length - 1), kind === 1 ? 0 : 1, ...(kind === 2 ? [] : [this.word()]));
      sentences[at] = words.join(" ");
    }
    return sentences;
  }

  /** @param {readonly string[][]} article a copy of it, edited at the rates of {@link EDITS} */
  edited(article) {
    /** @type {string[][]} */
    const copy = [];
    /** @type {string[][]} */
    const moving = [];
    for (const paragraph of article) {
      let chance = this.random();
      const is = (/** @type {number} */ share) => (chance -= share) < 0;
      const last = copy.at(-1);
      if (is(EDITS.reworded)) copy.push(this.reworded(paragraph));
      else if (is(EDITS.removed)) continue;
      else if (is(EDITS.added)) copy.push(paragraph, this.paragraph());
      else if (is(EDITS.moved)) moving.push(paragraph);
      else if (is(EDITS.split) && paragraph.length > 1) copy.push(paragraph.slice(0, 1), paragraph.slice(1));
      else if (is(EDITS.merged) && last) last.push(...paragraph);
      else copy.push([...paragraph]);
    }
    for (const paragraph of moving) copy.splice(this.below(copy.length + 1), 0, paragraph);
    return copy;
  }
}

/**
 * Two versions as plain text, with a blank line between paragraphs.
 * @param {number} words
 * @param {number} [seed]
 */
export function pair(words, seed = words) {
  const corpus = new Corpus(seed);
  const before = corpus.article(words);
  return { before: text(before), after: text(corpus.edited(before)) };
}

/** @param {readonly string[][]} article */
export function text(article) {
  return article.map((paragraph) => paragraph.join(" ")).join("\n\n");
}

/** @param {string} word */
function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
