// @ts-check
// Loads the wasm from files beside the script in dist/: the full one, or the smaller one, which reads no Markdown and
// no whole pages.

// Bundlers recognise this form and copy the files.
const SMALL = new URL("article_versions_bg.wasm", import.meta.url);
const FULL = new URL("article_versions_full_bg.wasm", import.meta.url);

/** @returns {Promise<BufferSource | Response>} */
export const loadWasm = () => load(SMALL);

/** @returns {Promise<BufferSource | Response>} */
export const loadFullWasm = () => load(FULL);

/** @param {URL} url */
async function load(url) {
  // Node cannot fetch a file. Imported at run time, so that no bundler looks for Node's modules.
  const fs = url.protocol === "file:" && globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return fs ? fs.readFile(url) : fetch(url);
}
