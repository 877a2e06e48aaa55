// @ts-check
// Reads the versions in a comparison that was saved as a page. (Saved as data it is a manifest; saved as Markdown it is
// CriticMarkup.)

import { fromManifest, isManifest } from "./manifest.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** The element around the versions in a saved page. Browsers do not run scripts of this type. */
export const ISLAND = { open: '<script type="application/json" id="article-versions">', close: "</script>" };

/**
 * @param {string} html
 * @returns {VersionData[] | null} null if the page has none
 */
export function fromSavedPage(html) {
  const start = html.lastIndexOf(ISLAND.open);
  const end = start < 0 ? -1 : html.indexOf(ISLAND.close, start);
  if (end < 0) return null;
  try {
    const value = JSON.parse(html.slice(start + ISLAND.open.length, end));
    return isManifest(value) ? fromManifest(value).versions : null;
  } catch {
    // Damaged data: the page can still be read as text.
    return null;
  }
}
