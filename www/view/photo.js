// @ts-check
// Renders one photo as a card: the picture or a placeholder, the caption and the credit.

import { creditField, discrepancies, textOf } from "./credit.js";
import { make } from "./make.js";
import { pictures } from "./picture.js";

/** @typedef {import("../../src/wasm/types.d.ts").PhotoSide} PhotoSide */
/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./story-view.js").Place} Place */

/**
 * Both sides of a photo, and the place of the card.
 * @typedef {object} Card
 * @property {Place} place
 * @property {PhotoSide | null} before
 * @property {PhotoSide | null} after
 * @property {readonly Edit[]} edits
 * @property {string} number "Photo 2"
 * @property {string | null} lang
 * @property {StoryView} story
 */

/**
 * @param {Card} card
 * @returns {HTMLElement}
 */
export function photoCard(card) {
  const shown = pictures(card);
  return make(
    "figure",
    {
      class: shown.some((node) => node.classList.contains("bare")) ? "photo" : "photo pictured",
      part: "photo",
      lang: card.lang,
    },
    shown,
    make(
      "figcaption",
      null,
      make(
        "p",
        { class: "caption", dir: "auto" },
        textOf(card, (side) => side.caption),
      ),
      creditField(card),
      discrepancies(card),
    ),
  );
}
