// @ts-check
/**
 * Reads a manifest, a list of versions:
 *
 * ```json
 * { "title": "The pier", "versions": [
 *   { "label": "First edition", "published": "2031-03-04T06:12Z", "src": "first.html" },
 *   { "label": "Updated", "published": "2031-03-04T09:40Z", "text": "…", "format": "markdown" },
 *   { "label": "Corrected", "number": 3, "article": { … } } ] }
 * ```
 *
 * It may also be only the list of versions. Versions are sorted by time if all have one, then by number, then by their
 * order in the list.
 * A version needs one of `src`, `text` and `article`. `src` is relative to the manifest.
 */

import { FormatError } from "./errors.js";
import { inOrder, isData } from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** @param {unknown} value */
export function isManifest(value) {
  const versions = Array.isArray(value) ? value : isData(value) ? value.versions : undefined;
  return Array.isArray(versions) && versions.length > 0 && versions.every(isVersion);
}

/**
 * @param {unknown} value the manifest, parsed
 * @returns {{ title: string, versions: VersionData[] }} oldest first
 */
export function fromManifest(value) {
  const versions = Array.isArray(value) ? value : isData(value) ? value.versions : undefined;
  if (!Array.isArray(versions) || versions.length === 0)
    throw new FormatError("no-versions", "The manifest has no list of versions.");
  const wrong = versions.findIndex((version) => !isVersion(version));
  if (wrong >= 0) {
    throw new FormatError(
      "no-versions",
      `Version ${wrong + 1} of the manifest has neither a "text", nor an "article", nor a "src".`,
    );
  }
  const title = isData(value) && typeof value.title === "string" ? value.title : "";
  return { title, versions: inOrder(/** @type {VersionData[]} */ (versions)) };
}

/** @param {unknown} value */
function isVersion(value) {
  if (!isData(value)) return false;
  return (
    typeof value.text === "string" ||
    typeof value.src === "string" ||
    (isData(value.article) && Array.isArray(value.article.blocks))
  );
}
