// @ts-check
// A comparison that was rendered at publication (see export/fragment.js) and stands in the element's shadow root. The element steps
// through it as it stands; the versions are compared only when the reader wants to see something else.

import { backgroundUnder, setBackground } from "./background.js";

/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("../../src/wasm/types.d.ts").Change} Change */

/** Controls that need no comparison, and what they do. @type {Record<string, 1 | -1>} */
const STEPS = { next: 1, previous: -1 };

/**
 * The rendering in a shadow root. Browsers that know no declarative shadow roots leave it in a template.
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 * @returns {HTMLElement | null}
 */
export function renderedIn(element, root) {
  const template = element.querySelector(":scope > template[shadowrootmode]");
  if (template instanceof HTMLTemplateElement) {
    template.content.querySelector("slot:not([name])")?.remove();
    root.prepend(template.content);
    template.remove();
  }
  return root.querySelector(".page");
}

/** What stepping asks of a story, read from the rendering of it. */
export class RenderedStory {
  /**
   * @param {HTMLElement} page
   * @param {() => Labels} labels
   */
  constructor(page, labels) {
    this.page = page;
    this.labelsOf = labels;
    const ids = [...page.querySelectorAll("[data-change]")].map((node) => node.getAttribute("data-change") ?? "");
    /** In reading order; of each no more is known than its id. */
    this.changes = [...new Set(ids)].map((id) => /** @type {Change} */ ({ id }));
    const numbers = page.dataset.numbers?.split(" ").map(Number) ?? [];
    this.numbers = new Map(this.changes.map((change, index) => [change, numbers[index] ?? index + 1]));
    /** Of all changes, those among them that are not shown. */
    this.total = Number(page.dataset.total) || this.changes.length;
    /** All of it is made. */
    this.work = { busy: false, until: async () => false };
  }

  get labels() {
    return this.labelsOf();
  }

  /** "Change 3 of 12: photo credit". @param {Change} change */
  heading({ id }) {
    return this.page.querySelector(`[data-change="${CSS.escape(id)}"] h3`)?.textContent?.trim() ?? "";
  }
}

export class Takeover {
  #controls = new AbortController();

  /**
   * @param {HTMLElement} page the rendering
   * @param {HTMLElement} element
   * @param {object} actions
   * @param {() => Labels} actions.labels
   * @param {(step: 1 | -1) => void} actions.step
   * @param {(key: string) => void} actions.use the reader wants to use the control with this key, which needs the comparison
   */
  constructor(page, element, { labels, step, use }) {
    this.story = new RenderedStory(page, labels);
    setBackground(page, backgroundUnder(element));
    for (const node of page.querySelectorAll("[data-style]")) {
      if (node instanceof HTMLElement) node.style.cssText = node.dataset.style ?? "";
      node.removeAttribute("data-style");
    }
    page.addEventListener(
      "click",
      (event) => {
        const control = event.target instanceof Element ? event.target.closest("[data-key]") : null;
        const key = control instanceof HTMLElement ? control.dataset.key : undefined;
        if (!key) return;
        // What the reader chose is chosen again in the element's own rendering.
        event.preventDefault();
        event.stopPropagation();
        const by = STEPS[key];
        if (by) step(by);
        else use(key);
      },
      { capture: true, signal: this.#controls.signal },
    );
  }

  /** The element renders the comparison itself from now on. */
  end() {
    this.#controls.abort();
  }
}
