// @ts-check
/**
 * Reads the lists of components in which headless systems keep a story: dynamic zones of Strapi, slices of Prismic.
 * Their field names are chosen by each newsroom, so a field is read by its value.
 *
 * | a value | becomes |
 * |---|---|
 * | a picture (`url` with an alternative text, a caption or a size) | a figure |
 * | rich text of Prismic (`type`, `text`, `spans`), blocks with `children` | paragraphs, headings, lists |
 * | a text | paragraphs; `## …` is a heading, HTML is kept |
 * | a text in a component that is named after quotes | a quote, with its other texts after it |
 * | an address in a field such as `url`, `embed` or `video` | an embed |
 * | a list or an object | its values |
 *
 * Identifiers and settings (`theme`, `layout`, …) are not text.
 */

import { isPrismicText } from "./data-signs.js";
import { nested } from "./flat-lists.js";
import { imageOf, lettersOf, levelOf, MOST_RANGES, marked, markOf } from "./rich-text-walk.js";
import { data, embed, escapeHtml, firstText, isData, isHtml, list, number, plain, text } from "./values.js";

/** @typedef {Record<string, unknown>} Data */
/** @typedef {import("./rich-text-walk.js").Walk} Walk */

/** How deep components may be nested. */
const DEEPEST = 12;
/** Fields that are no text of the story. */
const SETTINGS =
  /^(?:id|uid|documentid|key|type|slicetype|slicelabel|variation|version|kind|style|theme|layout|size|color|variant|align|alignment|position|slug|lang|locale|createdat|updatedat|publishedat|mime|ext|hash|provider|width|height)$/;
/** Fields with the address of an embed. */
const EMBEDS = /(?:url|src|link|href|embed|video|audio)$/;

/**
 * Components, or the fields of a document, as HTML.
 * @param {unknown} value
 * @param {Walk} walk
 * @param {(key: string) => boolean} [isField] fields of the outermost object that are read elsewhere
 */
export function componentsOf(value, walk, isField = () => false) {
  if (!isData(value)) return piecesOf(value, "", walk, 0);
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => !isField(key)));
  return piecesOf(own, "", walk, 0);
}

/**
 * @param {unknown} value
 * @param {string} key its field, in letters
 * @param {Walk} walk
 * @param {number} depth
 * @returns {string}
 */
function piecesOf(value, key, walk, depth) {
  if (depth > DEEPEST || walk.open.has(value)) return "";
  if (isPrismicText(value)) return prismicOf(list(value).map(data));
  if (Array.isArray(value)) {
    if (value.some((one) => Array.isArray(data(one).children))) return walk.nodes(value);
    return value.map((one) => piecesOf(one, key, walk, depth + 1)).join("");
  }
  if (isData(value)) return objectOf(value, walk, depth);
  const words = text(value);
  if (words === undefined || typeof value === "number") return "";
  if (/^(?:https?:)?\/\/\S+$/.test(words)) return EMBEDS.test(key) ? embed(words) : "";
  return isHtml(words) ? words : proseOf(words);
}

/** @param {Data} value @param {Walk} walk @param {number} depth */
function objectOf(value, walk, depth) {
  if (isPicture(value)) return imageOf(value, "");
  walk.open.add(value);
  const parts = Object.entries(value)
    .filter(([key]) => !key.startsWith("_") && !SETTINGS.test(lettersOf(key)))
    .map(([key, inner]) => ({ key: lettersOf(key), html: piecesOf(inner, lettersOf(key), walk, depth + 1) }))
    .filter(({ html }) => html !== "");
  walk.open.delete(value);
  const name = lettersOf(value.__component ?? value.slice_type);
  const isQuote = /quote$/.test(name) || parts.some(({ key }) => /quote$/.test(key));
  // The words of a quote come first, then who said them.
  if (isQuote && !parts.some(({ html }) => /<(?:figure|iframe|table|blockquote)\b/.test(html)))
    return `<blockquote>${parts.map(({ html }) => html).join("")}</blockquote>`;
  return parts.map(({ html }) => html).join("");
}

/** Whether an object is a picture. Strapi 4 keeps it in `data.attributes`. @param {Data} value */
function isPicture(value) {
  const held = { ...data(data(value.data).attributes), ...value };
  const url = firstText(held.url, held.src);
  if (url === undefined) return false;
  const isImage = /^image\//.test(String(held.mime ?? "")) || /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(url);
  return isImage || "alternativeText" in held || "alt" in held || "dimensions" in held;
}

/** A text with the headings of Markdown. @param {string} words */
function proseOf(words) {
  return words
    .split(/\r?\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, signs, title] = /^(#{1,6})\s+(.+)$/.exec(part) ?? [];
      return signs && title
        ? `<h${signs.length}>${escapeHtml(title)}</h${signs.length}>`
        : `<p>${escapeHtml(part)}</p>`;
    })
    .join("");
}

/** @param {readonly Data[]} nodes */
function prismicOf(nodes) {
  let html = "";
  /** @type {import("./flat-lists.js").Item[]} */
  let items = [];
  for (const node of nodes) {
    const type = lettersOf(node.type);
    if (/listitem$/.test(type)) {
      items.push({ html: spansOf(node), isOrdered: type.startsWith("o"), level: 1 });
      continue;
    }
    html += nested(items) + prismicNode(node, type);
    items = [];
  }
  return html + nested(items);
}

/** @param {Data} node @param {string} type */
function prismicNode(node, type) {
  if (type === "image") return imageOf({ ...node, type: undefined }, "");
  const embedded = data(node.oembed);
  if (type === "embed") {
    const title = plain(firstText(embedded.title));
    return embed(firstText(embedded.embed_url, embedded.url)) + (title ? `<p>${escapeHtml(title)}</p>` : "");
  }
  const inner = spansOf(node);
  if (inner === "") return "";
  if (type.startsWith("heading")) return `<h${levelOf(node)}>${inner}</h${levelOf(node)}>`;
  return type === "preformatted" ? `<pre>${inner}</pre>` : `<p>${inner}</p>`;
}

/** The text of a node with its marks and links. @param {Data} node */
function spansOf(node) {
  const words = typeof node.text === "string" ? node.text : "";
  const spans = list(node.spans)
    .slice(0, MOST_RANGES)
    .map((span) => {
      const { start, end, type, data: about } = data(span);
      return { from: number(start) ?? 0, to: number(end) ?? 0, mark: markOf(type), href: text(data(about).url) };
    });
  const cuts = [...new Set([0, words.length, ...spans.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at >= 0 && at <= words.length)
    .sort((left, right) => left - right);
  return cuts
    .slice(0, -1)
    .map((from, index) => {
      const inside = spans.filter((span) => span.from <= from && span.to > from);
      return marked(
        words.slice(from, cuts[index + 1]),
        inside.map(({ mark }) => mark),
        inside.find(({ href }) => href)?.href,
      );
    })
    .join("");
}
