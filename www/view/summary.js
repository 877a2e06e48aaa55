// @ts-check
// Writes the summary, a sentence that counts the changes: "8 paragraphs removed, 5 reworded; 6 credits added; 2
// attributions changed."

import { digestLines } from "./digest-text.js";
import { make } from "./make.js";
import { nothingChanged } from "./omitted.js";
import { isRenamed } from "./row.js";
import { amount } from "./amount.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("./story-view.js").StoryView} StoryView */

/** The kinds of changed paragraphs, in this order. A paragraph that only lost a moved sentence is not counted. */
const FATES = /** @type {const} */ (["deleted", "inserted", "reworded", "restyled", "moved", "split", "merged"]);

/** The classes with their own clauses. They change what the story says or who says it. */
const IN_WORDS = /** @type {const} */ ([
  "correction",
  "figure",
  "negation",
  "condition",
  "quotation",
  "attribution",
  "name",
  "link",
]);

/** Up to this number of changes the digest shows all of them, and counts would only repeat it. */
export const FEW_CHANGES = 3;

/** A story is called rewritten if the share of words that both versions have is below this. */
const COMMON = 1 / 3;

/**
 * Renders the summary. If there is a digest, the summary is the second line below it.
 * @param {StoryView} story
 * @param {boolean} hasDigest
 * @returns {HTMLElement}
 */
export function summary(story, hasDigest) {
  const { comparison, labels } = story;
  const { deleted, inserted } = comparison.summary.words;
  const first = story.changes[0];
  const isTold = hasDigest && comparison.changes.length <= FEW_CHANGES;
  const hidden = hiddenMarks(story);
  return make(
    "div",
    { class: hasDigest ? "summary second" : "summary", part: "summary" },
    // A non-breaking space keeps each number on the line of the word after it.
    !isTold &&
      make(
        "p",
        { class: "sentence" },
        summarySentence(comparison, labels, !hasDigest).replace(/(\p{Nd}) /gu, "$1\u00a0"),
      ),
    !isTold &&
      comparison.changes.length > 0 &&
      make(
        "p",
        { class: "aside" },
        amount({ removed: deleted, added: inserted }, labels),
        " ",
        first &&
          !hasDigest &&
          make(
            "a",
            { href: `#${first.id}`, class: "first" },
            labels.text("sum.first", { what: whatAndWhere(first, story) }),
          ),
      ),
    hidden.marks > 0 && make("p", { class: "aside hidden-marks" }, hiddenSentence(hidden, labels)),
    !comparison.precise && make("p", { class: "aside" }, labels.text("sum.coarse")),
  );
}

/** The most lines about the changes of one step. */
const LINES_OF_STEP = 2;

/**
 * Returns one or two lines about the changes from one version to the next: the first facts, or the summary if there are
 * no facts.
 * @param {Comparison} comparison
 * @param {Labels} labels
 * @returns {string[]}
 */
export function linesOfStep(comparison, labels) {
  const lines = digestLines(comparison, labels, LINES_OF_STEP);
  return lines.length > 0 ? lines : [summarySentence(comparison, labels)];
}

/**
 * Counts the marks that the filter hides, and the passages with such marks.
 * @param {StoryView} story
 */
export function hiddenMarks(story) {
  const { fields, rows } = story.comparison;
  let [marks, passages] = [0, 0];
  if (story.hidden.size > 0)
    for (const holder of [...fields, ...rows]) {
      if (holder.change === null) continue;
      const here = holder.edits.filter((edit) => !story.shows(edit.classes)).length;
      const alone = holder.edits.length === 0 && !story.change(holder) ? 1 : 0;
      marks += here + alone;
      passages += here + alone > 0 ? 1 : 0;
    }
  return { marks, passages };
}

/**
 * @param {{ marks: number, passages: number }} hidden
 * @param {Labels} labels
 */
export function hiddenSentence({ marks, passages }, labels) {
  return labels.text("sum.hidden", {
    n: marks,
    passages: labels.text("sum.hidden.passages", { n: passages }),
  });
}

/**
 * @param {import("../../src/wasm/types.d.ts").Change} change
 * @param {StoryView} story
 */
function whatAndWhere(change, story) {
  const row = change.row === null ? undefined : story.comparison.rows[change.row];
  return [story.title(change), row && story.placeOf(row)].filter(Boolean).join(story.labels.text("join.clause"));
}

/**
 * @param {Comparison} comparison
 * @param {Labels} labels
 * @param {boolean} [counted] whether figures, names and similar classes are counted; false if the digest shows them
 * @returns {string}
 */
export function summarySentence(comparison, labels, counted = true) {
  const groups = [
    [...paragraphClauses(comparison, labels), ...sentenceClauses(comparison, labels)],
    photoClauses(comparison, labels),
    counted ? distinctiveClauses(comparison, labels) : [],
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
  const said = labels.capital(sentence || labels.text("total", { n: comparison.changes.length }));
  const rewritten = rewrittenClause(comparison, labels);
  return (
    (rewritten ? [labels.capital(rewritten), said].join(labels.text("join.group")) : said) + labels.text("join.end")
  );
}

/**
 * Returns the first clause for a story that was almost completely rewritten. The other counts say little then.
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function rewrittenClause({ summary: { words, blocks } }, labels) {
  const total = words.before + words.after;
  if (words.before === 0 || words.after === 0 || total - words.deleted - words.inserted >= COMMON * total) return "";
  const { equal, edited, inserted, moved, split } = blocks;
  const all = equal + edited + inserted + moved + split;
  return inserted > 0 ? labels.text("sum.rewritten", { n: inserted, total: all }) : "";
}

/**
 * Returns clauses such as "headline, byline and date changed". A date that became more or less precise has its own
 * clause.
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function fieldClauses({ fields }, labels) {
  /** @type {string[]} */
  const names = [];
  /** @type {string[]} */
  const clauses = [];
  for (const row of fields) {
    if (row.change === null) continue;
    const own = /** @type {const} */ (["more-precise", "less-precise"])
      .filter((note) => row.notes.includes(`date-${note}`))
      .map((note) => `sum.field.${row.field}.${note}`)
      .find((key) => labels.has(key));
    if (own) clauses.push(labels.text(own));
    else names.push(labels.text(`place.field.${row.field}`));
  }
  if (names.length > 0) clauses.unshift(labels.text("sum.fields", { list: labels.list(names) }));
  return clauses;
}

/**
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function paragraphClauses({ rows, summary: { blocks } }, labels) {
  /** @type {string[]} */
  const clauses = [];
  for (const fate of FATES) {
    // Inserted and deleted corrections are counted in their own clause.
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
  // Each move has an edit at both places. It is counted at the place that the sentence left.
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
 * Returns clauses such as "2 figures or dates changed". They count the facts, so that they agree with the lines of the
 * digest: a figure that changed in two places is one, and one in another form is none.
 * @param {Comparison} comparison
 * @param {Labels} labels
 */
function distinctiveClauses({ facts }, labels) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  // A sentence that replaced another has the further classes of both.
  for (const fact of (facts ?? []).filter((one) => one.class !== "removed")) {
    const names = [fact.class, ...fact.also].map((name) => (name === "date" ? "figure" : name));
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return IN_WORDS.filter((name) => counts.has(name)).map((name) =>
    labels.text(`sum.${name}`, { n: counts.get(name) ?? 0 }),
  );
}
