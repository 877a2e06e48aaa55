// @ts-check
// The closed line: "Updated March 4 at 2:00 PM · 3 versions · Show what changed". It opens and closes the comparison.

import { languageFor, Text } from "../labels/text.js";
import { LINE_LABELS } from "../labels/closed-line.js";
import styles from "../style/closed-line.css";
import { adopt } from "./adopt.js";
import { currentNode } from "./current.js";

/** @typedef {import("./article-versions.js").ArticleVersionsElement} Element */

/** Children that are versions. */
const CHILDREN = ":scope > article, :scope > template, :scope > script[type^='text/']:not([type='text/javascript'])";

export class ClosedLine {
  #text = document.createElement("span");
  #button = document.createElement("button");
  /** The same at the end of an open comparison, which may be long. */
  #foot = document.createElement("button");
  #summary = document.createElement("p");
  #sentence = document.createElement("slot");
  #status = document.createElement("span");

  /**
   * @param {HTMLSlotElement} slot of the element's children, in its shadow root
   * @param {(from: "line" | "foot") => void} toggle
   */
  constructor(slot, toggle) {
    const root = /** @type {ShadowRoot} */ (slot.getRootNode());
    adopt(root, "line", styles);
    const line = document.createElement("p");
    set(line, { class: "line", part: "line" });
    set(this.#summary, { class: "line-summary", part: "line-summary" });
    set(this.#status, { role: "status" });
    set(this.#sentence, { name: "summary" });
    set(this.#button, { type: "button", class: "line-button", part: "line-button" });
    set(this.#foot, { type: "button", class: "line-button line-foot", part: "line-button" });
    this.#button.addEventListener("click", () => toggle("line"));
    this.#foot.addEventListener("click", () => toggle("foot"));
    line.append(this.#text, this.#button, " ", this.#status);
    this.#summary.append(this.#sentence);
    root.prepend(line, this.#summary);
    root.append(this.#foot);
  }

  /**
   * @param {Element} element
   * @param {string} message a message about the comparison for the reader
   * @param {import("./memory.js").Memory | null} memory
   */
  render(element, message, memory) {
    const labels = this.labels(element);
    const { open } = element;
    const { updated, count } = about(element);
    /** @type {(string | Node)[]} */
    const parts = [];
    if (updated) parts.push(...stamp(labels, updated), " · ");
    if (count) parts.push(labels.text("line.versions", { n: count }), " · ");
    if (updated && memory?.isOlder(updated))
      parts.push(labels.text("line.since", { when: memory.when(labels.lang) }), " · ");
    memory?.keep(updated);
    this.#text.replaceChildren(...parts);
    this.#button.textContent = this.#foot.textContent = labels.text(open ? "line.hide" : "line.show");
    set(this.#button, { "aria-expanded": String(open) });
    this.#foot.hidden = !open;
    this.#sentence.textContent = element.summary;
    this.#summary.hidden = open || !(element.summary || element.querySelector(":scope > [slot=summary]"));
    this.#status.textContent = message && labels.text(message);
    set(/** @type {HTMLElement} */ (this.#button.parentElement), { lang: labels.lang, dir: labels.dir });
  }

  /** @param {Element} element */
  labels(element) {
    return new Text(languageFor(element), element.labels, LINE_LABELS);
  }

  /** Focuses the line and scrolls it into view. */
  show() {
    this.#button.focus({ preventScroll: true });
    const { top, bottom } = this.#button.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) this.#button.scrollIntoView({ block: "center", behavior: "instant" });
  }

  remove() {
    for (const node of [this.#button.parentElement, this.#summary, this.#foot]) node?.remove();
  }
}

/**
 * When the story was last published and how many versions it has: from the attributes, else from the versions on the
 * page.
 * @param {Element} element
 */
function about(element) {
  const children = [...element.querySelectorAll(CHILDREN)];
  const current = currentNode(element);
  const published = [
    ...(element.versions ?? children.map((child) => /** @type {HTMLElement} */ (child).dataset)),
    ...(current ? [current.dataset] : []),
  ].map((version) => version?.published ?? "");
  return {
    updated: element.updated || (published.sort().at(-1) ?? ""),
    count: element.count || (published.length > 1 ? published.length : 0),
  };
}

/**
 * "Updated March 4 at 2:00 PM", with the time as data.
 * @param {Text} labels
 * @param {string} iso
 */
function stamp(labels, iso) {
  const time = document.createElement("time");
  time.dateTime = iso;
  time.textContent = labels.day(iso);
  const [before = "", after = ""] = labels.text("line.updated", { time: "\0" }).split("\0");
  return [before, time, after];
}

/** @param {HTMLElement} element @param {Record<string, string>} attributes */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
