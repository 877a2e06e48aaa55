// @ts-check
// Shares one constructed style sheet among all shadow roots of a page.

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/**
 * @param {ShadowRoot} root
 * @param {string} name
 * @param {string} styles
 */
export function adopt(root, name, styles) {
  try {
    const sheet = sheets.get(name) ?? new CSSStyleSheet();
    if (!sheets.has(name)) sheet.replaceSync(styles);
    sheets.set(name, sheet);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // An older browser without constructed style sheets.
    const style = document.createElement("style");
    style.textContent = styles;
    root.append(style);
  }
}
