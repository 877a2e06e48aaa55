// @ts-check
/** Starts WebKit and opens pages in it. */
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Driver } from "./driver.mjs";
import { matcher, Page } from "./page.mjs";
import { CapturingProxy } from "./proxy.mjs";

/**
 * @param {import("../../../scripts/browsers.mjs").Found} found
 * @param {"light" | "dark"} scheme
 * @returns {Promise<import("playwright-core").Browser>} as far as the tests use it
 */
export async function launchWebKit(found, scheme) {
  const folder = mkdtempSync(join(tmpdir(), "webkit-"));
  const proxy = await CapturingProxy.start();
  const driver = await Driver.start(found, { scheme, proxy: proxy.address, folder });
  const [first] = await driver.command("GET", "/window/handles");
  return /** @type {any} */ (new Browser(driver, proxy, folder, first));
}

class Browser {
  /** @type {Set<Context>} */
  #contexts = new Set();
  /** The commands, one at a time, because each goes to the driver's current window. @type {Promise<unknown>} */
  #line = Promise.resolve();
  #at;

  /**
   * @param {Driver} driver
   * @param {CapturingProxy} proxy
   * @param {string} folder
   * @param {string} first the window that opens all others
   */
  constructor(driver, proxy, folder, first) {
    this.driver = driver;
    this.proxy = proxy;
    this.folder = folder;
    this.first = first;
    this.#at = first;
  }

  version = () => this.driver.version;
  contexts = () => [...this.#contexts];

  /** @param {string} window @param {"GET" | "POST" | "DELETE"} method @param {string} path @param {object} [body] */
  command(window, method, path, body) {
    const turn = this.#line.then(async () => {
      if (window !== this.#at) await this.driver.command("POST", "/window", { handle: window });
      this.#at = window;
      return this.driver.command(method, path, body);
    });
    this.#line = turn.catch(() => {});
    return turn;
  }

  /** Closes the windows that no test has opened, and returns their addresses. @returns {Promise<string[]>} */
  async strangers() {
    /** @type {string[]} */
    const handles = await this.command(this.first, "GET", "/window/handles");
    const known = new Set([
      this.first,
      ...this.contexts().flatMap((context) => context.pages().map(({ window }) => window)),
    ]);
    const led = [];
    for (const stranger of handles.filter((handle) => !known.has(handle))) {
      led.push(await this.command(stranger, "GET", "/url"));
      await this.command(stranger, "DELETE", "/window");
    }
    return led;
  }

  /**
   * @param {import("playwright-core").BrowserContextOptions} [options] language, time zone and motion are settled at
   *   the start
   */
  async newContext({ viewport } = {}) {
    const context = new Context(this, viewport ?? { width: 1280, height: 720 }, () => this.#contexts.delete(context));
    this.#contexts.add(context);
    return context;
  }

  async close() {
    await this.driver.stop();
    this.proxy.stop();
    // The browser may still write there while it exits.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

export class Context {
  /** @type {Page[]} */
  #pages = [];
  /** Functions of the tests that pages may call, by name. @type {Map<string, () => unknown>} */
  exposed = new Map();
  /** @type {{ matches: (address: string) => boolean, handler: import("./page.mjs").Handler }[]} */
  routes = [];
  offline = false;
  patience = 30_000;

  /** @param {Browser} browser @param {{ width: number, height: number }} size @param {() => void} closed */
  constructor(browser, size, closed) {
    this.browser = browser;
    this.size = size;
    this.closed = closed;
  }

  pages = () => this.#pages;

  /** @param {number} timeout of every wait (milliseconds) */
  setDefaultTimeout(timeout) {
    this.patience = timeout;
  }

  /**
   * @param {string | RegExp | ((url: URL) => boolean)} pattern
   * @param {import("./page.mjs").Handler} handler asked where no page's own is
   */
  async route(pattern, handler) {
    this.routes.unshift({ matches: matcher(pattern), handler });
  }

  /** A window without bars: all of it is the page. */
  async newPage() {
    const { browser, size } = this;
    const command = (/** @type {"GET" | "POST"} */ method, /** @type {string} */ path, /** @type {object} */ body) =>
      browser.command(browser.first, method, path, body);
    /** @type {string[]} */
    const before = await command("GET", "/window/handles", undefined);
    const features = `popup,toolbar=no,menubar=no,width=${size.width},height=${size.height}`;
    await command("POST", "/execute/sync", {
      script: "window.open('about:blank', '_blank', arguments[0])",
      args: [features],
    });
    /** @type {string | undefined} */
    let window;
    while (!window) {
      window = (await command("GET", "/window/handles", undefined)).find(
        (/** @type {string} */ handle) => !before.includes(handle),
      );
      if (!window) await sleep(20);
    }
    const page = new Page(this, window, size);
    await page.setViewportSize(size);
    this.#pages.push(page);
    return page;
  }

  /** Each call is reported by the next poll of the page. @param {string} name @param {() => unknown} called */
  async exposeFunction(name, called) {
    this.exposed.set(name, called);
  }

  /**
   * @param {{ name: string, value: string }[]} cookies of the host of the open page, for as long as the page is open
   */
  async addCookies(cookies) {
    const [page] = this.#pages;
    for (const { name, value } of cookies) await page?.command("POST", "/cookie", { cookie: { name, value } });
  }

  /** Closes windows that no test has opened, and returns their addresses. @returns {Promise<string[]>} */
  async strangers() {
    return this.browser.strangers();
  }

  /** @param {boolean} offline */
  async setOffline(offline) {
    this.offline = offline;
  }

  async close() {
    for (const page of this.#pages) {
      // All windows share the cookies.
      await page.command("DELETE", "/cookie");
      await page.close();
    }
    this.closed();
  }
}
