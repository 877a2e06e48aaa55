// @ts-check
/** The page survives a core that traps (out of memory, out of stack, a panic). See tests/hostile/trapping.mjs. */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { SMALL_WASM, withStackBetween } from "../hostile/load.mjs";
import { POLICY, Site } from "../hostile/site.mjs";
import { withLittleMemory, withPanic } from "../hostile/trapping.mjs";
import { Bench } from "./support.mjs";

/** This many words, without repeated pairs of neighbours. @param {number} count @param {number} seed */
const words = (count, seed) =>
  Array.from({ length: count }, (_, index) => `w${(index * 7919 + seed) % 10007}x${index % 13}`).join(" ");

const SMALL = ["The ferry is blue.", "The ferry is green."].map((text) => ({ text }));
/** A fine comparison of these needs a table of some megabytes, a coarse one almost nothing. */
const INTRICATE = [1, 2].map((seed) => ({ text: words(1_900, seed) }));
/** These need more than a few megabytes with any method. */
const HUGE = [1, 2].map((seed) => ({ text: words(150_000, seed) }));
/** A story with a byline, a dateline and a photo takes more stack than a sentence. */
const STACKED = ["Ada", "Ida"].map((name) => ({
  text: `Harbor closed

By ${name} Quill

GRAVIK (AP) — The harbor is closed until 7.30pm on May 4, 2027.

At least 12 people were hurt, the police said.

Photo: A pier in Gravik (${name} Quill/AP via Getty Images/Handout)`,
}));

/** @param {object[]} versions @returns {[any, any]} */
const pair = ([before, after]) => [before, after];

/** @param {Uint8Array} wasm */
const littleMemory = (wasm) => withLittleMemory(wasm, 2 * 1024 * 1024);
/** @param {Uint8Array} wasm */
const panic = (wasm) => withPanic(wasm, "compare");

const SAID = "These versions could not be compared, so they are shown as they are.";

/** @param {import("../hostile/load.mjs").Core} core */
function tryStacked({ parse, compare }) {
  // As on the page: the first call initialises the module, and a second attempt compares coarsely.
  STACKED.forEach((version) => parse(version));
  compare(...pair(STACKED), { budget: 0 });
}

/** Measured before the first test, which uses the same module. */
const stacked = await withStackBetween(({ compare }) => compare(...pair(SMALL)), tryStacked, SMALL_WASM);

/** @type {Bench} */
let bench;
/** @type {Site} */
let site;
before(async () => {
  bench = await Bench.start();
});
afterEach(() => site?.close());
after(() => bench?.stop());

/** @param {import("../hostile/load.mjs").Change} wasm @param {string} [body] @param {() => void} [init] */
async function open(wasm, body = "<article-versions></article-versions>", init = () => {}) {
  site = await Site.open(bench.browser, {
    policy: POLICY,
    wasm,
    init,
    body: `${body}<script type="module" src="/dist/article-versions.js"></script>`,
  });
  await site.page.waitForFunction(() => customElements.get("article-versions"));
}

/**
 * Sets the versions of the element and returns its state.
 * @param {object[]} versions
 */
async function compared(versions) {
  return site.page.evaluate(async (versions) => {
    const element = /** @type {any} */ (document.querySelector("article-versions"));
    /** @type {string[]} */
    const events = [];
    const done = new Promise((resolve) => {
      for (const name of ["compared", "error"]) {
        element.addEventListener(`article-versions-${name}`, () => (events.push(name), setTimeout(resolve)), {
          once: true,
        });
      }
    });
    element.versions = versions;
    await done;
    const root = element.shadowRoot;
    const texts = (/** @type {string} */ selector) =>
      [...root.querySelectorAll(selector)].map((node) => node.textContent.replace(/^(?:added|removed): /, ""));
    return {
      events,
      precise: element.comparison?.precise ?? null,
      messages: texts("[role=alert]"),
      plain: texts(".plain p"),
      removed: texts("del"),
      added: texts("ins"),
      text: root.textContent,
    };
  }, versions);
}

async function comparesSmall() {
  const { events, precise, removed, added, messages } = await compared(SMALL);
  // `precise` is true: the trap before it did not affect it, and it was not attempted twice.
  assert.deepEqual(
    { events, precise, removed, added, messages },
    { events: ["compared"], precise: true, removed: ["blue"], added: ["green"], messages: [] },
  );
}

/** @param {{ text: string }[]} versions @param {Awaited<ReturnType<typeof compared>>} shown */
function showsBoth(versions, { events, messages, plain }) {
  assert.deepEqual({ events, messages }, { events: ["error"], messages: [SAID] });
  assert.deepEqual(
    plain,
    versions.flatMap(({ text }) => text.split("\n\n")),
  );
}

test("out of memory while refining: starts again, compares coarsely, and the page says so", async () => {
  await open(littleMemory, undefined, () => {
    Object.assign(window, { begun: 0 });
    const { Instance } = WebAssembly;
    WebAssembly.Instance = class extends Instance {
      /** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
      constructor(module, imports) {
        super(module, imports);
        /** @type {any} */ (window).begun += 1;
      }
    };
  });
  const { events, precise, text } = await compared(INTRICATE);
  assert.deepEqual({ events, precise }, { events: ["compared"], precise: false });
  assert.equal(await site.page.evaluate(() => /** @type {any} */ (window).begun), 2);
  assert.match(text, /compared only roughly/);
  await comparesSmall();
});

for (const [name, wasm, versions] of /** @type {const} */ ([
  ["out of memory whatever is tried", littleMemory, HUGE],
  ["out of stack", stacked, STACKED],
])) {
  test(`${name}: both versions, one plain sentence, one event, and the next comparison is right`, async () => {
    await open(wasm);
    for (let round = 0; round < 3; round += 1) {
      showsBoth(versions, await compared(versions));
      await comparesSmall();
    }
    assert.deepEqual(site.crimes, []);
  });
}

describe("a panic in every comparison", () => {
  test("both versions, one plain sentence, one event", async () => {
    await open(panic);
    showsBoth(SMALL, await compared(SMALL));
    showsBoth(SMALL, await compared(SMALL));
  });

  test("the element's own articles stay readable", async () => {
    await open(
      panic,
      `<article-versions>${SMALL.map(({ text }) => `<article><p>${text}</p></article>`).join("")}</article-versions>`,
    );
    await site.page.locator("[role=alert]").waitFor();
    assert.equal(await site.page.locator("[role=alert]").innerText(), SAID);
    for (const article of await site.page.locator("article-versions > article").all())
      assert.ok(await article.isVisible());
  });
});

test("the Trusted Types policy survives a trapped instance, and the page cannot get it", async () => {
  await open(littleMemory, undefined, () => Object.assign(window, { namesBefore: Object.getOwnPropertyNames(window) }));
  // Only the full parser of the browser keeps JSON-LD. `parseHTML`, which needs no policy, removes scripts.
  const html = ["Ada Quill", "Ida Holm"].map((name) => ({
    format: "html",
    text: `<article><script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", author: { name } })}</script><p>The ferry is blue. from the old quay.</p></article>`,
  }));
  const expected = async () => {
    const { removed, added } = await compared(html);
    assert.deepEqual(
      [removed, added].map((marks) => marks.join(" ")),
      ["Ada Quill", "Ida Holm"],
    );
  };
  await expected();
  assert.deepEqual((await compared(HUGE)).events, ["error"]);
  await expected();
  const { names, own } = await site.page.evaluate(() => {
    const { namesBefore } = /** @type {any} */ (window);
    const element = /** @type {any} */ (document.querySelector("article-versions"));
    const kept = (/** @type {any} */ holder) =>
      Object.getOwnPropertyNames(holder).filter((name) => typeof holder[name]?.createHTML === "function");
    return {
      names: Object.getOwnPropertyNames(window).filter(
        (name) => ![...namesBefore, "namesBefore"].includes(name) && !name.startsWith("__pw"),
      ),
      own: [...kept(element), ...kept(element.constructor)],
    };
  });
  assert.deepEqual({ names, own }, { names: [], own: [] });
  assert.deepEqual(site.crimes, []);
});
