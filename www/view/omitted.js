// @ts-check
// Renders the omitted text: a line after the story that opens the list. If omitted text differs, "Nothing changed" is
// never shown.

import { make } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Omitted} Omitted */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("./story-view.js").StoryView} StoryView */

/** The most places that the sentence names. */
const MOST_PLACES = 3;
/** The most texts that each list shows. */
const MOST_SHOWN = 100;
/** The number of elements at the end of a path that are shown. */
const STEPS = 3;

/**
 * Returns the sentence for two stories without a change. It says whether the omitted text differs.
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
export function nothingChanged(comparison, labels) {
  const differs = omittedDiffers(comparison, labels);
  return differs ? labels.text("sum.none.read", { differs }) : labels.text("sum.none") + labels.text("join.end");
}

/**
 * Returns the sentence that names the omitted texts that differ, or nothing if none does.
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
export function omittedDiffers({ omitted }, labels) {
  const places = [...new Set([...omitted.after, ...omitted.before].map((one) => nameOf(one, labels)))];
  if (places.length === 0) return "";
  const named = places.slice(0, MOST_PLACES);
  const others = places.length - named.length;
  if (others > 0) named.push(labels.text("omitted.others", { n: others }));
  return labels.text("sum.differs", { places: labels.list(named) }) + labels.text("join.end");
}

/**
 * Renders the line "3 passages are not part of the story", which opens the list.
 * @param {StoryView} story
 * @returns {HTMLElement | null} null if no text was omitted
 */
export function omittedTexts(story) {
  const { labels } = story;
  const { before, after, both } = story.comparison.omitted;
  const n = before.length + after.length + both.length;
  if (n === 0) return null;
  const differing = before.length + after.length;
  const key = "omitted";
  const words = [
    labels.text("omitted.passages", { n }),
    differing > 0 && differing < n ? labels.text("omitted.differing", { n: differing }) : "",
  ].filter(Boolean);
  const details = make(
    "details",
    { class: "omitted", part: "omitted" },
    make("summary", { "data-key": key }, words.join(labels.text("join.clause"))),
  );
  const fill = () => {
    if (details.childNodes.length > 1) return;
    const lists = /** @type {const} */ ([
      ["omitted.before", before, story.from.lang],
      ["omitted.after", after, story.to.lang],
      ["omitted.both", both, story.to.lang],
    ]);
    for (const [name, texts, lang] of lists) {
      if (texts.length > 0) details.append(make("h4", null, labels.text(name)), list(texts, lang, labels));
    }
  };
  if (story.opened.has(key)) details.open = true;
  details.addEventListener("toggle", () => {
    story.setOpened(key, details.open);
    if (details.open) fill();
  });
  // Without scripts the list cannot be filled later.
  if (details.open || story.images === "unscripted") fill();
  return details;
}

/**
 * @param {readonly Omitted[]} texts
 * @param {string | null} lang
 * @param {Labels} labels
 */
function list(texts, lang, labels) {
  const items = texts.slice(0, MOST_SHOWN).map((one) => {
    // The text of an internal note is never shown, only its place.
    const isShown = one.reason !== "internal";
    return make(
      "li",
      null,
      isShown && make("span", { lang, dir: "auto" }, one.text),
      isShown && " ",
      make("span", { class: "aside" }, isShown ? `(${placeOf(one, labels)})` : placeOf(one, labels)),
    );
  });
  const others = texts.length - items.length;
  if (others > 0) items.push(make("li", { class: "aside" }, labels.text("omitted.others", { n: others })));
  return make("ul", { role: "list" }, items);
}

/**
 * Names an omitted text in a sentence: by its path in data, or by the reason in a web page.
 * @param {Omitted} one
 * @param {Labels} labels
 */
function nameOf({ location, reason }, labels) {
  return location && !location.includes(" > ") ? location : whyOf(reason, labels);
}

/** @param {string} reason @param {Labels} labels */
function whyOf(reason, labels) {
  return labels.has(`omitted.${reason}`) ? labels.text(`omitted.${reason}`) : reason;
}

/**
 * Returns the reason and the location of an omitted text.
 * @param {Omitted} one
 * @param {Labels} labels
 */
function placeOf({ location, reason }, labels) {
  const why = whyOf(reason, labels);
  const steps = location?.split(" > ") ?? [];
  const path = steps.slice(-STEPS).join(" > ");
  return path === "" ? why : `${why}: ${path}`;
}
