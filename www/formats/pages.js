// @ts-check
/**
 * A web page -> versions: the two or more that it holds, as a comparison that was saved and a document with tracked changes do, else the page itself,
 * with the time that it says it was changed, else the time at which it was captured.
 */

import { capturedAt } from "./captures.js";
import { fromOffice } from "./office-html.js";
import { fromSavedPage } from "./saved.js";
import { fromWordHtml } from "./word-html.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** A page's own word for when it was last changed, in the order of trust. */
const TIMES = [
  /"dateModified"\s*:\s*"([^"]{10,40})"/,
  /<meta\s[^>]*(?:article:modified_time|dateModified)["'][^>]*\scontent=["']([^"']{10,40})["']/i,
  /"datePublished"\s*:\s*"([^"]{10,40})"/,
  /<meta\s[^>]*(?:article:published_time|datePublished)["'][^>]*\scontent=["']([^"']{10,40})["']/i,
];

/**
 * @param {string} html
 * @param {string} [name] the file's; it becomes the label
 * @returns {VersionData[]} the earlier first
 */
export function readPage(html, name = "") {
  const held = fromSavedPage(html) ?? fromWordHtml(html)?.map(fromOffice);
  if (held) return held;
  const label = labelOf(name);
  const published = timeOf(html) ?? capturedAt(html);
  return [fromOffice({ text: html, format: "html", ...(label && { label }), ...(published && { published }) })];
}

/** @param {string} html */
function timeOf(html) {
  for (const pattern of TIMES) {
    const time = pattern.exec(html)?.[1];
    if (time && !Number.isNaN(Date.parse(time))) return time;
  }
  return undefined;
}

/** A file's name without its folder and its ending. @param {string} name */
export function labelOf(name) {
  return name.replace(/^.*[\\/]/, "").replace(/\.[^.]+$/, "");
}
