// @ts-check
// Opens and closes the comparison by its line, by the page's address and by the attribute `open`, which holds the
// state.

import { changeInAddress, clearAddress } from "./address.js";
import { ClosedLine } from "./closed-line.js";

/** @typedef {import("./article-versions.js").ArticleVersionsElement} Element */

export class Disclosure {
  /** @type {Element} */
  #element;
  /** @type {ClosedLine} */
  #line;
  /** @type {() => void} */
  #compare;
  /** A message about the comparison for the reader: a key of the labels. */
  #message = "";
  /** @type {import("./memory.js").Memory | null} */
  #memory = null;
  /** The scroll position when the comparison was opened, in pixels. @type {number | null} */
  #scrolled = null;
  #onHash = () => this.followAddress();
  /** Whether versions are compared while the line is closed, because the page's address may name one of the changes. */
  seeking = false;

  /**
   * @param {Element} element
   * @param {HTMLSlotElement} slot of the element's children, in its shadow root
   * @param {() => void} compare requests the comparison
   */
  constructor(element, slot, compare) {
    this.#element = element;
    this.#compare = compare;
    this.#line = new ClosedLine(slot, (from) => this.#toggle(from));
  }

  connect() {
    window.addEventListener("hashchange", this.#onHash);
    this.followAddress();
  }

  disconnect() {
    window.removeEventListener("hashchange", this.#onHash);
  }

  /** Removes the line. */
  remove() {
    this.disconnect();
    this.#line.remove();
  }

  /** @param {import("./memory.js").Memory | null} [memory] the reader's earlier visits */
  render(memory = this.#memory) {
    this.#memory = memory;
    this.#line.render(this.#element, this.#message, memory);
  }

  /** Whether the comparison failed to load at the last attempt. */
  get failed() {
    return this.#message === "line.failed";
  }

  /** @param {"" | "line.wait" | "line.failed"} message */
  say(message) {
    this.#message = message;
    this.render();
  }

  /** `#change-…` opens the element with this change. If there are several elements, each compares to find out. */
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

  /** Called after a comparison. */
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
