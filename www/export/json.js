// @ts-check
// Writes a comparison as JSON: a valid manifest of its two versions, with the comparison added.

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../view/story-view.js").VersionName} VersionName */
/** @typedef {{ label: string, published?: string, lang?: string, article: Article }} SavedVersion */
/** @typedef {{ title: string, versions: SavedVersion[] }} Saved */

/**
 * @param {string} title
 * @param {readonly [VersionName, VersionName]} names
 * @param {readonly [Article, Article]} articles both parsed versions
 * @returns {Saved}
 */
export function toManifest(title, names, articles) {
  const versions = articles.map((article, index) => {
    const { label, published, lang } = /** @type {VersionName} */ (names[index]);
    return { label, ...(published ? { published } : {}), ...(lang ? { lang } : {}), article };
  });
  return { title, versions };
}

/**
 * @param {Saved} saved
 * @param {Comparison} comparison
 */
export function toJson(saved, comparison) {
  return `${JSON.stringify({ ...saved, comparison }, null, 2)}\n`;
}
