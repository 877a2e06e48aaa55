// @ts-check
/** Shared by the browser tests: a browser, the built pages over HTTP and file://, and the errors of a page. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { engine, launch } from "./engines.mjs";

export { engine, only } from "./engines.mjs";

export const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How long a test waits for a page on a busy machine (milliseconds). */
const PATIENCE = 60_000;

/** How late the timers and animation frames of the pages are (milliseconds). Finds tests that read a page too early. */
const LATE = Number(process.env.LATE ?? 0);

/** The local page over HTTP and as a file. */
export const PAGES = /** @type {const} */ (["http", "file"]);

/**
 * @typedef {object} Opened
 * @property {import("playwright-core").Page} page
 * @property {string[]} problems console errors, uncaught errors, failed requests, policy violations
 * @property {string[]} requests the address of every request
 */

/** A browser and a server for the tests of one file. */
export class Bench {
  /** The copy of dist/, if the tests add pages. */
  #folder = "";
  /** How many pages `openPage` has written. */
  #pages = 0;

  /** @param {import("playwright-core").Browser} browser @param {Awaited<ReturnType<typeof serve>>} server */
  constructor(browser, server) {
    this.browser = browser;
    this.server = server;
  }

  /**
   * @param {string} [folder] the served folder; default: dist/
   * @param {Record<string, string>} [headers] sent with every file
   */
  static async start(folder = dist, headers = {}) {
    return new Bench(await launch(), await serve(folder, { headers }));
  }

  /**
   * A bench that serves a copy of dist/, to which a test adds pages with `write`.
   * @param {Record<string, string>} [headers] sent with every file
   */
  static async startWithPages(headers = {}) {
    const folder = mkdtempSync(join(tmpdir(), "pages-"));
    cpSync(dist, folder, { recursive: true });
    const bench = await Bench.start(folder, headers);
    bench.#folder = folder;
    return bench;
  }

  /** Adds a file to the copy of dist/, and returns its address. @param {string} name @param {string} content */
  write(name, content) {
    writeFileSync(join(this.#folder, name), content);
    return this.server.url + name;
  }

  /**
   * Writes a page under a new name and opens it.
   * @param {string} html
   * @param {Parameters<Bench["open"]>[1]} [options]
   * @param {string} [hash] the fragment of its address
   */
  openPage(html, options, hash = "") {
    return this.open(this.write(`case-${++this.#pages}.html`, html) + hash, options);
  }

  async stop() {
    await this.browser.close();
    await this.server.close();
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * The address of a built file.
   * @param {string} name
   * @param {"http" | "file"} over
   */
  address(name, over) {
    return over === "http" ? this.server.url + name : pathToFileURL(join(dist, name)).href;
  }

  /**
   * The local page with its sample compared.
   * @param {"http" | "file"} over
   * @param {Parameters<Bench["open"]>[1]} [options]
   */
  async openLocalPage(over, options) {
    const opened = await this.open(
      this.address(over === "http" ? "index.html" : "article-versions.html", over),
      options,
    );
    await compared(opened.page);
    return opened;
  }

  /**
   * Opens an address in a new context, and closes the previous one.
   * @param {string} address
   * @param {{ width?: number, height?: number, colorScheme?: "light" | "dark", init?: () => void }} [options]
   *   `init` runs in the page before anything else
   * @returns {Promise<Opened>}
   */
  async open(address, { width = 1280, height = 900, colorScheme = "light", init } = {}) {
    for (const earlier of this.browser.contexts()) await earlier.close();
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme,
      locale: "en-US",
      timezoneId: "UTC",
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    /** @type {string[]} */
    const problems = [];
    /** @type {string[]} */
    const requests = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") problems.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
    page.on("requestfailed", (request) => problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
    page.on("request", (request) => requests.push(request.url()));
    page.on("response", (response) => {
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    if (LATE > 0) await page.addInitScript(delayTimers, LATE);
    if (init) await page.addInitScript(init);
    // Firefox does not report requests for files, not even this one.
    if (engine === "firefox" && address.startsWith("file:")) requests.push(address);
    await page.goto(address);
    return { page, problems, requests };
  }
}

/** Runs in the page. @param {number} late milliseconds */
function delayTimers(late) {
  const { setTimeout, requestAnimationFrame } = window;
  Object.assign(window, {
    setTimeout: (/** @type {() => void} */ work, /** @type {number} */ after = 0) => setTimeout(work, after + late),
    requestAnimationFrame: (/** @type {FrameRequestCallback} */ work) =>
      setTimeout(() => requestAnimationFrame(work), late),
  });
}

/**
 * Repeats assertions until they hold: for what is rendered some time after an action.
 * @template T
 * @param {() => Promise<T>} assertions
 * @returns {Promise<T>}
 */
export async function eventually(assertions) {
  for (const end = Date.now() + PATIENCE; ; await sleep(50)) {
    try {
      return await assertions();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/**
 * Opens the second sample of the local page with two of its seven versions, and waits for the comparison of just these.
 * @param {import("playwright-core").Page} page
 * @param {{ from: string, to: string, view?: string, hide?: string, lang?: string }} state properties of the element;
 *   a negative number counts from the end
 */
export async function openSecondSample(page, state) {
  await page.evaluate(() =>
    document.addEventListener("article-versions-compared", (event) => {
      const { from, to } = /** @type {CustomEvent} */ (event).detail;
      Object.assign(window, { comparedPair: [from, to] });
    }),
  );
  await page.getByRole("button", { name: "7 versions" }).click();
  // Loaded last. Before, an event could belong to the versions that the sample opens with.
  await page.locator(".timeline select").first().waitFor({ state: "attached" });
  await page.locator("article-versions").evaluate((element, state) => void Object.assign(element, state), state);
  const pair = [state.from, state.to].map((index) => (Number(index) + 7) % 7);
  await eventually(async () =>
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).comparedPair), pair),
  );
  if (state.view) await page.locator(`.story.${state.view}`).waitFor();
  await aloneOnPage(page);
}

/**
 * Waits until the comparison that was shown before is gone. It is removed in slices.
 * @param {import("playwright-core").Page} page
 */
export async function aloneOnPage(page) {
  await page.waitForFunction(() => !document.querySelector("article-versions")?.shadowRoot?.querySelector(".outgoing"));
}

/**
 * Waits until an element on the page shows a comparison.
 * @param {import("playwright-core").Page} page
 */
export async function compared(page) {
  await page.locator("article-versions ins, article-versions del").first().waitFor({ state: "attached" });
}

/**
 * The text of each node that a selector finds.
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 * @returns {Promise<string[]>}
 */
export const texts = (page, selector) =>
  page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.textContent ?? ""));

/**
 * Shows the page as it is printed. If the driver cannot emulate print media, the `@media print` rules are switched on.
 * @param {import("playwright-core").Page} page
 */
export async function onPaper(page) {
  if (engine === "chromium") return page.emulateMedia({ media: "print" });
  await page.evaluate(() => {
    /** @param {CSSRuleList} rules */
    const turn = (rules) => {
      for (const rule of rules) {
        if (rule instanceof CSSMediaRule && /\b(?:print|screen)\b/.test(rule.media.mediaText)) {
          rule.media.mediaText = rule.media.mediaText.replace(/\bprint\b|\bscreen\b/g, (medium) =>
            medium === "print" ? "all" : "not all",
          );
        }
        if (rule instanceof CSSGroupingRule) turn(rule.cssRules);
      }
    };
    const roots = [document, ...[...document.querySelectorAll("*")].flatMap((node) => node.shadowRoot ?? [])];
    for (const root of roots)
      for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) turn(sheet.cssRules);
  });
}

/**
 * The deleted and inserted text in reading order, without the text for screen readers.
 * @param {import("playwright-core").Page} page
 * @param {string} [within] a selector
 * @returns {Promise<{ removed: string[], added: string[] }>}
 */
export async function marks(page, within = "article-versions") {
  const words = (/** @type {string} */ tag) =>
    page.locator(`${within} ${tag}`).evaluateAll((nodes) =>
      nodes.map((node) => {
        const copy = /** @type {Element} */ (node.cloneNode(true));
        for (const hidden of copy.querySelectorAll(".visually-hidden")) hidden.remove();
        return (copy.textContent ?? "").trim();
      }),
    );
  return { removed: await words("del"), added: await words("ins") };
}

/**
 * Waits until the page has exactly these marks. The comparison that was shown before is removed in slices.
 * @param {import("playwright-core").Page} page
 * @param {{ removed: string[], added: string[] }} expected
 * @param {string} [within] a selector
 */
export async function showsOnly(page, expected, within) {
  await eventually(async () => assert.deepEqual(await marks(page, within), expected));
}

/**
 * The violations of WCAG 2.2 AA that axe-core finds, one line each.
 * @param {import("playwright-core").Page} page
 * @param {string} [within] a selector
 * @returns {Promise<string[]>}
 */
export async function axe(page, within = "html") {
  // Evaluated by the debugger, so that the page\'s policy does not block it.
  await page.evaluate(axeSource);
  return page.evaluate(async (selector) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await /** @type {any} */ (window).axe.run(selector, { runOnly: tags });
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ node) => `${id}: ${node.target.flat().join(" ")}: ${node.failureSummary}`),
    );
  }, within);
}
