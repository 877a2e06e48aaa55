// @ts-check
// The wasm as a file beside the built script in dist/.

/** @returns {Promise<BufferSource | Response>} */
export async function loadWasm() {
  // Bundlers know this form and carry the file along.
  const url = new URL("article_versions_bg.wasm", import.meta.url);
  // Node cannot fetch a file. Asked for at run time, so that no bundler looks for Node's modules.
  const fs = url.protocol === "file:" && globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return fs ? fs.readFile(url) : fetch(url);
}
