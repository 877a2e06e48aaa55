// @ts-check
/**
 * Reads RSS 0.9 to 2.0, RDF and Atom. Each item is one version. A WordPress export (WXR) is RSS, too; see `wxr.js`.
 *
 * | here | RSS | Atom |
 * |---|---|---|
 * | headline | title | title |
 * | standfirst | description, if there is a content that does not contain it | summary |
 * | byline | dc:creator, else author | author/name, else the author of the feed |
 * | published (of the story) | – | published |
 * | published (of the version) | dcterms:modified, else pubDate, dc:date | updated |
 * | id | guid, else link | id |
 * | text | content:encoded, else content, else description | content, else summary |
 * | photo | media:content and media:thumbnail, else enclosure of an image, else image | the same |
 * | photo caption, credit | media:description, else media:title; media:credit | the same |
 * | embed | enclosure and media:content of audio and video, if the text lacks it | the same |
 *
 * Text is HTML, escaped or in CDATA, or lines of plain text. The feed's own description is listed as omitted. Items of
 * different stories keep their identifier as `story`.
 */

import { called, FormatError } from "./errors.js";
import { embed, escapeHtml, figure, inOrder, names, number, ownSummary, plain, present } from "./values.js";
import { htmlOf, isMarkup, paragraphs } from "./xml-html.js";
import { all, attribute, kid, kids, local, rawText, take, textOf, timeOf, untaken, xmlOf } from "./xml-tree.js";
import { fromWxr, isWxr } from "./wxr.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {import("./xml-tree.js").Element} Element */

/**
 * @param {Pick<Input, "text" | "name">} input
 * @returns {VersionData[]} oldest first
 */
export function read({ text, name }) {
  const root = xmlOf(text, name);
  if (isWxr(root)) return fromWxr(root, name);
  const isItem = (/** @type {Element} */ element) => /^(?:item|entry)$/.test(local(element));
  const items = isItem(root) ? [root] : [...all(root, "item", isItem), ...all(root, "entry", isItem)];
  if (items.length === 0) throw new FormatError("no-versions", `${called(name)} is a feed without items.`);
  const feed = {
    author: names(kids(root, "author").map(personOf)),
    lang: attribute(root, "xml:lang") ?? textOf(kid(root, "channel", "language")),
  };
  const around = isItem(root) ? [] : untaken(root, root.name, isItem);
  const versions = items.map((item, index) => {
    const version = fromItem(item, feed);
    const omitted = [
      ...(version.omitted ?? []),
      ...untaken(item, items.length > 1 ? `${item.name}[${index}]` : item.name, undefined, version),
      ...around,
    ];
    if (omitted.length > 0) version.omitted = omitted;
    if (items.length > 1) version.story = version.id ?? String(index);
    return version;
  });
  return inOrder(versions);
}

/**
 * One item or entry as a version.
 * @param {Element} item
 * @param {{ author?: string | undefined, lang?: string | undefined }} [feed]
 * @returns {VersionData}
 */
export function fromItem(item, feed = {}) {
  const first = (/** @type {string[]} */ ...paths) => {
    for (const path of paths) {
      const text = textOf(kid(item, path));
      if (text !== undefined) return text;
    }
    return undefined;
  };
  const people = [...kids(item, "dc:creator"), ...kids(item, "author")];
  let html = "";
  /** @type {string | undefined} */
  let summary;
  /** @type {NonNullable<VersionData["omitted"]>} */
  const omitted = [];
  for (const path of ["content:encoded", "content", "xhtml:body", "description", "summary"]) {
    const read = bodyIn(own(item, path));
    if (html === "") html = read;
    else if (path === "description" || path === "summary") {
      const words = plain(read);
      const own = ownSummary(words, html);
      if (own !== undefined && summary === undefined) summary = own;
      else if (words && !plain(html)?.includes(words))
        omitted.push({ text: words, reason: "duplicate", location: `${item.name}.${path}` });
    }
  }
  const photos = photosOf(item);
  // Pictures that are in the text get their captions and credits from here.
  const inText = photos.filter(({ url }) => url && html.includes(fileOf(url)));
  const beside = photos.filter((photo) => !inText.includes(photo));
  const text = [...beside.map(figure), html, ...playersOf(item, html)].filter(Boolean).join("\n");
  attribute(kid(item, "guid"), "isPermaLink");
  const links = kids(item, "link");
  const alternate = links.find((link) => (attribute(link, "rel") ?? "alternate") === "alternate");
  return present({
    id: first("guid", "id") ?? attribute(item, "rdf:about") ?? textOf(alternate) ?? attribute(alternate, "href"),
    published: timeOf(first("updated", "dcterms:modified", "modified", "pubDate", "dc:date", "published", "issued")),
    lang: attribute(item, "xml:lang") ?? first("dc:language") ?? feed.lang,
    format: /** @type {const} */ ("html"),
    text: text || "\n",
    fields: present({
      headline: plain(first("title")),
      standfirst: summary,
      byline: names(people.map(personOf)) ?? feed.author,
      published: kid(item, "updated") && timeOf(first("published")),
    }),
    photos: inText.length > 0 ? inText : undefined,
    omitted: omitted.length > 0 ? omitted : undefined,
  });
}

/**
 * The element with this name that belongs to the item itself. Its media have descriptions, too.
 * @param {Element} item
 * @param {string} name
 */
function own(item, name) {
  return kids(item, name).find((one) => !/^media:/i.test(one.name));
}

/**
 * The text of an RSS or Atom element: XHTML, escaped HTML, or plain text.
 * @param {Element | undefined} element
 */
export function bodyIn(element) {
  if (!element) return "";
  if (kids(element).length > 0) return htmlOf(element).trim();
  const text = rawText(element);
  const isHtml = /html/i.test(attribute(element, "type") ?? "") || isMarkup(text);
  return isHtml ? text.trim() : paragraphs(plain(text) ?? "");
}

/** "ada@n.example (Ada Quill)", "Ada Quill". @param {Element} person */
function personOf(person) {
  const name = textOf(kid(person, "name"));
  if (name !== undefined) {
    take(kid(person, "email"));
    return name;
  }
  const text = textOf(person);
  return /^\S+@\S+\s*\((.+)\)$/.exec(text ?? "")?.[1] ?? text;
}

/**
 * The pictures of an item. Those in a group are sizes of one picture.
 * @param {Element} item
 * @returns {SourcePhoto[]}
 */
function photosOf(item) {
  const groups = all(item, "media:group");
  const inGroups = new Set(groups.flatMap((group) => all(group, "media:content")));
  const lone = all(item, "media:content").filter((content) => !inGroups.has(content));
  // Credits and captions next to the picture belong to it, if there is only one picture.
  const shared = lone.length + groups.length === 1 ? item : undefined;
  const found = [
    ...groups.map((group) => ({ group, sizes: all(group, "media:content") })),
    ...lone.map((group) => ({ group, sizes: [group, ...all(group, "media:content")] })),
  ]
    .map(({ group, sizes }) => photoOf(group, sizes.filter(isImage), shared))
    .filter((photo) => photo !== undefined);
  if (found.length > 0) return found;
  const enclosures = enclosuresOf(item).filter(isImage);
  const other = [...enclosures, ...all(item, "media:thumbnail")].map(addressOf);
  const url =
    other.find((one) => one !== undefined) ??
    textOf(kid(item, "image", "url")) ??
    (kids(kid(item, "image")).length === 0 ? textOf(kid(item, "image")) : undefined);
  const lines = linesOf([item]);
  return url || lines.caption ? [present({ url, ...lines })] : [];
}

/**
 * The audio and video of an item that its text does not have, as HTML.
 * @param {Element} item
 * @param {string} html
 */
function playersOf(item, html) {
  const media = [...enclosuresOf(item), ...all(item, "media:content")].filter((one) => !isImage(one));
  const urls = new Set(media.map(addressOf));
  return [...urls].filter((url) => url && !html.includes(fileOf(url))).map((url) => embed(url));
}

/** The files of an item: `enclosure` of RSS, `link rel="enclosure"` of Atom. @param {Element} item */
function enclosuresOf(item) {
  const links = kids(item, "link").filter((link) => attribute(link, "rel") === "enclosure");
  return [...kids(item, "enclosure"), ...links];
}

/** @param {Element} file */
function addressOf(file) {
  return attribute(file, "url", "href");
}

/**
 * @param {Element} group
 * @param {Element[]} sizes
 * @param {Element | undefined} shared
 * @returns {SourcePhoto | undefined}
 */
function photoOf(group, sizes, shared) {
  const width = (/** @type {Element} */ one) => number(attribute(one, "width")) ?? 0;
  const [largest] = sizes.sort((left, right) => width(right) - width(left));
  const url = attribute(largest, "url");
  if (!url) return undefined;
  return present({ url, ...linesOf([...sizes, group, ...(shared ? [shared] : [])]) });
}

/** The caption and credit in the first element that has them. @param {Element[]} holders */
function linesOf(holders) {
  const first = (/** @type {string} */ name) => {
    const texts = [...new Set(holders.flatMap((holder) => kids(holder, name)))].map((one) => plain(textOf(one)));
    return texts.find((text) => text !== undefined);
  };
  const credits = [
    ...new Set(holders.flatMap((holder) => kids(holder, "media:credit")).map((one) => textOf(one))),
  ].filter((text) => text !== undefined);
  const [title, description] = [first("media:title"), first("media:description")];
  const caption = description ?? title;
  const credit = credits.length > 0 ? credits : first("media:copyright");
  return present({ caption, alt: title !== caption ? title : undefined, credit: /** @type {any} */ (credit) });
}

/** @param {Element} content */
function isImage(content) {
  const type = `${attribute(content, "medium") ?? ""} ${attribute(content, "type") ?? ""}`;
  const url = addressOf(content) ?? "";
  return (
    url !== "" &&
    (/image/i.test(type) || (type.trim() === "" && !/\.(?:mp[34]|m4[av]|mov|webm|ogg|pdf)(?:\?|$)/i.test(url)))
  );
}

/** The file name in an address, by which the picture is found in the text. @param {string} url */
export function fileOf(url) {
  const name = (url.split(/[?#]/)[0] ?? "").split("/").pop() ?? "";
  return name.length > 4 ? escapeHtml(name) : escapeHtml(url);
}
