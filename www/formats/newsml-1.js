// @ts-check
/**
 * Reads NewsML 1 (1.0 to 1.2): a file with one or more NewsItems, from AFP, ANA, dpa and others.
 *
 * | here | NewsML 1 |
 * |---|---|
 * | headline | NewsLines/HeadLine |
 * | standfirst | NewsLines/SubHeadLine |
 * | byline | NewsLines/ByLine |
 * | dateline | NewsLines/DateLine |
 * | published (of the story) | NewsManagement/FirstCreated |
 * | published (of the version) | NewsManagement/ThisRevisionCreated |
 * | id, number | NewsIdentifier/NewsItemId, RevisionId |
 * | text | ContentItem/DataContent of a text: p, nitf, XHTML, HTML in CDATA, or lines |
 * | photos | components with a ContentItem of MediaType Photo, Picture or Graphic: the largest ContentItem@Href |
 * | photo caption | in that component: DataContent of role Caption, else NewsLines/HeadLine |
 * | photo credit | in that component: NewsLines/ByLine and CreditLine, else Creator, else CopyrightLine |
 *
 * Slug lines, keywords, rights and the rest are listed as omitted.
 */

import { called, FormatError } from "./errors.js";
import { bodyOf, fromNitf, textIn } from "./nitf.js";
import { escapeHtml, figure, inOrder, names, number, present } from "./values.js";
import { all, attribute, kid, kids, local, take, textOf, timeOf, untaken, xmlOf } from "./xml-tree.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./xml-tree.js").Element} Element */

/**
 * @param {Pick<Input, "text" | "name">} input
 * @returns {VersionData[]} oldest first
 */
export function read({ text, name }) {
  const root = xmlOf(text, name);
  const isItem = (/** @type {Element} */ element) => local(element) === "newsitem";
  const items = isItem(root) ? [root] : all(root, "NewsItem", isItem);
  if (items.length === 0) throw new FormatError("not-newsml-1", `${called(name)} is NewsML without a NewsItem.`);
  const around = isItem(root) ? [] : untaken(root, root.name, isItem);
  const versions = items.map((item) => {
    const version = fromNewsItem1(item);
    const omitted = [...untaken(item, item.name, undefined, version), ...around];
    if (items.length > 1 && version.id) version.story = version.id;
    return { ...version, ...(omitted.length > 0 && { omitted }) };
  });
  return inOrder(versions);
}

/**
 * One item as a version.
 * @param {Element} item
 * @returns {VersionData}
 */
export function fromNewsItem1(item) {
  const identifier = kid(item, "Identification", "NewsIdentifier");
  const management = kid(item, "NewsManagement");
  const photos = kids(item, "NewsComponent").flatMap(photosIn);
  const isPhoto = (/** @type {Element} */ element) => photos.includes(element);
  // NewsLines may be in any component around the text, or, in older files, directly in the item.
  const around = [item, ...all(item, "NewsComponent", isPhoto)].filter((element) => !isPhoto(element));
  const line = (/** @type {string} */ name) => {
    const found = around.flatMap((one) => [...kids(one, name), ...kids(kid(one, "NewsLines"), name)]);
    return [...new Set(found.map((one) => textOf(one)))].filter(Boolean).join(" ") || undefined;
  };
  const bodies = all(item, "DataContent", isPhoto).map(bodyIn);
  const nitf = bodies.find((body) => body.nitf)?.nitf;
  const own = nitf && fromNitf(nitf, { part: true }).fields;
  // In an item that is only a photo, the headline is the title of the photo.
  const isLone = photos.length === 1 && bodies.length === 0;
  const figures = photos.map((photo) => figureOf(photo));
  const headline = line("HeadLine") ?? own?.headline ?? (isLone ? figures[0]?.title : undefined);
  const shown = figures.map(({ title, html }) =>
    title && title !== headline ? `<h3>${escapeHtml(title)}</h3>${html}` : html,
  );
  const text = [...shown, ...bodies.map(({ html }) => html)].filter(Boolean).join("\n");
  const id = textOf(kid(identifier, "NewsItemId"));
  if (!headline && text === "")
    throw new FormatError(
      "not-newsml-1",
      `The news item “${id ?? "without identifier"}” has neither a headline nor content.`,
    );
  for (const name of ["DateId", "PublicIdentifier", "ProviderId"]) take(kid(identifier, name));
  return present({
    id,
    published: timeOf(textOf(kid(management, "ThisRevisionCreated"))),
    number: number(textOf(kid(identifier, "RevisionId"))),
    lang: attribute(item, "xml:lang") ?? attribute(all(item, "Language")[0], "FormalName"),
    format: /** @type {const} */ ("html"),
    text: text || "\n",
    fields: present({
      headline,
      standfirst: line("SubHeadLine") ?? own?.standfirst,
      byline: line("ByLine") ?? own?.byline,
      dateline: line("DateLine") ?? own?.dateline,
      published: timeOf(textOf(kid(management, "FirstCreated"))),
    }),
  });
}

/**
 * The components that are one photo each: with renditions, a caption and news lines, and without other text.
 * @param {Element} component
 * @returns {Element[]}
 */
function photosIn(component) {
  const parts = kids(component, "NewsComponent").filter(holdsPhoto);
  // Parts with a caption or a credit are separate photos; parts without are sizes of one photo.
  const described = parts.filter((part) =>
    roleOf(part) !== "" ? /photo|picture|graphic/i.test(roleOf(part)) : all(part, "NewsLines").length > 0,
  );
  if (
    holdsPhoto(component) &&
    described.length < 2 &&
    !holdsText(component, /photo|picture|graphic/i.test(roleOf(component)))
  )
    return [component];
  return parts.flatMap(photosIn);
}

/** @param {Element} element */
function roleOf(element) {
  return attribute(kid(element, "Role"), "FormalName") ?? "";
}

/** @param {Element} component */
function holdsPhoto(component) {
  return all(component, "ContentItem").some(isPicture);
}

/** @param {Element} content */
function isPicture(content) {
  const types = ["MediaType", "MimeType", "Format"].map((name) => attribute(kid(content, name), "FormalName") ?? "");
  return /photo|picture|graphic|image|jpe?g|png/i.test(types.join(" ")) && kids(content, "DataContent").length === 0;
}

/**
 * Whether a component has text other than a caption.
 * @param {Element} component
 * @param {boolean} isCaption whether text without a role is a caption
 * @returns {boolean}
 */
function holdsText(component, isCaption) {
  const says = /caption/i.test(roleOf(component)) || (isCaption && !/main|text|body/i.test(roleOf(component)));
  return (
    kids(component, "ContentItem").some(
      (content) => !says && !/caption/i.test(roleOf(content)) && kids(content, "DataContent").length > 0,
    ) || kids(component, "NewsComponent").some((part) => holdsText(part, says))
  );
}

/**
 * @param {Element} data
 * @returns {{ nitf?: Element, html: string }}
 */
function bodyIn(data) {
  const nitf = all(data, "nitf")[0];
  if (nitf) return { nitf, html: bodyOf(nitf) };
  return { html: textIn(all(data, "body.content")[0] ?? all(data, "body")[0] ?? data) };
}

/**
 * @param {Element} component
 * @returns {{ title: string | undefined, html: string }}
 */
function figureOf(component) {
  const [largest] = all(component, "ContentItem")
    .filter((content) => isPicture(content) && attribute(content, "Href"))
    .sort((left, right) => sizeOf(right) - sizeOf(left));
  const lines = [component, ...all(component, "NewsComponent")].flatMap((one) => kids(one, "NewsLines"));
  const line = (/** @type {string} */ name) => names(lines.flatMap((one) => kids(one, name)).map((one) => textOf(one)));
  const text = all(component, "DataContent")
    .map((data) => textOf(data))
    .filter(Boolean)
    .join(" ");
  const title = line("HeadLine");
  const [by, creditLine] = [line("ByLine"), line("CreditLine")];
  const makers = all(component, "Creator").flatMap((one) => all(one, "Party"));
  const other = () => names(makers.map((one) => attribute(one, "FormalName"))) ?? line("CopyrightLine");
  const credit = by && creditLine && !creditLine.includes(by) ? [by, creditLine] : (creditLine ?? by ?? other());
  return {
    title: text ? title : undefined,
    html: figure(
      present({ url: attribute(largest, "Href"), caption: text || title, credit: /** @type {any} */ (credit) }),
    ),
  };
}

/** The width of a picture, else its size in bytes. @param {Element} content */
function sizeOf(content) {
  const width = all(content, "Property").find((one) => /^width$/i.test(attribute(one, "FormalName") ?? ""));
  return number(attribute(width, "Value")) ?? number(textOf(all(content, "SizeInBytes")[0])) ?? 0;
}
