// @ts-check
// Opens and closes the comparison: by its line, by the page's address, and by the attribute `open`, which is the truth.

import { changeInAddress, clearAddress } from "./address.js";
import { Line } from "./line.js";

/** @typedef {import("./article-versions.js").ArticleVersionsElement} Element */

export class Disclosure {
  /** @type {Element} */
  #element;
  /** @type {Line} */
  #line;
  /** @type {() => void} */
  #compare;
  /** What a reader has to know of the comparison that is asked for: a key of the words. */
  #message = "";
  /** @type {import("./memory.js").Memory | null} */
  #memory = null;
  /** Where the reader was when the comparison was opened: how far the page was scrolled, in pixels. @type {number | null} */
  #scrolled = null;
  #onHash = () => this.followAddress();
  /** Whether the comparison is made behind the closed line, because the page's address may lead to one of its changes. */
  seeking = false;

  /**
   * @param {Element} element
   * @param {HTMLSlotElement} slot of the element's children, in its shadow root
   * @param {() => void} compare asks for the comparison
   */
  constructor(element, slot, compare) {
    this.#element = element;
    this.#compare = compare;
    this.#line = new Line(slot, (from) => this.#toggle(from));
  }

  connect() {
    window.addEventListener("hashchange", this.#onHash);
    this.followAddress();
  }

  disconnect() {
    window.removeEventListener("hashchange", this.#onHash);
  }

  /** Takes the line away. */
  remove() {
    this.disconnect();
    this.#line.remove();
  }

  /** @param {import("./memory.js").Memory | null} [memory] what is known of earlier visits */
  render(memory = this.#memory) {
    this.#memory = memory;
    this.#line.render(this.#element, this.#message, memory);
  }

  /** Whether the comparison could not be loaded when it was last asked for. */
  get failed() {
    return this.#message === "line.failed";
  }

  /** @param {"" | "line.wait" | "line.failed"} message */
  say(message) {
    this.#message = message;
    this.render();
  }

  /** `#change-…` opens the element that has this change. Where there are several, each looks behind its closed line. */
  followAddress() {
    const id = changeInAddress();
    if (!id || this.#element.open) return;
    if (document.querySelectorAll(this.#element.localName).length === 1) this.#element.open = true;
    else if (this.#element.comparison) this.found();
    else {
      this.seeking = true;
      this.#compare();
    }
  }

  /** A comparison has been made. */
  found() {
    this.seeking = false;
    if (this.#hasAddress()) this.#element.open = true;
  }

  /** Whether the page's address names a change of this element. */
  #hasAddress() {
    const id = changeInAddress();
    return Boolean(id && this.#element.comparison?.changes.some((change) => change.id === id));
  }

  /** @param {"line" | "foot"} from where the reader pressed */
  #toggle(from) {
    const element = this.#element;
    if (!element.open) {
      this.#scrolled = window.scrollY;
      element.open = true;
      return;
    }
    element.open = false;
    if (this.#hasAddress()) clearAddress();
    // Once the page has its former height.
    queueMicrotask(() => this.#restore(from));
  }

  /** @param {"line" | "foot"} from */
  #restore(from) {
    if (from === "line") return;
    if (this.#scrolled !== null) window.scrollTo({ top: this.#scrolled, behavior: "instant" });
    this.#line.show();
  }
}
