// @ts-check
/** NITF in the style of AP, EFE, PA, NTB and the Canadian Press. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FormatError } from "../../www/formats/errors.js";
import { read } from "../../www/formats/nitf.js";
import { assertConserved, XML_WORDS } from "./conserved.mjs";

/** @param {string} text */
const one = (text) =>
  /** @type {import("../../www/formats/types.d.ts").VersionData} */ (read({ text, name: "a.xml" })[0]);

const AGENCY = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf version="-//IPTC//DTD NITF 3.4//EN" change.date="October 18, 2006">
 <head>
  <title>Ferry plan</title>
  <docdata management-status="usable">
   <correction info="An earlier version gave another fare."/>
   <doc-id id-string="h.1" regsrc="HT"/>
   <date.issue norm="20310304T091044Z"/>
   <ed-msg info="Adds quotes from the mayor."/>
   <du-key key="ferry" version="4"/>
   <doc.copyright holder="Harbour Times" year="2031"/>
   <key-list><keyword key="ferries"/></key-list>
  </docdata>
 </head>
 <body>
  <body.head>
   <hedline><hl1 id="headline">Ferry plan</hl1><hl2>A later boat</hl2></hedline>
   <note type="npa" noteclass="editorsnote"><p>Hold until nine.</p></note>
   <byline>By <person>Ada Quill</person><byttl>Harbour Reporter</byttl></byline>
   <byline>Jonas Feld</byline>
   <distributor>The Harbour Wire</distributor>
   <dateline><location>MARHAVEN</location>, <story.date norm="20310304">March 4</story.date></dateline>
   <abstract><p>The council decides tonight.</p></abstract>
  </body.head>
  <body.content>
   <block id="Main">
    <p>The <org idsrc="x">council</org> caf&eacute; opens &mdash; at <chron>9</chron>.</p>
    <hl2>What it costs</hl2>
    <p><em>Nothing</em>, said <a href="https://n.example/mayor">the mayor</a>.<br/>So far.</p>
    <bq><block><p>We wait.</p></block><credit>The mayor</credit></bq>
    <ul><li>Adults</li><li>Children</li></ul>
    <table><tr><th>Boat</th><td>Nine</td></tr></table>
    <media media-type="image">
     <media-reference mime-type="image/jpeg" source="small.jpg" width="200" alternate-text="A pier"/>
     <media-reference mime-type="image/jpeg" source="large.jpg" width="2000"/>
     <media-caption><p>The pier at dawn.</p></media-caption>
     <media-producer>Ola Berg/AP</media-producer>
    </media>
    <media media-type="video"><media-reference mime-type="video/mp4" source="boat.mp4"/><media-caption>The boat leaves.</media-caption></media>
    <p>She met <location><city>Paris</city><country>France</country></location> men.</p>
   </block>
  </body.content>
  <body.end><tagline>Reporting by Ada Quill.</tagline></body.end>
 </body>
</nitf>`;

test("NITF: the fields, the text in its order, its pictures", () => {
  const version = one(AGENCY);
  assert.deepEqual(version.fields, {
    headline: "Ferry plan",
    standfirst: "A later boat",
    byline: "By Ada Quill, Harbour Reporter, Jonas Feld",
    dateline: "MARHAVEN, March 4",
  });
  assert.deepEqual([version.id, version.number, version.published], ["h.1", 4, "2031-03-04T09:10:44Z"]);
  const text = (version.text ?? "").replace(/>\s+</g, "><").replace(/\s+/g, " ");
  assert.equal(
    text,
    '<p>The council café opens — at 9.</p><h3>What it costs</h3><p><em>Nothing</em>, said <a href="https://n.example/mayor">the mayor</a>.<br>So far.</p>' +
      "<blockquote><p>We wait.</p><p>The mayor</p></blockquote><ul><li>Adults</li><li>Children</li></ul><table><tr><th>Boat</th><td>Nine</td></tr></table>" +
      '<figure><img src="large.jpg" alt="A pier"><figcaption>The pier at dawn. <span class="credit">Ola Berg/AP</span></figcaption></figure>' +
      '<iframe src="boat.mp4"></iframe><p>The boat leaves.</p><p>She met Paris France men.</p>' +
      '<div class="correction"><p>An earlier version gave another fare.</p></div><p>Reporting by Ada Quill.</p>',
  );
});

test("NITF: internal notes and metadata are listed as omitted", () => {
  const omitted = one(AGENCY).omitted ?? [];
  const by = (/** @type {string} */ reason) => omitted.filter((one) => one.reason === reason).map(({ text }) => text);
  assert.deepEqual(by("internal"), ["Adds quotes from the mayor.", "Hold until nine."]);
  assert.deepEqual(by("duplicate"), ["The council decides tonight."]);
  assert.ok(by("metadata").includes("The Harbour Wire"));
  assert.ok(omitted.every(({ location }) => location?.startsWith("nitf.")));
});

test("NITF: no word is lost", async () => {
  await assertConserved(AGENCY.replace(/&\w+;/g, "e"), XML_WORDS, (text) => read({ text, name: "" }));
  await assertConserved(WRAPPED, XML_WORDS, (text) => read({ text, name: "" }));
});

const WRAPPED = `<nitf><head><title>Teams named</title><docdata><doc-id id-string="T2"/></docdata></head>
<body><body.head><abstract>Both sides named.</abstract></body.head><body.content><block>
   The first team
was named on Tuesday.

   The second one follows.
</block></body.content></body></nitf>`;

test("NITF without hl1, with lines as paragraphs", () => {
  const version = one(WRAPPED);
  assert.equal(version.fields?.headline, "Teams named");
  assert.equal(version.fields?.standfirst, "Both sides named.");
  assert.equal(version.text, "<p>The first team was named on Tuesday.</p>\n<p>The second one follows.</p>");
});

test("NITF: HTML in CDATA is HTML, and a machine-readable dateline is not a dateline", () => {
  const version = one(`<n:nitf xmlns:n="urn:x"><n:body><n:body.head><n:hedline><n:hl1>A</n:hl1></n:hedline>
    <n:dateline>20310304T090000+0000</n:dateline></n:body.head>
    <n:body.content><![CDATA[<p>One &amp; <b>two</b>.</p>]]></n:body.content></n:body></n:nitf>`);
  assert.equal(version.text, "<p>One &amp; <b>two</b>.</p>");
  assert.deepEqual(version.fields, { headline: "A" });
});

test("XML that is not NITF is refused with a sentence", () => {
  for (const text of ["<nitf><body/></nitf>", "<nitf><p>a</nitf>", "<other/>", `${"<nitf>".repeat(30_000)}`])
    assert.throws(() => read({ text, name: "a.xml" }), FormatError);
});

test("XML: nothing outside the text is read, and entities do not grow", () => {
  const bomb = `<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
    <nitf><body><body.content><p>&b; &c; done</p></body.content></body></nitf>`;
  assert.equal(one(bomb).text, "<p>&amp;b; &amp;c; done</p>");
});

test("NITF: the copyright of a picture is a credit, and the first number of a list is kept", () => {
  const version = one(
    '<nitf><body><body.content><p>It leaves.</p><ol seqnum="3"><li>Pay</li></ol><media media-type="image"><media-reference source="a.jpg" copyright="Hall Archive"/><media-caption>The pier.</media-caption></media></body.content></body></nitf>',
  );
  assert.match(version.text ?? "", /<ol start="3">/);
  assert.match(version.text ?? "", /The pier\. <span class="credit">Hall Archive<\/span>/);
});

test("NITF: subjects, keywords and the texts of videos and of further sizes are listed", () => {
  const version = one(
    `<nitf><head><tobject tobject.type="Opinion"><tobject.property tobject.property.type="Analysis"/>
      <tobject.subject tobject.subject.type="Transport"/></tobject><docdata><key-list><keyword key="Harbour"/>
      <keyword key="Regatta-31"/></key-list></docdata></head><body><body.content><p>It leaves.</p>
      <media media-type="video"><media-reference source="v.mp4" alternate-text="A ferry turns"/></media>
      <media media-type="image"><media-reference source="a.jpg" width="9" alternate-text="A pier"/>
      <media-reference source="b.jpg" width="1" alternate-text="A quay"/></media></body.content></body></nitf>`,
  );
  assert.match(version.text ?? "", /alt="A pier"/);
  assert.deepEqual(
    version.omitted?.map(({ text }) => text),
    ["Opinion", "Analysis", "Transport", "Harbour", "Regatta-31", "A ferry turns", "A quay"],
  );
});
