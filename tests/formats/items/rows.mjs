// @ts-check
/** Rows of tables, as content systems and scrapers write them. */

const HREF = "https://m.example/pier.jpg";

/** @type {import("../items.mjs").Items} */
export const ROWS = {
  "an entry of Strapi": {
    format: "rows",
    headline: "Ferry later",
    value: {
      data: {
        id: 3,
        attributes: { title: "Ferry later", content: "It leaves at nine.", updatedAt: "2031-03-04T09:00:00Z" },
      },
    },
  },
  "rows of NewsEdits": {
    format: "rows",
    headline: "Ferry plan",
    value: [
      {
        entry_id: 7,
        version: 0,
        title: "Ferry plan",
        text: "The ferry leaves at nine.",
        created: "2031-03-04 09:00:00",
        num_views: "some views",
      },
    ],
  },
  "a row of trafilatura": {
    format: "rows",
    headline: "Ferry plan",
    photos: 1,
    value: {
      title: "Ferry plan",
      author: "Ada Quill; Jonas Feld",
      hostname: "h.example",
      date: "2031-03-04",
      fingerprint: "a1b2c3d4e5f6a7b8",
      id: null,
      raw_text: "The ferry leaves at nine. Nobody minds.",
      text: "The ferry leaves at nine.\nNobody minds, said the captain, who has crossed the water every morning for thirty years and more.",
      language: "en",
      image: HREF,
      source: "https://h.example/a",
      "source-hostname": "Harbour Times",
      excerpt: "What the council decided.",
      categories: "Local news",
      tags: "",
    },
  },
  "a row of news-please": {
    format: "rows",
    headline: "Ferry plan",
    photos: 1,
    value: {
      authors: ["Ada Quill"],
      date_download: "2031-03-05 09:00:00",
      date_modify: null,
      date_publish: "2031-03-04 09:00:00",
      description: "What the council decided.",
      image_url: HREF,
      language: "en",
      maintext: "The ferry leaves at nine.",
      source_domain: "h.example",
      title: "Ferry plan",
      title_page: "Ferry plan - Harbour Times",
      url: "https://h.example/a",
    },
  },
};
