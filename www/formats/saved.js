// @ts-check
// A comparison that was saved as a page -> the versions inside it. (Saved as data it is a manifest, as Markdown CriticMarkup.)

import { fromManifest, isManifest } from "./manifest.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** What stands around the versions in a saved page. They are data: no browser runs a script of this type. */
export const ISLAND = { open: '<script type="application/json" id="article-versions">', close: "</script>" };

/**
 * @param {string} html
 * @returns {VersionData[] | null} null where the page holds none
 */
export function fromSavedPage(html) {
  const start = html.lastIndexOf(ISLAND.open);
  const end = start < 0 ? -1 : html.indexOf(ISLAND.close, start);
  if (end < 0) return null;
  try {
    const value = JSON.parse(html.slice(start + ISLAND.open.length, end));
    return isManifest(value) ? fromManifest(value).versions : null;
  } catch {
    // Damaged: what can be read of the page is still its text.
    return null;
  }
}
