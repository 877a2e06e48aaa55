// @ts-check
/**
 * Reads the versions in any file or text. The format is recognised by its bytes, its root element and its keys. If
 * `registry.js` has a module for the format, the module is loaded first. An unsupported format is refused with a
 * sentence that says what it is and what to do.
 */

import { decode } from "./decode.js";
import { formatOfData } from "./data-signs.js";
import { FormatError } from "./errors.js";
import { FORMATS, refused } from "./registry.js";
import { labelOf } from "./pages.js";
import { formatOfBytes, formatOfText } from "./signs.js";
import { isKnownData, parseJson, readVersions, sniff, TEXT_FORMATS } from "./sniff.js";
import { fromLines } from "./tables.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */

/**
 * The versions in a file or a text, oldest first.
 * @param {Uint8Array | string} content
 * @param {{ name?: string, type?: string, format?: string }} [about] `format` overrides the detection
 * @returns {Promise<VersionData[]>} at least one
 */
export async function openVersions(content, about = {}) {
  const { name = "", type = "", format: named = "auto" } = about;
  const bytes = typeof content === "string" ? null : content;
  /** @type {Input} */
  const input = { name, type, bytes, text: "", value: undefined };
  // A format named by the caller takes precedence over the detection.
  let format = named in FORMATS ? named : bytes && named === "auto" ? formatOfBytes(bytes, name) : null;
  if (bytes === null) input.text = /** @type {string} */ (content);
  else if (format === null || (format === named && isText(format))) {
    const text = decode(bytes);
    if (text === null) format = "binary";
    else input.text = text;
  }
  if (format === null && named === "auto") format = formatOfInput(input);
  if (format === null) return readVersions(input.text, about);
  const load = FORMATS[format]?.load;
  if (!load) throw refused(format, name, input.text);
  const { read } = await load();
  const versions = await read(input);
  if (versions.length === 0) throw new FormatError("no-versions", `${name ? `“${name}”` : "The text"} holds no story.`);
  const [first] = versions;
  // A file with one version gives it the file's name as label.
  if (first && versions.length === 1 && name) first.label ??= labelOf(name);
  return versions;
}

/**
 * The format of a text. Null for plain text, Markdown, HTML and JSON of a known format: `readVersions` reads these.
 * @param {Input} input its `value` is set if it is JSON
 */
function formatOfInput(input) {
  if (TEXT_FORMATS.test(input.name)) return null;
  const format = formatOfText(input.text);
  if (format || sniff(input.text, input) !== "json") return format;
  input.value = fromLines(input.text) ?? parseJson(input.text, input.name);
  return isKnownData(input.value) ? null : formatOfData(input.value);
}

/** Whether a format that the caller named is text and not a binary format. @param {string} format */
function isText(format) {
  return !["docx", "wacz", "webarchive", "warc", "mhtml"].includes(format);
}
