// @ts-check
// Turns the packed result of packed.rs into plain data. It becomes part of the glue of wasm-bindgen, and calls nothing
// in the wasm.

/** The number of bits for the kind of a value; see packed.rs. */
const KIND_BITS = 4;
const CONSTANTS = [null, false, true];
/** The next value may be repeated. Any higher number means that value again. */
const KEPT = 3;

/**
 * The most frequent objects of a result, by their fields. An object literal is created twice as fast as an object to
 * which fields are added one by one. If the fields in Rust change, the objects are created like all others.
 * @type {Record<string, () => object>}
 */
const FREQUENT = {
  "kind moved change before after edits notes captionOverlaps": () => ({
    kind: next(),
    moved: next(),
    change: next(),
    before: next(),
    after: next(),
    edits: next(),
    notes: next(),
    captionOverlaps: next(),
  }),
  "block kind level ordinal segments photo": () => ({
    block: next(),
    kind: next(),
    level: next(),
    ordinal: next(),
    segments: next(),
    photo: next(),
  }),
  "tag text markup sentence edit": () => ({
    tag: next(),
    text: next(),
    markup: next(),
    sentence: next(),
    edit: next(),
  }),
};

/**
 * How each kind of object is created, by its fields. A short result costs less than creating these functions, so they
 * are kept.
 * @type {Map<string, () => object>}
 */
const makers = new Map(Object.entries(FREQUENT));

/** The result that is being unpacked. @type {Uint32Array} */
let words = new Uint32Array();
/** The next of its words, and the next character of its text. */
let at = 0;
let read = 0;
let text = "";
/** @type {string[]} */
let named = [];
/** @type {(() => object)[]} */
let shapes = [];
/** What the names and shapes were made of. */
let lastLines = "";
/** The values that may be repeated. @type {any[]} */
let kept = [];

/** @param {string} line @returns {() => object} */
function maker(line) {
  const known = makers.get(line);
  if (known) return known;
  const fields = line.split(" ");
  const blank = Object.fromEntries(fields.map((field) => [field, null]));
  const make = () => {
    /** @type {Record<string, any>} */
    const object = { ...blank };
    for (const field of fields) object[field] = next();
    return object;
  };
  makers.set(line, make);
  return make;
}

/** The next value. @returns {any} */
function next() {
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
    case 6:
      return /** @type {() => object} */ (shapes[count])();
    case 7:
      return unchangedRow();
    default: {
      const list = [];
      for (let sentence = 0; sentence < count; sentence += 1) {
        const end = read + /** @type {number} */ (words[at++]);
        list.push({ tag: "equal", text: text.slice(read, end), markup: [], sentence, edit: null });
        read = end;
      }
      return list;
    }
  }
}

/** The row of a block that did not change. */
function unchangedRow() {
  const before = words[at++];
  const after = words[at++];
  const kind = next();
  const segments = next();
  return {
    kind: "equal",
    moved: null,
    change: null,
    before: [{ block: before, kind, level: null, ordinal: null, segments, photo: null }],
    after: [{ block: after, kind, level: null, ordinal: null, segments, photo: null }],
    edits: [],
    notes: [],
    captionOverlaps: [],
  };
}

/**
 * @param {Uint32Array} packed valid during the call only
 * @param {string} texts all texts, joined
 * @param {string} lines the values of enums, and a further line for each kind of object with its fields, all separated
 *   by spaces
 * @returns {any}
 */
export function unpack(packed, texts, lines) {
  [words, text, at, read] = [packed, texts, 0, 0];
  // Most results have the same names and shapes as the one before.
  if (lines !== lastLines) {
    const [names = "", ...others] = lines.split("\n");
    [named, shapes, lastLines] = [names.split(" "), others.map(maker), lines];
  }
  const value = next();
  // Keeps nothing of the result.
  [text, kept] = ["", []];
  return value;
}
