// @ts-check
/** Hostile sizes, shapes and manifests in the page: the reader gets a message and the text, and nothing hangs. */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { BOMBS } from "../hostile/bombs.mjs";
import { HOST, Site } from "../hostile/site.mjs";
import { Bench } from "./support.mjs";

const MOST_BYTES = 2 * 1024 * 1024;
/** Bytes of markup: nested a hundred times deeper than any page, but below the limit of open elements. */
const LENGTH = 64 * 1024;
/** A timeout in milliseconds. It only ends hanging tests. */
const NET = 600_000;

const SCRIPT = `<script type="module" src="/dist/article-versions.js"></script>`;

/** @type {Bench} */
let bench;
/** @type {Site} */
let site;
before(async () => {
  bench = await Bench.start();
});
afterEach(() => site?.close());
after(() => bench?.stop());

/** @param {import("../hostile/site.mjs").Setting} [setting] */
async function open(setting = {}) {
  site = await Site.open(bench.browser, { body: SCRIPT, ...setting });
  await site.page.waitForFunction(() => customElements.get("article-versions"));
}

/**
 * The content of an element after it has compared or failed.
 * @param {{ versions?: unknown, src?: string, lang?: string }} given
 */
async function shown(given) {
  return site.page.evaluate(async ({ versions, src, lang }) => {
    document.querySelector("article-versions")?.remove();
    const element = /** @type {any} */ (document.createElement("article-versions"));
    /** @type {string[]} */
    const events = [];
    const done = new Promise((resolve) => {
      for (const name of ["compared", "error"])
        element.addEventListener(`article-versions-${name}`, () => (events.push(name), setTimeout(resolve)));
    });
    if (lang) element.lang = lang;
    if (versions) element.versions = versions;
    if (src) element.src = src;
    document.body.append(element);
    await done;
    const root = element.shadowRoot;
    const texts = (/** @type {string} */ selector) =>
      [...root.querySelectorAll(selector)].map((node) => node.textContent ?? "");
    return {
      events,
      messages: texts("[role=alert]"),
      plain: texts(".plain p"),
      rows: root.querySelectorAll(".rows .row").length,
      added: texts("ins .differing, ins").length,
      text: texts(".rows").join("\n"),
    };
  }, given);
}

/** @param {Awaited<ReturnType<typeof shown>>} seen @param {RegExp} message @param {RegExp} [readable] */
function fails({ events, messages, text }, message, readable) {
  assert.deepEqual(events, ["error"]);
  assert.equal(messages.length, 1);
  assert.match(messages[0] ?? "", message);
  if (readable) assert.match(text, readable);
  assert.deepEqual(site.problems, []);
}

describe("too large: reported in the reader's language, and shown", () => {
  const list = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, index) => `- item ${index}`).join("\n");
  const photos = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, index) => `FILE - Pier ${index}. (AP)`).join("\n\n");

  test("100,000 list items", { timeout: NET }, async () => {
    await open();
    const versions = [{ text: list(100_000), format: "markdown" }, { text: "Two." }];
    const seen = await shown({ versions });
    fails(
      seen,
      /^One of these versions has 100,000 passages; the limit is 20,000\. Both are shown as they are\.$/,
      /- item 99999/,
    );
    fails(await shown({ versions, lang: "de" }), /^Eine dieser Fassungen hat 100\.000 Absätze/);
    fails(await shown({ versions, lang: "ar" }), /100,000|١٠٠٬٠٠٠/);
  });

  test("the largest allowed input is compared", { timeout: NET }, async () => {
    await open();
    const { compare } = await import("../../dist/compare.js");
    assert.ok(
      compare({ text: list(20_000), format: "markdown" }, { text: `${list(19_999)}\n- other`, format: "markdown" }).rows
        .length >= 20_000,
    );
    assert.throws(() => compare({ text: list(20_001), format: "markdown" }, { text: "Two." }), {
      code: "too-many-blocks",
      count: 20_001,
      most: 20_000,
    });
    assert.throws(() => compare({ text: "Two." }, { text: photos(501) }), {
      code: "too-many-photos",
      count: 501,
      most: 500,
    });
    assert.equal(compare({ text: "Two." }, { text: photos(500) }).rows.length, 501);
  });

  test("HTML with more open elements than a parser can take", { timeout: NET }, async () => {
    await open();
    for (const [tag, count, most] of /** @type {const} */ ([
      ["<template>", 10_001, "10,000"],
      ["<b>", 25_001, "25,000"],
      ["<b></i>", 25_001, "25,000"],
    ])) {
      const seen = await shown({
        versions: [{ text: `<p>First.</p>${tag.repeat(count)}last word`, format: "html" }, { text: "Two." }],
      });
      fails(
        seen,
        new RegExp(`^One of these versions nests ${count.toLocaleString("en")} HTML elements; the limit is ${most}\\.`),
        /last word/,
      );
    }
    // Closed and self-closing elements do not count.
    const closed = `<p>${"<b>a</b> <br>".repeat(20_000)}<svg>${"<path/>".repeat(26_000)}</svg></p>${"<p>b".repeat(100)}`;
    const seen = await shown({ versions: [{ text: closed, format: "html" }, { text: "Two." }] });
    assert.deepEqual(seen.events, ["compared"]);
  });

  test("501 photos", { timeout: NET }, async () => {
    await open();
    fails(
      await shown({ versions: [{ text: photos(501) }, { text: "Two." }] }),
      /^One of these versions has 501 photos; the limit is 500\./,
      /Pier 500/,
    );
  });

  test("a million lines", { timeout: NET }, async () => {
    await open();
    const seen = await shown({ versions: [{ text: "a\n".repeat(1_000_000) }, { text: "Two." }] });
    fails(seen, /1,000,000 passages/);
    assert.equal((seen.text.match(/a/g) ?? []).length, 1_000_000);
  });

  test("700,000 paragraphs: as many elements as a page can show, and every word", { timeout: NET }, async () => {
    await open();
    const seen = await shown({ versions: [{ text: "a\n\n".repeat(600_000) }, { text: "Two." }] });
    fails(seen, /600,000 passages/);
    assert.ok(seen.plain.length <= 20_002, `${seen.plain.length} paragraphs`);
    assert.equal(seen.plain.join("").replace(/[^a]/g, "").length, 600_000);
  });

  test("a version of more than 2 MiB", { timeout: NET }, async () => {
    await open();
    fails(
      await shown({ versions: [{ label: "Long", text: "a ".repeat(MOST_BYTES / 2 + 1) }, { text: "Two." }] }),
      /^“Long” could not be read: it is larger than 2 MiB\.$/,
      /Two\./,
    );
  });

  test("a version of more than 2 MiB without a name is named by its number, in the page's language", {
    timeout: NET,
  }, async () => {
    await open();
    const large = { text: "a ".repeat(MOST_BYTES / 2 + 1) };
    fails(
      await shown({ versions: [{ text: "One." }, large] }),
      /^“Version 2” could not be read: it is larger than 2 MiB\.$/,
      /One\./,
    );
    fails(await shown({ versions: [large, { text: "Two." }], lang: "de" }), /^„Fassung 1“ /, /Two\./);
  });

  test("51 versions", async () => {
    await open();
    fails(
      await shown({ versions: Array.from({ length: 51 }, () => ({ text: "a" })) }),
      /There are 51 versions; the limit is 50\./,
    );
  });

  test("one word of 1 MB", { timeout: NET }, async () => {
    await open();
    const { events, text } = await shown({
      versions: [{ text: `One. ${"a".repeat(1_000_000)}` }, { text: `Two. ${"a".repeat(1_000_000)}` }],
    });
    assert.deepEqual(events, ["compared"]);
    assert.ok(text.includes("a".repeat(1_000_000)));
  });
});

describe("hostile markup is read and compared", () => {
  for (const { name, make } of BOMBS.filter((bomb) => bomb.format === "html")) {
    test(name, { timeout: NET }, async () => {
      await open();
      const text = make(LENGTH);
      const { events, messages } = await shown({
        versions: [
          { text: `<article>${text}</article><p>One.`, format: "html" },
          { text: `<article>${text}</article><p>Two.`, format: "html" },
        ],
      });
      assert.ok(events[0] === "compared" || /the limit is/.test(messages[0] ?? ""), `${events}: ${messages}`);
      assert.deepEqual(site.problems, []);
    });
  }

  test("children nested 10,000 deep, made by a script", { timeout: NET }, async () => {
    await open();
    const { event, text } = await site.page.evaluate(async () => {
      const element = document.createElement("article-versions");
      const done = new Promise((resolve) =>
        ["compared", "error"].forEach((name) =>
          element.addEventListener(`article-versions-${name}`, () => resolve(name)),
        ),
      );
      // Never laid out, because the browser's own layout of such depth is not tested.
      const hidden = document.createElement("div");
      hidden.hidden = true;
      for (const word of ["One", "Two"]) {
        let inner = element.appendChild(document.createElement("article"));
        for (let depth = 0; depth < 10_000; depth += 1) inner = inner.appendChild(document.createElement("div"));
        inner.append(`${word} deep words.`);
      }
      hidden.append(element);
      document.body.append(hidden);
      return { event: await done, text: element.shadowRoot?.textContent ?? "" };
    });
    assert.equal(event, "compared");
    assert.match(text, /deep words/);
  });
});

describe("a hostile manifest", () => {
  const TEXT = { label: "Readable", text: "These words can be read." };
  /** @param {unknown} body @param {Record<string, string>} [headers] */
  const json = (body, headers = {}) => ({
    contentType: "application/json",
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

  /**
   * Opens a page whose host serves these files by path. Other paths never answer.
   * @param {Record<string, Parameters<import("playwright-core").Route["fulfill"]>[0] | "never" | undefined>} files
   * @param {() => void} [init]
   */
  function serving(files, init) {
    /** @type {{ url: string, cookie: string | undefined }[]} */
    const asked = [];
    return open({
      ...(init ? { init } : {}),
      answer: (url, route) => {
        const file = files[url.origin === HOST ? url.pathname : url.href];
        if (!file) return undefined;
        asked.push({ url: url.href, cookie: route.request().headers().cookie });
        return file === "never" ? new Promise(() => {}) : route.fulfill(file);
      },
    }).then(() => asked);
  }

  test("that names itself", async () => {
    const asked = await serving({ "/m.json": json([{ src: "m.json" }, TEXT]) });
    fails(
      await shown({ src: "/m.json" }),
      /^http:\/\/host\.example\/m\.json is a list of versions that names itself as one of them\.$/,
      /These words can be read/,
    );
    assert.equal(asked.length, 1);
  });

  test("that names another one that names it: only two requests", async () => {
    const asked = await serving({
      "/m.json": json([{ src: "n.json" }, TEXT]),
      "/n.json": json([{ src: "m.json" }, TEXT]),
    });
    const { events } = await shown({ src: "/m.json" });
    assert.equal(events.length, 1);
    assert.equal(asked.length, 2);
  });

  test("that never answers, or whose source never does", async () => {
    const hurry = () => {
      const { timeout } = AbortSignal;
      AbortSignal.timeout = (ms) => timeout.call(AbortSignal, Math.min(ms, 200));
    };
    await serving(
      { "/never.json": "never", "/m.json": json([{ src: "never.txt" }, TEXT]), "/never.txt": "never" },
      hurry,
    );
    fails(
      await shown({ src: "/never.json" }),
      /^http:\/\/host\.example\/never\.json could not be fetched: the server did not answer within 20 seconds\.$/,
    );
    fails(
      await shown({ src: "/m.json" }),
      /never\.txt could not be fetched: the server did not answer/,
      /These words can be read/,
    );
    fails(await shown({ src: "/m.json", lang: "fr" }), /n’a pas répondu en 20 secondes/);
  });

  test("that answers with an error, a page, nothing, or something that is not a list", async () => {
    await serving({
      "/gone.json": { status: 404, body: "gone" },
      "/broken.json": { status: 500, body: "{}" },
      "/page.json": { contentType: "text/html", body: "<!doctype html><p>Log in" },
      "/empty.json": json(""),
      "/null.json": json("null"),
      "/number.json": json("7"),
      "/none.json": json({ versions: [] }),
      "/text.json": json({ versions: "a" }),
      "/m.json": json([{ src: "gone.txt" }, TEXT]),
      "/gone.txt": { status: 410, body: "gone" },
    });
    for (const [src, message] of /** @type {const} */ ([
      ["/gone.json", /the server answered 404\./],
      ["/broken.json", /the server answered 500\./],
      ["/page.json", /could not be read as JSON/],
      ["/empty.json", /could not be read as JSON/],
      ["/null.json", /There is no list of versions/],
      ["/number.json", /There is no list of versions/],
      ["/none.json", /There is no list of versions/],
      ["/text.json", /There is no list of versions/],
    ]))
      fails(await shown({ src }), message);
    fails(
      await shown({ src: "/m.json" }),
      /gone\.txt could not be fetched: the server answered 410\./,
      /These words can be read/,
    );
  });

  test("whose entries are of wrong types", async () => {
    const wrong = [
      null,
      7,
      "a",
      [],
      {},
      { text: 7 },
      { text: null },
      { src: 7 },
      { article: 7 },
      { article: { blocks: 7 } },
      {
        article: {
          blocks: [7, null, { runs: 7 }, { runs: [{}] }, { photo: {} }, { photo: { caption: 7, credits: [null] } }],
        },
      },
      { text: "a", fields: 7, photos: 7 },
      { text: "a", photos: [7, null] },
      { text: "a", format: "exe" },
    ];
    const odd = [
      { text: "One.", label: { a: 1 }, published: 7, id: [], lang: {}, number: "x" },
      { text: "Two.", label: 7, published: {}, number: {} },
    ];
    await serving({
      ...Object.fromEntries(wrong.map((entry, index) => [`/${index}.json`, json([entry, TEXT])])),
      "/odd.json": json({ title: { a: 1 }, versions: odd }),
    });
    for (const [index, entry] of wrong.entries()) {
      const { events, messages } = await shown({ src: `/${index}.json` });
      assert.equal(events.length, 1, JSON.stringify(entry));
      if (events[0] === "error") assert.equal(messages.length, 1, JSON.stringify(entry));
    }
    assert.deepEqual((await shown({ src: "/odd.json" })).events, ["compared"]);
    for (const entry of wrong)
      assert.equal((await shown({ versions: [entry, TEXT] })).events.length, 1, JSON.stringify(entry));
    assert.deepEqual(site.problems, []);
  });

  test("that is larger than it declares", { timeout: NET }, async () => {
    await serving({
      "/m.json": json([{ src: "large.txt" }, TEXT]),
      "/large.txt": { contentType: "text/plain", body: "a ".repeat(MOST_BYTES) },
      "/large.json": json(" ".repeat(MOST_BYTES + 1)),
    });
    fails(
      await shown({ src: "/m.json" }),
      /large\.txt” could not be read: it is larger than 2 MiB\./,
      /These words can be read/,
    );
    fails(await shown({ src: "/large.json" }), /larger than 2 MiB/);
  });

  test("that never ends and declares no length", { timeout: NET }, async () => {
    const endless = () => {
      const { fetch } = window;
      window.fetch = async (input, init) =>
        String(input).endsWith("/endless.txt")
          ? new Response(
              new ReadableStream({ pull: (stream) => stream.enqueue(new TextEncoder().encode("a ".repeat(32_768))) }),
            )
          : fetch(input, init);
    };
    await serving({ "/m.json": json([{ src: "endless.txt" }, TEXT]) }, endless);
    fails(
      await shown({ src: "/m.json" }),
      /endless\.txt” could not be read: it is larger than 2 MiB\./,
      /These words can be read/,
    );
  });

  test("that has addresses outside the web", async () => {
    const addresses = [
      "javascript:pwned(1)",
      "data:text/plain,x",
      "blob:http://host.example/x",
      "file:///etc/passwd",
      "ftp://evil.example/x",
      "http://",
      "ws://evil.example/",
      "about:blank",
      "//",
    ];
    await serving(Object.fromEntries(addresses.map((src, index) => [`/${index}.json`, json([{ src }, TEXT])])));
    for (const [index, src] of addresses.entries()) {
      fails(await shown({ src: `/${index}.json` }), /could not be fetched/, /These words can be read/);
      fails(await shown({ src }), /could not be fetched/);
    }
    assert.deepEqual(site.crimes, []);
  });

  test("of another host: no cookies are sent", async () => {
    const foreign = { "access-control-allow-origin": "*" };
    const asked = await serving({
      "https://other.example/m.json": json([{ src: `${HOST}/own.txt` }, TEXT], foreign),
      "/own.txt": { contentType: "text/plain", body: "Own words." },
      "/m.json": json([{ src: "own.txt" }, TEXT]),
    });
    await site.context.addCookies([{ name: "session", value: "secret", url: HOST }]);
    assert.deepEqual((await shown({ src: "https://other.example/m.json" })).events, ["compared"]);
    assert.deepEqual(
      asked.map(({ cookie }) => cookie),
      [undefined, undefined],
    );
    assert.deepEqual((await shown({ src: "/m.json" })).events, ["compared"]);
    assert.deepEqual(
      asked.slice(2).map(({ cookie }) => cookie),
      ["session=secret", "session=secret"],
    );
  });
});
