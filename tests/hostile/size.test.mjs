// @ts-check
/**
 * Parses and compares texts of hostile shape. Memory stays within a bound that is linear in the text, and no word is
 * lost.
 * Nothing is timed; a timeout ends calls that hang.
 *
 * Each text has 64 KiB; with `HOSTILE=full`, the longest length of a version.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Worker } from "node:worker_threads";
import { readVersions } from "../../dist/formats/sniff.js";
import { BOMBS } from "./bombs.mjs";

const LENGTH = process.env.HOSTILE === "full" ? 2 * 1024 * 1024 : 64 * 1024;
/** The memory limit for two versions, in bytes per byte of one version, and the base without versions. */
const ROOM = 256;
const EMPTY = 4 * 1024 * 1024;
/** A timeout in milliseconds. It only ends hanging tests. */
const NET = 1_800_000;

/**
 * @typedef {{ length: number, instances: number, memory: number, blocks: number, refused: string, changes: number, kept: boolean }} Outcome
 */

/**
 * @param {import("./bombs.mjs").Bomb} bomb
 * @returns {Promise<Outcome>}
 */
function explode({ name, format }) {
  const worker = new Worker(new URL("size.worker.mjs", import.meta.url), {
    workerData: { name, format, length: LENGTH },
    stderr: true,
  });
  return new Promise((resolve, reject) => {
    const net = setTimeout(() => reject(new Error("it hangs")), NET);
    worker
      .once("message", resolve)
      .once("error", reject)
      .once("exit", () => clearTimeout(net));
  }).finally(() => worker.terminate());
}

for (const format of /** @type {const} */ (["wire", "markdown"])) {
  describe(format, () => {
    for (const bomb of BOMBS.filter((bomb) => bomb.format === format)) {
      test(bomb.name, { timeout: NET }, async (t) => {
        const { length, instances, memory, refused, changes, kept, blocks } = await explode(bomb);
        assert.equal(instances, 1, "it trapped");
        assert.equal(changes, 0, "compared with itself, it changed");
        assert.ok(kept, "words were lost");
        assert.ok(memory <= EMPTY + ROOM * length, `${memory} bytes of memory for ${length} of text`);
        t.diagnostic(
          `${blocks} blocks, ${Math.round(memory / length)} bytes of memory for a byte of text${refused && `, refused: ${refused}`}`,
        );
      });
    }
  });
}

describe("JSON nested as deep as it is long", () => {
  /** @type {[string, (inner: string) => string, (inner: string) => string][]} */
  const shapes = [
    ["lists", () => "[", () => "]"],
    ["objects", () => '{"a":', () => "}"],
    ["graphs", () => '{"@graph":[', () => "]}"],
    ["content elements", () => '{"content_elements":[', () => "]}"],
    ["lists of versions", () => '{"versions":[', () => "]}"],
    ["what search services wrap", () => '{"_source":', () => "}"],
  ];
  for (const [name, open, close] of shapes) {
    for (const depth of [100, 10_000, 100_000]) {
      test(`${name}, ${depth} deep`, () => {
        for (const text of [open("").repeat(depth) + '"x"' + close("").repeat(depth), open("").repeat(depth)]) {
          for (const format of ["auto", "ninjs", "ans", "wordpress", "json-ld", "manifest"]) {
            try {
              assert.ok(readVersions(text, { name: "x.json", format }).length > 0);
            } catch (error) {
              assert.equal(/** @type {Error} */ (error).name, "FormatError", String(error));
            }
          }
        }
      });
    }
  }
});
