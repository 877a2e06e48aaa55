// @ts-check
// Shows the comparison of a session in the open element and keeps the position of the reader.
// The nodes of a story are made in view/. The element's own children stay readable until a comparison replaces them.

import { linesOf, spokenLine } from "../view/facts.js";
import { make } from "../view/make.js";
import { plainVersions } from "../view/plain.js";
import { reader, VIEWS } from "../view/reader.js";
import { yieldToMain } from "../view/scheduler.js";
import { Story, VERSION_LIST } from "../view/story.js";
import { hasUnspaced } from "../view/unspaced.js";
import { linesOfStep } from "../view/summary.js";
import { withBlockClasses } from "../view/block-classes.js";
import { fetchWords, Labels, languageFor } from "../labels/index.js";
import { changeInAddress, pairInAddress } from "./address.js";
import { sayFailure } from "./failure.js";
import { InSight } from "./in-sight.js";
import { keep } from "./keep.js";
import { lazy } from "./lazy.js";
import { adoptStyles, mount, unmount } from "./mount.js";
import { Navigation } from "./navigation.js";
import { Printing } from "./printing.js";
import { Session } from "./session.js";
import { indexSeen, sinceRead } from "./since.js";
import { renderedIn, Takeover } from "./takeover.js";
import { drawn, PATIENCE } from "./timing.js";
import { changeAt, wordsAt } from "./words-at.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("./versions.js").Version} Version */
/** @typedef {import("./article-versions.js").ArticleVersionsElement} Element */
/** @typedef {import("./public.d.ts").View} View */
/** The work of an update. @typedef {"render" | "choose" | "compare"} Update */
/**
 * The functions of the element that its presenter calls.
 * @typedef {{ requestUpdate: (what: Update) => void, send: (name: string, detail: object) => void,
 *   memory: () => import("./memory.js").Memory | null }} Host
 */

/** Below this width, in em, two columns are too narrow to read. The unit makes larger letters need more room. */
const NARROW = 38;

/** The prefix of the slots that show light-DOM articles one below the other. */
const SLOT = "version-";

/** The fewest versions that have a timeline. With fewer there is nothing to choose. */
const TIMELINE_FROM = 3;

/** The views that do not show the whole story. */
const LISTS = new Set(["list", "photos"]);

export class Presenter {
  #session = new Session();
  /** @type {Element} */
  #element;
  /** @type {Host} */
  #host;
  /** Shows the children of the element until a comparison replaces them. @type {HTMLSlotElement} */
  #slot;
  /** @type {Navigation} */
  #navigation;
  /** @type {InSight} */
  #sight;
  /** The line that says what the reader is waiting for. @type {HTMLElement} */
  #waiting = make("p", { class: "waiting", "aria-live": "polite" });
  /** @type {HTMLElement} */
  #page = make("div", { class: "page", part: "page" });
  /** @type {Comparison | null} */
  #comparison = null;
  /** The comparison as it is rendered: with block classes and, if needed, whole words. @type {Comparison | null} */
  #filtered = null;
  /** The story that is rendered now. @type {Story | null} */
  #story = null;
  /** The keys of the parts that the reader opened in this comparison. @type {Set<string>} */
  #opened = new Set();
  /** A rendering made at publication, while it is on the page. @type {Takeover | null} */
  #takeover = null;
  /** The message for a reader who comes back. @type {HTMLElement | null} */
  #since = null;
  /** Whether the rendering made at publication has been set up by `#showAdopted`. */
  #adopted = false;
  /**
   * The module that renders the timeline, loaded if there are enough versions.
   * @type {import("./lazy.js").Time | null}
   */
  #time = null;
  /**
   * The module that marks whole words. It is loaded for scripts without spaces between words.
   * @type {import("./lazy.js").WholeWords | null}
   */
  #words = null;
  #narrow = false;
  #kindsOpen = false;
  #ready = false;
  /** The change to go to as soon as it is rendered. @type {{ id: string, focus: boolean } | null} */
  #wanted = null;
  /** The last view of the whole story. A link in a list returns to it. @type {View} */
  #storyView = "side-by-side";
  /** @type {ResizeObserver | null} */
  #resize = null;
  #onHash = () => this.#followHash();
  #printing = new Printing(() => ({ page: this.#page, story: this.#story, copy: () => this.#newStory() }));
  /** Whether differences are marked. */
  #marks = true;
  /** The last fragment of the page's address whose two versions were chosen. */
  #followed = "";

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
    const status = make("p", { class: "visually-hidden", role: "status" });
    const rendered = renderedIn(element, root);
    if (rendered) this.#page = rendered;
    else slot.before(this.#page);
    this.#page.before(status, this.#waiting);
    this.#navigation = new Navigation(root, this.#page, status, (detail) => host.send("navigated", detail));
    this.#sight = new InSight(root, () => ({ page: this.#page, story: this.#story }));
    if (rendered) this.#takeover = this.#adopt(rendered);
    this.keysChanged();
    this.viewChanged();
  }

  /**
   * Takes over a rendering that is already on the page. Nothing is compared until the reader uses a control other than
   * Previous and Next.
   * @param {HTMLElement} page
   */
  #adopt(page) {
    this.#slot.hidden = true;
    const takeover = new Takeover(page, this.#element, {
      labels: () => this.#labels(),
      step: (step) => this.step(step),
      use: (key) => void this.#use(key),
    });
    this.#navigation.story = takeover.story;
    return takeover;
  }

  /** @param {string} key of a control */
  async #use(key) {
    await this.#compare();
    const control = this.#page.querySelector(/** @type {"button"} */ (`[data-key="${CSS.escape(key)}"]`));
    control?.focus({ preventScroll: true });
    control?.click();
  }

  /** Called when the element was added to a page. */
  connect() {
    window.addEventListener("hashchange", this.#onHash);
    this.#printing.connect();
    this.#sight.connect();
    this.#resize = new ResizeObserver(([entry]) => this.#fit(entry?.contentRect.width ?? 0));
    this.#resize.observe(this.#element);
  }

  /** Called when the element was removed. */
  disconnect() {
    window.removeEventListener("hashchange", this.#onHash);
    this.#printing.disconnect();
    this.#sight.disconnect();
    this.#resize?.disconnect();
  }

  /** The comparison that is shown now, or null. */
  get comparison() {
    return this.#comparison;
  }

  /** Whether the page is hidden because the line is closed. */
  get hidden() {
    return this.#page.hidden;
  }
  set hidden(value) {
    for (const node of [this.#page, this.#waiting, this.#since]) if (node) node.hidden = value;
    if (value) this.#slot.hidden = true;
    else this.#followHash();
  }

  /** @param {string} id */
  has(id) {
    const { changes } = this.#takeover?.story ?? this.#comparison ?? { changes: [] };
    return changes.some((change) => change.id === id);
  }

  keysChanged() {
    this.#navigation.letters = this.#element.keys === "letters";
  }

  viewChanged() {
    if (!LISTS.has(this.#element.view)) this.#storyView = this.#element.view;
  }

  /** @param {1 | -1} step */
  step(step) {
    this.#navigation.step(step, "button");
  }

  /** @param {Update} what */
  update(what) {
    if (this.#takeover && !this.#adopted) return this.#showAdopted();
    if (what === "compare") this.#session.forget();
    if (what !== "render" || this.#takeover) return void this.#compare();
    const words = fetchWords(languageFor(this.#element));
    if (words) void words.then(() => this.#render());
    else this.#render();
  }

  /** Sets up the rendering made at publication. The labels are fetched because the first step needs them. */
  #showAdopted() {
    this.#adopted = true;
    void fetchWords(languageFor(this.#element));
    this.#followHash();
  }

  async #compare() {
    const session = this.#session;
    const isLast = session.begin();
    const words = fetchWords(languageFor(this.#element));
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
      if (versions.length < 2) await words;
      if (!isLast()) return;
      const time = versions.length >= TIMELINE_FROM ? lazy("time") : null;
      // The wasm is fetched in parallel with the texts. While the page is loading, more children may follow, and they
      // may be Markdown, which needs the full wasm.
      if (document.readyState !== "loading") session.warm(known);
      // The first formatting of a date takes longest, so it is done while the wasm is fetched.
      this.#labels().date(versions[0]?.published ?? "");
      if (versions.length < 2) return void this.#showFew(versions);
      const comparison = await session.compare(known, this.#pairFor(versions), isLast, beforeLong);
      await words;
      this.#time = await time;
      if (comparison && hasUnspaced(comparison)) this.#words ??= await lazy("words");
      // The page that replaces a rendering must show everything in it at once, including the timeline.
      if (this.#takeover && this.#time) await session.follow(isLast, async () => {}).catch(() => {});
      if (!comparison || !isLast()) return;
      this.#takeover?.end();
      this.#takeover = null;
      this.#showFirst(comparison, wasKnown);
      if (!session.timeline && this.#time) void this.#follow(isLast);
    } catch (error) {
      await words;
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
    this.#followPair(versions.length);
    const { from, to } = this.#element;
    const memory = this.#host.memory();
    const seen = memory && !this.#element.hasAttribute("from") ? indexSeen(versions, memory) : -1;
    return { from: seen < 0 ? from : String(seen), to };
  }

  /**
   * Applies the versions and the view in the page's address once. After that the reader chooses.
   * @param {number} count the number of versions
   */
  #followPair(count) {
    const pair = pairInAddress();
    if (!pair || this.#followed === location.hash || !this.#isLinked()) return;
    this.#followed = location.hash;
    const { from, to, view } = pair;
    if (from === to || Math.min(from, to) < 0 || Math.max(from, to) >= count) return;
    this.#element.from = String(from);
    this.#element.to = String(to);
    if (view) this.#element.view = /** @type {View} */ (view);
  }

  /**
   * Returns whether an address can link to this comparison. It must be the first on its page, and its versions must not
   * come from a script.
   */
  #isLinked() {
    return !this.#element.versions && document.querySelector(this.#element.localName) === this.#element;
  }

  /** Shows what is new to a reader who comes back, and stores the time of the last version. */
  #showSince() {
    const memory = this.#host.memory();
    const { pair } = this.#session;
    this.#since?.remove();
    this.#since = null;
    if (!memory || !pair || this.#element.hasAttribute("from")) return;
    const isNew = indexSeen(pair.versions, memory) >= 0;
    this.#since = sinceRead(memory, this.#labels(), {
      changes: isNew ? (this.#comparison?.changes.length ?? 0) : null,
      showAll: () => (this.#element.from = "0"),
    });
    this.#since.hidden = this.hidden;
    this.#page.before(this.#since);
    memory.keep(pair.versions.at(-1)?.published ?? "");
  }

  /**
   * Handles fewer than two versions. It is no error while the page is loading; until then the children stay visible.
   * @param {readonly Version[]} versions
   */
  #showFew(versions) {
    this.#show(null);
    if (versions.length === 1 && document.readyState !== "loading")
      this.#showPlain(versions, this.#labels().text("error.few"));
  }

  /**
   * Shows a new comparison.
   * @param {Comparison} comparison
   * @param {boolean} wasKnown whether the versions were found and compared before
   */
  #showFirst(comparison, wasKnown) {
    const { pair } = this.#session;
    if (!pair) return;
    // The opened parts belong to the previous comparison. Only the list of versions is the same for all comparisons.
    this.#opened = new Set([...this.#opened].filter((key) => key === VERSION_LIST));
    this.#show(comparison);
    this.#showSince();
    // The control announces the versions, so only the amount of change is announced here.
    if ((wasKnown || this.#ready) && this.#story) this.#navigation.say(whatChanged(this.#story));
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
      if (await this.#session.follow(isLast, () => this.#waitForLong("wait.follow"))) this.#render();
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
    this.#labels().number(1000);
    await drawn();
  }

  /**
   * Shows what the reader is waiting for; null removes the message.
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
    const classed = comparison && withBlockClasses(comparison);
    this.#filtered = (classed && this.#words?.withWholeWords(classed)) ?? classed;
    this.#slot.hidden = comparison !== null;
    // Children that were shown below their names by `#showPlain` return to the default slot.
    for (const child of this.#element.children) if (child.slot.startsWith(SLOT)) child.removeAttribute("slot");
    if (comparison) this.#render();
    else this.#empty();
  }

  /** Removes everything from the page. */
  #empty() {
    this.#story?.work.stop();
    unmount(this.#page);
  }

  #render() {
    const { pair } = this.#session;
    const story = this.#newStory();
    if (!story || !pair) return;
    this.#story?.work.stop();
    this.#story = this.#navigation.story = story;
    const choice = this.#choice(story, pair);
    const actions = {
      goTo: (/** @type {string} */ id, /** @type {unknown} */ wanted) => this.#goTo(id, wanted === "story"),
      goToRow: (/** @type {number} */ row) => void this.#goToRow(row),
      goToWords: (/** @type {FactPlace} */ place) => void this.#goToWords(place),
    };
    const nodes = reader(story, choice, actions, { title: pair.title, current: this.#navigation.number });
    const name = [story.labels.text("region"), story.headline || pair.title].filter(Boolean).join(": ");
    const key = this.#focusedKey();
    this.#page = this.#navigation.page = mount(this.#page, nodes, story, { host: this.#element, name });
    this.#page.classList.toggle("unmarked", !this.#marks && !LISTS.has(choice.view));
    this.#time?.showChosen(this.#page);
    this.#focusKey(key);
    this.#navigation.renew(story);
    this.#sight.look();
    if (story.work.busy) void story.work.until(() => false).then(() => this.#sight.look());
    this.#goToWanted(story);
  }

  /** Makes a story from the comparison and the current attributes. */
  #newStory() {
    const { pair, timeline } = this.#session;
    if (!this.#filtered || !pair) return null;
    const { from, to } = pair;
    const names = this.#names();
    return new Story(this.#filtered, {
      labels: this.#labels(),
      hidden: new Set(this.#element.hide.split(/\s+/).filter(Boolean)),
      from: /** @type {typeof names[number]} */ (names[from]),
      to: /** @type {typeof names[number]} */ (names[to]),
      images: this.#effectiveImages(),
      opened: this.#opened,
      steps: (timeline?.steps ?? []).slice(from, to).map(({ comparison }) => comparison),
      history:
        timeline && this.#time && this.#element.history
          ? { timeline, versions: names, from, to, tell: this.#time.historyOf }
          : null,
    });
  }

  /** Returns the names of the versions as shown. */
  #names() {
    const labels = this.#labels();
    return (this.#session.pair?.versions ?? []).map((version) => ({
      label: version.title(labels),
      published: version.published,
      lang: version.lang,
    }));
  }

  /**
   * Returns the values and actions of the controls.
   * @param {Story} story
   * @param {import("./session.js").Pair} pair
   * @returns {import("../view/controls.js").Choice}
   */
  #choice(story, { from, to }) {
    const element = this.#element;
    const { timeline } = this.#session;
    const views = /** @type {View[]} */ (Object.keys(VIEWS)).filter((one) => !(this.#narrow && one === "side-by-side"));
    const view = views.includes(element.view) ? element.view : "inline";
    return {
      versions: this.#names(),
      from,
      to,
      time: this.#time,
      steps: timeline?.steps ?? null,
      linesOf: (comparison) => linesOfStep(comparison, story.labels),
      history: timeline && element.history,
      view,
      views,
      narrow: this.#narrow,
      kindsOpen: this.#kindsOpen,
      setKindsOpen: (open) => (this.#kindsOpen = open),
      choose: (earlier, later) => this.#choose(earlier, later),
      swap: () => {
        element.from = String(to);
        element.to = String(from);
      },
      setView: (name) => (element.view = name),
      setHidden: (classes) => (element.hide = /** @type {typeof element.hide} */ (classes.join(" "))),
      setHistory: (shown) => (element.history = shown),
      marks: this.#marks,
      setMarks: (shown) => {
        this.#marks = shown;
        this.#render();
      },
      print: (whole) => this.#printing.print(whole),
      linked: this.#isLinked(),
      step: (step) => this.#navigation.step(step, "button"),
      keep: (how, form) => this.#keep(how, form, story, view),
    };
  }

  /** Returns the key of the control that has the focus. A rendering replaces its node. */
  #focusedKey() {
    return /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (this.#slot.getRootNode()).activeElement)
      ?.dataset.key;
  }

  /** @param {string | undefined} key */
  #focusKey(key) {
    if (!key) return;
    const node = this.#page.querySelector(/** @type {"button"} */ (`[data-key="${CSS.escape(key)}"]`));
    node?.focus({ preventScroll: true });
  }

  /**
   * Goes to the wanted change as soon as it is on the page.
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
   * Compares two other versions. If the versions are swapped, they stay swapped.
   * @param {number} earlier
   * @param {number} later
   */
  #choose(earlier, later) {
    const { pair } = this.#session;
    const swapped = pair !== null && pair.from > pair.to;
    this.#element.from = String(swapped ? later : earlier);
    this.#element.to = String(swapped ? earlier : later);
  }

  /**
   * @param {"save" | "copy"} how
   * @param {import("./keep.js").Form} form
   * @param {Story} story
   * @param {View} view
   */
  #keep(how, form, story, view) {
    const { from = 0, to = 0, title = "" } = this.#session.pair ?? {};
    return keep(how, form, story, {
      comparison: /** @type {Comparison} */ (this.#comparison),
      view,
      title,
      from,
      to,
      articles: () => this.#session.articles(),
    });
  }

  /**
   * @param {string} id
   * @param {boolean} inStory whether to leave a list for a view of the whole story
   */
  #goTo(id, inStory) {
    const leaves = inStory && LISTS.has(this.#element.view);
    if (!leaves && this.#navigation.goTo(id, true)) return;
    this.#wanted = { id, focus: true };
    if (this.#story?.work.busy && !leaves) this.#goToWanted(this.#story);
    else this.#element.view = this.#storyView;
  }

  /**
   * Goes to the words of a fact. A list that does not show them is left for a view of the whole story.
   * @param {FactPlace} place
   */
  async #goToWords(place) {
    const story = this.#story;
    const find = () => this.#comparison && wordsAt(this.#page, this.#comparison, place);
    await story?.work.until(() => find() !== null);
    let node = find();
    if (!node && LISTS.has(this.#element.view)) {
      this.#element.view = this.#storyView;
      // The element renders in the next task.
      await yieldToMain();
      await this.#story?.work.until(() => find() !== null);
      node = find();
    }
    if (!node) return;
    node.closest(".folded[hidden]")?.dispatchEvent(new Event("beforematch"));
    this.#navigation.goToWords(node, (this.#comparison && changeAt(this.#comparison, place)?.id) ?? null);
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

  /** Goes to the change that the page's address names with `#change-…`, if this element has it. */
  #followHash() {
    const id = changeInAddress();
    const { versions = [] } = this.#session.pair ?? {};
    if (versions.length > 0) this.#followPair(versions.length);
    if (id && this.has(id) && !this.hidden && this.#navigation.current !== id) this.#goTo(id, false);
  }

  /** @param {number} width */
  #fit(width) {
    const narrow = width > 0 && width < NARROW * Number.parseFloat(getComputedStyle(this.#element).fontSize);
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    // The frame that just laid out the page must not also render it.
    if (this.#story) void yieldToMain().then(() => this.#host.requestUpdate("render"));
  }

  #labels() {
    return new Labels(languageFor(this.#element), this.#element.labels);
  }

  /**
   * Returns which pictures are loaded without a click. On a page without http or https, `auto` loads only embedded
   * pictures.
   * @returns {import("../view/story.js").Showing}
   */
  #effectiveImages() {
    const { images } = this.#element;
    return images === "auto" && !location.protocol.startsWith("http") ? "embedded" : images;
  }

  /**
   * Shows versions that cannot be compared as they are, with the reason.
   * @param {unknown} error
   */
  #fail(error) {
    const reason = error instanceof Error ? error.message : String(error);
    this.#comparison = null;
    this.#slot.hidden = false;
    this.#showPlain(this.#session.chosen, sayFailure(error, this.#labels()));
    // This message is for the developer of the page. The reader sees a sentence of their own.
    console.warn("article-versions:", error);
    this.#host.send("error", { error, message: reason });
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
        // A light-DOM article is not moved. A slot shows it below its name.
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
}

/**
 * Returns the announcement of a new comparison: the most important fact and the number of changes.
 * @param {Story} story
 */
function whatChanged(story) {
  const [line] = linesOf(story, 1).first;
  const total = story.labels.text("total", { n: story.changes.length });
  return line ? `${spokenLine(line, story)} ${total}` : total;
}
