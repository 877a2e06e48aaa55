// @ts-check
// Writes a comparison in one of several formats, to be saved or copied.
//
// | format | opened in the local page |
// |---|---|
// | html | both versions, compared again: the same comparison |
// | json | the same; the comparison itself is included for other programs |
// | markdown | both versions, as far as Markdown can express them |
// | before, after | one version, as plain text |

import { toCritic } from "./critic.js";
import { toHtml } from "./html.js";
import { toJson, toManifest } from "./json.js";
import { toText } from "./text.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../view/story-view.js").StoryView} StoryView */
/** @typedef {"html" | "markdown" | "json" | "before" | "after"} ExportFormat */

/** Media type and file extension of each format. @type {Record<ExportFormat, { type: string, extension: string }>} */
export const FILES = {
  html: { type: "text/html", extension: "html" },
  markdown: { type: "text/markdown", extension: "md" },
  json: { type: "application/json", extension: "json" },
  before: { type: "text/plain", extension: "txt" },
  after: { type: "text/plain", extension: "txt" },
};

/**
 * @param {ExportFormat} format
 * @param {StoryView} story
 * @param {object} page
 * @param {import("../../src/wasm/types.d.ts").Comparison} page.comparison as returned by the core
 * @param {import("../element/public.d.ts").View} page.view
 * @param {string} page.title for a story without a headline
 * @param {string} page.styles
 * @param {() => Promise<[Article, Article]>} page.articles both parsed versions
 * @returns {Promise<string>}
 */
export async function exportAs(format, story, { comparison, view, title, styles, articles }) {
  const { from, to } = story;
  if (format === "markdown") return toCritic(story);
  if (format === "before" || format === "after") return toText(comparison, format);
  const headline = comparison.fields
    .find((row) => row.field === "headline")
    ?.after.map((segment) => segment.text)
    .join("");
  const saved = toManifest(headline || title || story.labels.text("headline"), [from, to], await articles());
  return format === "json" ? toJson(saved, comparison) : toHtml(story, { view, title: saved.title, styles, saved });
}
