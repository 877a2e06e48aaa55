// @ts-check
/** Invented items of headless content systems: components, slices, cards, entries with fields of their own. */

const HREF = "https://m.example/pier.jpg";

/** @type {import("../items.mjs").Items} */
export const HEADLESS = {
  "a dynamic zone of Strapi": {
    format: "components",
    headline: "Canal drained",
    photos: 3,
    text: /<h2>What lived there<.h2><p>Carp, mostly\.<.p>[\s\S]*<blockquote><p>We moved the fish first\.<.p><p>The warden<.p><.blockquote>/,
    value: {
      data: {
        id: 3,
        documentId: "zk31",
        title: "Canal drained",
        description: "The fish were moved first",
        publishedAt: "2031-03-04T10:00:00Z",
        author: { id: 2, name: "Oda Ness" },
        cover: {
          url: "/uploads/c.jpg",
          alternativeText: "Dry canal",
          caption: "The canal on Monday.",
          mime: "image/jpeg",
        },
        blocks: [
          { __component: "shared.rich-text", id: 1, body: "## What lived there\n\nCarp, mostly." },
          { __component: "shared.quote", id: 2, body: "We moved the fish first.", title: "The warden" },
          {
            __component: "shared.media",
            id: 3,
            file: { url: "/uploads/m.jpg", alternativeText: "Fish", caption: "A carp." },
          },
          {
            __component: "shared.slider",
            id: 4,
            files: [{ url: "/uploads/s.jpg", alternativeText: "Mud", caption: "Mud at the lock." }],
          },
        ],
      },
      meta: {},
    },
  },
  "a document of Prismic": {
    format: "prismic",
    headline: "Barge sinks",
    photos: 2,
    text: /<p>The <strong>barge<.strong> sank at noon\.<.p>[\s\S]*<ul><li>Nobody was hurt<.li><.ul>[\s\S]*<blockquote><p>It went down fast\.<.p><p>A sailor<.p><.blockquote>/,
    value: {
      id: "X1",
      uid: "barge-sinks",
      type: "article",
      first_publication_date: "2031-03-04T10:00:00+0000",
      last_publication_date: "2031-03-05T10:00:00+0000",
      data: {
        title: [{ type: "heading1", text: "Barge sinks", spans: [] }],
        subtitle: [{ type: "paragraph", text: "The crew is safe", spans: [] }],
        author_name: "Kit Rood",
        image: {
          dimensions: { width: 900, height: 600 },
          url: "https://p.example/b.jpg",
          alt: "Barge",
          copyright: "Lena Dorf",
        },
        body: [
          { type: "paragraph", text: "The barge sank at noon.", spans: [{ start: 4, end: 9, type: "strong" }] },
          { type: "list-item", text: "Nobody was hurt", spans: [] },
          { type: "image", url: "https://p.example/c.jpg", alt: "The lock", dimensions: { width: 9, height: 6 } },
          { type: "embed", oembed: { embed_url: "https://v.example/1", title: "Film of the rescue" } },
        ],
        slices: [
          {
            slice_type: "quote",
            primary: { quote: [{ type: "paragraph", text: "It went down fast.", spans: [] }], name: "A sailor" },
            items: [],
          },
        ],
      },
    },
  },
  "cards of Ghost's editor": {
    format: "lexical",
    headline: "Lake freezes",
    photos: 2,
    text: /<figcaption>Skaters at noon<.figcaption>[\s\S]*<p>Sound of the ice<.p>/,
    value: {
      title: "Lake freezes",
      lexical: JSON.stringify({
        root: {
          type: "root",
          children: [
            {
              type: "gallery",
              images: [{ src: HREF, alt: "Skates" }, { src: "https://m.example/b.jpg" }],
              caption: "Skaters at noon",
            },
            { type: "header", header: "How thick is it", subheader: "Nine inches", buttonText: "See the map" },
            {
              type: "embed",
              url: "https://y.example/v",
              html: "<iframe src='https://y.example/v'></iframe>",
              caption: "Sound of the ice",
            },
            { type: "product", productTitle: "Skate hire", productDescription: "<p>Open until dusk</p>" },
            { type: "codeblock", code: "depth = 9", caption: "How it was measured" },
            { type: "file", fileTitle: "The report", fileCaption: "Forty pages", fileName: "report.pdf" },
          ],
        },
      }),
    },
  },
  "quotes, tables and pictures that hold their own fields": {
    format: "portable-text",
    headline: "Bees return",
    text: /<blockquote><p>They came back<.p><p>The keeper<.p><.blockquote>[\s\S]*<td>April<.td>/,
    value: {
      _type: "article",
      title: "Bees return",
      body: [
        { _type: "block", style: "normal", children: [{ _type: "span", text: "The hives are full." }] },
        { _type: "pullQuote", quote: "They came back", attribution: "The keeper" },
        { _type: "table", rows: [{ _type: "tableRow", cells: ["April", "Nine hives"] }] },
      ],
    },
  },
  "assets and entries in several languages": {
    format: "contentful",
    headline: "Dam leaks",
    photos: 1,
    text: /<img src="https:..i.example.d.jpg"[\s\S]*<figcaption>The dam at dawn[\s\S]*<blockquote><p>It will hold<.p><p>An engineer<.p>/,
    value: {
      sys: { type: "Entry", id: "e1" },
      fields: {
        title: { "en-US": "Dam leaks" },
        body: {
          "en-US": {
            nodeType: "document",
            content: [
              {
                nodeType: "embedded-asset-block",
                data: {
                  target: {
                    fields: {
                      description: { "en-US": "The dam at dawn" },
                      file: { "en-US": { url: "//i.example/d.jpg", contentType: "image/jpeg" } },
                    },
                  },
                },
                content: [],
              },
              {
                nodeType: "embedded-entry-block",
                data: {
                  target: { fields: { quote: { "en-US": "It will hold" }, speaker: { "en-US": "An engineer" } } },
                },
                content: [],
              },
            ],
          },
        },
      },
    },
  },
  "a figure whose picture has a title of its own": {
    format: "prosemirror",
    headline: "",
    photos: 1,
    text: /<figcaption>The bridge at noon\. Photo: Max Ny <.figcaption>/,
    value: {
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "Bridge opens" }] },
        {
          type: "figure",
          content: [
            { type: "image", attrs: { src: HREF, alt: "A bridge", title: "Bridge, north side" } },
            { type: "figcaption", content: [{ type: "text", text: "The bridge at noon. Photo: Max Ny" }] },
          ],
        },
      ],
    },
  },
};
