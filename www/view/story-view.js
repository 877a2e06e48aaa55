// @ts-check
// Holds a comparison with everything else that a view needs: the labels, the filter, and the numbers of changes and
// blocks.

import { Work } from "./scheduler.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Change} Change */
/** @typedef {import("../../src/wasm/types.d.ts").ChangeClass} ChangeClass */
/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("./history.js").History} History */

/**
 * The place of a text: in one column, or in a view that shows both sides as one.
 * @typedef {"before" | "after" | "both"} Place
 */
/**
 * A mark that Next goes to: an edit and the name of its words on the page. `edit` is null for the change as a whole.
 * @typedef {{ change: Change, edit: Edit | null, name: string }} Stop
 */
/**
 * The name of a version as shown.
 * @typedef {{ label: string, published: string | null, lang: string | null }} VersionName
 */
/**
 * Which pictures the host page allows: all at once, each after a click, none.
 * @typedef {"auto" | "click" | "none"} Images
 */
/**
 * Which pictures a view loads without a click. It is the setting of the host page, or `embedded`: only those inside the
 * data, which need no request. `unscripted` is the same for a page without scripts.
 * @typedef {Images | "embedded" | "unscripted"} Showing
 */

/** The order in which a change's classes are named, content before form. @type {ChangeClass[]} */
const WEIGHT = [
  "correction",
  "photo",
  "caption",
  "credit",
  "negation",
  "condition",
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

/** The most classes that a heading names. */
const MOST_NAMED = 3;

/** The key in `StoryView.opened` for the list of all versions. */
export const VERSION_LIST = "timeline list";

/** A comparison with the filter and the open parts of one reader. */
export class StoryView {
  /**
   * @param {Comparison} comparison
   * @param {object} context
   * @param {Labels} context.labels
   * @param {ReadonlySet<string>} context.hidden the classes that the filter hides
   * @param {VersionName} context.from
   * @param {VersionName} context.to
   * @param {Showing} context.images
   * @param {Set<string>} [context.opened] the keys of the parts that the reader opened; kept between renderings
   * @param {readonly Comparison[] | undefined} [context.steps] the comparisons from each version to the next, between
   *   the two that are shown
   * @param {History | null} [context.history] the history of each sentence, if it is shown
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
    /** The nodes of the page that are still to be made. */
    this.work = new Work();

    /** The changes the reader steps through, in reading order. @type {Change[]} */
    this.changes = comparison.changes.filter((change) => this.showsChange(change));
    /** The same changes as a set. */
    this.shown = new Set(this.changes);
    /**
     * The number of each change. It is the same under every filter, so that it can be quoted.
     * @type {Map<Change, number>}
     */
    this.numbers = new Map(comparison.changes.map((change, index) => [change, index + 1]));
    /** The edits of facts, and under a filter all shown edits, each with the name of its words on the page. */
    this.namedEdits = factEdits(comparison);
    /** The marks that Next goes to under a filter. Without a filter it goes from change to change. @type {Stop[]} */
    this.stops = this.hidden.size > 0 ? this.changes.flatMap((change) => this.stopsOf(change)) : [];
    for (const { edit, name } of this.stops) if (edit) this.namedEdits.set(edit, name);
    this.blocks = { before: countBlocks(comparison.rows, "before"), after: countBlocks(comparison.rows, "after") };
  }

  /** The number of changes, including the hidden ones. */
  get total() {
    return this.comparison.changes.length;
  }

  /** The headline of the later version, else of the earlier one, else an empty text. */
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
    // An edited row is hidden if all its edits are. For a row that was inserted, deleted or moved as a whole, the
    // classes of the change decide.
    if (holder && change.kind === "edited" && holder.edits.length > 0) {
      return holder.edits.some((edit) => this.shows(edit.classes));
    }
    return this.shows(change.classes);
  }

  /**
   * Returns the row or field of a change.
   * @param {Change} change
   * @returns {Row | FieldRow | undefined}
   */
  holder(change) {
    if (change.row !== null) return this.comparison.rows[change.row];
    return this.comparison.fields.find((field) => field.field === change.field);
  }

  /**
   * Returns the shown marks of a change. A passage that was inserted or deleted as a whole is one mark.
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
   * Returns the change of a row or field if the filter shows it, else null.
   * @param {Row | FieldRow} holder
   * @returns {Change | null}
   */
  change(holder) {
    const change = holder.change === null ? undefined : this.comparison.changes[holder.change];
    return change && this.shown.has(change) ? change : null;
  }

  /**
   * Returns the shown classes of a change, the most important first.
   * @param {Change} change
   * @returns {ChangeClass[]}
   */
  classes(change) {
    const shown = change.classes.filter((name) => !this.hidden.has(name));
    return shown.sort((one, other) => WEIGHT.indexOf(one) - WEIGHT.indexOf(other));
  }

  /**
   * Returns the place of a block, such as "paragraph 7". Blocks of each kind are counted separately.
   * @param {"before" | "after"} side
   * @param {number} block
   * @returns {string}
   */
  place(side, block) {
    const counted = this.blocks[side].get(block);
    return counted ? this.labels.text(`place.${counted.kind}`, { n: counted.number }) : "";
  }

  /**
   * Returns the place of a row in the later version. For a deleted row the text names the earlier version.
   * @param {Row} row
   */
  placeOf(row) {
    const after = row.after[0];
    if (after) return this.place("after", after.block);
    const before = row.before[0];
    return before ? this.labels.text("place.was", { place: this.place("before", before.block) }) : "";
  }

  /**
   * Returns the title of a change: its kind or its classes.
   * @param {Change} change
   */
  title(change) {
    if (change.field) return this.labels.text(`field.${change.field}`);
    const row = change.row === null ? undefined : this.comparison.rows[change.row];
    const classes = this.classes(change)
      // For a photo, "caption" or "picture description" is enough, so "wording" is left out.
      .filter((name, _, names) => name !== "wording" || !(names.includes("caption") || names.includes("alt-text")))
      .map((name) => this.labels.text(`class.${name}`));
    // For a paragraph that was inserted or deleted, the classes of its words do not matter.
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
 * Returns the name of the words of an edit on the page. It begins with the index of the row or the name of the field.
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
  /** @type {Map<number, BlockSide>} */
  const sides = new Map();
  for (const row of rows) {
    // A stub may repeat a block that another row has.
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
