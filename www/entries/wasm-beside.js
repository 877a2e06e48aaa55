// @ts-check
/** The wasm as a file beside the script: what the default entry loads. */

/** @returns {Promise<BufferSource | Response>} what `WebAssembly.instantiate` and its streaming sister take */
export async function loadWasm() {
  // Beside the built script in dist/. Bundlers know this form and carry the file along.
  const url = new URL("article_versions_bg.wasm", import.meta.url);
  // Node cannot fetch a file. Asked for at run time, so that no bundler looks for Node's modules.
  const fs = url.protocol === "file:" && globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return fs ? fs.readFile(url) : fetch(url);
}
