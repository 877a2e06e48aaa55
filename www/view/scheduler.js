// @ts-check
// Makes nodes in slices, so that a long story never blocks its page: the first ones at once, the rest while the reader
// reads. It does not depend on what is made.

import { make } from "./make.js";

/** So many pieces are made at once: more than any screen shows, and a story of usual length whole. */
const FIRST = 40;

/** The longest slice, in milliseconds. With the layout after it, it stays under the 50 ms that a reader's key may wait. */
const SLICE = 10;

/** So many of the further pieces lie in one box. What is far from the eye is laid out by boxes, and costs by their number. */
const BOX = 20;

/** Pieces of one parent still to come: a node to append, or null for one that has found its own place. @typedef {Iterator<Node | null>} Pieces */
/** @typedef {{ filling: Filling | null, pieces: Pieces }} Job */

export class Work {
  constructor() {
    /** @type {Job[]} */
    this.rest = [];
    this.stopped = false;
    /** Called after each slice. @type {(() => void)[]} */
    this.waiting = [];
  }

  /** Whether nodes are still to come. */
  get busy() {
    return this.rest.length > 0 && !this.stopped;
  }

  /**
   * Fills a parent: a first screen now, what is left in slices. Meanwhile the parent says that it is busy.
   * @param {Element} parent
   * @param {Iterable<Node | null>} pieces
   */
  fill(parent, pieces) {
    const job = { filling: new Filling(parent), pieces: pieces[Symbol.iterator]() };
    for (let made = 0; made < FIRST; made++) if (!next(job)) return;
    parent.setAttribute("aria-busy", "true");
    parent.classList.add("long");
    this.add(job);
  }

  /**
   * Takes a page down that another one has taken the place of, before anything else is made: its nodes weigh as much as
   * the new ones.
   * @param {Element} page
   */
  clear(page) {
    this.add({ filling: null, pieces: takenDown(page) }, true);
  }

  /** @param {Job} job @param {boolean} [first] */
  add(job, first = false) {
    if (first) this.rest.unshift(job);
    else this.rest.push(job);
    if (this.rest.length === 1) void this.run();
  }

  async run() {
    while (this.busy) {
      await yieldToMain();
      if (this.stopped) return;
      const end = performance.now() + SLICE;
      while (this.busy && performance.now() < end) this.one();
      for (const told of this.waiting.splice(0)) told();
    }
  }

  /**
   * Waits until something has been made.
   * @param {() => boolean} isMade
   * @returns {Promise<boolean>} false when all is made and it is not there, or when the work was given up
   */
  async until(isMade) {
    while (!isMade()) {
      if (!this.busy) return false;
      await new Promise((told) => this.waiting.push(() => told(null)));
    }
    return !this.stopped;
  }

  /** Makes all that is left at once: for paper, and for a copy of the page. */
  finish() {
    while (this.busy) this.one();
  }

  /** Gives up what is left, because the page shows something else now. */
  stop() {
    this.stopped = true;
    for (const told of this.waiting.splice(0)) told();
  }

  one() {
    const job = this.rest[0];
    if (!job || next(job)) return;
    job.filling?.parent.removeAttribute("aria-busy");
    this.rest.shift();
  }
}

/** A parent and what is put into it: the first pieces side by side, further ones in boxes. */
export class Filling {
  /** @param {Element} parent */
  constructor(parent) {
    this.parent = parent;
    this.count = 0;
    /** Not on the page before it is full. @type {Element | null} */
    this.box = null;
  }

  /** @param {Node} node */
  add(node) {
    this.count++;
    if (this.count <= FIRST) return void this.parent.append(node);
    // So long a story is laid out only where it is looked at (see style/long.css).
    this.parent.classList.add("long");
    this.box ??= make("div", { class: "box", role: "none" });
    this.box.append(node);
    if ((this.count - FIRST) % BOX === 0) this.close();
  }

  /** Puts what is left on the page. */
  close() {
    if (this.box) this.parent.append(this.box);
    this.box = null;
  }
}

/**
 * Removes a page from its end, box by box: to remove all of a long story at once takes longer than a reader's key may
 * wait.
 * @param {Element} page
 * @returns {Generator<null>}
 */
function* takenDown(page) {
  // What is inside before what it is inside of.
  for (const rows of [...page.querySelectorAll(".long")].reverse()) {
    while (rows.lastChild) {
      rows.lastChild.remove();
      yield null;
    }
  }
  page.remove();
}

/**
 * @param {Job} job
 * @returns {boolean} whether there was a further piece
 */
function next({ filling, pieces }) {
  const { done, value } = pieces.next();
  if (done) filling?.close();
  else if (value) filling?.add(value);
  return !done;
}

/** Lets the browser answer the reader and draw. */
export function yieldToMain() {
  return new Promise((resume) => setTimeout(resume));
}
