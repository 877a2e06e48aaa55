// @ts-check
// What the reader acts with: the two versions chosen, the view, the kinds of change shown, previous and next.

import { time } from "./fields.js";
import { button, make, pause, visuallyHidden } from "./make.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").VersionName} VersionName */
/** @typedef {import("../element/public.d.ts").View} View */

/** Classes that a picture editor looks for. */
const OF_PHOTOS = new Set(["caption", "credit", "alt-text", "photo"]);

/**
 * @typedef {object} Choice
 * @property {VersionName[]} versions
 * @property {number} from
 * @property {number} to
 * @property {View} view
 * @property {readonly View[]} views those on offer at this width
 * @property {boolean} narrow
 * @property {boolean} kindsOpen whether the kinds of change are unfolded where there is little room
 * @property {(open: boolean) => void} setKindsOpen
 * @property {import("../element/lazy.js").Time | null} time what shows the versions in time; null where it could not be had
 * @property {readonly import("./amount.js").Step[] | null} steps what each version changed; null until it is known
 * @property {boolean | null} history whether the history of sentences is shown; null where it is not known
 * @property {(earlier: number, later: number) => void} choose
 * @property {() => void} swap
 * @property {(shown: boolean) => void} setHistory
 * @property {(view: View) => void} setView
 * @property {(classes: readonly string[]) => void} setHidden
 * @property {(step: 1 | -1) => void} step
 * @property {import("./saving.js").Keep} keep
 */

/**
 * The two versions, at the head of their columns. With more than two the timeline is where they are chosen.
 * @param {Story} story
 * @param {Choice} choice
 */
export function versionHeads(story, choice) {
  const { labels } = story;
  return make(
    "div",
    { class: "versions", part: "versions" },
    versionHead("from", story.from, story, choice),
    button("swap", labels.text("swap"), choice.swap, { class: "swap", "aria-label": labels.text("swap.help") }),
    versionHead("to", story.to, story, choice),
  );
}

/**
 * @param {"from" | "to"} side
 * @param {VersionName} version
 * @param {Story} story
 * @param {Choice} choice
 */
function versionHead(side, version, story, { from, to }) {
  const { labels } = story;
  // Swapped, the earlier version stands second.
  const role = from <= to === (side === "from") ? "from" : "to";
  return make(
    "div",
    { class: `version ${side}` },
    make("span", { class: "sign", "aria-hidden": "true" }),
    visuallyHidden(`${labels.text(role)}: `),
    make("span", { class: "name", dir: "auto" }, version.label),
    version.published && pause(","),
    " ",
    time(version.published, labels),
  );
}

/**
 * Shows beneath each paragraph when its sentences came and went.
 * @param {Story} story
 * @param {Choice} choice
 */
export function historySwitch(story, choice) {
  if (choice.history === null || (choice.view !== "side-by-side" && choice.view !== "inline")) return null;
  const shown = choice.history;
  return button("history", story.labels.text("history.show"), () => choice.setHistory(!shown), {
    class: "toggle",
    "aria-pressed": String(shown),
  });
}

/**
 * @param {Story} story
 * @param {Choice} choice
 */
export function viewSwitch(story, choice) {
  const { labels } = story;
  return make(
    "div",
    { class: "switch", role: "group", "aria-label": labels.text("view.label"), part: "views" },
    choice.views.map((view) =>
      button(`view ${view}`, labels.text(`view.${view}`), () => choice.setView(view), {
        "aria-pressed": String(view === choice.view),
        "data-view": view,
      }),
    ),
  );
}

/**
 * The kinds of change there are, each with its number, to show or hide: a legend and a filter in one.
 * @param {Story} story
 * @param {Choice} choice
 */
export function kindFilter(story, choice) {
  const { labels, comparison } = story;
  const present = comparison.summary.classes.map((one) => one.class);
  if (present.length < 2) return null;
  const toggles = comparison.summary.classes.map(({ class: name, count }) => {
    const shown = !story.hidden.has(name);
    const node = button(
      `kind ${name}`,
      labels.title(`class.${name}`),
      () => choice.setHidden(shown ? [...story.hidden, name] : [...story.hidden].filter((other) => other !== name)),
      { class: "kind", "aria-pressed": String(shown), "data-class": name },
    );
    node.append(pause(":"), " ", make("span", { class: "count" }, labels.number(count)));
    return node;
  });
  const others = present.filter((name) => !OF_PHOTOS.has(name));
  const presets = [];
  if (story.hidden.size > 0)
    presets.push(button("kinds all", labels.text("kinds.all"), () => choice.setHidden([]), { class: "preset" }));
  else if (others.length > 0 && others.length < present.length) {
    presets.push(
      button("kinds photos", labels.text("kinds.photos"), () => choice.setHidden(others), { class: "preset" }),
    );
  }
  const kinds = make(
    "div",
    { class: "kinds", role: "group", "aria-label": labels.text("kinds.summary"), part: "kinds" },
    !choice.narrow && make("span", { class: "label", "aria-hidden": "true" }, labels.text("kinds.label")),
    toggles,
    presets,
  );
  if (!choice.narrow) return kinds;
  const folded = make(
    "details",
    { class: "kinds-folded" },
    make("summary", { "data-key": "kinds" }, labels.text("kinds.summary")),
    kinds,
  );
  folded.open = choice.kindsOpen;
  folded.addEventListener("toggle", () => choice.setKindsOpen(folded.open));
  return folded;
}

/**
 * Previous and next with the place between them.
 * @param {Story} story
 * @param {Choice} choice
 * @param {number} current from 1; 0 before the first step
 */
export function stepper(story, choice, current) {
  const { labels } = story;
  const total = story.changes.length;
  return make(
    "div",
    { class: "stepper", part: "stepper" },
    button("previous", labels.text("previous"), () => choice.step(-1), {
      class: "step previous",
      disabled: total === 0,
    }),
    make("span", { class: "position" }, position(labels, current, total)),
    button("next", labels.text("next"), () => choice.step(1), { class: "step next", disabled: total === 0 }),
  );
}

/**
 * "3 of 12", or "12 changes" before the first step.
 * @param {Story["labels"]} labels
 * @param {number} current
 * @param {number} total
 */
export function position(labels, current, total) {
  return current > 0 && total > 0 ? labels.text("position", { n: current, total }) : labels.text("total", { n: total });
}
