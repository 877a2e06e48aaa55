// @ts-check
/**
 * Reads rows of a table, as used by researchers, crawlers and other content systems (NewsEdits, diffengine,
 * trafilatura, news-please, database exports). In column names, the case, `_`, `-` and spaces do not matter.
 *
 * | here | the first of these columns that the row has |
 * |---|---|
 * | headline | title, headline, webTitle, hed, name |
 * | text | text, maintext, body, articleBody, content, html, bodyHtml, fullText, rawText, summary; sentence |
 * | standfirst | standfirst, subtitle, subheadline, dek, lead, abstract, description, excerpt, summary |
 * | byline | byline, author(s), creator, writer |
 * | dateline | dateline, location |
 * | published (of the version) | modified, updated, version time, created, crawled, published, date: the first that differs between the versions |
 * | published (of the story) | published, date, pubDate, if another column is the time of the version |
 * | number | version, rev, revision, version number |
 * | story | entry_id, article_id, story_id, story, url, link; else id |
 * | photo | image, image_url, urlToImage, with caption, credit and alt |
 * | lang | language, lang |
 *
 * Rows of single sentences are joined in the order of sent_idx. All other columns are omitted text.
 */

import { FormatError } from "./errors.js";
import { withOmitted } from "./omitted.js";
import { firstText, inOrder, isData, isHtml, langOf, list, names, number, plain, present, text } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {Record<string, unknown>} Row with its keys folded */

const TEXT = [
  "text",
  "maintext",
  "body",
  "articlebody",
  "articletext",
  "content",
  "html",
  "bodyhtml",
  "contenthtml",
  "bodytext",
  "fulltext",
  "contenttext",
  "rawtext",
  "cleanedtext",
  // German, French, Spanish, Portuguese, Italian.
  "volltext",
  "artikeltext",
  "inhalt",
  "texte",
  "contenu",
  "corps",
  "texto",
  "contenido",
  "cuerpo",
  "conteudo",
  "testo",
];
const SENTENCE = ["sentence", "senttext"];
const TITLE = [
  "title",
  "headline",
  "webtitle",
  "hed",
  "articletitle",
  "name",
  "titel",
  "überschrift",
  "titre",
  "titular",
  "titulo",
  "título",
  "titolo",
];
const STANDFIRST = [
  "standfirst",
  "subtitle",
  "subheadline",
  "subhead",
  "dek",
  "deck",
  "lead",
  "lede",
  "abstract",
  "description",
  "excerpt",
  "vorspann",
  "chapo",
  "entradilla",
];
const BYLINE = [
  "byline",
  "author",
  "authors",
  "creator",
  "writer",
  "writers",
  "journalist",
  "autor",
  "autoren",
  "auteur",
  "auteurs",
  "autores",
  "autore",
];
const DATELINE = ["dateline", "location"];
const NUMBER = [
  "version",
  "versionnumber",
  "versionnum",
  "versionno",
  "vernum",
  "v",
  "rev",
  "revision",
  "revisionnumber",
  "revisionid",
  "versionid",
];
const STORY = [
  "entryid",
  "articleid",
  "storyid",
  "story",
  "docid",
  "documentid",
  "newsid",
  "canonicalurl",
  "articleurl",
  "url",
  "link",
  "permalink",
  "uri",
];
const IMAGE = [
  "image",
  "imageurl",
  "urltoimage",
  "topimage",
  "mainimage",
  "featuredimage",
  "photo",
  "photourl",
  "thumbnail",
];
const CAPTION = [
  "caption",
  "imagecaption",
  "photocaption",
  "bildunterschrift",
  "bildtext",
  "légende",
  "legende",
  "piedefoto",
];
const CREDIT = ["credit", "imagecredit", "photocredit", "creditline", "bildnachweis", "crédit", "crédito", "fotograf"];
const ALT = ["alt", "alttext", "imagealt"];
const LANG = ["language", "lang", "langcode", "locale"];
const POSITION = ["sentidx", "sentenceidx", "sentenceindex", "sentindex", "sentid", "sentenceid"];
/** Columns for the time of the version, and for the time of the story. */
const CHANGED = [
  "versioncreated",
  "modified",
  "modifiedat",
  "datemodified",
  "datemodify",
  "lastmodified",
  "updated",
  "updatedat",
  "dateupdated",
  "lastupdated",
  "versiondate",
  "versiontime",
];
const CAPTURED = [
  "created",
  "createdat",
  "captured",
  "capturedat",
  "crawled",
  "crawledat",
  "crawldate",
  "datedownload",
  "scraped",
  "scrapedat",
  "retrieved",
  "fetched",
  "archived",
  "timestamp",
  "ts",
  "time",
  "datetime",
];
const PUBLISHED = [
  "published",
  "publishedat",
  "datepublished",
  "datepublish",
  "publisheddate",
  "publicationdate",
  "pubdate",
  "webpublicationdate",
  "firstpublished",
  "firstpublishedat",
  "publishdate",
  "publishtime",
  "publishedon",
  "publishedtime",
  "publicationtime",
  "pubtime",
  "releasedate",
  "posted",
  "postedat",
  "dateposted",
  "postdate",
  "date",
  "datum",
  "fecha",
];

/** Columns that the versions of a manifest have, too. They alone do not make a row. */
const SHARED = ["text", "published", "number", "lang", "id", "image"];
/** Columns by which data are recognised as a row. */
const OF_ROWS = new Set(
  [TEXT, SENTENCE, TITLE, STANDFIRST, BYLINE, NUMBER, STORY, CHANGED, CAPTURED, PUBLISHED]
    .flat()
    .filter((key) => !SHARED.includes(key)),
);

/**
 * Whether data are a row: it has a text and a column with information about it.
 * @param {unknown} value
 */
export function isRow(value) {
  const row = folded(value);
  const has = (/** @type {string[]} */ keys) => keys.some((key) => typeof row[key] === "string");
  if (Array.isArray(row.blocks) || isData(row.article) || isData(row.fields)) return false;
  const isText = has(TEXT) || has(SENTENCE) || (typeof row.summary === "string" && has(TITLE));
  return isText && Object.keys(row).some((key) => OF_ROWS.has(key));
}

/**
 * One row as a version.
 * @param {unknown} value
 * @returns {VersionData}
 */
export function fromRow(value) {
  return /** @type {VersionData} */ (readRows([value])[0]);
}

/**
 * Rows as versions, oldest first.
 * @param {readonly unknown[]} rows
 * @returns {VersionData[]}
 */
export function fromRows(rows) {
  return inOrder(readRows(rows));
}

/**
 * The same, in the order of the rows. Rows of single sentences are joined into one version.
 * @param {readonly unknown[]} values
 * @returns {VersionData[]}
 */
export function readRows(values) {
  const wrong = values.findIndex((value) => !isRow(value));
  if (wrong >= 0) throw new FormatError("not-rows", `Row ${wrong + 1} has no column with a text.`);
  const joined = joinSentences(values);
  const rows = joined.map(folded);
  writeDates(rows);
  const isOwnId = !rows.some((row) => firstKey(row, STORY)) && !(rows.length > 1 && isNumbered(rows));
  const stories = rows.map((row) => storyOf(row, isOwnId));
  /** @type {Map<string | undefined, string | undefined>} */
  const times = new Map();
  for (const story of new Set(stories)) times.set(story, timeKey(rows.filter((_, at) => stories[at] === story)));
  return joined.map((value, at) => {
    const row = rows[at] ?? {};
    return withOmitted(version(row, stories[at], times.get(stories[at])), value);
  });
}

/**
 * @param {Row} row
 * @param {string | undefined} story
 * @param {string | undefined} timed the column of the version's time
 * @returns {VersionData}
 */
function version(row, story, timed) {
  const first = (/** @type {string[]} */ keys) => firstText(...keys.map((key) => row[key]));
  const body = first([...TEXT, ...SENTENCE, "summary"]) ?? "";
  const image = first(IMAGE);
  const photo = present({ url: image, alt: first(ALT), caption: plain(first(CAPTION)), credit: plain(first(CREDIT)) });
  return present({
    id: text(row.id) ?? story,
    story,
    published: timed ? dateOf(row[timed]) : undefined,
    number: NUMBER.map((key) => number(row[key])).find((one) => one !== undefined),
    lang: langOf(first(LANG)),
    format: /** @type {import("./types.d.ts").Format} */ (isHtml(body) ? "html" : "auto"),
    text: lines(body) || "\n",
    fields: present({
      headline: plain(first(TITLE)),
      standfirst: plain(
        firstText(...STANDFIRST.map((key) => row[key]), row.summary === body ? undefined : row.summary),
      ),
      byline: plain(names(BYLINE.flatMap((key) => namesIn(row[key])).map(text))),
      dateline: plain(first(DATELINE)),
      published: PUBLISHED.filter((key) => key !== timed)
        .map((key) => text(row[key]))
        .find(Boolean),
    }),
    photos: Object.keys(photo).length > 0 ? [photo] : [],
  });
}

/**
 * A list of names, which may be written as text: `["Ada Quill", "Jonas Feld"]`.
 * @param {unknown} value
 * @returns {unknown[]}
 */
function namesIn(value) {
  if (typeof value === "string" && /^\s*\[.*\]\s*$/.test(value)) {
    const read = value.match(/"[^"]*"|'[^']*'/g);
    if (read) return read.map((name) => name.slice(1, -1));
  }
  return list(value).map((one) => (isData(one) ? firstText(one.name, one.byline) : one));
}

/** Separates paragraphs that end with their line, as crawlers write them. @param {string} body */
function lines(body) {
  if (isHtml(body) || /\n\s*\n/.test(body)) return body;
  const longest = Math.max(...body.split("\n").map((line) => line.length));
  return longest > WRAPPED ? body.replace(/\n/g, "\n\n") : body;
}

/** The longest lines of text that is wrapped at a width, in characters. */
const WRAPPED = 100;

/** A row with keys in lower case, without `_`, `-` and spaces. @param {unknown} value @returns {Row} */
function folded(value) {
  return isData(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key.toLowerCase().replace(/[\s_.:-]+/g, ""), inner]),
      )
    : {};
}

/** @param {Row} row @param {string[]} keys */
function firstKey(row, keys) {
  return keys.find((key) => text(row[key]) !== undefined);
}

/**
 * Whether all rows have different version numbers. Then each identifier belongs to the row and not to the story.
 * @param {Row[]} rows
 */
function isNumbered(rows) {
  const numbers = rows.map((row) => firstText(...NUMBER.map((key) => row[key])));
  return numbers.every((one) => one !== undefined) && new Set(numbers).size === numbers.length;
}

/** @param {Row} row @param {boolean} isOwnId */
function storyOf(row, isOwnId) {
  const key = firstKey(row, STORY) ?? (isOwnId ? firstKey(row, ["id"]) : undefined);
  const story = key === undefined ? undefined : text(row[key]);
  // The address of a capture contains that of the page. The part after "#" is a position in the page.
  return story?.replace(/^https?:\/\/[^/]+\/(?:web\/)?\d{8,14}(?:[a-z]{2}_)?\/(?=https?:)/, "").replace(/#.*$/, "");
}

/**
 * The column with the time of the versions of one story: the first that differs between them, else the first one.
 * @param {Row[]} rows
 */
function timeKey(rows) {
  const keys = [...CHANGED, ...CAPTURED, ...PUBLISHED].filter((key) =>
    rows.every((row) => dateOf(row[key]) !== undefined),
  );
  return keys.find((key) => new Set(rows.map((row) => dateOf(row[key]))).size === rows.length) ?? keys[0];
}

/** A numeric date: "05/03/2031", "5.3.2031 09:00". */
const FIGURES = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T,]+(\d{1,2}:\d\d(?::\d\d)?))?$/;

/**
 * Writes numeric dates as ISO 8601. The day comes first in dates with dots, and in a column where one date can be
 * nothing else. Otherwise the month comes first.
 *
 * | column | is |
 * |---|---|
 * | 04.03.2031 | 4 March |
 * | 04/03/2031, 13/03/2031 | 4 and 13 March |
 * | 03/04/2031, 03/13/2031 | 4 and 13 March |
 * | 04/03/2031, 05/03/2031 | 3 April and 3 May, as in JavaScript |
 *
 * @param {Row[]} rows
 */
function writeDates(rows) {
  for (const key of [...CHANGED, ...CAPTURED, ...PUBLISHED]) {
    const dates = rows.map((row) => FIGURES.exec(text(row[key]) ?? ""));
    const isDayFirst = dates.some((date) => date && (date[2] === "." || Number(date[1]) > 12));
    rows.forEach((row, at) => {
      const [, first = "", , second = "", year, time] = dates[at] ?? [];
      const [day, month] = isDayFirst ? [first, second] : [second, first];
      const clock = time ? `T${time.padStart(time.length + (time.indexOf(":") < 2 ? 1 : 0), "0")}` : "";
      if (year) row[key] = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${clock}`;
    });
  }
}

/** Times of databases and crawlers as ISO 8601 ("2031-03-04 09:00:00", 1930381200). @param {unknown} value */
function dateOf(value) {
  const written = text(value);
  if (written === undefined) return undefined;
  if (/^\d{9,13}(?:\.\d+)?$/.test(written)) {
    const seconds = Number(written);
    return new Date(seconds < 1e11 ? seconds * 1000 : seconds).toISOString();
  }
  const capture = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(written);
  if (capture) return `${capture.slice(1, 4).join("-")}T${capture.slice(4).join(":")}Z`;
  const iso = written
    .replace(/^(\d{4}-\d\d-\d\d) (\d)/, "$1T$2")
    .replace(/(\.\d{3})\d+/, "$1")
    .replace(/ (?=[Z+-])/, "");
  if (!/^\d{4}/.test(iso)) return Number.isNaN(Date.parse(iso)) ? undefined : new Date(iso).toISOString();
  return Number.isNaN(Date.parse(iso)) ? undefined : iso;
}

/**
 * Joins rows of sentences into rows of texts.
 * @param {readonly unknown[]} values
 * @returns {readonly unknown[]}
 */
function joinSentences(values) {
  const rows = values.map(folded);
  const isSentences = rows.every((row) => firstKey(row, SENTENCE) && !firstKey(row, TEXT) && firstKey(row, POSITION));
  if (!isSentences) return values;
  /** @type {Map<string, { value: Record<string, unknown>, sentences: [number, string][] }>} */
  const joined = new Map();
  rows.forEach((row, at) => {
    const key = JSON.stringify([
      firstText(...STORY.map((key) => row[key])),
      firstText(...NUMBER.map((key) => row[key])),
    ]);
    const one = joined.get(key) ?? {
      value: /** @type {Record<string, unknown>} */ ({ .../** @type {object} */ (values[at]) }),
      sentences: [],
    };
    const place = number(row[firstKey(row, POSITION) ?? ""]) ?? at;
    one.sentences.push([place, firstText(...SENTENCE.map((key) => row[key])) ?? ""]);
    joined.set(key, one);
  });
  return [...joined.values()].map(({ value, sentences }) => {
    const own = Object.entries(value).filter(([key]) => {
      const name = key.toLowerCase().replace(/[\s_.:-]+/g, "");
      return !SENTENCE.includes(name) && !POSITION.includes(name);
    });
    sentences.sort(([left], [right]) => left - right);
    return { ...Object.fromEntries(own), text: sentences.map(([, sentence]) => sentence).join(" ") };
  });
}
