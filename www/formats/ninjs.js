// @ts-check
/**
 * Reads ninjs 1, 2 and 3 (IPTC's News in JSON) as written by agencies, Superdesk, BBC and AP Media. Each item is one
 * version. The case of keys does not matter: ninjs 1 has lower case, 2 and 3 have camelCase.
 *
 * | here | ninjs 1, Superdesk, AP Media | ninjs 2, 3 |
 * |---|---|---|
 * | headline | headline, headline_main, else the first headline_* | headlines[role main, else the first].value |
 * | standfirst | description_summary, abstract, description_abstract, description_text, description_html | descriptions[role summary, abstract, text, else none].value |
 * | byline | byline, else authors[].name, bylines[].by | by |
 * | dateline | located, dateline.text, datelinelocation.city | located |
 * | published (of the story) | firstcreated | firstCreated |
 * | published (of the version) | versioncreated | versionCreated |
 * | id, number | uri, guid, altids.itemid, _id; version, _current_version | uri, version |
 * | text | body_xhtml, body_html, body_text, nitf …; body_footer after it | bodies[], see below |
 *
 * An item of type picture, graphic, video or audio is one photo without text:
 *
 * | photo | ninjs 1, Superdesk, AP Media | ninjs 2, 3 |
 * |---|---|---|
 * | caption | description_caption, description_text, else another description_* | descriptions[role caption, text, else none].value |
 * | credit | description_creditline or creditline; byline or photographer.name; without a credit line source or copyrightholder | descriptions[role creditline].value; by |
 * | alt | description_alt, alt_text | descriptions[role alt …].value |
 * | url | the largest of renditions | the largest of renditions |
 *
 * A package without text has the texts of its associations, each under its headline.
 *
 * Each picture among the associations of a text is a photo, too, and so is each in an associated package. If the
 * picture is also in the body (found by its name, its uri, an EMBED comment or the address of a rendition), its caption
 * and credit complete the figure there.
 *
 * If there are several bodies, one is read: HTML with figures, else HTML, else NITF, else plain text.
 * {@link fromNinjsVersions} reads the body with the same role in all versions if possible, so that a plain wire body is
 * never compared with a web body.
 * `edNote` is for editors and not for publication, so it is omitted. `versionCreated` is the time of the version and
 * not part of the story: sending an item again changes nothing.
 */

import { FormatError } from "./errors.js";
import { figuresFilled } from "./ninjs-figures.js";
import { withOmitted } from "./omitted.js";
import {
  creditLines,
  data,
  escapeHtml,
  firstText,
  inOrder,
  isData,
  isHtml,
  langOf,
  list,
  names,
  number,
  paragraphs,
  plain,
  present,
  text,
} from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {Record<string, unknown>} Item with its keys in lower case */
/** @typedef {{ value: string, kind: "figures" | "html" | "nitf" | "plain", role: string }} Body */

/** Kinds of bodies, the best first. */
const KINDS = /** @type {const} */ (["figures", "html", "nitf", "plain"]);
/** Types of items that are read as one photo. */
const MEDIA = ["picture", "graphic", "video", "audio", "photo", "image"];
/** The most packages inside each other that are read. */
const DEEPEST_PACKAGE = 4;
/** Types of items, including those of Superdesk and the BBC. */
const TYPES = [
  ...MEDIA,
  "text",
  "story",
  "composite",
  "planning",
  "component",
  "advisory",
  "preformatted",
  "event",
  "archive",
  "complex",
];
/** Keys of which an item has at least one besides its identifier. */
const CONTENT =
  /^(?:version_?created|headlines?|headline_.*|descriptions?|description_.*|bodies|body_.*|associations|renditions|abstract|nitf|\$standard)$/;

/**
 * Whether the data look like ninjs.
 * @param {unknown} value
 */
export function isNinjs(value) {
  const item = lower(value);
  if (/^ninjs$/i.test(String(data(item.$standard).name ?? ""))) return true;
  const isKind = TYPES.includes(String(item.type));
  const keys = Object.keys(item).filter((key) => CONTENT.test(key));
  // Only ninjs has the time of the version under this name, so such an item needs no identifier.
  if (idOf(item) === undefined) return isKind && keys.length > 1 && "versioncreated" in item;
  return isKind ? keys.length > 0 : keys.length > 1 || (keys.length > 0 && "uri" in item);
}

/**
 * One item as a version.
 * @param {unknown} value the item, parsed
 * @param {{ role?: string }} [options] the role of the body to take
 * @returns {VersionData}
 */
export function fromNinjs(value, { role } = {}) {
  if (!isData(value)) throw new FormatError("not-ninjs", "A ninjs item must be an object.");
  const item = lower(value);
  const version = MEDIA.includes(String(item.type)) ? mediaItem(item, role) : textItem(item, role);
  return withOmitted(version, value);
}

/** @param {Item} item @param {string} [role] @returns {VersionData} */
function textItem(item, role) {
  const own = bestBody(bodies(item), role);
  const body = own ?? packaged(item);
  const pictures = photos(item, own === undefined);
  if (!body && linkedText(item))
    throw new FormatError(
      "not-ninjs",
      `The item “${idOf(item)}” has its text behind a link, in NITF. Put that file's text into the item as "nitf".`,
    );
  if (!body && !headline(item) && pictures.length === 0)
    throw new FormatError(
      "not-ninjs",
      `The ninjs item “${idOf(item) ?? "without uri"}” has neither a headline nor a body.`,
    );
  const isText = !body || body.kind === "plain";
  const { html, rest } = isText ? { html: body?.value, rest: pictures } : figuresFilled(body.value, pictures);
  const footer = firstText(item.body_footer);
  return present({
    ...about(item),
    format: /** @type {import("./types.d.ts").Format} */ (isText && !isHtml(footer) ? "wire" : "html"),
    text: [html, footer].filter(Boolean).join("\n") || "\n",
    fields: present({
      headline: headline(item),
      standfirst: standfirst(item),
      byline: byline(item),
      dateline: dateline(item),
      published: text(item.firstcreated),
    }),
    photos: rest.map(({ photo }) => photo),
  });
}

/**
 * An item that is one photo, or a video or audio with its caption.
 * @param {Item} item
 * @param {string} [role]
 * @returns {VersionData}
 */
function mediaItem(item, role) {
  const body = bestBody(bodies(item), role);
  const photo = photoOf(item);
  if (Object.keys(photo).every((key) => key === "id") && !headline(item) && !body)
    throw new FormatError(
      "not-ninjs",
      `The ninjs item “${idOf(item) ?? "without uri"}” has neither a headline, nor a caption, nor a rendition.`,
    );
  // A video has no picture to show, so its address is used.
  const isSeen = item.type !== "video" && item.type !== "audio";
  const { url, ...rest } = photo;
  return present({
    ...about(item),
    format: /** @type {import("./types.d.ts").Format} */ (!body || body.kind === "plain" ? "wire" : "html"),
    text: body?.value ?? "\n",
    fields: present({ headline: headline(item), published: text(item.firstcreated) }),
    photos: [isSeen ? photo : present({ ...rest, url: stillOf(item) ?? url })],
  });
}

/** The time, identifier and number of the version. @param {Item} item */
function about(item) {
  return present({
    id: idOf(item),
    story: storyOf(item),
    published: time(firstText(item.versioncreated, item._updated)),
    number: number(item._current_version) ?? number(item.version),
    lang: langOf(item.language),
  });
}

/**
 * Items of one story as versions, oldest first.
 * @param {readonly unknown[]} items
 * @returns {VersionData[]}
 */
export function fromNinjsVersions(items) {
  return inOrder(readNinjs(items));
}

/**
 * The same, in the order of the items.
 * @param {readonly unknown[]} items
 * @returns {VersionData[]}
 */
export function readNinjs(items) {
  const roles = items.map((item) => bodies(lower(item)));
  const shared =
    roles[0]?.filter(({ role }) => role && roles.every((bodies) => bodies.some((body) => body.role === role))) ?? [];
  const role = bestBody(shared)?.role;
  return items.map((item) => fromNinjs(item, role ? { role } : {}));
}

/** @param {unknown} value @returns {Item} */
function lower(value) {
  return Object.fromEntries(Object.entries(data(value)).map(([key, value]) => [key.toLowerCase(), value]));
}

/** @param {Item} item */
function idOf(item) {
  return firstText(item.uri, item.guid, data(item.altids).itemid, item._id);
}

/**
 * The identifier that all versions of a story share. Superdesk's stored versions have different identifiers, and name
 * the document.
 * A NewsML identifier may end with its revision ("urn:newsml:…:1N").
 * @param {Item} item
 */
function storyOf(item) {
  const id = firstText(data(item.altids).itemid, item.item_id, item.guid, item.uri, item._id_document, item._id);
  return id?.replace(/^(urn:newsml:[^:]+:\d{8}(?:T\d+)?:[^:]+):\d+[NUA]?$/i, "$1");
}

/**
 * Rewrites "2031-03-04T09:00:00+0000": not every browser reads a time zone without a colon.
 * @param {string | undefined} written
 */
function time(written) {
  return written?.replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
}

/** @param {Item} item */
function headline(item) {
  const all = list(item.headlines).map((one) => (typeof one === "string" ? { value: one } : lower(one)));
  const main = all.find((one) => roleOf(one) === "main") ?? all[0];
  return plain(firstText(main?.value, item.headline, item.headline_main, ...patterned(item, "headline_")));
}

/** @param {Item} item */
function standfirst(item) {
  const first = ["description_summary", "abstract", "description_abstract", "description_text", "description_html"];
  return mainDescription(item, ["summary", "abstract", "text"], first, /caption|creditline|alt|byline/);
}

/** @param {Item} item */
function byline(item) {
  const named = (/** @type {unknown} */ value) =>
    names(list(value).map((one) => firstText(one, lower(one).by, lower(one).name)));
  return plain(firstText(item.by, item.byline)) ?? named(item.bylines) ?? named(item.authors);
}

/** @param {Item} item */
function dateline(item) {
  const located = data(item.located);
  return firstText(
    data(item.dateline).text,
    item.dateline,
    item.located,
    located.city,
    located.name,
    data(item.datelinelocation).city,
  );
}

/**
 * The description with the first of the roles that exists, else one of the fields of ninjs 1.
 * @param {Item} item
 * @param {string[]} roles
 * @param {string[]} fields
 */
function described(item, roles, fields) {
  const byRole = roles.map((role) => descriptions(item).find((one) => roleOf(one) === role)?.value);
  return plain(firstText(...byRole, ...fields.map((field) => item[field])));
}

/** @param {Item} item @returns {Item[]} */
function descriptions(item) {
  return list(item.descriptions).map((one) => (typeof one === "string" ? { value: one } : lower(one)));
}

/**
 * The same, else the description without a role, else another description of ninjs 1.
 * @param {Item} item
 * @param {string[]} roles
 * @param {string[]} fields
 * @param {RegExp} others keys of `description_*` with another meaning
 */
function mainDescription(item, roles, fields, others) {
  const all = descriptions(item);
  const bare = all.find((one) => roleOf(one) === "") ?? all.find((one) => !others.test(roleOf(one)));
  const rest = patterned(item, "description_").filter(
    (_, at) => !others.test(patternedKeys(item, "description_")[at] ?? ""),
  );
  return described(item, roles, fields) ?? plain(firstText(bare?.value, ...rest));
}

/** The keys with a prefix of the schema: `headline_*`, `description_*`. @param {Item} item @param {string} prefix */
function patternedKeys(item, prefix) {
  return Object.keys(item).filter((key) => key.startsWith(prefix));
}

/** @param {Item} item @param {string} prefix */
function patterned(item, prefix) {
  return patternedKeys(item, prefix).map((key) => item[key]);
}

/** The last part of a role, which may be an address: "https://…/drol:caption". @param {Item} item */
function roleOf(item) {
  return (
    String(item.role ?? "")
      .split(/[:/]/)
      .pop()
      ?.toLowerCase() ?? ""
  );
}

/** @param {Item} item @returns {Body[]} */
function bodies(item) {
  const read = list(item.bodies).map((one) => {
    const body = lower(one);
    return {
      value: firstText(body.value, one) ?? "",
      type: String(body.contenttype ?? body.mimetype ?? ""),
      role: roleOf(body),
    };
  });
  for (const [key, value] of Object.entries(item)) {
    if (key.startsWith("body_") && key !== "body_footer")
      read.push({ value: text(value) ?? "", type: key.slice("body_".length), role: key });
  }
  for (const key of ["nitf", "body"])
    if (text(item[key])) read.push({ value: text(item[key]) ?? "", type: key, role: key });
  return read
    .filter(({ value }) => value)
    .map(({ value, type, role }) => {
      const kind = kindOf(value, type);
      return { value: kind === "nitf" ? contentOfNitf(value) : value, kind, role };
    });
}

/** @param {string} value @param {string} type @returns {Body["kind"]} */
function kindOf(value, type) {
  if (/nitf/i.test(type) || /^\s*(?:<\?xml[^>]*>\s*)?<nitf\b/i.test(value)) return "nitf";
  const isHtmlType = /html/i.test(type) || (!/plain|text$/i.test(type) && isHtml(value));
  if (!isHtmlType) return "plain";
  return /<(?:figure|img|picture)\b/i.test(value) ? "figures" : "html";
}

/**
 * The text of a NITF body, without its head, which repeats the fields of the item.
 * @param {string} nitf
 */
function contentOfNitf(nitf) {
  const start = /<body\.content\b[^>]*>/i.exec(nitf);
  if (!start) return nitf.replace(/<\?xml[^>]*>/i, "").replace(/<(\/?)hl\d/gi, "<$1h2");
  const end = nitf.toLowerCase().lastIndexOf("</body.content");
  const content = nitf.slice(start.index + start[0].length, end < start.index ? undefined : end);
  return content.replace(/<(\/?)hl\d\b/gi, "<$1h2");
}

/** @param {Body[]} bodies @param {string} [role] @returns {Body | undefined} */
function bestBody(bodies, role) {
  const mine = role ? bodies.filter((body) => body.role === role) : [];
  const from = mine.length > 0 ? mine : bodies;
  return KINDS.map((kind) => from.find((body) => body.kind === kind)).find((body) => body !== undefined);
}

/** The texts in a package, each under its headline. @param {Item} item @returns {Body | undefined} */
function packaged(item) {
  const parts = associated(item).map(([, one]) => {
    const body = MEDIA.includes(String(one.type)) ? undefined : bestBody(bodies(one));
    if (!body) return "";
    const title = headline(one);
    const html = body.kind === "plain" ? paragraphs(body.value) : body.value;
    return (title ? `<h2>${escapeHtml(title)}</h2>` : "") + html;
  });
  const value = parts.filter(Boolean).join("\n");
  return value === "" ? undefined : { value, kind: "html", role: "" };
}

/** Whether the item has only the address of its text, as in AP Media. @param {Item} item */
function linkedText(item) {
  const all = Object.entries(data(item.renditions));
  return item.type === "text" && all.some(([name, one]) => /nitf/i.test(name) && text(data(one).href) !== undefined);
}

/**
 * The associated items by name. ninjs 1 and 2 have an object, 3 has a list.
 * @param {Item} item
 */
function associated(item) {
  const named = Array.isArray(item.associations)
    ? item.associations.map((one) => /** @type {const} */ ([text(lower(one).name) ?? "", one]))
    : Object.entries(data(item.associations));
  return named.flatMap(([name, one]) => list(one).map((inner) => /** @type {const} */ ([name, lower(inner)])));
}

/**
 * The associated pictures of an item, and those of the packages among its associations.
 * @param {Item} item
 * @param {boolean} isPackage whether the texts among the associations are read, too
 * @param {number} [depth] how many packages it is inside
 * @returns {import("./ninjs-figures.js").Associated[]}
 */
function photos(item, isPackage, depth = 0) {
  return associated(item).flatMap(([name, one]) => {
    if (MEDIA.includes(String(one.type)) || (!one.type && renditions(one).length > 0))
      return [
        {
          photo: photoOf(one),
          names: [name, idOf(one), text(one.guid), text(one._id)].flatMap((id) => (id ? [id] : [])),
          addresses: renditions(one).map(({ href }) => String(href)),
        },
      ];
    const isRead = isPackage || one.type === "composite";
    return isRead && depth < DEEPEST_PACKAGE ? photos(one, false, depth + 1) : [];
  });
}

/** @param {Item} item @returns {SourcePhoto} */
function photoOf(item) {
  const line = firstText(
    described(item, ["creditline", "credit"], ["description_creditline"]),
    plain(text(item.creditline)),
    plain(text(item.credit)),
  );
  const by = firstText(byline(item), plain(text(data(item.photographer).name)), plain(text(item.photographer)));
  const owner = line === undefined ? plain(firstText(item.source, item.copyrightholder)) : undefined;
  const fields = ["description_caption", "description_text", "description_html", "abstract", "caption"];
  return present({
    id: idOf(item),
    url: rendition(item),
    alt: firstText(
      described(item, ["alt", "alttext", "accessibility"], ["description_alt"]),
      plain(text(item.alt_text)),
    ),
    caption: mainDescription(item, ["caption", "text", "summary", "abstract"], fields, /creditline|alt|byline/),
    credit: creditLines(line, by, owner),
  });
}

/** @param {Item} item */
function renditions(item) {
  const all = Array.isArray(item.renditions) ? item.renditions : Object.values(data(item.renditions));
  return all.map(lower).filter(({ href }) => text(href));
}

/** The largest rendition that a page can show. @param {Item} item */
function rendition(item) {
  const size = (/** @type {Item} */ one) => number(one.width) ?? 0;
  const shown = renditions(item).filter((one) => !/tiff|photoshop|nitf|text\//i.test(kindOfFile(one)));
  return text(shown.sort((left, right) => size(right) - size(left))[0]?.href);
}

/** The preview picture of a video. @param {Item} item */
function stillOf(item) {
  return text(renditions(item).find((one) => /^image\/|jpe?g|\bphoto\b|picture/i.test(kindOfFile(one)))?.href);
}

/** @param {Item} rendition */
function kindOfFile({ contenttype, mimetype, type, format }) {
  return [contenttype, mimetype, type, format].map((one) => text(one) ?? "").join(" ");
}
