// @ts-check
/** Runs in the page: gives the element hostile versions, opens every view and export, and reports forbidden content. */

import "/dist/article-versions.js";
import { FORMATS } from "./formats.mjs";
import { payloads as all } from "./payloads.mjs";

/**
 * The only elements allowed in the shadow tree, each with its additional attributes.
 * @type {Record<string, string[]>}
 */
const ELEMENTS = {
  a: ["href", "rel"],
  bdi: [],
  blockquote: [],
  br: [],
  button: ["type", "disabled"],
  caption: [],
  code: [],
  dd: [],
  del: [],
  details: ["open"],
  div: [],
  dl: [],
  dt: [],
  em: [],
  fieldset: [],
  figcaption: [],
  figure: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  hr: [],
  img: ["alt", "src", "loading", "decoding", "referrerpolicy", "width", "height"],
  ins: [],
  input: ["type", "value", "checked", "name", "disabled"],
  label: ["for"],
  legend: [],
  li: [],
  ol: ["start"],
  option: ["value", "selected", "disabled"],
  p: [],
  s: [],
  section: [],
  select: [],
  slot: ["hidden", "name"],
  span: [],
  strong: [],
  style: [],
  summary: [],
  table: [],
  tbody: [],
  td: ["colspan"],
  th: ["scope"],
  thead: [],
  time: ["datetime"],
  tr: [],
  ul: [],
  wbr: [],
};
const ATTRIBUTES = new Set([
  "data-edit",
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
  "data-change",
  "data-class",
  "data-classes",
  "data-key",
  "data-kind",
  "data-row",
  "data-view",
  "dir",
  "hidden",
  "id",
  "lang",
  "part",
  "role",
  "tabindex",
  "title",
]);

/**
 * The forbidden content under a node.
 * @param {ParentNode} root
 * @returns {string[]}
 */
export function trespassers(root) {
  const found = [];
  for (const element of root.querySelectorAll("*")) {
    const name = element.localName;
    const own =
      Object.hasOwn(ELEMENTS, name) && element.namespaceURI === "http://www.w3.org/1999/xhtml"
        ? ELEMENTS[name]
        : undefined;
    if (!own) {
      found.push(`<${name}>`);
      continue;
    }
    for (const { name: key, value } of element.attributes) {
      const said = `<${name} ${key}=${JSON.stringify(value.slice(0, 80))}>`;
      // Sizes set through the object model: only numbers.
      if (key === "style") {
        if (!/^(?:[a-z-]+: ?-?[\d.]+(?:px|em|rem|%)?;? ?)*$/.test(value)) found.push(said);
      } else if (!own.includes(key) && !ATTRIBUTES.has(key)) found.push(said);
      else if (key === "href" && !value.startsWith("#change-") && !/^(?:https?|mailto):/.test(value)) found.push(said);
      else if (key === "src" && !/^(?:https?:|data:image\/)/.test(value)) found.push(said);
    }
    if (name === "img" && element.getAttribute("referrerpolicy") !== "no-referrer") found.push("<img> with a referrer");
    if (
      name === "a" &&
      element instanceof HTMLAnchorElement &&
      !["http:", "https:", "mailto:"].includes(element.protocol)
    )
      found.push(`<a> to ${element.protocol}`);
  }
  return found;
}

/**
 * Text as it is compared with a payload: without lone surrogates, which the core replaces, and line ends.
 * @param {string} text
 */
const even = (text) => text.toWellFormed().replace(/[\s\u0085]+/g, " ");

/** Payloads that a format may change: control characters become line ends or are dropped. */
const UNEVEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;

/**
 * One batch of payloads in one format, through every view and export.
 * @param {string} name of the format
 * @param {number} at where the batch begins
 * @param {number} size
 * @param {object} how
 * @param {number} how.every
 * @param {string} how.images
 */
export async function drive(name, at, size, { every, images }) {
  const format = FORMATS[name];
  if (!format) throw new Error(`There is no format ${name}`);
  const payloads = all(every).slice(at, at + size);
  document.querySelector("article-versions")?.remove();
  const element = /** @type {any} */ (document.createElement("article-versions"));
  element.setAttribute("images", images);
  const done = new Promise((resolve) => {
    element.addEventListener("article-versions-compared", () => resolve(""));
    element.addEventListener("article-versions-error", (/** @type {CustomEvent} */ event) =>
      resolve(event.detail.message),
    );
  });
  if (format.children) element.append(...format.children(payloads));
  else element.versions = await format.versions(payloads);
  // The configuration is hostile, too.
  element.agencies = { [payloads[0] ?? ""]: payloads };
  if (at === 0)
    element.labels = Object.fromEntries(
      ["swap", "before", "region", "fold.show", "credit.field", "place.paragraph", "class.link", "photo.load"].map(
        (key) => [key, `${payloads[0]} {n}`],
      ),
    );
  document.body.append(element);
  const error = await done;
  const root = /** @type {ShadowRoot} */ (element.shadowRoot);
  /** @type {string[]} */
  const problems = error ? [`error: ${error}`] : [];
  let views = 0;
  const names = [...root.querySelectorAll("button[data-view]")].map((button) => button.getAttribute("data-view"));
  /** @type {Record<string, string>} */
  const kept = {};
  for (const view of names) {
    element.view = view;
    await rendered();
    // A long story is rendered in slices.
    while (root.querySelector("[aria-busy]")) await rendered();
    for (const fold of root.querySelectorAll("button[aria-expanded=false]")) /** @type {HTMLElement} */ (fold).click();
    // With `auto` there are pictures; with `none` they cannot be requested.
    for (const ask of root.querySelectorAll('button[data-key^="load "]')) /** @type {HTMLElement} */ (ask).click();
    await rendered();
    views += 1;
    problems.push(...trespassers(root).map((what) => `${view}: ${what}`));
    if (view === "side-by-side" || view === "inline") {
      const shown = even(text(root));
      if (format.literal)
        for (const payload of payloads)
          if (!UNEVEN.test(payload) && !shown.includes(even(payload.trim())))
            problems.push(`${view}: not literal: ${JSON.stringify(payload)}`);
    }
    if (view === "side-by-side") Object.assign(kept, await saved(root));
  }
  // Both versions without marks, if the comparison fails.
  if (/** @type {any} */ ({}).polluted !== undefined) problems.push("a prototype was changed");
  return { views, problems, kept, payloads: payloads.length, fields: format.fields };
}

/** The next frame shows the requested state. */
const rendered = () => new Promise((resolve) => setTimeout(resolve));

/** All text, without the text for screen readers and without tokens. @param {ShadowRoot} root */
function text(root) {
  const copy = document.createElement("div");
  copy.append(...[...root.children].map((child) => child.cloneNode(true)));
  for (const hidden of copy.querySelectorAll(".visually-hidden, style")) hidden.remove();
  for (const line of copy.querySelectorAll("br")) line.replaceWith(" ");
  return copy.textContent ?? "";
}

/**
 * The saved files of the element, in each format.
 * @param {ShadowRoot} root
 */
async function saved(root) {
  /** @type {Blob[]} */
  const blobs = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob) => {
    blobs.push(/** @type {Blob} */ (blob));
    return "#";
  };
  HTMLAnchorElement.prototype.click = () => {};
  try {
    const buttons = [...root.querySelectorAll("button")].filter((button) =>
      /^save (?:html|markdown|json)$/.test(button.dataset.key ?? ""),
    );
    if (buttons.length !== 3) throw new Error("The three formats to save are not there");
    for (const button of buttons) button.click();
    while (blobs.length < 3) await rendered();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  /** @type {Record<string, string>} */
  const kept = {};
  for (const blob of blobs) kept[blob.type.split(";")[0] ?? ""] = await blob.text();
  return kept;
}

Object.assign(globalThis, {
  drive,
  trespassers,
  formats: Object.entries(FORMATS).map(([name, { alone, markup }]) => ({
    name,
    alone: alone ?? false,
    markup: markup ?? alone ?? false,
  })),
  count: (/** @type {number} */ every) => all(every).length,
});
