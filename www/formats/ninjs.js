// @ts-check
/**
 * ninjs 1, 2 and 3 (IPTC's News in JSON), one item a version. Keys are read in any case: 1 writes them small, 2 and 3 in
 * camelCase.
 *
 * | here | ninjs 1 | ninjs 2, 3 |
 * |---|---|---|
 * | headline | headline | headlines[role main, else the first].value |
 * | standfirst | description_summary | descriptions[role summary, text, abstract].value |
 * | byline | byline | by |
 * | dateline | located | located |
 * | published (of the story) | firstcreated | firstCreated |
 * | published (of the version) | versioncreated | versionCreated |
 * | id, number | uri, version | uri, version |
 * | text | body_xhtml, body_text | bodies[], see below |
 * | photo caption | description_caption, description_text | descriptions[role caption, text].value |
 * | photo credit | description_creditline, else byline | descriptions[role creditline].value, else by |
 *
 * Of several bodies one is taken: HTML with figures, then HTML, then NITF, then plain text. {@link fromNinjsVersions} takes
 * the same role on all sides where all have it, so that a wire's plain body is never compared with its web body.
 * `edNote` is for editors and not for publication: it is never read. `versionCreated` is the time of the version and no part
 * of the story: a resend that changes nothing else is no edit.
 */

import { FormatError } from "./errors.js";
import { data, firstText, inOrder, isData, list, number, plain, present, text } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {Record<string, unknown>} Item with its keys in lower case */
/** @typedef {{ value: string, kind: "figures" | "html" | "nitf" | "plain", role: string }} Body */

/** Kinds of bodies, the best first. */
const KINDS = /** @type {const} */ (["figures", "html", "nitf", "plain"]);

/**
 * Whether the data look like ninjs.
 * @param {unknown} value
 */
export function isNinjs(value) {
  const item = lower(value);
  const isKind = ["text", "picture", "composite", "video", "audio", "graphic", "planning", "component"].includes(
    String(item.type),
  );
  return text(item.uri) !== undefined && (isKind || "versioncreated" in item || bodies(item).length > 0);
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
  const body = bestBody(bodies(item), role);
  if (!body && !headline(item))
    throw new FormatError(
      "not-ninjs",
      `The ninjs item “${text(item.uri) ?? "without uri"}” has neither a headline nor a body.`,
    );
  return present({
    id: text(item.uri),
    published: text(item.versioncreated),
    number: number(item.version),
    lang: text(item.language),
    format: /** @type {import("./types.d.ts").Format} */ (!body || body.kind === "plain" ? "wire" : "html"),
    text: body?.value ?? "\n",
    fields: present({
      headline: headline(item),
      standfirst: described(item, ["summary", "text", "abstract"], ["description_summary"]),
      byline: firstText(item.by, item.byline),
      dateline: text(item.located),
      published: text(item.firstcreated),
    }),
    photos: photos(item),
  });
}

/**
 * Items of one story as versions, oldest first.
 * @param {readonly unknown[]} items
 * @returns {VersionData[]}
 */
export function fromNinjsVersions(items) {
  const roles = items.map((item) => bodies(lower(item)));
  const shared =
    roles[0]?.filter(({ role }) => role && roles.every((bodies) => bodies.some((body) => body.role === role))) ?? [];
  const role = bestBody(shared)?.role;
  return inOrder(items.map((item) => fromNinjs(item, role ? { role } : {})));
}

/** @param {unknown} value @returns {Item} */
function lower(value) {
  return Object.fromEntries(Object.entries(data(value)).map(([key, value]) => [key.toLowerCase(), value]));
}

/** @param {Item} item */
function headline(item) {
  const all = list(item.headlines).map(lower);
  const main = all.find(({ role }) => /(?:^|[:/])main$/i.test(String(role ?? ""))) ?? all[0];
  return plain(firstText(main?.value, item.headline));
}

/**
 * The first description with one of the roles, else one of ninjs 1's fields.
 * @param {Item} item
 * @param {string[]} roles
 * @param {string[]} fields
 */
function described(item, roles, fields) {
  const all = list(item.descriptions).map(lower);
  const byRole = roles.map((role) => all.find((one) => roleOf(one) === role)?.value);
  return plain(firstText(...byRole, ...fields.map((field) => item[field])));
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
  const read = list(item.bodies)
    .map(lower)
    .map((body) => ({
      value: text(body.value) ?? "",
      type: String(body.contenttype ?? body.mimetype ?? ""),
      role: roleOf(body),
    }));
  for (const [key, value] of Object.entries(item)) {
    if (key.startsWith("body_")) read.push({ value: text(value) ?? "", type: key.slice("body_".length), role: key });
  }
  return read.filter(({ value }) => value).map(({ value, type, role }) => ({ value, kind: kindOf(value, type), role }));
}

/** @param {string} value @param {string} type @returns {Body["kind"]} */
function kindOf(value, type) {
  if (/nitf/i.test(type) || /^\s*(?:<\?xml[^>]*>\s*)?<nitf\b/i.test(value)) return "nitf";
  const isHtml = /html/i.test(type) || (!/plain|text$/i.test(type) && /^\s*<[a-z!]/i.test(value));
  if (!isHtml) return "plain";
  return /<(?:figure|img|picture)\b/i.test(value) ? "figures" : "html";
}

/** @param {Body[]} bodies @param {string} [role] @returns {Body | undefined} */
function bestBody(bodies, role) {
  const mine = role ? bodies.filter((body) => body.role === role) : [];
  const from = mine.length > 0 ? mine : bodies;
  return KINDS.map((kind) => from.find((body) => body.kind === kind)).find((body) => body !== undefined);
}

/**
 * The pictures associated with an item: ninjs 1 and 2 have an object by name, 3 a list.
 * @param {Item} item
 * @returns {SourcePhoto[]}
 */
function photos(item) {
  const associated = Array.isArray(item.associations) ? item.associations : Object.values(data(item.associations));
  return associated
    .map(lower)
    .filter(({ type }) => ["picture", "graphic"].includes(String(type)))
    .map((picture) =>
      present({
        id: text(picture.uri),
        url: rendition(picture),
        alt: described(picture, ["alt", "alttext", "accessibility"], ["description_alt"]),
        caption: described(picture, ["caption", "text", "summary"], ["description_caption", "description_text"]),
        credit: plain(
          firstText(
            described(picture, ["creditline"], ["description_creditline"]),
            picture.creditline,
            picture.by,
            picture.byline,
          ),
        ),
      }),
    );
}

/** The largest rendition that a page can show. @param {Item} picture */
function rendition(picture) {
  const all = (Array.isArray(picture.renditions) ? picture.renditions : Object.values(data(picture.renditions))).map(
    lower,
  );
  const size = (/** @type {Item} */ one) => number(one.width) ?? 0;
  const shown = all.filter(
    (one) => text(one.href) && !/tiff|photoshop/i.test(String(one.contenttype ?? one.mimetype ?? "")),
  );
  return text(shown.sort((left, right) => size(right) - size(left))[0]?.href);
}
