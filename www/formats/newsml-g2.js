// @ts-check
/**
 * Reads NewsML-G2: a newsItem, or a newsMessage with several. Each text item is a version. Picture items in the same
 * message are its photos.
 * In a file with only picture items, each is a version.
 *
 * | here | NewsML-G2 |
 * |---|---|
 * | headline | contentMeta/headline, the first that is not a subheadline |
 * | standfirst | headline[role subheadline], else description[role summary or none]; never the caption |
 * | byline | contentMeta/by, else creator/name of a person |
 * | dateline | contentMeta/dateline |
 * | published (of the story) | contentMeta/contentCreated, else itemMeta/firstCreated |
 * | published (of the version) | itemMeta/versionCreated |
 * | id, number | @guid, @version |
 * | text | contentSet/inlineXML (NITF or XHTML), else inlineData |
 * | photo | the largest remoteContent@href of a picture |
 * | photo caption | contentMeta/description[role caption], else the first description |
 * | photo credit | contentMeta/by and creditline, else creator; else rightsInfo/copyrightNotice |
 *
 * `edNote`, signals and other metadata are listed as omitted.
 */

import { called, FormatError } from "./errors.js";
import { bodyOf, fromNitf, textIn } from "./nitf.js";
import { embed, escapeHtml, figure, inOrder, names, number, present } from "./values.js";
import { isMarkup, paragraphs } from "./xml-html.js";
import { all, attribute, kid, kids, local, rawText, textOf, timeOf, untaken, xmlOf } from "./xml-tree.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {import("./xml-tree.js").Element} Element */

/** Classes of items that are pictures, graphics or videos. */
const SHOWN = /(?:picture|graphic|photo|video|audio|animated)$/i;

/**
 * @param {Pick<Input, "text" | "name">} input
 * @returns {VersionData[]} oldest first
 */
export function read({ text, name }) {
  const root = xmlOf(text, name);
  const isItem = (/** @type {Element} */ element) => local(element) === "newsitem";
  const items = isItem(root) ? [root] : all(root, "newsItem", isItem);
  if (items.length === 0) {
    const what =
      local(root) === "packageitem" || all(root, "packageItem").length > 0
        ? "a NewsML-G2 package, which only names its items"
        : "NewsML-G2 without a news item";
    throw new FormatError("not-newsml-g2", `${called(name)} is ${what}. Open the news items themselves.`);
  }
  const texts = items.filter((item) => !SHOWN.test(classOf(item)) || hasText(item));
  const pictures = items.filter((item) => !texts.includes(item));
  // If the message has one text, the pictures belong to it. Otherwise each picture is an item.
  const own = texts.length === 1 ? pictures : [];
  const versions = (own.length > 0 ? texts : items).map((item) => {
    const version = fromNewsItem(item, item === texts[0] ? own : []);
    const omitted = [item, ...(item === texts[0] ? own : [])].flatMap((one) =>
      untaken(one, one.name, undefined, version),
    );
    return { ...version, ...(omitted.length > 0 && { omitted }) };
  });
  const around = untaken(root, root.name, isItem);
  if (!isItem(root))
    for (const version of versions) if (around.length > 0) version.omitted = [...(version.omitted ?? []), ...around];
  if (versions.length > 1) for (const version of versions) if (version.id) version.story = version.id;
  return inOrder(versions);
}

/**
 * One item as a version.
 * @param {Element} item
 * @param {Element[]} [pictures] picture items that belong to it
 * @returns {VersionData}
 */
export function fromNewsItem(item, pictures = []) {
  const [meta, content] = [kid(item, "itemMeta"), kid(item, "contentMeta")];
  const shows = SHOWN.test(classOf(item));
  const id = attribute(item, "guid");
  const isSub = (/** @type {Element} */ line) => /sub/i.test(attribute(line, "role") ?? "");
  const headlines = kids(content, "headline");
  // There may also be short headlines and headlines for search engines.
  const isMain = (/** @type {Element} */ line) =>
    /^(?:.*[:/])?(?:main|headline|title)?$/i.test(attribute(line, "role") ?? "");
  const main =
    headlines.find((line) => isMain(line) && peek(line)) ??
    headlines.find((line) => !isSub(line) && peek(line)) ??
    headlines[0];
  const sub = headlines.find((line) => line !== main && isSub(line));
  const { nitf, html } = textOfItem(item);
  const own = nitf ? fromNitf(nitf, { part: true }) : undefined;
  const headline = textOf(main) ?? own?.fields?.headline;
  const figures = [...(shows ? [item] : []), ...pictures].map((picture) => figureOf(picture)).join("\n");
  const text = [figures, html].filter(Boolean).join("\n");
  if (!headline && text === "")
    throw new FormatError(
      "not-newsml-g2",
      `The news item “${id ?? "without guid"}” has neither a headline nor content.`,
    );
  const summary = shows
    ? undefined
    : kids(content, "description").find((one) => !/caption/i.test(attribute(one, "role") ?? "") && peek(one));
  const standfirst = textOf(sub) ?? textOf(summary) ?? own?.fields?.standfirst;
  const created = shows ? undefined : (textOf(kid(content, "contentCreated")) ?? textOf(kid(meta, "firstCreated")));
  return present({
    id,
    published: timeOf(textOf(kid(meta, "versionCreated"))),
    number: number(attribute(item, "version")),
    lang: attribute(item, "xml:lang") ?? attribute(kid(content, "language"), "tag"),
    format: /** @type {const} */ ("html"),
    text: text || "\n",
    fields: present({
      headline,
      standfirst,
      byline: shows
        ? undefined
        : (names(kids(content, "by").map((by) => textOf(by))) ?? own?.fields?.byline ?? creators(content)),
      dateline: textOf(kid(content, "dateline")) ?? own?.fields?.dateline,
      published: timeOf(created),
    }),
  });
}

/** The last part of a qcode: "picture". @param {Element} item */
function classOf(item) {
  return attribute(kid(item, "itemMeta", "itemClass"), "qcode", "uri") ?? "";
}

/** @param {Element} item */
function hasText(item) {
  const content = kid(item, "contentSet");
  return kids(content, "inlineXML").length > 0 || kids(content, "inlineData").some((one) => peek(one));
}

/** Whether there is text. Does not mark it as read. @param {Element | undefined} element */
function peek(element) {
  if (!element) return false;
  const leaves = [element, ...all(element, "p"), ...kids(element)].flatMap(({ children }) => children);
  return leaves.some((child) => "text" in child && child.text.trim() !== "") || kids(element).length > 0;
}

/**
 * The text of an item. NITF is read as a document, so that its head counts, too.
 * @param {Element} item
 * @returns {{ nitf?: Element, html: string }}
 */
function textOfItem(item) {
  const content = kid(item, "contentSet");
  for (const inline of kids(content, "inlineXML")) {
    const nitf = all(inline, "nitf")[0];
    if (nitf) return { nitf, html: bodyOf(nitf) };
    const html = textIn(all(inline, "body")[0] ?? inline);
    if (html) return { html };
  }
  const data = kids(content, "inlineData").filter((one) => peek(one) && !attribute(one, "encoding"));
  const isHtml = (/** @type {Element} */ one) => /html|xml/i.test(attribute(one, "contenttype") ?? "");
  const best = data.find(isHtml) ?? data[0];
  if (!best) return { html: "" };
  const text = kids(best).length > 0 ? textIn(best) : rawText(best);
  return { html: kids(best).length > 0 || isMarkup(text) ? text.trim() : paragraphs(text) };
}

/** @param {Element | undefined} content */
function creators(content) {
  const people = kids(content, "creator").filter((one) =>
    /byline|author|writer/i.test(attribute(one, "role", "jobrole") ?? ""),
  );
  return names(people.map((one) => textOf(kid(one, "name")) ?? attribute(one, "literal")));
}

/**
 * A picture, a graphic or a video as a figure.
 * @param {Element} item
 */
function figureOf(item) {
  const content = kid(item, "contentMeta");
  const descriptions = kids(content, "description").filter((one) => peek(one));
  const isOf = (/** @type {RegExp} */ role) => descriptions.find((one) => role.test(attribute(one, "role") ?? ""));
  const caption = isOf(/caption/i) ?? descriptions.find((one) => !/alt|access/i.test(attribute(one, "role") ?? ""));
  const alt = isOf(/alt|access/i);
  const by = names(kids(content, "by").map((one) => textOf(one)));
  const line = textOf(kid(content, "creditline"));
  const maker = kids(content, "creator").map((one) => textOf(kid(one, "name")) ?? attribute(one, "literal"));
  const isPlayed = /(?:video|audio|animated)$/i.test(classOf(item));
  const [url] = kids(kid(item, "contentSet"), "remoteContent")
    .filter((one) => isPlayed || isShownByPages(one))
    .sort((left, right) => sizeOf(right) - sizeOf(left))
    .map((one) => attribute(one, "href", "residref"));
  const notice = textOf(kid(item, "rightsInfo", "copyrightNotice"));
  const credit =
    by && line && !line.includes(by)
      ? [by, line]
      : [line ?? by ?? names(maker) ?? notice].filter((text) => text !== undefined);
  // Audio and video are embeds, with the caption and credit below.
  if (isPlayed)
    return [
      embed(url),
      ...[textOf(caption), ...credit].flatMap((line) => (line ? `<p>${escapeHtml(line)}</p>` : [])),
    ].join("\n");
  /** @type {SourcePhoto} */
  const photo = present({
    id: attribute(item, "guid"),
    url,
    alt: textOf(alt),
    caption: textOf(caption),
    credit: /** @type {any} */ (credit.length > 0 ? credit : undefined),
  });
  return figure(photo);
}

/** @param {Element} content */
function isShownByPages(content) {
  const type = attribute(content, "contenttype") ?? "";
  return (
    attribute(content, "href", "residref") !== undefined &&
    (type === "" || (/^image\//i.test(type) && !/tiff|photoshop/i.test(type)))
  );
}

/** @param {Element} content */
function sizeOf(content) {
  return number(attribute(content, "width")) ?? number(attribute(content, "size")) ?? 0;
}
