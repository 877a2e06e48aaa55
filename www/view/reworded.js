// @ts-check
// Finds the replaced words that no fact contains, so that every changed sentence has a line.
//
// | before → after | line |
// |---|---|
// | Der Gaspreis bleibt unverändert. → Auch der Gaspreis steigt. | “Der Gaspreis bleibt unverändert” → “Auch der Gaspreis steigt” |
// | Two men fled [in a car]{across the border}. | “Two men fled [in a car → across the border]” |

import { FORM } from "./pieces.js";

/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./sentences.js").Sentence} Sentence */
/** @typedef {import("./story-view.js").StoryView} StoryView */

/** The most changes of a story in which replaced words are looked for. Above it, only facts have lines. */
const MOST_CHANGES = 300;
/** The fewest words of an edit that has a place of its own in the line of a fact. Shorter ones are quoted if they are near. */
const LONG = 9;

/**
 * Returns the words that were replaced, added or removed and that no fact contains, each as a fact of the class
 * `wording`. Of a sentence that has a fact these are only long ones.
 * @param {StoryView} story
 * @param {(place: FactPlace) => Sentence[]} sentences
 * @returns {Fact[]}
 */
export function rewordedIn(story, sentences) {
  const { comparison } = story;
  if (comparison.changes.length > MOST_CHANGES) return [];
  /** @type {Map<number, FactPlace[]>} */
  const places = new Map();
  for (const place of (comparison.facts ?? []).flatMap((fact) => fact.places))
    if (place.row !== null) {
      const known = places.get(place.row);
      if (known) known.push(place);
      else places.set(place.row, [place]);
    }
  return comparison.rows.flatMap((row, index) => {
    if (!row.before[0] || !row.after[0] || !story.change(row)) return [];
    const known = places.get(index) ?? [];
    const covered = new Set(known.flatMap(({ edits }) => edits));
    const isPhoto = Boolean(row.after[0].photo);
    return row.edits.flatMap((edit, number) => {
      const isForm = edit.classes.every((name) => FORM.has(name) || name === "spelling");
      if (covered.has(number) || isForm || edit.moved || !story.shows(edit.classes)) return [];
      /** @type {FactPlace} */
      const place = { field: null, row: index, part: isPhoto ? "caption" : "text", edits: [number] };
      const sentence = isPhoto || known[0] ? sentences(place).find((one) => one.has(place)) : undefined;
      // An edit of the alternative text is in no sentence of the caption.
      if (isPhoto && !sentence) return [];
      const length = Math.max(...[edit.before, edit.after].map((text) => text.split(/\s+/).length));
      const isBeside = sentence && known.some((one) => one.part === place.part && sentence.has(one));
      return isBeside && length < LONG ? [] : [wording(edit.before.trim(), edit.after.trim(), place)];
    });
  });
}

/**
 * @param {string} before
 * @param {string} after
 * @param {FactPlace} place
 * @returns {Fact}
 */
function wording(before, after, place) {
  return { class: "wording", also: [], before, after, lead: "", trail: "", places: [place], corrected: null };
}
