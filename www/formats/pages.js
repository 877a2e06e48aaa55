// @ts-check
/**
 * Reads the versions in a web page. A saved comparison and a document with tracked changes contain two or more. Any
 * other page is one version, with the time of its last change, else the time of its capture.
 */

import { capturedAt } from "./captures.js";
import { isForPeople, leavesOf } from "./omitted.js";
import { fromOffice } from "./office-html.js";
import { fromSavedPage } from "./saved.js";
import { plain } from "./values.js";
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
  const omitted = dataOf(html);
  return [
    fromOffice({
      text: html,
      format: "html",
      ...(label && { label }),
      ...(published && { published }),
      ...(omitted.length > 0 && { omitted }),
    }),
  ];
}

/** A page with fewer letters than this is the shell of an application, which a script fills. */
const MOST_OF_A_SHELL = 300;
/** The shortest text in data that is taken for a sentence, in characters. */
const SHORTEST_SENTENCE = 20;
/** The most scripts that are looked into. */
const MOST_SCRIPTS = 100;
/** The most texts that are listed. */
const MOST_TEXTS = 1000;

/**
 * The texts in the data of a page that is filled by a script, where the page itself has no story: the data of Next.js,
 * Nuxt and others. They are listed as omitted, so that a change in them is reported.
 * @param {string} html
 * @returns {NonNullable<VersionData["omitted"]>}
 */
function dataOf(html) {
  if (!JSON_SCRIPT.test(html)) return [];
  const { shown, scripts } = partsOf(html);
  if ((plain(shown) ?? "").replace(/\s+/g, "").length > MOST_OF_A_SHELL) return [];
  /** @type {NonNullable<VersionData["omitted"]>} */
  const omitted = [];
  for (const { tag, content } of scripts) {
    if (!JSON_SCRIPT.test(tag)) continue;
    const id = /\bid\s*=\s*["']?([\w-]+)/i.exec(tag)?.[1];
    for (const { text, path } of leavesOf(parsed(content), `script${id ? `#${id}` : ""}`)) {
      const words = plain(text) ?? "";
      if (omitted.length === MOST_TEXTS) return omitted;
      if (words.length >= SHORTEST_SENTENCE && /\s/.test(words) && isForPeople(words, ""))
        omitted.push({ text: words, reason: "hidden", location: path });
    }
  }
  return omitted;
}

/** The start tag of a script with JSON. */
const JSON_SCRIPT = /<script\b[^<>]*?\btype\s*=\s*["']?application\/json/i;

/**
 * What a page shows, and its scripts. Goes through the page once, however many elements are left open.
 * @param {string} html
 */
function partsOf(html) {
  const lower = html.toLowerCase();
  /** @type {{ tag: string, content: string }[]} */
  const scripts = [];
  let shown = "";
  let from = 0;
  const opening = /<(script|style|noscript|template)\b/g;
  for (let open = opening.exec(lower); open; open = opening.exec(lower)) {
    const [start, name = ""] = open;
    const ends = lower.indexOf(`</${name}`, open.index);
    if (ends < 0) break;
    shown += html.slice(from, open.index);
    const content = html.indexOf(">", open.index) + 1;
    if (name === "script" && scripts.length < MOST_SCRIPTS && content > start.length && content <= ends)
      scripts.push({ tag: html.slice(open.index, content), content: html.slice(content, ends) });
    opening.lastIndex = from = ends;
  }
  return { shown: shown + html.slice(from), scripts };
}

/** @param {string} content @returns {unknown} */
function parsed(content) {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
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
