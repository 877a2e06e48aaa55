// @ts-check
// Takes over a comparison that was rendered at publication (see export/fragment.js) in the element's shadow root. The
// element steps through the rendered changes. It compares the versions only if the reader filters or changes the view.

import { backgroundUnder, setBackground } from "./background.js";

/** @typedef {import("../labels/index.js").Labels} Labels */
/** @typedef {import("../../src/wasm/types.d.ts").Change} Change */

/** Controls that need no comparison, with their step. @type {Record<string, 1 | -1>} */
const STEPS = { next: 1, previous: -1 };

/**
 * The rendering in a shadow root. Browsers without declarative shadow roots leave it in a template.
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

/** The data for stepping through a story, read from its rendering. */
export class RenderedStory {
  /**
   * @param {HTMLElement} page
   * @param {() => Labels} labels
   */
  constructor(page, labels) {
    this.page = page;
    this.labelsOf = labels;
    const ids = [...page.querySelectorAll("[data-change]")].map((node) => node.getAttribute("data-change") ?? "");
    /** The changes in reading order. Only their ids are known. */
    this.changes = [...new Set(ids)].map((id) => /** @type {Change} */ ({ id }));
    const numbers = page.dataset.numbers?.split(" ").map(Number) ?? [];
    this.numbers = new Map(this.changes.map((change, index) => [change, numbers[index] ?? index + 1]));
    /** How many changes there are, hidden ones included. */
    this.total = Number(page.dataset.total) || this.changes.length;
    /** The rendering is complete. */
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
   * @param {(key: string) => void} actions.use the reader used the control with this key, which needs the comparison
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
        // The reader's choice is repeated in the element's own rendering.
        event.preventDefault();
        event.stopPropagation();
        const by = STEPS[key];
        if (by) step(by);
        else use(key);
      },
      { capture: true, signal: this.#controls.signal },
    );
  }

  /** Ends the takeover: the element renders the comparison itself from now on. */
  end() {
    this.#controls.abort();
  }
}
