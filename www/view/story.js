// @ts-check
// What a view needs besides the Comparison: the words, what is hidden, and which number each change and block has for
// the reader.

import { Work } from "./scheduler.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Change} Change */
/** @typedef {import("../../src/wasm/types.d.ts").ChangeClass} ChangeClass */
/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").Side} Side */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("./history.js").History} History */

/** Where text stands: in one column, or in a view that shows both sides as one. @typedef {"before" | "after" | "both"} Place */
/** A mark that Next goes to: an edit with the name of its words on the page, or none where the change itself is meant. @typedef {{ change: Change, edit: Edit | null, name: string }} Stop */
/** How a version is named to the reader. @typedef {{ label: string, published: string | null, lang: string | null }} VersionName */
/** Which pictures the host page wants: all at once, each after a click, none. @typedef {"auto" | "click" | "none"} Images */
/**
 * Which pictures a view shows by itself: as the host page wants; `embedded`: those that stand inside the data and need
 * no request, the others after a click; `unscripted`: the same where no script will run.
 * @typedef {Images | "embedded" | "unscripted"} Showing
 */

/** The classes by how much they bear on what the story says, the weightiest first. @type {ChangeClass[]} */
const WEIGHT = [
  "correction",
  "photo",
  "caption",
  "credit",
  "negation",
  "figure",
  "quotation",
  "attribution",
  "name",
  "wording",
  "spelling",
  "punctuation",
  "link",
  "alt-text",
  "formatting",
  "move",
  "structure",
  "typography",
];

/** So many classes a heading names; the marks themselves tell the rest. */
const MOST_NAMED = 3;

/** Whether the list of all versions is open, among what a reader has unfolded. */
export const VERSION_LIST = "timeline list";

/** A Comparison as one reader looks at it. */
export class Story {
  /**
   * @param {Comparison} comparison
   * @param {object} context
   * @param {Labels} context.labels
   * @param {ReadonlySet<string>} context.hidden classes of change the reader does not want to see
   * @param {VersionName} context.from
   * @param {VersionName} context.to
   * @param {Showing} context.images
   * @param {Set<string>} [context.opened] what the reader has unfolded, by its key; kept from rendering to rendering
   * @param {readonly Comparison[] | undefined} [context.steps] the comparisons from each version to the next, between the two that are shown
   * @param {History | null} [context.history] when each sentence came and went, if the reader asks for it
   */
  constructor(comparison, context) {
    this.comparison = comparison;
    this.labels = context.labels;
    this.hidden = context.hidden;
    this.from = context.from;
    this.to = context.to;
    this.images = context.images;
    this.opened = context.opened ?? new Set();
    this.history = context.history ?? null;
    this.steps = context.steps ?? [];
    /** What is still to be made of the page. */
    this.work = new Work();

    /** The changes the reader steps through, in reading order. @type {Change[]} */
    this.changes = comparison.changes.filter((change) => this.showsChange(change));
    /** Which of them are shown. */
    this.shown = new Set(this.changes);
    /** The number of each change, which no filter changes: "change 4" in a mail stays change 4. @type {Map<Change, number>} */
    this.numbers = new Map(comparison.changes.map((change, index) => [change, index + 1]));
    /** The edits that can be gone to, each with the name that its words have on the page: those of facts, and under a filter all that it shows. */
    this.namedEdits = factEdits(comparison);
    /** Where Next goes under a filter: to each mark and not to each passage. @type {Stop[]} */
    this.stops = this.hidden.size > 0 ? this.changes.flatMap((change) => this.stopsOf(change)) : [];
    for (const { edit, name } of this.stops) if (edit) this.namedEdits.set(edit, name);
    this.blocks = { before: countBlocks(comparison.rows, "before"), after: countBlocks(comparison.rows, "after") };
  }

  /** How many changes there are, hidden ones too. */
  get total() {
    return this.comparison.changes.length;
  }

  /** The headline as it is now, or was; empty where there is none. */
  get headline() {
    const row = this.comparison.fields.find(({ field }) => field === "headline");
    const textOf = (/** @type {FieldRow["after"]} */ segments = []) => segments.map(({ text }) => text).join("");
    return textOf(row?.after) || textOf(row?.before);
  }

  /**
   * @param {string} key
   * @param {boolean} open
   */
  setOpened(key, open) {
    if (open) this.opened.add(key);
    else this.opened.delete(key);
  }

  /** @param {readonly string[]} classes */
  shows(classes) {
    return classes.some((name) => !this.hidden.has(name));
  }

  /** @param {Change} change */
  showsChange(change) {
    const holder = this.holder(change);
    // A row that only has hidden edits is, to this reader, unchanged. What came, went or moved as a whole goes by the
    // change's own classes.
    if (holder && change.kind === "edited" && holder.edits.length > 0) {
      return holder.edits.some((edit) => this.shows(edit.classes));
    }
    return this.shows(change.classes);
  }

  /**
   * The row or field a change stands in.
   * @param {Change} change
   * @returns {Row | FieldRow | undefined}
   */
  holder(change) {
    if (change.row !== null) return this.comparison.rows[change.row];
    return this.comparison.fields.find((field) => field.field === change.field);
  }

  /**
   * The marks of a change that the reader wants to see; a passage that was added or removed as a whole is one.
   * @param {Change} change
   * @returns {Stop[]}
   */
  stopsOf(change) {
    const edits = this.holder(change)?.edits ?? [];
    const isWhole = change.kind === "inserted" || change.kind === "deleted";
    const marks = isWhole
      ? []
      : edits.flatMap((edit, index) =>
          this.shows(edit.classes) ? [{ change, edit, name: wordsName(change.field, change.row, index) }] : [],
        );
    return marks.length > 0 ? marks : [{ change, edit: null, name: "" }];
  }

  /**
   * The change of a row or field, if the reader wants to see it.
   * @param {Row | FieldRow} holder
   * @returns {Change | null}
   */
  change(holder) {
    const change = holder.change === null ? undefined : this.comparison.changes[holder.change];
    return change && this.shown.has(change) ? change : null;
  }

  /**
   * The classes of a change that the reader sees, the telling ones first.
   * @param {Change} change
   * @returns {ChangeClass[]}
   */
  classes(change) {
    const shown = change.classes.filter((name) => !this.hidden.has(name));
    return shown.sort((one, other) => WEIGHT.indexOf(one) - WEIGHT.indexOf(other));
  }

  /**
   * "paragraph 7": blocks are counted by kind, as a reader would count them.
   * @param {"before" | "after"} side
   * @param {number} block
   * @returns {string}
   */
  place(side, block) {
    const counted = this.blocks[side].get(block);
    return counted ? this.labels.text(`place.${counted.kind}`, { n: counted.number }) : "";
  }

  /**
   * Where a row is, by its later version where it has one; what went is said to be counted in the earlier one.
   * @param {Row} row
   */
  placeOf(row) {
    const after = row.after[0];
    if (after) return this.place("after", after.block);
    const before = row.before[0];
    return before ? this.labels.text("place.was", { place: this.place("before", before.block) }) : "";
  }

  /**
   * What kind of change it is, in two or three words.
   * @param {Change} change
   */
  title(change) {
    if (change.field) return this.labels.text(`field.${change.field}`);
    const row = change.row === null ? undefined : this.comparison.rows[change.row];
    const classes = this.classes(change)
      // Of a photo, "caption" or "picture description" says it; that its words are words does not add to it.
      .filter((name, _, names) => name !== "wording" || !(names.includes("caption") || names.includes("alt-text")))
      .map((name) => this.labels.text(`class.${name}`));
    // A paragraph that came or went is that, whatever words are in it.
    if (change.kind === "inserted" || change.kind === "deleted") return this.labels.title(`kind.${change.kind}`);
    if (change.kind !== "edited") {
      const others = this.classes(change).filter((name) => name !== "move" && name !== "structure");
      const words = row && row.edits.length > 0 ? others.map((name) => this.labels.text(`class.${name}`)) : [];
      return this.labels.capital(this.labels.list([this.labels.text(`kind.${change.kind}`), ...words]));
    }
    return this.labels.capital(this.labels.list(classes.slice(0, MOST_NAMED)));
  }
}

/**
 * @param {Comparison} comparison
 */
function factEdits({ facts, fields, rows }) {
  /** @type {Map<Edit, string>} */
  const names = new Map();
  for (const { field, row, edits } of (facts ?? []).flatMap((fact) => fact.places)) {
    const holder = row === null ? fields.find((one) => one.field === field) : rows[row];
    for (const edit of edits) {
      const own = holder?.edits[edit];
      if (own) names.set(own, wordsName(field, row, edit));
    }
  }
  return names;
}

/**
 * The name of the words of an edit on the page: of a row by its number, of a field by its own.
 * @param {string | null} field
 * @param {number | null} row
 * @param {number} edit
 */
export function wordsName(field, row, edit) {
  return `${row ?? field}-${edit}`;
}

/**
 * Numbers the blocks of one version by kind, from 1.
 * @param {readonly Row[]} rows
 * @param {"before" | "after"} side
 * @returns {Map<number, { kind: string, number: number }>}
 */
function countBlocks(rows, side) {
  /** @type {Map<number, Side>} */
  const sides = new Map();
  for (const row of rows) {
    // A stub may repeat its block; the block itself stands elsewhere.
    for (const one of row[side]) if (row.kind !== "stub" || !sides.has(one.block)) sides.set(one.block, one);
  }
  /** @type {Map<string, number>} */
  const counts = new Map();
  const numbered = new Map();
  for (const [block, one] of [...sides].sort(([left], [right]) => left - right)) {
    const number = (counts.get(one.kind) ?? 0) + 1;
    counts.set(one.kind, number);
    numbered.set(block, { kind: one.kind, number });
  }
  return numbered;
}
