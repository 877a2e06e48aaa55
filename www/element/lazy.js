// @ts-check
// Loads features on first use: saving, the timeline of three or more versions, and whole words of scripts without
// spaces. Each entry of the package sets how they are loaded. If one cannot be loaded, the rest of the page works.

/** @typedef {typeof import("../export/index.js")} Saving */
/** @typedef {typeof import("../view/timeline.js")} Time */
/** @typedef {typeof import("../view/whole-words.js")} WholeWords */
/**
 * @typedef {{ saving: () => Promise<Saving>, time: () => Promise<Time>, wholeWords: () => Promise<WholeWords> }} LazyModules
 */

/** @type {LazyModules | null} */
let loaders = null;

/** @param {LazyModules} given */
export function setLazyLoaders(given) {
  loaders ??= given;
}

/**
 * @template {keyof LazyModules} Name
 * @param {Name} name
 * @returns {Promise<Awaited<ReturnType<LazyModules[Name]>> | null>} null if it cannot be loaded
 */
export async function lazy(name) {
  try {
    return /** @type {any} */ (await /** @type {LazyModules} */ (loaders)[name]());
  } catch (error) {
    console.warn(`article-versions: a part of the script ("${name}") could not be loaded.`, error);
    return null;
  }
}
