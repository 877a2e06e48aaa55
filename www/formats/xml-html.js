// @ts-check
/**
 * Writes the text of an XML story, in NITF, XHTML or both, as HTML.
 *
 * | here | NITF | XHTML |
 * |---|---|---|
 * | `p`, headings, lists, tables, `hr`, `pre`, `br` | the same; `hl1`, `hl2` are headings | the same |
 * | `blockquote` | bq, with its credit as a paragraph; pull-quote | blockquote |
 * | `em`, `strong`, `a` | em, strong, a | em, i, strong, b, a, q, sub, sup |
 * | a figure | media of pictures | figure, img |
 * | an embed | other media | iframe, video, audio, embed, object |
 * | their text alone | person, org, location, chron, num, … and all others | span, div, section, … |
 *
 * Notes for editors (`note type="npa"`, class editorsnote) and scripts are not text.
 */

import { attribute, isApart, isElement, kid, kids, local, rawText, take, textOf } from "./xml-tree.js";
import { embed, escapeHtml, figure, number } from "./values.js";

/** @typedef {import("./xml-tree.js").Element} Element */
/** @typedef {import("./xml-tree.js").Leaf} Leaf */

/** Elements whose names are the same in HTML. */
const KEPT =
  /^(?:p|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th|blockquote|pre|em|i|strong|b|s|del|ins|code|q|sub|sup|a|figure|figcaption|div|section|aside|time)$/;
/** Elements with another name in HTML. @type {Record<string, string>} */
const RENAMED = {
  hl1: "h2",
  hl2: "h3",
  bq: "blockquote",
  "pull-quote": "blockquote",
  credit: "p",
  note: "p",
  fn: "p",
  tagline: "p",
};
const EMPTY = /^(?:br|hr|wbr)$/;
/** Elements without text. */
const NO_TEXT = /^(?:script|style|head|template|nav|noscript)$/;
const EMBEDS = /^(?:iframe|video|audio|embed|object)$/;
/** Attributes that are kept. */
const ATTRIBUTES = ["href", "class", "id", "start", "datetime", "colspan", "rowspan"];
/** How deep elements may be nested. At a deeper level only their text is kept. */
const DEEPEST = 64;

/**
 * The content of an element as HTML.
 * @param {Element | undefined} element
 * @param {(element: Element) => boolean} [isLeftOut]
 * @returns {string}
 */
export function htmlOf(element, isLeftOut = () => false) {
  return element ? inner(element, isLeftOut, 0) : "";
}

/** @param {Element} element @param {(element: Element) => boolean} isLeftOut @param {number} depth @returns {string} */
function inner(element, isLeftOut, depth) {
  if (depth > DEEPEST) return escapeHtml(rawText(element));
  /** @type {Element | Leaf | undefined} */
  let before;
  let html = "";
  for (const child of element.children) {
    if (isElement(child)) {
      if (isTransparent(child) && isApart(child, before) && !/\s$/.test(html)) html += " ";
      if (!isLeftOut(child)) html += outer(child, isLeftOut, depth + 1);
    } else {
      html += escapeHtml(child.text);
      child.taken = true;
    }
    before = child;
  }
  return html;
}

/** Whether only the text of an element is kept. @param {Element} element */
function isTransparent(element) {
  const name = local(element);
  return (
    ![KEPT, EMPTY, NO_TEXT, EMBEDS, /^(?:img|media)$/].some((known) => known.test(name)) && RENAMED[name] === undefined
  );
}

/** @param {Element} element @param {(element: Element) => boolean} isLeftOut @param {number} depth @returns {string} */
function outer(element, isLeftOut, depth) {
  const name = local(element);
  if (NO_TEXT.test(name)) {
    take(element);
    return "";
  }
  if (name === "media") return mediaOf(element);
  if (name === "img") {
    const image = {
      url: attribute(element, "src"),
      alt: attribute(element, "alt"),
      id: attribute(element, "data-id", "id"),
    };
    return imageOf(image);
  }
  if (EMBEDS.test(name)) return embed(attribute(element, "src", "data") ?? attribute(kid(element, "source"), "src"));
  if (name === "note" && isForEditors(element)) return "";
  if (EMPTY.test(name)) return `<${name}>`;
  const html = inner(element, isLeftOut, depth);
  const tag = RENAMED[name] ?? (KEPT.test(name) ? name : undefined);
  if (tag === undefined) return html;
  // A paragraph cannot contain another one.
  if (tag === "p" && /<(?:p|div|table|ul|ol|blockquote|figure|h[1-6])\b/.test(html)) return `<div>${html}</div>`;
  const attributes = ATTRIBUTES.map((key) => {
    // The first number of a list of NITF.
    const value = attribute(element, ...(key === "start" ? [key, "seqnum"] : [key]));
    return value === undefined ? "" : ` ${key}="${escapeHtml(value)}"`;
  });
  return `<${tag}${attributes.join("")}>${html}</${tag}>`;
}

/** @param {Element} note */
function isForEditors(note) {
  const [type, of] = [attribute(note, "type"), attribute(note, "noteclass") ?? ""];
  return type === "npa" || /editor/i.test(of);
}

/**
 * The tag of a picture.
 * @param {{ url?: string | undefined, alt?: string | undefined, id?: string | undefined }} image
 */
function imageOf({ url, alt, id }) {
  const attributes = Object.entries({ src: url, alt, "data-id": id });
  return `<img${attributes.map(([key, value]) => (value ? ` ${key}="${escapeHtml(value)}"` : "")).join("")}>`;
}

/**
 * A media element of NITF: a picture with caption and producer, or audio or video.
 * @param {Element} media
 * @returns {string}
 */
export function mediaOf(media) {
  const references = kids(media, "media-reference");
  const type = `${attribute(media, "media-type") ?? ""} ${references.map((one) => attribute(one, "mime-type") ?? "").join(" ")}`;
  const address = (/** @type {Element} */ one) => attribute(one, "source", "data-location", "href", "name");
  const size = (/** @type {Element} */ one) => number(attribute(one, "width")) ?? 0;
  const largest = references.filter(address).sort((left, right) => size(right) - size(left))[0];
  const isPicture = /image|photo|picture|graphic|^\s*$/i.test(type);
  const alt = references.flatMap((one) => one.attributes.get("alternate-text")?.text.trim() || [])[0];
  for (const one of references) {
    const leaf = one.attributes.get("alternate-text");
    take(one);
    // The text of a video, or a second one of a picture, is listed.
    if (leaf && !(isPicture && leaf.text.trim() === alt)) leaf.taken = false;
  }
  const captions = kids(media, "media-caption").map((caption) => textOf(caption));
  const caption = captions.filter((text) => text !== undefined).join(" ");
  const holders = references.flatMap((one) => attribute(one, "copyright") ?? []);
  const credits = [
    ...new Set([...kids(media, "media-producer").flatMap((producer) => textOf(producer) ?? []), ...holders]),
  ];
  const url = largest && address(largest);
  if (!isPicture) {
    const lines = [caption, ...credits].filter(Boolean).map((line) => `<p>${escapeHtml(line)}</p>`);
    return `${embed(url)}${lines.join("")}`;
  }
  const id = attribute(media, "id");
  return figure({
    ...(id && { id }),
    ...(url && { url }),
    ...(alt && { alt }),
    caption,
    ...(credits.length > 0 && { credit: /** @type {any} */ (credits) }),
  });
}

/**
 * Plain text as HTML paragraphs. They are separated by blank lines if there are any, else by line ends before an
 * indent, else by all line ends.
 * @param {string} text
 */
export function paragraphs(text) {
  const lines = text.replace(/\r\n?/g, "\n").trim();
  const parts = /\n[ \t]*\n/.test(lines)
    ? lines.split(/\n[ \t]*\n\s*/)
    : /\n[ \t]{2,}\S/.test(lines)
      ? lines.split(/\n[ \t]{2,}/)
      : lines.split("\n");
  return parts
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => `<p>${escapeHtml(part)}</p>`)
    .join("\n");
}

/** Whether a text is escaped HTML or HTML in a CDATA section. @param {string} text */
export function isMarkup(text) {
  return (
    /^\s*(?:<!--|<!doctype|<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>)/i.test(text) ||
    /<\/(?:p|div|h[1-6]|ul|ol|li|b|i|em|strong|a)>|<br\s*\/?>/i.test(text)
  );
}
