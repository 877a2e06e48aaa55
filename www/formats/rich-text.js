// @ts-check
/**
 * Reads rich-text trees of editors and headless systems: Draft.js, Editor.js, ProseMirror and TipTap (Storyblok),
 * Portable Text (Sanity), Contentful, Lexical (Ghost, Payload), Slate (Strapi), StreamField (Wagtail). One walk reads
 * all of them. The kind of a node is found from its type, its text in `text` or `value`, its children in `children` or
 * `content`.
 *
 * | here | a type like |
 * |---|---|
 * | `p` | paragraph, unstyled, normal |
 * | `h1` to `h6` | heading with a level, heading-2, header-two, h2 |
 * | `blockquote`, `pre`, `hr`, `br` | quote; code; divider, delimiter, horizontalRule; hardBreak, linebreak |
 * | lists | bulletList, unordered-list-item, listItem: "number", list with an ordered style |
 * | tables | table, tableRow, tableCell |
 * | a figure | image, figure, upload, embedded-asset: address, alt, caption and credit from the node or inside it |
 * | an embed | embed, video, tweet, bookmark and every other node with an address and without text |
 * | `strong`, `em`, `s`, `code`, `sub`, `sup`, `a` | markup as a list of names or objects, as keys of the text, as ranges, or as bits |
 *
 * Dynamic zones of Strapi and documents of Prismic are lists of components; see `components.js`.
 *
 * The tree may be inside the data of a system. Then the main picture, headline (title, headline, name), standfirst,
 * byline, times and identifier are read from these data. Their other text is listed as omitted.
 */

import { componentsOf } from "./components.js";
import { isPrismicText, treesIn } from "./data-signs.js";
import { called, FormatError } from "./errors.js";
import { withOmitted } from "./omitted.js";
import { draft, editorBlock, streamBlock } from "./rich-text-blocks.js";
import { imageOf, Walk } from "./rich-text-walk.js";
import {
  data,
  figure,
  firstText,
  inOrder,
  isData,
  list,
  localised,
  names,
  number,
  plain,
  present,
  text,
} from "./values.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {Record<string, unknown>} Data */

/**
 * @param {Pick<Input, "value" | "name">} input
 * @returns {VersionData[]} oldest first
 */
export function read({ value, name }) {
  const trees = treesIn(value);
  if (trees.length === 0) throw new FormatError("no-versions", `${called(name)} has no rich-text tree.`);
  const versions = trees.map(({ format, tree, holders }) => fromTree(format, tree, holders));
  const ids = new Set(versions.map(({ id }) => id));
  if (versions.length > 1 && ids.size > 1) for (const version of versions) if (version.id) version.story = version.id;
  return inOrder(versions);
}

/**
 * One tree as a version.
 * @param {string} format a key of `FORMATS`: "draft-js"
 * @param {unknown} tree
 * @param {readonly unknown[]} [holders] the objects around it, outermost first
 * @returns {VersionData}
 */
export function fromTree(format, tree, holders = []) {
  const around = [...(format === "prismic" ? [tree] : []), ...[...holders].reverse()].map(data);
  const html = [mainPhotoOf(around), htmlOf(format, tree).trim()].filter(Boolean).join("\n");
  const first = (/** @type {string[]} */ ...keys) => {
    for (const one of around) {
      const found = firstText(...keys.map((key) => wordsOf(localised(one[key]))));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const people = around.flatMap(
    (one) => BYLINE.map((key) => wordsOf(one[key])).find((value) => value !== undefined && value !== null) ?? [],
  );
  const system = around.map((one) => data(one.sys)).find((sys) => text(sys.id)) ?? {};
  const edited = format === "editor-js" ? number(data(tree).time) : undefined;
  /** @type {VersionData} */
  const version = present({
    id: first("_id", "id", "uuid", "slug") ?? text(system.id),
    published:
      first("_updatedAt", "updatedAt", "updated_at", "modified", "updated", "last_publication_date") ??
      text(system.updatedAt) ??
      (edited ? new Date(edited).toISOString() : undefined),
    number: number(first("version", "revision")) ?? number(system.version),
    format: /** @type {const} */ ("html"),
    text: html || "\n",
    fields: present({
      headline: plain(first(...HEADLINE)),
      standfirst: plain(first(...STANDFIRST)),
      byline: names(
        people
          .flatMap((one) => list(localised(one)))
          .map((one) => firstText(one, data(one).name, data(data(one).fields).name)),
      ),
      published: first(
        "first_publication_date",
        "publishedAt",
        "published_at",
        "firstPublishedAt",
        "first_published_at",
        "published",
        "date",
      ),
    }),
  });
  return withOmitted(version, holders[0] ?? tree);
}

const HEADLINE = ["headline", "title", "name"];
const STANDFIRST = ["standfirst", "subtitle", "dek", "custom_excerpt", "excerpt", "description"];
const BYLINE = ["byline", "authors", "author", "author_name", "authorName"];

/**
 * Fields in which systems have the main picture of a story. Its alternative text and caption are next to it or inside.
 */
const MAIN_PHOTO = [
  "feature_image",
  "featured_image",
  "featuredImage",
  "mainImage",
  "heroImage",
  "coverImage",
  "cover",
];

/** The main picture. @param {Data[]} around */
function mainPhotoOf(around) {
  for (const one of around) {
    const key = MAIN_PHOTO.find((name) => localised(one[name]));
    const value = key && localised(one[key]);
    if (!key || !value) continue;
    if (typeof value !== "string") return isData(value) ? imageOf(value, "") : "";
    const beside = (/** @type {string} */ name) => plain(text(one[`${key}_${name}`]));
    return figure(present({ url: value, alt: beside("alt"), caption: beside("caption"), credit: beside("credit") }));
  }
  return "";
}

/** The words of a field that is rich text itself, as titles of Prismic are. @param {unknown} value */
function wordsOf(value) {
  return isPrismicText(value) ? plain(componentsOf(value, new Walk())) : value;
}

/** Whether a field of a document is read as a field of the version. @param {string} key */
function isAbout(key) {
  return [HEADLINE, STANDFIRST, BYLINE, MAIN_PHOTO].some((keys) => keys.includes(key));
}

/**
 * @param {string} format
 * @param {unknown} tree
 */
function htmlOf(format, tree) {
  const walk = new Walk();
  if (format === "components") return componentsOf(tree, walk);
  if (format === "prismic") return componentsOf(tree, walk, isAbout);
  walk.open.add(tree);
  if (format === "draft-js") return draft(data(tree), walk);
  if (format === "editor-js")
    return list(data(tree).blocks)
      .map((block) => editorBlock(data(block), walk))
      .join("\n");
  if (format === "stream-field")
    return list(tree)
      .map((block) => streamBlock(data(block), walk))
      .join("\n");
  if (format === "lexical") return walk.children(data(tree).root);
  return Array.isArray(tree) ? walk.nodes(tree) : walk.children(tree);
}
