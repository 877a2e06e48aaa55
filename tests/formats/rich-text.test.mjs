// @ts-check
/** Rich-text trees of editors and headless systems. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FormatError } from "../../www/formats/errors.js";
import { openVersions } from "../../www/formats/open.js";
import { read } from "../../www/formats/rich-text.js";
import { seen } from "./conserved.mjs";

/** @param {unknown} value */
const one = (value) => /** @type {import("../../www/formats/types.d.ts").VersionData} */ (read({ value, name: "" })[0]);
/** @param {unknown} value */
const html = (value) => one(value).text;

const DRAFT = {
  blocks: [
    {
      text: "The ferry leaves at 9.",
      type: "unstyled",
      depth: 0,
      inlineStyleRanges: [
        { offset: 4, length: 11, style: "BOLD" },
        { offset: 10, length: 6, style: "ITALIC" },
      ],
      entityRanges: [{ offset: 20, length: 1, key: 0 }],
    },
    { text: "Adults", type: "unordered-list-item", depth: 0 },
    { text: "Pensioners", type: "unordered-list-item", depth: 1 },
    { text: "First", type: "ordered-list-item", depth: 0 },
    { text: " ", type: "atomic", entityRanges: [{ offset: 0, length: 1, key: 1 }] },
    { text: "Fares & boats", type: "header-two" },
    { text: "We wait.", type: "blockquote" },
    { text: " ", type: "atomic", entityRanges: [{ offset: 0, length: 1, key: 2 }] },
  ],
  entityMap: {
    0: { type: "LINK", data: { url: "https://n.example" } },
    // A picture of Superdesk, and an embed of Wagtail.
    1: {
      type: "MEDIA",
      data: {
        media: {
          description_text: "The pier.",
          alt_text: "A pier",
          byline: "Ola Berg",
          renditions: { original: { href: "https://n.example/p.jpg" } },
        },
      },
    },
    2: { type: "EMBED", data: { url: "https://video.example/1" } },
  },
};

test("Draft.js: ranges, flat lists, entities", () => {
  assert.equal(
    html(DRAFT),
    '<p>The <strong>ferry </strong><em><strong>leave</strong></em><em>s</em> at <a href="https://n.example">9</a>.</p>\n<ul><li>Adults<ul><li>Pensioners</li></ul></li></ul><ol><li>First</li></ol>\n' +
      '<figure><img src="https://n.example/p.jpg" alt="A pier"><figcaption>The pier. <span class="credit">Ola Berg</span></figcaption></figure>\n<h2>Fares &amp; boats</h2>\n<blockquote><p>We wait.</p></blockquote>\n<iframe src="https://video.example/1"></iframe>',
  );
});

const EDITOR = {
  time: 1930000000000,
  blocks: [
    { type: "header", data: { text: "Ferry", level: 1 } },
    { type: "paragraph", data: { text: "At <b>9</b> &amp; later." } },
    {
      type: "list",
      data: { style: "ordered", items: ["Adults", { content: "Children", items: [{ content: "Babies", items: [] }] }] },
    },
    { type: "image", data: { file: { url: "https://n.example/p.jpg" }, caption: "The pier. (AP Photo/Ola Berg)" } },
    { type: "quote", data: { text: "We wait.", caption: "The mayor" } },
    { type: "table", data: { content: [["Boat", "Nine"]] } },
    { type: "warning", data: { title: "Note", message: "Bring cash." } },
    { type: "embed", data: { service: "youtube", source: "https://video.example/1", caption: "The boat." } },
    { type: "delimiter", data: {} },
  ],
  version: "2.2",
};

test("Editor.js: blocks of HTML, and the time of the edit", () => {
  assert.equal(
    html(EDITOR),
    '<h1>Ferry</h1>\n<p>At <b>9</b> &amp; later.</p>\n<ol><li>Adults</li><li>Children<ol><li>Babies</li></ol></li></ol>\n<figure><img src="https://n.example/p.jpg"><figcaption>The pier. (AP Photo/Ola Berg)</figcaption></figure>\n' +
      '<blockquote><p>We wait.</p><p>The mayor</p></blockquote>\n<table><tr><td>Boat</td><td>Nine</td></tr></table>\n<p>Note</p><p>Bring cash.</p>\n<iframe src="https://video.example/1"></iframe><p>The boat.</p>\n<hr>',
  );
  assert.equal(one(EDITOR).published, new Date(EDITOR.time).toISOString());
});

const t = (/** @type {string} */ text, /** @type {object[]} */ ...marks) => ({
  type: "text",
  text,
  ...(marks.length > 0 && { marks }),
});
const PROSEMIRROR = {
  title: "Ferry &amp; pier",
  author: { name: "Ada Quill" },
  updatedAt: "2031-03-04T06:10:00Z",
  section: "Local news",
  body: {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 3 }, content: [t("Fares")] },
      {
        type: "paragraph",
        content: [
          t("At "),
          t("9", { type: "bold" }, { type: "link", attrs: { href: "https://n.example" } }),
          { type: "hardBreak" },
          t("sharp"),
        ],
      },
      {
        type: "bullet_list",
        content: [{ type: "list_item", content: [{ type: "paragraph", content: [t("Adults")] }] }],
      },
      {
        type: "figure",
        content: [
          { type: "image", attrs: { src: "https://n.example/p.jpg", alt: "A pier" } },
          { type: "figcaption", content: [t("The pier")] },
        ],
      },
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [{ type: "tableCell", content: [{ type: "paragraph", content: [t("Nine")] }] }],
          },
        ],
      },
      { type: "callout", content: [{ type: "paragraph", content: [t("Bring cash.")] }] },
      { type: "youtube", attrs: { src: "https://video.example/1" } },
    ],
  },
};

test("ProseMirror, TipTap and Storyblok: marks, figures, and the fields around the tree", () => {
  const version = one(PROSEMIRROR);
  assert.equal(
    version.text,
    '<h3>Fares</h3><p>At <a href="https://n.example"><strong>9</strong></a><br>sharp</p><ul><li><p>Adults</p></li></ul><figure><img src="https://n.example/p.jpg" alt="A pier"><figcaption>The pier </figcaption></figure><table><tr><td><p>Nine</p></td></tr></table><p>Bring cash.</p><iframe src="https://video.example/1"></iframe>',
  );
  assert.deepEqual(version.fields, { headline: "Ferry & pier", byline: "Ada Quill" });
  assert.equal(version.published, "2031-03-04T06:10:00Z");
  assert.deepEqual(
    version.omitted?.filter(({ location }) => location === "section"),
    [{ text: "Local news", reason: "metadata", location: "section" }],
  );
});

const PORTABLE = {
  _id: "p1",
  _updatedAt: "2031-03-04T06:10:00Z",
  title: "Ferry",
  body: [
    {
      _type: "block",
      style: "normal",
      markDefs: [{ _key: "l", _type: "link", href: "https://n.example" }],
      children: [
        { _type: "span", text: "At ", marks: [] },
        { _type: "span", text: "9", marks: ["l", "strong"] },
      ],
    },
    { _type: "block", listItem: "bullet", level: 1, children: [{ _type: "span", text: "Adults" }] },
    { _type: "block", listItem: "number", level: 2, children: [{ _type: "span", text: "First" }] },
    { _type: "block", style: "h3", children: [{ _type: "span", text: "Fares" }] },
    {
      _type: "image",
      asset: { _ref: "image-abc-3x4-jpg" },
      alt: "A pier",
      caption: "The pier.",
      credit: "Ola Berg/AP",
    },
  ],
};

test("Portable Text: flat lists, marks by key, pictures by reference", () => {
  assert.equal(
    html(PORTABLE),
    '<p>At <a href="https://n.example"><strong>9</strong></a></p><ul><li>Adults<ol><li>First</li></ol></li></ul><h3>Fares</h3><figure><img src="image-abc-3x4-jpg" alt="A pier"><figcaption>The pier. <span class="credit">Ola Berg/AP</span></figcaption></figure>',
  );
  assert.deepEqual([one(PORTABLE).id, one(PORTABLE).fields], ["p1", { headline: "Ferry" }]);
  assert.equal(html(PORTABLE.body), html(PORTABLE));
});

const CONTENTFUL = {
  sys: { id: "e1", updatedAt: "2031-03-04T01:02:03Z", version: 4 },
  fields: {
    title: { "en-US": "Ferry" },
    body: {
      "en-US": {
        nodeType: "document",
        data: {},
        content: [
          { nodeType: "heading-2", data: {}, content: [{ nodeType: "text", value: "Fares", marks: [] }] },
          {
            nodeType: "paragraph",
            data: {},
            content: [
              { nodeType: "text", value: "At ", marks: [{ type: "italic" }] },
              {
                nodeType: "hyperlink",
                data: { uri: "https://n.example" },
                content: [{ nodeType: "text", value: "9", marks: [] }],
              },
            ],
          },
          {
            nodeType: "ordered-list",
            content: [
              {
                nodeType: "list-item",
                content: [{ nodeType: "paragraph", content: [{ nodeType: "text", value: "First", marks: [] }] }],
              },
            ],
          },
          {
            nodeType: "embedded-asset-block",
            data: {
              target: { fields: { title: "pier", description: "The pier.", file: { url: "//images.example/p.jpg" } } },
            },
            content: [],
          },
          { nodeType: "embedded-entry-block", data: { target: { sys: { id: "E9" } } }, content: [] },
        ],
      },
    },
  },
};

test("Contentful: fields by language, assets, entries", () => {
  const version = one(CONTENTFUL);
  assert.equal(
    version.text,
    '<h2>Fares</h2><p><em>At </em><a href="https://n.example">9</a></p><ol><li><p>First</p></li></ol><figure><img src="https://images.example/p.jpg"><figcaption>The pier.</figcaption></figure><iframe src="E9"></iframe>',
  );
  assert.deepEqual(
    [version.id, version.number, version.published, version.fields],
    ["e1", 4, "2031-03-04T01:02:03Z", { headline: "Ferry" }],
  );
});

const LEXICAL = {
  root: {
    type: "root",
    children: [
      { type: "heading", tag: "h3", children: [{ type: "text", text: "Fares", format: 0 }] },
      {
        type: "paragraph",
        children: [
          { type: "extended-text", text: "At ", format: 3 },
          { type: "link", url: "https://n.example", children: [{ type: "text", text: "9", format: 0 }] },
          { type: "linebreak" },
          { type: "text", text: "sharp", format: 4 },
        ],
      },
      {
        type: "list",
        listType: "number",
        tag: "ol",
        children: [{ type: "listitem", value: 1, children: [{ type: "text", text: "First" }] }],
      },
      {
        type: "image",
        src: "https://n.example/p.jpg",
        altText: "A pier",
        caption: {
          editorState: {
            root: { type: "root", children: [{ type: "paragraph", children: [{ type: "text", text: "The pier." }] }] },
          },
        },
      },
      { type: "image", src: "https://n.example/q.jpg", alt: "A boat", caption: "<span>The boat.</span>" },
      { type: "html", html: "<p>Raw.</p>" },
      { type: "bookmark", url: "https://b.example", metadata: { title: "Elsewhere" } },
      { type: "upload", value: { url: "https://n.example/u.jpg", alt: "A crane" } },
    ],
  },
};

test("Lexical, with the cards of Ghost and Payload", () => {
  assert.equal(
    html(LEXICAL),
    '<h3>Fares</h3><p><em><strong>At </strong></em><a href="https://n.example">9</a><br><s>sharp</s></p><ol><li>First</li></ol><figure><img src="https://n.example/p.jpg" alt="A pier"><figcaption>The pier.</figcaption></figure>' +
      '<figure><img src="https://n.example/q.jpg" alt="A boat"><figcaption>The boat.</figcaption></figure><p>Raw.</p><iframe src="https://b.example"></iframe><figure><img src="https://n.example/u.jpg" alt="A crane"><figcaption></figcaption></figure>',
  );
  // Ghost stores it as a string.
  assert.equal(html({ id: "7", title: "A", lexical: JSON.stringify(LEXICAL) }), html(LEXICAL));
});

const SLATE = [
  { type: "heading", level: 2, children: [{ type: "text", text: "Fares" }] },
  {
    type: "paragraph",
    children: [
      { text: "At " },
      { text: "9", bold: true },
      { type: "link", url: "https://n.example", children: [{ text: "there" }] },
    ],
  },
  { type: "list", format: "ordered", children: [{ type: "list-item", children: [{ text: "First" }] }] },
  { type: "bulleted-list", children: [{ type: "list-item", children: [{ text: "Adults" }] }] },
  {
    type: "image",
    image: { url: "https://n.example/p.jpg", alternativeText: "A pier", caption: "The pier." },
    children: [{ text: "" }],
  },
  { type: "quote", children: [{ text: "We wait." }] },
];

test("Slate and Strapi: marks as keys of the text", () => {
  assert.equal(
    html(SLATE),
    '<h2>Fares</h2><p>At <strong>9</strong><a href="https://n.example">there</a></p><ol><li>First</li></ol><ul><li>Adults</li></ul><figure><img src="https://n.example/p.jpg" alt="A pier"><figcaption>The pier.</figcaption></figure><blockquote><p>We wait.</p></blockquote>',
  );
});

test("rich text: a list of versions, and documents of different stories", () => {
  const version = (/** @type {string} */ id, /** @type {string} */ at) => ({
    _id: id,
    _updatedAt: at,
    body: PORTABLE.body,
  });
  assert.deepEqual(
    read({ value: [version("a", "2031-03-05"), version("a", "2031-03-04")], name: "" }).map(({ published, story }) => [
      published,
      story,
    ]),
    [
      ["2031-03-04", undefined],
      ["2031-03-05", undefined],
    ],
  );
  assert.deepEqual(
    read({ value: [version("a", "2031-03-04"), version("b", "2031-03-05")], name: "" }).map(({ story }) => story),
    ["a", "b"],
  );
});

test("rich text: no word is lost", () => {
  for (const value of [DRAFT, EDITOR, PROSEMIRROR, PORTABLE, CONTENTFUL, LEXICAL, SLATE]) {
    const text = JSON.stringify(value);
    const before = seen(read({ value, name: "" }));
    const lost = [];
    for (const { 0: whole, 1: key = "", 2: word = "", index } of text.matchAll(/"(\w+)":"((?:[^"\\]|\\.)*)"/g)) {
      // Kinds, names of marks and keys are not text.
      if (
        /^_?(?:type|style|nodeType|tag|format|listType|listItem|_key|_ref|mode|version|service|id|_id)$/.test(key) ||
        !/\p{L}{3}/u.test(word) ||
        /^https?:|^2031|^\/\//.test(word)
      )
        continue;
      const at = index + whole.length - 1 - word.length;
      const changed = JSON.parse(`${text.slice(0, at)}Zxqv zxqv${text.slice(index + whole.length - 1)}`);
      if (seen(read({ value: changed, name: "" })) === before) lost.push(whole);
    }
    assert.deepEqual(lost, []);
  }
});

/** @param {() => unknown} read */
function refusable(read) {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof FormatError, String(/** @type {Error} */ (error).stack));
  }
}

/** Pseudo-random numbers from a seed. @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("rich text: random trees, depth, cycles and huge fields are read or refused, without other errors", async () => {
  const types = [
    "doc",
    "paragraph",
    "heading",
    "image",
    "list",
    "listitem",
    "text",
    "table",
    "block",
    "figure",
    "link",
    "x",
    "code",
    "embed",
  ];
  const keys = [
    "children",
    "content",
    "text",
    "value",
    "attrs",
    "data",
    "marks",
    "src",
    "caption",
    "listItem",
    "level",
    "format",
    "markDefs",
    "blocks",
    "entityMap",
    "root",
    "images",
    "html",
  ];
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    /** @param {number} depth @returns {unknown} */
    const node = (depth) => {
      const kind = next(depth > 6 ? 4 : 9);
      if (kind < 4) return ["words of a text", 3, null, true][kind];
      if (kind === 4) return Array.from({ length: next(4) }, () => node(depth + 1));
      return Object.fromEntries([
        ["type", types[next(types.length)]],
        ...Array.from({ length: 1 + next(4) }, () => [keys[next(keys.length)], node(depth + 1)]),
      ]);
    };
    for (const value of [
      { type: "doc", content: [node(0), node(0)] },
      { root: { type: "root", children: [node(0)] } },
      { blocks: [node(0), node(0)], entityMap: node(0) ?? {} },
      [{ _type: "block", children: [node(0)] }],
    ])
      refusable(() => read({ value, name: "" }));
  }
  /** @type {any} */
  const cycle = { type: "doc", content: [] };
  cycle.content.push({ type: "paragraph", content: [cycle] }, cycle);
  assert.equal(html(cycle), "<p></p>");
  const [open, close] = ['{"type":"blockquote","content":[', "]}"].map((text) => text.repeat(5000));
  const deep = `{"type":"doc","content":[${open}${JSON.stringify(t("At the bottom of all of it."))}${close}]}`;
  assert.match(seen(await openVersions(deep)), /bottom of all/);
  const huge = "word ".repeat(400_000);
  assert.ok((html({ type: "doc", content: [{ type: "paragraph", content: [t(huge)] }] }) ?? "").length > huge.length);
});

test("a list of nodes is one document, though a node has a column of a table", async () => {
  const node = (/** @type {string} */ words) => ({ _type: "block", children: [{ _type: "span", text: words }] });
  const aside = { _type: "aside", text: "Bring a lamp.", author: "Mirte Oost" };
  const lists = {
    "Portable Text": [node("The mine opens."), aside],
    "Portable Text in a document": { _id: "m1", title: "Mine", body: [node("The mine opens."), aside] },
    Prismic: [
      { type: "paragraph", text: "The mine opens.", spans: [] },
      { type: "heading2", text: "Bring a lamp.", spans: [] },
    ],
    "dynamic zone": [
      { __component: "shared.rich-text", id: 1, body: "The mine opens." },
      { __component: "shared.quote", id: 2, title: "Mirte Oost", body: "Bring a lamp." },
    ],
    Slate: [
      { type: "p", children: [{ text: "The mine opens." }] },
      { type: "aside", text: "Bring a lamp.", children: [{ text: "" }] },
    ],
  };
  for (const [name, value] of Object.entries(lists)) {
    const versions = await openVersions(JSON.stringify(value));
    assert.equal(versions.length, 1, name);
    assert.match(versions[0]?.text ?? "", /The mine opens\.[\s\S]*Bring a lamp\./, name);
  }
});

test("words in nodes of a line and in cards of links", () => {
  const line = [
    { type: "text", text: "Asked " },
    { type: "mention", attrs: { id: "7", label: "Mirte <Oost>" } },
  ];
  assert.equal(
    html({ type: "doc", content: [{ type: "paragraph", content: line }] }),
    "<p>Asked @Mirte &lt;Oost&gt;</p>",
  );
  const card = { link: "https://m.example/a", meta: { title: "Mine & lamp", description: "A map." } };
  assert.equal(
    html({ blocks: [{ type: "linkTool", data: card }] }),
    '<p><a href="https://m.example/a">Mine &amp; lamp</a></p><p>A map.</p>',
  );
});
