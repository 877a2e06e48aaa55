// @ts-check
/** Accessibility: the accessibility tree, forced colours, large text, zoom, keyboard only. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, Bench, compared, only } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

const BEFORE = "The bridge is closed until Friday.\n\nBuses will not run.\n\nThe mayor thanked the builders.";
const AFTER = "The bridge is closed until Monday.\n\nThe mayor thanked the builders.\n\nFerries run every hour.";

/**
 * A small comparison on a separate page.
 * @param {Parameters<Bench["open"]>[1] & { view?: string, hide?: string }} [options]
 */
async function small({ view = "inline", hide = "", ...options } = {}) {
  const { page } = await bench.open(bench.address("embed.html", "http"), options);
  await page.evaluate(
    ({ before, after, view, hide }) => {
      const element = /** @type {any} */ (document.createElement("article-versions"));
      element.view = view;
      if (hide) element.setAttribute("hide", hide);
      element.versions = [
        { text: before, label: "Morning" },
        { text: after, label: "Evening" },
      ];
      const main = document.createElement("main");
      const heading = document.createElement("h1");
      heading.textContent = "A page";
      main.append(heading, element);
      document.body.replaceChildren(main);
    },
    { before: BEFORE, after: AFTER, view, hide },
  );
  await compared(page);
  return page;
}

/** In reading order. */
const TREE = `- 'group "Change 1 of 3: Figure or date, paragraph 1"':
  - 'heading "Change 1 of 3: Figure or date, paragraph 1" [level=3]'
  - 'link "Link to this change: 1"':
    - /url: "#change-…"
    - text: "1"
  - paragraph: “Friday” became “Monday”.
  - paragraph:
    - text: The bridge is closed until
    - deletion: "removed: Friday"
    - insertion: "added: Monday"
    - text: .
- 'group "Change 2 of 3: Removed, was paragraph 2"':
  - 'heading "Change 2 of 3: Removed, was paragraph 2" [level=3]'
  - 'link "Link to this change: 2"':
    - /url: "#change-…"
    - text: "2"
  - paragraph:
    - deletion: "removed: Buses will not run."
- paragraph: The mayor thanked the builders.
- 'group "Change 3 of 3: Added, paragraph 3"':
  - 'heading "Change 3 of 3: Added, paragraph 3" [level=3]'
  - 'link "Link to this change: 3"':
    - /url: "#change-…"
    - text: "3"
  - paragraph:
    - insertion: "added: Ferries run every hour."`;

/** The focused element inside the shadow root. @param {import("playwright-core").Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return {
      name: node?.getAttribute("aria-label") ?? node?.textContent?.trim() ?? "",
      key: node instanceof HTMLElement ? (node.dataset.key ?? null) : null,
      // Under a filter, the focus moves to a mark inside it.
      change: node?.closest("[data-change]")?.getAttribute("data-change") ?? null,
    };
  });

test(
  "the accessibility tree has the story, marks and controls, and no purely visual parts",
  only("chromium", "the others' drivers give no accessibility tree"),
  async () => {
    const page = await small();
    const tree = await page.locator("article-versions .rows").ariaSnapshot();
    assert.equal(tree.replace(/#change-[0-9a-f]+/g, "#change-…"), TREE);
  },
);

test(
  "a kind of change has the same name as in lists, without a space before the colon",
  only("chromium", "the others' drivers give no accessibility tree"),
  async () => {
    const page = await small({ hide: "typography" });
    const tree = await page.locator("article-versions .kinds").first().ariaSnapshot();
    assert.deepEqual(tree.match(/(?<=button ").*?(?=")/g), ["Facts: 1", "Paragraphs: 2", "Everything"]);
  },
);

describe("forced colours", () => {
  test(
    "keep underline, strike-through and signs, and the border of every control",
    only("chromium", "the others' drivers cannot force colours"),
    async () => {
      const page = await small({ view: "side-by-side" });
      await page.emulateMedia({ forcedColors: "active" });
      const line = (/** @type {string} */ selector) =>
        page
          .locator(selector)
          .first()
          .evaluate((node) => getComputedStyle(node).textDecorationLine);
      assert.equal(await line("del"), "line-through");
      assert.equal(await line("ins"), "underline");
      const edges = await page
        .locator("button.swap, .stepper button")
        .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).borderTopStyle));
      assert.ok(edges.length >= 3 && edges.every((edge) => edge === "solid"), edges.join());
      assert.deepEqual(await axe(page), []);
    },
  );

  test(
    "distinguish the bars of inserted words, and show which sample is open",
    only("chromium", "the others' drivers cannot force colours"),
    async () => {
      const { page } = await bench.openLocalPage("http");
      await page.getByRole("button", { name: "7 versions" }).click();
      await page.locator(".bars .insert").first().waitFor();
      await page.emulateMedia({ forcedColors: "active" });
      const look = (/** @type {string} */ selector, /** @type {"backgroundColor" | "borderBottomColor"} */ what) =>
        page
          .locator(selector)
          .first()
          .evaluate((node, what) => getComputedStyle(node)[what], what);
      assert.notEqual(await look(".bars .insert", "backgroundColor"), await look(".bars .delete", "backgroundColor"));
      // The pointer is still on the pressed button.
      await page.mouse.move(0, 0);
      assert.notEqual(
        await look(".samples [aria-pressed=true]", "borderBottomColor"),
        await look(".samples [aria-pressed=false]", "borderBottomColor"),
      );
    },
  );
});

describe("large text and close zoom", () => {
  for (const view of ["side-by-side", "inline", "list"]) {
    test(`${view}: text twice as large does not overflow`, async () => {
      const page = await small({ view });
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1280);
      const cut = await page
        .locator("button, select, .sentence")
        .evaluateAll((nodes) =>
          nodes
            .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0)
            .map((node) => node.textContent),
        );
      assert.deepEqual(cut, []);
    });
  }

  // With letters of this size, a tablet has the layout of a phone.
  for (const width of [768, 320]) {
    test(`text twice as large has one column, ${width} px wide, without horizontal scrolling`, async () => {
      const { page } = await bench.openLocalPage("http", { width });
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await page.locator(".rows.inline").waitFor();
      for (const view of ["inline", "list", "photos"]) {
        await page.locator("article-versions").evaluate((node, view) => node.setAttribute("view", view), view);
        await page.locator(`.rows.${view}, .story.${view}`).first().waitFor();
        const over = await page
          .locator("article-versions .page *")
          .evaluateAll((nodes) =>
            nodes
              .filter((node) => !node.closest(".track") && node.getBoundingClientRect().right > innerWidth + 1)
              .map((node) => `${node.localName}.${node.className}`),
          );
        assert.deepEqual(over, [], view);
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
  }

  test("controls twice as large do not overflow on a phone whose page sets its text in pixels", async () => {
    const page = await small({ width: 320 });
    await page.evaluate(() => {
      document.body.style.fontSize = "18px";
      document.documentElement.style.fontSize = "200%";
    });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });

  // A window of 1280 by 1024 px at 400 %.
  test("at 400 % nothing needs horizontal scrolling", async () => {
    const { page } = await bench.openLocalPage("http", { width: 320, height: 256 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.getByRole("button", { name: "Next" }).click();
    const seen = await page.evaluate(() => {
      const bar = document
        .querySelector("article-versions")
        ?.shadowRoot?.querySelector(".bar")
        ?.getBoundingClientRect();
      return bar ? Math.max(0, Math.min(bar.bottom, innerHeight) - Math.max(bar.top, 0)) / innerHeight : 1;
    });
    assert.ok(seen <= 0.5, `the bar that stays takes ${Math.round(seen * 100)} % of so low a window`);
  });
});

test("the keyboard reaches every control, steps through the changes and hides a kind", async () => {
  const page = await small({ view: "side-by-side", hide: "typography" });
  await page.locator("body").click({ position: { x: 1, y: 1 } });
  /** @type {Set<string>} */
  const reached = new Set();
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    const { key } = await focused(page);
    if (key) reached.add(key);
  }
  const controls = await page
    .locator("button[data-key]:not([disabled]):visible")
    .evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLElement} */ (node).dataset.key ?? ""));
  assert.ok(controls.length > 6);
  assert.deepEqual(
    controls.filter((key) => !reached.has(key)),
    [],
  );

  const changes = await page
    .locator(".row[data-change]")
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-change")));
  await page.getByRole("button", { name: "Next" }).focus();
  const visited = [];
  for (const _ of changes) {
    await page.keyboard.press("Alt+ArrowDown");
    visited.push((await focused(page)).change);
  }
  assert.deepEqual(visited, changes);

  await page.getByRole("button", { name: /^Paragraphs/ }).focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(
    (before) =>
      document.querySelector("article-versions")?.shadowRoot?.querySelectorAll(".row[data-change]").length ===
      before - 2,
    changes.length,
  );
  assert.match((await focused(page)).name, /^Paragraphs/, "the focus stays on the switch");
});
