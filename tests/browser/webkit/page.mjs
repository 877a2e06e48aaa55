// @ts-check
/** A page in WebKit with the part of Playwright's API that the tests use. Add what a new test needs. */
import { Buffer } from "node:buffer";
import { EventEmitter } from "node:events";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { nextDownload } from "../downloads.mjs";
import { inPage, listen } from "./in-page.mjs";
import { Place } from "./locator.mjs";
import { first } from "./proxy.mjs";

/** The interval of polling (milliseconds). */
const LOOK = 30;

/** The name of the property in which a page stores its errors. */
const HEARD = "article-versions tests: heard";

/** @typedef {import("./proxy.mjs").Answer} Answer */
/** @typedef {(route: Route, request: import("./proxy.mjs").Request) => unknown} Handler */

export class Page extends Place {
  #events = new EventEmitter();
  /** @type {{ matches: (address: string) => boolean, handler: Handler }[]} */
  #routes = [];
  /** @type {string[]} */
  #scripts = [];
  /** The copies of opened files, and their originals. @type {Map<string, string>} */
  #copies = new Map();
  #url = "about:blank";
  /** @type {{ width: number, height: number }} */
  #size;
  keyboard = new Keyboard(this);
  mouse = new Mouse(this);

  /**
   * @param {import("./browser.mjs").Context} context
   * @param {string} window the driver's name for it
   * @param {{ width: number, height: number }} size
   */
  constructor(context, window, size) {
    super(/** @type {any} */ (undefined), []);
    this.in = this;
    this.of = context;
    this.window = window;
    this.folder = context.browser.folder;
    this.#size = size;
    const { proxy } = context.browser;
    proxy.judge = (request) => this.#judge(request);
    for (const event of ["request", "response", "requestfailed"])
      proxy.removeAllListeners(event).on(event, (detail) => this.#events.emit(event, detail));
  }

  /** What Playwright gives with a "filechooser": the page has one input for files. */
  #chooser = { setFiles: (/** @type {any} */ files) => this.locator("input[type=file]").setInputFiles(files) };

  context = () => this.of;
  url = () => this.#url;
  viewportSize = () => this.#size;

  /** @param {string} event @param {(detail: any) => void} listener */
  on(event, listener) {
    this.#events.on(event, listener);
    return this;
  }

  /** @param {"GET" | "POST" | "DELETE"} method @param {string} path @param {object} [body] */
  command(method, path, body) {
    return this.of.browser.command(this.window, method, path, body);
  }

  /**
   * Runs a function in the page. Returns its result and the errors since the last call.
   * @param {string} source of a function `(tools, ...args)`
   * @param {...unknown} args
   */
  async inPage(source, ...args) {
    const script = `
      const [done, ...args] = [...arguments].reverse();
      const key = Symbol.for(${JSON.stringify(HEARD)});
      const end = (outcome) => done({ ...outcome, url: location.href, heard: (window[key] ?? []).splice(0) });
      (async () => (${source})((${inPage})(), ...args.reverse()))().then(
        (value) => end(value === undefined ? { nothing: true } : { value }),
        (error) => end({ error: String(error?.stack ? error + "\\n" + error.stack : error) }),
      );`;
    const { value, nothing, error, url, heard } = await this.command("POST", "/execute/async", { script, args });
    const was = this.#url;
    this.#url = this.#original(url);
    if (this.#url.split("#")[0] !== was.split("#")[0]) this.#events.emit("framenavigated", { url: this.url });
    for (const [kind, text] of heard) {
      if (kind === "uncaught") this.#events.emit("pageerror", new Error(text));
      else if (kind === "called") this.of.exposed.get(text)?.();
      else if (kind === "filechooser") this.#events.emit(kind, this.#chooser);
      else this.#events.emit("console", { type: () => kind, text: () => text });
    }
    if (this.#events.listenerCount("popup") > 0)
      for (const opened of await this.of.strangers()) this.#events.emit("popup", { url: () => opened });
    if (error) throw new Error(`In the page: ${error}`);
    return nothing ? undefined : value;
  }

  /**
   * @param {string | ((arg: any) => unknown)} work a function, or a script without a result
   * @param {unknown} [arg]
   */
  evaluate(work, arg) {
    return typeof work === "string" ? this.inPage(`() => {${work}\n}`) : this.inPage(`(_, arg) => (${work})(arg)`, arg);
  }

  /**
   * Polls until there is a result, and returns it.
   * @template T
   * @param {string} what the description for the message after a timeout
   * @param {number | undefined} timeout
   * @param {() => Promise<T | undefined>} look
   * @returns {Promise<T>}
   */
  async until(what, timeout = this.of.patience, look) {
    for (const end = Date.now() + timeout; ; await sleep(LOOK)) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (Date.now() > end) throw new Error(`Waited ${timeout} ms for ${what}`);
    }
  }

  /** @param {(arg: any) => unknown} work @param {unknown} [arg] @param {{ timeout?: number }} [options] */
  async waitForFunction(work, arg, { timeout } = {}) {
    await this.until(String(work), timeout, () =>
      this.inPage(`async (_, arg) => ((await (${work})(arg)) ? true : undefined)`, arg),
    );
  }

  /** @param {string | RegExp | ((request: any) => boolean)} wanted @param {{ timeout?: number }} [options] */
  waitForRequest(wanted, options) {
    const matches =
      typeof wanted === "function" ? wanted : (/** @type {any} */ request) => matcher(wanted)(request.url());
    return this.waitForEvent("request", { predicate: matches, ...options });
  }

  /** @param {string} event @param {{ predicate?: (detail: any) => boolean, timeout?: number }} [options] */
  async waitForEvent(event, { predicate = () => true, timeout } = {}) {
    if (event === "download") return nextDownload(join(this.folder, "downloads"), this.folder);
    /** @type {any[]} */
    const matching = [];
    const keep = (/** @type {any} */ one) => void (predicate(one) && matching.push(one));
    this.#events.on(event, keep);
    try {
      // Running code in the page also collects its errors.
      return await this.until(event, timeout, async () => (await this.title(), matching[0]));
    } finally {
      this.#events.off(event, keep);
    }
  }

  /** Waits until the page has this address and is loaded. @param {string} address */
  async goto(address) {
    this.of.browser.proxy.script = this.#firstOfAll();
    const [file = "", hash] = address.split("#");
    let opened = address;
    if (file.startsWith("file:")) {
      if (file !== this.#url.split("#")[0])
        this.#events.emit("request", { url: () => file, method: () => "GET", failure: () => null });
      opened = this.#copy(file) + (hash === undefined ? "" : `#${hash}`);
    }
    await this.command("POST", "/url", { url: opened });
    await this.title();
    return null;
  }

  async reload() {
    this.of.browser.proxy.script = this.#firstOfAll();
    const [file = ""] = this.#url.split("#");
    if (file.startsWith("file:")) this.#copy(file);
    await this.command("POST", "/refresh");
    await this.title();
    return null;
  }

  /**
   * Copies a file and inserts the listening script first. No proxy can do this for files.
   * @param {string} address
   */
  #copy(address) {
    const known = [...this.#copies].find(([, original]) => original === address)?.[0];
    const path = known
      ? fileURLToPath(known)
      : join(mkdtempSync(join(this.folder, "page-")), basename(fileURLToPath(address)));
    writeFileSync(path, first(readFileSync(fileURLToPath(address), "utf8"), `<script>${this.#firstOfAll()}</script>`));
    const copy = pathToFileURL(path).href;
    this.#copies.set(copy, address);
    return copy;
  }

  /** @param {string} url */
  #original(url) {
    const [file = "", hash] = url.split("#");
    return (this.#copies.get(file) ?? file) + (hash === undefined ? "" : `#${hash}`);
  }

  #firstOfAll() {
    return [
      `(${listen})(${JSON.stringify(HEARD)}, ${JSON.stringify([...this.of.exposed.keys()])});`,
      ...this.#scripts,
    ].join("\n");
  }

  /** Applies from the next opened page on. @param {(arg: any) => unknown} work @param {unknown} [arg] */
  async addInitScript(work, arg) {
    this.#scripts.push(`(${work})(${JSON.stringify(arg) ?? ""});`);
  }

  /** @param {string | RegExp | ((url: URL) => boolean)} pattern @param {Handler} handler */
  async route(pattern, handler) {
    this.#routes.unshift({ matches: matcher(pattern), handler });
  }

  /** @param {string | RegExp} pattern */
  async unroute(pattern) {
    this.#routes = this.#routes.filter(({ matches }) => String(matches) !== String(matcher(pattern)));
  }

  /** @param {import("./proxy.mjs").Request} request @returns {Promise<import("./proxy.mjs").Verdict>} */
  async #judge(request) {
    if (this.of.offline) return "refuse";
    for (const { matches, handler } of [...this.#routes, ...this.of.routes]) {
      if (!matches(request.url())) continue;
      const route = new Route(request);
      await handler(route, request);
      const verdict = await route.verdict;
      if (verdict !== "next") return verdict;
    }
    return "go on";
  }

  /** @param {{ width: number, height: number }} size */
  async setViewportSize(size) {
    this.#size = size;
    await this.command("POST", "/window/rect", { x: 0, y: 0, ...size });
    await this.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
  }

  /** @returns {Promise<string>} */
  title() {
    return this.evaluate(() => document.title);
  }

  /** @returns {Promise<string>} */
  content() {
    return this.evaluate(() => document.documentElement.outerHTML);
  }

  /** @param {number} time */
  async waitForTimeout(time) {
    await sleep(time);
    await this.title();
  }

  /** @param {{ path?: string }} [options] what is in view */
  async screenshot({ path } = {}) {
    const picture = Buffer.from(await this.command("GET", "/screenshot"), "base64");
    if (path) writeFileSync(path, picture);
    return picture;
  }

  async close() {
    await this.command("DELETE", "/window");
  }
}

/** The decision about one request. */
class Route {
  /** @type {(verdict: import("./proxy.mjs").Verdict | "next") => void} */
  #settle = () => {};
  /** @type {Promise<import("./proxy.mjs").Verdict | "next">} */
  verdict = new Promise((settle) => (this.#settle = settle));

  /** @param {import("./proxy.mjs").Request} request */
  constructor(request) {
    this.asked = request;
  }

  request = () => this.asked;
  abort = async () => this.#settle("refuse");
  continue = async () => this.#settle("go on");
  fallback = async () => this.#settle("next");

  /** @param {Answer & { path?: string, json?: unknown }} answer */
  async fulfill({ path, json, ...answer }) {
    if (path && existsSync(path)) answer.body = readFileSync(path);
    if (json !== undefined) Object.assign(answer, { body: JSON.stringify(json), contentType: "application/json" });
    this.#settle(answer);
  }
}

/**
 * @param {string | RegExp | ((url: URL) => boolean)} pattern an address in which `*` and `**` stand for any part, a
 *   regular expression, or a function
 * @returns {(address: string) => boolean}
 */
export function matcher(pattern) {
  if (typeof pattern === "function") return (address) => pattern(new URL(address));
  if (pattern instanceof RegExp) return (address) => pattern.test(address);
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/?|\*/g, (stars) => (stars === "*" ? "[^/]*" : ".*"));
  const whole = new RegExp(`^${source}$`);
  return (address) => whole.test(address);
}

/** The keys without a character, as WebDriver encodes them. @type {Record<string, string>} */
const KEYS = {
  Alt: "\ue00a",
  ArrowDown: "\ue015",
  ArrowLeft: "\ue012",
  ArrowRight: "\ue014",
  ArrowUp: "\ue013",
  Backspace: "\ue003",
  Control: "\ue009",
  ControlOrMeta: "\ue009",
  Delete: "\ue017",
  End: "\ue010",
  Enter: "\ue007",
  Escape: "\ue00c",
  Home: "\ue011",
  Meta: "\ue03d",
  PageDown: "\ue00f",
  PageUp: "\ue00e",
  Shift: "\ue008",
  Space: " ",
  Tab: "\ue004",
};

/** @param {string} name */
function key(name) {
  const sign = KEYS[name] ?? name;
  if ([...sign].length !== 1) throw new Error(`There is no key "${name}" yet`);
  return sign;
}

class Keyboard {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {{ type: "keyDown" | "keyUp", value: string }[]} actions */
  async #perform(actions) {
    await this.page.command("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    await this.page.title();
  }

  /** @param {string} name */
  down = (name) => this.#perform([{ type: "keyDown", value: key(name) }]);
  /** @param {string} name */
  up = (name) => this.#perform([{ type: "keyUp", value: key(name) }]);

  /** @param {string} keys joined with "+" if they are pressed together */
  press(keys) {
    const held = keys.split(/(?<=.)\+/).map(key);
    return this.#perform([
      ...held.map((value) => ({ type: /** @type {const} */ ("keyDown"), value })),
      ...held.reverse().map((value) => ({ type: /** @type {const} */ ("keyUp"), value })),
    ]);
  }

  /** @param {string} text */
  type(text) {
    return this.#perform(
      [...text].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]),
    );
  }
}

class Mouse {
  #at = { x: 0, y: 0 };

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {object[]} actions */
  async #perform(actions) {
    await this.page.command("POST", "/actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
    await this.page.title();
  }

  /** @param {number} x @param {number} y @param {{ steps?: number }} [options] */
  async move(x, y, { steps = 1 } = {}) {
    const from = this.#at;
    this.#at = { x, y };
    const part = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ step) =>
      Math.round(a + ((b - a) * step) / steps);
    const moves = Array.from({ length: steps }, (_, index) => ({
      type: "pointerMove",
      origin: "viewport",
      duration: 0,
      x: part(from.x, x, index + 1),
      y: part(from.y, y, index + 1),
    }));
    await this.#perform(moves);
  }

  down = () => this.#perform([{ type: "pointerDown", button: 0 }]);
  up = () => this.#perform([{ type: "pointerUp", button: 0 }]);

  /** @param {number} x @param {number} y @param {{ clickCount?: number }} [options] */
  async click(x, y, { clickCount = 1 } = {}) {
    await this.move(x, y);
    const click = [
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.#perform(Array.from({ length: clickCount }, () => click).flat());
  }

  /** @param {number} deltaX @param {number} deltaY */
  async wheel(deltaX, deltaY) {
    const { x, y } = this.#at;
    const actions = [
      { type: "scroll", origin: "viewport", duration: 0, x: Math.round(x), y: Math.round(y), deltaX, deltaY },
    ];
    await this.page.command("POST", "/actions", { actions: [{ type: "wheel", id: "wheel", actions }] });
  }
}
