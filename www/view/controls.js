// @ts-check
// Renders the controls: the two versions, the view, the filters, and the buttons Previous and Next.

import { versionHead } from "./paper.js";
import { time } from "./time.js";
import { button, make, pause } from "./make.js";
import { hiddenMarks, hiddenSentence } from "./summary.js";

/** @typedef {import("../../src/wasm/types.d.ts").ChangeClass} ChangeClass */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./story-view.js").VersionName} VersionName */
/** @typedef {import("../element/public.d.ts").View} View */

/**
 * The classes of change, grouped by what they concern, in the order of the filter.
 * @type {readonly (readonly [string, readonly string[]])[]}
 */
const FAMILIES = [
  ["facts", ["correction", "negation", "condition", "figure", "name"]],
  ["speech", ["attribution", "quotation"]],
  ["photos", ["photo", "caption", "credit", "alt-text"]],
  ["paragraphs", ["inserted", "deleted", "move", "structure"]],
  ["form", ["wording", "spelling", "punctuation", "link", "formatting", "typography"]],
];
/** All classes of change. */
export const CLASSES = FAMILIES.flatMap(([, classes]) => classes);

/**
 * @typedef {object} Choice
 * @property {VersionName[]} versions
 * @property {number} from
 * @property {number} to
 * @property {View} view
 * @property {readonly View[]} views the views that fit this width
 * @property {boolean} narrow
 * @property {boolean} kindsOpen whether the filter is open in the narrow layout
 * @property {(open: boolean) => void} setKindsOpen
 * @property {import("../element/lazy.js").Time | null} time the module that renders the timeline; null if it could not
 *   be loaded
 * @property {readonly import("./amount.js").Step[] | null} steps what each version changed; null until it is known
 * @property {(comparison: import("../../src/wasm/types.d.ts").Comparison) => string[]} linesOf the most important
 *   changes of a step, in one or two lines
 * @property {boolean | null} history whether the history of sentences is shown; null if it is not known
 * @property {(earlier: number, later: number) => void} choose
 * @property {() => void} swap
 * @property {(shown: boolean) => void} setHistory
 * @property {(view: View) => void} setView
 * @property {(classes: readonly string[]) => void} setHidden
 * @property {boolean} marks whether differences are marked
 * @property {(shown: boolean) => void} setMarks
 * @property {((whole: boolean) => void) | null} print prints the changes or the whole story; null if printing is not
 *   possible
 * @property {boolean} linked whether a link to this comparison can be copied
 * @property {(step: 1 | -1) => void} step
 * @property {import("./saving.js").Keep} keep
 */

/**
 * Renders the names of the two versions above their columns. If there are more versions, the timeline chooses them.
 * @param {StoryView} story
 * @param {Choice} choice
 */
export function versionHeads(story, choice) {
  const { labels } = story;
  return make(
    "div",
    { class: "versions", part: "versions" },
    versionHead("from", roleOf("from", choice), story),
    button("swap", labels.text("swap"), choice.swap, { class: "swap", "aria-label": labels.text("swap.help") }),
    versionHead("to", roleOf("to", choice), story),
  );
}

/**
 * Renders one line that names the two versions. Without times it says which one is older.
 * @param {StoryView} story
 * @param {Choice} choice
 */
export function versionsLine({ from, to, labels }, choice) {
  const isDated = from.published && to.published;
  const name = (/** @type {VersionName} */ { label, published }, /** @type {"from" | "to"} */ side) => [
    !isDated && `${labels.text(roleOf(side, choice))}: `,
    make("bdi", null, label),
    ...(published ? [pause(","), " ", time(published, labels)] : []),
  ];
  return make(
    "p",
    { class: "aside versions-line" },
    name(from, "from"),
    " ",
    make("span", { "aria-hidden": "true" }, labels.dir === "rtl" ? "←" : "→"),
    pause("–"),
    " ",
    name(to, "to"),
  );
}

/**
 * Returns whether a side shows the earlier or the later version. If they are swapped, the earlier one is second.
 * @param {"from" | "to"} side
 * @param {Choice} choice
 */
function roleOf(side, { from, to }) {
  return from <= to === (side === "from") ? "from" : "to";
}

/**
 * Renders the button that shows the history of the sentences below each paragraph.
 * @param {StoryView} story
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
 * Renders the button that hides the marks, so that a version can be read as it was published.
 * @param {StoryView} story
 * @param {Choice} choice
 */
export function marksSwitch(story, choice) {
  if (choice.view !== "side-by-side" && choice.view !== "inline") return null;
  return button("marks", story.labels.text("marks"), () => choice.setMarks(!choice.marks), {
    class: "toggle",
    "aria-pressed": String(choice.marks),
  });
}

/**
 * Renders a note in the sticky bar while the marks are off, because different texts would otherwise look the same.
 * @param {StoryView} story
 * @param {Choice} choice
 */
export function marksNote(story, choice) {
  return choice.marks || !marksSwitch(story, choice)
    ? null
    : make("p", { class: "hidden-note" }, story.labels.text("marks.off"));
}

/**
 * @param {StoryView} story
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
 * Renders the filter with the families of change and the single classes. The first press shows only that class;
 * further presses add classes.
 * @param {StoryView} story
 * @param {Choice} choice
 */
export function kindFilter(story, choice) {
  const { labels, comparison } = story;
  const present = comparison.summary.classes.map((one) => one.class);
  if (present.length < 2) return null;
  const isFiltered = story.hidden.size > 0;
  /** @param {readonly string[]} classes */
  const isShown = (classes) => isFiltered && classes.every((name) => !story.hidden.has(name));
  /** @param {readonly string[]} classes */
  const press = (classes) => {
    const shown = new Set(isFiltered ? present.filter((name) => !story.hidden.has(name)) : []);
    const add = !isShown(classes);
    for (const name of classes)
      add ? shown.add(/** @type {ChangeClass} */ (name)) : shown.delete(/** @type {ChangeClass} */ (name));
    // If nothing is left to show, the filter is removed. The page would be empty otherwise.
    choice.setHidden(shown.size === 0 ? [] : present.filter((name) => !shown.has(name)));
  };
  /** @param {string} key @param {string} text @param {readonly string[]} classes @param {number} count */
  const toggle = (key, text, classes, count) => {
    const node = button(key, text, () => press(classes), {
      class: "kind",
      "aria-pressed": String(isShown(classes)),
      "data-class": key.startsWith("kind ") ? classes[0] : null,
    });
    node.append(pause(":"), " ", make("span", { class: "count" }, labels.number(count)));
    return node;
  };
  const families = FAMILIES.flatMap(([name, classes]) => {
    const own = classes.filter((one) => present.includes(/** @type {ChangeClass} */ (one)));
    return own.length > 0
      ? [toggle(`family ${name}`, labels.text(`family.${name}`), own, countOf(own, comparison))]
      : [];
  });
  const classes = comparison.summary.classes.map(({ class: name, count }) =>
    toggle(`kind ${name}`, labels.title(`class.${name}`), [name], count),
  );
  const single = foldable("kinds-single", SINGLE, labels.text("kinds.more"), make("div", { class: "kinds" }, classes));
  single.open = story.opened.has(SINGLE);
  single.addEventListener("toggle", () => story.setOpened(SINGLE, single.open));
  const kinds = make(
    "div",
    { class: "kinds", role: "group", "aria-label": labels.text("kinds.summary"), part: "kinds" },
    !choice.narrow && make("span", { class: "label", "aria-hidden": "true" }, labels.text("kinds.label")),
    families,
    isFiltered && everything(story, choice),
    single,
  );
  if (!choice.narrow) return kinds;
  const folded = foldable("kinds-folded", "kinds", labels.text("kinds.summary"), kinds);
  folded.open = choice.kindsOpen;
  folded.addEventListener("toggle", () => choice.setKindsOpen(folded.open));
  return folded;
}

/**
 * @param {string} name of its class
 * @param {string} key
 * @param {string} summary
 * @param {Node} content
 */
const foldable = (name, key, summary, content) =>
  make("details", { class: name }, make("summary", { "data-key": key }, summary), content);

/** The key in `story.opened` for the list of single classes. */
const SINGLE = "kinds single";

/**
 * Renders the button that removes the filter.
 * @param {StoryView} story
 * @param {Choice} choice
 * @param {string} [where] makes the key unique if there is a second button
 */
export function everything(story, choice, where = "") {
  return button(`kinds all${where}`, story.labels.text("kinds.all"), () => choice.setHidden([]), { class: "preset" });
}

/**
 * Counts the marks that have at least one of these classes.
 * @param {readonly string[]} classes
 * @param {StoryView["comparison"]} comparison
 */
function countOf(classes, comparison) {
  const [only] = classes;
  if (classes.length === 1) return comparison.summary.classes.find((one) => one.class === only)?.count ?? 0;
  let count = 0;
  for (const holder of [...comparison.fields, ...comparison.rows])
    for (const edit of holder.edits) {
      // A moved sentence has two edits and counts once.
      const counts = edit.moved === null || edit.after !== "";
      if (counts && edit.classes.some((name) => classes.includes(name))) count += 1;
    }
  // Rows that were moved, split, merged or changed in kind have no edit for it, so they are counted here.
  const whole = comparison.rows.filter((row) => {
    const kinds = [
      ...(row.moved && row.kind !== "stub" ? ["move"] : []),
      ...(row.kind === "split" || row.kind === "merged" ? ["structure"] : []),
      ...(row.notes.includes("kind-changed") ? ["formatting"] : []),
    ];
    return kinds.some((name) => classes.includes(name));
  });
  return count + whole.length;
}

/**
 * Renders the note in the sticky bar that says how much the filter hides, with a button to remove the filter.
 * @param {StoryView} story
 * @param {Choice} choice
 */
export function hiddenNote(story, choice) {
  const hidden = hiddenMarks(story);
  if (hidden.marks === 0) return null;
  return make(
    "p",
    { class: "hidden-note" },
    hiddenSentence(hidden, story.labels),
    " ",
    everything(story, choice, " bar"),
  );
}

/**
 * Renders the buttons Previous and Next with the position between them.
 * @param {StoryView} story
 * @param {Choice} choice
 * @param {number} current the number of a change, from 1; 0 before the first step
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
    make("span", { class: "position" }, position(story, current)),
    button("next", labels.text("next"), () => choice.step(1), { class: "step next", disabled: total === 0 }),
  );
}

/**
 * Returns "3 of 12". Before the first step it returns "12 changes", or "4 of 12 changes" if a filter hides some.
 * @param {Pick<StoryView, "labels" | "total" | "changes">} story
 * @param {number} current the number of a change, from 1; 0 before the first step
 */
export function position(story, current) {
  const { labels, total } = story;
  const n = story.changes.length;
  if (current > 0 && n > 0) return labels.text("position", { n: current, total });
  return n === total ? labels.text("total", { n }) : labels.text("total.shown", { n, total });
}
