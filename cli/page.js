// @ts-check
// Writes a comparison as a page, Markdown or JSON, with the views and exports of the element.

import { exportAs } from "../www/export/index.js";
import { Labels } from "../www/labels/index.js";
import "../www/labels/all.js";
import styles from "../www/style/index.css";
import { digestLines } from "../www/view/digest-text.js";
import { StoryView } from "../www/view/story-view.js";
import { omittedDiffers } from "../www/view/omitted.js";
import { summarySentence } from "../www/view/summary.js";
import { withBlockClasses } from "../www/view/block-classes.js";
import { withWholeWords } from "../www/view/whole-words.js";

/** @typedef {import("../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../www/formats/types.d.ts").VersionData} VersionData */

/**
 * @param {Comparison} comparison
 * @param {readonly { version: VersionData, article: Article }[]} sides the two versions
 * @param {Pick<import("./options.js").Options, "outputFormat" | "lang" | "view" | "hidden">} options
 * @returns {Promise<string>}
 */
export function written(comparison, sides, { outputFormat, lang, view, hidden }) {
  const labels = new Labels(lang);
  const names = sides.map(({ version }, index) => nameOf(version, index, labels));
  const [from, to] = /** @type {[typeof names[number], typeof names[number]]} */ (names);
  const story = new StoryView(withWholeWords(withBlockClasses(comparison)), {
    labels,
    hidden: new Set(hidden),
    from,
    to,
    images: "none",
  });
  const articles = /** @type {[Article, Article]} */ (sides.map(({ article }) => article));
  return exportAs(outputFormat, story, { comparison, view, title: "", styles, articles: async () => articles });
}

/**
 * The facts that changed, one per line, then the counts. Omitted texts that differ are named in the last line.
 * @param {Comparison} comparison
 * @param {string} lang
 */
export function summaryOf(comparison, lang) {
  const labels = new Labels(lang);
  const differs = comparison.changes.length > 0 ? omittedDiffers(comparison, labels) : "";
  const lines = [...digestLines(withWholeWords(comparison), labels), summarySentence(comparison, labels), differs];
  return `${lines.filter(Boolean).join("\n")}\n`;
}

/**
 * The name of a version for the reader.
 * @param {VersionData} version
 * @param {number} index
 * @param {Labels} labels
 */
export function nameOf({ label, published, lang }, index, labels) {
  return {
    label: label ?? labels.text("version.unnamed", { n: index + 1 }),
    published: published ?? null,
    lang: lang ?? null,
  };
}
