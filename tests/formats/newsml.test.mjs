// @ts-check
/** NewsML-G2 in the style of Reuters, dpa, STT, AP and Getty; NewsML 1 in the style of AFP, ANA and dpa. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FormatError } from "../../www/formats/errors.js";
import { read as readOld } from "../../www/formats/newsml-1.js";
import { read } from "../../www/formats/newsml-g2.js";
import { assertConserved, XML_WORDS } from "./conserved.mjs";

const NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"';
/** @param {string} item */
const message = (item) =>
  `<?xml version="1.0"?><newsMessage ${NAR}><header><sent>2031-03-04T09:00:00Z</sent><channel>Wire service</channel></header><itemSet>${item}</itemSet></newsMessage>`;

const TEXT = `<newsItem guid="tag:wire.example,2031:1" version="3" xml:lang="en-GB" standard="NewsML-G2">
 <rightsInfo><copyrightNotice>Copyright Harbour Wire</copyrightNotice></rightsInfo>
 <itemMeta><itemClass qcode="ninat:text"/><versionCreated>2031-03-04T09:10:00Z</versionCreated><firstCreated>2031-03-04T06:10:00Z</firstCreated><edNote>Eds: adds the fare.</edNote></itemMeta>
 <contentMeta><contentCreated>2031-03-04T06:00:00Z</contentCreated><headline>Ferry plan</headline><headline role="hld:subHeadline">A later boat</headline>
  <by>By Ada Quill</by><dateline>MARHAVEN, March 4</dateline><slugline>FERRY-PLAN</slugline><description role="drol:summary">The council decides.</description></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Page title</title></head><body><p>The ferry leaves at <b>nine</b>.</p><p>Fares rise.</p></body></html></inlineXML></contentSet>
</newsItem>`;
const PICTURE = `<newsItem guid="tag:wire.example,2031:2" version="1"><itemMeta><itemClass qcode="ninat:picture"/><versionCreated>2031-03-04T08:00:00Z</versionCreated></itemMeta>
 <contentMeta><by>Ola Berg</by><creditline>AP</creditline><headline>Old pier</headline><description role="drol:caption">The pier at dawn.</description></contentMeta>
 <contentSet><remoteContent href="small.jpg" width="200" contenttype="image/jpeg"/><remoteContent href="large.jpg" width="2000" contenttype="image/jpeg"/><remoteContent href="huge.tif" width="9000" contenttype="image/tiff"/></contentSet></newsItem>`;
const IN_NITF = `<newsItem ${NAR} guid="g3" version="2"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline/></contentMeta>
 <contentSet><inlineXML><nitf><body><body.head><hedline><hl1>From the text</hl1></hedline><byline>By Jonas Feld</byline></body.head><body.content><p>Inside.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>`;
const IN_DATA = `<newsItem ${NAR} guid="g4"><itemMeta><itemClass qcode="icls:text"/></itemMeta><contentMeta><headline>Plain</headline></contentMeta>
 <contentSet><inlineData contenttype="text/plain">   First line
goes on.

   Second one.</inlineData></contentSet></newsItem>`;

test("NewsML-G2: a text with the pictures of its message", () => {
  const versions = read({ text: message(TEXT + PICTURE), name: "" });
  assert.equal(versions.length, 1);
  const [version] = versions;
  assert.deepEqual(version?.fields, {
    headline: "Ferry plan",
    standfirst: "A later boat",
    byline: "By Ada Quill",
    dateline: "MARHAVEN, March 4",
    published: "2031-03-04T06:00:00Z",
  });
  assert.deepEqual(
    [version?.id, version?.number, version?.published, version?.lang],
    ["tag:wire.example,2031:1", 3, "2031-03-04T09:10:00Z", "en-GB"],
  );
  assert.equal(
    version?.text,
    '<figure><img src="large.jpg" data-id="tag:wire.example,2031:2"><figcaption>The pier at dawn. <span class="credit">Ola Berg</span> <span class="credit">AP</span></figcaption></figure>\n<p>The ferry leaves at <b>nine</b>.</p><p>Fares rise.</p>',
  );
  const notes = version?.omitted?.filter(({ reason }) => reason === "internal").map(({ text }) => text);
  assert.deepEqual(notes, ["Eds: adds the fare."]);
});

test("NewsML-G2: the main one of several headlines", () => {
  const headline = (/** @type {string} */ lines) =>
    read({ text: `<newsItem ${NAR} guid="g"><contentMeta>${lines}</contentMeta></newsItem>`, name: "" })[0]?.fields
      ?.headline;
  assert.equal(
    headline('<headline role="hrol:short">Ferry</headline><headline>Ferry plan in full</headline>'),
    "Ferry plan in full",
  );
  assert.equal(headline('<headline role="x:seo">Boats</headline><headline role="hrol:main">Ferry</headline>'), "Ferry");
  assert.equal(headline('<headline role="hrol:short">Ferry</headline>'), "Ferry");
});

test("NewsML-G2: picture items alone are photos, and different ones are different stories", () => {
  const other = PICTURE.replace("2031:2", "2031:9").replace("08:00", "07:00");
  const versions = read({ text: message(PICTURE + other), name: "" });
  assert.deepEqual(
    versions.map(({ story, fields }) => [story, fields?.headline, fields?.byline]),
    [
      ["tag:wire.example,2031:9", "Old pier", undefined],
      ["tag:wire.example,2031:2", "Old pier", undefined],
    ],
  );
  // A caption without a role, and a photographer without a credit line.
  const [bare] = read({
    text: PICTURE.replace(' role="drol:caption"', "").replace("<creditline>AP</creditline>", ""),
    name: "",
  });
  assert.match(bare?.text ?? "", /<figcaption>The pier at dawn. <span class="credit">Ola Berg<\/span>/);
});

test("NewsML-G2: NITF inside, lines inside, a package", () => {
  const [nitf] = read({ text: IN_NITF, name: "" });
  assert.deepEqual(
    [nitf?.fields, nitf?.text],
    [{ headline: "From the text", byline: "By Jonas Feld" }, "<p>Inside.</p>"],
  );
  const [data] = read({ text: IN_DATA, name: "" });
  assert.equal(data?.text, "<p>First line goes on.</p>\n<p>Second one.</p>");
  assert.throws(
    () => read({ text: `<packageItem ${NAR}><groupSet/></packageItem>`, name: "a.xml" }),
    /package, which only names its items/,
  );
  assert.throws(() => read({ text: message('<newsItem guid="N1">…</newsItem>'), name: "a.xml" }), FormatError);
});

const AFP = `<?xml version="1.0"?><NewsML Version="1.2"><NewsEnvelope><DateAndTime>20310304T091000Z</DateAndTime></NewsEnvelope><NewsItem xml:lang="fr">
 <Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20310304</DateId><NewsItemId>TX-1</NewsItemId><RevisionId PreviousRevision="1" Update="U">2</RevisionId></NewsIdentifier></Identification>
 <NewsManagement><FirstCreated>20310304T061000+0000</FirstCreated><ThisRevisionCreated>20310304T091000+0000</ThisRevisionCreated></NewsManagement>
 <NewsComponent><NewsLines><HeadLine>Le bac part plus tard</HeadLine><SubHeadLine>Une heure de plus</SubHeadLine><ByLine>Par Ada Quill</ByLine><DateLine>MARHAVEN (AFP)</DateLine><SlugLine>bac-horaire</SlugLine></NewsLines>
  <NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>Le bac part à neuf heures.</p><p>Les tarifs montent.</p></DataContent></ContentItem></NewsComponent>
  <NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>Le quai</HeadLine><ByLine>OLA BERG</ByLine><CreditLine>AFP</CreditLine></NewsLines>
   <NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>Le quai le matin.</p></DataContent></ContentItem></NewsComponent>
   <NewsComponent><Role FormalName="Preview"/><ContentItem Href="grand.jpg"><MediaType FormalName="Photo"/><Characteristics><Property FormalName="Width" Value="800"/></Characteristics></ContentItem></NewsComponent>
   <NewsComponent><Role FormalName="Thumbnail"/><ContentItem Href="petit.jpg"><MediaType FormalName="Photo"/><Characteristics><Property FormalName="Width" Value="80"/></Characteristics></ContentItem></NewsComponent>
  </NewsComponent>
 </NewsComponent></NewsItem></NewsML>`;
const ANA = `<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>77</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20310304T091000+0200</ThisRevisionCreated></NewsManagement>
 <NewsComponent><NewsLines><HeadLine>Boats</HeadLine></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent><![CDATA[<P>Wage &amp; fare.</P>]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;
const PHOTO_ALONE = `<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>P1</NewsItemId></NewsIdentifier></Identification>
 <NewsComponent><NewsLines><HeadLine>Old pier</HeadLine><CreditLine>Ola Berg/AP</CreditLine></NewsLines>
  <NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent>The pier at dawn.</DataContent></ContentItem></NewsComponent>
  <NewsComponent><ContentItem Href="p.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`;

test("NewsML 1: a text with a photo, its caption and its sizes", () => {
  const [version] = readOld({ text: AFP, name: "" });
  assert.deepEqual(version?.fields, {
    headline: "Le bac part plus tard",
    standfirst: "Une heure de plus",
    byline: "Par Ada Quill",
    dateline: "MARHAVEN (AFP)",
    published: "2031-03-04T06:10:00+00:00",
  });
  assert.deepEqual([version?.id, version?.number, version?.published], ["TX-1", 2, "2031-03-04T09:10:00+00:00"]);
  assert.equal(
    version?.text,
    '<h3>Le quai</h3><figure><img src="grand.jpg"><figcaption>Le quai le matin. <span class="credit">OLA BERG</span> <span class="credit">AFP</span></figcaption></figure>\n<p>Le bac part à neuf heures.</p><p>Les tarifs montent.</p>',
  );
});

test("NewsML 1: HTML in CDATA, and a photo alone", () => {
  assert.equal(readOld({ text: ANA, name: "" })[0]?.text, "<P>Wage &amp; fare.</P>");
  const [photo] = readOld({ text: PHOTO_ALONE, name: "" });
  assert.equal(photo?.fields?.headline, "Old pier");
  assert.match(
    photo?.text ?? "",
    /^<figure><img src="p.jpg"><figcaption>The pier at dawn. <span class="credit">Ola Berg\/AP<\/span>/,
  );
});

test("NewsML-G2: what an item says twice in different words is in the version or omitted", async () => {
  const item = (/** @type {string} */ kind, /** @type {string} */ meta, /** @type {string} */ content) =>
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta><itemClass qcode="ninat:${kind}"/></itemMeta><contentMeta>${meta}</contentMeta><contentSet>${content}</contentSet></newsItem>`;
  const nitf = `<inlineXML><nitf><body><body.head><hedline><hl1>Another headline</hl1></hedline><byline>By Tom Rae</byline></body.head><body.content><p>The crews <org>of both ports</org> vote.</p></body.content></body></nitf></inlineXML>`;
  const text = item("text", "<headline>Strike looms</headline><by>Iva Kos</by>", nitf);
  const picture = item(
    "picture",
    "<creator><name>Lena Dorf</name></creator><by>Iva Kos</by><creditline>Harbour Wire</creditline><description>The pier.</description>",
    '<remoteContent href="https://i.example/a.jpg"/>',
  );
  for (const one of [text, picture]) await assertConserved(one, XML_WORDS, (text) => read({ text, name: "" }));
  const [version] = read({ text, name: "" });
  assert.deepEqual(
    version?.omitted?.map(({ text }) => text),
    ["Another headline", "By Tom Rae"],
  );
});

test("NewsML: no word is lost", async () => {
  // Names of providers and kinds of classes are not text.
  for (const text of [message(TEXT + PICTURE), PICTURE, IN_NITF, IN_DATA])
    await assertConserved(text, XML_WORDS, (text) => read({ text, name: "" }));
  for (const text of [AFP, ANA.replace("&amp;", "e"), PHOTO_ALONE])
    await assertConserved(text, XML_WORDS, (text) => readOld({ text, name: "" }), ["wire", "example"]);
});
