// @ts-check
// Pairs of versions, one JSON a line -> comparisons, one JSON a line, in the same order; series of versions -> timelines. One line is
// held at a time, whatever the length of the stream, and a line that is neither gives a line that says so.

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

/** A line of more bytes is no pair of stories: 64 MiB. */
const LONGEST_LINE = 64 * 1024 * 1024;
const NEWLINE = 10;
/** Answers are written together up to so many characters. */
const WRITTEN_AT_ONCE = 64 * 1024;
/** Bytes at the start of a line in which its id is looked for where the line cannot be read. */
const START = 1024;
/** All lines that have come so far are answered. */
const PAUSE = Symbol("pause");
const EMPTY = Buffer.alloc(0);

/** A line that is too long to be read, of which only the start is kept. */
class TooLong {
  /** @param {Buffer} start */
  constructor(start) {
    this.start = start;
  }
}

/** An id that is the first member of an object: a text or a number. */
const ID_AT_START = /^\ufeff?\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?)\s*[,}]/;

/**
 * The id of a line that cannot be read, where it stands first.
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
 * @param {AsyncIterable<Uint8Array>} input
 * @param {NodeJS.WritableStream} output
 * @param {Engine} engine
 * @param {readonly string[] | null} only the members of a Comparison or a Timeline to write
 * @returns {Promise<{ lines: number, bad: number }>}
 */
export async function answerLines(input, output, engine, only) {
  const tally = { lines: 0, bad: 0 };
  let line = 0;
  let written = "";
  const write = async () => {
    const text = written;
    written = "";
    // Nothing more is read before what is written has gone.
    if (text !== "" && !output.write(text)) await once(output, "drain");
  };
  for await (const bytes of lines(input)) {
    // The end of what has come so far: whoever waits for the answers gets them before more is waited for.
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
 * @param {unknown} value a text, a source, an article, or an item of a newsroom's system
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
 * A file that is no text, as JSON holds it: `data:…;base64,…`.
 * @param {string} text
 */
function bytesOf(text) {
  const [, data] = /^data:[^,\s]{0,200};base64,([\w+/=\s]+)$/.exec(text) ?? [];
  return data === undefined ? null : new Uint8Array(Buffer.from(data, "base64"));
}

/**
 * The lines of a stream, without their ends, with a pause behind those that came together; of one that is too long only the start.
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
    // A copy, so that the rest is not kept with it.
    if (length > LONGEST_LINE) parts = parts.slice(0, 1).map((start) => Buffer.from(start.subarray(0, START)));
    else if (part.length > 0) parts.push(part);
  }
}
