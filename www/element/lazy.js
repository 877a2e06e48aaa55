// @ts-check
// What most readers never ask for: saving, and the timeline of three versions or more. Modules of their own, had when they are first
// asked for; each entry says how. One that cannot be had is said where it would stand, and everything else goes on.

/** @typedef {typeof import("../export/index.js")} Saving */
/** @typedef {typeof import("../view/timeline.js")} Time */
/** @typedef {{ saving: () => Promise<Saving>, time: () => Promise<Time> }} LazyModules */

/** @type {LazyModules | null} */
let ways = null;

/** @param {LazyModules} given */
export function setLazyLoaders(given) {
  ways ??= given;
}

/**
 * @template {keyof LazyModules} Name
 * @param {Name} name
 * @returns {Promise<Awaited<ReturnType<LazyModules[Name]>> | null>} null where it cannot be had
 */
export async function lazy(name) {
  try {
    return /** @type {any} */ (await /** @type {LazyModules} */ (ways)[name]());
  } catch (error) {
    console.warn(`article-versions: a part of the script ("${name}") could not be had.`, error);
    return null;
  }
}
