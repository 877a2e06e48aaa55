// @ts-check
/** `scripts/names.mjs` shortens the names of imported functions in the glue and in the wasm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { withShortNames } from "../../scripts/names.mjs";

const SLICE = "__wbg_slice_984d22ab53865879";
/** The length of this name, written before it, is the code of a digit: 50. */
const GLOBAL = "__wbg_static_accessor_GLOBAL_THIS_003ee833af9699fc";
const INIT = "__wbindgen_init_externref_table";

/** @param {string[]} names */
function importing(names) {
  const imports = names.map((name, at) => `(import "./glue.js" "${name}" (func $f${at} (result i32)))`);
  const calls = names.map((_, at) => `(call $f${at})`).reduce((sum, call) => `(i32.add ${sum} ${call})`);
  return binaryen.parseText(`(module ${imports.join("")} (func (export "sum") (result i32) ${calls}))`).emitBinary();
}

test("the glue and the wasm have the same short names", () => {
  const glue = `({ ${SLICE}: () => 1, ${GLOBAL}: () => 2, ${INIT}: () => 4 })`;
  const short = withShortNames(glue, importing([SLICE, GLOBAL, INIT]));
  assert.equal(
    short.glue,
    `({ __wbg_slice_98: () => 1, __wbg_static_accessor_GLOBAL_THIS_00: () => 2, ${INIT}: () => 4 })`,
  );
  const functions = {
    "./glue.js": { __wbg_slice_98: () => 1, __wbg_static_accessor_GLOBAL_THIS_00: () => 2, [INIT]: () => 4 },
  };
  const { sum } = new WebAssembly.Instance(
    new WebAssembly.Module(/** @type {Uint8Array<ArrayBuffer>} */ (/** @type {Uint8Array} */ (short.wasm))),
    functions,
  ).exports;
  assert.equal(/** @type {() => number} */ (sum)(), 7);
});

test("names that would become the same are an error", () => {
  const glue = `({ ${SLICE}: () => 1, __wbg_slice_9800000000000000: () => 2 })`;
  assert.throws(() => withShortNames(glue, importing([SLICE])), /same short name/);
});
