// @ts-check
// The element <article-versions>: attributes, properties, methods and events. What it shows is made by a presenter (presenter.js).
//
// Parts to style from outside: page, header, headline, standfirst, summary, kinds, controls, views, stepper, strip, timeline, version,
// versions, story, saving, rows, row, margin, note, history, added, removed, photo, credit, fold, button, message.

import { getPresenter } from "./parts.js";
import { Settings } from "./settings.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../labels/index.js").Dictionary} Dictionary */
/** @typedef {import("./presenter.js").Presenter} Presenter */
/** @typedef {import("./parts.js").PresenterClass} PresenterClass */
/** @typedef {import("./presenter.js").Update} Update */
/** @typedef {import("./public.d.ts").VersionInput} VersionInput */

/** What an update may have to do: nothing, show the same in another way, compare two other versions, or look for the versions again. */
const UPDATE = { nothing: 0, render: 1, choose: 2, compare: 3 };

/** How far from the viewport a lazy element begins: the comparison stands before the reader comes, and nothing moves under their eyes. */
const NEAR = "1000px";

/** Properties that hold data and have no attribute. */
const DATA = ["versions", "labels", "agencies"];

export class ArticleVersionsElement extends Settings {
  /** @type {readonly VersionInput[] | null} */
  #versions = null;
  /** @type {Dictionary} */
  #labels = {};
  /** @type {Record<string, string[]>} */
  #agencies = {};
  /** What shows the comparison, once there is something to show. @type {Presenter | null} */
  #presenter = null;
  /** @type {HTMLSlotElement} */
  #slot;
  /** What the next update has to do: of these the one that does most. @type {keyof typeof UPDATE} */
  #pending = "nothing";
  /** Whether a lazy element has come near the viewport. */
  #seen = false;
  /** @type {IntersectionObserver | null} */
  #sight = null;
  /** @type {MutationObserver | null} */
  #children = null;

  constructor() {
    super();
    this.#slot = document.createElement("slot");
    this.attachShadow({ mode: "open" }).append(this.#slot);
  }

  connectedCallback() {
    takeEarly(this, [...DATA, ...Settings.observedAttributes]);
    this.#presenter?.connect();
    // Children may still be arriving, and a page may change them later.
    this.#children = new MutationObserver(() => this.#requestUpdate("compare"));
    this.#children.observe(this, { childList: true });
    if (this.loading === "lazy" && !this.#seen) this.#waitForSight();
    else this.#requestUpdate("compare");
  }

  disconnectedCallback() {
    this.#presenter?.disconnect();
    this.#sight?.disconnect();
    this.#children?.disconnect();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "keys") return void this.#presenter?.keysChanged();
    if (name === "view") this.#presenter?.viewChanged();
    this.#requestUpdate(name === "src" ? "compare" : name === "from" || name === "to" ? "choose" : "render");
  }

  /** The versions as data; take precedence over children and `src`. */
  get versions() {
    return this.#versions;
  }
  set versions(value) {
    this.#versions = Array.isArray(value) ? value : null;
    this.#requestUpdate("compare");
  }

  /** Words that replace ours, by key. */
  get labels() {
    return this.#labels;
  }
  set labels(value) {
    this.#labels = value ?? {};
    this.#requestUpdate("render");
  }

  /** Agencies that the dictionary lacks, each with its other spellings. */
  get agencies() {
    return this.#agencies;
  }
  set agencies(value) {
    this.#agencies = value ?? {};
    this.#requestUpdate("compare");
  }

  /** The comparison that is shown, or null. */
  get comparison() {
    return this.#presenter?.comparison ?? null;
  }

  /** Goes to the next change, as the button does. */
  next() {
    this.#presenter?.step(1);
  }

  /** Goes to the previous change, as the button does. */
  previous() {
    this.#presenter?.step(-1);
  }

  #waitForSight() {
    this.#sight = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#seen = true;
        this.#sight?.disconnect();
        this.#requestUpdate("compare");
      },
      { rootMargin: NEAR },
    );
    this.#sight.observe(this);
  }

  /**
   * Many changes in one task become one update.
   * @param {Update} what
   */
  #requestUpdate(what) {
    const idle = this.#pending === "nothing";
    if (UPDATE[what] > UPDATE[this.#pending]) this.#pending = what;
    if (idle) queueMicrotask(() => this.#update());
  }

  /** @param {string} name @param {object} detail */
  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(`article-versions-${name}`, { detail, bubbles: true, composed: true }));
  }

  #update() {
    const what = this.#pending;
    this.#pending = "nothing";
    if (what === "nothing" || !this.isConnected || (this.loading === "lazy" && !this.#seen)) return;
    if (this.#presenter) this.#presenter.update(what);
    else this.#present(getPresenter());
  }

  /** @param {PresenterClass | Promise<PresenterClass>} type */
  #present(type) {
    if (type instanceof Promise) return void type.then((loaded) => this.#present(loaded));
    this.#presenter = new type(this, this.#slot, {
      requestUpdate: (update) => this.#requestUpdate(update),
      send: (name, detail) => this.#send(name, detail),
    });
    this.#presenter.connect();
    this.#presenter.update("compare");
  }
}

/**
 * Sets the properties that were set before the upgrade: as own fields they would hide the accessors for ever.
 * @param {any} element
 * @param {readonly string[]} names
 */
function takeEarly(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
