// @ts-check
/**
 * Reads a WordPress export (WXR) from Tools → Export: posts and pages, and revisions if a plug-in exports them.
 *
 * | here | WXR |
 * |---|---|
 * | headline | title |
 * | standfirst | excerpt:encoded, which an author wrote by hand |
 * | byline | dc:creator, by the author's wp:author_display_name |
 * | published (of the story) | wp:post_date_gmt |
 * | published (of the version) | wp:post_modified_gmt, else wp:post_date_gmt |
 * | id, number | wp:post_id |
 * | story | wp:post_parent of a revision, else wp:post_id |
 * | text | content:encoded: blocks or HTML, or classic text with blank lines between paragraphs |
 * | photos | the attachment named by _thumbnail_id, and those whose file is in the text: wp:attachment_url, excerpt:encoded as the caption, _wp_attachment_image_alt |
 *
 * An export has attachments in their current state, so captions and credits are the same in all revisions.
 */

import { called, FormatError } from "./errors.js";
import { blockSettings, paragraphs as classicHtml } from "./wordpress.js";
import { figure, inOrder, number, plain, present } from "./values.js";
import { all, kid, kids, local, rawText, textOf, untaken } from "./xml-tree.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {import("./xml-tree.js").Element} Element */

/** Items that are not stories. */
const NO_STORY = /^(?:attachment|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+)$/;

/** @param {Element} root */
export function isWxr(root) {
  return all(root, "wp:wxr_version").length > 0 || all(root, "wp:post_id").length > 0;
}

/**
 * @param {Element} root
 * @param {string} [name] the file name
 * @returns {VersionData[]} oldest first
 */
export function fromWxr(root, name = "") {
  const isItem = (/** @type {Element} */ element) => local(element) === "item";
  const items = all(root, "item", isItem);
  const type = (/** @type {Element} */ item) => textOf(kid(item, "wp:post_type")) ?? "post";
  const people = new Map(
    all(root, "wp:author").map((author) => [
      textOf(kid(author, "wp:author_login")),
      textOf(kid(author, "wp:author_display_name")),
    ]),
  );
  const attachments = new Map(
    items.filter((item) => type(item) === "attachment").map((item) => [textOf(kid(item, "wp:post_id")), item]),
  );
  const isGone = (/** @type {Element} */ item) => /^(?:trash|auto-draft)$/.test(textOf(kid(item, "wp:status")) ?? "");
  const stories = items.filter((item) => !NO_STORY.test(type(item)) && !isGone(item));
  if (stories.length === 0)
    throw new FormatError("no-versions", `${called(name)} is a WordPress export without posts.`);
  const versions = stories.map((item, index) => {
    const version = fromPost(item, attachments, people);
    // Exports made by hand lack the id of a post.
    const id = version.id ?? textOf(kid(item, "guid")) ?? textOf(kid(item, "link")) ?? String(index);
    Object.assign(version, { id, story: version.story ?? id });
    const omitted = [...blockSettings(version.text ?? ""), ...untaken(item, `item[${index}]`, undefined, version)];
    return { ...version, ...(omitted.length > 0 && { omitted }) };
  });
  // The rest of the export belongs to every post. Attachments that are in a post were read with it.
  const isStory = new Set(stories);
  const read = {
    text: versions.map(({ text = "", fields }) => `${text}\n${fields?.byline ?? ""}`).join("\n"),
    photos: versions.flatMap(({ photos = [] }) => photos),
  };
  const around = untaken(root, root.name, (element) => isStory.has(element), read);
  const kept = around.length * versions.length > MOST_AROUND ? [joined(around)] : around;
  if (kept.length > 0) for (const version of versions) version.omitted = [...(version.omitted ?? []), ...kept];
  return inOrder(versions);
}

/** How many omitted texts around the posts are kept for all posts together. Above, they become one. */
const MOST_AROUND = 20_000;

/** @param {import("./types.d.ts").SourceOmitted[]} omitted @returns {import("./types.d.ts").SourceOmitted} */
function joined(omitted) {
  return { text: omitted.map(({ text }) => text).join("\n"), reason: "metadata", location: "channel" };
}

/**
 * @param {Element} item
 * @param {Map<string | undefined, Element>} attachments
 * @param {Map<string | undefined, string | undefined>} people
 * @returns {VersionData}
 */
function fromPost(item, attachments, people) {
  const id = textOf(kid(item, "wp:post_id"));
  const parent = textOf(kid(item, "wp:post_parent"));
  const isRevision = textOf(kid(item, "wp:post_type")) === "revision";
  const content = rawText(kid(item, "content:encoded"));
  const login = textOf(kid(item, "dc:creator"));
  const main = attachments.get(metaOf(item, "_thumbnail_id"));
  const inText =
    content === ""
      ? []
      : picturesIn(content, attachments)
          .filter((one) => one !== main)
          .map(photoOf);
  const body = classicHtml(content);
  const mainPhoto = main && photoOf(main);
  const text = [mainPhoto && !isIn(content, /** @type {Element} */ (main)) ? figure(mainPhoto) : "", body]
    .filter(Boolean)
    .join("\n");
  const photos = mainPhoto && isIn(content, /** @type {Element} */ (main)) ? [mainPhoto, ...inText] : inText;
  const [written, changed] = [
    utc(textOf(kid(item, "wp:post_date_gmt"))),
    utc(textOf(kid(item, "wp:post_modified_gmt"))),
  ];
  return present({
    id: isRevision && parent ? `${parent}-${id}` : id,
    story: isRevision && parent && parent !== "0" ? parent : id,
    published: changed ?? written,
    number: number(id),
    format: /** @type {const} */ ("html"),
    text: text || "\n",
    fields: present({
      headline: plain(textOf(kid(item, "title"))),
      standfirst: plain(textOf(kid(item, "excerpt:encoded"))),
      byline: people.get(login) ?? login,
      published: isRevision ? undefined : written,
    }),
    photos: photos.length > 0 ? photos : undefined,
  });
}

/** @param {Element} item @param {string} key */
function metaOf(item, key) {
  const meta = kids(item, "wp:postmeta").find((one) => textOf(kid(one, "wp:meta_key")) === key);
  return textOf(kid(meta, "wp:meta_value"));
}

/** @param {Element} attachment @returns {SourcePhoto} */
function photoOf(attachment) {
  return present({
    id: textOf(kid(attachment, "wp:post_id")),
    url: textOf(kid(attachment, "wp:attachment_url")) ?? textOf(kid(attachment, "guid")),
    alt: metaOf(attachment, "_wp_attachment_image_alt"),
    caption: plain(textOf(kid(attachment, "excerpt:encoded"))),
  });
}

/** Whether a picture is in a text, in any size. @param {string} content @param {Element} attachment */
function isIn(content, attachment) {
  const stem = stemOf(attachment);
  return stem.length > 3 && content.includes(stem);
}

/** The name of the file of a picture, without its ending. @param {Element} attachment */
function stemOf(attachment) {
  const url = textOf(kid(attachment, "wp:attachment_url")) ?? "";
  return (url.split("/").pop() ?? "").replace(/\.\w+$/, "");
}

/** The attachments of an export by the names of their files. @type {WeakMap<object, [string, Element][]>} */
const STEMS = new WeakMap();

/**
 * The pictures in a text, in any size.
 * @param {string} content
 * @param {Map<string | undefined, Element>} attachments
 */
function picturesIn(content, attachments) {
  const stems =
    STEMS.get(attachments) ??
    [...attachments.values()].map((one) => /** @type {[string, Element]} */ ([stemOf(one), one]));
  STEMS.set(attachments, stems);
  return stems.filter(([stem]) => stem.length > 3 && content.includes(stem)).map(([, one]) => one);
}

/**
 * Adds the time zone, UTC, to "2031-03-04 06:12:00". All zeros mean that there is no time.
 * @param {string | undefined} time
 */
function utc(time) {
  return time && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time) && !time.startsWith("0000")
    ? `${time.replace(" ", "T")}Z`
    : undefined;
}
