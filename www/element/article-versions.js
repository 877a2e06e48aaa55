// @ts-check
// The element <article-versions>: attributes, properties, methods and events. The presenter (presenter.js) shows the
// comparison.
//
// Parts that a page can style: line, line-summary, line-button, page, since, header, headline, standfirst, fields,
// digest, summary, kinds, controls, views, stepper, strip, timeline, version, versions, story, omitted, saving, rows,
// row, margin, note, history, added, removed, photo, credit, fold, button, message.

import { Disclosure } from "./disclosure.js";
import { Memory } from "./memory.js";
import { getPresenter } from "./presenter-source.js";
import { Settings } from "./settings.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../labels/index.js").Dictionary} Dictionary */
/** @typedef {import("./presenter.js").Presenter} Presenter */
/** @typedef {import("./presenter-source.js").PresenterClass} PresenterClass */
/** @typedef {import("./presenter.js").Update} Update */
/** @typedef {import("./public.d.ts").VersionInput} VersionInput */

/**
 * The kinds of update, from least to most work: nothing, write the closed line again, render again, compare two other
 * versions, or look for the versions again.
 */
const UPDATE = { nothing: 0, line: 1, render: 2, choose: 3, compare: 4 };

/** The update for each attribute. All other attributes need a rendering. @type {Record<string, keyof typeof UPDATE>} */
const UPDATES = {
  src: "compare",
  current: "compare",
  from: "choose",
  to: "choose",
  ...Object.fromEntries(["disclosure", "open", "summary", "updated", "count"].map((name) => [name, "line"])),
};

/** How far from the viewport a lazy element starts, so that the comparison is shown before the reader reaches it. */
const NEAR = "1000px";

/** Properties without an attribute. */
const DATA = ["versions", "labels", "agencies"];

export class ArticleVersionsElement extends Settings {
  /** @type {readonly VersionInput[] | null} */
  #versions = null;
  /** @type {Dictionary} */
  #labels = {};
  /** @type {Record<string, string[]>} */
  #agencies = {};
  /** Shows the comparison, once there is one. @type {Presenter | null} */
  #presenter = null;
  /** The line that opens the comparison, if the page has `disclosure`. @type {Disclosure | null} */
  #disclosure = null;
  /** The version that the reader saw last, if the page has `remember`. @type {Memory | null} */
  #memory = null;
  /** @type {HTMLSlotElement} */
  #slot;
  /** The next update: the requested kind with the most work. @type {keyof typeof UPDATE} */
  #pending = "nothing";
  /** Whether an update is scheduled. */
  #queued = false;
  /** Whether the presenter is being fetched. */
  #fetching = false;
  /** Whether a lazy element has come near the viewport. */
  #seen = false;
  /** @type {IntersectionObserver | null} */
  #sight = null;
  /** @type {MutationObserver | null} */
  #children = null;

  constructor() {
    super();
    // A fragment that was rendered at publication already has a shadow root.
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#slot = root.querySelector("slot:not([name])") ?? document.createElement("slot");
    root.append(this.#slot);
  }

  connectedCallback() {
    takeEarly(this, [...DATA, ...Settings.observedAttributes]);
    this.#presenter?.connect();
    this.#updateMemory();
    this.#updateLine();
    this.#disclosure?.connect();
    // The parser may still add children, and the page may change them later.
    this.#children = new MutationObserver(() => this.#requestUpdate("compare"));
    this.#children.observe(this, { childList: true });
    if (this.loading === "lazy" && !this.#seen) this.#waitForSight();
    this.#requestUpdate("compare");
  }

  disconnectedCallback() {
    this.#presenter?.disconnect();
    this.#disclosure?.disconnect();
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
    if (name === "remember") this.#updateMemory();
    if (name === "view") this.#presenter?.viewChanged();
    if (name === "hide") this.#presenter?.hideChanged();
    if (name === "open" && this.isConnected) this.#send("toggle", { open: this.open });
    this.#requestUpdate(UPDATES[name] ?? "render");
  }

  /** The versions as data; take precedence over children and `src`. */
  get versions() {
    return this.#versions;
  }
  set versions(value) {
    this.#versions = Array.isArray(value) ? value : null;
    this.#requestUpdate("compare");
  }

  /** Replacements for labels, by key. */
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
   * Schedules an update. Several changes in one task become one update.
   * @param {keyof typeof UPDATE} what
   */
  #requestUpdate(what) {
    if (UPDATE[what] > UPDATE[this.#pending]) this.#pending = what;
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (this.isConnected) this.#update();
    });
  }

  /** @param {string} name @param {object} detail */
  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(`article-versions-${name}`, { detail, bubbles: true, composed: true }));
    if (name === "compared" && this.#disclosure?.seeking) this.#disclosure.found();
  }

  #update() {
    this.#updateLine();
    const isClosed = this.disclosure && !this.open;
    if (this.#presenter) this.#presenter.hidden = isClosed;
    // Updates requested meanwhile are done when the presenter is loaded.
    if (isClosed ? !this.#disclosure?.seeking : this.loading === "lazy" && !this.#seen && !this.disclosure) return;
    const what = this.#pending;
    this.#pending = "nothing";
    if (!this.#presenter) void this.#present();
    else if (what !== "nothing" && what !== "line") this.#presenter.update(what);
  }

  /** Stories are identified by the value of `remember`, by default by the path of the page. */
  #updateMemory() {
    if (this.isConnected)
      this.#memory = this.remember ? new Memory(this.getAttribute("remember") || location.pathname) : null;
  }

  #updateLine() {
    if (!this.disclosure) {
      this.#disclosure?.remove();
      this.#disclosure = null;
      return;
    }
    if (!this.#disclosure) {
      this.#disclosure = new Disclosure(this, this.#slot, () => this.#requestUpdate("compare"));
      if (this.isConnected) this.#disclosure.connect();
    }
    if (!this.open) this.#slot.hidden = !this.#disclosure.failed;
    this.#disclosure.render(this.#memory);
  }

  /** Shows the comparison. Fetches the presenter first if necessary. */
  async #present() {
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      const given = getPresenter();
      if (given instanceof Promise) this.#disclosure?.say("line.wait");
      // Not awaited if it is loaded, so that the first comparison begins in this task.
      this.#start(given instanceof Promise ? await given : given);
      this.#disclosure?.say("");
    } catch (error) {
      // Shows the children of the element again.
      this.#slot.hidden = false;
      this.#disclosure?.say("line.failed");
      this.open = false;
      this.#send("error", { error, message: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#fetching = false;
    }
  }

  /** @param {PresenterClass} Presenter */
  #start(Presenter) {
    this.#presenter = new Presenter(this, this.#slot, {
      requestUpdate: (update) => this.#requestUpdate(update),
      send: (name, detail) => this.#send(name, detail),
      memory: () => this.#memory,
    });
    this.#presenter.connect();
    this.#presenter.hidden = this.disclosure && !this.open;
    this.#presenter.update("compare");
  }
}

/**
 * Sets properties that were set before the upgrade. As own fields they would hide the accessors.
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
