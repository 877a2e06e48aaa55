// @ts-check
/** Each supported format, dropped on the local page; and the element's children under the strictest policy. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Bench, compared, dist, marks, PAGES } from "./support.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "require-trusted-types-for 'script'; trusted-types article-versions";

const PHOTO = {
  id: "p1",
  url: "https://nwa.example/pier.jpg",
  caption: "The pier on Monday.",
  credit: "Ines Okoro/NWA",
};
const TIMES = ["2031-03-04T06:12:00Z", "2031-03-04T09:40:00Z"];

/** The body of the version with that number, as HTML. @param {number} n */
const html = (n) =>
  `<p>The ferry leaves at ${n + 9} a.m. from the old quay, the harbour board said on Tuesday.</p><p>The kiosk stays open.</p>`;
/** @param {number} n */
const plain = (n) =>
  html(n)
    .replace(/<\/p><p>/g, "\n\n")
    .replace(/<\/?p>/g, "");
/** @param {number} n */
const figure = (n) =>
  `<figure><img src="${PHOTO.url}"><figcaption>${PHOTO.caption} <span class="credit">${PHOTO.credit}${n ? " via AP" : ""}</span></figcaption></figure>`;

/** The forms: a file's name and what it holds, for both versions. @type {Record<string, (n: number) => [string, unknown]>} */
const FORMS = {
  "wire copy": (n) => [
    `story-${n}.txt`,
    `${plain(n)}\n\nFILE - ${PHOTO.caption} (${PHOTO.credit}${n ? " via AP" : ""})`,
  ],
  Markdown: (n) => [`story-${n}.md`, `---\ntitle: Ferry\n---\n\n${plain(n)}`],
  "a saved page": (n) => [
    `story-${n}.htm`,
    `<!doctype html><html><head><meta property="article:modified_time" content="${TIMES[n]}"></head><body><nav><a href="/">Home</a></nav><main><h1>Ferry</h1>${figure(n)}${html(n)}</main><footer>Imprint ${n}</footer></body></html>`,
  ],
  "a fragment": (n) => [`story-${n}.html`, figure(n) + html(n)],
  "ninjs 1": (n) => [
    `story-${n}.json`,
    {
      uri: "urn:nwa:1",
      type: "text",
      versioncreated: TIMES[n],
      headline: "Ferry",
      ednote: `Secret ${n}`,
      body_text: plain(n),
      associations: {
        main: {
          uri: "urn:nwa:p1",
          type: "picture",
          description_caption: PHOTO.caption,
          description_creditline: PHOTO.credit + (n ? " via AP" : ""),
        },
      },
    },
  ],
  "ninjs 3": (n) => [
    `story-${n}.json`,
    {
      uri: "urn:nwa:1",
      type: "text",
      versionCreated: TIMES[n],
      headlines: [{ value: "Ferry" }],
      edNote: `Secret ${n}`,
      bodies: [{ role: "web", contentType: "text/html", value: figure(n) + html(n) }],
    },
  ],
  ANS: (n) => [
    `story-${n}.json`,
    {
      _id: "A",
      headlines: { basic: "Ferry" },
      last_updated_date: TIMES[n],
      content_elements: plain(n)
        .split("\n\n")
        .map((content) => ({ type: "text", content })),
    },
  ],
  WordPress: (n) => [
    `story-${n}.json`,
    {
      id: 7 + n,
      parent: 7,
      title: { rendered: "Ferry" },
      modified_gmt: (TIMES[n] ?? "").slice(0, -1),
      content: { rendered: html(n) },
    },
  ],
  "schema.org": (n) => [
    `story-${n}.jsonld`,
    {
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: "Ferry",
      dateModified: TIMES[n],
      articleBody: plain(n),
    },
  ],
};

/**
 * Drops files on the page.
 * @param {import("playwright-core").Page} page
 * @param {[string, unknown][]} files
 */
async function drop(page, files) {
  const texts = files.map(([name, content]) => [name, typeof content === "string" ? content : JSON.stringify(content)]);
  await page.evaluate((texts) => {
    const dataTransfer = new DataTransfer();
    for (const [name = "", text = ""] of texts) dataTransfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, texts);
}

/** @param {import("playwright-core").Page} page */
async function hasFerries(page) {
  await page.waitForFunction(() =>
    document.querySelector("article-versions")?.shadowRoot?.textContent?.includes("The kiosk stays open"),
  );
  const { removed, added } = await marks(page);
  assert.ok(
    removed.some((text) => text.startsWith("9")),
    `removed: ${removed.join(" | ")}`,
  );
  assert.ok(
    added.some((text) => text.startsWith("10")),
    `added: ${added.join(" | ")}`,
  );
  return {
    removed,
    added,
    text: await page.evaluate(() => document.querySelector("article-versions")?.shadowRoot?.textContent ?? ""),
  };
}

/** @type {Bench} */
let bench;
/** @type {Bench} */
let strict;
const site = mkdtempSync(join(tmpdir(), "article-versions-site-"));
before(async () => {
  bench = await Bench.start();
  cpSync(dist, join(site, "dist"), { recursive: true });
  const articles = [0, 1].map(
    (n) =>
      `<article data-label="Edition ${n + 1}"><h1>Ferry</h1>${figure(n).replace(PHOTO.url, "data:,")}${html(n)}</article>`,
  );
  const page = (/** @type {string} */ inner) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,"></head><body><main>${inner}</main><script type="module" src="dist/article-versions.js"></script></body></html>`;
  writeFileSync(join(site, "children.html"), page(`<article-versions>${articles.join("")}</article-versions>`));
  const versions = [0, 1].map((n) => ({ label: `Edition ${n + 1}`, text: html(n), format: "html" }));
  writeFileSync(
    join(site, "strings.html"),
    page(
      `<article-versions><script type="application/json">${JSON.stringify(versions).replace(/</g, "\\u003c")}</script></article-versions>`,
    ),
  );
  strict = await Bench.start(site, { "content-security-policy": POLICY });
});
after(async () => {
  await bench?.stop();
  await strict?.stop();
  rmSync(site, { recursive: true, force: true });
});

for (const over of PAGES) {
  describe(`over ${over}`, () => {
    for (const [name, form] of Object.entries(FORMS)) {
      test(`two files of ${name}, dropped`, async () => {
        const { page, problems } = await bench.openLocalPage(over);
        await drop(page, [form(1), form(0)]);
        const { text } = await hasFerries(page);
        assert.doesNotMatch(text, /Secret|Imprint|Home/);
        if (/FILE -|<figure|description_caption/.test(JSON.stringify(form(0)[1]))) assert.match(text, /Ines Okoro/);
        assert.deepEqual(problems, []);
      });
    }

    test("one file that lists both versions, newest first", async () => {
      const { page } = await bench.openLocalPage(over);
      for (const name of ["WordPress", "ninjs 1", "ANS"]) {
        const form = FORMS[name];
        assert.ok(form);
        await drop(page, [["export.json", [form(1)[1], form(0)[1]]]]);
        await hasFerries(page);
      }
      await drop(page, [
        [
          "manifest.json",
          {
            versions: [
              { text: plain(1), number: 2 },
              { text: html(0), number: 1 },
            ],
          },
        ],
      ]);
      await hasFerries(page);
    });

    test("what cannot be read is named, and what was shown stays", async () => {
      const { page, problems } = await bench.openLocalPage(over);
      const shown = await marks(page);
      await drop(page, [
        ["weather.json", { temperature: 7 }],
        ["torn.json", '{"uri": "urn:'],
      ]);
      const message = page.getByRole("status");
      await message.filter({ hasText: "weather.json" }).waitFor();
      assert.match(await message.first().innerText(), /torn\.json.*\./s);
      assert.deepEqual(await marks(page), shown);
      assert.deepEqual(problems, []);
    });
  });
}

for (const name of ["children", "strings"]) {
  test(`under the strictest policy an element reads ${name === "children" ? "its own children" : "HTML in strings"}, without a complaint`, async () => {
    const { page, problems } = await strict.open(strict.address(`${name}.html`, "http"));
    await compared(page);
    const { text } = await hasFerries(page);
    if (name === "children") assert.match(text, /via AP/);
    assert.deepEqual(problems, []);
  });
}
