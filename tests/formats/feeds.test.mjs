// @ts-check
/** RSS and Atom from newspapers, WordPress and older systems, and a WordPress export. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FormatError } from "../../www/formats/errors.js";
import { read } from "../../www/formats/feeds.js";
import { assertConserved, XML_WORDS } from "./conserved.mjs";

/** @param {string} text */
const all = (text) => read({ text, name: "" });
/** @param {string} text */
const one = (text) => /** @type {import("../../www/formats/types.d.ts").VersionData} */ (all(text)[0]);

const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:media="m"><channel><title>Harbour Times</title><language>en-GB</language>
<item><title>Ferry &amp;amp; plan</title><dc:creator>Ada Quill</dc:creator><dc:creator>Jonas Feld</dc:creator><pubDate>Tue, 04 Mar 2031 06:10:00 +0000</pubDate><guid isPermaLink="false">n-7</guid><link>https://n.example/7</link>
<category>Local news</category><description>The council decides tonight.</description>
<media:group><media:content url="small.jpg" width="200" medium="image"/><media:content url="large.jpg" width="900" medium="image"/><media:description>The pier at dawn.</media:description><media:credit>Ola Berg/AP</media:credit></media:group>
<content:encoded><![CDATA[<p>The ferry leaves at <b>nine</b>.</p>]]></content:encoded></item></channel></rss>`;

test("RSS: fields, the content, a different description, and the picture", () => {
  const version = one(RSS);
  assert.deepEqual(version.fields, {
    headline: "Ferry & plan",
    standfirst: "The council decides tonight.",
    byline: "Ada Quill, Jonas Feld",
  });
  assert.deepEqual(
    [version.id, version.published, version.lang, version.story],
    ["n-7", "2031-03-04T06:10:00Z", "en-GB", undefined],
  );
  assert.equal(
    version.text,
    '<figure><img src="large.jpg"><figcaption>The pier at dawn. <span class="credit">Ola Berg/AP</span></figcaption></figure>\n<p>The ferry leaves at <b>nine</b>.</p>',
  );
  assert.deepEqual(
    version.omitted?.map(({ text, reason }) => [text, reason]),
    [
      ["Local news", "metadata"],
      ["Harbour Times", "duplicate"],
    ],
  );
});

test("RSS: the beginning of the text is not a standfirst", () => {
  const item = (/** @type {string} */ description) =>
    one(
      `<rss version="2.0" xmlns:content="c"><channel><item><description><![CDATA[${description}]]></description><content:encoded><![CDATA[<p>The ferry  leaves at <b>nine</b>, the council said.</p>]]></content:encoded></item></channel></rss>`,
    );
  assert.equal(item("<p>The ferry leaves at nine, the […]</p>").fields?.standfirst, undefined);
  const blog = item("<p>The ferry leaves at […]</p>\n<p>The post Ferry appeared first on Harbour Times.</p>");
  assert.equal(blog.fields?.standfirst, undefined);
  assert.match(blog.omitted?.[0]?.text ?? "", /appeared first on Harbour Times/);
  assert.equal(item("Nobody minds.").fields?.standfirst, "Nobody minds.");
});

test("RSS: optional elements", () => {
  const item = (/** @type {string} */ inner) =>
    one(`<rss version="2.0" xmlns:media="m"><channel><item>${inner}</item></channel></rss>`);
  assert.equal(item("<description>&lt;p&gt;One.&lt;/p&gt;</description>").text, "<p>One.</p>");
  assert.equal(
    item("<description>One.\n\nTwo &amp;amp; three.</description>").text,
    "<p>One.</p>\n<p>Two &amp; three.</p>",
  );
  assert.equal(item("<title>A</title><author>ada@n.example (Ada Quill)</author>").fields?.byline, "Ada Quill");
  assert.match(
    item('<title>A</title><enclosure url="p.jpg" type="image/jpeg" length="1"/>').text ?? "",
    /<img src="p.jpg">/,
  );
  assert.equal(
    item('<title>A</title><enclosure url="p.mp3" type="audio/mpeg" length="1"/>').text,
    '<iframe src="p.mp3"></iframe>',
  );
  // The picture takes its caption and credit from the neighbouring elements.
  const inText = item(
    '<media:content url="https://n.example/img/pier.jpg?w=3" medium="image"><media:title>The pier</media:title><media:credit>Ola Berg</media:credit></media:content><description>&lt;img src="https://n.example/img/pier.jpg"&gt;</description>',
  );
  assert.deepEqual(inText.photos, [
    { url: "https://n.example/img/pier.jpg?w=3", caption: "The pier", credit: ["Ola Berg"] },
  ]);
  // Two pictures, each with a credit.
  assert.equal(
    item(
      '<media:content url="a.jpg"><media:credit>A</media:credit></media:content><media:content url="b.jpg"><media:credit>B</media:credit></media:content>',
    ).text?.match(/<figure>/g)?.length,
    2,
  );
});

test("RSS: items are different stories, oldest first", () => {
  const versions = all(
    `<rss><channel><item><title>New</title><guid>b</guid><pubDate>Wed, 05 Mar 2031 06:10:00 GMT</pubDate></item><item><title>Old</title><guid>a</guid><pubDate>Tue, 04 Mar 2031 06:10:00 GMT</pubDate></item></channel></rss>`,
  );
  assert.deepEqual(
    versions.map(({ story, fields }) => [story, fields?.headline]),
    [
      ["a", "Old"],
      ["b", "New"],
    ],
  );
  assert.throws(() => all("<rss><channel><title>Nothing</title></channel></rss>"), FormatError);
});

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafen</title><author><name>Redaktion</name></author>
<entry><id>tag:n.example,2031:7</id><title type="html">F&amp;auml;hre &lt;em&gt;heute&lt;/em&gt;</title><published>2031-03-04T06:10:00Z</published><updated>2031-03-04T09:10:00Z</updated><link rel="alternate" href="https://n.example/7"/>
<summary>Der Rat entscheidet.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die F&#228;hre f&#228;hrt um <b>neun</b>.</p></div></content></entry></feed>`;

test("Atom: XHTML, times of the story and of the version, the feed's author", () => {
  const version = one(ATOM);
  assert.deepEqual(
    [version.id, version.published, version.lang],
    ["tag:n.example,2031:7", "2031-03-04T09:10:00Z", "de"],
  );
  assert.equal(version.fields?.byline, "Redaktion");
  assert.equal(version.fields?.published, "2031-03-04T06:10:00Z");
  assert.equal(version.text, "<div><p>Die Fähre fährt um <b>neun</b>.</p></div>");
  assert.equal(
    one('<entry xmlns="a"><id>x</id><title>A</title><content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry>')
      .text,
    "<p>One.</p>",
  );
});

const WXR = `<rss version="2.0" xmlns:wp="w" xmlns:content="c" xmlns:excerpt="e" xmlns:dc="d"><channel><title>Harbour blog</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name>Ada Quill</wp:author_display_name></wp:author>
<item><title>pier</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://n.example/pier.jpg</wp:attachment_url><excerpt:encoded>The pier. (AP Photo/Ola Berg)</excerpt:encoded><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A pier</wp:meta_value></wp:postmeta></item>
<item><title>Ferry plan</title><dc:creator>ada</dc:creator><content:encoded><![CDATA[The ferry leaves at ten.

It is late.]]></content:encoded><excerpt:encoded>A later boat.</excerpt:encoded><wp:post_id>7</wp:post_id><wp:post_date_gmt>2031-03-04 06:10:00</wp:post_date_gmt><wp:post_modified_gmt>2031-03-04 09:10:00</wp:post_modified_gmt><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta></item>
<item><title>Ferry plan</title><dc:creator>ada</dc:creator><content:encoded><![CDATA[The ferry leaves at nine.]]></content:encoded><wp:post_id>8</wp:post_id><wp:post_parent>7</wp:post_parent><wp:post_date_gmt>2031-03-04 06:10:00</wp:post_date_gmt><wp:post_type>revision</wp:post_type><wp:status>inherit</wp:status></item>
<item><title>Gone</title><wp:post_id>5</wp:post_id><wp:post_type>post</wp:post_type><wp:status>trash</wp:status></item></channel></rss>`;

test("WordPress export: posts without a number are different stories", () => {
  const post = (/** @type {string} */ title) =>
    `<item><title>${title}</title><content:encoded>One.</content:encoded><wp:post_type>post</wp:post_type></item>`;
  const export_ = `<rss version="2.0" xmlns:wp="w" xmlns:content="c"><channel><wp:wxr_version>1.2</wp:wxr_version>${post("Ferry")}${post("Quay")}</channel></rss>`;
  assert.equal(new Set(all(export_).map(({ story }) => story)).size, 2);
});

test("WordPress export: revisions of a post, its main picture, its author's name", () => {
  const [before, after, ...others] = all(WXR);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [before?.id, before?.story, before?.published, before?.text],
    ["7-8", "7", "2031-03-04T06:10:00Z", "<p>The ferry leaves at nine.</p>"],
  );
  assert.deepEqual(after?.fields, {
    headline: "Ferry plan",
    standfirst: "A later boat.",
    byline: "Ada Quill",
    published: "2031-03-04T06:10:00Z",
  });
  assert.equal(
    after?.text,
    '<figure><img src="https://n.example/pier.jpg" alt="A pier" data-id="9"><figcaption>The pier. (AP Photo/Ola Berg)</figcaption></figure>\n<p>The ferry leaves at ten.</p>\n<p>It is late.</p>',
  );
});

test("WordPress export: the title of a picture and what belongs to no post are omitted text", () => {
  const item = (/** @type {string} */ id, /** @type {string} */ more) =>
    `<item><wp:post_id>${id}</wp:post_id>${more}</item>`;
  const text = `<rss version="2.0" xmlns:wp="w" xmlns:content="c" xmlns:excerpt="e"><channel><title>Harbour Times</title><wp:wxr_version>1.2</wp:wxr_version>${item("5", "<title>Mill burns</title><content:encoded>&lt;p>It burned.&lt;/p></content:encoded><wp:post_type>post</wp:post_type><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>")}${item("9", "<title>The old mill</title><excerpt:encoded>The mill at dawn.</excerpt:encoded><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://w.example/mill.jpg</wp:attachment_url>")}${item("10", "<title>A boat</title><wp:post_type>attachment</wp:post_type>")}</channel></rss>`;
  const [version] = read({ text, name: "" });
  assert.match(version?.text ?? "", /The mill at dawn/);
  assert.deepEqual(
    version?.omitted?.map(({ text }) => text),
    ["Harbour Times", "The old mill", "A boat"],
  );
});

test("feeds: no word is lost", async () => {
  // Times and identifiers are not text.
  await assertConserved(RSS.replaceAll("&amp;", "e"), XML_WORDS, all, ["Tue", "Mar", "https", "example"]);
  await assertConserved(ATOM.replaceAll(/&[#\w]+;/g, "e"), XML_WORDS, all, ["tag", "example"]);
});

test("Atom: the picture and the film of an entry", () => {
  const version = one(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>Ferry</title><link rel="enclosure" type="image/jpeg" href="https://n.example/pier.jpg"/><link rel="enclosure" type="video/mp4" href="https://n.example/boat.mp4"/><summary>It leaves.</summary></entry></feed>',
  );
  assert.match(version.text ?? "", /<img src="https:\/\/n\.example\/pier\.jpg"/);
  assert.match(version.text ?? "", /<iframe src="https:\/\/n\.example\/boat\.mp4"/);
});
