// @ts-check
// What data are that none of the readers of newsroom systems takes: told from their keys, so that they go to a reader of their own or are refused by name.

import { data, isData, list } from "./values.js";

/** @typedef {Record<string, unknown>} Data */

/** @param {unknown} value @returns {Data[]} those items of a list that are data */
const items = (value) => list(value).filter(isData);

/** @param {unknown} value @param {string} key whether all items have it, and there are some */
const each = (value, key) => items(value).length > 0 && items(value).every((one) => key in one);

/**
 * The surest signs first.
 * @type {[string, (value: any) => boolean][]}
 */
const SIGNS = [
  [
    "draft-js",
    (value) => Array.isArray(value.blocks) && (isData(value.entityMap) || each(value.blocks, "inlineStyleRanges")),
  ],
  ["editor-js", (value) => Array.isArray(value.blocks) && each(value.blocks, "data") && each(value.blocks, "type")],
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
      each(value, "children") &&
      items(value).every((one) => "type" in one || !("_type" in one)),
  ],
];

/**
 * @param {unknown} value parsed
 * @returns {string | null} a key of FORMS
 */
export function formOfData(value) {
  if (typeof value !== "object" || value === null) return null;
  // What an editor keeps often lies one step inside of what it is kept with.
  return SIGNS.find(([, is]) => is(value))?.[0] ?? null;
}
