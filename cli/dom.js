// @ts-check
// A small DOM for Node. The engine reads HTML from it, and the views build the page with it.
// parse5 parses HTML as browsers do, so a page is read here as it is there.
//
// It has only the properties and methods that the engine and the views use. Nodes are sealed: setting any other
// property throws.

import { html, parse, serializeOuter } from "parse5";

/** @typedef {{ name: string, value: string }} Attribute */

const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;
const DOCUMENT = 9;
const DOCTYPE = 10;
const FRAGMENT = 11;

class SmallNode {
  /** @type {SmallNode | null} */
  parentNode = null;
  /** @type {SmallNode | null} */
  nextSibling = null;
  /** @type {SmallNode[]} */
  childNodes = [];

  /** @param {number} nodeType @param {string | null} [nodeValue] */
  constructor(nodeType, nodeValue = null) {
    this.nodeType = nodeType;
    this.nodeValue = nodeValue;
    if (new.target === SmallNode) Object.seal(this);
  }

  /** @returns {SmallNode | null} */
  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  /** @returns {string} */
  get textContent() {
    if (this.nodeType === TEXT) return this.nodeValue ?? "";
    return this.childNodes.map((child) => (child.nodeType === COMMENT ? "" : child.textContent)).join("");
  }
  set textContent(text) {
    this.replaceChildren(...(text === "" ? [] : [text]));
  }

  /** @param {SmallNode} child @param {SmallNode | null} before */
  insertBefore(child, before) {
    const nodes = child.nodeType === FRAGMENT ? [...child.childNodes] : [child];
    for (const node of nodes) {
      node.remove();
      const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
      const previous = this.childNodes[at - 1];
      if (previous) previous.nextSibling = node;
      node.nextSibling = before;
      node.parentNode = this;
      // By far the most common case; `splice` is slow.
      if (before) this.childNodes.splice(at, 0, node);
      else this.childNodes.push(node);
    }
    return child;
  }

  /** @param {SmallNode} child */
  appendChild(child) {
    return this.insertBefore(child, null);
  }

  /** @param {...(SmallNode | string)} children */
  append(...children) {
    for (const child of children) this.appendChild(typeof child === "string" ? new SmallNode(TEXT, child) : child);
  }

  /** @param {SmallNode} child */
  prepend(child) {
    this.insertBefore(child, this.firstChild);
  }

  /** @param {...(SmallNode | string)} children */
  replaceChildren(...children) {
    for (const child of [...this.childNodes]) child.remove();
    this.append(...children);
  }

  /** @param {...(SmallNode | string)} nodes */
  replaceWith(...nodes) {
    const { parentNode } = this;
    for (const node of nodes)
      parentNode?.insertBefore(typeof node === "string" ? new SmallNode(TEXT, node) : node, this);
    this.remove();
  }

  remove() {
    const siblings = this.parentNode?.childNodes;
    if (!siblings) return;
    const at = siblings.indexOf(this);
    const previous = siblings[at - 1];
    if (previous) previous.nextSibling = this.nextSibling;
    siblings.splice(at, 1);
    this.parentNode = this.nextSibling = null;
  }

  /** @param {boolean} deep @returns {SmallNode} */
  cloneNode(deep) {
    const copy = this.copy();
    if (deep) for (const child of this.childNodes) copy.appendChild(child.cloneNode(true));
    return copy;
  }

  copy() {
    return new SmallNode(this.nodeType, this.nodeValue);
  }

  /** @param {string} selectors @returns {SmallElement[]} */
  querySelectorAll(selectors) {
    const matches = matcher(selectors);
    return this.childNodes.flatMap((child) => [
      ...(child instanceof SmallElement && matches(child) ? [child] : []),
      ...child.querySelectorAll(selectors),
    ]);
  }

  /** @param {string} selectors */
  querySelector(selectors) {
    return this.querySelectorAll(selectors)[0] ?? null;
  }
}

class SmallElement extends SmallNode {
  /** @param {string} localName @param {Attribute[]} [attributes] @param {html.NS} [namespaceURI] */
  constructor(localName, attributes = [], namespaceURI = html.NS.HTML) {
    super(ELEMENT);
    this.localName = localName;
    this.attributes = attributes;
    this.namespaceURI = namespaceURI;
    /** The content of a template. @type {SmallNode | null} */
    this.content = null;
    Object.seal(this);
  }

  /** @override */
  copy() {
    return new SmallElement(
      this.localName,
      this.attributes.map((attribute) => ({ ...attribute })),
      this.namespaceURI,
    );
  }

  getAttributeNames() {
    return this.attributes.map(({ name }) => name);
  }

  /** @param {string} wanted */
  getAttribute(wanted) {
    return this.attributes.find(({ name }) => name === wanted)?.value ?? null;
  }

  /** @param {string} wanted */
  hasAttribute(wanted) {
    return this.getAttribute(wanted) !== null;
  }

  /** @param {string} wanted @param {string} value */
  setAttribute(wanted, value) {
    const attribute = this.attributes.find(({ name }) => name === wanted);
    if (attribute) attribute.value = String(value);
    else this.attributes.push({ name: wanted, value: String(value) });
  }

  /** @param {string} wanted */
  removeAttribute(wanted) {
    this.attributes = this.attributes.filter(({ name }) => name !== wanted);
  }

  get id() {
    return this.getAttribute("id") ?? "";
  }
  set id(value) {
    this.setAttribute("id", value);
  }

  get className() {
    return this.getAttribute("class") ?? "";
  }
  set className(value) {
    this.setAttribute("class", value);
  }

  get title() {
    return this.getAttribute("title") ?? "";
  }
  set title(value) {
    this.setAttribute("title", value);
  }

  get lang() {
    return this.getAttribute("lang") ?? "";
  }
  set lang(value) {
    this.setAttribute("lang", value);
  }

  get dir() {
    return this.getAttribute("dir") ?? "";
  }
  set dir(value) {
    this.setAttribute("dir", value);
  }

  /** In a written page the attribute is the whole state. */
  get checked() {
    return this.hasAttribute("checked");
  }
  set checked(value) {
    if (value) this.setAttribute("checked", "");
    else this.removeAttribute("checked");
  }

  get hidden() {
    return this.hasAttribute("hidden");
  }
  set hidden(value) {
    if (value) this.setAttribute("hidden", "");
    else this.removeAttribute("hidden");
  }

  get src() {
    return this.getAttribute("src") ?? "";
  }
  set src(value) {
    this.setAttribute("src", value);
  }

  get tabIndex() {
    return Number(this.getAttribute("tabindex") ?? -1);
  }
  set tabIndex(value) {
    this.setAttribute("tabindex", String(value));
  }

  get open() {
    return this.hasAttribute("open");
  }
  set open(value) {
    if (value) this.setAttribute("open", "");
    else this.removeAttribute("open");
  }

  get classList() {
    const names = () => this.className.split(/\s+/).filter(Boolean);
    return Object.freeze({
      add: (/** @type {string[]} */ ...added) => (this.className = [...new Set([...names(), ...added])].join(" ")),
      remove: (/** @type {string[]} */ ...removed) =>
        (this.className = names()
          .filter((name) => !removed.includes(name))
          .join(" ")),
      contains: (/** @type {string} */ name) => names().includes(name),
    });
  }

  get style() {
    return Object.freeze({
      setProperty: (/** @type {string} */ name, /** @type {string} */ value) =>
        this.setAttribute("style", `${this.getAttribute("style") ?? ""} ${name}: ${value};`.trimStart()),
    });
  }

  get outerHTML() {
    return serializeOuter(this, { treeAdapter });
  }

  /** @param {string} selectors @returns {SmallElement | null} */
  closest(selectors) {
    const matches = matcher(selectors);
    /** @type {SmallNode | null} */
    let node = this;
    while (node && !(node instanceof SmallElement && matches(node))) node = node.parentNode;
    return /** @type {SmallElement | null} */ (node);
  }

  /** Does nothing: no events happen on a page that is only written. */
  addEventListener() {}
}

/**
 * Supports `tag`, `.class`, `[attribute]` and `[attribute="value"]`, combined and in comma-separated lists.
 * @param {string} selectors
 * @returns {(element: SmallElement) => boolean}
 */
function matcher(selectors) {
  const any = selectors.split(",").map((selector) => {
    const parts = selector.trim().match(/^[a-z][\w-]*|\.[\w-]+|\[[\w-]+(?:="[^"]*")?\]/g) ?? [];
    if (parts.join("") !== selector.trim() || parts.length === 0)
      throw new TypeError(`This document does not know the selector ${selector}`);
    return parts.map((part) => {
      if (part.startsWith("."))
        return (/** @type {SmallElement} */ element) => element.classList.contains(part.slice(1));
      const [, name = "", value] = /^\[([\w-]+)(?:="([^"]*)")?\]$/.exec(part) ?? [];
      if (name === "") return (/** @type {SmallElement} */ element) => element.localName === part;
      return (/** @type {SmallElement} */ element) =>
        value === undefined ? element.getAttribute(name) !== null : element.getAttribute(name) === value;
    });
  });
  return (element) => any.some((all) => all.every((matches) => matches(element)));
}

/**
 * Lets parse5 create and read these nodes.
 * @typedef {import("parse5").TreeAdapterTypeMap<SmallNode, SmallNode, SmallNode, SmallNode, SmallNode, SmallElement, SmallNode, SmallNode, SmallElement, SmallNode>} Nodes
 * @type {import("parse5").TreeAdapter<Nodes>}
 */
const treeAdapter = {
  createDocument: () => new SmallNode(DOCUMENT),
  createDocumentFragment: () => new SmallNode(FRAGMENT),
  createElement: (name, namespace, attributes) => new SmallElement(name, attributes, namespace),
  createCommentNode: (text) => new SmallNode(COMMENT, text),
  createTextNode: (text) => new SmallNode(TEXT, text),
  appendChild: (parent, child) => void parent.appendChild(child),
  insertBefore: (parent, child, before) => void parent.insertBefore(child, before),
  detachNode: (node) => node.remove(),
  insertText(parent, text) {
    const last = parent.childNodes.at(-1);
    if (last?.nodeType === TEXT) last.nodeValue += text;
    else parent.append(text);
  },
  insertTextBefore(parent, text, before) {
    const previous = parent.childNodes[parent.childNodes.indexOf(before) - 1];
    if (previous?.nodeType === TEXT) previous.nodeValue += text;
    else parent.insertBefore(new SmallNode(TEXT, text), before);
  },
  adoptAttributes(element, attributes) {
    for (const { name, value } of attributes)
      if (element.getAttribute(name) === null) element.setAttribute(name, value);
  },
  getTemplateContent: (template) => (template.content ??= new SmallNode(FRAGMENT)),
  setTemplateContent: (template, content) => void (template.content = content),
  // Nothing here needs the document mode or source positions.
  getDocumentMode: () => html.DOCUMENT_MODE.NO_QUIRKS,
  setDocumentMode() {},
  setDocumentType() {},
  getNodeSourceCodeLocation: () => null,
  setNodeSourceCodeLocation() {},
  updateNodeSourceCodeLocation() {},
  getDocumentTypeNodeName: () => "html",
  getDocumentTypeNodePublicId: () => "",
  getDocumentTypeNodeSystemId: () => "",
  getAttrList: (element) => element.attributes,
  getChildNodes: (node) => node.childNodes,
  getFirstChild: (node) => node.firstChild,
  getParentNode: (node) => node.parentNode,
  getTagName: (element) => element.localName,
  getNamespaceURI: (element) => element.namespaceURI,
  getTextNodeContent: (node) => node.nodeValue ?? "",
  getCommentNodeContent: (node) => node.nodeValue ?? "",
  isElementNode: (node) => node instanceof SmallElement,
  isTextNode: isOf(TEXT),
  isCommentNode: isOf(COMMENT),
  isDocumentTypeNode: isOf(DOCTYPE),
};

/** @param {number} type @returns {(node: SmallNode) => node is SmallNode} */
function isOf(type) {
  return /** @type {any} */ ((/** @type {SmallNode} */ node) => node.nodeType === type);
}

/** The browser globals that the engine and the views use. */
function browserNames() {
  const document = {
    baseURI: "about:blank",
    // Nothing is ever fetched here, so this document also serves as the inert one.
    implementation: { createHTMLDocument: () => document },
    createElement: (/** @type {string} */ name) => new SmallElement(name),
    createTextNode: (/** @type {string} */ text) => new SmallNode(TEXT, text),
    createDocumentFragment: () => new SmallNode(FRAGMENT),
  };
  return {
    Node: SmallNode,
    DOMParser: class {
      /** @param {string} text */
      parseFromString(text) {
        // As in a browser: DOMParser disables scripting, so the content of `noscript` is parsed.
        return parse(text, { treeAdapter, scriptingEnabled: false });
      }
    },
    document,
  };
}

/** Defines the globals for the rest of the process. For the command, which owns its process. */
export function installDom() {
  Object.assign(globalThis, browserNames());
}

/**
 * Defines the globals for one call and removes them afterwards. Uses the existing document if there is one.
 * @template Result
 * @param {() => Result} work
 * @returns {Result}
 */
export function withDom(work) {
  const names = browserNames();
  if ("document" in globalThis) return work();
  const before = Object.keys(names).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  Object.assign(globalThis, names);
  try {
    return work();
  } finally {
    for (const [name, descriptor] of /** @type {[string, PropertyDescriptor | undefined][]} */ (before)) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}
