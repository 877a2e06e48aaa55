// @ts-check
// The wasm inside the script: for one-file scripts, pages opened over file://, and bundlers that carry no assets.

import bytes from "wasm:bytes";

/** @returns {Promise<BufferSource>} */
export async function loadWasm() {
  return bytes;
}
