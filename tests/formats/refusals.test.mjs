// @ts-check
/** Unsupported files are refused with one sentence that says what to do. Other encodings and tables are read. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { decode } from "../../www/formats/decode.js";
import { openVersions } from "../../www/formats/open.js";
import { storiesIn } from "../../www/formats/stories.js";
import { zip } from "./zipped.mjs";

const latin1 = (/** @type {string} */ text) => new Uint8Array(Buffer.from(text, "latin1"));

test("each unsupported format is named, with advice", async () => {
  /** @type {[string | Uint8Array, string, RegExp][]} */
  const cases = [
    [latin1("%PDF-1.7\n%\xe2\xe3"), "story.pdf", /a PDF file\. Save/],
    [latin1("\xff\xd8\xff\xe0\0\x10JFIF"), "pier.txt", /a picture\. Open the text/],
    [latin1("\x89PNG\r\n\x1a\n\0\0"), "", /a picture/],
    [latin1("RIFF\x10\0\0\0WEBPVP8 "), "", /a picture/],
    [latin1("\0\0\0\x20ftypheic\0\0"), "", /a picture/],
    [latin1("\0\0\0\x20ftypisom\0\0"), "", /an audio or video file/],
    [latin1("ID3\x03\0"), "", /an audio or video file/],
    [latin1("SQLite format 3\0\x10\0"), "diffs.db", /an SQLite database\. .*sqlite3 -json/],
    [latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"), "story.doc", /an old Office document/],
    [latin1("Rar!\x1a\x07"), "", /a packed archive/],
    [latin1("PAR1\x15\x04"), "", /a binary table/],
    [latin1("ORC\x11\0\0"), "", /a binary table/],
    [latin1("\x28\xb5\x2f\xfd\0"), "", /a packed archive/],
    [latin1(`story.txt${"\0".repeat(248)}ustar\x0000`), "", /a packed archive/],
    ["--- a/story.txt\n+++ b/story.txt\n@@ -1 +1 @@\n-Nine.\n+Ten.\n", "", /a patch.*Open the two files/],
    ["\\documentclass{article}\n\\begin{document}Ferry\\end{document}", "", /a LaTeX document/],
    ['{"headline": "Fer', "a.json", /not valid JSON: .*export it again/],
    ["<?xml version='1.0'?><nitf><body><p>Fer", "", /not well-formed XML: .*export it again/],
    [new Uint8Array(zip({ "a.txt": "One.", "b.txt": "Two." })), "", /a zip archive\. Unpack it/],
    [new Uint8Array(zip({ "xl/workbook.xml": "<workbook/>" })), "", /a spreadsheet\. Export the table as CSV/],
    [latin1(`PK\x03\x04${"\0".repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`), "", /an OpenDocument text/],
    [latin1("\0\x01\x02\x03binary"), "", /a binary file of an unknown kind/],
    ["{\\rtf1\\ansi The ferry.}", "", /an RTF document/],
    [
      '{"@context":"https://schema.org","@type":"MusicGroup","name":"The Piers"}',
      "",
      /JSON-LD without an article or a picture/,
    ],
    ["WEBVTT\n\n00:01.000 --> 00:02.000\nThe ferry", "", /a subtitle file/],
    ["1\n00:00:01,000 --> 00:00:02,000\nThe ferry\n", "", /a subtitle file/],
    ["BEGIN:VCALENDAR\nVERSION:2.0\n", "", /a calendar/],
    ["\x01ab0042 3 pol 120 Ferry\r\n\x02The ferry leaves.\x03", "", /a wire message of IPTC 7901/],
    ["From: a@b.example\nTo: c@d.example\nSubject: Ferry\nDate: Tue, 4 Mar 2031\n\nThe ferry.", "", /an e-mail/],
    ['<?xml version="1.0"?>\n<invoice><total>4</total></invoice>', "", /an XML file/],
    [
      '<?xml version="1.0"?><article xmlns="http://docbook.org/ns/docbook"><para>One.</para></article>',
      "",
      /an XML file/,
    ],
    [
      '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "a.dtd">\n<article><front/><body><p>One.</p></body></article>',
      "",
      /an XML file/,
    ],
    ["<po:order xmlns:po='x'><po:item/></po:order>", "a.txt", /an XML file/],
    ["<!-- made by hand -->\n<recipe><step>Stir</step></recipe>", "", /an XML file/],
    ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Ferry</text></svg>', "", /a picture/],
    ["id,price,amount\n1,4.50,2\n2,3.10,7\n", "", /a table \(CSV\) without a column of text/],
    ["a;b;c\n1;2;3\n4;5;6", "prices.txt", /a table \(CSV\)/],
    ['{"query":{"pages":{"7":{"revisions":[{"*":"wikitext"}]}}}}', "", /MediaWiki/],
    ['{"status":"ok","articles":[{"title":"F","urlToImage":null,"content":"The … [+90 chars]"}]}', "", /NewsAPI/],
    ['{"response":{"docs":[{"web_url":"https://n.example","headline":{"main":"F"}}]}}', "", /New York Times/],
    ['{"type":"FeatureCollection","features":[]}', "", /a map/],
    [
      '{"uri":"urn:x","type":"event","versioncreated":"2031-01-01T00:00:00Z","headlines":[{"value":"P"}]}',
      "",
      /an event/,
    ],
    ['{"blocks":[{"foo":1}]}', "", /JSON, but neither/],
    ['{"name":"x","dependencies":{}}', "package.json", /“package\.json” is JSON, but neither/],
  ];
  for (const [content, name, sentence] of cases) {
    await assert.rejects(
      openVersions(content, { name }),
      (/** @type {Error} */ error) => {
        assert.equal(error.name, "FormatError");
        assert.match(error.message, sentence);
        assert.match(error.message, /^[A-Z“].*\.$/s);
        return true;
      },
      String(content).slice(0, 40),
    );
  }
});

test("prose that resembles another format is prose", async () => {
  for (const text of [
    "<FILE> the wire said\n\nThe ferry leaves.",
    "<3 is what they wrote",
    "Paris, London, Rome: the ferry leaves from none of them.\n\nIt leaves, they say, at nine, or later.",
    "Date: March 4\n\nThe ferry leaves.",
    "[Updates with the board's vote]\n\nThe ferry leaves.",
    "a,b\nc,d",
    "Ferry plan\nBy Ada Quill\n\nThe ferry leaves.",
  ]) {
    const [version] = await openVersions(text);
    assert.equal(version?.text, text);
  }
});

test("the declared encoding of the text is used", () => {
  /** @type {[Uint8Array, string][]} */
  const cases = [
    [latin1("He said \x93no\x94 \x96 twice\x85 It costs \x80 5."), "He said “no” – twice… It costs € 5."],
    [
      latin1('<?xml version="1.0" encoding="iso-8859-2"?><a>\xe8</a>'),
      '<?xml version="1.0" encoding="iso-8859-2"?><a>č</a>',
    ],
    [latin1('<html><meta charset="windows-1251">\xcf\xe0\xf0\xee\xec'), '<html><meta charset="windows-1251">Паром'],
    [
      latin1('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">\x83t\x83F\x83\x8a\x81['),
      '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">フェリー',
    ],
    [latin1("<meta charset=gbk>\xb6\xc9\xc2\xd6"), "<meta charset=gbk>渡轮"],
    [latin1("\xef\xbb\xbfF\xc3\xa4hre"), "Fähre"],
    [latin1("\xff\xfeF\0\xe4\0"), "Fä"],
    [latin1("\xfe\xff\0F\0\xe4"), "Fä"],
    [latin1("F\0e\0r\0r\0y\0"), "Ferry"],
    // A stale declaration does not affect valid UTF-8; an unknown encoding is ignored.
    [new Uint8Array(Buffer.from("<meta charset=iso-8859-1>Fähre")), "<meta charset=iso-8859-1>Fähre"],
    [latin1("<meta charset=klingon>F\xe4hre"), "<meta charset=klingon>Fähre"],
    // Declarations after the first 1024 bytes are ignored.
    [latin1(`${" ".repeat(1100)}<meta charset=windows-1251>\xe4`), `${" ".repeat(1100)}<meta charset=windows-1251>ä`],
  ];
  for (const [bytes, text] of cases) assert.equal(decode(bytes), text);
  // All 27 characters, and the five undefined bytes.
  const signs = decode(Uint8Array.from([0xff, ...Array.from({ length: 32 }, (_, at) => 0x80 + at)])) ?? "";
  assert.equal(signs, "ÿ€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ");
});

test("tables are read with every separator", async () => {
  const rows = [
    ["entry_id", "version", "title", "text", "created"],
    ["7", "2", "Ferry plan", 'The ferry, they say, leaves\nat "ten".', "2031-03-05 09:00:00"],
    ["7", "1", "Ferry plan", "The ferry leaves at nine.", "2031-03-04 09:00:00"],
  ];
  const cell = (/** @type {string} */ text) => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  for (const [sign, end] of [
    [",", "\n"],
    [";", "\r\n"],
    ["\t", "\r"],
  ]) {
    const text = rows.map((row) => row.map(cell).join(sign)).join(end);
    for (const name of ["", "rows.csv", "rows.txt"]) {
      const versions = await openVersions(`\ufeff${text}`, { name });
      assert.deepEqual(
        versions.map(({ text, number, story, published }) => [text, number, story, published]),
        [
          ["The ferry leaves at nine.", 1, "7", "2031-03-04T09:00:00"],
          ['The ferry, they say, leaves\nat "ten".', 2, "7", "2031-03-05T09:00:00"],
        ],
      );
    }
  }
});

test("rows are read as a list, as lines, as versions of a manifest, and as sentences", async () => {
  const rows = [
    {
      url: "https://h.example/a",
      Title: "Ferry",
      Article_Text: "Ten.",
      crawled: "2031-03-05T00:00:00Z",
      lang: "English",
    },
    {
      url: "https://h.example/a#top",
      Title: "Ferry",
      Article_Text: "Nine.",
      crawled: "2031-03-04T00:00:00Z",
      lang: "en_GB",
    },
  ];
  for (const text of [
    JSON.stringify(rows),
    rows.map((row) => JSON.stringify(row)).join("\n"),
    JSON.stringify({ versions: rows }),
    JSON.stringify({ data: { rows } }),
  ]) {
    const versions = await openVersions(text);
    assert.deepEqual(
      versions.map((version) => [version.text, version.fields?.headline, version.lang, version.story]),
      [
        ["Nine.", "Ferry", "en-GB", "https://h.example/a"],
        ["Ten.", "Ferry", undefined, "https://h.example/a"],
      ],
    );
  }
  const sentences = [
    { entry_id: 7, version: 1, sent_idx: 1, sentence: "It is late." },
    { entry_id: 7, version: 0, sent_idx: 0, sentence: "The ferry leaves." },
    { entry_id: 7, version: 1, sent_idx: 0, sentence: "The ferry stays." },
  ];
  assert.deepEqual(
    (await openVersions(JSON.stringify(sentences))).map(({ text, number }) => [number, text]),
    [
      [0, "The ferry leaves."],
      [1, "The ferry stays. It is late."],
    ],
  );
});

test("different stories are separated, and versions of one are not", async () => {
  const post = (/** @type {number} */ id, /** @type {number} */ parent, /** @type {string} */ title) => ({
    id,
    parent,
    modified_gmt: `2031-03-0${id}T00:00:00`,
    title: { rendered: title },
    content: { rendered: "<p>Text.</p>" },
  });
  const stories = async (/** @type {unknown[]} */ ...files) =>
    storiesIn(await Promise.all(files.map((file) => openVersions(JSON.stringify(file))))).map(
      ({ id, title, versions }) => [id, title, versions.length],
    );
  assert.deepEqual(await stories([post(1, 0, "Ferry"), post(2, 0, "Quay")]), [
    ["1", "Ferry", 1],
    ["2", "Quay", 1],
  ]);
  assert.deepEqual(await stories([post(1, 9, "Ferry"), post(2, 9, "Ferry plan")]), [["9", "Ferry plan", 2]]);
  const today = [post(1, 0, "Ferry"), post(2, 0, "Quay")];
  assert.deepEqual(await stories(today, [{ ...post(1, 0, "Ferry later"), modified_gmt: "2031-04-01T00:00:00" }]), [
    ["1", "Ferry later", 2],
    ["2", "Quay", 1],
  ]);
  // If two files are named, these two are compared.
  assert.deepEqual((await stories([post(1, 0, "Ferry")], [post(2, 0, "Quay")])).length, 1);
  // Revisions of one item in Superdesk, and a NewsML identifier that ends with the revision.
  const item = (/** @type {object} */ own) => ({ type: "text", headline: "Ferry", body_html: "<p>Text.</p>", ...own });
  assert.equal(
    (
      await stories([
        item({ _id: "a", _id_document: "urn:x:7", guid: "urn:x:7", _current_version: 1 }),
        item({ _id: "b", _id_document: "urn:x:7", guid: "urn:x:7", _current_version: 2 }),
      ])
    ).length,
    1,
  );
  assert.equal(
    (
      await stories([
        item({ uri: "urn:newsml:w.example:20310304:ferry:1" }),
        item({ uri: "urn:newsml:w.example:20310304:ferry:2N" }),
      ])
    ).length,
    1,
  );
});

test("UTF-32 with a byte-order mark is read, in both byte orders", () => {
  const little = new Uint32Array([0xfeff, ...[..."Pier 9 ü 𝄞"].map((sign) => sign.codePointAt(0) ?? 0)]);
  const bytes = new Uint8Array(little.buffer);
  assert.equal(decode(bytes), "Pier 9 ü 𝄞");
  const big = new Uint8Array(bytes.length);
  bytes.forEach((byte, at) => {
    big[at - (at % 4) + 3 - (at % 4)] = byte;
  });
  assert.equal(decode(big), "Pier 9 ü 𝄞");
});

test("columns named in other languages", async () => {
  const table =
    "titre;auteur;texte;date\nOrage;Ida Morel;Le port ferme.;2031-03-04\nOrage;Ida Morel;Le port ouvre.;2031-03-05\n";
  const versions = await openVersions(table, { name: "versions.csv" });
  assert.deepEqual(
    versions.map(({ text, fields }) => [text, fields?.headline, fields?.byline]),
    [
      ["Le port ferme.", "Orage", "Ida Morel"],
      ["Le port ouvre.", "Orage", "Ida Morel"],
    ],
  );
});

test("a text in another script without a declaration is decoded by its most frequent characters", () => {
  // Shift_JIS, EUC-JP, ISO-2022-JP; EUC-KR; GB 18030; Big5; Windows-1251, KOI8-R, 866, ISO 8859-5; ISO 8859-7;
  // Windows-1255; Windows-1256; Windows-874.
  const cases = {
    "船は港を出た。": [
      "914482cd8d6082f08f6f82bd8142",
      "c1a5a4cfb9c1a4f2bdd0a4bfa1a3",
      "1b24424125244f394124723d50243f21231b2842",
    ],
    "이 배는 오늘 가지 않는다.": ["c0cc20b9e8b4c220bfc0b4c320b0a1c1f620becab4c2b4d92e"],
    "船在一个月的五日到上海。": ["b4acd4dad2bbb8f6d4c2b5c4cee5c8d5b5bdc9cfbaa3a1a3"],
    "船在一個月的五日到上海。": ["b2eea662a440add3a4ebaabaa4ada4e9a8eca457aefca143"],
    "Паром сегодня не ходит.": [
      "cfe0f0eeec20f1e5e3eee4edff20ede520f5eee4e8f22e",
      "f0c1d2cfcd20d3c5c7cfc4ced120cec520c8cfc4c9d42e",
      "8fa0e0aeac20e1a5a3aea4adef20ada520e5aea4a8e22e",
      "bfd0e0dedc20e1d5d3ded4ddef20ddd520e5ded4d8e22e",
    ],
    "Το πλοίο δεν φεύγει.": ["d4ef20f0ebefdfef20e4e5ed20f6e5fde3e5e92e"],
    "הספינה לא יוצאת.": ["e4f1f4e9f0e420ece020e9e5f6e0fa2e"],
    "لا تبحر السفينة اليوم.": ["e1c720cac8cdd120c7e1d3ddede4c920c7e1ede6e32e"],
    เรือไม่ออกวันนี้: ["e0c3d7cde4c1e8cdcda1c7d1b9b9d5e9"],
  };
  for (const [text, forms] of Object.entries(cases))
    for (const form of forms) assert.equal(decode(Uint8Array.from(Buffer.from(form, "hex"))), text);
  // Few of the letters of a Latin text are above ASCII.
  assert.equal(decode(Uint8Array.from(Buffer.from("c4726765722066fc7220d66c", "hex"))), "Ärger für Öl");
});
