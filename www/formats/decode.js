// @ts-check
/**
 * Decodes bytes as text. The encoding is the first of these that applies: the byte-order mark, the declaration in the
 * text, UTF-8 if the bytes are valid UTF-8, the encoding of another script whose most frequent characters fit,
 * Windows-1252.
 *
 * | declared by | looked for in |
 * |---|---|
 * | `<?xml … encoding="…"?>` | the first line |
 * | `<meta charset="…">`, `<meta … content="text/html; charset=…">` | the first 1024 bytes, as in HTML |
 */

/** How far a declaration is looked for, in bytes, as in HTML. */
const DECLARED_WITHIN = 1024;
/** How many bytes are checked to distinguish text from binary data. */
const PROBE = 4096;

/** The characters of bytes 80 to 9F in Windows-1252. Node before 22 decodes them as control characters. */
const WINDOWS_1252 = [..."€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"];

/**
 * @param {Uint8Array} bytes
 * @param {string} [charset] the encoding named outside the text, for example in the header of a MIME part
 * @returns {string | null} null if the bytes are not text
 */
export function decode(bytes, charset = "") {
  const [first, second] = bytes;
  const wide = utf32(bytes);
  if (wide !== null) return wide;
  if (first === 0xff && second === 0xfe) return read(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return read(bytes, "utf-16be");
  const zeros = formOfZeros(bytes.subarray(0, PROBE));
  if (zeros) return zeros === "binary" ? null : read(bytes, zeros);
  const utf8 = read(bytes, "utf-8", true);
  // Bytes that are valid UTF-8 but not ASCII are UTF-8, whatever a template once declared.
  if (utf8 !== null && !/^[\x00-\x7f]*$/.test(utf8)) return utf8;
  const label = charset || declared(bytes);
  const text = (label && named(bytes, label)) || otherScript(bytes, utf8 !== null) || utf8 || windows1252(bytes);
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text.slice(0, PROBE).replace(WIRE_CONTROLS, "")) ? null : text;
}

/**
 * Text in UTF-32 with a byte-order mark, as some databases export it. No platform decodes it.
 * @param {Uint8Array} bytes
 * @returns {string | null} null if the bytes are something else
 */
function utf32(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || bytes.length % 4 !== 0) return null;
  const isLittle = view.getUint32(0, true) === MARK;
  if (!isLittle && view.getUint32(0) !== MARK) return null;
  /** @type {string[]} */
  const signs = [];
  for (let at = 4; at < bytes.length; at += 4) {
    const sign = view.getUint32(at, isLittle);
    // The two zero bytes after a mark of UTF-16 may also begin a text in UTF-16.
    if (sign === 0 || sign > 0x10ffff) return null;
    signs.push(String.fromCodePoint(sign));
  }
  return signs.join("");
}

/**
 * Encodings of scripts other than Latin, each with the most frequent characters of its languages and the share that
 * they have in a text.
 * @type {[string, RegExp, number][]}
 */
const SCRIPTS = [
  ["shift_jis", /[のにはをたがでてとしれさあるいすも]/g, 0.35],
  ["euc-jp", /[のにはをたがでてとしれさあるいすも]/g, 0.35],
  ["euc-kr", /[이다의는에을가고지한하로기도사]/g, 0.28],
  [
    "gb18030",
    /[的一是在不了有和人这中大为上个国我以要他时来用们日年月说市长出到会地对发行生成方本高新政府民学公工经点分家后]/g,
    0.25,
  ],
  [
    "big5",
    /[的一是在不了有和人這中大為上個國我以要他時來用們日年月說市長出到會地對發行生成方本高新政府民學公工經點分家後]/g,
    0.25,
  ],
  ["windows-1251", /[оеаинтсрвл]/g, 0.6],
  ["koi8-r", /[оеаинтсрвл]/g, 0.6],
  ["ibm866", /[оеаинтсрвл]/g, 0.6],
  ["iso-8859-5", /[оеаинтсрвл]/g, 0.6],
  ["iso-8859-7", /[αοιετνσρηυ]/g, 0.6],
  ["windows-1255", /[יוהלאתרמבש]/g, 0.6],
  ["windows-1256", /[اليمونترب]/g, 0.6],
  ["windows-874", /[านรอกเงมยล]/g, 0.45],
];
/** How much of a text is looked at, in bytes. */
const SCRIPT_WITHIN = 16384;
/** In Latin scripts, fewer of the bytes that are not white space are above ASCII. */
const LATIN_SHARE = 0.3;
/** The least part of the expected share. */
const FREQUENT = 0.6;

/**
 * Text in another script, without a declaration.
 * @param {Uint8Array} bytes
 * @param {boolean} isAscii
 * @returns {string | null}
 */
function otherScript(bytes, isAscii) {
  const start = bytes.subarray(0, SCRIPT_WITHIN);
  // The sequence that begins Japanese characters: ESC $ B.
  if (isAscii) return /\x1b\$[@B]/.test(String.fromCharCode(...start)) ? read(bytes, "iso-2022-jp", true) : null;
  const high = start.filter((byte) => byte > 0x7f).length;
  if (high < start.filter((byte) => byte > 0x20).length * LATIN_SHARE) return null;
  const fits = SCRIPTS.map(([encoding, frequent, share]) => {
    const signs = new TextDecoder(encoding).decode(start).replace(/[\x00-\x7f]/g, "");
    return { encoding, fit: (signs.match(frequent)?.length ?? 0) / signs.length / share };
  });
  const [best] = fits.sort((left, right) => right.fit - left.fit);
  return best && best.fit > FREQUENT ? read(bytes, best.encoding) : null;
}

/** The byte-order mark. */
const MARK = 0xfeff;

/** Control characters that frame wire messages: SOH, STX, ETX, EOT, SYN. */
const WIRE_CONTROLS = /[\x01-\x04\x16]/g;

/**
 * Detects UTF-16 without a byte-order mark: in Latin text every other byte is zero.
 * @param {Uint8Array} bytes
 * @returns {"utf-16le" | "utf-16be" | "binary" | null} null if there are no zeros
 */
function formOfZeros(bytes) {
  if (!bytes.includes(0)) return null;
  const at = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) at[index % 2] = (at[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = at;
  const half = bytes.length / 2;
  if (even === 0 && odd > half * MOSTLY) return "utf-16le";
  if (odd === 0 && even > half * MOSTLY) return "utf-16be";
  return "binary";
}

/** The least share of zeros among the upper bytes of Latin text in UTF-16. */
const MOSTLY = 0.7;

/**
 * @param {Uint8Array} bytes
 * @returns {string} the encoding that the text declares, or ""
 */
function declared(bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, DECLARED_WITHIN));
  const xml = /^(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(head)?.[1];
  if (xml) return xml;
  const markup = head.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
  return /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(markup)?.[1] ?? "";
}

/**
 * @param {Uint8Array} bytes
 * @param {string} label
 * @returns {string | null} null for an unknown encoding
 */
function named(bytes, label) {
  try {
    const { encoding } = new TextDecoder(label);
    // A declaration that is readable as ASCII cannot be in UTF-16. HTML reads such a text as UTF-8.
    if (encoding.startsWith("utf-16")) return null;
    if (encoding === "windows-1252") return windows1252(bytes);
    return encoding === "utf-8" ? read(bytes, encoding, true) : read(bytes, encoding);
  } catch {
    return null;
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 * @param {boolean} [fatal]
 * @returns {string | null}
 */
function read(bytes, encoding, fatal = false) {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes */
function windows1252(bytes) {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return text.replace(/[\x80-\x9f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);
}
