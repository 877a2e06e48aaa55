// @ts-check
// Every visible word, by language, with plurals, numbers, lists and dates by Intl. The words themselves are in the other files here.
// A host page may replace any of them: `element.labels = { "swap": "Trade places" }`.

import { DATE_TIME, dates, kept, languageOf, Text } from "./text.js";

export { languageFor, languageOf } from "./text.js";

/** @typedef {import("./text.js").Words} Words */
/** @typedef {import("./text.js").Dictionary} Dictionary */

/** The words at hand, by language. @type {Record<string, Dictionary>} */
const DICTIONARIES = {};

/** How the words of other languages are had. @typedef {Record<string, () => Promise<{ default: Dictionary }>>} Ways */
/** @type {Ways} */
let ways = {};

/** @param {Record<string, Dictionary>} dictionaries */
export function addWords(dictionaries) {
  for (const [lang, words] of Object.entries(dictionaries)) DICTIONARIES[lang] = { ...DICTIONARIES[lang], ...words };
}

/** The languages whose words are at hand. @returns {string[]} */
export const languages = () => Object.keys(DICTIONARIES);

/** @param {Ways} given */
export function setWaysToWords(given) {
  ways = given;
}

/**
 * Brings the words of a language.
 * @param {string} lang BCP 47 tag
 * @returns {Promise<void> | null} null where nothing has to be fetched; else it settles when the words are at hand or cannot be
 *   had, and then they are English
 */
export function fetchWords(lang) {
  const language = languageOf(lang);
  return Object.hasOwn(DICTIONARIES, language) || !Object.hasOwn(ways, language) ? null : fetchLanguage(language);
}

/** @param {string} language */
async function fetchLanguage(language) {
  try {
    addWords({ [language]: (await ways[language]?.())?.default ?? {} });
  } catch (error) {
    // English is better than nothing; asking at every rendering is not.
    ways = { ...ways };
    delete ways[language];
    console.warn(`article-versions: the words for "${language}" could not be had.`, error);
  }
}

/** What a view says, in one language. */
export class Labels extends Text {
  /**
   * @param {string} lang BCP 47 tag; a language whose words are not at hand falls back to English ones
   * @param {Dictionary} [overrides]
   */
  constructor(lang, overrides = {}) {
    super(lang, overrides, DICTIONARIES);
  }

  /** @param {string} key */
  has(key) {
    return this.words(key) !== undefined;
  }

  /**
   * The words for a key as a label or the start of a sentence has them.
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
   * A name inside a sentence, kept together where it is written in the other direction.
   * @param {string} name
   */
  isolated(name) {
    const isOther = this.dir === "rtl" ? /\p{Script=Latin}/u : /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
    return isOther.test(name) ? `\u2068${name}\u2069` : name;
  }

  /** @param {string[]} items */
  list(items) {
    // As the formatter has it for most of them.
    if (items.length < 2 || languageOf(this.lang) === "en") return items.join(", ");
    return kept("lists", this.lang, () => new Intl.ListFormat(this.lang, { style: "narrow" })).format(items);
  }

  /**
   * A date and its time as short as they can be told apart from others of the same year: "Mar 4, 2:05 PM".
   * @param {string} iso
   * @returns {string}
   */
  moment(iso) {
    const time = Date.parse(iso.trim().replace(" ", "T"));
    if (!DATE_TIME.test(iso.trim()) || Number.isNaN(time)) return this.date(iso);
    return dates(this.lang, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }).format(time);
  }
}
