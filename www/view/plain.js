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
 * @property {string | null} slot where its own nodes are shown, if it has any
 * @property {string | null} lang
 */

/** More are no page that a browser would show. */
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
 * Paragraphs; what is beyond any page stands together as the last one.
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
 * Perhaps it could not be compared because it is not what the types promise; so nothing is taken for granted.
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
