// @ts-check
// The element <article-versions>: attributes and properties in, a rendered comparison and events out.
// It builds no nodes itself; view/ does. Its own children stay readable until a comparison stands in their place.
//
// Parts to style from outside: page, header, headline, standfirst, summary, kinds, controls, views, stepper, strip, versions,
// story, saving, rows, row, margin, note, added, removed, photo, credit, fold, button, select, message.

import { getEngine } from "./engine.js";
import { toHtml, toJson, toMarkdown } from "./export.js";
import { fetchWords, Labels } from "./labels.js";
import { Navigation } from "./navigation.js";
import styles from "./style.css";
import { findVersions, SourceError } from "./versions.js";
import { make } from "./view/make.js";
import { plainVersions } from "./view/plain.js";
import { reader, VIEWS } from "./view/reader.js";
import { Story } from "./view/story.js";

/** @typedef {import("../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("./versions.js").Version} Version */
/** @typedef {import("./versions.js").VersionInput} VersionInput */
/** @typedef {import("./labels.js").Dictionary} Dictionary */
/** @typedef {import("./view/story.js").Images} Images */

/** Below this width, in pixels, two columns are too narrow to read. */
const NARROW = 640;

/** How long a saved file's address is kept, in milliseconds. */
const KEEP_FOR = 60_000;

/** One stylesheet for all elements on a page. @type {CSSStyleSheet | null} */
let sheet = null;

/** Properties that may have been set on the plain element before it was upgraded. */
const PROPERTIES = /** @type {const} */ (["versions", "labels", "agencies", "from", "to", "view", "hide", "images", "loading", "src"]);

// Node has no HTMLElement; importing the package there must not fail.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class ArticleVersions extends Base {
  static observedAttributes = ["from", "to", "view", "hide", "images", "loading", "lang", "src"];

  /** @type {readonly VersionInput[] | null} */
  #versions = null;
  /** @type {Dictionary} */
  #words = {};
  /** @type {Record<string, string[]>} */
  #agencies = {};
  /** @type {Comparison | null} */
  #comparison = null;
  /** What was found last: all versions, and which two are compared. @type {{ title: string, versions: Version[], from: number, to: number } | null} */
  #found = null;
  /** @type {Navigation} */
  #navigation;
  /** @type {HTMLElement} */
  #page;
  /** @type {HTMLSlotElement} */
  #slot;
  /** What the next update has to do. @type {"nothing" | "render" | "compare"} */
  #due = "nothing";
  /** Counts the comparisons begun, so that one overtaken by the next is dropped. */
  #turn = 0;
  #narrow = false;
  #kindsOpen = false;
  #seen = false;
  #ready = false;
  /** A change to go to once it is rendered. @type {{ id: string, focus: boolean } | null} */
  #wanted = null;
  /** The view of the whole story that the reader had last, to come back to from a list. */
  #storyView = "side-by-side";
  /** @type {ResizeObserver | null} */
  #resize = null;
  /** @type {IntersectionObserver | null} */
  #sight = null;
  /** @type {MutationObserver | null} */
  #children = null;
  #onHash = () => this.#followHash();

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    adopt(root);
    const status = make("p", { class: "unseen", role: "status" });
    this.#page = make("div", { class: "page", part: "page" });
    this.#slot = document.createElement("slot");
    root.append(status, this.#page, this.#slot);
    this.#navigation = new Navigation(this.#page, status, (detail) => this.#send("navigated", detail));
  }

  connectedCallback() {
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      // Set before the upgrade: an own field that would shadow the accessor for ever.
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
    window.addEventListener("hashchange", this.#onHash);
    this.#resize = new ResizeObserver(([entry]) => this.#fit(entry?.contentRect.width ?? 0));
    this.#resize.observe(this);
    // Children may still be arriving, and a page may change them later.
    this.#children = new MutationObserver(() => this.#want("compare"));
    this.#children.observe(this, { childList: true });
    if (this.loading === "lazy" && !this.#seen) {
      this.#sight = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#seen = true;
        this.#sight?.disconnect();
        this.#want("compare");
      });
      this.#sight.observe(this);
    } else {
      this.#want("compare");
    }
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this.#onHash);
    this.#resize?.disconnect();
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
    if (name === "view" && after && after !== "list" && after !== "photos") this.#storyView = after;
    this.#want(name === "from" || name === "to" || name === "src" ? "compare" : "render");
  }

  /** The versions as data; wins over children and `src`. */
  get versions() {
    return this.#versions;
  }
  set versions(value) {
    this.#versions = Array.isArray(value) ? value : null;
    this.#want("compare");
  }

  /** Words that replace ours. */
  get labels() {
    return this.#words;
  }
  set labels(value) {
    this.#words = value ?? {};
    this.#want("render");
  }

  /** Agencies that the dictionary does not know, each with its other spellings. */
  get agencies() {
    return this.#agencies;
  }
  set agencies(value) {
    this.#agencies = value ?? {};
    this.#want("compare");
  }

  /** What is shown now, or null. */
  get comparison() {
    return this.#comparison;
  }

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

  /** Goes to the next change, as the button does. */
  next() {
    this.#navigation.step(1, "button");
  }

  /** Goes to the previous change, as the button does. */
  previous() {
    this.#navigation.step(-1, "button");
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  #reflect(name, value) {
    if (value === null || value === undefined || value === "") this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /**
   * Many changes in one turn become one update.
   * @param {"render" | "compare"} what
   */
  #want(what) {
    const idle = this.#due === "nothing";
    if (this.#due !== "compare") this.#due = what;
    if (idle) queueMicrotask(() => this.#update());
  }

  #update() {
    const due = this.#due;
    this.#due = "nothing";
    if (!this.isConnected || (this.loading === "lazy" && !this.#seen)) return;
    if (due === "compare") void this.#compare();
    else if (due === "render") void fetchWords(this.#language()).then(() => this.#render());
  }

  async #compare() {
    const turn = ++this.#turn;
    const words = fetchWords(this.#language());
    /** @type {Version[]} */
    let chosen = [];
    try {
      const { title, versions } = await findVersions(this, this.#versions, this.getAttribute("src"));
      if (versions.length < 2) await words;
      if (turn !== this.#turn) return;
      if (versions.length < 2) {
        // Not an error while children are still to come: what is there stays on show.
        this.#show(null);
        if (versions.length === 1 && document.readyState !== "loading") this.#showPlain(versions, this.#labels().text("error.few"));
        return;
      }
      const from = placeOf(this.from, versions, 0);
      const to = placeOf(this.to, versions, versions.length - 1);
      chosen = [/** @type {Version} */ (versions[from]), /** @type {Version} */ (versions[to])];
      const engine = getEngine();
      const options = { agencies: this.#agencies };
      const [before, after] = await Promise.all(chosen.map((version) => version.read(engine, options)));
      const comparison = await engine.compare(/** @type {any} */ (before), /** @type {any} */ (after), options);
      await words;
      if (turn !== this.#turn) return;
      this.#found = { title, versions, from, to };
      this.#show(comparison);
      if (!this.#ready) {
        this.#ready = true;
        this.#send("ready", { versions: versions.length });
      }
      this.#send("compared", { comparison, from, to });
      this.#followHash();
    } catch (error) {
      await words;
      if (turn !== this.#turn) return;
      this.#fail(error, chosen);
    }
  }

  /** @param {Comparison | null} comparison */
  #show(comparison) {
    this.#comparison = comparison;
    this.#slot.hidden = comparison !== null;
    if (comparison) this.#render();
    else this.#page.replaceChildren();
  }

  #render() {
    const comparison = this.#comparison;
    const found = this.#found;
    if (!comparison || !found) return;
    const labels = this.#labels();
    const names = found.versions.map((version, index) => ({
      label: version.input.label ?? labels.text("version.unnamed", { n: index + 1 }),
      published: version.published,
      lang: version.lang,
    }));
    const story = new Story(comparison, {
      labels,
      hidden: new Set(this.hide.split(/\s+/).filter(Boolean)),
      from: /** @type {typeof names[number]} */ (names[found.from]),
      to: /** @type {typeof names[number]} */ (names[found.to]),
      images: this.#effectiveImages(),
    });
    const views = Object.keys(VIEWS).filter((view) => !(this.#narrow && view === "side-by-side"));
    const view = views.includes(this.view) ? this.view : "inline";
    this.#navigation.story = story;
    const nodes = reader(
      story,
      {
        versions: names,
        from: found.from,
        to: found.to,
        view,
        views,
        narrow: this.#narrow,
        kindsOpen: this.#kindsOpen,
        setKindsOpen: (open) => (this.#kindsOpen = open),
        setFrom: (index) => (this.from = String(index)),
        setTo: (index) => (this.to = String(index)),
        swap: () => {
          const { from, to } = found;
          this.from = String(to);
          this.to = String(from);
        },
        setView: (name) => (this.view = name),
        setHidden: (classes) => (this.hide = classes.join(" ")),
        step: (step) => this.#navigation.step(step, "button"),
        save: (form) => this.#save(form, story),
      },
      {
        goTo: (id, wanted) => this.#goTo(id, wanted === "story"),
        goToRow: (row) => this.#goToRow(row),
      },
      { title: found.title, current: this.#navigation.number },
    );
    const key = /** @type {HTMLElement | null} */ (this.shadowRoot?.activeElement)?.dataset.key;
    this.#page.lang = labels.lang;
    this.#page.dir = labels.dir;
    this.#page.setAttribute("role", "region");
    this.#page.setAttribute("aria-label", labels.text("region"));
    this.#page.replaceChildren(...nodes);
    // The control that was used is a new node now; the focus stays on it.
    if (key) this.#page.querySelector(/** @type {"button"} */ (`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
    this.#navigation.renew(story);
    if (this.#wanted) {
      const { id, focus } = this.#wanted;
      this.#wanted = null;
      this.#navigation.goTo(id, focus);
    }
  }

  /**
   * @param {"html" | "markdown" | "json"} form
   * @param {Story} story
   */
  #save(form, story) {
    const headline = story.comparison.fields.find((row) => row.field === "headline")?.after.map((segment) => segment.text).join("");
    const title = headline || this.#found?.title || this.#labels().text("headline");
    const [text, type, extension] =
      form === "html"
        ? [toHtml(this.#page, styles, title), "text/html", "html"]
        : form === "markdown"
          ? [toMarkdown(story), "text/markdown", "md"]
          : [toJson(story), "application/json", "json"];
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${this.#labels().text("save.name")}.${extension}`;
    link.click();
    // Not at once: some browsers begin to read only after the click is over.
    setTimeout(() => URL.revokeObjectURL(url), KEEP_FOR);
  }

  /**
   * @param {string} id
   * @param {boolean} inStory leave a list for the story
   */
  #goTo(id, inStory) {
    const leaves = inStory && (this.view === "list" || this.view === "photos");
    if (!leaves && this.#navigation.goTo(id, true)) return;
    this.#wanted = { id, focus: true };
    this.view = this.#storyView;
  }

  /** @param {number} row */
  #goToRow(row) {
    const node = this.#page.querySelector(/** @type {"div"} */ (`[data-row="${row}"]`));
    const change = this.#comparison?.rows[row]?.change;
    const id = change === null || change === undefined ? undefined : this.#comparison?.changes[change]?.id;
    if (id && this.#navigation.goTo(id, true)) return;
    node?.setAttribute("tabindex", "-1");
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }

  /** `#change-…` in the page's address leads to that change, in whichever element has it. */
  #followHash() {
    const id = decodeURIComponentSafely(location.hash.slice(1));
    if (!id.startsWith("change-") || !this.#comparison?.changes.some((change) => change.id === id)) return;
    if (this.#navigation.current !== id) this.#goTo(id, false);
  }

  /** @param {number} width */
  #fit(width) {
    const narrow = width > 0 && width < NARROW;
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    this.#want("render");
  }

  #language() {
    return this.lang || this.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en";
  }

  #labels() {
    return new Labels(this.#language(), this.#words);
  }

  /** Pictures load by themselves only where a page on the web brought them. @returns {Images} */
  #effectiveImages() {
    return this.images === "auto" && !location.protocol.startsWith("http") ? "click" : this.images;
  }

  /**
   * What cannot be compared is shown as it is, and said plainly.
   * @param {unknown} error
   * @param {readonly Version[]} chosen
   */
  #fail(error, chosen) {
    const reason = error instanceof Error ? error.message : String(error);
    const labels = this.#labels();
    const said = error instanceof SourceError ? error.say(labels) : labels.text("error.compare", { reason });
    this.#comparison = null;
    this.#slot.hidden = false;
    this.#showPlain(chosen, said);
    this.#send("error", { error, message: reason });
  }

  /**
   * @param {readonly Version[]} versions
   * @param {string} message
   */
  #showPlain(versions, message) {
    // Light-DOM articles are on show through the slot; only what has no nodes of its own must be written out.
    const written = versions
      .filter((version) => !version.node && (version.input.text || version.input.article))
      .map((version) => ({ label: version.name(), text: version.input.text ?? null, article: version.input.article ?? null, lang: version.lang }));
    this.#page.replaceChildren(make("p", { class: "message", role: "alert", part: "message" }, message), plainVersions(written));
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(`article-versions-${name}`, { detail, bubbles: true, composed: true }));
  }
}

/**
 * @param {string} wanted a place, negative from the end, or an id
 * @param {readonly Version[]} versions
 * @param {number} otherwise
 */
function placeOf(wanted, versions, otherwise) {
  const byId = versions.findIndex((version) => version.input.id !== undefined && version.input.id === wanted);
  if (byId >= 0) return byId;
  const number = Number(wanted);
  if (!Number.isInteger(number) || wanted.trim() === "") return otherwise;
  const place = number < 0 ? versions.length + number : number;
  return place >= 0 && place < versions.length ? place : otherwise;
}

/** @param {string} text */
function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {ShadowRoot} root */
function adopt(root) {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    // An older browser without constructed stylesheets.
    const style = document.createElement("style");
    style.textContent = styles;
    root.append(style);
  }
}
