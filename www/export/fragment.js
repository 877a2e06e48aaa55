// @ts-check
// Writes a comparison as a piece of HTML to include in a page: the element with the rendered comparison inside. It
// needs no script.
//
// The rendering is in a declarative shadow root and has the same nodes as the element's own rendering. The styles of
// the page and of the element do not affect each other. If the page loads the element's script, the element takes over
// (see element/takeover.js).

import { make } from "../view/make.js";
import { layout } from "../view/layout.js";
import { linesOfStep } from "../view/summary.js";
import { escapedHtml, settle, stillNodes } from "./html.js";

/** @typedef {import("../view/story-view.js").StoryView} StoryView */
/** @typedef {import("../element/public.d.ts").View} View */

/** Views that work without a script. */
export const VIEW_NAMES = /** @type {View[]} */ (["side-by-side", "inline", "list", "photos"]);

/** The name of an attribute. */
const ATTRIBUTE = /^[^\s"'<>/=\0-\x1f\x7f]+$/;

/**
 * @param {StoryView} story
 * @param {object} page
 * @param {View} page.view
 * @param {string} page.title for a story without a headline
 * @param {string} page.style a style element or a link inside the shadow root
 * @param {Record<string, string>} page.attributes of the element
 * @param {string} page.fallback the content of the element, for browsers without declarative shadow roots
 * @param {import("../view/controls.js").Choice | null} page.choice the controls, which work once the element's script
 *   has run; null for none
 * @returns {string}
 */
export function toFragment(story, { view, title, style, attributes, fallback, choice }) {
  const { lang, dir } = story.labels;
  const name = [story.labels.text("region"), story.headline || title].filter(Boolean).join(": ");
  const none = () => {};
  const root = make(
    "div",
    { class: "page", part: "page", lang, dir, role: "region", "aria-label": name, "data-view": view },
    choice
      ? layout(story, choice, { goTo: none, goToRow: none }, { title, current: 0 })
      : stillNodes(story, { view, title }),
  );
  story.work.finish();
  // The element needs these before it compares: the numbers of the shown changes, and their total.
  root.setAttribute("data-numbers", story.changes.map((change) => story.numbers.get(change)).join(" "));
  root.setAttribute("data-total", String(story.total));
  // A strict policy forbids style attributes. The element sets them when it takes over.
  for (const node of root.querySelectorAll("[style]")) {
    node.setAttribute("data-style", node.getAttribute("style") ?? "");
    node.removeAttribute("style");
  }
  if (!choice) {
    settle(root);
    // Without a script, links into a shadow root do not work. Screen readers get the number from the heading next to
    // it.
    for (const link of root.querySelectorAll("a.number"))
      link.replaceWith(make("span", { class: "number", "aria-hidden": "true" }, link.textContent));
    for (const link of root.querySelectorAll("a"))
      if (link.getAttribute("href")?.startsWith("#")) link.replaceWith(...link.childNodes);
  }
  const given = Object.entries(attributes).map(([key, value]) => {
    if (!ATTRIBUTE.test(key)) throw new TypeError(`"${key}" is not the name of an attribute.`);
    return ` ${key}="${escapedHtml(value)}"`;
  });
  return [
    `<article-versions${given.join("")}>`,
    `<template shadowrootmode="open">${style}${root.outerHTML}<slot hidden></slot></template>`,
    `${fallback}</article-versions>`,
    "",
  ].join("");
}

/**
 * The controls of a fragment. They do nothing until the element's script has run.
 * @param {object} known
 * @param {StoryView["from"][]} known.versions
 * @param {number} known.from
 * @param {number} known.to
 * @param {View} known.view
 * @param {import("../element/lazy.js").Time} known.time
 * @param {import("../view/controls.js").Choice["steps"]} known.steps
 * @param {StoryView["labels"]} known.labels
 * @returns {import("../view/controls.js").Choice}
 */
export function choiceOf({ versions, from, to, view, time, steps, labels }) {
  const none = () => {};
  return {
    versions,
    from,
    to,
    view,
    views: VIEW_NAMES,
    narrow: false,
    kindsOpen: false,
    time,
    steps,
    linesOf: (comparison) => linesOfStep(comparison, labels),
    history: steps && false,
    setKindsOpen: none,
    choose: none,
    swap: none,
    setHistory: none,
    setView: none,
    marks: true,
    setMarks: none,
    print: none,
    linked: true,
    setHidden: none,
    step: none,
    keep: async () => null,
  };
}
