// @ts-check
/** Items of Arc, as ANS. */

const HREF = "https://m.example/pier.jpg";

/** @type {import("../items.mjs").Items} */
export const ARC = {
  "a story of Arc": {
    format: "ans",
    headline: "Council passes the budget",
    photos: 3,
    value: {
      _id: "ABCDEFGHIJ",
      type: "story",
      version: "0.10.9",
      language: "en",
      last_updated_date: "2031-02-11T09:00:00Z",
      headlines: { basic: "Council passes the budget", web: "Budget passes" },
      subheadlines: { basic: "At the third try." },
      description: { basic: "The council agreed late at night." },
      label: { basic: { text: "Local politics" } },
      credits: { by: [{ name: "Ada Quill", org: "The Courier", description: "She covers the harbour" }] },
      location: "MARHAVEN",
      planning: { internal_note: "Check the sum" },
      promo_items: {
        lead_art: {
          type: "gallery",
          _id: "GAL1",
          headlines: { basic: "The night in pictures" },
          content_elements: [
            {
              type: "image",
              _id: "IMG1",
              url: HREF,
              caption: "Members vote.",
              credits: { by: [{ name: "Ines Okoro" }] },
            },
          ],
        },
      },
      content_elements: [
        { type: "text", _id: "T1", content: "The council <b>passed</b> it." },
        { type: "header", level: 3, content: "What was cut" },
        { type: "list", list_type: "ordered", items: [{ type: "text", content: "The library" }] },
        {
          type: "quote",
          content_elements: [{ type: "text", content: "Never again." }],
          citation: { content: "The mayor" },
        },
        {
          type: "image",
          _id: "IMG2",
          url: "https://c.example/2.jpg",
          caption: "The hall.",
          alt_text: "A hall",
          credits: { by: [{ name: "Ola Berg" }], affiliation: [{ name: "NWA" }] },
          copyright: "Courier 2031",
        },
        {
          type: "video",
          _id: "VID1",
          headlines: { basic: "The vote" },
          description: { basic: "Members raise their hands." },
          promo_items: { basic: { type: "image", url: "https://c.example/v.jpg" } },
        },
        { type: "numeric_rating", numeric_rating: 4, max: 5, units: "stars" },
        { type: "endorsement", endorsement: "Recommended by us" },
        {
          type: "link_list",
          title: "In the archive",
          items: [{ type: "interstitial_link", content: "The last budget", url: "https://c.example/l" }],
        },
        { type: "interstitial_link", content: "Read about the roof", url: "https://c.example/r" },
        {
          type: "oembed_response",
          raw_oembed: {
            type: "rich",
            html: '<blockquote>A post <a href="https://s.example/1">said so</a></blockquote>',
          },
        },
        { type: "table", header: [{ content: "Item" }], rows: [[{ content: "The roof" }]] },
        { type: "code", content: "if (a < b) stop" },
      ],
      corrections: [{ text: "An earlier version named the wrong sum." }],
    },
  },
  "a gallery of Arc": {
    format: "ans",
    headline: "The harbour in winter",
    photos: 2,
    value: {
      _id: "GALLERYONE",
      type: "gallery",
      version: "0.10.9",
      headlines: { basic: "The harbour in winter" },
      description: { basic: "Ice for the first time in ten years." },
      credits: { by: [{ name: "Ola Berg" }] },
      content_elements: [
        {
          _id: "I1",
          type: "image",
          version: "0.10.9",
          url: HREF,
          caption: "Ice on the quay.",
          distributor: { name: "NWA", category: "wires" },
        },
        {
          _id: "I2",
          type: "image",
          version: "0.10.9",
          url: "https://m.example/2.jpg",
          subtitle: "A gull.",
          credits: { by: [{ byline: "Mia Holt" }] },
        },
      ],
    },
  },
  "a picture of Arc": {
    format: "ans",
    headline: "",
    photos: 1,
    value: {
      _id: "IMAGEALONE",
      type: "image",
      version: "0.10.9",
      url: HREF,
      caption: "The pier at dawn.",
      alt_text: "A pier in mist",
      credits: { by: [{ name: "Ola Berg" }], affiliation: [{ name: "Harbour Pictures" }] },
      taxonomy: { tags: [{ text: "morning mist" }] },
    },
  },
};
