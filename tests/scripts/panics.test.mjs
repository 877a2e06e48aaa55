// @ts-check
/** `scripts/panics.mjs` removes the functions that write panic messages from the wasm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { withoutPanicMessages } from "../../scripts/panics.mjs";

/** The addresses of the data, of a file name and of a source location. */
const BASE = 1024;
const PATH = "src/diff/mod.rs";

/** A module with a function that panics, one that calls it with 0, and a source location. */
function core() {
  const data = Buffer.alloc(64, 7);
  data.write(PATH, 0);
  for (const [at, value] of [BASE, PATH.length, 120, 9].entries()) data.writeUInt32LE(value, 16 + 4 * at);
  const module = binaryen.parseText(`(module
    (import "host" "write" (func $write (param i32)))
    (memory (export "memory") 1)
    (data (i32.const ${BASE}) "${[...data].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("")}")
    (func $core::panicking::panic_bounds_check (param i32) (call $write (i32.const 1)) (unreachable))
    (func $std::panicking::panic_count::increase (result i32) (i32.const 1))
    (func (export "half") (param i32) (result i32)
      (if (i32.eqz (local.get 0)) (then (call $core::panicking::panic_bounds_check (i32.const ${BASE + 16}))))
      (i32.div_u (local.get 0) (i32.add (call $std::panicking::panic_count::increase) (i32.const 1)))))`);
  binaryen.setDebugInfo(true);
  return module.emitBinary();
}

/** @param {Uint8Array} wasm */
function instantiated(wasm) {
  /** @type {number[]} */
  const written = [];
  const module = new WebAssembly.Module(/** @type {Uint8Array<ArrayBuffer>} */ (wasm));
  const { exports } = new WebAssembly.Instance(module, {
    host: { write: (/** @type {number} */ it) => written.push(it) },
  });
  const { half, memory } = /** @type {{ half: (value: number) => number, memory: WebAssembly.Memory }} */ (
    /** @type {unknown} */ (exports)
  );
  return { half, memory, written };
}

test("a panic traps without a message, and everything else is unchanged", () => {
  const before = instantiated(core());
  assert.throws(() => before.half(0), WebAssembly.RuntimeError);
  assert.deepEqual([before.half(8), before.written], [4, [1]], "the core as it is compiled writes a message");

  const { wasm, functions, locations } = withoutPanicMessages(core());
  assert.deepEqual([functions, locations], [1, 1]);
  const { half, memory, written } = instantiated(wasm);
  assert.throws(() => half(0), WebAssembly.RuntimeError);
  assert.deepEqual([half(8), written], [4, []]);
  const data = Buffer.from(memory.buffer, BASE, 64);
  assert.ok(
    data.subarray(0, PATH.length).every((byte) => byte === 0),
    "the name of the file",
  );
  assert.ok(
    data.subarray(16, 32).every((byte) => byte === 0),
    "the place in it",
  );
  assert.ok(
    data.subarray(32).every((byte) => byte === 7),
    "what follows",
  );
});

test("a panic function that returns is an error", () => {
  const module = binaryen.parseText(
    `(module (func (export "f") (call $core::panicking::maybe)) (func $core::panicking::maybe (nop)))`,
  );
  binaryen.setDebugInfo(true);
  assert.throws(() => withoutPanicMessages(module.emitBinary()), /core::panicking::maybe may return/);
});
