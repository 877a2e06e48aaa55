// @ts-check
/** Print: versions, times and changes in black and white, without controls and without split pictures. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inflateSync } from "node:zlib";
import { Bench, engine, onPaper, only, openSecondSample } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

/**
 * The second sample in print.
 * @param {{ from: string, to: string, view: string }} state
 */
async function openPrinted(state) {
  const { page } = await bench.openLocalPage("file", { width: 1280 });
  await openSecondSample(page, state);
  // Print media comes first. With the margins of a screen, the page would become narrow and be rendered twice.
  await onPaper(page);
  // The width of A4 between its margins, in CSS pixels.
  await page.setViewportSize({ width: 680, height: 1000 });
  return page;
}

for (const view of ["side-by-side", "inline", "list", "photos"]) {
  test(`no controls are printed, in the view ${view}`, async () => {
    const page = await openPrinted({ from: "2", to: "5", view });
    const pressed = await page
      .locator("button:visible, input:visible, summary:visible")
      .evaluateAll((nodes) =>
        nodes.map((node) => node.textContent).filter((text) => !/^(Moved|Words|Sentence)/.test(text ?? "")),
      );
    assert.deepEqual(pressed, []);
    assert.equal(await page.locator(".strip:visible").count(), 0);
    assert.ok((await page.locator(".summary .sentence:visible").count()) === 1);
  });
}

test("the names of the versions are printed with their dates, not as controls", async () => {
  const page = await openPrinted({ from: "2", to: "5", view: "side-by-side" });
  const heads = page.locator(".versions .version");
  assert.match(
    (await heads.allInnerTexts()).join("|"),
    /Earlier version.*Late evening.*March 4, 2031.*\|.*Later version.*Corrected.*March 5, 2031/s,
  );
  for (const select of await page.locator(".versions select").all()) {
    assert.deepEqual(
      await select.evaluate((node) => [getComputedStyle(node).appearance, getComputedStyle(node).borderTopWidth]),
      ["none", "0px"],
    );
  }
});

test("inserted and deleted text can be distinguished without colours", async () => {
  const page = await openPrinted({ from: "1", to: "2", view: "side-by-side" });
  const style = (/** @type {string} */ selector, /** @type {string} */ name) =>
    page
      .locator(selector)
      .first()
      .evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), name);
  assert.equal(await style(".cell:not(.whole) del", "text-decoration-line"), "line-through");
  assert.equal(await style(".cell:not(.whole) ins", "text-decoration-line"), "underline");
  // Whole paragraphs have a line beside them, dashed if they were deleted.
  assert.equal(await style(".whole-block.has-deletion del", "text-decoration-line"), "none");
  assert.equal(await style(".whole-block.has-deletion > .block", "border-inline-start-style"), "dashed");
  assert.equal(await style(".whole-block.has-insertion > .block", "border-inline-start-style"), "solid");
});

test("both versions of a replaced picture are printed", async () => {
  for (const view of ["inline", "photos"]) {
    const page = await openPrinted({ from: "2", to: "3", view });
    assert.deepEqual(
      await page.locator(".switched .frame:visible .label").allInnerTexts(),
      ["Photo 1: Before", "Photo 1: After"],
      view,
    );
  }
});

test("folded passages are printed, and photos and headings stay with their text", async () => {
  const page = await openPrinted({ from: "2", to: "5", view: "side-by-side" });
  assert.deepEqual(
    await page
      .locator(".folded")
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).display))
      .then((all) => all.filter((one) => one === "none")),
    [],
  );
  for (const selector of [".photo", ".row"]) {
    assert.equal(
      await page
        .locator(selector)
        .first()
        .evaluate((node) => getComputedStyle(node).breakInside),
      "avoid",
      selector,
    );
  }
  assert.equal(
    await page
      .locator(".row .margin")
      .first()
      .evaluate((node) => getComputedStyle(node).breakAfter),
    "avoid",
  );
});

test(
  "it prints a few pages, from the screen or from a saved page",
  only(["chromium", "firefox"], "its driver prints no PDF"),
  async () => {
    const page = await openPrinted({ from: "2", to: "5", view: "side-by-side" });
    // A4 in centimetres, because Playwright passes inches to Firefox as centimetres.
    const size = engine === "firefox" ? { width: "21in", height: "29.7in" } : { preferCSSPageSize: true };
    const pages = objects(await page.pdf(size)).match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(pages >= 2 && pages <= 4, `${pages} pages`);
  },
);

test("one page of content prints one page", only(["chromium", "firefox"], "its driver prints no PDF"), async () => {
  const { page } = await bench.openLocalPage("file", { width: 1280 });
  await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("article-versions"));
    const done = new Promise((resolve) =>
      element.addEventListener("article-versions-compared", resolve, { once: true }),
    );
    element.versions = ["nine", "ten"].map((hour) => ({ text: `The ferry leaves at ${hour}.` }));
    await done;
    // As on a page with a margin above its first line.
    document.body.style.marginBlockStart = "2rem";
  });
  const size = engine === "firefox" ? { width: "21in", height: "29.7in" } : { preferCSSPageSize: true };
  assert.equal(objects(await page.pdf(size)).match(/\/Type\s*\/Page\b/g)?.length, 1);
});

/**
 * The object dictionaries of a PDF, including those in compressed streams.
 * @param {Buffer} pdf
 */
function objects(pdf) {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/\/ObjStm\b[\s\S]*?\bstream\r?\n/g)].map(({ 0: head, index }) =>
    inflateSync(pdf.subarray(index + head.length)).toString("latin1"),
  );
  return [text, ...streams].join("\n");
}

/**
 * Sends the events before and after printing. A driver that only emulates print media does not send them.
 * @param {import("playwright-core").Page} page
 * @param {"beforeprint" | "afterprint"} what
 */
const turn = (page, what) => page.evaluate((name) => void dispatchEvent(new Event(name)), what);

test("changes are printed with their sentences, and the full story on request", async () => {
  const page = await openPrinted({ from: "2", to: "5", view: "side-by-side" });
  await turn(page, "beforeprint");
  assert.equal(await page.locator(".story.side-by-side:visible").count(), 0);
  const changes = await page.evaluate(
    () => /** @type {any} */ (document.querySelector("article-versions")).comparison.changes.length,
  );
  assert.equal(await page.locator(".paper .item:visible").count(), changes);
  assert.ok(await page.locator(".digest .fact:visible").count());
  assert.match(
    (await page.locator(".paper > .versions").innerText()).replace(/\s+/g, " "),
    /Late evening,? March 4, 2031.*Corrected,? March 5, 2031/,
  );
  await turn(page, "afterprint");
  assert.equal(await page.locator(".paper").count(), 0);
  assert.equal(await page.locator(".story.side-by-side:visible").count(), 1);
  // Each button chooses what the browser prints: the whole story or the changes.
  await page.evaluate(() => (window.print = () => void dispatchEvent(new Event("beforeprint"))));
  await page.locator("[data-key='print true']").evaluate((node) => /** @type {HTMLElement} */ (node).click());
  assert.equal(await page.locator(".paper").count(), 0);
  await turn(page, "afterprint");
  await page.locator("[data-key='print false']").evaluate((node) => /** @type {HTMLElement} */ (node).click());
  assert.equal(await page.locator(".paper").count(), 1);
});

test(
  "one changed word in a long story prints one page",
  only(["chromium", "firefox"], "its driver prints no PDF"),
  async () => {
    const { page } = await bench.openLocalPage("file", { width: 1280 });
    await page.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector("article-versions"));
      const done = new Promise((resolve) =>
        element.addEventListener("article-versions-compared", resolve, { once: true }),
      );
      const passage = (/** @type {number} */ n) =>
        `In room ${n} the clerks counted the votes of ward ${n} until late at night. `.repeat(6);
      const story = Array.from({ length: 40 }, (_, index) => passage(index + 1)).join("\n\n");
      element.versions = ["view", "opinion"].map((word) => ({
        text: `${story}\n\nThat was the ${word} of the court.`,
      }));
      await done;
    });
    const size = engine === "firefox" ? { width: "21in", height: "29.7in" } : { preferCSSPageSize: true };
    assert.equal(objects(await page.pdf(size)).match(/\/Type\s*\/Page\b/g)?.length, 1);
  },
);

test("a picture that was not loaded prints as one line", async () => {
  const { page } = await bench.openLocalPage("file", { width: 1280 });
  await onPaper(page);
  const heights = await page
    .locator(".story .frame:not(.loaded):visible")
    .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().height));
  assert.ok(heights.length > 0 && heights.every((height) => height < 50), heights.join());
});
