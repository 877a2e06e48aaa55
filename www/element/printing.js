// @ts-check
// What is printed: what changed, or the whole story where the reader asks for it.
//
// The changes are a list, each with the sentence around it, so that one changed word is no stack of paper. It is made
// when the page is printed and gone afterwards. A list, or the photos, are printed as the reader has them on the
// screen.

import { list } from "../view/list.js";
import { make } from "../view/make.js";
import { versionHeads } from "../view/paper.js";

/** @typedef {import("../view/story.js").Story} Story */

export class Printing {
  #whole = false;
  /** @type {HTMLElement | null} */
  #paper = null;
  #before = () => this.#prepare();
  #after = () => this.#tidy();

  /** @param {() => { page: HTMLElement, story: Story | null, copy: () => Story | null }} shown what is on the page now; `copy` renders it once more */
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
