// @ts-check
/**
 * A web page that Word or Google Docs wrote of a document, as a web page: its headline and standfirst marked as such, its comments listed as omitted.
 *
 * | here | Word | Google Docs |
 * |---|---|---|
 * | `h1` | class MsoTitle | class title |
 * | standfirst | class MsoSubtitle | class subtitle |
 * | omitted | `#_msocom_1` and the list of comments, class MsoCommentText | `#cmnt1` and what stands under it |
 */

import { plain } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** What these two programs write and no newspaper does. */
const OFFICE =
  /urn:schemas-microsoft-com:office:|\bcontent=["']?Microsoft Word|\bclass=["']?Mso(?:Normal|Title)\b|<body\b[^>]*\bclass=["'][^"']*\bdoc-content\b|\bid=["']?cmnt_ref\d|\blst-kix_/i;
/** A paragraph, with its classes. */
const PARAGRAPH = /<p\b([^>]*)>([\s\S]*?)<\/p\s*>/gi;
/** A reference to a comment. */
const REFERENCE = /<a\b[^>]*\bhref=["']?#(?:cmnt\d|_msocom_\d)[^>]*>[^<]*(?:<(?!\/a\b)[^<]*)*<\/a\s*>/gi;
/** The comments of Word, all together, and one of Google Docs. */
const COMMENTS =
  /<div\b[^>]*\bmso-element:\s*comment-list\b[^>]*>|<div\b[^>]*>(?=\s*<p\b[^>]*>\s*(?:<[^>]*>\s*){0,8}?<a\b[^>]*\bhref=["']?#cmnt_ref\d)/gi;

/**
 * @param {VersionData} version a page
 * @returns {VersionData} the same where neither program wrote it
 */
export function fromOffice(version) {
  const html = version.text ?? "";
  if (!OFFICE.test(html)) return version;
  /** @type {string[]} */
  const comments = [];
  /** @type {string | undefined} */
  let standfirst;
  let hasTitle = false;
  const text = replaced(
    replaced(withoutDivs(html, comments), REFERENCE, "</a", () => ""),
    PARAGRAPH,
    "</p",
    (whole, attributes, inner) => {
      const classes = classesOf(attributes);
      if (/^MsoCommentText/i.test(classes[0] ?? "")) return dropped(inner, comments);
      if (!hasTitle && classes.some((name) => /^(?:MsoTitle\w*|title)$/.test(name)) && plain(inner)) {
        hasTitle = true;
        return `<h1>${inner}</h1>`;
      }
      if (standfirst === undefined && classes.some((name) => /^(?:MsoSubtitle\w*|subtitle)$/.test(name))) {
        standfirst = plain(inner.replace(/\s+/g, " "));
        return standfirst === undefined ? whole : "";
      }
      return whole;
    },
  );
  return {
    ...version,
    text,
    ...(standfirst !== undefined && { fields: { ...version.fields, standfirst } }),
    ...(comments.length > 0 && {
      omitted: comments.map((comment) => ({
        text: comment,
        reason: /** @type {const} */ ("internal"),
        location: "comments",
      })),
    }),
  };
}

/**
 * The text with all matches replaced. Behind the last end tag nothing is looked for: each start would be looked at to the end of the page.
 * @param {string} html
 * @param {RegExp} pattern
 * @param {string} end how the end tag begins
 * @param {(...found: string[]) => string} replace
 */
function replaced(html, pattern, end, replace) {
  const last = html.toLowerCase().lastIndexOf(end) + end.length + 1;
  return html.slice(0, last).replace(pattern, replace) + html.slice(last);
}

/** @param {string} attributes */
function classesOf(attributes) {
  const [, quoted, apostrophes, bare = ""] =
    /\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? [];
  return (quoted ?? apostrophes ?? bare).split(/\s+/);
}

/** @param {string} inner @param {string[]} comments */
function dropped(inner, comments) {
  const text = plain(inner)?.replace(/\s+/g, " ");
  if (text !== undefined) comments.push(text);
  return "";
}

/**
 * The page without the divisions that hold comments, with all that is in them.
 * @param {string} html
 * @param {string[]} comments what they hold is added
 */
function withoutDivs(html, comments) {
  let kept = "";
  let from = 0;
  for (const { index } of html.matchAll(COMMENTS)) {
    if (index < from) continue;
    const end = endOfDiv(html, index);
    kept += html.slice(from, index);
    dropped(html.slice(index, end), comments);
    from = end;
  }
  return kept + html.slice(from);
}

/** @param {string} html @param {number} start */
function endOfDiv(html, start) {
  const tag = /<(\/?)div\b[^>]*>/gi;
  tag.lastIndex = start;
  let depth = 0;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    depth += match[1] ? -1 : 1;
    if (depth === 0) return tag.lastIndex;
  }
  return html.length;
}
