// @ts-check
// Pairs of versions, one JSON a line -> comparisons, one JSON a line, in the same order. One pair is held at a time,
// whatever the length of the stream, and a line that is no pair gives a line that says so.

import { once } from "node:events";
import { readVersions } from "../www/formats/sniff.js";

/** @typedef {import("../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../src/wasm/types.d.ts").Article} Article */
/** @typedef {(before: Source | Article, after: Source | Article) => Comparison} Compare */

/** A line of more bytes is no pair of stories: 64 MiB. */
const LONGEST_LINE = 64 * 1024 * 1024;
const NEWLINE = 10;

/**
 * @param {AsyncIterable<Uint8Array>} input
 * @param {NodeJS.WritableStream} output
 * @param {Compare} compare
 * @param {readonly string[] | null} only the members of a Comparison to write
 * @returns {Promise<{ pairs: number, bad: number }>}
 */
export async function comparePairs(input, output, compare, only) {
  const tally = { pairs: 0, bad: 0 };
  let line = 0;
  for await (const bytes of lines(input)) {
    line++;
    const answer = answerTo(bytes, line, compare, only);
    if (answer === null) continue;
    tally.pairs++;
    if ("error" in answer) tally.bad++;
    // Nothing more is read before what is written has gone.
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, "drain");
  }
  return tally;
}

/**
 * @param {Uint8Array | null} bytes
 * @param {number} line
 * @param {Compare} compare
 * @param {readonly string[] | null} only
 * @returns {{ id?: unknown, comparison: object } | { id?: unknown, line: number, error: string } | null} null for a blank line
 */
function answerTo(bytes, line, compare, only) {
  /** @type {{ id?: unknown }} */
  let named = {};
  try {
    if (bytes === null) throw new Error(`The line is longer than ${LONGEST_LINE / 1024 / 1024} MiB.`);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() === "") return null;
    const pair = JSON.parse(text);
    if (typeof pair !== "object" || pair === null) throw new Error('A line must be an object with "before" and "after".');
    if ("id" in pair) named = { id: pair.id };
    const comparison = compare(version(pair.before, "before"), version(pair.after, "after"));
    return { ...named, comparison: only ? Object.fromEntries(Object.entries(comparison).filter(([name]) => only.includes(name))) : comparison };
  } catch (error) {
    return { ...named, line, error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {unknown} value a text, a source, an article, or an item of a newsroom's system
 * @param {string} side
 * @returns {Source | Article}
 */
function version(value, side) {
  if (typeof value === "string") return { text: value };
  if (typeof value !== "object" || value === null) throw new Error(`"${side}" must be a text, a source, an article or a newsroom system's item.`);
  if (("text" in value && typeof value.text === "string") || "blocks" in value) return /** @type {Source | Article} */ (value);
  const [first, ...others] = readVersions(JSON.stringify(value));
  if (!first || others.length > 0) throw new Error(`"${side}" holds ${others.length + 1} versions.`);
  return first.article ?? /** @type {Source} */ (first);
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
