// @ts-check
/** Items of schema.org, as JSON-LD. */

const HREF = "https://m.example/pier.jpg";

/** @type {import("../items.mjs").Items} */
export const SCHEMA_ORG = {
  "a graph of schema.org": {
    format: "json-ld",
    headline: "Ferry & pier",
    photos: 1,
    value: {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebPage", "@id": "https://h.example/a/", name: "Ferry - Harbour Times" },
        {
          "@type": "NewsArticle",
          "@id": "https://h.example/a/#article",
          headline: "Ferry &amp; pier",
          description: "What the council decided on Monday.",
          author: { "@id": "https://h.example/#ada" },
          image: { "@id": "https://h.example/a/#primary" },
          datePublished: "2031-03-04T08:00:00Z",
          articleSection: ["Local news"],
          articleBody: "<p>The ferry leaves at nine.</p>",
        },
        { "@type": "Person", "@id": "https://h.example/#ada", name: "Ada Quill" },
        {
          "@type": "ImageObject",
          "@id": "https://h.example/a/#primary",
          url: HREF,
          caption: "The pier.",
          creditText: "Ola Berg/NWA",
        },
      ],
    },
  },
  "an article with crops": {
    format: "json-ld",
    headline: "Ferry later",
    photos: 1,
    value: {
      "@context": "https://schema.org",
      "@type": "ReportageNewsArticle",
      url: "https://h.example/b",
      headline: "Ferry later",
      author: [{ name: "Ada Quill" }, { name: "Jonas Feld" }],
      image: ["https://m.example/1x1.jpg", "https://m.example/4x3.jpg", "https://m.example/16x9.jpg"],
      articleBody: "The ferry leaves at nine.\n\nNobody minds.",
      publisher: { "@type": "NewsMediaOrganization", name: "Harbour Times" },
    },
  },
  "a live blog": {
    format: "json-ld",
    headline: "Ferry strike: live",
    text: /Strike ends/,
    value: {
      "@context": "https://schema.org",
      "@type": "LiveBlogPosting",
      "@id": "https://h.example/live",
      headline: "Ferry strike: live",
      liveBlogUpdate: [
        {
          "@type": "BlogPosting",
          headline: "Strike ends",
          datePublished: "2031-03-04T10:00:00Z",
          articleBody: "The strike is over.\n\nBoats leave again.",
        },
        { "@type": "BlogPosting", datePublished: "2031-03-04T09:00:00Z", articleBody: "<p>All boats stay.</p>" },
      ],
    },
  },
  "a picture of schema.org": {
    format: "json-ld",
    headline: "Pier",
    photos: 1,
    value: {
      "@context": "https://schema.org",
      "@type": "ImageObject",
      name: "Pier",
      contentUrl: HREF,
      caption: "The pier at dawn.",
      creator: { name: "Ola Berg" },
      copyrightNotice: "Harbour Pictures 2031",
    },
  },
  "a graph whose references have a kind": {
    format: "json-ld",
    headline: "Ferry",
    photos: 1,
    value: {
      "@context": "https://schema.org",
      "@graph": [
        {
          "@type": "NewsArticle",
          "@id": "#a",
          headline: "Ferry",
          author: [{ "@type": "Person", "@id": "#ada" }],
          image: [{ "@type": "ImageObject", "@id": "#pier" }],
          articleBody: "It leaves.",
        },
        { "@type": "Person", "@id": "#ada", name: "Ada Quill" },
        { "@type": "ImageObject", "@id": "#pier", url: HREF, caption: "The pier." },
      ],
    },
  },
  "a blog of schema.org": {
    format: "json-ld",
    headline: "Ferry",
    value: {
      "@context": "https://schema.org",
      "@type": "Blog",
      name: "Harbour notes",
      blogPost: [{ "@type": "BlogPosting", "@id": "#a", headline: "Ferry", articleBody: "It leaves." }],
    },
  },
  "a fact check": {
    format: "json-ld",
    headline: "The ferry sank",
    text: /Mostly false, 2 of 5/,
    value: {
      "@context": "https://schema.org",
      "@type": "ClaimReview",
      claimReviewed: "The ferry sank",
      reviewBody: "It did not.",
      reviewRating: { "@type": "Rating", alternateName: "Mostly false", ratingValue: 2, bestRating: 5 },
      author: { "@type": "Organization", name: "Harbour Times" },
    },
  },
  "a gallery of schema.org": {
    format: "json-ld",
    headline: "The pier in pictures",
    photos: 2,
    value: {
      "@context": "https://schema.org",
      "@type": "ImageGallery",
      name: "The pier in pictures",
      associatedMedia: [
        { "@type": "ImageObject", contentUrl: HREF, caption: "One.", creditText: "Ola Berg" },
        { "@type": "ImageObject", contentUrl: "https://n.example/2.jpg", caption: "Two." },
      ],
    },
  },
};
