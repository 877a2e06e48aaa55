// @ts-check
// Writes text as Markdown, with its formatting and with CriticMarkup around its changes.

import { safeUrl } from "../view/block.js";
import { piecesOfBoth } from "../view/pieces.js";

/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").Markup} Markup */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").Tag} Tag */
/** @typedef {import("../view/story-view.js").StoryView} StoryView */
/** Text with its markup and its side. @typedef {{ tag: Tag, text: string, markup: readonly Markup[] }} Atom */

/**
 * Markdown signs that are escaped anywhere. An ampersand is escaped only if it may begin an entity, an exclamation mark
 * only before a possible link, which it would turn into a picture.
 */
const SIGNS = /[\\`*_[\]<>~|]|&(?=#?\w+;|#?\w*$)|!$/g;

/** A brace and a sign that would open or close a CriticMarkup mark. */
const BRACED = /(?<=\{)[+\-=]|[+\-=](?=\})/g;

/** The start of a line that would make it a heading, a list or a rule. */
export const STARTS = /^(\s*)([#+=-]|\d+(?=[.)]))/;

/** A paragraph break. It does not occur in text. */
const BREAK = "\n\n";

/** The base of relative addresses when they are checked: any page on the web. */
const ANYWHERE = "https://article-versions.invalid/";

/** @param {readonly Segment[]} segments @returns {Atom[]} */
export function atomsOf(segments) {
  return segments.map(({ text, markup }) => ({ tag: "equal", text, markup }));
}

/**
 * @param {readonly (readonly Segment[])[]} before
 * @param {readonly (readonly Segment[])[]} after
 * @param {readonly Edit[]} edits
 * @param {StoryView} story
 * @param {string} [gap]
 * @returns {Atom[]}
 */
export function atomsOfBoth(before, after, edits, story, gap = " ") {
  return piecesOfBoth(before, after, edits, story).flatMap((piece) => {
    const deleted = { tag: /** @type {const} */ ("delete"), markup: [] };
    const inserted = { tag: /** @type {const} */ ("insert"), markup: [] };
    switch (piece.tag) {
      case "opened":
        return [
          { ...deleted, text: gap },
          { ...inserted, text: BREAK },
        ];
      case "closed":
        return [
          { ...inserted, text: gap },
          { ...deleted, text: BREAK },
        ];
      case "delete":
      case "insert":
        return piece.parts.map(({ text, markup }) => ({ tag: /** @type {Tag} */ (piece.tag), text, markup }));
      default:
        return piece.parts.map(({ text, markup }) => ({ tag: /** @type {Tag} */ ("equal"), text, markup }));
    }
  });
}

/**
 * Atoms as Markdown. Formatting encloses all adjacent atoms that have it; a change mark encloses the atoms of one side.
 * @param {readonly Atom[]} atoms
 * @param {number} [depth] how much outer markup is already written
 * @returns {string}
 */
export function marked(atoms, depth = 0) {
  /** @type {{ tag: Tag, text: string }[]} */
  const runs = [];
  const push = (/** @type {Tag} */ tag, /** @type {string} */ text) => {
    const last = runs.at(-1);
    if (last?.tag === tag) last.text += text;
    else if (text !== "") runs.push({ tag, text });
  };
  for (const group of grouped(atoms, depth)) {
    const markup = group[0]?.markup[depth];
    const tags = new Set(group.map(({ tag }) => tag));
    const [tag = "equal"] = tags;
    if (!markup) for (const atom of joined(group)) push(atom.tag, atom.text === BREAK ? BREAK : escaped(atom.text));
    else if (markup.kind === "code") for (const atom of joined(group)) push(atom.tag, code(atom.text));
    else if (tags.size === 1)
      push(
        tag,
        withMarkup(
          marked(
            group.map((atom) => ({ ...atom, tag: "equal" })),
            depth + 1,
          ),
          markup,
        ),
      );
    else push("equal", withMarkup(marked(group, depth + 1), markup));
  }
  return runs
    .map(({ tag, text }) => (tag === "delete" ? struck(text) : tag === "insert" ? added(text) : text))
    .join("");
}

/**
 * Adjacent atoms with the same markup at this depth.
 * @param {readonly Atom[]} atoms
 * @param {number} depth
 * @returns {Atom[][]}
 */
function grouped(atoms, depth) {
  /** @type {Atom[][]} */
  const groups = [];
  let key = "";
  for (const atom of atoms) {
    const own = JSON.stringify(atom.markup[depth] ?? null);
    if (groups.length > 0 && own === key) groups.at(-1)?.push(atom);
    else groups.push([atom]);
    key = own;
  }
  return groups;
}

/**
 * Joins adjacent atoms of one side, so that no sign is cut in two.
 * @param {readonly Atom[]} atoms
 */
function joined(atoms) {
  /** @type {Atom[]} */
  const whole = [];
  for (const atom of atoms) {
    const last = whole.at(-1);
    if (last?.tag === atom.tag && last.text !== BREAK && atom.text !== BREAK) last.text += atom.text;
    else whole.push({ ...atom });
  }
  return whole;
}

/**
 * Puts markup around a text. Spaces at its edges stay outside, as Markdown requires.
 * @param {string} text
 * @param {Markup} markup
 */
function withMarkup(text, markup) {
  const [, start = "", inner = "", end = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (inner === "") return text;
  switch (markup.kind) {
    case "strong":
      return `${start}**${inner}**${end}`;
    case "emphasis":
      return `${start}*${inner}*${end}`;
    case "strikethrough":
      return `${start}~~${inner}~~${end}`;
    case "link":
      return isSafe(markup.url) ? `${start}[${inner}](${destination(markup.url)})${end}` : text;
    default:
      return text;
  }
}

/**
 * An address in Markdown, between angle brackets. Signs that would end it are escaped. So are entities, because
 * `javascript&colon;…` would otherwise become a working script address.
 * @param {string} url
 */
export function destination(url) {
  return `<${url
    .replace(/[<>{}\s]/g, encodeURIComponent)
    .replace(/\\/g, "\\\\")
    .replace(/&(?=#|\w+;)/g, "&amp;")}>`;
}

/**
 * Whether an address is allowed on the page, too. Other programs will open the file and do not check.
 * @param {string} url
 */
export function isSafe(url) {
  try {
    return safeUrl(new URL(url, ANYWHERE).href) !== null;
  } catch {
    return false;
  }
}

/**
 * Inline code. Nothing can be escaped between backticks, so text that would end them or open a change mark is written
 * as text.
 * @param {string} text
 */
function code(text) {
  return /[`{}\n]/.test(text) || text !== text.trim() ? escaped(text) : `\`${text}\``;
}

/** @param {string} text */
export function escaped(text) {
  return text
    .replace(SIGNS, "\\$&")
    .replace(BRACED, "\\$&")
    .split("\n")
    .map((line) =>
      line.replace(STARTS, (_, space, sign) => (/\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`)),
    )
    .join("\\\n");
}

/** @param {string} markdown one line */
export function inLine(markdown) {
  return markdown.replace(/\\?\n/g, " ");
}

/** @param {string} text */
export function struck(text) {
  return text === "" ? "" : `{--${text}--}`;
}

/** @param {string} text */
export function added(text) {
  return text === "" ? "" : `{++${text}++}`;
}

/** @param {string} text */
export function comment(text) {
  return `{>>${escaped(text)}<<}`;
}

/** @param {readonly Segment[]} segments */
export function plain(segments) {
  return segments.map(({ text }) => text).join("");
}
