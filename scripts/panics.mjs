// @ts-check
/**
 * Removes the functions of a wasm that only write panic messages, and all code and data that only they use. This saves
 * 8 kB. A panic is then a trap without a message.
 *
 * The functions never return, so they can be replaced by a trap. The linker's relocations say which functions and data
 * each function and each piece of data refers to. The compiler can do the same (`panic = "immediate-abort"`), but not
 * yet in a stable release.
 */
import { KIND, leb, Reader, SECTION, sectionsOf, wasmOf } from "./wasm.mjs";

/** Names of standard-library functions that only panic, as the linker writes them: each part after its length. */
const PANICS = new RegExp(
  [
    String.raw`4core9panicking\d`,
    "17rust_begin_unwind",
    String.raw`\d(?:unwrap|expect|assert)_failed`,
    String.raw`\dslice_\w*fail`,
    String.raw`\dpanic_(?:already_\w+|poisoned|on_ord_violation|access_error)`,
    "8do_panic7runtime",
    "7raw_vec12handle_error",
    // The one of hashbrown's `Fallibility` may return.
    "(?<!11Fallibility)17capacity_overflow",
    "18handle_alloc_error",
    "8rust_oom",
  ].join("|"),
);

/**
 * Exports that wasm-bindgen removes. It calls some of them while it writes the JavaScript, so what they call is kept.
 * What they only name is not: the functions of closures that are never passed to JavaScript, and of tasks.
 */
const DESCRIPTION = /^__wbindgen_describe_|^__wb\w+_jspi_/;

/** The end of a function that does not return: `unreachable` and `end`. */
const NEVER_RETURNS = [0, 11];

/** The code of a function without locals that only traps. */
const TRAP = Buffer.from([0, ...NEVER_RETURNS]);

/** The size of a source location: address and length of the file name, line and column. Only panics read them. */
const LOCATION = 16;
const PATH = /^[\x21-\x7e]+\.rs\0?$/;

/** Instructions: a call, a constant and a local variable on the stack. */
const CALL = 16;
const CONSTANT = 65;
const LOCAL = 32;

/** How many bytes the linker leaves for a number that it may have to change. */
const PADDED = 5;

/** The part of the section `linking` that lists the symbols, and the kinds of symbols. */
const SYMBOLS = 8;
const SYMBOL = { data: 1, section: 3 };

/** Properties of a symbol: it is defined elsewhere; it is named even so. */
const ELSEWHERE = 0x10;
const NAMED = 0x40;

/** Relocations that refer to a function or to data, those that also have a distance, and those of other kinds. */
const REFERENCES = new Set([0, 1, 2, 3, 4, 5]);
const DISTANT = new Set([3, 4, 5]);
const OTHERS = new Set([6, 7, 20]);

/**
 * @typedef {object} Piece a function or the data of a symbol
 * @property {string} name
 * @property {number} from where it begins in its section
 * @property {number} to
 * @property {Reference[]} references in their order
 *
 * @typedef {object} Reference
 * @property {number} place where it stands in the section
 * @property {number} symbol the number of the symbol that it refers to
 */

/**
 * @param {Uint8Array} wasm as the linker writes it with `--emit-relocs`
 * @returns {{ wasm: Buffer, panics: string[], functions: number, bytes: number }} the wasm without relocations, the
 *   functions that panic, and how many functions and how many bytes of data only they used
 */
export function withoutPanicMessages(wasm) {
  const sections = sectionsOf(wasm);
  /** @param {number} id @param {string} [name] @returns {Reader} */
  const open = (id, name = "") => {
    const section = sections.find((one) => one.id === id && one.name === name);
    if (!section) throw new Error(`The wasm has no section ${name || id}: was it linked with --emit-relocs?`);
    return new Reader(section.content, section.body);
  };
  const code = open(SECTION.code);
  const data = open(SECTION.data);
  const imported = importedFunctions(open(SECTION.import));
  const functions = bodiesOf(code);
  const symbols = symbolsOf(open(SECTION.custom, "linking"), functions, imported, segmentsOf(data));
  const named = new Set(functions);
  const blocks = symbols.filter((piece) => piece !== undefined && !named.has(piece));
  refer(open(SECTION.custom, "reloc.CODE"), functions);
  refer(open(SECTION.custom, "reloc.DATA"), blocks);

  const panics = new Set(functions.filter(({ name }) => PANICS.test(name)));
  for (const { name, to } of panics) {
    if (NEVER_RETURNS.some((byte, at) => code.bytes[to - NEVER_RETURNS.length + at] !== byte))
      throw new Error(`${name} may return: see PANICS`);
  }
  const isLocation = (/** @type {Piece} */ { from, to, references }) => {
    const path = to - from === LOCATION ? symbols[references[0]?.symbol ?? -1] : undefined;
    return path !== undefined && PATH.test(Buffer.from(data.bytes.subarray(path.from, path.to)).toString());
  };
  const needs = (/** @type {Piece} */ piece) => {
    if (panics.has(piece)) return [];
    const isPanic = (/** @type {Reference} */ { symbol }) => panics.has(symbols[symbol]);
    const needed = named.has(piece) ? neededBy(piece, code.bytes, isPanic) : piece.references;
    return needed.map(({ symbol }) => symbols[symbol]);
  };
  const [descriptions, exported] = exportedFunctions(open(SECTION.export)).map((indices) =>
    indices.map((index) => functions[index - imported]),
  );
  const calls = (/** @type {Piece} */ { references }) =>
    references.filter(({ place }) => code.bytes[place - 1] === CALL).map(({ symbol }) => symbols[symbol]);
  const used = reachable(exported, needs, isLocation);
  const read = reachable(descriptions, calls, isLocation);

  const bodies = functions.map((one) =>
    (used.has(one) || read.has(one)) && !panics.has(one) ? code.bytes.subarray(one.from, one.to) : TRAP,
  );
  const blank = Buffer.from(data.bytes);
  const unused = blocks.filter((block) => !used.has(block));
  for (const { from, to } of unused) blank.fill(0, from, to);
  // Symbols may share data.
  for (const { from, to } of blocks.filter((block) => used.has(block))) blank.set(data.bytes.subarray(from, to), from);
  const changed = new Map([
    [SECTION.code, Buffer.concat([Buffer.from(leb(bodies.length)), ...bodies.flatMap((body) => [sized(body), body])])],
    [SECTION.data, blank],
  ]);
  return {
    wasm: wasmOf(
      sections
        .filter(({ name }) => name !== "linking" && !name.startsWith("reloc."))
        .map(({ id, content }) => ({ id, content: changed.get(id) ?? content })),
    ),
    panics: [...panics].filter((one) => used.has(one)).map(({ name }) => name),
    functions: functions.filter((one) => !used.has(one)).length,
    bytes: unused.reduce((sum, { from, to }) => sum + to - from, 0),
  };
}

/**
 * The pieces that some pieces need, directly or through others.
 * @param {(Piece | undefined)[]} from
 * @param {(piece: Piece) => (Piece | undefined)[]} needs
 * @param {(piece: Piece) => boolean} isLeftOut
 */
function reachable(from, needs, isLeftOut) {
  /** @type {Set<Piece>} */
  const found = new Set();
  const left = [...from];
  while (left.length) {
    const piece = left.pop();
    if (!piece || found.has(piece) || isLeftOut(piece)) continue;
    found.add(piece);
    left.push(...needs(piece));
  }
  return found;
}

/** @param {Uint8Array} bytes @returns {Buffer} their length */
const sized = (bytes) => Buffer.from(leb(bytes.length));

/** @param {Reader} reader of the imports @returns {number} how many functions are imported */
function importedFunctions(reader) {
  const kinds = reader.list(() => {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === KIND.function) reader.number();
    else if (kind === KIND.global) reader.at += 2;
    else {
      if (kind === KIND.table) reader.byte();
      const bounded = reader.byte() & 1;
      for (let limit = 0; limit <= bounded; limit += 1) reader.number();
    }
    return kind;
  });
  return kinds.filter((kind) => kind === KIND.function).length;
}

/**
 * @param {Reader} reader of the exports
 * @returns {[number[], number[]]} the functions that wasm-bindgen removes, and all others
 */
function exportedFunctions(reader) {
  const all = reader
    .list(() => ({ name: reader.text(), kind: reader.byte(), index: reader.number() }))
    .filter(({ kind }) => kind === KIND.function);
  const indices = (/** @type {boolean} */ describes) =>
    all.filter(({ name }) => DESCRIPTION.test(name) === describes).map(({ index }) => index);
  return [indices(true), indices(false)];
}

/** @param {Reader} reader of the code @returns {Piece[]} */
function bodiesOf(reader) {
  return reader.list(() => {
    const { length } = reader.part();
    return { name: "", from: reader.at - length, to: reader.at, references: [] };
  });
}

/** @param {Reader} reader of the data @returns {number[]} where each segment begins in the section */
function segmentsOf(reader) {
  return reader.list(() => {
    // An active segment has an address: `i32.const`, the number and `end`.
    if (reader.number() === 0) {
      reader.byte();
      reader.number();
      reader.byte();
    }
    const { length } = reader.part();
    return reader.at - length;
  });
}

/**
 * Lists the symbols and names the functions.
 * @param {Reader} reader of the section `linking`
 * @param {Piece[]} functions
 * @param {number} imported how many functions precede them
 * @param {number[]} segments
 * @returns {(Piece | undefined)[]} what each symbol stands for
 */
function symbolsOf(reader, functions, imported, segments) {
  reader.number();
  while (reader.byte() !== SYMBOLS) reader.part();
  reader.number();
  return reader.list(() => {
    const kind = reader.byte();
    const flags = reader.number();
    if (kind === SYMBOL.section) reader.number();
    else if (kind === SYMBOL.data) {
      const name = reader.text();
      if (flags & ELSEWHERE) return undefined;
      const from = (segments[reader.number()] ?? 0) + reader.number();
      return { name, from, to: from + reader.number(), references: [] };
    } else {
      const index = reader.number();
      const name = flags & ELSEWHERE && !(flags & NAMED) ? "" : reader.text();
      const piece = kind === KIND.function ? functions[index - imported] : undefined;
      if (piece) piece.name = name;
      return piece;
    }
    return undefined;
  });
}

/**
 * Leaves out what a piece only passes to functions that panic: messages and source locations.
 * @param {Piece} piece
 * @param {Uint8Array} code
 * @param {(reference: Reference) => boolean} isPanic
 * @returns {Reference[]}
 */
function neededBy({ references }, code, isPanic) {
  const needed = [];
  /** Where the arguments of the next call that panics begin, as far as they are known. */
  let start = Number.NaN;
  for (const reference of references.toReversed()) {
    const { place } = reference;
    const isCall = code[place - 1] === CALL && isPanic(reference);
    const isArgument = code[place - 1] === CONSTANT && onlyPushes(code, place + PADDED, start);
    start = isCall || isArgument ? place - 1 : Number.NaN;
    if (!isArgument) needed.push(reference);
  }
  return needed;
}

/**
 * @param {Uint8Array} code
 * @param {number} from where an instruction begins
 * @param {number} to
 * @returns {boolean} whether these instructions only put constants and local variables on the stack
 */
function onlyPushes(code, from, to) {
  const reader = new Reader(code, from);
  while (reader.at < to && [CONSTANT, LOCAL].includes(reader.byte())) reader.number();
  return reader.at === to;
}

/**
 * Adds to each piece the symbols that it refers to.
 * @param {Reader} reader of a section of relocations
 * @param {Piece[]} pieces
 */
function refer(reader, pieces) {
  const inOrder = pieces.toSorted((one, other) => one.from - other.from);
  reader.number();
  let first = 0;
  reader.list(() => {
    const kind = reader.byte();
    const place = reader.number();
    const symbol = reader.number();
    if (DISTANT.has(kind)) reader.number();
    if (OTHERS.has(kind)) return;
    if (!REFERENCES.has(kind)) throw new Error(`The linker wrote a relocation of kind ${kind}: see REFERENCES`);
    while ((inOrder[first]?.to ?? Infinity) <= place) first += 1;
    for (let at = first; (inOrder[at]?.from ?? Infinity) <= place; at += 1)
      if (place < (inOrder[at]?.to ?? 0)) inOrder[at]?.references.push({ place, symbol });
  });
}
