// @ts-check
/**
 * Prepares a web page exported by Word or Google Docs: marks the headline and the standfirst, and lists the comments as
 * omitted.
 *
 * | here | Word | Google Docs |
 * |---|---|---|
 * | `h1` | class MsoTitle | class title |
 * | standfirst | class MsoSubtitle | class subtitle |
 * | omitted | `#_msocom_1` and the list of comments, class MsoCommentText | `#cmnt1` and the content below it |
 */

import { plain } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** Markup that only these two programs write. */
const OFFICE =
  /urn:schemas-microsoft-com:office:|\bcontent=["']?Microsoft Word|\bclass=["']?Mso(?:Normal|Title)\b|<body\b[^>]*\bclass=["'][^"']*\bdoc-content\b|\bid=["']?cmnt_ref\d|\blst-kix_/i;
/** A paragraph and its classes. */
const PARAGRAPH = /<p\b([^>]*)>([\s\S]*?)<\/p\s*>/gi;
/** A reference to a comment. */
const REFERENCE = /<a\b[^>]*\bhref=["']?#(?:cmnt\d|_msocom_\d)[^>]*>[^<]*(?:<(?!\/a\b)[^<]*)*<\/a\s*>/gi;
/** The list of comments by Word, and one comment by Google Docs. */
const COMMENTS =
  /<div\b[^>]*\bmso-element:\s*comment-list\b[^>]*>|<div\b[^>]*>(?=\s*<p\b[^>]*>\s*(?:<[^>]*>\s*){0,8}?<a\b[^>]*\bhref=["']?#cmnt_ref\d)/gi;

/**
 * @param {VersionData} version a page
 * @returns {VersionData} unchanged if neither program wrote it
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
 * Replaces all matches. Does not search after the last end tag, since every start tag there would be searched to the
 * end of the page.
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
 * Removes the divisions with comments from the page.
 * @param {string} html
 * @param {string[]} comments receives their text
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
