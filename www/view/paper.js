// @ts-check
// Renders parts of a page without controls, for paper and saved files.

import { make, pause } from "./make.js";
import { time } from "./time.js";

/** @typedef {import("./story-view.js").StoryView} StoryView */

/**
 * Renders the names and times of both versions, without the controls to choose them.
 * @param {StoryView} story
 */
export function versionHeads(story) {
  return make("div", { class: "versions", part: "versions" }, [
    versionHead("from", "from", story),
    versionHead("to", "to", story),
  ]);
}

/**
 * Renders the name and the time of a version. If a time is missing, the name alone does not say which version is older.
 * @param {"from" | "to"} side
 * @param {"from" | "to"} role whether it is the earlier or the later version
 * @param {StoryView} story
 */
export function versionHead(side, role, { from, to, labels }) {
  const { label, published } = side === "from" ? from : to;
  return make(
    "div",
    { class: `version ${side}` },
    make("span", { class: "sign", "aria-hidden": "true" }),
    make("span", { class: from.published && to.published ? "visually-hidden" : "label" }, `${labels.text(role)}: `),
    make("span", { class: "name", dir: "auto" }, label),
    published && pause(","),
    " ",
    time(published, labels),
  );
}
