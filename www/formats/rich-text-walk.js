// @ts-check
// Walks through a rich-text tree and writes each node as HTML. See `rich-text.js`.

import { nested } from "./flat-lists.js";
import {
  data,
  embed,
  escapeHtml,
  figure,
  firstText,
  isData,
  list,
  localised,
  number,
  plain,
  present,
  text,
} from "./values.js";

/** @typedef {Record<string, unknown>} Data */

/** How deep nodes may be nested. Text at a deeper level is listed as omitted. */
export const DEEPEST = 64;

/** How many ranges of one text are read as marks and links. Each piece of the text is compared with each range. */
export const MOST_RANGES = 1000;

/**
 * @typedef {"p" | "heading" | "quote" | "pre" | "hr" | "br" | "ul" | "ol" | "li" | "table" | "tr" | "td" | "th" | "image" | "a" | "caption" | "none"} Kind
 */

/** The meaning of a type, matched by its letters in lower case. @type {[RegExp, Kind][]} */
const KINDS = [
  [/^(?:paragraph|unstyled|p|normal|lead|lic|listitemchild)$/, "p"],
  [/^(?:heading|header|title|h[1-6])/, "heading"],
  [/^(?:blockquote|quote|pullquote|aside|extendedquote)$/, "quote"],
  [/^(?:codeblock|pre|preformatted|code)$/, "pre"],
  [/^(?:hardbreak|linebreak|break|br)$/, "br"],
  [/^(?:horizontalrule|hr|divider|delimiter|separator|thematicbreak)$/, "hr"],
  [/^(?:bulletlist|bulletedlist|unorderedlist|ul|tasklist|checklist|list)$/, "ul"],
  [/^(?:orderedlist|numberedlist|ol)$/, "ol"],
  [/^(?:listitem|li|taskitem|unorderedlistitem|orderedlistitem|checkablelistitem|checklistitem)$/, "li"],
  [/^table$/, "table"],
  [/^(?:tablerow|tr)$/, "tr"],
  [/^(?:tableheader|tableheadercell|th)$/, "th"],
  [/^(?:tablecell|td)$/, "td"],
  [/^(?:link|a|hyperlink|autolink|anchor|entryhyperlink|assethyperlink)$/, "a"],
  [/^(?:figcaption|caption|imagecaption)$/, "caption"],
  [
    /^(?:image|img|figure|photo|picture|upload|embeddedassetblock|assetblock|imageblock|captionedimage|inlineimage|simpleimage|media)$/,
    "image",
  ],
];

/** @param {unknown} type */
export function lettersOf(type) {
  return String(type ?? "")
    .toLowerCase()
    .replace(/^extended-/, "")
    .replace(/[^a-z0-9]/g, "");
}

/** @param {Data} node @returns {Kind | undefined} */
export function kindOf(node) {
  const type = lettersOf(node.type ?? node._type ?? node.nodeType);
  if (type === "block") return kindOf({ type: node.style ?? "normal" });
  const kind = KINDS.find(([name]) => name.test(type))?.[1];
  const isOrdered =
    kind === "ul" &&
    /^(?:ordered|number|numbered|ol)$/.test(
      String(firstText(node.format, node.listType, node.style, node.tag, data(node.attrs).listType) ?? ""),
    );
  return isOrdered ? "ol" : kind;
}

/** @param {Data} node */
export function levelOf(node) {
  const words = ["one", "two", "three", "four", "five", "six"];
  const type = lettersOf(node._type === "block" ? node.style : (node.type ?? node._type ?? node.nodeType));
  const word = words.findIndex((one) => type.endsWith(one)) + 1;
  const given = number(data(node.attrs).level) ?? number(node.level) ?? number(/\d/.exec(String(node.tag ?? ""))?.[0]);
  const level = number(/\d/.exec(type)?.[0]) ?? (word > 0 ? word : given) ?? 2;
  return Math.min(6, Math.max(1, Math.round(level)));
}

/** The HTML elements of marks, by the letters of their names. @type {[RegExp, string][]} */
const MARKS = [
  [/^(?:bold|strong|b)$/, "strong"],
  [/^(?:italic|em|emphasis|i|italics)$/, "em"],
  [/^(?:strike|strikethrough|s|del|deleted)$/, "s"],
  [/^(?:code|inlinecode)$/, "code"],
  [/^(?:sub|subscript)$/, "sub"],
  [/^(?:sup|superscript)$/, "sup"],
];

/** The format bits of Lexical. */
const BITS = /** @type {const} */ ([
  [1, "strong"],
  [2, "em"],
  [4, "s"],
  [16, "code"],
  [32, "sub"],
  [64, "sup"],
]);

/** @param {unknown} name @returns {string | undefined} */
export function markOf(name) {
  return MARKS.find(([mark]) => mark.test(lettersOf(name)))?.[1];
}

/** @param {string} content @param {readonly (string | undefined)[]} marks @param {string | undefined} [href] */
export function marked(content, marks, href) {
  let html = escapeHtml(content).replace(/\n/g, "<br>");
  for (const mark of new Set(marks)) if (mark) html = `<${mark}>${html}</${mark}>`;
  return href ? `<a href="${escapeHtml(href)}">${html}</a>` : html;
}

/** @typedef {import("./flat-lists.js").Item} Item */

export class Walk {
  /** The ancestors of this node, so that a cycle ends. @type {Set<unknown>} */
  open = new Set();

  /** @param {unknown} node */
  children(node) {
    const inner = data(node).children ?? data(node).content;
    return Array.isArray(inner) ? this.nodes(inner) : "";
  }

  /** Sibling nodes as HTML. Flat list items become lists. @param {readonly unknown[]} nodes @returns {string} */
  nodes(nodes) {
    /** @type {string[]} */
    const parts = [];
    /** @type {Item[]} */
    let items = [];
    for (const node of nodes) {
      const listItem = data(node).listItem;
      if (typeof listItem === "string") {
        items.push({
          html: this.children(node),
          isOrdered: /number|ordered/i.test(listItem),
          level: number(data(node).level) ?? 1,
        });
        continue;
      }
      parts.push(nested(items), this.node(data(node)));
      items = [];
    }
    return [...parts, nested(items)].join("");
  }

  /** @param {Data} node @returns {string} */
  node(node) {
    if (this.open.size > DEEPEST || this.open.has(node)) return "";
    this.open.add(node);
    const html = this.open.size > DEEPEST ? "" : this.written(node);
    this.open.delete(node);
    return html;
  }

  /** @param {Data} node @returns {string} */
  written(node) {
    const leaf = text(node.text) === undefined && typeof node.text !== "string" ? node.value : node.text;
    const isText = typeof leaf === "string" && !Array.isArray(node.children) && !Array.isArray(node.content);
    const kind = kindOf(node);
    if (isText && kind !== "quote") return this.leaf(node, leaf);
    const inner = this.children(node);
    // A quote or a table whose words are in fields of its own.
    if (inner === "" && (kind === "quote" || kind === "table")) return this.other(node, inner);
    switch (kind) {
      case "p":
        return `<p>${inner}</p>`;
      case "heading":
        // A card with a headline, a line below it and a button.
        if (inner === "" && text(node.header)) return this.other(node, inner);
        return `<h${levelOf(node)}>${inner || escapeHtml(firstText(node.text, node.heading) ?? "")}</h${levelOf(node)}>`;
      case "quote":
        return `<blockquote>${/^<(?:p|ul|ol|h\d)/.test(inner) ? inner : `<p>${inner}</p>`}</blockquote>`;
      case "pre":
        return `<pre>${inner || escapeHtml(firstText(node.code, node.language && node.text) ?? "")}</pre>${captionBelow(node)}`;
      case "hr":
      case "br":
        return `<${kind}>`;
      case "ul":
      case "ol":
      case "li":
      case "table":
      case "tr":
      case "td":
      case "th":
        return `<${kind}>${inner}</${kind}>`;
      case "a": {
        const href = firstText(
          node.url,
          node.href,
          data(node.attrs).href,
          data(node.data).uri,
          data(node.fields).url,
          data(node.data).url,
          data(node.data).href,
        );
        return href ? `<a href="${escapeHtml(href)}">${inner}</a>` : inner;
      }
      case "image":
        return imageOf(node, inner);
      default:
        return this.other(node, inner);
    }
  }

  /** @param {Data} node @param {string} content */
  leaf(node, content) {
    const definitions = this.definitions();
    const listed = list(node.marks);
    const link = listed
      .map((mark) => (typeof mark === "string" ? data(definitions.find((one) => data(one)._key === mark)) : data(mark)))
      .map((mark) => firstText(mark.href, data(mark.attrs).href, mark.url))
      .find((href) => href !== undefined);
    const marks = listed.map((mark) => markOf(typeof mark === "string" ? mark : data(mark).type));
    const bits = typeof node.format === "number" ? node.format : 0;
    for (const [bit, tag] of BITS) if (bits & bit) marks.push(tag);
    for (const [key, value] of Object.entries(node)) if (value === true) marks.push(markOf(key));
    return marked(content, marks, link);
  }

  /** The definitions of Portable Text marks, in the block around the text. @returns {unknown[]} */
  definitions() {
    for (const node of [...this.open].reverse())
      if (Array.isArray(data(node).markDefs)) return list(data(node).markDefs);
    return [];
  }

  /** A node of a special type. @param {Data} node @param {string} inner */
  other(node, inner) {
    if (inner !== "")
      return /<(?:p|h\d|ul|ol|table|figure|blockquote|pre)\b/.test(inner) || !isBlock(node) ? inner : `<p>${inner}</p>`;
    const held = {
      ...data(node.attrs),
      ...data(node.data),
      ...fieldsOf(data(node.data).target),
      ...fieldsOf(node),
      ...node,
    };
    const images = list(held.images).filter(isData);
    if (images.length > 0) return galleryOf(images, held.caption);
    const rows = rowsOf(held.rows);
    if (rows !== "") return rows;
    const name = isMention(node) ? firstText(held.label, held.name, held.title, held.id) : undefined;
    if (name) return escapeHtml(/^[@#]/.test(name) ? name : `${text(held.mentionSuggestionChar) ?? "@"}${name}`);
    const markup = firstText(held.html, held.calloutText);
    const quote = firstText(held.quote, held.pullquote, kindOf(node) === "quote" ? held.text : undefined);
    const words = [
      quote,
      held.heading,
      held.header,
      held.subheader,
      held.title,
      held.productTitle,
      held.fileTitle,
      held.text,
      held.message,
      held.content,
      held.description,
      held.productDescription,
      held.caption,
      held.fileCaption,
      held.markdown,
      // Who said it.
      ...(quote ? [held.attribution, held.citation, held.cite, held.source, held.speaker, held.author] : []),
      held.disclaimer,
      held.buttonText,
    ]
      .map((one) => text(one))
      .filter((one, at, all) => one !== undefined && one !== markup && all.indexOf(one) === at);
    const address = firstText(
      held.url,
      held.src,
      held.embed,
      quote ? undefined : held.source,
      data(held.metadata).url,
      data(data(held.target).sys).id,
    );
    const line = (/** @type {string} */ one) =>
      /^<(?:p|ul|ol|h\d)\b/i.test(one) ? one : `<p>${/<[a-z]/i.test(one) ? one : escapeHtml(one)}</p>`;
    const lines = words.map((one) => line(one ?? "")).join("");
    if (quote) return `<blockquote>${lines}</blockquote>`;
    const own = markup ? (/<[a-z]/i.test(markup) ? markup : `<p>${markup}</p>`) : embed(address);
    return `${own}${lines}`;
  }
}

/** The fields of an entry, each in its first language. @param {unknown} entry @returns {Data} */
function fieldsOf(entry) {
  const fields = Object.entries(data(data(entry).fields));
  return Object.fromEntries(fields.map(([key, value]) => [key, localised(value)]));
}

/**
 * The pictures of a gallery. Its caption is that of the first picture, if no picture has its own.
 * @param {readonly Data[]} images
 * @param {unknown} caption
 */
function galleryOf(images, caption) {
  const isBare = images.every((image) => !firstInside(image, ["caption"]));
  const words = text(caption);
  const below = words && !isBare ? `<p>${/<[a-z]/i.test(words) ? words : escapeHtml(words)}</p>` : "";
  return (
    images
      .map((image, at) => imageOf(at === 0 && isBare && words ? { ...image, caption: words } : image, ""))
      .join("") + below
  );
}

/** A table of texts: rows that are lists, or objects with `cells`. @param {unknown} rows */
function rowsOf(rows) {
  const cells = list(rows).map((row) => (Array.isArray(row) ? row : data(row).cells));
  if (cells.length === 0 || !cells.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === "string")))
    return "";
  const written = cells.map((row) =>
    list(row)
      .map((cell) => `<td>${escapeHtml(String(cell))}</td>`)
      .join(""),
  );
  return `<table>${written.map((row) => `<tr>${row}</tr>`).join("")}</table>`;
}

/** @param {Data} node */
function captionBelow(node) {
  const words = text(node.caption);
  return words ? `<p>${/<[a-z]/i.test(words) ? words : escapeHtml(words)}</p>` : "";
}

/** Whether a node names a person inside a line: "@Tova". @param {Data} node */
function isMention(node) {
  return lettersOf(node.type ?? node._type ?? node.nodeType) === "mention";
}

/** Whether a node is a block. In all these forms, inline nodes are marked as such. @param {Data} node */
function isBlock(node) {
  return (
    node.inline !== true &&
    node.isInline !== true &&
    !/inline|mention|span|footnote|comment|annotation/i.test(String(node.type ?? node._type ?? node.nodeType ?? ""))
  );
}

/** Keys under which a node has its picture or embed. */
const INNER_KEYS = [
  "attrs",
  "data",
  "fields",
  "value",
  "image",
  "file",
  "asset",
  "media",
  "target",
  "details",
  "renditions",
  "original",
  "node",
  "en",
  "en-US",
];

/**
 * The first text under one of the names, in the node or inside it.
 * @param {unknown} node
 * @param {readonly string[]} keys
 * @param {number} [depth]
 * @returns {string | undefined}
 */
function firstInside(node, keys, depth = 0) {
  if (!isData(node)) return undefined;
  const own = firstText(
    ...keys.map((key) => {
      const value = localised(node[key]);
      return typeof value === "object" && value !== null ? wordsOf(value) : value;
    }),
  );
  if (own !== undefined || depth > 4) return own;
  for (const key of INNER_KEYS) {
    const found = firstInside(localised(node[key]), keys, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The words of a caption that is itself a tree. @param {unknown} tree */
function wordsOf(tree) {
  if (Array.isArray(tree))
    return tree.every(isData) ? plain(new Walk().nodes(tree).replace(/<\/p>\s*<p>/g, " ")) : undefined;
  const root = data(data(tree).editorState).root ?? data(tree).root;
  return root ? plain(new Walk().children(root).replace(/<\/p>\s*<p>/g, " ")) : undefined;
}

/** @param {Data} node @param {string} inner the picture and the caption of a figure, or only the caption */
export function imageOf(node, inner) {
  // A figure with the picture inside.
  if (/<figure>/.test(inner)) {
    const [picture = "", caption = ""] = [
      /<figure>[\s\S]*<\/figure>/.exec(inner)?.[0],
      plain(inner.replace(/<figure>[\s\S]*<\/figure>/, " ")),
    ];
    // The title of the picture is no part of a caption that the figure has.
    return caption ? picture.replace(/<figcaption>[^<]*/, () => `<figcaption>${escapeHtml(caption)} `) : picture;
  }
  const credit = firstInside(node, [
    "credit",
    "credits",
    "attribution",
    "creditLine",
    "creditline",
    "photographer",
    "byline",
    "copyright",
  ]);
  const title = firstInside(node, ["title"]);
  const url = firstInside(node, ["src", "url", "href", "originalUrl", "_ref"]);
  return figure(
    present({
      url: url?.startsWith("//") ? `https:${url}` : url,
      alt: firstInside(node, ["alt", "altText", "alternativeText", "alt_text"]),
      caption: plain(firstInside(node, ["caption", "description", "description_text"])) ?? plain(inner) ?? plain(title),
      credit: plain(credit),
    }),
  );
}
