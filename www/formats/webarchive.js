// @ts-check
/**
 * Reads Safari's web archive: a binary property list whose WebMainResource is the page.
 *
 * | here | webarchive |
 * |---|---|
 * | text | WebMainResource.WebResourceData, by WebResourceTextEncodingName |
 * | id | WebMainResource.WebResourceURL |
 */

import { decode } from "./decode.js";
import { called, FormatError } from "./errors.js";
import { readPage } from "./pages.js";
import { data, text } from "./values.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** How deep values are read. Deeper values belong to frames of the page. */
const DEEPEST = 3;
/** How many values are read. The archive of a page has about ten. */
const MOST = 10_000;
/** The size of the trailer, which has the offsets. */
const TRAILER = 32;

/**
 * @param {Pick<Input, "bytes" | "name">} input
 * @returns {VersionData[]}
 */
export function read({ bytes, name }) {
  const main = data(data(bytes ? plistOf(bytes) : undefined).WebMainResource);
  const page = main.WebResourceData;
  const html = page instanceof Uint8Array ? decode(page, text(main.WebResourceTextEncodingName)) : null;
  if (html === null)
    throw new FormatError("not-webarchive", `${called(name)} is a Safari web archive without a page that can be read.`);
  const versions = readPage(html, name);
  const id = text(main.WebResourceURL);
  const [only] = versions;
  if (only && id && versions.length === 1) only.id = id;
  return versions;
}

/**
 * The value of a binary property list.
 * @param {Uint8Array} bytes
 * @returns {unknown}
 */
export function plistOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = (/** @type {number} */ at, /** @type {number} */ size) => {
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + view.getUint8(at + index);
    return value;
  };
  try {
    const trailer = bytes.length - TRAILER;
    const [offsetSize, referenceSize] = [view.getUint8(trailer + 6), view.getUint8(trailer + 7)];
    const [top, table] = [whole(trailer + 16, 8), whole(trailer + 24, 8)];
    let read = 0;
    /** @param {number} object @param {number} depth @returns {unknown} */
    const itemAt = (object, depth) => {
      if (depth > DEEPEST) return undefined;
      if (read++ > MOST) throw new RangeError("too many values");
      let at = whole(table + object * offsetSize, offsetSize);
      const marker = view.getUint8(at++);
      const kind = marker >> 4;
      let count = marker & 15;
      if (count === 15 && kind > 3) {
        const size = 1 << (view.getUint8(at++) & 15);
        count = whole(at, size);
        at += size;
      }
      if (kind === 1) return whole(at, 1 << count);
      if (kind === 4) return bytes.subarray(at, at + count);
      if (kind === 5) return new TextDecoder("latin1").decode(bytes.subarray(at, at + count));
      if (kind === 6) return new TextDecoder("utf-16be").decode(bytes.subarray(at, at + count * 2));
      if (kind !== 13 && kind !== 10) return undefined;
      if (count > bytes.length) throw new RangeError("more items than bytes");
      const item = (/** @type {number} */ index) => whole(at + index * referenceSize, referenceSize);
      // Only the page is needed. Lists contain its pictures and frames.
      if (kind === 10) return undefined;
      return Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          String(itemAt(item(index), depth + 1)),
          itemAt(item(count + index), depth + 1),
        ]),
      );
    };
    return itemAt(top, 0);
  } catch (error) {
    if (error instanceof RangeError)
      throw new FormatError("damaged", "The web archive is damaged: it ends too early.", error);
    throw error;
  }
}
