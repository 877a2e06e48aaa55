// @ts-check
/**
 * Reads schema.org JSON-LD that is not inside a page: an article, a live blog, a picture or a video. Each item is one
 * version. JSON-LD inside a page is read together with the HTML, by the same rules.
 *
 * | here | schema.org |
 * |---|---|
 * | headline | headline, else name; of a fact check claimReviewed |
 * | standfirst | alternativeHeadline, else description, unless the body begins with it |
 * | byline | author[].name |
 * | dateline | dateline |
 * | published (of the story) | datePublished |
 * | published (of the version) | dateModified, else datePublished |
 * | id, number | @id, else url or mainEntityOfPage; version |
 * | text | articleBody or reviewBody (HTML if it begins with a tag), reviewRating; liveBlogUpdate[]: headline, time and articleBody of each; correction[].text after it |
 * | photos | image[], associatedMedia[]: contentUrl or url; caption; creditText with creator.name; copyrightNotice as a separate line |
 *
 * An `@id` is looked up in the `@graph`. Several images without caption and credit are crops of one picture and count
 * as one photo.
 */

import { FormatError } from "./errors.js";
import { withOmitted } from "./omitted.js";
import {
  creditLines,
  creditOf,
  data,
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
  ownSummary,
  plain,
  present,
  text,
} from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {Record<string, unknown>} Thing */

const ARTICLE = /(?:Article|BlogPosting|Report|(?:Claim|Critic)Review)$/;
const MEDIA = /^(?:ImageObject|Photograph|VideoObject|AudioObject|MediaObject|\w*Gallery)$/;

/** How many references are followed one after another. */
const FURTHEST = 8;

/**
 * The articles of a graph, each as a separate graph in which the article comes first.
 * @param {unknown} value
 * @returns {unknown[]}
 */
export function storiesOfJsonLd(value) {
  const graph = isData(value) && Array.isArray(value["@graph"]) ? value["@graph"] : [];
  const articles = graph.filter((thing) => isData(thing) && isA(thing, ARTICLE) && Object.keys(thing).length > 2);
  if (articles.length === 0) return insideOf(value);
  return articles.length < 2
    ? []
    : articles.map((article) => ({ "@graph": [article, ...graph.filter((thing) => !articles.includes(thing))] }));
}

/** The articles in a blog or a list. @param {unknown} value @returns {unknown[]} */
function insideOf(value) {
  const graph = new Graph(value);
  if (graph.thing) return [];
  const articles = graph.things.flatMap((thing) =>
    [
      ...list(thing.blogPost),
      ...list(thing.blogPosts),
      ...list(thing.hasPart),
      ...list(thing.itemListElement).map((one) => data(one).item ?? one),
    ]
      .map((one) => graph.at(one))
      .filter((one) => isA(one, ARTICLE)),
  );
  return articles.map((article) => ({ "@graph": [article, ...graph.byId.values()] }));
}

/** @param {unknown} value */
export function isJsonLd(value) {
  const { thing } = new Graph(value);
  return thing !== undefined;
}

/**
 * One story as a version.
 * @param {unknown} value parsed
 * @returns {VersionData}
 */
export function fromJsonLd(value) {
  const graph = new Graph(value);
  const { thing } = graph;
  if (!thing) throw new FormatError("not-json-ld", "The JSON-LD has no article.");
  return withOmitted(isA(thing, ARTICLE) ? article(thing, graph) : media(thing, graph), value);
}

/**
 * Stories as versions, oldest first.
 * @param {readonly unknown[]} stories
 * @returns {VersionData[]}
 */
export function fromJsonLdVersions(stories) {
  return inOrder(stories.map(fromJsonLd));
}

/** @param {Thing} thing @param {Graph} graph @returns {VersionData} */
function article(thing, graph) {
  const body = firstText(thing.articleBody, thing.text, thing.reviewBody);
  const rating = ratingOf(graph.at(thing.reviewRating));
  const updates = list(thing.liveBlogUpdate).map((update) => graph.at(update));
  const corrections = list(thing.correction).map((correction) => firstText(graph.at(correction).text, correction));
  const isMarkup = isHtml(body) || updates.length > 0 || corrections.some(Boolean);
  const parts = isMarkup
    ? [
        isHtml(body) ? body : paragraphs(body),
        ...updates.map((update) => updated(update, graph)),
        rating ? `<p>${escapeHtml(rating)}</p>` : "",
        ...corrections.map((words) =>
          words ? `<div class="correction"><p>${isHtml(words) ? words : escapeHtml(words)}</p></div>` : "",
        ),
      ]
    : [entities(body), rating, ...corrections];
  return present({
    ...about(thing, graph),
    format: /** @type {import("./types.d.ts").Format} */ (isMarkup ? "html" : "wire"),
    text: parts.filter(Boolean).join("\n\n") || "\n",
    fields: present({
      headline: plain(firstText(thing.headline, thing.name, thing.claimReviewed)),
      standfirst: plain(firstText(thing.alternativeHeadline)) ?? summary(thing, body),
      byline: plain(graph.names(thing.author)),
      dateline: plain(text(thing.dateline)),
      published: text(thing.datePublished),
    }),
    photos: pictures([...list(thing.image), ...list(thing.associatedMedia)], graph),
  });
}

/** "Mostly false", "4 of 5". @param {Thing} rating */
function ratingOf(rating) {
  const [given, best] = [text(rating.ratingValue), text(rating.bestRating)];
  const figure = given && best ? `${given} of ${best}` : given;
  return [plain(text(rating.alternateName)), figure].filter(Boolean).join(", ");
}

/**
 * A picture, a video or a gallery that is an item by itself.
 * @param {Thing} thing
 * @param {Graph} graph
 * @returns {VersionData}
 */
function media(thing, graph) {
  return present({
    ...about(thing, graph),
    format: /** @type {const} */ ("wire"),
    text: firstText(thing.transcript) ?? "\n",
    fields: present({
      headline: plain(firstText(thing.headline, thing.name)),
      published: firstText(thing.datePublished, thing.uploadDate),
    }),
    photos: isA(thing, /Gallery$/)
      ? pictures([...list(thing.image), ...list(thing.associatedMedia)], graph)
      : [photo(thing, graph)],
  });
}

/** @param {Thing} thing @param {Graph} graph */
function about(thing, graph) {
  const page = graph.at(thing.mainEntityOfPage);
  const id = firstText(thing["@id"], thing.url, thing.mainEntityOfPage, page["@id"]);
  return present({
    id,
    story: id,
    published: firstText(thing.dateModified, thing.datePublished, thing.uploadDate),
    number: number(thing.version),
    lang: langOf(firstText(thing.inLanguage, data(thing.inLanguage).alternateName)),
  });
}

/**
 * The description as a standfirst, unless it is the truncated beginning of the body.
 * @param {Thing} thing
 * @param {string | undefined} body
 */
function summary(thing, body) {
  return ownSummary(plain(text(thing.description)), body);
}

/** An update of a live blog. @param {Thing} update @param {Graph} graph */
function updated(update, graph) {
  const body = firstText(update.articleBody, update.text, update.description);
  const figures = pictures([...list(update.image), ...list(update.associatedMedia)], graph).map(figure);
  return entry({
    time: firstText(update.datePublished, update.dateModified),
    headline: plain(firstText(update.headline, update.name)),
    html: (isHtml(body) ? (body ?? "") : paragraphs(body)) + figures.join(""),
  });
}

/** @param {string | undefined} words */
function paragraphs(words) {
  return (words ?? "")
    .split(/\n\s*\n|\r\n\s*\r\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => `<p>${escapeHtml(entities(line) ?? "")}</p>`)
    .join("");
}

/** Decodes HTML entities ("&#8217;") that some systems leave in plain text. @param {string | undefined} words */
function entities(words) {
  if (words === undefined || !/&(?:#x?[\da-f]{1,7}|[a-z]{2,8}\d?);/i.test(words)) return words;
  return words
    .split("\n")
    .map((line) => (line.trim() === "" ? line : (plain(line.replaceAll("<", "&lt;")) ?? "")))
    .join("\n");
}

/**
 * The photos of a list that may hold one picture in several crops.
 * @param {unknown[]} values
 * @param {Graph} graph
 * @returns {SourcePhoto[]}
 */
function pictures(values, graph) {
  const things = values
    .map((value) => (typeof value === "string" ? value : graph.at(value)))
    // In some galleries, a list of pictures is a separate object.
    .flatMap((value) =>
      isData(value) && isA(value, /Gallery$/)
        ? [...list(value.image), ...list(value.associatedMedia)].map((one) => graph.at(one))
        : [value],
    )
    .filter(
      (value) =>
        typeof value === "string" || !isA(value, /^(?:VideoObject|AudioObject)$/) || data(value).caption !== undefined,
    );
  /** @type {SourcePhoto[]} */
  const photos = things.map((thing) =>
    typeof thing === "string" ? present({ url: text(thing) }) : photo(thing, graph),
  );
  const described = photos.filter(({ caption, credit }) => caption || credit);
  // Several sizes of one picture have the same caption and credit.
  const distinct = described.filter(
    (one, at) =>
      described.findIndex((other) => other.caption === one.caption && String(other.credit) === String(one.credit)) ===
      at,
  );
  // Pictures without caption and credit are crops of one picture.
  const bare = photos.find(
    (one) => one.url && !described.includes(one) && !distinct.some(({ url }) => url === one.url),
  );
  return photos.filter((one) => distinct.includes(one) || one === bare);
}

/** @param {Thing} thing @param {Graph} graph @returns {SourcePhoto} */
function photo(thing, graph) {
  const creator = graph.names(thing.creator) ?? graph.names(thing.author);
  const line = plain(text(thing.creditText));
  return present({
    url: firstText(thing.contentUrl, thing.url, graph.at(thing.thumbnail).contentUrl, thing.thumbnailUrl),
    alt: plain(text(thing.alternateName)),
    caption: plain(
      firstText(thing.caption, graph.at(thing.caption).text, thing.description, thing.embeddedTextCaption),
    ),
    credit: creditLines(
      line ?? plain(creator),
      line === undefined ? undefined : plain(creator),
      plain(firstText(thing.copyrightNotice, creditOf(graph.names(thing.copyrightHolder)))),
    ),
  });
}

/** @param {Thing} thing @param {RegExp} type */
function isA(thing, type) {
  return list(thing["@type"]).some((name) => type.test(String(name).replace(/^.*[/:#]/, "")));
}

/**
 * Whether an object only refers to another one, perhaps with its type: `{"@type": "Person", "@id": "#ada"}`.
 * @param {Thing} thing
 */
function isReference(thing) {
  return Object.keys(thing).every((key) => key === "@id" || key === "@type");
}

/** All objects in the data, and the main one. */
class Graph {
  /** @param {unknown} value */
  constructor(value) {
    const top = list(isData(value) && value["@graph"] ? value["@graph"] : value).flatMap((one) =>
      isData(one) && Array.isArray(one["@graph"]) ? one["@graph"] : [one],
    );
    const things = top.filter(isData);
    this.things = things;
    /** @type {Map<string, Thing>} */
    this.byId = new Map();
    for (const thing of things) {
      const id = text(thing["@id"]);
      if (id !== undefined && !isReference(thing) && !this.byId.has(id)) this.byId.set(id, thing);
    }
    this.thing = things.find((thing) => isA(thing, ARTICLE)) ?? things.find((thing) => isA(thing, MEDIA));
    // A page object with the article inside.
    this.thing ??= things.map((thing) => this.at(thing.mainEntity)).find((thing) => isA(thing, ARTICLE));
  }

  /**
   * The object itself, or the one that a reference names.
   * @param {unknown} value
   * @param {number} [far]
   * @returns {Thing}
   */
  at(value, far = 0) {
    const thing = data(list(value)[0]);
    const id = text(thing["@id"]);
    const named = id !== undefined && isReference(thing) ? this.byId.get(id) : undefined;
    return named && named !== thing && far < FURTHEST ? this.at(named, far + 1) : thing;
  }

  /** Names of people or organisations. @param {unknown} value */
  names(value) {
    return names(
      list(value).map((one) =>
        firstText(one, this.at(one).name, names(list(this.at(one).name).map((name) => text(name)))),
      ),
    );
  }
}
