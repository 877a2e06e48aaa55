// @ts-check
/**
 * Opens a file of each format on the local page over file://. Also tests refused files and the choice between stories.
 */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { after, before, test } from "node:test";
import { SAMPLES as ITEMS } from "../formats/items.mjs";
import { SAMPLES } from "../formats/samples.mjs";
import { zip } from "../formats/zipped.mjs";
import { Bench, eventually, marks, showsOnly } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

/** @param {string} name @param {string | Uint8Array} content */
const file = (name, content) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

test("every format opens as two versions", async () => {
  const { page, problems } = await bench.openLocalPage("file");
  const input = page.locator("input[type=file]");
  for (const { format, before, after, ending } of SAMPLES) {
    await input.setInputFiles([file(`${format}-1.${ending}`, before), file(`${format}-2.${ending}`, after)]);
    await page
      .locator("article-versions .name", { hasText: `${format}-2` })
      .first()
      .waitFor();
    const { removed, added } = await marks(page);
    assert.ok(removed.includes("nine") && added.includes("ten"), `${format}: ${removed} -> ${added}`);
  }
  assert.deepEqual(problems, []);
});

test("the data of every newsroom system open as two versions", async () => {
  const { page, problems } = await bench.openLocalPage("file");
  const input = page.locator("input[type=file]");
  let n = 0;
  for (const { value, headline } of Object.values(ITEMS)) {
    if (headline === "") continue;
    n++;
    const text = JSON.stringify(value);
    const [word = ""] = /\p{L}+$/u.exec(headline) ?? [];
    await input.setInputFiles([
      file(`item-${n}-1.json`, text),
      file(`item-${n}-2.json`, text.replaceAll(new RegExp(`${word}(?=["& ]|\\\\u)`, "g"), "Zyzzyva")),
    ]);
    await page
      .locator("article-versions .name", { hasText: `item-${n}-2` })
      .first()
      .waitFor();
    await eventually(async () =>
      assert.ok(
        (await marks(page)).added.some((mark) => mark.includes("Zyzzyva")),
        headline,
      ),
    );
  }
  assert.deepEqual(problems, []);
});

test("an unsupported format is named with advice, and nothing is compared", async () => {
  const { page } = await bench.openLocalPage("file");
  const shown = await marks(page);
  for (const [name, content, sentence] of /** @type {const} */ ([
    ["parts.zip", zip({ "a.txt": "One.", "b.txt": "Two." }), /“parts\.zip” is a zip archive\. Unpack it/],
    ["pier.jpg", "\xff\xd8\xff\xe0", /“pier\.jpg” is a picture\. Open the text/],
    ["prices.csv", "id,price,amount\n1,2,3\n", /“prices\.csv” is a table \(CSV\) without a column of text\. Export/],
    ["order.xml", "<?xml version='1.0'?><order><item/></order>", /“order\.xml” is an XML file/],
  ])) {
    const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
    await page.locator("input[type=file]").setInputFiles([file(name, bytes)]);
    const message = page.getByRole("status").filter({ hasText: name });
    await message.waitFor();
    assert.match(await message.innerText(), sentence);
    assert.deepEqual(await marks(page), shown);
  }
});

test("the reader chooses one of several stories", async () => {
  const { page, problems } = await bench.openLocalPage("file");
  const post = (
    /** @type {number} */ id,
    /** @type {number} */ parent,
    /** @type {string} */ title,
    /** @type {string} */ time,
  ) => ({
    id,
    parent,
    modified_gmt: `2031-03-0${id}T00:00:00`,
    title: { rendered: title },
    content: { rendered: `<p>It leaves at ${time}.</p>` },
  });
  const list = [post(1, 7, "Ferry", "nine"), post(2, 7, "Ferry", "ten"), post(3, 8, "Quay", "noon")];
  await page.locator("input[type=file]").setInputFiles([file("posts.json", JSON.stringify(list))]);
  await page.getByText("These are 2 different stories").waitFor();
  assert.deepEqual(await page.locator(".stories button").allInnerTexts(), ["Ferry (2 versions)", "Quay (1 version)"]);
  await page.getByRole("button", { name: "Ferry (2 versions)" }).click();
  await showsOnly(page, { removed: ["nine"], added: ["ten"] });
  assert.equal(await page.locator(".stories").count(), 0);
  assert.deepEqual(problems, []);
});

test("differences outside the story are reported, and a line opens them", async () => {
  const { page } = await bench.openLocalPage("file");
  const item = (/** @type {string} */ slug) =>
    JSON.stringify({
      uri: "urn:x:1",
      type: "text",
      headline: "Ferry",
      slugline: slug,
      ednote: `Hold ${slug}`,
      body_html: "<p>It leaves.</p>",
    });
  await page
    .locator("input[type=file]")
    .setInputFiles([file("a-1.json", item("Ferry plan")), file("a-2.json", item("Boat plan"))]);
  await page
    .getByText("Nothing changed in the text read here. The files also differ in: slugline, ednote.")
    .first()
    .waitFor();
  const line = page.locator("article-versions details.omitted");
  assert.equal(await line.locator("summary").innerText(), "4 passages are not part of the story");
  await line.locator("summary").click();
  await line.getByText("Boat plan").first().waitFor();
  assert.doesNotMatch(await line.innerText(), /Hold/);
});
