// @ts-check
/**
 * Any text that holds versions of a story -> versions: a file, a drop, a paste. What it is, is told from the text first and
 * from the file's name second; `format` decides where it is given.
 *
 * | name | is |
 * |---|---|
 * | `wire`, `markdown`, `html` | one version; plain text is told apart from Markdown by the engine |
 * | Markdown with CriticMarkup, a comparison saved as a page | the two versions in it |
 * | `ninjs`, `ans`, `wordpress`, `json-ld`, `manifest` | JSON: one version, or a list of them |
 */

import { fromAnsVersions, isAns } from "./ans.js";
import { fromCritic, isCritic } from "./critic.js";
import { formOfData } from "./data-signs.js";
import { FormatError } from "./errors.js";
import { refused } from "./forms.js";
import { fromJsonLdVersions, isJsonLd } from "./json-ld.js";
import { fromManifest, isManifest } from "./manifest.js";
import { fromNinjsVersions, isNinjs } from "./ninjs.js";
import { fromSavedPage } from "./saved.js";
import { formOfText } from "./signs.js";
import { data, isData } from "./values.js";
import { fromWordPressVersions, isWordPress } from "./wordpress.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {"wire" | "markdown" | "html"} TextFormat */
/** @typedef {"ninjs" | "ans" | "wordpress" | "json-ld" | "manifest"} JsonFormat */

/**
 * The JSON formats, those with the surest signs first.
 * @type {{ name: JsonFormat, is: (value: unknown) => boolean, read: (items: unknown[]) => VersionData[] }[]}
 */
const JSON_FORMATS = [
  { name: "json-ld", is: isJsonLd, read: fromJsonLdVersions },
  { name: "wordpress", is: isWordPress, read: fromWordPressVersions },
  { name: "ans", is: isAns, read: fromAnsVersions },
  { name: "ninjs", is: isNinjs, read: fromNinjsVersions },
];

/** Names that settle that a text is a story's, whatever it begins with. */
export const TEXT_FORMATS = /\.(?:md|markdown|mdown)$/i;

/** Where services put their lists. */
const LISTS = ["items", "hits", "docs", "results", "revisions", "data", "versions", "content_elements"];

/** A page's own word for when it was last changed, in the order of trust. */
const TIMES = [
  /"dateModified"\s*:\s*"([^"]{10,40})"/,
  /<meta\s[^>]*(?:article:modified_time|dateModified)["'][^>]*\scontent=["']([^"']{10,40})["']/i,
  /"datePublished"\s*:\s*"([^"]{10,40})"/,
  /<meta\s[^>]*(?:article:published_time|datePublished)["'][^>]*\scontent=["']([^"']{10,40})["']/i,
];

/**
 * What a text is.
 * @param {string} text
 * @param {{ name?: string, type?: string }} [about] the file's name and media type
 * @returns {TextFormat | "json" | "auto"} `auto`: plain text or Markdown, which the engine tells apart
 */
export function sniff(text, { name = "", type = "" } = {}) {
  const start = text.replace(/^\ufeff?\s*(?:<\?xml\b[^>]*>\s*)?/, "").slice(0, 200);
  if (/^[[{]/.test(start) && isJson(text, name, type)) return "json";
  // A page saved with another ending is still a page; an `.html` file that begins with words is a fragment.
  if (/^<(?:!doctype\s+html|html|head|body|article|main)\b/i.test(start)) return "html";
  if (/\.(?:md|markdown|mdown)$/i.test(name) || type === "text/markdown") return "markdown";
  if (/\.(?:x?html?|htm|xht)$/i.test(name) || type === "text/html" || type === "application/xhtml+xml") return "html";
  if (/^<(?:!--|[a-z][a-z0-9-]*(?:\s[^<]*)?\/?>)/i.test(start) && /<\/[a-z][a-z0-9-]*\s*>/i.test(text)) return "html";
  return "auto";
}

/**
 * The versions that a text holds, oldest first.
 * @param {string} text
 * @param {{ name?: string, type?: string, format?: string }} [about] `format` overrides what the text looks like
 * @returns {VersionData[]} at least one
 */
export function readVersions(text, about = {}) {
  const { name = "", format = "auto" } = about;
  const label = labelOf(name);
  const unread = format === "auto" && !TEXT_FORMATS.test(name) ? formOfText(text) : null;
  if (unread) throw refused(unread, name);
  const kind = format === "auto" ? sniff(text, about) : format;
  if ((kind === "auto" || kind === "markdown") && isCritic(text)) return fromCritic(text);
  if (kind === "auto" || kind === "wire" || kind === "markdown" || kind === "html") {
    const saved = kind === "html" ? fromSavedPage(text) : null;
    if (saved) return saved;
    /** @type {VersionData} */
    const version = { text, format: kind };
    if (label) version.label = label;
    const published = kind === "html" ? timeOf(text) : undefined;
    if (published) version.published = published;
    return [version];
  }
  const isKnown = kind === "json" || kind === "manifest" || JSON_FORMATS.some(({ name }) => name === kind);
  if (!isKnown) throw new FormatError("unknown-format", `The format “${kind}” is not known.`);
  const versions = fromJson(parseJson(text, name), kind, name);
  // One version of a file is called as the file; several are told apart by their times.
  if (versions.length === 1 && label && versions[0] && !versions[0].label) versions[0].label = label;
  return versions;
}

/** A file's name without its folder and its ending. @param {string} name */
export function labelOf(name) {
  return name.replace(/^.*[\\/]/, "").replace(/\.[^.]+$/, "");
}

/**
 * @param {unknown} value
 * @param {string} kind
 * @param {string} name
 * @returns {VersionData[]}
 */
function fromJson(value, kind, name) {
  const chosen = JSON_FORMATS.find(({ name }) => name === kind);
  if (chosen) return chosen.read(itemsOf(value, chosen.is));
  if (kind === "manifest") return fromManifest(value).versions;
  for (const { is, read } of JSON_FORMATS) {
    const items = itemsOf(value, is);
    if (items.length > 0 && items.every(is)) return read(items);
  }
  if (isManifest(value)) return fromManifest(value).versions;
  if (isOwnArticle(value)) return [{ article: /** @type {any} */ (value) }];
  // Nearly a manifest: say what it lacks.
  if (isData(value) && Array.isArray(value.versions)) return fromManifest(value).versions;
  const form = formOfData(value);
  if (form) throw refused(form, name);
  throw new FormatError(
    "unknown-json",
    `${called(name)} is JSON, but neither ninjs, ANS, WordPress, schema.org nor a manifest of versions.`,
  );
}

/**
 * Whether one of the readers above takes the data, or says itself what they lack.
 * @param {unknown} value
 */
export function isKnownData(value) {
  if (isManifest(value) || isOwnArticle(value)) return true;
  return JSON_FORMATS.some(({ is }) => itemsOf(value, is).some(is));
}

/**
 * An article as `parse` gives it. Editors' documents have `blocks` too, without a kind and runs.
 * @param {unknown} value
 */
export function isOwnArticle(value) {
  if (!isData(value) || !Array.isArray(value.blocks)) return false;
  return value.blocks.every((block) => isData(block) && typeof block.kind === "string" && Array.isArray(block.runs));
}

/**
 * The items of a list, of an answer that holds a list, or the only item.
 * @param {unknown} value
 * @param {(value: unknown) => boolean} is
 * @returns {unknown[]}
 */
function itemsOf(value, is) {
  if (is(value)) return Array.isArray(value) && value.every((item) => is(item)) ? value : [value];
  if (Array.isArray(value)) return value.map((item) => unwrapped(item));
  for (const key of LISTS) {
    const inner = data(value)[key];
    if (Array.isArray(inner) && inner.length > 0 && inner.map(unwrapped).every(is)) return inner.map(unwrapped);
  }
  return [value];
}

/** What search services wrap each item in. @param {unknown} item */
function unwrapped(item) {
  return isData(item) && isData(item._source) ? item._source : item;
}

/** @param {string} text @param {string} name @returns {unknown} */
export function parseJson(text, name) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new FormatError(
      "not-json",
      `${called(name)} is no JSON: ${error instanceof Error ? error.message : error}.`,
      error,
    );
  }
}

/** Whether a text that begins with a bracket is meant as JSON: "[Updates with…]" is not. @param {string} text @param {string} name @param {string} type */
function isJson(text, name, type) {
  if (/\.(?:json|jsonld|ninjs)$/i.test(name) || /[/+]json$/i.test(type)) return true;
  return /^[[{]\s*(?:["[{\]}]|$)/.test(text.replace(/^\ufeff/, "").trimStart()) && /[\]}]\s*$/.test(text);
}

/** @param {string} html */
function timeOf(html) {
  for (const pattern of TIMES) {
    const time = pattern.exec(html)?.[1];
    if (time && !Number.isNaN(Date.parse(time))) return time;
  }
  return undefined;
}

/** @param {string} name */
function called(name) {
  return name ? `“${name}”` : "The text";
}
