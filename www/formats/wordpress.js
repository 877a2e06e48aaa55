// @ts-check
/**
 * Reads answers of the WordPress REST API: a post (`/wp-json/wp/v2/posts/7`), its revisions (`…/posts/7/revisions`,
 * newest first), or an attachment (`…/media/12`).
 *
 * | here | WordPress |
 * |---|---|
 * | headline | title.rendered, else title.raw |
 * | standfirst | – (WordPress cuts most excerpts from the text; one written by hand is excerpt.raw) |
 * | byline | _embedded.author[].name |
 * | published (of the story) | date_gmt |
 * | published (of the version) | modified_gmt |
 * | id | id; of a revision parent and id |
 * | text | content.rendered, else content.raw; a classic post gets paragraphs |
 * | main photo | _embedded["wp:featuredmedia"]: source_url, alt_text, caption.rendered |
 * | an attachment | one photo: source_url, alt_text, caption, media_details.image_meta.credit and copyright, credits in acf and meta |
 *
 * Revisions have only a title and content. The caption and credit of an attachment are always the newest ones. To keep
 * the earlier ones, store a snapshot at each publication.
 */

import { FormatError } from "./errors.js";
import { leavesOf, withOmitted } from "./omitted.js";
import { creditLines, data, firstText, inOrder, isData, langOf, list, number, plain, present, text } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {Record<string, unknown>} Data */

/** @param {unknown} value */
export function isWordPress(value) {
  if (!isData(value) || !isData(value.title) || !("rendered" in value.title || "raw" in value.title)) return false;
  return isAttachment(value) || (isData(value.content) && ("rendered" in value.content || "raw" in value.content));
}

/** @param {Data} value */
function isAttachment(value) {
  return value.type === "attachment" || (isData(value.caption) && text(value.source_url) !== undefined);
}

/**
 * One post, revision or attachment as a version.
 * @param {unknown} value parsed
 * @returns {VersionData}
 */
export function fromWordPress(value) {
  if (!isData(value)) throw new FormatError("not-wordpress", "A WordPress post must be an object.");
  if (isAttachment(value)) return withOmitted(attachment(value), value);
  const version = post(value);
  const settings = blockSettings(version.text ?? "");
  return withOmitted(settings.length > 0 ? { ...version, omitted: settings } : version, value);
}

/** @param {Data} value @returns {VersionData} */
function post(value) {
  const content = firstText(data(value.content).rendered) ?? paragraphs(text(data(value.content).raw));
  if (content === undefined && rendered(value.title) === undefined) {
    throw new FormatError(
      "not-wordpress",
      `The WordPress post “${text(value.id) ?? "without id"}” has neither a title nor content.`,
    );
  }
  const embedded = data(value._embedded);
  const isRevision = isChild(value);
  const media = list(embedded["wp:featuredmedia"])
    .map(data)
    .filter((media) => text(media.source_url));
  return present({
    ...about(value),
    format: /** @type {const} */ ("html"),
    text: content ?? "\n",
    fields: present({
      headline: plain(rendered(value.title)),
      standfirst: plain(firstText(data(value.excerpt).raw)),
      byline:
        list(embedded.author)
          .map((author) => text(data(author).name))
          .filter(Boolean)
          .join(", ") || undefined,
      published: isRevision ? undefined : (utc(text(value.date_gmt)) ?? text(value.date)),
    }),
    photos: media.map(photo),
  });
}

/** A picture that is an item by itself. @param {Data} value @returns {VersionData} */
function attachment(value) {
  return present({
    ...about(value),
    format: /** @type {const} */ ("wire"),
    text: "\n",
    fields: present({ headline: plain(rendered(value.title)) }),
    photos: [photo(value)],
  });
}

/** @param {Data} value */
function about(value) {
  const [id, parent] = [text(value.id), text(value.parent)];
  return present({
    id: isChild(value) ? `${parent}-${id}` : id,
    story: isChild(value) ? parent : id,
    published: utc(firstText(value.modified_gmt, value.date_gmt)) ?? firstText(value.modified, value.date),
    number: number(value.id),
    lang: langOf(value.lang),
  });
}

/**
 * Whether a value is a revision. Its parent is the post; the parent of a page may be another page.
 * @param {Data} value
 */
function isChild(value) {
  return (number(value.parent) ?? 0) !== 0 && value.type !== "page" && value.type !== "post";
}

/** @param {unknown} field */
function rendered(field) {
  return firstText(data(field).rendered, data(field).raw);
}

/** @param {Data} media @returns {SourcePhoto} */
function photo(media) {
  const meta = data(data(media.media_details).image_meta);
  const { caption, description, alt_text, source_url } = media;
  return present({
    id: text(media.id),
    url: text(source_url),
    alt: plain(text(alt_text)),
    // The rendered description begins with the picture.
    caption: plain(rendered(caption)) ?? plain(text(meta.caption)) ?? plain(text(data(description).raw)),
    credit: creditLines(plain(text(meta.credit)), ...creditFields(media), plain(text(meta.copyright))),
  });
}

/** The credits that plugins store with a picture: in `acf`, in `meta` or beside its caption. @param {Data} media */
function creditFields(media) {
  return [data(media.acf), data(media.meta), media].flatMap((fields) =>
    Object.entries(fields)
      .filter(([key]) =>
        /(?:^|_)(?:credits?|photographer|photo_by|copyright|image_source|media_source)(?:_(?:line|text|name))?$/i.test(
          key,
        ),
      )
      .map(([, value]) => plain(text(value))),
  );
}

/** Settings of blocks that are names of classes and styles. */
const LOOKS = /\.(?:className|style|layout|lock)\b/;

/**
 * The texts in the settings of blocks that a server renders: `<!-- wp:shop/box {"title": "Fares"} /-->`. The page shows
 * them, but the content has no other words for them.
 * @param {string} content
 * @returns {NonNullable<VersionData["omitted"]>}
 */
export function blockSettings(content) {
  return content.split("<!-- wp:").flatMap((part) => {
    const [, name, settings] =
      /^([\w/-]{1,200}) (\{[\s\S]*\}) \/-->/.exec(part.slice(0, part.indexOf("-->") + 3)) ?? [];
    if (name === undefined || settings === undefined) return [];
    return [...leavesOf(settings, `wp:${name}`)]
      .filter(({ path }) => !LOOKS.test(path))
      .map(({ text, path }) => ({ text, reason: /** @type {const} */ ("metadata"), location: path }));
  });
}

/** Elements that WordPress leaves unchanged. It puts paragraphs around everything else. */
const BLOCK =
  /^\s*<(?:!--|\/?(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|script)\b)/i;

/**
 * Adds the paragraphs of a classic post, which WordPress stores without them. An empty line ends a paragraph, and a
 * line end is a line break.
 * @param {string | undefined} raw
 */
export function paragraphs(raw) {
  // Blocks have paragraphs already.
  if (raw === undefined || /<!-- wp:|<p[\s>]/i.test(raw)) return raw;
  return raw
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n\s*/)
    .filter((part) => part.trim() !== "")
    .map((part) =>
      BLOCK.test(part) || /^\s*\[\w+[^\]]*\][\s\S]*\[\/\w+\]\s*$/.test(part)
        ? part
        : `<p>${part.trim().replace(/\n/g, "<br>\n")}</p>`,
    )
    .join("\n");
}

/**
 * The revisions of a post, oldest first; the post itself may be among them.
 * @param {readonly unknown[]} posts
 * @returns {VersionData[]}
 */
export function fromWordPressVersions(posts) {
  return inOrder(posts.map(fromWordPress));
}

/** Adds the time zone, UTC, to "2031-03-04T06:12:00". @param {string | undefined} time */
function utc(time) {
  return time && (/(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`);
}
