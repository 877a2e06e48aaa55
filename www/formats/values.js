// @ts-check
// Small questions that every format's reader asks of data it does not know.

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {Record<string, unknown>} Data */

/** @param {unknown} value @returns {value is Data} */
export function isData(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {Data} */
export function data(value) {
  return isData(value) ? value : {};
}

/** @param {unknown} value @returns {unknown[]} what is no list is a list of one */
export function list(value) {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** @param {unknown} value @returns {string | undefined} a text that is not blank */
export function text(value) {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** @param {unknown[]} values @returns {string | undefined} the first text */
export function firstText(...values) {
  for (const value of values) if (text(value)) return text(value);
  return undefined;
}

/** @param {unknown} value @returns {number | undefined} */
export function number(value) {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : undefined;
}

/**
 * The object without what is missing: absent and undefined are not the same to a reader of types.
 * @template {object} T
 * @param {T} object
 * @returns {{ [K in keyof T]?: Exclude<T[K], undefined> }}
 */
export function present(object) {
  return /** @type {any} */ (
    Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ""))
  );
}

/** Names, as a byline lists them. @param {(string | undefined)[]} names */
export function names(names) {
  return [...new Set(names.filter((name) => name !== undefined))].join(", ") || undefined;
}

/** Text made safe inside HTML. @param {string} value */
export function escapeHtml(value) {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/**
 * Text out of HTML that a system keeps in a one-line field ("Ferry &amp; pier", "A <em>new</em> pier").
 * @param {string | undefined} html
 */
export function plain(html) {
  /** @type {Record<string, string>} */
  const named = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    hellip: "…",
    ndash: "–",
    mdash: "—",
  };
  return text(
    html
      ?.replace(/<\/?[a-z][^<>]*>/gi, "")
      .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
        if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
        return (name && named[name.toLowerCase()]) ?? whole;
      }),
  );
}

/**
 * A figure as the reader of HTML takes it, for photos that have their place in the text.
 * @param {import("./types.d.ts").SourcePhoto} photo
 */
export function figure({ id, url, alt, caption, credit }) {
  const attribute = (/** @type {string} */ name, /** @type {string | undefined} */ value) =>
    value ? ` ${name}="${escapeHtml(value)}"` : "";
  const image = `<img${attribute("src", url)}${attribute("alt", alt)}${attribute("data-id", id)}>`;
  const line = credit ? `<span class="credit">${escapeHtml(credit)}</span>` : "";
  return `<figure>${image}<figcaption>${escapeHtml(caption ?? "")}${line}</figcaption></figure>`;
}

/**
 * Oldest first: by time where all have one, then by number, then as they stood.
 * @template {{ published?: string, number?: number }} T
 * @param {readonly T[]} versions
 * @returns {T[]}
 */
export function inOrder(versions) {
  return inTime(versions, (version) => version);
}

/**
 * The same for whatever says of itself when it was published.
 * @template T
 * @param {readonly T[]} versions
 * @param {(version: T) => { published?: string, number?: number }} about
 * @returns {T[]}
 */
export function inTime(versions, about) {
  const keys = new Map(
    versions.map((version) => [
      version,
      { time: Date.parse(about(version).published ?? ""), number: about(version).number ?? NaN },
    ]),
  );
  const isKnown = (/** @type {"time" | "number"} */ key) => [...keys.values()].every((of) => !Number.isNaN(of[key]));
  const [timed, numbered] = [isKnown("time"), isKnown("number")];
  const by = (/** @type {"time" | "number"} */ key, /** @type {T} */ left, /** @type {T} */ right) =>
    (keys.get(left)?.[key] ?? 0) - (keys.get(right)?.[key] ?? 0);
  return versions
    .slice()
    .sort((left, right) => (timed ? by("time", left, right) : 0) || (numbered ? by("number", left, right) : 0));
}
