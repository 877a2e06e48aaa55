// @ts-check
/** Arc's ANS, WordPress, schema.org and manifests. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromAns, fromAnsVersions } from "../../www/formats/ans.js";
import { fromJsonLd } from "../../www/formats/json-ld.js";
import { fromManifest } from "../../www/formats/manifest.js";
import { plain } from "../../www/formats/values.js";
import { fromWordPress, fromWordPressVersions } from "../../www/formats/wordpress.js";

const image = {
  _id: "IMG1",
  type: "image",
  url: "https://cdn.example/budget.jpg",
  alt_text: 'Hands "raised"',
  caption: "Members vote.",
  credits: { by: [{ name: "Wrong" }] },
  vanity_credits: { by: [{ name: "Ines Okoro" }], affiliation: [{ name: "The Courier" }] },
};

const story = {
  _id: "ABC",
  type: "story",
  language: "en",
  headlines: { basic: "Council passes the budget" },
  subheadlines: { basic: "At the third try." },
  credits: { by: [{ name: "Ada Quill" }, { name: "Jonas Feld" }] },
  location: "MARHAVEN",
  first_publish_date: "2031-02-11T05:44:00Z",
  last_updated_date: "2031-02-11T09:00:00Z",
  promo_items: { basic: image },
  content_elements: [
    { type: "text", content: "The council <b>passed</b> it." },
    { type: "header", level: 3, content: "What was cut" },
    {
      type: "list",
      list_type: "ordered",
      items: [
        { type: "text", content: "Library" },
        { type: "list", list_type: "unordered", items: [{ content: "Roof" }] },
      ],
    },
    {
      ...image,
      _id: "IMG2",
      caption: "1 < 2 <em>&</em> more",
      vanity_credits: {},
      credits: {},
      distributor: { name: "NWA" },
    },
    { type: "quote", content_elements: [{ type: "text", content: "Never." }], citation: { content: "The mayor" } },
    { type: "table", header: [{ content: "Item" }], rows: [[{ content: "Roof" }]] },
    { type: "interstitial_link", content: "Read more", url: "https://cdn.example/x" },
    { type: "divider" },
    { type: "oembed_response", raw_oembed: { url: "https://video.example/1" } },
    { type: "correction", text: "The sum was wrong." },
  ],
};

test("ANS: fields, and elements in order", () => {
  const version = fromAns(story);
  assert.deepEqual(version.fields, {
    headline: "Council passes the budget",
    standfirst: "At the third try.",
    byline: "Ada Quill, Jonas Feld",
    dateline: "MARHAVEN",
    published: "2031-02-11T05:44:00Z",
  });
  assert.equal(version.published, "2031-02-11T09:00:00Z");
  assert.equal(
    version.text,
    [
      "<p>The council <b>passed</b> it.</p>",
      "<h3>What was cut</h3>",
      "<ol><li>Library</li><li><ul><li>Roof</li></ul></li></ol>",
      '<figure><img src="https://cdn.example/budget.jpg" alt="Hands &quot;raised&quot;" data-id="IMG2"><figcaption>1 &lt; 2 &amp; more <span class="credit">NWA</span></figcaption></figure>',
      "<blockquote><p>Never.</p><p>The mayor</p></blockquote>",
      "<table><tr><td>Item</td></tr><tr><td>Roof</td></tr></table>",
      "",
      "<hr>",
      '<iframe src="https://video.example/1"></iframe>',
      '<div class="correction"><p>The sum was wrong.</p></div>',
    ].join("\n"),
  );
  assert.deepEqual(version.photos, [
    {
      id: "IMG1",
      url: "https://cdn.example/budget.jpg",
      alt: 'Hands "raised"',
      caption: "Members vote.",
      credit: "Ines Okoro/The Courier",
    },
  ]);
});

test("ANS: a complete byline is kept, revisions are ordered, nesting is limited", () => {
  assert.equal(
    fromAns({ ...story, credits: { by: [{ name: "x", byline: "By Ada Quill" }] } }).fields?.byline,
    "By Ada Quill",
  );
  const later = { ...story, last_updated_date: "2031-02-12T00:00:00Z" };
  assert.deepEqual(
    fromAnsVersions([later, story]).map(({ published }) => published),
    ["2031-02-11T09:00:00Z", "2031-02-12T00:00:00Z"],
  );
  /** @type {any} */
  let deep = { type: "text", content: "end" };
  for (let depth = 0; depth < 50_000; depth += 1) deep = { type: "gallery", content_elements: [deep] };
  assert.equal(typeof fromAns({ ...story, content_elements: [deep] }).text, "string");
});

const post = {
  id: 7,
  date_gmt: "2031-03-04T06:12:00",
  modified_gmt: "2031-03-04T09:40:00",
  title: { rendered: "Ferry &#8217;n&#x2019; pier &amp; <em>quay</em>" },
  content: { rendered: "<p>The ferry.</p>" },
  excerpt: { rendered: "<p>The ferry …</p>" },
  _embedded: {
    author: [{ name: "Ada Quill" }],
    "wp:featuredmedia": [
      {
        id: 44,
        source_url: "https://m.example/pier.jpg",
        alt_text: "A pier",
        caption: { rendered: "<p>The pier.</p>" },
      },
    ],
  },
};
const revision = (/** @type {number} */ id, /** @type {string} */ time) => ({
  id,
  parent: 7,
  modified_gmt: time,
  date_gmt: time,
  slug: `7-revision-v1`,
  title: { rendered: "Ferry" },
  content: { rendered: `<p>${id}</p>` },
});

test("WordPress: a post", () => {
  assert.deepEqual(fromWordPress(post), {
    id: "7",
    story: "7",
    published: "2031-03-04T09:40:00Z",
    number: 7,
    format: "html",
    text: "<p>The ferry.</p>",
    fields: { headline: "Ferry ’n’ pier & quay", byline: "Ada Quill", published: "2031-03-04T06:12:00Z" },
    photos: [{ id: "44", url: "https://m.example/pier.jpg", alt: "A pier", caption: "The pier." }],
    omitted: [{ text: "The ferry …", reason: "metadata", location: "excerpt.rendered" }],
  });
});

test("WordPress: revisions are sorted oldest first", () => {
  const versions = fromWordPressVersions([revision(12, "2031-03-05T00:00:00"), revision(11, "2031-03-04T00:00:00")]);
  assert.deepEqual(
    versions.map(({ id, text }) => [id, text]),
    [
      ["7-11", "<p>11</p>"],
      ["7-12", "<p>12</p>"],
    ],
  );
  assert.equal(versions[0]?.fields?.published, undefined);
});

test("schema.org: an article, alone or in a graph", () => {
  const article = {
    "@type": ["NewsArticle"],
    headline: "Behind the wall",
    author: [{ name: "Ada Quill" }, "Jonas Feld"],
    datePublished: "2031-05-01",
    articleBody: "One.\n\nTwo.",
    correction: { text: "Correction: three." },
    image: [
      "https://w.example/a.jpg",
      { contentUrl: "https://w.example/b.jpg", caption: "B.", creator: { name: "Ines Okoro" } },
    ],
  };
  const version = fromJsonLd({ "@graph": [{ "@type": "WebPage" }, article] });
  assert.deepEqual(version, fromJsonLd(article));
  assert.match(
    version.text ?? "",
    /<p>One.<\/p><p>Two.<\/p>\s*<div class="correction"><p>Correction: three.<\/p><\/div>/,
  );
  assert.equal(version.fields?.byline, "Ada Quill, Jonas Feld");
  assert.deepEqual(version.photos, [
    { url: "https://w.example/a.jpg" },
    { url: "https://w.example/b.jpg", caption: "B.", credit: "Ines Okoro" },
  ]);
});

test("a manifest is ordered by time, then by number", () => {
  const versions = [
    { text: "c", published: "2031-01-02", number: 3 },
    { text: "b", published: "2031-01-02", number: 2 },
    { text: "a", published: "2031-01-01T23:00:00Z", number: 9 },
  ];
  assert.deepEqual(
    fromManifest({ title: "T", versions }).versions.map(({ text }) => text),
    ["a", "b", "c"],
  );
  const numbered = [
    { text: "b", number: 2 },
    { text: "a", number: 1 },
  ];
  assert.deepEqual(
    fromManifest(numbered).versions.map(({ text }) => text),
    ["a", "b"],
  );
  const untold = [{ text: "x", published: "2031-01-02" }, { text: "y" }];
  assert.deepEqual(
    fromManifest(untold).versions.map(({ text }) => text),
    ["x", "y"],
  );
});

test("unreadable input is reported in a sentence", () => {
  for (const [read, code] of /** @type {const} */ ([
    [fromAns, "not-ans"],
    [fromWordPress, "not-wordpress"],
    [fromJsonLd, "not-json-ld"],
  ])) {
    for (const wrong of [null, 7, "x", [], {}]) assert.throws(() => read(wrong), { code, message: /\.$/ });
  }
  for (const wrong of [null, {}, [], { versions: [] }])
    assert.throws(() => fromManifest(wrong), { code: "no-versions", message: /no list of versions\.$/ });
  assert.throws(() => fromManifest([{ text: "a" }, { label: "b" }]), {
    code: "no-versions",
    message: /Version 2 .*\.$/,
  });
});

test("entities become characters; names that HTML lacks stay as they are", () => {
  assert.equal(plain("Caf&eacute; &amp; pier &mdash; &#8217;s &#x17d;"), "Café & pier — ’s Ž");
  assert.equal(plain("&constructor; &toString; &ferry;"), "&constructor; &toString; &ferry;");
});

test("WordPress: texts in the settings of a block that a server renders are listed as omitted", () => {
  const raw =
    '<!-- wp:paragraph {"className":"wide lead"} --><p>The mine opens.</p><!-- /wp:paragraph -->\n' +
    '<!-- wp:mine/fares {"title":"Fares \\u002d\\u002d winter","id":7,"className":"is wide","rows":[{"who":"Adults pay 4"}]} /-->' +
    "<!-- wp:latest-posts /--><!-- wp:broken {";
  const { omitted } = fromWordPress({ id: 3, title: { raw: "Mine" }, content: { raw } });
  assert.deepEqual(omitted, [
    { text: "Fares -- winter", reason: "metadata", location: "wp:mine/fares.title" },
    { text: "Adults pay 4", reason: "metadata", location: "wp:mine/fares.rows[0].who" },
  ]);
});
