// @ts-check
// A comparison -> a page, Markdown or JSON, by the very views and writers of the element.

import { toHtml, toJson, toMarkdown } from "../www/export.js";
import { Labels } from "../www/labels.js";
import styles from "../www/style.css";
import { make } from "../www/view/make.js";
import { reader, VIEWS } from "../www/view/reader.js";
import { Story } from "../www/view/story.js";

/** @typedef {import("../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../www/formats/types.d.ts").VersionData} VersionData */

/**
 * @param {Comparison} comparison
 * @param {readonly VersionData[]} versions the two compared
 * @param {Pick<import("./options.js").Options, "form" | "lang" | "view" | "hidden" | "images">} options
 * @returns {string}
 */
export function written(comparison, versions, { form, lang, view, hidden, images }) {
  const labels = new Labels(lang);
  const names = versions.map(({ label, published, lang }, index) => ({
    label: label ?? labels.text("version.unnamed", { n: index + 1 }),
    published: published ?? null,
    lang: lang ?? null,
  }));
  const [from, to] = /** @type {[typeof names[number], typeof names[number]]} */ (names);
  const story = new Story(comparison, { labels, hidden: new Set(hidden), from, to, images });
  if (form === "json") return toJson(story);
  if (form === "markdown") return toMarkdown(story);
  const headline = comparison.fields.find((row) => row.field === "headline")?.after.map((segment) => segment.text).join("");
  return toHtml(page(story, names, view), styles, headline || labels.text("headline"));
}

/**
 * What the element shows, with controls that toHtml() takes away.
 * @param {Story} story
 * @param {import("../www/view/story.js").VersionName[]} names
 * @param {string} view
 */
function page(story, names, view) {
  const { labels } = story;
  const nothing = () => {};
  const choice = {
    versions: names,
    from: 0,
    to: 1,
    view,
    views: Object.keys(VIEWS),
    narrow: false,
    kindsOpen: false,
    setKindsOpen: nothing,
    setFrom: nothing,
    setTo: nothing,
    swap: nothing,
    setView: nothing,
    setHidden: nothing,
    step: nothing,
    save: nothing,
  };
  const nodes = reader(story, choice, { goTo: nothing, goToRow: nothing }, { title: "", current: 0 });
  return make("div", { class: "page", part: "page", lang: labels.lang, dir: labels.dir, role: "region", "aria-label": labels.text("region") }, nodes);
}
