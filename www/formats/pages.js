// @ts-check
/**
 * Reads the versions in a web page. A saved comparison and a document with tracked changes contain two or more. Any
 * other page is one version, with the time of its last change, else the time of its capture.
 */

import { capturedAt } from "./captures.js";
import { fromOffice } from "./office-html.js";
import { fromSavedPage } from "./saved.js";
import { fromWordHtml } from "./word-html.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** Where a page says when it was last changed, the most reliable first. */
const TIMES = [
  /"dateModified"\s*:\s*"([^"]{10,40})"/,
  /<meta\s[^>]*(?:article:modified_time|dateModified)["'][^>]*\scontent=["']([^"']{10,40})["']/i,
  /"datePublished"\s*:\s*"([^"]{10,40})"/,
  /<meta\s[^>]*(?:article:published_time|datePublished)["'][^>]*\scontent=["']([^"']{10,40})["']/i,
];

/**
 * @param {string} html
 * @param {string} [name] the file name; it becomes the label
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

/** A file name without folder and extension. @param {string} name */
export function labelOf(name) {
  return name.replace(/^.*[\\/]/, "").replace(/\.[^.]+$/, "");
}
