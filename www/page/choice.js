// @ts-check
// Lets the reader choose which story to compare, if the opened files contain several.

import { button, make } from "../view/make.js";

/** @typedef {import("../element/versions.js").VersionInput} VersionInput */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("../formats/stories.js").Story<VersionInput>} Story */

/** The most stories that are offered. */
const MOST = 50;

/**
 * @param {readonly Story[]} stories
 * @param {Labels} labels
 * @param {(story: Story) => void} choose
 * @returns {HTMLElement}
 */
export function storyChoice(stories, labels, choose) {
  // Those that can be compared at once come first.
  const ordered = [...stories].sort((left, right) => right.versions.length - left.versions.length).slice(0, MOST);
  return make(
    "div",
    { class: "stories", role: "group", "aria-label": labels.text("page.stories", { n: stories.length }) },
    make("p", null, labels.text("page.stories", { n: stories.length })),
    make(
      "div",
      { class: "actions" },
      ordered.map((story, at) =>
        button(
          `story ${at}`,
          labels.text("page.story", { title: story.title || story.id, n: story.versions.length }),
          () => choose(story),
          { part: null },
        ),
      ),
    ),
  );
}
