// @ts-check
// The Trusted Types policy. It covers HTML that is parsed but never put on the page, and the address of the worker.

/** @typedef {{ createHTML(html: string): unknown, createScriptURL(url: string): string }} Policy */

/** The policy: undefined before it is needed, `null` if the page forbids it. @type {Policy | null | undefined} */
let policy;

/** Created once, because a policy name can be used only once. */
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
 * HTML text for parsing. Without a policy it is a plain string, and the core uses a parser that accepts it.
 * @param {string} html
 * @returns {unknown}
 */
export function trustedHtml(html) {
  return ours()?.createHTML(html) ?? html;
}

/**
 * The address of a script of this package.
 * @param {URL} url
 * @returns {string}
 */
export function trustedScript({ href }) {
  return ours()?.createScriptURL(href) ?? href;
}
