// @ts-check
/**
 * Reads WARC, the format in which web archives and crawlers store responses. Each capture of a page is one version.
 *
 * | here | WARC |
 * |---|---|
 * | text | a `response` of HTTP with status 200, or a `resource`, of text/html; chunks joined, gzip and deflate unpacked |
 * | published (of the version) | WARC-Date |
 * | story | WARC-Target-URI, without fragment, scheme and a last slash |
 * | id | WARC-Record-ID |
 *
 * Captures of one address with the same bytes count as one version, the first. `revisit` records are skipped: they say
 * that nothing changed.
 */

import { decode } from "./decode.js";
import { called, FormatError } from "./errors.js";
import { inOrder } from "./values.js";
import { unpacked } from "./zip.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {{ headers: Map<string, string>, content: Uint8Array }} Rec */

/** The most pages that are read from one archive. */
const MOST_PAGES = 5000;
/** The longest header of a record or a response. */
const LONGEST_HEAD = 64 * 1024;
const [CR, LF] = [13, 10];

/**
 * @param {Pick<Input, "bytes" | "text" | "name">} input
 * @returns {Promise<VersionData[]>} oldest first
 */
export async function read({ bytes, text, name }) {
  const archive = bytes ?? new TextEncoder().encode(text);
  if (!(await isWarc(archive, name))) {
    const error = new FormatError(
      "unsupported-format",
      `${called(name)} is a gzip archive. Unpack it and open the files inside.`,
    );
    throw Object.assign(error, { format: "gzip", advice: "unpack" });
  }
  const captures = await capturesOf(archive, name);
  return versionsOf(captures, name);
}

/** Whether an archive begins with a record once it is unpacked. @param {Uint8Array} bytes @param {string} name */
async function isWarc(bytes, name) {
  for await (const part of members(bytes, name)) return /^WARC\/\d/.test(latin1(part.subarray(0, 8)));
  return false;
}

/**
 * Pages as versions: those with the given addresses, or all.
 * @param {VersionData[]} captures
 * @param {string} name
 * @param {ReadonlySet<string>} [wanted] addresses as {@link storyOf} gives them
 * @returns {VersionData[]}
 */
export function versionsOf(captures, name, wanted = new Set()) {
  const chosen = captures.filter(({ story = "" }) => wanted.has(story));
  const seen = new Set();
  const versions = inOrder(chosen.length > 0 ? chosen : captures).filter(({ story, text }) => {
    const key = `${story}\n${text}`;
    return !seen.has(key) && seen.add(key);
  });
  if (versions.length === 0)
    throw new FormatError("no-versions", `${called(name)} is a web archive without a page that can be read.`);
  return versions;
}

/**
 * The pages in an archive.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {Promise<VersionData[]>}
 */
export async function capturesOf(bytes, name) {
  /** @type {VersionData[]} */
  const found = [];
  for await (const part of members(bytes, name)) {
    for (const record of recordsOf(part)) {
      const version = await captureOf(record);
      if (version) found.push(version);
      if (found.length >= MOST_PAGES) return found;
    }
  }
  return found;
}

/** The address by which captures of one page are recognised. @param {string} url */
export function storyOf(url) {
  return url
    .replace(/^<|>$/g, "")
    .replace(/#.*$/, "")
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/\/$/, "");
}

/** @param {Rec} record @returns {Promise<VersionData | undefined>} */
async function captureOf({ headers, content }) {
  const type = headers.get("warc-type");
  const url = headers.get("warc-target-uri") ?? "";
  if ((type !== "response" && type !== "resource") || !/^<?https?:/i.test(url)) return undefined;
  let [head, body] = [headers, content];
  if (type === "response") {
    const answer = headOf(content, 0);
    if (!answer || !/^HTTP\/[\d.]+ 200\b/.test(answer.first)) return undefined;
    [head, body] = [answer.headers, content.subarray(answer.end)];
  }
  const media = head.get("content-type") ?? "";
  if (!/^(?:text\/html|application\/xhtml\+xml)/i.test(media)) return undefined;
  const html = await textOf(body, head, /charset\s*=\s*["']?([^\s"';]+)/i.exec(media)?.[1]);
  if (html === null || html.trim() === "") return undefined;
  const published = headers.get("warc-date");
  const id = headers.get("warc-record-id");
  return { ...(id && { id }), story: storyOf(url), ...(published && { published }), format: "html", text: html };
}

/** @param {Uint8Array} body @param {Map<string, string>} head @param {string | undefined} charset */
async function textOf(body, head, charset) {
  let bytes = /chunked/i.test(head.get("transfer-encoding") ?? "") ? joined(body) : body;
  const packing = (head.get("content-encoding") ?? "").toLowerCase();
  try {
    if (/gzip/.test(packing) && bytes[0] === 0x1f) bytes = await unpacked(bytes, "gzip");
    else if (/deflate/.test(packing)) bytes = await unpacked(bytes, bytes[0] === 0x78 ? "deflate" : "deflate-raw");
  } catch {
    return null;
  }
  return decode(bytes, charset);
}

/**
 * The chunks of an answer: the length in hexadecimal digits, a line end, the bytes, a line end.
 * @param {Uint8Array} body
 */
function joined(body) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf(LF, at);
    const line = end < 0 ? "" : latin1(body.subarray(at, end));
    const length = /^[0-9a-f]{1,8}(?=[\s;]|$)/i.exec(line)?.[0];
    // Some archives join the chunks but keep the header.
    if (length === undefined) return parts.length === 0 ? body : concat(parts);
    const size = Number.parseInt(length, 16);
    if (size === 0) break;
    parts.push(body.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 2;
  }
  return concat(parts);
}

/** @param {Uint8Array[]} parts */
function concat(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * The records of unpacked bytes.
 * @param {Uint8Array} bytes
 * @returns {Generator<Rec>}
 */
function* recordsOf(bytes) {
  let at = 0;
  while (at < bytes.length) {
    while (bytes[at] === CR || bytes[at] === LF) at++;
    const head = headOf(bytes, at);
    if (!head || !/^WARC\/\d/.test(head.first)) return;
    const length = Number(head.headers.get("content-length") ?? Number.NaN);
    if (!Number.isInteger(length) || length < 0) return;
    yield { headers: head.headers, content: bytes.subarray(head.end, head.end + length) };
    at = head.end + length;
  }
}

/**
 * The first line and the headers that follow it.
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function headOf(bytes, at) {
  // The first empty line.
  let end = bytes.indexOf(LF, at);
  while (
    end >= 0 &&
    end < at + LONGEST_HEAD &&
    bytes[end + 1] !== LF &&
    !(bytes[end + 1] === CR && bytes[end + 2] === LF)
  )
    end = bytes.indexOf(LF, end + 1);
  if (end < 0 || end >= at + LONGEST_HEAD) return undefined;
  const text = latin1(bytes.subarray(at, end));
  const [first = "", ...lines] = text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  /** @type {Map<string, string>} */
  const headers = new Map();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { first: first.trim(), headers, end: end + (bytes[end + 1] === LF ? 2 : 3) };
}

/** Decodes headers and chunk lengths, which are ASCII. @param {Uint8Array} bytes */
function latin1(bytes) {
  return new TextDecoder("latin1").decode(bytes);
}

/**
 * The members of an archive, unpacked. Each record is compressed separately, and its length is unknown. A member ends
 * where the next one begins. If those bytes are by chance inside a member, it cannot be unpacked, and the next
 * beginning is tried.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {AsyncGenerator<Uint8Array>}
 */
async function* members(bytes, name) {
  if (!isMember(bytes, 0)) {
    yield bytes;
    return;
  }
  const starts = [];
  for (let at = bytes.indexOf(0x1f); at >= 0; at = bytes.indexOf(0x1f, at + 1))
    if (isMember(bytes, at)) starts.push(at);
  starts.push(bytes.length);
  let from = 0;
  while (from < starts.length - 1) {
    const { end, part } = await member(bytes, starts, from, name);
    if (part) yield part;
    from = end;
  }
}

/** How many beginnings are tried as the end of a member before it counts as damaged. */
const MOST_TRIES = 16;

/** @param {Uint8Array} bytes @param {number[]} starts @param {number} from @param {string} name */
async function member(bytes, starts, from, name) {
  for (let end = from + 1; end < starts.length && end <= from + MOST_TRIES; end++) {
    try {
      return { end, part: await unpacked(bytes.subarray(starts[from], starts[end]), "gzip", name) };
    } catch (error) {
      if (error instanceof FormatError && error.code === "too-large") return { end, part: null };
    }
  }
  // A damaged member is skipped.
  return { end: from + 1, part: null };
}

/** Whether a gzip header begins here: method deflate, with known flags. @param {Uint8Array} bytes @param {number} at */
function isMember(bytes, at) {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && (bytes[at + 3] ?? 255) < 32;
}
