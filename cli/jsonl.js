// @ts-check
// Reads pairs or series of versions, one JSON object per line, and writes one comparison or timeline per line, in the
// same order.
// Holds one line at a time, whatever the length of the stream. A line that cannot be read gives a line with an error.

import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { openVersions } from "../www/formats/open.js";
import { withoutRejected } from "../www/formats/stories.js";
import { isOwnArticle } from "../www/formats/sniff.js";

/** @typedef {import("../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../src/wasm/types.d.ts").Timeline} Timeline */

/**
 * @typedef {object} Engine
 * @property {(before: Source | Article, after: Source | Article) => Comparison} compare
 * @property {(versions: (Source | Article)[]) => Timeline} timeline
 */

/** Longer lines are refused: 64 MiB. */
const LONGEST_LINE = 64 * 1024 * 1024;
const NEWLINE = 10;
/** How many characters of output are collected before they are written. */
const WRITTEN_AT_ONCE = 64 * 1024;
/** If a line cannot be read, its id is looked for in this many bytes at its start. */
const START = 1024;
/** Marks the point where all lines received so far have been answered. */
const PAUSE = Symbol("pause");
const EMPTY = Buffer.alloc(0);

/** A line that is too long. Only its start is kept. */
class TooLong {
  /** @param {Buffer} start */
  constructor(start) {
    this.start = start;
  }
}

/** An id that is the first member of an object: a string or a number. */
const ID_AT_START = /^\ufeff?\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?)\s*[,}]/;

/**
 * The id of a line that cannot be read, if the id is its first member.
 * @param {Buffer} bytes
 * @returns {{ id?: unknown }}
 */
function idAtStart(bytes) {
  const [, id] = ID_AT_START.exec(bytes.toString("utf8", 0, START)) ?? [];
  try {
    return id === undefined ? {} : { id: JSON.parse(id) };
  } catch {
    return {};
  }
}

/**
 * Compares the pair of each input line and writes one result per line.
 * @param {AsyncIterable<Uint8Array>} input
 * @param {NodeJS.WritableStream} output
 * @param {Engine} engine
 * @param {readonly string[] | null} only the members of a Comparison or a Timeline to write
 * @returns {Promise<{ lines: number, bad: number }>}
 */
export async function compareLines(input, output, engine, only) {
  const tally = { lines: 0, bad: 0 };
  let line = 0;
  let written = "";
  const write = async () => {
    const text = written;
    written = "";
    // Waits for the output to drain before reading on.
    if (text !== "" && !output.write(text)) await once(output, "drain");
  };
  for await (const bytes of lines(input)) {
    // Writes all answers before waiting for more input, since the other side may be waiting for them.
    if (bytes === PAUSE) {
      await write();
      continue;
    }
    line++;
    const answer = await answerTo(bytes, line, engine, only);
    if (answer === null) continue;
    tally.lines++;
    if ("error" in answer) tally.bad++;
    written += `${JSON.stringify(answer)}\n`;
    if (written.length > WRITTEN_AT_ONCE) await write();
  }
  await write();
  return tally;
}

/**
 * @param {Buffer | TooLong} bytes
 * @param {number} line
 * @param {Engine} engine
 * @param {readonly string[] | null} only
 * @returns {Promise<{ id?: unknown, comparison: object } | { id?: unknown, timeline: object } | { id?: unknown, line: number, error: string } | null>} null for a blank line
 */
async function answerTo(bytes, line, engine, only) {
  /** @type {{ id?: unknown }} */
  let named = {};
  const part = (/** @type {object} */ whole) =>
    only ? Object.fromEntries(Object.entries(whole).filter(([name]) => only.includes(name))) : whole;
  try {
    if (bytes instanceof TooLong) {
      named = idAtStart(bytes.start);
      throw new Error(`The line is longer than ${LONGEST_LINE / 1024 / 1024} MiB.`);
    }
    if (!isUtf8(bytes)) {
      named = idAtStart(bytes);
      throw new Error("The line is not valid UTF-8.");
    }
    const text = bytes.toString("utf8").replace(/^\ufeff/, "");
    if (text.trim() === "") return null;
    /** @type {any} */
    let asked;
    try {
      asked = JSON.parse(text);
    } catch (error) {
      named = idAtStart(bytes);
      throw error;
    }
    if (typeof asked !== "object" || asked === null)
      throw new Error('A line must be an object with "before" and "after", or with "versions".');
    if ("id" in asked) named = { id: asked.id };
    if (Array.isArray(asked.versions)) {
      return {
        ...named,
        timeline: part(
          engine.timeline(
            await Promise.all(
              asked.versions.map((/** @type {unknown} */ one, /** @type {number} */ index) =>
                version(one, `versions[${index}]`),
              ),
            ),
          ),
        ),
      };
    }
    return {
      ...named,
      comparison: part(engine.compare(await version(asked.before, "before"), await version(asked.after, "after"))),
    };
  } catch (error) {
    return { ...named, line, error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {unknown} value a text, a source, an article, or an item of a newsroom system
 * @param {string} side
 * @returns {Promise<Source | Article>}
 */
async function version(value, side) {
  if (typeof value === "string") return only(await openVersions(bytesOf(value) ?? value), side);
  if (typeof value !== "object" || value === null)
    throw new Error(`"${side}" must be a text, a source, an article or a newsroom system's item.`);
  if (("text" in value && typeof value.text === "string") || isOwnArticle(value))
    return /** @type {Source | Article} */ (value);
  return only(await openVersions(JSON.stringify(value)), side);
}

/**
 * @param {import("../www/formats/types.d.ts").VersionData[]} versions
 * @param {string} side
 * @returns {Source | Article}
 */
function only(versions, side) {
  const [first, ...others] = withoutRejected(versions);
  if (!first || others.length > 0) throw new Error(`"${side}" holds ${others.length + 1} versions.`);
  return first.article ?? /** @type {Source} */ (first);
}

/**
 * A binary file inside JSON: `data:…;base64,…`.
 * @param {string} text
 */
function bytesOf(text) {
  const [, data] = /^data:[^,\s]{0,200};base64,([\w+/=\s]+)$/.exec(text) ?? [];
  return data === undefined ? null : new Uint8Array(Buffer.from(data, "base64"));
}

/**
 * The lines of a stream without their line ends, with a {@link PAUSE} after each chunk. A line that is too long gives
 * only its start.
 * @param {AsyncIterable<Uint8Array>} input
 * @returns {AsyncGenerator<Buffer | TooLong | typeof PAUSE>}
 */
async function* lines(input) {
  /** @type {Buffer[]} */
  let parts = [];
  let length = 0;
  const line = () => {
    const [first = EMPTY] = parts;
    const whole = length > LONGEST_LINE ? new TooLong(first) : parts.length > 1 ? Buffer.concat(parts) : first;
    parts = [];
    length = 0;
    return whole;
  };
  for await (const bytes of input) {
    let chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE)) {
      keep(chunk.subarray(0, end));
      yield line();
      chunk = chunk.subarray(end + 1);
    }
    keep(chunk);
    yield PAUSE;
  }
  if (length > 0) yield line();

  /** @param {Buffer} part */
  function keep(part) {
    length += part.length;
    // A copy, so that the rest of the chunk can be freed.
    if (length > LONGEST_LINE) parts = parts.slice(0, 1).map((start) => Buffer.from(start.subarray(0, START)));
    else if (part.length > 0) parts.push(part);
  }
}
