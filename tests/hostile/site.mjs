// @ts-check
/** Serves a host page and answers all its requests, so that every request is noticed. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const HOST = "http://host.example";

/** The strictest policy that the package promises to work under. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types article-versions";

/**
 * @typedef {object} Setting
 * @property {string} [policy] the host's Content Security Policy
 * @property {string} [body] of the host page
 * @property {(wasm: Uint8Array) => Uint8Array} [wasm] changes the built wasm
 * @property {() => void} [init] runs in the page before anything else
 * @property {(url: URL, route: import("playwright-core").Route) => Promise<unknown> | undefined} [answer] answers what
 *   the host has beside our files
 */

export class Site {
  /** Calls of `pwned()`, which our code never makes. @type {string[]} */
  ran = [];
  /**
   * Requests to other hosts, or for missing files.
   * @type {{ url: string, type: string, referrer: string | undefined }[]}
   */
  left = [];
  /** Opened windows and dialogs, and navigations. @type {string[]} */
  taken = [];
  /** Policy violations and uncaught errors. @type {string[]} */
  problems = [];
  /** The exported page that is opened next. */
  exported = "";

  /**
   * @param {import("playwright-core").BrowserContext} context
   * @param {import("playwright-core").Page} page
   * @param {import("playwright-core").Page} kept
   */
  constructor(context, page, kept) {
    this.context = context;
    this.page = page;
    /** The address at which exported pages are opened. */
    this.kept = kept;
  }

  /**
   * @param {import("playwright-core").Browser} browser
   * @param {Setting} [setting]
   */
  static async open(browser, { policy = "", body = "", wasm, init, answer } = {}) {
    const context = await browser.newContext();
    const site = new Site(context, await context.newPage(), await context.newPage());
    await context.exposeFunction("pwned", () => site.ran.push(site.page.url()));
    await context.route("**/*", async (route) => {
      const url = new URL(route.request().url());
      const headers = /** @type {Record<string, string>} */ (policy ? { "content-security-policy": policy } : {});
      if (url.href === `${HOST}/`) return route.fulfill({ contentType: "text/html", headers, body: page(body) });
      // A saved file has no policy from a server.
      if (url.href === `${HOST}/exported.html`) return route.fulfill({ contentType: "text/html", body: site.exported });
      const file = url.origin === HOST ? fileOf(url.pathname) : null;
      if (file && wasm && file.endsWith(".wasm"))
        return route.fulfill({
          contentType: "application/wasm",
          body: Buffer.from(wasm(new Uint8Array(await readFile(file)))),
        });
      if (file)
        return route.fulfill({
          contentType: file.endsWith(".wasm") ? "application/wasm" : "text/javascript",
          body: await readFile(file),
        });
      const answered = answer?.(url, route);
      if (answered) return answered;
      site.left.push({
        url: url.href,
        type: route.request().resourceType(),
        referrer: route.request().headers().referer,
      });
      return route.abort();
    });
    for (const page of [site.page, site.kept]) {
      page.on("pageerror", (error) => site.problems.push(`uncaught: ${error.message}`));
      page.on("dialog", (dialog) => (site.taken.push(`dialog ${dialog.message()}`), dialog.dismiss()));
      page.on("popup", (popup) => site.taken.push(`window ${popup.url()}`));
      page.on("framenavigated", (frame) => {
        if (![`${HOST}/`, `${HOST}/exported.html`, "about:blank"].includes(frame.url())) site.taken.push(frame.url());
      });
    }
    site.page.on("console", (message) => message.text().startsWith("policy:") && site.problems.push(message.text()));
    await site.page.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      ),
    );
    if (init) await site.page.addInitScript(init);
    await site.page.goto(`${HOST}/`);
    return site;
  }

  close() {
    return this.context.close();
  }

  /** Forbidden events. */
  get crimes() {
    // A story may load only pictures: by an element, from the web, without a referrer.
    const left = this.left.filter(
      ({ url, type, referrer }) => type !== "image" || !/^https?:/.test(url) || referrer !== undefined,
    );
    return [
      ...this.ran.map((url) => `ran on ${url}`),
      ...left.map(({ url, type }) => `${type} request to ${url}`),
      ...this.taken.map((place) => `taken to ${place}`),
      ...this.problems,
    ];
  }

  forget() {
    for (const list of [this.ran, this.left, this.taken, this.problems]) list.length = 0;
  }
}

/** @param {string} body */
function page(body) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;
}

/** The path of one of our files; null if the address names none. @param {string} path */
function fileOf(path) {
  const [, folder, name] = /^\/(dist|hostile)\/([\w./-]+)$/.exec(path) ?? [];
  if (!folder || !name || name.includes("..")) return null;
  return folder === "dist" ? join(here, "..", "..", "dist", name) : join(here, name);
}
