// @ts-check
/**
 * The libraries that are measured. Each takes two texts and returns JavaScript data, called as its users call it. The
 * results are not checked, and they differ in content.
 */
import { presentableDiff } from "@codemirror/merge";
import { diffWordsWithSpace } from "diff";
import DiffMatchPatch from "diff-match-patch";
import htmldiff from "node-htmldiff";
import { DefaultLinesDiffComputer } from "vscode-diff";
import { compare } from "../dist/compare.js";

/** @typedef {{ name: string, run: (before: string, after: string) => unknown }} Contender */

/** Ours: both texts parsed, aligned, refined, classified, and the whole comparison handed over as plain data. */
export const OURS = "article-versions";

/** @type {readonly Contender[]} */
export const CONTENDERS = [
  { name: OURS, run: (before, after) => compare({ text: before, format: "wire" }, { text: after, format: "wire" }) },
  { name: "diff", run: diffWordsWithSpace },
  { name: "diff-match-patch", run: diffMatchPatch },
  { name: "node-htmldiff", run: (before, after) => htmldiff(paragraphs(before), paragraphs(after)) },
  { name: "vscode-diff", run: vscodeDiff },
  { name: "@codemirror/merge", run: (before, after) => presentableDiff(before, after) },
];

/**
 * Words instead of lines, as its wiki advises: each different word becomes one character.
 * @param {string} before
 * @param {string} after
 */
function diffMatchPatch(before, after) {
  const differ = new DiffMatchPatch();
  // Its default gives up after a second; the work itself is what is to be measured.
  differ.Diff_Timeout = 0;
  /** @type {Map<string, string>} */
  const codes = new Map();
  /** @type {string[]} */
  const words = [];
  const encode = (/** @type {string} */ text) =>
    Array.from(text.match(/\s+|\w+|[^\s\w]/g) ?? [], (word) => {
      let code = codes.get(word);
      if (code === undefined) {
        // No surrogates: a lone one would not survive as a character.
        code = String.fromCharCode(codes.size < 0xd800 ? codes.size : codes.size + 0x800);
        codes.set(word, code);
        words.push(word);
      }
      return code;
    }).join("");
  const diffs = differ.diff_main(encode(before), encode(after), false);
  const decode = (/** @type {string} */ text) =>
    Array.from(
      text,
      (code) => words[code.charCodeAt(0) < 0xd800 ? code.charCodeAt(0) : code.charCodeAt(0) - 0x800],
    ).join("");
  for (const diff of diffs) diff[1] = decode(diff[1]);
  differ.diff_cleanupSemantic(diffs);
  return diffs;
}

/**
 * A paragraph is a line to it.
 * @param {string} before
 * @param {string} after
 */
function vscodeDiff(before, after) {
  const options = { ignoreTrimWhitespace: false, computeMoves: true, maxComputationTimeMs: 0 };
  return new DefaultLinesDiffComputer().computeDiff(before.split("\n\n"), after.split("\n\n"), options);
}

/** @param {string} text */
function paragraphs(text) {
  return text
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("");
}
