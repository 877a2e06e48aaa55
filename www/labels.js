// @ts-check
// Every visible word, by language, with plurals, numbers, lists and dates by Intl.
// A host page may replace any of them: `element.labels = { "swap": "Trade places" }`.

import ar from "./labels/ar.js";
import de from "./labels/de.js";
import en from "./labels/en.js";
import es from "./labels/es.js";
import fr from "./labels/fr.js";
import zh from "./labels/zh.js";

/** A word, or its plural forms by `Intl.PluralRules` category. @typedef {string | { [category: string]: string }} Words */
/** @typedef {Record<string, Words>} Dictionary */

/** @type {Record<string, Dictionary>} */
const DICTIONARIES = { ar, de, en, es, fr, zh };

/** Languages written from right to left; only those we have words for matter here. */
const RIGHT_TO_LEFT = new Set(["ar"]);

/** `2022`, `2022-05` or `2022-05-24`: a date without a time, which belongs to no time zone. */
const DATE_ONLY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** A date with a time. A time without an offset is the reader's own. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** What a view says, in one language. */
export class Labels {
  /**
   * @param {string} lang BCP 47 tag; a language we have no words for falls back to English words
   * @param {Dictionary} [overrides]
   */
  constructor(lang, overrides = {}) {
    const language = lang.toLowerCase().split("-")[0] ?? "en";
    const known = Object.hasOwn(DICTIONARIES, language);
    /** The language of the words. */
    this.lang = known ? lang : "en";
    this.dir = known && RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
    this.words = { ...en, ...(known ? DICTIONARIES[language] : {}), ...overrides };
    this.plurals = new Intl.PluralRules(this.lang);
    this.numbers = new Intl.NumberFormat(this.lang);
    this.lists = new Intl.ListFormat(this.lang, { style: "short", type: "unit" });
  }

  /**
   * The words for a key, with `{name}` filled in. A number named `n` chooses the plural form.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  text(key, values = {}) {
    const words = this.words[key];
    // A missing word must show up in a test, and must not blank a reader's page.
    if (words === undefined) return key;
    const n = values.n;
    const form =
      typeof words === "string"
        ? words
        : (words[typeof n === "number" ? this.plurals.select(n) : "other"] ?? words.other ?? "");
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? this.numbers.format(value) : value;
    });
  }

  /** @param {string} key */
  has(key) {
    return this.words[key] !== undefined;
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
    return this.lists.format(items);
  }

  /**
   * A date as a reader writes it, with the precision it was given: "May 2022", "May 24, 2022", "May 24, 2022 at 4:10 AM".
   * What is no ISO date comes back as it is.
   * @param {string} iso
   * @returns {string}
   */
  date(iso) {
    const only = DATE_ONLY.exec(iso.trim());
    if (only) {
      const [, year, month, day] = only;
      // Year 1 to 99 would be read as 1901 to 1999 by Date.UTC; no news is that old.
      const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
      /** @type {Intl.DateTimeFormatOptions} */
      const options = { timeZone: "UTC", year: "numeric" };
      if (month) options.month = "long";
      if (day) options.day = "numeric";
      return Number.isNaN(time) ? iso : new Intl.DateTimeFormat(this.lang, options).format(time);
    }
    if (!DATE_TIME.test(iso.trim())) return iso;
    const time = Date.parse(iso.trim().replace(" ", "T"));
    if (Number.isNaN(time)) return iso;
    return new Intl.DateTimeFormat(this.lang, { dateStyle: "long", timeStyle: "short" }).format(time);
  }

  /**
   * A date and its time as short as they can be told apart from others of the same year: "Mar 4, 2:05 PM".
   * @param {string} iso
   * @returns {string}
   */
  moment(iso) {
    const time = Date.parse(iso.trim().replace(" ", "T"));
    if (!DATE_TIME.test(iso.trim()) || Number.isNaN(time)) return this.date(iso);
    return new Intl.DateTimeFormat(this.lang, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }).format(time);
  }
}
