// @ts-check
// Makes nodes in slices, so that a long story does not block its page. The first nodes are made at once, the rest while
// the reader reads. The code does not depend on the kind of nodes.

import { make } from "./make.js";

/** How many pieces are made at once. That is more than one screen shows, and all of a story of usual length. */
const FIRST = 40;

/** The longest slice, in milliseconds. Slice and layout together stay below 50 ms, so that keys respond quickly. */
const SLICE = 10;

/** How many further pieces share a box. The browser skips whole boxes off screen, and their number costs time. */
const BOX = 20;

/**
 * The pieces of one parent that are still to be made: nodes to append, or null for a node already in its place.
 * @typedef {Iterator<Node | null>} Pieces
 */
/** @typedef {{ filling: Filling | null, pieces: Pieces }} Job */

export class Work {
  constructor() {
    /** @type {Job[]} */
    this.rest = [];
    /** Those that are made only on request. @type {Set<Job>} */
    this.requestable = new Set();
    this.stopped = false;
    /** Called after each slice. @type {(() => void)[]} */
    this.waiting = [];
  }

  /** Whether nodes are still to come. */
  get busy() {
    return this.rest.length > 0 && !this.stopped;
  }

  /**
   * Fills a parent: the first screen now, the rest in slices. Until it is done, the parent is marked `aria-busy`.
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
   * Removes a page that was replaced by another one. This is done before anything else, because the old nodes cost as
   * much as the new ones.
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

  /**
   * Adds pieces that are made in slices on request, and with everything else for printing and for a copy of the page.
   * @param {Pieces} pieces each puts its own node in its place
   * @returns {() => void} requests them
   */
  onRequest(pieces) {
    const job = { filling: null, pieces };
    this.requestable.add(job);
    return () => void (this.requestable.delete(job) && this.add(job));
  }

  async run() {
    while (this.busy) {
      await yieldToMain();
      if (this.stopped) return;
      const end = performance.now() + SLICE;
      while (this.busy && performance.now() < end) this.one();
      for (const resume of this.waiting.splice(0)) resume();
    }
  }

  /**
   * Waits until something has been made.
   * @param {() => boolean} isMade
   * @returns {Promise<boolean>} false if everything was made without it, or if the work was stopped
   */
  async until(isMade) {
    while (!isMade()) {
      if (!this.busy) return false;
      await new Promise((resume) => this.waiting.push(() => resume(null)));
    }
    return !this.stopped;
  }

  /** Makes the rest at once, for printing and for a copy of the page. */
  finish() {
    this.rest.push(...this.requestable);
    this.requestable.clear();
    while (this.busy) this.one();
  }

  /** Stops making the rest, because the page shows something else now. */
  stop() {
    this.stopped = true;
    for (const resume of this.waiting.splice(0)) resume();
  }

  one() {
    const job = this.rest[0];
    if (!job || next(job)) return;
    job.filling?.parent.removeAttribute("aria-busy");
    this.rest.shift();
  }
}

/** Puts pieces into a parent: the first ones directly, further ones in boxes. */
export class Filling {
  /** @param {Element} parent */
  constructor(parent) {
    this.parent = parent;
    this.count = 0;
    /** The current box. It is put on the page when it is full. @type {Element | null} */
    this.box = null;
  }

  /** @param {Node} node */
  add(node) {
    this.count++;
    if (this.count <= FIRST) return void this.parent.append(node);
    // A long story is laid out only near the visible part (see style/long.css).
    this.parent.classList.add("long");
    this.box ??= make("div", { class: "box", role: "none" });
    this.box.append(node);
    if ((this.count - FIRST) % BOX === 0) this.close();
  }

  /** Puts the last box on the page. */
  close() {
    if (this.box) this.parent.append(this.box);
    this.box = null;
  }
}

/**
 * Removes a page from its end, box by box. Removing a long story at once would delay the response to keys.
 * @param {Element} page
 * @returns {Generator<null>}
 */
function* takenDown(page) {
  // Inner elements come first.
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
 * @returns {boolean} whether there was another piece
 */
function next({ filling, pieces }) {
  const { done, value } = pieces.next();
  if (done) filling?.close();
  else if (value) filling?.add(value);
  return !done;
}

/** Lets the browser handle input and draw. */
export function yieldToMain() {
  return new Promise((resume) => setTimeout(resume));
}
