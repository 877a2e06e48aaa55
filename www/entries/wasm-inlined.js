// @ts-check
/** The wasm inside the script: for one-file scripts, for pages opened over file:// and for bundlers that carry no assets. */
import bytes from "../../pkg/article_versions_bg.wasm";

/** @returns {Promise<BufferSource>} */
export async function loadWasm() {
  return bytes;
}
