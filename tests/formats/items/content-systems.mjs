// @ts-check
/** Items of content systems: WordPress, Ghost, Drupal, Wagtail. */

const HREF = "https://m.example/pier.jpg";

/** @type {import("../items.mjs").Items} */
export const CONTENT_SYSTEMS = {
  "a post of WordPress": {
    format: "wordpress",
    headline: "Ferry & pier",
    photos: 1,
    value: {
      id: 7,
      type: "post",
      modified_gmt: "2031-03-04T09:40:00",
      title: { rendered: "Ferry &amp; pier" },
      content: { rendered: "<p>The ferry &#8211; late.</p>", protected: false },
      excerpt: { rendered: "<p>The ferry is late again &hellip;</p>" },
      yoast_head_json: { title: "Ferry - Harbour Times" },
      _embedded: {
        author: [{ name: "Ada Quill", description: "Ada writes about boats." }],
        "wp:featuredmedia": [
          { id: 44, source_url: HREF, alt_text: "A pier", caption: { rendered: "<p>The pier.</p>" } },
        ],
      },
    },
  },
  "a classic revision": {
    format: "wordpress",
    headline: "Ferry news",
    text: /<p>It was <strong>late<\/strong>\.<br>/,
    value: {
      id: 11,
      parent: 7,
      slug: "7-revision-v1",
      modified_gmt: "2031-03-04T10:00:00",
      title: { raw: "Ferry news" },
      content: {
        raw: "The ferry came.\r\n\r\nIt was <strong>late</strong>.\nVery late.\r\n\r\n<blockquote>Never.</blockquote>",
      },
    },
  },
  "an attachment": {
    format: "wordpress",
    headline: "Pier",
    photos: 1,
    value: {
      id: 44,
      type: "attachment",
      modified_gmt: "2031-03-04T10:00:00",
      title: { rendered: "Pier" },
      caption: { rendered: "<p>The pier at dawn.</p>" },
      alt_text: "A pier",
      source_url: HREF,
      media_details: { image_meta: { credit: "Ola Berg", copyright: "Harbour Pictures", camera: "X100 camera" } },
    },
  },
  "Ghost's content API": {
    format: "ghost",
    headline: "Ferry later",
    photos: 1,
    value: {
      posts: [
        {
          id: "5e0f",
          uuid: "6d1c",
          title: "Ferry later",
          html: "<p>The ferry leaves at nine.</p>",
          comment_id: "5e0f",
          feature_image: HREF,
          feature_image_alt: "A pier",
          feature_image_caption: "<span>The pier. Photo: <b>Ola Berg</b></span>",
          custom_excerpt: "By order of the council.",
          excerpt: "The ferry leaves at nine in the morning.",
          updated_at: "2031-03-04T09:00:00Z",
          authors: [{ name: "Ada Quill", bio: "Writes about boats." }],
        },
      ],
    },
  },
  "Ghost's export": {
    format: "ghost",
    headline: "Ferry later",
    value: {
      db: [
        {
          meta: { version: "5.1" },
          data: {
            posts: [
              {
                id: "1",
                title: "Ferry later",
                html: "<p>It leaves.</p>",
                mobiledoc: null,
                comment_id: "1",
                feature_image: null,
                updated_at: "2031-03-04T09:00:00Z",
              },
            ],
          },
        },
      ],
    },
  },
  "Drupal's JSON:API": {
    format: "drupal",
    headline: "Ferry later",
    photos: 1,
    value: {
      data: {
        type: "node--article",
        id: "0c4e-11",
        attributes: {
          drupal_internal__nid: 7,
          drupal_internal__vid: 12,
          langcode: "en",
          title: "Ferry later",
          changed: "2031-03-04T09:00:00+00:00",
          created: "2031-03-04T08:00:00+00:00",
          body: {
            value: "<p>It leaves at nine.</p>",
            processed: "<p>It leaves at nine.</p>",
            summary: "A later boat.",
          },
          field_kicker: "Harbour news",
        },
        relationships: {
          field_image: { data: { type: "file--file", id: "f1", meta: { alt: "A pier", title: "The pier at dawn." } } },
          uid: { data: { type: "user--user", id: "u1" } },
        },
      },
      included: [
        {
          type: "file--file",
          id: "f1",
          attributes: { filename: "pier.jpg", uri: { value: "public://pier.jpg", url: "/files/pier.jpg" } },
        },
        { type: "user--user", id: "u1", attributes: { display_name: "Ada Quill" } },
      ],
    },
  },
  "an attachment with the credit of a plugin": {
    format: "wordpress",
    headline: "Pier",
    photos: 1,
    value: {
      id: 44,
      type: "attachment",
      title: { rendered: "Pier" },
      caption: { rendered: "<p>The pier.</p>" },
      source_url: HREF,
      acf: { photo_credit: "Ola Berg" },
      meta: { _media_credit: "Harbour Pictures" },
    },
  },
  "Ghost, the editor's tree only": {
    format: "lexical",
    headline: "Ferry later",
    photos: 2,
    value: {
      posts: [
        {
          id: "5e0f",
          title: "Ferry later",
          lexical: JSON.stringify({
            root: {
              type: "root",
              children: [
                { type: "paragraph", children: [{ type: "extended-text", text: "It leaves at nine." }] },
                { type: "image", src: HREF, caption: "<span>The pier. Photo: Ola Berg</span>", alt: "A pier" },
              ],
            },
          }),
          custom_excerpt: "By order of the council.",
          feature_image: HREF,
          feature_image_alt: "A quay",
          feature_image_caption: "The quay. Photo: Mia Holt",
          authors: [{ name: "Ada Quill" }],
        },
      ],
    },
  },
  "Ghost's export, with separate tables": {
    format: "ghost",
    headline: "Ferry later",
    photos: 1,
    value: {
      db: [
        {
          data: {
            posts: [{ id: "1", title: "Ferry later", html: "<p>It leaves.</p>", comment_id: "1", feature_image: HREF }],
            posts_meta: [{ id: "m1", post_id: "1", feature_image_caption: "The pier. Photo: Ola Berg" }],
            posts_authors: [
              { post_id: "1", author_id: "7", sort_order: 1 },
              { post_id: "1", author_id: "8", sort_order: 0 },
            ],
            users: [
              { id: "7", name: "Jonas Feld" },
              { id: "8", name: "Ada Quill", bio: "Writes about boats" },
            ],
            tags: [{ id: "t1", name: "Harbour news" }],
          },
        },
      ],
    },
  },
  "Drupal, a story of paragraphs": {
    format: "drupal",
    headline: "Ferry later",
    photos: 2,
    text: /^<p>It leaves at nine\.<\/p>\n<blockquote><p>We leave\.<\/p><\/blockquote>/,
    value: {
      data: {
        type: "node--article",
        id: "n1",
        attributes: { drupal_internal__nid: 3, title: "Ferry later", field_subtitle: "By order of the council" },
        relationships: {
          field_content: {
            data: [
              { type: "paragraph--text", id: "p1" },
              { type: "paragraph--quote", id: "p2" },
              { type: "paragraph--image", id: "p3" },
              { type: "paragraph--group", id: "p4" },
            ],
          },
          field_authors: { data: [{ type: "node--person", id: "a1" }] },
          field_media_image: { data: { type: "media--image", id: "m1" } },
        },
      },
      included: [
        {
          type: "paragraph--text",
          id: "p1",
          attributes: { field_text: { value: "It leaves.", processed: "<p>It leaves at nine.</p>" } },
        },
        { type: "paragraph--quote", id: "p2", attributes: { parent_type: "node", field_quote: "We leave." } },
        {
          type: "paragraph--image",
          id: "p3",
          attributes: { field_caption: "Two boats.", field_credit: "Mia Holt" },
          relationships: { field_image: { data: { type: "file--file", id: "f2", meta: { alt: "Boats" } } } },
        },
        {
          type: "paragraph--group",
          id: "p4",
          attributes: { field_title: "What is next" },
          relationships: { field_parts: { data: [{ type: "paragraph--text", id: "p5" }] } },
        },
        { type: "paragraph--text", id: "p5", attributes: { field_text: { processed: "<p>Nobody knows.</p>" } } },
        { type: "node--person", id: "a1", attributes: { title: "Ada Quill" } },
        {
          type: "media--image",
          id: "m1",
          attributes: { name: "pier.jpg", field_caption: "The pier.", field_credit: "Ola Berg/NWA" },
          relationships: { field_media_image: { data: { type: "file--file", id: "f1", meta: { alt: "A pier" } } } },
        },
        { type: "file--file", id: "f1", attributes: { uri: { url: "/files/pier.jpg" } } },
        { type: "file--file", id: "f2", attributes: { uri: { url: "/files/boats.jpg" } } },
      ],
    },
  },
  "Drupal, a list with related items": {
    format: "drupal",
    headline: "Ferry later",
    photos: 1,
    value: {
      data: [
        {
          type: "node--article",
          id: "n1",
          attributes: { drupal_internal__vid: 9, title: "Ferry later", body: { processed: "<p>At nine.</p>" } },
          relationships: {
            uid: { data: { type: "user--user", id: "u1" } },
            field_image: { data: { type: "file--file", id: "f1", meta: { alt: "A pier" } } },
          },
        },
      ],
      included: [
        { type: "user--user", id: "u1", attributes: { display_name: "Ada Quill" } },
        { type: "file--file", id: "f1", attributes: { uri: { url: "/files/pier.jpg" } } },
        { type: "taxonomy_term--tags", id: "t1", attributes: { name: "Harbour news" } },
      ],
    },
  },
  "Drupal's older interface": {
    format: "drupal",
    headline: "Ferry later",
    photos: 1,
    value: {
      nid: [{ value: 7 }],
      vid: [{ value: 12 }],
      type: [{ target_id: "article", target_type: "node_type" }],
      title: [{ value: "Ferry later" }],
      changed: [{ value: "2031-03-04T09:00:00+00:00" }],
      body: [
        { value: "It leaves", format: "full_html", processed: "<p>It leaves at nine.</p>", summary: "A later boat." },
      ],
      field_image: [{ target_id: 3, alt: "A pier", title: "The pier.", url: "https://n.example/pier.jpg" }],
    },
  },
  "Drupal, with its references resolved": {
    format: "drupal",
    headline: "Ferry later",
    photos: 1,
    text: /<p>It leaves at nine\.<\/p>/,
    value: {
      type: "node--article",
      id: "n1",
      drupal_internal__nid: 3,
      title: "Ferry later",
      changed: "2031-03-04T09:00:00+00:00",
      uid: { type: "user--user", id: "u1", display_name: "Ada Quill" },
      field_media_image: {
        type: "media--image",
        id: "m1",
        field_caption: "The pier.",
        field_media_image: {
          type: "file--file",
          id: "f1",
          uri: { value: "public://pier.jpg", url: "/files/pier.jpg" },
          resourceIdObjMeta: { alt: "A pier" },
        },
      },
      field_content: [
        {
          type: "paragraph--text",
          id: "p1",
          parent_type: "node",
          field_text: { value: "<p>It leaves at nine.</p>", processed: "<p>It leaves at nine.</p>" },
        },
      ],
    },
  },
  "a page of Wagtail": {
    format: "stream-field",
    headline: "Ferry later",
    photos: 1,
    value: {
      id: 3,
      meta: { type: "blog.BlogPage", html_url: "https://n.example/a" },
      title: "Ferry later",
      body: [
        { type: "heading", value: "More boats", id: "1" },
        { type: "paragraph", value: "<p>It leaves at nine.</p>", id: "2" },
        { type: "image", value: { id: 4, caption: "The pier.", credit: "Ola Berg" }, id: "3" },
        { type: "quotes", value: [{ type: "item", value: "We leave.", id: "5" }], id: "4" },
      ],
    },
  },
};
