// @ts-check
/**
 * Puts payloads into every text field of every format, in two versions that differ in every field. Runs in the page, so
 * that no payload is changed on its way there.
 *
 * Most forms take many payloads in one document. `alone`: the form has raw markup, where one payload could swallow the
 * next. `markup`:
 * some fields are read as HTML. `literal`: every payload must be on the page unchanged.
 */

import { openVersions } from "/dist/formats/open.js";
import { readVersions } from "/dist/formats/sniff.js";

/** @typedef {Record<string, any>} Version */
/** @typedef {{ fields: number, alone?: boolean, markup?: boolean, literal?: boolean, versions: (payloads: string[]) => Version[] | Promise<Version[]>, children?: (payloads: string[]) => Element[] }} Form */

const WORDS = ["one", "two"];
const TIMES = ["2031-03-04T06:12:00Z", "2031-03-04T09:40:00Z"];

/** Makes both versions of something. @template T @param {(differ: (text: string) => string, n: number) => T} make */
const both = (make) => WORDS.map((word, n) => make((text) => `${text} ${word}`, n));

/** One line of many payloads. @param {string[]} payloads */
const line = (payloads) => payloads.join(" \u00b7 ");

/** Text escaped for HTML. @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {string} text @param {any[]} [marks] */
const run = (text, marks = []) => ({ text, marks });

/** The versions of a newsroom system's JSON. @param {unknown[]} items @param {string} format */
const from = (items, format) => readVersions(JSON.stringify(items), { format });

/** The versions of files of other forms. @param {string[]} files */
const opened = async (files) => (await Promise.all(files.map((text) => openVersions(text)))).flat();

/** Removes the characters that XML does not allow. @param {string} text */
const xml = (text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, "");

/** The kinds of blocks with text. */
const KINDS = ["heading", "paragraph", "quote", "list-item", "correction", "table", "embed", "divider"];

/** @param {string} p @param {(text: string) => string} differ */
const credit = (p, differ) => ({
  raw: differ(p),
  origin: "field",
  creators: [differ(p)],
  providers: [differ(p)],
  via: [differ(p)],
  other: [differ(p)],
  courtesyOf: differ(p),
  commissionedFor: differ(p),
  inferred: false,
  flags: ["file"],
  copyright: differ(p),
  license: differ(p),
});

/** @param {string} p @param {(text: string) => string} differ @param {string | null} url */
const photo = (p, differ, url) => ({
  id: differ(p),
  url,
  alt: differ(p),
  caption: [run(differ(p)), run(p, [{ kind: "link", url: p }])],
  isFile: false,
  releasedBy: differ(p),
  credits: [credit(p, differ), { ...credit(p, differ), origin: "caption", creators: [`${differ(p)} else`] }],
});

/** @type {Record<string, Form>} */
export const FORMS = {
  "parsed articles": {
    fields: 38,
    literal: true,
    versions: (payloads) =>
      both((differ, n) => ({
        id: line(payloads).slice(0, 500) + n,
        label: differ(line(payloads)),
        published: differ(line(payloads)),
        lang: payloads[0],
        number: n,
        article: {
          headline: [run(differ(line(payloads)), [{ kind: "link", url: payloads[0] }])],
          standfirst: [run(differ(line(payloads)))],
          byline: [run(differ(line(payloads)))],
          dateline: [run(differ(line(payloads)))],
          date: { text: differ(line(payloads)), iso: differ(payloads[0] ?? "") },
          updated: { text: differ(line(payloads)), iso: null },
          lang: payloads[0] ?? null,
          blocks: payloads.flatMap((p, index) => [
            { kind: "paragraph", runs: [run(p)], level: null, ordinal: null, photo: null },
            {
              kind: KINDS[index % KINDS.length],
              runs: [
                run(`${p} ${index} `, [{ kind: "strong" }]),
                run(differ(p), [{ kind: "link", url: p }]),
                run(p, [{ kind: "code" }, { kind: "emphasis" }, { kind: "strikethrough" }]),
              ],
              level: 1 + (index % 9),
              ordinal: index,
              photo: null,
            },
            {
              kind: "paragraph",
              runs: [run("The same words.", [{ kind: "link", url: differ(p) }])],
              level: null,
              ordinal: null,
              photo: null,
            },
            { kind: "photo", runs: [], level: null, ordinal: null, photo: photo(p, differ, p) },
            n === 0
              ? { kind: "paragraph", runs: [run(`Gone ${index}: ${p}`)], level: null, ordinal: null, photo: null }
              : { kind: "list-item", runs: [run(`Come ${index}: ${p}`)], level: 2, ordinal: null, photo: null },
          ]),
        },
      })),
  },
  "wire copy": {
    fields: 11,
    literal: true,
    versions: (payloads) =>
      both((differ) => ({
        label: differ(line(payloads)),
        published: payloads[0],
        text: [
          differ(`Headline ${payloads[0]}`),
          `By ${differ(payloads[0] ?? "")}`,
          ` date 2031-05 ${differ(payloads[0] ?? "")}`,
          ...payloads.flatMap((p, index) => [
            `Text ${p} end`,
            differ(`Text ${index} ${p}`),
            `Caption FILE - ${differ(p)} Credit: ${differ(p)}`,
            `A caption ${p}. (${differ(p)} via AP)`,
            `\u2022 ${differ(p)}`,
            `Correction: ${differ(p)}`,
            `${p}: ${differ(p)}`,
          ]),
        ].join("\n\n"),
      })),
  },
  Markdown: {
    fields: 21,
    versions: (payloads) =>
      both((differ) => ({
        label: differ(line(payloads)),
        format: "markdown",
        text: [
          `---\ntitle: "${differ(payloads[0] ?? "")}"\nstandfirst: ${differ(payloads[0] ?? "")}\nauthor: '${differ(payloads[0] ?? "")}'\ndateline: ${differ(payloads[0] ?? "")}\npublished: ${payloads[0]}\n---`,
          ...payloads.flatMap((p) => [
            `Text ${p} end`,
            differ(p),
            `## ${differ(p)}`,
            `> ${differ(p)}`,
            `- ${differ(p)}\n  1. ${differ(p)}`,
            `| a | b |\n|---|---|\n| ${differ(p)} | ${p} |`,
            `[${differ(p)}](${p})`,
            `[text](<${p}> "${p}")`,
            `[same words][r]\n\n[r]: <${p}>`,
            `![${differ(p)}](<${p}> "${differ(p)}")`,
            `![alt](${p})\n\n*${differ(p)} (${p}/AP)*`,
            `<${p}>`,
            `**${differ(p)}** *${p}* ~~${p}~~ \u0060${p}\u0060`,
            `\u0060\u0060\u0060\n${differ(p)}\n\u0060\u0060\u0060`,
            `<div title="${p}">${differ(p)}</div>`,
          ]),
        ].join("\n\n"),
      })),
  },
  "HTML, as text": {
    fields: 27,
    literal: true,
    versions: (payloads) =>
      both((differ) => {
        const d = (/** @type {string} */ p) => escaped(differ(p));
        const p0 = payloads[0] ?? "";
        return {
          label: differ(line(payloads)),
          format: "html",
          text: `<!doctype html><html lang="${escaped(p0)}"><head><title>${d(p0)}</title><meta property="og:title" content="${d(p0)}"><meta name="description" content="${d(p0)}">
            <script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: differ(p0), dateline: p0, datePublished: p0, author: { name: differ(p0) }, image: [{ "@type": "ImageObject", url: p0, caption: differ(p0), creditText: differ(p0) }] }).replace(/</g, "\\u003c")}</script></head>
            <body><article id="${d(p0)}" class="${d(p0)}"><h1>${d(line(payloads))}</h1><p class="standfirst">${d(p0)}</p><p class="byline">By ${d(p0)}</p><time datetime="${escaped(p0)}">${d(p0)}</time>${payloads
              .map(
                (
                  p,
                ) => `<p>Text ${escaped(p)} end</p><p title="${escaped(p)}">${d(p)}</p><h2 id="${escaped(p)}">${d(p)}</h2><blockquote cite="${escaped(p)}">${d(p)}</blockquote><ul><li>${d(p)}</li></ul><ol start="${escaped(p)}"><li>${d(p)}</li></ol>
                <table><tr><th>${d(p)}</th><td>${escaped(p)}</td></tr></table><p>A <a href="${escaped(p)}" title="${d(p)}">${d(p)}</a> and <a href="${d(p)}">the same words</a></p>
                <figure id="${escaped(p)}"><img src="${escaped(p)}" srcset="${escaped(p)}" alt="${d(p)}" data-id="${d(p)}"><figcaption>${d(p)} <span class="credit">${d(p)}</span></figcaption></figure>
                <div class="correction">Correction: ${d(p)}</div><iframe src="${escaped(p)}" title="${d(p)}"></iframe><noscript><img src="${escaped(p)}" alt="${d(p)}"></noscript>`,
              )
              .join("")}</article></body></html>`,
        };
      }),
  },
  "HTML, as markup": {
    fields: 16,
    alone: true,
    versions: ([p = ""]) =>
      both((differ) => ({
        label: "Raw",
        format: "html",
        text: `<article><h1>${differ(p)}</h1><p class="byline">${p}</p><p>Words ${differ(p)}</p>${p}<a href="${p}">a</a><a href='${p}'>b</a><a href=${p}>c</a><figure><img src="${p}" alt="${differ(p)}"><figcaption>${p}<cite>${differ(p)}</cite></figcaption></figure><ul><li>${p}</li></ul><table><td>${p}</table><noscript>${p}</noscript><svg>${p}</svg><math>${p}</math><template>${p}</template><style>${p}</style><script type="application/ld+json">${p}</script><!-- ${p} --><p>${differ("Last")}</p></article>`,
      })),
  },
  "the element's own children": {
    fields: 14,
    literal: true,
    versions: () => [],
    children: (payloads) =>
      both((differ) => {
        // Built and not parsed: scripts in the markup of the page itself would run.
        const make = (
          /** @type {string} */ name,
          /** @type {Record<string, string>} */ attributes,
          /** @type {(string | Element)[]} */ ...children
        ) => {
          const element = document.createElement(name);
          for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
          element.append(...children);
          return element;
        };
        return make(
          "article",
          {
            "data-label": differ(line(payloads)),
            "data-published": payloads[0] ?? "",
            id: differ(payloads[0] ?? ""),
            lang: payloads[0] ?? "",
          },
          make("h1", {}, differ(line(payloads))),
          ...payloads.flatMap((p) => [
            make("p", { class: p, id: p, title: p }, `Text ${p} end`),
            make("p", {}, differ(p), make("a", { href: p }, differ(p))),
            make("figure", {}, make("figcaption", {}, differ(p), make("span", { class: "credit" }, differ(p)))),
            make("ul", {}, make("li", {}, differ(p))),
            make("blockquote", {}, differ(p)),
          ]),
        );
      }),
  },
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
  "sources with fields": {
    fields: 12,
    // Text that begins with a tag is read as HTML if no format is given.
    markup: true,
    versions: (payloads) =>
      both((differ) => ({
        label: differ(line(payloads)),
        lang: payloads[0],
        text: payloads.map(differ).join("\n\n"),
        fields: Object.fromEntries(
          ["headline", "standfirst", "byline", "dateline", "published", "updated"].map((name) => [
            name,
            differ(line(payloads)),
          ]),
        ),
        photos: payloads.map((p) => ({ id: p, url: p, alt: differ(p), caption: differ(p), credit: differ(p) })),
      })),
  },
};
