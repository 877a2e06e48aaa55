// @ts-check
// What the core asks of the DOM: parsing HTML text into a document (inert.rs), and copying nodes (copy.rs). wasm-bindgen
// adds this file to its glue; it calls nothing in the wasm. One call across the boundary takes the place of several for
// each node.

/**
 * @param {string} text
 * @param {((text: string) => unknown) | undefined} trust converts the text to TrustedHTML
 * @returns {Node | undefined} `undefined` where there is no parser
 */
export function inertDocument(text, trust) {
  const { window, document, Document } = /** @type {any} */ (globalThis);
  /** @type {(() => Node)[]} */
  const ways = [
    // A browser has a global parser. A DOM loaded in Node may only provide its window or its document.
    ...[/** @type {any} */ (globalThis), window, document?.defaultView].map(
      (owner) => () => new owner.DOMParser().parseFromString(trusted(text, trust), "text/html"),
    ),
    // Without an explicit configuration the sanitizer would remove classes, data attributes and pictures.
    () => Document.parseHTML(text, { sanitizer: {} }),
  ];
  for (const parse of ways) {
    try {
      const parsed = parse();
      // A class check would fail for nodes of another window, and where the class has no name.
      if (parsed.nodeType) return parsed;
    } catch {
      // The next one may work.
    }
  }
  return undefined;
}

/**
 * The text as TrustedHTML if the page requires it.
 * @param {string} text
 * @param {((text: string) => unknown) | undefined} trust
 * @returns {any}
 */
function trusted(text, trust) {
  try {
    return trust?.(text) ?? text;
  } catch {
    return text;
  }
}

/** The data in the script element above it. */
const DATA = 0;
const TEXT = 3;
const CDATA = 4;
const ELEMENT = 1;
const DOCUMENT = 9;
const FRAGMENT = 11;

/** Separates two texts. Inside a text it becomes U+FFFD, as in an HTML parser. */
const END = "\0";

/** The name that a declarative shadow root is written with. */
const SHADOW = "shadow-root";

/**
 * Reads a member of a node as its class defines it. Read directly, a form or document would return the element of that
 * name inside it: `<form><input name="firstChild"></form>`. Nothing in a page can name the members of a class.
 *
 * In a DOM outside a browser, some members belong to the node itself. Nothing in a page can replace those.
 *
 * @param {any} node
 * @param {string} name
 * @returns {any}
 */
function member(node, name) {
  const value = Reflect.get(Object.getPrototypeOf(node), name, node);
  return value === undefined ? node[name] : value;
}

/** Names the version on the root: `<article data-label="First edition">`. It is not a text of the story. */
const LABEL = "data-label";

/** The longest script that is searched for texts. */
const LONGEST_SCRIPT = 100_000;

/**
 * Whether a script is inside an element of the page and names texts that readers see: `{caption: "The gate"}`.
 * @param {any} node
 * @param {string} text
 * @param {RegExp} naming
 */
function mayHaveTexts(node, text, naming) {
  if (text.length > LONGEST_SCRIPT || !naming.test(text)) return false;
  const parent = member(node, "parentNode");
  return !/^(?:head|body|html)$/i.test(parent ? String(member(parent, "localName")) : "html");
}

/** Writes nodes into numbers and texts. */
class Copier {
  /** @type {number[]} */
  numbers = [];
  /** @type {string[]} */
  texts = [];
  /** How many nodes were written. Data of scripts are no nodes. */
  count = 0;

  /**
   * @param {string} attributes see {@link flatten}
   * @param {string} endings
   * @param {string} closed
   * @param {string} drawings
   * @param {string} data
   */
  constructor(attributes, endings, closed, drawings, data) {
    this.read = new Set(attributes.split(" "));
    this.ending = new Set(endings.split(" "));
    this.empty = new Set(closed.split(" "));
    this.drawn = new Set(drawings.split(" "));
    this.naming = new RegExp(`(?:${endings.replaceAll(" ", "|")})["']?\\s*:\\s*["'\`]`, "i");
    this.data = data;
  }

  /**
   * Writes a node.
   * @param {any} node
   * @param {number} parent the number of its parent
   * @returns {any} the node whose children are written next, if any
   */
  node(node, parent) {
    const kind = member(node, "nodeType");
    if (kind === TEXT || kind === CDATA) {
      this.start(parent, TEXT);
      this.text(member(node, "nodeValue"));
    } else if (kind === DOCUMENT || kind === FRAGMENT) {
      this.start(parent, DOCUMENT);
      return node;
    } else if (kind === ELEMENT) return this.element(node, parent);
    return null;
  }

  /**
   * Writes an element, its attributes, and the text of a script or drawing.
   * @param {any} node
   * @param {number} parent
   * @returns {any}
   */
  element(node, parent) {
    const at = this.count;
    const own = String(member(node, "localName")).toLowerCase();
    // Browsers show what is in a declarative shadow root. A parser leaves it in the template.
    const isShadow = own === "template" && member(node, "hasAttribute")?.call(node, "shadowrootmode") === true;
    const name = isShadow ? SHADOW : own;
    this.start(parent, ELEMENT);
    this.text(name);
    const type = this.attributes(node);
    const isScript = name === "script";
    const isDrawn = this.drawn.has(name);
    if (isScript || isDrawn) {
      const text = String(member(node, "textContent"));
      if (isDrawn) this.start(at, TEXT);
      else if (this.data === "" || type === this.data || mayHaveTexts(node, text, this.naming))
        this.numbers.push(at, DATA, 0);
      else return null;
      this.text(text);
    }
    if (isDrawn || this.empty.has(name)) return null;
    return isShadow ? member(node, "content") : node;
  }

  /**
   * Writes the attributes of the element that was written last.
   * @param {any} node
   * @returns {string} its type
   */
  attributes(node) {
    const place = this.numbers.length - 1;
    let type = "";
    const isRoot = this.count === 1;
    let given = 0;
    for (const key of member(node, "getAttributeNames")?.call(node) ?? []) {
      if (isRoot && key === LABEL) continue;
      const value = String(member(node, "getAttribute").call(node, key)).trim();
      if (this.read.has(key) || this.ending.has(key.slice(key.lastIndexOf("-") + 1)) || /^[[{]/.test(value)) {
        this.text(key);
        this.text(value);
        given++;
        if (key === "type") type = value;
      }
    }
    this.numbers[place] = given;
    return type;
  }

  /**
   * @param {number} parent
   * @param {number} kind
   */
  start(parent, kind) {
    this.numbers.push(parent, kind, 0);
    this.count++;
  }

  /** @param {unknown} text */
  text(text) {
    const plain = typeof text === "string" ? text : "";
    this.texts.push(plain.includes(END) ? plain.replaceAll(END, "\uFFFD") : plain);
  }
}

/**
 * Writes a node and its descendants, in document order. Each node has three numbers: its parent, its kind, and the
 * number of its attributes. A text has one string. An element has its name, and the name and value of each attribute.
 *
 * @param {object} root
 * @param {string} attributes the names of those that are read, separated by spaces
 * @param {string} endings the last words of the names of others
 * @param {string} closed the names of elements whose children are left out
 * @param {string} drawings the names of elements of which only the text is taken
 * @param {string} data the type of scripts whose text is taken; if empty, any
 * @returns {[Int32Array, string]}
 */
export function flatten(root, attributes, endings, closed, drawings, data) {
  const copier = new Copier(attributes, endings, closed, drawings, data);
  /** @type {any[]} */
  const waiting = [root];
  const parents = [0];
  while (waiting.length > 0) {
    const node = waiting.pop();
    const parent = /** @type {number} */ (parents.pop());
    if (node !== root) {
      const next = member(node, "nextSibling");
      if (next) {
        waiting.push(next);
        parents.push(parent);
      }
    }
    const at = copier.count;
    const inside = copier.node(node, parent);
    const child = inside ? member(inside, "firstChild") : null;
    if (child) {
      waiting.push(child);
      parents.push(at);
    }
  }
  return [new Int32Array(copier.numbers), copier.texts.join(END)];
}
