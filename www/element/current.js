// @ts-check
// Reads the page's own article as the newest version, so that it need not be on the page twice.

/**
 * The article that `current` names.
 * @param {{ current: string }} element
 * @returns {HTMLElement | null}
 */
export function currentNode({ current }) {
  if (!current) return null;
  try {
    return document.getElementById(current) ?? document.querySelector(current);
  } catch {
    return null; // Not a selector.
  }
}

/**
 * A copy of the article without any comparison inside it. The copy belongs to a document that is never shown, so its
 * pictures are not fetched again and its custom elements do nothing.
 * @param {HTMLElement} node
 * @returns {HTMLElement}
 */
export function copyOf(node) {
  const copy = document.implementation.createHTMLDocument("").importNode(node, true);
  for (const inside of copy.querySelectorAll("article-versions")) inside.remove();
  copy.hidden = false;
  return copy;
}
