// @ts-check
/** Payloads in the formats of newsroom systems, wires and feeds. */

import { both, escaped, from, line, opened, TIMES, xml } from "./filling.mjs";

/** @typedef {import("./filling.mjs").Format} Format */

/** @type {Record<string, Format>} */
export const NEWSROOM = {
  "ninjs 1": {
    fields: 15,
    versions: (payloads) =>
      from(
        both((differ, n) => ({
          uri: `urn:x:${payloads[0]}`,
          type: "text",
          versioncreated: TIMES[n],
          version: n,
          language: payloads[0],
          headline: differ(line(payloads)),
          description_summary: differ(line(payloads)),
          byline: differ(line(payloads)),
          located: differ(line(payloads)),
          firstcreated: payloads[0],
          body_xhtml: payloads.map((p) => `<p>${escaped(differ(p))}</p>`).join(""),
          associations: Object.fromEntries(
            payloads.map((p, index) => [
              `p${index}`,
              {
                uri: p,
                type: "picture",
                description_caption: differ(p),
                description_creditline: differ(p),
                description_alt: differ(p),
                renditions: { a: { href: p, width: 10 } },
              },
            ]),
          ),
        })),
        "ninjs",
      ),
  },
  "ninjs 3": {
    fields: 13,
    versions: (payloads) =>
      from(
        both((differ, n) => ({
          uri: "urn:x:1",
          type: "text",
          versionCreated: TIMES[n],
          language: payloads[0],
          headlines: [{ value: differ(line(payloads)) }],
          descriptions: [{ role: "summary", value: differ(line(payloads)) }],
          by: differ(line(payloads)),
          located: differ(line(payloads)),
          bodies: [{ role: "web", contentType: "text/plain", value: payloads.map(differ).join("\n\n") }],
          associations: payloads.map((p) => ({
            uri: p,
            type: "picture",
            headlines: [{ value: p }],
            descriptions: [
              { role: "caption", value: differ(p) },
              { role: "creditline", value: differ(p) },
              { role: "alt", value: differ(p) },
            ],
            renditions: [{ href: p }],
          })),
        })),
        "ninjs",
      ),
  },
  ANS: {
    fields: 24,
    markup: true,
    versions: (payloads) =>
      from(
        both((differ, n) => ({
          _id: payloads[0],
          last_updated_date: TIMES[n],
          language: payloads[0],
          headlines: { basic: differ(line(payloads)) },
          subheadlines: { basic: differ(line(payloads)) },
          credits: { by: [{ name: differ(line(payloads)) }] },
          location: differ(line(payloads)),
          first_publish_date: payloads[0],
          promo_items: {
            basic: {
              type: "image",
              _id: payloads[0],
              url: payloads[0],
              caption: differ(line(payloads)),
              alt_text: differ(line(payloads)),
            },
          },
          corrections: [{ text: differ(line(payloads)) }],
          content_elements: payloads.flatMap((p) => [
            { type: "text", content: escaped(differ(p)) },
            { type: "header", level: p, content: escaped(differ(p)) },
            { type: "list", list_type: p, items: [{ type: "text", content: escaped(differ(p)) }] },
            {
              type: "quote",
              content_elements: [{ type: "text", content: escaped(differ(p)) }],
              citation: { content: differ(p) },
            },
            {
              type: "image",
              _id: p,
              url: p,
              caption: differ(p),
              alt_text: differ(p),
              vanity_credits: { by: [{ byline: differ(p) }], affiliation: [{ name: differ(p) }] },
            },
            { type: "oembed_response", raw_oembed: { html: p, url: p } },
            { type: "interstitial_link", url: p, content: differ(p) },
            { type: "raw_html", content: escaped(p) },
            { type: p, content: escaped(differ(p)) },
            { type: "table", header: [{ content: differ(p) }], rows: [[{ content: escaped(differ(p)) }]] },
          ]),
        })),
        "ans",
      ),
  },
  "ANS, WordPress and ninjs, with markup": {
    fields: 9,
    alone: true,
    versions: ([p = ""]) => [
      ...from(
        [
          {
            _id: "a",
            headlines: { basic: p },
            content_elements: [
              { type: "text", content: p },
              { type: "raw_html", content: p },
              { type: "list", items: [{ content: p }] },
            ],
          },
        ],
        "ans",
      ),
      ...from(
        [{ id: 1, title: { rendered: p }, content: { rendered: `${p}<p>${p}</p>` }, excerpt: { raw: p } }],
        "wordpress",
      ),
      ...from([{ uri: "x", type: "text", headline: p, body_xhtml: `<p>${p}</p>${p}` }], "ninjs"),
    ],
  },
  WordPress: {
    fields: 10,
    versions: (payloads) =>
      from(
        both((differ, n) => ({
          id: 7 + n,
          parent: 7,
          modified_gmt: (TIMES[n] ?? "").slice(0, -1),
          title: { rendered: escaped(differ(line(payloads))) },
          excerpt: { raw: differ(line(payloads)) },
          content: { rendered: payloads.map((p) => `<p>${escaped(differ(p))}</p>`).join("") },
          _embedded: {
            author: [{ name: differ(line(payloads)) }],
            "wp:featuredmedia": payloads.map((p) => ({
              id: p,
              source_url: p,
              alt_text: differ(p),
              caption: { rendered: escaped(differ(p)) },
            })),
          },
        })),
        "wordpress",
      ),
  },
  "schema.org": {
    fields: 12,
    // An articleBody that begins with a tag is HTML.
    markup: true,
    versions: (payloads) =>
      from(
        both((differ, n) => ({
          "@context": "https://schema.org",
          "@type": "NewsArticle",
          "@id": payloads[0],
          dateModified: TIMES[n],
          inLanguage: payloads[0],
          headline: differ(line(payloads)),
          alternativeHeadline: differ(line(payloads)),
          author: [{ name: differ(line(payloads)) }],
          dateline: differ(line(payloads)),
          articleBody: payloads.map(differ).join("\n\n"),
          correction: [{ text: differ(line(payloads)) }],
          image: payloads.map((p) => ({ url: p, caption: differ(p), creditText: differ(p) })),
        })),
        "json-ld",
      ),
  },
  NITF: {
    fields: 10,
    versions: (payloads) =>
      opened(
        both((differ) => {
          const p = (/** @type {string} */ text) => escaped(xml(differ(text)));
          const all = p(line(payloads));
          return `<?xml version="1.0"?><nitf><head><docdata><doc-id id-string="${all}"/><correction info="${all}"/></docdata></head><body><body.head><hedline><hl1>${all}</hl1><hl2>${all}</hl2></hedline>
            <byline>${all}<byttl>${all}</byttl></byline><dateline>${all}</dateline></body.head><body.content>${payloads
              .map(
                (one) =>
                  `<p>${p(one)} <a href="${p(one)}">${p(one)}</a></p><media media-type="image"><media-reference source="${p(one)}" alternate-text="${p(one)}"/><media-caption>${p(one)}</media-caption><media-producer>${p(one)}</media-producer></media>`,
              )
              .join("")}</body.content></body></nitf>`;
        }),
      ),
  },
  "NewsML-G2": {
    fields: 8,
    versions: (payloads) =>
      opened(
        both((differ) => {
          const p = (/** @type {string} */ text) => escaped(xml(differ(text)));
          const all = p(line(payloads));
          return `<?xml version="1.0"?><newsItem guid="${all}"><contentMeta><headline>${all}</headline><by>${all}</by><dateline>${all}</dateline><description role="summary">${all}</description></contentMeta><contentSet><inlineXML><html><body>${payloads
            .map(
              (one) =>
                `<p class="${p(one)}">${p(one)}</p><img src="${p(one)}" alt="${p(one)}"/><iframe src="${p(one)}"/>`,
            )
            .join("")}</body></html></inlineXML></contentSet></newsItem>`;
        }),
      ),
  },
  "RSS, with markup": {
    fields: 3,
    alone: true,
    versions: ([payload = ""]) =>
      opened(
        both((differ) => {
          const p = escaped(xml(differ(payload)));
          return `<?xml version="1.0"?><rss><channel><item><title>${p}</title><author>${p}</author><description>${p}</description></item></channel></rss>`;
        }),
      ),
  },
  "rich text": {
    fields: 8,
    versions: (payloads) =>
      opened(
        both((differ) =>
          JSON.stringify({
            title: differ(line(payloads)),
            author: { name: differ(line(payloads)) },
            body: {
              type: "doc",
              content: payloads.flatMap((p) => [
                {
                  type: "paragraph",
                  content: [{ type: "text", text: differ(p), marks: [{ type: "link", attrs: { href: p } }] }],
                },
                { type: "image", attrs: { src: p, alt: differ(p), title: differ(p) } },
                { type: "embed", attrs: { src: p } },
              ]),
            },
          }),
        ),
      ),
  },
};
