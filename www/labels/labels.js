// @ts-check
// Formats labels in a language, with plurals, numbers, lists and dates by Intl. The labels themselves are in the other
// files here.
// A host page may replace any label: `element.labels = { "swap": "Trade places" }`.

import { DATE_TIME, dates, kept, languageOf, Text } from "./text.js";

export { languageFor, languageOf } from "./text.js";

/** @typedef {import("./text.js").Dictionary} Dictionary */

/** Letters of the scripts that are written from right to left. */
const RIGHT_TO_LEFT_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The loaded labels, by language. @type {Record<string, Dictionary>} */
const DICTIONARIES = {};

/**
 * How the labels of other languages are loaded.
 * @typedef {Record<string, () => Promise<{ default: Dictionary }>>} LabelLoaders
 */
/** @type {LabelLoaders} */
let loaders = {};

/** @param {Record<string, Dictionary>} dictionaries */
export function addLabels(dictionaries) {
  for (const [lang, labels] of Object.entries(dictionaries)) DICTIONARIES[lang] = { ...DICTIONARIES[lang], ...labels };
}

/** The languages whose labels are loaded. @returns {string[]} */
export const languages = () => Object.keys(DICTIONARIES);

/** @param {LabelLoaders} given */
export function setLabelLoaders(given) {
  loaders = given;
}

/**
 * Loads the labels of a language.
 * @param {string} lang BCP 47 tag
 * @returns {Promise<void> | null} null if nothing has to be fetched; else a promise that resolves when the labels are
 *   loaded or loading has failed; then English is used
 */
export function fetchLabels(lang) {
  const language = languageOf(lang);
  return Object.hasOwn(DICTIONARIES, language) || !Object.hasOwn(loaders, language) ? null : fetchLanguage(language);
}

/** @param {string} language */
async function fetchLanguage(language) {
  try {
    addLabels({ [language]: (await loaders[language]?.())?.default ?? {} });
  } catch (error) {
    // Uses English and does not try again at every rendering.
    loaders = { ...loaders };
    delete loaders[language];
    console.warn(`article-versions: the labels for "${language}" could not be loaded.`, error);
  }
}

/** The labels of the views in one language. */
export class Labels extends Text {
  /**
   * @param {string} lang BCP 47 tag. English is used if its labels are not loaded
   * @param {Dictionary} [overrides]
   */
  constructor(lang, overrides = {}) {
    super(lang, overrides, DICTIONARIES);
  }

  /** @param {string} key */
  has(key) {
    return this.entry(key) !== undefined;
  }

  /**
   * The label for a key with a capital first letter, for the start of a sentence.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  title(key, values) {
    return this.capital(this.text(key, values));
  }

  /** @param {string} text */
  capital(text) {
    const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
    return text === "" ? "" : first.toLocaleUpperCase(this.lang) + text.slice(first.length);
  }

  /**
   * A name inside a sentence, isolated so that its text direction does not affect the sentence.
   * @param {string} name
   */
  isolated(name) {
    const isOther = this.dir === "rtl" ? /\p{Script=Latin}/u : RIGHT_TO_LEFT_LETTER;
    return isOther.test(name) ? `\u2068${name}\u2069` : name;
  }

  /**
   * The direction of words from a story: that of their first letter.
   * @param {string} words
   * @returns {string} "ltr" or "rtl"
   */
  directionOf(words) {
    const [letter = ""] = /\p{L}/u.exec(words) ?? [];
    return RIGHT_TO_LEFT_LETTER.test(letter) ? "rtl" : "ltr";
  }

  /** The arrow between an old and a new value in words from a story. @param {string} words */
  arrowIn(words) {
    return this.directionOf(words) === "rtl" ? "←" : "→";
  }

  /** @param {string[]} items */
  list(items) {
    // The formatter gives the same result for one item and in English.
    if (items.length < 2 || languageOf(this.lang) === "en") return items.join(", ");
    return kept("lists", this.lang, () => new Intl.ListFormat(this.lang, { style: "narrow" })).format(items);
  }

  /**
   * A date and time in a short form without the year: "Mar 4, 2:05 PM".
   * @param {string} iso
   * @returns {string}
   */
  moment(iso) {
    const time = Date.parse(iso.trim().replace(" ", "T"));
    if (!DATE_TIME.test(iso.trim()) || Number.isNaN(time)) return this.date(iso);
    return dates(this.lang, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }).format(time);
  }
}
