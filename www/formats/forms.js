// @ts-check
/**
 * The forms that are read by a module of their own, fetched with the first input of the form, and those that are not read.
 * {@link refused} says of the latter what they are and what to do.
 *
 * A reader is a module of this folder that exports `read(input)`, and one line here:
 *
 * ```js
 * nitf: { is: "a NITF file", load: () => import("./nitf.js") },
 * ```
 *
 * `read` takes an {@link Input} and gives the versions in it, oldest first, or a promise of them. It throws a `FormatError` for what it cannot read.
 */

import { FormatError } from "./errors.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {{ read: (input: Input) => VersionData[] | Promise<VersionData[]> }} Reader */

/**
 * What to do with a form that is not read. Each is a sentence of the local page, too.
 */
const ADVICE = /** @type {const} */ ({
  page: "Save it as a web page (.html) and open that.",
  text: "Save the story as plain text, Markdown or a web page and open that.",
  caption: "Open the text or the data that its caption stands in.",
  unpack: "Unpack it and open the files inside.",
  sqlite: 'Export the rows as JSON, as in sqlite3 -json FILE "SELECT …", and open that.',
  table: "Export the table as CSV with a column for the text, and open that.",
  articles: "Open the articles themselves: it holds no body text.",
  known:
    "What is read: plain text, Markdown, HTML, and the data of newsroom systems such as ninjs, ANS, WordPress and schema.org.",
});

/**
 * @typedef {object} Form
 * @property {string} is what it is, as a sentence ends: "“x” is {is}."
 * @property {keyof typeof ADVICE} [advice] for what is not read
 * @property {() => Promise<Reader>} [load] its reader
 */

/** By the names that `signs.js` and `data-signs.js` give. @type {Record<string, Form>} */
export const FORMS = {
  // XML.
  nitf: { is: "a NITF file", advice: "text" },
  "newsml-g2": { is: "a NewsML-G2 file", advice: "text" },
  "newsml-1": { is: "a NewsML 1 file", advice: "text" },
  rss: { is: "an RSS feed", advice: "page" },
  atom: { is: "an Atom feed", advice: "page" },
  mediawiki: { is: "a MediaWiki export", advice: "page" },
  plist: { is: "a property list", advice: "page" },
  "word-xml": { is: "a Word document as XML", advice: "page" },
  xml: { is: "an XML file of an unknown kind", advice: "known" },
  // Archives of pages.
  mhtml: { is: "a web archive (MHTML)", advice: "page" },
  webarchive: { is: "a Safari web archive", advice: "page" },
  warc: { is: "a WARC archive", advice: "page" },
  wacz: { is: "a WACZ archive", advice: "page" },
  // Documents.
  docx: { is: "a Word document (.docx)", advice: "page" },
  "word-97": { is: "an Office document of the old kind (.doc)", advice: "page" },
  odt: { is: "an OpenDocument text", advice: "page" },
  rtf: { is: "an RTF document", advice: "page" },
  pages: { is: "a document of Apple Pages", advice: "page" },
  epub: { is: "an EPUB book", advice: "unpack" },
  pdf: { is: "a PDF file", advice: "text" },
  slides: { is: "a presentation", advice: "text" },
  // Rich-text trees.
  "draft-js": { is: "a Draft.js document", advice: "page" },
  "editor-js": { is: "an Editor.js document", advice: "page" },
  prosemirror: { is: "a ProseMirror or TipTap document", advice: "page" },
  "portable-text": { is: "Portable Text", advice: "page" },
  contentful: { is: "Contentful rich text", advice: "page" },
  lexical: { is: "a Lexical document", advice: "page" },
  slate: { is: "a Slate document", advice: "page" },
  // What holds no story that can be read.
  spreadsheet: { is: "a spreadsheet", advice: "table" },
  csv: { is: "a table (CSV) without a column of text", advice: "table" },
  sqlite: { is: "an SQLite database", advice: "sqlite" },
  columns: { is: "a table in a binary form (Parquet, Avro or Arrow)", advice: "table" },
  zip: { is: "a zip archive", advice: "unpack" },
  gzip: { is: "a gzip archive", advice: "unpack" },
  archive: { is: "a packed archive", advice: "unpack" },
  picture: { is: "a picture", advice: "caption" },
  media: { is: "a sound or film", advice: "caption" },
  "plist-binary": { is: "a binary property list", advice: "page" },
  email: { is: "an e-mail message", advice: "text" },
  "wire-message": { is: "a wire message of IPTC 7901 or ANPA 1312", advice: "text" },
  subtitles: { is: "a file of subtitles", advice: "text" },
  calendar: { is: "a calendar or an address book", advice: "text" },
  binary: { is: "a binary file of an unknown kind, and no text", advice: "known" },
};

/**
 * What is said of an input that is not read: what it is, and what to do.
 * @param {string} form a key of {@link FORMS}
 * @param {string} [name] the file's
 */
export function refused(form, name = "") {
  const { is, load, advice = "known" } = FORMS[form] ?? { is: "of an unknown form" };
  const todo = load ? "Read it with openVersions, which fetches what it takes." : ADVICE[advice];
  const error = new FormatError("unread-form", `${name ? `“${name}”` : "The text"} is ${is}. ${todo}`);
  return Object.assign(error, { form, advice });
}
