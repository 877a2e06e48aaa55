// @ts-check
// The wasm as files beside the built script in dist/: the full one, and a smaller one that reads no Markdown and no whole pages.

// Bundlers know this form and carry the files along.
const SMALL = new URL("article_versions_bg.wasm", import.meta.url);
const FULL = new URL("article_versions_full_bg.wasm", import.meta.url);

/** @returns {Promise<BufferSource | Response>} */
export const loadWasm = () => load(SMALL);

/** @returns {Promise<BufferSource | Response>} */
export const loadFullWasm = () => load(FULL);

/** @param {URL} url */
async function load(url) {
  // Node cannot fetch a file. Asked for at run time, so that no bundler looks for Node's modules.
  const fs = url.protocol === "file:" && globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return fs ? fs.readFile(url) : fetch(url);
}
