// @ts-check
// Prints the changes, or the whole story if the reader chose that.
//
// The changes are printed as a list, each with the sentence around it, so that one changed word does not print a long
// story. The list is made before printing and removed afterwards. The views of changes and photos are printed as they
// are on the screen.

import { list } from "../view/list.js";
import { make } from "../view/make.js";
import { versionHeads } from "../view/paper.js";

/** @typedef {import("../view/story-view.js").StoryView} StoryView */

export class Printing {
  #whole = false;
  /** @type {HTMLElement | null} */
  #paper = null;
  #before = () => this.#prepare();
  #after = () => this.#tidy();

  /**
   * @param {() => { page: HTMLElement, story: StoryView | null, copy: () => StoryView | null }} shown returns the
   *   current page
   *   and story; `copy` makes a new story of the same comparison
   */
  constructor(shown) {
    this.shown = shown;
  }

  connect() {
    addEventListener("beforeprint", this.#before);
    addEventListener("afterprint", this.#after);
  }

  disconnect() {
    removeEventListener("beforeprint", this.#before);
    removeEventListener("afterprint", this.#after);
    this.#tidy();
  }

  /** @param {boolean} whole */
  print(whole) {
    this.#whole = whole;
    window.print();
  }

  #prepare() {
    const { page, story, copy } = this.shown();
    story?.work.finish();
    const view = page.querySelector(".story");
    if (this.#whole || this.#paper || !view?.matches(".side-by-side, .inline")) return;
    const listed = copy();
    if (!listed) return;
    const none = () => {};
    const rows = list(listed, { goTo: none, goToRow: none });
    listed.work.finish();
    this.#paper = make("div", { class: "story list paper" }, versionHeads(listed), rows);
    page.classList.add("on-paper");
    view.after(this.#paper);
  }

  #tidy() {
    this.#whole = false;
    this.#paper?.parentElement?.classList.remove("on-paper");
    this.#paper?.remove();
    this.#paper = null;
  }
}
