// @ts-check
// Makes elements and text nodes. All nodes on the page are made here. A string always becomes text and is never parsed
// as markup.

/** The attributes that a view may set. Any other attribute throws. */
const ATTRIBUTES = new Set([
  "alt",
  "aria-atomic",
  "aria-busy",
  "aria-controls",
  "aria-current",
  "aria-describedby",
  "aria-expanded",
  "aria-hidden",
  "aria-label",
  "aria-labelledby",
  "aria-level",
  "aria-live",
  "aria-pressed",
  "class",
  "colspan",
  "data-change",
  "data-edit",
  "data-classes",
  "data-class",
  "data-key",
  "data-kind",
  "data-row",
  "data-view",
  "datetime",
  "decoding",
  "dir",
  "disabled",
  "fill",
  "for",
  "height",
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
  "scope",
  "selected",
  "src",
  "start",
  "stroke",
  "tabindex",
  "title",
  "type",
  "value",
  "viewBox",
  "width",
  "x",
  "y",
]);

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes */

/** The document whose elements are made: the page's own, where none is named. @type {Document | null} */
let maker = null;

/**
 * Has the elements made of a document that is never shown, where no picture is fetched and no policy of the page is
 * asked.
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
 * Appends children; strings and numbers become text nodes.
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
 * Words for a screen reader only.
 * @param {string} text
 * @param {string} [dir] where they stand inside the story's text: with a direction of their own they do not decide on its direction
 */
export function visuallyHidden(text, dir) {
  return make("span", { class: "visually-hidden", dir }, text);
}

/**
 * A sign between two words that is heard and not seen. Unlike `visuallyHidden` it stands in their line: a name read
 * from them has no space before it.
 * @param {string} sign
 */
export function pause(sign) {
  return make("span", { class: "pause" }, sign);
}

/**
 * A button with its words and what it does. The key finds it again after a new rendering, so that focus stays.
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
