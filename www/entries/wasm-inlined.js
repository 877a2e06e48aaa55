// @ts-check
// Bundles the wasm with the script: for pages over file:// and for bundlers that do not copy files.

import bytes from "wasm:bytes";

/** @returns {Promise<BufferSource>} */
export async function loadWasm() {
  return bytes;
}
