// @ts-check
/** `scripts/order.mjs` names the functions of a wasm so that similar ones are neighbours. */
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { withOrderedNames } from "../../scripts/order.mjs";

/** Two kinds of function, one after the other. A function of the host comes before them. */
function mixed() {
  const sum = (/** @type {number} */ by) =>
    `(func (export "sum${by}") (param i32) (result i32)
      (i32.add (i32.mul (local.get 0) (i32.const 1234567)) (i32.shl (local.get 0) (i32.const ${by}))))`;
  const root = (/** @type {number} */ by) =>
    `(func (export "root${by}") (param f64) (result f64)
      (f64.sqrt (f64.div (f64.abs (local.get 0)) (f64.const ${by}))))`;
  const functions = [1, 2, 3].map((by) => sum(by) + root(by));
  const module = binaryen.parseText(`(module (import "host" "ready" (func)) ${functions.join("")})`);
  binaryen.setDebugInfo(false);
  return module.emitBinary();
}

test("similar functions get neighbouring names, and the code stays as it is", () => {
  const before = mixed();
  const after = withOrderedNames(before);
  assert.deepEqual(Buffer.from(after.subarray(0, before.length)), Buffer.from(before));
  assert.ok(WebAssembly.validate(/** @type {Uint8Array<ArrayBuffer>} */ (after)));

  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(after);
  const names = Array.from({ length: module.getNumExports() }, (_, at) => {
    const { name, value } = binaryen.getExportInfo(module.getExportByIndex(at));
    return { name: name.replace(/\d/, ""), value };
  });
  const ordered = names.sort((one, other) => (one.value < other.value ? -1 : 1)).map(({ name }) => name);
  assert.deepEqual(ordered, ["sum", "sum", "sum", "root", "root", "root"]);
});

test("the same wasm always gets the same names", () => {
  assert.deepEqual(withOrderedNames(mixed()), withOrderedNames(mixed()));
});
