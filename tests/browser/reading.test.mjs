// @ts-check
/** How the story is read: long passages of one version, the overview strip, the marks. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, Bench, compared, engine, eventually } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages();
});
after(() => bench?.stop());

/**
 * @param {string[]} texts
 * @param {{ attributes?: string, width?: number, colorScheme?: "light" | "dark", lang?: string, hash?: string }}
 *   [options]
 */
async function open(texts, { attributes = "", width = 1280, colorScheme = "light", lang = "en", hash = "" } = {}) {
  const island = JSON.stringify(texts.map((text, index) => ({ label: `Version ${index + 1}`, text })));
  const opened = await bench.openPage(
    `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><meta name="viewport" content="width=device-width"><title>case</title><link rel="icon" href="data:,"><main><h1>Case</h1><article-versions ${attributes}><script type="application/json">${island}</script></article-versions></main><script type="module" src="article-versions.js"></script>`,
    { width, colorScheme },
    hash,
  );
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
      const series = page.locator(".in-series");
      assert.equal(await series.count(), 5);
      const head = page.locator(".series-head");
      assert.deepEqual(await head.allInnerTexts(), [
        `5 passages were ${kind === "deleted" ? "removed" : "added"} here`,
      ]);
      const text = await series.first().locator(`.cell.${column} .block`).boundingBox();
      const beside = await page.locator(".row.equal .cell.after .block").first().boundingBox();
      assert.ok(text && beside && text.width > 1.3 * beside.width, `${text?.width} and ${beside?.width} px`);
      assert.ok(text && beside && text.x + text.width > beside.x, "it reaches into the other column");
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(problems, []);
    });

  test("three blocks stay in their column, and so does a hidden series", async () => {
    const { page } = await open([[LEAD, END].join("\n\n"), [LEAD, ...paragraphs(3, "clinic"), END].join("\n\n")]);
    assert.equal(await page.locator(".in-series").count(), 0);
    const hidden = await open(
      [[LEAD, END, "One."].join("\n\n"), [LEAD, ...paragraphs(5, "clinic"), END, "Two."].join("\n\n")],
      { attributes: 'hide="inserted"' },
    );
    assert.equal(await hidden.page.locator(".in-series").count(), 0);
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
  /** The tolerance of the frame, as a share of the strip. WebKit computes the height of rows off screen late. */
  const NEAR = engine === "webkit" ? 0.15 : 0.08;
  /** @param {import("playwright-core").Page} page the frame's edges, as shares of the strip's width */
  const frame = (page) =>
    page.locator(".strip").evaluate((strip) => {
      const whole = strip.getBoundingClientRect();
      const seen = strip.querySelector(".viewport");
      if (!(seen instanceof HTMLElement) || seen.hidden) return null;
      const box = seen.getBoundingClientRect();
      return [(box.left - whole.left) / whole.width, (box.right - whole.left) / whole.width];
    });
  /** The visible rows, as shares of all rows, which are equally long. @param {import("playwright-core").Page} page */
  const inSight = (page) =>
    page.locator("article-versions").evaluate((element) => {
      const rows = [...(element.shadowRoot?.querySelectorAll(".rows .row") ?? [])];
      const bar = element.shadowRoot?.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
      const shown = rows.flatMap((row, index) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > bar && top < innerHeight ? [index] : [];
      });
      return [Number(shown[0]) / rows.length, (Number(shown.at(-1)) + 1) / rows.length];
    });
  // Enough changes that nothing is folded.
  const all = paragraphs(40, "clinic");
  const texts = [all.join("\n\n"), all.map((text) => text.replace("reported", "counted")).join("\n\n")];

  for (const [view, lang] of /** @type {const} */ ([
    ["side-by-side", "en"],
    ["inline", "ar"],
    ["list", "en"],
  ]))
    test(`frames the visible part: ${view}, "${lang}"`, async () => {
      const { page, problems } = await open(texts, { attributes: `view="${view}"`, lang });
      const scrolledTo = async (/** @type {number} */ share) => {
        await page.evaluate((at) => scrollTo(0, at * (document.documentElement.scrollHeight - innerHeight)), share);
        // The frame follows within the next animation frames.
        return eventually(async () => {
          const [left = NaN, right = NaN] = (await frame(page)) ?? [];
          const seen = await inSight(page);
          // From the beginning of the story, which is at the right in Arabic.
          const edges = lang === "ar" ? [1 - right, 1 - left] : [left, right];
          const off = Math.max(...edges.map((edge, index) => Math.abs(edge - Number(seen[index]))));
          assert.ok(off < NEAR, `${left}, ${right}: ${off} away from the rows in sight`);
          return edges;
        });
      };
      const start = await scrolledTo(0);
      const middle = await scrolledTo(0.5);
      const end = await scrolledTo(1);
      assert.ok(Number(start[0]) < 0.05, `${start}`);
      assert.ok(Number(middle[0]) > 0.2, `${middle}`);
      assert.ok(Number(end[1]) > 0.9 && Number(end[0]) >= Number(middle[0]), `${end}`);
      assert.match(await page.locator(".key").innerText(), /\S/);
      assert.deepEqual(problems, []);
    });
});

describe("the marks", () => {
  const texts = [
    `# Bridge closed\n\n${LEAD}\n\nTwelve boats wait at the quay.\n\n${END}`,
    `# Bridge still closed\n\n${LEAD}\n\nFourteen boats wait at the old quay.\n\n${END}\n\nIt will open again.`,
  ];
  /** @param {import("playwright-core").Page} page @param {string} selector */
  const read = async (page, selector) => (await page.locator(selector).innerText()).replace(/\s+/g, " ").trim();

  for (const [lang, name, width] of /** @type {const} */ ([
    ["en", "Marks", 1280],
    ["de", "Markierungen", 768],
    ["ar", "العلامات", 320],
  ]))
    test(`can be switched off and on, and the page says so: "${lang}", ${width} px`, async () => {
      const { page, problems } = await open(texts, { attributes: 'view="inline"', lang, width });
      const toggle = page.getByRole("button", { name, exact: true });
      assert.equal(await toggle.getAttribute("aria-pressed"), "true");
      await toggle.focus();
      await page.keyboard.press("Enter");
      assert.equal(await toggle.getAttribute("aria-pressed"), "false");
      assert.equal(
        await toggle.evaluate((node) => /** @type {ShadowRoot} */ (node.getRootNode()).activeElement === node),
        true,
      );
      // Exactly as it was published.
      const story = await read(page, ".rows");
      assert.match(story, /harbour\. Fourteen boats wait at the old quay\. .* so far\. It will open again\.$/);
      assert.doesNotMatch(story, /Twelve/);
      assert.equal(await read(page, ".headline"), "Bridge still closed");
      assert.equal(await page.locator(".hidden-note").count(), 1);
      const fills = await page
        .locator(".rows ins")
        .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).backgroundColor));
      assert.ok(
        fills.every((fill) => fill === "rgba(0, 0, 0, 0)"),
        fills.join(),
      );
      assert.deepEqual(await axe(page), []);
      await toggle.click();
      assert.match(await read(page, ".rows"), /Twelve/);
      assert.equal(await page.locator(".hidden-note").count(), 0);
      assert.deepEqual(problems, []);
    });

  test("cannot be switched off in views that only show changes", async () => {
    const { page } = await open(texts, { attributes: 'view="list"' });
    assert.equal(await page.getByRole("button", { name: "Marks", exact: true }).count(), 0);
  });

  test("of the chosen kind are visited one by one", async () => {
    const { page } = await open(
      [
        "Twelve boats and 40 cars wait, 300 people said on Monday.\n\nThe old quay is closed.",
        "Fourteen boats and 60 cars wait, 500 people said on Friday.\n\nThe new quay is shut.",
      ],
      { attributes: 'hide="wording spelling"' },
    );
    const next = page.getByRole("button", { name: "Next" });
    const seen = [];
    for (let press = 0; press < 4; press += 1) {
      await next.click();
      seen.push([await page.locator(".position").innerText(), await page.locator(".target").innerText()]);
      // The focus does not move into the story: Safari leaves it where it was, others on the button.
      assert.equal(
        await page
          .locator(".target")
          .evaluate((node) => /** @type {ShadowRoot} */ (node.getRootNode()).activeElement === node),
        false,
      );
    }
    // The announcement of the last one: its place and its words.
    const said = await page.locator("[role=status]").first().textContent();
    assert.deepEqual(
      seen.map(([place]) => place),
      ["1 of 4", "2 of 4", "3 of 4", "4 of 4"],
    );
    assert.deepEqual(
      seen.map(([, words]) => words),
      ["Twelve", "40", "300", "Monday"].map((_, index) => seen[index]?.[1]),
    );
    assert.equal(new Set(seen.map(([, words]) => words)).size, 4);
    assert.match(said ?? "", /^4 of 4: “Monday” became “Friday”\./);
    await next.click();
    assert.match((await page.locator("[role=status]").first().textContent()) ?? "", /last change/);
    // Back by keys: the focus moves along.
    await page.locator(".row[aria-current]").focus();
    await page.keyboard.press("Alt+ArrowUp");
    assert.equal(await page.locator(".position").innerText(), "3 of 4");
    assert.equal(
      await page
        .locator(".target")
        .evaluate((node) => /** @type {ShadowRoot} */ (node.getRootNode()).activeElement === node),
      true,
    );
  });
});

describe("a link to two versions", () => {
  const texts = ["One boat waits.", "Two boats wait.", "Three boats wait."];
  const state = (/** @type {import("playwright-core").Page} */ page) =>
    page.locator("article-versions").evaluate((node) => ["from", "to", "view"].map((name) => node.getAttribute(name)));

  test("opens these versions and the view", async () => {
    const { page, problems } = await open(texts, { hash: "#change-versions-2-3-inline" });
    assert.deepEqual(await state(page), ["1", "2", "inline"]);
    assert.match(await page.locator(".story.inline del").first().innerText(), /Two/);
    // After that the reader chooses.
    await page.getByRole("combobox", { name: "Earlier version" }).selectOption("0");
    await page.locator(".story del", { hasText: "One" }).waitFor();
    assert.deepEqual(await state(page), ["0", "2", "inline"]);
    await page.evaluate(() => (location.hash = "#change-versions-1-2-list"));
    await page.locator(".story.list ins", { hasText: "Two" }).waitFor();
    assert.deepEqual(await state(page), ["0", "1", "list"]);
    assert.deepEqual(problems, []);
  });

  test("to missing versions changes nothing", async () => {
    for (const hash of ["#change-versions-2-9", "#change-versions-0-1", "#change-versions-2-2", "#change-versions-x"]) {
      const { page, problems } = await open(texts, { hash });
      assert.deepEqual(await state(page), [null, null, null], hash);
      assert.match(await page.locator(".story del").first().innerText(), /One/);
      assert.deepEqual(problems, []);
    }
  });

  test("can be copied, and opens the same comparison", async () => {
    const { page } = await open(texts, { attributes: 'from="1" view="list"' });
    await page.getByRole("button", { name: "Link to this comparison" }).click();
    await page.locator(".foot .status", { hasText: "Copied." }).waitFor();
    // Read by pasting, which needs no permission.
    await page.evaluate(() => {
      const area = document.createElement("textarea");
      area.setAttribute("aria-label", "pasted");
      document.body.prepend(area);
      area.focus();
    });
    await page.keyboard.press("ControlOrMeta+V");
    const copied = await page.locator("textarea").inputValue();
    assert.equal(copied, `${page.url().split("#")[0]}#change-versions-2-3-list`);
  });

  test("is not offered for versions from a script, which may differ next time", async () => {
    const { page } = await open(texts);
    await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector("article-versions"));
      element.versions = [{ text: "Four boats wait." }, { text: "Five boats wait." }];
    });
    await page.locator(".story ins", { hasText: "Five" }).first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Link to this comparison" }).count(), 0);
  });
});

for (const { width, colorScheme } of /** @type {const} */ ([
  { width: 1280, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
]))
  test(`the demonstration page has the line in a story, and the full reader below it, ${width} px`, async () => {
    const { page, problems } = await bench.open(bench.address("line.html", "http"), { width, colorScheme });
    const line = page.locator("article-versions[disclosure]");
    const full = page.locator("article-versions:not([disclosure])");
    assert.match(await line.locator(".line").innerText(), /2 versions/);
    assert.equal(await line.locator(".digest").count(), 0);
    assert.deepEqual(await axe(page), []);
    await line.getByRole("button", { name: "Show what changed" }).focus();
    await page.keyboard.press("Enter");
    await line.locator(".digest").waitFor();
    await full.scrollIntoViewIfNeeded();
    await full.locator(".digest").waitFor();
    // Both compare the story on the page with the version in the template.
    const facts = (/** @type {typeof line} */ element) => element.locator(".fact:visible").allInnerTexts();
    assert.equal((await facts(line))[0], (await facts(full))[0]);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    assert.deepEqual(problems, []);
  });
