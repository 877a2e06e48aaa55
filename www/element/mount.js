// @ts-check
// Replaces the rendering on the page without moving the text that the reader is looking at.

import styles from "../style/index.css";
import { adopt } from "./adopt.js";
import { backgroundUnder, setBackground } from "./background.js";

/** @typedef {import("../view/story-view.js").StoryView} StoryView */

/** The style of a comparison, as text. */
export { styles };

/** @param {ShadowRoot} root */
export const adoptStyles = (root) => adopt(root, "comparison", styles);

/**
 * Replaces the content of a page. A long old story is hidden at once and removed in slices.
 * @param {HTMLElement} page
 * @param {HTMLElement[]} nodes
 * @param {StoryView} story the story that the nodes show
 * @param {{ host: HTMLElement, name: string }} region the element, and the name of its landmark
 * @returns {HTMLElement} the page that is shown now
 */
export function mount(page, nodes, story, { host, name }) {
  // Measured before any change, since measuring later would force a new layout.
  const background = backgroundUnder(host);
  // Rendering in slices must not shorten the page and so move the reader.
  const height = page.querySelector(".story")?.getBoundingClientRect().height ?? 0;
  const scrolled = page.querySelector(".track")?.scrollLeft ?? 0;
  const root = page.parentNode;
  let current = page;
  if (page.querySelector(".long")) {
    current = /** @type {HTMLElement} */ (page.cloneNode());
    page.before(current);
    setAttributes(page, { class: "outgoing", part: "", role: "none" });
  }
  // Including slices that an earlier story has not finished.
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
 * Empties a page and removes the previous one.
 * @param {HTMLElement} page
 */
export function unmount(page) {
  for (const outgoing of page.parentNode?.querySelectorAll(".outgoing") ?? []) outgoing.remove();
  page.replaceChildren();
}

/**
 * Landmarks are distinguished only by their names, and the same versions may be on a page twice.
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
 * Keeps the height of the story while it is rendered.
 * @param {HTMLElement} page
 * @param {StoryView} story
 * @param {number} height
 */
function holdHeight(page, story, height) {
  const node = /** @type {HTMLElement | null} */ (page.querySelector(".story"));
  if (!node) return;
  node.style.setProperty("min-height", `${height}px`);
  void story.work.until(() => false).then(() => node.style.removeProperty("min-height"));
}

/**
 * Sets only attributes that differ. Setting the same direction again would restyle the whole page.
 * @param {Element} element
 * @param {Record<string, string>} attributes
 */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
