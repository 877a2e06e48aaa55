// @ts-check
/**
 * Parses XML into a tree. The tree records which values a format module has read, so that the rest can be listed; see
 * {@link untaken}.
 *
 * Names are compared without case. The prefix counts only if the given name has one: `kid(item, "title")`,
 * `kid(item, "media:title")`. Entities that XML does not define are read as in HTML, because wires declare them in an
 * external document type.
 * Nothing outside the text is ever read.
 */

import { parseXml } from "@rgrove/parse-xml";
import { entity } from "./entities.js";
import { AGAIN, called, FormatError } from "./errors.js";
import { holderOf, isForPeople } from "./omitted.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourceOmitted} OmittedText */
/** @typedef {NonNullable<OmittedText["reason"]>} Reason */
/** @typedef {{ text: string, taken: boolean, isDone?: boolean }} Leaf `isDone`: not looked for in the version */
/**
 * @typedef {object} Element
 * @property {string} name as written, with its prefix
 * @property {Map<string, Leaf>} attributes by name in lower case
 * @property {(Element | Leaf)[]} children
 */

/** Characters that XML forbids: control characters and lone surrogates. */
const NOT_XML =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * @param {string} text
 * @param {string} [name] the file's
 * @returns {Element} the root
 */
export function xmlOf(text, name = "") {
  try {
    const clean = text.replace(NOT_XML, "").trimStart();
    const { root } = parseXml(clean, { ignoreUndefinedEntities: true, resolveUndefinedEntity });
    if (root) return copied(root);
  } catch (error) {
    if (error instanceof RangeError)
      throw new FormatError("not-xml", `${called(name)} nests its XML elements too deeply. ${AGAIN}`);
    const reason = error instanceof Error ? /** @type {string} */ (error.message.split("\n")[0]) : String(error);
    throw new FormatError("not-xml", `${called(name)} is not well-formed XML: ${reason}. ${AGAIN}`, error);
  }
  throw new FormatError("not-xml", `${called(name)} is XML without a root.`);
}

/** @param {string} reference `&nbsp;` */
function resolveUndefinedEntity(reference) {
  return entity(reference.slice(1, -1));
}

/**
 * The parser's tree as plain elements and leaves, without recursion.
 * @param {any} root
 * @returns {Element}
 */
function copied(root) {
  const made = elementOf(root);
  /** @type {[any, Element][]} */
  const waiting = [[root, made]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, to] = next;
    for (const child of from.children) {
      if (child.type === "element") {
        const element = elementOf(child);
        to.children.push(element);
        waiting.push([child, element]);
      } else if (typeof child.text === "string") to.children.push({ text: child.text, taken: false });
    }
  }
  return made;
}

/** @param {any} node @returns {Element} */
function elementOf(node) {
  const attributes = Object.entries(node.attributes).map(
    ([key, value]) => /** @type {[string, Leaf]} */ ([key.toLowerCase(), { text: String(value), taken: false }]),
  );
  return { name: node.name, attributes: new Map(attributes), children: [] };
}

/** @param {Element | Leaf} node @returns {node is Element} */
export function isElement(node) {
  return "children" in node;
}

/** The name without prefix, in lower case. @param {Element} element */
export function local(element) {
  return element.name.slice(element.name.indexOf(":") + 1).toLowerCase();
}

/** @param {Element} element @param {string | RegExp} name a pattern is matched against the name as written */
function isCalled(element, name) {
  if (typeof name !== "string") return name.test(element.name);
  return (name.includes(":") ? element.name.toLowerCase() : local(element)) === name.toLowerCase();
}

/**
 * The child elements with a name.
 * @param {Element | undefined} element
 * @param {string} [name]
 * @returns {Element[]}
 */
export function kids(element, name) {
  const all = (element?.children ?? []).filter(isElement);
  return name === undefined ? all : all.filter((one) => isCalled(one, name));
}

/**
 * The first element on a path of names.
 * @param {Element | undefined} element
 * @param {...string} path
 * @returns {Element | undefined}
 */
export function kid(element, ...path) {
  let found = element;
  for (const name of path) found = kids(found, name)[0];
  return found;
}

/**
 * All descendants with a name, in document order.
 * @param {Element | undefined} element
 * @param {string | RegExp} name
 * @param {(element: Element) => boolean} [isClosed] elements that are not searched
 * @returns {Element[]}
 */
export function all(element, name, isClosed = () => false) {
  /** @type {Element[]} */
  const found = [];
  const waiting = kids(element).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (isCalled(next, name)) found.push(next);
    if (!isClosed(next)) for (const one of kids(next).reverse()) waiting.push(one);
  }
  return found;
}

/**
 * The text inside an element as one line. Marks it as read.
 * @param {Element | undefined} element
 * @param {(element: Element) => boolean} [isLeftOut]
 * @returns {string | undefined} undefined if it is blank
 */
export function textOf(element, isLeftOut) {
  return rawText(element, isLeftOut).replace(/\s+/g, " ").trim() || undefined;
}

/** Inline elements that may be inside a word. */
const LETTERS = /^(?:a|abbr|b|bdi|bdo|em|font|i|mark|q|s|small|span|strong|sub|sup|u)$/;

/**
 * Whether an element begins a new word: it directly follows another element, and neither may be inside a word.
 * @param {Element} element
 * @param {Element | Leaf | undefined} before the node before it
 */
export function isApart(element, before) {
  if (local(element) === "br") return true;
  return before !== undefined && isElement(before) && !LETTERS.test(local(before)) && !LETTERS.test(local(element));
}

/**
 * The same with its white space.
 * @param {Element | undefined} element
 * @param {(element: Element) => boolean} [isLeftOut]
 */
export function rawText(element, isLeftOut = () => false) {
  let text = "";
  /** @type {{ of: Element, at: number }[]} */
  const open = element ? [{ of: element, at: 0 }] : [];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const next = top.of.children[top.at];
    const before = top.of.children[top.at - 1];
    top.at++;
    if (next === undefined) open.pop();
    else if (!isElement(next)) {
      text += next.text;
      next.taken = true;
    } else if (!isLeftOut(next)) {
      if (isApart(next, before) && !/\s$/.test(text)) text += " ";
      open.push({ of: next, at: 0 });
    }
  }
  return text;
}

/**
 * The value of an attribute that is not blank. Marks it as read.
 * @param {Element | undefined} element
 * @param {...string} names the first that exists is used
 * @returns {string | undefined}
 */
export function attribute(element, ...names) {
  for (const name of names) {
    const leaf = element?.attributes.get(name.toLowerCase());
    if (leaf && leaf.text.trim() !== "") {
      leaf.taken = true;
      return leaf.text.trim();
    }
  }
  return undefined;
}

/**
 * Marks everything inside an element as read, whatever becomes of it.
 * @param {Element | undefined} element
 */
export function take(element) {
  if (!element) return;
  const waiting = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const leaf of next.attributes.values()) leaf.taken = true;
    for (const child of next.children) {
      if (isElement(child)) waiting.push(child);
      else child.taken = child.isDone = true;
    }
  }
}

/** Elements for editors and not for publication. */
const INTERNAL = /^(?:ednote|ed-msg|del-list|instructions?|note|comment)$/;
/** Elements with another form of the text. */
const ALTERNATIVE =
  /^(?:abstract|hl2|headline|title|description|summary|subtitle|inlinedata|inlinexml|encoded|excerpt|datacontent)$/;
/** Elements about other items. */
const RELATED = /^(?:link|related|associatedwith|itemref|groupset|group|media-link)$/;
/** Attributes with addresses of schemas. */
const GRAMMAR =
  /^(?:xmlns|xsi:|xml:|schemalocation|standard|conformance|version|change\.|noteclass|class$|role$|qcode$|rel$|idsrc$)/;

/** Attributes of NITF with the name of a subject, although they are called a key or a type. */
const NAMED = /^(?:keyword@key|tobject(?:\.\w+)?@tobject(?:\.\w+)*\.type)$/;

/**
 * The texts for people that were not read, with their locations.
 * @param {Element} root
 * @param {string} [at] the path of the root
 * @param {(element: Element) => boolean} [isClosed] elements that belong to another version
 * @param {VersionData} [version] what was made of the root. A text that was read but is not in it is listed, too
 * @returns {OmittedText[]}
 */
export function untaken(root, at = root.name, isClosed = () => false, version = undefined) {
  const isIn = version ? holderOf(version) : () => true;
  /** @type {OmittedText[]} */
  const omitted = [];
  /** @type {[Element, string, Reason][]} */
  const waiting = [[root, at, "metadata"]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [element, path, outer] = next;
    const reason = reasonOf(local(element)) ?? outer;
    for (const [name, leaf] of element.attributes) {
      const key = NAMED.test(`${local(element)}@${name}`) ? "label" : name;
      if (!leaf.taken && !GRAMMAR.test(name) && isForPeople(leaf.text, key))
        omitted.push({ text: leaf.text.trim(), reason, location: `${path}@${name}` });
    }
    const names = new Map();
    /** @type {[Element, string, Reason][]} */
    const inner = [];
    for (const child of element.children) {
      if (!isElement(child)) {
        if (!child.isDone && isForPeople(child.text, local(element)) && !(child.taken && isIn(child.text)))
          omitted.push({ text: child.text.trim(), reason, location: path });
      } else if (!isClosed(child)) {
        const place = names.get(child.name) ?? 0;
        names.set(child.name, place + 1);
        inner.push([child, `${path}.${child.name}${place > 0 ? `[${place}]` : ""}`, reason]);
      }
    }
    for (const one of inner.reverse()) waiting.push(one);
  }
  return omitted;
}

/** @param {string} name @returns {Reason | undefined} */
function reasonOf(name) {
  if (INTERNAL.test(name)) return "internal";
  if (ALTERNATIVE.test(name)) return "duplicate";
  return RELATED.test(name) ? "related" : undefined;
}

/**
 * A time in full ISO 8601, from forms such as `20310304T090000Z`, `20310304`, `Tue, 04 Mar 2031 06:10:00 +0000`.
 * @param {string | undefined} text
 * @returns {string | undefined} undefined if it is not a time
 */
export function timeOf(text) {
  const compact = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text ?? "",
  );
  if (compact) {
    const [, year, month, day, hour, minute, second = "00", zone = ""] = compact;
    if (hour === undefined) return `${year}-${month}-${day}`;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2")}`;
  }
  if (text === undefined || Number.isNaN(Date.parse(text))) return undefined;
  return /^\d{4}-/.test(text) ? text : new Date(text).toISOString().replace(".000Z", "Z");
}
