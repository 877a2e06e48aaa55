// @ts-check
/**
 * Measures what a comparison costs a story page: the page alone, with the closed line, with the line opened, and with a
 * comparison rendered at publication. Prints the bytes sent (brotli) and the processor time of the main thread until
 * the page is idle.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pair } from "./corpus.mjs";
import { median } from "./median.mjs";

/** Words of the story: a long news story. */
const WORDS = 1_000;
/** A page is at rest when nothing was asked for so long, in milliseconds. */
const REST = 500;

/**
 * @typedef {{ requests: number, bytes: number, task: number, script: number }} Cost bytes, and milliseconds of the main
 *   thread
 */

/**
 * The pages by what they show, and whether the line is opened.
 * @type {Record<string, { page: string, opens?: boolean }>}
 */
const PAGES = {
  "the story alone": { page: "alone" },
  "with the closed line": { page: "line" },
  "with the line, opened": { page: "line", opens: true },
  "with a rendered fragment": { page: "fragment" },
};

/**
 * Writes the pages.
 * @param {string} folder
 * @param {string} dist
 */
export async function writePages(folder, dist) {
  mkdirSync(folder, { recursive: true });
  const { before, after } = pair(WORDS);
  const [old, current] = [before, after].map((text) => ({ text: markup(text), format: "html" }));
  const { toFragment } = await import(pathToFileURL(join(dist, "html.js")).href);
  const { html } = await toFragment([old, current]);
  const line = `<article-versions disclosure current="#story" src="versions.json" updated="2031-03-04T09:00:00Z" count="2"><a href="versions.html">1 earlier version</a></article-versions><script type="module" src="/dist/article-versions-disclosure.js"></script>`;
  writeFileSync(join(folder, "versions.json"), JSON.stringify([{ ...old, published: "2031-03-04T08:00:00Z" }]));
  for (const [name, beside] of Object.entries({ alone: "", line, fragment: html })) {
    const body = `<article id="story">${current?.text}</article>${beside}`;
    const head = `<meta charset="utf-8"><link rel="icon" href="data:,"><title>Story</title>`;
    writeFileSync(join(folder, `${name}.html`), `<!doctype html><html lang="en">${head}<body>${body}</body></html>`);
  }
}

/** @param {string} text paragraphs with empty lines between them */
function markup(text) {
  const [headline, ...paragraphs] = text.split(/\n\s*\n/);
  return `<h1>${headline}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join("\n")}`;
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} address of the folder of the pages
 * @param {number} rounds in each round, every page is loaded once in a new context
 * @returns {Promise<Record<string, Cost>>} the medians
 */
export async function storyCosts(browser, address, rounds) {
  /** @type {Map<string, Cost[]>} */
  const all = new Map();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, { page, opens = false }] of Object.entries(PAGES)) {
      const cost = await costOf(browser, `${address}${page}.html`, opens);
      // The first round fills the server's cache.
      if (round > 0) all.set(name, [...(all.get(name) ?? []), cost]);
    }
  }
  const middle = (/** @type {Cost[]} */ costs, /** @type {keyof Cost} */ what) =>
    median(costs.map((cost) => cost[what]));
  return Object.fromEntries(
    [...all].map(([name, costs]) => [
      name,
      {
        requests: middle(costs, "requests"),
        bytes: middle(costs, "bytes"),
        task: middle(costs, "task"),
        script: middle(costs, "script"),
      },
    ]),
  );
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} address
 * @param {boolean} opens
 * @returns {Promise<Cost>}
 */
async function costOf(browser, address, opens) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let [requests, bytes] = [0, 0];
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    requests += 1;
    bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
  if (opens) {
    await page.locator("article-versions").getByRole("button").click();
    await page.waitForFunction(
      () => document.querySelector("article-versions")?.shadowRoot?.querySelector(".rows:not([aria-busy])"),
      undefined,
      { timeout: 60_000 },
    );
  }
  await page.waitForTimeout(REST);
  const { metrics } = await session.send("Performance.getMetrics");
  const milliseconds = (/** @type {string} */ name) =>
    (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
  await context.close();
  return { requests, bytes, task: milliseconds("TaskDuration"), script: milliseconds("ScriptDuration") };
}
