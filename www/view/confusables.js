// @ts-check
// Finds changed words that look unchanged: with similar letters of another alphabet ("Pаul" with a Cyrillic а), or with
// the same letters in different character codes ("é" as one character or as two).

/** Letters that look like a Latin letter in most typefaces, and those Latin letters in the same order. */
const SCRIPTS = /** @type {const} */ ([
  { script: "cyrillic", letters: "аеорсухіјѕһԁԛԝӏАВЕЅІЈКМНОРСТХУԚԜӀ", latin: "aeopcyxijshdqwlABESIJKMHOPCTXYQWI" },
  { script: "greek", letters: "οανυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", latin: "oavuABEZHIKMNOPTYX" },
  { script: "armenian", letters: "օոսցհՕՍԼ", latin: "onugh0UL" },
]);

/** @typedef {typeof SCRIPTS[number]["script"]} Script */

/** @type {Map<string, { script: Script, latin: string }>} */
const LIKENESS = new Map(
  SCRIPTS.flatMap(({ script, letters, latin }) =>
    [...letters].map((letter, index) => /** @type {const} */ ([letter, { script, latin: latin[index] ?? "" }])),
  ),
);

const WORD = /[\p{L}\p{M}]+/gu;

/**
 * Replaces letters by the Latin letters that they look like.
 * @param {string} text
 */
function look(text) {
  return Array.from(text.normalize("NFC"), (letter) => LIKENESS.get(letter)?.latin ?? letter).join("");
}

/**
 * Returns how two texts differ if they look alike: in the alphabets of their letters, or only in the encoding.
 * @param {string} before
 * @param {string} after
 * @returns {"letters" | "encoding" | null}
 */
export function likeness(before, after) {
  if (before === after || before === "" || after === "") return null;
  if (before.normalize("NFC") === after.normalize("NFC")) return "encoding";
  return look(before) === look(after) ? "letters" : null;
}

/**
 * Finds runs of letters that look like Latin letters. In a text that looks like the one it replaced, these are all such
 * letters. In any other text they are only those in words that mix alphabets, because a word in one alphabet is
 * ordinary text.
 * @param {string} text
 * @param {boolean} alike whether the text looks like the one it replaced
 * @returns {{ start: number, end: number, script: Script }[]} offsets in UTF-16 code units
 */
export function disguised(text, alike) {
  /** @type {{ start: number, end: number, script: Script }[]} */
  const runs = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const letters = [...word];
    const isMixed =
      letters.some((letter) => LIKENESS.has(letter)) && new Set(letters.map(scriptOf).filter(Boolean)).size > 1;
    if (!alike && !isMixed) continue;
    let start = index;
    for (const letter of letters) {
      const script = LIKENESS.get(letter)?.script;
      const last = runs.at(-1);
      if (script && last && last.end === start && last.script === script) last.end += letter.length;
      else if (script) runs.push({ start, end: start + letter.length, script });
      start += letter.length;
    }
  }
  return runs;
}

/** @param {string} letter */
function scriptOf(letter) {
  if (/\p{Script=Latin}/u.test(letter)) return "latin";
  if (/\p{Script=Cyrillic}/u.test(letter)) return "cyrillic";
  if (/\p{Script=Greek}/u.test(letter)) return "greek";
  return /\p{Script=Armenian}/u.test(letter) ? "armenian" : "";
}
