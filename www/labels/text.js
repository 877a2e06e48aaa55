// @ts-check
// Formats labels in one language, with plurals, numbers and dates by Intl. Only what the closed line needs.

/**
 * A label, or its plural forms by `Intl.PluralRules` category.
 * @typedef {string | { [category: string]: string }} Label
 */
/** @typedef {Record<string, Label>} Dictionary */

/** Languages written from right to left, among those that have labels. */
const RIGHT_TO_LEFT = new Set(["ar"]);

/** `2022`, `2022-05` or `2022-05-24`: a date without a time, and so without a time zone. */
const DATE_ONLY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** A date with a time. A time without an offset is in the reader's time zone. */
export const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** @param {string} lang BCP 47 tag */
export const languageOf = (lang) => lang.toLowerCase().split("-")[0] ?? "en";

/**
 * The language of the interface: that of the element or of its nearest ancestor with a language.
 * @param {HTMLElement} element
 */
export const languageFor = (element) =>
  element.lang || element.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en";

/** Formatters by their options. @type {Map<string, any>} */
const FORMATTERS = new Map();

/**
 * A formatter, created on first use. The first one on a page takes 20 ms, mostly for tables of the browser, and each
 * further one 2 ms.
 * This would be a good part of the time to the first comparison.
 * @template Formatter
 * @param {string} name
 * @param {string} lang
 * @param {() => Formatter} make
 * @returns {Formatter}
 */
export function kept(name, lang, make) {
  const key = `${name} ${lang}`;
  if (!FORMATTERS.has(key)) FORMATTERS.set(key, make());
  return FORMATTERS.get(key);
}

/** @param {string} lang @param {Intl.DateTimeFormatOptions} options */
export const dates = (lang, options) =>
  kept(JSON.stringify(options), lang, () => new Intl.DateTimeFormat(lang, options));

/** The labels in one language. */
export class Text {
  /**
   * @param {string} lang BCP 47 tag; a language without loaded labels falls back to English
   * @param {Dictionary} overrides
   * @param {Record<string, Dictionary>} dictionaries by language, including English
   */
  constructor(lang, overrides, dictionaries) {
    const language = languageOf(lang);
    const known = Object.hasOwn(dictionaries, language);
    /** The language of the labels. */
    this.lang = known ? lang : "en";
    this.dir = known && RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
    const english = dictionaries.en ?? {};
    /** Dictionaries, searched in this order. @type {Dictionary[]} */
    this.dictionaries = [overrides, (known && dictionaries[language]) || english, english];
  }

  /** @param {string} key @returns {Label | undefined} */
  entry(key) {
    return this.dictionaries.find((dictionary) => Object.hasOwn(dictionary, key) && dictionary[key] !== undefined)?.[
      key
    ];
  }

  /**
   * The label for a key, with `{name}` replaced. A number named `n` selects the plural form.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  text(key, values = {}) {
    const label = this.entry(key);
    // A missing label must be noticed in a test, and must not break a reader's page.
    if (label === undefined) return key;
    const n = values.n;
    const pattern =
      typeof label === "string"
        ? label
        : (label[
            typeof n === "number"
              ? kept("plurals", this.lang, () => new Intl.PluralRules(this.lang)).select(n)
              : "other"
          ] ??
          label.other ??
          "");
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? this.number(value) : value;
    });
  }

  /** @param {number} value */
  number(value) {
    // Numbers below a thousand need no formatter in languages with these digits.
    if (value >= 0 && value < 1000 && Number.isInteger(value) && this.dir === "ltr" && !this.lang.includes("-u-"))
      return String(value);
    return kept("numbers", this.lang, () => new Intl.NumberFormat(this.lang)).format(value);
  }

  /**
   * A date for readers, with the precision of the given date: "May 2022", "May 24, 2022", "May 24, 2022 at 4:10 AM".
   * Text that is not an ISO date is returned unchanged.
   * @param {string} iso
   * @returns {string}
   */
  date(iso) {
    const only = DATE_ONLY.exec(iso.trim());
    if (only) {
      const [, year, month, day] = only;
      // Date.UTC reads the years 1 to 99 as 1901 to 1999. No news is that old.
      const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
      /** @type {Intl.DateTimeFormatOptions} */
      const options = { timeZone: "UTC", year: "numeric" };
      if (month) options.month = "long";
      if (day) options.day = "numeric";
      return Number.isNaN(time) ? iso : dates(this.lang, options).format(time);
    }
    if (!DATE_TIME.test(iso.trim())) return iso;
    const time = Date.parse(iso.trim().replace(" ", "T"));
    if (Number.isNaN(time)) return iso;
    return dates(this.lang, { dateStyle: "long", timeStyle: "short" }).format(time);
  }

  /**
   * A date and time for a line of text: "March 4 at 2:05 PM", with the year if it is not the current one.
   * @param {string} iso
   * @returns {string}
   */
  day(iso) {
    const time = Date.parse(iso.trim().replace(" ", "T"));
    if (!DATE_TIME.test(iso.trim()) || Number.isNaN(time)) return this.date(iso);
    const year = new Date(time).getFullYear() === new Date().getFullYear() ? undefined : "numeric";
    return dates(this.lang, { year, month: "long", day: "numeric", hour: "numeric", minute: "2-digit" }).format(time);
  }
}
