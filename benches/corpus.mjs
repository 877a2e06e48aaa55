// @ts-check
/**
 * Articles of any length in the shape of news prose, and edited copies of them. Everything follows from the seed, so
 * that two machines measure the same texts.
 */

/** Function words: about half of English text. */
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

/** Share of the paragraphs that a heavy edit rewords besides. */
const HEAVY = 0.7;
const AGENCIES = ["AP Photo", "Reuters", "Getty Images", "AFP via Getty Images", "Bloomberg", "EPA"];
const PHOTOGRAPHERS = ["Ada Quill", "Ines Okoro", "Lars Holm", "Mei Tanaka", "Tomás Rivera"];

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

  /** @param {readonly string[]} paragraph with another word in its first sentence */
  respelled([first = "", ...others]) {
    const words = first.split(" ");
    words.splice(2, 1, this.coined(2));
    return [words.join(" "), ...others];
  }

  /** As a newsroom prints it: what the picture shows, where and when, and whose it is. */
  caption() {
    const name = `${this.one(this.names)} ${this.one(this.names)}`;
    const shown = `${name} ${this.sentence().toLowerCase().replace(/[“”.]/g, "")}`;
    return `${shown} in ${this.one(this.names)}, Monday, March ${1 + this.below(28)}, 2031. ${this.sentence()} (${this.one(PHOTOGRAPHERS)}/${this.one(AGENCIES)})`;
  }

  /** @param {string} caption with another agency in its credit, and a word more */
  recaptioned(caption) {
    return caption.replace(/\/[^/)]+\)$/, `/${this.one(AGENCIES)})`).replace(" in ", ` ${this.word()} in `);
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

/** How a later version differs, from nothing to most paragraphs. */
export const KINDS = /** @type {const} */ (["identical", "light", "normal", "heavy"]);

/**
 * The same story twice, a word changed in the middle of it, edited at the rates of {@link EDITS}, or with edits in most
 * paragraphs.
 * @param {(typeof KINDS)[number]} kind
 * @param {number} words
 */
export function pairOf(kind, words) {
  const corpus = new Corpus(words);
  const before = corpus.article(words);
  const after = {
    identical: () => before,
    light: () => before.map((paragraph, at) => (at === before.length >> 1 ? corpus.respelled(paragraph) : paragraph)),
    normal: () => corpus.edited(before),
    heavy: () =>
      corpus.edited(before).map((paragraph) => (corpus.random() < HEAVY ? corpus.reworded(paragraph) : paragraph)),
  };
  return { before: text(before), after: text(after[kind]()) };
}

/**
 * Two versions of a story with photos, a caption of two sentences and a credit each; in the later one some captions are
 * edited, and some credits name another agency.
 * @param {number} words
 * @param {number} photos
 */
export function photoPair(words, photos) {
  const corpus = new Corpus(words);
  const before = corpus.article(words);
  const captions = Array.from({ length: photos }, () => corpus.caption());
  const edited = captions.map((caption, at) => (at % 3 ? caption : corpus.recaptioned(caption)));
  const story = (/** @type {readonly string[][]} */ article, /** @type {readonly string[]} */ pictures) =>
    [text(article), ...pictures].join("\n\n");
  return { before: story(before, captions), after: story(corpus.edited(before), edited) };
}

/**
 * So many versions of one story, a word changed from each to the next.
 * @param {number} words
 * @param {number} count
 */
export function versions(words, count) {
  const corpus = new Corpus(words);
  let article = corpus.article(words);
  return Array.from({ length: count }, (_, number) => {
    const at = number % article.length;
    if (number > 0)
      article = article.map((paragraph, place) => (place === at ? corpus.respelled(paragraph) : paragraph));
    return text(article);
  });
}

/** @param {readonly string[][]} article */
export function text(article) {
  return article.map((paragraph) => paragraph.join(" ")).join("\n\n");
}

/** @param {string} word */
function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
