// @ts-check
// Shows changed invisible characters and direction controls by name.

/** @typedef {import("../labels/index.js").Labels} Labels */

/** Characters without a glyph: bidi controls, zero-width characters and the soft hyphen. */
export const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/**
 * @param {string} character
 * @param {Labels} labels
 * @param {string} [name] the name of its label, if that is not its code
 */
export function nameOf(character, labels, name = "") {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
  const key = `character.${name || code}`;
  return labels.has(key) ? labels.text(key) : labels.text("character.bidi", { code: `U+${code.toUpperCase()}` });
}

/**
 * Returns the text for a screen reader, with the names of characters that it would not read.
 * @param {string} text
 * @param {Labels} labels
 */
export function spelledOut(text, labels) {
  return Array.from(text, (character) =>
    INVISIBLE.test(character) ? ` [${nameOf(character, labels)}] ` : character,
  ).join("");
}
