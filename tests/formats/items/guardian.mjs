// @ts-check
/** Items of the Guardian's content API. */

const HREF = "https://m.example/pier.jpg";

/** @type {import("../items.mjs").Items} */
export const GUARDIAN = {
  "Guardian, with fields": {
    format: "guardian",
    headline: "Ferry leaves later",
    photos: 1,
    value: {
      response: {
        status: "ok",
        content: {
          id: "harbour/2031/mar/04/ferry",
          sectionName: "Harbour news",
          webPublicationDate: "2031-03-04T08:00:00Z",
          webTitle: "Ferry leaves later",
          fields: {
            headline: "Ferry leaves later",
            standfirst: "<p>What the <strong>council</strong> decided</p>",
            byline: "Ada Quill in Harbour",
            main: `<figure><img src="${HREF}" alt="A pier"><figcaption>The pier. <span class="element-image__credit">Photograph: Ola Berg/NWA</span></figcaption></figure>`,
            body: "<p>The ferry leaves at nine.</p>",
            lastModified: "2031-03-04T09:00:00Z",
            trailText: "What the council decided on Monday",
            starRating: "4",
          },
        },
      },
    },
  },
  "Guardian, with blocks": {
    format: "guardian",
    headline: "Ferry strike",
    photos: 2,
    value: {
      id: "harbour/live",
      webTitle: "Ferry strike",
      blocks: {
        body: [
          {
            title: "Strike ends",
            firstPublishedDate: "2031-03-04T10:00:00Z",
            bodyTextSummary: "The strike is over, all in short",
            elements: [
              { type: "text", textTypeData: { html: "<p>The strike is over.</p>" } },
              {
                type: "image",
                assets: [{ file: HREF, typeData: { width: 900 } }],
                imageTypeData: {
                  caption: "The quay.",
                  alt: "A quay",
                  credit: "Photograph: Ola Berg/NWA",
                  displayCredit: true,
                },
              },
              {
                type: "image",
                assets: [{ file: "https://m.example/2.jpg" }],
                imageTypeData: { caption: "A gull.", credit: "Nobody at all", displayCredit: false },
              },
              {
                type: "tweet",
                tweetTypeData: { originalUrl: "https://s.example/1", html: "<blockquote>It is over</blockquote>" },
              },
            ],
          },
        ],
      },
    },
  },
  "Guardian, search result": {
    format: "guardian",
    headline: "Quay sold",
    value: {
      response: {
        results: [
          {
            id: "harbour/quay",
            webTitle: "Quay sold",
            webPublicationDate: "2031-03-04T08:00:00Z",
            fields: { bodyText: "It was sold.", body: "<p>It was sold.</p>" },
          },
        ],
      },
    },
  },
  "Guardian, plain text only": {
    format: "guardian",
    headline: "Quay sold",
    text: /^<p>It was sold\.<\/p>$/,
    value: {
      id: "harbour/quay",
      webTitle: "Quay sold",
      webPublicationDate: "2031-03-04T08:00:00Z",
      fields: { bodyText: "It was sold." },
      tags: [{ type: "contributor", webTitle: "Ada Quill" }],
    },
  },
  "Guardian, with elements": {
    format: "guardian",
    headline: "Quay sold",
    photos: 1,
    value: {
      id: "harbour/quay",
      webTitle: "Quay sold",
      webPublicationDate: "2031-03-04T08:00:00Z",
      fields: { body: "<p>It was sold.</p>" },
      elements: [
        {
          id: "m1",
          relation: "main",
          type: "image",
          assets: [
            {
              file: HREF,
              typeData: {
                width: "900",
                caption: "The quay.",
                altText: "A quay",
                credit: "Photograph: Ola Berg/NWA",
                displayCredit: "true",
              },
            },
            { file: "https://n.example/small.jpg", typeData: { width: "100", caption: "The quay." } },
          ],
        },
      ],
    },
  },
};
