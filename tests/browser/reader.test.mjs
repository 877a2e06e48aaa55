// @ts-check
/** The element as readers and host pages use it, under the documented strict policy. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { axe, Bench, compared, dist } from "./support.mjs";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** @type {Bench} */
let bench;
/** @type {string} */
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "reader-"));
  cpSync(dist, folder, { recursive: true });
  bench = await Bench.start(folder, { "content-security-policy": POLICY });
});
after(async () => {
  await bench?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let pages = 0;

/**
 * Opens a page with this body.
 * @param {string} body
 * @param {{ script?: string, width?: number, site?: Bench }} [options]
 */
async function open(body, { script = "article-versions.js", width = 1280, site = bench } = {}) {
  const name = `case-${++pages}.html`;
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="icon.png">`;
  writeFileSync(join(folder, name), `${head}<main>${body}</main><script type="module" src="${script}"></script>`);
  writeFileSync(join(folder, "icon.png"), "");
  writeFileSync(join(folder, "dark.css"), "body { background: #14171c; color: #eee }");
  writeFileSync(join(folder, "reset.css"), "* { all: unset }");
  return site.open(site.server.url + name, { width });
}

/** @param {string} before @param {string} after @param {string} [attributes] */
const pair = (before, after, attributes = "") =>
  `<article-versions ${attributes}><script type="text/markdown" data-label="A">${before}</script><script type="text/markdown" data-label="B">${after}</script></article-versions>`;

/** @param {import("playwright-core").Page} page @param {string} selector @returns {Promise<string[]>} */
const texts = (page, selector) =>
  page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.textContent ?? ""));

const LONG = Array.from({ length: 12 }, (_, index) => `The ${index + 1}th paragraph stands as it stood.`).join("\n\n");

for (const width of [1280, 900]) {
  test(`the names of the versions are above their texts, ${width} pixels wide`, async () => {
    const { page } = await open(pair("The ferry sails at nine.", "The ferry sails at ten."), { width });
    await compared(page);
    const lefts = await page.locator("article-versions").evaluate((element) => {
      const left = (/** @type {string} */ selector) => {
        const range = document.createRange();
        range.selectNodeContents(/** @type {Node} */ (element.shadowRoot?.querySelector(selector)));
        return range.getBoundingClientRect().left;
      };
      return [".version.from", ".row .cell.before p", ".version.to", ".row .cell.after p"].map(left);
    });
    const [from, before, to, after] = lefts.map(Math.round);
    assert.deepEqual([from, to], [before, after]);
    assert.ok(Number(before) < Number(after));
  });
}

describe("sources of versions", () => {
  test("articles on the page are read as nodes, and replaced by the comparison", async () => {
    const { page, problems } = await open(
      "<article-versions><article data-label=A><p>It rained all day.</p></article><article data-label=B><p>It snowed all day.</p></article></article-versions>",
    );
    await compared(page);
    assert.equal(await page.locator("article").first().isVisible(), false);
    assert.deepEqual(await texts(page, "ins"), ["added: snowed"]);
    assert.deepEqual(problems, []);
  });

  test("the full wasm is fetched only for Markdown and whole pages, declared or detected", async (context) => {
    const json = (/** @type {string[]} */ ...texts) =>
      `<article-versions><script type="application/json">${JSON.stringify(texts.map((text) => ({ text })))}</script></article-versions>`;
    const small = "article_versions_bg.wasm";
    const full = "article_versions_full_bg.wasm";
    // Without `Document.parseHTML`, HTML given as text needs the policy.
    const site = await Bench.start(folder, {
      "content-security-policy": POLICY.replace("trusted-types 'none'", "trusted-types article-versions"),
    });
    context.after(() => site.stop());
    for (const [body, expected] of /** @type {const} */ ([
      [json("It rained all day.", "It snowed all day."), [small]],
      [pair("It *rained* all day.", "It *snowed* all day."), [full]],
      [json("It **rained** all day.", "It **snowed** all day."), [small, full]],
      [json("<p>It rained all day.", "<p>It snowed all day."), [small]],
      [json("<!doctype html><p>It rained all day.", "<!doctype html><p>It snowed all day."), [full]],
      [json("<title>A</title><p>It rained all day.", "<title>A</title><p>It snowed all day."), [small, full]],
    ])) {
      const { page, problems, requests } = await open(body, { site });
      await compared(page);
      assert.deepEqual(await texts(page, "ins"), ["added: snowed"]);
      assert.deepEqual(
        requests.filter((request) => request.endsWith(".wasm")).map((request) => request.replace(site.server.url, "")),
        expected,
      );
      assert.deepEqual(problems, []);
    }
  });

  test("a manifest is ordered by time, and its sources are relative to it", async () => {
    writeFileSync(join(folder, "early.txt"), "The bridge opened in May.");
    writeFileSync(join(folder, "late.txt"), "The bridge opened in June.");
    const versions = [
      { label: "late", published: "2024-01-02", src: "late.txt" },
      { label: "early", published: "2024-01-01", src: "early.txt" },
    ];
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ title: "The bridge", versions }));
    const { page } = await open('<article-versions src="manifest.json"></article-versions>');
    await compared(page);
    assert.deepEqual(await texts(page, ".versions .version .name"), ["early", "late"]);
    assert.equal(await page.locator("h2").innerText(), "The bridge");
  });

  test("any two of three versions can be chosen", async () => {
    const island = JSON.stringify(
      ["one", "two", "three"].map((word) => ({ label: word, text: `The count stands at ${word} today.` })),
    );
    const { page } = await open(
      `<article-versions><script type="application/json">${island}</script></article-versions>`,
    );
    await compared(page);
    await page.getByRole("combobox", { name: "Earlier version" }).selectOption("1");
    await page.waitForFunction(() =>
      document.querySelector("article-versions")?.shadowRoot?.querySelector("del")?.textContent?.includes("two"),
    );
    assert.equal(await page.locator("article-versions").getAttribute("from"), "1");
  });

  test("properties set before the script runs are kept", async () => {
    writeFileSync(
      join(folder, "early.js"),
      'const e = document.querySelector("article-versions"); e.versions = [{ text: "It rained all day." }, { text: "It snowed all day." }]; await import("./article-versions.js");',
    );
    const { page } = await open("<article-versions></article-versions>", { script: "early.js" });
    await compared(page);
  });
});

describe("on failure", () => {
  test("readable text stays, with a plain message", async () => {
    const { page } = await open(
      '<article-versions><script type="application/json">{oops</script><article>Readable as ever.</article></article-versions>',
    );
    await page.locator("[role=alert]").waitFor();
    assert.match(await page.locator("[role=alert]").innerText(), /could not be read as JSON/);
    assert.equal(await page.locator("article").isVisible(), true);
  });

  test("without the wasm the texts are shown unmarked", async () => {
    const { page } = await open(pair("It rained all day.", "It snowed all day."), {});
    await page.route("**/*.wasm", (route) => route.abort());
    await page.reload();
    await page.locator("[role=alert]").waitFor();
    assert.deepEqual(await texts(page, ".plain .paragraph"), ["It rained all day.", "It snowed all day."]);
  });

  test("without the wasm the articles stay, with names, dates and a message in the reader's language", async () => {
    const article = (/** @type {string} */ label, /** @type {string} */ date, /** @type {string} */ text) =>
      `<article data-label="${label}" data-published="${date}"><p>${text}</p></article>`;
    const { page } = await open(
      `<article-versions lang="de">${article("Morgens", "2031-03-04", "It rained all day.")}${article("Abends", "2031-03-05", "It snowed all day.")}</article-versions>`,
    );
    await compared(page);
    await page.route("**/*.wasm", (route) => route.abort());
    await page.reload();
    const alert = page.locator("[role=alert]");
    await alert.waitFor();
    assert.equal(
      await alert.innerText(),
      "Der Vergleich konnte nicht geladen werden; die Fassungen stehen hier, wie sie sind.",
    );
    const tops = await page
      .locator("article-versions h3, article-versions p:not([role], [aria-live])")
      .evaluateAll((nodes) =>
        nodes.map((node) => ({
          top: node.getBoundingClientRect().top,
          left: node.getBoundingClientRect().left,
          text: node.textContent,
        })),
      );
    assert.deepEqual(tops.map(({ text }) => text).sort(), [
      "Abends 5. März 2031",
      "It rained all day.",
      "It snowed all day.",
      "Morgens 4. März 2031",
    ]);
    const at = (/** @type {string} */ text) => tops.find((one) => one.text === text) ?? { top: NaN, left: NaN };
    assert.ok(at("Morgens 4. März 2031").top < at("It rained all day.").top);
    assert.ok(at("Abends 5. März 2031").top < at("It snowed all day.").top);
    assert.equal(at("Abends 5. März 2031").left, at("It snowed all day.").left, "name and article in one column");
  });
});

describe("words", () => {
  test("the labels of another language are fetched when the page needs them", async () => {
    const { page, problems, requests } = await open(pair("It rained.", "It snowed.", 'lang="de"'));
    const fetched = () =>
      requests
        .filter((request) => request.includes("/labels/"))
        .map((request) => request.replace(bench.server.url, ""));
    await compared(page);
    assert.deepEqual(await texts(page, "ins"), ["hinzugefügt: snowed"]);
    assert.deepEqual(fetched(), ["labels/de.js"]);
    await page.locator("article-versions").evaluate((element) => element.setAttribute("lang", "fr"));
    await page.locator("ins", { hasText: "ajouté" }).waitFor();
    assert.deepEqual(fetched(), ["labels/de.js", "labels/fr.js"]);
    assert.deepEqual(problems, []);
  });

  test("the swap button fits between the names of the versions in every language", async () => {
    const names = ["Morning edition", "Evening edition"]
      .map((label) => `<article data-label="${label}" data-published="2031-03-04"><p>${label}.</p></article>`)
      .join("");
    const { page } = await open(
      ["ar", "de", "en", "es", "fr", "zh"]
        .map((lang) => `<article-versions lang="${lang}">${names}</article-versions>`)
        .join(""),
      { width: 900 },
    );
    await page.waitForFunction(() =>
      [...document.querySelectorAll("article-versions")].every((element) => element.shadowRoot?.querySelector("del")),
    );
    const gaps = await page.locator(".swap").evaluateAll((buttons) =>
      buttons.map((button) => {
        const { left, right } = button.getBoundingClientRect();
        const boxes = [...(button.parentElement?.querySelectorAll(".name, time") ?? [])].map((node) =>
          node.getBoundingClientRect(),
        );
        return Math.min(...boxes.map((box) => Math.max(box.left - right, left - box.right)));
      }),
    );
    assert.equal(gaps.length, 6);
    assert.ok(
      gaps.every((gap) => gap >= 8),
      gaps.join(),
    );
  });

  test("if labels cannot be loaded they are English, and the story is shown", async () => {
    const { page } = await open(pair("It rained.", "It snowed."));
    await page.context().route("**/labels/*.js", (route) => route.abort());
    await compared(page);
    await page.locator("article-versions").evaluate((element) => {
      element.setAttribute("lang", "es");
      element.setAttribute("view", "inline");
    });
    await page.locator(".inline ins").first().waitFor();
    assert.deepEqual(await texts(page, "ins"), ["added: snowed"]);
  });
});

describe("reading", () => {
  test("a hidden class of change shows the later words without marks, and the count changes", async () => {
    const { page } = await open(
      pair('He said "yes" to it.\n\nIt cost $35 million.', "He said “yes” to it.\n\nIt cost $55 million."),
    );
    await compared(page);
    assert.equal(await page.locator(".position").innerText(), "2 changes");
    await page.locator("article-versions").evaluate((node) => node.setAttribute("hide", "typography"));
    await page.locator(".position", { hasText: "1 of 2 changes" }).waitFor();
    assert.deepEqual(await texts(page, "ins"), ["added: $55"]);
    await page.getByText("More kinds").click();
    await page.locator("button[data-class=figure]").click();
    // It was the only shown class. Without it nothing would be shown, so all are shown again.
    await page.locator(".position", { hasText: "2 changes" }).waitFor();
  });

  test("long unchanged passages fold, except two blocks around a change, and open", async () => {
    const { page } = await open(pair(`It rained all day.\n\n${LONG}`, `It snowed all day.\n\n${LONG}`));
    await compared(page);
    const toggle = page.locator(".fold button");
    assert.equal(await toggle.innerText(), "Show 10 unchanged paragraphs");
    assert.equal(await page.locator(".cell.after .block:visible").count(), 3);
    await toggle.click();
    assert.equal(await page.locator(".cell.after .block:visible").count(), 13);
  });

  test("a link to a change opens at it", async () => {
    const { page } = await open(pair("It rained all day.\n\nNobody came.", "It snowed all day.\n\nNobody stayed."));
    await compared(page);
    const id = await page.locator("[data-change]").nth(1).getAttribute("data-change");
    await page.goto(`${page.url()}#${id}`);
    await page.reload();
    await compared(page);
    await page.locator("[aria-current]").waitFor();
    assert.equal(await page.locator(".position").innerText(), "2 of 2");
  });

  test("a button announces the change and keeps the focus; a key only moves the focus", async () => {
    const { page } = await open(pair("It rained all day.\n\nNobody came.", "It snowed all day.\n\nNobody stayed."));
    await compared(page);
    const status = page.locator("[role=status]");
    await page.getByRole("button", { name: "Next" }).click();
    assert.match(await status.innerText(), /^Change 1 of 2: Wording/);
    const said = await status.innerText();
    await page.keyboard.press("Alt+ArrowDown");
    assert.equal(await status.innerText(), said);
    assert.equal(await page.locator(".position").innerText(), "2 of 2");
  });

  test("a word with a changed letter is marked as a whole, so that a deleted hyphen is visible", async () => {
    const { page } = await open(
      pair("They took a hard-line view of it.", "They took a hardline view of it.", 'view="inline"'),
    );
    await compared(page);
    assert.deepEqual(await texts(page, "del"), ["removed: hard-line"]);
    assert.deepEqual(await texts(page, "ins"), ["added: hardline"]);
    assert.deepEqual(await texts(page, "del .core"), ["-"]);
  });

  test("a moved sentence is marked at both places, with links between them", async () => {
    const moved = "It approved the new crane after a long debate about noise.";
    const first = ["The harbour board met on Monday.", moved, "Members then left for dinner."];
    const second = ["Residents have complained for more than a year.", "A second hearing is planned for June."];
    const before = [first.join(" "), second.join(" ")].join("\n\n");
    const after = [[first[0], first[2]].join(" "), [second[0], moved, second[1]].join(" ")].join("\n\n");
    const { page } = await open(pair(before, after));
    await compared(page);
    assert.deepEqual(await texts(page, "del"), [`moved away: ${moved}`]);
    assert.deepEqual(await texts(page, "ins"), [`moved here: ${moved}`]);
    assert.match((await texts(page, ".sentence"))[0] ?? "", /1\u00a0sentence moved/);
    const there = page.getByText("Sentence moved to paragraph 2");
    assert.equal(await there.count(), 1);
    assert.equal(await page.getByText("Sentence from paragraph 1").count(), 1);
  });

  test("the signs beside a moved paragraph do not touch its frame", async () => {
    const [first, second, moved] = [
      "The board met on Monday.",
      "Members then left for dinner.",
      "It approved a crane for 14 million after a long debate about noise.",
    ];
    const { page } = await open(
      pair([moved, first, second].join("\n\n"), [first, second, moved.replace("14", "15")].join("\n\n")),
    );
    for (const [width, view] of /** @type {const} */ ([
      [1280, "side-by-side"],
      [768, "side-by-side"],
      [320, "inline"],
    ])) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator(`.story.${view} .moved > .came`).waitFor();
      const gaps = await page.locator(".moved > .cell:is(.went, .came)").evaluateAll((cells) =>
        cells.flatMap((cell) => {
          const block = /** @type {Element} */ (cell.querySelector(".block"));
          const { outlineOffset, outlineWidth } = getComputedStyle(block);
          const frame =
            block.getBoundingClientRect().left -
            parseFloat(outlineOffset) -
            parseFloat(outlineWidth) -
            cell.getBoundingClientRect().left;
          return ["::before", "::after"].flatMap((which) => {
            const { content, left, marginLeft, width } = getComputedStyle(cell, which);
            return content === "none" ? [] : [frame - parseFloat(left) - parseFloat(marginLeft) - parseFloat(width)];
          });
        }),
      );
      assert.equal(gaps.length, 2);
      assert.ok(Math.min(...gaps) > 2, `${gaps} px in the view ${view} at ${width} px`);
    }
  });

  test("faint text inside faint text is legible", async () => {
    const [first, moved] = [
      "The board met on Monday, as it does each month.",
      "It approved a crane for 14 million after a long debate about noise.",
    ];
    const rest = "Members then left for dinner.\n\nThe crane comes in May.";
    const { page } = await open(
      pair(
        [moved, first, rest].join("\n\n"),
        [first, rest, moved, "It is yellow, as cranes are."].join("\n\n"),
        'view="inline" hide="inserted"',
      ),
    );
    // No line consists of an ellipsis alone.
    assert.match(await page.locator(".away .opening").innerText(), /debate\u00a0…”$/);
    assert.deepEqual(
      (await axe(page)).filter((found) => found.startsWith("color-contrast")),
      [],
    );
  });

  test("a comparison without changes says so, without an empty paragraph", async () => {
    const { page } = await open(pair("The bridge is open.", "The bridge is open."));
    await page.locator(".summary").waitFor();
    assert.deepEqual(await texts(page, ".summary p"), ["Nothing changed between these two versions."]);
  });

  test("an inserted correction is counted once, not as a paragraph too", async () => {
    const { page } = await open(
      pair(
        "It rained all day.",
        "It snowed all day.\n\nThe roads are shut.\n\nCorrection: An earlier version said that it rained.",
      ),
    );
    await compared(page);
    assert.deepEqual(await texts(page, ".fact"), [
      "Correction: “An earlier version said that it rained.”",
      "New: “The roads are shut.” (paragraph 2)",
      "“It rained →became snowed all day” (paragraph 1)",
    ]);
    assert.equal(await page.locator(".sentence").count(), 0, "three changes are all told");
  });

  test("a correction is labelled once, by its own text or by us", async () => {
    for (const [text, said] of [
      ["Correction: The bridge is in Saltmere.", "Correction: The bridge is in Saltmere."],
      ["(CORRECTION: The bridge is in Saltmere.)", "(CORRECTION: The bridge is in Saltmere.)"],
      [
        "This story has been corrected to name Saltmere.",
        "Correction\n\nThis story has been corrected to name Saltmere.",
      ],
    ]) {
      for (const view of ["side-by-side", "inline"]) {
        const { page } = await open(pair("The bridge is open.", `The bridge is open.\n\n${text}`, `view="${view}"`));
        await compared(page);
        const shown = page.locator(".block.correction");
        for (const hidden of await shown.locator(".visually-hidden").all())
          await hidden.evaluate((node) => node.remove());
        assert.equal((await shown.innerText()).replace(/\s*\n\s*/g, "\n\n"), said, view);
      }
    }
  });

  test("the place of deleted text is on one line in the margin", async () => {
    const { page } = await open(pair(`${LONG}\n\nThe last one is not to stay here.`, LONG));
    for (const view of ["side-by-side", "inline"]) {
      await page.evaluate((view) => document.querySelector("article-versions")?.setAttribute("view", view), view);
      const place = page.locator(`.story.${view} .margin .place`);
      assert.equal(await place.innerText(), "was paragraph 13");
      assert.ok(((await place.boundingBox())?.height ?? 99) < 26, view);
    }
  });

  test("in a view that shows only some changes, the steps skip the others", async () => {
    const before = "It rained all day.\n\nCaption A pier in the rain. (Ida Holm/AP)";
    const after = "It snowed all day.\n\nCaption A pier in the snow. (Ida Holm/AP)";
    const story = (/** @type {string} */ text) => text.replace("Caption ", "PHOTO: ");
    const { page } = await open(pair(story(before), story(after), 'view="photos"'));
    await compared(page);
    await page.getByRole("button", { name: "Next" }).click();
    assert.equal(await page.locator(".position").innerText(), "2 of 2");
    await page.getByRole("button", { name: "Next" }).click();
    assert.match(await page.locator("[role=status]").innerText(), /last/i);
  });

  test("a CSS reset of the host page does not break the layout", async () => {
    const { page } = await open(
      `<link rel="stylesheet" href="reset.css">${pair("It rained all day.", "It snowed all day.")}`,
      { width: 320 },
    );
    await compared(page);
    assert.equal(await page.locator("article-versions").evaluate((node) => getComputedStyle(node).display), "block");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the page is ${width} px wide`);
  });

  test("uses the background of a dark page without a declared colour scheme", async () => {
    const { page } = await open(
      `<link rel="stylesheet" href="dark.css">${pair("It rained all day.", "It snowed all day.")}`,
    );
    await compared(page);
    const bar = await page
      .locator(".bar")
      .evaluate((node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).colorScheme]);
    assert.deepEqual(bar, ["rgb(20, 23, 28)", "dark"]);
    assert.deepEqual(
      (await axe(page)).filter((found) => found.startsWith("color-contrast")),
      [],
    );
  });

  test("only safe links are links", async () => {
    const { page } = await open(
      pair(
        "A [bad](javascript:alert(1)), a [good](https://example.org/) link was here.",
        "A [bad](javascript:alert(1)), a [good](https://example.org/) link is here.",
      ),
    );
    await compared(page);
    const links = await page
      .locator(".cell.after a")
      .evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLAnchorElement} */ (node).href));
    assert.deepEqual(links, ["https://example.org/"]);
  });

  test("pictures wait for a click if the page asks for it", async () => {
    const { page, requests } = await open(
      pair("![A](a.png)\n\nIt rained.", "![A](a.png)\n\nIt snowed.", 'images="click"'),
    );
    await compared(page);
    assert.deepEqual(
      requests.filter((request) => request.endsWith("a.png")),
      [],
    );
    await page.getByRole("button", { name: "Load picture" }).first().click();
    await page.waitForRequest((request) => request.url().endsWith("a.png"), { timeout: 5000 }).catch(() => {});
    assert.equal(requests.filter((request) => request.endsWith("a.png")).length, 1);
  });

  test("the story keeps its own direction on a page in Arabic", async () => {
    const { page } = await open(
      pair("It rained all day.\n\nAll is well.", "It snowed all day.\n\nAll is well.", 'lang="ar"'),
    );
    await compared(page);
    assert.equal(await page.locator(".page").getAttribute("dir"), "rtl");
    const directions = await page
      .locator(".block")
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
    assert.deepEqual([...new Set(directions)], ["ltr"]);
  });

  test("a comparison can be saved as a page, as Markdown and as data", async () => {
    const { page, problems } = await open(pair("# Rain\n\nIt rained all day.", "# Rain\n\nIt snowed all day."));
    await compared(page);
    /** @param {string} name */
    const saved = async (name) => {
      const button = page.getByRole("group", { name: "Save the comparison as" }).getByRole("button", { name });
      const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
      return readFileSync(await download.path(), "utf8");
    };
    const front = '---\nversion-label: "{--A--}{++B++}"\n---';
    assert.equal(
      await saved("Markdown"),
      `${front}\n\n# Rain\n\n{>>“It rained → snowed all day” (paragraph 1) · 1 paragraph reworded.<<}\n\nIt {--rained--}{++snowed++} all day.\n`,
    );
    assert.equal(JSON.parse(await saved("Data (JSON)")).comparison.changes.length, 1);
    const html = await saved("Web page");
    assert.match(html, /^<!doctype html>\n<html lang="en" dir="ltr">/);
    assert.match(html, /<title>Rain<\/title>/);
    assert.doesNotMatch(html, /<script(?! type="application\/json")|<button/);
    assert.match(html, /<ins [^>]*>.*snowed<\/ins>/);
    assert.deepEqual(problems, []);
  });

  test("only the text is copied from a column", async () => {
    const { page } = await open(pair("It rained all day.\n\nNobody came.", "It snowed all day.\n\nNobody stayed."));
    await compared(page);
    const [first, last] = [page.locator(".cell.after p").first(), page.locator(".cell.after p").last()];
    const [from, to] = [await first.boundingBox(), await last.boundingBox()];
    assert.ok(from && to);
    await page.mouse.move(from.x + 1, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 4 });
    await page.mouse.up();
    const selected = await page.evaluate(() => String(getSelection()));
    assert.equal(selected.replace(/\s+/g, " ").trim(), "It snowed all day. Nobody stayed.");
  });
});

describe("a table of results", () => {
  const rows = (/** @type {string} */ more) =>
    `Final scores.\n\n| Match | Home | Away |\n|---|---|---|\n| Harrow against Wexcombe | 2 | 1 |\n| Linfield against Dale | 0 | 0 |${more}`;

  for (const view of ["side-by-side", "inline"]) {
    test(`has its columns stacked, and a line break is not a word: ${view}`, async () => {
      const { page } = await open(pair(rows(""), rows("\n| Saltmere against Ferrow | 3 | 3 |"), `view="${view}"`));
      await compared(page);
      const table = page.locator(".cell .table").last();
      assert.equal(await table.locator(".token").count(), 0);
      const starts = await table.evaluate((node) => {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        /** @type {number[]} */
        const found = [];
        while (walker.nextNode()) {
          const text = walker.currentNode;
          for (const match of (text.textContent ?? "").matchAll(/(?<=\t)(?:Home|[023])(?=\t)/g)) {
            const range = document.createRange();
            range.setStart(text, match.index);
            range.setEnd(text, match.index + 1);
            found.push(Math.round(range.getBoundingClientRect().left));
          }
        }
        return found;
      });
      assert.equal(starts.length, 4);
      assert.deepEqual(new Set(starts).size, 1, starts.join());
    });
  }
});

test("the list does not replace a few letters by an ellipsis", async () => {
  const words =
    "FILE - A child pauses by the door of a mosque in the old town, beneath a red banner that asks for love of party and country, in the autumn of 2017.";
  const { page } = await open(pair(words, `${words} The visit began on Monday.`, 'view="list"'));
  await compared(page);
  assert.match((await texts(page, ".rows.list .cell p"))[0] ?? "", /^FILE - A child/);
});
