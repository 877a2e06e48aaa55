// @ts-check
/** Long work: reported while it runs, done in slices, and interruptible by the reader. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Bench, compared, eventually } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages();
});
after(() => bench?.stop());

const PARAGRAPHS = 1500;
const PLACES = ["harbour", "market", "station", "bridge", "school", "church"];

/** Every third paragraph has a different number, the last one a different word. @param {boolean} later */
function story(later) {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => {
    const place = PLACES[index % PLACES.length];
    const count = later && index % 3 === 0 ? index + 7000 : index + 1000;
    return `Report ${index} from the ${place}: ${count} people came, most of them on foot, and stayed until the evening bells were rung.`;
  });
  return [...paragraphs, later ? "So it ended." : "So it stopped."].join("\n\n");
}

/** 500 figures and the last word. */
const CHANGES = PARAGRAPHS / 3 + 1;

/** @param {string} versions @param {string} [hash] */
async function open(versions, hash = "") {
  const script = `
    const element = document.querySelector("article-versions");
    window.said = [];
    new MutationObserver(() => {
      const text = element.shadowRoot.querySelector(".waiting")?.textContent ?? "";
      if (text !== window.said.at(-1)) window.said.push(text);
    }).observe(element.shadowRoot, { childList: true, subtree: true });
    element.addEventListener("article-versions-compared", () => {
      const rows = element.shadowRoot.querySelector(".rows");
      window.first = { rows: rows.querySelectorAll(".row").length, busy: rows.getAttribute("aria-busy"), position: element.shadowRoot.querySelector(".position").textContent };
    });`;
  bench.write(
    "case.html",
    `<!doctype html><html lang="en"><title>case</title><link rel="icon" href="data:,"><article-versions>${versions}</article-versions><script type="module">import "./article-versions.js";${script}</script>`,
  );
  const { page, problems } = await bench.open(`${bench.server.url}case.html${hash}`);
  return { page, problems };
}

const LONG = `<script type="text/plain">${story(false)}</script><script type="text/plain">${story(true)}</script>`;
const SHORT = '<script type="text/plain">It rained.</script><script type="text/plain">It snowed.</script>';

/** @param {import("playwright-core").Page} page */
const finished = (page) =>
  page.waitForFunction(() =>
    document.querySelector("article-versions")?.shadowRoot?.querySelector(".rows:not([aria-busy], .outgoing *)"),
  );

/** @param {import("playwright-core").Page} page @returns {Promise<any>} */
const first = (page) => page.evaluate(() => /** @type {any} */ (window).first);

describe("a long story", () => {
  test("shows its first rows at once and the rest in slices, and counts every change", async () => {
    const { page, problems } = await open(LONG);
    await compared(page);
    const { rows, busy, position } = await first(page);
    assert.equal(busy, "true");
    assert.ok(rows > 20 && rows < PARAGRAPHS / 4, `${rows} rows at first`);
    assert.equal(position, `${CHANGES} changes`);
    await finished(page);
    assert.equal(await page.locator(".row").count(), PARAGRAPHS + 1);
    const numbers = await page
      .locator(".row")
      .evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute("data-row"))));
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index),
      "in the story's order",
    );
    assert.ok((await page.locator(".tick").count()) <= 400);
    assert.deepEqual(problems, []);
  });

  test("opens at a change that is not rendered yet", async () => {
    const { page } = await open(LONG);
    await compared(page);
    await finished(page);
    const id = await page.locator("[data-change]").last().getAttribute("data-change");
    await page.goto("about:blank");
    const again = await open(LONG, `#${id}`);
    await again.page.locator(`[data-change="${id}"][aria-current]`).waitFor();
    await again.page.waitForFunction((id) => {
      const box = document
        .querySelector("article-versions")
        ?.shadowRoot?.querySelector(`[data-change="${id}"]`)
        ?.getBoundingClientRect();
      return box && box.top >= 0 && box.bottom <= innerHeight;
    }, id);
  });

  test("can be stepped through and filtered while it is rendered", async () => {
    const { page } = await open(SHORT);
    await compared(page);
    // The change that the filter leaves is rendered before the story is complete.
    const unchanged = Array.from({ length: 200 }, (_, index) => `Page ${index} of the list of visitors stayed.`);
    // In one task, so that only the first rows can exist.
    const result = await page.evaluate(
      async ([before, after]) => {
        const element = /** @type {import("../../www/element/article-versions.js").ArticleVersionsElement} */ (
          document.querySelector("article-versions")
        );
        const root = /** @type {ShadowRoot} */ (element.shadowRoot);
        const done = new Promise((resolve) =>
          element.addEventListener("article-versions-compared", resolve, { once: true }),
        );
        element.versions = [{ text: before }, { text: after }];
        await done;
        const said = () => root.querySelector(".position")?.textContent;
        const isBusy = () => root.querySelector(".rows")?.hasAttribute("aria-busy");
        element.next();
        const stepped = [said(), isBusy()];
        element.hide = "figure";
        await Promise.resolve();
        const filtered = [said(), isBusy()];
        // The remaining change is far below and not rendered yet.
        element.next();
        return { stepped, filtered, status: root.querySelector("[role=status]")?.textContent };
      },
      [story(false), story(true)].map((text) => [text, ...unchanged].join("\n\n")),
    );
    assert.deepEqual(result.stepped, [`1 of ${CHANGES}`, true]);
    assert.deepEqual(result.filtered, [`1 of ${CHANGES} changes`, true]);
    assert.equal(result.status, "The rest of the story is being laid out …");
    await page.locator(".row[aria-current]").waitFor();
    // Under a filter, Next goes from mark to mark.
    await eventually(async () => {
      assert.equal(await page.locator(".position").innerText(), "1 of 1");
      assert.match(await page.locator("[role=status]").innerText(), /^1 of 1: /);
    });
  });

  test("is replaced by another view at once, and removed in slices", async () => {
    const { page, problems } = await open(LONG);
    await compared(page);
    await finished(page);
    const states = await page.evaluate(async () => {
      const element = /** @type {import("../../www/element/article-versions.js").ArticleVersionsElement} */ (
        document.querySelector("article-versions")
      );
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const state = () => [
        root.querySelectorAll("[part=page]").length,
        root.querySelectorAll(".outgoing").length,
        root.querySelector(".rows")?.className,
      ];
      element.view = "list";
      await Promise.resolve();
      const list = state();
      // Before the first page is removed.
      element.view = "inline";
      await Promise.resolve();
      return [list, state()];
    });
    assert.deepEqual(states, [
      [1, 1, "rows list long"],
      [1, 2, "rows inline long"],
    ]);
    await finished(page);
    await page.waitForFunction(
      () => !document.querySelector("article-versions")?.shadowRoot?.querySelector(".outgoing"),
    );
    assert.equal(await page.locator(".row").count(), PARAGRAPHS + 1);
    // Keys work on the new page.
    await page.locator(".row .number").first().focus();
    await page.keyboard.press("Alt+ArrowDown");
    // From the focused change to the next one.
    assert.equal(await page.locator(".position").innerText(), `2 of ${CHANGES}`);
    assert.deepEqual(problems, []);
  });

  test("keeps folds closed, and opens them in boxes", async () => {
    const paragraphs = Array.from({ length: 600 }, (_, index) => `Report ${index} from the harbour: nothing new.`);
    const [earlier, later] = ["It rained.", "It snowed."].map((last) =>
      [...paragraphs.slice(0, 300), last, ...paragraphs.slice(300)].join("\n\n"),
    );
    const { page } = await open(
      `<script type="text/plain">${earlier}</script><script type="text/plain">${later}</script>`,
    );
    await compared(page);
    await finished(page);
    const fold = page.locator(".folded").last();
    const height = () => fold.evaluate((node) => node.getBoundingClientRect().height);
    assert.equal(await height(), 0);
    await page.locator(".fold button").last().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => {
      const folded = [
        ...(document.querySelector("article-versions")?.shadowRoot?.querySelectorAll(".folded") ?? []),
      ].at(-1);
      return folded && folded.getBoundingClientRect().height > 2000;
    });
    assert.ok((await fold.locator(".box").count()) > 5);
    assert.equal(await fold.locator(".row").last().getAttribute("data-row"), "600");
  });

  test("is printed and copied in full at any time", async () => {
    const { page } = await open(SHORT);
    await compared(page);
    const printed = await page.evaluate(
      async ([before, after]) => {
        const element = /** @type {import("../../www/element/article-versions.js").ArticleVersionsElement} */ (
          document.querySelector("article-versions")
        );
        const done = new Promise((resolve) =>
          element.addEventListener("article-versions-compared", resolve, { once: true }),
        );
        element.versions = [{ text: before }, { text: after }];
        await done;
        const early = element.shadowRoot?.querySelectorAll(".row").length ?? 0;
        window.dispatchEvent(new Event("beforeprint"));
        return [early, element.shadowRoot?.querySelectorAll(".story:not(.paper) .row").length];
      },
      [story(false), story(true)],
    );
    assert.ok(Number(printed[0]) < PARAGRAPHS);
    assert.equal(printed[1], PARAGRAPHS + 1);
    await page.evaluate(() => document.querySelector("article-versions")?.setAttribute("view", "inline"));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("group", { name: "Save the comparison as" }).getByRole("button", { name: "Web page" }).click(),
    ]);
    assert.match(readFileSync(await download.path(), "utf8"), /So it .*stopped.*ended/s);
  });
});

describe("waiting", () => {
  test("is shown while the wasm loads, and the text stays readable", async () => {
    /** @type {() => void} */
    let release = () => {};
    const held = new Promise((resolve) => (release = () => resolve(undefined)));
    const { page } = await open("");
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    bench.write(
      "case.html",
      `<!doctype html><html lang="en"><title>case</title><article-versions><article>It rained.</article><article>It snowed.</article></article-versions><script type="module" src="article-versions.js"></script>`,
    );
    await page.reload();
    const waiting = page.getByText("Loading the comparison …");
    await waiting.waitFor();
    assert.equal(await page.locator(".page").getAttribute("aria-busy"), "true");
    assert.equal(await page.getByText("It rained.").isVisible(), true);
    release();
    await compared(page);
    assert.equal(await waiting.count(), 0);
    assert.equal(await page.locator(".page").getAttribute("aria-busy"), null);
  });

  test("is shown before long texts are compared, and not for short ones", async () => {
    const { page } = await open(LONG);
    await compared(page);
    await finished(page);
    /** @returns {Promise<string[]>} */
    const said = () => page.evaluate(() => /** @type {any} */ (window).said.filter(Boolean));
    assert.equal((await said()).at(-1), "Comparing the versions …");
    await page.evaluate(() => {
      /** @type {any} */ (window).said = [];
      /** @type {any} */ (document.querySelector("article-versions")).versions = [
        { text: "It rained." },
        { text: "It snowed." },
      ];
    });
    await page.locator("ins", { hasText: "snowed" }).waitFor();
    assert.deepEqual(
      (await said()).filter((text) => text.startsWith("Comparing")),
      [],
    );
  });
});

describe("long texts", () => {
  /** Counts the workers that the page starts, or makes the browser refuse them. @param {boolean} allowed */
  async function compareAside(allowed) {
    const { page, problems } = await open(SHORT);
    await compared(page);
    const result = await page.evaluate(
      async ([before, after, allowed]) => {
        const Real = window.Worker;
        let workers = 0;
        Object.assign(window, {
          Worker: class {
            /** @param {string} url */
            constructor(url) {
              workers++;
              if (!allowed) throw new DOMException("refused", "SecurityError");
              return new Real(url);
            }
          },
        });
        const element = /** @type {import("../../www/element/article-versions.js").ArticleVersionsElement} */ (
          document.querySelector("article-versions")
        );
        /** @param {object[]} versions */
        const compare = async (versions) => {
          const done = new Promise((resolve) =>
            element.addEventListener("article-versions-compared", resolve, { once: true }),
          );
          element.versions = versions;
          await done;
          return JSON.stringify(element.comparison);
        };
        const long = await compare([{ text: before }, { text: after }]);
        const afterLong = workers;
        await compare([{ text: "It rained." }, { text: "It snowed." }]);
        const short = workers - afterLong;
        // A worker has no document.
        await compare([
          { text: `<p>${before}</p>`, format: "html" },
          { text: `<p>${after}</p>`, format: "html" },
        ]);
        const removed = element.shadowRoot?.querySelector("del")?.textContent;
        return { long, workers: [afterLong, short], removed };
      },
      /** @type {const} */ ([story(false), story(true), allowed]),
    );
    assert.deepEqual(problems, []);
    return result;
  }

  test("are compared in a worker, or on the page without workers, with the same result", async () => {
    const aside = await compareAside(true);
    const here = await compareAside(false);
    assert.deepEqual(aside.workers, [1, 0]);
    assert.equal(JSON.parse(aside.long).changes.length, CHANGES);
    assert.equal(aside.long, here.long);
    assert.match(String(aside.removed), /1000/);
    assert.equal(aside.removed, here.removed);
  });
});
