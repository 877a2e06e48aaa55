// @ts-check
/** Prints tables of results. */
import { say } from "../scripts/terminal.mjs";
import { OURS } from "./site.mjs";

/** @param {number} number rounded to three digits */
export const short = (number) =>
  number >= 100
    ? number.toFixed(0)
    : number >= 10
      ? number.toFixed(1)
      : number >= 1
        ? number.toFixed(2)
        : number.toFixed(3);

/** @param {readonly (readonly string[])[]} rows the first is the head */
export function table(rows) {
  const [head = [], ...body] = rows;
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
  say([line(head), line(head.map((_, at) => (at ? "--:" : ":--"))), ...body.map(line)].join("\n"));
  say();
}

/**
 * One result with, in brackets, how many times as long as ours it is.
 * @param {string} name of the library
 * @param {Record<string, number>} took milliseconds by library
 * @param {number} [limit] in seconds; a library without a result exceeded it
 */
export function compared(name, took, limit = 0) {
  const own = took[name];
  if (own === undefined) return `over ${limit} s`;
  return name === OURS ? short(own) : `${short(own)} (${short(own / (took[OURS] ?? 1))})`;
}
