// @ts-check
/** custom-elements.json, the declarations and the documentation describe the installed element. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { findBrowser, BROWSER_MISSING } from "../../scripts/browsers.mjs";
import { root } from "../../scripts/run.mjs";
import { Bench, compared } from "../browser/support.mjs";
import { Consumer } from "./support.mjs";

const skip = (await findBrowser()) ? false : BROWSER_MISSING;

const EXTRA = Array.from({ length: 12 }, (_, day) => `On day ${day} the harbour was quiet.`).join("\n\n");

/** A story that uses every part of the page. @param {number} hour @param {string} credit */
const story = (hour, credit) => ({
  format: "markdown",
  fields: { headline: `Ferry to leave at ${hour}`, standfirst: `Passengers learn at ${hour}.`, byline: "By Ada Quill" },
  text: `The ferry leaves at ${hour} a.m.\n\n${EXTRA}\n\n![A ferry](a.jpg)\n\nA ferry at the quay. (Ines Okoro/${credit})\n\nIt “returns” at ${hour + 5}.`,
  omitted: [
    {
      text: `Also read: ferry number ${"one two three four five six seven eight nine ten eleven".split(" ")[hour - 1]}`,
      reason: "related",
    },
  ],
});

const VERSIONS = [
  { label: "First", published: "2031-03-04T06:10Z", ...story(9, "NWA") },
  { label: "Second", published: "2031-03-04T08:10Z", ...story(10, "NWA via AP") },
  { label: "Third", published: "2031-03-04T09:10Z", ...story(11, "AP") },
];

/** @type {Consumer} */
let consumer;
/** @type {Bench} */
let bench;
/** The element of custom-elements.json. @type {any} */
let declared;
before(async () => {
  consumer = new Consumer();
  const manifest = JSON.parse(readFileSync(join(consumer.installed, "dist", "custom-elements.json"), "utf8"));
  declared = manifest.modules[0].declarations[0];
  if (skip) return;
  const island = JSON.stringify({ versions: VERSIONS });
  const page = (
    /** @type {string} */ versions,
  ) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,">
    <script>window.seen = []; for (const name of ["ready", "compared", "navigated", "toggle", "error"]) addEventListener("article-versions-" + name, (event) => seen.push(event.type));</script>
    <article-versions images="none">${versions}</article-versions><script type="module" src="article-versions.js"></script></html>`;
  consumer.write(
    "node_modules/article-versions/dist/story.html",
    page(`<script type="application/json">${island}</script>`),
  );
  consumer.write(
    "node_modules/article-versions/dist/wrong.html",
    page(`<script type="application/json">{"versions": []}</script>`),
  );
  bench = await Bench.start(join(consumer.installed, "dist"));
});
after(async () => {
  await bench?.stop();
  consumer?.remove();
});

/** @param {{ name: string }[]} list */
const names = (list) => list.map(({ name }) => name).sort();

/** @param {import("playwright-core").Page} page @returns {Promise<string[]>} */
const partsOn = (page) =>
  page.evaluate(() =>
    [...(document.querySelector("article-versions")?.shadowRoot?.querySelectorAll("[part]") ?? [])].flatMap((node) => [
      ...node.part,
    ]),
  );

test("attributes, properties and methods", { skip }, async () => {
  const { page } = await bench.open(bench.address("story.html", "http"));
  await compared(page);
  const real = await page.evaluate(() => {
    const type = /** @type {any} */ (customElements.get("article-versions"));
    const ours = [];
    for (let one = type.prototype; one !== HTMLElement.prototype; one = Object.getPrototypeOf(one))
      ours.push(...Object.entries(Object.getOwnPropertyDescriptors(one)));
    const own = ours.filter(([name]) => !/^constructor$|Callback$/.test(name));
    return {
      attributes: [...type.observedAttributes].sort(),
      fields: own
        .filter(([, { get }]) => get)
        .map(([name]) => name)
        .sort(),
      readonly: own.filter(([, { get, set }]) => get && !set).map(([name]) => name),
      methods: own
        .filter(([, { value }]) => typeof value === "function")
        .map(([name]) => name)
        .sort(),
    };
  });
  const fields = declared.members.filter((/** @type {any} */ { kind }) => kind === "field");
  assert.deepEqual(names(declared.attributes), real.attributes);
  assert.deepEqual(names(fields), real.fields);
  assert.deepEqual(names(fields.filter((/** @type {any} */ { readonly }) => readonly)), real.readonly);
  assert.deepEqual(names(declared.members.filter((/** @type {any} */ { kind }) => kind === "method")), real.methods);

  const types =
    readFileSync(join(consumer.installed, "dist", "article-versions.d.ts"), "utf8").split(
      "export class ArticleVersionsElement",
    )[1] ?? "";
  for (const { name } of declared.members)
    assert.match(types, new RegExp(`^\\s*(?:readonly )?${name}[:(]`, "m"), `${name} is declared`);
  for (const { name } of declared.events) assert.ok(types.includes(`"${name}"`), `${name} is declared`);
});

test("parts and custom properties", { skip }, async () => {
  const { page } = await bench.open(bench.address("story.html", "http"));
  await compared(page);
  const parts = new Set(await partsOn(page));
  for (const view of ["list", "photos", "inline"]) {
    await page.evaluate((view) => document.querySelector("article-versions")?.setAttribute("view", view), view);
    await page.locator(`.story.${view}`).waitFor();
    for (const part of await partsOn(page)) parts.add(part);
  }
  await page.evaluate(() => document.querySelector("article-versions")?.setAttribute("history", ""));
  await page.locator('article-versions [part~="history"]').first().waitFor({ state: "attached" });
  for (const part of await partsOn(page)) parts.add(part);
  await page.evaluate(() => document.querySelector("article-versions")?.setAttribute("remember", ""));
  await page.evaluate(() => document.querySelector("article-versions")?.setAttribute("from", "1"));
  await page.evaluate(() => document.querySelector("article-versions")?.removeAttribute("from"));
  await page.locator('article-versions [part~="since"]').waitFor();
  for (const part of await partsOn(page)) parts.add(part);
  await page.evaluate(() => document.querySelector("article-versions")?.setAttribute("disclosure", ""));
  await page.locator('article-versions [part~="line"]').waitFor();
  for (const part of await partsOn(page)) parts.add(part);
  const sheet = await page.evaluate(() =>
    (document.querySelector("article-versions")?.shadowRoot?.adoptedStyleSheets ?? [])
      .flatMap((sheet) => [...sheet.cssRules])
      .map((rule) => rule.cssText)
      .join("\n"),
  );
  await page.goto(bench.address("wrong.html", "http"));
  await page.locator("article-versions .message").waitFor();
  for (const part of await partsOn(page)) parts.add(part);
  assert.deepEqual(names(declared.cssParts), [...parts].sort());
  assert.deepEqual(names(declared.cssProperties), [...new Set(sheet.match(/--article-versions-[a-z-]+/g))].sort());
});

test("events", { skip }, async () => {
  const seen = async () =>
    new Set(await (await bench.browser.contexts()[0]?.pages()[0])?.evaluate(() => /** @type {any} */ (window).seen));
  const { page } = await bench.open(bench.address("story.html", "http"));
  await compared(page);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("article-versions")).next());
  await page.evaluate(() => document.querySelector("article-versions")?.toggleAttribute("open"));
  const events = await seen();
  await page.goto(bench.address("wrong.html", "http"));
  await page.locator("article-versions .message").waitFor();
  assert.deepEqual([...events, ...(await seen())].sort(), names(declared.events));
});

test("the documentation lists all of them", () => {
  const documentation = ["embedding.md", "theming.md"]
    .map((name) => readFileSync(join(root, "docs", name), "utf8"))
    .join("\n");
  const short = (/** @type {string} */ name) =>
    name.replace("--article-versions-", "").replace("article-versions-", "");
  for (const { name } of [
    ...declared.attributes,
    ...declared.members,
    ...declared.events,
    ...declared.cssProperties.filter((/** @type {{ deprecated?: string }} */ { deprecated }) => !deprecated),
    ...declared.cssParts,
  ]) {
    assert.match(documentation, new RegExp("`[^`\\n]*" + short(name) + "\\b[^`\\n]*`"), name);
  }
});
