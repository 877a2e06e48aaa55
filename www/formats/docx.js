// @ts-check
/**
 * Reads Word documents (.docx). A document with tracked changes has two versions: one with all changes rejected, one
 * with all accepted. Any other has one.
 *
 * | here | docx |
 * |---|---|
 * | the version before | without w:ins and w:moveTo, with w:del and w:moveFrom, formatting from w:rPrChange and w:pPrChange |
 * | the version after | the reverse; label: who made the changes (w:author); published: the latest w:date |
 * | headline, standfirst | the first paragraph of style Title, of style Subtitle |
 * | published | docProps/core.xml: dcterms:modified, if there is one version |
 * | text | w:p, and by style headings, quotes and captions; lists by w:numPr; tables; footnotes and endnotes as paragraphs at the end |
 * | markup | w:b, w:i, w:strike, w:vertAlign; links of w:hyperlink and of HYPERLINK fields |
 * | photo | a:blip or v:imagedata: the picture itself, wp:docPr@descr; a paragraph of style Caption beside it is its caption |
 *
 * A paragraph whose mark is deleted joins the next one. Comments, hidden text, page headers and footers, and tables of
 * contents are listed as omitted.
 * Field codes are not text.
 */

import { Body } from "./docx-body.js";
import { numberingOf, relationsOf, stylesOf } from "./docx-parts.js";
import { called, FormatError } from "./errors.js";
import { isForPeople } from "./omitted.js";
import { plain, present } from "./values.js";
import { all, attribute, kid, rawText, textOf, xmlOf } from "./xml-tree.js";
import { filesOf } from "./zip.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourceOmitted} OmittedText */
/** @typedef {import("./xml-tree.js").Element} Element */
/**
 * Reads a part of the archive as XML.
 * @typedef {(path: string | undefined) => Promise<Element | undefined>} ReadPart
 */

/**
 * How many bytes of pictures are kept inside the text. In base64 this leaves a third of the 2 MiB of a version for its
 * words. Other pictures are identified by their checksum, so that a replaced one is still reported.
 */
const MOST_PICTURES = 1024 * 1024;
/** The most XML tags of a part. A document of 300 pages has some hundred thousand. */
const MOST_TAGS = 1_000_000;
/** Smaller pictures are not kept, in bytes: in a page, such a short address is a placeholder. */
const SMALLEST_PICTURE = 1536;
/** Picture types that browsers show, by file extension. @type {Record<string, string>} */
const SHOWN = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
  bmp: "image/bmp",
};

/**
 * @param {Pick<Input, "bytes" | "name">} input
 * @returns {Promise<VersionData[]>} one version, or two if there are tracked changes
 */
export async function read({ bytes, name }) {
  if (!bytes) throw new FormatError("not-docx", "A Word document must be given as bytes, not as text.");
  const files = filesOf(bytes);
  /** @type {ReadPart} */
  const part = async (path) => {
    const file = path === undefined ? undefined : files.get(path);
    return file && treeOf(new TextDecoder().decode(await file.read()), file.name);
  };
  const main =
    relationsOf(await part("_rels/.rels"), "").find(({ type }) => /\/officeDocument$/.test(type))?.target ??
    "word/document.xml";
  const root = await part(main);
  const body = kid(root, "w:body");
  if (!root || !body) throw new FormatError("not-docx", `${called(name)} is a zip archive without a Word document.`);
  const folder = main.replace(/[^/]*$/, "");
  const relations = relationsOf(await part(`${folder}_rels/${main.slice(folder.length)}.rels`), folder);
  const of = (/** @type {RegExp} */ type) => relations.filter((one) => type.test(one.type)).map(({ target }) => target);
  const [styles, numbering] = [
    stylesOf(await part(of(/\/styles$/)[0])),
    numberingOf(await part(of(/\/numbering$/)[0])),
  ];
  const notes = new Map([
    ...(await notesOf(part, "w:footnote", of(/\/footnotes$/)[0], folder)),
    ...(await notesOf(part, "w:endnote", of(/\/endnotes$/)[0], folder)),
  ]);
  const pictures = await picturesOf(files, of(/\/image$/));
  const links = new Map(
    relations.map(({ id, target, isOutside }) => [id, isOutside ? target : (pictures.get(target) ?? target)]),
  );
  /** @type {Set<string>} */
  const hidden = new Set();
  const sides = /** @type {const} */ (["before", "after"]).map((side) =>
    new Body(side, { styles, numbering, notes, links, hidden }).read(body),
  );
  const [before, after] = /** @type {[ReturnType<Body["read"]>, ReturnType<Body["read"]>]} */ (sides);
  const core = await part("docProps/core.xml");
  const lang = textOf(kid(core, "dc:language"));
  const omitted = await omittedFrom(part, root, [...of(/\/(?:header|footer)$/), ...of(/\/comments$/)]);
  for (const html of hidden) {
    const text = plain(html);
    if (text && /\p{L}/u.test(text)) omitted.push({ text, reason: "hidden", location: main });
  }
  const version = (/** @type {typeof before} */ { html, headline, standfirst }) =>
    present({
      lang,
      format: /** @type {const} */ ("html"),
      text: html || "\n",
      fields: present({ headline, standfirst }),
      omitted: omitted.length > 0 ? omitted : undefined,
    });
  if (JSON.stringify(before) === JSON.stringify(after))
    return [{ ...version(after), ...present({ published: textOf(kid(core, "dcterms:modified")) }) }];
  const label = name.replace(/^.*[\\/]/, "").replace(/\.[^.]+$/, "");
  return [
    { ...version(before), number: 1, tracked: "rejected", ...(label && { label }) },
    { ...version(after), number: 2, tracked: "accepted", ...changedBy(root) },
  ];
}

/**
 * The tree of a part. One with too many tags would block the page for a minute.
 * @param {string} xml
 * @param {string} path of the part
 */
function treeOf(xml, path) {
  let tags = 0;
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at + 1)) tags++;
  if (tags > MOST_TAGS)
    throw new FormatError("too-large", `“${path}” has ${tags} XML tags; the most that are read is ${MOST_TAGS}.`);
  return xmlOf(xml, path);
}

/**
 * The footnotes or endnotes of a document, by tag and id.
 * @param {ReadPart} part
 * @param {"w:footnote" | "w:endnote"} tag
 * @param {string | undefined} path of the part that has them
 * @param {string} folder of the document
 * @returns {Promise<[string, import("./docx-body.js").Note][]>}
 */
async function notesOf(part, tag, path, folder) {
  const own = relationsOf(await part(path && `${folder}_rels/${path.slice(folder.length)}.rels`), folder);
  const links = new Map(own.map((one) => [one.id, one.target]));
  return all(await part(path), tag).map((note) => [`${tag}${attribute(note, "w:id")}`, { note, links }]);
}

/** The authors of the changes, and the time of the last change. @param {Element} root */
function changedBy(root) {
  const changes = all(root, /^w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)$/);
  const authors = new Set(
    changes.map((change) => attribute(change, "w:author")).filter((author) => author !== undefined),
  );
  const dates = changes
    .map((change) => attribute(change, "w:date") ?? "")
    .filter((date) => !Number.isNaN(Date.parse(date)));
  return present({
    label: [...authors].join(", "),
    published: dates.sort((left, right) => Date.parse(left) - Date.parse(right)).at(-1),
  });
}

/**
 * The pictures by path, as data URLs.
 * @param {Map<string, import("./zip.js").Entry>} files
 * @param {string[]} paths
 * @returns {Promise<Map<string, string>>}
 */
async function picturesOf(files, paths) {
  const pictures = new Map();
  let all = 0;
  for (const path of new Set(paths)) {
    const file = files.get(path);
    if (!file) continue;
    const type = SHOWN[(/\.(\w+)$/.exec(path)?.[1] ?? "").toLowerCase()];
    const fits = type !== undefined && file.size >= SMALLEST_PICTURE && all + file.size <= MOST_PICTURES;
    if (fits) all += file.size;
    pictures.set(path, fits ? `data:${type};base64,${base64(await file.read())}` : `crc:${file.crc.toString(16)}`);
  }
  return pictures;
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  const STEP = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}

/**
 * The omitted text: page headers and footers, comments, and text in neither version.
 * @param {ReadPart} part
 * @param {Element} root
 * @param {string[]} paths
 * @returns {Promise<OmittedText[]>}
 */
async function omittedFrom(part, root, paths) {
  /** @type {OmittedText[]} */
  const omitted = [];
  for (const path of paths) {
    const reason = /comment/i.test(path) ? "internal" : "metadata";
    for (const paragraph of all(await part(path), "w:p")) {
      const text = textOf(paragraph, ({ name }) => /instrText/i.test(name));
      if (text && isForPeople(text, "")) omitted.push({ text, reason, location: path });
    }
  }
  for (const run of all(root, "w:t")) {
    const isTaken = run.children.every((child) => !("taken" in child) || child.taken);
    const text = isTaken ? "" : rawText(run).trim();
    if (isForPeople(text, "")) omitted.push({ text, reason: "duplicate", location: "word/document.xml" });
  }
  return omitted;
}
