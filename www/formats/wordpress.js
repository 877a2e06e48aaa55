// @ts-check
/**
 * WordPress, as its REST interface gives it: a post (`/wp-json/wp/v2/posts/7`), or its revisions (`…/posts/7/revisions`,
 * newest first).
 *
 * | here | WordPress |
 * |---|---|
 * | headline | title.rendered, else title.raw |
 * | standfirst | – (an excerpt that WordPress cuts from the text is none; one written by hand is excerpt.raw) |
 * | byline | _embedded.author[].name |
 * | published (of the story) | date_gmt |
 * | published (of the version) | modified_gmt |
 * | id | id; of a revision slug ("7-revision-v1") with its id |
 * | text | content.rendered, else content.raw |
 * | lead photo | _embedded["wp:featuredmedia"]: source_url, alt_text, caption.rendered |
 *
 * Revisions hold title and content only: a picture's own caption and credit, kept with the attachment, are always the
 * newest ones. Who needs them as they were takes a snapshot at each publication.
 */

import { FormatError } from "./errors.js";
import { data, firstText, inOrder, isData, list, number, plain, present, text } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** @param {unknown} value */
export function isWordPress(value) {
  return (
    isData(value) &&
    isData(value.content) &&
    ("rendered" in value.content || "raw" in value.content) &&
    isData(value.title)
  );
}

/**
 * One post or revision as a version.
 * @param {unknown} value parsed
 * @returns {VersionData}
 */
export function fromWordPress(value) {
  if (!isData(value)) throw new FormatError("not-wordpress", "A WordPress post must be an object.");
  const rendered = (/** @type {unknown} */ field) => firstText(data(field).rendered, data(field).raw);
  const content = rendered(value.content);
  if (content === undefined && rendered(value.title) === undefined) {
    throw new FormatError(
      "not-wordpress",
      `The WordPress post “${text(value.id) ?? "without id"}” has neither a title nor content.`,
    );
  }
  const embedded = data(value._embedded);
  const isRevision = number(value.parent) !== undefined && number(value.parent) !== 0;
  const media = list(embedded["wp:featuredmedia"])
    .map(data)
    .filter((media) => text(media.source_url));
  return present({
    id: isRevision ? `${text(value.parent)}-${text(value.id)}` : text(value.id),
    published: utc(firstText(value.modified_gmt, value.date_gmt)) ?? firstText(value.modified, value.date),
    number: number(value.id),
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
    photos: media.map((media) =>
      present({
        id: text(media.id),
        url: text(media.source_url),
        alt: text(media.alt_text),
        caption: plain(rendered(media.caption)),
      }),
    ),
  });
}

/**
 * The revisions of a post, oldest first; the post itself may be among them.
 * @param {readonly unknown[]} posts
 * @returns {VersionData[]}
 */
export function fromWordPressVersions(posts) {
  return inOrder(posts.map(fromWordPress));
}

/** "2031-03-04T06:12:00", which WordPress writes without its zone. @param {string | undefined} time */
function utc(time) {
  return time && (/(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`);
}
