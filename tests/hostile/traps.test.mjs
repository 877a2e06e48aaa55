// @ts-check
/** The comparison without a page survives a core that traps. See trapping.mjs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, withStackBetween } from "./load.mjs";
import { withLittleMemory, withPanic } from "./trapping.mjs";

const SMALL = /** @type {const} */ ([{ text: "The ferry is blue." }, { text: "The ferry is green." }]);

/** An added paragraph takes less stack than a changed word. */
const ADDED = /** @type {const} */ ([{ text: "The ferry is blue." }, { text: "The ferry is blue.\n\nIt is late." }]);
/** Reading a credit takes more stack than a sentence. */
const STACKED = /** @type {const} */ ([
  { text: "Caption A pier. Credit: Ada Quill/AP" },
  { text: "Caption A pier. Credit: Ida Quill/AP" },
]);

/** @param {Awaited<ReturnType<typeof load>>} core */
function comparesSmall({ compare }) {
  const { rows, precise } = compare(...SMALL);
  assert.deepEqual([rows[0]?.edits[0]?.before, rows[0]?.edits[0]?.after, precise], ["blue", "green", true]);
}

/** @param {Awaited<ReturnType<typeof load>>} core */
function comparesAdded({ compare }) {
  const { rows, precise } = compare(...ADDED);
  assert.deepEqual([rows.map(({ kind }) => kind), precise], [["equal", "inserted"], true]);
}

/** @param {number} seed */
const huge = (seed) => ({
  text: Array.from({ length: 150_000 }, (_, index) => `w${(index * 7919 + seed) % 10007}x${index % 13}`).join(" "),
});

test("out of memory: an error, and the next comparison is right", async () => {
  const core = await load((wasm) => withLittleMemory(wasm, 4 * 1024 * 1024));
  for (let round = 0; round < 5; round += 1) {
    assert.throws(() => core.compare(huge(1), huge(2)), WebAssembly.RuntimeError);
    comparesSmall(core);
  }
});

test("core stack overflow: an error, and the next comparison is right", async () => {
  const core = await load(
    await withStackBetween(
      (core) => core.compare(...ADDED),
      (core) => core.compare(...STACKED),
    ),
  );
  for (let round = 0; round < 20; round += 1) {
    assert.throws(() => core.compare(...STACKED), WebAssembly.RuntimeError);
    comparesAdded(core);
  }
});

test("caller stack overflow at any depth: an error, and the next comparison is right", async () => {
  const core = await load();
  let deepest = 0;
  const probe = (/** @type {number} */ depth) => {
    deepest = depth;
    probe(depth + 1);
  };
  assert.throws(() => probe(0), RangeError);
  /** @param {number} depth @returns {unknown} */
  const under = (depth) => (depth > 0 ? under(depth - 1) : core.compare(...SMALL));
  let exhausted = 0;
  for (let depth = deepest; depth > 0 && exhausted < 50; depth -= 1) {
    try {
      under(depth);
      if (exhausted > 0) break;
    } catch (error) {
      assert.ok(error instanceof RangeError, String(error));
      exhausted += 1;
    }
    comparesSmall(core);
  }
  assert.ok(exhausted > 0, "the stack was never exhausted");
});

test("a panic in every comparison: an error each time, and other calls work", async () => {
  const core = await load((wasm) => withPanic(wasm, "compare"));
  for (let round = 0; round < 20; round += 1) {
    assert.throws(() => core.compare(...SMALL), WebAssembly.RuntimeError);
    assert.equal(core.parse(SMALL[0]).blocks.length, 1);
  }
});
