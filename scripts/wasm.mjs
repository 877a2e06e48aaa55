// @ts-check
/** Reads and writes the parts of a wasm that the build changes. */

/** The numbers of the sections. */
export const SECTION = { custom: 0, import: 2, export: 7, code: 10, data: 11 };

/** The kinds of what a wasm imports and exports. */
export const KIND = { function: 0, table: 1, memory: 2, global: 3 };

/** Magic number and version. */
const HEADER = 8;

/** Reads numbers and texts one after the other. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++] ?? 0;
  }

  /** An unsigned number. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  /** The bytes after their length. */
  part() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return new TextDecoder().decode(this.part());
  }

  /** @template T @param {() => T} item @returns {T[]} the items after their count */
  list(item) {
    return Array.from({ length: this.number() }, item);
  }
}

/**
 * @typedef {object} Section
 * @property {number} id
 * @property {string} name empty except for custom sections
 * @property {Uint8Array} content with the name of a custom section
 * @property {number} body where the content begins after the name
 */

/** @param {Uint8Array} wasm @returns {Section[]} */
export function sectionsOf(wasm) {
  const reader = new Reader(wasm, HEADER);
  const sections = [];
  while (reader.at < wasm.length) {
    const id = reader.byte();
    const content = reader.part();
    const inside = new Reader(content);
    const name = id === SECTION.custom ? inside.text() : "";
    sections.push({ id, name, content, body: inside.at });
  }
  return sections;
}

/** @param {{ id: number, content: Uint8Array }[]} sections @returns {Buffer} the wasm of these sections */
export function wasmOf(sections) {
  const parts = sections.flatMap(({ id, content }) => [Buffer.from([id, ...leb(content.length)]), content]);
  return Buffer.concat([Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]), ...parts]);
}

/** @param {number} value @returns {number[]} as the wasm format writes a number */
export function leb(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/** @param {string} text @returns {number[]} its length and its bytes */
export const text = (text) => [...leb(text.length), ...Buffer.from(text)];
