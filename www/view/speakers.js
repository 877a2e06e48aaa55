// @ts-check
// Finds the speaker of a quotation, and the quotation of a speaker, in the text of a passage.
//
// | text | speaker | quotation |
// |---|---|---|
// | “We were never told,” said Paul Orr, the driver. | said Paul Orr | We were never told |
// | Paul Orr said: “We were never told. Nobody came.” | Paul Orr said | We were never told |
// | “He lied. We were never told,” said Paul Orr. | said Paul Orr | We were never told |

import { words } from "./replaced-words.js";

/** A quotation mark. */
export const QUOTE = /["“”„«»「」]/;

/** After a quotation, the clause with the speaker: `,” said Paul Orr, the driver`. */
const SPEAKER_AFTER = /^([^"“”„«»「」]*?)([,，،]?)["“”„«»「」]([,，،]?\s*)([^\p{P}\n]+)/u;
/** Before it: `Paul Orr said: “`, or `,” the driver, Paul Orr, said. “` of the sentence before. */
const SPEAKER_BEFORE = /([^"“”„«»「」.!?。\n]+?)[\p{P}\s]*["“”„«»「」][^"“”„«»「」]*$/u;
/** The most letters of a speaker's clause. */
const SPEAKER = 60;
/** The most characters before and behind a value that are searched. */
const NEAR = 1000;

/** The last sentence of a quotation that stands before its speaker. */
const QUOTATION_BEFORE =
  /["“”„«»「」](?:[^"“”„«»「」]*[.!?。]\s)?\s*([^"“”„«»「」]+?)[\p{P}\s]*["“”„«»「」][^"“”„«»「」.!?。\n]*$/u;
/** The first sentence of a quotation that stands behind its speaker. */
const QUOTATION_BEHIND = /^[^"“”„«»「」.!?。\n]*["“”„«»「」]\s*([^"“”„«»「」]+?)(?:[.!?。]\s|[\p{P}\s]*["“”„«»「」])/u;
/** The fewest letters of a quotation. A shorter one may be a title. */
const FEWEST_LETTERS = 12;
/** The most words of a quotation, and the number of words of a longer one. */
const MOST_WORDS = 12;
const OPENING = 5;

/**
 * Returns where the clause stands that names the speaker of a quotation: behind it or before it.
 * @param {string} text
 * @param {number} start of words in the quotation
 * @param {number} end
 * @returns {[number, number] | null}
 */
export function speaker(text, start, end) {
  const first = Math.max(start - NEAR, 0);
  const after = SPEAKER_AFTER.exec(text.slice(end, end + NEAR));
  // After a full stop, a lower-case letter shows that the sentence goes on.
  const isAfter = after && (after[2] || /^[,，،]/.test(after[3] ?? "") || /^\p{Ll}/u.test(after[4] ?? ""));
  const before = isAfter ? null : SPEAKER_BEFORE.exec(text.slice(first, start));
  const clause = isAfter ? (after[4] ?? "") : (before?.[1]?.replace(/^[\s\p{P}]+/u, "") ?? "");
  if (!/\p{L}/u.test(clause) || clause.length > SPEAKER) return null;
  const last = isAfter ? end + after[0].length : first + (before?.index ?? 0) + (before?.[1]?.length ?? 0);
  return [last - clause.length, last - clause.length + clause.trimEnd().length];
}

/**
 * Returns where the quotation of a speaker stands, or its first words if it is long.
 * @param {string} text
 * @param {number} start of words that name the speaker
 * @param {number} end
 * @returns {[number, number] | null}
 */
export function quotation(text, start, end) {
  const first = Math.max(start - NEAR, 0);
  const before = QUOTATION_BEFORE.exec(text.slice(first, start));
  const found = before ?? QUOTATION_BEHIND.exec(text.slice(end, end + NEAR));
  const quoted = found?.[1] ?? "";
  if (!found || quoted.length < FEWEST_LETTERS) return null;
  const at = (before ? first : end) + found.index + found[0].lastIndexOf(quoted);
  const length = words(quoted) > MOST_WORDS ? quoted.split(" ", OPENING).join(" ").length : quoted.length;
  return [at, at + length];
}
