// @ts-check
/** A comparison that was rendered at publication: without a script, and with the element that takes it over. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { STRICT_FOR_HTML } from "./host-page.mjs";
import { axe, Bench, compared, dist, marks, only } from "./support.mjs";

const QUIET = Array.from({ length: 9 }, (_, n) => `<p>Paragraph ${n + 1} stands as it stood.</p>`).join("");

/** @param {number} hour @param {string} credit */
const story = (hour, credit) => `<h1>Ferry to leave at ${hour}</h1><p>The ferry leaves at ${hour} o'clock.</p>${QUIET}
  <figure><figcaption>A ferry at the quay on Monday. (Ines Okoro/${credit})</figcaption></figure><p>It returns at ${hour + 5}.</p>`;

const VERSIONS = /** @type {const} */ ([
  { label: "First", published: "2031-03-04T06:10Z", format: "html", text: story(9, "NWA") },
  { label: "Second", published: "2031-03-04T10:10Z", format: "html", text: story(10, "NWA via AP") },
  { label: "Third", published: "2031-03-04T14:10Z", format: "html", text: story(11, "AP") },
]);

/** @type {typeof import("../../cli/html.js")} */
let library;
/** @type {Bench} */
let bench;
before(async () => {
  library = await import(join(dist, "html.js"));
  bench = await Bench.startWithPages(STRICT_FOR_HTML);
  bench.write("icon.png", "");
  bench.write("paper.css", "body { margin: 1rem; font: 17px/1.5 Georgia, serif } .row { display: flex }");
});
after(() => bench?.stop());

const TWO = VERSIONS.slice(1);
const stylesheet = "article-versions.css";

/**
 * Opens a page with this body.
 * @param {string} body
 * @param {object} [options]
 * @param {boolean} [options.script]
 * @param {string} [options.hash]
 * @param {Parameters<Bench["open"]>[1]} [options.view]
 */
function open(body, { script = false, hash = "", view } = {}) {
  return bench.openPage(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ferry</title>
    <link rel="icon" href="icon.png"><link rel="stylesheet" href="paper.css"><main><h1>What changed</h1>${body}<p>Below.</p></main>
    ${script ? '<script type="module" src="article-versions.js"></script>' : ""}</html>`,
    view,
    hash,
  );
}

/** @param {string[]} requests */
const files = (requests) =>
  requests.map((address) => new URL(address).pathname.slice(1)).filter((name) => !/^case-|^paper|^icon/.test(name));

describe("without script", () => {
  for (const view of /** @type {const} */ (["side-by-side", "inline", "list", "photos"])) {
    test(`shows the ${view} view, and axe finds nothing`, async () => {
      const { html } = library.toFragment(TWO, { view, stylesheet });
      for (const width of [1280, 320]) {
        const { page, problems, requests } = await open(html, { view: { width } });
        await page.locator(`article-versions .story.${view}`).waitFor();
        assert.deepEqual(problems, []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
        assert.deepEqual(files(requests), ["article-versions.css"]);
        assert.deepEqual(await axe(page), [], `${width}`);
        assert.equal(await page.locator("article-versions :is(button, input, a[href^='#'])").count(), 0);
      }
    });
  }

  test("the same words are marked as in the element, and nothing is folded", async () => {
    const { page } = await open(library.toFragment(TWO, { stylesheet }).html);
    const still = await marks(page);
    assert.ok(await page.getByText("Paragraph 5 stands").first().isVisible());
    const other = await open(
      `<article-versions><script type="application/json">${JSON.stringify(TWO).replaceAll("<", "\\u003c")}</script></article-versions>`,
      { script: true },
    );
    await compared(other.page);
    assert.deepEqual(await marks(other.page), still);
    assert.deepEqual(still.added.includes("11"), true);
    assert.deepEqual(still.removed.includes("10"), true);
  });

  test("the styles of the page and of the fragment do not affect each other", async () => {
    const { page } = await open(`<div class="row page">Ours</div>${library.toFragment(TWO, { stylesheet }).html}`);
    const displays = await page.evaluate(() => {
      const root = document.querySelector("article-versions")?.shadowRoot;
      const of = (/** @type {Element | null | undefined} */ node) => node && getComputedStyle(node).display;
      return [of(document.querySelector(".row")), of(root?.querySelector(".row"))];
    });
    assert.equal(displays[0], "flex");
    assert.notEqual(displays[1], "flex");
  });

  test(
    "controls take no space if no script may run",
    only("chromium", "only here can a test switch scripts off"),
    async () => {
      const { html } = library.toFragment(VERSIONS, { stylesheet, controls: true });
      const address = bench.write(
        "unscripted.html",
        `<!doctype html><html lang="en"><title>Ferry</title><main>${html}</main></html>`,
      );
      const context = await bench.browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(address);
      assert.ok(await page.getByText("It returns at").first().isVisible());
      assert.equal(await page.getByRole("button", { name: "Next" }).count(), 0);
      assert.ok(await page.getByText("Paragraph 5 stands").first().isVisible());
      await context.close();
    },
  );
});

describe("with the element", () => {
  /** @param {import("playwright-core").Page} page @returns {Promise<string[]>} its tags, one per item */
  const markup = (page) =>
    page.locator("article-versions").evaluate((element) => {
      const copy = /** @type {Element} */ (element.shadowRoot?.querySelector(".page")?.cloneNode(true));
      for (const node of copy.querySelectorAll("*"))
        for (const name of ["style", "checked"]) node.removeAttribute(name);
      // The ids of folded passages are numbered per page.
      return (
        copy.innerHTML
          .replace(/\bfolded-\d+/g, "folded")
          // Only a script knows which change is on the screen.
          .replace(/<span class="viewport"[^>]*>/, '<span class="viewport">')
          .replaceAll("><", ">\n<")
          .split("\n")
      );
    });

  test("steps through the rendered changes: no wasm, no new nodes, no layout shift", async () => {
    const { html } = library.toFragment(VERSIONS, { stylesheet, controls: true });
    const { page, problems, requests } = await open(html, { script: true });
    const next = page.getByRole("button", { name: "Next" });
    await next.waitFor();
    await page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector("article-versions")?.shadowRoot);
      Object.assign(window, { rows: [...root.querySelectorAll(".row")] });
    });
    const changes = await page.locator("article-versions [data-change]").count();
    await next.click();
    await page.getByText(`1 of ${changes}`, { exact: true }).waitFor();
    assert.equal(await page.locator("[data-change][aria-current]").count(), 1);
    assert.match(
      (await page.locator("article-versions [role=status]").first().textContent()) ?? "",
      /^Change 1 of \d: Headline$/,
    );
    await next.click();
    await page.keyboard.press("Alt+ArrowDown");
    assert.ok(
      await page.evaluate(() =>
        /** @type {any} */ (window).rows.every((/** @type {Element} */ row) => row.isConnected),
      ),
    );
    assert.deepEqual(files(requests).sort(), ["article-versions.css", "article-versions.js"]);
    assert.deepEqual(problems, []);
    assert.deepEqual(await axe(page), []);
  });

  test(
    "no layout shift when the element takes over",
    only("chromium", "the others report no layout shifts"),
    async () => {
      const { html } = library.toFragment(VERSIONS, { stylesheet, controls: true });
      const { page } = await open(html, {
        script: true,
        view: {
          init: () => {
            Object.assign(window, { shift: 0 });
            new PerformanceObserver((list) => {
              /** @type {any} */ for (const entry of list.getEntries())
                window.shift += /** @type {any} */ (entry).value;
            }).observe({ type: "layout-shift", buffered: true });
          },
        },
      });
      await page.getByRole("button", { name: "Next" }).waitFor();
      await page.waitForTimeout(300);
      assert.equal(await page.evaluate(() => /** @type {any} */ (window).shift), 0);
    },
  );

  test("renders the same when the reader needs the comparison", async () => {
    const { html } = library.toFragment(VERSIONS, { stylesheet, controls: true });
    const { page, requests } = await open(html, { script: true });
    const view = page.getByRole("button", { name: "Side by side" });
    await view.waitFor();
    const rects = () =>
      page.locator("article-versions").evaluate((element) =>
        [...(element.shadowRoot?.querySelectorAll(".row, .bar, .head, .story") ?? [])].map((node) => {
          const { top, left, width, height } = node.getBoundingClientRect();
          return [top + window.scrollY, left, width, height].map(Math.round);
        }),
      );
    const before = { markup: await markup(page), rects: await rects() };
    await view.click();
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("article-versions")).comparison);
    assert.ok(files(requests).some((name) => name.endsWith(".wasm")));
    assert.deepEqual(await rects(), before.rects);
    assert.deepEqual(await markup(page), before.markup);
  });

  test("applies a control pressed earlier: another view", async () => {
    const { html } = library.toFragment(TWO, { stylesheet, controls: true });
    const { page } = await open(html, { script: true });
    await page.getByRole("button", { name: "List of changes" }).click();
    await page.locator("article-versions .rows.list").waitFor();
    assert.deepEqual(await axe(page), []);
  });

  test("goes to the change in the page's address", async () => {
    const { html, comparison } = library.toFragment(TWO, { stylesheet, controls: true });
    const id = comparison.changes.at(-1)?.id ?? "";
    const { page } = await open(html, { script: true, hash: `#${id}` });
    await page.locator("article-versions [data-change][aria-current]").first().waitFor();
    assert.equal(
      await page.locator("article-versions [data-change][aria-current]").first().getAttribute("data-change"),
      id,
    );
  });
});

describe("article-versions/html", () => {
  test("leaves no global names of a browser", () => {
    library.toFragment(TWO);
    for (const name of ["document", "Node", "DOMParser"]) assert.equal(name in globalThis, false, name);
  });

  test("sorts by time, and takes versions by index or id", () => {
    const versions = [...VERSIONS].reverse().map((version, index) => ({ ...version, id: `v${index}` }));
    const { summary } = library.toFragment(versions, { from: "v2", to: "v0" });
    assert.equal(library.toSummary(versions), summary);
    assert.match(library.toFragment(versions, { from: -2 }).html, /Second[\s\S]*Third/);
    assert.throws(() => library.toFragment(versions, { from: 7 }), TypeError);
    assert.throws(() => library.toFragment(versions.slice(1, 2)), TypeError);
  });

  test("writes text as text", () => {
    const evil = '"><script>alert(1)</script>';
    const { html } = library.toFragment(
      [
        { text: "One.", label: evil, format: "wire" },
        { text: `Two. ${evil}`, label: evil, format: "wire" },
      ],
      { title: evil, controls: true, attributes: { class: evil }, stylesheet: evil },
    );
    assert.doesNotMatch(html, /<script>alert/);
    assert.equal(html.match(/<script/g)?.length, 1);
  });
});
