// @ts-check
// Counts and trims the words of replacements.

/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** @typedef {import("./sentences.js").Quoted} Quoted */

/** Three signs of a script without spaces count as a word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{1,3}/gu;
/** The number of words of a text. @param {string} text */
export function words(text) {
  const isWord = (/** @type {string} */ word) => /[\p{L}\p{N}]/u.test(word);
  return text.replace(UNSPACED, " $& ").split(/\s+/).filter(isWord).length;
}

/**
 * Returns the white space and punctuation that both sides have at one end, or only the white space of either.
 * @param {string[]} sides
 * @param {RegExp} end
 * @param {RegExp} space
 */
export function shared(sides, end, space) {
  const own = sides.filter((side) => side.trim());
  const [one, other] = own.map((side) => end.exec(side)?.[0] ?? "");
  if (one === other) return one ?? "";
  return own.some((side) => space.test(side)) ? " " : "";
}

/**
 * Returns a replacement. If one side begins or ends with the other, only the words that were added or removed are
 * marked: "Ines Doe [+and Per Lund]". A number and its unit stay together.
 * @param {string} before
 * @param {string} after
 * @param {Fact[]} facts
 * @returns {Quoted[]}
 */
export function withoutShared(before, after, facts) {
  const isLonger = after.length > before.length;
  const [long, short] = isLonger ? [after, before] : [before, after];
  const piece = (/** @type {string} */ rest) => ({
    before: isLonger ? "" : rest,
    after: isLonger ? rest : "",
    facts,
  });
  if (short && facts.every((fact) => fact.class !== "figure")) {
    if (long.startsWith(`${short} `)) return [{ text: `${short} ` }, piece(long.slice(short.length + 1))];
    if (long.startsWith(`${short}, `)) return [{ text: short }, piece(long.slice(short.length))];
    if (long.endsWith(` ${short}`)) return [piece(long.slice(0, -short.length - 1)), { text: ` ${short}` }];
  }
  return [{ before, after, facts }];
}
