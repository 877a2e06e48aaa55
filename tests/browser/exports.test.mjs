// @ts-check
/** Saved comparisons: each format opens again as the same comparison. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { toCritic } from "../../www/export/critic.js";
import { applyCritic, fromCritic, isCritic } from "../../www/formats/critic.js";
import { Labels } from "../../www/labels/index.js";
import { StoryView } from "../../www/view/story-view.js";
import { axe, Bench, dist, eventually, openSecondSample } from "./support.mjs";

const { compare, parse } = await import(pathToFileURL(join(dist, "compare.js")).href);

/** @type {Bench} */
let bench;
/** @type {string} */
let folder;
before(async () => {
  bench = await Bench.start();
  folder = mkdtempSync(join(tmpdir(), "exports-"));
});
after(async () => {
  await bench?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sample = (/** @type {string} */ name) =>
  readFileSync(new URL(`../../www/sample/${name}`, import.meta.url), "utf8");
/** @type {{ label: string, text: string, format?: string, photos?: object[] }[]} */
const bridge = JSON.parse(sample("bridge/manifest.json")).versions.map((/** @type {any} */ version) => ({
  ...version,
  text: sample(`bridge/${version.src}`),
}));
const visit = [1, 2].map((n) => ({ label: `Version ${n}`, text: sample(`visit/${n}.txt`) }));

/** Text with the signs of Markdown and CriticMarkup as ordinary characters. */
const HOSTILE = [
  [
    "A \\{++x++} \\{--y--} \\* **bo**ld &amp;lt; {~~a~>b~~} {>>hm<<} {==e==}",
    "2025\\. The [a {b}](http://e.example/?a=1&b=2) end, `code` too.",
    "Ends in +} and {- and --} so.",
    "One line  \nand another here.",
  ],
  [
    "- one\n- two\n  - deep",
    "1. first\n2. second",
    "> quote **strong** end",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "## Head *one*",
    "---",
  ],
];
const hostile = [
  { label: 'A "q" {++', format: "markdown", text: HOSTILE.flat().join("\n\n") },
  {
    label: "B ~~}",
    format: "markdown",
    text: HOSTILE.flat()
      .join("\n\n")
      .replace("bo**ld", "bo**lt")
      .replace("2025", "2026")
      .replace("b=2", "b=3")
      .replace("two", "two more")
      .replace("| 2 |", "| 3 |")
      .replace("*one*", "*two*")
      .replace("Ends", "Began and ends")
      .replace("another", "a third"),
  },
];

/**
 * The comparison of two versions as CriticMarkup.
 * @param {any} before
 * @param {any} after
 */
function critic(before, after) {
  const name = ({ label = "", published = null, lang = null }) => ({ label, published, lang });
  return toCritic(
    new StoryView(compare(before, after), {
      labels: new Labels("en"),
      hidden: new Set(["typography"]),
      from: name(before),
      to: name(after),
      images: "none",
    }),
  );
}

describe("CriticMarkup", () => {
  const pairs = [
    visit,
    hostile,
    ...bridge.flatMap((before, index) => bridge.slice(index + 1).map((after) => [before, after])),
    // Backwards, so that split blocks are merged.
    ...bridge.slice(1).map((after, index) => [after, bridge[index]]),
  ];
  for (const [before, after] of pairs) {
    test(`yields both texts again: ${before?.label} → ${after?.label}`, () => {
      const versions = fromCritic(critic(before, after));
      assert.deepEqual(
        versions.map(({ label }) => label),
        [before?.label, after?.label],
      );
      assert.deepEqual(
        versions.map((version) => parse(version)),
        [before, after].map((version) => parse(version)),
      );
    });
  }

  test("marks words instead of whole paragraphs if only words changed", () => {
    const text = critic(bridge[4], bridge[5]);
    assert.match(text, /, and \{--about 400--\}\{\+\+640\+\+\} people/);
    assert.match(text, /said\.\{-- --\}\{\+\+\n\n\+\+\}The nearest crane/);
  });

  test("moved text is at both places, each with a remark about the other", () => {
    const text = critic(bridge[1], bridge[2]);
    assert.match(text, /\{\+\+The Anna Lise[^}]*\+\+\} \{>>Moved from paragraph 6<<\}/);
    assert.match(text, /\{--The Anna Lise[^}]*--\}\{>>Moved to paragraph 2<<\}/);
  });

  test("a link without a safe address has none in the saved text", () => {
    const empty = parse({ text: "" });
    for (const url of [
      "javascript&colon;alert(1)",
      "java\\script:alert(1)",
      "data&#58;text/html,x",
      "https://e.example/?a=1&b=2&copy;=3\\4",
    ]) {
      const linked = { text: "The words stay.", markup: [{ kind: "link", url }] };
      const [before, after] = [" So.", " Thus."].map((text) => ({
        ...empty,
        blocks: [{ kind: "paragraph", runs: [linked, { text, markup: [] }], level: null, ordinal: null, photo: null }],
      }));
      for (const version of fromCritic(critic(before, after)))
        assert.deepEqual(parse(version).blocks[0].runs[0], linked);
    }
  });

  test("is read in every common spelling", () => {
    const text = "It {~~rained~>snowed~~} all {==day==}{>>sure?<<}.{++ Again.++}{-- Alas.--} {++ open";
    assert.equal(applyCritic(text, "before"), "It rained all day. Alas. {++ open");
    assert.equal(applyCritic(text, "after"), "It snowed all day. Again. {++ open");
  });

  test("plain text that only looks like it stays as it is", () => {
    for (const text of ["a {++ b", "{{ value }} {!-- note --}", "i++} {--i", "{>>only a comment<<}"])
      assert.equal(isCritic(text), false, text);
  });
});

/**
 * The local page with a comparison.
 * @param {{ from?: string, to?: string, view?: string, hide?: string }} [state]
 * @param {Parameters<Bench["open"]>[1]} [options]
 */
async function openBridge({ from = "2", to = "5", ...state } = {}, options) {
  const opened = await bench.openLocalPage("file", options);
  await openSecondSample(opened.page, { from, to, ...state });
  return opened;
}

/** @param {import("playwright-core").Page} page @param {string} form */
async function saved(page, form) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-key="save ${form}"]`).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** @param {import("playwright-core").Page} page */
const comparisonOf = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector("article-versions")).comparison);

/** @param {import("playwright-core").Page} page @param {string} path */
async function reopen(page, path) {
  await page.evaluate(() => {
    /** @type {any} */ (window).again = new Promise((resolve) =>
      document
        .querySelector("article-versions")
        ?.addEventListener("article-versions-compared", resolve, { once: true }),
    );
  });
  await page.locator("input[type=file]").setInputFiles(path);
  await page.evaluate(() => /** @type {any} */ (window).again.then(() => undefined));
}

describe("saved and opened again", () => {
  for (const form of ["html", "json"]) {
    test(`${form} gives the same comparison with the same labels`, async () => {
      const { page, problems } = await openBridge({ view: "list", hide: "figure typography" });
      const before = await comparisonOf(page);
      const path = await saved(page, form);
      await page.getByRole("button", { name: "2 versions" }).click();
      await eventually(async () => assert.notDeepEqual(await comparisonOf(page), before));
      await reopen(page, path);
      assert.deepEqual(await comparisonOf(page), before);
      assert.deepEqual(await page.locator(".version .name").allInnerTexts(), ["Late evening", "Corrected"]);
      assert.deepEqual(
        await page.locator(".version time").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("datetime"))),
        ["2031-03-04T22:55Z", "2031-03-05T11:30Z"],
      );
      assert.deepEqual(problems, []);
    });
  }

  test("Markdown gives the same changes with the same labels", async () => {
    const { page } = await openBridge();
    const before = await comparisonOf(page);
    await reopen(page, await saved(page, "markdown"));
    const { changes } = await comparisonOf(page);
    assert.deepEqual(changes, before.changes);
    assert.deepEqual(await page.locator(".version .name").allInnerTexts(), ["Late evening", "Corrected"]);
  });

  test("the data contain the comparison for other programs", async () => {
    const { page } = await openBridge();
    const data = JSON.parse(readFileSync(await saved(page, "json"), "utf8"));
    assert.deepEqual(data.comparison, await comparisonOf(page));
    assert.equal(data.title, "Crane at work on swing bridge that cut off Ferrow Island");
    assert.equal(
      compare(data.versions[0].article, data.versions[1].article).changes.length,
      data.comparison.changes.length,
    );
  });
});

describe("the saved page", () => {
  for (const { view, width, colorScheme } of /** @type {const} */ ([
    { view: "side-by-side", width: 1280, colorScheme: "light" },
    { view: "photos", width: 320, colorScheme: "dark" },
    { view: "list", width: 768, colorScheme: "light" },
  ])) {
    test(`needs no other file: ${view} at ${width} px, ${colorScheme}`, async () => {
      const { page: local } = await openBridge({ view });
      const path = await saved(local, "html");
      const { page, problems, requests } = await bench.open(pathToFileURL(path).href, { width, colorScheme });
      assert.deepEqual(
        requests.filter((request) => !request.startsWith("data:")),
        [pathToFileURL(path).href],
      );
      assert.deepEqual(problems, []);
      assert.equal(await page.locator("button, select, input, iframe, object, link").count(), 0);
      assert.deepEqual(
        await page.locator("script").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("type"))),
        ["application/json"],
      );
      assert.deepEqual(await page.locator(".version .name").allInnerTexts(), ["Late evening", "Corrected"]);
      assert.match(await page.locator(".version.from time").innerText(), /March 4, 2031/);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      assert.equal(await page.locator("ins").first().isVisible(), true);
      const marks = (/** @type {import("playwright-core").Page} */ where) =>
        where.locator(".story ins, .story del").count();
      assert.ok((await marks(page)) > 4);
      assert.deepEqual(await axe(page), []);
    });
  }

  test("shows folded passages and both versions of a replaced picture, and links to its changes", async () => {
    const long = Array.from({ length: 9 }, (_, index) => `The ${index + 1}th paragraph stands as it stood.`).join(
      "\n\n",
    );
    const { page: local } = await bench.openLocalPage("file");
    const story = (/** @type {string} */ word) => ({ text: `It ${word} all day.\n\n${long}\n\nIt ${word} all night.` });
    await local.locator("input[type=file]").setInputFiles({
      name: "a.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ versions: [story("rained"), story("snowed")] })),
    });
    await local.locator(".fold button").waitFor();
    await local.locator('[data-view="inline"]').click();
    const id = await local.locator("[data-change]").last().getAttribute("data-change");
    const { page } = await bench.open(`${pathToFileURL(await saved(local, "html")).href}#${id}`);
    assert.equal(await page.locator(".block:visible").count(), 11);
    assert.equal(await page.locator(":target").getAttribute("data-change"), id);
    const { page: other } = await openBridge({ view: "inline", from: "2", to: "3" });
    const turned = await bench.open(pathToFileURL(await saved(other, "html")).href);
    assert.equal(await turned.page.locator(".switched img:visible").count(), 2);
  });

  test("runs no script of a story, and requests a picture only when it is opened", async () => {
    const evil = '</script><script>window.ran = 1</script><img src=x onerror="window.ran = 1"><!-- ]]> {{7*7}}';
    const url = "https://pictures.example/pier.png";
    const story = (/** @type {string} */ word) => ({
      label: `${evil} ${word}`,
      text: `# ${word} ${evil}\n\n![${evil.replace(/[[\]]/g, "")}](${url})\n\nIt ${word} all day. ${evil}`,
      format: "markdown",
    });
    const { page: local } = await bench.openLocalPage("file");
    await local.locator("input[type=file]").setInputFiles({
      name: "a.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ versions: [story("rained"), story("snowed")] })),
    });
    // Pictures that the reader loaded here are not loaded when the saved page is opened.
    await local.getByRole("button", { name: "Load picture" }).last().click();
    const path = await saved(local, "html");
    const { page, requests } = await bench.open(pathToFileURL(path).href);
    assert.equal(await page.evaluate(() => "ran" in window), false);
    assert.equal(await page.locator("script").count(), 1);
    assert.equal(await page.locator('img:not([src^="https://pictures.example/"])').count(), 0);
    assert.match(await page.locator("h2").innerText(), /snowed <\/script><script>/);
    assert.deepEqual(
      requests.filter((request) => request.startsWith("http")),
      [],
    );
    await page.locator(".frame summary").first().click();
    await eventually(async () =>
      assert.deepEqual(
        requests.filter((request) => request.startsWith("http")),
        [url],
      ),
    );
  });

  test("a truncated page is read as a page", async () => {
    const { page } = await openBridge();
    const html = readFileSync(await saved(page, "html"), "utf8").replace('"versions":[', '"versions":[oops');
    const path = join(folder, "damaged.html");
    writeFileSync(path, html);
    await page.locator("input[type=file]").setInputFiles([path, path]);
    await page.getByText(/versions are open/).waitFor();
    assert.deepEqual(await page.locator(".message").count(), 0);
  });
});

describe("copied", () => {
  /**
   * Reads the copied text by pasting it, which needs no permission in any engine.
   * @param {import("playwright-core").Page} page
   */
  async function pasted(page) {
    await page.evaluate(() => {
      const area = document.body.appendChild(document.createElement("textarea"));
      area.id = "pasted";
      area.focus();
    });
    await page.keyboard.press("ControlOrMeta+v");
    return page.locator("#pasted").evaluate((area) => {
      area.remove();
      return /** @type {HTMLTextAreaElement} */ (area).value;
    });
  }

  test("the copied text of a version is only that text", async () => {
    const { page } = await openBridge({ from: "3", to: "4" });
    await page.getByRole("button", { name: "Text of “Second picture”" }).click();
    await page.locator(".foot .status").getByText("Copied.").waitFor();
    const text = await pasted(page);
    const credit = "(Photo: Edda Marlow) Edda Marlow";
    const photos = [
      `The bridge over Ferrow Sound stands open on Wednesday morning, with a crane barge beside it. ${credit}`,
      `Passengers board the ferry Anna Lise at Saltmere's old quay on Wednesday. ${credit}`,
    ];
    const expected = (bridge[4]?.text ?? "").replace(/^# /, "").replace(/^!\[.*$/gm, () => photos.shift() ?? "");
    assert.equal(text, expected);
    await page.getByRole("button", { name: "Text of “Wednesday morning”" }).click();
    await page.locator(".foot .status").getByText("Copied.").waitFor();
    assert.match(await pasted(page), /Brant,/);
  });

  test("each format is copied as it would be saved", async () => {
    const { page } = await openBridge();
    for (const form of ["html", "markdown", "json"]) {
      const file = readFileSync(await saved(page, form), "utf8");
      await page.locator(`[data-key="copy ${form}"]`).click();
      await page.locator(".foot .status").getByText("Copied.").waitFor();
      assert.equal(await pasted(page), file, form);
    }
  });

  test("if the browser does not allow it, the page says so", async () => {
    const { page } = await openBridge();
    // The timeline is loaded later, and then the page is rendered again.
    await page.locator(".bars .insert").first().waitFor({ state: "attached" });
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    });
    await page.locator('[data-key="copy after"]').click();
    await page.locator(".foot .status").getByText("the browser blocked access").waitFor();
  });

  test("a selection across photos in one column has only the text of that column", async () => {
    const { page } = await openBridge({ from: "4", to: "5", view: "side-by-side" });
    // The timeline is loaded later, and then the page is rendered again.
    await page.locator(".bars .insert").first().waitFor({ state: "attached" });
    const cells = page.locator(".cell.after");
    await cells.first().dispatchEvent("pointerdown");
    const text = await page.evaluate(() => {
      const rows = document.querySelector("article-versions")?.shadowRoot?.querySelector(".rows");
      // WebKit accepts no ranges inside a shadow root.
      if (rows) getSelection()?.setBaseAndExtent(rows, 0, rows, rows.childNodes.length);
      return String(getSelection());
    });
    assert.match(text, /640 people could not/);
    assert.match(text, /Passengers board the ferry/);
    assert.doesNotMatch(
      text,
      /about 400 people could|added:|removed:|After:|Change \d|Photo 1|Credit line|^[+\u2212]/m,
    );
  });
});
