// @ts-check
// Finds and sorts the versions of an element: from data, a JSON child, children, or a manifest.

import { inTime } from "../formats/values.js";
import { copyOf, currentNode } from "./current.js";
import { Labels } from "../labels/index.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../../src/wasm/types.d.ts").Format} Format */
/** @typedef {import("../../src/wasm/types.d.ts").SourceFields} SourceFields */
/** @typedef {import("../../src/wasm/types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {import("./engine.js").Engine} Engine */

/** @typedef {import("./public.d.ts").VersionInput} VersionInput */
/**
 * An element and the possible sources of its versions.
 * @typedef {HTMLElement & { versions: readonly VersionInput[] | null, src: string, current: string, updated: string }}
 *   Sources
 */

/** @typedef {{ title?: string, versions: VersionInput[] }} Manifest */

/** The most versions. */
export const MOST_VERSIONS = 50;
/** The most bytes of one version: 2 MiB, several times the longest story. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** How long a server may take, in milliseconds. */
const PATIENCE = 20_000;
/** Protocols from which versions may be fetched, besides that of the page. */
const PROTOCOLS = ["http:", "https:"];

/** Attributes that describe a version, as in `data-label`. */
const DESCRIBED = ["label", "published", "number"];
/** The type of a script that holds a text. */
const TYPE_OF_TEXT = /^text\/(?!javascript)/i;

/**
 * A mistake of the page's author, in one plain sentence: in English on the console, in the page's language on the page.
 */
export class SourceError extends Error {
  /**
   * @param {string} kind a key under `error.` in the labels
   * @param {Record<string, string | number>} [values] a version without a name is given by its number
   * @param {unknown} [cause]
   */
  constructor(kind, values = {}, cause = undefined) {
    super("", { cause });
    this.name = "SourceError";
    this.kind = kind;
    this.values = values;
    this.message = this.say(new Labels("en"));
  }

  /** @param {Labels} labels */
  say(labels) {
    const { name = "" } = this.values;
    return labels.text(`error.${this.kind}`, {
      ...this.values,
      name: typeof name === "string" ? name : labels.text("version.unnamed", { n: name }),
    });
  }
}

/** One version: its name, and how to read it. Read only once. */
export class Version {
  /**
   * @param {VersionInput} input
   * @param {object} [where]
   * @param {string} [where.base] the base address of `src`
   * @param {HTMLElement | null} [where.node] the light-DOM article it is read from
   * @param {boolean} [where.isCurrent] whether it is the page's own article
   */
  constructor(input, { base = document.baseURI, node = null, isCurrent = false } = {}) {
    this.input = checked(input);
    this.base = base;
    this.node = node;
    this.isCurrent = isCurrent;
    /** The number of the version, from 1. */
    this.place = 1;
    this.published = this.input.published ?? null;
    this.lang = this.input.lang ?? null;
    /** As given or fetched. @type {string | null} */
    this.text = this.input.text ?? null;
    /** @type {Promise<Source | Article> | null} */
    this.content = null;
  }

  /**
   * The version in the form that the engine takes.
   * @param {Engine} engine
   * @param {import("../../src/wasm/types.d.ts").ParseOptions} [options]
   * @returns {Promise<Source | Article>}
   */
  read(engine, options) {
    this.content ??= this.load(engine, options);
    // A failed fetch may succeed at the next attempt.
    this.content.catch(() => (this.content = null));
    return this.content;
  }

  /**
   * @param {Engine} engine
   * @param {import("../../src/wasm/types.d.ts").ParseOptions} [options]
   * @returns {Promise<Source | Article>}
   */
  async load(engine, options) {
    const { input, node } = this;
    if (node) return engine.parseDom(this.isCurrent ? copyOf(node) : node, options);
    if (input.article) return input.article;
    if (input.text !== undefined) return sourceOf(input, checkSize(input.text, this.name()));
    if (!input.src) throw new SourceError("no-text", { name: this.name() });
    this.text = await fetchText(input.src, this.base);
    return sourceOf(input, this.text, formatByName(input.src));
  }

  /** The name in a message, or the number if it has no name. */
  name() {
    return this.input.label ?? this.input.id ?? this.published ?? this.place;
  }

  /**
   * The name on the page. Direction controls are removed: a file name with them ("evil\u202Etxt.exe") would reverse the
   * text of buttons, too.
   * @param {Labels} labels
   */
  title(labels) {
    return (
      this.input.label?.replace(/[\u202a-\u202e\u2066-\u2069]/g, "") ??
      (this.isCurrent ? labels.text("version.current") : labels.text("version.unnamed", { n: this.place }))
    );
  }
}

/**
 * Validates the input: only values of the documented types are kept, since a manifest may come from anybody.
 * @param {unknown} input
 * @returns {VersionInput}
 */
function checked(input) {
  const given = /** @type {Record<string, unknown>} */ (Object(input));
  /** @type {Record<string, unknown>} */
  const kept = {};
  for (const key of ["id", "label", "published", "lang", "format", "text", "src"])
    if (typeof given[key] === "string") kept[key] = given[key];
  if (typeof given.number === "number") kept.number = given.number;
  for (const key of ["fields", "photos", "omitted", "article"])
    if (typeof given[key] === "object" && given[key] !== null) kept[key] = given[key];
  return kept;
}

/**
 * The source without the fields that the engine does not use.
 * @param {VersionInput} input
 * @param {string} text
 * @param {Format} [format]
 * @returns {Source}
 */
function sourceOf(input, text, format = "auto") {
  /** @type {Source} */
  const source = { text, format: input.format ?? format };
  for (const key of /** @type {const} */ (["id", "label", "published", "lang", "fields", "photos", "omitted"])) {
    const value = input[key];
    if (value !== undefined) Object.assign(source, { [key]: value });
  }
  return source;
}

/**
 * @param {string} name
 * @returns {Format}
 */
export function formatByName(name) {
  if (/\.(?:md|markdown)(?:$|[?#])/i.test(name)) return "markdown";
  if (/\.x?html?(?:$|[?#])/i.test(name)) return "html";
  return "auto";
}

/**
 * @param {string} text
 * @param {string | number} name
 */
function checkSize(text, name) {
  // A UTF-16 unit takes at most three bytes in UTF-8, so most texts need no exact count.
  if (text.length * 3 > MOST_BYTES && new Blob([text]).size > MOST_BYTES) {
    throw new SourceError("large", { name, n: MOST_BYTES / 1024 / 1024 });
  }
  return text;
}

/**
 * @param {string} address
 * @param {string} base the base address: the page, or the manifest
 * @returns {Promise<string>}
 */
async function fetchText(address, base) {
  const url = addressOf(address, base);
  // A manifest from another origin must not cause requests with the reader's cookies.
  const credentials = new URL(base).origin === location.origin ? "same-origin" : "omit";
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, { credentials, signal });
    if (!response.ok) throw new SourceError("status", { url: url.href, status: String(response.status) });
    return await textOf(response, url.href);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw signal.aborted
      ? new SourceError("slow", { url: url.href, n: PATIENCE / 1000 }, error)
      : new SourceError("fetch", { url: url.href }, error);
  }
}

/**
 * @param {string} address
 * @param {string} base
 */
function addressOf(address, base) {
  /** @type {URL} */
  let url;
  try {
    url = new URL(address, base);
  } catch (error) {
    throw new SourceError("fetch", { url: address }, error);
  }
  if (!PROTOCOLS.includes(url.protocol) && url.protocol !== location.protocol)
    throw new SourceError("fetch", { url: url.href });
  url.hash = "";
  if (base !== document.baseURI && url.href === base) throw new SourceError("loop", { url: url.href });
  return url;
}

/**
 * The text of a response, read up to the size limit.
 * @param {Response} response
 * @param {string} name
 */
async function textOf(response, name) {
  const large = () => new SourceError("large", { name, n: MOST_BYTES / 1024 / 1024 });
  if (Number(response.headers.get("content-length") ?? 0) > MOST_BYTES) throw large();
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (let part = await reader?.read(); reader && part && !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw large();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * The versions of an element: those from the first source that has any, and the page's own article as the newest.
 * @param {Sources} element
 * @returns {Promise<{ title: string, versions: Version[] }>}
 */
export async function findVersions(element) {
  const given = await findGiven(element);
  const current = fromCurrent(element);
  if (!current) return given;
  // A manifest may list the newest version as well. It is not shown twice.
  const earlier = given.versions.filter((version) => !isSameTime(version.published, current.published));
  const versions = [...earlier, current];
  setPlaces(versions);
  return { ...given, versions };
}

/** @param {Sources} element */
async function findGiven(element) {
  const { versions: property, src } = element;
  if (property) return { title: "", versions: inOrder(property.map((input) => new Version(input))) };
  const island = element.querySelector(':scope > script[type="application/json"]');
  if (island)
    return fromManifest(readJson(island.textContent ?? "", '<script type="application/json">'), document.baseURI);
  const children = fromChildren(element);
  if (children.length > 0) return { title: "", versions: inOrder(children) };
  if (src) {
    const url = addressOf(src, document.baseURI).href;
    return fromManifest(readJson(await fetchText(url, document.baseURI), url), url);
  }
  return { title: "", versions: [] };
}

/** @param {Sources} element */
function fromCurrent(element) {
  if (!element.current) return null;
  const node = currentNode(element);
  if (!node) {
    console.warn(`article-versions: there is no article at "${element.current}" on this page.`);
    return null;
  }
  const input = described(node);
  if (element.updated) input.published ??= element.updated;
  return new Version(input, { node, isCurrent: true });
}

/** @param {string | null} one @param {string | null} other */
function isSameTime(one, other) {
  return Date.parse(one ?? "") === Date.parse(other ?? "");
}

/** @param {Sources} element */
function fromChildren(element) {
  /** @type {Version[]} */
  const versions = [];
  /** @type {string[]} */
  const others = [];
  for (const child of element.children) {
    if (!(child instanceof HTMLElement)) continue;
    const input = described(child);
    const type = child.localName === "script" ? (child.getAttribute("type") ?? "") : null;
    if (child.localName === "article") versions.push(new Version(input, { node: child }));
    else if (child instanceof HTMLTemplateElement && !child.hasAttribute("shadowrootmode"))
      versions.push(new Version(input, { node: fromTemplate(child) }));
    else if (type === "text/markdown")
      versions.push(new Version({ ...input, format: "markdown", text: child.textContent ?? "" }));
    else if (type === "text/plain") versions.push(new Version({ ...input, text: child.textContent ?? "" }));
    else if (!child.slot && (TYPE_OF_TEXT.test(type ?? "") || DESCRIBED.some((name) => name in child.dataset)))
      throw new SourceError("child", { name: tag(child) });
    else if (!child.slot && type === null) others.push(tag(child));
  }
  // These may be for readers without scripts, or shown until a script sets the versions.
  if (versions.length === 0 && others.length > 0 && !element.src && document.readyState !== "loading")
    console.warn(`article-versions: ${new SourceError("child", { name: others.join(", ") }).message}`);
  return versions;
}

/**
 * A child as a developer wrote it: `<script type="text/html">`.
 * @param {HTMLElement} child
 */
function tag(child) {
  const type = child.getAttribute("type");
  return `<${child.localName}${type ? ` type="${type}"` : ""}>`;
}

/**
 * An article in a template. It is not shown, and its pictures are not fetched.
 * @param {HTMLTemplateElement} template
 */
function fromTemplate({ content }) {
  const article = content.ownerDocument.createElement("article");
  article.append(content.cloneNode(true));
  return article;
}

/**
 * The data attributes of a version in a node.
 * @param {HTMLElement} node
 */
function described(node) {
  const { label, published, number } = node.dataset;
  /** @type {VersionInput} */
  const input = {};
  if (node.id) input.id = node.id;
  if (label) input.label = label;
  if (published) input.published = published;
  if (number) input.number = Number(number);
  if (node.lang) input.lang = node.lang;
  return input;
}

/**
 * @param {string} text
 * @param {string} name
 * @returns {unknown}
 */
function readJson(text, name) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SourceError("json", { name, reason: error instanceof Error ? error.message : String(error) }, error);
  }
}

/**
 * @param {unknown} data a manifest, or only its list of versions
 * @param {string} base
 */
function fromManifest(data, base) {
  const list = Array.isArray(data) ? data : /** @type {Partial<Manifest> | null} */ (data)?.versions;
  if (!Array.isArray(list) || list.length === 0) throw new SourceError("no-versions");
  const title = Array.isArray(data) ? "" : String(/** @type {Manifest} */ (data).title ?? "");
  return { title, versions: inOrder(list.map((input) => new Version(input, { base }))) };
}

/**
 * Sorts versions, oldest first: by time if all have one, then by number, then by their original order.
 * @param {Version[]} versions
 */
export function inOrder(versions) {
  if (versions.length > MOST_VERSIONS) throw new SourceError("many", { n: versions.length, most: MOST_VERSIONS });
  const ordered = inTime(versions, ({ input }) => input);
  setPlaces(ordered);
  return ordered;
}

/** @param {readonly Version[]} versions */
function setPlaces(versions) {
  versions.forEach((version, index) => (version.place = index + 1));
}
