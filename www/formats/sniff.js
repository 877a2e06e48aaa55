// @ts-check
/**
 * Reads the versions in a text from a file, a drop or a paste. The format is detected from the text first, then from
 * the file name. If `format` is given, it decides.
 *
 * | name | contents |
 * |---|---|
 * | `wire`, `markdown`, `html` | one version; the engine distinguishes plain text from Markdown |
 * | Markdown with CriticMarkup, a comparison saved as a page | two versions |
 * | `ninjs`, `ans`, `wordpress`, `json-ld`, `guardian`, `ghost`, `drupal`, `digitalwires`, `manifest` | JSON: one version, or a list of them |
 * | `rows` | a table (CSV, TSV), or the same rows as JSON, in a list or one per line |
 */

import { fromAns, isAns } from "./ans.js";
import { fromCritic, isCritic } from "./critic.js";
import { formatOfData, isTree, unreadData } from "./data-signs.js";
import { AGAIN, called, FormatError } from "./errors.js";
import { labelOf, readPage } from "./pages.js";
import { refused } from "./registry.js";
import { fromJsonLd, isJsonLd, storiesOfJsonLd } from "./json-ld.js";
import { fromManifest, isManifest } from "./manifest.js";
import { isNinjs, readNinjs } from "./ninjs.js";
import { omittedAround, omittedFromAll, withOmitted } from "./omitted.js";
import { isRow, readRows } from "./rows.js";
import { formatOfText } from "./signs.js";
import { SYSTEMS } from "./systems.js";
import { delimiterOf, fromLines, fromTable } from "./tables.js";
import { data, inOrder, isData } from "./values.js";
import { fromWordPress, isWordPress } from "./wordpress.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {"wire" | "markdown" | "html"} TextFormat */
/**
 * A format of newsroom data. `is` tests an item; `read` returns the items as versions, in their order.
 * @typedef {{ name: string, is: (value: unknown) => boolean, read: (items: unknown[]) => VersionData[], items?: (value: unknown) => unknown[] }} DataFormat
 */

/**
 * The formats of JSON, those with the most certain signs first.
 * @type {DataFormat[]}
 */
const DATA_FORMATS = [
  { name: "json-ld", is: isJsonLd, read: (items) => items.map(fromJsonLd), items: storiesOfJsonLd },
  { name: "wordpress", is: isWordPress, read: (items) => items.map(fromWordPress) },
  { name: "ans", is: isAns, read: (items) => items.map(fromAns) },
  ...SYSTEMS.map(({ name, is, read, items: itemsOf }) => ({
    name,
    is,
    read: (/** @type {unknown[]} */ items) => items.map((item) => read(data(item))),
    ...(itemsOf && { items: itemsOf }),
  })),
  { name: "ninjs", is: isNinjs, read: readNinjs },
  { name: "rows", is: isRow, read: readRows },
];

/** The values of `format` for JSON. */
export const DATA_NAMES = DATA_FORMATS.map(({ name }) => name);

/** Keys under which services put their items: lists, and objects around lists. */
const WRAPPERS =
  /^(?:_?items?|hits|docs|results?|revisions|data|versions|content_elements|response|content|posts|articles|rows|entries|records|nodes|stories|news|db|payload|body)$/;
/** Keys of wrappers around each item of a list. */
const AROUND_ITEM = ["_source", "item", "node", "attributes", "fields"];
/** Keys of wrappers around a single row. */
const AROUND_ROW = /^(?:attributes|fields|_source)$/;
/** How deep wrappers may be nested. */
const DEEPEST = 5;

/** File names of texts that are read as Markdown, whatever they begin with. */
export const TEXT_FORMATS = /\.(?:md|markdown|mdown)$/i;

/**
 * The format of a text.
 * @param {string} text
 * @param {{ name?: string, type?: string }} [about] the file's name and media type
 * @returns {TextFormat | "json" | "table" | "auto"} `auto`: plain text or Markdown, which the engine distinguishes
 */
export function sniff(text, { name = "", type = "" } = {}) {
  const start = text.replace(/^\ufeff?\s*(?:<\?xml\b[^>]*>\s*)?/, "").slice(0, 200);
  if (/^[[{]/.test(start) && isJson(text, name, type)) return "json";
  if (!TEXT_FORMATS.test(name) && !start.startsWith("<") && delimiterOf(text, { name, type }) !== null) return "table";
  // A page with another file extension is still a page. An `.html` file that begins with words is a fragment.
  if (/^<(?:!doctype\s+html|html|head|body|article|main)\b/i.test(start)) return "html";
  if (/\.(?:md|markdown|mdown)$/i.test(name) || type === "text/markdown") return "markdown";
  if (/\.(?:x?html?|htm|xht)$/i.test(name) || type === "text/html" || type === "application/xhtml+xml") return "html";
  if (/^<(?:!--|[a-z][a-z0-9-]*(?:\s[^<]*)?\/?>)/i.test(start) && /<\/[a-z][a-z0-9-]*\s*>/i.test(text)) return "html";
  return "auto";
}

/**
 * The versions in a text, oldest first.
 * @param {string} text
 * @param {{ name?: string, type?: string, format?: string }} [about] `format` overrides the detection
 * @returns {VersionData[]} at least one
 */
export function readVersions(text, about = {}) {
  const { name = "", format = "auto" } = about;
  const label = labelOf(name);
  const unread = format === "auto" && !TEXT_FORMATS.test(name) ? formatOfText(text) : null;
  if (unread) throw refused(unread, name, text);
  const kind = format === "auto" ? sniff(text, about) : format;
  if ((kind === "auto" || kind === "markdown") && isCritic(text)) return fromCritic(text);
  if (kind === "auto" || kind === "wire" || kind === "markdown" || kind === "html") {
    if (kind === "html") return readPage(text, name);
    return [{ text, format: kind, ...(label && { label }) }];
  }
  if (kind !== "json" && kind !== "table" && kind !== "manifest" && !DATA_NAMES.includes(kind))
    throw new FormatError("unknown-format", `The format “${kind}” is unknown.`);
  const versions = fromData(parsed(text, about, kind), kind === "table" ? "rows" : kind, name);
  // A file with one version gives it the file's name as label. Several versions are distinguished by their times.
  if (versions.length === 1 && label && versions[0] && !versions[0].label) versions[0].label = label;
  return versions;
}

/**
 * The data in a text: JSON, one JSON object per line, or a table.
 * @param {string} text
 * @param {{ name?: string, type?: string }} about
 * @param {string} kind
 * @returns {unknown}
 */
function parsed(text, about, kind) {
  const isRows = kind === "table" || (kind === "rows" && !/^\s*[[{]/.test(text));
  if (!isRows) return fromLines(text) ?? parseJson(text, about.name ?? "");
  const rows = fromTable(text, delimiterOf(text, about) ?? ",");
  if (!rows.some(isRow)) throw refused("csv", about.name);
  return rows.filter(isRow);
}

/**
 * @param {unknown} value
 * @param {string} kind
 * @param {string} name
 * @returns {VersionData[]} oldest first
 */
function fromData(value, kind, name) {
  const chosen = DATA_FORMATS.find((format) => format.name === kind);
  if (chosen) return read(value, itemsOf(value, chosen) ?? [{ value, path: "" }], chosen);
  if (kind === "manifest") return manifestOf(value);
  if (isOwnArticle(value)) return [{ article: /** @type {any} */ (value) }];
  const unread = unreadData(value);
  if (unread) throw refused(unread, name);
  for (const format of DATA_FORMATS) {
    const items = itemsOf(value, format);
    if (items) return read(value, items, format);
    // Rows have all keys of a manifest and more.
    if (format.name === "ninjs" && isManifest(value) && !hasRows(value)) return manifestOf(value);
  }
  const format = formatOfData(value);
  if (format) throw refused(format, name);
  // Almost a manifest: the error says what is missing.
  if (isData(value) && Array.isArray(value.versions)) return manifestOf(value);
  throw new FormatError(
    "unknown-json",
    `${called(name)} is JSON, but neither ninjs, ANS, WordPress, schema.org nor a manifest of versions. Save the story as a web page or as text, or list its versions as [{"text": "…", "published": "…"}].`,
  );
}

/**
 * @param {unknown} value all of the data
 * @param {Item[]} items
 * @param {DataFormat} format
 */
function read(value, items, format) {
  const versions = format.read(items.map((item) => item.value));
  const isMade = items.some((item) => item.isMade);
  const around = isMade
    ? omittedFromAll(value, versions)
    : omittedAround(value, new Set(items.map((item) => item.value)));
  versions.forEach((version, at) => {
    const path = versions.length === items.length ? (items[at]?.path ?? "") : "";
    const own = (version.omitted ?? []).map((one) => ({ ...one, location: joined(path, one.location ?? "") }));
    const omitted = [...own, ...around];
    if (omitted.length > 0) version.omitted = omitted;
  });
  return inOrder(versions);
}

/** @param {string} path @param {string} inner */
function joined(path, inner) {
  return path === "" || inner.startsWith("[") ? path + inner : `${path}.${inner}`;
}

/** The keys of a manifest version. Other text in it is omitted text. @param {unknown} value */
function manifestOf(value) {
  return fromManifest(value).versions.map((version) => {
    const {
      id,
      label,
      published,
      number,
      lang,
      format,
      text,
      src,
      fields,
      photos,
      article,
      story,
      omitted,
      ...others
    } = version;
    return article || Object.keys(others).length === 0 ? version : withOmitted({ ...version }, others);
  });
}

/** Whether the list of a manifest has rows. @param {unknown} value */
function hasRows(value) {
  const versions = Array.isArray(value) ? value : data(value).versions;
  return Array.isArray(versions) && versions.every(isRow);
}

/**
 * Whether one of the formats above fits the data, or an error reports what they lack.
 * @param {unknown} value
 */
export function isKnownData(value) {
  if (unreadData(value) || (Array.isArray(value) && isTree(value))) return false;
  return isManifest(value) || isOwnArticle(value) || DATA_FORMATS.some((format) => itemsOf(value, format) !== null);
}

/**
 * Whether data are an article as returned by `parse`. Documents of editors have `blocks`, too, but without a kind and
 * runs.
 * @param {unknown} value
 */
export function isOwnArticle(value) {
  if (!isData(value) || !Array.isArray(value.blocks)) return false;
  return value.blocks.every((block) => isData(block) && typeof block.kind === "string" && Array.isArray(block.runs));
}

/**
 * An item and its location in the file. An item from several locations names them itself.
 * @typedef {{ value: unknown, path: string, isMade?: boolean }} Item
 */

/**
 * The only item, the items of a list, or those of an answer that holds a list.
 * @param {unknown} value
 * @param {DataFormat} format
 * @param {string} [path]
 * @param {number} [depth]
 * @returns {Item[] | null} null if some of it is not of this format
 */
function itemsOf(value, format, path = "", depth = 0) {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) {
    if (isTree(value)) return null;
    const items = value.map((item, at) => itemIn(item, format, `${path}[${at}]`));
    if (items.length > 0 && items.every((item) => item !== null)) return /** @type {Item[]} */ (items);
    // An item may itself be a wrapper, as in a list of answers. A JSON-LD script may be a list of objects.
    if (format.is(value)) return [{ value, path }];
    const inner = value.flatMap((item, at) =>
      isData(item) ? (itemsOf(item, format, `${path}[${at}]`, depth + 1) ?? []) : [],
    );
    return inner.length > 0 ? inner : null;
  }
  const several = format.items?.(value) ?? [];
  if (several.length > 0) return several.map((item) => ({ value: item, path, isMade: true }));
  if (format.is(value)) return [{ value, path }];
  for (const [key, inner] of Object.entries(value)) {
    if (!WRAPPERS.test(key) && !(format.name === "rows" && AROUND_ROW.test(key))) continue;
    const items = itemsOf(inner, format, path === "" ? key : `${path}.${key}`, depth + 1);
    if (items) return items;
  }
  return null;
}

/** @param {unknown} item @param {DataFormat} format @param {string} path @returns {Item | null} */
function itemIn(item, format, path) {
  if (format.is(item)) return { value: item, path };
  for (const key of AROUND_ITEM) {
    const inner = data(item)[key];
    if (isData(inner) && format.is(inner)) return { value: inner, path: `${path}.${key}` };
  }
  return null;
}

/** @param {string} text @param {string} name @returns {unknown} */
export function parseJson(text, name) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new FormatError(
      "not-json",
      `${called(name)} is not valid JSON: ${error instanceof Error ? error.message : error}. ${AGAIN}`,
      error,
    );
  }
}

/**
 * Whether a text that begins with a bracket is JSON. "[Updates with…]" is not.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
function isJson(text, name, type) {
  if (/\.(?:json|jsonld|ninjs|jsonl|ndjson)$/i.test(name) || /[/+]json$/i.test(type)) return true;
  return /^[[{]\s*(?:["[{\]}]|$)/.test(text.replace(/^\ufeff/, "").trimStart()) && /[\]}]\s*$/.test(text);
}
