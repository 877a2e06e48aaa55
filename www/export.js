// @ts-check
// A comparison to keep: as a page of its own, as Markdown with CriticMarkup, as data. Strings out; nothing here touches the page.

import { piecesOfBoth } from "./view/pieces.js";
import { summarySentence } from "./view/summary.js";

/** @typedef {import("../src/wasm/types.d.ts").Mark} Mark */
/** @typedef {import("../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("./view/pieces.js").Piece} Piece */
/** @typedef {import("./view/story.js").Story} Story */

/** What Markdown or CriticMarkup would read as a sign of its own. */
const SIGNS = /[\\`*_[\]<>{}~]/g;

/** Controls that mean nothing on a page that stands alone. */
const CONTROLS = ".bar, .switch, .kinds, .kinds-folded, .ways, .timeline, .first, .swap, .goto, .foot, .fold";

/** @param {import("../src/wasm/types.d.ts").Comparison} comparison */
export function toJson(comparison) {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

/**
 * The story as Markdown, with `{--what went--}`, `{++what came++}` and `{>>what is to be said of it<<}`.
 * @param {Story} story
 * @returns {string}
 */
export function toMarkdown(story) {
  const { comparison, labels } = story;
  const lines = [];
  for (const row of comparison.fields) {
    const text = criticText([row.before], [row.after], row.edits, story);
    lines.push(row.field === "headline" ? `# ${text}` : `**${labels.text(`field.${row.field}`)}:** ${text}`);
  }
  lines.push(`> ${escaped(summarySentence(comparison, labels))}`);
  for (const row of comparison.rows) lines.push(...rowLines(row, story));
  return `${lines.filter((line) => line !== "").join("\n\n")}\n`;
}

/**
 * @param {Row} row
 * @param {Story} story
 * @returns {string[]}
 */
function rowLines(row, story) {
  const { labels } = story;
  const own = row.after[0] ?? row.before[0];
  if (!own || row.kind === "stub") return [];
  const notes = row.notes.map((note) => labels.text(`note.${note}`));
  if (row.moved) notes.unshift(labels.text("moved.from", { place: story.place("before", row.moved.before) }));
  const said = notes.map((note) => ` {>>${escaped(note)}<<}`).join("");
  if (own.photo) {
    const photos = [row.before[0]?.photo, row.after[0]?.photo];
    const [before, after] = photos.map((photo) => [photo?.caption ?? []]);
    const caption = criticText(before ?? [], after ?? [], row.edits, story);
    const lines = [`> **${escaped(labels.capital(story.placeOf(row)))}** ${caption}${said}`];
    for (const origin of /** @type {const} */ (["caption", "field"])) {
      const [was, is] = photos.map((photo) => (photo?.credits ?? []).filter((credit) => credit.origin === origin).map((credit) => credit.segments));
      const credit = criticText(was ?? [], is ?? [], row.edits, story);
      if (credit !== "") lines.push(`> ${escaped(labels.text(`credit.${origin}`))}: ${credit}`);
    }
    return [lines.join("\n>\n")];
  }
  const text = criticText(row.before.map((side) => side.segments), row.after.map((side) => side.segments), row.edits, story);
  switch (own.kind) {
    case "heading":
      return [`${"#".repeat(Math.min(6, Math.max(2, own.level ?? 2)))} ${text}${said}`];
    case "quote":
      return [`> ${text}${said}`];
    case "list-item":
      return [`${"  ".repeat(Math.max(0, (own.level ?? 1) - 1))}${own.ordinal === null ? "-" : `${own.ordinal}.`} ${text}${said}`];
    case "divider":
      return ["---"];
    default:
      return [`${text}${said}`];
  }
}

/**
 * @param {readonly (readonly Segment[])[]} before
 * @param {readonly (readonly Segment[])[]} after
 * @param {readonly Edit[]} edits
 * @param {Story} story
 */
function criticText(before, after, edits, story) {
  return piecesOfBoth(before, after, edits, story).map(criticPiece).join("");
}

/** @param {Piece} piece */
function criticPiece(piece) {
  const text = piece.parts.map((part) => withMarks(escaped(part.text), part.marks)).join("");
  switch (piece.tag) {
    case "delete":
      return `{--${text}--}`;
    case "insert":
      return `{++${text}++}`;
    case "opened":
      return "{++¶++}\n\n";
    case "closed":
      return "{--¶--} ";
    default:
      return text;
  }
}

/**
 * @param {string} text
 * @param {readonly Mark[]} marks
 */
function withMarks(text, marks) {
  return marks.reduceRight((inner, mark) => {
    switch (mark.kind) {
      case "strong":
        return `**${inner}**`;
      case "emphasis":
        return `*${inner}*`;
      case "strikethrough":
        return `~~${inner}~~`;
      case "link":
        return `[${inner}](<${mark.url.replace(/[<>\n]/g, encodeURIComponent)}>)`;
      default:
        return inner;
    }
  }, text);
}

/** @param {string} text */
function escaped(text) {
  // A line of its own that begins with a sign of a list or a heading would become one.
  return text.replace(SIGNS, "\\$&").replace(/^(\s*)([#+-]|\d+\.)(?=\s)/gm, "$1\\$2");
}

/**
 * The rendered page as one HTML file that needs nothing else.
 * @param {HTMLElement} page as it stands in the element
 * @param {string} styles of the shadow root
 * @param {string} title
 * @returns {string}
 */
export function toHtml(page, styles, title) {
  const copy = /** @type {HTMLElement} */ (page.cloneNode(true));
  for (const node of copy.querySelectorAll(CONTROLS)) node.remove();
  for (const node of copy.querySelectorAll(".folded")) node.removeAttribute("hidden");
  for (const node of copy.querySelectorAll(".jump")) node.replaceWith(node.textContent ?? "");
  for (const node of copy.querySelectorAll("[aria-current]")) node.removeAttribute("aria-current");
  // What a link to a change leads to, now that no script takes the reader there.
  for (const node of copy.querySelectorAll("[data-change]")) node.id = node.getAttribute("data-change") ?? "";
  const root = document.createElement("div");
  root.className = "article-versions";
  root.append(copy);
  // Written, not built: even in a document that is never shown, the page's policy would refuse the style.
  const style = styles.replace(/:host\(([^)]*)\)/g, ".article-versions$1").replaceAll(":host", ".article-versions");
  return [
    "<!doctype html>",
    `<html lang="${escapedHtml(page.lang)}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapedHtml(title)}</title>`,
    `<style>${PAPER}${style}</style>`,
    root.outerHTML,
    "</html>",
    "",
  ].join("\n");
}

/** @param {string} text */
function escapedHtml(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The paper of a page that stands alone. */
const PAPER = `:root { color-scheme: light dark; }
body { max-width: 74rem; margin: 0 auto; padding: 1.5rem; font: 1.0625rem/1.5 Charter, "Iowan Old Style", Georgia, serif; }
`;
