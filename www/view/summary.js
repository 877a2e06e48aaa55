// @ts-check
// One sentence that sums up what changed: "8 paragraphs removed, 5 reworded; 6 credits added; 2 attributions changed."

import { make } from "./make.js";
import { nothingChanged } from "./omitted.js";
import { isRenamed } from "./row.js";
import { amount } from "./amount.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("./story.js").Story} Story */

/** What became of paragraphs, in the order a reader asks. Those that only lost a sentence to a move are not among them. */
const FATES = /** @type {const} */ (["deleted", "inserted", "reworded", "restyled", "moved", "split", "merged"]);

/** The classes worth a clause of their own: they bear on what the story says, or on who says it. */
const TELLING = /** @type {const} */ (["correction", "figure", "negation", "quotation", "attribution", "name", "link"]);

/**
 * @param {Story} story
 * @returns {HTMLElement}
 */
export function summary(story) {
  const { comparison, labels } = story;
  const { deleted, inserted } = comparison.summary.words;
  const first = story.changes[0];
  const hidden = comparison.changes.length - story.changes.length;
  return make(
    "div",
    { class: "summary", part: "summary" },
    // A number stays on the line of what it counts.
    make("p", { class: "sentence" }, summarySentence(comparison, labels).replace(/(\p{Nd}) /gu, "$1\u00a0")),
    comparison.changes.length > 0 &&
      make(
        "p",
        { class: "aside" },
        amount({ removed: deleted, added: inserted }, labels),
        " ",
        first &&
          make(
            "a",
            { href: `#${first.id}`, class: "first" },
            labels.text("sum.first", { what: whatAndWhere(first, story) }),
          ),
      ),
    hidden > 0 && make("p", { class: "aside" }, labels.text("sum.hidden", { n: hidden })),
    !comparison.precise && make("p", { class: "aside" }, labels.text("sum.coarse")),
  );
}

/**
 * @param {import("../../src/wasm/types.d.ts").Change} change
 * @param {Story} story
 */
function whatAndWhere(change, story) {
  const row = change.row === null ? undefined : story.comparison.rows[change.row];
  return [story.title(change), row && story.placeOf(row)].filter(Boolean).join(story.labels.text("join.clause"));
}

/**
 * @param {Comparison} comparison
 * @param {Labels} labels
 * @returns {string}
 */
export function summarySentence(comparison, labels) {
  const groups = [
    [...paragraphClauses(comparison, labels), ...sentenceClauses(comparison, labels)],
    photoClauses(comparison, labels),
    tellingClauses(comparison, labels),
    fieldClauses(comparison, labels),
  ];
  const sentence = groups
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => clauses.join(labels.text("join.clause")))
    .join(labels.text("join.group"));
  if (comparison.changes.length === 0) return nothingChanged(comparison, labels);
  const classes = comparison.summary.classes;
  if (classes.length > 0 && classes.every((one) => one.class === "typography")) {
    return labels.text("sum.typography") + labels.text("join.end");
  }
  return labels.capital(sentence || labels.text("total", { n: comparison.changes.length })) + labels.text("join.end");
}

/**
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function fieldClauses(comparison, labels) {
  return comparison.fields
    .filter((row) => row.change !== null)
    .map((row) => {
      for (const note of /** @type {const} */ (["more-precise", "less-precise"])) {
        const key = `sum.field.${row.field}.${note}`;
        if (row.notes.includes(`date-${note}`) && labels.has(key)) return labels.text(key);
      }
      return labels.text(`sum.field.${row.field}`);
    });
}

/**
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function paragraphClauses({ rows, summary: { blocks } }, labels) {
  /** @type {string[]} */
  const clauses = [];
  for (const fate of FATES) {
    // A correction that came or went is told as one, in a clause of its own.
    const corrections = fate === "inserted" ? "after" : fate === "deleted" ? "before" : null;
    const n =
      blocks[fate] -
      (corrections ? rows.filter((row) => row.kind === fate && row[corrections][0]?.kind === "correction").length : 0);
    if (n === 0) continue;
    clauses.push(labels.text(clauses.length === 0 ? `sum.paragraphs.${fate}` : `sum.${fate}`, { n }));
  }
  return clauses;
}

/**
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function sentenceClauses({ rows }, labels) {
  // Each move is an edit at both its places; it is counted at the one that it left.
  const n = rows.flatMap((row) => row.edits).filter((edit) => edit.moved && edit.after === "").length;
  return n > 0 ? [labels.text("sum.sentences.moved", { n })] : [];
}

/**
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function photoClauses({ rows, summary: sum }, labels) {
  const others = rows.filter((row) => row.notes.includes("picture-replaced"));
  const renamed = others.filter(isRenamed).length;
  return [
    ["sum.photos.replaced", others.length - renamed],
    ["sum.photos.renamed", renamed],
    ["sum.photos.deleted", sum.photos.deleted],
    ["sum.photos.inserted", sum.photos.inserted],
    ["sum.photos.moved", sum.photos.moved],
    ["sum.captions.edited", sum.captionsEdited],
    ["sum.credits.inserted", sum.creditsAdded],
    ["sum.credits.deleted", sum.creditsRemoved],
    ["sum.credits.edited", sum.creditsEdited],
  ]
    .filter(([, n]) => n !== 0)
    .map(([key, n]) => labels.text(String(key), { n: Number(n) }));
}

/**
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function tellingClauses({ fields, summary: { classes } }, labels) {
  const counts = new Map(classes.map((one) => [one.class, one.count]));
  // The dates of the versions have a clause of their own; a figure is one inside the story.
  const dates = fields.filter((row) => row.field === "date" || row.field === "updated").flatMap((row) => row.edits);
  counts.set("figure", (counts.get("figure") ?? 0) - dates.filter((edit) => edit.classes.includes("figure")).length);
  return TELLING.filter((name) => (counts.get(name) ?? 0) > 0).map((name) =>
    labels.text(`sum.${name}`, { n: counts.get(name) ?? 0 }),
  );
}
