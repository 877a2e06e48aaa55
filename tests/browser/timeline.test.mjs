// @ts-check
/** A story in several versions: the timeline, the choice of two versions, and the history of each sentence. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, Bench, compared, eventually, texts } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages();
});
after(() => bench?.stop());

/** @typedef {{ label: string, published?: string, text: string }} Version */

const LEAD = "A barge ran aground below the old bridge on Sunday. Nobody was hurt.";
const QUOTE = "“She sits on gravel,” said the lock keeper.";
/** Half an hour, then four hours: the distances must be visible. @type {Version[]} */
const VERSIONS = [
  { label: "First report", published: "2031-05-04T06:00", text: `# Barge aground\n\n${LEAD}` },
  { label: "Lock keeper", published: "2031-05-04T06:30", text: `# Barge aground\n\n${LEAD}\n\n${QUOTE}` },
  {
    label: "Injured",
    published: "2031-05-04T10:30",
    text: `# Barge aground\n\n${LEAD.replace("Nobody was", "Two people were")}\n\n${QUOTE}`,
  },
  {
    label: "Afloat",
    published: "2031-05-04T12:30",
    text: `# Barge afloat\n\nShe was pulled free at noon.\n\n${LEAD.replace("Nobody was", "Two people were")}`,
  },
];

/** @typedef {{ attributes?: string, width?: number, colorScheme?: "light" | "dark", lang?: string }} Options */

/**
 * Opens a page with these versions, and waits until they are compared.
 * @param {readonly Version[]} versions
 * @param {Options} [options]
 */
async function open(versions, options) {
  const opened = await openPage(versions, options);
  await compared(opened.page);
  return opened;
}

/**
 * @param {readonly Version[]} versions
 * @param {Options} [options]
 */
function openPage(versions, { attributes = "", width = 1280, colorScheme = "light", lang = "en" } = {}) {
  const page = `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><meta name="viewport" content="width=device-width"><title>case</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css">`;
  const island = `<script type="application/json">${JSON.stringify(versions)}</script>`;
  return bench.openPage(
    `${page}<main><h1>Case</h1><article-versions ${attributes}>${island}</article-versions></main><script type="module" src="article-versions.js"></script>`,
    { width, colorScheme },
  );
}

/** @param {import("playwright-core").Page} page */
const followed = (page) => page.locator(".bars .insert").first().waitFor({ state: "attached" });

/** Swaps the sides, and waits until the page is rendered. @param {import("playwright-core").Page} page */
async function swap(page) {
  await followed(page);
  await page.getByRole("button", { name: "Swap" }).click();
  await page.locator(".versions .version.from .name", { hasText: String(VERSIONS.at(-1)?.label) }).waitFor();
}

/**
 * Waits until the two lists show these versions. They are rendered after the attributes change.
 * @param {import("playwright-core").Page} page
 * @param {readonly [number, number]} versions
 */
async function chosen(page, versions) {
  await eventually(async () => {
    const shown = await page.locator("article-versions").evaluate((node) => {
      const selects = [...(node.shadowRoot?.querySelectorAll("select") ?? [])];
      return selects.map((select) => Number(select.value));
    });
    assert.deepEqual(shown, versions);
  });
}

/** @param {import("playwright-core").Page} page @param {"Earlier version" | "Later version"} name */
const list = (page, name) => page.getByRole("combobox", { name });

/**
 * The positions of the versions on the line, from its start.
 * @param {import("playwright-core").Page} page
 */
const places = (page) =>
  page.locator(".dot-place").evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().left)));

describe("versions in time", () => {
  test("are spaced by their times and show how much each changed", async () => {
    const { page, problems } = await open(VERSIONS);
    await followed(page);
    const [first = 0, second = 0, third = 0, fourth = 0] = await places(page);
    assert.ok(second - first >= 44, `${second - first} px`);
    assert.ok(
      Math.abs((third - second) / (fourth - third) - 2) < 0.1,
      `${third - second} and ${fourth - third} px for four hours and two`,
    );
    const names = await page
      .locator(".dot-place")
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("title")?.replace(/\s+/g, " ")));
    assert.equal(names[2], "Injured, May 4, 2031 at 10:30 AM. 2 words removed, 3 words added.");
    assert.equal(names[0], "First report, May 4, 2031 at 6:00 AM");
    const heights = await page
      .locator(".bars .stop:nth-child(2) .insert, .bars .stop:nth-child(3) .insert")
      .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().height));
    assert.ok(Number(heights[0]) > Number(heights[1]), "more words, a higher bar");
    assert.deepEqual(problems, []);
  });

  test("can be chosen by name and by keys, and the choice keeps the focus", async () => {
    const { page } = await open(VERSIONS);
    await followed(page);
    const earlier = list(page, "Earlier version");
    assert.deepEqual(
      (await earlier.locator("option").allTextContents()).map((text) => text.replace(/\s+/g, " ")),
      [
        "1. First report, May 4, 6:00 AM",
        "2. Lock keeper, May 4, 6:30 AM",
        "3. Injured, May 4, 10:30 AM",
        "4. Afloat, May 4, 12:30 PM",
      ],
    );
    await earlier.focus();
    // Chosen without arrow keys, which open the list on some systems.
    await earlier.selectOption("1");
    await page.locator("article-versions[from='1']").waitFor();
    await chosen(page, [1, 3]);
    assert.equal(
      await page.evaluate(() =>
        document.querySelector("article-versions")?.shadowRoot?.activeElement?.getAttribute("data-key"),
      ),
      "from",
    );
    assert.deepEqual(await texts(page, ".versions .version .name"), ["Lock keeper", "Afloat"]);
    assert.match(await page.locator("[role=status]").innerText(), /\d changes?$/);
  });

  test("can be chosen on a phone in two lists, and never become the same version", async () => {
    const { page } = await open(VERSIONS, { width: 320 });
    const [earlier, later] = [list(page, "Earlier version"), list(page, "Later version")];
    await later.selectOption("2");
    await page.locator("article-versions[to='2']").waitFor();
    await chosen(page, [0, 2]);
    await earlier.selectOption("2");
    await page.locator("article-versions[from='2']").waitFor();
    await chosen(page, [2, 3]);
    await later.selectOption("1");
    await page.locator("article-versions[to='1']").waitFor();
    await chosen(page, [0, 1]);
    assert.equal(await later.locator("option").nth(0).isDisabled(), true);
    assert.equal(await earlier.locator("option").nth(3).isDisabled(), true);
    assert.equal(await page.locator(".track").count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });

  test("a click on the line moves the nearer of the two", async () => {
    const { page } = await open(VERSIONS);
    await followed(page);
    await page.locator(".dot-place").nth(1).click();
    await page.locator("article-versions[from='1']").waitFor();
    await chosen(page, [1, 3]);
    await page.locator(".dot-place").nth(2).click();
    await page.locator("article-versions[to='2']").waitFor();
    await chosen(page, [1, 2]);
    await page.getByRole("button", { name: "Later pair" }).click();
    await page.locator("article-versions[to='3']").waitFor();
    await chosen(page, [2, 3]);
    assert.equal(await page.getByRole("button", { name: "Later pair" }).isDisabled(), true);
    await page.getByRole("button", { name: "Earlier pair" }).click();
    await page.locator("article-versions[to='2']").waitFor();
    await chosen(page, [1, 2]);
  });

  for (const [lang, width] of /** @type {const} */ ([
    ["en", 1280],
    ["ar", 320],
    ["zh", 768],
  ]))
    test(`are listed with what each changed, in "${lang}" at ${width} px`, async () => {
      const { page, problems } = await open(VERSIONS, { lang, width });
      await page.locator(".all-versions > summary").click();
      const items = page.locator(".all-versions li");
      await items.nth(3).locator(".line-of-step").first().waitFor();
      assert.equal(await items.count(), 4);
      assert.match(await items.nth(2).locator(".line-of-step").first().innerText(), /Nobody was.*Two people were/s);
      assert.equal(await items.nth(0).getByRole("button").count(), 0);
      assert.deepEqual(await axe(page), []);
      await items.nth(2).getByRole("button").click();
      await page.locator("article-versions[to='2']").waitFor();
      await chosen(page, [1, 2]);
      assert.equal(await page.locator(".all-versions[open] li").count(), 4, "the list stays open");
      assert.deepEqual(problems, []);
    });

  test("a value that existed only between the two is shown, unless the digest follows it", async () => {
    const hurt = (/** @type {string} */ n, more = "") => `A barge ran aground on Sunday. ${n} people were hurt.${more}`;
    const times = ["06:00", "06:30", "10:30"].map((time) => `2031-05-04T${time}`);
    const story = (/** @type {string[]} */ all) =>
      all.map((text, index) => ({ label: `No. ${index + 1}`, published: times[index], text }));
    const back = await open(story([hurt("12"), hurt("14"), hurt("12", " The lock is closed until Monday.")]));
    await followed(back.page);
    assert.match(
      (await back.page.locator(".interim").innerText()).replace(/[\u2068\u2069]/g, ""),
      /12 → 14 → 12 people/,
    );
    const chain = await open(story([hurt("12"), hurt("13"), hurt("14")]));
    await followed(chain.page);
    assert.equal(await chain.page.locator(".interim").count(), 0);
  });

  test("seven of them fit on a phone, and the last shows its time if there is space", async () => {
    const seven = Array.from({ length: 7 }, (_, index) => ({
      label: `No. ${index + 1}`,
      published: `2031-05-04T0${index + 1}:30`,
      text: `The river stood at ${index + 200} cm.`,
    }));
    for (const lang of ["en", "ar"]) {
      const { page } = await open(seven, { width: 320, lang });
      await chosen(page, [0, 6]);
      await eventually(async () => {
        for (const select of await page.locator(".timeline select").all()) {
          const box = await select.boundingBox();
          const isInside = box && box.x >= 0 && box.x + box.width <= 320 && box.height >= 36;
          assert.ok(isInside, `${lang}: ${JSON.stringify(box)}`);
        }
      });
      for (const time of await page.locator(".versions time").all())
        assert.ok(((await time.boundingBox())?.height ?? 99) < 24, `${lang}: a date is broken`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    }
    const { page } = await open(seven);
    await eventually(async () =>
      assert.match((await page.locator(".time:visible").allInnerTexts()).at(-1) ?? "", /^May 4, 7:30/),
    );
  });

  for (const width of [1280, 768]) {
    test(`show their times on one line without overlap, ${width} px wide`, async () => {
      // Hours after the first: some are close together and some are far apart.
      const hours = [0, 2, 7, 15, 16, 19, 27];
      const many = hours.map((hour, index) => ({
        ...VERSIONS[index % 4],
        label: `Edition ${index + 1}`,
        published: new Date(Date.UTC(2031, 4, 4, 6 + hour)).toISOString(),
      }));
      const { page } = await open(/** @type {Version[]} */ (many), { width });
      await followed(page);
      const whens = (
        await page
          .locator(".moments .time")
          .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()))
      ).filter((box) => box.width > 0);
      assert.ok(whens.length > 2, `${whens.length} of them are said`);
      assert.equal(new Set(whens.map(({ top }) => Math.round(top))).size, 1, "they stand on several lines");
      whens.forEach(({ left }, index) =>
        assert.ok(index === 0 || left >= whens[index - 1].right, `${left} px after ${whens[index - 1]?.right}`),
      );
      const numbers = page.locator(".moments .number");
      assert.deepEqual(await numbers.allInnerTexts(), ["1", "2", "3", "4", "5", "6", "7"]);
      const places = await numbers.evaluateAll((nodes) =>
        nodes.map((node) => Math.round(node.getBoundingClientRect().x)),
      );
      const dots = await page
        .locator(".dot-place")
        .evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().x)));
      assert.deepEqual(places, dots, "each stands below its version");
    });
  }

  test('"since first published" and "the last change" take one click each', async () => {
    const { page } = await open(VERSIONS);
    const last = page.getByRole("button", { name: "Last change" });
    await last.click();
    await page.locator("article-versions[from='2']").waitFor();
    await chosen(page, [2, 3]);
    assert.equal(await last.getAttribute("aria-pressed"), "true");
    await page.getByRole("button", { name: "Since first published" }).click();
    await page.locator("article-versions[from='0']").waitFor();
    await chosen(page, [0, 3]);
  });

  test("swapped columns stay swapped when other versions are chosen", async () => {
    const { page } = await open(VERSIONS);
    await swap(page);
    await chosen(page, [0, 3]);
    await list(page, "Earlier version").selectOption("1");
    await page.locator(".versions .version.to .name", { hasText: "Lock keeper" }).waitFor();
    assert.deepEqual(await texts(page, ".versions .version .name"), ["Afloat", "Lock keeper"]);
  });

  test("the signs of the two are swapped with them", async () => {
    const { page } = await open(VERSIONS);
    const signs = () =>
      page
        .locator(".chosen > .dot")
        .evaluateAll((dots) => dots.map((dot) => getComputedStyle(dot, "::before").content.replaceAll('"', "")));
    await followed(page);
    assert.deepEqual(await signs(), ["\u2212", "+"]);
    await swap(page);
    assert.deepEqual(await signs(), ["+", "\u2212"]);
  });

  test("are spaced evenly without times, and the page says so", async () => {
    const { page } = await open(VERSIONS.map(({ label, text }) => ({ label, text })));
    const gaps = (await places(page)).map((place, index, all) => place - (all[index - 1] ?? 0)).slice(1);
    assert.ok(Math.max(...gaps) - Math.min(...gaps) <= 1, gaps.join());
    assert.equal(await page.getByText("Some versions have no time").count(), 1);
    assert.deepEqual(
      await texts(page, ".moment .time"),
      VERSIONS.map(({ label }) => label),
    );
  });

  test("run from right to left on a page in Arabic, and clicks too", async () => {
    const { page } = await open(VERSIONS, { lang: "ar" });
    const lefts = await places(page);
    assert.deepEqual(
      lefts,
      lefts.slice().sort((one, other) => other - one),
    );
    await page.locator(".dot-place").nth(1).click();
    await page.locator("article-versions[from='1']").waitFor();
  });

  test("fifty of them scroll in their own box, with the chosen ones visible", async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      label: `No. ${index + 1}`,
      published: new Date(Date.UTC(2031, 4, 4, index)).toISOString(),
      text: `The river stood at ${index + 200} cm.`,
    }));
    for (const width of [768, 1280]) {
      const { page } = await open(many, { width });
      await followed(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const inSight = await page.locator(".track").evaluate((track) => {
        const view = track.getBoundingClientRect();
        const box = track.querySelector(".chosen.to")?.getBoundingClientRect();
        // Scrolling uses whole pixels, so a fraction may be missing.
        return track.scrollWidth > track.clientWidth && box && box.left > view.left - 1 && box.right < view.right + 1;
      });
      assert.ok(inSight, `${width} px`);
      const { height } = (await page.locator(".timeline").boundingBox()) ?? { height: 0 };
      assert.ok(height > 0 && height < 230, `${height} px high`);
    }
  });

  test("two of them need no timeline", async () => {
    const { page } = await open(VERSIONS.slice(0, 2));
    assert.equal(await page.locator(".timeline").count(), 0);
    assert.equal(await page.getByRole("button", { name: "History" }).count(), 0);
  });

  test("the comparison is shown before the timeline is computed", async () => {
    const { page } = await openPage([]);
    const [without, later] = await page.evaluate(async (versions) => {
      const element = /** @type {import("../../www/element/article-versions.js").ArticleVersionsElement} */ (
        document.createElement("article-versions")
      );
      document.querySelector("main")?.append(element);
      const bars = () => element.shadowRoot?.querySelectorAll(".bars .insert").length ?? 0;
      // In the first frame after the comparison.
      const ready = new Promise((resolve) =>
        element.addEventListener("article-versions-compared", () =>
          requestAnimationFrame(() => resolve([element.shadowRoot?.querySelectorAll(".row").length, bars()])),
        ),
      );
      element.versions = versions;
      const first = await ready;
      while (bars() === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      return [first, bars()];
    }, VERSIONS);
    assert.deepEqual(without, [2, 0]);
    assert.equal(later, 3);
  });
});

describe("the history of sentences", () => {
  test("is shown below each paragraph, and stays shown", async () => {
    const { page, problems } = await open(VERSIONS, { attributes: 'from="1"' });
    await followed(page);
    assert.equal(await page.locator(".history").count(), 0);
    await page.getByRole("button", { name: "History" }).click();
    const histories = async () =>
      (await texts(page, "p.history, .history > summary")).map((text) => text.replace(/\u202f/g, " "));
    assert.deepEqual(await histories(), [
      "Since “Afloat”, May 4, 12:30 PM.",
      "Since “First report”, May 4, 6:00 AM; last changed in “Injured”, May 4, 10:30 AM.",
      "Since “Lock keeper”, May 4, 6:30 AM; removed in “Afloat”, May 4, 12:30 PM.",
    ]);
    // By keyboard, one sentence at a time.
    await page.locator(".history > summary").focus();
    await page.keyboard.press("Enter");
    await page.locator(".history li").first().waitFor();
    assert.deepEqual(
      (await texts(page, ".history .history-text")).map((text) => text.replace(/\u202f/g, " ")),
      [
        "Since “First report”, May 4, 6:00 AM.",
        "Since “First report”, May 4, 6:00 AM; last changed in “Injured”, May 4, 10:30 AM.",
      ],
    );
    // It is still open after another rendering.
    await page.locator("article-versions").evaluate((node) => node.setAttribute("hide", "inserted"));
    await page.locator(".hidden-note").waitFor();
    assert.equal(await page.locator(".history li").count(), 2);
    await page.locator('button[data-view="inline"]').click();
    assert.equal(await page.locator(".history li").count(), 2);
    assert.deepEqual(problems, []);
  });

  test("is shown below its paragraph in the inline view, even if it is unchanged", async () => {
    const { page } = await open(VERSIONS, { attributes: 'history view="inline" from="2"' });
    await page.locator(".row.equal .history").first().waitFor();
    for (const row of await page.locator(".row", { has: page.locator(".history") }).all()) {
      const [cell, history] = await Promise.all([
        row.locator(".cell").boundingBox(),
        row.locator(".history").boundingBox(),
      ]);
      assert.ok(
        cell && history && history.y > cell.y + cell.height - 1 && history.x < cell.x + 1,
        JSON.stringify({ cell, history }),
      );
    }
  });

  test("is in the page's language", async () => {
    const { page } = await open(VERSIONS, { lang: "de", attributes: "history" });
    await followed(page);
    assert.match(
      (await texts(page, ".history")).join("\n"),
      /Seit „First report“, 4\. Mai, 0?6:00; zuletzt geändert in „Injured“, 4\. Mai, 10:30\./,
    );
  });
});

describe("axe finds nothing", () => {
  for (const { lang, colorScheme, width } of /** @type {const} */ ([
    { lang: "en", colorScheme: "light", width: 1280 },
    { lang: "en", colorScheme: "dark", width: 320 },
    { lang: "ar", colorScheme: "light", width: 768 },
  ])) {
    test(`${lang}, ${colorScheme}, ${width} px`, async () => {
      const { page } = await open(VERSIONS, { lang, colorScheme, width, attributes: "history" });
      await page.locator(".history > summary").click();
      // At the top, where the sticky bar covers nothing.
      await page.evaluate(() => scrollTo(0, 0));
      assert.deepEqual(await axe(page), []);
    });
  }
});

describe("the history of a photo", () => {
  const caption = "The crane at the old bridge.";
  const photo = (/** @type {string} */ text) =>
    `<p>A crane came on Sunday.</p><figure><img src="crane.svg" alt="A crane"><figcaption>${text}</figcaption></figure>`;
  const versions = [
    `${caption} (AP Photo/Ola Berg)`,
    `${caption} (AP Photo/Ola Bergh)`,
    `${caption} (AP Photo/Ola Bergh)`,
  ].map((text, index) => ({
    label: `Edition ${index + 1}`,
    text: photo(text),
  }));

  test("shows when its credit last changed, besides the history of the caption", async () => {
    const { page } = await open(versions, { attributes: "history" });
    const history = page.locator(".row", { has: page.locator("figure") }).locator(".history");
    await history.first().waitFor();
    assert.equal(
      (await history.innerText()).replace(/[\u2066-\u2069]/g, ""),
      "Since “Edition 1”; credit last changed in “Edition 2”.",
    );
  });

  test("shows a credit without a caption, in the inline view too", async () => {
    const { page } = await open(
      versions.map((version) => ({ ...version, text: version.text.replace(caption, "") })),
      { attributes: 'history view="inline"' },
    );
    const history = page.locator(".row", { has: page.locator("figure") }).locator(".history");
    await history.first().waitFor();
    assert.equal((await history.innerText()).replace(/[\u2066-\u2069]/g, ""), "Credit last changed in “Edition 2”.");
  });
});
