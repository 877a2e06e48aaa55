// @ts-check
// Renders one block of the story: its element and its text with marks. Only this file makes <ins> and <del>.

import { INVISIBLE, nameOf } from "./invisible.js";
import { disguised, likeness } from "./confusables.js";
import { make, visuallyHidden } from "./make.js";
import { piecesOfBoth, piecesOfSide } from "./pieces.js";

/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").Markup} Markup */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */
/** @typedef {import("./pieces.js").Part} Part */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./story-view.js").Place} Place */

/** The allowed protocols of links. */
const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:"]);

/** Characters that change the direction of the text after them. */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * Renders the text of one side with its marks.
 * @param {readonly Segment[]} segments
 * @param {"before" | "after"} side
 * @param {readonly Edit[]} edits
 * @param {StoryView} story
 * @returns {Node[]}
 */
export function textOfSide(segments, side, edits, story) {
  return piecesOfSide(segments, side, edits, story).map((piece) => pieceNode(piece, story));
}

/**
 * Renders the text of both sides as one text with marks.
 * @param {readonly Segment[]} before
 * @param {readonly Segment[]} after
 * @param {readonly Edit[]} edits
 * @param {StoryView} story
 * @returns {Node[]}
 */
export function textOfBoth(before, after, edits, story) {
  return textOfPieces(piecesOfBoth([before], [after], edits, story), story);
}

/**
 * @param {readonly Piece[]} pieces
 * @param {StoryView} story
 * @returns {Node[]}
 */
export function textOfPieces(pieces, story) {
  return pieces.flatMap((piece, index) => {
    const node = pieceNode(piece, story);
    // Without the space, deleted and inserted text would read as one word. Without the <wbr>, Firefox breaks the line
    // inside the inserted text and not before it.
    return piece.tag === "insert" && pieces[index - 1]?.tag === "delete"
      ? [make("span", { class: "space" }, " "), make("wbr", null), node]
      : [node];
  });
}

/**
 * Renders the mark of a paragraph break that was inserted or deleted.
 * @param {"opened" | "closed"} tag
 * @param {StoryView} story
 * @returns {HTMLElement}
 */
export function breakMark(tag, story) {
  const words = story.labels.text(tag === "opened" ? "split.here" : "merged.here");
  const sign = make("span", { "aria-hidden": "true" }, "¶");
  return tag === "opened"
    ? make("ins", { class: "break", part: "added" }, visuallyHidden(`${words} `, story.labels.dir), sign)
    : make("del", { class: "break", part: "removed" }, visuallyHidden(`${words} `, story.labels.dir), sign);
}

/**
 * Renders words outside running text that were deleted or inserted as a whole, such as a party of a credit or a date.
 * @param {"equal" | "delete" | "insert"} tag
 * @param {string} text
 * @param {StoryView} story
 * @returns {Node}
 */
export function marked(tag, text, story) {
  if (tag === "equal") return document.createTextNode(text);
  return pieceNode(
    { tag, edit: null, parts: [{ text, markup: [], differs: false, sentence: 0, before: null }] },
    story,
  );
}

/**
 * Renders the element of a block around its text. Photos are rendered in photo.js.
 * @param {BlockSide} side
 * @param {Node[]} text
 * @param {object} look
 * @param {string | null} look.lang
 * @param {StoryView} look.story
 * @returns {HTMLElement}
 */
export function blockElement(side, text, { lang, story }) {
  const common = { class: `block ${side.kind}`, dir: "auto", lang };
  switch (side.kind) {
    case "heading": {
      // The headline is an h2 here. Most headings in stories have level 2, and one of level 1 has the same rank.
      const level = side.level ?? 2;
      return make(level <= 2 ? "h3" : level === 3 ? "h4" : "h5", common, text);
    }
    case "quote":
      return make("blockquote", common, make("p", { dir: "auto" }, text));
    case "list-item": {
      const item = make("li", { dir: "auto" }, text);
      const list =
        side.ordinal === null ? make("ul", common, item) : make("ol", { ...common, start: side.ordinal }, item);
      list.style.setProperty("--depth", String(Math.max(0, (side.level ?? 1) - 1)));
      return list;
    }
    case "correction": {
      const label = story.labels.text("correction.label");
      // Most corrections begin with this word, some of them in brackets. Then no label is added.
      const said = side.segments
        .map((segment) => segment.text)
        .join("")
        .slice(0, label.length + 2)
        .toLowerCase()
        .includes(label.toLowerCase());
      return make(
        "div",
        common,
        !said && make("p", { class: "label", dir: story.labels.dir }, label),
        make("p", { dir: "auto" }, text),
      );
    }
    case "embed":
      return make(
        "p",
        common,
        make("span", { class: "label", dir: story.labels.dir }, story.labels.text("embed.label")),
        " ",
        text,
      );
    case "divider":
      return make("div", common, make("hr", null), text);
    default:
      return make("p", common, text);
  }
}

/**
 * @param {Piece} piece
 * @param {StoryView} story
 * @returns {Node}
 */
function pieceNode(piece, story) {
  if (piece.tag === "opened" || piece.tag === "closed") return breakMark(piece.tag, story);
  const changed = piece.tag !== "equal" && piece.tag !== "remark";
  // An edit of white space alone would be an unlabelled coloured gap, so the white space is named.
  const gap =
    changed &&
    (piece.edit ? piece.edit.before + piece.edit.after : piece.parts.map((part) => part.text).join("")).trim() === "";
  const [head, parts, tail] = changed && !gap ? withoutEdges(piece.parts) : ["", piece.parts, ""];
  const alike = changed && piece.edit ? likeness(piece.edit.before, piece.edit.after) : null;
  const foreign = changed ? disguised(parts.map((part) => part.text).join(""), alike === "letters") : [];
  let start = 0;
  const content = parts.map((part) => {
    const text =
      foreign.length > 0 ? lettersOf(part.text, start, foreign, story) : textNodes(part.text, changed, gap, story);
    start += part.text.length;
    const inner = withMarkup(text, part.markup);
    return part.differs && changed ? make("span", { class: "differing" }, inner) : inner;
  });
  const { labels } = story;
  switch (piece.tag) {
    case "delete":
    case "insert": {
      // A sentence that only moved is framed and not filled, because its words did not change.
      const moved = piece.edit?.moved ? ".moved" : "";
      const [name, part] =
        piece.tag === "delete" ? /** @type {const} */ (["del", "removed"]) : /** @type {const} */ (["ins", "added"]);
      const said = visuallyHidden(`${labels.text(`mark.${piece.tag}${moved}`)} `, labels.dir);
      // If both words look alike, a note after the inserted word explains the difference.
      const note =
        alike && piece.tag === "insert"
          ? [" ", make("span", { class: "aside", dir: labels.dir }, `(${labels.text(`mark.alike.${alike}`)})`)]
          : [];
      const attributes = { part, class: moved ? "moved" : null, "data-edit": wordsOf(piece, story) };
      return fragment([head, make(name, attributes, said, ...content), ...note, tail]);
    }
    case "remark":
      return remark(piece, content, story);
    case "equal":
      return piece.edit ? make("span", { class: "quiet-mark" }, ...content) : fragment(content.flat());
    default:
      return fragment(content.flat());
  }
}

/**
 * Takes the spaces at both ends out of a mark, so that the coloured text begins and ends with a word.
 * @param {readonly Part[]} parts
 * @returns {[string, Part[], string]}
 */
function withoutEdges(parts) {
  const trimmed = parts.map((part) => ({ ...part }));
  let head = "";
  let tail = "";
  // Line breaks stay inside, because they are rendered as changes.
  for (const part of trimmed) {
    const space = /^ */.exec(part.text)?.[0] ?? "";
    head += space;
    part.text = part.text.slice(space.length);
    if (part.text !== "") break;
  }
  for (const part of trimmed.slice().reverse()) {
    const space = / *$/.exec(part.text)?.[0] ?? "";
    tail = space + tail;
    part.text = part.text.slice(0, part.text.length - space.length);
    if (part.text !== "") break;
  }
  return [head, trimmed.filter((part) => part.text !== ""), tail];
}

/**
 * Renders words whose formatting, link or first capital changed. A dotted line frames them, and a changed link target is
 * shown.
 * @param {Piece} piece
 * @param {Node[][] | (Node | Node[])[]} content
 * @param {StoryView} story
 */
function remark(piece, content, story) {
  const { labels } = story;
  const isLink = piece.edit?.classes.includes("link") ?? false;
  const isCapital = piece.edit?.before !== piece.edit?.after;
  const node = make(
    "span",
    { class: "remark", "data-edit": wordsOf(piece, story) },
    !isCapital && visuallyHidden(`${labels.text(isLink ? "mark.link" : "mark.formatting")} `, labels.dir),
    ...content,
  );
  if (!isLink) return node;
  const none = labels.text("link.none");
  const own = target(piece.parts[0]?.markup ?? []) ?? none;
  const said = piece.segmentBefore
    ? labels.text("link.was", { before: target(piece.segmentBefore.markup) ?? none, after: own })
    : labels.text("link.leads", { target: own });
  return fragment([node, " ", make("span", { class: "aside", dir: labels.dir }, `(${said})`)]);
}

/**
 * Returns the name by which navigation finds the words of a piece, or null if nothing links to them.
 * @param {Piece} piece
 * @param {StoryView} story
 */
function wordsOf(piece, story) {
  return (piece.edit && story.namedEdits.get(piece.edit)) ?? null;
}

/** @param {readonly Markup[]} markup */
function target(markup) {
  for (const one of markup) if (one.kind === "link") return one.url;
  return null;
}

/**
 * Renders text with its line breaks. Invisible characters in changed text are named.
 * @param {string} text
 * @param {boolean} changed
 * @param {boolean} gap whether the change is only white space, which is then named
 * @param {StoryView} story
 * @returns {Node[]}
 */
function textNodes(text, changed, gap, story) {
  if (!changed && !text.includes("\n")) return [document.createTextNode(text)];
  /** @type {Node[]} */
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") nodes.push(document.createTextNode(plain));
    plain = "";
  };
  for (const character of text) {
    if (character === "\n") {
      flush();
      // The reader sees a line break next to changed words. Alone it would be invisible, so it is named.
      if (gap) nodes.push(token("line", character, story));
      nodes.push(make("br", null));
    } else if (gap || (changed && (INVISIBLE.test(character) || character === "\u00a0" || character === "\u202f"))) {
      flush();
      nodes.push(token("", character, story));
    } else {
      plain += character;
    }
  }
  flush();
  return nodes;
}

/**
 * Renders text of a changed word and names the letters that look like letters of another alphabet.
 * @param {string} text
 * @param {number} start its offset in the changed words
 * @param {ReturnType<typeof disguised>} foreign
 * @param {StoryView} story
 * @returns {Node[]}
 */
function lettersOf(text, start, foreign, story) {
  /** @type {Node[]} */
  const nodes = [];
  let done = 0;
  for (const run of foreign) {
    const [from, to] = [Math.max(run.start - start, done), Math.min(run.end - start, text.length)];
    if (to <= from) continue;
    nodes.push(...textNodes(text.slice(done, from), true, false, story));
    nodes.push(
      make("span", { class: "token" }, story.labels.text(`script.${run.script}`, { letters: text.slice(from, to) })),
    );
    done = to;
  }
  return [...nodes, ...textNodes(text.slice(done), true, false, story)];
}

/**
 * @param {string} name
 * @param {string} character
 * @param {StoryView} story
 */
function token(name, character, story) {
  return make(
    "span",
    { class: BIDI_CONTROL.test(character) ? "token bidi" : "token" },
    nameOf(character, story.labels, name),
  );
}

/**
 * Wraps nodes in the elements of their markup, the first one outermost.
 * @param {Node[]} nodes
 * @param {readonly Markup[]} markup
 * @returns {Node[]}
 */
function withMarkup(nodes, markup) {
  return markup.reduceRight((inner, one) => {
    switch (one.kind) {
      case "strong":
        return [make("strong", null, inner)];
      case "emphasis":
        return [make("em", null, inner)];
      case "strikethrough":
        return [make("s", null, inner)];
      case "code":
        return [make("code", null, inner)];
      case "link": {
        const href = safeUrl(one.url);
        return href ? [make("a", { href, rel: "noopener" }, inner)] : inner;
      }
      default:
        return inner;
    }
  }, nodes);
}

/**
 * Returns the address if its protocol is allowed, else null. The core checks addresses too; this is a second check.
 * @param {string} url
 * @returns {string | null}
 */
export function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return SAFE_PROTOCOLS.has(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/** @param {(Node | string | Node[])[]} nodes */
function fragment(nodes) {
  const parent = document.createDocumentFragment();
  parent.append(...nodes.flat());
  return parent;
}
