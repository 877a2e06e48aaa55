// @ts-check
/** MHTML, Safari's web archives, WARC and WACZ, captures, and Word's web pages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { capturedAt } from "../../www/formats/captures.js";
import { FormatError } from "../../www/formats/errors.js";
import { readPage } from "../../www/formats/pages.js";
import { read as readMhtml } from "../../www/formats/mhtml.js";
import { read as readWacz } from "../../www/formats/wacz.js";
import { read as readWarc } from "../../www/formats/warc.js";
import { read as readWebarchive } from "../../www/formats/webarchive.js";
import { fromWordHtml } from "../../www/formats/word-html.js";
import { plist } from "./plist.mjs";
import { zip } from "./zipped.mjs";

const PAGE =
  "<!DOCTYPE html><html><body><article><h1>Ferry</h1><p>The café owner says nine.</p></article></body></html>";
const bytes = (/** @type {string} */ text) => new Uint8Array(Buffer.from(text));
const crlf = (/** @type {string} */ text) => text.replace(/\n/g, "\r\n");

test("MHTML of Chrome: the page among its parts, quoted-printable", () => {
  const quoted = PAGE.replace("café", "caf=C3=A9")
    .replace(" owner", " ow=\nner")
    .replace("<article>", "<article class=3D'a'>");
  const text = `From: <Saved by Blink>\nSnapshot-Content-Location: https://n.example/a\nSubject: Ferry\nDate: Tue, 4 Mar 2031 06:10:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--x--1"\n\n\n----x--1\nContent-Type: text/html\nContent-Location: cid:frame@x\n\n<p>A frame.</p>\n----x--1\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://n.example/a\n\n${quoted}\n----x--1\nContent-Type: text/css\n\np{}\n----x--1--\n`;
  for (const form of [text, crlf(text)]) {
    const [version] = readMhtml({ bytes: bytes(form), text: "", name: "a.mhtml" });
    assert.equal(version?.text?.trim(), PAGE.replace("<article>", "<article class='a'>"));
    assert.deepEqual([version?.id, version?.published], ["https://n.example/a", "2031-03-04T06:10:00Z"]);
    assert.equal(readMhtml({ bytes: null, text: form, name: "" })[0]?.text?.trim(), version?.text?.trim());
  }
});

test("MHTML of Word and Internet Explorer: base64, other encodings, nested parts", () => {
  const page = Buffer.from(
    "<html><head><meta charset=windows-1252></head><body><p>caf\xe9 \x97 nine</p></body></html>",
    "latin1",
  ).toString("base64");
  const text = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=out; start="<root@x>"\n\n--out\nContent-Type: multipart/alternative; boundary=in\n\n--in\nContent-Type: text/plain\n\nplain\n--in\nContent-Type: text/html; charset="windows-1252"\nContent-ID: <root@x>\nContent-Transfer-Encoding: base64\n\n${page}\n--in--\n--out--\n`;
  assert.match(readMhtml({ bytes: bytes(crlf(text)), text: "", name: "" })[0]?.text ?? "", /<p>café — nine<\/p>/);
  assert.throws(
    () =>
      readMhtml({ bytes: bytes("MIME-Version: 1.0\nContent-Type: text/plain\n\nNo page."), text: "", name: "a.eml" }),
    FormatError,
  );
});

test("Safari's web archive: the main resource, by its encoding", () => {
  const archive = (/** @type {Uint8Array} */ data, /** @type {string} */ encoding) =>
    plist({
      WebMainResource: {
        WebResourceURL: "https://n.example/ä",
        WebResourceTextEncodingName: encoding,
        WebResourceData: data,
        WebResourceMIMEType: "text/html",
      },
      WebSubresources: [{ WebResourceData: bytes("png") }],
    });
  const [version] = readWebarchive({ bytes: archive(bytes(PAGE), "UTF-8"), name: "a.webarchive" });
  assert.deepEqual([version?.text, version?.id, version?.format], [PAGE, "https://n.example/ä", "html"]);
  assert.match(
    readWebarchive({
      bytes: archive(new Uint8Array(Buffer.from("<p>caf\xe9</p>", "latin1")), "windows-1252"),
      name: "",
    })[0]?.text ?? "",
    /café/,
  );
  const whole = archive(bytes(PAGE), "UTF-8");
  for (const broken of [whole.subarray(0, 40), plist({}), plist({ WebMainResource: {} })])
    assert.throws(() => readWebarchive({ bytes: broken, name: "" }), FormatError);
  for (let at = 8; at < whole.length; at++) {
    const changed = whole.slice();
    changed[at] = 0xff;
    try {
      readWebarchive({ bytes: changed, name: "" });
    } catch (error) {
      assert.ok(error instanceof FormatError, String(/** @type {Error} */ (error).stack));
    }
  }
});

/**
 * @param {string} url
 * @param {string} date
 * @param {string | Buffer} body
 * @param {string[]} [headers]
 * @param {{ type?: string, status?: string }} [how]
 */
function record(
  url,
  date,
  body,
  headers = ["Content-Type: text/html; charset=utf-8"],
  { type = "response", status = "200 OK" } = {},
) {
  const answer = Buffer.concat([
    Buffer.from(type === "response" ? `HTTP/1.1 ${status}\r\n${headers.join("\r\n")}\r\n\r\n` : ""),
    Buffer.from(body),
  ]);
  return Buffer.concat([
    Buffer.from(
      `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: ${date}\r\nWARC-Record-ID: <urn:uuid:${date}>\r\n${type === "resource" ? "Content-Type: text/html\r\n" : ""}Content-Length: ${answer.length}\r\n\r\n`,
    ),
    answer,
    Buffer.from("\r\n\r\n"),
  ]);
}

const page = (/** @type {string} */ time) =>
  `<html><body><article><h1>Ferry</h1><p>It leaves at ${time}.</p></article></body></html>`;
const RECORDS = [
  record("https://n.example/a", "2031-03-05T00:00:00Z", page("ten")),
  record("http://www.n.example/a/", "2031-03-04T00:00:00Z", page("nine")),
  record("https://n.example/a#top", "2031-03-06T00:00:00Z", page("ten")),
  record("https://n.example/b.jpg", "2031-03-04T00:00:00Z", "JPEG", ["Content-Type: image/jpeg"]),
  record("https://n.example/a", "2031-03-04T01:00:00Z", "", ["Location: /b"], { status: "301 Moved" }),
  record("https://n.example/a", "2031-03-07T00:00:00Z", "", [], { type: "revisit" }),
];

test("WARC: all captures of an address, equal ones once, oldest first", async () => {
  const whole = Buffer.concat(RECORDS);
  for (const archive of [whole, Buffer.concat(RECORDS.map((one) => gzipSync(one))), gzipSync(whole)]) {
    const versions = await readWarc({ bytes: new Uint8Array(archive), text: "", name: "a.warc.gz" });
    assert.deepEqual(
      versions.map(({ published, story, text }) => [published, story, /nine|ten/.exec(text ?? "")?.[0]]),
      [
        ["2031-03-04T00:00:00Z", "n.example/a", "nine"],
        ["2031-03-05T00:00:00Z", "n.example/a", "ten"],
      ],
    );
  }
});

test("WARC: chunks, compression, encodings, resources", async () => {
  const chunked = (/** @type {Buffer} */ body) =>
    Buffer.concat([Buffer.from(`${body.length.toString(16)};x=y\r\n`), body, Buffer.from("\r\n0\r\n\r\n")]);
  const html = Buffer.from(PAGE);
  const type = "Content-Type: text/html";
  const text = async (/** @type {Buffer} */ one) =>
    (await readWarc({ bytes: new Uint8Array(one), text: "", name: "" }))[0]?.text;
  const at = /** @type {const} */ (["https://n.example/a", "2031-03-04T00:00:00Z"]);
  assert.equal(await text(record(...at, chunked(html), [type, "Transfer-Encoding: chunked"])), PAGE);
  assert.equal(await text(record(...at, html, [type, "Transfer-Encoding: chunked"])), PAGE);
  assert.equal(
    await text(record(...at, chunked(gzipSync(html)), [type, "Transfer-Encoding: chunked", "Content-Encoding: gzip"])),
    PAGE,
  );
  assert.equal(await text(record(...at, deflateSync(html), [type, "Content-Encoding: deflate"])), PAGE);
  assert.equal(
    await text(record(...at, Buffer.from("<p>caf\xe9</p>", "latin1"), ["Content-Type: text/html; charset=iso-8859-1"])),
    "<p>café</p>",
  );
  assert.equal(await text(record(...at, html, [], { type: "resource" })), PAGE);
  await assert.rejects(text(Buffer.from("WARC/1.0\r\nContent-Length: 99\r\n\r\n")), FormatError);
});

test("WACZ: the pages of its list", async () => {
  const archive = Buffer.concat(
    [...RECORDS, record("https://ads.example/frame", "2031-03-04T00:00:00Z", "<p>Buy.</p>")].map((one) =>
      gzipSync(one),
    ),
  );
  const list = `{"format":"json-pages-1.0"}\n{"url":"https://n.example/a","ts":"2031-03-04"}\nnonsense\n`;
  const stories = async (/** @type {Record<string, string | Uint8Array>} */ files) =>
    (await readWacz({ bytes: zip(files, { stored: true }), name: "a.wacz" })).map(({ story }) => story);
  assert.deepEqual(await stories({ "archive/data.warc.gz": archive, "pages/pages.jsonl": list }), [
    "n.example/a",
    "n.example/a",
  ]);
  assert.equal((await stories({ "archive/data.warc.gz": archive })).length, 3);
  await assert.rejects(stories({ "datapackage.json": "{}" }), FormatError);
});

test("captures: the time of a captured page", () => {
  const links = (/** @type {string} */ before) =>
    `<p><a href="${before}https://n.example/a">a</a><img src="${before}https://n.example/b.jpg"></p>`;
  for (const [html, time] of [
    [
      "<p>x</p><!--\n FILE ARCHIVED ON 06:10:22 Mar 04, 2031 AND RETRIEVED FROM THE\n INTERNET ARCHIVE ON 09:00:00 Mar 09, 2031.-->",
      "2031-03-04T06:10:22Z",
    ],
    [
      "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://n.example/a \n saved date: Tue Mar 04 2031 07:10:22 GMT+0100 (Central European Standard Time)\n--><p>x</p>",
      "2031-03-04T06:10:22Z",
    ],
    [
      "<!-- saved from url=(0064)https://web.archive.org/web/20310304061022/https://n.example/a --><p>x</p>",
      "2031-03-04T06:10:22Z",
    ],
    [
      '<head><link rel="canonical" href="https://archive.ph/2031.03.04-061022/https://n.example/a"></head>',
      "2031-03-04T06:10:22Z",
    ],
    [links("https://web.archive.org/web/20310304061022/"), "2031-03-04T06:10:22Z"],
    [links("/web/20310304061022im_/"), "2031-03-04T06:10:22Z"],
    [links("https://arquivo.pt/wayback/20310304061022/"), "2031-03-04T06:10:22Z"],
    [links(""), undefined],
    [
      `${links("")}<a href="https://web.archive.org/web/20310304061022/https://n.example/a">an older version</a>`,
      undefined,
    ],
    ["<!-- saved from url=(0019)https://n.example/a --><p>x</p>", undefined],
    ["<p>FILE ARCHIVED ON nothing</p>", undefined],
  ]) {
    assert.equal(capturedAt(/** @type {string} */ (html)), time, html);
  }
});

test("web pages of Word and Google Docs: titles are headlines, comments are not text", () => {
  const docs = `<html><body class="c5 doc-content"><p class="c2 title" id="h.x"><span class="c1">Ferry</span></p><p class="c2 subtitle"><span>A later boat</span></p><p class="c2"><span>It leaves at nine.</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><div class="c9"><p class="c10"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>is nine right?</span></p><p class="c10"><span>Yes.</span></p></div></body></html>`;
  const [google] = readPage(docs);
  assert.equal(
    google?.text,
    '<html><body class="c5 doc-content"><h1><span class="c1">Ferry</span></h1><p class="c2"><span>It leaves at nine.</span><sup></sup></p></body></html>',
  );
  assert.deepEqual(google?.fields, { standfirst: "A later boat" });
  assert.deepEqual(
    google?.omitted?.map(({ text, reason }) => [text, reason]),
    [["[a]is nine right? Yes.", "internal"]],
  );
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class=MsoTitle>Ferry</p><p class=MsoNormal>It leaves at nine.<span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[JF1]</a></span></p><div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1"><p class=MsoCommentText>Is nine right?</p></div></div></div><p class=MsoNormal>End.</p></body></html>`;
  const [page] = readPage(word);
  assert.match(
    page?.text ?? "",
    /<h1>Ferry<\/h1><p class=MsoNormal>It leaves at nine.<span class=MsoCommentReference><\/span><\/p><p class=MsoNormal>End.<\/p>/,
  );
  assert.deepEqual(
    page?.omitted?.map(({ text }) => text),
    ["Is nine right?"],
  );
  // Unclosed tags take no longer.
  const start = Date.now();
  for (const tag of [
    "<p class=title>",
    '<a href="#cmnt1">',
    "<div>",
    '<sup><a href="#cmnt1">',
    "<div><p><b>",
    "<ins cite=x>",
  ])
    readPage(`<body class="doc-content">${tag.repeat(100_000)}</p></a>`);
  assert.ok(Date.now() - start < 5000, `${Date.now() - start} ms`);
  // Any page may have a class named "title".
  const [other] = readPage('<html><body><p class="title">Ferry</p><p class="subtitle">x</p></body></html>');
  assert.equal(other?.text, '<html><body><p class="title">Ferry</p><p class="subtitle">x</p></body></html>');
});

test("Word's web page with tracked changes is two versions", () => {
  const word = (/** @type {string} */ body) =>
    `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p class=MsoNormal>${body}</p></body></html>`;
  const texts = (/** @type {string} */ html) =>
    fromWordHtml(html)?.map(({ text }) => /<p class=MsoNormal>(.*)<\/p>/.exec(text ?? "")?.[1]);
  const change = 'cite="mailto:Jonas%20Feld" datetime="2031-03-04T09:00"';
  assert.deepEqual(texts(word(`at <del ${change}>nine</del><ins ${change}>ten <b>sharp</b></ins>.`)), [
    "at nine.",
    "at ten <b>sharp</b>.",
  ]);
  assert.deepEqual(texts(word(`<ins ${change}>a<del cite="mailto:B" datetime="2031-03-05T09:00">b</del></ins>c`)), [
    "c",
    "ac",
  ]);
  assert.deepEqual(texts(word(`<span class=msoIns><ins ${change}>x</ins></span>`)), [
    "<span class=msoIns></span>",
    "<span class=msoIns>x</span>",
  ]);
  const [before, after] =
    fromWordHtml(word(`<ins ${change}>x</ins><del cite="mailto:Mia" datetime="2031-03-05T08:00">y</del>`)) ?? [];
  assert.deepEqual(
    [before?.tracked, after?.tracked, after?.label, after?.published],
    ["rejected", "accepted", "Jonas Feld, Mia", "2031-03-05T08:00"],
  );
  // Struck-through text of an ordinary page is kept.
  for (const html of [
    '<p>at <del datetime="2031-03-04T09:00">nine</del> <ins datetime="2031-03-04T09:00">ten</ins></p>',
    word("at <del>nine</del>"),
    word("no change"),
  ])
    assert.equal(fromWordHtml(html), null);
});
