// @ts-check
/** A story in several versions: the timeline, the choice of two versions, and the history of each sentence. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { axe, Bench, compared, dist, engine } from "./support.mjs";

/** @type {Bench} */
let bench;
/** @type {string} */
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "timeline-"));
  cpSync(dist, folder, { recursive: true });
  bench = await Bench.start(folder);
});
after(async () => {
  await bench?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** @typedef {{ label: string, published?: string, text: string }} Version */

const LEAD = "A barge ran aground below the old bridge on Sunday. Nobody was hurt.";
const QUOTE = "“She sits on gravel,” said the lock keeper.";
/** Half an hour, then four hours: what time the versions are apart shall be seen. @type {Version[]} */
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

let pages = 0;

/**
 * @param {readonly Version[]} versions
 * @param {{ attributes?: string, width?: number, colorScheme?: "light" | "dark", lang?: string }} [options]
 */
async function open(versions, { attributes = "", width = 1280, colorScheme = "light", lang = "en" } = {}) {
  const name = `case-${++pages}.html`;
  const page = `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><meta name="viewport" content="width=device-width"><title>case</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css">`;
  const island = `<script type="application/json">${JSON.stringify(versions)}</script>`;
  writeFileSync(
    join(folder, name),
    `${page}<main><h1>Case</h1><article-versions ${attributes}>${island}</article-versions></main><script type="module" src="article-versions.js"></script>`,
  );
  const opened = await bench.open(bench.server.url + name, { width, colorScheme });
  await compared(opened.page);
  return opened;
}

/** @param {import("playwright-core").Page} page */
const followed = (page) => page.locator(".bars .insert").first().waitFor({ state: "attached" });

/** Changes sides, and waits until that is drawn. @param {import("playwright-core").Page} page */
async function swap(page) {
  await followed(page);
  await page.getByRole("button", { name: "Swap" }).click();
  await page.locator(".version.from .name", { hasText: String(VERSIONS.at(-1)?.label) }).waitFor();
}

/** @param {import("playwright-core").Page} page */
const chosen = (page) =>
  page.locator("article-versions").evaluate((node) => {
    const checked = [...(node.shadowRoot?.querySelectorAll("input:checked") ?? [])];
    return checked.map((input) => Number(/** @type {HTMLInputElement} */ (input).value));
  });

/** @param {import("playwright-core").Page} page @param {string} selector @returns {Promise<string[]>} */
const texts = (page, selector) =>
  page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.textContent ?? ""));

/**
 * The places of the versions along the line, from its start.
 * @param {import("playwright-core").Page} page
 */
const places = (page) =>
  page
    .getByRole("radiogroup", { name: "Later version" })
    .getByRole("radio")
    .evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().left)));

describe("versions in time", () => {
  test("stand as far apart as their times, and say how much each changed", async () => {
    const { page, problems } = await open(VERSIONS);
    await followed(page);
    const [first = 0, second = 0, third = 0, fourth = 0] = await places(page);
    assert.ok(second - first >= 44, `${second - first} px`);
    assert.ok(
      Math.abs((third - second) / (fourth - third) - 2) < 0.1,
      `${third - second} and ${fourth - third} px for four hours and two`,
    );
    const names = await page
      .getByRole("radiogroup", { name: "Later version" })
      .getByRole("radio")
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label")?.replace(/\s+/g, " ")));
    assert.equal(names[2], "Injured, May 4, 2031 at 10:30 AM. 2 words removed, 3 words added.");
    assert.equal(names[0], "First report, May 4, 2031 at 6:00 AM");
    const heights = await page
      .locator(".bars .stop:nth-child(2) .insert, .bars .stop:nth-child(3) .insert")
      .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().height));
    assert.ok(Number(heights[0]) > Number(heights[1]), "more words, a higher bar");
    assert.deepEqual(problems, []);
  });

  test("are chosen by arrow keys, and the focus stays with the choice", async () => {
    const { page } = await open(VERSIONS);
    await followed(page);
    await page.getByRole("radiogroup", { name: "Earlier version" }).getByRole("radio", { checked: true }).focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("article-versions[from='1']").waitFor();
    assert.deepEqual(await chosen(page), [1, 3]);
    await page.keyboard.press("ArrowRight");
    await page.locator("article-versions[from='2']").waitFor();
    assert.deepEqual(await chosen(page), [2, 3]);
    assert.deepEqual(await texts(page, ".version .name"), ["Injured", "Afloat"]);
    assert.equal(
      await page.evaluate(() =>
        document.querySelector("article-versions")?.shadowRoot?.activeElement?.getAttribute("data-key"),
      ),
      "from 2",
    );
    assert.match(await page.locator("[role=status]").innerText(), /\d changes?$/);
  });

  test("are chosen by touch; the other gives way, and never both are one", async () => {
    const { page } = await open(VERSIONS, { width: 320 });
    await followed(page);
    const later = page.getByRole("radiogroup", { name: "Later version" }).getByRole("radio");
    const earlier = page.getByRole("radiogroup", { name: "Earlier version" }).getByRole("radio");
    await later.nth(2).click();
    assert.deepEqual(await chosen(page), [0, 2]);
    await earlier.nth(2).click();
    assert.deepEqual(await chosen(page), [2, 3]);
    await later.nth(1).click();
    assert.deepEqual(await chosen(page), [0, 1]);
    assert.equal(await later.nth(0).isDisabled(), true);
    assert.equal(await earlier.nth(3).isDisabled(), true);
    for (const radio of await later.all()) {
      const box = await radio.boundingBox();
      assert.ok(box && box.width >= 44 && box.height >= 44, JSON.stringify(box));
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });

  test("seven of them stand whole on a phone, and the first and the last say when", async () => {
    const seven = Array.from({ length: 7 }, (_, index) => ({
      label: `No. ${index + 1}`,
      published: `2031-05-04T0${index + 1}:30`,
      text: `The river stood at ${index + 200} cm.`,
    }));
    for (const lang of ["en", "ar"]) {
      const { page } = await open(seven, { width: 320, lang });
      await followed(page);
      const view = await page.locator(".track").boundingBox();
      assert.ok(view);
      for (const radio of await page.getByRole("radio").all()) {
        const box = await radio.boundingBox();
        assert.ok(
          box && box.x > view.x - 0.5 && box.x + box.width < view.x + view.width + 0.5,
          `${lang}: ${JSON.stringify(box)}`,
        );
        assert.ok(box.width >= 36 && box.height >= 44, JSON.stringify(box));
      }
      for (const time of await page.locator(".version time").all())
        assert.ok(((await time.boundingBox())?.height ?? 99) < 24, `${lang}: a date is broken`);
      const whens = page.locator(".when:visible");
      assert.deepEqual(
        (await whens.allInnerTexts()).map((text) => /30/.test(text) || /٣٠/.test(text)),
        [true, true],
      );
      for (const when of await whens.all()) {
        const box = await when.boundingBox();
        assert.ok(
          box && box.x > view.x - 0.5 && box.x + box.width < view.x + view.width + 0.5,
          `${lang}: ${JSON.stringify(box)}`,
        );
      }
    }
    const { page } = await open(seven);
    assert.match((await page.locator(".when:visible").allInnerTexts()).at(-1) ?? "", /^May 4, 7:30/);
  });

  for (const width of [1280, 768]) {
    test(`say when on one line, and none over another, ${width} px wide`, async () => {
      // Hours after the first: beside both ends, and in between, some stand close and some have room.
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
          .locator(".moments .when")
          .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()))
      ).filter((box) => box.width > 0);
      assert.ok(whens.length > 2, `${whens.length} of them are said`);
      assert.equal(new Set(whens.map(({ top }) => Math.round(top))).size, 1, "they stand on several lines");
      whens.forEach(({ left }, index) =>
        assert.ok(index === 0 || left >= whens[index - 1].right, `${left} px after ${whens[index - 1]?.right}`),
      );
      const numbers = page.locator(".moments .nth");
      assert.deepEqual(await numbers.allInnerTexts(), ["1", "2", "3", "4", "5", "6", "7"]);
      const places = await numbers.evaluateAll((nodes) =>
        nodes.map((node) => Math.round(node.getBoundingClientRect().x)),
      );
      const dots = await page
        .locator(".stops.to label")
        .evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().x)));
      assert.deepEqual(places, dots, "each stands below its version");
    });
  }

  test("since first published, and the last change, are one press each", async () => {
    const { page } = await open(VERSIONS);
    const last = page.getByRole("button", { name: "Last change" });
    await last.click();
    await page.locator("article-versions[from='2']").waitFor();
    assert.deepEqual(await chosen(page), [2, 3]);
    assert.equal(await last.getAttribute("aria-pressed"), "true");
    await page.getByRole("button", { name: "Since first published" }).click();
    await page.locator("article-versions[from='0']").waitFor();
    assert.deepEqual(await chosen(page), [0, 3]);
  });

  test("swapped columns keep their order when others are chosen", async () => {
    const { page } = await open(VERSIONS);
    await swap(page);
    assert.deepEqual(await chosen(page), [0, 3]);
    await page.getByRole("radiogroup", { name: "Earlier version" }).getByRole("radio").nth(1).click();
    await page.locator(".version.to .name", { hasText: "Lock keeper" }).waitFor();
    assert.deepEqual(await texts(page, ".version .name"), ["Afloat", "Lock keeper"]);
  });

  test("swapped, the signs of the two go with them", async () => {
    const { page } = await open(VERSIONS);
    const signs = () =>
      Promise.all(
        ["Earlier version", "Later version"].map((name) =>
          page
            .getByRole("radiogroup", { name })
            .locator("input:checked + .dot")
            .evaluate((dot) => getComputedStyle(dot, "::before").content.replaceAll('"', "")),
        ),
      );
    await followed(page);
    assert.deepEqual(await signs(), ["\u2212", "+"]);
    await swap(page);
    assert.deepEqual(await signs(), ["+", "\u2212"]);
  });

  test("without their times stand evenly, and that is said", async () => {
    const { page } = await open(VERSIONS.map(({ label, text }) => ({ label, text })));
    const gaps = (await places(page)).map((place, index, all) => place - (all[index - 1] ?? 0)).slice(1);
    assert.ok(Math.max(...gaps) - Math.min(...gaps) <= 1, gaps.join());
    assert.equal(await page.getByText("Some versions have no time").count(), 1);
    assert.deepEqual(
      await texts(page, ".moment .when"),
      VERSIONS.map(({ label }) => label),
    );
  });

  test("run from right to left on a page in Arabic, and the arrows with them", async () => {
    const { page } = await open(VERSIONS, { lang: "ar" });
    const radios = page.locator(".side .from input");
    const lefts = await radios.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().left));
    assert.deepEqual(
      lefts,
      lefts.slice().sort((one, other) => other - one),
    );
    await radios.first().focus();
    // WebKit's own radio buttons go on by the right arrow whatever the direction, and readers there are used to it.
    await page.keyboard.press(engine === "webkit" ? "ArrowRight" : "ArrowLeft");
    await page.locator("article-versions[from='1']").waitFor();
  });

  test("fifty of them scroll in themselves, the chosen ones in sight", async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      label: `No. ${index + 1}`,
      published: new Date(Date.UTC(2031, 4, 4, index)).toISOString(),
      text: `The river stood at ${index + 200} cm.`,
    }));
    for (const width of [320, 1280]) {
      const { page } = await open(many, { width });
      await followed(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const inSight = await page.locator(".track").evaluate((track) => {
        const view = track.getBoundingClientRect();
        const box = track.querySelector(".to input:checked")?.getBoundingClientRect();
        // Scrolled by whole pixels, and a part of one may be missing.
        return track.scrollWidth > track.clientWidth && box && box.left > view.left - 1 && box.right < view.right + 1;
      });
      assert.ok(inSight, `${width} px`);
      for (const name of ["Earlier version", "Later version"]) {
        const box = await page.locator(".side > .label", { hasText: name }).boundingBox();
        assert.ok(box && box.x >= 0 && box.x + box.width <= width, `${name}: ${JSON.stringify(box)}`);
      }
      const { height } = (await page.locator(".timeline").boundingBox()) ?? { height: 0 };
      assert.ok(height > 0 && height < 280, `${height} px high`);
    }
  });

  test("two of them need no timeline", async () => {
    const { page } = await open(VERSIONS.slice(0, 2));
    assert.equal(await page.locator(".timeline").count(), 0);
    assert.equal(await page.getByRole("button", { name: "History" }).count(), 0);
  });

  test("the comparison is on the page before they are followed through time", async () => {
    const { page } = await open([]).catch(() => bench.open(`${bench.server.url}case-${pages}.html`));
    const [without, later] = await page.evaluate(async (versions) => {
      const element = /** @type {import("../../www/element/article-versions.js").ArticleVersionsElement} */ (
        document.createElement("article-versions")
      );
      document.querySelector("main")?.append(element);
      const bars = () => element.shadowRoot?.querySelectorAll(".bars .insert").length ?? 0;
      // In the first frame after it, which is what the reader sees first.
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
  test("is told beneath each paragraph, and stays told", async () => {
    const { page, problems } = await open(VERSIONS, { attributes: 'from="1"' });
    await followed(page);
    assert.equal(await page.locator(".history").count(), 0);
    await page.getByRole("button", { name: "History" }).click();
    const told = async () =>
      (await texts(page, "p.history, .history > summary")).map((text) => text.replace(/\u202f/g, " "));
    assert.deepEqual(await told(), [
      "Since “Afloat”, May 4, 12:30 PM.",
      "Since “First report”, May 4, 6:00 AM; last changed in “Injured”, May 4, 10:30 AM.",
      "Since “Lock keeper”, May 4, 6:30 AM; removed in “Afloat”, May 4, 12:30 PM.",
    ]);
    // By key, and each sentence by itself.
    await page.locator(".history > summary").focus();
    await page.keyboard.press("Enter");
    await page.locator(".history li").first().waitFor();
    assert.deepEqual(
      (await texts(page, ".history .told")).map((text) => text.replace(/\u202f/g, " ")),
      [
        "Since “First report”, May 4, 6:00 AM.",
        "Since “First report”, May 4, 6:00 AM; last changed in “Injured”, May 4, 10:30 AM.",
      ],
    );
    // After another rendering it is open still.
    await page.locator("article-versions").evaluate((node) => node.setAttribute("hide", "inserted"));
    await page.locator(".hidden-note").waitFor();
    assert.equal(await page.locator(".history li").count(), 2);
    await page.locator('button[data-view="inline"]').click();
    assert.equal(await page.locator(".history li").count(), 2);
    assert.deepEqual(problems, []);
  });

  test("stands beneath its paragraph in one text, an unchanged one's too", async () => {
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
      await followed(page);
      await page.locator(".history > summary").click();
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

  test("says when its credit last changed, beside what it says of the caption", async () => {
    const { page } = await open(versions, { attributes: "history" });
    const told = page.locator(".row", { has: page.locator("figure") }).locator(".history");
    await told.first().waitFor();
    assert.equal(
      (await told.innerText()).replace(/[\u2066-\u2069]/g, ""),
      "Since “Edition 1”; credit last changed in “Edition 2”.",
    );
  });

  test("tells of a credit where there is no caption, in one text too", async () => {
    const { page } = await open(
      versions.map((version) => ({ ...version, text: version.text.replace(caption, "") })),
      { attributes: 'history view="inline"' },
    );
    const told = page.locator(".row", { has: page.locator("figure") }).locator(".history");
    await told.first().waitFor();
    assert.equal((await told.innerText()).replace(/[\u2066-\u2069]/g, ""), "Credit last changed in “Edition 2”.");
  });
});
