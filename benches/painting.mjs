// @ts-check
/**
 * Measures how long a page with a very long comparison is blocked: the longest task of its main thread while it is
 * opened and used.
 * Readers notice a task of 50 ms.
 */
import { median } from "./median.mjs";
import { Corpus, text } from "./corpus.mjs";

/** How often a copy is edited. This makes about three thousand changes. */
const TIMES = 5;

/** @typedef {import("playwright-core").Page} Page */
/**
 * An action of a reader; it ends when the page shows the result.
 * @typedef {{ name: string, does: (page: Page) => Promise<unknown> }} Action
 */

/** Waits until all rows of the current view are rendered. @param {Page} page */
const whole = (page) =>
  page.waitForFunction(
    () => document.querySelector("article-versions")?.shadowRoot?.querySelector(".rows:not([aria-busy], .outgoing *)"),
    undefined,
    { timeout: 60_000 },
  );

/** @param {string} attribute @param {string} value @returns {(page: Page) => Promise<unknown>} */
const set = (attribute, value) => async (page) => {
  await page.evaluate(
    ([attribute = "", value = ""]) => document.querySelector("article-versions")?.setAttribute(attribute, value),
    [attribute, value],
  );
  // It is drawn in the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await whole(page);
};

/** @type {readonly Action[]} */
const ACTIONS = [
  {
    name: "opened",
    does: async (page) => {
      await page.evaluate(() =>
        Object.assign(/** @type {any} */ (document.querySelector("article-versions")), {
          versions: /** @type {any} */ (window).versions,
        }),
      );
      await whole(page);
    },
  },
  {
    name: "next change",
    does: (page) => page.evaluate(() => /** @type {any} */ (document.querySelector("article-versions")).next()),
  },
  { name: "inline", does: set("view", "inline") },
  { name: "side by side", does: set("view", "side-by-side") },
  { name: "a kind of change hidden", does: set("hide", "figure") },
  {
    name: "versions swapped",
    does: async (page) => {
      const compared = page.evaluate(
        () =>
          new Promise((done) =>
            document
              .querySelector("article-versions")
              ?.addEventListener("article-versions-compared", () => done(true), { once: true }),
          ),
      );
      await page.evaluate(() =>
        Object.assign(/** @type {any} */ (document.querySelector("article-versions")), { from: 1, to: 0 }),
      );
      await compared;
      await whole(page);
    },
  },
];

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} address of a page with an element that has no versions yet
 * @param {{ words: number, rounds: number }} plan
 * @returns {Promise<{ changes: number, longest: Record<string, { took: number, cpu: number }> }>} in milliseconds, the
 *   median of the rounds
 */
export async function painting(browser, address, { words, rounds }) {
  const corpus = new Corpus(words);
  const article = corpus.article(words);
  const versions = [
    article,
    Array.from({ length: TIMES }).reduce((/** @type {string[][]} */ copy) => corpus.edited(copy), article),
  ].map((version) => ({ text: text(version) }));
  /** @type {Map<string, { took: number, cpu: number }[]>} */
  const all = new Map();
  let changes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => customElements.get("article-versions"));
    await page.evaluate((versions) => Object.assign(window, { versions }), versions);
    for (const { name, does } of ACTIONS) {
      await browser.startTracing(page, {
        categories: ["toplevel", "disabled-by-default-devtools.timeline", "devtools.timeline"],
      });
      await does(page);
      await page.waitForTimeout(200);
      all.set(name, [...(all.get(name) ?? []), longestTask(await browser.stopTracing())]);
    }
    changes = await page.evaluate(
      () => /** @type {any} */ (document.querySelector("article-versions")).comparison.changes.length,
    );
    await page.close();
  }
  const middle = (/** @type {{ took: number, cpu: number }[]} */ tasks, /** @type {"took" | "cpu"} */ what) =>
    median(tasks.map((task) => task[what]));
  return {
    changes,
    longest: Object.fromEntries(
      [...all].map(([name, tasks]) => [name, { took: middle(tasks, "took"), cpu: middle(tasks, "cpu") }]),
    ),
  };
}

/**
 * The longest task of the page's main thread: the one that ran most.
 * @param {Buffer} trace
 */
function longestTask(trace) {
  /**
   * @type {{ name: string, ph: string, pid: number, tid: number, dur?: number, tdur?: number, args: { name?: string } }[]}
   */
  const events = JSON.parse(trace.toString()).traceEvents;
  const mains = new Set(
    events
      .filter((event) => event.name === "thread_name" && event.args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter((event) => /RunTask$/.test(event.name) && mains.has(`${event.pid} ${event.tid}`));
  return tasks.reduce(
    ({ took, cpu }, { dur = 0, tdur = 0 }) => ({ took: Math.max(took, dur / 1000), cpu: Math.max(cpu, tdur / 1000) }),
    { took: 0, cpu: 0 },
  );
}
