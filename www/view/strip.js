// @ts-check
// The overview strip: the whole story as one line, each block as wide as its text is long, with what came and went marked.
// For the pointer only; the list of changes and the Previous and Next buttons say the same to everybody.

import { make } from "./make.js";
import { isQuiet } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").Side} Side */
/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./row.js").Actions} Actions */

/** The least width of a block, in characters, so that a short one is still seen. */
const LEAST = 60;

/**
 * @param {Story} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function strip(story, actions) {
  const ticks = story.comparison.rows
    .filter((row) => row.kind !== "stub")
    .map((row) => {
      const change = story.change(row);
      const own = row.after[0] ?? row.before[0];
      const photo = own?.photo ? " of-photo" : "";
      const tick = make("span", { class: `tick ${isQuiet(row, story) ? "equal" : row.kind}${row.moved ? " moved" : ""}${photo}`, "data-change": null });
      tick.style.setProperty("flex-grow", String(Math.max(LEAST, lengthOf(row))));
      if (change) {
        tick.title = `${story.numbers.get(change)}. ${story.title(change)}`;
        tick.addEventListener("click", () => actions.goTo(change.id));
      }
      return tick;
    });
  return make("div", { class: "strip", part: "strip", "aria-hidden": "true" }, ticks);
}

/** @param {Row} row */
function lengthOf(row) {
  /** @param {Side} side */
  const length = (side) => [...side.segments, ...(side.photo?.caption ?? [])].reduce((sum, segment) => sum + segment.text.length, 0);
  const sum = (/** @type {Side[]} */ sides) => sides.reduce((total, side) => total + length(side), 0);
  return Math.max(sum(row.before), sum(row.after));
}
