// @ts-check
/**
 * Code that runs inside the page. Its source is sent with every command, so `inPage` uses nothing from outside.
 * Elements are found as in Playwright: through open shadow roots, by selector, text, role and label.
 */

/**
 * How a locator finds its elements. Each step searches the result of the previous one.
 * @typedef {{ css: string } | { text: SearchText } | { label: SearchText } | { role: string, name?: SearchText, states?: Record<string, unknown> }
 *   | { hasText: SearchText, not?: boolean } | { has: Step[], not?: boolean } | { and: Step[] } | { or: Step[] } | {
 *   visible: boolean } | { nth: number }} Step
 */

/**
 * The searched text: a part in any case, the full text, or a pattern.
 * @typedef {{ text: string, exact?: boolean } | { pattern: string, flags: string }} SearchText
 */

export function inPage() {
  /** @param {Node} node @returns {Element[]} every element below, in reading order, shadow roots first */
  const below = (node) => {
    /** @type {Element[]} */
    const found = [];
    const walk = (/** @type {Element | Document | ShadowRoot} */ parent) => {
      for (const child of parent.children) {
        found.push(child);
        if (child.shadowRoot) walk(child.shadowRoot);
        walk(child);
      }
    };
    const start = /** @type {Element} */ (node);
    if (start.shadowRoot) walk(start.shadowRoot);
    walk(start);
    return found;
  };

  /** @param {Element} element @returns {Element | null} */
  const parent = (element) => element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host ?? null;

  /** @param {Element} element @param {Element} ancestor */
  const within = (element, ancestor) => {
    for (let at = /** @type {Element | null} */ (element); at; at = parent(at)) if (at === ancestor) return true;
    return false;
  };

  /** @param {Element} element */
  const visible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };

  /**
   * Splits a text outside brackets and quotations.
   * @param {string} text
   * @param {RegExp} separator
   * @returns {string[]}
   */
  const cut = (text, separator) => {
    const parts = [""];
    let depth = 0;
    let quote = "";
    for (const sign of text) {
      if (quote) quote = sign === quote ? "" : quote;
      else if (sign === '"' || sign === "'") quote = sign;
      else if ("[(".includes(sign)) depth += 1;
      else if ("])".includes(sign)) depth -= 1;
      if (depth === 0 && !quote && separator.test(sign)) parts.push("");
      else parts[parts.length - 1] += sign;
    }
    return parts.filter((part) => part.trim() !== "");
  };

  /** @param {string} selector @returns {(element: Element) => boolean} */
  const matcher = (selector) => {
    const alternatives = cut(selector, /,/).map((one) =>
      cut(one.trim().replace(/\s*([>+~])\s*(?![^[]*\])/g, "$1"), /\s/),
    );
    const isIt = (/** @type {Element} */ element, /** @type {string} */ compound) =>
      element.matches(compound.replace(/:visible\b/g, "") || "*") && (!/:visible\b/.test(compound) || visible(element));
    /**
     * @type {(element: Element, compounds: string[]) => boolean} whether the last is the element, and the others stand
     *   around it
     */
    const fits = (element, compounds) => {
      if (!isIt(element, compounds.at(-1) ?? "")) return false;
      const around = compounds.slice(0, -1);
      if (around.length === 0) return true;
      for (let at = parent(element); at; at = parent(at)) if (fits(at, around)) return true;
      return false;
    };
    return (element) => alternatives.some((compounds) => fits(element, compounds));
  };

  const UNREAD = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD"]);

  /** @param {Node} node @param {(element: Element) => boolean} [leftOut] @returns {string} */
  const text = (node, leftOut = () => false) => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
    if (!(node instanceof Element || node instanceof ShadowRoot) || UNREAD.has(/** @type {Element} */ (node).tagName))
      return "";
    if (node instanceof HTMLInputElement) return ["button", "submit", "reset"].includes(node.type) ? node.value : "";
    const parts = node instanceof Element && node.shadowRoot ? [text(node.shadowRoot, leftOut)] : [];
    for (const child of node.childNodes)
      if (!(child instanceof Element && leftOut(child))) parts.push(text(child, leftOut));
    return parts.join("");
  };

  /** @param {string} words */
  const tidy = (words) =>
    words
      .replace(/\u200b/g, "")
      .trim()
      .replace(/\s+/g, " ");

  /** @param {string} found @param {SearchText} words */
  const says = (found, words) => {
    if ("pattern" in words) return new RegExp(words.pattern, words.flags).test(tidy(found));
    if (words.exact) return tidy(found) === tidy(words.text);
    return tidy(found).toLowerCase().includes(tidy(words.text).toLowerCase());
  };

  /** @type {Record<string, string>} */
  const ROLES = {
    article: "article",
    button: "button",
    details: "group",
    dialog: "dialog",
    fieldset: "group",
    figure: "figure",
    footer: "contentinfo",
    h1: "heading",
    h2: "heading",
    h3: "heading",
    h4: "heading",
    h5: "heading",
    h6: "heading",
    header: "banner",
    li: "listitem",
    main: "main",
    nav: "navigation",
    ol: "list",
    option: "option",
    output: "status",
    progress: "progressbar",
    select: "combobox",
    table: "table",
    td: "cell",
    textarea: "textbox",
    th: "columnheader",
    tr: "row",
    ul: "list",
  };
  /** @type {Record<string, string>} */
  const INPUTS = {
    button: "button",
    checkbox: "checkbox",
    file: "button",
    radio: "radio",
    range: "slider",
    reset: "button",
    search: "searchbox",
    submit: "button",
  };

  /** @param {Element} element */
  const role = (element) => {
    const given = element.getAttribute("role")?.trim().split(/\s+/)[0];
    if (given) return given;
    if (element instanceof HTMLInputElement) return INPUTS[element.type] ?? "textbox";
    if (element instanceof HTMLAnchorElement) return element.hasAttribute("href") ? "link" : "";
    if (element instanceof HTMLImageElement) return element.getAttribute("alt") === "" ? "presentation" : "img";
    if (element.localName === "section")
      return element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby") ? "region" : "";
    return ROLES[element.localName] ?? "";
  };

  /** Whether a screen reader skips an element. @param {Element} element */
  const unheard = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return true;
    for (let at = /** @type {Element | null} */ (element); at; at = parent(at))
      if (at.getAttribute("aria-hidden") === "true") return true;
    return false;
  };

  /** @param {Element} element @returns {string[]} what its labels say */
  const labels = (element) => {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const named = (element.getAttribute("aria-labelledby") ?? "")
      .split(/\s+/)
      .flatMap((id) => root.getElementById(id) ?? []);
    if (named.length > 0) return [named.map((label) => text(label)).join(" ")];
    const own = element.getAttribute("aria-label");
    const around = /** @type {HTMLInputElement} */ (element).labels;
    return own
      ? [own]
      : around instanceof NodeList
        ? [...around].map((label) => text(label, (child) => child === element))
        : [];
  };

  /** @param {Element} element */
  const nameOf = (element) => {
    const [label] = labels(element);
    if (label) return label;
    if (element instanceof HTMLImageElement) return element.alt;
    const said = text(
      element,
      (child) => child.getAttribute("aria-hidden") === "true" || getComputedStyle(child).display === "none",
    );
    return said.trim() ? said : (element.getAttribute("title") ?? element.getAttribute("placeholder") ?? "");
  };

  /** @type {Record<string, (element: any) => unknown>} */
  const STATES = {
    checked: (element) => element.checked ?? element.getAttribute("aria-checked") === "true",
    disabled: (element) => element.disabled ?? element.getAttribute("aria-disabled") === "true",
    expanded: (element) => element.getAttribute("aria-expanded") === "true",
    level: (element) => Number(element.getAttribute("aria-level") ?? element.localName.slice(1)),
    pressed: (element) => element.getAttribute("aria-pressed") === "true",
    selected: (element) => element.selected ?? element.getAttribute("aria-selected") === "true",
  };

  /** @param {Step[]} steps @param {Node} [start] @returns {Element[]} */
  const find = (steps, start = document) => {
    /** @type {Node[]} */
    let found = [start];
    for (const step of steps) {
      const there = /** @type {Element[]} */ (found);
      const inside = (/** @type {(element: Element) => boolean} */ wanted) =>
        [...new Set(found.flatMap((node) => below(node)))].filter(wanted);
      if ("css" in step) found = inside(matcher(step.css));
      else if ("text" in step) {
        const candidates = [
          ...new Set([...there.filter((node) => node instanceof Element), ...found.flatMap((node) => below(node))]),
        ];
        const those = candidates.filter(
          (element) => !UNREAD.has(element.tagName) && !element.closest("head") && says(text(element), step.text),
        );
        // The innermost elements, because the outer ones contain the same text.
        found = those.filter((element) => !those.some((other) => other !== element && within(other, element)));
      } else if ("label" in step) found = inside((element) => labels(element).some((label) => says(label, step.label)));
      else if ("role" in step) {
        found = inside((element) => {
          if (role(element) !== step.role || unheard(element) || (step.name && !says(nameOf(element), step.name)))
            return false;
          return Object.entries(step.states ?? {}).every(([state, value]) => {
            const read = STATES[state];
            if (!read) throw new Error(`getByRole knows no state "${state}"`);
            return read(element) === value;
          });
        });
      } else if ("hasText" in step)
        found = there.filter((element) => says(text(element), step.hasText) !== Boolean(step.not));
      else if ("has" in step)
        found = there.filter((element) => find(step.has, element).length > 0 !== Boolean(step.not));
      else if ("and" in step) {
        const others = new Set(find(step.and));
        found = there.filter((element) => others.has(element));
      } else if ("or" in step) {
        const either = new Set([...there, ...find(step.or)]);
        found = below(document).filter((element) => either.has(element));
      } else if ("visible" in step) found = there.filter((element) => visible(element) === step.visible);
      else found = there.slice(step.nth, step.nth + 1 || undefined);
    }
    return /** @type {Element[]} */ (found);
  };

  /** How long an element must not move before a click: a few frames (milliseconds). */
  const STILL = 50;

  /**
   * The point at which an element can be pressed; null if it moves, is disabled or is covered.
   * @param {Element} element
   */
  const target = async (element) => {
    if (!visible(element) || element.matches(":disabled, [aria-disabled=true]")) return null;
    // A link over two lines is pressed on the first: the middle of the box around both may be beside its words.
    const middle = () => {
      const [first = element.getBoundingClientRect()] = [...element.getClientRects()].filter(
        ({ width, height }) => width > 0 && height > 0,
      );
      const { x, y, width, height } = first;
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    };
    const isOnTop = (/** @type {{ x: number, y: number }} */ { x, y }) => {
      let top = document.elementFromPoint(x, y);
      for (let inner = top; inner?.shadowRoot; top = inner) {
        inner = inner.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === top) break;
      }
      return top !== null && (within(top, element) || top.closest("label")?.control === element);
    };
    if (!isOnTop(middle())) element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    // Elements above it may still be laid out and move it.
    const { x, y } = middle();
    await new Promise((resolve) => setTimeout(resolve, STILL));
    const now = middle();
    return now.x === x && now.y === y && isOnTop(now) ? now : null;
  };

  const AIM = Symbol.for("article-versions tests: aim");
  const PRESS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];

  /** Blocks a press that hits another element, because the page moved in the meantime. @param {Element} element */
  const aim = (element) => {
    let hit = /** @type {boolean | undefined} */ (undefined);
    const see = (/** @type {Event} */ event) => {
      hit ??= event
        .composedPath()
        .some((node) => node === element || /** @type {HTMLLabelElement} */ (node).control === element);
      if (hit) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const kind of PRESS) window.addEventListener(kind, see, { capture: true });
    Object.assign(window, {
      [AIM]: () => {
        for (const kind of PRESS) window.removeEventListener(kind, see, { capture: true });
        Object.assign(window, { [AIM]: undefined });
        return hit;
      },
    });
  };

  /** Whether the press hit the element given to `aim`. If the press left the page, it did. @returns {boolean} */
  const hit = () => /** @type {any} */ (window)[AIM]?.() ?? true;

  return { find, visible, text, target, aim, hit };
}

/**
 * Runs first in every page. Stores errors and calls of test functions until the next poll.
 * @param {string} key
 * @param {string[]} exposed the names of those functions
 */
export function listen(key, exposed) {
  /** @type {[kind: string, text: string][]} */
  const heard = [];
  Object.defineProperty(window, Symbol.for(key), { value: heard });
  for (const name of exposed) Object.defineProperty(window, name, { value: () => heard.push(["called", name]) });
  for (const kind of /** @type {const} */ (["error", "warn", "log", "info", "debug"])) {
    const say = console[kind];
    console[kind] = (...parts) => {
      heard.push([kind === "warn" ? "warning" : kind, parts.map(String).join(" ")]);
      say.apply(console, parts);
    };
  }
  // A ResizeObserver loop is only a notice. WebKit reports it as an error, and over file:// without a
  // message.
  let observing = false;
  window.ResizeObserver = class extends ResizeObserver {
    /** @param {ResizeObserverCallback} callback */
    constructor(callback) {
      super((entries, observer) => {
        observing = true;
        setTimeout(() => (observing = false));
        try {
          callback(entries, observer);
        } catch (error) {
          heard.push(["uncaught", String(error)]);
        }
      });
    }
  };
  window.addEventListener("error", (event) => {
    if (event.error || !observing) heard.push(["uncaught", event.error?.message ?? event.message]);
  });
  window.addEventListener("unhandledrejection", (event) =>
    heard.push(["uncaught", String(event.reason?.message ?? event.reason)]),
  );
  // The driver cannot answer the browser's dialog for files.
  const chosen = (/** @type {Event} */ event) => {
    const [target] = event.composedPath();
    if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
    event.preventDefault();
    heard.push(["filechooser", ""]);
  };
  window.addEventListener("click", chosen, { capture: true });
  document.currentScript?.remove();
}
