// @ts-check
/** Measures what a reader downloads. Run on its own, it fails if a file exceeds its budget. */
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * What a reader downloads, with a budget in bytes of brotli. The budgets are close to the current sizes, so that growth
 * is noticed.
 */
const DOWNLOADS = [
  { name: "The default entry", parts: ["article_versions_bg.wasm", "article-versions.js"], budget: 354_000 },
  { name: "Of that, script and style", parts: ["article-versions.js"], budget: 53_300 },
  // Fetched instead of the smaller wasm if a version is declared as Markdown, or after it if Markdown is detected in
  // the text.
  {
    name: "With Markdown or a whole page",
    parts: ["article_versions_full_bg.wasm", "article-versions.js"],
    budget: 484_800,
  },
  { name: "The closed line alone", parts: ["article-versions-disclosure.js"], budget: 4_960 },
  // Fetched on demand.
  { name: "With three or more versions", parts: ["article-versions-timeline.js"], budget: 3_750 },
  { name: "With texts of novel length", parts: ["article-versions-worker.js"], budget: 3_950 },
  { name: "With the first click on Save or Copy", parts: ["article-versions-saving.js"], budget: 25_400 },
];

/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {string} name @param {number[]} sizes */
const line = (name, sizes) => console.log(name.padEnd(36) + sizes.map((size) => kB(size).padStart(11)).join(""));

/** @param {Uint8Array} bytes @returns {[number, number, number]} raw, gzip and brotli, in bytes */
function sizesOf(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params }).length];
}

/** @param {string} part @returns {number[]} raw, gzip and brotli, as scripts/precompress.mjs left them, in bytes */
function sizesOfFile(part) {
  const file = fileURLToPath(new URL(`../dist/${part}`, import.meta.url));
  return ["", ".gz", ".br"].map((ending) => statSync(file + ending).size);
}

/**
 * Prints the weight of each part and the total.
 * @param {string} [style] the style sheet inside the script, to print its share
 * @returns {string[]} one sentence for each budget that is exceeded
 */
export function weigh(style) {
  const over = [];
  /** @type {Map<string, number[]>} */
  const parts = new Map();
  for (const { name, parts: names, budget } of DOWNLOADS) {
    line(`\n${name}`, []);
    console.log(`${"".padEnd(36)}        raw       gzip     brotli`);
    let all = [0, 0, 0];
    for (const part of names) {
      const sizes = parts.get(part) ?? sizesOfFile(part);
      parts.set(part, sizes);
      all = all.map((size, index) => size + (sizes[index] ?? 0));
      line(part, sizes);
    }
    if (style !== undefined && names.includes("article-versions.js"))
      line("  of it the style", sizesOf(Buffer.from(style)));
    if (names.length > 1) line("together", all);
    const weight = all[2] ?? 0;
    if (weight > budget)
      over.push(`Over budget: ${name}, ${kB(weight)} of ${kB(budget)}. See DOWNLOADS in scripts/weight.mjs.`);
  }
  return over;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const sentence of weigh()) {
    console.error(sentence);
    process.exitCode = 1;
  }
}
