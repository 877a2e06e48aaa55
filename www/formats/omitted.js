// @ts-check
/**
 * Lists the text of the data that is not in the version, with a location and a reason. Every text for people is in the
 * version or in this list.
 *
 * | before | version | omitted |
 * |---|---|---|
 * | `{"headline": "Ferry", "section": "Local news"}` | headline "Ferry" | `{ text: "Local news", reason: "metadata", location: "section" }` |
 * | `{"ednote": "Hold until 9"}` | | `{ text: "Hold until 9", reason: "internal", location: "ednote" }` |
 *
 * Times, identifiers, version numbers, addresses and type names are not text for people; see {@link isForPeople}.
 */

import { plain } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourceOmitted} OmittedText */

/** The most steps of a path. */
const DEEPEST_PATH = 64;
/** How many texts are listed for one version. All others become one entry. */
const MOST = 5000;
/** From this length on, in letters, a text is not found inside a longer one by chance. */
const LONG = 16;
/** The separators between the names of a byline or a credit line. */
const BETWEEN = /\s*(?:[,;/|()©\n]|\s[–—-]\s|\b(?:and|und|et|y|&)\b)\s*/u;
/** The budget for searching texts inside longer ones, in characters. */
const MOST_LOOKED_AT = 200_000_000;

/** Keys of values that are for editors and not for publication. */
const INTERNAL =
  /(?:^|_)(?:ed_?notes?|editor_?notes?|notepad|planning|additional_properties|internal_?notes?|comments?|instructions|special_?instructions)(?:$|_)/i;
/** Keys of another body of the same story, or of another form of it. */
const BODY = /(?:^|_)(?:body|bodies|fields_meta|content|text)(?:$|_)/i;
/** Keys of links to other stories. */
const RELATED = /(?:^|_)(?:related\w*|recirculation|see_?also|interstitial_link|promo_items|link_?list|links)(?:$|_)/i;

/** Keys whose values name a type, a state or an object, if the value is one word. */
const NAMING =
  /(?:^|_|\b)@?(?:id|ids|type|types|subtype|kind|role|roles|rel|rels|status|state|operation|format|profile|scheme|schema|code|codes|qcode|literal|slug|uri|url|href|src|guid|etag|hash|digest|token|version|encoding|charset|lang|language|inlanguage|locale|mime|mimetype|contenttype|content_type|media_?type|align|alignment|style|class|template|unit|units|colou?r|country_?code|currency|timezone|file_?name|path|context|key|_links|priority|urgency|signals?|method|level|list_type|ping_status|comment_status|pub_?status|representation_?type|alt_?ids|itemid|transref|friendlykey|uuid|urn|size|mutability)$/i;

/** Keys of labels for readers, whose values may be one word with a number. */
const LABEL =
  /(?:^|_)(?:keyword(?:s|_?line)?|tags?|categor(?:y|ies)|section|genre|subject|label|kicker|slugline|headline)$/i;
/** A word with a number: "COVID-19", "Euro2032". Identifiers have more digits or more signs. */
const NUMBERED = /^\p{L}+-?\d{1,4}\p{L}*$/u;

/**
 * Adds the omitted text of the data to the version.
 * @template {VersionData} V
 * @param {V} version
 * @param {unknown} value the data that it was read from
 * @param {string} [at] the location of the data in the file
 * @returns {V}
 */
export function withOmitted(version, value, at = "") {
  const omitted = omittedFrom(version, value, at);
  if (omitted.length > 0) version.omitted = [...(version.omitted ?? []), ...omitted];
  return version;
}

/**
 * @param {VersionData} version
 * @param {unknown} value
 * @param {string} [at]
 * @returns {OmittedText[]}
 */
export function omittedFrom(version, value, at = "") {
  const taken = new Taken(version);
  return listed(leavesOf(value, at), (text) => taken.missingFrom(text), reasonOf);
}

/**
 * Text of an answer that is outside its items. It is listed with each version.
 * @param {unknown} value
 * @param {ReadonlySet<unknown>} items
 * @returns {OmittedText[]}
 */
export function omittedAround(value, items) {
  return listed(
    leavesOf(value, "", items),
    (text) => plain(text) ?? text,
    () => "metadata",
  );
}

/**
 * Text of the data that no version has or lists.
 * @param {unknown} value
 * @param {readonly VersionData[]} versions
 * @returns {OmittedText[]}
 */
export function omittedFromAll(value, versions) {
  const all = versions.map((version) => new Taken(version));
  const known = new Set(versions.flatMap(({ omitted = [] }) => omitted.map(({ text }) => text)));
  const missing = (/** @type {string} */ text) => {
    let least = text;
    for (const taken of all) {
      const own = taken.missingFrom(text);
      if (own.length < least.length) least = own;
      if (least === "") break;
    }
    return known.has(least) ? "" : least;
  };
  return listed(leavesOf(value), missing, reasonOf);
}

/**
 * @param {Iterable<{ text: string, path: string }>} leaves
 * @param {(text: string) => string} missing the part of a text that is omitted
 * @param {(path: string) => NonNullable<OmittedText["reason"]>} reason
 * @returns {OmittedText[]} at most {@link MOST}, and one with all the rest
 */
function listed(leaves, missing, reason) {
  /** @type {OmittedText[]} */
  const omitted = [];
  const rest = [];
  for (const { text, path } of leaves) {
    const own = missing(text);
    if (own === "") continue;
    if (omitted.length < MOST) omitted.push({ text: own, reason: reason(path), location: path });
    else rest.push(own);
  }
  if (rest.length > 0) omitted.push({ text: rest.join("\n"), reason: "metadata", location: "…" });
  return omitted;
}

/**
 * The texts for people in the data, in their order.
 * @param {unknown} value
 * @param {string} [at] the location of the value
 * @param {ReadonlySet<unknown>} [except] data to skip
 * @returns {Generator<{ text: string, path: string }>}
 */
export function* leavesOf(value, at = "", except = new Set()) {
  // A stack instead of recursion, since data may be nested deeper than the call stack allows.
  const open = [{ value, path: at, key: "", depth: 0 }];
  /** @type {Set<unknown>} */
  const seen = new Set();
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, key, depth } = next;
    if (typeof value === "string") {
      // Some systems store an editor's tree as a string.
      const tree = jsonIn(value);
      if (tree) open.push({ value: tree, path, key, depth: depth + 1 });
      else if (isForPeople(value, key)) yield { text: value, path };
    } else if (typeof value === "object" && value !== null && !seen.has(value) && !except.has(value)) {
      seen.add(value);
      const isList = Array.isArray(value);
      for (const [name, inner] of Object.entries(value).reverse()) {
        // Without a limit, the paths together would be longer than the data.
        const step = isList ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
        const isDeep = depth >= DEEPEST_PATH;
        open.push({ value: inner, path: isDeep ? path : step, key: isList ? key : name, depth: depth + 1 });
      }
    }
  }
}

/** The data in a string. @param {string} text @returns {object | null} */
function jsonIn(text) {
  if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Whether a value is text for people: words, and not a time, number, address, identifier or type name.
 * @param {string} value
 * @param {string} key
 */
export function isForPeople(value, key) {
  const text = value.trim();
  if (!/\p{L}/u.test(text) || /^__proto__$/.test(key)) return false;
  if (isTime(text)) return false;
  if (/\s/.test(text)) return !/^(?:[a-z][a-z0-9+.-]*:)?\/\/\S+(?:\s+\S+[wx],?)*$/i.test(text) && !isSourceSet(text);
  // Without spaces: an address, a number with letters, or a type name.
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|\.{1,2}\/|#|www\.)\S+$/i.test(text)) return false;
  const words = key.replace(/([a-z])([A-Z])/g, "$1_$2");
  if (NAMING.test(words)) return false;
  if (/^[a-z]{2,20}\/[\w.+-]+$/i.test(text) || /^\{?[0-9a-f-]{8,}\}?$/i.test(text)) return false;
  if (/^[\w-]+(?:\.[\w-]+)*\.(?:jpe?g|png|gif|webp|svg|tiff?|mp[34]|pdf|html?)$/i.test(text)) return false;
  // A keyword or the name of a subject, such as "COVID-19".
  if (NUMBERED.test(text) && (LABEL.test(words) || (/^name$/i.test(key) && /^\p{Lu}/u.test(text)))) return true;
  // Letters mixed with digits, or joined by signs that do not join words. Text in a script without spaces has neither.
  return !/^(?=.*[0-9_])[\w.:=+/-]{5,}$/.test(text);
}

/** @param {string} text */
function isTime(text) {
  if (text.length > 48 || !/\d/.test(text)) return false;
  if (/^\d{4}-?\d\d(?:-?\d\d)?(?:[T ]\d\d:?\d\d[\d:.]*\s*(?:Z|UTC|[+-]\d\d:?\d\d)?)?$/.test(text)) return true;
  return /^(?:\w{3},\s*)?\d{1,2}\s\w{3}\s\d{4}\s[\d:]{5,8}\s(?:GMT|UTC|[+-]\d{4})$/.test(text);
}

/** `a.jpg 1x, b.jpg 2x` @param {string} text */
function isSourceSet(text) {
  return /^\S+\s+[\d.]+[wx](?:\s*,\s*\S+\s+[\d.]+[wx])*$/.test(text);
}

/** @param {string} path */
function reasonOf(path) {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "" && !/^\d+$/.test(key));
  if (keys.some((key) => INTERNAL.test(key))) return "internal";
  if (keys.some((key) => RELATED.test(key))) return "related";
  // The name of "content.raw" and "bodies[1].value" is that of the parent.
  return keys.slice(-2).some((key) => BODY.test(key)) || keys.includes("fields_meta") ? "duplicate" : "metadata";
}

/** The budget for searching read texts again, in characters. */
const MOST_CHECKED = 20_000_000;

/**
 * Returns a test that says whether a text of the data is in the version. Short texts count wherever they
 * are, since they may be a piece of a sentence.
 * @param {VersionData} version
 * @returns {(text: string) => boolean}
 */
export function holderOf(version) {
  const listed = (version.omitted ?? []).map(({ text }) => text);
  const all = [new Taken(version).all, ...listed.map(folded)].join("\n");
  let looked = 0;
  return (text) => {
    const words = folded(plain(text) ?? "");
    looked += all.length;
    return looked > MOST_CHECKED || all.includes(words) || piecesOf(text).every((piece) => all.includes(folded(piece)));
  };
}

/** The texts of a version, prepared for searching. */
class Taken {
  /** @param {VersionData} version */
  constructor(version) {
    const { headline, standfirst, byline, dateline } = version.fields ?? {};
    const lines = [headline, standfirst, byline, dateline];
    for (const { caption, credit, alt } of version.photos ?? [])
      lines.push(caption, alt, ...(Array.isArray(credit) ? credit : [credit]));
    // The alternative text of a picture is in its tag.
    for (const [, alt] of (version.text ?? "").matchAll(/\salt="([^"]*)"/g)) lines.push(plain(alt));
    const pieces = [version.text ?? "", ...lines.map((line) => line ?? "")].flatMap(piecesOf);
    /** Whole pieces of text, and the names in short ones. */
    this.pieces = new Set(
      pieces
        .flatMap((piece) => (piece.length > MOST_OF_A_LINE ? [piece] : [piece, ...piece.split(BETWEEN)]))
        .map(folded),
    );
    this.all = folded(pieces.join("\n"));
    this.looked = 0;
  }

  /**
   * The part of a text that is not in the version.
   * @param {string} text
   */
  missingFrom(text) {
    if (this.has(folded(plain(text) ?? ""))) return "";
    return piecesOf(text)
      .filter((piece) => /\p{L}|\d/u.test(piece) && !this.has(folded(piece)))
      .join(" ");
  }

  /** @param {string} piece folded */
  has(piece) {
    if (this.pieces.has(piece)) return true;
    if (piece.length < LONG || this.looked > MOST_LOOKED_AT) return false;
    this.looked += this.all.length;
    return this.all.includes(piece);
  }
}

/** A longer piece is a paragraph, not a list of names. */
const MOST_OF_A_LINE = 400;

/** The pieces of text between tags and line ends. @param {string} text */
function piecesOf(text) {
  return text
    .split(/<!--|-->|<\/?[a-z][^<>]*>|[\r\n]+/i)
    .map((piece) => (/[&<]/.test(piece) ? (plain(piece) ?? "") : piece.trim()))
    .filter((piece) => piece !== "");
}

/** @param {string} text */
function folded(text) {
  // Most texts have only single spaces, and replacing takes time.
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, " ") : text).trim();
}
