// @ts-check
// Steps through the changes. A button press updates one status line and leaves the focus on the button. A key moves the
// focus to the change. Doing both would make a screen reader announce the change twice.

import { RenderedStory } from "./takeover.js";
import { position } from "../view/controls.js";
import { spokenFacts } from "../view/digest-text.js";
import { spokenEdit } from "../view/row.js";

/** @typedef {import("../view/story-view.js").StoryView} StoryView */
/**
 * A story, or one that was rendered at publication.
 * @typedef {StoryView | RenderedStory} AnyStory
 */

/** The keys that step together with Alt. @type {ReadonlyMap<string, 1 | -1>} */
const ARROWS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/**
 * Letters that step, only if the page sets `keys`. Speech input and screen readers use single letters themselves.
 * @type {ReadonlyMap<string, 1 | -1>}
 */
const LETTERS = new Map([
  ["n", 1],
  ["j", 1],
  ["p", -1],
  ["k", -1],
]);

/** If a change is more screens away than this, the page jumps instead of scrolling smoothly. */
const FAR = 4;

export class Navigation {
  /**
   * @param {ShadowRoot} root the root that receives the key events
   * @param {HTMLElement} page the element with the changes; replaced at each rendering
   * @param {HTMLElement} status the status line that is announced
   * @param {(detail: { id: string, number: number, total: number }) => void} announce
   */
  constructor(root, page, status, announce) {
    this.root = root;
    this.page = page;
    this.status = status;
    this.announce = announce;
    /** @type {AnyStory | null} */
    this.story = null;
    /** The id of the current change. @type {string | null} */
    this.current = null;
    /** The index of the current mark in `stops`, under a filter; -1 if there is none. */
    this.stop = -1;
    /** Whether single letters also step. */
    this.letters = false;
    root.addEventListener("keydown", (event) => this.key(/** @type {KeyboardEvent} */ (event)));
  }

  /** The position of the current change among those shown, from 1; 0 if there is none. */
  get place() {
    return this.placeOf(this.current);
  }

  /** The number of the current change among all changes, from 1; 0 if there is none. */
  get number() {
    const change = this.story?.changes[this.place - 1];
    return (change && this.story?.numbers.get(change)) ?? 0;
  }

  /** @param {string | null} id */
  placeOf(id) {
    return this.story ? this.story.changes.findIndex((change) => change.id === id) + 1 : 0;
  }

  /**
   * Continues with a new rendering. The current change is kept if it is still shown.
   * @param {AnyStory} story
   */
  renew(story) {
    this.story = story;
    if (this.place === 0) this.current = null;
    this.stop = -1;
    this.mark();
  }

  /** The marks to step through under a filter. */
  get stops() {
    return this.story instanceof RenderedStory ? [] : (this.story?.stops ?? []);
  }

  /**
   * Goes to the next or previous mark under a filter, because a passage may have several marks.
   * @param {1 | -1} step
   * @param {"button" | "key"} by
   * @param {string | null | undefined} focused the change that has the focus
   * @returns {boolean} whether there was such a mark
   */
  stepMark(step, by, focused) {
    const { stops, story } = this;
    if (!story || story instanceof RenderedStory) return false;
    const firstOf = (/** @type {string | null | undefined} */ id) => stops.findIndex(({ change }) => change.id === id);
    const isHere = focused == null || stops[this.stop]?.change.id === focused;
    let target = this.stop >= 0 && isHere ? this.stop + step : firstOf(focused ?? this.current);
    if (target < 0) target = firstOf(story.changes[this.nextInSight(step) - 1]?.id);
    for (let stop = stops[target]; stop; target += step, stop = stops[target]) {
      const { change, edit, name } = stop;
      const row = this.find(change.id);
      // The passage is still to be rendered.
      if (!row && story.work.busy) return false;
      // An edit without its own mark, as in a credit, goes to its row. Each row is a stop only once.
      const words = name && row?.querySelector(/** @type {"ins"} */ (`:is(ins, del, .remark)[data-edit="${name}"]`));
      if (!row || (!words && firstOf(change.id) !== target)) continue;
      this.goToWords(words || row, change.id, by === "key");
      this.stop = target;
      this.mark(words || row);
      const place = story.labels.text("position", { n: target + 1, total: stops.length });
      const said = edit ? spokenEdit(edit, story.labels) : story.title(change);
      if (by === "button") this.say(`${place}: ${said}`);
      return true;
    }
    return false;
  }

  /**
   * @param {1 | -1} step
   * @param {"button" | "key"} by
   */
  step(step, by) {
    const { story } = this;
    if (!story) return;
    const { changes, labels } = story;
    // If the focus is inside a change, a key continues from there.
    const focused =
      by === "key" ? this.root.activeElement?.closest("[data-change]")?.getAttribute("data-change") : null;
    if (this.stops.length > 0 && this.stepMark(step, by, focused)) return;
    const number = this.placeOf(focused ?? null) || this.place;
    // The first step goes to the next change on the screen and not back to the top.
    let target = number === 0 ? this.nextInSight(step) : number + step;
    let change = changes[target - 1];
    // Changes that the view does not show are skipped. Changes that are still to be rendered are waited for.
    while (change && !this.find(change.id)) {
      const { id } = change;
      if (story.work.busy) {
        this.say(labels.text("status.making"));
        void story.work.until(() => this.find(id) !== null).then(() => this.story === story && this.step(step, by));
        return;
      }
      target += step;
      change = changes[target - 1];
    }
    if (!change) {
      this.say(labels.text(changes.length === 0 ? "status.none" : step > 0 ? "status.last" : "status.first"));
      return;
    }
    this.goTo(change.id, by === "key");
    if (by === "button")
      this.say(story instanceof RenderedStory ? story.heading(change) : announcement(change, story, target));
  }

  /**
   * Returns the position of the first change that begins on or below the screen. For a step back, it is the last change
   * that begins above the screen.
   * @param {1 | -1} step
   */
  nextInSight(step) {
    const { story } = this;
    if (!story) return 0;
    const middle = window.innerHeight / 2;
    // If the page has not been scrolled, the first change is next.
    if (step > 0 && this.page.getBoundingClientRect().top > -middle) return 1;
    // The nodes are in reading order, so a binary search works. A long story has thousands of changes.
    const nodes = [...this.page.querySelectorAll("[data-change]")];
    let [above, below] = [0, nodes.length];
    while (above < below) {
      const half = (above + below) >> 1;
      if ((nodes[half]?.getBoundingClientRect().top ?? 0) < 0) above = half + 1;
      else below = half;
    }
    const id = nodes[Math.min(step < 0 ? above - 1 : above, nodes.length - 1)]?.getAttribute("data-change");
    return Math.max(1, story.changes.findIndex((change) => change.id === id) + 1);
  }

  /**
   * @param {string} id
   * @param {boolean} focus
   * @returns {boolean} whether the change is on the page
   */
  goTo(id, focus) {
    const node = this.find(id);
    if (!node || !this.story) return false;
    this.current = id;
    this.stop = -1;
    this.mark();
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const far = Math.abs(node.getBoundingClientRect().top) > FAR * window.innerHeight;
    node.scrollIntoView({ block: "start", behavior: still || far ? "instant" : "smooth" });
    if (far) this.settle(node);
    if (focus) node.focus({ preventScroll: true });
    this.announce({ id, number: this.number, total: this.story.total });
    return true;
  }

  /**
   * Goes to words of a change and outlines them until the next step.
   * @param {HTMLElement} node
   * @param {string | null} id the id of their change
   * @param {boolean} [focus]
   */
  goToWords(node, id, focus = true) {
    if (!this.story) return;
    this.current = id ?? this.current;
    this.stop = -1;
    this.mark(node);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const far = Math.abs(node.getBoundingClientRect().top) > FAR * window.innerHeight;
    node.scrollIntoView({ block: "center", behavior: still || far ? "instant" : "smooth" });
    if (far) this.settle(node, "center");
    if (focus) {
      node.tabIndex = -1;
      node.focus({ preventScroll: true });
    }
    if (id) this.announce({ id, number: this.number, total: this.story.total });
  }

  /**
   * Scrolls again after two frames. In a long story the height of rows off screen is estimated, so the first scroll may
   * miss the node.
   * @param {HTMLElement} node
   * @param {ScrollLogicalPosition} [block]
   */
  settle(node, block = "start") {
    requestAnimationFrame(() => requestAnimationFrame(() => node.scrollIntoView({ block, behavior: "instant" })));
  }

  /**
   * @param {string} id
   * @returns {HTMLElement | null}
   */
  find(id) {
    return this.page.querySelector(`[data-change="${CSS.escape(id)}"]`);
  }

  /**
   * Marks the current change and shows its number beside the buttons. Screen readers do not announce the number.
   * @param {HTMLElement} [words] the words to outline
   */
  mark(words) {
    for (const node of this.page.querySelectorAll("[data-change][aria-current]")) node.removeAttribute("aria-current");
    for (const node of this.page.querySelectorAll(".target")) node.classList.remove("target");
    words?.classList.add("target");
    if (this.current) this.find(this.current)?.setAttribute("aria-current", "true");
    const counter = this.page.querySelector(".position");
    if (!counter || !this.story) return;
    const at = { n: this.stop + 1, total: this.stops.length };
    counter.textContent = at.n > 0 ? this.story.labels.text("position", at) : position(this.story, this.number);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !this.page.contains(/** @type {Node} */ (event.target)))
      return;
    const step = event.altKey ? ARROWS.get(event.key) : this.letters ? LETTERS.get(event.key) : undefined;
    if (!step) return;
    event.preventDefault();
    this.step(step, "key");
  }
}

/**
 * Returns the announcement of a change after a button press.
 * @param {import("../../src/wasm/types.d.ts").Change} change
 * @param {StoryView} story
 * @param {number} target its position among the changes shown
 */
function announcement(change, story, target) {
  const n = story.numbers.get(change) ?? target;
  const heading = `${story.labels.text("change.number", { n, total: story.total })} ${story.title(change)}`;
  const facts = spokenFacts(change, story);
  const what = facts.length > 0 ? facts.join(" ") : change.summary;
  return what ? `${heading}. ${what}` : heading;
}
