// @ts-check
/** What a reader downloads for the default entry. Run by itself, it fails when that is over budget. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * What the default entry may weigh: wasm and script, its style included, brotli, in bytes. It holds what is reached so
 * far, so that nothing gets heavier unnoticed; the goal is 100 kB.
 */
const BUDGET = 370_000;

const PARTS = ["article_versions_bg.wasm", "article-versions.js"];

/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {string} name @param {number[]} sizes */
const line = (name, sizes) => console.log(name.padEnd(26) + sizes.map((size) => kB(size).padStart(11)).join(""));

/** @param {Uint8Array} bytes @returns {[number, number, number]} raw, gzip and brotli, in bytes */
function sizesOf(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params }).length];
}

/**
 * Prints the weight of each part and of all together.
 * @param {string} [style] the style sheet as the script holds it, to tell its share
 * @returns {number} all together, brotli, in bytes
 */
export function weigh(style) {
  let all = [0, 0, 0];
  console.log(`${"The default entry".padEnd(26)}        raw       gzip     brotli`);
  for (const name of PARTS) {
    const sizes = sizesOf(readFileSync(fileURLToPath(new URL(`../dist/${name}`, import.meta.url))));
    all = all.map((size, index) => size + (sizes[index] ?? 0));
    line(name, sizes);
  }
  if (style !== undefined) line("  of it the style", sizesOf(Buffer.from(style)));
  line("together", all);
  return all[2] ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const weight = weigh();
  if (weight > BUDGET) {
    console.error(`Over budget: ${kB(weight)} of ${kB(BUDGET)}. See BUDGET in www/weight.mjs.`);
    process.exitCode = 1;
  }
}
