// @ts-check
/** Navigation in a comparison: the summary, the strip, folding, filters, links, keys and moves. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Bench, texts } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages();
});
after(() => bench?.stop());

/**
 * @param {string} before
 * @param {string} after
 * @param {{ attributes?: string, width?: number }} [options]
 */
async function open(before, after, { attributes = "", width = 1280 } = {}) {
  const versions = `<script type="text/markdown" data-label="A">${before}</script><script type="text/markdown" data-label="B">${after}</script>`;
  const { page } = await bench.openPage(
    `<!doctype html><html lang="en"><title>case</title><article-versions ${attributes}>${versions}</article-versions><script type="module" src="article-versions.js"></script>`,
    { width, height: 500 },
  );
  await page.locator(".row").first().waitFor({ state: "attached" });
  return page;
}

/** @param {import("playwright-core").Page} page */
const current = (page) => page.locator(".row[aria-current]").getAttribute("data-change");

/** @param {number} from @param {number} to */
const plain = (from, to) =>
  Array.from({ length: to - from }, (_, index) => `Paragraph number ${from + index} stands as it stood.`);

const STORY = {
  before: [
    "The ferry sails at nine.",
    "Dogs travel free.",
    ...plain(0, 9),
    "The café opens on Sunday.",
    ...plain(9, 18),
    "Tickets cost $4.",
  ].join("\n\n"),
  after: [
    "The ferry leaves at nine.",
    ...plain(0, 9),
    "The café opens on Monday.",
    ...plain(9, 18),
    "Bicycles need a ticket of their own.",
    "Tickets cost $4.",
  ].join("\n\n"),
};

describe("a first-time reader", () => {
  for (const [width, height] of /** @type {const} */ ([
    [1280, 800],
    [768, 1024],
    [320, 640],
  ])) {
    test(`sees the first answers on the first screen of ${width} by ${height} px`, async () => {
      const { page } = await bench.openLocalPage("http", { width, height });
      for (const selector of [
        ".version.from .name",
        ".version.from time",
        ".version.to .name",
        ".version.to time",
        ".digest .fact",
        // On the smallest screen, the digest has the first link.
        ...(width > 320 ? [".next", ".strip"] : []),
      ]) {
        const box = await page.locator(selector).first().boundingBox();
        assert.ok(box && box.y >= 0 && box.y + box.height <= height, `${selector}: ${JSON.stringify(box)}`);
      }
      assert.match(await page.locator(".summary .aside").first().innerText(), /^\d+ words removed, \d+ words added\.$/);
    });
  }

  test("sees a link to the first change if no fact changed", async () => {
    const rest = ["He left “now”.", "She left “now”.", "They left “now”."].join("\n\n");
    const page = await open(
      `It rained --- all day.\n\n${rest}`,
      `It rained — all day.\n\n${rest.replaceAll("“now”", '"now"')}`,
    );
    const link = page.getByRole("link", { name: "First change: Typography, paragraph 1" });
    await link.click();
    assert.equal(await current(page), await page.locator("[data-change]").first().getAttribute("data-change"));
  });
});

describe("the strip", () => {
  test("shows where the changes are, and links to them", async () => {
    const page = await open(STORY.before, STORY.after);
    const marks = await page.locator(".tick").evaluateAll((nodes) =>
      nodes.map((node) =>
        [...node.children]
          .map((one) => one.className)
          .filter((name) => name !== "equal")
          .join(),
      ),
    );
    assert.deepEqual(
      marks.map((mark, index) => (mark ? index : -1)).filter((index) => index >= 0),
      [0, 1, 11, 21],
    );
    assert.equal(marks[1], "delete");
    assert.equal(marks[21], "insert");
    await page.locator(".tick").nth(21).click();
    assert.match((await texts(page, ".row[aria-current] ins"))[0] ?? "", /Bicycles/);
  });
});

describe("folding", () => {
  test("keeps two blocks around a change, and the nearest heading", async () => {
    const before = ["It rained.", ...plain(0, 6), "## The market", ...plain(6, 12), "It closed at five."].join("\n\n");
    const page = await open(before, before.replace("at five", "at six"));
    const shown = await page
      .locator(".cell.after .block:visible")
      .evaluateAll((nodes) => nodes.map((node) => node.textContent));
    assert.deepEqual(shown, ["The market", ...plain(10, 12), "It closed at added: six."]);
    assert.deepEqual(await texts(page, ".fold button"), ["Show 7 unchanged paragraphs", "Show 4 unchanged paragraphs"]);
  });

  test("an opened fold stays open when the page is rendered again", async () => {
    const page = await open(STORY.before, STORY.after);
    await page.locator(".fold button").first().click();
    const open_ = await page.locator(".cell.after .block:visible").count();
    await page.getByRole("button", { name: /^Facts/ }).click();
    assert.equal(await page.locator(".fold button").first().getAttribute("aria-expanded"), "true");
    await page.getByRole("button", { name: /^Facts/ }).click();
    assert.equal(await page.locator(".cell.after .block:visible").count(), open_);
  });
});

describe("filters", () => {
  test("remove all marks of a hidden change", async () => {
    const page = await open(
      "A hard-line course was taken by all.\n\nIt ended on Friday.",
      "A hardline course was taken by all.\n\nIt ended on Monday.",
    );
    assert.ok((await page.locator(".differing").count()) > 0);
    await page
      .locator("article-versions")
      .evaluate((node) => node.setAttribute("hide", "spelling typography punctuation figure"));
    await page.waitForFunction(
      () => document.querySelector("article-versions")?.shadowRoot?.querySelector("ins, del") === null,
    );
    assert.equal(await page.locator(".differing").count(), 0);
  });

  test("show only the chosen kinds, and keep the numbers of the changes", async () => {
    const page = await open(STORY.before, STORY.after);
    assert.equal(await page.locator(".position").innerText(), "4 changes");
    assert.deepEqual(await texts(page, ".page > .head > .kinds > .kind"), [
      "Facts: 1",
      "Paragraphs: 2",
      "Words and form: 1",
    ]);
    await page.getByRole("button", { name: /^Paragraphs/ }).click();
    assert.equal(await page.locator(".position").innerText(), "2 of 4 changes");
    assert.deepEqual(await texts(page, ".margin .title"), ["Removed", "Added"]);
    assert.deepEqual(await texts(page, ".margin .number"), ["2", "4"]);
    await page.getByRole("button", { name: /^Facts/ }).click();
    assert.deepEqual(await texts(page, ".margin .number"), ["2", "3", "4"]);
    await page.getByRole("button", { name: "Everything" }).first().click();
    assert.equal(await page.locator(".position").innerText(), "4 changes");
    // Inserted and deleted paragraphs are not wording, so hiding wording keeps them.
    await page.locator("article-versions").evaluate((node) => node.setAttribute("hide", "wording figure"));
    await page.locator(".position", { hasText: "2 of 4 changes" }).waitFor();
  });

  test("keep a faint mark where words differ, and show how many changes are hidden", async () => {
    for (const view of ["side-by-side", "inline", "list"]) {
      const page = await open(STORY.before, STORY.after);
      await page.locator(`button[data-view="${view}"]`).click();
      await page.locator("article-versions").evaluate((node) => node.setAttribute("hide", "figure wording"));
      await page.locator(".hidden-note").waitFor();
      assert.match(
        await page.locator(".hidden-note").innerText(),
        /^2 marks in 2 passages are hidden by your filter\./,
      );
      assert.equal(await page.locator(".summary .hidden-marks").count(), 1);
      if (view !== "list") assert.ok((await page.locator(".quiet-mark").count()) > 0, view);
      await page.locator(".hidden-note button").click();
      assert.equal(await page.locator(".quiet-mark").count(), 0);
    }
  });
});

describe("links", () => {
  test("to a change lead to the same change in every view and after filtering", async () => {
    const page = await open(STORY.before, STORY.after);
    const id = await page.locator("[data-change]").nth(2).getAttribute("data-change");
    await page.locator(`[data-change="${id}"] a.number`).click();
    assert.equal(await current(page), id);
    assert.equal(new URL(page.url()).hash, `#${id}`);
    for (const view of ["inline", "list", "side-by-side"]) {
      await page.locator(`button[data-view="${view}"]`).click();
      assert.equal(await current(page), id, view);
    }
    await page.getByRole("button", { name: /^Facts/ }).click();
    assert.equal(await current(page), id);
    assert.equal(await page.locator(".position").innerText(), "3 of 4");
  });
});

describe("the list of changes", () => {
  test("has each change once and links to the story", async () => {
    const page = await open(STORY.before, STORY.after);
    await page.locator('button[data-view="list"]').click();
    assert.deepEqual(await texts(page, ".list h3"), [
      "Change 1 of 4: Changed words, paragraph 1",
      "Change 2 of 4: Removed, was paragraph 2",
      "Change 3 of 4: Figure or date, paragraph 11",
      "Change 4 of 4: Added, paragraph 21",
    ]);
    const id = await page.locator("[data-change]").nth(3).getAttribute("data-change");
    await page.getByRole("button", { name: "Show in the story" }).nth(3).click();
    await page.locator(".rows.side-by-side").waitFor();
    assert.equal(await current(page), id);
  });
});

describe("keys", () => {
  /** @param {import("playwright-core").Page} page @param {string[]} keys */
  const after = async (page, keys) => {
    const places = [];
    for (const key of keys) {
      await page.keyboard.press(key);
      places.push(await page.locator(".position").innerText());
    }
    return places;
  };

  test("work with Alt always, and single letters only with the attribute", async () => {
    const page = await open(STORY.before, STORY.after);
    await page.getByRole("button", { name: "Next" }).focus();
    assert.deepEqual(await after(page, ["n", "j"]), ["4 changes", "4 changes"]);
    await page.locator("article-versions").evaluate((node) => node.setAttribute("keys", "letters"));
    assert.deepEqual(await after(page, ["n", "j", "Alt+ArrowDown", "k", "p"]), [
      "1 of 4",
      "2 of 4",
      "3 of 4",
      "2 of 4",
      "1 of 4",
    ]);
    assert.deepEqual(await after(page, ["Control+n", "Shift+N"]), ["1 of 4", "1 of 4"]);
    await page.locator("article-versions").evaluate((node) => node.removeAttribute("keys"));
    assert.deepEqual(await after(page, ["n"]), ["1 of 4"]);
  });
});

describe("a move", () => {
  const moved = "The mayor opened the new quay in the rain.";
  const others = ["Ships were dressed with flags.", "A band played for an hour.", "Children sold lemonade."];

  test("without other changes is shown once in each column, with links between both places", async () => {
    const page = await open([moved, ...others].join("\n\n"), [...others, moved].join("\n\n"));
    assert.deepEqual(
      (await texts(page, ".cell.before .block")).map((text) => text.trim()),
      [moved, ...others],
    );
    assert.deepEqual(
      (await texts(page, ".cell.after .block")).map((text) => text.trim()),
      [...others, moved],
    );
    const row = (/** @type {string} */ kind) => page.locator(`.row.${kind}`).getAttribute("data-row");
    const focused = () =>
      page.evaluate(
        () => document.querySelector("article-versions")?.shadowRoot?.activeElement?.getAttribute("data-row") ?? null,
      );
    await page.getByRole("button", { name: "Moved to paragraph 4" }).click();
    assert.equal(await focused(), await row("moved"));
    await page.getByRole("button", { name: "Moved from paragraph 1" }).click();
    assert.equal(await focused(), await row("stub"));
  });

  test("with changed words is shown in full at its new place, and shortened at the old one", async () => {
    const page = await open(
      [moved, ...others].join("\n\n"),
      [...others, moved.replace("in the rain", "in bright sunshine")].join("\n\n"),
    );
    assert.equal(await page.locator(".row.moved .cell.before .block").count(), 1);
    assert.equal(await page.locator(".row.stub .block").count(), 0);
    assert.equal(await page.locator(".row.stub .opening").count(), 1);
  });
});
