// @ts-check
/** Layout: rows are level, lists are aligned, and nothing overflows its column. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { only } from "./engines.mjs";
import { Bench, compared } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

const LONG =
  "The harbour wall is to be raised by twenty centimetres before the winter storms, the council said on Monday, and the lower town is to keep sandbags ready.";
const OTHER =
  "Ferries to the islands leave an hour later from now on, so that those who come by train do not miss them, the harbour office said.";
const VERSIONS = [
  {
    label: "Morning",
    published: "2031-03-04T06:10",
    text: `# Harbour wall\n\n${LONG}\n\nNobody was hurt.\n\n${OTHER}`,
  },
  {
    label: "Evening",
    published: "2031-03-04T18:10",
    text: `# Harbour wall\n\n${OTHER}\n\n${LONG.replace("twenty", "thirty")}\n\nNobody was hurt.`,
  },
];

/**
 * @param {readonly object[]} versions
 * @param {{ width?: number, view?: string, lang?: string }} [options]
 */
async function open(versions, { width = 768, view = "inline", lang = "en" } = {}) {
  const { page } = await bench.open(bench.address("embed.html", "http"), { width });
  await page.evaluate(
    ({ versions, view, lang }) => {
      const element = /** @type {any} */ (document.createElement("article-versions"));
      Object.assign(element, { view, lang, versions });
      document.body.replaceChildren(element);
    },
    { versions, view, lang },
  );
  await compared(page);
  return page;
}

/**
 * The positions of all elements that match a selector.
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 */
const boxes = (page, selector) =>
  page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()));

/** @param {import("playwright-core").Page} page @param {string} selector @returns {Promise<DOMRect>} */
async function box(page, selector) {
  const [found] = await boxes(page, selector);
  assert.ok(found, selector);
  return found;
}

describe("the foot", () => {
  for (const width of [320, 768, 1280]) {
    test(`starts all its lines at the same edge, ${width} px wide`, async () => {
      const named = VERSIONS.map((version) => ({
        ...version,
        label: `${version.label} edition for the lower town and the islands`,
      }));
      const page = await open(named, { width });
      /** The edge of each line, by its vertical position. @type {Map<number, number>} */
      const lines = new Map();
      for (const { left, bottom } of await boxes(page, ".foot button"))
        lines.set(bottom, Math.round(Math.min(left, lines.get(bottom) ?? left)));
      const edges = new Set(lines.values());
      // If there is no space beside it, the label has a separate line.
      if (width === 320) edges.add(Math.round((await box(page, ".foot .label")).left));
      assert.equal(edges.size, 1, `lines begin at ${[...edges].join(", ")}`);
      assert.ok(lines.size > 1, "no line was broken");
    });
  }
});

test("the kinds of change and the words after them start at the same edge", async () => {
  const { page } = await bench.openLocalPage("http", { width: 768 });
  await page.getByRole("button", { name: /^Facts/ }).click();
  const all = await boxes(page, ".head > .kinds > *");
  const left = Math.round((await box(page, ".head > .kinds")).left);
  assert.equal(Math.round(all[0]?.left ?? 0), left);
  // An underlined word has no visible edge. The word itself begins there.
  const indent = await page
    .locator(".kinds .preset")
    .first()
    .evaluate(
      (node) =>
        Number.parseFloat(getComputedStyle(node).paddingInlineStart) +
        Number.parseFloat(getComputedStyle(node).borderInlineStartWidth),
    );
  assert.equal(indent, 0);
});

describe("moved text", () => {
  for (const width of [320, 768, 1280]) {
    for (const view of width === 320 ? ["inline"] : ["side-by-side", "inline"]) {
      test(`has its frame inside the page: ${view}, ${width} px wide`, async () => {
        const page = await open(VERSIONS, { width, view });
        const frame = await page
          .locator(".row.moved > .cell > .block")
          .last()
          .evaluate((node) => {
            const style = getComputedStyle(node);
            return (
              node.getBoundingClientRect().right +
              Number.parseFloat(style.outlineOffset) +
              Number.parseFloat(style.outlineWidth)
            );
          });
        const { right } = await box(page, ".page");
        assert.ok(frame <= right, `${frame - right} px too far`);
      });
    }
  }

  for (const width of [768, 1280]) {
    test(`keeps both columns equally wide, ${width} px wide`, async () => {
      const page = await open(VERSIONS, { width, view: "side-by-side" });
      const [before, after] = await boxes(page, ".row.equal .block");
      assert.equal(Math.round(before?.width), Math.round(after?.width));
    });
  }
});

describe("the names of the versions", () => {
  for (const width of [320, 768]) {
    test(`have the swap button between them, ${width} px wide`, async () => {
      const named = VERSIONS.map((version) => ({
        ...version,
        label: `${version.label} edition for the lower town, the harbour and all of the islands`,
      }));
      const page = await open(named, { width });
      const [from, to] = await boxes(page, ".version");
      const swap = await box(page, ".swap");
      assert.ok(from.height > 30, "the names fit on one line");
      const middle = (Math.min(from.top, to.top) + Math.max(from.bottom, to.bottom)) / 2;
      assert.ok(Math.abs((swap.top + swap.bottom) / 2 - middle) < 2, `${(swap.top + swap.bottom) / 2} for ${middle}`);
      for (const { left, right, top, bottom } of [from, to])
        assert.ok(right <= swap.left || left >= swap.right || bottom <= swap.top || top >= swap.bottom);
    });
  }
});

/** The font size in px. @param {import("playwright-core").Page} page @param {string} selector */
const letters = (page, selector) =>
  page
    .locator(selector)
    .first()
    .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));

test("labels have the usual size on a page with a rem of ten pixels", async () => {
  const page = await open(VERSIONS, { view: "side-by-side", width: 1280 });
  const selectors = [".margin h3", ".digest .label", ".headline", ".credit, .foot .label"];
  const look = async () => [
    ...(await Promise.all(selectors.map((selector) => letters(page, selector)))),
    (await box(page, ".stepper .step")).height,
    (await box(page, ".row > .margin")).width,
  ];
  const ordinary = await look();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "62.5%";
    document.body.style.fontSize = "1.6rem";
  });
  assert.deepEqual(await look(), ordinary);
});

test("without a headline, a smaller title names what is shown", async () => {
  const page = await open(
    ["nine", "ten"].map((word) => ({ label: word, text: `The ferry leaves at ${word}.` })),
    { width: 1280 },
  );
  assert.equal(await page.locator("h2.headline").innerText(), "Compared versions");
  assert.ok((await letters(page, ".headline")) < 24);
});

test("marked letters in a headline have a heavier line and no fill", async () => {
  const page = await open(
    ["harbour", "harbor"].map((word) => ({ label: word, text: `# The ${word} wall\n\nIt leaks.` })),
    { width: 1280 },
  );
  const look = await page
    .locator(".headline .differing")
    .first()
    .evaluate((node) => [
      getComputedStyle(node).boxShadow,
      getComputedStyle(node).backgroundImage,
      getComputedStyle(node).textDecorationThickness,
    ]);
  assert.deepEqual(look, ["none", "none", "2.5px"]);
});

describe("a compound in a headline that is longer than a line", () => {
  const word = "Hochwasserschutzmaßnahmenfinanzierungsgesetz";
  for (const [what, pair, isHyphenated] of /** @type {const} */ ([
    ["is hyphenated", [`${word} gilt`, `${word} galt`], true],
    ["is not at the place of an edit: the hyphen would look like a change", [`Neues ${word}`, `Neues ${word}e`], false],
  ])) {
    test(what, only("firefox", "has no German patterns of its own"), async () => {
      const page = await open(
        pair.map((headline, index) => ({ label: String(index), lang: "de", text: `# ${headline}\n\nEs leckt.` })),
        { width: 320, lang: "de" },
      );
      const breaks = () =>
        page.locator(".headline").evaluate((node) => {
          const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            const start = text.nodeValue?.indexOf("Hochwasser") ?? -1;
            if (start < 0) continue;
            const range = new Range();
            range.setStart(text, start);
            for (let end = start + 1; end <= start + 44; end += 1) {
              range.setEnd(text, end);
              if (range.getClientRects().length > 1) return end - start - 1;
            }
          }
          return 0;
        });
      const own = await breaks();
      await page.locator(".headline").evaluate((node) => node.style.setProperty("hyphens", "manual"));
      const without = await breaks();
      assert.ok(without > 0, "it fits on one line");
      assert.equal(own !== without, isHyphenated, `${word.slice(0, own)}|${word.slice(own)}`);
    });
  }
});

test("the names of the versions wrap between words, with text twice as large too", async () => {
  const versions = VERSIONS.map((version, index) => ({
    ...version,
    label: `${index ? "Spätausgabe" : "Frühausgabe"} für die Metropolregion`,
  }));
  const page = await open(versions, { width: 768, lang: "de" });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  const broken = await page.locator(".version .name").evaluateAll((nodes) =>
    nodes.flatMap((node) => {
      const text = /** @type {Text} */ (node.firstChild);
      return [...text.data.matchAll(/\p{L}+/gu)]
        .filter(({ 0: word, index }) => {
          const range = new Range();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return range.getClientRects().length > 1;
        })
        .map(([word]) => word);
    }),
  );
  assert.deepEqual(broken, []);
});

test("a line break between deleted and inserted text does not split the inserted text", async () => {
  const versions = ["verabschiedet", "zurückgewiesen"].map((word) => ({
    label: word,
    text: `Der Landtag hat es ${word}.`,
    format: "markdown",
  }));
  const page = await open(versions, { width: 420 });
  let breaks = 0;
  for (let width = 420; width > 280; width -= 4) {
    await page.setViewportSize({ width, height: 900 });
    const rects = await page
      .locator(".cell ins")
      .evaluate((node) => [...node.getClientRects()].map((rect) => rect.width));
    assert.equal(rects.length, 1, `${width} px wide: ${rects.join(", ")}`);
    const [deleted, inserted] = await boxes(page, ".cell :is(ins, del)");
    const isBroken = Math.round(inserted?.top) > Math.round(deleted?.top);
    if (isBroken) breaks += 1;
    // Inserted text begins with the line. There is a gap between it and deleted text.
    if (isBroken) assert.equal(Math.round(inserted?.left), Math.round((await box(page, ".cell .block")).left));
    else assert.ok(inserted?.left - deleted?.right > 1, `${inserted?.left - deleted?.right} px between them`);
  }
  assert.ok(breaks > 0, "no line was broken there");
});

describe("a word longer than a line", () => {
  const word = "Hochwasserschutzmaßnahmenfinanzierungsgesetz";
  const versions = ["Morgen", "Abend"].map((when) => ({
    label: `${when}_${word}_${word}.md`,
    text: `# ${word} ${when}\n\nBy ${word}${word}\n\n${word}${word} ${when}.`,
  }));
  for (const view of ["inline", "list", "photos"]) {
    test(`wraps, and does not make the page wider: ${view}`, async () => {
      const page = await open(versions, { width: 320, view });
      const over = await page
        .locator(".page *")
        .evaluateAll((nodes) =>
          nodes
            .filter((node) => node.getBoundingClientRect().right > innerWidth)
            .map((node) => `${node.tagName} ${node.className}`),
        );
      assert.deepEqual(over, []);
    });
  }
});

test("the description of a missing picture stays inside its placeholder", async () => {
  const word = "Hochwasserschutzmaßnahmen";
  const versions = ["Hafen", "Kai"].map((place) => ({
    label: place,
    text: `Eins.\n\n![${word}](javascript:1 "Am ${place}. Foto: Ola Berg/dpa")\n`,
    format: "markdown",
  }));
  const page = await open(versions, { width: 1280, view: "side-by-side" });
  const [frame, alt] = [await box(page, ".frame"), await box(page, ".frame .alt")];
  assert.ok(
    alt.left >= frame.left && alt.right <= frame.right,
    `${alt.left} to ${alt.right} in ${frame.left} to ${frame.right}`,
  );
});

describe("the sticky bar", () => {
  for (const width of [320, 768, 1280]) {
    test(
      `covers the signs below it, ${width} px wide`,
      only(["chromium", "firefox"], "its driver cuts no picture"),
      async () => {
        const page = await open(VERSIONS, { width, view: width < 640 ? "inline" : "side-by-side" });
        await page.evaluate(() => (document.body.style.paddingBottom = "200vh"));
        await page
          .locator(".cell.has-deletion")
          .last()
          .evaluate((node) => scrollTo(0, scrollY + node.getBoundingClientRect().top - 8));
        const { left, top, height } = await box(page, ".bar");
        assert.equal(top, 0, "the bar does not stay");
        const beside = () =>
          page.screenshot({ clip: { x: Math.max(0, left - 12), y: 0, width: Math.min(12, left), height } });
        const seen = await beside();
        await page.locator(".rows").evaluate((node) => (node.style.visibility = "hidden"));
        assert.ok(seen.equals(await beside()), "something is seen beside the bar");
      },
    );
  }
});

test("the place of a change does not wrap: all of it goes below", async () => {
  const versions = ["Schiffe", "Boote"].map((word) => ({
    label: word,
    text: `Eins.\n\n![Hafen](https://pictures.example/a.jpg "${word} im Hafen. Foto: ${word} Berg/dpa")\n`,
    format: "markdown",
  }));
  const page = await open(versions, { width: 320, lang: "de" });
  for (let width = 320; width >= 260; width -= 10) {
    await page.setViewportSize({ width, height: 900 });
    const { height } = await box(page, ".margin .place");
    assert.ok(height < 24, `${height} px high, ${width} px wide`);
  }
});
