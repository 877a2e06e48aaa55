// @ts-check
// Pairs of versions, one JSON a line -> comparisons, one JSON a line, in the same order; series of versions -> timelines. One line is
// held at a time, whatever the length of the stream, and a line that is neither gives a line that says so.

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
  for await (const bytes of lines(input)) {
    line++;
    const answer = await answerTo(bytes, line, engine, only);
    if (answer === null) continue;
    tally.lines++;
    if ("error" in answer) tally.bad++;
    // Nothing more is read before what is written has gone.
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, "drain");
  }
  return tally;
}

/**
 * @param {Uint8Array | null} bytes
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
    if (bytes === null) throw new Error(`The line is longer than ${LONGEST_LINE / 1024 / 1024} MiB.`);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() === "") return null;
    const asked = JSON.parse(text);
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
 * The lines of a stream, without their ends; null for one that is too long, which is passed over and not kept.
 * @param {AsyncIterable<Uint8Array>} input
 * @returns {AsyncGenerator<Uint8Array | null>}
 */
async function* lines(input) {
  /** @type {Uint8Array[]} */
  let parts = [];
  let length = 0;
  const line = () => {
    const whole = length > LONGEST_LINE ? null : Buffer.concat(parts);
    parts = [];
    length = 0;
    return whole;
  };
  for await (let chunk of input) {
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE)) {
      keep(chunk.subarray(0, end));
      yield line();
      chunk = chunk.subarray(end + 1);
    }
    keep(chunk);
  }
  if (length > 0) yield line();

  /** @param {Uint8Array} part */
  function keep(part) {
    length += part.length;
    if (length > LONGEST_LINE) parts = [];
    else if (part.length > 0) parts.push(part);
  }
}
