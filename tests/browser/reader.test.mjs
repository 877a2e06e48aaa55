// @ts-check
/** What a reader sees of a comparison, and how a reader steps through it, under the documented strict policy. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { openBody, pair, STRICT } from "./host-page.mjs";
import { axe, Bench, compared, eventually, texts } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages(STRICT);
});
after(() => bench?.stop());

/** @param {string} body @param {Parameters<typeof openBody>[2]} [options] */
const open = (body, options) => openBody(bench, body, options);

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
    // Without the only class that is shown nothing would be left, so all are shown again.
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
    assert.match(await status.innerText(), /^Change 1 of 2: Changed words/);
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
    assert.deepEqual(await texts(page, "del .differing"), ["-"]);
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
      await page.locator(`.story.${view} .moved > .has-insertion`).waitFor();
      const gaps = await page.locator(".moved > .cell:is(.has-deletion, .has-insertion)").evaluateAll((cells) =>
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
    assert.match(await page.locator(".stub-note .opening").innerText(), /debate\u00a0…”$/);
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
      "“It rained →became snowed all day” (paragraph 1)",
      "New: “The roads are shut.” (paragraph 2)",
    ]);
    assert.equal(await page.locator(".sentence").count(), 0, "the facts already list all three changes");
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
    await eventually(async () => assert.equal(requests.filter((request) => request.endsWith("a.png")).length, 1));
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
      `${front}\n\n# Rain\n\n{>>“It \\[rained → snowed\\] all day” (paragraph 1) · 1 paragraph reworded.<<}\n\nIt {--rained--}{++snowed++} all day.\n`,
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
