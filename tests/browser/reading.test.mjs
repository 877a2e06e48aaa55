// @ts-check
/** How the story is read: long passages of one version, the overview strip, the marks. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { axe, Bench, compared, dist } from "./support.mjs";

/** @type {Bench} */
let bench;
/** @type {string} */
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "reading-"));
  cpSync(dist, folder, { recursive: true });
  bench = await Bench.start(folder);
});
after(async () => {
  await bench?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let pages = 0;

/**
 * @param {string[]} texts
 * @param {{ attributes?: string, width?: number, colorScheme?: "light" | "dark", lang?: string, hash?: string }} [options]
 */
async function open(texts, { attributes = "", width = 1280, colorScheme = "light", lang = "en", hash = "" } = {}) {
  const name = `case-${++pages}.html`;
  const island = JSON.stringify(texts.map((text, index) => ({ label: `Version ${index + 1}`, text })));
  writeFileSync(
    join(folder, name),
    `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><meta name="viewport" content="width=device-width"><title>case</title><link rel="icon" href="data:,"><main><h1>Case</h1><article-versions ${attributes}><script type="application/json">${island}</script></article-versions></main><script type="module" src="article-versions.js"></script>`,
  );
  const opened = await bench.open(`${bench.server.url}${name}${hash}`, { width, colorScheme });
  await compared(opened.page);
  return opened;
}

/** @param {number} n @param {string} about */
const paragraphs = (n, about) =>
  Array.from(
    { length: n },
    (_, index) => `The ${about} of day ${index + 1} reported ${index * 7 + 3} new cases of it.`,
  );

const LEAD = "The council will meet on Friday to vote on the harbour.";
const END = "The mayor said that nothing had been decided so far.";

describe("a long passage of one version", () => {
  for (const [kind, column] of /** @type {const} */ ([
    ["deleted", "before"],
    ["inserted", "after"],
  ]))
    test(`takes the full width, ${kind}`, async () => {
      const long = [LEAD, ...paragraphs(5, "clinic"), END].join("\n\n");
      const short = [LEAD, END].join("\n\n");
      const { page, problems } = await open(kind === "deleted" ? [long, short] : [short, long]);
      const runs = page.locator(".in-run");
      assert.equal(await runs.count(), 5);
      const head = page.locator(".run-head");
      assert.deepEqual(await head.allInnerTexts(), [
        `5 passages were ${kind === "deleted" ? "removed" : "added"} here`,
      ]);
      const text = await runs.first().locator(`.cell.${column} .block`).boundingBox();
      const beside = await page.locator(".row.equal .cell.after .block").first().boundingBox();
      assert.ok(text && beside && text.width > 1.3 * beside.width, `${text?.width} and ${beside?.width} px`);
      assert.ok(text && beside && text.x + text.width > beside.x, "it reaches into the other column");
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(problems, []);
    });

  test("three blocks stay in their column, and so does a run that a filter hides", async () => {
    const { page } = await open([[LEAD, END].join("\n\n"), [LEAD, ...paragraphs(3, "clinic"), END].join("\n\n")]);
    assert.equal(await page.locator(".in-run").count(), 0);
    const hidden = await open(
      [[LEAD, END, "One."].join("\n\n"), [LEAD, ...paragraphs(5, "clinic"), END, "Two."].join("\n\n")],
      { attributes: 'hide="inserted"' },
    );
    assert.equal(await hidden.page.locator(".in-run").count(), 0);
  });

  for (const [lang, width] of /** @type {const} */ ([
    ["ar", 1280],
    ["de", 768],
    ["zh", 320],
  ]))
    test(`does not overflow, in "${lang}" at ${width} px`, async () => {
      const { page } = await open([[LEAD, END].join("\n\n"), [LEAD, ...paragraphs(5, "clinic"), END].join("\n\n")], {
        lang,
        width,
        colorScheme: "dark",
      });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      assert.deepEqual(await axe(page), []);
    });
});

describe("the overview strip", () => {
  /** @param {import("playwright-core").Page} page the frame's edges, as shares of the strip's width */
  const frame = (page) =>
    page.locator(".strip").evaluate((strip) => {
      const whole = strip.getBoundingClientRect();
      const seen = strip.querySelector(".seen");
      if (!(seen instanceof HTMLElement) || seen.hidden) return null;
      const box = seen.getBoundingClientRect();
      return [(box.left - whole.left) / whole.width, (box.right - whole.left) / whole.width];
    });
  // So many changes that nothing folds.
  const all = paragraphs(40, "clinic");
  const texts = [all.join("\n\n"), all.map((text) => text.replace("reported", "counted")).join("\n\n")];

  for (const [view, lang] of /** @type {const} */ ([
    ["side-by-side", "en"],
    ["inline", "ar"],
    ["list", "en"],
  ]))
    test(`frames what is on the screen: ${view}, "${lang}"`, async () => {
      const { page, problems } = await open(texts, { attributes: `view="${view}"`, lang });
      const scrolledTo = async (/** @type {number} */ share) => {
        await page.evaluate((at) => scrollTo(0, at * (document.documentElement.scrollHeight - innerHeight)), share);
        await page.waitForTimeout(300);
        const [left = NaN, right = NaN] = (await frame(page)) ?? [];
        // From the beginning of the story, which in Arabic is at the right.
        return lang === "ar" ? [1 - right, 1 - left] : [left, right];
      };
      const start = await scrolledTo(0);
      const middle = await scrolledTo(0.5);
      const end = await scrolledTo(1);
      assert.ok(Number(start[0]) < 0.05, `${start}`);
      assert.ok(Number(middle[0]) > 0.2 && Number(middle[1]) < 0.8, `${middle}`);
      assert.ok(Number(end[1]) > 0.9 && Number(end[0]) > Number(middle[0]), `${end}`);
      assert.match(await page.locator(".strip-key").innerText(), /\S/);
      assert.deepEqual(problems, []);
    });
});
