// @ts-check
// What a page sets of the element: attributes, which are the truth, and a property for each. One that says nothing we know is read as
// its default, and none throws.

import { VIEWS } from "../view/reader.js";

/** @typedef {import("../view/story.js").Images} Images */

// Node has no HTMLElement; importing the package there must not fail.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class Settings extends Base {
  static observedAttributes = ["from", "to", "view", "hide", "history", "images", "keys", "loading", "lang", "src"];

  /** The earlier version: its place (negative from the end) or its id. */
  get from() {
    return this.getAttribute("from") ?? "0";
  }
  set from(value) {
    this.#reflect("from", value);
  }

  /** The later version. */
  get to() {
    return this.getAttribute("to") ?? "-1";
  }
  set to(value) {
    this.#reflect("to", value);
  }

  get view() {
    const view = this.getAttribute("view") ?? "";
    return Object.hasOwn(VIEWS, view) ? view : "side-by-side";
  }
  set view(value) {
    this.#reflect("view", value);
  }

  /** Classes of change not shown, separated by spaces. */
  get hide() {
    return this.getAttribute("hide") ?? "";
  }
  set hide(value) {
    this.#reflect("hide", value);
  }

  /** Whether it is shown when each sentence came and went. */
  get history() {
    return this.hasAttribute("history");
  }
  set history(value) {
    this.toggleAttribute("history", Boolean(value));
  }

  /** `letters`: n and j go to the next change, p and k to the previous one, beside Alt with an arrow. */
  get keys() {
    return this.getAttribute("keys") === "letters" ? "letters" : "";
  }
  set keys(value) {
    this.#reflect("keys", value);
  }

  /** @returns {Images} */
  get images() {
    const images = this.getAttribute("images");
    return images === "click" || images === "none" ? images : "auto";
  }
  set images(value) {
    this.#reflect("images", value);
  }

  get loading() {
    return this.getAttribute("loading") === "lazy" ? "lazy" : "eager";
  }
  set loading(value) {
    this.#reflect("loading", value);
  }

  get src() {
    return this.getAttribute("src") ?? "";
  }
  set src(value) {
    this.#reflect("src", value);
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  #reflect(name, value) {
    if (value === null || value === undefined || value === "") this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }
}
