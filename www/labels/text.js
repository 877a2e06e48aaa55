// @ts-check
// Words in one language, with plurals, numbers and dates by Intl: as much of it as the closed line needs.

/** A word, or its plural forms by `Intl.PluralRules` category. @typedef {string | { [category: string]: string }} Words */
/** @typedef {Record<string, Words>} Dictionary */

/** Languages written from right to left; only those we have words for matter here. */
const RIGHT_TO_LEFT = new Set(["ar"]);

/** `2022`, `2022-05` or `2022-05-24`: a date without a time, which belongs to no time zone. */
const DATE_ONLY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** A date with a time. A time without an offset is the reader's own. */
export const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** @param {string} lang BCP 47 tag */
export const languageOf = (lang) => lang.toLowerCase().split("-")[0] ?? "en";

/**
 * The language of an interface: the element's own, or that of what it stands in.
 * @param {HTMLElement} element
 */
export const languageFor = (element) =>
  element.lang || element.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en";

/** Formatters, by what was asked of them. @type {Map<string, any>} */
const FORMATTERS = new Map();

/**
 * A formatter that is made when it is first asked for. The first one of a page takes 20 ms, most of them for the browser's own
 * tables, and each further one a tenth of that: a good part of the time to the first comparison.
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

/** What is said in one language. */
export class Text {
  /**
   * @param {string} lang BCP 47 tag; a language whose words are not at hand falls back to English ones
   * @param {Dictionary} overrides
   * @param {Record<string, Dictionary>} dictionaries by language; English among them
   */
  constructor(lang, overrides, dictionaries) {
    const language = languageOf(lang);
    const known = Object.hasOwn(dictionaries, language);
    /** The language of the words. */
    this.lang = known ? lang : "en";
    this.dir = known && RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
    const english = dictionaries.en ?? {};
    /** The first of these that has a word is asked. @type {Dictionary[]} */
    this.dictionaries = [overrides, (known && dictionaries[language]) || english, english];
  }

  /** @param {string} key @returns {Words | undefined} */
  words(key) {
    return this.dictionaries.find((dictionary) => Object.hasOwn(dictionary, key) && dictionary[key] !== undefined)?.[
      key
    ];
  }

  /**
   * The words for a key, with `{name}` filled in. A number named `n` chooses the plural form.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  text(key, values = {}) {
    const words = this.words(key);
    // A missing word must show up in a test, and must not blank a reader's page.
    if (words === undefined) return key;
    const n = values.n;
    const form =
      typeof words === "string"
        ? words
        : (words[
            typeof n === "number"
              ? kept("plurals", this.lang, () => new Intl.PluralRules(this.lang)).select(n)
              : "other"
          ] ??
          words.other ??
          "");
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? this.number(value) : value;
    });
  }

  /** @param {number} value */
  number(value) {
    // Numbers below a thousand look so wherever the digits are these: no formatter has to be made for them.
    if (value >= 0 && value < 1000 && Number.isInteger(value) && this.dir === "ltr" && !this.lang.includes("-u-"))
      return String(value);
    return kept("numbers", this.lang, () => new Intl.NumberFormat(this.lang)).format(value);
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
      return Number.isNaN(time) ? iso : dates(this.lang, options).format(time);
    }
    if (!DATE_TIME.test(iso.trim())) return iso;
    const time = Date.parse(iso.trim().replace(" ", "T"));
    if (Number.isNaN(time)) return iso;
    return dates(this.lang, { dateStyle: "long", timeStyle: "short" }).format(time);
  }

  /**
   * A date and its time as a line of text has them: "March 4 at 2:05 PM", with the year where it is another one.
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
