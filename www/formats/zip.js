// @ts-check
// Reads the files inside a zip. Each is unpacked on demand with the platform's DecompressionStream.

import { AGAIN, FormatError } from "./errors.js";

/** @typedef {{ name: string, size: number, crc: number, read: () => Promise<Uint8Array> }} Entry */

/** The largest unpacked file: 256 MiB. The sizes that a zip declares are not trusted. */
const MOST_BYTES = 256 * 1024 * 1024;
/** The longest comment at the end of a zip. */
const LONGEST_COMMENT = 0xffff;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const IN_DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** The value that means "see the 64-bit field". */
const SEE_64 = 0xffffffff;

/**
 * @param {Uint8Array} bytes
 * @returns {Map<string, Entry>} by name
 */
export function filesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return directoryOf(bytes, view);
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

function damaged() {
  return new FormatError("damaged", `The zip archive is damaged: its directory leads outside of it. ${AGAIN}`);
}

/** @param {Uint8Array} bytes @param {DataView} view */
function directoryOf(bytes, view) {
  let end = bytes.length - 22;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first) throw new FormatError("damaged", `The zip archive is damaged: it has no directory. ${AGAIN}`);
  let [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if ((count === 0xffff || at === SEE_64) && end >= 20) {
    const end64 = Number(view.getBigUint64(end - 20 + 8, true));
    if (view.getUint32(end64, true) === END_64)
      [count, at] = [Number(view.getBigUint64(end64 + 32, true)), Number(view.getBigUint64(end64 + 48, true))];
  }
  /** @type {Map<string, Entry>} */
  const files = new Map();
  for (let index = 0; index < count && view.getUint32(at, true) === IN_DIRECTORY; index++) {
    const [flags, method, crc] = [
      view.getUint16(at + 8, true),
      view.getUint16(at + 10, true),
      view.getUint32(at + 16, true),
    ];
    const [nameLength, extraLength, commentLength] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    const sizes = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const [size = 0, packed = 0, local = 0] = wide(view, at + 46 + nameLength, extraLength, sizes);
    at += 46 + nameLength + extraLength + commentLength;
    if (name.endsWith("/")) continue;
    const read = async () => {
      if (flags & 1) throw new FormatError("encrypted", `“${name}” in the zip archive is encrypted.`);
      if (size > MOST_BYTES || packed > bytes.length) throw tooLarge(name);
      if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) throw damaged();
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const data = bytes.subarray(start, start + packed);
      if (method === STORED) return data;
      if (method !== DEFLATED)
        throw new FormatError(
          "unknown-packing",
          `“${name}” in the zip archive is packed in a way that is not read (${method}).`,
        );
      return unpacked(data, "deflate-raw", name);
    };
    files.set(name, { name, size, crc, read });
  }
  return files;
}

/**
 * Sizes that do not fit 32 bits are in an extra field, in this order.
 * @param {DataView} view
 * @param {number} at
 * @param {number} length
 * @param {number[]} sizes
 */
function wide(view, at, length, sizes) {
  for (let field = at; field + 4 <= at + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    return sizes.map((size) => {
      if (size !== SEE_64) return size;
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    });
  }
  return sizes;
}

/** @param {string} name */
function tooLarge(name) {
  return new FormatError("too-large", `“${name}” is larger than ${MOST_BYTES / 1024 / 1024} MiB when it is unpacked.`);
}

/**
 * Unpacked bytes, up to {@link MOST_BYTES}.
 * @param {Uint8Array} bytes
 * @param {"deflate-raw" | "deflate" | "gzip"} method
 * @param {string} [name]
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(bytes, method, name = "The archive") {
  const stream = new Blob([/** @type {any} */ (bytes)])
    .stream()
    .pipeThrough(new DecompressionStream(/** @type {any} */ (method)));
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > MOST_BYTES) {
        await reader.cancel();
        throw tooLarge(name);
      }
      parts.push(part.value);
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError("damaged", `“${name}” is damaged and cannot be unpacked.`, error);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
