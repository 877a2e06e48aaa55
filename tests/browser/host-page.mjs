// @ts-check
/** Host pages with the element, under the documented strict policy. */
import { Bench } from "./support.mjs";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
].join("; ");

/** The strict policy of docs/security-headers.md, as response headers. */
export const STRICT = { "content-security-policy": `${POLICY}; trusted-types 'none'` };

/**
 * The same for HTML given as text. Without `Document.parseHTML`, the element needs its Trusted Types policy for that.
 */
export const STRICT_FOR_HTML = { "content-security-policy": `${POLICY}; trusted-types article-versions` };

/**
 * The element with two versions in Markdown.
 * @param {string} before
 * @param {string} after
 * @param {string} [attributes]
 */
export const pair = (before, after, attributes = "") =>
  `<article-versions ${attributes}><script type="text/markdown" data-label="A">${before}</script><script type="text/markdown" data-label="B">${after}</script></article-versions>`;

/**
 * Opens a page with this body.
 * @param {Bench} bench
 * @param {string} body
 * @param {{ script?: string, width?: number }} [options]
 */
export function openBody(bench, body, { script = "article-versions.js", width } = {}) {
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>case</title><link rel="icon" href="icon.png">`;
  bench.write("icon.png", "");
  return bench.openPage(`${head}<main>${body}</main><script type="module" src="${script}"></script>`, { width });
}
