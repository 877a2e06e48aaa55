// @ts-check
// Spans: parts of a sentence, by their positions in the text of both versions.

/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** @typedef {{ start: number, end: number }} Span */
/**
 * Words that were replaced, and the facts in them.
 * @typedef {Span & { facts: Fact[] }} Replaced
 */

/**
 * Joins neighbours for which the test holds.
 * @param {Replaced[]} spans
 * @param {(one: Replaced, other: Replaced) => boolean} test
 * @returns {Replaced[]}
 */
export function join(spans, test) {
  /** @type {Replaced[]} */
  const joined = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const last = joined.at(-1);
    if (last && test(last, span)) {
      last.end = Math.max(last.end, span.end);
      last.facts = [...last.facts, ...span.facts];
    } else joined.push({ ...span });
  }
  return joined;
}

/**
 * Whether the second of two spans begins before the first one ends.
 * @param {Span} one
 * @param {Span} other
 */
export function overlaps(one, other) {
  return other.start < one.end;
}
