// @ts-check
// Renders the timeline: the versions of a story in time, each with the amount that it changed. The reader can choose
// any two of them.
//
// Two native lists choose the versions by name. They support arrow keys, touch, screen readers and right-to-left text.
// The line of dots offers the same to the pointer. All its rows have the same column widths, so they align without
// measuring.

import { amount } from "./amount.js";
import { time } from "./time.js";
import { button, make, pause } from "./make.js";
import { interimValues } from "./interim.js";
import { VERSION_LIST } from "./story-view.js";

export { historyOf } from "./history.js";

/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./story-view.js").VersionName} VersionName */
/** @typedef {import("./controls.js").Choice} Choice */
/** @typedef {import("./amount.js").Step} Step */

/** From this number of versions on, the targets for a mouse are smaller, so that more of them are visible. */
const MANY = 16;

/** The sum of all distances. Only their ratio matters, but with a sum below 1 they would not fill the line. */
const WHOLE = 1000;

/** The height of the bar of the step with the most words, in em, and the least height that is still visible. */
const TALLEST = 1.75;
const LOWEST = 0.125;

/**
 * @param {StoryView} story
 * @param {Choice} choice
 * @returns {HTMLElement}
 */
export function timeline(story, choice) {
  const { versions } = choice;
  const { labels } = story;
  const widths = distances(versions);
  const last = versions.length - 1;
  const columns = widths ?? versions.map(() => 1);
  const track = make(
    "div",
    // For the pointer only. The two lists above choose the same versions, and the list below gives the same amounts.
    { class: "track", "aria-hidden": "true" },
    row("bars", columns, (index) => bars(index, story, choice)),
    row("dots", columns, (index) => dot(index, story, choice)),
    row("moments", columns, (index) => moment(index, columns, story, choice)),
  );
  const node = make(
    "div",
    // This is no landmark, because the story around it is one. On a page with several stories its name would not
    // identify it.
    {
      class: `timeline${versions.length >= MANY ? " many" : ""}`,
      part: "timeline",
      role: "group",
      "aria-label": labels.text("timeline.label"),
    },
    make(
      "div",
      { class: "timeline-head" },
      chooser("from", story, choice),
      chooser("to", story, choice),
      !choice.narrow && neighbour("timeline.earlier", -1, story, choice),
      !choice.narrow && neighbour("timeline.later", 1, story, choice),
      shortcut("timeline.last", last - 1, last, story, choice),
      shortcut("timeline.all", 0, last, story, choice),
    ),
    // On a phone the track would push the story off the screen, and its dots would be too small to touch.
    !choice.narrow && track,
    !choice.narrow && !widths && make("p", { class: "aside" }, labels.text("timeline.even")),
    interimLine(story),
    allVersions(story, choice),
  );
  node.style.setProperty("--versions", String(versions.length));
  return node;
}

/**
 * Renders the list of all versions: time, amount, the most important changes, and a button that compares the version
 * with the previous one.
 * @param {StoryView} story
 * @param {Choice} choice
 */
function allVersions(story, choice) {
  const { labels } = story;
  const { versions } = choice;
  const details = make(
    "details",
    { class: "all-versions" },
    make("summary", { "data-key": VERSION_LIST }, labels.text("timeline.count", { n: versions.length })),
  );
  details.open = story.opened.has(VERSION_LIST);
  // The facts of the steps are rendered only when the list is opened.
  const fill = () => {
    if (!details.open || details.childElementCount > 1) return;
    details.append(
      make(
        "ol",
        { role: "list" },
        versions.map((_, index) => versionItem(index, story, choice)),
      ),
    );
  };
  fill();
  details.addEventListener("toggle", () => {
    story.setOpened(VERSION_LIST, details.open);
    fill();
  });
  return details;
}

/**
 * @param {number} index
 * @param {StoryView} story
 * @param {Choice} choice
 */
function versionItem(index, story, choice) {
  const { labels } = story;
  const { label, published } = choice.versions[index] ?? {};
  const step = stepTo(index, choice);
  const lines = step?.comparison ? choice.linesOf(step.comparison) : [];
  return make(
    "li",
    null,
    make("p", { class: "version" }, [
      make("span", { class: "number" }, `${labels.number(index + 1)}. `),
      make("bdi", { class: "name" }, label),
      ...(published ? [pause(","), " ", time(published, labels) ?? ""] : []),
      ...(step ? [pause(","), " ", make("span", { class: "aside" }, amount(step, labels))] : []),
    ]),
    lines.length > 0 && lines.map((line) => make("p", { class: "line-of-step", dir: "auto" }, line)),
    index > 0 && shortcut("timeline.before", index - 1, index, story, choice),
  );
}

/**
 * Renders values that are in a version between the two, but in neither of them.
 * @param {StoryView} story
 */
function interimLine(story) {
  const { labels } = story;
  const found = interimValues(story.comparison, story.steps);
  if (found.length === 0) return null;
  const quoted = found.map(({ values, lead, trail }) => {
    const arrow = labels.arrowIn(lead + trail);
    const text = `${lead}${values.map((value) => labels.isolated(value)).join(` ${arrow} `)}${trail}`;
    return labels.isolated(labels.text("fact.quote", { text }));
  });
  return make(
    "p",
    { class: "interim" },
    make("span", { class: "label" }, `${labels.text("timeline.between")}:`),
    " ",
    quoted.join(labels.text("join.group")),
  );
}

/**
 * Scrolls a long timeline to the chosen versions without scrolling the page.
 * @param {ParentNode} page
 */
export function showChosen(page) {
  const track = page.querySelector(".track");
  if (!track || track.scrollWidth <= track.clientWidth) return;
  const view = track.getBoundingClientRect();
  // The later version is the last in the loop. If both do not fit, it is the visible one.
  for (const chosen of track.querySelectorAll(".chosen")) {
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
 * Returns the distance from each version to the next. Returns null if a time is missing or the times are not in order.
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
 * Renders a row with one column for each version. The width of a column is the time to the next version.
 * @param {string} name
 * @param {readonly number[]} columns
 * @param {(index: number) => HTMLElement} cell
 * @param {import("./make.js").Attributes} [attributes]
 */
function row(name, columns, cell, attributes = {}) {
  const cells = columns.map((width, index) => {
    const node = make("span", { class: "stop" }, cell(index));
    // A style attribute would need an exception in the content security policy of the page. This call needs none.
    if (index + 1 < columns.length) node.style.setProperty("flex-grow", String(width));
    return node;
  });
  return make("div", { class: `stops ${name}`, ...attributes }, cells);
}

/**
 * Returns the distance from one version to another.
 * @param {readonly number[]} columns
 * @param {number} start
 * @param {number} end
 */
function sum(columns, start, end) {
  return columns.slice(start, end).reduce((whole, width) => whole + width, 0);
}

/**
 * Renders a list that chooses a version by number, name and time.
 * @param {"from" | "to"} side
 * @param {StoryView} story
 * @param {Choice} choice
 */
function chooser(side, story, choice) {
  const { labels } = story;
  const { versions } = choice;
  const { earlier, later } = inOrder(choice);
  const chosen = side === "from" ? earlier : later;
  // The last version cannot be the earlier one, and the first cannot be the later one.
  const impossible = side === "from" ? versions.length - 1 : 0;
  const select = make(
    "select",
    { "data-key": side, "aria-label": labels.text(side), part: "version" },
    versions.map((_, index) =>
      make(
        "option",
        { value: index, disabled: index === impossible, selected: index === chosen },
        named(index, story, choice),
      ),
    ),
  );
  select.addEventListener("change", () => choose(side, Number(select.value), choice));
  // If the versions are swapped, the text that only the earlier version has counts as inserted.
  const sign = choice.from <= choice.to ? side : side === "from" ? "to" : "from";
  return make("span", { class: `chooser ${sign}` }, make("span", { class: "sign", "aria-hidden": "true" }), select);
}

/**
 * Names a version in the list: "3. Second edition, Mar 4, 2:00 PM".
 * @param {number} index
 * @param {StoryView} story
 * @param {Choice} choice
 */
function named(index, { labels }, choice) {
  const { label = "", published } = choice.versions[index] ?? {};
  const time = published ? [labels.moment(published)] : [];
  return `${labels.number(index + 1)}. ${[labels.isolated(label), ...time].join(labels.text("join.clause"))}`;
}

/**
 * Renders the dot of a version. A click on it moves the nearer of the two chosen versions here.
 * @param {number} index
 * @param {StoryView} story
 * @param {Choice} choice
 */
function dot(index, story, choice) {
  const { earlier, later } = inOrder(choice);
  const isFrom = index === earlier;
  const isTo = index === later;
  const before = choice.from <= choice.to ? "from" : "to";
  const side = isFrom ? before : before === "from" ? "to" : "from";
  const node = make(
    "span",
    {
      class: `dot-place${isFrom || isTo ? ` chosen ${side}` : ""}${index > earlier && index < later ? " in-range" : ""}`,
      title: described(index, story, choice),
      "data-key": `version ${index}`,
    },
    make("span", { class: "dot" }),
  );
  node.addEventListener("click", () => {
    if (isFrom || isTo) return;
    choose(Math.abs(index - earlier) < Math.abs(index - later) ? "from" : "to", index, choice);
  });
  return node;
}

/**
 * Renders a button that moves both chosen versions by one.
 * @param {string} key
 * @param {1 | -1} by
 * @param {StoryView} story
 * @param {Choice} choice
 */
function neighbour(key, by, story, choice) {
  const { earlier, later } = inOrder(choice);
  const isPossible = by < 0 ? earlier > 0 : later < choice.versions.length - 1;
  return button(key, story.labels.text(key), () => choice.choose(earlier + by, later + by), {
    class: "preset",
    disabled: !isPossible,
  });
}

/**
 * Chooses a version. If it passes the other chosen version, that one moves next to it.
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
 * @param {StoryView} story
 * @param {Choice} choice
 */
function shortcut(key, first, second, story, choice) {
  const { earlier, later } = inOrder(choice);
  const pressed = earlier === first && later === second;
  return button(`${key} ${second}`, story.labels.text(key), () => choice.choose(first, second), {
    class: "preset",
    "aria-pressed": String(pressed),
  });
}

/**
 * Describes a version: "Second edition, March 4, 2031 at 2:00 PM. 12 words removed, 45 words added."
 * @param {number} index
 * @param {StoryView} story
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
 * Returns the step from the previous version to this one.
 * @param {number} index
 * @param {Choice} choice
 * @returns {Step | undefined}
 */
function stepTo(index, { steps }) {
  return index > 0 ? steps?.[index - 1] : undefined;
}

/**
 * @param {number} index
 * @param {StoryView} story
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
      class: `step${index > earlier && index <= later ? " in-range" : ""}`,
      title: step ? amount(step, story.labels) : null,
    },
    step && bar("delete", step.removed),
    step && bar("insert", step.added),
  );
}

/**
 * Renders the number of a version and below it its time, or its name if it has no time. The first and the last version
 * always show it, the others only if there is room.
 * @param {number} index
 * @param {readonly number[]} columns
 * @param {StoryView} story
 * @param {Choice} choice
 */
function moment(index, columns, story, choice) {
  const { labels } = story;
  const { published, label } = choice.versions[index] ?? {};
  const last = columns.length - 1;
  const node = make(
    "span",
    { class: index === 0 || index === last ? "moment end" : "moment" },
    make("span", { class: "number" }, labels.number(index + 1)),
    published
      ? make("span", { class: "time" }, labels.moment(published))
      : make("span", { class: "time", dir: "auto" }, label),
  );
  // The times of the first and the last version extend beyond their columns. Those between may be as wide as the
  // distance to the first version and half the distance to the last. So they do not overlap.
  if (index > 0 && index < last) {
    const room = Math.min(columns[index] ?? 0, sum(columns, 0, index), sum(columns, index, last) / 2);
    node.style.setProperty("width", `${(room / (columns[index] ?? 0)) * 100}%`);
  }
  return node;
}
