// @ts-check
/** The smallest embed: readable before the script runs, without it and if it fails; a comparison with it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, Bench, compared } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

test("compares its own articles, without errors and with its own files only", async () => {
  const { page, problems, requests } = await bench.open(bench.address("embed.html", "http"));
  await compared(page);
  assert.deepEqual(
    requests
      .map((request) => request.replace(bench.server.url, ""))
      .filter((request) => request !== "favicon.ico")
      .sort(),
    ["article-versions.js", "article_versions_bg.wasm", "embed.html"],
  );
  assert.deepEqual(
    problems.filter((problem) => !problem.includes("favicon.ico") && !problem.includes("404 (Not Found)")),
    [],
  );
});

test("axe finds nothing", async () => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const { page } = await bench.open(bench.address("embed.html", "http"), { colorScheme });
    await compared(page);
    assert.deepEqual(await axe(page), [], colorScheme);
  }
});

test("two stories on one page have different names", async () => {
  const { page } = await bench.open(bench.address("embed.html", "http"));
  await page.evaluate(async () => {
    const other = /** @type {any} */ (document.createElement("article-versions"));
    const compared = new Promise((resolve) => other.addEventListener("article-versions-compared", resolve));
    const stamps = ["05:00", "06:00", "07:00"].map((time) => `2031-03-04T${time}Z`);
    other.versions = stamps.map((published, index) => ({
      published,
      format: "markdown",
      text: `# Another harbour\n\nThe ferry leaves at ${index + 7} a.m. from the old quay.`,
    }));
    document.body.append(other);
    await compared;
  });
  // The timeline is rendered later.
  await page.locator(".timeline").waitFor();
  assert.deepEqual(await axe(page), []);
  const names = await page
    .locator('[role="region"]')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label")));
  assert.equal(names[1], "What changed between two versions: Another harbour");
});

test("the same versions twice on one page have different names, and keep them", async () => {
  const { page } = await bench.open(bench.address("embed.html", "http"));
  await compared(page);
  const first = page.locator("article-versions").first();
  await first.evaluate(async (element) => {
    const other = /** @type {HTMLElement} */ (element.cloneNode(true));
    const shown = new Promise((resolve) => other.addEventListener("article-versions-compared", resolve));
    element.after(other);
    await shown;
  });
  assert.deepEqual(await axe(page), []);
  const names = () =>
    page.locator('[role="region"]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label")));
  const given = await names();
  assert.equal(given[1], `${given[0]} (2)`);
  for (const element of await page.locator("article-versions").all())
    await element.evaluate((node) => node.setAttribute("view", "list"));
  await page.locator(".rows.list").nth(1).waitFor();
  assert.deepEqual(await names(), given);
});

test("stays readable and shows the reason if the wasm cannot be loaded", async () => {
  const opened = await bench.browser.newPage();
  await opened.route("**/*.wasm", (route) => route.abort());
  await opened.addInitScript(() => {
    document.addEventListener(
      "article-versions-error",
      (event) => (document.title = `Error: ${/** @type {CustomEvent} */ (event).detail.message}`),
    );
  });
  await opened.goto(bench.address("embed.html", "http"));
  await opened.waitForFunction(() => document.title.startsWith("Error: "));
  for (const article of await opened.locator("article-versions > article").all()) assert.ok(await article.isVisible());
});

test("a property set before the element was defined is used", async () => {
  const { page } = await bench.open(bench.address("embed.html", "http"), {
    init: () => {
      document.addEventListener("DOMContentLoaded", () => {
        const element = document.createElement("article-versions");
        /** @type {any} */ (element).versions = [{ text: "One." }, { text: "Two." }];
        element.id = "late";
        document.body.append(element);
      });
    },
  });
  await page.locator("#late del").first().waitFor({ state: "attached" });
});

test("an element that is removed and inserted again still compares", async () => {
  const { page, problems } = await bench.open(bench.address("embed.html", "http"));
  await compared(page);
  await page.evaluate(() => {
    const element = /** @type {HTMLElement} */ (document.querySelector("article-versions"));
    const { parentNode } = element;
    element.remove();
    parentNode?.append(element);
    element.setAttribute("view", "inline");
  });
  await page.locator(".rows.inline").waitFor();
  assert.deepEqual(
    problems.filter((problem) => problem.startsWith("uncaught")),
    [],
  );
});
