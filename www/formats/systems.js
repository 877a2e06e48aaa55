// @ts-check
/**
 * Reads newsroom systems with simple JSON items: Guardian Content API, Ghost, Drupal (`drupal.js`) and
 * dpa digitalwires.
 *
 * | here | Guardian | Ghost | Drupal | digitalwires |
 * |---|---|---|---|---|
 * | items | response.content, response.results[] | posts[], db[0].data.posts[] with their authors and pictures | data, data[] | the item, items[]; an image is a photo |
 * | story | id | id | data.id | urn |
 * | number | fields.internalRevision | – | drupal_internal__vid | version |
 * | headline | fields.headline, webTitle | title | title | headline |
 * | standfirst | fields.standfirst, trailText | custom_excerpt | body.summary, a field_… summary, subtitle or teaser | teaser |
 * | byline | fields.byline, else tags[] of contributors | authors[].name | the author in `included` | byline |
 * | published (of the version) | fields.lastModified | updated_at | changed | version_created |
 * | published (of the story) | webPublicationDate | published_at | created | – |
 * | text | fields.body, else blocks.body[].elements[] or bodyHtml, else fields.bodyText; then fields.starRating | html | body.processed, else body.value; then paragraphs | kicker, article_html, linkbox and infobox |
 * | photos | fields.main; elements of type image: caption, photographer, credit and source (none where displayCredit is false), alt | feature_image with _alt and _caption | images of `included`, meta.alt and caption | associations[]: caption, creditline, the largest rendition |
 */

import { drupal, isDrupal, nodesOfDrupal } from "./drupal.js";
import { FormatError } from "./errors.js";
import { withOmitted } from "./omitted.js";
import {
  creditLines,
  data,
  embed,
  entry,
  escapeHtml,
  figure,
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
/** @typedef {Record<string, unknown>} Data */
/**
 * @typedef {{ name: string, is: (value: unknown) => boolean, read: (value: Data) => VersionData, items?: (value: unknown) => unknown[] }} System
 */

/**
 * @param {string} name
 * @param {(value: unknown) => boolean} is
 * @param {(value: Data) => VersionData} read
 * @param {(value: unknown) => unknown[]} [items] collects an item from several locations of the data
 * @returns {System}
 */
function system(name, is, read, items) {
  return {
    name,
    is,
    ...(items && { items }),
    read: (value) => {
      if (!isData(value) || !is(value)) throw new FormatError(`not-${name}`, `The data are not an item of ${name}.`);
      return withOmitted(read(value), value);
    },
  };
}

/** @type {System[]} */
export const SYSTEMS = [
  system("guardian", isGuardian, guardian),
  system("ghost", isGhost, ghost, postsOfExport),
  system("drupal", isDrupal, drupal, nodesOfDrupal),
  system("digitalwires", isDigitalwires, digitalwires),
];

/**
 * Items as versions, oldest first.
 * @param {readonly unknown[]} items
 * @param {string} name of the system: `guardian`, `ghost`, `drupal` or `digitalwires`
 * @returns {VersionData[]}
 */
export function fromSystem(items, name) {
  const system = SYSTEMS.find((one) => one.name === name);
  if (!system) throw new FormatError("unknown-format", `The format “${name}” is unknown.`);
  return inOrder(items.map((item) => system.read(/** @type {Data} */ (item))));
}

/** @param {unknown} value */
function isGuardian(value) {
  return (
    isData(value) &&
    text(value.webTitle) !== undefined &&
    (isData(value.fields) || isData(value.blocks) || "webPublicationDate" in value)
  );
}

/** @param {Data} item @returns {VersionData} */
function guardian(item) {
  const fields = data(item.fields);
  const blocks = data(item.blocks);
  const body =
    firstText(fields.body) ??
    list(blocks.body)
      .map((block) => guardianBlock(data(block)))
      .join("\n");
  const words = body ? undefined : firstText(fields.bodyText);
  const main =
    firstText(fields.main) ??
    [...list(data(blocks.main).elements), ...(blocks.main ? [] : mainElements(item))]
      .map((element) => guardianElement(data(element)))
      .join("");
  const stars = number(fields.starRating);
  const contributors = list(item.tags)
    .map(data)
    .filter(({ type }) => type === "contributor")
    .map(({ webTitle }) => text(webTitle));
  if (!main && !body && !words)
    throw new FormatError(
      "not-guardian",
      `The item “${text(item.id) ?? item.webTitle}” has no body: ask for it with show-fields=all or show-blocks=all.`,
    );
  return present({
    id: text(item.id),
    story: text(item.id),
    published: firstText(fields.lastModified, item.webPublicationDate),
    number: number(fields.internalRevision),
    lang: langOf(fields.lang),
    format: /** @type {const} */ ("html"),
    text: [main, body, words && paragraphs(words), stars !== undefined && `<p>${stars} of 5 stars</p>`]
      .filter(Boolean)
      .join("\n"),
    fields: present({
      headline: plain(firstText(fields.headline, item.webTitle)),
      standfirst: plain(firstText(fields.standfirst, fields.trailText)),
      byline: plain(firstText(fields.byline)) ?? names(contributors),
      published: firstText(item.webPublicationDate, fields.firstPublicationDate),
    }),
  });
}

/** The pictures of `show-elements`. Each has the purpose of each of its sizes. @param {Data} item */
function mainElements(item) {
  return list(item.elements)
    .map(data)
    .filter(({ relation }) => relation === "main")
    .map((element) => {
      const about = data(data(list(element.assets)[0]).typeData);
      return { ...element, [`${element.type}TypeData`]: { ...about, alt: about.altText } };
    });
}

/** A block: of an article its text, of a live blog an entry with a headline and a time. @param {Data} block */
function guardianBlock(block) {
  const elements = list(block.elements).map((element) => guardianElement(data(element)));
  const title = plain(text(block.title));
  const html = elements.join("") || (firstText(block.bodyHtml) ?? "");
  return entry({
    time: title ? firstText(block.firstPublishedDate, block.publishedDate) : undefined,
    headline: title,
    html,
  });
}

/** @param {Data} element @returns {string} */
function guardianElement(element) {
  const kind = text(element.type) ?? "";
  const of = data(element[`${kind}TypeData`]);
  if (kind === "image") {
    const size = (/** @type {unknown} */ asset) => number(data(data(asset).typeData).width) ?? 0;
    const largest = list(element.assets).sort((left, right) => size(right) - size(left))[0];
    const isShown = of.displayCredit !== false && of.displayCredit !== "false";
    const photographer = plain(text(of.photographer));
    return figure(
      present({
        id: text(of.mediaId),
        url: firstText(data(largest).file),
        alt: plain(text(of.alt)),
        caption: plain(text(of.caption)),
        credit: isShown
          ? creditLines(plain(firstText(of.credit)), photographer, of.credit ? undefined : plain(text(of.source)))
          : undefined,
      }),
    );
  }
  if (kind === "pullquote") {
    const by = plain(text(of.attribution));
    return `<blockquote>${firstText(of.html) ?? ""}${by ? `<p>${escapeHtml(by)}</p>` : ""}</blockquote>`;
  }
  const words = firstText(of.html);
  if (kind === "text" || kind === "table") return words ?? "";
  const caption = plain(firstText(of.caption, of.title));
  const address = firstText(of.originalUrl, of.url, of.iframeUrl, data(list(element.assets)[0]).file);
  return embed(address) + (caption ? `<p>${escapeHtml(caption)}</p>` : "");
}

/** @param {unknown} value */
function isGhost(value) {
  return (
    isData(value) &&
    text(value.title) !== undefined &&
    // A post with only an editor's tree is read from the tree.
    (text(value.html) !== undefined || text(value.lexical) === undefined) &&
    ["feature_image", "custom_excerpt", "mobiledoc", "lexical", "comment_id"].filter((key) => key in value).length > 1
  );
}

/**
 * The posts of an export. Their authors and picture captions are in separate tables.
 * @param {unknown} value
 */
function postsOfExport(value) {
  const tables = data(data(list(data(value).db)[0] ?? value).data);
  const posts = list(tables.posts);
  if (posts.length === 0 || !posts.every(isGhost) || !(tables.posts_meta || tables.posts_authors)) return [];
  const rows = (/** @type {string} */ table) => list(tables[table]).map(data);
  const people = new Map(rows("users").map((user) => [user.id, user]));
  return posts.map(data).map((post) => {
    const by = rows("posts_authors").filter(({ post_id }) => post_id === post.id);
    const authors = by
      .sort((left, right) => (number(left.sort_order) ?? 0) - (number(right.sort_order) ?? 0))
      .map(({ author_id }) => ({ name: data(people.get(author_id)).name }));
    const { id: _, post_id: __, ...meta } = rows("posts_meta").find(({ post_id }) => post_id === post.id) ?? {};
    return { ...post, ...meta, authors };
  });
}

/** @param {Data} post @returns {VersionData} */
function ghost(post) {
  const html = text(post.html);
  if (html === undefined && text(post.mobiledoc) !== undefined)
    throw new FormatError(
      "not-ghost",
      `The Ghost post “${post.title}” has no html: ask for it with formats=html, or take Ghost's own export.`,
    );
  const image = text(post.feature_image);
  const main = present({
    url: image,
    alt: plain(text(post.feature_image_alt)),
    caption: plain(text(post.feature_image_caption)),
  });
  return present({
    id: firstText(post.id, post.uuid),
    story: firstText(post.uuid, post.id, post.slug),
    published: firstText(post.updated_at, post.published_at),
    format: /** @type {const} */ ("html"),
    text: html ?? "\n",
    fields: present({
      headline: plain(text(post.title)),
      standfirst: plain(text(post.custom_excerpt)),
      byline: names(
        [...list(post.authors), ...(post.authors ? [] : list(post.primary_author))].map((one) => text(data(one).name)),
      ),
      published: text(post.published_at),
    }),
    photos: Object.keys(main).length > 0 ? [main] : [],
  });
}

/** @param {unknown} value */
function isDigitalwires(value) {
  return (
    isData(value) &&
    text(value.urn) !== undefined &&
    ("version_created" in value || "article_html" in value || (value.type === "image" && "renditions" in value))
  );
}

/** @param {Data} item @returns {VersionData} */
function digitalwires(item) {
  const boxes = ["linkbox", "infobox"].flatMap((key) => list(item[key])).map((box) => boxOf(box));
  const kicker = plain(text(item.kicker));
  const photos = list(item.associations)
    .map(data)
    .filter(
      ({ type, renditions, caption }) =>
        type !== "video" && (type === "image" || renditions !== undefined || caption !== undefined),
    )
    .map(wirePhoto);
  const isPicture = item.type === "image" && text(item.article_html) === undefined;
  return present({
    id: text(item.urn),
    story: text(item.urn),
    published: firstText(item.version_created, item.updated),
    number: number(item.version),
    lang: langOf(item.language),
    format: /** @type {const} */ ("html"),
    text:
      [kicker ? `<h3>${escapeHtml(kicker)}</h3>` : "", firstText(item.article_html) ?? "", ...boxes]
        .filter(Boolean)
        .join("\n") || "\n",
    fields: present({
      headline: plain(text(item.headline)),
      standfirst: plain(firstText(item.teaser, item.subhead)),
      byline: isPicture ? undefined : plain(text(item.byline)),
      dateline: plain(text(item.dateline)),
    }),
    photos: isPicture ? [wirePhoto(item), ...photos] : photos,
  });
}

/** A picture that belongs to a text, or that is an item by itself. @param {Data} one @returns {SourcePhoto} */
function wirePhoto(one) {
  const size = (/** @type {unknown} */ rendition) => number(data(rendition).width) ?? 0;
  const largest = list(one.renditions).sort((left, right) => size(right) - size(left))[0];
  return present({
    id: text(one.urn),
    url: firstText(data(largest).url, data(largest).href),
    alt: plain(firstText(one.alt_text, one.alttext)),
    caption: plain(firstText(one.caption, one.headline)),
    credit: creditLines(plain(text(one.creditline)), plain(text(one.byline))),
  });
}

/** A box next to the text: markup, or a title with links. @param {unknown} box @returns {string} */
function boxOf(box) {
  if (typeof box === "string") return isHtml(box) ? box : `<p>${escapeHtml(box)}</p>`;
  const { headline, title, html, text: words, content, links } = data(box);
  const head = plain(firstText(headline, title));
  const body = firstText(html, words, content);
  const items = list(links).map((link) =>
    plain(firstText(data(link).headline, data(link).title, data(link).text, link)),
  );
  return [
    head ? `<h3>${escapeHtml(head)}</h3>` : "",
    body ? (isHtml(body) ? body : `<p>${escapeHtml(body)}</p>`) : "",
    items.length > 0 ? `<ul>${items.map((item) => `<li>${escapeHtml(item ?? "")}</li>`).join("")}</ul>` : "",
  ].join("");
}
