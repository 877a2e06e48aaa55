// @ts-check
// Reads the other parts of a Word document: relations, styles and numberings.

import { all, attribute, kid, kids } from "./xml-tree.js";

/** @typedef {import("./xml-tree.js").Element} Element */
/** @typedef {{ id: string, type: string, target: string, isOutside: boolean }} Relation */
/** @typedef {{ name: string, list?: { id: string, level: number } }} Style its name in English, in lower case */

/** How many styles may be based on each other in a chain. */
const DEEPEST = 20;

/**
 * @param {Element | undefined} root of a .rels file
 * @param {string} folder to which its targets are relative
 * @returns {Relation[]}
 */
export function relationsOf(root, folder) {
  return kids(root, "Relationship").map((one) => {
    const isOutside = attribute(one, "TargetMode") === "External";
    const target = attribute(one, "Target") ?? "";
    return {
      id: attribute(one, "Id") ?? "",
      type: attribute(one, "Type") ?? "",
      target: isOutside ? target : resolved(target, folder),
      isOutside,
    };
  });
}

/** `../media/a.png`, `/word/media/a.png`, `media/a.png`. @param {string} target @param {string} folder */
function resolved(target, folder) {
  /** @type {string[]} */
  const path = [];
  for (const step of `${target.startsWith("/") ? "" : folder}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

/**
 * Styles by identifier. The identifiers depend on the language of Word; the names do not.
 * @param {Element | undefined} root of styles.xml
 * @returns {Map<string, Style>}
 */
export function stylesOf(root) {
  const elements = new Map(kids(root, "w:style").map((style) => [attribute(style, "w:styleId") ?? "", style]));
  return new Map([...elements].map(([id, style]) => [id, styleOf(style, elements)]));
}

/**
 * A style with an unknown name counts as the style that it is based on.
 * @param {Element} style
 * @param {Map<string, Element>} elements
 * @returns {Style}
 */
function styleOf(style, elements) {
  /** @type {Style["list"]} */
  let list;
  let name = "";
  /** @type {Element | undefined} */
  let at = style;
  for (let depth = 0; at && depth < DEEPEST; depth++) {
    const own = (attribute(kid(at, "w:name"), "w:val") ?? "").toLowerCase();
    if (name === "" && isKnownStyle(own)) name = own;
    const outline = attribute(kid(at, "w:pPr", "w:outlineLvl"), "w:val");
    if (name === "" && outline !== undefined && Number(outline) < 6) name = `heading ${Number(outline) + 1}`;
    list ??= listOf(kid(at, "w:pPr", "w:numPr"));
    at = elements.get(attribute(kid(at, "w:basedOn"), "w:val") ?? "");
  }
  return { name, ...(list && { list }) };
}

/** @param {string} name */
function isKnownStyle(name) {
  return /^(?:heading [1-9]|title|subtitle|caption|quote|intense quote|block text|toc \d|toc heading|toa heading|annotation text|header|footer|normal)$/.test(
    name,
  );
}

/**
 * The list that a paragraph's properties name. None if its number is 0.
 * @param {Element | undefined} properties w:numPr
 * @returns {{ id: string, level: number } | undefined}
 */
export function listOf(properties) {
  const id = attribute(kid(properties, "w:numId"), "w:val");
  return id === undefined ? undefined : { id, level: Number(attribute(kid(properties, "w:ilvl"), "w:val") ?? 0) || 0 };
}

/**
 * The number format of each level of each list ("bullet", "decimal", "none"), and its first number.
 * @param {Element | undefined} root of numbering.xml
 * @returns {(id: string, level: number) => { form: string, first: number }}
 */
export function numberingOf(root) {
  const abstract = new Map(kids(root, "w:abstractNum").map((one) => [attribute(one, "w:abstractNumId"), one]));
  const lists = new Map(
    kids(root, "w:num").map((one) => [
      attribute(one, "w:numId"),
      abstract.get(attribute(kid(one, "w:abstractNumId"), "w:val")),
    ]),
  );
  return (id, level) => {
    const found = all(lists.get(id), "w:lvl").find((one) => Number(attribute(one, "w:ilvl")) === level);
    const first = Number(attribute(kid(found, "w:start"), "w:val") ?? 1);
    return { form: attribute(kid(found, "w:numFmt"), "w:val") ?? "bullet", first: first >= 0 ? Math.floor(first) : 1 };
  };
}
