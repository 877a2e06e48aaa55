// @ts-check
// Turns a flat list of items with depths into nested lists.

/**
 * @typedef {{ html: string, isOrdered: boolean, level: number, start?: number }} Item its depth from 1; the number of
 *   an item, where it begins a list that goes on
 */

/** How deep lists may be nested. */
const DEEPEST = 64;

/**
 * @param {readonly Item[]} items
 * @returns {string}
 */
export function nested(items) {
  let html = "";
  /** @type {string[]} */
  const open = [];
  for (const { html: item, isOrdered, level, start = 1 } of items) {
    const tag = isOrdered ? "ol" : "ul";
    const depth = Math.min(DEEPEST, Math.max(1, Math.round(level)));
    while (open.length > depth || (open.length === depth && open.at(-1) !== tag)) html += `</li></${open.pop()}>`;
    if (open.length === depth) html += "</li>";
    while (open.length < depth) {
      open.push(tag);
      const from = isOrdered && start > 1 && open.length === depth ? ` start="${start}"` : "";
      html += open.length < depth ? `<${tag}><li>` : `<${tag}${from}>`;
    }
    html += `<li>${item}`;
  }
  while (open.length > 0) html += `</li></${open.pop()}>`;
  return html;
}
