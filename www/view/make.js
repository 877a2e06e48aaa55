// @ts-check
// Makes the nodes of a comparison. A string always becomes text and is never parsed as markup.

/** The attributes that a view may set. Any other attribute throws. */
const ATTRIBUTES = new Set([
  "alt",
  "aria-controls",
  "aria-expanded",
  "aria-hidden",
  "aria-label",
  "aria-labelledby",
  "aria-live",
  "aria-pressed",
  "class",
  "data-change",
  "data-edit",
  "data-class",
  "data-key",
  "data-kind",
  "data-row",
  "data-view",
  "datetime",
  "decoding",
  "dir",
  "disabled",
  "for",
  "hidden",
  "href",
  "id",
  "lang",
  "loading",
  "name",
  "part",
  "referrerpolicy",
  "rel",
  "role",
  "selected",
  "src",
  "start",
  "tabindex",
  "title",
  "type",
  "value",
]);

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes */

/** The document that makes the elements; null means the document of the page. @type {Document | null} */
let maker = null;

/**
 * Runs `work` and makes its elements in a document that is never shown. There no picture is fetched, and the content
 * security policy of the page does not apply.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
export function apart(work) {
  maker = document.implementation.createHTMLDocument("");
  try {
    return work();
  } finally {
    maker = null;
  }
}

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes | null} [attributes] `true` sets an empty attribute; `false`, `null` and `undefined` set none
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes, ...children) {
  const element = (maker ?? document).createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (!ATTRIBUTES.has(name)) throw new TypeError(`No view sets the attribute ${name}`);
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  fill(element, children);
  return element;
}

/**
 * Appends children. Strings and numbers become text nodes.
 * @param {Node} parent
 * @param {(Child | Child[])[]} children
 */
export function fill(parent, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * Makes text for screen readers only.
 * @param {string} text
 * @param {string} [dir] its direction; needed inside text of the story, whose automatic direction would otherwise
 *   depend on this text
 */
export function visuallyHidden(text, dir) {
  return make("span", { class: "visually-hidden", dir }, text);
}

/**
 * Makes a punctuation mark that screen readers read but that is not visible. Unlike `visuallyHidden` it is part of the
 * line, so an accessible name has no space before it.
 * @param {string} sign
 */
export function pause(sign) {
  return make("span", { class: "pause" }, sign);
}

/**
 * Makes a button. After a new rendering the key identifies it, so that it keeps the focus.
 * @param {string} key
 * @param {string} text
 * @param {() => void} action
 * @param {Attributes} [attributes]
 */
export function button(key, text, action, attributes = {}) {
  const node = make("button", { type: "button", "data-key": key, part: "button", ...attributes }, text);
  node.addEventListener("click", action);
  return node;
}
