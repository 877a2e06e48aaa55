// @ts-check
/** Writes zips and Word documents for tests. */
import { crc32, deflateRawSync } from "node:zlib";

/**
 * @param {Record<string, string | Uint8Array>} files
 * @param {{ stored?: boolean }} [options]
 * @returns {Uint8Array}
 */
export function zip(files, { stored = false } = {}) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(stored ? 0 : 8, 4);
    about.writeUInt32LE(typeof crc32 === "function" ? crc32(bytes) : sum(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), about, rest, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, entries, end]));
}

/** A checksum for Node versions without CRC-32: 20.15.1 and older. @param {Uint8Array} bytes */
function sum(bytes) {
  return bytes.reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7);
}

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** The kinds of parts that a document may relate to. @type {Record<string, string>} */
const KINDS = {
  "styles.xml": "styles",
  "numbering.xml": "numbering",
  "footnotes.xml": "footnotes",
  "endnotes.xml": "endnotes",
  "comments.xml": "comments",
  "header1.xml": "header",
};

/**
 * A Word document.
 * @param {string} body the content of w:body
 * @param {{ parts?: Record<string, string>, links?: Record<string, string>, media?: Record<string, string | Uint8Array>, core?: string }} [more]
 *   parts of word/ by name, links by relation, pictures by relation and name ("rId9 a.png")
 * @returns {Uint8Array}
 */
export function docx(body, { parts = {}, links = {}, media = {}, core = "" } = {}) {
  const relations = [
    ...Object.keys(parts).map(
      (name) => `<Relationship Id="p${name}" Type="${OFFICE}/${KINDS[name]}" Target="${name}"/>`,
    ),
    ...Object.entries(links).map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${target}" TargetMode="External"/>`,
    ),
    ...Object.keys(media).map(
      (key) => `<Relationship Id="${key.split(" ")[0]}" Type="${OFFICE}/image" Target="media/${key.split(" ")[1]}"/>`,
    ),
  ];
  return zip({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    "word/_rels/document.xml.rels": `<Relationships>${relations.join("")}</Relationships>`,
    ...Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [`word/${name}`, xml.replace(/^<w:(\w+)/, `<w:$1 ${W}`)]),
    ),
    ...Object.fromEntries(Object.entries(media).map(([key, bytes]) => [`word/media/${key.split(" ")[1]}`, bytes])),
    ...(core && {
      "docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${core}</cp:coreProperties>`,
    }),
  });
}

/** A paragraph. @param {string} runs @param {string} [style] @param {string} [properties] */
export function p(runs, style = "", properties = "") {
  return `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${properties}</w:pPr>${runs}</w:p>`;
}

/** A run of text. @param {string} text @param {string} [properties] */
export function r(text, properties = "") {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A tracked insertion, and a tracked deletion. @param {string} text */
export const ins = (text, by = "Jonas Feld", at = "2031-03-04T09:00:00Z") =>
  `<w:ins w:id="1" w:author="${by}" w:date="${at}">${r(text)}</w:ins>`;
/** @param {string} text */
export const del = (text, by = "Jonas Feld", at = "2031-03-04T09:00:00Z") =>
  `<w:del w:id="2" w:author="${by}" w:date="${at}">${r(text).replaceAll("w:t", "w:delText")}</w:del>`;
