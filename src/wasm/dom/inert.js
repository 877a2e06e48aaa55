// @ts-check
// Parses HTML text into a document that runs and loads nothing. It becomes part of the glue of wasm-bindgen: in Rust,
// each step would be a call across the boundary.

/**
 * @param {string} text
 * @param {((text: string) => unknown) | undefined} trust converts the text to TrustedHTML
 * @returns {Node | undefined} `undefined` where there is no parser
 */
export function inertDocument(text, trust) {
  const { window, document, Document } = /** @type {any} */ (globalThis);
  /** @type {(() => Node)[]} */
  const ways = [
    // A browser has a global parser. A DOM loaded in Node may only provide its window or its document.
    ...[/** @type {any} */ (globalThis), window, document?.defaultView].map(
      (owner) => () => new owner.DOMParser().parseFromString(trusted(text, trust), "text/html"),
    ),
    // Without an explicit configuration the sanitizer would remove classes, data attributes and pictures.
    () => Document.parseHTML(text, { sanitizer: {} }),
  ];
  for (const parse of ways) {
    try {
      const parsed = parse();
      // A class check would fail for nodes of another window, and where the class has no name.
      if (parsed.nodeType) return parsed;
    } catch {
      // The next one may work.
    }
  }
  return undefined;
}

/**
 * The text as TrustedHTML if the page requires it.
 * @param {string} text
 * @param {((text: string) => unknown) | undefined} trust
 * @returns {any}
 */
function trusted(text, trust) {
  try {
    return trust?.(text) ?? text;
  } catch {
    return text;
  }
}
