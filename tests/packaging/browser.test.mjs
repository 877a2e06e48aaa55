// @ts-check
/** The installed package on a page: unbundled, bundled, and under a strict policy. */
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import { findBrowser, BROWSER_MISSING } from "../../scripts/browsers.mjs";
import { Bench, compared, marks } from "../browser/support.mjs";
import { Consumer } from "./support.mjs";

/** The strictest policy that the package promises to work under. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types article-versions";

const skip = (await findBrowser()) ? false : BROWSER_MISSING;

const SOURCES = `<script type="text/plain" data-label="First edition">The ferry leaves at 9 a.m.

The quay stays open.</script>
<script type="text/plain" data-label="Updated">The ferry leaves at 10 a.m.

The quay stays open.</script>`;

const ARTICLES = `<article data-label="First edition"><p>The ferry leaves at 9 a.m.</p><p>The quay stays open.</p></article>
<article data-label="Updated"><p>The ferry leaves at 10 a.m.</p><p>The quay stays open.</p></article>`;

/** @param {string} script the tag that loads the element @param {string} versions */
const page = (script, versions) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,"></head>
<body><main><h1>Ferry</h1><article-versions>${versions}</article-versions></main>${script}</body></html>`;

/** @type {Consumer} */
let consumer;
/** @type {Bench} */
let bench;
before(async () => {
  if (skip) return;
  consumer = new Consumer();
  cpSync(join(consumer.installed, "dist"), join(consumer.folder, "site", "dist"), { recursive: true });
  for (const [name, entry] of [
    ["bundled-inline", "article-versions/inline"],
    ["bundled-element", "article-versions/element"],
  ]) {
    const code = entry.endsWith("element")
      ? `import { ArticleVersionsElement } from "${entry}"; customElements.define("article-versions", ArticleVersionsElement);`
      : `import "${entry}";`;
    await esbuild.build({
      entryPoints: [consumer.write(`${name}.js`, code)],
      bundle: true,
      format: "esm",
      // Beside the wasm, because this bundler copies no assets.
      outfile: join(consumer.folder, "site", "dist", `${name}.js`),
    });
  }
  const pages = {
    module: `<script type="module" src="dist/article-versions.js"></script>`,
    classic: `<script src="dist/article-versions.iife.js"></script>`,
    "bundled-inline": `<script type="module" src="dist/bundled-inline.js"></script>`,
    "bundled-element": `<script type="module" src="dist/bundled-element.js"></script>`,
    twice: `<script src="dist/article-versions.iife.js"></script><script type="module" src="dist/article-versions.js"></script>`,
  };
  for (const [name, script] of Object.entries(pages)) {
    consumer.write(`site/${name}.html`, page(script, SOURCES));
    consumer.write(`site/${name}-articles.html`, page(script, ARTICLES));
  }
  consumer.write("site/without.html", page("", ARTICLES));
  bench = await Bench.start(join(consumer.folder, "site"), {
    "content-security-policy": POLICY.replace("img-src 'self'", "img-src 'self' data:"),
  });
});
after(async () => {
  await bench?.stop();
  consumer?.remove();
});

for (const name of [
  "module",
  "classic",
  "bundled-inline",
  "bundled-element",
  "twice",
  "module-articles",
  "classic-articles",
]) {
  test(`${name}: compares under a strict policy without errors`, { skip }, async () => {
    const { page, problems, requests } = await bench.open(bench.address(`${name}.html`, "http"));
    await compared(page);
    assert.deepEqual(await marks(page), { removed: ["9 a.m."], added: ["10 a.m."] });
    assert.deepEqual(
      requests.filter((request) => !request.startsWith(bench.server.url) && !request.startsWith("data:")),
      [],
    );
    assert.deepEqual(problems, []);
  });
}

test("the articles are readable without the script", { skip }, async () => {
  const { page } = await bench.open(bench.address("without.html", "http"));
  assert.match(await page.locator("article-versions").innerText(), /leaves at 9[\s\S]*leaves at 10/);
});
