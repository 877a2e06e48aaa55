// @ts-check
/** Photos: the sample's pictures, when pictures load, replaced pictures, and the list of all fields. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aloneOnPage, axe, Bench, eventually, openSecondSample, PAGES } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

/**
 * The local page with two versions of the second sample.
 * @param {string} from
 * @param {string} to
 * @param {{ over?: "http" | "file", view?: string, lang?: string } & Parameters<Bench["open"]>[1]} [options]
 */
async function openBridge(from, to, { over = "file", view = "photos", lang = "", ...options } = {}) {
  const opened = await bench.openLocalPage(over, options);
  const { page } = opened;
  await openSecondSample(page, { from, to, view, ...(lang ? { lang } : {}) });
  return opened;
}

/** @param {import("playwright-core").Page} page @param {string} selector @returns {Promise<string[]>} */
const texts = (page, selector) =>
  page
    .locator(selector)
    .evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLElement} */ (node).innerText.trim()));

/**
 * The fields of one photo in the list, as a screen reader reads them.
 * @param {import("playwright-core").Page} page
 * @param {number} index
 */
const fields = (page, index) =>
  page
    .locator(".photos > .item")
    .nth(index)
    .locator(".pairs > div")
    .evaluateAll((nodes) => nodes.map((node) => (node.textContent ?? "").replace(/\s+/g, " ").trim()));

/** An SVG of this size that tries to run a script and to request a picture. @param {number} size */
const drawing = (size) =>
  `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><image href="https://tracker.example/a.png"/><script>parent.ran = true</script></svg>`)}`;

/**
 * The local page with two versions as a file that the reader opens.
 * @param {unknown} versions
 */
async function openFile(versions) {
  const opened = await bench.openLocalPage("file");
  // The sample that was open before also has photos.
  await opened.page.evaluate(() => {
    /** @type {any} */ (window).opened = new Promise((resolve) =>
      document
        .querySelector("article-versions")
        ?.addEventListener("article-versions-compared", resolve, { once: true }),
    );
  });
  await opened.page.locator("input[type=file]").setInputFiles({
    name: "story.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ versions })),
  });
  await opened.page.evaluate(() => /** @type {any} */ (window).opened.then(() => undefined));
  await opened.page.locator(".photo").first().waitFor();
  await aloneOnPage(opened.page);
  return opened;
}

/** @param {string} text @param {object[]} photos */
const story = (text, photos) => ({ text: `${text} It rained all day.`, format: "markdown", photos });

for (const over of PAGES) {
  test(`over ${over}, the second sample opens with its pictures and without requests`, async () => {
    const { page, problems, requests } = await openBridge("4", "5", { over, view: "side-by-side" });
    const before = requests.length;
    const pictures = page.locator(".cell.after .frame img");
    assert.equal(await pictures.count(), 2);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate((/** @type {HTMLImageElement} */ node) => node.decode());
      // In WebKit the natural size of an SVG is its rendered size.
      const ratio = await picture.evaluate(
        (/** @type {HTMLImageElement} */ node) => node.naturalWidth / node.naturalHeight,
      );
      assert.ok(Math.abs(ratio - 720 / 480) < 0.01, `${ratio}`);
      assert.match((await picture.getAttribute("alt")) ?? "", /bridge|ferry/);
    }
    assert.deepEqual(
      requests.slice(before).filter((request) => !request.startsWith("data:")),
      [],
    );
    assert.deepEqual(problems, []);
  });
}

test("both samples can be opened, and the page shows which one is open", async () => {
  const { page } = await bench.openLocalPage("file");
  const pressed = () => texts(page, ".samples button[aria-pressed=true]");
  assert.deepEqual(await pressed(), ["A visit to China, 2 versions"]);
  await page.getByRole("button", { name: "7 versions" }).click();
  await page.locator("h2").getByText("27 hours").waitFor();
  assert.deepEqual(await pressed(), ["The bridge at Saltmere, 7 versions"]);
  await page.getByRole("button", { name: "Open your own versions" }).click();
  for (const [index, text] of ["It rained all day.", "It snowed all day."].entries())
    await page.locator("textarea").nth(index).fill(text);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.locator("article-versions ins", { hasText: "snowed" }).waitFor();
  await eventually(async () => assert.deepEqual(await pressed(), []));
});

test("a replaced picture and a new address are distinguished, in the margin and in the summary", async () => {
  /** @param {string} url @param {string} caption */
  const version = (url, caption) => story("The ferry sails again.", [{ url, caption, credit: "Ida Holm/AP" }]);
  const { page } = await openFile([
    version("https://pictures.example/quay.jpg", "The ferry at the quay."),
    version("https://pictures.example/quay-1200.jpg", "The ferry at the quay."),
  ]);
  assert.match(await page.locator(".sentence").innerText(), /^1\spicture’s address changed\.$/);
  assert.equal(await page.getByText("Picture replaced").count(), 0);
  const { page: other } = await openFile([
    version("https://pictures.example/quay.jpg", "The ferry at the quay."),
    version("https://pictures.example/sea.jpg", "The ferry at sea, seen from the north."),
  ]);
  assert.match(
    await other.locator(".fact.of-photo").innerText(),
    /^Another picture: “The ferry at the quay\.” →\s*became\s+“The ferry at sea/,
  );
  assert.ok((await other.getByText("Picture replaced").count()) > 0);
});

test("the second sample shows the intended changes", async () => {
  const { page } = await openBridge("0", "-1");
  /** @param {number} to */
  const changed = async (to) => {
    await page.evaluate(
      async ([from, to]) => {
        const element = /** @type {any} */ (document.querySelector("article-versions"));
        const done = new Promise((resolve) =>
          element.addEventListener("article-versions-compared", resolve, { once: true }),
        );
        Object.assign(element, { from, to });
        await done;
      },
      [String(to - 1), String(to)],
    );
    return page.evaluate(() => {
      const { rows, fields, summary } = /** @type {any} */ (document.querySelector("article-versions")).comparison;
      return {
        notes: rows.flatMap((/** @type {any} */ row) => row.notes),
        classes: summary.classes.map((/** @type {any} */ one) => one.class),
        blocks: summary.blocks,
        photos: summary.photos,
        headline: fields[0].kind,
      };
    });
  };
  assert.equal((await changed(2)).blocks.moved, 1);
  assert.ok((await changed(3)).notes.includes("picture-replaced"));
  const second = await changed(4);
  assert.equal(second.photos.inserted, 1);
  assert.ok(second.classes.includes("name"));
  const corrected = await changed(5);
  assert.equal(corrected.blocks.split, 1);
  for (const name of ["correction", "figure", "caption"]) assert.ok(corrected.classes.includes(name), name);
  const last = await changed(6);
  assert.deepEqual(
    [last.headline, last.notes.includes("photographer-removed"), last.notes.includes("agency-added")],
    ["edited", true, true],
  );
});

describe("the list of photos and credits", () => {
  test("shows that a value is the same on both sides, and names its side if there are no columns", async () => {
    const { page } = await openBridge("2", "3");
    /** @param {string} side */
    const seen = (side) =>
      page
        .locator(`.pairs dd.${side} > .side-name`)
        .first()
        .evaluate((node) => node.getBoundingClientRect().width > 30);
    assert.deepEqual([await seen("both"), await seen("before"), await seen("after")], [true, false, false]);
    await page.setViewportSize({ width: 320, height: 900 });
    await page.locator(".heads").first().waitFor({ state: "hidden" });
    await eventually(async () =>
      assert.deepEqual([await seen("both"), await seen("before"), await seen("after")], [true, true, true]),
    );
  });

  test("reads each field before and after, and shared values once", async () => {
    const { page } = await openBridge("2", "3");
    // The core decides which words are marked. This test only checks that some are.
    const [caption = "", ...others] = await fields(page, 0);
    assert.equal(
      caption,
      "CaptionBefore: The bridge over Ferrow Sound stands open on removed: Tuesday evening." +
        "After: The bridge over Ferrow Sound stands open on added: Wednesday morning, with a crane barge beside it.",
    );
    assert.deepEqual(
      others.map((one) => one.replace(/(?:added|removed): /g, "")),
      [
        "DescriptionBefore: A swing bridge at dusk, turned open on its pier, with a gap of water on both sides and a small ship passing." +
          "After: A swing bridge in morning light, open on its pier, with an orange crane barge beside it and two workers in the truss.",
        "Credit line" + "Before and after: Edda Marlow",
        "Credit in caption" + "Before and after: (Photo: Edda Marlow)",
        "Credited to" + "Before and after: Edda Marlow",
      ],
    );
  });

  test("gives each of its rows a different name", async () => {
    const photo = (/** @type {string} */ name) => ({
      url: drawing(40),
      caption: `A pier, (File, Handout via ${name}) (Photo: Ola Berg)`,
      credit: "Ola Berg",
    });
    const { page } = await openFile(["Kystfoto", "Fjordfoto"].map((name) => story("One.", [photo(name), photo(name)])));
    await page.locator('[data-view="photos"]').click();
    const names = await texts(page, ".photos > .item:first-child dt");
    assert.deepEqual(names, [
      "Caption",
      "Credit line",
      "Credit in caption",
      "Credit in caption 2",
      "Via",
      "Credited to",
      "Marked as",
    ]);
    assert.equal((await fields(page, 0)).at(-1), "Marked as" + "Before and after: File photo, Handout");
  });

  test("calls a changed description that, and not a change of words", async () => {
    const photo = (/** @type {string} */ alt) => ({ url: drawing(40), alt, caption: "A pier. (Ola Berg/AP)" });
    const { page } = await openFile(["fog", "rain"].map((weather) => story("One.", [photo(`The pier in ${weather}`)])));
    assert.deepEqual(await texts(page, ".margin .title"), ["Picture description"]);
  });

  test("reports contradictions, and in which version", async () => {
    const { page } = await openBridge("5", "6");
    assert.deepEqual(await texts(page, ".photos .discrepancy"), [
      "Before: The credit line names Jonas Reve, the caption Photo: Edda Marlow.",
    ]);
    assert.match((await fields(page, 0)).join(), /Photographer.*Jonas Reve.*Agency.*Kystfoto/);
  });

  test("reports that a caption was deleted, and that a credit is missing", async () => {
    const url = drawing(40);
    const { page } = await openFile([
      story(`![](${url})\n\n`, [{ url, caption: "The pier." }]),
      story(`![](${url})\n\n`, []),
    ]);
    await page.locator('[data-view="photos"]').click();
    assert.deepEqual(await texts(page, ".photos .discrepancy"), [
      "The photo has no credit.",
      "After: The photo has no caption.",
    ]);
  });

  test("has the photos of both versions, also those of only one", async () => {
    const { page } = await openBridge("0", "5");
    assert.equal(await page.locator(".photos > .item").count(), 2);
    assert.deepEqual(
      await texts(page, ".photos .heads .before"),
      Array(2).fill("Before: Breaking news (Not in this version)"),
    );
  });

  test("at 320 px each value names its version, and nothing overflows", async () => {
    const { page } = await openBridge("2", "3", { width: 320 });
    assert.deepEqual(await texts(page, ".pairs > div:first-child dd .side-name"), ["Before:", "After:"]);
    await eventually(async () => {
      for (const which of await page.locator(".pairs .side-name").all()) {
        const box = await which.boundingBox();
        assert.ok(box && box.width > 20 && box.height > 10, JSON.stringify(box));
      }
    });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });

  for (const { width, colorScheme, lang } of /** @type {const} */ ([
    { width: 1280, colorScheme: "light", lang: "" },
    { width: 768, colorScheme: "dark", lang: "" },
    { width: 320, colorScheme: "light", lang: "ar" },
  ])) {
    test(`axe finds nothing at ${width} px, ${colorScheme}${lang && ", in Arabic"}`, async () => {
      const { page } = await openBridge("2", "5", { width, colorScheme, lang });
      assert.deepEqual(await axe(page), []);
    });
  }
});

describe("a replaced picture", () => {
  /** @param {import("playwright-core").Page} page */
  const shown = (page) => texts(page, ".switched .frame:visible");

  for (const view of ["photos", "inline"]) {
    test(`can be switched by keys, in the view ${view}`, async () => {
      const { page } = await openBridge("2", "3", { view });
      assert.deepEqual(await shown(page), ["Photo 1: After"]);
      const turn = page.getByRole("group", { name: "Show the picture Photo 1" });
      await turn.getByRole("button", { name: "Before" }).focus();
      await page.keyboard.press("Enter");
      assert.deepEqual(await shown(page), ["Photo 1: Before"]);
      assert.equal(await turn.getByRole("button", { name: "Before" }).getAttribute("aria-pressed"), "true");
      assert.equal(await turn.getByRole("button", { name: "After" }).getAttribute("aria-pressed"), "false");
      assert.match((await page.locator(".switched .frame:visible img").getAttribute("alt")) ?? "", /at dusk/);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      assert.deepEqual(await shown(page), ["Photo 1: After"]);
    });
  }

  test("stays switched when the page is rendered again", async () => {
    const { page } = await openBridge("2", "3");
    await page.locator(".switcher button").first().click();
    await page.locator("article-versions").evaluate((node) => node.setAttribute("hide", "figure"));
    await page.locator(".hidden-note").waitFor();
    assert.deepEqual(await shown(page), ["Photo 1: Before"]);
  });

  test("is large enough to touch", async () => {
    const { page } = await openBridge("2", "3", { width: 320 });
    for (const button of await page.locator(".switcher button").all()) {
      const box = await button.boundingBox();
      assert.ok(box && box.width >= 44 && box.height >= 44, JSON.stringify(box));
    }
  });
});

describe("a photo without a visible picture", () => {
  /** @type {[string, string, Record<string, string>, string][]} */
  const cases = [
    ["that has no address", "", {}, "Photo 1: no picture"],
    ["of a page that shows none", "https://pictures.example/pier.jpg", { images: "none" }, "Photo 1"],
  ];
  for (const [name, url, attributes, words] of cases) {
    test(`${name} takes no more space than a line`, async () => {
      const { page } = await openFile(
        ["Berg", "Bergh"].map((creator) => story("One.", [{ url, caption: `The pier. (Ola ${creator}/AP)` }])),
      );
      for (const [width, view] of /** @type {const} */ ([
        [320, "photos"],
        [320, "inline"],
        [768, "side-by-side"],
        [1280, "photos"],
      ])) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate((all) => Object.assign(document.querySelector("article-versions") ?? {}, all), {
          ...attributes,
          view,
        });
        await page.locator(`.story.${view}`).waitFor();
        await aloneOnPage(page);
        const places = page.locator(".frame:visible");
        assert.equal((await places.first().innerText()).trim(), words);
        for (const place of await places.all())
          assert.ok(((await place.boundingBox())?.height ?? 99) < 36, `${view} at ${width} px`);
      }
    });
  }
});

describe("pictures in opened files", () => {
  test("wait for a click, even without requests, and then stay", async () => {
    const url = drawing(40);
    const { page, requests, problems } = await openFile([
      story(`![A pier](${url})\n\nOne.`, []),
      story(`![A pier](${url})\n\nTwo.`, []),
    ]);
    assert.equal(await page.locator("article-versions img").count(), 0);
    assert.match((await texts(page, ".cell.after .frame"))[0] ?? "", /A pier/);
    await page.locator(".cell.after").getByRole("button", { name: "Load picture" }).click();
    const picture = page.locator(".cell.after .frame img");
    await picture.evaluate((/** @type {HTMLImageElement} */ node) => node.decode());
    assert.equal(
      await page.evaluate(() => document.querySelector("article-versions")?.shadowRoot?.activeElement?.className),
      "frame loaded",
    );
    await page.locator('[data-view="inline"]').click();
    assert.equal(await page.locator(".frame img").count(), 1);
    // An SVG shown as a picture runs no script and sends no request.
    assert.equal(await page.evaluate(() => "ran" in window), false);
    assert.deepEqual(
      requests.filter((request) => request.startsWith("http")),
      [],
    );
    assert.deepEqual(problems, []);
  });

  for (const [name, url] of [
    ["a page", "data:text/html,<script>top.ran=1</script>"],
    ["a script", "javascript:alert(1)"],
    ["a file", "file:///etc/hostname"],
    ["no kind of picture", "data:image/x-unknown;base64,AAAA"],
  ]) {
    test(`${name} is not a photo`, async () => {
      const { page } = await openFile([
        { ...story("One.", [{ url, caption: "The pier. (Ida Holm/AP)" }]) },
        { ...story("Two.", [{ url, caption: "The pier. (Ida Holm/AP)" }]) },
      ]);
      assert.equal(await page.locator(".cell.after .frame").count(), 1);
      assert.equal(await page.getByRole("button", { name: "Load picture" }).count(), 0);
    });
  }

  test("a tracking pixel is replaced by the placeholder", async () => {
    const url = drawing(1);
    const { page } = await openFile([story(`![Nothing](${url})\n\nOne.`, []), story(`![Nothing](${url})\n\nTwo.`, [])]);
    await page.locator(".cell.after").getByRole("button", { name: "Load picture" }).click();
    await page.locator(".cell.after .frame .alt").waitFor();
    assert.equal(await page.locator(".cell.after .frame img").count(), 0);
  });
});
