// @ts-check
// Writes the nodes of a page into numbers and one text, which copy.rs reads. One call across the wasm boundary takes
// the place of several calls for each node. wasm-bindgen adds this file to its glue; it calls nothing in the wasm.

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
  const read = new Set(attributes.split(" "));
  const ending = new Set(endings.split(" "));
  const empty = new Set(closed.split(" "));
  const drawn = new Set(drawings.split(" "));
  const naming = new RegExp(`(?:${endings.replaceAll(" ", "|")})["']?\\s*:\\s*["'\`]`, "i");
  /** @type {number[]} */
  const numbers = [];
  /** @type {string[]} */
  const texts = [];
  let count = 0;
  /** @param {unknown} text */
  const write = (text) => {
    const plain = typeof text === "string" ? text : "";
    texts.push(plain.includes(END) ? plain.replaceAll(END, "\uFFFD") : plain);
  };
  /**
   * Writes an element and its attributes.
   * @param {any} node
   * @param {number} parent
   * @param {number} at its number
   * @returns {any} the node whose children are written next, if any
   */
  const writeElement = (node, parent, at) => {
    const own = String(member(node, "localName")).toLowerCase();
    // Browsers show what is in a declarative shadow root. A parser leaves it in the template.
    const isShadow = own === "template" && member(node, "hasAttribute")?.call(node, "shadowrootmode") === true;
    const name = isShadow ? SHADOW : own;
    write(name);
    const place = numbers.length;
    numbers.push(parent, ELEMENT, 0);
    let type = "";
    let given = 0;
    for (const key of member(node, "getAttributeNames")?.call(node) ?? []) {
      const value = String(member(node, "getAttribute").call(node, key)).trim();
      if (read.has(key) || ending.has(key.slice(key.lastIndexOf("-") + 1)) || /^[[{]/.test(value)) {
        write(key);
        write(value);
        given++;
        if (key === "type") {
          type = value;
        }
      }
    }
    numbers[place + 2] = given;
    const isScript = name === "script";
    if (isScript || drawn.has(name)) {
      const text = String(member(node, "textContent"));
      if (!isScript || data === "" || type === data || mayHaveTexts(node, text, naming)) {
        numbers.push(at, isScript ? DATA : TEXT, 0);
        count += isScript ? 0 : 1;
        write(text);
      }
    }
    if (empty.has(name) || drawn.has(name)) {
      return null;
    }
    return isShadow ? member(node, "content") : node;
  };
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
    const kind = member(node, "nodeType");
    const at = count;
    let inside = null;
    if (kind === TEXT || kind === CDATA) {
      numbers.push(parent, TEXT, 0);
      count++;
      write(member(node, "nodeValue"));
    } else if (kind === DOCUMENT || kind === FRAGMENT) {
      numbers.push(parent, DOCUMENT, 0);
      count++;
      inside = node;
    } else if (kind === ELEMENT) {
      count++;
      inside = writeElement(node, parent, at);
    }
    const child = inside ? member(inside, "firstChild") : null;
    if (child) {
      waiting.push(child);
      parents.push(at);
    }
  }
  return [new Int32Array(numbers), texts.join(END)];
}
