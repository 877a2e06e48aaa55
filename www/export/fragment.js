// @ts-check
// A comparison as a piece of HTML for somebody else's page: the element with its rendering inside, which needs no script.
//
// The rendering stands in a declarative shadow root, with the same nodes as the element's own: neither the page's style nor ours
// reaches into the other. Where the element's script is on the page, the element goes on from there (see element/takeover.js).

import { make } from "../view/make.js";
import { reader } from "../view/reader.js";
import { linesOfStep } from "../view/summary.js";
import { escapedHtml, settle, stillNodes } from "./html.js";

/** @typedef {import("../view/story.js").Story} Story */
/** @typedef {import("../element/public.d.ts").View} View */

/** Views that a page can show whose script has not run. */
const VIEW_NAMES = /** @type {View[]} */ (["side-by-side", "inline", "list", "photos"]);

/**
 * @param {Story} story
 * @param {object} page
 * @param {View} page.view
 * @param {string} page.title where the story has no headline
 * @param {string} page.style a style element or a link, for inside the shadow root
 * @param {Record<string, string>} page.attributes of the element
 * @param {string} page.fallback what is inside the element: shown by browsers that know no declarative shadow root
 * @param {import("../view/controls.js").Choice | null} page.choice what the reader can act with once the element's script has run; null without any
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
      ? reader(story, choice, { goTo: none, goToRow: none }, { title, current: 0 })
      : stillNodes(story, { view, title }),
  );
  story.work.finish();
  // What the element has to know before it compares: the numbers of the changes shown, and of how many.
  root.setAttribute("data-numbers", story.changes.map((change) => story.numbers.get(change)).join(" "));
  root.setAttribute("data-total", String(story.total));
  // A strict policy forbids style attributes; the element sets these when it goes on from here. A still rendering has none.
  for (const node of root.querySelectorAll("[style]")) {
    node.setAttribute("data-style", node.getAttribute("style") ?? "");
    node.removeAttribute("style");
  }
  if (!choice) {
    settle(root);
    // Without a script no link leads to a place in a shadow root. The heading beside a number says it to a screen reader.
    for (const link of root.querySelectorAll("a.number"))
      link.replaceWith(make("span", { class: "number", "aria-hidden": "true" }, link.textContent));
    for (const link of root.querySelectorAll("a"))
      if (link.getAttribute("href")?.startsWith("#")) link.replaceWith(...link.childNodes);
  }
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapedHtml(value)}"`);
  return [
    `<article-versions${given.join("")}>`,
    `<template shadowrootmode="open">${style}${root.outerHTML}<slot hidden></slot></template>`,
    `${fallback}</article-versions>`,
    "",
  ].join("");
}

/**
 * What a reader of a fragment can act with: nothing of it does anything before the element's script has run.
 * @param {object} known
 * @param {Story["from"][]} known.versions
 * @param {number} known.from
 * @param {number} known.to
 * @param {View} known.view
 * @param {import("../element/lazy.js").Time} known.time
 * @param {import("../view/controls.js").Choice["steps"]} known.steps
 * @param {Story["labels"]} known.labels
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
