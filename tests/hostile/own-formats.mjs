// @ts-check
/**
 * Payloads in the formats that a page gives to the element itself: text, Markdown, HTML, children and parsed articles.
 */

import { both, escaped, KINDS, line, photo, run } from "./filling.mjs";

/** @typedef {import("./filling.mjs").Format} Format */

/** @type {Record<string, Format>} */
export const OWN = {
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
