// @ts-check
/**
 * Starts the engine that ENGINE names. All three have Playwright's API, so that a test is written once: Chromium and
 * Firefox are driven by Playwright (Firefox over WebDriver BiDi), WebKitGTK by the driver in webkit/.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, firefox, webkit } from "playwright-core";
import { ENGINES, findEngine } from "../../scripts/browsers.mjs";
import { Missing } from "../../scripts/terminal.mjs";
import { nextDownload } from "./downloads.mjs";
import { launchWebKit } from "./webkit/browser.mjs";

/** @typedef {import("playwright-core").Browser} Browser */
/** @typedef {import("playwright-core").BrowserContextOptions} Options */
/** @typedef {"light" | "dark"} Scheme */

/** How long a browser may take to start on a busy machine (milliseconds). */
const START_TIMEOUT = 120_000;

/** @type {import("../../scripts/browsers.mjs").Engine} */
export const engine = named(process.env.ENGINE ?? "chromium");

/** @param {string} name */
function named(name) {
  const found = Object.keys(ENGINES).find((known) => known === name);
  if (!found) throw new Missing(`ENGINE=${name} names no engine. There are: ${Object.keys(ENGINES).join(", ")}.`);
  return /** @type {import("../../scripts/browsers.mjs").Engine} */ (found);
}

/**
 * The options of a test that not every engine can run: `test("…", only("chromium", "why the others cannot"), …)`.
 * Elsewhere it is skipped, and the last lines of `npm test` say so.
 * @param {import("../../scripts/browsers.mjs").Engine | readonly import("../../scripts/browsers.mjs").Engine[]} engines
 * @param {string} reason
 * @returns {{ skip: string | false }}
 */
export function only(engines, reason) {
  return { skip: [engines].flat().includes(engine) ? false : `not in ${ENGINES[engine].title}: ${reason}` };
}

/** @returns {Promise<Browser>} */
export async function launch() {
  const found = await findEngine(engine);
  if (!found) throw new Missing(ENGINES[engine].missing);
  switch (engine) {
    case "chromium":
      return launchChromium(found.path);
    case "firefox":
      return byScheme((scheme) => launchFirefox(found, scheme));
    case "webkit":
      return found.own
        ? webkit.launch({ executablePath: found.path, timeout: START_TIMEOUT })
        : byScheme((scheme) => launchWebKit(found, scheme));
  }
}

/** @param {string} executablePath */
function launchChromium(executablePath) {
  return chromium.launch({
    executablePath,
    timeout: START_TIMEOUT,
    args: [
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Out of bounds, wasm crashes the headless shell instead of throwing, unless the bounds are checked explicitly.
      ...(executablePath.endsWith("headless-shell") ? ["--js-flags=--wasm-enforce-bounds-checks"] : []),
      // Chromium's sandbox does not start for root, and most containers run tests as root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
}

/** @param {import("../../scripts/browsers.mjs").Found} found @param {Scheme} scheme */
async function launchFirefox({ path, own }, scheme) {
  const folder = mkdtempSync(join(tmpdir(), "firefox-"));
  const downloads = join(folder, "downloads");
  mkdirSync(downloads);
  const browser = await firefox.launch({
    executablePath: path,
    timeout: START_TIMEOUT,
    downloadsPath: downloads,
    // With the channel of an installed Firefox, Playwright uses WebDriver BiDi and not the protocol of its own
    // build.
    ...(own ? {} : { channel: "moz-firefox" }),
    firefoxUserPrefs: {
      // A driven Firefox lets a file read neighbouring files. A reader's Firefox does not.
      "security.fileuri.strict_origin_policy": true,
      "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1,
      "ui.prefersReducedMotion": 1,
      // A window of 320 px has a page of 320 px, as in the other engines.
      "ui.useOverlayScrollbars": 1,
    },
  });
  browser.on("disconnected", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  if (own) return browser;
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    const newPage = context.newPage.bind(context);
    context.newPage = async () => {
      const page = await newPage();
      const waitForEvent = page.waitForEvent.bind(page);
      // BiDi does not report a download whose link was removed from the page.
      const wait = (/** @type {any} */ event, /** @type {any} */ options) =>
        event === "download" ? nextDownload(downloads, folder) : waitForEvent(event, options);
      return Object.assign(page, { waitForEvent: wait });
    };
    return context;
  };
  return browser;
}

/**
 * A browser whose colour scheme is fixed at its start. One is started per scheme, on first use. Motion is
 * always reduced.
 * @param {(scheme: Scheme) => Promise<Browser>} launch
 * @returns {Browser}
 */
function byScheme(launch) {
  /** @type {Map<Scheme, Promise<Browser>>} */
  const starting = new Map();
  /** @type {Browser[]} */
  const started = [];
  const browser = {
    contexts: () => started.flatMap((one) => one.contexts()),
    /** @param {Options} [options] */
    async newContext({ colorScheme = "light", ...options } = {}) {
      if (colorScheme !== "light" && colorScheme !== "dark")
        throw new Error(`${ENGINES[engine].title} has no colour scheme "${colorScheme}".`);
      const one =
        starting.get(colorScheme) ?? launch(colorScheme).then((launched) => (started.push(launched), launched));
      starting.set(colorScheme, one);
      return (await one).newContext({ ...options, colorScheme: null, reducedMotion: null });
    },
    /** @param {Options} [options] */
    newPage: async (options) => (await browser.newContext(options)).newPage(),
    version: () => started[0]?.version() ?? "",
    async close() {
      for (const one of started) await one.close();
    },
  };
  return /** @type {Browser} */ (/** @type {unknown} */ (browser));
}
