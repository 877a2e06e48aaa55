// @ts-check
// A comparison to take along: what is saved or copied, by the name of its form.
//
// | form | opened again in the local page |
// |---|---|
// | html | both versions, compared anew: the same comparison |
// | json | the same; other programs find the comparison itself beside them |
// | markdown | both versions as Markdown carries them |
// | before, after | one version, as any text |

import { toCritic } from "./critic.js";
import { toHtml } from "./html.js";
import { toJson, toManifest } from "./json.js";
import { toText } from "./text.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../view/story.js").Story} Story */
/** @typedef {"html" | "markdown" | "json" | "before" | "after"} Form */

/** How each form is written to a file. @type {Record<Form, { type: string, extension: string }>} */
export const FILES = {
  html: { type: "text/html", extension: "html" },
  markdown: { type: "text/markdown", extension: "md" },
  json: { type: "application/json", extension: "json" },
  before: { type: "text/plain", extension: "txt" },
  after: { type: "text/plain", extension: "txt" },
};

/**
 * @param {Form} form
 * @param {Story} story
 * @param {object} page
 * @param {import("../../src/wasm/types.d.ts").Comparison} page.comparison as the core gave it
 * @param {import("../element/public.d.ts").View} page.view
 * @param {string} page.title where the story has no headline
 * @param {string} page.styles
 * @param {() => Promise<[Article, Article]>} page.articles both versions, parsed
 * @returns {Promise<string>}
 */
export async function toForm(form, story, { comparison, view, title, styles, articles }) {
  const { from, to } = story;
  if (form === "markdown") return toCritic(story);
  if (form === "before" || form === "after") return toText(comparison, form);
  const headline = comparison.fields
    .find((row) => row.field === "headline")
    ?.after.map((segment) => segment.text)
    .join("");
  const saved = toManifest(headline || title || story.labels.text("headline"), [from, to], await articles());
  return form === "json" ? toJson(saved, comparison) : toHtml(story, { view, title: saved.title, styles, saved });
}
