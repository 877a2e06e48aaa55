// @ts-check
/**
 * Reads MHTML: a page that Chrome, Edge, Word or Internet Explorer saved as one MIME file.
 *
 * | here | MHTML |
 * |---|---|
 * | text | the part of text/html at Snapshot-Content-Location, else the one that `start` names, else the first |
 * | published (of the version) | the time in the page, else Date: when it was saved |
 * | the same page | Snapshot-Content-Location as the identifier |
 *
 * Pictures keep their addresses on the web. A file by Word with tracked changes has two versions.
 */

import { capturedAt } from "./captures.js";
import { decode } from "./decode.js";
import { called, FormatError } from "./errors.js";
import { readPage } from "./pages.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {{ headers: Map<string, string>, body: string }} Part each byte a character */

/** How deep parts may be nested. */
const DEEPEST = 8;
/** The most parts of one file. */
const MOST = 10_000;

/**
 * @param {Pick<Input, "bytes" | "text" | "name">} input
 * @returns {VersionData[]}
 */
export function read({ bytes, text, name }) {
  const whole = partOf(binary(bytes ?? new TextEncoder().encode(text)));
  const parts = leaves(whole, 0);
  const pages = parts.filter(({ headers }) =>
    /^(?:text\/html|application\/xhtml\+xml)/i.test(headers.get("content-type") ?? ""),
  );
  const location = whole.headers.get("snapshot-content-location");
  const start = parameter(whole.headers.get("content-type"), "start");
  const page =
    pages.find(({ headers }) => location !== undefined && headers.get("content-location") === location) ??
    pages.find(({ headers }) => start !== undefined && headers.get("content-id") === start) ??
    pages[0];
  if (!page) throw new FormatError("no-versions", `${called(name)} is a MIME file without a page.`);
  const html = decode(contentOf(page), parameter(page.headers.get("content-type"), "charset"));
  if (html === null) throw new FormatError("damaged", `The page in ${called(name)} is not text.`);
  const saved = Date.parse(whole.headers.get("date") ?? "");
  const versions = readPage(html, name);
  for (const version of versions) {
    // A capture time inside the page is older than the time of saving.
    if (versions.length === 1 && !version.published) {
      const time =
        capturedAt(html) ?? (Number.isNaN(saved) ? undefined : new Date(saved).toISOString().replace(".000Z", "Z"));
      if (time) version.published = time;
    }
    const id = location ?? page.headers.get("content-location");
    if (id && versions.length === 1) version.id = id;
  }
  return versions;
}

/** @param {Uint8Array} bytes */
function binary(bytes) {
  const STEP = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return text;
}

/** The header and the body, which the first empty line separates. @param {string} text @returns {Part} */
function partOf(text) {
  const end = /\r?\n\r?\n/.exec(text);
  const head = (end ? text.slice(0, end.index) : text).replace(/\r?\n[ \t]+/g, " ");
  /** @type {Map<string, string>} */
  const headers = new Map();
  for (const line of head.split(/\r?\n/)) {
    const [, key, value = ""] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (key && !headers.has(key.toLowerCase())) headers.set(key.toLowerCase(), value.trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : "" };
}

/** The parts that contain no other parts. @param {Part} part @param {number} depth @returns {Part[]} */
function leaves(part, depth) {
  const type = part.headers.get("content-type") ?? "";
  const boundary = /^multipart\//i.test(type) ? parameter(type, "boundary") : undefined;
  if (boundary === undefined || depth > DEEPEST) return [part];
  const pieces = `\n${part.body}`.split(`\n--${boundary}`).slice(1, MOST);
  return pieces
    .filter((piece) => !piece.startsWith("--"))
    .flatMap((piece) => leaves(partOf(piece.replace(/^[ \t]*\r?\n/, "").replace(/\r$/, "")), depth + 1));
}

/**
 * `text/html; charset="utf-8"`
 * @param {string | undefined} header
 * @param {string} name
 * @returns {string | undefined}
 */
function parameter(header, name) {
  const [, quoted, plain] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "i").exec(header ?? "") ?? [];
  return quoted ?? plain;
}

/** @param {Part} part */
function contentOf({ headers, body }) {
  const encoding = (headers.get("content-transfer-encoding") ?? "").toLowerCase();
  return bytesOf(encoding === "quoted-printable" ? unquoted(body) : encoding === "base64" ? unbased(body) : body);
}

/** @param {string} text one character per byte */
function bytesOf(text) {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** @param {string} text */
function unquoted(text) {
  return text
    .replace(/[ \t]*=[ \t]*\r?\n/g, "")
    .replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** @param {string} text */
function unbased(text) {
  try {
    return atob(text.replace(/[^a-z0-9+/=]/gi, ""));
  } catch (error) {
    throw new FormatError("damaged", "The page in the file is damaged: its base64 cannot be read.", error);
  }
}
