// @ts-check
/** Writes binary property lists, the format of Safari's web archives, for tests. */
import { Buffer } from "node:buffer";

/** @param {unknown} top @returns {Uint8Array} */
export function plist(top) {
  /** @type {Buffer[]} */
  const objects = [];
  const size = (/** @type {number} */ kind, /** @type {number} */ count) =>
    count < 15
      ? Buffer.from([(kind << 4) | count])
      : Buffer.from([(kind << 4) | 15, 0x12, count >>> 24, (count >> 16) & 255, (count >> 8) & 255, count & 255]);
  /** @param {any} value @returns {number} */
  const add = (value) => {
    const at = objects.push(Buffer.alloc(0)) - 1;
    if (value instanceof Uint8Array) objects[at] = Buffer.concat([size(4, value.length), value]);
    else if (typeof value === "string" && /^[\x00-\x7f]*$/.test(value))
      objects[at] = Buffer.concat([size(5, value.length), Buffer.from(value)]);
    else if (typeof value === "string")
      objects[at] = Buffer.concat([size(6, value.length), Buffer.from(value, "utf16le").swap16()]);
    else if (Array.isArray(value)) objects[at] = Buffer.concat([size(10, value.length), Buffer.from(value.map(add))]);
    else {
      const entries = Object.entries(value);
      objects[at] = Buffer.concat([
        size(13, entries.length),
        Buffer.from(entries.map(([key]) => add(key))),
        Buffer.from(entries.map(([, inner]) => add(inner))),
      ]);
    }
    return at;
  };
  add(top);
  let at = 8;
  const offsets = Buffer.concat(
    objects.map((object) => {
      const offset = Buffer.alloc(4);
      offset.writeUInt32BE(at);
      at += object.length;
      return offset;
    }),
  );
  const trailer = Buffer.alloc(32);
  trailer.set([4, 1], 6);
  trailer.writeUInt32BE(objects.length, 12);
  trailer.writeUInt32BE(at, 28);
  return new Uint8Array(Buffer.concat([Buffer.from("bplist00"), ...objects, offsets, trailer]));
}
