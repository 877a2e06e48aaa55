// @ts-check
// Saves or copies a comparison, or copies a link to it. The module that writes the format is fetched on demand.

import { addressOf } from "./address.js";
import { lazy } from "./lazy.js";
import { styles } from "./mount.js";
import { copy, save } from "./save.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../view/story-view.js").StoryView} StoryView */
/** @typedef {import("../export/index.js").ExportFormat | "link"} Format */

/**
 * @param {"save" | "copy"} how
 * @param {Format} format
 * @param {StoryView} story
 * @param {object} page
 * @param {Comparison} page.comparison
 * @param {import("./public.d.ts").View} page.view
 * @param {string} page.title where the story has no headline
 * @param {number} page.from the versions, by their index
 * @param {number} page.to
 * @param {() => Promise<[Article, Article]>} page.articles both versions, parsed
 * @returns {Promise<string | null>} null when it is done, else the key of the label that says why not
 */
export async function saveOrCopy(how, format, story, { comparison, view, title, from, to, articles }) {
  if (format === "link") return (await copy(Promise.resolve(addressOf({ from, to, view })))) ? null : "copy.failed";
  const saving = lazy("saving");
  const text = async () => {
    const module = await saving;
    if (!module) throw new Error("The module that writes it could not be loaded.");
    return module.exportAs(format, story, { comparison, view, title, styles, articles });
  };
  // Started at once, because the permission that a click gives expires.
  const copied = how === "copy" ? copy(text()).catch(() => false) : null;
  const file = (await saving)?.FILES[format];
  if (!file) return "keep.failed";
  if (copied) return (await copied) ? null : "copy.failed";
  save(await text(), `${story.labels.text("save.name")}.${file.extension}`, file.type);
  return null;
}
