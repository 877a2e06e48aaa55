// @ts-check
/**
 * The installed element on difficult host pages: strict policies, hostile styles, many elements, moves in the DOM,
 * offline, missing files.
 */
import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { findBrowser, BROWSER_MISSING } from "../../scripts/browsers.mjs";
import { serve } from "../../scripts/serve.mjs";
import { Bench, compared, marks } from "../browser/support.mjs";
import { Consumer } from "./support.mjs";

const skip = (await findBrowser()) ? false : BROWSER_MISSING;

/** The three-line embed. */
const EMBED = `<article-versions>
  <article data-label="First edition"><h1>Ferry</h1><p>The ferry leaves at 9 a.m.</p><p>The quay stays open.</p></article>
  <article data-label="Updated"><h1>Ferry</h1><p>The ferry leaves at 10 a.m.</p><p>The quay stays open.</p></article>
</article-versions>
<script type="module" src="article-versions.js"></script>`;
const CHANGE = { removed: ["9 a.m."], added: ["10 a.m."] };

const LISTENS = `<script>window.heard = []; for (const name of ["ready", "compared", "error"]) addEventListener("article-versions-" + name, () => heard.push(name));</script>`;

/** @param {string} body @param {string} [head] */
const page = (body, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** @param {string} text */
const source = (text) => `<script type="text/plain">${text}</script>`;

/** The rules of careless and hostile style sheets. */
const HOSTILE = `
  * { all: unset; }
  *, *::before, *::after { margin: 0 !important; padding: 0 !important; border: 0 !important; box-sizing: content-box !important;
    text-transform: uppercase; letter-spacing: 1em; word-spacing: 2em; text-indent: -9999px; white-space: nowrap; direction: rtl; font: 900 96px/0.5 fantasy; }
  body, div, p, section, article, span { display: inline !important; width: 10px; height: 5px; overflow: hidden; }
  article-versions { display: inline; text-align: right; writing-mode: vertical-rl; columns: 3; }
  ins, del { display: none !important; text-decoration: none !important; }
  button, figure { display: none !important; }`;

/** @type {Consumer} */
let consumer;
/** @type {Bench} */
let bench;
before(async () => {
  if (skip) return;
  consumer = new Consumer();
  cpSync(join(consumer.installed, "dist"), join(consumer.folder, "site"), { recursive: true });
  const pages = {
    embed: page(EMBED, LISTENS),
    hostile: page(EMBED, `<style>${HOSTILE}</style>`),
    plain: page(EMBED),
    several: page(
      `${[9, 10, 11].map((hour) => `<article-versions id="at-${hour}">${source(`It leaves at ${hour}.`)}${source(`It leaves at ${hour + 1}.`)}</article-versions>`).join("")}
      <script type="module" src="article-versions.js"></script><script type="module" src="article-versions.js?again"></script>`,
      LISTENS,
    ),
    restless: page(`<div id="here">${EMBED}</div><div id="there"></div>`, LISTENS),
    versions: page(
      `<article-versions></article-versions><script type="module" src="article-versions.js"></script>`,
      LISTENS,
    ),
    frame: page(`<iframe sandbox="allow-scripts" src="embed.html" width="900" height="600"></iframe>`),
    steady: page(
      `<h1>Above</h1>${EMBED}<footer>${"<p>Below the comparison.</p>".repeat(40)}</footer>`,
      "<style>article-versions { display: block; min-height: 100vh }</style>",
    ),
    "steady-lazy": page(
      `<div style="height: 6000px">A long story.</div>${EMBED.replace("<article-versions", '<article-versions loading="lazy"')}<footer>${"<p>Below the comparison.</p>".repeat(40)}</footer>`,
    ),
    lazy: page(
      `<div style="height: 12000px">A long story.</div>${EMBED.replace("<article-versions", '<article-versions loading="lazy"')}`,
    ),
  };
  for (const [name, html] of Object.entries(pages)) consumer.write(`site/${name}.html`, html);
  bench = await Bench.start(join(consumer.folder, "site"));
});
after(async () => {
  await bench?.stop();
  consumer?.remove();
});

/** @param {string} name @param {Parameters<Bench["open"]>[1]} [options] */
const open = (name, options) => bench.open(bench.address(`${name}.html`, "http"), options);

/** @param {import("playwright-core").Page | import("playwright-core").Frame} page @returns {Promise<string[]>} */
const heard = (page) => page.evaluate(() => /** @type {any} */ (window).heard);

/**
 * A page with modified responses.
 * @param {string} name
 * @param {(context: import("playwright-core").BrowserContext) => Promise<unknown>} prepare
 */
async function openWith(name, prepare) {
  const context = await bench.browser.newContext({ viewport: { width: 1280, height: 900 } });
  await prepare(context);
  const page = await context.newPage();
  await page.goto(bench.address(`${name}.html`, "http"));
  return page;
}

/** @param {import("playwright-core").Page} page */
async function isReadable(page) {
  for (const words of ["The ferry leaves at 9 a.m.", "The ferry leaves at 10 a.m."])
    assert.ok(await page.getByText(words).isVisible(), words);
}

test("with the script blocked, the articles are readable", { skip }, async () => {
  await isReadable(
    await openWith("embed", (context) => context.route("**/article-versions.js", (route) => route.abort())),
  );
});

test("with the wasm blocked, the articles are readable, and one event has the reason", { skip }, async () => {
  const page = await openWith("embed", (context) => context.route("**/*.wasm", (route) => route.abort()));
  await page.locator("article-versions .message").waitFor();
  await isReadable(page);
  assert.deepEqual(await heard(page), ["error"]);
});

test("a wasm with the wrong content type still compiles", { skip }, async () => {
  const body = readFileSync(join(consumer.installed, "dist", "article_versions_bg.wasm"));
  for (const contentType of ["application/octet-stream", "text/plain"]) {
    const page = await openWith("embed", (context) =>
      context.route("**/*.wasm", (route) => route.fulfill({ body, contentType })),
    );
    await compared(page);
    assert.deepEqual(await marks(page), CHANGE);
  }
});

test("offline after the first load, it compares again", { skip }, async () => {
  // The header that a server must send: the page and its files may be cached.
  const server = await serve(join(consumer.folder, "site"), { headers: { "cache-control": "max-age=3600" } });
  try {
    const context = await bench.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}embed.html`);
    await compared(page);
    await context.setOffline(true);
    await page.goto("about:blank");
    await page.goto(`${server.url}embed.html`);
    await compared(page);
    assert.deepEqual(await marks(page), CHANGE);
  } finally {
    await server.close();
  }
});

test("in a frame that may only run scripts", { skip }, async () => {
  // Such a frame has an opaque origin, so its files need CORS headers.
  const server = await serve(join(consumer.folder, "site"), { headers: { "access-control-allow-origin": "*" } });
  try {
    const { page, problems } = await bench.open(`${server.url}frame.html`);
    const frame = page.frameLocator("iframe");
    await frame.locator("article-versions ins").first().waitFor();
    assert.match((await frame.locator("article-versions ins").first().textContent()) ?? "", /10 a\.m\./);
    assert.deepEqual(problems, []);
  } finally {
    await server.close();
  }
});

const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";
const AS_HTML = { text: "<p>The ferry leaves at 9 a.m.</p>", format: "html" };
const AS_TEXT = { text: "The ferry leaves at 10 a.m." };

for (const policy of ["article-versions", "'none'"]) {
  test(`under a strict policy with trusted-types ${policy}`, { skip }, async () => {
    const strict = await serve(join(consumer.folder, "site"), {
      headers: { "content-security-policy": `${STRICT}; trusted-types ${policy}` },
    });
    try {
      const { page, problems } = await bench.open(`${strict.url}plain.html`);
      await compared(page);
      assert.deepEqual(await marks(page), CHANGE);
      // HTML as a string needs the policy or `Document.parseHTML`.
      const result = await page.evaluate(
        (versions) =>
          new Promise((resolve) => {
            const element = /** @type {any} */ (document.createElement("article-versions"));
            for (const name of ["compared", "error"])
              element.addEventListener(`article-versions-${name}`, () => resolve(name));
            element.versions = versions;
            document.body.append(element);
          }),
        [AS_HTML, AS_TEXT],
      );
      const canDoWithout = await page.evaluate(() => "parseHTML" in Document);
      assert.equal(result, policy === "article-versions" || canDoWithout ? "compared" : "error");
      if (policy === "article-versions") assert.deepEqual(problems, []);
    } finally {
      await strict.close();
    }
  });
}

test("a hostile style sheet does not change what is marked and shown", { skip }, async () => {
  const look = (/** @type {import("playwright-core").Page} */ page) =>
    page.locator("article-versions").evaluate(({ shadowRoot }) =>
      ["ins", "del", "button", ".row", ".row p"].map((selector) => {
        const {
          display,
          textDecorationLine,
          textTransform,
          letterSpacing,
          whiteSpace,
          direction,
          textIndent,
          float,
          position,
        } = getComputedStyle(/** @type {Element} */ (shadowRoot?.querySelector(selector)));
        return [
          selector,
          display,
          textDecorationLine,
          textTransform,
          letterSpacing,
          whiteSpace,
          direction,
          textIndent,
          float,
          position,
        ].join(" ");
      }),
    );
  const { page: calm } = await open("plain");
  await compared(calm);
  // The type on the other page is this large, and the space as narrow.
  await calm.evaluate(() => (document.body.style.fontSize = "96px"));
  await calm.locator(".rows.inline").waitFor();
  const expected = await look(calm);
  const { page } = await open("hostile");
  await compared(page);
  await page.locator(".rows.inline").waitFor();
  assert.deepEqual(await look(page), expected);
  const box = await page.locator("article-versions ins").first().boundingBox();
  assert.ok(box && box.width > 20 && box.height > 8, JSON.stringify(box));
});

test("several elements and copies of the script work, and the wasm is fetched once", {
  skip,
}, async () => {
  const { page, problems, requests } = await open("several");
  for (const hour of [9, 10, 11]) {
    await page.locator(`#at-${hour} ins`).first().waitFor();
    assert.deepEqual(await marks(page, `#at-${hour}`), { removed: [String(hour)], added: [String(hour + 1)] });
  }
  assert.deepEqual(problems, []);
  assert.equal(requests.filter((request) => request.endsWith(".wasm")).length, 1);
  assert.deepEqual((await heard(page)).sort(), ["compared", "compared", "compared", "ready", "ready", "ready"]);
});

test("an element that is moved or inserted again works, and does nothing while removed", {
  skip,
}, async () => {
  const { page, problems } = await open("restless");
  await compared(page);
  await page.evaluate(async () => {
    const element = /** @type {HTMLElement} */ (document.querySelector("article-versions"));
    const there = /** @type {HTMLElement} */ (document.querySelector("#there"));
    const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
    there.append(element);
    await pause();
    element.remove();
    element.setAttribute("view", "inline");
    /** @type {any} */ (element).versions = [{ text: "It leaves at 1." }, { text: "It leaves at 2." }];
    await pause();
    there.append(element);
  });
  await page.locator("article-versions ins", { hasText: "2" }).waitFor();
  assert.deepEqual(await marks(page), { removed: ["1"], added: ["2"] });
  assert.equal(await page.locator(".rows.inline").count(), 1);
  assert.deepEqual(problems, []);
});

test("a hundred changes of versions leak no nodes, listeners or memory", { skip }, async () => {
  const { page } = await open("versions");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const change = (/** @type {number} */ times) =>
    page.evaluate(async (times) => {
      const element = /** @type {any} */ (document.querySelector("article-versions"));
      for (let n = 0; n < times; n++) {
        const done = new Promise((resolve) =>
          element.addEventListener("article-versions-compared", resolve, { once: true }),
        );
        element.versions = [
          { text: `It leaves at ${n}.\n\n${"A word. ".repeat(200)}` },
          { text: `It leaves at ${n + 1}.\n\n${"A word. ".repeat(200)}` },
        ];
        await done;
      }
    }, times);
  const counts = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize") };
  };
  await change(20);
  const early = await counts();
  await change(100);
  const late = await counts();
  assert.ok(late.nodes <= early.nodes + 20, JSON.stringify({ early, late }));
  assert.ok(late.listeners <= early.listeners, JSON.stringify({ early, late }));
  // A hundred leaked comparisons of 3 kB would take more than a megabyte.
  assert.ok(late.heap < early.heap + 500_000, JSON.stringify({ early, late }));
});

test('loading="lazy" fetches nothing until the reader comes near', { skip }, async () => {
  const { page, requests } = await open("lazy");
  await page.waitForFunction(() => customElements.get("article-versions"));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.deepEqual(
    requests.filter((request) => request.endsWith(".wasm")),
    [],
  );
  await page.locator("article-versions").scrollIntoViewIfNeeded();
  await compared(page);
  assert.equal(requests.filter((request) => request.endsWith(".wasm")).length, 1);
});

/**
 * The layout shift that the browser measures, from 0.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<number>}
 */
const layoutShift = (page) =>
  page.evaluate(async () => {
    let sum = 0;
    const add = (/** @type {PerformanceEntryList} */ entries) =>
      entries.forEach((entry) => (sum += /** @type {any} */ (entry).value));
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    for (let frame = 0; frame < 5; frame++)
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    add(observer.takeRecords());
    return sum;
  });

/** Long enough to render the articles. @param {import("playwright-core").BrowserContext} context */
const slowWasm = (context) => context.route("**/*.wasm", (route) => setTimeout(() => void route.continue(), 500));

test("no layout shift if the page reserves space", { skip }, async () => {
  const page = await openWith("steady", slowWasm);
  await compared(page);
  assert.equal(await layoutShift(page), 0);
});

test('nothing moves with loading="lazy": the comparison is there before the reader is', { skip }, async () => {
  const page = await openWith("steady-lazy", slowWasm);
  await page.waitForFunction(() => customElements.get("article-versions"));
  // Until the element is near and not yet visible.
  await page.evaluate(() => scrollTo(0, 6000 - innerHeight - 300));
  await compared(page);
  assert.equal(
    await page.evaluate(
      () => Number(document.querySelector("article-versions")?.getBoundingClientRect().top) > innerHeight,
    ),
    true,
    "it is not yet in sight",
  );
  await page.evaluate(() => scrollTo(0, 6000));
  assert.equal(await layoutShift(page), 0);
});

test("the wasm is compiled while it is downloaded", { skip }, async () => {
  const { page } = await open("embed", {
    init: () => {
      const { compileStreaming, compile } = WebAssembly;
      const calls = /** @type {any} */ ((window.calls = /** @type {string[]} */ ([])));
      WebAssembly.compileStreaming = (source) => (calls.push("streaming"), compileStreaming(source));
      WebAssembly.compile = (bytes) => (calls.push("bytes"), compile(bytes));
    },
  });
  await compared(page);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).calls), ["streaming"]);
});
