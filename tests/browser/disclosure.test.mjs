// @ts-check
/**
 * The closed line in an article: what it loads, how it is opened and closed, and the page's own story as the newest
 * version.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { engine } from "./engines.mjs";
import { STRICT_FOR_HTML } from "./host-page.mjs";
import { axe, Bench, compared, marks } from "./support.mjs";

const STYLE = `
body { margin: 0; font: 18px/1.5 Georgia, serif; color: #221c14; background: #fbf6ea; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
article-versions { font: 15px/1.4 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { body { background: #15181c; color: #e8e4da; } a { color: #9cc7ff; } }
`;

const MANIFEST = {
  title: "Ferry to leave at 11",
  versions: [
    {
      label: "First edition",
      published: "2031-03-04T06:10Z",
      format: "html",
      text: "<h1>Ferry to leave at 9</h1><p>The ferry leaves at 9 a.m.</p><p>Forty people work on the quay.</p>",
    },
    {
      label: "Second edition",
      published: "2031-03-04T10:10Z",
      format: "html",
      text: "<h1>Ferry to leave at 10</h1><p>The ferry leaves at 10 a.m.</p><p>Forty people work on the quay.</p>",
    },
  ],
};

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages(STRICT_FOR_HTML);
  bench.write("versions.json", JSON.stringify(MANIFEST));
  bench.write("paper.css", STYLE);
  bench.write("icon.png", "");
});
after(() => bench?.stop());

const LINK = '<a href="earlier.html">Earlier versions of this story</a>';
const LINE = `<article-versions disclosure src="versions.json" current="#story" updated="2031-03-04T14:00Z" count="3">${LINK}</article-versions>`;

/**
 * A newspaper page with the closed line below its dateline.
 * @param {object} [options]
 * @param {string} [options.line]
 * @param {string} [options.hash]
 * @param {string} [options.script]
 * @param {string} [options.lang]
 * @param {Parameters<Bench["open"]>[1]} [options.view]
 */
function open({ line = LINE, hash = "", script = "article-versions-disclosure.js", lang = "en", view } = {}) {
  const filler = Array.from({ length: 20 }, (_, n) => `<p>Paragraph ${n + 1} stands as it stood.</p>`).join("");
  return bench.openPage(
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Ferry</title><link rel="icon" href="icon.png"><link rel="stylesheet" href="paper.css">
    <main><article id="story"><h1>Ferry to leave at 11</h1>${line}
    <p>The ferry leaves at 11 a.m.</p><p>Forty people work on the quay.</p></article><section>${filler}</section></main>
    ${script && `<script type="module" src="${script}"></script>`}</html>`,
    view,
    hash,
  );
}

/** @param {string[]} requests @returns {string[]} the names of the requested files, without the page itself */
const files = (requests) =>
  requests
    .map((address) => new URL(address).pathname.slice(1))
    .filter((name) => !/^case-|^paper|^icon/.test(name))
    .sort();

/**
 * Leaves out a manifest that was read completely while the page was busy. Chromium reports it as aborted.
 * @param {string[]} problems
 */
const real = (problems) => problems.filter((problem) => !/versions\.json net::ERR_ABORTED$/.test(problem));

/** @param {import("playwright-core").Page} page */
const line = (page) => page.locator("article-versions .line");

/** @param {import("playwright-core").Page} page @param {string} [name] */
const button = (page, name = "Show what changed") => page.getByRole("button", { name }).first();

describe("closed", () => {
  test("shows when and how often the story was published, and loads only its own script", async () => {
    const { page, problems, requests } = await open();
    await button(page).waitFor();
    const text = (await line(page).innerText()).replace(/[\u202f\u00a0]/g, " ");
    assert.equal(text.trim(), "Updated March 4, 2031 at 2:00 PM · 3 versions · Show what changed");
    assert.equal(await page.locator("article-versions time").getAttribute("datetime"), "2031-03-04T14:00Z");
    assert.equal(await page.getByText("Earlier versions").isVisible(), false);
    assert.deepEqual(files(requests), ["article-versions-disclosure.js"]);
    assert.deepEqual(real(problems), []);
  });

  test("axe finds nothing, in light and dark, wide and narrow", async () => {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      for (const width of [1280, 320]) {
        const { page } = await open({ view: { width, colorScheme } });
        await button(page).waitFor();
        assert.deepEqual(await axe(page), [], `${colorScheme}, ${width}`);
        const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(overflows, false);
        const box = await button(page).boundingBox();
        assert.ok((box?.height ?? 0) >= 24, "a target of at least 24 px");
      }
    }
  });

  test("takes its typeface and colour from the page", async () => {
    const { page } = await open();
    await button(page).waitFor();
    const [own, host] = await page.locator("article-versions").evaluate((element) => {
      const of = (/** @type {Element} */ node) => {
        const { fontFamily, fontSize, color } = getComputedStyle(node);
        return [fontFamily, fontSize, color];
      };
      return [of(/** @type {Element} */ (element.shadowRoot?.querySelector("button"))), of(element)];
    });
    assert.deepEqual(own, host);
  });

  test("counts and dates the versions on the page if no attribute does", async () => {
    const template = (/** @type {string} */ time, /** @type {number} */ hour) =>
      `<template data-published="2031-03-04T${time}Z"><h1>Ferry</h1><img src="never.jpg"><p>The ferry leaves at ${hour} a.m.</p></template>`;
    const { page, requests } = await open({
      line: `<article-versions disclosure>${template("06:10", 9)}${template("08:10", 10)}</article-versions>`,
    });
    await button(page).waitFor();
    assert.match(await line(page).innerText(), /^Updated March 4, 2031 at 8:10.AM · 2 versions · Show/);
    // Pictures inside templates are not fetched, except by Firefox, which reads ahead in the page.
    const asked = files(requests).filter((name) => engine !== "firefox" || name !== "never.jpg");
    assert.deepEqual(asked, ["article-versions-disclosure.js"]);
    await button(page).click();
    await compared(page);
    assert.deepEqual(await marks(page), { removed: ["9 a.m."], added: ["10 a.m."] });
  });

  for (const [lang, shows, hides] of /** @type {const} */ ([
    ["de", "Änderungen zeigen", "Änderungen ausblenden"],
    ["fr", "Afficher les modifications", "Masquer les modifications"],
    ["es", "Mostrar los cambios", "Ocultar los cambios"],
    ["ar", "إظهار التغييرات", "إخفاء التغييرات"],
    ["zh", "查看改动", "隐藏改动"],
  ])) {
    test(`is in ${lang} without fetching labels`, async () => {
      const { page, requests } = await open({ lang });
      await button(page, shows).waitFor();
      assert.deepEqual(files(requests), ["article-versions-disclosure.js"]);
      assert.equal(await line(page).getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
      await button(page, shows).click();
      await button(page, hides).waitFor();
      await compared(page);
    });
  }

  test("shows the newsroom's sentence, from the attribute or the slot", async () => {
    const { page } = await open({
      line: LINE.replace("disclosure", 'disclosure summary="The ferry leaves two hours later."'),
    });
    await page.locator(".line-summary", { hasText: "The ferry leaves two hours later." }).waitFor();
    const other = await open({ line: LINE.replace("<a ", '<span slot="summary">Two <b>hours</b> later.</span><a ') });
    await other.page.locator("article-versions span[slot=summary]").waitFor();
    assert.ok(await other.page.getByText("hours", { exact: true }).isVisible());
    await button(other.page).click();
    await compared(other.page);
    assert.equal(await other.page.getByText("hours", { exact: true }).isVisible(), false);
  });

  test("with the script blocked, a link to the earlier versions is shown", async () => {
    for (const script of ["", "not-there.js"]) {
      const { page } = await open({ script });
      const link = page.getByRole("link", { name: "Earlier versions of this story" });
      assert.ok(await link.isVisible());
      assert.equal(await link.getAttribute("href"), "earlier.html");
      assert.deepEqual(await axe(page), []);
    }
  });

  test("works with the complete script as well", async () => {
    const { page, requests, problems } = await open({ script: "article-versions.js" });
    await button(page).click();
    await compared(page);
    assert.deepEqual(
      files(requests).filter((name) => name.includes("presenter")),
      [],
    );
    assert.deepEqual(real(problems), []);
  });
});

describe("opened", () => {
  test("by keyboard: fetches the rest, compares with the story on the page, and closes again", async () => {
    const { page, problems, requests } = await open();
    await button(page).waitFor();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await compared(page);
    const close = button(page, "Hide what changed");
    assert.equal(await close.getAttribute("aria-expanded"), "true");
    assert.ok(await close.evaluate((node) => node === /** @type {ShadowRoot} */ (node.getRootNode()).activeElement));
    assert.deepEqual(await marks(page, "article-versions .rows"), { removed: ["9 a.m."], added: ["11 a.m."] });
    assert.ok(await page.getByText("Current version").first().isVisible());
    assert.ok(files(requests).includes("versions.json"));
    assert.ok(files(requests).some((name) => name.endsWith(".wasm")));
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Enter");
    await button(page).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height);
    assert.equal(await button(page).getAttribute("aria-expanded"), "false");
    assert.equal(await page.locator("article-versions .rows").isVisible(), false);
    assert.equal(await page.locator("#story > p").first().innerText(), "The ferry leaves at 11 a.m.");
    assert.deepEqual(real(problems), []);
  });

  test("again: shows the same comparison without comparing again", async () => {
    const { page, requests } = await open();
    await button(page).click();
    await compared(page);
    await page.getByRole("button", { name: "List of changes" }).click();
    await page.locator(".rows.list").waitFor();
    await button(page, "Hide what changed").click();
    const before = requests.length;
    await button(page).click();
    assert.ok(await page.locator(".rows.list").isVisible());
    assert.equal(requests.length, before);
  });

  test("closes from its end too, and returns the focus to the line", async () => {
    const { page } = await open({ view: { height: 400 } });
    await button(page).click();
    await compared(page);
    const foot = page.getByRole("button", { name: "Hide what changed" }).nth(1);
    await foot.scrollIntoViewIfNeeded();
    await foot.click();
    await button(page).waitFor();
    assert.ok(
      await button(page).evaluate((node) => node === /** @type {ShadowRoot} */ (node.getRootNode()).activeElement),
    );
    const box = await button(page).boundingBox();
    assert.ok(box && box.y >= 0 && box.y < 400);
  });

  test("at 320 pixels, light and dark, nothing overflows and axe finds nothing", async () => {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const { page } = await open({ view: { width: 320, colorScheme } });
      await button(page).click();
      await compared(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
      assert.deepEqual(await axe(page), []);
    }
  });

  test("by the page, which receives an event", async () => {
    const { page } = await open();
    await button(page).waitFor();
    const seen = await page.locator("article-versions").evaluate(async (/** @type {any} */ element) => {
      /** @type {boolean[]} */
      const seen = [];
      element.addEventListener("article-versions-toggle", (/** @type {CustomEvent} */ event) =>
        seen.push(event.detail.open),
      );
      element.open = true;
      element.open = false;
      element.setAttribute("open", "");
      return seen;
    });
    assert.deepEqual(seen, [true, false, true]);
    await compared(page);
  });

  test("a load failure is reported, and the link is shown again", async () => {
    const opened = await open();
    await button(opened.page).waitFor();
    await opened.page.route("**/article-versions-presenter.js", (route) => route.abort());
    await button(opened.page).click();
    await opened.page.getByText("The comparison could not be loaded.").waitFor();
    assert.ok(await opened.page.getByRole("link", { name: "Earlier versions" }).isVisible());
    assert.equal(await button(opened.page).getAttribute("aria-expanded"), "false");
    await opened.page.unroute("**/article-versions-presenter.js");
  });
});

describe("the page's address", () => {
  /** @param {import("playwright-core").Page} page @returns {Promise<string>} */
  const firstChange = (page) =>
    page.locator("article-versions").evaluate((/** @type {any} */ element) => element.comparison.changes[0].id);

  test("opens the line at its change; closing removes it from the address", async () => {
    const first = await open();
    await button(first.page).click();
    await compared(first.page);
    const id = await firstChange(first.page);
    const { page } = await open({ hash: `#${id}` });
    await compared(page);
    assert.equal(await page.locator("[data-change][aria-current]").first().getAttribute("data-change"), id);
    await button(page, "Hide what changed").click();
    await button(page).waitFor();
    assert.equal(new URL(page.url()).hash, "");
  });

  test("opens it after a later navigation, too", async () => {
    const { page } = await open();
    await button(page).click();
    await compared(page);
    const id = await firstChange(page);
    await button(page, "Hide what changed").click();
    await page.evaluate((id) => (location.hash = id), id);
    await button(page, "Hide what changed").waitFor();
    assert.equal(await page.locator("[data-change][aria-current]").first().getAttribute("data-change"), id);
  });

  test("opens the one of several lines that has the change", async () => {
    const island = (/** @type {string} */ text) =>
      `<article-versions disclosure><script type="application/json">${JSON.stringify([{ text: "The bridge opened." }, { text }])}</script></article-versions>`;
    const two = `${island("The bridge opened.")}${island("The bridge closed on Monday.")}`;
    const first = await open({ line: two });
    await button(first.page).waitFor();
    await first.page.locator("article-versions").nth(1).locator("button").first().click();
    await compared(first.page);
    const id = await first.page
      .locator("article-versions")
      .nth(1)
      .evaluate((/** @type {any} */ element) => element.comparison.changes[0].id);
    const { page } = await open({ line: two, hash: `#${id}` });
    await page.locator("article-versions[open]").waitFor();
    const open_ = await page
      .locator("article-versions")
      .evaluateAll((nodes) => nodes.map((node) => node.hasAttribute("open")));
    assert.deepEqual(open_, [false, true]);
  });
});

describe("the page's own story", () => {
  test("is read without the comparison inside it", async () => {
    const { page } = await open();
    await button(page).click();
    await compared(page);
    const words = await page.locator("article-versions .rows").innerText();
    assert.doesNotMatch(words, /Show what changed|Earlier versions/);
  });

  test("can be named by an id or a selector", async () => {
    for (const current of ["story", "#story", "main > article"]) {
      const { page } = await open({ line: LINE.replace("#story", current) });
      await button(page).click();
      await compared(page);
      assert.deepEqual(await marks(page, "article-versions .rows"), { removed: ["9 a.m."], added: ["11 a.m."] });
    }
  });

  test("is not shown twice if the manifest lists it too", async () => {
    const own = {
      label: "Third",
      published: "2031-03-04T14:00Z",
      format: "html",
      text: "<p>The ferry leaves at 11 a.m.</p>",
    };
    bench.write("all.json", JSON.stringify({ versions: [...MANIFEST.versions, own] }));
    const { page } = await open({ line: LINE.replace("versions.json", "all.json") });
    await button(page).click();
    await compared(page);
    await page.locator(".timeline").waitFor();
    assert.equal(
      await page
        .locator("article-versions")
        .evaluate(
          (/** @type {any} */ node) =>
            node.shadowRoot.querySelectorAll(".timeline input[name=to], .timeline [data-key^='to ']").length > 3,
        ),
      false,
    );
    assert.equal(await page.getByText("Third").count(), 0);
  });

  test("if missing, is skipped with a warning in the console", async () => {
    const { page, problems } = await open({ line: LINE.replace("#story", "#nowhere") });
    await button(page).click();
    await compared(page);
    assert.deepEqual(await marks(page, "article-versions .rows"), { removed: ["9 a.m."], added: ["10 a.m."] });
    assert.ok(problems.some((problem) => problem.includes("#nowhere")));
  });

  test("works with an element that is always open", async () => {
    const { page } = await open({ line: LINE.replace(" disclosure", ""), script: "article-versions.js" });
    await compared(page);
    assert.deepEqual(await marks(page, "article-versions .rows"), { removed: ["9 a.m."], added: ["11 a.m."] });
  });
});
