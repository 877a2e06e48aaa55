// @ts-check
// Files a reader opens -> versions, or a plain word about why one cannot be read. Nothing is kept and nothing is sent.

import { formatByName, MOST_BYTES, MOST_VERSIONS } from "./versions.js";

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
  if (/\.json$/i.test(name)) return readManifest(text) ?? labels.text("page.error.json", { name });
  return [{ label: name.replace(/\.[^.]+$/, ""), text, format: formatByName(name) }];
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

/**
 * A manifest whose versions carry their text: what it points to elsewhere cannot be fetched from a file.
 * @param {string} text
 * @returns {VersionInput[] | null}
 */
function readManifest(text) {
  try {
    const data = JSON.parse(text);
    const list = Array.isArray(data) ? data : data?.versions;
    if (!Array.isArray(list) || list.length === 0) return null;
    return list.every((one) => typeof one?.text === "string" || one?.article) ? list : null;
  } catch {
    return null;
  }
}
