// @ts-check
/**
 * One story in two versions, in every format of `registry.js`.
 * "nine" becomes "ten", and the credit of the picture changes if the format has pictures.
 */
import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";
import { plist } from "./plist.mjs";
import { del, docx, ins, p, r, zip } from "./zipped.mjs";

const LINE = (/** @type {string} */ time) => `The first ferry leaves at ${time} from Monday, the council said.`;
const PAGE = (/** @type {string} */ time) =>
  `<!DOCTYPE html><html lang="en"><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>${LINE(time)}</p></article></body></html>`;
const WARC = (/** @type {string} */ time, /** @type {string} */ day) => {
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${PAGE(time)}`;
  return Buffer.from(
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/a\r\nWARC-Date: ${day}T00:00:00Z\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}\r\n\r\n`,
  );
};
const text = (/** @type {string} */ time) => ({ type: "text", text: LINE(time) });

/** @type {Record<string, { ending: string, make: (time: string) => string | Uint8Array }>} */
const FORMATS = {
  nitf: {
    ending: "xml",
    make: (time) =>
      `<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><p>${LINE(time)}</p></body.content></body></nitf>`,
  },
  "newsml-g2": {
    ending: "xml",
    make: (time) =>
      `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a" version="1"><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineXML><html><body><p>${LINE(time)}</p></body></html></inlineXML></contentSet></newsItem>`,
  },
  "newsml-1": {
    ending: "xml",
    make: (time) =>
      `<?xml version="1.0" encoding="iso-8859-1"?><NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines><ContentItem><DataContent><p>${LINE(time)}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  },
  rss: {
    ending: "rss",
    make: (time) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><item><title>Ferry</title><guid>a</guid><description>&lt;p&gt;${LINE(time)}&lt;/p&gt;</description></item></channel></rss>`,
  },
  atom: {
    ending: "atom",
    make: (time) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>Ferry</title><content type="html">&lt;p&gt;${LINE(time)}&lt;/p&gt;</content></entry></feed>`,
  },
  mhtml: {
    ending: "mhtml",
    make: (time) =>
      `From: <Saved by Blink>\nSnapshot-Content-Location: https://n.example/a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\nContent-Location: https://n.example/a\n\n${PAGE(time)}\n--x--\n`,
  },
  webarchive: {
    ending: "webarchive",
    make: (time) =>
      plist({
        WebMainResource: {
          WebResourceURL: "https://n.example/a",
          WebResourceTextEncodingName: "UTF-8",
          WebResourceMIMEType: "text/html",
          WebResourceData: Buffer.from(PAGE(time)),
        },
      }),
  },
  warc: { ending: "warc.gz", make: (time) => new Uint8Array(gzipSync(WARC(time, "2031-03-04"))) },
  wacz: {
    ending: "wacz",
    make: (time) =>
      zip(
        { "archive/data.warc": WARC(time, "2031-03-04"), "pages/pages.jsonl": '{"url":"https://n.example/a"}\n' },
        { stored: true },
      ),
  },
  docx: { ending: "docx", make: (time) => docx(p(r("Ferry"), "Title") + p(r(LINE(time)))) },
  "draft-js": {
    ending: "json",
    make: (time) =>
      JSON.stringify({
        blocks: [{ key: "a", text: LINE(time), type: "unstyled", inlineStyleRanges: [], entityRanges: [] }],
        entityMap: {},
      }),
  },
  "editor-js": {
    ending: "json",
    make: (time) =>
      JSON.stringify({ time: 1, blocks: [{ type: "paragraph", data: { text: LINE(time) } }], version: "2" }),
  },
  prosemirror: {
    ending: "json",
    make: (time) => JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [text(time)] }] }),
  },
  "portable-text": {
    ending: "json",
    make: (time) =>
      JSON.stringify([{ _type: "block", style: "normal", children: [{ _type: "span", text: LINE(time) }] }]),
  },
  contentful: {
    ending: "json",
    make: (time) =>
      JSON.stringify({
        nodeType: "document",
        content: [{ nodeType: "paragraph", content: [{ nodeType: "text", value: LINE(time), marks: [] }] }],
      }),
  },
  lexical: {
    ending: "json",
    make: (time) =>
      JSON.stringify({ root: { type: "root", children: [{ type: "paragraph", children: [text(time)] }] } }),
  },
  "stream-field": {
    ending: "json",
    make: (time) => JSON.stringify([{ type: "paragraph", value: `<p>${LINE(time)}</p>`, id: "1" }]),
  },
  slate: { ending: "json", make: (time) => JSON.stringify([{ type: "paragraph", children: [{ text: LINE(time) }] }]) },
};

/** Each format with its two versions as files. */
export const SAMPLES = Object.entries(FORMATS).map(([format, { ending, make }]) => ({
  format,
  ending,
  before: Buffer.from(make("nine")),
  after: Buffer.from(make("ten")),
}));

/** One file with both. */
export const BOTH = [
  {
    format: "docx",
    name: "plan.docx",
    bytes: Buffer.from(
      docx(p(`${r("The first ferry leaves at ")}${del("nine")}${ins("ten")}${r(" from Monday, the council said.")}`)),
    ),
  },
  {
    format: "warc",
    name: "captures.warc",
    bytes: Buffer.concat([WARC("ten", "2031-03-05"), WARC("nine", "2031-03-04")]),
  },
  {
    format: "word-html",
    name: "plan.htm",
    bytes: Buffer.from(
      `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p class=MsoNormal>The first ferry leaves at <del cite="mailto:A" datetime="2031-03-04T09:00">nine</del><ins cite="mailto:A" datetime="2031-03-04T09:00">ten</ins> from Monday, the council said.</p></body></html>`,
    ),
  },
];
