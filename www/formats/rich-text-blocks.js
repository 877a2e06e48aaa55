// @ts-check
// Reads rich text that is a list of blocks and not a tree: Draft.js, Editor.js and Wagtail. See `rich-text.js`.

import { nested } from "./flat-lists.js";
import { DEEPEST, MOST_RANGES, imageOf, kindOf, lettersOf, levelOf, marked, markOf } from "./rich-text-walk.js";
import { data, embed, escapeHtml, firstText, isData, list, number, text } from "./values.js";

/** @typedef {import("./rich-text-walk.js").Item} Item */
/** @typedef {import("./rich-text-walk.js").Walk} Walk */
/** @typedef {Record<string, unknown>} Data */

/**
 * Draft.js: blocks with ranges of styles and entities. Also used by Superdesk and Wagtail.
 * @param {Data} tree
 * @param {Walk} walk
 */
export function draft(tree, walk) {
  const entities = data(tree.entityMap);
  /** @type {string[]} */
  const parts = [];
  /** @type {Item[]} */
  let items = [];
  for (const block of list(tree.blocks).map(data)) {
    const type = lettersOf(block.type);
    if (/listitem$/.test(type)) {
      items.push({
        html: ranged(block, entities),
        isOrdered: /^ordered/.test(type),
        level: (number(block.depth) ?? 0) + 1,
      });
      continue;
    }
    parts.push(nested(items));
    items = [];
    parts.push(
      type === "atomic"
        ? list(block.entityRanges)
            .map((range) => entityOf(data(entities[String(data(range).key)]), walk))
            .join("")
        : draftBlock(block, entities),
    );
  }
  return [...parts, nested(items)].filter(Boolean).join("\n");
}

/** @param {Data} block @param {Data} entities */
function draftBlock(block, entities) {
  const html = ranged(block, entities);
  const kind = kindOf(block);
  if (kind === "heading") return `<h${levelOf(block)}>${html}</h${levelOf(block)}>`;
  return kind === "quote"
    ? `<blockquote><p>${html}</p></blockquote>`
    : kind === "pre"
      ? `<pre>${html}</pre>`
      : `<p>${html}</p>`;
}

/** The text of a block with its styles and links. @param {Data} block @param {Data} entities */
function ranged(block, entities) {
  const content = typeof block.text === "string" ? block.text : "";
  const given = [...list(block.inlineStyleRanges), ...list(block.entityRanges)].slice(0, MOST_RANGES);
  const ranges = given.map(data).map((range) => {
    const from = number(range.offset) ?? 0;
    const entity = data(entities[String(range.key)]);
    return {
      from,
      to: from + (number(range.length) ?? 0),
      mark: markOf(range.style),
      href: firstText(data(entity.data).url, data(entity.data).href, data(data(entity.data).link).href),
    };
  });
  const cuts = [...new Set([0, content.length, ...ranges.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at >= 0 && at <= content.length)
    .sort((left, right) => left - right);
  return cuts
    .slice(0, -1)
    .map((from, index) => {
      const inside = ranges.filter((range) => range.from <= from && range.to > from);
      return marked(
        content.slice(from, cuts[index + 1]),
        inside.map(({ mark }) => mark),
        inside.find(({ href }) => href)?.href,
      );
    })
    .join("");
}

/** The content of an atomic block. @param {Data} entity @param {Walk} walk */
function entityOf(entity, walk) {
  const type = lettersOf(entity.type);
  const inner = data(entity.data);
  if (/image|media|photo|picture/.test(type)) return imageOf(inner, "");
  if (/rule|divider/.test(type)) return "<hr>";
  const markup = firstText(data(inner.data).html, inner.html);
  if (markup) return markup;
  const cells = data(inner.data).cells;
  if (Array.isArray(cells)) {
    const rows = cells.map((row) => list(row).map((cell) => `<td>${draft(data(cell), walk)}</td>`));
    return `<table>${rows.map((row) => `<tr>${row.join("")}</tr>`).join("")}</table>`;
  }
  return embed(firstText(inner.url, inner.src, data(inner.data).url));
}

/** Editor.js: blocks whose texts are HTML. @param {Data} block @param {Walk} walk @returns {string} */
export function editorBlock(block, walk) {
  const held = data(block.data);
  const html = (/** @type {unknown} */ value) => text(value) ?? "";
  const lines = (/** @type {unknown[]} */ ...values) =>
    values
      .map(html)
      .filter(Boolean)
      .map((line) => `<p>${line}</p>`)
      .join("");
  switch (lettersOf(block.type)) {
    case "header":
    case "heading":
      return `<h${Math.min(6, Math.max(1, number(held.level) ?? 2))}>${html(held.text)}</h${Math.min(6, Math.max(1, number(held.level) ?? 2))}>`;
    case "list":
    case "nestedlist":
    case "checklist":
      return editorList(list(held.items), held.style === "ordered" ? "ol" : "ul", 0);
    case "quote":
      return `<blockquote>${lines(held.text, held.caption)}</blockquote>`;
    case "image":
    case "simpleimage":
      return imageOf(held, "");
    case "delimiter":
      return "<hr>";
    case "table":
      return `<table>${list(held.content)
        .map(
          (row) =>
            `<tr>${list(row)
              .map((cell) => `<td>${html(cell)}</td>`)
              .join("")}</tr>`,
        )
        .join("")}</table>`;
    case "code":
      return `<pre>${escapeHtml(html(held.code))}</pre>`;
    case "raw":
      return html(held.html);
    case "embed":
      return embed(firstText(held.source, held.embed)) + lines(held.caption);
    case "linktool": {
      const { title, description } = data(held.meta);
      const address = escapeHtml(firstText(held.link) ?? "");
      return lines(`<a href="${address}">${escapeHtml(html(title)) || address}</a>`, escapeHtml(html(description)));
    }
    default:
      return lines(held.text) || walk.other(held, "");
  }
}

/**
 * Wagtail: blocks as in Editor.js. The value of a block is a text, an address, an identifier, a list or an object with
 * fields.
 * @param {Data} block
 * @param {Walk} walk
 * @param {number} [depth]
 * @returns {string}
 */
export function streamBlock({ type, value }, walk, depth = 0) {
  if (depth > DEEPEST) return "";
  if (Array.isArray(value)) {
    const inner = value.map((one) => (isData(one) && "value" in one ? one : { type, value: one }));
    return inner.map((one) => streamBlock(one, walk, depth + 1)).join("");
  }
  if (isData(value)) return editorBlock({ type, data: value }, walk);
  const words = text(value);
  if (words === undefined) return "";
  if (/image|picture|photo/i.test(String(type))) return imageOf({ src: words }, "");
  if (/^https?:\S+$/.test(words)) return embed(words);
  if (/^\s*<(?:p|h\d|ul|ol|blockquote|div|figure|table)\b/i.test(words)) return words;
  return editorBlock({ type, data: { text: words } }, walk);
}

/** @param {readonly unknown[]} items @param {string} tag @param {number} depth @returns {string} */
function editorList(items, tag, depth) {
  if (depth > DEEPEST) return "";
  const all = items.map((item) => {
    const inner = list(data(item).items);
    return `<li>${firstText(item, data(item).content, data(item).text) ?? ""}${inner.length > 0 ? editorList(inner, tag, depth + 1) : ""}</li>`;
  });
  return `<${tag}>${all.join("")}</${tag}>`;
}
