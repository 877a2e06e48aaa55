// @ts-check
/** The installed package in common bundlers. Each result is opened and must show a comparison. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";
import { findBrowser, BROWSER_MISSING } from "../../scripts/browsers.mjs";
import { Bench, compared, marks } from "../browser/support.mjs";
import { Consumer } from "./support.mjs";

const skip = (await findBrowser()) ? false : BROWSER_MISSING;

const EMBED = `<article-versions>
  <article data-label="First edition"><p>The ferry leaves at 9 a.m.</p></article>
  <article data-label="Updated"><p>The ferry leaves at 10 a.m.</p></article>
</article-versions>`;

/** @param {string} script the tag that loads the element @param {string} [body] */
const page = (script, body = EMBED) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,"></head><body>${body}${script}</body></html>`;

/** A comparison without an element, in a worker. Its result becomes the text of the page. */
const WORKER = `import { compare } from "article-versions/compare";
postMessage(compare({ text: "It leaves at 9." }, { text: "It leaves at 10." }).changes.map(({ summary }) => summary).join());`;
const ASKS_WORKER = `const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => { document.body.append(Object.assign(document.createElement("output"), { textContent: data })); };`;

/** @type {Consumer} */
let consumer;
/** @type {Bench} */
let bench;
before(async () => {
  if (skip) return;
  consumer = new Consumer();
  consumer.write("main.js", `import "article-versions";\n${ASKS_WORKER}`);
  consumer.write("worker.js", WORKER);
  consumer.write("index.html", page('<script type="module" src="/main.js"></script>'));
  mkdirSync(join(consumer.folder, "site"));
  bench = await Bench.start(join(consumer.folder, "site"));
});
after(async () => {
  await bench?.stop();
  consumer?.remove();
});

/**
 * Opens a page and asserts that it shows the one change without errors.
 * @param {string} address
 */
async function shows(address) {
  const opened = await bench.open(address);
  await compared(opened.page);
  assert.deepEqual(await marks(opened.page), { removed: ["9 a.m."], added: ["10 a.m."] });
  assert.deepEqual(opened.problems, []);
  return opened;
}

/** @param {import("playwright-core").Page} page */
const fromWorker = (page) => page.locator("output").textContent();

test("Vite, built", { skip }, async () => {
  await vite.build({
    root: consumer.folder,
    base: "./",
    logLevel: "error",
    configFile: false,
    build: { outDir: "site/vite" },
    worker: { format: "es" },
  });
  const { page } = await shows(bench.address("vite/index.html", "http"));
  assert.equal(await fromWorker(page), "9 → 10");
  const carried = readdirSync(join(consumer.folder, "site", "vite", "assets")).filter((name) => name.endsWith(".wasm"));
  assert.ok(carried.length > 0, "the wasm is carried along as a file");
});

test("Vite, while developing", { skip }, async () => {
  const server = await vite.createServer({
    root: consumer.folder,
    logLevel: "error",
    configFile: false,
    cacheDir: join(consumer.folder, ".vite"),
    server: { host: "127.0.0.1" },
  });
  try {
    await server.listen();
    const { page } = await shows(server.resolvedUrls?.local[0] ?? "");
    assert.equal(await fromWorker(page), "9 → 10");
  } finally {
    await server.close();
  }
});

test("webpack", { skip }, async () => {
  const compiler = webpack({
    context: consumer.folder,
    mode: "production",
    entry: "./main.js",
    output: { path: join(consumer.folder, "site", "webpack"), publicPath: "auto" },
  });
  const stats = await new Promise((resolve, reject) =>
    compiler?.run((error, stats) => (error ? reject(error) : resolve(stats))),
  );
  await new Promise((resolve) => compiler?.close(resolve));
  assert.deepEqual(stats.toJson({ errors: true }).errors, []);
  consumer.write("site/webpack/index.html", page('<script src="main.js" defer></script>'));
  const { page: shown } = await shows(bench.address("webpack/index.html", "http"));
  assert.equal(await fromWorker(shown), "9 → 10");
});

test("esbuild, which copies no assets: the entry with the wasm inside", { skip }, async () => {
  await esbuild.build({
    stdin: { contents: 'import "article-versions/inline";', resolveDir: consumer.folder },
    bundle: true,
    format: "esm",
    outfile: join(consumer.folder, "site", "esbuild", "main.js"),
  });
  consumer.write("site/esbuild/index.html", page('<script type="module" src="main.js"></script>'));
  const { requests } = await shows(bench.address("esbuild/index.html", "http"));
  assert.deepEqual(
    requests.filter((request) => request.endsWith(".wasm")),
    [],
  );
});

test("no bundler: the one-file script with its integrity hash", { skip }, async () => {
  cpSync(join(consumer.installed, "dist"), join(consumer.folder, "site", "dist"), { recursive: true });
  const hashes = JSON.parse(readFileSync(join(consumer.installed, "dist", "integrity.json"), "utf8"));
  for (const [name, integrity] of Object.entries(hashes)) {
    const kind = name.includes("iife") ? "" : ' type="module"';
    const tag = (/** @type {string} */ hash) =>
      page(`<script${kind} src="dist/${name}" integrity="${hash}" crossorigin="anonymous"></script>`);
    consumer.write(`site/${name}.html`, tag(String(integrity)));
    await shows(bench.address(`${name}.html`, "http"));
    consumer.write(`site/${name}-forged.html`, tag(String(integrity).replace(/.{8}$/, "AAAAAAAA")));
    const { page: refused, problems } = await bench.open(bench.address(`${name}-forged.html`, "http"));
    assert.ok(
      problems.some((problem) => problem.includes("integrity")),
      "another script is refused",
    );
    assert.match(await refused.locator("article-versions").innerText(), /at 9[\s\S]*at 10/);
  }
});

test("no bundler: a module worker", { skip }, async () => {
  cpSync(join(consumer.installed, "dist"), join(consumer.folder, "site", "dist"), { recursive: true });
  consumer.write("site/worker.js", WORKER.replace("article-versions/compare", "./dist/compare.js"));
  consumer.write("site/asks.js", ASKS_WORKER);
  consumer.write("site/worker.html", page('<script type="module" src="asks.js"></script>', ""));
  const { page: shown } = await bench.open(bench.address("worker.html", "http"));
  assert.equal(await fromWorker(shown), "9 → 10");
});

test("every entry is imported on a server, without a DOM", { skip }, () => {
  const said = consumer.run(
    "server.js",
    `import "article-versions"; import "article-versions/inline"; import { ArticleVersionsElement } from "article-versions/element";
    console.log(JSON.stringify([typeof ArticleVersionsElement, typeof globalThis.document]));`,
  );
  assert.deepEqual(said, ["function", "undefined"]);
});
