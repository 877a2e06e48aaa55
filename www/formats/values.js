// @ts-check
// Helpers for reading unknown data, which all format modules share.

import { entity } from "./entities.js";

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

/** @param {unknown} value @returns {unknown[]} a value that is not a list becomes a list of one */
export function list(value) {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** @param {unknown} value @returns {string | undefined} the value, if it is a text that is not blank */
export function text(value) {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A value in one of several languages: Contentful keeps each field by its language. @param {unknown} value */
export function localised(value) {
  const keys = Object.keys(data(value));
  const isTag = (/** @type {string} */ key) =>
    /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(key) && key !== "url" && key !== "src";
  return keys[0] !== undefined && keys.every(isTag) ? data(value)[keys[0]] : value;
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
 * The object without undefined members. For TypeScript, absent and undefined members differ.
 * @template {object} T
 * @param {T} object
 * @returns {{ [K in keyof T]?: Exclude<T[K], undefined> }}
 */
export function present(object) {
  return /** @type {any} */ (
    Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ""))
  );
}

/** Names as one byline. @param {(string | undefined)[]} names */
export function names(names) {
  return [...new Set(names.filter((name) => name !== undefined))].join(", ") || undefined;
}

/** Escapes text for HTML. @param {string} value */
export function escapeHtml(value) {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Tags of block elements. They separate words. */
const BREAKS = /<\/?(?:br|p|div|li|ul|ol|h[1-6]|tr|td|th|figure|figcaption|blockquote|section|hr)\b[^<>]*>/gi;

/**
 * The plain text of HTML in a one-line field ("Ferry &amp; pier", "A <em>new</em> pier").
 * @param {string | undefined} html
 */
export function plain(html) {
  return text(
    html
      ?.replace(BREAKS, " ")
      .replace(/<\/?[a-z][^<>]*>/gi, "")
      .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d*));/gi, (whole, decimal, hex, name) => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
        if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
        return (name && entity(name)) ?? whole;
      }),
  );
}

/** Plain text as HTML paragraphs, separated by empty lines. @param {string} words */
export function paragraphs(words) {
  return words
    .split(/\r?\n\s*\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => `<p>${escapeHtml(line.trim())}</p>`)
    .join("");
}

/**
 * The summary of a text, unless it is only a truncated piece of the text.
 * @param {string | undefined} summary plain text
 * @param {string | undefined} body HTML or plain text
 */
export function ownSummary(summary, body) {
  const start = summary
    ?.replace(/\s*The post .{1,300} appeared first on .{1,200}$/s, "")
    .replace(/\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])(?:\s*(?:Continue reading|Read more)\b.{0,300})?\s*$/s, "");
  if (!start || folded(plain(body) ?? "").includes(folded(start))) return undefined;
  return summary;
}

/** @param {string} words */
function folded(words) {
  return words.replace(/\s+/g, " ").trim();
}

/** Whether a text is HTML: it begins with an element. @param {string | undefined} value */
export function isHtml(value) {
  return value !== undefined && /^\s*<(?:!--|!doctype|[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>)/i.test(value);
}

/**
 * A language as a BCP 47 tag ("en", "de-AT", "zh-Hant"). "English" is not a tag; "en_GB" becomes "en-GB".
 * @param {unknown} value
 * @returns {string | undefined}
 */
export function langOf(value) {
  const tag = text(value)?.replaceAll("_", "-");
  // "english" is a well-formed tag, but registered languages have two or three letters.
  if (tag === undefined || !/^[a-z]{2,3}(?:-|$)/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/**
 * Joins the parts of one credit: names and organisations that are not yet in it.
 * @param {...(string | undefined)} parts
 * @returns {string | undefined} "Ola Berg/AP"
 */
export function creditOf(...parts) {
  /** @type {string[]} */
  const line = [];
  for (const part of parts) {
    if (part !== undefined && !line.some((one) => holds(one, part))) line.push(part);
  }
  return line.join("/") || undefined;
}

/**
 * Separate credit lines, without those whose words another line has.
 * @param {...(string | undefined)} lines
 * @returns {string | string[] | undefined}
 */
export function creditLines(...lines) {
  const own = lines.filter((line) => line !== undefined);
  const kept = own.filter(
    (line, at) =>
      !own.some((other, place) => place !== at && holds(other, line) && (!holds(line, other) || place < at)),
  );
  return kept.length > 1 ? kept : kept[0];
}

/** Whether one line has the words of another. @param {string} line @param {string} other */
function holds(line, other) {
  const words = (/** @type {string} */ text) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `;
  return words(line).includes(words(other));
}

/**
 * A figure as HTML, for photos with a place in the text.
 * @param {import("./types.d.ts").SourcePhoto} photo
 */
export function figure({ id, url, alt, caption, credit }) {
  const attribute = (/** @type {string} */ name, /** @type {string | undefined} */ value) =>
    value ? ` ${name}="${escapeHtml(value)}"` : "";
  const image = `<img${attribute("src", url)}${attribute("alt", alt)}${attribute("data-id", id)}>`;
  return `<figure>${image}<figcaption>${escapeHtml(caption ?? "")}${creditSpans(credit)}</figcaption></figure>`;
}

/** @param {string | string[] | undefined} credit */
export function creditSpans(credit) {
  return list(credit)
    .map((line) => ` <span class="credit">${escapeHtml(String(line))}</span>`)
    .join("");
}

/**
 * An entry of a live blog as HTML. Its time and headline begin the first paragraph, so that a new entry is one passage.
 * @param {{ time: string | undefined, headline: string | undefined, html: string }} entry
 */
export function entry({ time, headline, html }) {
  const printed = time?.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, "$1 $2");
  const head = [printed, headline].filter((part) => part !== undefined);
  if (head.length === 0) return html;
  const opening = head.map((part) => `<strong>${escapeHtml(part)}</strong>`).join(" ");
  const first = /^\s*<p\b[^>]*>/i.exec(html)?.[0];
  return first ? `${first}${opening}<br>${html.slice(first.length)}` : `<p>${opening}</p>${html}`;
}

/**
 * An embed in the text: its address or name.
 * @param {string | undefined} named
 */
export function embed(named) {
  return named ? `<iframe src="${escapeHtml(named)}"></iframe>` : "";
}

/**
 * Sorts versions, oldest first: by time if all have one, then by number, then by their original order.
 * @template {{ published?: string, number?: number }} T
 * @param {readonly T[]} versions
 * @returns {T[]}
 */
export function inOrder(versions) {
  return inTime(versions, (version) => version);
}

/**
 * The same for other values with a time and a number.
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
