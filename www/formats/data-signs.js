// @ts-check
// Recognises JSON by its keys, if no newsroom format reads it. The format found is then read by its own module, or
// refused by name.

import { data, isData, list } from "./values.js";

/** @typedef {Record<string, unknown>} Data */

/** @param {unknown} value @returns {Data[]} those items of a list that are data */
const items = (value) => list(value).filter(isData);

/** @param {unknown} value @param {string} key whether the list is not empty and all items have the key */
const each = (value, key) => items(value).length > 0 && items(value).every((one) => key in one);

/** The types of Prismic's rich text. */
const PRISMIC = /^(?:paragraph|heading[1-6]|preformatted|o?-?list-item|image|embed)$/;

/** Whether a value is a list of components. @param {unknown} value */
export function isComponents(value) {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isData(one) && (typeof one.__component === "string" || typeof one.slice_type === "string"))
  );
}

/** Whether a value is rich text of Prismic. @param {unknown} value */
export function isPrismicText(value) {
  const isNode = (/** @type {unknown} */ one) => PRISMIC.test(String(data(one).type));
  return Array.isArray(value) && value.every(isNode) && value.some((one) => "spans" in data(one));
}

/** Whether data are the fields of a Prismic document. @param {unknown} value */
export function isPrismic(value) {
  return (
    isData(value) && Object.values(value).some((one) => isPrismicText(one) || (isComponents(one) && !isStrapi(one)))
  );
}

/** @param {unknown} value a list of components */
function isStrapi(value) {
  return typeof data(list(value)[0]).__component === "string";
}

/**
 * The most certain signs come first.
 * @type {[string, (value: any) => boolean][]}
 */
const SIGNS = [
  ["prismic", isPrismic],
  ["components", (value) => isComponents(value) || isPrismicText(value)],
  [
    "draft-js",
    (value) => Array.isArray(value.blocks) && (isData(value.entityMap) || each(value.blocks, "inlineStyleRanges")),
  ],
  ["editor-js", (value) => Array.isArray(value.blocks) && each(value.blocks, "data") && each(value.blocks, "type")],
  [
    "stream-field",
    (value) =>
      Array.isArray(value) &&
      each(value, "value") &&
      items(value).every((one) => typeof one.type === "string" && "id" in one),
  ],
  ["prosemirror", (value) => value.type === "doc" && Array.isArray(value.content)],
  ["contentful", (value) => value.nodeType === "document" && Array.isArray(value.content)],
  ["lexical", (value) => data(value.root).type === "root" && Array.isArray(data(value.root).children)],
  [
    "portable-text",
    (value) => Array.isArray(value) && items(value).some((one) => one._type === "block" && Array.isArray(one.children)),
  ],
  [
    "slate",
    (value) =>
      Array.isArray(value) &&
      items(value).length > 0 &&
      items(value).every((one) => Array.isArray(one.children) && ("type" in one || !("_type" in one))),
  ],
];

/**
 * Whether a list is a tree of an editor. Its nodes are paragraphs and not items, though some of them have a text, too.
 * @param {unknown[]} list
 */
export function isTree(list) {
  return SIGNS.some(([, is]) => is(list));
}

/** Answers without a text to compare. @type {[string, (value: any) => boolean][]} */
const UNREAD = [
  ["newsapi", (value) => Array.isArray(value.articles) && each(value.articles, "urlToImage")],
  ["nyt", (value) => Array.isArray(data(value.response).docs) && each(value.response.docs, "web_url")],
  ["nyt", (value) => Array.isArray(value.results) && each(value.results, "short_url")],
  ["gdelt", (value) => Array.isArray(value.articles) && each(value.articles, "seendate")],
  ["mediawiki", (value) => isData(data(value.query).pages) || Array.isArray(data(value.query).pages)],
  ["geojson", (value) => value.type === "FeatureCollection" && Array.isArray(value.features)],
  ["har", (value) => Array.isArray(data(value.log).entries)],
  ["event", (value) => /^(?:event|planning)$/.test(String(value.type)) && !hasBody(value)],
];

/** Whether a newsroom item has a text besides its plan. @param {Data} value */
function hasBody(value) {
  return Object.keys(value).some((key) => /^(?:bod(?:y|ies)|content_elements)/i.test(key));
}

/**
 * The format of data that have no text to compare.
 * @param {unknown} value
 * @returns {string | null} a key of FORMATS
 */
export function unreadData(value) {
  if (!isData(value)) return null;
  return UNREAD.find(([, is]) => is(value))?.[0] ?? null;
}

/**
 * @typedef {{ format: string, tree: unknown, holders: unknown[] }} Tree a key of FORMATS, and what the tree is kept in,
 *   from the outside in
 */

/** How many steps deep an editor's tree is looked for in the data of a system. */
const DEEPEST = 5;
/** How many trees are read: as many as the page takes versions. */
const MOST = 1000;

/**
 * The trees in data: one, or one for each item of a list.
 * @param {unknown} value parsed
 * @param {number} [depth]
 * @returns {Tree[]}
 */
export function treesIn(value, depth = 0) {
  const found = treeIn(value, []);
  if (found) return [found];
  if (Array.isArray(value)) {
    const all = value.slice(0, MOST).map((item) => treeIn(item, []));
    return all.every((tree) => tree !== null) ? /** @type {Tree[]} */ (all) : [];
  }
  // The list may be inside an answer: `{"posts": […]}`, `{"data": {"items": […]}}`.
  for (const inner of depth < DEEPEST ? Object.values(data(value)) : []) {
    const trees = typeof inner === "object" && inner !== null ? treesIn(inner, depth + 1) : [];
    if (trees.length > 0) return trees;
  }
  return [];
}

/**
 * @param {unknown} value
 * @param {unknown[]} holders
 * @returns {Tree | null}
 */
function treeIn(value, holders) {
  const inner = typeof value === "string" ? parsed(value) : value;
  if (typeof inner !== "object" || inner === null || holders.length > DEEPEST || holders.includes(inner)) return null;
  const format = SIGNS.find(([, is]) => is(inner))?.[0];
  if (format) return { format, tree: inner, holders };
  if (Array.isArray(inner)) return null;
  // The body comes first, because other fields may be trees, too.
  const keys = Object.keys(inner).sort(
    (left, right) => Number(/body|content|text/i.test(right)) - Number(/body|content|text/i.test(left)),
  );
  for (const key of keys) {
    const tree = treeIn(data(inner)[key], [...holders, inner]);
    if (tree) return tree;
  }
  return null;
}

/** Some systems store the tree as a string. @param {string} text @returns {unknown} */
function parsed(text) {
  if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value parsed
 * @returns {string | null} a key of FORMATS
 */
export function formatOfData(value) {
  const unread = unreadData(value);
  if (unread) return unread;
  const isLinked = list(value).some((one) => isData(one) && ("@context" in one || "@graph" in one));
  return treesIn(value)[0]?.format ?? (isLinked ? "linked-data" : null);
}
