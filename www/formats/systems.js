// @ts-check
/**
 * Content systems whose answers need no more than a table of names: Guardian Content API, Ghost, Drupal's JSON:API and dpa digitalwires.
 *
 * | here | Guardian | Ghost | Drupal | digitalwires |
 * |---|---|---|---|---|
 * | items | response.content, response.results[] | posts[], db[0].data.posts[] | data, data[] | the item, items[] |
 * | story | id | id | data.id | urn |
 * | number | fields.internalRevision | – | drupal_internal__vid | version |
 * | headline | fields.headline, webTitle | title | title | headline |
 * | standfirst | fields.standfirst, trailText | custom_excerpt | body.summary, a field_… summary, subtitle or teaser | teaser |
 * | byline | fields.byline | authors[].name | the author in `included` | byline |
 * | published (of the version) | fields.lastModified | updated_at | changed | version_created |
 * | published (of the story) | webPublicationDate | published_at | created | – |
 * | text | fields.body, else blocks.body[].elements[] or bodyHtml | html | body.processed, else body.value | kicker, article_html, linkbox and infobox |
 * | photos | fields.main; elements of type image: caption, photographer, credit and source (none where displayCredit is false), alt | feature_image with _alt and _caption | images of `included`, meta.alt and caption | associations[]: caption, creditline, the largest rendition |
 */

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
  plain,
  present,
  text,
} from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {Record<string, unknown>} Data */
/** @typedef {{ name: string, is: (value: unknown) => boolean, read: (value: Data) => VersionData }} System */

/**
 * @param {(value: unknown) => boolean} is
 * @param {(value: Data) => VersionData} read
 * @param {string} name
 * @returns {System}
 */
function system(name, is, read) {
  return {
    name,
    is,
    read: (value) => {
      if (!isData(value) || !is(value)) throw new FormatError(`not-${name}`, `The data are no item of ${name}.`);
      return withOmitted(read(value), value);
    },
  };
}

/** @type {System[]} */
export const SYSTEMS = [
  system("guardian", isGuardian, guardian),
  system("ghost", isGhost, ghost),
  system("drupal", isDrupal, drupal),
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
  if (!system) throw new FormatError("unknown-format", `The format “${name}” is not known.`);
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
  const main =
    firstText(fields.main) ??
    list(data(blocks.main).elements)
      .map((element) => guardianElement(data(element)))
      .join("");
  if (!main && !body)
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
    text: [main, body].filter(Boolean).join("\n"),
    fields: present({
      headline: plain(firstText(fields.headline, item.webTitle)),
      standfirst: plain(firstText(fields.standfirst, fields.trailText)),
      byline: plain(firstText(fields.byline)),
      published: firstText(item.webPublicationDate, fields.firstPublicationDate),
    }),
  });
}

/** A block of an article is its text, one of a live blog has a headline and a time. @param {Data} block */
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
    ["feature_image", "custom_excerpt", "mobiledoc", "lexical", "comment_id"].filter((key) => key in value).length > 1
  );
}

/** @param {Data} post @returns {VersionData} */
function ghost(post) {
  const html = text(post.html);
  if (html === undefined && (text(post.lexical) ?? text(post.mobiledoc)) !== undefined)
    throw new FormatError(
      "not-ghost",
      `The Ghost post “${post.title}” has no html: ask for it with formats=html, or take Ghost's own export.`,
    );
  const image = text(post.feature_image);
  const lead = present({
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
    photos: image ? [lead] : [],
  });
}

/** @param {unknown} value an item with what was included beside it */
function isDrupal(value) {
  const { type, attributes } = data(data(value).data ?? value);
  return (
    isData(attributes) &&
    /--/.test(String(type ?? "")) &&
    ("drupal_internal__nid" in attributes || "drupal_internal__vid" in attributes || isData(attributes.body))
  );
}

/** @param {Data} value @returns {VersionData} */
function drupal(value) {
  const node = isData(value.data) ? value.data : value;
  const own = data(node.attributes);
  const included = new Map(list(value.included).map((one) => [`${data(one).type} ${data(one).id}`, data(one)]));
  const long = Object.entries(own).filter(([, field]) => isData(field) && ("processed" in field || "value" in field));
  const body = data(own.body ?? long.find(([key]) => /body|content|text/.test(key))?.[1] ?? long[0]?.[1]);
  const deck = Object.entries(own).find(([key]) =>
    /^field_.*(?:summary|subtitle|subhead|standfirst|teaser|deck|lead)/.test(key),
  )?.[1];
  const relations = Object.entries(data(node.relationships));
  const authors = relations
    .filter(([key]) => /^(?:uid|field_.*(?:author|byline).*)$/.test(key))
    .flatMap(([, one]) => list(data(one).data).map((to) => target(to, included)));
  const pictures = relations
    .flatMap(([, one]) => list(data(one).data).map((to) => drupalPhoto(data(to), included)))
    .filter((photo) => photo !== undefined);
  const html = firstText(body.processed, body.value);
  return present({
    id: text(node.id),
    story: firstText(node.id),
    published: firstText(own.changed, own.revision_timestamp),
    number: number(own.drupal_internal__vid),
    lang: langOf(own.langcode),
    format: /** @type {import("./types.d.ts").Format} */ (isHtml(html) ? "html" : "auto"),
    text: html ?? "\n",
    fields: present({
      headline: plain(text(own.title)),
      standfirst: plain(firstText(body.summary, data(deck).processed, data(deck).value, deck)),
      byline: names(
        authors.map((author) =>
          firstText(data(author.attributes).display_name, data(author.attributes).title, data(author.attributes).name),
        ),
      ),
      published: text(own.created),
    }),
    photos: pictures,
  });
}

/** @param {unknown} to @param {Map<string, Data>} included */
function target(to, included) {
  return included.get(`${data(to).type} ${data(to).id}`) ?? {};
}

/** A file that is a picture, or a medium that holds one. @param {Data} to @param {Map<string, Data>} included @returns {SourcePhoto | undefined} */
function drupalPhoto(to, included) {
  if (!/^(?:file|media)--/.test(String(to.type))) return undefined;
  const found = target(to, included);
  const own = data(found.attributes);
  const inner = Object.entries(data(found.relationships)).find(([key]) => /image|thumbnail/.test(key))?.[1];
  const image = data(list(data(inner).data)[0]);
  const file = to.type === "file--file" ? own : data(target(image, included).attributes);
  const meta = { ...data(to.meta), ...data(image.meta) };
  const field = (/** @type {RegExp} */ name) => Object.entries(own).find(([key]) => name.test(key))?.[1];
  const words = (/** @type {unknown} */ value) => plain(firstText(value, data(value).processed, data(value).value));
  const photo = present({
    id: text(to.id),
    url: firstText(data(file.uri).url, file.uri),
    alt: plain(text(meta.alt)),
    caption: words(field(/caption/)) ?? plain(text(meta.title)),
    credit: creditLines(words(field(/credit|photographer/)), words(field(/copyright|source/))),
  });
  return photo.url || photo.caption || photo.credit ? photo : undefined;
}

/** @param {unknown} value */
function isDigitalwires(value) {
  return isData(value) && text(value.urn) !== undefined && ("version_created" in value || "article_html" in value);
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
    .map((one) => {
      const size = (/** @type {unknown} */ rendition) => number(data(rendition).width) ?? 0;
      const largest = list(one.renditions).sort((left, right) => size(right) - size(left))[0];
      return present({
        id: text(one.urn),
        url: firstText(data(largest).url, data(largest).href),
        alt: plain(firstText(one.alt_text, one.alttext)),
        caption: plain(firstText(one.caption, one.headline)),
        credit: creditLines(plain(text(one.creditline)), plain(text(one.byline))),
      });
    });
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
      byline: plain(text(item.byline)),
      dateline: plain(text(item.dateline)),
    }),
    photos,
  });
}

/** A box beside the text: markup, or a title with links. @param {unknown} box @returns {string} */
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
