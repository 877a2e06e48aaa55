// @ts-check
// The settings of the element. The attributes hold the state; each has a property. An unknown value is read as the
// default.

/** @typedef {import("./public.d.ts").ArticleVersionsElement} Public */
/** @typedef {import("./public.d.ts").View} View */

/** @type {readonly string[]} */
const VIEWS = /** @satisfies {readonly View[]} */ (["side-by-side", "inline", "list", "photos"]);

// Node has no HTMLElement; importing the package there must not fail.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class Settings extends Base {
  static observedAttributes = [
    "from",
    "to",
    "view",
    "hide",
    "history",
    "images",
    "keys",
    "loading",
    "lang",
    "src",
    "current",
    "disclosure",
    "open",
    "summary",
    "updated",
    "count",
    "remember",
  ];

  /** The earlier version: its index (negative counts from the end) or its id. */
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

  /** @returns {View} */
  get view() {
    const view = this.getAttribute("view") ?? "";
    return VIEWS.includes(view) ? /** @type {View} */ (view) : "side-by-side";
  }
  set view(value) {
    this.#reflect("view", value);
  }

  /** Classes of change that are not shown, separated by spaces. @returns {Public["hide"]} */
  get hide() {
    return /** @type {Public["hide"]} */ (this.getAttribute("hide") ?? "");
  }
  set hide(value) {
    this.#reflect("hide", value);
  }

  /** Whether it is shown when each sentence first appeared, last changed and was removed. */
  get history() {
    return this.hasAttribute("history");
  }
  set history(value) {
    this.toggleAttribute("history", Boolean(value));
  }

  /**
   * `letters`: n and j go to the next change, p and k to the previous one, as Alt with an arrow does.
   * @returns {Public["keys"]}
   */
  get keys() {
    return this.getAttribute("keys") === "letters" ? "letters" : "";
  }
  set keys(value) {
    this.#reflect("keys", value);
  }

  /** @returns {Public["images"]} */
  get images() {
    const images = this.getAttribute("images");
    return images === "click" || images === "none" ? images : "auto";
  }
  set images(value) {
    this.#reflect("images", value);
  }

  /** @returns {Public["loading"]} */
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

  /** The article on the page that is the newest version: its id or a selector. */
  get current() {
    return this.getAttribute("current") ?? "";
  }
  set current(value) {
    this.#reflect("current", value);
  }

  /** Whether one line stands on the page until the reader opens it. */
  get disclosure() {
    return this.hasAttribute("disclosure");
  }
  set disclosure(value) {
    this.toggleAttribute("disclosure", Boolean(value));
  }

  /** Whether the line is open. */
  get open() {
    return this.hasAttribute("open");
  }
  set open(value) {
    this.toggleAttribute("open", Boolean(value));
  }

  /** What changed, in a sentence, for the closed line. */
  get summary() {
    return this.getAttribute("summary") ?? "";
  }
  set summary(value) {
    this.#reflect("summary", value);
  }

  /** When the story was last published, for the closed line. */
  get updated() {
    return this.getAttribute("updated") ?? "";
  }
  set updated(value) {
    this.#reflect("updated", value);
  }

  /** How many versions there are, for the closed line; 0 where it is not said. */
  get count() {
    return Math.max(0, Math.trunc(Number(this.getAttribute("count")) || 0));
  }
  set count(value) {
    this.#reflect("count", value);
  }

  /** Whether this browser remembers which version the reader saw. */
  get remember() {
    return this.hasAttribute("remember");
  }
  set remember(value) {
    this.toggleAttribute("remember", Boolean(value));
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
