// @ts-check
/** Opens files on the local page: chosen, dropped or pasted. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { after, before, describe, test } from "node:test";
import { axe, Bench, eventually, marks, PAGES, showsOnly } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

const WIRE = [
  "The ferry leaves at 9 a.m. from the old quay.\n\nThe kiosk stays open.\n",
  "The ferry leaves at 10 a.m. from the old quay.\n\nThe kiosk stays open.\n",
];
const MARKDOWN = [
  "# Ferries\n\nThe *ferry* leaves at 9 a.m.\n\n- one\n- two\n",
  "# Ferries\n\nThe *ferry* leaves at 10 a.m.\n\n- one\n- two\n",
];
const HTML = WIRE.map(
  (text) =>
    `<!doctype html><title>x</title><article>${text
      .split("\n\n")
      .map((p) => `<p>${p}</p>`)
      .join("")}</article>`,
);

/** Name of the format, its file extension, its two versions. @type {[string, string, string[]][]} */
const FORMATS = [
  ["wire copy", "txt", WIRE],
  ["Markdown", "md", MARKDOWN],
  ["HTML", "html", HTML],
];

/** @param {string} name @param {string | Buffer} content */
const file = (name, content) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

const EXPECTED = { removed: ["9 a.m."], added: ["10 a.m."] };

for (const over of PAGES) {
  describe(`over ${over}`, () => {
    for (const [name, ending, versions] of FORMATS) {
      test(`two files of ${name}, chosen together`, async () => {
        const { page, problems } = await bench.openLocalPage(over);
        // Chosen in the wrong order: the page sorts by name.
        await page
          .locator("input[type=file]")
          .setInputFiles([...versions].reverse().map((text, index) => file(`story-${2 - index}.${ending}`, text)));
        await page.getByText("story-2").first().waitFor();
        await showsOnly(page, EXPECTED);
        assert.deepEqual(problems, []);
      });
    }

    test("the times of plain texts, which decide their order, are beside their names", async () => {
      const { page } = await bench.openLocalPage(over);
      const text = (/** @type {string} */ time, /** @type {string} */ said) =>
        `Ferry leaves later\n\nBy Ines Kofler\n4 March 2031, ${time}\n\nPORT ELLIN, March 4 — The ferry leaves at ${said}, the board said on Tuesday.`;
      await page
        .locator("input[type=file]")
        .setInputFiles([file("late.txt", text("14:00", "10 a.m.")), file("early.txt", text("06:10", "9 a.m."))]);
      await page.getByText("early").first().waitFor();
      const heads = await page
        .locator("article-versions .versions .version")
        .evaluateAll((nodes) =>
          nodes.map((node) => [
            node.querySelector(".name")?.textContent,
            node.querySelector("time")?.getAttribute("datetime"),
          ]),
        );
      assert.deepEqual(heads, [
        ["early", "2031-03-04T06:10"],
        ["late", "2031-03-04T14:00"],
      ]);
    });

    test("two files, chosen one after the other", async () => {
      const { page } = await bench.openLocalPage(over);
      const input = page.locator("input[type=file]");
      await input.setInputFiles([file("story-1.txt", String(WIRE[0]))]);
      await page.getByText("story-1").first().waitFor();
      await input.setInputFiles([file("story-2.txt", String(WIRE[1]))]);
      await page.getByText("story-2").first().waitFor();
      await showsOnly(page, EXPECTED);
    });

    test("two files, dropped", async () => {
      const { page, problems } = await bench.openLocalPage(over);
      await page.evaluate((texts) => {
        const dataTransfer = new DataTransfer();
        texts.forEach((text, index) => dataTransfer.items.add(new File([text], `story-${index + 1}.txt`)));
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
      }, WIRE);
      await page.getByText("story-2").first().waitFor();
      await showsOnly(page, EXPECTED);
      assert.deepEqual(problems, []);
    });

    test("files without numbers are ordered by the dates in their stories, and the page says so", async () => {
      const { page } = await bench.openLocalPage(over);
      const dated = WIRE.map((text, index) => `date 2031-05-0${index + 1} ${text}`);
      await page
        .locator("input[type=file]")
        .setInputFiles([file("final.txt", String(dated[1])), file("scoop.txt", String(dated[0]))]);
      await page.getByText("Ordered by the dates in the stories.").waitFor();
      await eventually(async () => {
        const { removed, added } = await marks(page);
        assert.ok(removed.includes("9 a.m.") && added.includes("10 a.m."), `${removed} -> ${added}`);
      });
    });

    test("the open versions can be reordered, renamed, removed and added to", async () => {
      const { page, problems } = await bench.openLocalPage(over);
      const story = (/** @type {string} */ day, /** @type {string} */ time) =>
        `Headline: Ferry on ${day}\ndate 2031-05-04T${time}\n\nThe ferry leaves on ${day}.`;
      const input = page.locator("input[type=file]");
      await input.setInputFiles([file("b.txt", story("Monday", "14:00")), file("a.txt", story("Friday", "09:30"))]);
      await page.locator(".opened summary").click();
      const rows = page.locator(".opened li");
      await rows.nth(1).locator(".title", { hasText: "Ferry on Monday" }).waitFor();
      const names = () =>
        rows.locator("input").evaluateAll((nodes) => nodes.map((node) => /** @type {any} */ (node).value));
      assert.deepEqual(await names(), ["a", "b"]);
      assert.match((await rows.nth(0).innerText()).replace(/\s+/g, " "), /Ferry on Friday May 4, 2031 at 9:30 AM/);
      assert.match(await page.locator(".opened summary").innerText(), /Ordered by the dates in the stories/);
      assert.deepEqual(await axe(page), []);
      // By keyboard: the focus stays on the moved version, or on the next control.
      await rows.nth(0).getByRole("button", { name: "Move “a” down" }).focus();
      await page.keyboard.press("Enter");
      await page.locator(".versions .version.from .name", { hasText: "b" }).waitFor();
      assert.deepEqual(await names(), ["b", "a"]);
      await rows.nth(0).locator("input").focus();
      await rows
        .nth(0)
        .locator("input")
        .evaluate((node) => /** @type {any} */ (node).select());
      await page.keyboard.type("Scoop");
      await rows.nth(0).locator("input").press("Tab");
      await page.locator(".versions .version.from .name", { hasText: "Scoop" }).waitFor();
      // A third file is added to the two.
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByRole("button", { name: "Add a file" }).click(),
      ]);
      await chooser.setFiles(file("c.txt", story("Sunday", "16:00")));
      await page.locator(".timeline").waitFor();
      assert.deepEqual(await names(), ["Scoop", "a", "c"]);
      await page.getByRole("button", { name: "Remove “c”" }).click();
      await page.locator(".timeline").waitFor({ state: "detached" });
      // A single version waits for another one, and the previous comparison is removed.
      await page.getByRole("button", { name: "Remove “a”" }).click();
      await page.getByText("One more version is needed to compare.").waitFor();
      assert.equal(await page.locator("article-versions").isVisible(), false);
      await page.getByRole("button", { name: /^A visit to China/ }).click();
      await page.locator("article-versions .row").first().waitFor();
      assert.equal(await page.locator(".opened").isVisible(), false);
      assert.deepEqual(problems, []);
    });

    test("the detected format can be overridden", async () => {
      const { page } = await bench.openLocalPage(over);
      await page.locator("button[aria-controls=open]").click();
      await page.getByLabel("Read as").selectOption("wire");
      const areas = page.locator("textarea");
      await areas.nth(0).fill("# Ferries\n\n**They** leave at 9 a.m.");
      await areas.nth(1).fill("# Ferries\n\n**They** leave at 10 a.m.");
      await page.locator("#open button.primary").click();
      await page.waitForFunction(() =>
        document.querySelector("article-versions")?.shadowRoot?.textContent?.includes("**They** leave"),
      );
      await showsOnly(page, EXPECTED);
    });

    test("two texts, pasted", async () => {
      const { page } = await bench.openLocalPage(over);
      await page.locator("button[aria-controls=open]").click();
      const areas = page.locator("textarea");
      await areas.nth(0).fill(String(WIRE[0]));
      await areas.nth(1).fill(String(WIRE[1]));
      await page.locator("#open button.primary").click();
      await page.locator("#open").waitFor({ state: "hidden" });
      await page.waitForFunction(() =>
        document.querySelector("article-versions")?.shadowRoot?.textContent?.includes("10 a.m."),
      );
      await showsOnly(page, EXPECTED);
    });

    test("a text pasted after a file is the second version", async () => {
      const { page } = await bench.openLocalPage(over);
      await page.locator("button[aria-controls=open]").click();
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "morning.txt", mimeType: "text/plain", buffer: Buffer.from(String(WIRE[0])) });
      await page.locator(".messages li").first().waitFor();
      await page.locator("textarea").first().fill(String(WIRE[1]));
      await page.locator("#open button.primary").click();
      await page.waitForFunction(() =>
        document.querySelector("article-versions")?.shadowRoot?.textContent?.includes("10 a.m."),
      );
      assert.deepEqual(await page.locator(".version .name").allInnerTexts(), ["morning", "Version 2"]);
    });

    test("a binary file is refused by name, and the page stays as it was", async () => {
      const { page, problems } = await bench.openLocalPage(over);
      const shown = await marks(page);
      await page
        .locator("input[type=file]")
        .setInputFiles([file("picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))]);
      const message = page.getByRole("status").filter({ hasText: "picture.png" });
      await message.waitFor();
      assert.deepEqual(await marks(page), shown);
      assert.deepEqual(problems, []);
    });

    test("a file that cannot be read leaves the open ones open", async () => {
      const { page, problems } = await bench.openLocalPage(over);
      const input = page.locator("input[type=file]");
      const empty = file("empty.txt", "");
      const refused = page.getByRole("status").filter({ hasText: "“empty.txt” is empty." });
      await input.setInputFiles([file("story-1.txt", String(WIRE[0]))]);
      await page.getByText("1 version is open.").waitFor();
      assert.equal(await page.locator(".samples [aria-pressed=true]").count(), 0);
      // There is no order to change yet.
      assert.equal(
        await page
          .locator(".opened")
          .getByText(/order|[↑↓]/)
          .count(),
        0,
      );
      await input.setInputFiles([empty]);
      await refused.waitFor();
      await page.getByText("1 version is open.").waitFor();
      await input.setInputFiles([file("story-2.txt", String(WIRE[1]))]);
      await showsOnly(page, EXPECTED);
      await input.setInputFiles([empty]);
      await refused.waitFor();
      await page.getByText("2 versions are open.").waitFor();
      assert.deepEqual(problems, []);
    });

    test("the button for files stands beside the title at any width", async () => {
      const { page, problems } = await bench.openLocalPage(over);
      for (const width of [320, 500, 768, 1000, 1200, 1280, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const middle = async (/** @type {string} */ selector) => {
          const box = await page.locator(selector).boundingBox();
          return (box?.y ?? 0) + (box?.height ?? 0) / 2;
        };
        const [title, button] = [await middle(".masthead h1"), await middle(".masthead > button")];
        assert.ok(Math.abs(title - button) < 20, `${width} px: ${title}, ${button}`);
      }
      assert.deepEqual(problems, []);
    });

    test("a hostile text stays text", async () => {
      const { page, problems, requests } = await bench.openLocalPage(over);
      const hostile = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script> [a](javascript:document.title='owned') ![p](https://tracker.example/p.png)`;
      const before = requests.length;
      await page
        .locator("input[type=file]")
        .setInputFiles([file("story-1.md", `${hostile}\n\nOne.`), file("story-2.md", `${hostile}\n\nTwo.`)]);
      await page.getByText("story-2").first().waitFor();
      await page.waitForTimeout(100);
      assert.notEqual(await page.title(), "owned");
      assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
      // The page itself requests the full wasm, which reads Markdown.
      assert.deepEqual(
        requests.slice(before).filter((address) => !address.endsWith("/article_versions_full_bg.wasm")),
        [],
      );
      assert.deepEqual(problems, []);
    });
  });
}
