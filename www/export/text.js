// @ts-check
// Writes one version as plain text without marks, for pasting.

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */

/** Fields with times, which are not text of the story. */
const TIMES = new Set(["date", "updated"]);

/**
 * @param {Comparison} comparison
 * @param {"before" | "after"} side
 * @returns {string} paragraphs, separated by empty lines
 */
export function toText(comparison, side) {
  const fields = comparison.fields.filter((row) => !TIMES.has(row.field)).map((row) => plain(row[side]));
  // A moved block is in the row of its new place. Its number gives its old place.
  const blocks = comparison.rows
    .filter((row) => row.kind !== "stub")
    .flatMap((row) => row[side])
    .sort((left, right) => left.block - right.block);
  return `${[...fields, ...blocks.map(blockText)].filter((text) => text !== "").join("\n\n")}\n`;
}

/** @param {BlockSide} block */
function blockText({ kind, ordinal, segments, photo }) {
  if (photo)
    return [plain(photo.caption), ...photo.credits.map((credit) => plain(credit.segments))]
      .filter((text) => text !== "")
      .join(" ");
  const text = plain(segments);
  return kind === "list-item" ? `${ordinal === null ? "-" : `${ordinal}.`} ${text}` : text;
}

/** @param {readonly Segment[]} segments */
function plain(segments) {
  return segments.map(({ text }) => text).join("");
}
