// @ts-check
/** The comparison without a page, on a wasm of the test's own. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/run.mjs";
import { withLittleStack } from "./trapping.mjs";

export const built = new Uint8Array(readFileSync(join(root, "dist", "article_versions_bg.wasm")));

/** @typedef {typeof import("../../dist/compare.js")} Core */

/** @param {Uint8Array} wasm @returns {Promise<Core>} */
export async function load(wasm) {
  const folder = mkdtempSync(join(tmpdir(), "article-versions-core-"));
  try {
    cpSync(join(root, "dist", "compare.js"), join(folder, "compare.mjs"));
    writeFileSync(join(folder, "article_versions_bg.wasm"), wasm);
    return await import(pathToFileURL(join(folder, "compare.mjs")).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes between the sizes of stack that are tried. */
const STEP = 128;

/**
 * The wasm with a stack that is enough for one use of it and too little for another: in the middle between what each needs.
 * @param {(core: Core) => unknown} works
 * @param {(core: Core) => unknown} traps
 */
export async function withStackBetween(works, traps) {
  const least = await needed(works, STEP);
  const most = await needed(traps, least);
  if (most - least < 2 * STEP) throw new Error(`One use needs a stack of ${least} bytes, the other of ${most}: choose one that needs more`);
  return withLittleStack(built, Math.floor((least + most) / 2 / 16) * 16);
}

/** @param {(core: Core) => unknown} use @param {number} from @returns {Promise<number>} bytes of stack that it needs */
async function needed(use, from) {
  for (let bytes = from; ; bytes += STEP) {
    const core = await load(withLittleStack(built, bytes));
    try {
      use(core);
      return bytes;
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    }
  }
}
