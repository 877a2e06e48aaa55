// @ts-check
/**
 * schema.org NewsArticle as JSON-LD outside of a page: one story a version. Inside a page the reader of HTML takes it.
 *
 * | here | schema.org |
 * |---|---|
 * | headline | headline |
 * | standfirst | alternativeHeadline |
 * | byline | author[].name |
 * | dateline | dateline |
 * | published (of the story) | datePublished |
 * | published (of the version) | dateModified, else datePublished |
 * | id, number | @id or url, version |
 * | text | articleBody, as plain text; correction[].text after it |
 * | photos | image[]: contentUrl or url, caption, creditText, else creator.name, else copyrightNotice |
 */

import { FormatError } from "./errors.js";
import { data, firstText, inOrder, isData, list, names, number, present, text } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** @param {unknown} value */
export function isJsonLd(value) {
  return story(value) !== undefined;
}

/**
 * One story as a version.
 * @param {unknown} value parsed
 * @returns {VersionData}
 */
export function fromJsonLd(value) {
  const article = story(value);
  if (!article) throw new FormatError("not-json-ld", "The JSON-LD has no article.");
  const corrections = list(article.correction).map((correction) => firstText(data(correction).text, correction));
  const body = [text(article.articleBody), ...corrections].filter(Boolean).join("\n\n");
  return present({
    id: firstText(article["@id"], article.url),
    published: firstText(article.dateModified, article.datePublished),
    number: number(article.version),
    lang: firstText(article.inLanguage, data(article.inLanguage).alternateName),
    format: /** @type {const} */ ("wire"),
    text: body || "\n",
    fields: present({
      headline: firstText(article.headline, article.name),
      standfirst: text(article.alternativeHeadline),
      byline: names(list(article.author).map(name)),
      dateline: text(article.dateline),
      published: text(article.datePublished),
    }),
    photos: list(article.image).map((image) =>
      present({
        url: firstText(image, data(image).contentUrl, data(image).url),
        caption: text(data(image).caption),
        credit: firstText(data(image).creditText, name(data(image).creator), data(image).copyrightNotice),
      }),
    ),
  });
}

/**
 * Stories as versions, oldest first.
 * @param {readonly unknown[]} stories
 * @returns {VersionData[]}
 */
export function fromJsonLdVersions(stories) {
  return inOrder(stories.map(fromJsonLd));
}

/** @param {unknown} value */
function name(value) {
  return names(list(value).map((one) => firstText(one, data(one).name)));
}

/** @param {unknown} value @returns {Record<string, unknown> | undefined} the article itself, or the one in its graph */
function story(value) {
  const all = list(isData(value) && value["@graph"] ? value["@graph"] : value);
  return all
    .filter(isData)
    .find((thing) => list(thing["@type"]).some((type) => /(?:Article|BlogPosting)$/.test(String(type))));
}
