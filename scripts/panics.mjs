// @ts-check
/**
 * Removes the functions of a wasm that only write panic messages. This saves 3.5 kB. A panic is then a trap without a
 * message.
 *
 * The functions never return, so they can be replaced by a trap. wasm-opt then removes the functions that only they
 * called. The compiler can do the same (`panic = "immediate-abort"`), but not yet in a stable release.
 */
import binaryen from "binaryen";

/** Names of standard-library functions that only panic, as wasm-bindgen writes them. */
const PANICS = new RegExp(
  `(?:^|::)(?:${[
    String.raw`core(?:\[\w+\])?::panicking::\w+`,
    "rust_begin_unwind",
    "(?:unwrap|expect|assert)_failed",
    String.raw`slice_\w*fail\w*`,
    String.raw`panic_(?:already_\w+|poisoned|on_ord_violation|access_error)`,
    "do_panic::runtime",
    "raw_vec::(?:handle_error|capacity_overflow)",
    "handle_alloc_error",
    "rust_oom",
  ].join("|")})(?:::<[^<>]*>)?(?:::h[0-9a-f]{16})?$`,
);

/** The size of a source location: address and length of the file name, line and column, four bytes each. */
const LOCATION = 16;
/** The longest file name, in bytes. */
const LONGEST_PATH = 200;
const PATH = /^[\x21-\x7e]+\.rs$/;

/**
 * @param {Uint8Array} wasm with the names of its functions
 * @returns {{ wasm: Uint8Array, functions: number, locations: number }} the wasm, and how many functions and locations
 *   were replaced
 */
export function withoutPanicMessages(wasm) {
  // Without this, names are neither read nor written.
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(wasm);
  let functions = 0;
  for (let at = 0; at < module.getNumFunctions(); at += 1) {
    const one = module.getFunctionByIndex(at);
    const { name, base, body } = binaryen.getFunctionInfo(one);
    if (base || !PANICS.test(name)) continue;
    if (binaryen.getExpressionType(body) !== binaryen.unreachable) throw new Error(`${name} may return: see PANICS`);
    binaryen.Function.setBody(one, module.unreachable());
    functions += 1;
  }
  const segments = Array.from({ length: module.getNumDataSegments() }, (_, at) =>
    module.getDataSegmentInfo(module.getDataSegmentByIndex(at)),
  );
  const written = Buffer.from(module.emitBinary());
  module.dispose();
  let locations = 0;
  for (const { offset, data, passive } of segments) {
    if (passive || offset === null) continue;
    const blank = Buffer.from(data.slice(0));
    locations += blankLocations(blank, offset);
    const at = written.indexOf(Buffer.from(data));
    if (at < 0) throw new Error("binaryen wrote other data than it read");
    blank.copy(written, at);
  }
  return { wasm: written, functions, locations };
}

/**
 * Overwrites source locations and file names with zeros. Nothing reads them any more, and zeros compress well.
 * @param {Buffer} data
 * @param {number} base its address
 * @returns {number} how many
 */
function blankLocations(data, base) {
  /** @type {Map<number, number>} */
  const paths = new Map();
  let locations = 0;
  for (let at = -base & 3; at + LOCATION <= data.length; at += 4) {
    const start = data.readUInt32LE(at) - base;
    const length = data.readUInt32LE(at + 4);
    if (start < 0 || length > LONGEST_PATH || start + length > data.length) continue;
    if (!PATH.test(data.latin1Slice(start, start + length))) continue;
    data.fill(0, at, at + LOCATION);
    paths.set(start, length);
    locations += 1;
  }
  for (const [start, length] of paths) data.fill(0, start, start + length);
  return locations;
}
