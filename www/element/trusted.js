// @ts-check
// What a page with Trusted Types has to be told to trust: HTML that is parsed and never put on the page, and the address of our own worker.

/** @typedef {{ createHTML(html: string): unknown, createScriptURL(url: string): string }} Policy */

/** The page's policy: none before it is needed, `null` where there can be none. @type {Policy | null | undefined} */
let policy;

/** Made once: the name of a policy can be taken once only, and the engine's instances come and go. */
function ours() {
  if (policy === undefined) {
    try {
      const factory = /** @type {any} */ (globalThis).trustedTypes;
      const same = (/** @type {string} */ text) => text;
      policy =
        /** @type {Policy | undefined} */ (
          factory?.createPolicy("article-versions", { createHTML: same, createScriptURL: same })
        ) ?? null;
    } catch {
      policy = null; // Not allowed here.
    }
  }
  return policy;
}

/**
 * HTML text as the page lets it be parsed. Without a policy it goes as it is, and the core takes the parser that needs none.
 * @param {string} html
 * @returns {unknown}
 */
export function trustedHtml(html) {
  return ours()?.createHTML(html) ?? html;
}

/**
 * The address of a script of this package's own.
 * @param {URL} url
 * @returns {string}
 */
export function trustedScript({ href }) {
  return ours()?.createScriptURL(href) ?? href;
}
