// @ts-check
/** What changed since the reader's last visit: only if the page sets `remember`, and stored only in this browser. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, Bench, compared, marks } from "./support.mjs";

const ALL = [
  {
    label: "First",
    published: "2031-03-04T06:10Z",
    format: "wire",
    text: "The ferry leaves at nine on Monday.\n\nForty people work on the quay.",
  },
  {
    label: "Second",
    published: "2031-03-04T10:10Z",
    format: "wire",
    text: "The ferry leaves at ten on Monday.\n\nForty people work on the quay.",
  },
  {
    label: "Third",
    published: "2031-03-04T14:10Z",
    format: "wire",
    text: "The ferry leaves at ten on Friday.\n\nForty people work on the quay.",
  },
];
const HOUR = 3_600_000;

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages();
});
after(() => bench?.stop());

/**
 * Writes the page of the story after this many versions.
 * @param {number} count
 * @param {string} [attributes]
 */
function publish(count, attributes = "remember") {
  const line = attributes.includes("disclosure");
  bench.write(
    "story.html",
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,"><main><h1>Ferry</h1>
    <article-versions ${attributes} ${line ? `updated="${ALL[count - 1]?.published}"` : ""}><script type="application/json">${JSON.stringify(ALL.slice(0, count))}</script></article-versions></main>
    <script type="module" src="article-versions${line ? "-disclosure" : ""}.js"></script></html>`,
  );
}

/** @param {import("playwright-core").Page} page @returns {Promise<Record<string, string>>} */
const kept = (page) => page.evaluate(() => ({ ...localStorage }));

/**
 * Changes the time of the last visit.
 * @param {import("playwright-core").Page} page
 * @param {number} milliseconds
 */
const ago = (page, milliseconds) =>
  page.evaluate((milliseconds) => {
    for (const [key, value] of Object.entries(localStorage))
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(value), at: Date.now() - milliseconds }));
  }, milliseconds);

test("nothing is stored without the attribute", async () => {
  publish(2, "");
  const { page } = await bench.open(bench.address("story.html", "http"));
  await compared(page);
  assert.deepEqual(await kept(page), {});
  assert.equal(await page.locator(".since").count(), 0);
});

test("a returning reader starts at the new changes, can see all, and can have the visit forgotten", async () => {
  publish(2);
  const { page, requests } = await bench.open(bench.address("story.html", "http"));
  await compared(page);
  assert.match(
    await page.locator(".since").innerText(),
    /^This browser remembers which version you read\. +Forget this$/,
  );
  assert.deepEqual(
    Object.entries(await kept(page)).map(([key, value]) => [
      key,
      Object.keys(JSON.parse(value)),
      JSON.parse(value).version,
    ]),
    [["article-versions /story.html", ["version", "at"], ALL[1]?.published]],
  );
  assert.deepEqual(await marks(page, "article-versions .rows"), { removed: ["nine"], added: ["ten"] });

  await ago(page, 26 * HOUR);
  publish(3);
  await page.reload();
  await compared(page);
  assert.match(
    await page.locator(".since").innerText(),
    /^1 change since you read this (yesterday|2 days ago)\. Show all changes +Forget this$/,
  );
  assert.deepEqual(await marks(page, "article-versions .rows"), { removed: ["Monday"], added: ["Friday"] });
  assert.deepEqual(await axe(page), []);

  await page.getByRole("button", { name: "Show all changes" }).click();
  await page.locator("article-versions del", { hasText: "nine" }).first().waitFor();
  assert.equal(await page.locator(".since").count(), 0);

  await ago(page, 3 * HOUR);
  await page.reload();
  await page.locator(".since", { hasText: "Nothing has changed since you read this 3 hours ago." }).waitFor();
  await page.getByRole("button", { name: "Forget this" }).click();
  await page.getByText("Forgotten: nothing is kept in this browser.").waitFor();
  assert.deepEqual(await kept(page), {});
  assert.ok(requests.every((address) => address.startsWith(bench.server.url)));
});

test("the closed line shows it without fetching anything, and opens at the new changes", async () => {
  publish(2, "disclosure remember");
  const { page, requests } = await bench.open(bench.address("story.html", "http"));
  const show = page.getByRole("button", { name: "Show what changed" }).first();
  await show.waitFor();
  assert.doesNotMatch(await page.locator(".line").innerText(), /since/);
  await ago(page, 26 * HOUR);
  publish(3, "disclosure remember");
  await page.reload();
  await show.waitFor();
  assert.match(
    await page.locator(".line").innerText(),
    / · Changed since you read this (yesterday|2 days ago) · Show what changed$/,
  );
  assert.deepEqual([...new Set(requests.map((address) => new URL(address).pathname))].sort(), [
    "/article-versions-disclosure.js",
    "/story.html",
  ]);
  await show.click();
  await compared(page);
  assert.match(await page.locator(".since").innerText(), /^1 change since you read this/);
  assert.deepEqual(await marks(page, "article-versions .rows"), { removed: ["Monday"], added: ["Friday"] });
});

test("works if the browser stores nothing", async () => {
  publish(3);
  const { page, problems } = await bench.open(bench.address("story.html", "http"), {
    init: () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      }),
  });
  await compared(page);
  assert.deepEqual(
    problems.filter((problem) => problem.startsWith("uncaught")),
    [],
  );
});

test("a foreign value in storage is not a visit", async () => {
  publish(3);
  for (const value of ["{", "null", '{"version": 1, "at": "x"}', '{"version": "2031-03-04T06:10Z", "at": 9e15}']) {
    const { page, problems } = await bench.open(bench.address("story.html", "http"));
    await compared(page);
    await page.evaluate((value) => localStorage.setItem("article-versions /story.html", value), value);
    await page.reload();
    await compared(page);
    assert.match(await page.locator(".since").innerText(), /^This browser remembers/, value);
    assert.deepEqual(
      problems.filter((problem) => problem.startsWith("uncaught")),
      [],
    );
  }
});
