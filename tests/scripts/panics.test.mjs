// @ts-check
/** `scripts/panics.mjs` removes the functions that write panic messages from the wasm. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { withoutPanicMessages } from "../../scripts/panics.mjs";
import { run } from "../../scripts/run.mjs";

/** A function that panics beyond the third number, and the handler, which writes the line of the panic. */
const SOURCE = `#![no_std]
#[link(wasm_import_module = "host")]
unsafe extern "C" { fn write(line: u32); }
static NUMBERS: [u32; 3] = [4, 8, 10];
static NAMES: [&str; 2] = ["first name", "second name"];
#[unsafe(no_mangle)]
pub extern "C" fn half(at: usize) -> u32 { NUMBERS[at] / 2 }
#[unsafe(no_mangle)]
pub extern "C" fn name(at: usize) -> *const u8 { NAMES.get(at).map_or(core::ptr::null(), |name| name.as_ptr()) }
#[panic_handler]
fn handle(info: &core::panic::PanicInfo) -> ! {
    unsafe { write(info.location().map_or(0, |place| place.line())) };
    core::arch::wasm32::unreachable()
}
`;

/** @param {string} source @returns {Promise<Buffer>} the wasm with relocations */
async function compiled(source) {
  const folder = mkdtempSync(join(tmpdir(), "panics-"));
  try {
    writeFileSync(join(folder, "core.rs"), source);
    const args = ["--edition=2024", "--crate-type=cdylib", "--target=wasm32-unknown-unknown", "-Copt-level=z"];
    const link = ["-Cpanic=abort", "-Clink-arg=--emit-relocs", "core.rs", "-o", "core.wasm"];
    const { code, output } = await run("rustc", [...args, ...link], { cwd: folder });
    assert.equal(code, 0, output);
    return readFileSync(join(folder, "core.wasm"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {Uint8Array} wasm */
function instantiated(wasm) {
  /** @type {number[]} */
  const written = [];
  const module = new WebAssembly.Module(/** @type {Uint8Array<ArrayBuffer>} */ (wasm));
  const { exports } = new WebAssembly.Instance(module, {
    host: { write: (/** @type {number} */ line) => written.push(line) },
  });
  const { half, name, memory } =
    /** @type {{ half: (at: number) => number, name: (at: number) => number, memory: WebAssembly.Memory }} */ (
      /** @type {unknown} */ (exports)
    );
  return { half, written, text: (/** @type {number} */ at) => Buffer.from(memory.buffer, name(at), 10).toString() };
}

test("a panic traps without a message, and everything else is unchanged", async () => {
  const wasm = await compiled(SOURCE);
  const before = instantiated(wasm);
  assert.throws(() => before.half(3), WebAssembly.RuntimeError);
  assert.deepEqual([before.half(2), before.text(1), before.written], [5, "second nam", [7]], "as it is compiled");
  assert.ok(wasm.includes("core.rs"));

  const { wasm: silent, panics, functions, bytes } = withoutPanicMessages(wasm);
  assert.ok(panics.length > 0 && functions > 0 && bytes > 0, `${panics} ${functions} ${bytes}`);
  const { half, text, written } = instantiated(silent);
  assert.throws(() => half(3), WebAssembly.RuntimeError);
  assert.deepEqual([half(2), text(0), text(1), written], [5, "first name", "second nam", []]);
  assert.ok(!silent.includes("core.rs"), "the file that a message would name");
  assert.ok(silent.length < wasm.length);
});

test("a panic function that returns is an error", async () => {
  const returning = `#[inline(never)] fn assert_failed(at: usize) -> usize { at ^ core::hint::black_box(7) }
    #[unsafe(no_mangle)] pub extern "C" fn other(at: usize) -> usize { assert_failed(at) }`;
  const wasm = await compiled(SOURCE + returning);
  assert.throws(() => withoutPanicMessages(wasm), /assert_failed\w* may return/);
});

test("a wasm without relocations is an error", () => {
  assert.throws(() => withoutPanicMessages(Buffer.from([0, 97, 115, 109, 1, 0, 0, 0])), /--emit-relocs/);
});
