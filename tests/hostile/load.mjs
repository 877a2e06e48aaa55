// @ts-check
/** Loads the comparison without a page, with a modified wasm. See trapping.mjs. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/run.mjs";
import { withLittleStack } from "./trapping.mjs";

/** The full and the small wasm. Both have the same exports. */
const FULL = "article_versions_full_bg.wasm";
export const SMALL_WASM = "article_versions_bg.wasm";

/** @typedef {typeof import("../../dist/compare.js")} Core */
/** A modification of the built wasm. @typedef {(wasm: Uint8Array) => Uint8Array} Change */

/** @param {Change} [change] @param {string} [file] which wasm of dist/ @returns {Promise<Core>} */
export async function load(change = (wasm) => wasm, file = FULL) {
  const folder = mkdtempSync(join(tmpdir(), "article-versions-core-"));
  try {
    cpSync(join(root, "dist", "compare.js"), join(folder, "compare.mjs"));
    writeFileSync(join(folder, FULL), change(new Uint8Array(readFileSync(join(root, "dist", file)))));
    return await import(pathToFileURL(join(folder, "compare.mjs")).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The step between the tried sizes of the stack, in bytes. */
const STEP = 32;
/** Less than every use needs. */
const FIRST = 2_048;

/**
 * A stack size between what two uses need: enough for one, too little for the other.
 * @param {(core: Core) => unknown} works
 * @param {(core: Core) => unknown} traps
 * @param {string} [file] which wasm of dist/
 * @returns {Promise<Change>}
 */
export async function withStackBetween(works, traps, file) {
  const least = await needed(works, FIRST, file);
  const most = await needed(traps, least, file);
  if (most - least < 2 * STEP)
    throw new Error(`One use needs a stack of ${least} bytes, the other of ${most}: choose one that needs more`);
  const bytes = Math.floor((least + most) / 2 / 16) * 16;
  return (wasm) => withLittleStack(wasm, bytes);
}

/**
 * @param {(core: Core) => unknown} use
 * @param {number} from
 * @param {string} [file]
 * @returns {Promise<number>} the bytes of stack that `use` needs
 */
async function needed(use, from, file) {
  for (let bytes = from; ; bytes += STEP) {
    const core = await load((wasm) => withLittleStack(wasm, bytes), file);
    try {
      use(core);
      return bytes;
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    }
  }
}
