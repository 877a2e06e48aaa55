// @ts-check
/**
 * Arc XP's ANS: one story a version.
 *
 * | here | ANS |
 * |---|---|
 * | headline | headlines.basic |
 * | standfirst | subheadlines.basic |
 * | byline | credits.by[].byline, else .name |
 * | dateline | location, dateline |
 * | published (of the story) | first_publish_date, else publish_date |
 * | published (of the version) | last_updated_date |
 * | id, number | _id, revision.revision_id |
 * | text | content_elements[]: text, header, list, quote, image, gallery, table, correction, divider, embeds |
 * | lead photo | promo_items.basic, or .lead_art |
 * | photo caption | caption, else subtitle |
 * | photo credit | vanity_credits, else credits (by / affiliation), else distributor.name |
 * | corrections | corrections[].text, content_elements of type correction |
 *
 * The elements keep their order: the text is HTML made of them, with photos as figures in their places.
 */

import { FormatError } from "./errors.js";
import {
  data,
  escapeHtml,
  figure,
  firstText,
  inOrder,
  isData,
  list,
  names,
  number,
  plain,
  present,
  text,
} from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {Record<string, unknown>} Data */

/** Elements may lie in each other so deep. */
const DEEPEST = 16;

/** @param {unknown} value */
export function isAns(value) {
  return (
    isData(value) &&
    (Array.isArray(value.content_elements) || (isData(value.headlines) && "basic" in value.headlines)) &&
    !("uri" in value)
  );
}

/**
 * One story as a version.
 * @param {unknown} value the story, parsed
 * @returns {VersionData}
 */
export function fromAns(value) {
  if (!isData(value)) throw new FormatError("not-ans", "An ANS story must be an object.");
  const headline = plain(firstText(data(value.headlines).basic));
  const body = list(value.content_elements).map((element) => html(data(element), 0));
  const corrections = list(value.corrections).map((correction) => firstText(data(correction).text, correction));
  for (const correction of corrections) if (correction) body.push(`<div class="correction"><p>${correction}</p></div>`);
  if (!headline && body.length === 0)
    throw new FormatError(
      "not-ans",
      `The ANS story “${text(value._id) ?? "without _id"}” has neither a headline nor content elements.`,
    );
  const promo = data(value.promo_items);
  const lead = [promo.lead_art, promo.basic].map(data).find(({ type }) => type === "image");
  return present({
    id: text(value._id),
    published: firstText(value.last_updated_date, value.display_date, value.publish_date),
    number: number(data(value.revision).revision_id),
    lang: text(value.language),
    format: /** @type {const} */ ("html"),
    text: body.join("\n") || "\n",
    fields: present({
      headline,
      standfirst: plain(firstText(data(value.subheadlines).basic)),
      byline: byline(value),
      dateline: firstText(value.dateline, value.location),
      published: firstText(value.first_publish_date, value.publish_date),
    }),
    photos: lead ? [photo(lead)] : [],
  });
}

/**
 * Revisions of a story, oldest first.
 * @param {readonly unknown[]} stories
 * @returns {VersionData[]}
 */
export function fromAnsVersions(stories) {
  return inOrder(stories.map(fromAns));
}

/** @param {Data} value */
function byline(value) {
  const authors = list(data(value.credits).by).map(data);
  // Printed ready, as "By Ada Quill and Jonas Feld", or name by name.
  return firstText(authors[0]?.byline) && authors.length === 1
    ? text(authors[0]?.byline)
    : names(authors.map((author) => firstText(author.byline, author.name)));
}

/** @param {Data} element @returns {SourcePhoto} */
function photo(element) {
  const vanity = data(element.vanity_credits);
  const credits = Object.keys(vanity).length > 0 ? vanity : data(element.credits);
  const people = list(credits.by).map((one) => firstText(data(one).byline, data(one).name));
  const organisations = list(credits.affiliation).map((one) => firstText(data(one).byline, data(one).name));
  const line = [names(people), names(organisations)].filter(Boolean).join("/");
  return present({
    id: text(element._id),
    url: firstText(element.url, data(element.additional_properties).originalUrl),
    alt: text(element.alt_text),
    caption: plain(firstText(element.caption, element.subtitle)),
    credit: line || firstText(data(element.distributor).name),
  });
}

/**
 * One element as HTML. Text elements hold HTML themselves.
 * @param {Data} element
 * @param {number} depth
 * @returns {string}
 */
function html(element, depth) {
  if (depth > DEEPEST) return "";
  const content = text(element.content) ?? "";
  const inner = () =>
    list(element.content_elements)
      .map((child) => html(data(child), depth + 1))
      .join("");
  switch (element.type) {
    case "text":
      return `<p>${content}</p>`;
    case "header": {
      const level = Math.min(6, Math.max(2, number(element.level) ?? 2));
      return `<h${level}>${content}</h${level}>`;
    }
    case "list": {
      const name = element.list_type === "ordered" ? "ol" : "ul";
      const items = list(element.items).map(
        (item) =>
          `<li>${data(item).type === "list" ? html(data(item), depth + 1) : (text(data(item).content) ?? "")}</li>`,
      );
      return `<${name}>${items.join("")}</${name}>`;
    }
    case "quote": {
      const citation = text(data(element.citation).content);
      return `<blockquote>${inner() || `<p>${content}</p>`}${citation ? `<p>${citation}</p>` : ""}</blockquote>`;
    }
    case "correction":
      return `<div class="correction"><p>${firstText(element.text, content) ?? ""}</p></div>`;
    case "image":
      return figure(photo(element));
    case "gallery":
      return inner();
    case "table": {
      const row = (/** @type {unknown} */ cells) =>
        `<tr>${list(cells)
          .map((cell) => `<td>${firstText(data(cell).content, cell) ?? ""}</td>`)
          .join("")}</tr>`;
      return `<table>${row(element.header)}${list(element.rows).map(row).join("")}</table>`;
    }
    case "divider":
      return "<hr>";
    case "raw_html":
      return content;
    case "interstitial_link":
      return "";
    case "oembed_response":
    case "video":
    case "reference": {
      const address = firstText(
        data(element.raw_oembed).url,
        data(element.raw_oembed)._id,
        element.canonical_url,
        element.url,
      );
      return address ? `<iframe src="${escapeHtml(address)}"></iframe>` : "";
    }
    default:
      return content ? `<p>${content}</p>` : inner();
  }
}
