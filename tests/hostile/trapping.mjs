// @ts-check
/**
 * Modifies the built wasm in one place so that it traps: little memory, little stack, or a function that panics. This
 * needs no separate build and no test code in the core.
 */

const SECTION = { memory: 5, global: 6, export: 7, code: 10, import: 2 };
const PAGE = 65_536;

/** Reads LEB128 numbers from bytes. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  name() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }

  /** @param {number} length */
  skip(length) {
    this.at += length;
  }

  /** Skips the limits of a table or a memory. */
  limits() {
    if (this.number() & 1) this.number();
    this.number();
  }
}

/** @param {number} value @returns {number[]} */
function unsigned(value) {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(Math.floor(value / 0x80))];
}

/** Writes a signed LEB128 number; its sixth bit is the sign. @param {number} value not negative @returns {number[]} */
function signed(value) {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(Math.floor(value / 0x80))];
}

/**
 * Returns the module with one section rewritten.
 * @param {Uint8Array} wasm
 * @param {number} wanted
 * @param {(content: Uint8Array) => Uint8Array | number[]} write
 * @returns {Uint8Array}
 */
function rewritten(wasm, wanted, write) {
  const reader = new Reader(wasm, 8);
  while (reader.at < wasm.length) {
    const start = reader.at;
    const id = reader.number();
    const length = reader.number();
    const content = wasm.subarray(reader.at, reader.at + length);
    reader.at += length;
    if (id !== wanted) continue;
    const changed = write(content);
    return Uint8Array.from([
      ...wasm.subarray(0, start),
      id,
      ...unsigned(changed.length),
      ...changed,
      ...wasm.subarray(reader.at),
    ]);
  }
  throw new Error(`The module has no section ${wanted}`);
}

/** @param {Uint8Array} wasm @param {number} wanted @returns {Uint8Array} */
function section(wasm, wanted) {
  /** @type {Uint8Array} */
  let found = new Uint8Array();
  rewritten(wasm, wanted, (content) => (found = content));
  return found;
}

/**
 * Limits the memory to its initial size and this much more.
 * @param {Uint8Array} wasm
 * @param {number} bytes
 */
export function withLittleMemory(wasm, bytes) {
  return rewritten(wasm, SECTION.memory, (content) => {
    const reader = new Reader(content);
    if (reader.number() !== 1) throw new Error("The module has not one memory");
    reader.number();
    const least = reader.number();
    return [1, 1, ...unsigned(least), ...unsigned(least + Math.ceil(bytes / PAGE))];
  });
}

/**
 * Limits the stack to this many bytes. The first global of a Rust module is the stack pointer, and the
 * stack grows down to 0.
 * @param {Uint8Array} wasm
 * @param {number} bytes
 */
export function withLittleStack(wasm, bytes) {
  return rewritten(wasm, SECTION.global, (content) => {
    const reader = new Reader(content);
    const count = reader.number();
    const [type, mutable, constant] = [reader.number(), reader.number(), reader.number()];
    // i32, mutable, i32.const: nothing else may be the stack pointer.
    if (type !== 0x7f || mutable !== 1 || constant !== 0x41) throw new Error("The first global is no stack pointer");
    reader.number();
    return [...unsigned(count), type, mutable, constant, ...signed(bytes), ...content.subarray(reader.at)];
  });
}

/**
 * Makes an exported function trap, as a panic does after its message.
 * @param {Uint8Array} wasm
 * @param {string} name
 */
export function withPanic(wasm, name) {
  const index =
    exportedFunction(section(wasm, SECTION.export), name) - importedFunctions(section(wasm, SECTION.import));
  return rewritten(wasm, SECTION.code, (content) => {
    const reader = new Reader(content);
    const count = reader.number();
    if (index < 0 || index >= count) throw new Error(`${name} is no function of the module's own`);
    for (let at = 0; at < index; at += 1) reader.skip(reader.number());
    const start = reader.at;
    const length = reader.number();
    // No locals, then two bytes of code: unreachable, end.
    return Uint8Array.from([
      ...content.subarray(0, start),
      3,
      0x00,
      0x00,
      0x0b,
      ...content.subarray(reader.at + length),
    ]);
  });
}

/** @param {Uint8Array} exports @param {string} wanted */
function exportedFunction(exports, wanted) {
  const reader = new Reader(exports);
  for (let left = reader.number(); left > 0; left -= 1) {
    const name = reader.name();
    const kind = reader.number();
    const index = reader.number();
    if (name === wanted && kind === 0) return index;
  }
  throw new Error(`The module exports no function ${wanted}`);
}

/** @param {Uint8Array} imports */
function importedFunctions(imports) {
  const reader = new Reader(imports);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.name();
    reader.name();
    switch (reader.number()) {
      case 0:
        functions += 1;
        reader.number();
        break;
      case 1:
        reader.number();
        reader.limits();
        break;
      case 2:
        reader.limits();
        break;
      default:
        reader.at += 2;
    }
  }
  return functions;
}
