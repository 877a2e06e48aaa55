// @ts-check
// Shows below a paragraph when its sentences were added, last changed and removed.

import { make } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */
/** @typedef {import("../../src/wasm/types.d.ts").Timeline} Timeline */
/** @typedef {import("../../src/wasm/types.d.ts").SentenceHistory} SentenceHistory */
/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./story-view.js").VersionName} VersionName */
/**
 * The timeline, its versions, the two that are compared, and `historyOf`, which is loaded later.
 * @typedef {{ timeline: Timeline, versions: readonly VersionName[], from: number, to: number,
 *   render: typeof historyOf }} History
 */

/** How many letters of a sentence are quoted, so that the reader recognises it. */
const OPENING = 48;

/**
 * Names a version inside a sentence: "“Second edition”, Mar 4, 2:00 PM". The quotation marks separate the name from the
 * sentence.
 * @param {VersionName | undefined} version
 * @param {Labels} labels
 */
function nameOf(version, labels) {
  if (!version) return "";
  const name = labels.text("history.name", { name: labels.isolated(version.label) });
  return version.published ? `${name}${labels.text("join.clause")}${labels.moment(version.published)}` : name;
}

/**
 * Renders the history of the sentences in a row. It is one line if all sentences have the same history, else a summary
 * that opens.
 * @param {Row} row
 * @param {number} index its index among the rows
 * @param {StoryView} story
 * @returns {HTMLElement | null}
 */
export function historyOf(row, index, story) {
  if (!story.history || row.kind === "stub") return null;
  const sentences = sentencesOf(row, story.history);
  const said = sentences.map(({ history }) => historyText(history, story));
  const credit = creditChanged(row, story.history);
  if (sentences.length === 0 && credit === undefined) return null;
  const digest = historyText(
    sentences.length > 0 ? altogether(sentences.map(({ history }) => history)) : null,
    story,
    credit,
  );
  if (said.every((one) => one === said[0]))
    return make(
      "p",
      { class: "history", part: "history" },
      sentences[0] ? historyText(sentences[0].history, story, credit) : digest,
    );
  const key = `history ${index}`;
  const details = make("details", { class: "history", part: "history" }, make("summary", { "data-key": key }, digest));
  details.open = story.opened.has(key);
  /** Fills the list when it is opened, because a long story has thousands of sentences. */
  const fill = () => {
    if (!details.open || details.childElementCount > 1) return;
    const items = sentences.map(({ text, lang }, at) =>
      make(
        "li",
        null,
        make("span", { class: "opening", dir: "auto", lang }, shortened(text)),
        " ",
        make("span", { class: "history-text" }, said[at]),
      ),
    );
    details.append(make("ol", { role: "list" }, items));
  };
  fill();
  details.addEventListener("toggle", () => {
    story.setOpened(key, details.open);
    fill();
  });
  return details;
}

/**
 * Returns the sentences of the later version, then those that only the earlier version has.
 * @param {Row} row
 * @param {History} context
 */
function sentencesOf(row, { timeline, versions, from, to }) {
  /** @type {{ history: SentenceHistory, text: string, lang: string | null }[]} */
  const found = [];
  const seen = new Set();
  for (const [sides, version] of /** @type {const} */ ([
    [row.after, to],
    [row.before, from],
  ])) {
    const lang = versions[version]?.lang ?? null;
    for (const side of sides) {
      const places = timeline.versions[version]?.blocks[side.block] ?? [];
      places.forEach((place, sentence) => {
        const history = timeline.sentences[place];
        if (!history || seen.has(place)) return;
        seen.add(place);
        found.push({ history, text: textOf(side, sentence), lang });
      });
    }
  }
  return found;
}

/**
 * Returns the last version that changed the credit of a photo, up to the one compared. The timeline follows only
 * sentences, so the credits are read from its steps.
 * @param {Row} row
 * @param {History} context
 */
function creditChanged(row, { timeline, from, to }) {
  const isPhoto = (/** @type {BlockSide} */ side) => Boolean(side.photo);
  const after = row.after.find(isPhoto);
  let block = (after ?? row.before.find(isPhoto))?.block;
  for (let version = after ? to : from; block !== undefined && version > 0; version -= 1) {
    const step = timeline.steps[version - 1]?.comparison.rows.find(
      (one) => one.kind !== "stub" && one.after.some((side) => side.block === block),
    );
    const before = step?.before.find(isPhoto);
    if (before && step?.edits.some(({ classes }) => classes.includes("credit"))) return version;
    block = before?.block;
  }
  return undefined;
}

/**
 * @param {BlockSide} side
 * @param {number} sentence
 */
function textOf(side, sentence) {
  const segments = side.photo ? side.photo.caption : side.segments;
  return segments
    .filter((segment) => segment.sentence === sentence)
    .map((segment) => segment.text)
    .join("")
    .trim();
}

/**
 * Summarises the histories of several sentences: when the first was added, and when any of them was last added, changed
 * or removed.
 * @param {readonly SentenceHistory[]} histories
 * @returns {SentenceHistory}
 */
function altogether(histories) {
  const first = Math.min(...histories.map((one) => one.first));
  const touched = histories.flatMap((one) => [
    one.first,
    ...one.changed,
    ...(one.removed === null ? [] : [one.removed]),
  ]);
  const last = Math.max(...touched);
  const allRemoved = histories.every((one) => one.removed !== null);
  return { first, changed: last > first && !allRemoved ? [last] : [], absences: [], removed: allRemoved ? last : null };
}

/**
 * Writes a history: "Since “First edition”, Mar 4, 6:10 AM; last changed in “Second edition”, …; removed in “Third
 * edition”, …."
 * @param {SentenceHistory | null} sentence
 * @param {StoryView} story
 * @param {number} [credit] when the credit of a photo last changed
 */
function historyText(sentence, story, credit) {
  const { labels, history } = story;
  /** @param {string} key @param {number | null | undefined} version */
  const clause = (key, version) =>
    version === null || version === undefined
      ? []
      : [labels.text(key, { version: nameOf(history?.versions[version], labels) })];
  const clauses = [
    ...clause("history.since", sentence?.first),
    ...(sentence?.absences ?? []).flatMap((absence) => [
      ...clause("history.removed", absence.removed),
      ...clause("history.restored", absence.restored),
    ]),
    ...clause("history.changed", sentence?.changed.at(-1)),
    ...clause("history.credit", credit),
    ...clause("history.removed", sentence?.removed),
  ];
  return labels.capital(clauses.join(labels.text("join.group"))) + labels.text("join.end");
}

/** @param {string} text */
function shortened(text) {
  const start = [...text].slice(0, OPENING).join("");
  return start === text ? text : `${start.replace(/\s\S*$/u, "")}\u00a0…`;
}
