// @ts-check
/** Checks that a format loses no text: every word for people is in the version or in the omitted text. */
import assert from "node:assert/strict";

/** @typedef {import("../../www/formats/types.d.ts").VersionData} VersionData */

/** The visible text of versions. @param {VersionData[]} versions */
export function seen(versions) {
  return JSON.stringify(versions.map(({ text, fields, photos, omitted }) => ({ text, fields, photos, omitted })));
}

/**
 * Changes each word of a text in turn, and asserts that the result changes.
 * @param {string} text
 * @param {RegExp} words matches each word, with the flag g
 * @param {(text: string) => VersionData[] | Promise<VersionData[]>} read
 * @param {readonly string[]} [exempt] words of identifiers, times and kinds
 */
export async function assertConserved(text, words, read, exempt = []) {
  const before = seen(await read(text));
  const lost = [];
  for (const { 0: word, index } of text.matchAll(words)) {
    if (exempt.includes(word)) continue;
    const changed = `${text.slice(0, index)}Zxqv${text.slice(index + word.length)}`;
    if (seen(await read(changed)) === before)
      lost.push(`${word} in …${text.slice(Math.max(0, index - 30), index + word.length + 20)}…`);
  }
  assert.deepEqual(lost, []);
}

/** Words in the texts of XML, between tags, outside of comments and declarations. */
export const XML_WORDS = /(?<=^[^<]*|>[^<]*)(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}]{2,}(?=[^<>]*<)/gu;
