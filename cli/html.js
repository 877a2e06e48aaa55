// @ts-check
// `article-versions/html` renders a comparison as a piece of HTML, in Node, when a story is published.

import { compare, parse, timeline } from "../www/entries/compare.js";
import { choiceOf, toFragment as written, VIEW_NAMES } from "../www/export/fragment.js";
import { escapedHtml, withoutNotes } from "../www/export/html.js";
import { inTime } from "../www/formats/values.js";
import { Labels } from "../www/labels/index.js";
import "../www/labels/all.js";
import lineStyles from "../www/style/closed-line.css";
import storyStyles from "../www/style/index.css";
import stillStyles from "../www/style/fragment.css";
import { withBlockClasses } from "../www/view/block-classes.js";
import { TIMELINE_FROM } from "../www/view/layout.js";
import { withWholeWords } from "../www/view/whole-words.js";
import { StoryView } from "../www/view/story-view.js";
import { linesOfStep, summarySentence } from "../www/view/summary.js";
import * as time from "../www/view/timeline.js";
import { withDom } from "./dom.js";
import { nameOf } from "./page.js";

/** @typedef {import("../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../www/element/public.d.ts").VersionInput} VersionInput */
/** @typedef {import("./html.d.ts").FragmentOptions} FragmentOptions */
/** @typedef {import("./html.d.ts").Fragment} Fragment */

/** The style of a fragment, to be served as the file that `stylesheet` names. */
export const styles = `${lineStyles}${storyStyles}${stillStyles}`;

/**
 * Compares two versions of a story and renders the comparison.
 * @param {readonly VersionInput[]} versions
 * @param {FragmentOptions} [options]
 * @returns {Fragment}
 */
export function toFragment(versions, options = {}) {
  if (versions.length < 2) throw new TypeError("A comparison needs two versions.");
  return withDom(() =>
    rendered(
      inTime(versions, (version) => version),
      options,
    ),
  );
}

/**
 * What changed, in one sentence.
 * @param {readonly VersionInput[]} versions
 * @param {FragmentOptions} [options]
 * @returns {string}
 */
export function toSummary(versions, options = {}) {
  if (versions.length < 2) throw new TypeError("A comparison needs two versions.");
  return withDom(() => {
    const { comparison } = compared(
      inTime(versions, (version) => version),
      options,
    );
    return summarySentence(comparison, labelsOf(options));
  });
}

/** @param {FragmentOptions} options */
const labelsOf = ({ lang = "en", labels = {} }) => new Labels(lang, labels);

/**
 * @param {readonly VersionInput[]} versions
 * @param {FragmentOptions} options
 */
function compared(versions, { from = 0, to = -1, agencies = {} }) {
  const indexes = /** @type {[number, number]} */ ([indexOf(versions, from), indexOf(versions, to)]);
  const articles = /** @type {[Article, Article]} */ (
    indexes.map((index) => {
      const version = /** @type {VersionInput} */ (versions[index]);
      return version.article ?? parse(/** @type {Source} */ (version), { agencies });
    })
  );
  return { comparison: compare(...articles, { agencies }), indexes };
}

/**
 * @param {readonly VersionInput[]} versions
 * @param {FragmentOptions} options
 * @returns {Fragment}
 */
function rendered(versions, options) {
  const { view = "side-by-side", hide = [], title = "", images = "auto", controls = false, agencies = {} } = options;
  if (!VIEW_NAMES.includes(view))
    throw new TypeError(`The view "${view}" is unknown; it may be ${VIEW_NAMES.join(", ")}.`);
  const { comparison, indexes } = compared(versions, options);
  const labels = labelsOf(options);
  const names = versions.map((version, index) => nameOf(version, index, labels));
  const [from, to] = /** @type {[typeof names[number], typeof names[number]]} */ (indexes.map((index) => names[index]));
  const contents = versions.map((version) => version.article ?? /** @type {Source} */ (version));
  const steps = versions.length >= TIMELINE_FROM ? timeline(contents, { agencies }).steps : null;
  const story = new StoryView(withWholeWords(withBlockClasses(comparison)), {
    labels,
    hidden: new Set(hide),
    from,
    to,
    images,
    // A figure that changed twice is reported with both changes.
    steps: (steps ?? []).slice(...indexes).map((step) => step.comparison),
  });
  const summary = summarySentence(comparison, labels);
  const choice = controls
    ? {
        ...choiceOf({ versions: names, from: indexes[0], to: indexes[1], view, time, steps, labels }),
        linesOf: (/** @type {Comparison} */ step) => linesOfStep(withWholeWords(step), labels),
      }
    : null;
  /** @type {Record<string, string>} */
  const attributes = {
    lang: labels.lang,
    view,
    ...(options.from === undefined ? {} : { from: String(options.from) }),
    ...(options.to === undefined ? {} : { to: String(options.to) }),
    ...(hide.length > 0 ? { hide: hide.join(" ") } : {}),
    ...(images === "auto" ? {} : { images }),
    ...options.attributes,
  };
  const fallback = options.fallback ?? `<p>${escapedHtml(summary)}</p>`;
  const island = controls && !attributes.src && !attributes.current ? data(versions, options) : "";
  const style = options.stylesheet
    ? `<link rel="stylesheet" href="${escapedHtml(options.stylesheet)}">`
    : `<style>${styles}</style>`;
  const html = written(story, { view, title, style, attributes, fallback: fallback + island, choice });
  return { html, summary, comparison };
}

/**
 * All versions as JSON of parsed articles, so that the element does not have to parse them again.
 * @param {readonly VersionInput[]} versions
 * @param {FragmentOptions} options
 */
function data(versions, { title = "", agencies = {} }) {
  const parsed = versions.map(({ id, label, published, number, lang, ...version }) => ({
    ...{ id, label, published, number, lang },
    article: version.article ?? parse(/** @type {Source} */ ({ label, published, lang, ...version }), { agencies }),
  }));
  // Escaped, so that the JSON contains no end tag.
  const text = JSON.stringify({ title, versions: parsed }, withoutNotes).replaceAll("<", "\\u003c");
  return `<script type="application/json">${text}</script>`;
}

/**
 * @param {readonly VersionInput[]} versions
 * @param {number | string} wanted
 */
function indexOf(versions, wanted) {
  const byId = versions.findIndex(({ id }) => id !== undefined && id === wanted);
  const index = byId >= 0 ? byId : Number(wanted) < 0 ? versions.length + Number(wanted) : Number(wanted);
  if (!versions[index]) throw new TypeError(`There is no version ${wanted}; there are ${versions.length}.`);
  return index;
}
