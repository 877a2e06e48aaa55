// @ts-check
// Shows versions without marks if they cannot be compared, so that the reader never gets an empty page.

import { time } from "./time.js";
import { make } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Text} Text */
/**
 * @typedef {object} PlainVersion
 * @property {string} label
 * @property {string | null} published
 * @property {string | null} text
 * @property {Article | null} article
 * @property {string | null} slot the slot of its own nodes, if it has any
 * @property {string | null} lang
 */

/** The most paragraphs of one version. A browser cannot show a page with more. */
const MOST_PARAGRAPHS = 20_000;

/**
 * @param {readonly PlainVersion[]} versions
 * @param {import("../labels/index.js").Labels} labels
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
        make(
          "h3",
          null,
          make("span", { dir: "auto", lang: version.lang }, version.label),
          " ",
          time(version.published, labels),
        ),
        make(
          "div",
          { lang: version.lang },
          version.slot
            ? make("slot", { name: version.slot })
            : version.article
              ? articleText(version.article)
              : paragraphs(version.text ?? ""),
        ),
      ),
    ),
  );
}

/** @param {string} text */
function paragraphs(text) {
  return shown(text.split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/));
}

/**
 * Renders paragraphs. All paragraphs above the limit are joined into the last one.
 * @param {string[]} texts
 */
function shown(texts) {
  const all = texts.map((text) => text.trim()).filter((text) => text !== "");
  const last = all.slice(MOST_PARAGRAPHS).join("\n");
  return [...all.slice(0, MOST_PARAGRAPHS), last]
    .filter((text) => text !== "")
    .map((text) => make("p", { dir: "auto", class: "block paragraph" }, text));
}

/**
 * Renders the text of an article. The comparison may have failed because the article does not match its type, so every
 * value is checked.
 * @param {Article} article
 */
function articleText(article) {
  /** @param {unknown} value @returns {any[]} */
  const list = (value) => (Array.isArray(value) ? value : []);
  /** @param {Text | null | undefined} text */
  const plain = (text) =>
    list(text)
      .map((run) => String(run?.text ?? ""))
      .join("");
  const texts = list(article.blocks).map((block) =>
    block?.photo
      ? [plain(block.photo.caption), ...list(block.photo.credits).map((credit) => `(${credit?.raw ?? ""})`)].join(" ")
      : plain(block?.runs),
  );
  return [...(article.headline ? [make("h4", { dir: "auto" }, plain(article.headline))] : []), ...shown(texts)];
}
