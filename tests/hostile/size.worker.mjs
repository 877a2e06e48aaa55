// @ts-check
/** Parses and compares one text in its own instance and reports the memory used. See size.test.mjs. */
import { parentPort, workerData } from "node:worker_threads";
import { BOMBS } from "./bombs.mjs";

/** @type {WebAssembly.Memory[]} */
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = /** @type {any} */ (
  class extends Instance {
    /** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
    constructor(module, imports) {
      super(module, imports);
      memories.push(/** @type {WebAssembly.Memory} */ (this.exports.memory));
    }
  }
);
const { compare, parse } = await import("../../dist/compare.js");

const { name, format, length } = workerData;
const bomb = BOMBS.find((bomb) => bomb.name === name && bomb.format === format);
if (!bomb || format === "html") throw new Error(`There is no bomb ${name} of ${format}`);
const text = bomb.make(length);
/** Changed in the middle, so that the comparison cannot skip a common beginning or end. */
const other = `${text.slice(0, length / 2)} changed ${text.slice(length / 2)}`;

const article = parse({ text, format });
let refused = "";
let changes = 0;
let kept = true;
try {
  const same = compare(article, article);
  changes = same.changes.length;
  const comparison = compare({ text: other, format }, { text, format });
  const shown = comparison.rows
    .flatMap((row) => row.after)
    .sort((left, right) => left.block - right.block)
    .map(({ segments, photo }) => (photo ? photo.caption : segments).map((segment) => segment.text).join(""));
  kept =
    shown.length === article.blocks.length &&
    article.blocks.every(
      (block, index) =>
        (block.photo ? block.photo.caption : block.runs).map((run) => run.text).join("") === shown[index],
    );
} catch (error) {
  const { code, count = 0, most = 0 } = /** @type {{ code?: string, count?: number, most?: number }} */ (Object(error));
  if (!code?.startsWith("too-many-") || count <= most) throw error;
  refused = code;
}
parentPort?.postMessage({
  length: text.length,
  instances: memories.length,
  memory: Math.max(...memories.map((memory) => memory.buffer.byteLength)),
  blocks: article.blocks.length,
  refused,
  changes,
  kept,
});
