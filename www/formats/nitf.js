// @ts-check
/**
 * Reads NITF 3 (IPTC's News Industry Text Format). Each file is one version.
 *
 * | here | NITF |
 * |---|---|
 * | headline | body.head/hedline/hl1, else head/title |
 * | standfirst | hedline/hl2, else abstract |
 * | byline | byline, with byttl after a comma |
 * | dateline | dateline |
 * | published (of the version) | docdata/date.issue@norm, else date.release@norm |
 * | id, number | docdata/doc-id@id-string, else uno@NITF; du-key@version |
 * | text | body.content, see `xml-html.js`; then body.end: tagline, bibliography |
 * | photo | media of type image: media-reference@source of the largest, @alternate-text, media-caption, media-producer |
 * | corrections | docdata/correction@info |
 *
 * `ed-msg`, `note type="npa"` and the rest of `head` are not for publication or are metadata. They are listed as
 * omitted.
 */

import { called, FormatError } from "./errors.js";
import { escapeHtml, names, number, present } from "./values.js";
import { htmlOf, isMarkup, paragraphs } from "./xml-html.js";
import { all, attribute, isElement, kid, kids, local, rawText, textOf, timeOf, untaken, xmlOf } from "./xml-tree.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./xml-tree.js").Element} Element */

/**
 * @param {Pick<Input, "text" | "name">} input
 * @returns {VersionData[]} one version
 */
export function read({ text, name }) {
  const root = xmlOf(text, name);
  const nitf = local(root) === "nitf" ? root : all(root, "nitf")[0];
  if (!nitf) throw new FormatError("not-nitf", `${called(name)} has no element nitf.`);
  const version = fromNitf(nitf);
  const omitted = untaken(root, root.name, undefined, version);
  if (omitted.length > 0) version.omitted = omitted;
  return [version];
}

/**
 * One document as a version. Elements that were read are marked in the tree.
 * @param {Element} nitf
 * @param {{ part?: boolean }} [options] `part`: it is the text of another item, and may lack a head
 * @returns {VersionData}
 */
export function fromNitf(nitf, { part = false } = {}) {
  const docdata = kid(nitf, "head", "docdata");
  const head = kid(nitf, "body", "body.head");
  const content = part ? "" : bodyOf(nitf);
  const hedline = kid(head, "hedline");
  const headline = joined(kids(hedline, "hl1")) ?? textOf(kid(nitf, "head", "title"));
  const second = joined(kids(hedline, "hl2"));
  const standfirst = second !== undefined && second !== headline ? second : textOf(kid(head, "abstract"));
  const id = attribute(kid(docdata, "doc-id"), "id-string") ?? attribute(kid(nitf, "head", "uno"), "nitf");
  const title = kid(nitf, "head", "title");
  // Usually repeats the headline.
  if (title && titleOf(title) === headline) textOf(title);
  if (!part && !headline && content === "")
    throw new FormatError(
      "not-nitf",
      `The NITF document “${id ?? "without identifier"}” has neither a headline nor content.`,
    );
  return present({
    id,
    published: timeOf(attribute(kid(docdata, "date.issue"), "norm") ?? attribute(kid(docdata, "date.release"), "norm")),
    number: number(attribute(kid(docdata, "du-key"), "version")),
    lang: attribute(nitf, "xml:lang") ?? attribute(kid(nitf, "body"), "xml:lang"),
    format: /** @type {const} */ ("html"),
    text: content || "\n",
    fields: present({
      headline,
      standfirst,
      byline: names(kids(head, "byline").map(bylineOf)),
      dateline: placeOf(joined(kids(head, "dateline"))),
    }),
  });
}

/**
 * The text of a document as HTML, including the end of its body.
 * @param {Element} nitf
 */
export function bodyOf(nitf) {
  const body = kid(nitf, "body");
  const content = kid(body, "body.content") ?? (kid(body, "body.head") ? undefined : body);
  const parts = [textIn(content)];
  for (const correction of all(kid(nitf, "head", "docdata"), "correction")) {
    const info = attribute(correction, "info") ?? textOf(correction);
    if (info) parts.push(`<div class="correction"><p>${escapeHtml(info)}</p></div>`);
  }
  for (const end of kids(kid(body, "body.end"))) {
    const line = htmlOf(end).trim();
    if (line) parts.push(/<p\b/.test(line) ? line : `<p>${line}</p>`);
  }
  return parts.filter(Boolean).join("\n");
}

/**
 * The content of an element as HTML: elements, or text in which each line is a paragraph.
 * @param {Element | undefined} element
 */
export function textIn(element) {
  if (!element) return "";
  // All lines of a wire in one element, or HTML in a CDATA section.
  let holder = element;
  for (let only = kids(holder); only.length === 1 && only[0] && local(only[0]) === "block"; only = kids(holder))
    holder = only[0];
  if (kids(holder).length === 0) {
    const text = rawText(element);
    return isMarkup(text) ? text.trim() : paragraphs(text);
  }
  return htmlOf(element).trim();
}

/** @param {Element[]} elements */
function joined(elements) {
  return (
    elements
      .map((element) => textOf(element))
      .filter(Boolean)
      .join(" ") || undefined
  );
}

/** The dateline, unless it is only a machine-readable time. @param {string | undefined} dateline */
function placeOf(dateline) {
  return dateline !== undefined && /^\d[\dTZ:.+-]*$/.test(dateline) ? undefined : dateline;
}

/** Reads the title without marking it as read. @param {Element} title */
function titleOf(title) {
  return title.children
    .map((child) => (isElement(child) ? "" : child.text))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

/** "By Ada Quill, Harbour Reporter" @param {Element} byline */
function bylineOf(byline) {
  const name = textOf(byline, (element) => local(element) === "byttl");
  const title = joined(all(byline, "byttl"));
  return [name, title].filter(Boolean).join(", ") || undefined;
}
