// @ts-check
/** Word documents from Word, Google Docs and LibreOffice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read as readBytes } from "../../www/formats/docx.js";
import { FormatError } from "../../www/formats/errors.js";
import { seen } from "./conserved.mjs";
import { del, docx, ins, p, r, zip } from "./zipped.mjs";

/** @param {Uint8Array} bytes */
const read = (bytes) => readBytes({ bytes, name: "plan.docx" });
/** @param {string} body @param {Parameters<typeof docx>[1]} [more] */
const texts = async (body, more) => (await read(docx(body, more))).map(({ text }) => text);

test("docx: tracked insertions and deletions are two versions", async () => {
  const versions = await read(
    docx(p(`${r("The ferry leaves at ")}${del("nine")}${ins("ten", "Mia Holt", "2031-03-05T08:00:00Z")}${r(".")}`)),
  );
  assert.deepEqual(
    versions.map(({ text, number, label, published }) => ({ text, number, label, published })),
    [
      { text: "<p>The ferry leaves at nine.</p>", number: 1, label: "plan", published: undefined },
      {
        text: "<p>The ferry leaves at ten.</p>",
        number: 2,
        label: "Jonas Feld, Mia Holt",
        published: "2031-03-05T08:00:00Z",
      },
    ],
  );
  assert.deepEqual(
    versions.map(({ tracked }) => tracked),
    ["rejected", "accepted"],
  );
});

test("docx: without tracked changes one version, with the time of saving", async () => {
  const [version, ...others] = await read(
    docx(p(r("It leaves.")), {
      core: "<dcterms:modified>2031-03-04T09:00:00Z</dcterms:modified><dc:language>en-GB</dc:language>",
    }),
  );
  assert.deepEqual(others, []);
  assert.deepEqual(
    [version?.text, version?.published, version?.lang],
    ["<p>It leaves.</p>", "2031-03-04T09:00:00Z", "en-GB"],
  );
});

test("docx: whole paragraphs inserted, deleted, joined, split and moved", async () => {
  const mark = (/** @type {string} */ name) => `<w:rPr><w:${name} w:author="A" w:date="2031-03-04T09:00:00Z"/></w:rPr>`;
  assert.deepEqual(await texts(p(r("One.")) + p(ins("Two."), "", mark("ins")) + p(r("Three."))), [
    "<p>One.</p>\n<p>Three.</p>",
    "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>",
  ]);
  assert.deepEqual(await texts(p(r("One.")) + p(del("Two."), "", mark("del")) + p(r("Three."))), [
    "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>",
    "<p>One.</p>\n<p>Three.</p>",
  ]);
  assert.deepEqual(await texts(p(r("One. "), "", mark("del")) + p(r("Two."))), [
    "<p>One. </p>\n<p>Two.</p>",
    "<p>One. Two.</p>",
  ]);
  assert.deepEqual(await texts(p(r("One. "), "", mark("ins")) + p(r("Two."))), [
    "<p>One. Two.</p>",
    "<p>One. </p>\n<p>Two.</p>",
  ]);
  const moved = (/** @type {"moveFrom" | "moveTo"} */ name) =>
    p(
      `<w:${name}RangeStart w:id="9" w:name="m"/><w:${name} w:author="A">${r("Moved.")}</w:${name}><w:${name}RangeEnd w:id="9"/>`,
      "",
      mark(name),
    );
  assert.deepEqual(await texts(moved("moveFrom") + p(r("Stays.")) + moved("moveTo") + p(r("End."))), [
    "<p>Moved.</p>\n<p>Stays.</p>\n<p>End.</p>",
    "<p>Stays.</p>\n<p>Moved.</p>\n<p>End.</p>",
  ]);
});

test("docx: text inserted by one and deleted by another is in neither version; changed formatting is in both", async () => {
  const both = `<w:ins w:author="A"><w:del w:author="B">${r("gone").replaceAll("w:t", "w:delText")}</w:del></w:ins>`;
  assert.deepEqual(await texts(p(r("Stays ") + both + ins("on"))), ["<p>Stays </p>", "<p>Stays on</p>"]);
  assert.deepEqual(await texts(p(r("bold", '<w:b/><w:rPrChange w:author="A"><w:rPr><w:i/></w:rPr></w:rPrChange>'))), [
    "<p><em>bold</em></p>",
    "<p><strong>bold</strong></p>",
  ]);
  const heading = '<w:pPrChange w:author="A"><w:pPr/></w:pPrChange>';
  assert.deepEqual(await texts(p(r("Fares"), "Heading2", heading)), ["<p>Fares</p>", "<h2>Fares</h2>"]);
});

test("docx: rows of a table", async () => {
  const row = (/** @type {string} */ text, properties = "") =>
    `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${p(r(text))}</w:tc><w:tc>${p(r("x"))}</w:tc></w:tr>`;
  assert.deepEqual(
    await texts(`<w:tbl>${row("a")}${row("b", '<w:ins w:author="A"/>')}${row("c", '<w:del w:author="A"/>')}</w:tbl>`),
    [
      "<table><tr><td>a</td><td>x</td></tr><tr><td>c</td><td>x</td></tr></table>",
      "<table><tr><td>a</td><td>x</td></tr><tr><td>b</td><td>x</td></tr></table>",
    ],
  );
  // A table of one column is a frame.
  assert.deepEqual(await texts(`<w:tbl><w:tr><w:tc>${p(r("Boxed."))}</w:tc></w:tr></w:tbl>`), ["<p>Boxed.</p>"]);
});

const STYLES = `<w:styles>
 <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
 <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Zwischentitel"><w:name w:val="Zwischentitel Ressort"/><w:basedOn w:val="berschrift1"/></w:style>
 <w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style><w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
 <w:style w:styleId="Liste"><w:name w:val="Liste"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
const NUMBERING = `<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
 <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;

test("docx: styles by their English names, in every language of Word", async () => {
  const [version] = await read(
    docx(
      p(r("Inhalt 3"), "Verzeichnis1") +
        p(r("Fähre"), "Titel") +
        p(r("Ein späteres Schiff"), "Untertitel") +
        p(r("Der Preis"), "Zwischentitel") +
        p(r("Wir warten."), "Zitat"),
      { parts: { "styles.xml": STYLES } },
    ),
  );
  assert.deepEqual(version?.fields, { headline: "Fähre", standfirst: "Ein späteres Schiff" });
  assert.equal(version?.text, "<h1>Der Preis</h1>\n<blockquote><p>Wir warten.</p></blockquote>");
  assert.deepEqual(version?.omitted, [{ text: "Inhalt 3", reason: "duplicate", location: "word/document.xml" }]);
});

test("docx: lists, links, fields, marks", async () => {
  const list = (/** @type {number} */ level) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
  const more = { parts: { "numbering.xml": NUMBERING, "styles.xml": STYLES }, links: { rId5: "https://n.example/a" } };
  assert.deepEqual(
    await texts(
      p(r("a"), "", list(0)) + p(r("b"), "", list(1)) + p(r("c"), "Liste") + p(r("So.")) + p(r("d"), "", list(0)),
      more,
    ),
    ['<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>\n<p>So.</p>\n<ol start="3"><li>d</li></ol>'],
  );
  const field = (/** @type {string} */ code, /** @type {string} */ result) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  assert.deepEqual(
    await texts(
      p(
        `<w:hyperlink r:id="rId5" w:anchor="top">${r("one")}</w:hyperlink>${field(' HYPERLINK "https://n.example/b" ', "two")}${field(" PAGE ", "3")}<w:fldSimple w:instr=" SEQ x ">${r("4")}</w:fldSimple>`,
      ),
      more,
    ),
    ['<p><a href="https://n.example/a#top">one</a><a href="https://n.example/b">two</a>34</p>'],
  );
  assert.deepEqual(
    await texts(
      p(
        r("a", "<w:b/>") +
          r("b", '<w:b w:val="0"/>') +
          r("c", "<w:i/><w:strike/>") +
          r("hidden", "<w:vanish/>") +
          "<w:r><w:br/><w:tab/><w:noBreakHyphen/></w:r>",
      ),
    ),
    ["<p><strong>a</strong>b<em><s>c</s></em><br> ‑</p>"],
  );
});

test("docx: pictures, their captions, and boxes of text", async () => {
  const drawing = (/** @type {string} */ id, alt = "A pier") =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${alt}"/><a:graphic><a:blip r:embed="${id}"/></a:graphic></wp:inline></w:drawing></w:r>`;
  const picture = "PNG".repeat(600);
  const large = Buffer.alloc(700 * 1024, "PNG");
  const media = {
    "rId9 a.png": picture,
    "rId8 b.emf": "EMF".repeat(600),
    "rId7 c.png": "PNG",
    "rId6 d.png": large,
    "rId5 e.png": large,
  };
  const more = { parts: { "styles.xml": STYLES }, media };
  const [shown] = await texts(
    p(drawing("rId9")) + p(r("The pier at dawn. Photo: Ola Berg/AP"), "Beschriftung") + p(r("Text.")),
    more,
  );
  assert.equal(
    shown,
    `<figure><img src="data:image/png;base64,${btoa(picture)}" alt="A pier"><figcaption>The pier at dawn. Photo: Ola Berg/AP</figcaption></figure>\n<p>Text.</p>`,
  );
  // Pictures that browsers cannot show, and very small ones, are identified by a checksum.
  for (const id of ["rId8", "rId7"])
    assert.match(
      (await texts(p(drawing(id)), more))[0] ?? "",
      /^<figure><img alt="A pier" data-id="[0-9a-f]+"><figcaption><\/figcaption><\/figure>$/,
    );
  // So are pictures that would exceed the size limit of a version.
  const [both = ""] = await texts(p(drawing("rId6")) + p(drawing("rId5")), more);
  assert.deepEqual([both.match(/src="data:/g)?.length, both.match(/data-id=/g)?.length], [1, 1]);
  assert.ok(Buffer.byteLength(both) < 2 * 1024 * 1024);
  const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p(r("Boxed."))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r("Boxed."))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const [boxed] = await read(docx(p(r("Text.") + box)));
  assert.deepEqual([boxed?.text, boxed?.omitted], ["<p>Text.</p>\n<p>Boxed.</p>", undefined]);
});

test("docx: footnotes at the end; comments and page headers are not text", async () => {
  const [version] = await read(
    docx(p(`${r("It leaves.")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>`), {
      parts: {
        "footnotes.xml": `<w:footnotes><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r("On weekdays.")}`)}</w:footnote><w:footnote w:id="3">${p(r("Of nothing."))}</w:footnote></w:footnotes>`,
        "comments.xml": `<w:comments><w:comment w:id="0">${p(r("Is that so?"))}</w:comment></w:comments>`,
        "header1.xml": `<w:hdr>${p(r("Harbour desk"))}</w:hdr>`,
      },
    }),
  );
  assert.equal(version?.text, "<p>It leaves.</p>\n<p>On weekdays.</p>");
  assert.deepEqual(version?.omitted, [
    { text: "Harbour desk", reason: "metadata", location: "word/header1.xml" },
    { text: "Is that so?", reason: "internal", location: "word/comments.xml" },
  ]);
});

test("docx: no word is lost", async () => {
  const body = (/** @type {string} */ word) =>
    p(r(word === "a" ? "Xxxx" : "Aaaa"), "Titel") +
    p(r(word === "b" ? "Xxxx" : "Bbbb") + ins(word === "c" ? "Xxxx" : "Cccc") + del(word === "d" ? "Xxxx" : "Dddd")) +
    `<w:sdt><w:sdtContent>${p(r(word === "e" ? "Xxxx" : "Eeee"))}</w:sdtContent></w:sdt>`;
  const before = seen(await read(docx(body(""))));
  for (const word of "abcde") assert.notEqual(seen(await read(docx(body(word)))), before, word);
});

test("docx: formulas are text, and hidden text is listed as omitted", async () => {
  const hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Not before Friday</w:t></w:r>";
  const formula = '<m:oMath xmlns:m="m"><m:r><m:t>v = 9</m:t></m:r></m:oMath>';
  const [version] = await read(docx(p(r("The speed is ") + formula + hidden)));
  assert.equal(version?.text, "<p>The speed is v = 9</p>");
  assert.deepEqual(version?.omitted, [{ text: "Not before Friday", reason: "hidden", location: "word/document.xml" }]);
});

test("docx: tooltips, titles of pictures and signs of symbol fonts are listed, and lists begin with their number", async () => {
  const body =
    p(`<w:hyperlink r:id="r5" w:tooltip="Annual report">${r("Report")}</w:hyperlink>`) +
    p('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>') +
    p(r("Pay"), "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
  const numbering =
    '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
  const [version] = await read(
    docx(body, { parts: { "numbering.xml": numbering }, links: { r5: "https://n.example/" } }),
  );
  assert.deepEqual(
    version?.omitted?.map(({ text }) => text),
    ["Annual report", "Wingdings F0E0"],
  );
  assert.match(version?.text ?? "", /start="4"/);
});

test("docx: damaged and hostile files are refused with a sentence", async () => {
  const whole = docx(p(r("It leaves.")));
  for (const bytes of [
    new Uint8Array(),
    whole.subarray(0, 100),
    whole.subarray(60),
    zip({ "a.txt": "x" }),
    zip({ "word/document.xml": "<w:document>" }),
    zip({ "word/document.xml": "<w:document xmlns:w='w'/>" }),
  ])
    await assert.rejects(read(bytes), FormatError);
  for (let at = 0; at < whole.length; at += 7) {
    const broken = whole.slice();
    broken[at] = (broken[at] ?? 0) ^ 0xff;
    await read(broken).catch((error) => assert.ok(error instanceof FormatError, String(error.stack)));
  }
  const deep = "<w:sdt><w:sdtContent>".repeat(3000) + p(r("Deep.")) + "</w:sdtContent></w:sdt>".repeat(3000);
  const [version] = await read(docx(deep));
  assert.match(JSON.stringify(version), /Deep\./);
});
