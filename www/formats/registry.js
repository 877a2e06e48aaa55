// @ts-check
/**
 * Lists the formats that have their own module, which is loaded on demand, and the formats that are not supported.
 * {@link refused} says what an unsupported file is and what to do.
 *
 * To support a format, add a module to this folder that exports `read(input)`, and one line here:
 *
 * ```js
 * nitf: { is: "a NITF file", load: () => import("./nitf.js") },
 * ```
 *
 * `signs.js` must recognise the format, or `data-signs.js` if it is JSON.
 *
 * `read` takes an {@link Input} and returns its versions, oldest first, or a promise of them. It throws a `FormatError`
 * if it cannot read the input.
 */

import { FormatError } from "./errors.js";
import { rootOf } from "./signs.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {{ read: (input: Input) => VersionData[] | Promise<VersionData[]> }} FormatModule */

/**
 * What to do with an unsupported format. The local page has the same sentences in www/labels/refusals.js.
 */
const ADVICE = /** @type {const} */ ({
  page: "Save it as a web page (.html) and open that.",
  text: "Save the story as plain text, Markdown or a web page and open that.",
  caption: "Open the text or data file that contains its caption.",
  unpack: "Unpack it and open the files inside.",
  sqlite: 'Export the rows as JSON, as in sqlite3 -json FILE "SELECT …", and open that.',
  table: "Export the table as CSV with a column for the text, and open that.",
  articles: "Open the articles themselves: this file has no body text.",
  both: "Open the two files from which it was made.",
  known:
    "Supported are plain text, Markdown, HTML, and the data of newsroom systems such as ninjs, ANS, WordPress and schema.org.",
});

/**
 * @typedef {object} Format
 * @property {string} is the end of the sentence "“x” is {is}."
 * @property {keyof typeof ADVICE} [advice] for unsupported formats
 * @property {() => Promise<FormatModule>} [load] loads the module
 */

/** By the names that `signs.js` and `data-signs.js` return. @type {Record<string, Format>} */
export const FORMATS = {
  // XML.
  nitf: { is: "a NITF file", load: () => import("./nitf.js") },
  "newsml-g2": { is: "a NewsML-G2 file", load: () => import("./newsml-g2.js") },
  "newsml-1": { is: "a NewsML 1 file", load: () => import("./newsml-1.js") },
  rss: { is: "an RSS feed", load: () => import("./feeds.js") },
  atom: { is: "an Atom feed", load: () => import("./feeds.js") },
  mediawiki: { is: "an export or API response of MediaWiki", advice: "page" },
  plist: { is: "a property list", advice: "page" },
  "word-xml": { is: "a Word document as XML", advice: "page" },
  xml: { is: "an XML file of an unknown kind", advice: "known" },
  // Archives of pages.
  mhtml: { is: "a web archive (MHTML)", load: () => import("./mhtml.js") },
  webarchive: { is: "a Safari web archive", load: () => import("./webarchive.js") },
  warc: { is: "a WARC archive", load: () => import("./warc.js") },
  wacz: { is: "a WACZ archive", load: () => import("./wacz.js") },
  // Documents.
  docx: { is: "a Word document (.docx)", load: () => import("./docx.js") },
  "word-97": { is: "an old Office document (.doc)", advice: "page" },
  odt: { is: "an OpenDocument text", advice: "page" },
  rtf: { is: "an RTF document", advice: "page" },
  pages: { is: "an Apple Pages document", advice: "page" },
  epub: { is: "an EPUB book", advice: "unpack" },
  pdf: { is: "a PDF file", advice: "text" },
  slides: { is: "a presentation", advice: "text" },
  // Rich-text trees.
  "draft-js": { is: "a Draft.js document", load: () => import("./rich-text.js") },
  "editor-js": { is: "an Editor.js document", load: () => import("./rich-text.js") },
  prosemirror: { is: "a ProseMirror or TipTap document", load: () => import("./rich-text.js") },
  "portable-text": { is: "Portable Text", load: () => import("./rich-text.js") },
  contentful: { is: "Contentful rich text", load: () => import("./rich-text.js") },
  lexical: { is: "a Lexical document", load: () => import("./rich-text.js") },
  "stream-field": { is: "a StreamField of Wagtail", load: () => import("./rich-text.js") },
  components: { is: "a list of components (Strapi)", load: () => import("./rich-text.js") },
  prismic: { is: "a Prismic document", load: () => import("./rich-text.js") },
  slate: { is: "a Slate document", load: () => import("./rich-text.js") },
  // Files without a story, and unsupported files.
  newsapi: { is: "a response of NewsAPI, which shortens its texts", advice: "articles" },
  nyt: { is: "a response of the New York Times API", advice: "articles" },
  gdelt: { is: "a GDELT list", advice: "articles" },
  "linked-data": { is: "JSON-LD without an article or a picture", advice: "page" },
  geojson: { is: "a map (GeoJSON)", advice: "known" },
  har: { is: "a browser recording (HAR)", advice: "page" },
  event: { is: "an event or planning item of a newsroom", advice: "known" },
  spreadsheet: { is: "a spreadsheet", advice: "table" },
  csv: { is: "a table (CSV) without a column of text", advice: "table" },
  sqlite: { is: "an SQLite database", advice: "sqlite" },
  columns: { is: "a binary table (Parquet, ORC, Avro or Arrow)", advice: "table" },
  zip: { is: "a zip archive", advice: "unpack" },
  // In newsrooms, most gzip files are WARC.
  gzip: { is: "a gzip archive", load: () => import("./warc.js") },
  archive: { is: "a packed archive", advice: "unpack" },
  picture: { is: "a picture", advice: "caption" },
  media: { is: "an audio or video file", advice: "caption" },
  "plist-binary": { is: "a binary property list", advice: "page" },
  email: { is: "an e-mail message", advice: "text" },
  "wire-message": { is: "a wire message of IPTC 7901 or ANPA 1312", advice: "text" },
  subtitles: { is: "a subtitle file", advice: "text" },
  calendar: { is: "a calendar or an address book", advice: "text" },
  patch: { is: "a patch, which has only the lines that changed", advice: "both" },
  latex: { is: "a LaTeX document", advice: "page" },
  binary: { is: "a binary file of an unknown kind", advice: "known" },
};

/**
 * The error for an input that is not supported. It says what the input is and what to do.
 * @param {string} format a key of {@link FORMATS}
 * @param {string} [name] the file name
 * @param {string} [text] the content, to name the root of unknown XML
 */
export function refused(format, name = "", text = "") {
  const { is: called, load, advice = "known" } = FORMATS[format] ?? { is: "of an unknown format" };
  const root = format === "xml" ? rootOf(text) : null;
  const is = root ? `an XML file of a kind that is not read (its root is ${root})` : called;
  const todo = load ? "Read it with openVersions, which loads the module for it." : ADVICE[advice];
  const error = new FormatError("unsupported-format", `${name ? `“${name}”` : "The text"} is ${is}. ${todo}`);
  return Object.assign(error, { format, advice });
}
