// @ts-check
/**
 * Recognises the format of an input by its first bytes, its first line or its root element. The file name is used only
 * if these are unclear.
 *
 * | sign | formats |
 * |---|---|
 * | first bytes | zip and its contents, PDF, pictures, audio and video, databases, gzip, web archives |
 * | first line | MIME, WARC, RTF, subtitles, wire messages with control characters |
 * | root element | NITF, NewsML, RSS, Atom, other XML |
 *
 * `data-signs.js` recognises formats of JSON, `tables.js` recognises tables.
 */

/** @typedef {import("./types.d.ts").Input} Input */

/** How many bytes are checked. */
const PROBE = 4096;

/**
 * First bytes as Latin-1 text.
 * @type {[RegExp, string][]}
 */
const MAGIC = [
  [/^PK(?:\x03\x04|\x05\x06)/, "zip"],
  [/^\s{0,8}%PDF-/, "pdf"],
  [/^SQLite format 3\0/, "sqlite"],
  [/^bplist0/, "plist-binary"],
  [/^\x1f\x8b/, "gzip"],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, "word-97"],
  [/^\{\\rtf/, "rtf"],
  [/^(?:\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF[\s\S]{4}WEBP|II\*\0|MM\0\*|BM[\s\S]{4}\0{4})/, "picture"],
  [/^[\s\S]{4}ftyp(?:heic|heix|hevc|mif1|avif|avis)/, "picture"],
  [/^(?:[\s\S]{4}ftyp|\x1aE\xdf\xa3|OggS|ID3|fLaC|RIFF[\s\S]{4}(?:WAVE|AVI )|\xff[\xf2\xf3\xfb][\x10-\xff])/, "media"],
  [/^(?:7z\xbc\xaf|Rar!\x1a|\xfd7zXZ|BZh[1-9]1AY|\x28\xb5\x2f\xfd|[\s\S]{257}ustar)/, "archive"],
  [/^(?:PAR1|Obj\x01|ARROW1|ORC[\x00-\x1f])/, "columns"],
  [/^WARC\/\d/, "warc"],
  [
    /^(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:Snapshot-Content-Location:|Content-Type:\s*multipart\/related)/i,
    "mhtml",
  ],
];

/** File names inside a zip, which are not compressed. @type {[RegExp, string][]} */
const ZIPPED = [
  [/word\/document\d*\.xml/, "docx"],
  [/xl\/workbook\.(?:xml|bin)/, "spreadsheet"],
  [/ppt\/presentation\.xml/, "slides"],
  [/mimetypeapplication\/epub\+zip/, "epub"],
  [/mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/, "spreadsheet"],
  [/mimetypeapplication\/vnd\.oasis\.opendocument/, "odt"],
  [/Index\/Document\.iwa/, "pages"],
  [/(?:^|[^\w])archive\/[^\0]{1,200}\.warc(?:\.gz)?/, "wacz"],
];

/**
 * The format of bytes that are not text.
 * @param {Uint8Array} bytes
 * @param {string} [name]
 * @returns {string | null} null if they may be text
 */
export function formatOfBytes(bytes, name = "") {
  const start = latin1(bytes.subarray(0, PROBE));
  const found = MAGIC.find(([sign]) => sign.test(start))?.[1] ?? null;
  if (found === "zip") return zipped(bytes);
  if (found === "plist-binary") return /WebMainResource/.test(latin1(bytes)) ? "webarchive" : found;
  if (found === "gzip" && /\.warc(?:\.gz)?$/i.test(name)) return "warc";
  return found;
}

/**
 * The format of a zip, by the file names in the local headers at its start and in the directory at its end.
 * @param {Uint8Array} bytes
 */
function zipped(bytes) {
  // In a zip with large pictures, most names are only in the directory at its end.
  const ends = bytes.length > 2 * MOST_NAMES ? [bytes.subarray(0, MOST_NAMES), bytes.subarray(-MOST_NAMES)] : [bytes];
  const names = ends.map(latin1).join("\0");
  return ZIPPED.find(([sign]) => sign.test(names))?.[1] ?? "zip";
}

/** How many bytes at each end of a zip are searched for names: 256 KiB. */
const MOST_NAMES = 256 * 1024;

/** @param {Uint8Array} bytes read as one character per byte, for regular expressions */
function latin1(bytes) {
  let text = "";
  for (let from = 0; from < bytes.length; from += PROBE)
    text += String.fromCharCode(...bytes.subarray(from, from + PROBE));
  return text;
}

/** Roots of XML, without their prefix. @type {Record<string, string>} */
const ROOTS = {
  nitf: "nitf",
  newsitem: "newsml-g2",
  newsmessage: "newsml-g2",
  packageitem: "newsml-g2",
  newsml: "newsml-1",
  rss: "rss",
  feed: "atom",
  entry: "atom",
  rdf: "rss",
  plist: "plist",
  svg: "picture",
  package: "word-xml",
  worddocument: "word-xml",
  mediawiki: "mediawiki",
};

/** The elements that an HTML file may begin with. Names with a dash are custom elements. */
const HTML =
  /^(?:!doctype|a|abbr|address|article|aside|audio|b|base|big|blockquote|body|br|button|caption|center|cite|code|col|dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|meta|nav|noscript|object|ol|p|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr|[a-z]+-[\w-]*)$/i;

/**
 * The format of a text that is not prose, Markdown, HTML or JSON.
 * @param {string} text
 * @returns {string | null}
 */
export function formatOfText(text) {
  const start = text.slice(0, PROBE).replace(/^\ufeff?\s*/, "");
  if (/^WARC\/\d/.test(start)) return "warc";
  if (/^WEBVTT\b/.test(start) || /^\d+\r?\n\d\d:\d\d:\d\d,\d{3} --> /.test(start)) return "subtitles";
  if (/^\{\\rtf/.test(start)) return "rtf";
  if (/^(?:diff --git |Index: \S)|^--- \S.*\r?\n\+\+\+ \S.*\r?\n@@ -\d/.test(start)) return "patch";
  if (/^(?:%.*\r?\n\s*)*\\documentclass\b/.test(start)) return "latex";
  if (/^BEGIN:V(?:CALENDAR|CARD)\b/.test(start)) return "calendar";
  // SOH and STX frame a message in IPTC 7901 and ANPA 1312.
  if (/^[\x16\s]*\x01/.test(text.slice(0, PROBE))) return "wire-message";
  return formatOfXml(text, start) ?? formatOfMime(start);
}

/**
 * @param {string} text
 * @param {string} start
 * @returns {string | null}
 */
function formatOfXml(text, start) {
  const declared = /^<\?xml\b/i.test(start);
  const root = rootOf(text);
  if (!root) return declared ? "xml" : null;
  const name = root.slice(root.indexOf(":") + 1);
  // NewsML 1 has the same root as NewsML-G2, but with capital letters.
  const known = name === "NewsItem" ? "newsml-1" : ROOTS[name.toLowerCase()];
  if (name === root && HTML.test(name) && (/^html$/i.test(name) || !isForeign(text))) return null;
  // "<FILE> the wire said" is not XML, because its root has no end tag.
  const closes = () =>
    new RegExp(`(?:</${escaped(root)}\\s*>|/>)\\s*(?:<!--[\\s\\S]*?-->\\s*)*$`).test(text.slice(-PROBE));
  return declared || closes() ? (known ?? "xml") : null;
}

/**
 * Whether a text that begins like HTML says that it is something else, as DocBook and JATS do, whose root is an
 * article.
 * @param {string} text
 */
function isForeign(text) {
  const start = text.slice(0, PROBE);
  const namespace = /^[^<]*(?:<[?!][^<]*)*<[a-z][^<>]*\sxmlns\s*=\s*["']([^"']*)/i.exec(start)?.[1] ?? "";
  const type = /<!DOCTYPE\s+([\w:-]+)[^>]*?(?:SYSTEM|PUBLIC)/i.exec(start)?.[1] ?? "html";
  return !/^(?:|.*\/(?:xhtml|REC-html\d*|svg))$/i.test(namespace) || !/^(?:html|svg)$/i.test(type);
}

/**
 * The name of the root element, with its prefix.
 * @param {string} text
 * @returns {string | null}
 */
export function rootOf(text) {
  // The root may follow a declaration, processing instructions, comments and a document type.
  const prolog = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s(?:[^>[]|\[[^\]]*\])*>)*/i.exec(
    text.slice(0, LONGEST_PROLOG),
  );
  const rest = text.slice(prolog?.[0].length ?? 0, LONGEST_PROLOG + PROBE).replace(/^\ufeff?\s*/, "");
  return /^<((?:[a-z_][\w.-]*:)?[a-z_][\w.-]*)(?=[\s/>])/i.exec(rest)?.[1] ?? null;
}

/** How many characters before the root are skipped at most: 64 Ki. */
const LONGEST_PROLOG = 64 * 1024;

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.:-]/g, "\\$&");
}

/**
 * Header lines, as in e-mail and saved pages.
 * @param {string} start
 * @returns {string | null}
 */
function formatOfMime(start) {
  const head =
    /^(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n?/i.exec(`${start.replace(/\r\n?/g, "\n")}\n`)?.[0] ?? "";
  const has = (/** @type {string} */ name) => new RegExp(`^${name}:`, "im").test(head);
  if (has("Snapshot-Content-Location") || /^Content-Type:\s*multipart\/related/im.test(head)) return "mhtml";
  if (has("MIME-Version") || has("Message-ID") || has("Received") || (has("From") && has("Date") && has("Subject")))
    return "email";
  return null;
}
