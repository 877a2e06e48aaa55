// @ts-check
/** The element on a host page: where its versions come from, its labels, and what remains if something fails. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openBody, pair, STRICT, STRICT_FOR_HTML } from "./host-page.mjs";
import { axe, Bench, compared, texts } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages(STRICT);
});
after(() => bench?.stop());

/** @param {string} body @param {Parameters<typeof openBody>[2]} [options] */
const open = (body, options) => openBody(bench, body, options);

describe("sources of versions", () => {
  test("articles on the page are read as nodes, and replaced by the comparison", async () => {
    const { page, problems } = await open(
      "<article-versions><article data-label=A><p>It rained all day.</p></article><article data-label=B><p>It snowed all day.</p></article></article-versions>",
    );
    await compared(page);
    assert.equal(await page.locator("article").first().isVisible(), false);
    assert.deepEqual(await texts(page, "ins"), ["added: snowed"]);
    assert.deepEqual(problems, []);
  });

  test("the label of an article is not a text of its story", async () => {
    const { page } = await open(
      "<article-versions><article data-label=A><p>It rained all day.</p></article><article data-label=B><p>It snowed all day.</p></article></article-versions>",
    );
    await compared(page);
    assert.equal(await page.locator("details.omitted").count(), 0);
  });

  test("the full wasm is fetched only for Markdown and whole pages, declared or detected", async (context) => {
    const json = (/** @type {string[]} */ ...texts) =>
      `<article-versions><script type="application/json">${JSON.stringify(texts.map((text) => ({ text })))}</script></article-versions>`;
    const small = "article_versions_bg.wasm";
    const full = "article_versions_full_bg.wasm";
    // Without `Document.parseHTML`, HTML given as text needs the policy.
    const site = await Bench.startWithPages(STRICT_FOR_HTML);
    context.after(() => site.stop());
    for (const [body, expected] of /** @type {const} */ ([
      [json("It rained all day.", "It snowed all day."), [small]],
      [pair("It *rained* all day.", "It *snowed* all day."), [full]],
      [json("It **rained** all day.", "It **snowed** all day."), [small, full]],
      [json("<p>It rained all day.", "<p>It snowed all day."), [small]],
      [json("<!doctype html><p>It rained all day.", "<!doctype html><p>It snowed all day."), [full]],
      [json("<title>A</title><p>It rained all day.", "<title>A</title><p>It snowed all day."), [small, full]],
    ])) {
      const { page, problems, requests } = await openBody(site, body);
      await compared(page);
      assert.deepEqual(await texts(page, "ins"), ["added: snowed"]);
      assert.deepEqual(
        requests.filter((request) => request.endsWith(".wasm")).map((request) => request.replace(site.server.url, "")),
        expected,
      );
      assert.deepEqual(problems, []);
    }
  });

  test("a manifest is ordered by time, and its sources are relative to it", async () => {
    bench.write("early.txt", "The bridge opened in May.");
    bench.write("late.txt", "The bridge opened in June.");
    const versions = [
      { label: "late", published: "2024-01-02", src: "late.txt" },
      { label: "early", published: "2024-01-01", src: "early.txt" },
    ];
    bench.write("manifest.json", JSON.stringify({ title: "The bridge", versions }));
    const { page } = await open('<article-versions src="manifest.json"></article-versions>');
    await compared(page);
    assert.deepEqual(await texts(page, ".versions .version .name"), ["early", "late"]);
    assert.equal(await page.locator("h2").innerText(), "The bridge");
  });

  test("unknown values of view and hide are named on the console", async () => {
    const versions = "<article><p>It rained all day.</p></article><article><p>It snowed all day.</p></article>";
    const { page, problems } = await open(
      `<article-versions view="column" hide="figure colour">${versions}</article-versions>`,
    );
    await compared(page);
    await page.evaluate(() => document.querySelector("article-versions")?.setAttribute("view", "inline"));
    await page.evaluate(() => document.querySelector("article-versions")?.setAttribute("hide", "move tint"));
    assert.deepEqual(
      problems.map((problem) => problem.match(/"(\w+)"/)?.[1]),
      ["column", "colour", "tint"],
    );
  });

  test("any two of three versions can be chosen", async () => {
    const island = JSON.stringify(
      ["one", "two", "three"].map((word) => ({ label: word, text: `The count stands at ${word} today.` })),
    );
    const { page } = await open(
      `<article-versions><script type="application/json">${island}</script></article-versions>`,
    );
    await compared(page);
    await page.getByRole("combobox", { name: "Earlier version" }).selectOption("1");
    await page.waitForFunction(() =>
      document.querySelector("article-versions")?.shadowRoot?.querySelector("del")?.textContent?.includes("two"),
    );
    assert.equal(await page.locator("article-versions").getAttribute("from"), "1");
  });

  test("properties set before the script runs are kept", async () => {
    bench.write(
      "early.js",
      'const e = document.querySelector("article-versions"); e.versions = [{ text: "It rained all day." }, { text: "It snowed all day." }]; await import("./article-versions.js");',
    );
    const { page } = await open("<article-versions></article-versions>", { script: "early.js" });
    await compared(page);
  });
});

describe("on failure", () => {
  test("readable text stays, with a plain message", async () => {
    const { page } = await open(
      '<article-versions><script type="application/json">{oops</script><article>Readable as ever.</article></article-versions>',
    );
    await page.locator("[role=alert]").waitFor();
    assert.match(await page.locator("[role=alert]").innerText(), /could not be read as JSON/);
    assert.equal(await page.locator("article").isVisible(), true);
  });

  test("a child that is meant as a version, but of another kind, is named", async () => {
    for (const [child, name] of [
      ['<section data-label="A"><p>It rained all day.</p></section>', "<section>"],
      ['<script type="text/html"><p>It rained all day.</p></script>', '<script type="text/html">'],
    ]) {
      const { page } = await open(`<article-versions>${child}<article>It snowed all day.</article></article-versions>`);
      await page.locator("[role=alert]").waitFor();
      assert.ok((await page.locator("[role=alert]").innerText()).startsWith(`${name} is not read as a version.`));
    }
  });

  test("a single version is named as such, also if the script runs while the page is loading", async () => {
    for (const script of ["article-versions.js", "article-versions.iife.js"]) {
      const { page } = await open("<article-versions><article>It rained all day.</article></article-versions>", {
        script,
      });
      assert.match(await page.locator("[role=alert]").innerText(), /only one version/);
    }
  });

  test("without the wasm the texts are shown unmarked", async () => {
    const { page } = await open(pair("It rained all day.", "It snowed all day."), {});
    await page.route("**/*.wasm", (route) => route.abort());
    await page.reload();
    await page.locator("[role=alert]").waitFor();
    assert.deepEqual(await texts(page, ".plain .paragraph"), ["It rained all day.", "It snowed all day."]);
  });

  test("without the wasm the articles stay, with names, dates and a message in the reader's language", async () => {
    const article = (/** @type {string} */ label, /** @type {string} */ date, /** @type {string} */ text) =>
      `<article data-label="${label}" data-published="${date}"><p>${text}</p></article>`;
    const { page } = await open(
      `<article-versions lang="de">${article("Morgens", "2031-03-04", "It rained all day.")}${article("Abends", "2031-03-05", "It snowed all day.")}</article-versions>`,
    );
    await compared(page);
    await page.route("**/*.wasm", (route) => route.abort());
    await page.reload();
    const alert = page.locator("[role=alert]");
    await alert.waitFor();
    assert.equal(
      await alert.innerText(),
      "Der Vergleich konnte nicht geladen werden; die Fassungen stehen hier, wie sie sind.",
    );
    const tops = await page
      .locator("article-versions h3, article-versions p:not([role], [aria-live])")
      .evaluateAll((nodes) =>
        nodes.map((node) => ({
          top: node.getBoundingClientRect().top,
          left: node.getBoundingClientRect().left,
          text: node.textContent,
        })),
      );
    assert.deepEqual(tops.map(({ text }) => text).sort(), [
      "Abends 5. März 2031",
      "It rained all day.",
      "It snowed all day.",
      "Morgens 4. März 2031",
    ]);
    const at = (/** @type {string} */ text) => tops.find((one) => one.text === text) ?? { top: NaN, left: NaN };
    assert.ok(at("Morgens 4. März 2031").top < at("It rained all day.").top);
    assert.ok(at("Abends 5. März 2031").top < at("It snowed all day.").top);
    assert.equal(at("Abends 5. März 2031").left, at("It snowed all day.").left, "name and article in one column");
  });
});

describe("labels", () => {
  test("the labels of another language are fetched when the page needs them", async () => {
    const { page, problems, requests } = await open(pair("It rained.", "It snowed.", 'lang="de"'));
    const fetched = () =>
      requests
        .filter((request) => request.includes("/labels/"))
        .map((request) => request.replace(bench.server.url, ""));
    await compared(page);
    assert.deepEqual(await texts(page, "ins"), ["hinzugefügt: snowed"]);
    assert.deepEqual(fetched(), ["labels/de.js"]);
    await page.locator("article-versions").evaluate((element) => element.setAttribute("lang", "fr"));
    await page.locator("ins", { hasText: "ajouté" }).waitFor();
    assert.deepEqual(fetched(), ["labels/de.js", "labels/fr.js"]);
    assert.deepEqual(problems, []);
  });

  test("the swap button fits between the names of the versions in every language", async () => {
    const names = ["Morning edition", "Evening edition"]
      .map((label) => `<article data-label="${label}" data-published="2031-03-04"><p>${label}.</p></article>`)
      .join("");
    const { page } = await open(
      ["ar", "de", "en", "es", "fr", "zh"]
        .map((lang) => `<article-versions lang="${lang}">${names}</article-versions>`)
        .join(""),
      { width: 900 },
    );
    await page.waitForFunction(() =>
      [...document.querySelectorAll("article-versions")].every((element) => element.shadowRoot?.querySelector("del")),
    );
    const gaps = await page.locator(".swap").evaluateAll((buttons) =>
      buttons.map((button) => {
        const { left, right } = button.getBoundingClientRect();
        const boxes = [...(button.parentElement?.querySelectorAll(".name, time") ?? [])].map((node) =>
          node.getBoundingClientRect(),
        );
        return Math.min(...boxes.map((box) => Math.max(box.left - right, left - box.right)));
      }),
    );
    assert.equal(gaps.length, 6);
    assert.ok(
      gaps.every((gap) => gap >= 8),
      gaps.join(),
    );
  });

  test("if labels cannot be loaded they are English, and the story is shown", async () => {
    const { page } = await open(pair("It rained.", "It snowed."));
    await page.context().route("**/labels/*.js", (route) => route.abort());
    await compared(page);
    await page.locator("article-versions").evaluate((element) => {
      element.setAttribute("lang", "es");
      element.setAttribute("view", "inline");
    });
    await page.locator(".inline ins").first().waitFor();
    assert.deepEqual(await texts(page, "ins"), ["added: snowed"]);
  });
});

describe("the style of the host page", () => {
  test("a CSS reset of the host page does not break the layout", async () => {
    bench.write("reset.css", "* { all: unset }");
    const { page } = await open(
      `<link rel="stylesheet" href="reset.css">${pair("It rained all day.", "It snowed all day.")}`,
      { width: 320 },
    );
    await compared(page);
    assert.equal(await page.locator("article-versions").evaluate((node) => getComputedStyle(node).display), "block");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the page is ${width} px wide`);
  });

  test("uses the background of a dark page without a declared colour scheme", async () => {
    bench.write("dark.css", "body { background: #14171c; color: #eee }");
    const { page } = await open(
      `<link rel="stylesheet" href="dark.css">${pair("It rained all day.", "It snowed all day.")}`,
    );
    await compared(page);
    const bar = await page
      .locator(".bar")
      .evaluate((node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).colorScheme]);
    assert.deepEqual(bar, ["rgb(20, 23, 28)", "dark"]);
    assert.deepEqual(
      (await axe(page)).filter((found) => found.startsWith("color-contrast")),
      [],
    );
  });
});
