// @ts-check
// Renders a comparison with its controls, and keeps what the reader opened and chose on the page. The nodes of a story
// are made in view/.

import { make } from "../view/make.js";
import { plainVersions } from "../view/plain.js";
import { layout, VIEWS } from "../view/layout.js";
import { yieldToMain } from "../view/scheduler.js";
import { StoryView, VERSION_LIST } from "../view/story-view.js";
import { linesOfStep } from "../view/summary.js";
import { withBlockClasses } from "../view/block-classes.js";
import { Labels, languageFor } from "../labels/index.js";
import { InSight } from "./in-sight.js";
import { saveOrCopy } from "./save-or-copy.js";
import { isLinked, isList, Links } from "./links.js";
import { mount, unmount } from "./mount.js";
import { Navigation } from "./navigation.js";
import { Printing } from "./printing.js";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("./article-versions.js").ArticleVersionsElement} Element */
/** @typedef {import("./presenter.js").Host} Host */
/** @typedef {import("./public.d.ts").View} View */
/** @typedef {import("./session.js").Pair} Pair */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./versions.js").Version} Version */

/** Below this width, in em, two columns are too narrow to read. The unit makes larger letters need more room. */
const NARROW = 38;

/** The prefix of the slots that show light-DOM articles one below the other. */
const SLOT = "version-";

export class Rendering {
  /** @type {HTMLElement} */
  page;
  /** @type {Navigation} */
  navigation;
  /** @type {Links} */
  links;
  /** The comparison that is shown now. @type {Comparison | null} */
  comparison = null;
  /** The story that is rendered now. @type {StoryView | null} */
  story = null;
  /**
   * The module that renders the timeline, loaded if there are enough versions.
   * @type {import("./lazy.js").Time | null}
   */
  time = null;
  /**
   * The module that marks whole words. It is loaded for scripts without spaces between words.
   * @type {import("./lazy.js").WholeWords | null}
   */
  wholeWords = null;
  /** @type {Element} */
  #element;
  /** @type {Host} */
  #host;
  /** @type {Session} */
  #session;
  /** @type {InSight} */
  #sight;
  /** The comparison as it is rendered: with block classes and, if needed, whole words. @type {Comparison | null} */
  #filtered = null;
  /** The keys of the parts that the reader opened in this comparison. @type {Set<string>} */
  #opened = new Set();
  #narrow = false;
  #kindsOpen = false;
  /** Whether differences are marked. */
  #marks = true;
  #printing = new Printing(() => ({ page: this.page, story: this.story, copy: () => this.#newStory() }));
  #resize = new ResizeObserver(([entry]) => this.#fit(entry?.contentRect.width ?? 0));

  /**
   * @param {Element} element
   * @param {HTMLElement} page
   * @param {Host} host
   * @param {Session} session
   */
  constructor(element, page, host, session) {
    const root = rootOf(page);
    const status = make("p", { class: "visually-hidden", role: "status" });
    page.before(status);
    this.page = page;
    this.#element = element;
    this.#host = host;
    this.#session = session;
    this.navigation = new Navigation(root, page, status, (detail) => host.send("navigated", detail));
    this.links = new Links(element, this);
    this.#sight = new InSight(root, () => this);
  }

  connect() {
    this.#printing.connect();
    this.#sight.connect();
    this.#resize.observe(this.#element);
  }

  disconnect() {
    this.#printing.disconnect();
    this.#sight.disconnect();
    this.#resize.disconnect();
  }

  get labels() {
    return new Labels(languageFor(this.#element), this.#element.labels);
  }

  /** Closes what the reader opened in the previous comparison. The list of versions is the same for all comparisons. */
  close() {
    this.#opened = new Set([...this.#opened].filter((key) => key === VERSION_LIST));
  }

  /** @param {Comparison | null} comparison */
  show(comparison) {
    this.comparison = comparison;
    const classed = comparison && withBlockClasses(comparison);
    this.#filtered = (classed && this.wholeWords?.withWholeWords(classed)) ?? classed;
    // Children that were shown below their names by `showPlain` return to the default slot.
    for (const child of this.#element.children) if (child.slot.startsWith(SLOT)) child.removeAttribute("slot");
    if (comparison) this.render();
    else this.#empty();
  }

  /**
   * Shows versions that are not compared, below a message.
   * @param {readonly Version[]} versions
   * @param {string} message
   */
  showPlain(versions, message) {
    const { labels } = this;
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
    this.comparison = null;
    this.#empty();
    this.page.append(
      make("p", { class: "message", role: "alert", part: "message" }, message),
      plainVersions(shown, labels),
    );
  }

  /** Removes everything from the page. */
  #empty() {
    this.story?.work.stop();
    unmount(this.page);
  }

  render() {
    const { pair } = this.#session;
    const story = this.#newStory();
    if (!story || !pair) return;
    this.story?.work.stop();
    this.story = this.navigation.story = story;
    const choice = this.#choice(story, pair);
    const actions = {
      goTo: (/** @type {string} */ id, /** @type {unknown} */ wanted) => this.links.goTo(id, wanted === "story"),
      goToRow: (/** @type {number} */ row) => void this.links.goToRow(row),
      goToWords: (/** @type {FactPlace} */ place) => void this.links.goToWords(place),
    };
    const nodes = layout(story, choice, actions, { title: pair.title, current: this.navigation.number });
    const name = [story.labels.text("region"), story.headline || pair.title].filter(Boolean).join(": ");
    // A rendering replaces the node that has the focus.
    const key = /** @type {HTMLElement | null} */ (rootOf(this.page).activeElement)?.dataset.key;
    this.page = this.navigation.page = mount(this.page, nodes, story, { host: this.#element, name });
    this.page.classList.toggle("unmarked", !this.#marks && !isList(choice.view));
    this.time?.showChosen(this.page);
    if (key) this.control(key)?.focus({ preventScroll: true });
    this.navigation.renew(story);
    this.#sight.look();
    if (story.work.busy) void story.work.until(() => false).then(() => this.#sight.look());
    this.links.rendered(story);
  }

  /**
   * Returns the control with a key.
   * @param {string} key
   */
  control(key) {
    return this.page.querySelector(/** @type {"button"} */ (`[data-key="${CSS.escape(key)}"]`));
  }

  /** Makes a story from the comparison and the current attributes. */
  #newStory() {
    const { pair, timeline } = this.#session;
    if (!this.#filtered || !pair) return null;
    const { from, to } = pair;
    const names = this.#names();
    return new StoryView(this.#filtered, {
      labels: this.labels,
      hidden: new Set(this.#element.hide.split(/\s+/).filter(Boolean)),
      from: /** @type {typeof names[number]} */ (names[from]),
      to: /** @type {typeof names[number]} */ (names[to]),
      images: this.#effectiveImages(),
      opened: this.#opened,
      steps: (timeline?.steps ?? []).slice(from, to).map(({ comparison }) => comparison),
      history:
        timeline && this.time && this.#element.history
          ? { timeline, versions: names, from, to, render: this.time.historyOf }
          : null,
    });
  }

  /** Returns the names of the versions as shown. */
  #names() {
    const { labels } = this;
    return (this.#session.pair?.versions ?? []).map((version) => ({
      label: version.title(labels),
      published: version.published,
      lang: version.lang,
    }));
  }

  /**
   * Returns the values and actions of the controls.
   * @param {StoryView} story
   * @param {Pair} pair
   * @returns {import("../view/controls.js").Choice}
   */
  #choice(story, { from, to, title }) {
    const element = this.#element;
    const session = this.#session;
    const { timeline } = session;
    const compare = (/** @type {number} */ before, /** @type {number} */ after) => {
      element.from = String(before);
      element.to = String(after);
    };
    const views = /** @type {View[]} */ (Object.keys(VIEWS)).filter((one) => !(this.#narrow && one === "side-by-side"));
    const view = views.includes(element.view) ? element.view : "inline";
    return {
      versions: this.#names(),
      from,
      to,
      time: this.time,
      steps: timeline?.steps ?? null,
      linesOf: (comparison) => linesOfStep(this.wholeWords?.withWholeWords(comparison) ?? comparison, story.labels),
      history: timeline && element.history,
      view,
      views,
      narrow: this.#narrow,
      kindsOpen: this.#kindsOpen,
      setKindsOpen: (open) => (this.#kindsOpen = open),
      // If the versions are swapped, they stay swapped.
      choose: (earlier, later) => (from > to ? compare(later, earlier) : compare(earlier, later)),
      swap: () => compare(to, from),
      setView: (name) => (element.view = name),
      setHidden: (classes) => (element.hide = /** @type {typeof element.hide} */ (classes.join(" "))),
      setHistory: (shown) => (element.history = shown),
      marks: this.#marks,
      setMarks: (shown) => {
        this.#marks = shown;
        this.render();
      },
      print: (whole) => this.#printing.print(whole),
      linked: isLinked(element),
      step: (step) => this.navigation.step(step, "button"),
      keep: (how, form) => {
        const comparison = /** @type {Comparison} */ (this.comparison);
        return saveOrCopy(how, form, story, { comparison, view, title, from, to, articles: () => session.articles() });
      },
    };
  }

  /** @param {number} width */
  #fit(width) {
    const narrow = width > 0 && width < NARROW * Number.parseFloat(getComputedStyle(this.#element).fontSize);
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    // The frame that just laid out the page must not also render it.
    if (this.story) void yieldToMain().then(() => this.#host.requestUpdate("render"));
  }

  /**
   * Returns which pictures are loaded without a click. On a page without http or https, `auto` loads only embedded
   * pictures.
   * @returns {import("../view/story-view.js").Showing}
   */
  #effectiveImages() {
    const { images } = this.#element;
    return images === "auto" && !location.protocol.startsWith("http") ? "embedded" : images;
  }
}

/** @param {HTMLElement} page */
const rootOf = (page) => /** @type {ShadowRoot} */ (page.getRootNode());
