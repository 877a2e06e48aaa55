// @ts-check
// Cuts the text of a row or field into stretches: text that both versions have, and edits. Each belongs to a pair of
// sentences.

import { FORM, piecesOfBoth } from "./pieces.js";

/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */
/** @typedef {import("./story-view.js").StoryView} StoryView */

/**
 * A piece of a passage. `edit` is its index, or null for text that both versions have. `closed` is true for what no
 * excerpt contains: a paragraph break, a whole sentence, words that moved, and words that the filter hides.
 * @typedef {object} Stretch
 * @property {number | null} edit
 * @property {Record<Name, string>} text
 * @property {Record<Name, number[]>} sentences the numbers of its sentences in each version
 * @property {boolean} closed
 * @property {boolean} isForm whether only the form of its words changed
 * @property {number} start its first position
 * @property {number} end
 * @property {number} sentence the number of its pair of sentences
 */
/** @typedef {"before" | "after"} Name */

/**
 * Returns the stretches of a part of a row or field, in order.
 * @param {Row | FieldRow} holder
 * @param {FactPlace["part"]} part
 * @param {StoryView} story
 * @returns {Stretch[]}
 */
export function stretchesOf(holder, part, story) {
  const blocks = (/** @type {Name} */ name) =>
    "field" in holder ? [holder[name]] : holder[name].map((side) => segmentsOf(side, part));
  const numbers = new Map(holder.edits.map((edit, number) => [edit, number]));
  /** @type {Stretch[]} */
  const stretches = [];
  let end = 0;
  for (const piece of piecesOfBoth(blocks("before"), blocks("after"), holder.edits, story)) {
    const { tag, edit, parts } = piece;
    const isMarked = tag === "delete" || tag === "insert";
    const isForm = edit?.classes.every((name) => FORM.has(name)) ?? false;
    if (tag === "opened" || tag === "closed" || (!isMarked && edit && tag === "equal")) {
      const text = parts.map((one) => one.text).join("");
      stretches.push({ ...empty, text: { before: text, after: text }, closed: true, start: end, end: ++end });
      continue;
    }
    if (!isMarked) {
      for (const { text, sentence, before } of parts) {
        stretches.push({
          ...empty,
          text: { before: before?.text ?? text, after: text },
          sentences: { before: [before?.sentence ?? sentence], after: [sentence] },
          start: end,
          end: end + text.length,
        });
        end += text.length;
      }
      continue;
    }
    const name = tag === "delete" ? "before" : "after";
    const index = (edit && numbers.get(edit)) ?? -1;
    let last = stretches.at(-1);
    if (last?.edit !== index || last.text.after) {
      last = { ...empty, edit: index, text: { before: "", after: "" }, start: end, end: ++end };
      last.sentences = { before: [], after: [] };
      last.closed = edit === null || edit.moved !== null;
      last.isForm = isForm;
      stretches.push(last);
    }
    last.text[name] += parts.map((one) => one.text).join("");
    last.sentences[name].push(...parts.map((one) => one.sentence));
  }
  stretches.forEach((stretch, index) => {
    const { before, after } = stretch.text;
    // Words were added inside the edit: [Der]{Auch der} Gaspreis.
    if (stretch.edit !== null && stretches[index + 2]?.edit === stretch.edit)
      stretch.isForm = (stretches[index + 2] ?? stretch).isForm = false;
    stretch.closed ||= !before !== !after && SENTENCE.test(before + after);
  });
  return numbered(stretches);
}

/** A whole sentence, with its full stop. */
const SENTENCE = /^\s*["“„«]?(?:\p{Lu}.*\s|\p{Lo}.).+[.!?…؟。！？]["”»“)]*\s*$/su;

/** @type {Omit<Stretch, "text" | "start" | "end">} */
const empty = { edit: null, sentences: { before: [], after: [] }, closed: false, isForm: false, sentence: 0 };

/**
 * Numbers the pairs of sentences. A pair ends where a sentence ends in both versions.
 * @param {Stretch[]} stretches
 */
function numbered(stretches) {
  const names = /** @type {const} */ (["before", "after"]);
  /** For each stretch, the numbers of the sentences that go on there. @type {Record<Name, number | undefined>[]} */
  const nexts = [];
  /** @type {Record<Name, number | undefined>} */
  let next = { before: undefined, after: undefined };
  for (const { sentences } of [...stretches].reverse()) {
    next = { before: sentences.before[0] ?? next.before, after: sentences.after[0] ?? next.after };
    nexts.push(next);
  }
  nexts.reverse();
  /** @type {Record<Name, number | undefined>} */
  const last = { before: undefined, after: undefined };
  let sentence = 0;
  stretches.forEach((stretch, index) => {
    if (names.every((name) => last[name] !== nexts[index]?.[name])) sentence += 1;
    stretch.sentence = sentence;
    for (const name of names) last[name] = stretch.sentences[name].at(-1) ?? last[name];
  });
  return stretches;
}

/**
 * @param {BlockSide} side
 * @param {FactPlace["part"]} part
 * @returns {Segment[]}
 */
function segmentsOf({ segments, photo }, part) {
  if (part === "caption") return photo?.caption ?? [];
  return part === "alt-text" ? (photo?.alt ?? []) : segments;
}
