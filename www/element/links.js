// @ts-check
// Follows links: to a change, a row or the words of a fact, and to two versions in the page's address. A link waits
// until its target is rendered. If the view does not show the target, it returns to a view of the whole story.

import { yieldToMain } from "../view/scheduler.js";
import { pairInAddress } from "./address.js";
import { changeAt, wordsAt } from "./words-at.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("../view/story-view.js").StoryView} StoryView */
/** @typedef {import("./article-versions.js").ArticleVersionsElement} Element */
/** @typedef {import("./navigation.js").Navigation} Navigation */
/** @typedef {import("./public.d.ts").View} View */
/**
 * What is on the page now.
 * @typedef {{ page: HTMLElement, story: StoryView | null, comparison: Comparison | null, navigation: Navigation }}
 *   Shown
 */

/** The views that do not show the whole story. */
const LISTS = new Set(["list", "photos"]);

/** @param {View} view */
export const isList = (view) => LISTS.has(view);

export class Links {
  /** @type {Element} */
  #element;
  /** @type {Shown} */
  #shown;
  /** The change to go to as soon as it is rendered. @type {{ id: string, focus: boolean } | null} */
  #wanted = null;
  /** The last view of the whole story. @type {View} */
  #storyView = "side-by-side";
  /** The last fragment of the page's address whose two versions were chosen. */
  #followed = "";

  /**
   * @param {Element} element
   * @param {Shown} shown
   */
  constructor(element, shown) {
    this.#element = element;
    this.#shown = shown;
  }

  /** Remembers the view, if it shows the whole story. */
  viewChanged() {
    if (!isList(this.#element.view)) this.#storyView = this.#element.view;
  }

  /**
   * @param {string} id of a change
   * @param {boolean} inStory whether to leave a list for a view of the whole story
   */
  goTo(id, inStory) {
    const leaves = inStory && isList(this.#element.view);
    if (!leaves && this.#shown.navigation.goTo(id, true)) return;
    this.#wanted = { id, focus: true };
    const { story } = this.#shown;
    if (story?.work.busy && !leaves) this.rendered(story);
    else this.#element.view = this.#storyView;
  }

  /**
   * Goes to the words of a fact. A list that does not show them is left for a view of the whole story.
   * @param {FactPlace} place
   */
  async goToWords(place) {
    const find = () => {
      const { page, comparison } = this.#shown;
      return comparison && wordsAt(page, comparison, place);
    };
    const wait = () => this.#shown.story?.work.until(() => find() !== null);
    await wait();
    if (!find() && isList(this.#element.view)) {
      this.#element.view = this.#storyView;
      // The element renders in the next task.
      await yieldToMain();
      await wait();
    }
    const node = find();
    const { comparison, navigation } = this.#shown;
    if (!node || !comparison) return;
    node.closest(".folded[hidden]")?.dispatchEvent(new Event("beforematch"));
    navigation.goToWords(node, changeAt(comparison, place)?.id ?? null);
  }

  /** @param {number} row */
  async goToRow(row) {
    const find = () => this.#shown.page.querySelector(/** @type {"div"} */ (`[data-row="${row}"]`));
    await this.#shown.story?.work.until(() => find() !== null);
    const node = find();
    const { comparison, navigation } = this.#shown;
    const id = comparison?.changes[comparison.rows[row]?.change ?? -1]?.id;
    if (id && navigation.goTo(id, true)) return;
    node?.setAttribute("tabindex", "-1");
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }

  /**
   * Goes to the wanted change as soon as this rendering has it.
   * @param {StoryView} story
   */
  rendered(story) {
    const wanted = this.#wanted;
    if (!wanted) return;
    const isMade = () => this.#shown.navigation.find(wanted.id) !== null;
    const go = () => {
      if (this.#wanted !== wanted || this.#shown.story !== story) return;
      this.#wanted = null;
      this.#shown.navigation.goTo(wanted.id, wanted.focus);
    };
    if (isMade() || !story.work.busy) go();
    else void story.work.until(isMade).then(go);
  }

  /**
   * Applies the versions and the view in the page's address once. After that the reader chooses.
   * @param {number} count the number of versions
   */
  followPair(count) {
    const pair = pairInAddress();
    if (!pair || this.#followed === location.hash || !isLinked(this.#element)) return;
    this.#followed = location.hash;
    const { from, to, view } = pair;
    if (from === to || Math.min(from, to) < 0 || Math.max(from, to) >= count) return;
    this.#element.from = String(from);
    this.#element.to = String(to);
    if (view) this.#element.view = /** @type {View} */ (view);
  }
}

/**
 * Returns whether an address can link to this comparison. The element must be the first on its page, and its versions
 * must not come from a script.
 * @param {Element} element
 */
export function isLinked(element) {
  return !element.versions && document.querySelector(element.localName) === element;
}
