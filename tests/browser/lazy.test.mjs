// @ts-check
/** Parts of the script load on demand, and the page works without them. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Bench, compared, dist, marks } from "./support.mjs";

const PARTS = [
  "article-versions-saving.js",
  "article-versions-timeline.js",
  "article-versions-words.js",
  "article-versions-worker.js",
];

/** @type {Bench} */
let bench;
/** @type {string} */
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "later-"));
  for (const name of ["whole", "without"]) cpSync(dist, join(folder, name), { recursive: true });
  for (const part of PARTS) rmSync(join(folder, "without", part));
  bench = await Bench.start(folder);
});
after(async () => {
  await bench?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** @param {"whole" | "without"} where @param {string[]} texts */
async function open(where, texts) {
  const versions = texts.map((text) => `<script type="text/plain">${text}</script>`).join("");
  writeFileSync(
    join(folder, where, "case.html"),
    `<!doctype html><html lang="en"><title>case</title><link rel="icon" href="data:,"><article-versions>${versions}</article-versions><script type="module" src="article-versions.js"></script>`,
  );
  const opened = await bench.open(`${bench.server.url}${where}/case.html`);
  await compared(opened.page);
  return opened;
}

/** @param {string[]} requests */
const parts = (requests) =>
  requests.map((request) => request.split("/").at(-1) ?? "").filter((name) => PARTS.includes(name));

const TWO = ["It rained on Monday.", "It snowed on Monday."];
const THREE = ["It rained on Sunday.", ...TWO];

test("the word boundaries are fetched if words without spaces changed", async () => {
  const { page, requests, problems } = await open("whole", ["外贸代表团到了。", "经济代表团到了。"]);
  assert.deepEqual(parts(requests), ["article-versions-words.js"]);
  assert.ok((await page.locator("ins").count()) > 0);
  assert.deepEqual(problems, []);
  // Without word boundaries, the marks are those of the core.
  const without = await open("without", ["外贸代表团到了。", "经济代表团到了。"]);
  assert.ok((await without.page.locator("ins").count()) > 0);
});

test("are fetched when they are needed", async () => {
  const { page, requests, problems } = await open("whole", TWO);
  assert.deepEqual(parts(requests), []);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('[data-key="save markdown"]').click(),
  ]);
  assert.match(download.suggestedFilename(), /\.md$/);
  assert.deepEqual(parts(requests), ["article-versions-saving.js"]);
  assert.deepEqual(problems, []);
  const three = await open("whole", THREE);
  await three.page.locator(".timeline").waitFor();
  assert.deepEqual(parts(three.requests), ["article-versions-timeline.js"]);
});

test("are not needed for the comparison, and a failure to load them is reported", async () => {
  const { page } = await open("without", THREE);
  assert.deepEqual(await marks(page), { removed: ["rained", "Sunday"], added: ["snowed", "Monday"] });
  await page.getByText("The versions cannot be chosen here").waitFor();
  for (const key of ["save html", "copy markdown"]) {
    await page.locator(`[data-key="${key}"]`).click();
    await page.locator(".foot .status").getByText("could not be loaded").waitFor();
  }
});

test("a long text is compared without a worker", async () => {
  const story = (/** @type {string} */ last) =>
    [
      ...Array.from(
        { length: 1500 },
        (_, index) => `Report ${index} from the harbour: ${index * 7} people came and stayed until evening.`,
      ),
      last,
    ].join("\n\n");
  const { page } = await open("without", [story("It rained."), story("It snowed.")]);
  assert.equal(await page.locator(".position").innerText(), "1 change");
});
