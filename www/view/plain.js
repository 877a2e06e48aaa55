// @ts-check
// Versions as they are, unmarked: what a reader gets when they cannot be compared. Never a blank box.

import { make } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Text} Text */
/** @typedef {{ label: string, text: string | null, article: Article | null, lang: string | null }} PlainVersion */

/**
 * @param {readonly PlainVersion[]} versions
 * @returns {HTMLElement}
 */
export function plainVersions(versions) {
  return make(
    "div",
    { class: "rows plain", part: "rows" },
    versions.map((version) =>
      make(
        "section",
        { class: "version", lang: version.lang },
        make("h3", null, version.label),
        version.article ? articleText(version.article) : paragraphs(version.text ?? ""),
      ),
    ),
  );
}

/** @param {string} text */
function paragraphs(text) {
  return text
    .split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => make("p", { dir: "auto", class: "block paragraph" }, paragraph.trim()));
}

/** @param {Article} article */
function articleText(article) {
  /** @param {Text | null} text */
  const plain = (text) => (text ?? []).map((run) => run.text).join("");
  return [
    ...(article.headline ? [make("h4", { dir: "auto" }, plain(article.headline))] : []),
    ...article.blocks.flatMap((block) =>
      block.photo
        ? paragraphs([plain(block.photo.caption), ...block.photo.credits.map((credit) => `(${credit.raw})`)].join(" "))
        : paragraphs(plain(block.runs)),
    ),
  ];
}
