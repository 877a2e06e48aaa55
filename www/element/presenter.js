// @ts-check
// Finds, compares and shows the versions in the open element: what happens in which order, and what a reader sees while
// waiting or when it fails. rendering.js renders the comparison. The element's own children stay readable until then.

import { CLASSES } from "../view/controls.js";
import { linesOf } from "../view/digest-lines.js";
import { spokenLine } from "../view/digest-text.js";
import { TIMELINE_FROM } from "../view/layout.js";
import { make } from "../view/make.js";
import { hasUnspaced } from "../view/unspaced.js";
import { fetchLabels, languageFor } from "../labels/index.js";
import { changeInAddress } from "./address.js";
import { sayFailure } from "./failure.js";
import { lazy } from "./lazy.js";
import { adoptStyles } from "./mount.js";
import { Rendering } from "./rendering.js";
import { Session } from "./session.js";
import { indexSeen, sinceRead } from "./since.js";
import { renderedIn, Takeover } from "./takeover.js";
import { drawn, PATIENCE } from "./timing.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../view/story-view.js").StoryView} StoryView */
/** @typedef {import("./versions.js").Version} Version */
/** @typedef {import("./article-versions.js").ArticleVersionsElement} Element */
/** The work of an update. @typedef {"render" | "choose" | "compare"} Update */
/**
 * The functions of the element that its presenter calls.
 * @typedef {{ requestUpdate: (what: Update) => void, send: (name: string, detail: object) => void,
 *   memory: () => import("./memory.js").Memory | null }} Host
 */

export class Presenter {
  #session = new Session();
  /** @type {Element} */
  #element;
  /** @type {Host} */
  #host;
  /** @type {Rendering} */
  #rendering;
  /** Shows the children of the element until a comparison replaces them. @type {HTMLSlotElement} */
  #slot;
  /** The line that says what the reader is waiting for. @type {HTMLElement} */
  #waiting = make("p", { class: "waiting", "aria-live": "polite" });
  /** A rendering made at publication, while it is on the page. @type {Takeover | null} */
  #takeover = null;
  /** The message for a reader who comes back. @type {HTMLElement | null} */
  #since = null;
  /** Whether the rendering made at publication has been set up by `#showAdopted`. */
  #adopted = false;
  /** Whether a comparison was shown before. */
  #ready = false;
  #onHash = () => this.#followHash();

  /**
   * @param {Element} element
   * @param {HTMLSlotElement} slot the slot in its shadow root
   * @param {Host} host
   */
  constructor(element, slot, host) {
    const root = /** @type {ShadowRoot} */ (slot.getRootNode());
    this.#element = element;
    this.#host = host;
    this.#slot = slot;
    adoptStyles(root);
    const rendered = renderedIn(element, root);
    const page = rendered ?? make("div", { class: "page", part: "page" });
    if (!rendered) slot.before(page);
    this.#rendering = new Rendering(element, page, host, this.#session);
    page.before(this.#waiting);
    if (rendered) this.#takeover = this.#adopt(rendered);
    this.keysChanged();
    this.viewChanged();
    this.hideChanged();
  }

  /**
   * Takes over a rendering that is already on the page. Nothing is compared until the reader uses a control other than
   * Previous and Next.
   * @param {HTMLElement} page
   */
  #adopt(page) {
    this.#slot.hidden = true;
    const takeover = new Takeover(page, this.#element, {
      labels: () => this.#rendering.labels,
      step: (step) => this.step(step),
      use: (key) => void this.#use(key),
    });
    this.#rendering.navigation.story = takeover.story;
    return takeover;
  }

  /** @param {string} key of a control */
  async #use(key) {
    await this.#compare();
    const control = this.#rendering.control(key);
    control?.focus({ preventScroll: true });
    control?.click();
  }

  /** Called when the element was added to a page. */
  connect() {
    window.addEventListener("hashchange", this.#onHash);
    this.#rendering.connect();
  }

  /** Called when the element was removed. */
  disconnect() {
    window.removeEventListener("hashchange", this.#onHash);
    this.#rendering.disconnect();
  }

  /** The comparison that is shown now, or null. */
  get comparison() {
    return this.#rendering.comparison;
  }

  /** Whether the page is hidden because the line is closed. */
  get hidden() {
    return this.#rendering.page.hidden;
  }
  set hidden(value) {
    for (const node of [this.#rendering.page, this.#waiting, this.#since]) if (node) node.hidden = value;
    if (value) this.#slot.hidden = true;
    else this.#followHash();
  }

  /** @param {string} id */
  has(id) {
    const { changes } = this.#takeover?.story ?? this.comparison ?? { changes: [] };
    return changes.some((change) => change.id === id);
  }

  keysChanged() {
    this.#rendering.navigation.letters = this.#element.keys === "letters";
  }

  viewChanged() {
    const given = this.#element.getAttribute("view");
    if (given && given !== this.#element.view)
      console.warn(`article-versions: there is no view "${given}". The default is shown.`);
    this.#rendering.links.viewChanged();
  }

  /** Warns of classes that are in `hide` and do not exist. */
  hideChanged() {
    for (const name of this.#element.hide.split(/\s+/))
      if (name && !CLASSES.includes(name)) console.warn(`article-versions: there is no kind of change "${name}".`);
  }

  /** @param {1 | -1} step */
  step(step) {
    this.#rendering.navigation.step(step, "button");
  }

  /** @param {Update} what */
  update(what) {
    if (this.#takeover && !this.#adopted) return this.#showAdopted();
    if (what === "compare") this.#session.forget();
    if (what !== "render" || this.#takeover) return void this.#compare();
    const labels = fetchLabels(languageFor(this.#element));
    if (labels) void labels.then(() => this.#rendering.render());
    else this.#rendering.render();
  }

  /** Sets up the rendering made at publication. The labels are fetched because the first step needs them. */
  #showAdopted() {
    this.#adopted = true;
    void fetchLabels(languageFor(this.#element));
    this.#followHash();
  }

  async #compare() {
    const session = this.#session;
    const isLast = session.begin();
    const labels = fetchLabels(languageFor(this.#element));
    const patience = setTimeout(() => this.#wait("wait.load"), PATIENCE);
    const beforeLong = () => {
      clearTimeout(patience);
      return this.#waitForLong("wait.compare");
    };
    session.agencies = this.#element.agencies;
    session.chosen = [];
    try {
      const wasKnown = session.isKnown;
      const known = await session.find(this.#element);
      const { versions } = known;
      if (versions.length < 2) await labels;
      if (!isLast()) return;
      const time = versions.length >= TIMELINE_FROM ? lazy("time") : null;
      // The wasm is fetched in parallel with the texts. While the page is loading, more children may follow, and they
      // may be Markdown, which needs the full wasm.
      if (document.readyState !== "loading") session.warm(known);
      // The first formatting of a date takes longest, so it is done while the wasm is fetched.
      this.#rendering.labels.date(versions[0]?.published ?? "");
      if (versions.length < 2) return void this.#showFew(versions);
      const comparison = await session.compare(known, this.#pairFor(versions), isLast, beforeLong);
      await labels;
      this.#rendering.time = await time;
      if (comparison && hasUnspaced(comparison)) this.#rendering.wholeWords ??= await lazy("wholeWords");
      // The page that replaces a rendering must show everything in it at once, including the timeline.
      if (this.#takeover && this.#rendering.time) await session.follow(isLast, async () => {}).catch(() => {});
      if (!comparison || !isLast()) return;
      this.#takeover?.end();
      this.#takeover = null;
      this.#showFirst(comparison, wasKnown);
      if (!session.timeline && this.#rendering.time) void this.#follow(isLast);
    } catch (error) {
      await labels;
      if (isLast()) this.#fail(error);
    } finally {
      clearTimeout(patience);
      if (isLast()) this.#wait(null);
    }
  }

  /**
   * Chooses the two versions. For a reader who comes back, the earlier one is the version that they read last.
   * @param {readonly Version[]} versions
   */
  #pairFor(versions) {
    this.#rendering.links.followPair(versions.length);
    const { from, to } = this.#element;
    const memory = this.#host.memory();
    const seen = memory && !this.#element.hasAttribute("from") ? indexSeen(versions, memory) : -1;
    return { from: seen < 0 ? from : String(seen), to };
  }

  /** Shows what is new to a reader who comes back, and stores the time of the last version. */
  #showSince() {
    const memory = this.#host.memory();
    const { pair } = this.#session;
    this.#since?.remove();
    this.#since = null;
    if (!memory || !pair || this.#element.hasAttribute("from")) return;
    const isNew = indexSeen(pair.versions, memory) >= 0;
    this.#since = sinceRead(memory, this.#rendering.labels, {
      changes: isNew ? (this.comparison?.changes.length ?? 0) : null,
      showAll: () => (this.#element.from = "0"),
    });
    this.#since.hidden = this.hidden;
    this.#rendering.page.before(this.#since);
    memory.keep(pair.versions.at(-1)?.published ?? "");
  }

  /**
   * Handles fewer than two versions. It is no error while the page is loading; until then the children stay visible.
   * @param {readonly Version[]} versions
   */
  #showFew(versions) {
    this.#show(null);
    if (document.readyState === "loading")
      document.addEventListener("DOMContentLoaded", () => this.#host.requestUpdate("compare"), { once: true });
    else if (versions.length === 1) this.#rendering.showPlain(versions, this.#rendering.labels.text("error.few"));
  }

  /**
   * Shows a new comparison.
   * @param {Comparison} comparison
   * @param {boolean} wasKnown whether the versions were found and compared before
   */
  #showFirst(comparison, wasKnown) {
    const { pair } = this.#session;
    if (!pair) return;
    this.#rendering.close();
    this.#show(comparison);
    this.#showSince();
    const { story, navigation } = this.#rendering;
    // The control announces the versions, so only the amount of change is announced here.
    if ((wasKnown || this.#ready) && story) navigation.say(whatChanged(story));
    if (!this.#ready) this.#host.send("ready", { versions: pair.versions.length });
    this.#ready = true;
    this.#host.send("compared", { comparison, from: pair.from, to: pair.to });
    this.#followHash();
  }

  /**
   * Computes the timeline after the first comparison has been drawn. If that fails, the page is complete without it.
   * @param {() => boolean} isLast
   */
  async #follow(isLast) {
    try {
      await drawn();
      if (await this.#session.follow(isLast, () => this.#waitForLong("wait.follow"))) this.#rendering.render();
    } catch (error) {
      console.warn("article-versions: no timeline.", error);
    } finally {
      if (isLast()) this.#wait(null);
    }
  }

  /** @param {string} what */
  async #waitForLong(what) {
    this.#wait(what);
    // Formatting the first number of a thousand or more is slow. It must not happen in the task that draws the story.
    this.#rendering.labels.number(1000);
    await drawn();
  }

  /**
   * Shows what the reader is waiting for; null removes the message.
   * @param {string | null} what
   */
  #wait(what) {
    this.#waiting.textContent = what === null ? "" : this.#rendering.labels.text(what);
    if (what === null) this.#rendering.page.removeAttribute("aria-busy");
    else this.#rendering.page.setAttribute("aria-busy", "true");
  }

  /**
   * Shows a comparison, or with null the element's own children.
   * @param {Comparison | null} comparison
   */
  #show(comparison) {
    this.#slot.hidden = comparison !== null;
    this.#rendering.show(comparison);
  }

  /** Goes to the change that the page's address names with `#change-…`, if this element has it. */
  #followHash() {
    const id = changeInAddress();
    const { versions = [] } = this.#session.pair ?? {};
    const { navigation, links } = this.#rendering;
    if (versions.length > 0) links.followPair(versions.length);
    if (id && this.has(id) && !this.hidden && navigation.current !== id) links.goTo(id, false);
  }

  /**
   * Shows versions that cannot be compared as they are, with the reason.
   * @param {unknown} error
   */
  #fail(error) {
    const reason = error instanceof Error ? error.message : String(error);
    this.#slot.hidden = false;
    this.#rendering.showPlain(this.#session.chosen, sayFailure(error, this.#rendering.labels));
    // This message is for the developer of the page. The reader sees a sentence of their own.
    console.warn("article-versions:", error);
    this.#host.send("error", { error, message: reason });
  }
}

/**
 * Returns the announcement of a new comparison: the most important fact and the number of changes.
 * @param {StoryView} story
 */
function whatChanged(story) {
  const [line] = linesOf(story, 1).first;
  const total = story.labels.text("total", { n: story.changes.length });
  return line ? `${spokenLine(line, story)} ${total}` : total;
}
