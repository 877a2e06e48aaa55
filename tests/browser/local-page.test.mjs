// @ts-check
/** The local page with its sample story, served over HTTP and opened as a file. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, Bench, eventually, PAGES } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

for (const over of PAGES) {
  describe(`over ${over}`, () => {
    test("opens with the sample compared, without errors and without requests to other hosts", async () => {
      const { page, problems, requests } = await bench.openLocalPage(over);
      assert.ok((await page.locator("ins").count()) > 0);
      assert.ok((await page.locator("del").count()) > 0);
      const own = over === "http" ? bench.server.url : "file://";
      assert.deepEqual(
        requests.filter((request) => !request.startsWith(own)),
        [],
      );
      if (over === "file") assert.equal(requests.length, 1, "the page is one file");
      assert.deepEqual(problems, []);
    });

    test("next and previous step through every change and announce it", async () => {
      const { page } = await bench.openLocalPage(over);
      const position = page.locator(".stepper .position");
      const next = page.getByRole("button", { name: "Next" });
      const total = await page.locator("[data-change]").count();
      assert.ok(total >= 3, `${total} changes`);
      assert.equal(await position.innerText(), `${total} changes`);
      for (const n of [1, 2, 3]) {
        await next.click();
        assert.equal(await position.innerText(), `${n} of ${total}`);
      }
      await page.getByRole("button", { name: "Previous" }).click();
      assert.equal(await position.innerText(), `2 of ${total}`);
    });

    test("a key moves the focus to the next change", async () => {
      const { page } = await bench.openLocalPage(over);
      await page.getByRole("button", { name: "Next" }).focus();
      await page.keyboard.press("Alt+ArrowDown");
      const first = await page.locator("[data-change]").first().getAttribute("data-change");
      assert.equal(await focusedChange(page), first);
      await page.keyboard.press("Alt+ArrowDown");
      assert.notEqual(await focusedChange(page), first);
      await page.keyboard.press("Alt+ArrowUp");
      assert.equal(await focusedChange(page), first);
    });

    test("all views have the same changes", async () => {
      const { page, problems } = await bench.openLocalPage(over);
      // Without duplicates: a changed headline is above every view and also in the list.
      const changes = () =>
        page
          .locator("[data-change]")
          .evaluateAll((nodes) => [...new Set(nodes.map((node) => node.getAttribute("data-change")))]);
      const sideBySide = await changes();
      await page.locator(".rows.side-by-side").waitFor();
      for (const view of ["inline", "list"]) {
        const button = page.locator(`button[data-view="${view}"]`);
        await button.click();
        assert.equal(await button.getAttribute("aria-pressed"), "true");
        assert.deepEqual(await changes(), sideBySide, view);
      }
      assert.equal(await page.locator(".rows.side-by-side").count(), 0);
      assert.deepEqual(problems, []);
    });

    test("a narrow page is one column without horizontal scrolling", async () => {
      const { page } = await bench.openLocalPage(over, { width: 320 });
      await page.locator(".rows.inline").waitFor();
      assert.equal(await page.locator(".rows.side-by-side").count(), 0);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    });

    test("buttons are large enough to touch", async () => {
      const { page } = await bench.openLocalPage(over, { width: 320 });
      for (const name of ["Next", "Previous"]) {
        const box = await page.getByRole("button", { name }).boundingBox();
        assert.ok(box && box.width >= 44 && box.height >= 44, `${name}: ${JSON.stringify(box)}`);
      }
    });
  });
}

describe("axe finds nothing", () => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [1280, 768, 320]) {
      test(`${colorScheme}, ${width} px, in every view`, async () => {
        const { page } = await bench.openLocalPage("http", { colorScheme, width });
        // WebKit may resize its window after the page has loaded.
        const views = await eventually(async () => {
          const names = await page
            .locator("button[data-view]")
            .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-view")));
          assert.equal(names.includes("side-by-side"), width > 320);
          return names;
        });
        assert.ok(views.length >= 3, views.join());
        for (const view of views) {
          await page.locator(`button[data-view="${view}"]`).click();
          assert.deepEqual(await axe(page), [], String(view));
        }
      });
    }
  }
});

/**
 * The focused change inside the shadow root.
 * @param {import("playwright-core").Page} page
 */
function focusedChange(page) {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.closest("[data-change]")?.getAttribute("data-change") ?? null;
  });
}
