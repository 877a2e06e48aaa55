// @ts-check
// Writes the blocks of one version as Markdown, and a photo with the changes between two versions.

import {
  atomsOf,
  atomsOfBoth,
  added,
  destination,
  escaped,
  inLine,
  isSafe,
  marked,
  plain,
  struck,
} from "./markdown-text.js";

/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").PhotoSide} PhotoSide */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */
/** @typedef {import("../view/story-view.js").StoryView} StoryView */

/** Indent of one list level: enough for the widest common list marker. */
const INDENT = "    ";

/** @param {BlockSide} side */
export function isVerbatim(side) {
  return side.kind === "table" || side.kind === "divider";
}

/**
 * The blocks of one side as Markdown.
 * @param {readonly BlockSide[]} sides
 * @param {boolean} isHeaded
 */
export function sourceOf(sides, isHeaded) {
  return sides.map((side) => blockSource(side, isHeaded)).join("\n\n");
}

/**
 * @param {BlockSide} side
 * @param {boolean} isHeaded
 */
function blockSource(side, isHeaded) {
  if (side.photo) return photoSource(side.photo);
  if (side.kind === "divider" && plain(side.segments).trim() === "") return "---";
  if (side.kind === "table") return tableSource(plain(side.segments));
  const text = marked(atomsOf(side.segments));
  const prefix = prefixOf(side, isHeaded);
  if (side.kind === "heading") return prefix + inLine(text);
  // A line after a hard break also belongs to the quote or the list item.
  return prefix + text.replaceAll("\\\n", `\\\n${side.kind === "quote" ? prefix : ""}`);
}

/**
 * @param {BlockSide} side
 * @param {boolean} isHeaded
 */
export function prefixOf({ kind, level, ordinal }, isHeaded) {
  switch (kind) {
    case "heading":
      return `${"#".repeat(Math.min(6, Math.max(isHeaded ? 1 : 2, level ?? 2)))} `;
    case "quote":
      return "> ".repeat(Math.max(1, level ?? 1));
    case "list-item":
      return `${INDENT.repeat(Math.max(0, (level ?? 1) - 1))}${ordinal === null ? "-" : `${ordinal}.`} `;
    default:
      return "";
  }
}

/** The rows of a table. Tabs separate cells, line breaks separate rows. @param {string} text */
function tableSource(text) {
  const rows = text.split("\n").map((row) => row.split("\t").map(escaped));
  const width = Math.max(...rows.map((cells) => cells.length));
  const line = (/** @type {string[]} */ cells) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? "").join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array(width).fill("---")), ...body.map(line)].join("\n");
}

/**
 * A photo as a picture followed by its caption. With a credit field, it is written in the wire form "Caption … Credit:
 * …".
 * @param {PhotoSide} photo
 */
function photoSource(photo) {
  const field = linesOf(photo, "field").map(creditText).join(" ");
  const words = [
    ...(field ? ["Caption"] : []),
    marked(atomsOf(photo.caption)),
    ...linesOf(photo, "caption").map(creditText),
    ...(field ? [`Credit: ${field}`] : []),
  ];
  return `${pictureSource(photo)}\n${words.filter((word) => word !== "").join(" ")}`.trim();
}

/**
 * @param {PhotoSide} before
 * @param {PhotoSide} after
 * @param {readonly Edit[]} edits
 * @param {StoryView} story
 */
export function photoText(before, after, edits, story) {
  const [was, is] = [pictureSource(before), pictureSource(after)];
  const caption = marked(atomsOfBoth([before.caption], [after.caption], edits, story));
  /** @param {"caption" | "field"} origin @param {string} prefix */
  const credits = (origin, prefix) => {
    const lines = [linesOf(before, origin), linesOf(after, origin)];
    const count = Math.max(...lines.map((own) => own.length));
    return Array.from({ length: count }, (_, index) => {
      const [left, right] = lines.map((own) => own[index]);
      if (left && right) return prefix + marked(atomsOfBoth([left], [right], edits, story));
      return left ? struck(prefix + creditText(left)) : added(prefix + creditText(right ?? []));
    }).join("");
  };
  const [hadField, hasField] = [before, after].map((photo) => linesOf(photo, "field").length > 0);
  const form = hadField && hasField ? "Caption " : hadField ? struck("Caption ") : hasField ? added("Caption ") : "";
  return `${was === is ? is : struck(was) + added(is)}\n${form}${caption}${credits("caption", " ")}${credits("field", " Credit: ")}`.trim();
}

/** @param {PhotoSide} photo */
function pictureSource({ alt, url }) {
  const isPicture = !url || /^data:image\//i.test(url) || (isSafe(url) && !/^\s*mailto:/i.test(url));
  return `![${inLine(escaped(plain(alt)))}](${destination(isPicture ? (url ?? "") : "")})`;
}

/**
 * @param {PhotoSide} photo
 * @param {"caption" | "field"} origin
 */
function linesOf(photo, origin) {
  return photo.credits.filter((credit) => credit.origin === origin).map((credit) => credit.segments);
}

/** @param {readonly Segment[]} segments */
function creditText(segments) {
  return marked(atomsOf(segments));
}
