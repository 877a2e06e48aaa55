// @ts-check
// Renders parts of a page without controls, for paper and saved files.

import { make } from "./make.js";
import { time } from "./time.js";

/** @typedef {import("./story-view.js").StoryView} StoryView */

/**
 * Renders the names and times of both versions, without the controls to choose them.
 * @param {StoryView} story
 */
export function versionHeads({ from, to, labels }) {
  return make(
    "div",
    { class: "versions", part: "versions" },
    /** @type {const} */ (["from", "to"]).map((side) => {
      const { label, published } = side === "from" ? from : to;
      return make(
        "div",
        { class: `version ${side}` },
        make("span", { class: "sign", "aria-hidden": "true" }),
        make("span", { class: "label" }, labels.text(side)),
        make("span", { class: "name", dir: "auto" }, label),
        " ",
        time(published, labels),
      );
    }),
  );
}
