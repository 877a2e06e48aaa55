// @ts-check
// Puts a rendering on the page in place of the last one, without moving what the reader looks at.

import styles from "../style/index.css";
import { adopt } from "./adopt.js";
import { backgroundUnder, setBackground } from "./background.js";

/** @typedef {import("../view/story.js").Story} Story */

/** The style of a comparison, as text. */
export { styles };

/** @param {ShadowRoot} root */
export const adoptStyles = (root) => adopt(root, "comparison", styles);

/**
 * Replaces what a page shows. A long story gives its place at once and is taken down in slices.
 * @param {HTMLElement} page
 * @param {HTMLElement[]} nodes
 * @param {Story} story what the nodes show
 * @param {{ host: HTMLElement, name: string }} region the element, and the name of its landmark
 * @returns {HTMLElement} the page that stands there now
 */
export function mount(page, nodes, story, { host, name }) {
  // Asked for before anything is changed, or all of it would be styled for the answer.
  const background = backgroundUnder(host);
  // What is made in slices shall not shorten the page meanwhile, and so move the reader.
  const height = page.querySelector(".story")?.getBoundingClientRect().height ?? 0;
  const scrolled = page.querySelector(".track")?.scrollLeft ?? 0;
  const root = page.parentNode;
  let current = page;
  if (page.querySelector(".long")) {
    current = /** @type {HTMLElement} */ (page.cloneNode());
    page.before(current);
    setAttributes(page, { class: "outgoing", part: "", role: "none" });
  }
  // Those too that an earlier story was still at.
  for (const outgoing of root?.querySelectorAll(".outgoing") ?? []) story.work.clear(outgoing);
  const { lang, dir } = story.labels;
  setBackground(current, background);
  setAttributes(current, { lang, dir, role: "region", "aria-label": ownName(host, name) });
  current.replaceChildren(...nodes);
  if (story.work.busy) holdHeight(current, story, height);
  current.querySelector(".track")?.scrollTo({ left: scrolled, behavior: "instant" });
  return current;
}

/**
 * Empties a page, and takes down the one before it.
 * @param {HTMLElement} page
 */
export function unmount(page) {
  for (const outgoing of page.parentNode?.querySelectorAll(".outgoing") ?? []) outgoing.remove();
  page.replaceChildren();
}

/**
 * Landmarks are told apart by their names alone, and the same versions may stand on a page twice.
 * @param {HTMLElement} host
 * @param {string} name
 */
function ownName(host, name) {
  const taken = [...document.querySelectorAll(host.localName)].map(
    (other) => other !== host && other.shadowRoot?.querySelector("[role=region]")?.getAttribute("aria-label"),
  );
  let own = name;
  for (let n = 2; taken.includes(own); n += 1) own = `${name} (${n})`;
  return own;
}

/**
 * Keeps the story's height while it is made.
 * @param {HTMLElement} page
 * @param {Story} story
 * @param {number} height
 */
function holdHeight(page, story, height) {
  const node = /** @type {HTMLElement | null} */ (page.querySelector(".story"));
  if (!node) return;
  node.style.setProperty("min-height", `${height}px`);
  void story.work.until(() => false).then(() => node.style.removeProperty("min-height"));
}

/**
 * Sets only what differs: a direction that is set again, though the same, has the whole page styled again.
 * @param {Element} element
 * @param {Record<string, string>} attributes
 */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
