// @ts-check
/**
 * Writes a `.br` and a `.gz` file beside each file for browsers, for servers that send precompressed files. Many
 * servers do not compress wasm, which is then three times as large.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Files for browsers. */
const SENT = /\.(?:js|wasm|html|css)$/;
/** Files for Node only. */
const NOT_SENT = new Set(["cli.js"]);

/** @type {Record<string, (bytes: Uint8Array) => Promise<Uint8Array>>} */
const WAYS = {
  ".br": (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ".gz": (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * @param {string} folder read with all its subfolders
 * @returns {Promise<void>}
 */
export async function precompress(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  await Promise.all(
    names
      .filter((name) => SENT.test(name) && !NOT_SENT.has(name))
      .flatMap((name) => {
        const bytes = readFileSync(join(folder, name));
        return Object.entries(WAYS).map(async ([ending, way]) =>
          writeFileSync(join(folder, name + ending), await way(bytes)),
        );
      }),
  );
}
