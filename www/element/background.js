// @ts-check
// The background of the page that the element lies on. What stays in sight covers what scrolls beneath, so it has to have that colour.

/**
 * Takes over a background that is plain to see, and a colour scheme that fits it, whatever the page's `color-scheme` says.
 * @param {HTMLElement} page what lies on it
 * @param {string | null} background
 */
export function setBackground({ style }, background) {
  if (background) style.setProperty("--_host-background", background);
  else style.removeProperty("--_host-background");
  const light = background ? lightness(background) : null;
  style.colorScheme = light === null ? "" : light > 0.5 ? "light" : "dark";
}

/**
 * The colour that the page has where an element lies, or null where it has none of its own.
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
