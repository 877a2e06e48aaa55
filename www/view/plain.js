// @ts-check
// Versions as they are, unmarked: what a reader gets when they cannot be compared. Never a blank box.

import { time } from "./fields.js";
import { make } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Text} Text */
/**
 * @typedef {object} PlainVersion
 * @property {string} label
 * @property {string | null} published
 * @property {string | null} text
 * @property {Article | null} article
 * @property {string | null} slot where its own nodes are shown, if it has any
 * @property {string | null} lang
 */

/**
 * @param {readonly PlainVersion[]} versions
 * @param {import("../labels.js").Labels} labels
 * @returns {HTMLElement}
 */
export function plainVersions(versions, labels) {
  return make(
    "div",
    { class: "rows plain", part: "rows" },
    versions.map((version) =>
      make(
        "section",
        { class: "state" },
        make("h3", null, make("span", { dir: "auto", lang: version.lang }, version.label), " ", time(version.published, labels)),
        make("div", { lang: version.lang }, version.slot ? make("slot", { name: version.slot }) : version.article ? articleText(version.article) : paragraphs(version.text ?? "")),
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
