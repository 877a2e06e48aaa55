// @ts-check
/**
 * Reads the versions in any file or text. The form is recognised by its bytes, its root element and its keys. If
 * `forms.js` has a module for the form, the module is loaded first. An unsupported form is refused with a sentence that
 * says what it is and what to do.
 */

import { decode } from "./decode.js";
import { formOfData } from "./data-signs.js";
import { FormatError } from "./errors.js";
import { FORMS, refused } from "./forms.js";
import { labelOf } from "./pages.js";
import { formOfBytes, formOfText } from "./signs.js";
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
  const { name = "", type = "", format = "auto" } = about;
  const bytes = typeof content === "string" ? null : content;
  /** @type {Input} */
  const input = { name, type, bytes, text: "", value: undefined };
  // A form named by the caller takes precedence over the detection.
  let form = format in FORMS ? format : bytes && format === "auto" ? formOfBytes(bytes, name) : null;
  if (bytes === null) input.text = /** @type {string} */ (content);
  else if (form === null || (form === format && isText(form))) {
    const text = decode(bytes);
    if (text === null) form = "binary";
    else input.text = text;
  }
  if (form === null && format === "auto") form = formOfInput(input);
  if (form === null) return readVersions(input.text, about);
  const load = FORMS[form]?.load;
  if (!load) throw refused(form, name, input.text);
  const { read } = await load();
  const versions = await read(input);
  if (versions.length === 0) throw new FormatError("no-versions", `${name ? `“${name}”` : "The text"} holds no story.`);
  const [first] = versions;
  // A file with one version gives it the file's name as label.
  if (first && versions.length === 1 && name) first.label ??= labelOf(name);
  return versions;
}

/**
 * The form of a text, or null if the readers of text and of known data take it.
 * @param {Input} input its `value` is set if it is JSON
 */
function formOfInput(input) {
  if (TEXT_FORMATS.test(input.name)) return null;
  const form = formOfText(input.text);
  if (form || sniff(input.text, input) !== "json") return form;
  input.value = fromLines(input.text) ?? parseJson(input.text, input.name);
  return isKnownData(input.value) ? null : formOfData(input.value);
}

/** Whether a form that the caller named is text and not a binary format. @param {string} form */
function isText(form) {
  return !["docx", "wacz", "webarchive", "warc", "mhtml"].includes(form);
}
