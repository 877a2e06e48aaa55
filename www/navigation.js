// @ts-check
// Steps through the changes. A button press updates one status line and leaves the focus on the button;
// a key moves the focus to the change. Never both: a reader who hears the page would be told twice.

import { position } from "./view/controls.js";

/** @typedef {import("./view/story.js").Story} Story */

export class Navigation {
  /**
   * @param {HTMLElement} page where the changes are rendered
   * @param {HTMLElement} status the live line
   * @param {(detail: { id: string, number: number, total: number }) => void} announce
   */
  constructor(page, status, announce) {
    this.page = page;
    this.status = status;
    this.announce = announce;
    /** @type {Story | null} */
    this.story = null;
    /** The change the reader is at. @type {string | null} */
    this.current = null;
    page.addEventListener("keydown", (event) => this.key(event));
  }

  /** The number of the current change, from 1; 0 where there is none. */
  get number() {
    return this.story ? this.story.changes.findIndex((change) => change.id === this.current) + 1 : 0;
  }

  /**
   * After a new rendering: the same change stays current if it is still there.
   * @param {Story} story
   */
  renew(story) {
    this.story = story;
    if (this.number === 0) this.current = null;
    this.mark();
  }

  /**
   * @param {1 | -1} step
   * @param {"button" | "key"} by
   */
  step(step, by) {
    const { story } = this;
    if (!story) return;
    const { changes, labels } = story;
    const number = this.number;
    // From the text itself, the first step goes to what the reader sees next, not back to the top.
    let target = number === 0 ? this.nextInSight(step) : number + step;
    // A view may show some changes only: the others are passed over.
    while (changes[target - 1] && !this.find(changes[target - 1]?.id ?? "")) target += step;
    const change = changes[target - 1];
    if (!change) {
      this.say(labels.text(changes.length === 0 ? "status.none" : step > 0 ? "status.last" : "status.first"));
      return;
    }
    this.goTo(change.id, by === "key");
    if (by === "button") {
      const heading = `${labels.text("change.number", { n: target, total: changes.length })} ${story.title(change)}`;
      this.say(change.summary ? `${heading}. ${change.summary}` : heading);
    }
  }

  /**
   * The change next to the middle of what is on the screen.
   * @param {1 | -1} step
   */
  nextInSight(step) {
    const { story } = this;
    if (!story) return 0;
    const middle = window.innerHeight / 2;
    const tops = story.changes.map((change) => this.find(change.id)?.getBoundingClientRect().top ?? -Infinity);
    if (step < 0) return Math.max(1, tops.filter((top) => top < 0).length);
    const below = tops.findIndex((top) => top >= 0);
    // The page has not been scrolled: begin at the beginning.
    if (this.page.getBoundingClientRect().top > -middle) return 1;
    return below < 0 ? tops.length : below + 1;
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
    this.mark();
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
    if (focus) node.focus({ preventScroll: true });
    this.announce({ id, number: this.number, total: this.story.changes.length });
    return true;
  }

  /**
   * @param {string} id
   * @returns {HTMLElement | null}
   */
  find(id) {
    return this.page.querySelector(`[data-change="${CSS.escape(id)}"]`);
  }

  /** Marks the current change, and says its number beside the buttons (seen, not heard). */
  mark() {
    for (const node of this.page.querySelectorAll("[data-change][aria-current]")) node.removeAttribute("aria-current");
    if (this.current) this.find(this.current)?.setAttribute("aria-current", "true");
    const counter = this.page.querySelector(".position");
    if (counter && this.story) counter.textContent = position(this.story.labels, this.number, this.story.changes.length);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    // Alt and an arrow opens a list of choices where the focus is on one.
    if (event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    this.step(event.key === "ArrowDown" ? 1 : -1, "key");
  }
}
