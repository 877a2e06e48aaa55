// @ts-check
// Reads the files that a reader opens as versions, or says why one cannot be read. Nothing is stored or sent.

import { FormatError } from "../formats/errors.js";
import { openVersions } from "../formats/open.js";
import { formatOfBytes } from "../formats/signs.js";
import { withoutRejected } from "../formats/stories.js";
import { MOST_BYTES, MOST_VERSIONS } from "../element/versions.js";

/** @typedef {import("../element/versions.js").VersionInput} VersionInput */
/** @typedef {import("../labels/index.js").Labels} Labels */

/** What the versions were sorted by. @typedef {"date" | "name" | "time"} OrderedBy */

/**
 * @param {readonly File[]} files
 * @param {Labels} labels
 * @param {object} how
 * @param {(version: VersionInput) => Promise<string | null>} how.dateOf the date in the story, as ISO 8601
 * @param {string} [how.format] overrides the detected format of texts; data keep theirs
 * @returns {Promise<{ files: VersionInput[][], problems: string[], orderedBy: OrderedBy | null }>} the versions of each
 *   file; `null` for a single file
 */
export async function readFiles(files, labels, { dateOf, format = "auto" }) {
  if (files.length > MOST_VERSIONS) {
    return {
      files: [],
      problems: [labels.text("page.error.many", { n: files.length, most: MOST_VERSIONS })],
      orderedBy: null,
    };
  }
  /** @type {Opened[]} */
  const opened = [];
  const problems = [];
  for (const file of files) {
    const read = await readFile(file, labels, format);
    if (typeof read === "string") problems.push(read);
    else {
      const versions = files.length > 1 ? withoutRejected(read) : read;
      const [first] = versions;
      const date = first?.published ?? (first && (await dateOf(first))) ?? null;
      // The time or number that decided the order is shown beside the name.
      if (first && date !== null && versions.length === 1) first.published = date;
      opened.push({ file, versions, date });
    }
  }
  const orderedBy = opened.length > 1 ? order(opened) : null;
  return { files: opened.map((one) => one.versions), problems, orderedBy };
}

/** A file that was read. @typedef {{ file: File, versions: VersionInput[], date: string | null }} Opened */

/**
 * Sorts files by the dates in their stories, if all dates differ. Otherwise by name, if the names are numbered
 * ("story-2" before "story-10") or differ in one letter. Otherwise by the time of saving, if all times differ.
 * @param {Opened[]} opened
 * @returns {OrderedBy}
 */
function order(opened) {
  const differ = (/** @type {unknown[]} */ values) => new Set(values).size === opened.length;
  if (opened.every(({ date }) => date !== null) && differ(opened.map(({ date }) => date))) {
    opened.sort((left, right) => ((left.date ?? "") < (right.date ?? "") ? -1 : 1));
    return "date";
  }
  const isNumbered = opened.every(({ file }) => /\d/.test(file.name) || /(^|[^a-z])[a-z]\.\w+$/i.test(file.name));
  if (!isNumbered && differ(opened.map(({ file }) => file.lastModified))) {
    opened.sort((left, right) => left.file.lastModified - right.file.lastModified);
    return "time";
  }
  const collator = new Intl.Collator("en", { numeric: true });
  opened.sort((left, right) => collator.compare(left.file.name, right.file.name));
  return "name";
}

/**
 * @param {File} file
 * @param {Labels} labels
 * @param {string} format
 * @returns {Promise<VersionInput[] | string>} its versions, or the reason why it cannot be read
 */
async function readFile(file, labels, format) {
  const { name } = file;
  const most = (await isPacked(file)) ? MOST_PACKED : MOST_BYTES;
  if (file.size > most) return labels.text("page.error.large", { name, n: most / 1024 / 1024 });
  /** @type {Uint8Array} */
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return labels.text("page.error.read", { name, reason: error instanceof Error ? error.message : String(error) });
  }
  if (bytes.every((byte) => byte <= BLANK)) return labels.text("page.error.empty", { name });
  return readText(bytes, { name, type: file.type, format }, labels);
}

/** Documents and archives of pages hold pictures beside the story, which has its own limit: 64 MiB. */
const MOST_PACKED = 64 * 1024 * 1024;
/** How many bytes are checked to recognise a file. */
const PROBE = 4096;

/** Whether a file is binary, by its first bytes. @param {File} file */
async function isPacked(file) {
  try {
    return formatOfBytes(new Uint8Array(await file.slice(0, PROBE).arrayBuffer()), file.name) !== null;
  } catch {
    // What cannot be read is reported where all of it is read.
    return false;
  }
}

/** Bytes up to this, a space, are white space and control characters. */
const BLANK = 0x20;

/**
 * A file or a text in any format -> its versions, or what is wrong with it.
 * @param {string | Uint8Array} content
 * @param {{ name: string, type?: string, format?: string }} about
 * @param {Labels} labels
 * @returns {Promise<VersionInput[] | string>}
 */
export async function readText(content, about, labels) {
  try {
    const versions = await openVersions(content, about);
    // Versions that a manifest has only by address cannot be fetched from here.
    return versions.every((one) => typeof one.text === "string" || one.article)
      ? versions
      : labels.text("page.error.json", { name: about.name });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return refusal(error, about.name, labels);
  }
}

/**
 * The message for an unsupported file, in the reader's language.
 * @param {FormatError} error
 * @param {string} name
 * @param {Labels} labels
 */
function refusal(error, name, labels) {
  const { format, advice } = /** @type {{ format?: string, advice?: string }} */ (/** @type {unknown} */ (error));
  if (format === "binary") return labels.text("page.error.binary", { name });
  if (format && labels.has(`format.${format}`))
    return labels.text("page.refused", {
      name,
      format: labels.text(`format.${format}`),
      advice: labels.text(`advice.${advice ?? "known"}`),
    });
  if (/^(?:not-json|not-xml|damaged)$/.test(error.code)) return labels.text("page.error.damaged", { name });
  if (error.code === "unknown-json") return labels.text("page.error.format", { name });
  return labels.text("page.error.incomplete", { name, reason: error.message });
}
