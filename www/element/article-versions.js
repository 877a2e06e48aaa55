// @ts-check
// The element <article-versions>: settings and versions in, a rendered comparison and events out.
// It builds no nodes itself; view/ does. Its own children stay readable until a comparison stands in their place.
//
// Parts to style from outside: page, header, headline, standfirst, summary, kinds, controls, views, stepper, strip, timeline, version,
// versions, story, saving, rows, row, margin, note, history, added, removed, photo, credit, fold, button, message.

import { areLong } from "./worker-client.js";
import { getEngine } from "./engine.js";
import { sayFailure } from "./failure.js";
import { copy, save } from "./save.js";
import { fetchWords, Labels } from "../labels/index.js";
import { lazy } from "./lazy.js";
import { Navigation } from "./navigation.js";
import styles from "../style/index.css";
import { setBackground, backgroundUnder } from "./background.js";
import { Settings } from "./settings.js";
import { findVersions, formatByName } from "./versions.js";
import { make } from "../view/make.js";
import { plainVersions } from "../view/plain.js";
import { reader, VIEWS } from "../view/reader.js";
import { Story } from "../view/story.js";
import { withBlockClasses } from "../view/block-classes.js";
import { yieldToMain } from "../view/scheduler.js";
import { drawn, PATIENCE } from "./timing.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Timeline} Timeline */
/** @typedef {import("./versions.js").Version} Version */
/** @typedef {import("./versions.js").VersionInput} VersionInput */
/** @typedef {import("../labels/index.js").Dictionary} Dictionary */

/** Below this width two columns are too narrow to read: in em of the story's type, so that larger letters count as less room. */
const NARROW = 38;

/** What an update may have to do: show the same in another way, compare two other versions, or look for the versions anew. */
const UPDATE = { nothing: 0, render: 1, choose: 2, compare: 3 };

/** How the places of light-DOM articles are called, where those are shown one under the other. */
const SLOT = "version-";

/** How far from the viewport a lazy element begins: the comparison stands before the reader comes, and nothing moves under their eyes. */
const NEAR = "1000px";

/** One stylesheet for all elements on a page. @type {CSSStyleSheet | null} */
let sheet = null;

/** Properties that may have been set on the plain element before it was upgraded. */
const PROPERTIES = /** @type {const} */ ([
  "versions",
  "labels",
  "agencies",
  "from",
  "to",
  "view",
  "hide",
  "history",
  "images",
  "keys",
  "loading",
  "src",
]);

export class ArticleVersionsElement extends Settings {
  /** @type {readonly VersionInput[] | null} */
  #versions = null;
  /** @type {Dictionary} */
  #words = {};
  /** @type {Record<string, string[]>} */
  #agencies = {};
  /** @type {Comparison | null} */
  #comparison = null;
  /** The same as readers filter it. @type {Comparison | null} */
  #filtered = null;
  /** What became of the story through all its versions, once it is known. @type {Timeline | null} */
  #timeline = null;
  /** What shows the versions in time, once there are enough of them. @type {import("./lazy.js").Time | null} */
  #time = null;
  /** What is rendered now. @type {Story | null} */
  #story = null;
  /** What the reader has unfolded in this comparison. @type {Set<string>} */
  #opened = new Set();
  /** The versions there are, until the page changes them. @type {{ title: string, versions: Version[] } | null} */
  #known = null;
  /** What is compared: all versions, and which two of them. @type {{ title: string, versions: Version[], from: number, to: number } | null} */
  #found = null;
  /** @type {Navigation} */
  #navigation;
  /** What the reader waits for. @type {HTMLElement} */
  #waiting;
  /** @type {HTMLElement} */
  #page;
  /** @type {HTMLSlotElement} */
  #slot;
  /** What the next update has to do: of these the one that does most. @type {keyof typeof UPDATE} */
  #pending = "nothing";
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
  #onPrint = () => this.#story?.work.finish();

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    adopt(root);
    const status = make("p", { class: "visually-hidden", role: "status" });
    this.#page = make("div", { class: "page", part: "page" });
    this.#slot = document.createElement("slot");
    this.#waiting = make("p", { class: "waiting", "aria-live": "polite" });
    root.append(status, this.#waiting, this.#page, this.#slot);
    this.#navigation = new Navigation(root, this.#page, status, (detail) => this.#send("navigated", detail));
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
    window.addEventListener("beforeprint", this.#onPrint);
    this.#resize = new ResizeObserver(([entry]) => this.#fit(entry?.contentRect.width ?? 0));
    this.#resize.observe(this);
    // Children may still be arriving, and a page may change them later.
    this.#children = new MutationObserver(() => this.#requestUpdate("compare"));
    this.#children.observe(this, { childList: true });
    if (this.loading === "lazy" && !this.#seen) {
      const look = (/** @type {IntersectionObserverEntry[]} */ entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#seen = true;
        this.#sight?.disconnect();
        this.#requestUpdate("compare");
      };
      this.#sight = new IntersectionObserver(look, { rootMargin: NEAR });
      this.#sight.observe(this);
    } else {
      this.#requestUpdate("compare");
    }
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this.#onHash);
    window.removeEventListener("beforeprint", this.#onPrint);
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
    if (name === "keys") {
      this.#navigation.letters = this.keys === "letters";
      return;
    }
    if (name === "view" && after && after !== "list" && after !== "photos") this.#storyView = after;
    this.#requestUpdate(name === "src" ? "compare" : name === "from" || name === "to" ? "choose" : "render");
  }

  /** The versions as data; wins over children and `src`. */
  get versions() {
    return this.#versions;
  }
  set versions(value) {
    this.#versions = Array.isArray(value) ? value : null;
    this.#requestUpdate("compare");
  }

  /** Words that replace ours. */
  get labels() {
    return this.#words;
  }
  set labels(value) {
    this.#words = value ?? {};
    this.#requestUpdate("render");
  }

  /** Agencies that the dictionary does not know, each with its other spellings. */
  get agencies() {
    return this.#agencies;
  }
  set agencies(value) {
    this.#agencies = value ?? {};
    this.#requestUpdate("compare");
  }

  /** What is shown now, or null. */
  get comparison() {
    return this.#comparison;
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
   * Many changes in one turn become one update.
   * @param {keyof typeof UPDATE} what
   */
  #requestUpdate(what) {
    const idle = this.#pending === "nothing";
    if (UPDATE[what] > UPDATE[this.#pending]) this.#pending = what;
    if (idle) queueMicrotask(() => this.#update());
  }

  #update() {
    const due = this.#pending;
    this.#pending = "nothing";
    if (!this.isConnected || (this.loading === "lazy" && !this.#seen)) return;
    if (due === "compare") this.#known = null;
    if (due === "compare" || due === "choose") void this.#compare();
    if (due !== "render") return;
    const words = fetchWords(this.#language());
    if (words) void words.then(() => this.#render());
    else this.#render();
  }

  async #compare() {
    const at = ++this.#turn;
    const words = fetchWords(this.#language());
    /** @type {Version[]} */
    let chosen = [];
    const patience = setTimeout(() => this.#wait("wait.load"), PATIENCE);
    try {
      const isKnown = this.#known !== null;
      const known = this.#known ?? (await findVersions(this, this.#versions, this.getAttribute("src")));
      if (known.versions.length < 2) await words;
      if (at !== this.#turn) return;
      const { title, versions } = known;
      const time = versions.length > 2 ? lazy("time") : null;
      const engine = getEngine();
      // While texts are fetched, or the page's own script fetches them. Children that are still to come may be Markdown.
      if (document.readyState !== "loading")
        engine.warm(versions.map(({ input }) => ({ ...input, format: input.format ?? formatByName(input.src ?? "") })));
      // Meanwhile, for the first date that is written takes longest.
      this.#labels().date(versions[0]?.published ?? "");
      if (versions.length < 2) {
        // Not an error while children are still to come: what is there stays on show.
        this.#show(null);
        if (versions.length === 1 && document.readyState !== "loading")
          this.#showPlain(versions, this.#labels().text("error.few"));
        return;
      }
      const from = placeOf(this.from, versions, 0);
      const to = placeOf(this.to, versions, versions.length - 1);
      chosen = [/** @type {Version} */ (versions[from]), /** @type {Version} */ (versions[to])];
      const options = { agencies: this.#agencies };
      const contents = await Promise.all(chosen.map((version) => version.read(engine, options)));
      if (at !== this.#turn) return;
      const isLong = areLong(contents);
      if (isLong) {
        clearTimeout(patience);
        this.#wait("wait.compare");
        // Not in the task that draws the story: the first number from a thousand on takes as long as the first date.
        this.#labels().number(1000);
        await drawn();
      }
      const comparison = await engine.compare(.../** @type {[any, any]} */ (contents), options);
      if (isLong) await yieldToMain();
      await words;
      this.#time = await time;
      if (at !== this.#turn) return;
      if (!isKnown) this.#timeline = null;
      this.#known = known;
      this.#found = { title, versions, from, to };
      this.#opened = new Set();
      this.#show(comparison);
      // The reader chose them, and the control says which; what is new is how much changed.
      if (isKnown && this.#story) this.#navigation.say(this.#labels().text("total", { n: this.#story.changes.length }));
      if (!this.#ready) {
        this.#ready = true;
        this.#send("ready", { versions: versions.length });
      }
      this.#send("compared", { comparison, from, to });
      this.#followHash();
      if (!this.#timeline && this.#time) void this.#follow(versions, at);
    } catch (error) {
      await words;
      if (at !== this.#turn) return;
      this.#fail(error, chosen);
    } finally {
      clearTimeout(patience);
      if (at === this.#turn) this.#wait(null);
    }
  }

  /**
   * Follows the story through all its versions, after the first comparison has been drawn. Without it the page is whole as well.
   * @param {readonly Version[]} versions
   * @param {number} at the comparison that it belongs to
   */
  async #follow(versions, at) {
    try {
      await drawn();
      const engine = getEngine();
      const options = { agencies: this.#agencies };
      const read = await Promise.all(versions.map((version) => version.read(engine, options)));
      if (at !== this.#turn) return;
      if (areLong(read)) {
        this.#wait("wait.follow");
        await drawn();
      }
      const timeline = await engine.timeline(read, options);
      if (at !== this.#turn) return;
      this.#timeline = timeline;
      this.#render();
    } catch (error) {
      console.warn("article-versions: no timeline.", error);
    } finally {
      if (at === this.#turn) this.#wait(null);
    }
  }

  /**
   * Says what the reader waits for, or that nothing is waited for any more.
   * @param {string | null} what
   */
  #wait(what) {
    this.#waiting.textContent = what === null ? "" : this.#labels().text(what);
    if (what === null) this.#page.removeAttribute("aria-busy");
    else this.#page.setAttribute("aria-busy", "true");
  }

  /** @param {Comparison | null} comparison */
  #show(comparison) {
    this.#comparison = comparison;
    this.#filtered = comparison && withBlockClasses(comparison);
    this.#slot.hidden = comparison !== null;
    // Back from where they were shown under their names.
    for (const child of this.children) if (child.slot.startsWith(SLOT)) child.removeAttribute("slot");
    if (comparison) this.#render();
    else this.#empty();
  }

  /** Nothing of a story, nor of those before it. */
  #empty() {
    this.#story?.work.stop();
    for (const page of this.shadowRoot?.querySelectorAll(".outgoing") ?? []) page.remove();
    this.#page.replaceChildren();
  }

  #render() {
    const comparison = this.#filtered;
    const found = this.#found;
    if (!comparison || !found) return;
    const labels = this.#labels();
    const names = found.versions.map((version) => ({
      label: version.title(labels),
      published: version.published,
      lang: version.lang,
    }));
    const timeline = this.#timeline;
    const time = this.#time;
    this.#story?.work.stop();
    const story = new Story(comparison, {
      labels,
      hidden: new Set(this.hide.split(/\s+/).filter(Boolean)),
      from: /** @type {typeof names[number]} */ (names[found.from]),
      to: /** @type {typeof names[number]} */ (names[found.to]),
      images: this.#effectiveImages(),
      opened: this.#opened,
      history:
        timeline && time && this.history
          ? { timeline, versions: names, from: found.from, to: found.to, tell: time.historyOf }
          : null,
    });
    this.#story = story;
    const views = Object.keys(VIEWS).filter((view) => !(this.#narrow && view === "side-by-side"));
    const view = views.includes(this.view) ? this.view : "inline";
    this.#navigation.story = story;
    const nodes = reader(
      story,
      {
        versions: names,
        from: found.from,
        to: found.to,
        time,
        steps: timeline?.steps ?? null,
        history: timeline && this.history,
        view,
        views,
        narrow: this.#narrow,
        kindsOpen: this.#kindsOpen,
        setKindsOpen: (open) => (this.#kindsOpen = open),
        choose: (earlier, later) => this.#choose(earlier, later),
        swap: () => {
          const { from, to } = found;
          this.from = String(to);
          this.to = String(from);
        },
        setView: (name) => (this.view = name),
        setHidden: (classes) => (this.hide = classes.join(" ")),
        setHistory: (shown) => (this.history = shown),
        step: (step) => this.#navigation.step(step, "button"),
        keep: (how, form) => this.#keep(how, form, story, view),
      },
      {
        goTo: (id, wanted) => this.#goTo(id, wanted === "story"),
        goToRow: (row) => void this.#goToRow(row),
      },
      { title: found.title, current: this.#navigation.number },
    );
    const key = /** @type {HTMLElement | null} */ (this.shadowRoot?.activeElement)?.dataset.key;
    const scrolled = this.#page.querySelector(".track")?.scrollLeft ?? 0;
    // What is made in slices shall not shorten the page meanwhile, and so move the reader.
    const height = this.#page.querySelector(".story")?.getBoundingClientRect().height ?? 0;
    this.#put(nodes, story, found.title);
    if (story.work.busy) this.#hold(story, height);
    this.#page.querySelector(".track")?.scrollTo({ left: scrolled, behavior: "instant" });
    time?.showChosen(this.#page);
    // The control that was used is a new node now; the focus stays on it.
    if (key)
      this.#page
        .querySelector(/** @type {"button"} */ (`[data-key="${CSS.escape(key)}"]`))
        ?.focus({ preventScroll: true });
    this.#navigation.renew(story);
    this.#goToWanted(story);
  }

  /**
   * Puts what was made on the page. A long story that stood there gives its place at once and is taken down in slices.
   * @param {HTMLElement[]} nodes
   * @param {Story} story
   * @param {string} title what it is called where it has no headline
   */
  #put(nodes, story, title) {
    // Asked for before anything is changed, or all of it would be styled for the answer.
    const paper = backgroundUnder(this);
    const old = this.#page;
    if (old.querySelector(".long")) {
      this.#page = this.#navigation.page = /** @type {HTMLElement} */ (old.cloneNode());
      old.before(this.#page);
      setAttributes(old, { class: "outgoing", part: "", role: "none" });
    }
    // Those too that an earlier story was still at.
    for (const page of this.shadowRoot?.querySelectorAll(".outgoing") ?? []) story.work.clear(page);
    const { labels } = story;
    const name = [labels.text("region"), story.headline || title].filter(Boolean).join(": ");
    // Landmarks are told apart by their names alone, and the same versions may stand on a page twice.
    const taken = [...document.querySelectorAll(this.localName)].map(
      (other) => other !== this && other.shadowRoot?.querySelector("[role=region]")?.getAttribute("aria-label"),
    );
    let own = name;
    for (let n = 2; taken.includes(own); n += 1) own = `${name} (${n})`;
    setBackground(this.#page, paper);
    setAttributes(this.#page, { lang: labels.lang, dir: labels.dir, role: "region", "aria-label": own });
    this.#page.replaceChildren(...nodes);
  }

  /**
   * Keeps the story's height while it is made.
   * @param {Story} story
   * @param {number} height
   */
  #hold(story, height) {
    const node = /** @type {HTMLElement | null} */ (this.#page.querySelector(".story"));
    if (!node) return;
    node.style.setProperty("min-height", `${height}px`);
    void story.work.until(() => false).then(() => node.style.removeProperty("min-height"));
  }

  /**
   * Goes to the change that was asked for before it was on the page, once it is.
   * @param {Story} story
   */
  #goToWanted(story) {
    const wanted = this.#wanted;
    if (!wanted) return;
    const isMade = () => this.#navigation.find(wanted.id) !== null;
    const go = () => {
      if (this.#wanted !== wanted || this.#story !== story) return;
      this.#wanted = null;
      this.#navigation.goTo(wanted.id, wanted.focus);
    };
    if (isMade() || !story.work.busy) go();
    else void story.work.until(isMade).then(go);
  }

  /**
   * Compares two other versions, the way round that the reader has them.
   * @param {number} earlier
   * @param {number} later
   */
  #choose(earlier, later) {
    const swapped = this.#found !== null && this.#found.from > this.#found.to;
    this.from = String(swapped ? later : earlier);
    this.to = String(swapped ? earlier : later);
  }

  /**
   * @param {"save" | "copy"} how
   * @param {import("../export/index.js").Form} form
   * @param {Story} story
   * @param {string} view
   * @returns {Promise<string | null>} null when it is done, else the key of the words that say why not
   */
  async #keep(how, form, story, view) {
    const comparison = /** @type {Comparison} */ (this.#comparison);
    const { title = "" } = this.#found ?? {};
    const saving = lazy("saving");
    const text = async () => {
      const module = await saving;
      if (!module) throw new Error("Nothing to write it with.");
      return module.toForm(form, story, { comparison, view, title, styles, articles: () => this.#articles() });
    };
    // Asked for at once: what the click allows does not last for ever.
    const copied = how === "copy" ? copy(text()).catch(() => false) : null;
    const file = (await saving)?.FILES[form];
    if (!file) return "keep.failed";
    if (copied) return (await copied) ? null : "copy.failed";
    save(await text(), `${story.labels.text("save.name")}.${file.extension}`, file.type);
    return null;
  }

  /** Both versions compared, parsed. @returns {Promise<[Article, Article]>} */
  async #articles() {
    if (!this.#found) throw new Error("Nothing is compared yet.");
    const { versions, from, to } = this.#found;
    const engine = getEngine();
    const options = { agencies: this.#agencies };
    /** @param {number} index */
    const parsed = async (index) => {
      const content = await /** @type {Version} */ (versions[index]).read(engine, options);
      return "blocks" in content ? content : engine.parse(content, options);
    };
    return Promise.all([parsed(from), parsed(to)]);
  }

  /**
   * @param {string} id
   * @param {boolean} inStory leave a list for the story
   */
  #goTo(id, inStory) {
    const leaves = inStory && (this.view === "list" || this.view === "photos");
    if (!leaves && this.#navigation.goTo(id, true)) return;
    this.#wanted = { id, focus: true };
    if (this.#story?.work.busy && !leaves) this.#goToWanted(this.#story);
    else this.view = this.#storyView;
  }

  /** @param {number} row */
  async #goToRow(row) {
    await this.#story?.work.until(() => this.#page.querySelector(`[data-row="${row}"]`) !== null);
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
    const narrow = width > 0 && width < NARROW * Number.parseFloat(getComputedStyle(this).fontSize);
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    // Not in the frame that has just laid out all of it.
    if (this.#story) void yieldToMain().then(() => this.#requestUpdate("render"));
  }

  #language() {
    return this.lang || this.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en";
  }

  #labels() {
    return new Labels(this.#language(), this.#words);
  }

  /** Pictures are asked for by themselves only where a page on the web brought them. @returns {import("../view/story.js").Showing} */
  #effectiveImages() {
    return this.images === "auto" && !location.protocol.startsWith("http") ? "embedded" : this.images;
  }

  /**
   * What cannot be compared is shown as it is, and said plainly.
   * @param {unknown} error
   * @param {readonly Version[]} chosen
   */
  #fail(error, chosen) {
    const reason = error instanceof Error ? error.message : String(error);
    this.#comparison = null;
    this.#slot.hidden = false;
    this.#showPlain(chosen, sayFailure(error, this.#labels()));
    // For who built the page; the reader has been told in words of their own.
    console.warn("article-versions:", error);
    this.#send("error", { error, message: reason });
  }

  /**
   * @param {readonly Version[]} versions
   * @param {string} message
   */
  #showPlain(versions, message) {
    const labels = this.#labels();
    const shown = versions
      .filter((version) => version.node || version.text || version.input.article)
      .map((version, index) => {
        // A light-DOM article stays where it is; it is only shown under its name.
        const slot = version.node && SLOT + index;
        if (version.node && slot) version.node.slot = slot;
        const { text } = version;
        const { article = null } = version.input;
        return { label: version.title(labels), published: version.published, text, article, slot, lang: version.lang };
      });
    this.#empty();
    this.#page.append(
      make("p", { class: "message", role: "alert", part: "message" }, message),
      plainVersions(shown, labels),
    );
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

/**
 * Sets what differs only: a direction set anew, though the same, has the whole page styled anew.
 * @param {Element} element
 * @param {Record<string, string>} attributes
 */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
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
