// @ts-check
/** Fills both versions of a document with payloads: shared by the formats. */

import { openVersions } from "/dist/formats/open.js";
import { readVersions } from "/dist/formats/sniff.js";

/** @typedef {Record<string, any>} Version */
/**
 * A format that versions come in.
 * @typedef {object} Format
 * @property {number} fields how many fields of a version are filled with each payload
 * @property {boolean} [alone] the format has raw markup, where one payload could swallow the next
 * @property {boolean} [markup] some fields are read as HTML
 * @property {boolean} [literal] every payload must be on the page unchanged
 * @property {(payloads: string[]) => Version[] | Promise<Version[]>} versions
 * @property {(payloads: string[]) => Element[]} [children]
 */

export const WORDS = ["one", "two"];
export const TIMES = ["2031-03-04T06:12:00Z", "2031-03-04T09:40:00Z"];

/** Makes both versions of something. @template T @param {(differ: (text: string) => string, n: number) => T} make */
export const both = (make) => WORDS.map((word, n) => make((text) => `${text} ${word}`, n));

/** One line of many payloads. @param {string[]} payloads */
export const line = (payloads) => payloads.join(" \u00b7 ");

/** Text escaped for HTML. @param {string} text */
export const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {string} text @param {any[]} [marks] */
export const run = (text, marks = []) => ({ text, marks });

/** The versions of a newsroom system's JSON. @param {unknown[]} items @param {string} format */
export const from = (items, format) => readVersions(JSON.stringify(items), { format });

/** The versions of files of other formats. @param {string[]} files */
export const opened = async (files) => (await Promise.all(files.map((text) => openVersions(text)))).flat();

/** Removes the characters that XML does not allow. @param {string} text */
export const xml = (text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, "");

/** The kinds of blocks with text. */
export const KINDS = ["heading", "paragraph", "quote", "list-item", "correction", "table", "embed", "divider"];

/** @param {string} p @param {(text: string) => string} differ */
export const credit = (p, differ) => ({
  raw: differ(p),
  origin: "field",
  creators: [differ(p)],
  providers: [differ(p)],
  via: [differ(p)],
  other: [differ(p)],
  courtesyOf: differ(p),
  commissionedFor: differ(p),
  inferred: false,
  flags: ["file"],
  copyright: differ(p),
  license: differ(p),
});

/** @param {string} p @param {(text: string) => string} differ @param {string | null} url */
export const photo = (p, differ, url) => ({
  id: differ(p),
  url,
  alt: differ(p),
  caption: [run(differ(p)), run(p, [{ kind: "link", url: p }])],
  isFile: false,
  releasedBy: differ(p),
  credits: [credit(p, differ), { ...credit(p, differ), origin: "caption", creators: [`${differ(p)} else`] }],
});
