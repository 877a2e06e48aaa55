// @ts-check
// Renders what every view shows beside a changed row: number, heading, notes and moves.

import { quoted } from "./facts.js";
import { spelledOut } from "./invisible.js";
import { make, pause, visuallyHidden } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").Change} Change */
/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/**
 * The actions that a view may call. `goToWords` moves to the words of a fact.
 * @typedef {{ goTo: (id: string, view?: string) => void, goToRow: (row: number) => void,
 *   goToWords?: (place: import("../../src/wasm/types.d.ts").FactPlace) => void }} Actions
 */

/**
 * Renders the heading of a change: its number, its title, its place and its notes.
 * @param {Change} change
 * @param {Row | FieldRow} holder
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function changeHeading(change, holder, story, actions) {
  const { labels } = story;
  const n = story.numbers.get(change) ?? 0;
  const place = "rows" in holder || change.row === null ? "" : story.placeOf(/** @type {Row} */ (holder));
  return make(
    "div",
    { class: "margin", part: "margin" },
    make(
      "h3",
      { id: headingId(change) },
      visuallyHidden(`${labels.text("change.number", { n, total: story.total })} `),
      make("span", { class: "title" }, story.title(change)),
      place && pause(","),
      place && " ",
      place && make("span", { class: "place" }, place),
    ),
    // The number is displayed before the heading. Screen readers read it after the heading.
    make(
      "a",
      {
        class: "number",
        href: `#${change.id}`,
        "aria-label": `${labels.text("change.link")}: ${n}`,
        title: labels.text("change.link"),
      },
      n,
    ),
    spoken(holder, story),
    notesOf(change, holder, story, actions),
  );
}

/** The most edits that are announced one by one. The passage itself follows. */
const MOST_SPOKEN = 6;

/**
 * Renders the edits as sentences for screen readers. Inside the text a screen reader announces where a mark begins, but
 * not where it ends.
 * @param {Row | FieldRow} holder
 * @param {StoryView} story
 */
function spoken(holder, story) {
  if (holder.kind === "inserted" || holder.kind === "deleted") return null;
  const { labels } = story;
  const dates = datesOf(holder, labels);
  const edits = dates
    ? [dates]
    : holder.edits.filter((edit) => !edit.moved && edit.before !== edit.after && story.shows(edit.classes));
  const sentences = edits.slice(0, MOST_SPOKEN).map((edit) => spokenEdit(edit, labels));
  if (edits.length > MOST_SPOKEN) sentences.push(labels.text("spoken.more", { n: edits.length - MOST_SPOKEN }));
  return sentences.length > 0 ? make("p", { class: "visually-hidden" }, sentences.join(" ")) : null;
}

/**
 * Returns an edit as a sentence: "“12” became “14”."
 * @param {{ before: string, after: string }} edit
 * @param {StoryView["labels"]} labels
 */
export function spokenEdit(edit, labels) {
  /** @param {string} text */
  const said = (text) => spelledOut(shortened(text.trim()), labels);
  const [before, after] = [said(edit.before), said(edit.after)];
  return labels.text(before === "" ? "spoken.insert" : after === "" ? "spoken.delete" : "spoken.swap", {
    before,
    after,
  });
}

/**
 * Returns both values of a date field, written in the reader's language, or null for another row. Dates are compared
 * as a whole: "May 2022" became "May 24, 2022". Otherwise "-24" would be inserted after "2022-05".
 * @param {Row | FieldRow} row
 * @param {StoryView["labels"]} labels
 */
export function datesOf(row, labels) {
  if (!("field" in row) || (row.field !== "date" && row.field !== "updated")) return null;
  const [before = "", after = ""] = [row.before, row.after].map((segments) =>
    labels.date(segments.map(({ text }) => text).join("")),
  );
  return { before, after };
}

/**
 * Returns the id of a heading. It is unique only within the shadow root.
 * @param {Change} change
 */
export function headingId(change) {
  return `heading-${change.id}`;
}

/**
 * @param {Change} change
 * @param {Row | FieldRow} holder
 * @param {StoryView} story
 * @param {Actions} actions
 */
function notesOf(change, holder, story, actions) {
  const { labels } = story;
  const notes = holder.notes.map((note) =>
    make(
      "li",
      null,
      labels.text(note === "picture-replaced" && isRenamed(holder) ? "note.picture-renamed" : `note.${note}`),
    ),
  );
  if (change.row !== null) {
    const row = /** @type {Row} */ (holder);
    if (row.moved) {
      const place = story.place("before", row.moved.before);
      notes.unshift(make("li", null, jump(labels.text("moved.from", { place }), row.moved.row, actions)));
    }
    if (row.kind === "split") notes.unshift(make("li", null, labels.text("split.note", { n: row.after.length })));
    notes.push(...sentenceMoves(row, change.row, story, actions).map((move) => make("li", null, move)));
    for (const overlap of row.captionOverlaps ?? [])
      notes.push(make("li", null, overlapNote(overlap, row, story, actions)));
    if (row.kind === "merged") notes.unshift(make("li", null, labels.text("merged.note", { n: row.before.length })));
  }
  return notes.length > 0 ? make("ul", { class: "notes", part: "note" }, notes) : null;
}

/**
 * Returns whether the address of a picture changed and nothing else of the photo. Often it is the same picture under
 * another name.
 * @param {Row | FieldRow} row
 */
export function isRenamed({ edits }) {
  return edits.every(({ classes, before, after }) => classes.every((name) => name === "photo") && before !== after);
}

/**
 * Renders links to the other places of the sentences that moved into or out of this row, each place once.
 * @param {Row} row
 * @param {number} index its index among the rows
 * @param {StoryView} story
 * @param {Actions} actions
 */
function sentenceMoves(row, index, story, actions) {
  /** @type {Map<string, HTMLElement>} */
  const found = new Map();
  for (const { moved, before } of row.edits) {
    if (!moved) continue;
    const isInserted = before === "";
    const side = isInserted ? "before" : "after";
    const block = story.comparison.rows[moved.row]?.[side][0];
    const key = moved.row === index ? "within" : isInserted ? "from" : "to";
    const text = story.labels.text(`moved.sentence.${key}`, { place: block ? story.place(side, block.block) : "" });
    if (!found.has(text)) found.set(text, key === "within" ? make("span", null, text) : jump(text, moved.row, actions));
  }
  return [...found.values()];
}

/**
 * Renders a link to the other place of words that moved from the body to a caption or from a caption to the body.
 * @param {import("../../src/wasm/types.d.ts").CaptionOverlap} overlap
 * @param {Row} row
 * @param {StoryView} story
 * @param {Actions} actions
 */
function overlapNote(overlap, row, story, actions) {
  const other = story.comparison.rows[overlap.row];
  // If the later side of this row has the words, they moved here from the other row. Else they moved there.
  const isInAfter = row.after.some((side) => saidBy(side).includes(overlap.text));
  const side = isInAfter ? "before" : "after";
  const block = other?.[side][0];
  const name = block ? story.place(side, block.block) : "";
  const place = block?.photo ? story.labels.text("place.part.caption", { place: name }) : name;
  const node = jump(story.labels.text(isInAfter ? "overlap.from" : "overlap.to", { place }), overlap.row, actions);
  node.title = overlap.text;
  return node;
}

/** @param {import("../../src/wasm/types.d.ts").BlockSide} side */
function saidBy(side) {
  return (side.photo ? side.photo.caption : side.segments).map((segment) => segment.text).join("");
}

/**
 * Renders the note at the place that a moved block left, with a link to its new place.
 * @param {Row} row
 * @param {StoryView} story
 * @param {Actions} actions
 * @param {boolean} [entire] whether the block itself is shown here, so that its first words are not needed
 * @returns {HTMLElement}
 */
export function stubNote(row, story, actions, entire = false) {
  const place = row.moved ? story.place("after", row.moved.after) : "";
  const text = story.labels.text("moved.to", { place });
  const block = row.moved ? story.comparison.rows[row.moved.row]?.before[0] : undefined;
  return make(
    "p",
    { class: "stub-note", part: "note" },
    row.moved ? jump(text, row.moved.row, actions) : text,
    block &&
      !entire &&
      make(
        "span",
        { class: "opening", dir: "auto", lang: story.from.lang },
        // Without quotation marks it would look like text of the earlier version.
        quoted(shortened(saidBy(block)), story.labels),
      ),
  );
}

/** How many letters of a passage are quoted, so that the reader recognises it. */
const OPENING = 60;

/**
 * Returns the first words of a text.
 * @param {string} text
 */
function shortened(text) {
  const start = [...text].slice(0, OPENING).join("");
  return start === text ? text : `${start.replace(/\s\S*$/u, "")}\u00a0…`;
}

/**
 * @param {string} text
 * @param {number} row
 * @param {Actions} actions
 */
function jump(text, row, actions) {
  const node = make("button", { type: "button", class: "jump", "data-key": `jump ${row}` }, text);
  node.addEventListener("click", () => actions.goToRow(row));
  return node;
}

/**
 * Returns the attributes of a changed row, so that keys can move the focus to it.
 * @param {Change | null} change
 * @returns {import("./make.js").Attributes}
 */
export function changeAttributes(change) {
  return change ? { "data-change": change.id, tabindex: -1, role: "group", "aria-labelledby": headingId(change) } : {};
}

/**
 * Returns whether a row is unchanged or its changes are hidden by the filter.
 * @param {Row} row
 * @param {StoryView} story
 */
export function isQuiet(row, story) {
  if (row.kind === "stub") return !story.shows(["move"]);
  return story.change(row) === null;
}

/**
 * Returns the classes of a cell for the sign in its margin: whether the side has deleted or inserted text.
 * @param {Row} row
 * @param {"before" | "after"} side
 * @param {StoryView} story
 */
export function sideState(row, side, story) {
  if (isQuiet(row, story)) return "";
  if (side === "before" && row.kind === "deleted") return "has-deletion whole-block";
  if (side === "after" && row.kind === "inserted") return "has-insertion whole-block";
  const edits = row.edits.filter((edit) => story.shows(edit.classes) && edit.before !== edit.after);
  if (side === "before") return edits.some((edit) => edit.before !== "") ? "has-deletion" : "";
  return edits.some((edit) => edit.after !== "") ? "has-insertion" : "";
}
