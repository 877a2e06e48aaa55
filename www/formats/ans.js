// @ts-check
/**
 * Reads Arc XP's ANS: a story, a gallery, a picture or a video. Each item is one version.
 *
 * | here | ANS |
 * |---|---|
 * | headline | headlines.basic |
 * | standfirst | subheadlines.basic, else description.basic |
 * | byline | credits.by[].byline, else .name |
 * | dateline | dateline, location |
 * | published (of the story) | first_publish_date, else publish_date |
 * | published (of the version) | last_updated_date |
 * | id, number | _id, revision.revision_id |
 * | text | content_elements[], see below |
 * | main photo | promo_items.lead_art (a picture, a gallery's pictures, a video's still), else promo_items.basic |
 * | photo caption | caption, else subtitle; of a video description.basic |
 * | photo credit | vanity_credits, else credits: by, with affiliation, else by[].org, else distributor.name unless it is the staff; copyright as a separate line |
 * | corrections | corrections[].text, content_elements of type correction |
 *
 * The elements are written as HTML in their order, photos as figures. Ratings, endorsements and lists of links are
 * paragraphs. Elements without text (oembed_response, custom_embed, reference …) are embeds with their address or name.
 * An `interstitial_link` leads to another story and is omitted.
 */

import { FormatError } from "./errors.js";
import { withOmitted } from "./omitted.js";
import {
  creditLines,
  creditOf,
  data,
  embed,
  escapeHtml,
  figure,
  firstText,
  inOrder,
  isData,
  langOf,
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

/** How deep elements may be nested. */
const DEEPEST = 16;
/** Types of items, and the key of the list in a collection of them. */
const ITEMS = ["story", "gallery", "image", "video", "audio", "graphic"];

/** @param {unknown} value */
export function isAns(value) {
  if (!isData(value) || "uri" in value) return false;
  if (isData(value.headlines) && "basic" in value.headlines)
    return value.type !== "collection" && value.type !== "results";
  if (ITEMS.includes(String(value.type)) && text(value.version) !== undefined && text(value._id) !== undefined)
    return true;
  return Array.isArray(value.content_elements) && !isListOfItems(value);
}

/** Whether a value is an answer of the content API or a collection: it has items and no text. @param {Data} value */
function isListOfItems(value) {
  if (value.type === "results" || value.type === "collection") return true;
  const elements = list(value.content_elements).map(data);
  return (
    value.type === undefined &&
    elements.length > 0 &&
    elements.every(({ type, _id }) => ITEMS.includes(String(type)) && text(_id) !== undefined)
  );
}

/**
 * One item as a version.
 * @param {unknown} value the item, parsed
 * @returns {VersionData}
 */
export function fromAns(value) {
  if (!isData(value)) throw new FormatError("not-ans", "An ANS story must be an object.");
  const isMedia = ["image", "graphic", "video", "audio"].includes(String(value.type));
  return withOmitted(isMedia ? mediaItem(value) : story(value), value);
}

/** @param {Data} value @returns {VersionData} */
function story(value) {
  const headline = plain(firstText(data(value.headlines).basic));
  const body = list(value.content_elements).map((element) => html(data(element), 0));
  const corrections = list(value.corrections).map((correction) => firstText(data(correction).text, correction));
  for (const correction of corrections) if (correction) body.push(`<div class="correction"><p>${correction}</p></div>`);
  if (!headline && body.length === 0)
    throw new FormatError(
      "not-ans",
      `The ANS story “${text(value._id) ?? "without _id"}” has neither a headline nor content elements.`,
    );
  return present({
    ...about(value),
    text: body.join("\n") || "\n",
    fields: present({
      headline,
      standfirst: plain(firstText(data(value.subheadlines).basic, data(value.description).basic)),
      byline: byline(value),
      dateline: plain(firstText(value.dateline, value.location)),
      published: firstText(value.first_publish_date, value.publish_date),
    }),
    photos: mainPhotos(value),
  });
}

/** A picture or a video that is an item by itself. @param {Data} value @returns {VersionData} */
function mediaItem(value) {
  const own = photo(value);
  const headline = plain(
    firstText(data(value.headlines).basic, value.subtitle === value.caption ? undefined : value.title),
  );
  if (Object.keys(own).every((key) => key === "id") && !headline)
    throw new FormatError(
      "not-ans",
      `The ANS item “${text(value._id) ?? "without _id"}” has neither a caption, nor a credit, nor an address.`,
    );
  const body = list(value.content_elements).map((element) => html(data(element), 0));
  return present({
    ...about(value),
    text: body.join("\n") || "\n",
    fields: present({ headline, published: firstText(value.first_publish_date, value.publish_date) }),
    photos: [own],
  });
}

/** @param {Data} value */
function about(value) {
  return {
    ...present({
      id: text(value._id),
      story: text(value._id),
      published: firstText(value.last_updated_date, value.display_date, value.publish_date),
      number: number(data(value.revision).revision_id),
      lang: langOf(value.language),
    }),
    format: /** @type {const} */ ("html"),
  };
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
  // Either the printed line, "By Ada Quill and Jonas Feld", or one name each.
  return plain(
    firstText(authors[0]?.byline) && authors.length === 1
      ? text(authors[0]?.byline)
      : names(authors.map((author) => firstText(author.byline, author.name))),
  );
}

/** The main pictures of a story. @param {Data} value @returns {SourcePhoto[]} */
function mainPhotos(value) {
  const promo = data(value.promo_items);
  for (const main of [promo.lead_art, promo.basic].map(data)) {
    const found = picturesOf(main);
    if (found.length > 0) return found;
  }
  return [];
}

/** @param {Data} main @returns {SourcePhoto[]} */
function picturesOf(main) {
  switch (main.type) {
    case "image":
    case "graphic":
    case "video":
    case "audio":
      return [photo(main)];
    case "gallery": {
      const pictures = list(main.content_elements)
        .map(data)
        .filter(({ type }) => type === "image");
      const cover = data(data(main.promo_items).basic);
      return pictures.length > 0 ? pictures.map(photo) : cover.type === "image" ? [photo(cover)] : [];
    }
    default:
      return [];
  }
}

/** @param {Data} element a picture, or a film with its still @returns {SourcePhoto} */
function photo(element) {
  const isFilm = element.type === "video" || element.type === "audio";
  const still = isFilm ? data(data(element.promo_items).basic) : {};
  const promo = data(still.promo_image);
  const described = isFilm
    ? firstText(data(element.description).basic, data(element.headlines).basic, element.caption)
    : firstText(element.caption, element.subtitle, data(element.description).basic);
  return present({
    id: text(element._id),
    url: isFilm
      ? firstText(still.url, promo.url, element.canonical_url, data(list(element.streams)[0]).url)
      : firstText(element.url, data(element.additional_properties).originalUrl),
    alt: plain(firstText(element.alt_text, still.alt_text)),
    caption: plain(described),
    credit: creditLines(credit(element), plain(text(element.copyright))),
  });
}

/** The credit: who took the picture, and for whom. @param {Data} element */
function credit(element) {
  const vanity = data(element.vanity_credits);
  const credits = Object.keys(vanity).length > 0 ? vanity : data(element.credits);
  const by = list(credits.by).map(data);
  const people = names(by.map((one) => firstText(one.byline, one.name)));
  const affiliations = names(list(credits.affiliation).map((one) => firstText(data(one).byline, data(one).name)));
  const employers = names(by.map((one) => text(one.org)));
  const distributor = data(element.distributor);
  const sender = distributor.category === "staff" ? undefined : text(distributor.name);
  return plain(creditOf(people, affiliations ?? employers ?? sender));
}

/**
 * One element as HTML. The content of text elements is already HTML.
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
    case "list":
      return listOf(element, depth);
    case "quote":
    case "blockquote":
    case "pullquote": {
      const citation = text(data(element.citation).content);
      return `<blockquote>${inner() || `<p>${content}</p>`}${citation ? `<p>${citation}</p>` : ""}</blockquote>`;
    }
    case "correction":
      return `<div class="correction"><p>${firstText(element.text, content) ?? ""}</p></div>`;
    case "image":
    case "graphic":
      return figure(photo(element));
    case "gallery": {
      const title = plain(firstText(data(element.headlines).basic));
      return (title ? `<h3>${escapeHtml(title)}</h3>` : "") + inner();
    }
    case "video":
    case "audio": {
      const film = photo(element);
      return film.caption || film.credit ? figure(film) : embed(film.url ?? text(element._id));
    }
    case "table":
      return `<table>${tableRow(element.header)}${list(element.rows).map(tableRow).join("")}</table>`;
    case "divider":
      return "<hr>";
    case "code":
      return `<pre><code>${escapeHtml(content)}</code></pre>`;
    case "raw_html":
      return content;
    case "interstitial_link":
      return "";
    case "numeric_rating":
      return paragraph(rating(element));
    case "endorsement":
      return paragraph(text(element.endorsement) ?? content);
    case "link_list":
      return linkList(element);
    case "oembed_response":
    case "custom_embed":
    case "reference":
      return embed(addressOf(element));
    default:
      return content ? `<p>${content}</p>` : inner() || embed(addressOf(element));
  }
}

/**
 * A list, with the lists inside it.
 * @param {Data} element
 * @param {number} depth
 */
function listOf(element, depth) {
  const name = element.list_type === "ordered" ? "ol" : "ul";
  const items = list(element.items).map(
    (item) => `<li>${data(item).type === "list" ? html(data(item), depth + 1) : (text(data(item).content) ?? "")}</li>`,
  );
  return `<${name}>${items.join("")}</${name}>`;
}

/** @param {unknown} cells */
function tableRow(cells) {
  const row = list(cells).map((cell) => `<td>${firstText(data(cell).content, cell) ?? ""}</td>`);
  return `<tr>${row.join("")}</tr>`;
}

/** A titled list of links. @param {Data} element */
function linkList(element) {
  const title = text(element.title);
  const items = list(element.items).map((item) => {
    const address = text(data(item).url);
    const words = text(data(item).content) ?? address ?? "";
    return `<li>${address ? `<a href="${escapeHtml(address)}">${words}</a>` : words}</li>`;
  });
  return `${title ? `<h3>${escapeHtml(title)}</h3>` : ""}<ul>${items.join("")}</ul>`;
}

/** @param {string} words */
function paragraph(words) {
  return words === "" ? "" : `<p>${escapeHtml(words)}</p>`;
}

/** "4.5 of 5 stars" @param {Data} element */
function rating(element) {
  const given = text(element.numeric_rating);
  if (given === undefined) return "";
  const [max, units] = [text(element.max), text(element.units)];
  return [given, max === undefined ? undefined : `of ${max}`, units].filter(Boolean).join(" ");
}

/** The address or name of an element without text. @param {Data} element */
function addressOf(element) {
  const [oembed, own, referent] = [element.raw_oembed, element.embed, element.referent].map(data);
  // The address of the player, if the provider gives only markup.
  const inside = /<(?:iframe|script|a|blockquote)\b[^>]*?\s(?:src|href|cite)\s*=\s*["']([^"']{1,2000})["']/i.exec(
    text(oembed?.html) ?? "",
  )?.[1];
  return firstText(
    oembed?.url,
    oembed?._id,
    plain(inside),
    own?.url,
    own?.id,
    referent?.id,
    element.canonical_url,
    element.url,
    element._id,
    element.type,
  );
}
