// @ts-check
// Finds the background colour of the page behind the element. The sticky bar covers text that scrolls below it, so it
// needs this colour.

/**
 * Uses the visible background of the page and a colour scheme that fits it, whatever the `color-scheme` of the page.
 * @param {HTMLElement} page the element's page
 * @param {string | null} background
 */
export function setBackground({ style }, background) {
  if (background) style.setProperty("--_host-background", background);
  else style.removeProperty("--_host-background");
  const light = background ? lightness(background) : null;
  style.colorScheme = light === null ? "" : light > 0.5 ? "light" : "dark";
}

/**
 * The background colour behind an element, or null if there is none.
 * @param {Element} element
 */
export function backgroundUnder(element) {
  for (
    let node = /** @type {Node | null} */ (element);
    node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    if (!(node instanceof Element)) continue;
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    if (backgroundImage !== "none") return null;
    if (/^rgb\(/.test(backgroundColor)) return backgroundColor;
  }
  return null;
}

/**
 * @param {string} color as computed styles give it: `rgb(r, g, b)`
 * @returns {number} from 0, black, to 1, white
 */
function lightness(color) {
  const [red = 0, green = 0, blue = 0] = color.match(/[\d.]+/g)?.map(Number) ?? [];
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
