// @ts-check
// Turns the packed result of packed.rs into plain data. It becomes part of the glue of wasm-bindgen, and calls nothing
// in the wasm.

/** The number of bits for the kind of a value; see packed.rs. */
const KIND_BITS = 3;
const CONSTANTS = [null, false, true];
/** The next value may be repeated. Any higher number means that value again. */
const KEPT = 3;

/**
 * The most frequent objects of a result, by their fields. An object literal is created twice as fast as an object to
 * which fields are added one by one. If the fields in Rust change, the objects are created like all others.
 * @type {Record<string, (next: () => any) => object>}
 */
const FREQUENT = {
  "kind moved change before after edits notes captionOverlaps": (next) => ({
    kind: next(),
    moved: next(),
    change: next(),
    before: next(),
    after: next(),
    edits: next(),
    notes: next(),
    captionOverlaps: next(),
  }),
  "block kind level ordinal segments photo": (next) => ({
    block: next(),
    kind: next(),
    level: next(),
    ordinal: next(),
    segments: next(),
    photo: next(),
  }),
  "tag text markup sentence edit": (next) => ({
    tag: next(),
    text: next(),
    markup: next(),
    sentence: next(),
    edit: next(),
  }),
};

/**
 * @param {Uint32Array} words valid during the call only
 * @param {string} text all texts, joined
 * @param {string} names the values of enums, separated by spaces
 * @param {string} shapes one line for each kind of object: its fields, separated by spaces
 * @returns {any}
 */
export function unpack(words, text, names, shapes) {
  const named = names.split(" ");
  let at = 0;
  let read = 0;
  /** @type {any[]} */
  const kept = [];
  /** @returns {any} */
  const next = () => {
    const word = /** @type {number} */ (words[at++]);
    const count = word >>> KIND_BITS;
    switch (word & ((1 << KIND_BITS) - 1)) {
      case 0: {
        if (count < KEPT) return CONSTANTS[count];
        if (count > KEPT) return kept[count - KEPT - 1];
        // A repeatable row contains repeatable lists, which have later numbers.
        const place = kept.push(null) - 1;
        kept[place] = next();
        return kept[place];
      }
      case 1:
        return count;
      case 2:
        return new Float64Array(words.slice(at, (at += 2)).buffer)[0];
      case 3:
        return text.slice(read, (read += count));
      case 4:
        return named[count];
      case 5: {
        const list = [];
        for (let left = count; left > 0; left -= 1) list.push(next());
        return list;
      }
      default:
        return /** @type {() => any} */ (makers[count])();
    }
  };
  const makers = shapes.split("\n").map((line) => {
    const frequent = FREQUENT[line];
    if (frequent) return () => frequent(next);
    const fields = line.split(" ");
    const blank = Object.fromEntries(fields.map((field) => [field, null]));
    return () => {
      /** @type {Record<string, any>} */
      const object = { ...blank };
      for (const field of fields) object[field] = next();
      return object;
    };
  });
  return next();
}
