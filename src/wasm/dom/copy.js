// @ts-check
// Writes nodes down for copy.rs in one call, where asking for each part of each node would take a call each. It is part of the glue
// that wasm-bindgen writes, and calls nothing in the wasm.

/** The text of its parent, which is a script with data. */
const DATA = 0;
const TEXT = 3;
const CDATA = 4;
const ELEMENT = 1;
const DOCUMENT = 9;
const FRAGMENT = 11;

/** What stands between two texts. Where one holds it, U+FFFD takes its place, as in a parser of HTML. */
const END = "\0";

/** The name that a declarative shadow root is written down with. */
const SHADOW = "shadow-root";

/**
 * A member of a node as its class has it. Asked for a member itself, a form or a document would answer with the element in it that
 * is named so: `<form><input name="firstChild"></form>`. Nothing in a page can name the members of a class.
 *
 * In a DOM that is no browser's some members are the node's own, and nothing in a page takes their place.
 *
 * @param {any} node
 * @param {string} name
 * @returns {any}
 */
function member(node, name) {
  const value = Reflect.get(Object.getPrototypeOf(node), name, node);
  return value === undefined ? node[name] : value;
}

/**
 * Writes down a node with all that is under it, in document order. Three numbers stand for each node: its parent, its kind, and how
 * many attributes it has. Its texts are that of a text, or the name of an element and the names and values of its attributes.
 *
 * @param {object} root
 * @param {string} attributes the names of those that are read, separated by spaces
 * @param {string} closed the names of elements whose children are left out
 * @param {string} drawings the names of elements of which only the text is taken
 * @returns {[Int32Array, string]}
 */
export function flatten(root, attributes, closed, drawings) {
  const read = new Set(attributes.split(" "));
  const empty = new Set(closed.split(" "));
  const drawn = new Set(drawings.split(" "));
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
    if (kind === TEXT || kind === CDATA) {
      numbers.push(parent, TEXT, 0);
      count++;
      write(member(node, "nodeValue"));
      continue;
    }
    if (kind === DOCUMENT || kind === FRAGMENT) {
      numbers.push(parent, DOCUMENT, 0);
    } else if (kind !== ELEMENT) {
      continue;
    }
    const at = count++;
    let isClosed = false;
    let inside = node;
    if (kind === ELEMENT) {
      const own = String(member(node, "localName")).toLowerCase();
      // Browsers show what is in a declarative shadow root. A parser leaves it in the template.
      const isShadow = own === "template" && member(node, "hasAttribute")?.call(node, "shadowrootmode") === true;
      const name = isShadow ? SHADOW : own;
      if (isShadow) {
        inside = member(node, "content");
      }
      write(name);
      const place = numbers.length;
      numbers.push(parent, ELEMENT, 0);
      let type = "";
      let given = 0;
      for (const key of member(node, "getAttributeNames")?.call(node) ?? []) {
        if (read.has(key)) {
          const value = String(member(node, "getAttribute").call(node, key)).trim();
          write(key);
          write(value);
          given++;
          if (key === "type") {
            type = value;
          }
        }
      }
      numbers[place + 2] = given;
      const isData = name === "script" && type === "application/ld+json";
      isClosed = empty.has(name) || drawn.has(name);
      if (isData || drawn.has(name)) {
        numbers.push(at, isData ? DATA : TEXT, 0);
        count += isData ? 0 : 1;
        write(member(node, "textContent"));
      }
    }
    const child = isClosed || !inside ? null : member(inside, "firstChild");
    if (child) {
      waiting.push(child);
      parents.push(at);
    }
  }
  return [new Int32Array(numbers), texts.join(END)];
}
