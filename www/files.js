// @ts-check
// Files a reader opens -> versions, or a plain word about why one cannot be read. Nothing is kept and nothing is sent.

import { FormatError } from "./formats/errors.js";
import { readVersions } from "./formats/sniff.js";
import { MOST_BYTES, MOST_VERSIONS } from "./versions.js";

/** @typedef {import("./versions.js").VersionInput} VersionInput */
/** @typedef {import("./labels.js").Labels} Labels */

/** So many bytes of a file tell whether it is a text. */
const PROBE = 4096;

/**
 * @param {readonly File[]} files
 * @param {Labels} labels
 * @returns {Promise<{ versions: VersionInput[], problems: string[] }>}
 */
export async function readFiles(files, labels) {
  if (files.length > MOST_VERSIONS) {
    return { versions: [], problems: [labels.text("page.error.many", { n: files.length, most: MOST_VERSIONS })] };
  }
  // "story-2" before "story-10": most newsrooms number their files.
  const order = new Intl.Collator("en", { numeric: true });
  const sorted = files.slice().sort((left, right) => order.compare(left.name, right.name));
  /** @type {VersionInput[]} */
  const versions = [];
  const problems = [];
  for (const file of sorted) {
    const read = await readFile(file, labels);
    if (typeof read === "string") problems.push(read);
    else versions.push(...read);
  }
  return { versions, problems };
}

/**
 * @param {File} file
 * @param {Labels} labels
 * @returns {Promise<VersionInput[] | string>} its versions, or what is wrong with it
 */
async function readFile(file, labels) {
  const { name } = file;
  if (file.size > MOST_BYTES) return labels.text("page.error.large", { name, n: MOST_BYTES / 1024 / 1024 });
  /** @type {Uint8Array} */
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return labels.text("page.error.read", { name, reason: error instanceof Error ? error.message : String(error) });
  }
  const text = decode(bytes);
  if (text === null) return labels.text("page.error.binary", { name });
  if (text.trim() === "") return labels.text("page.error.empty", { name });
  return readText(text, { name, type: file.type }, labels);
}

/**
 * A text in any form -> its versions, or what is wrong with it.
 * @param {string} text
 * @param {{ name: string, type?: string }} about
 * @param {Labels} labels
 * @returns {VersionInput[] | string}
 */
export function readText(text, about, labels) {
  try {
    const versions = readVersions(text, about);
    // What a manifest only points to cannot be fetched from here.
    return versions.every((one) => typeof one.text === "string" || one.article) ? versions : labels.text("page.error.json", { name: about.name });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return labels.text(error.code === "not-json" ? "page.error.damaged" : "page.error.form", { name: about.name });
  }
}

/**
 * Bytes as text, or null where they are none.
 * @param {Uint8Array} bytes
 * @returns {string | null}
 */
export function decode(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, PROBE).includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Older wire systems write Windows-1252; a picture or a PDF shows control characters in it.
    const text = new TextDecoder("windows-1252").decode(bytes);
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text.slice(0, PROBE)) ? null : text;
  }
}
