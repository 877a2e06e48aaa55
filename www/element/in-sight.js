// @ts-check
// Shows on the overview strip which rows of the story are on the screen, while the reader scrolls.

import { frameSeen } from "../view/strip.js";

/** How far below the bar, and above the foot of the window, a row is looked for: inside its text, in pixels. */
const INSIDE = 12;

/** How many places are tried between two rows before nothing is found. */
const TRIES = 6;

/** After a jump, rows may still get their height. The frame is drawn once more after this time, in milliseconds. */
const SETTLED = 250;

export class InSight {
  /** The requested animation frame, or 0. */
  #frame = 0;
  /** Draws once more when the page has settled. @type {ReturnType<typeof setTimeout> | undefined} */
  #later;
  #listener = () => this.look();

  /**
   * @param {ShadowRoot} root
   * @param {() => { page: HTMLElement, story: import("../view/story-view.js").StoryView | null }} shown what is on the
   *   page now
   */
  constructor(root, shown) {
    this.root = root;
    this.shown = shown;
    // In a long story, rows get their real height when they come into sight.
    root.addEventListener("contentvisibilityautostatechange", this.#listener);
  }

  connect() {
    addEventListener("scroll", this.#listener, { passive: true });
    addEventListener("resize", this.#listener, { passive: true });
  }

  disconnect() {
    removeEventListener("scroll", this.#listener);
    removeEventListener("resize", this.#listener);
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#later);
    this.#frame = 0;
  }

  /** Requests one frame, however many events there are. */
  look() {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#draw(), SETTLED);
    this.#draw();
  }

  #draw() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const { page, story } = this.shown();
      const strip = page.querySelector(/** @type {"div"} */ (".strip"));
      if (strip && story) frameSeen(strip, story, this.rows(page, story, strip));
    });
  }

  /**
   * Returns the first and the last row in sight. It asks the browser which node is at a point, because that needs no
   * new layout.
   * @param {HTMLElement} page
   * @param {import("../view/story-view.js").StoryView} story
   * @param {HTMLElement} strip
   */
  rows(page, story, strip) {
    const box = page.querySelector(".rows")?.getBoundingClientRect();
    if (!box) return null;
    const top = Math.max(box.top, strip.getBoundingClientRect().bottom, 0) + INSIDE;
    const bottom = Math.min(box.bottom, innerHeight) - INSIDE;
    const first = this.rowNear(box, top, bottom, story);
    const last = this.rowNear(box, bottom, top, story);
    return first === null || last === null ? null : { first: Math.min(first, last), last: Math.max(first, last) };
  }

  /**
   * Returns the row at a height. If there is none, returns the next row on the way to another height.
   * @param {DOMRect} box
   * @param {number} from
   * @param {number} to
   * @param {import("../view/story-view.js").StoryView} story
   */
  rowNear(box, from, to, { comparison }) {
    for (let at = 0; at < TRIES; at += 1) {
      const y = from + ((to - from) * at) / TRIES;
      for (const x of [box.left + box.width / 4, box.left + box.width * 0.6]) {
        const row = this.root.elementFromPoint(x, y)?.closest(".row");
        const index = row?.getAttribute("data-row");
        if (index) return Number(index);
        const id = row?.getAttribute("data-change");
        const change = id && comparison.changes.find((one) => one.id === id);
        if (change && change.row !== null) return change.row;
      }
    }
    return null;
  }
}
