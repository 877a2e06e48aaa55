// @ts-check
// The versions of a story, placed in time, each with how much it changed; any two of them can be chosen.
//
// Two groups of native radio buttons, one for the earlier version and one for the later: arrow keys, touch, screen readers
// and right-to-left come with them, and no gesture has to be guessed. All rows share one set of column widths, so that they
// stand level without measuring.

import { amount } from "./amount.js";
import { button, make } from "./make.js";

export { historyOf } from "./history.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").VersionName} VersionName */
/** @typedef {import("./controls.js").Choice} Choice */
/** @typedef {import("./amount.js").Step} Step */

/** From this number of versions on a mouse gets smaller targets, so that more of them are in sight. */
const MANY = 16;

/** All distances together, in parts. Only their ratio counts; below 1 the columns would not fill the line. */
const WHOLE = 1000;

/** The bars' height for the most words of any step, in em, and the least height that is still seen. */
const TALLEST = 1.75;
const LOWEST = 0.125;

/**
 * @param {Story} story
 * @param {Choice} choice
 * @returns {HTMLElement}
 */
export function timeline(story, choice) {
  const { versions } = choice;
  const { labels } = story;
  const widths = distances(versions);
  const last = versions.length - 1;
  const { earlier, later } = inOrder(choice);
  const columns = widths ?? versions.map(() => 1);
  const node = make(
    "div",
    // No landmark: the story around it is one already, and on a page of several its name would say nothing.
    {
      class: `timeline${versions.length >= MANY ? " many" : ""}`,
      part: "timeline",
      role: "group",
      "aria-label": labels.text("timeline.label"),
    },
    make(
      "div",
      { class: "timeline-head" },
      make("span", { class: "label" }, labels.text("timeline.count", { n: versions.length })),
      shortcut("timeline.all", 0, last, story, choice),
      shortcut("timeline.last", last - 1, last, story, choice),
    ),
    make(
      "div",
      { class: "track" },
      row("bars", columns, (index) => bars(index, story, choice), { "aria-hidden": "true" }),
      choices("from", earlier, columns, story, choice),
      choices("to", later, columns, story, choice),
      row("moments", columns, (index) => moment(index, columns, story, choice), { "aria-hidden": "true" }),
    ),
    !widths && make("p", { class: "aside" }, labels.text("timeline.even")),
  );
  node.style.setProperty("--versions", String(versions.length));
  return node;
}

/**
 * Scrolls a long timeline, and nothing else, to the versions chosen.
 * @param {ParentNode} page
 */
export function showChosen(page) {
  const track = page.querySelector(".track");
  if (!track || track.scrollWidth <= track.clientWidth) return;
  const view = track.getBoundingClientRect();
  // The later version last: where both do not fit, it is the one to be seen.
  for (const chosen of track.querySelectorAll("input:checked")) {
    const { left, right } = chosen.getBoundingClientRect();
    if (left < view.left) track.scrollLeft += left - view.left - view.width / 4;
    else if (right > view.right) track.scrollLeft += right - view.right + view.width / 4;
  }
}

/** @param {Choice} choice */
function inOrder({ from, to }) {
  return { earlier: Math.min(from, to), later: Math.max(from, to) };
}

/**
 * How far it is from each version to the next; null where a time is missing or they are not in the order of their times.
 * @param {readonly VersionName[]} versions
 * @returns {number[] | null}
 */
function distances(versions) {
  const times = versions.map(({ published }) => Date.parse(published ?? ""));
  const whole = (times.at(-1) ?? NaN) - (times[0] ?? NaN);
  if (!(whole > 0)) return null;
  const gaps = times.map((time, index) => (index + 1 < times.length ? (times[index + 1] ?? NaN) - time : 0));
  return gaps.every((gap) => gap >= 0) ? gaps.map((gap) => (gap / whole) * WHOLE) : null;
}

/**
 * A row with one column for each version, as wide as the time to the next.
 * @param {string} name
 * @param {readonly number[]} columns
 * @param {(index: number) => HTMLElement} cell
 * @param {import("./make.js").Attributes} [attributes]
 */
function row(name, columns, cell, attributes = {}) {
  const cells = columns.map((width, index) => {
    const node = make("span", { class: "stop" }, cell(index));
    // Through the object model: a style attribute would need a hole in the page's policy.
    if (index + 1 < columns.length) node.style.setProperty("flex-grow", String(width));
    return node;
  });
  return make("div", { class: `stops ${name}`, ...attributes }, cells);
}

/**
 * How far it is from one version to another.
 * @param {readonly number[]} columns
 * @param {number} start
 * @param {number} end
 */
function sum(columns, start, end) {
  return columns.slice(start, end).reduce((whole, width) => whole + width, 0);
}

/**
 * @param {"from" | "to"} side
 * @param {number} chosen
 * @param {readonly number[]} columns
 * @param {Story} story
 * @param {Choice} choice
 */
function choices(side, chosen, columns, story, choice) {
  const { labels } = story;
  const { versions } = choice;
  // One version before the later one there must be, and one after the earlier.
  const impossible = side === "from" ? versions.length - 1 : 0;
  // Swapped, what only the earlier version has is what came.
  const sign = choice.from <= choice.to ? side : side === "from" ? "to" : "from";
  const group = row(
    sign,
    columns,
    (index) => {
      const input = make("input", {
        type: "radio",
        name: side,
        value: index,
        "data-key": `${side} ${index}`,
        "aria-label": described(index, story, choice),
        disabled: index === impossible,
        part: "version",
      });
      input.checked = index === chosen;
      input.addEventListener("change", () => choose(side, index, choice));
      return make(
        "label",
        { title: described(index, story, choice) },
        input,
        make("span", { class: "dot", "aria-hidden": "true" }),
      );
    },
    { role: "radiogroup", "aria-label": labels.text(side) },
  );
  return make(
    "div",
    { class: "side" },
    make("span", { class: "label", "aria-hidden": "true" }, labels.text(side)),
    group,
  );
}

/**
 * The other version gives way where the two would meet.
 * @param {"from" | "to"} side
 * @param {number} index
 * @param {Choice} choice
 */
function choose(side, index, choice) {
  const { earlier, later } = inOrder(choice);
  if (side === "from") choice.choose(index, Math.max(later, index + 1));
  else choice.choose(Math.min(earlier, index - 1), index);
}

/**
 * @param {string} key
 * @param {number} first
 * @param {number} second
 * @param {Story} story
 * @param {Choice} choice
 */
function shortcut(key, first, second, story, choice) {
  const { earlier, later } = inOrder(choice);
  const pressed = earlier === first && later === second;
  return button(key, story.labels.text(key), () => choice.choose(first, second), {
    class: "preset",
    "aria-pressed": String(pressed),
  });
}

/**
 * "Second edition, March 4, 2031 at 2:00 PM. 12 words removed, 45 words added."
 * @param {number} index
 * @param {Story} story
 * @param {Choice} choice
 */
function described(index, story, choice) {
  const { labels } = story;
  const { label = "", published } = choice.versions[index] ?? {};
  const name = [labels.isolated(label), ...(published ? [labels.date(published)] : [])].join(
    labels.text("join.clause"),
  );
  const step = stepTo(index, choice);
  return step ? `${name}. ${amount(step, labels)}` : name;
}

/**
 * What a version changed against the one before it.
 * @param {number} index
 * @param {Choice} choice
 * @returns {Step | undefined}
 */
function stepTo(index, { steps }) {
  return index > 0 ? steps?.[index - 1] : undefined;
}

/**
 * @param {number} index
 * @param {Story} story
 * @param {Choice} choice
 */
function bars(index, story, choice) {
  const step = stepTo(index, choice);
  const { earlier, later } = inOrder(choice);
  const most = Math.max(1, ...(choice.steps ?? []).flatMap(({ removed, added }) => [removed, added]));
  /** @param {"delete" | "insert"} name @param {number} words */
  const bar = (name, words) => {
    const node = make("span", { class: name });
    if (words > 0) node.style.setProperty("height", `${Math.max(LOWEST, (words / most) * TALLEST)}em`);
    return node;
  };
  return make(
    "span",
    {
      class: `step${index > earlier && index <= later ? " within" : ""}`,
      title: step ? amount(step, story.labels) : null,
    },
    step && bar("delete", step.removed),
    step && bar("insert", step.added),
  );
}

/**
 * The number of a version, and below it its time, or its name without one: that of the first and the last always, others where
 * there is room.
 * @param {number} index
 * @param {readonly number[]} columns
 * @param {Story} story
 * @param {Choice} choice
 */
function moment(index, columns, story, choice) {
  const { labels } = story;
  const { published, label } = choice.versions[index] ?? {};
  const last = columns.length - 1;
  const node = make(
    "span",
    { class: index === 0 || index === last ? "moment end" : "moment" },
    make("span", { class: "nth" }, labels.number(index + 1)),
    published
      ? make("span", { class: "when" }, labels.moment(published))
      : make("span", { class: "when", dir: "auto" }, label),
  );
  // Those of the first and the last reach out of their columns. Another has no more room than lies between it and the first, and
  // half of what lies between it and the last: so none of them meet.
  if (index > 0 && index < last) {
    const room = Math.min(columns[index] ?? 0, sum(columns, 0, index), sum(columns, index, last) / 2);
    node.style.setProperty("width", `${(room / (columns[index] ?? 0)) * 100}%`);
  }
  return node;
}
