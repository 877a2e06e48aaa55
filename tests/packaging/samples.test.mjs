// @ts-check
/**
 * Compiles the framework samples with the installed package, and checks that the themes use only parts and properties.
 */
import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import { compile as compileSvelte } from "svelte/compiler";
import { compileScript, parse as parseVue } from "vue/compiler-sfc";
import { findBrowser, BROWSER_MISSING } from "../../scripts/browsers.mjs";
import { axe, Bench, compared, marks } from "../browser/support.mjs";
import { Consumer, root } from "./support.mjs";

const skip = (await findBrowser()) ? false : BROWSER_MISSING;

/** Mounts each sample: the property is set, and the event sets the title of the page. */
const MOUNTS = {
  "react.jsx": `import { createElement } from "react"; import { createRoot } from "react-dom/client"; import { Versions } from "SAMPLE";
    createRoot(document.querySelector("main")).render(createElement(Versions, { versions: window.versions, onCompared: window.heard }));`,
  "vue.vue": `import { createApp, h } from "vue"; import Versions from "SAMPLE";
    createApp({ render: () => h(Versions, { versions: window.versions, onCompared: window.heard }) }).mount("main");`,
  "svelte.svelte": `import { mount } from "svelte"; import Versions from "SAMPLE";
    mount(Versions, { target: document.querySelector("main"), props: { versions: window.versions, oncompared: window.heard } });`,
};

/**
 * The build step for single-file components.
 * @type {esbuild.Plugin}
 */
const components = {
  name: "components",
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const { descriptor } = parseVue(readFileSync(path, "utf8"), { filename: path });
      const isCustomElement = (/** @type {string} */ tag) => tag === "article-versions";
      const { content } = compileScript(descriptor, {
        id: "sample",
        inlineTemplate: true,
        templateOptions: { compilerOptions: { isCustomElement } },
      });
      return { contents: content };
    });
    onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const { js, warnings } = compileSvelte(readFileSync(path, "utf8"), { filename: path, generate: "client" });
      assert.deepEqual(warnings, []);
      return { contents: js.code };
    });
  },
};

/** @type {Consumer} */
let consumer;
/** @type {Bench} */
let bench;
before(async () => {
  if (skip) return;
  consumer = new Consumer();
  // In the source folder of the consumer.
  cpSync(join(consumer.installed, "samples"), join(consumer.folder, "samples"), { recursive: true });
  cpSync(join(consumer.installed, "dist"), join(consumer.folder, "site"), { recursive: true });
  cpSync(join(root, "www", "page", "themes.html"), join(consumer.folder, "site", "themes.html"));
  bench = await Bench.start(join(consumer.folder, "site"));
});
after(async () => {
  await bench?.stop();
  consumer?.remove();
});

for (const [sample, mount] of Object.entries(MOUNTS)) {
  test(`samples/${sample} passes the versions and receives the event`, { skip }, async () => {
    await esbuild.build({
      stdin: { contents: mount.replace("SAMPLE", `./samples/${sample}`), resolveDir: consumer.folder },
      bundle: true,
      format: "esm",
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"' },
      conditions: ["browser", "production"],
      nodePaths: [join(root, "node_modules")],
      plugins: [components],
      // Beside the wasm, which esbuild does not copy.
      outfile: join(consumer.folder, "site", `${sample}.js`),
      logLevel: "error",
    });
    consumer.write(
      `site/${sample}.html`,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,"><main></main>
      <script>window.versions = [{ text: "It leaves at 9." }, { text: "It leaves at 10." }]; window.heard = ({ changes }) => { document.title = changes[0].summary; };</script>
      <script type="module" src="${sample}.js"></script></html>`,
    );
    const { page, problems } = await bench.open(bench.address(`${sample}.html`, "http"));
    await compared(page);
    assert.deepEqual(await marks(page), { removed: ["9"], added: ["10"] });
    await page.waitForFunction(() => document.title === "9 → 10");
    assert.equal(await page.locator("article-versions").getAttribute("view"), "inline");
    assert.deepEqual(problems, []);
  });
}

test("the three themes use only declared properties and parts, and differ", {
  skip,
}, async () => {
  const { declarations } = JSON.parse(readFileSync(join(consumer.installed, "dist", "custom-elements.json"), "utf8"))
    .modules[0];
  const known = new Set([...declarations[0].cssProperties, ...declarations[0].cssParts].map(({ name }) => name));
  const html = readFileSync(join(root, "www", "page", "themes.html"), "utf8");
  const used = [...html.matchAll(/(--article-versions-[a-z-]+)(?=:)|::part\(([a-z-]+)\)/g)].map(
    ([, property, part]) => property ?? part ?? "",
  );
  assert.ok(used.length > 30);
  assert.deepEqual(
    used.filter((name) => !known.has(name)),
    [],
  );

  const { page, problems } = await bench.open(bench.address("themes.html", "http"));
  await page.waitForFunction(() =>
    [...document.querySelectorAll("article-versions")].every((element) => /** @type {any} */ (element).comparison),
  );
  const looks = await page.locator("article-versions").evaluateAll((elements) =>
    elements.map(({ shadowRoot }) => {
      const style = (/** @type {string} */ selector) =>
        getComputedStyle(/** @type {Element} */ (shadowRoot?.querySelector(selector)));
      return [
        style("ins").backgroundColor,
        style("del").backgroundColor,
        style('[part~="headline"]').fontSize,
        style('[part~="story"]').fontFamily,
      ].join();
    }),
  );
  assert.equal(new Set(looks).size, 3, looks.join("\n"));
  assert.deepEqual(problems, []);
  // Comparisons of the same versions have the same name; those of different stories do not.
  assert.deepEqual(
    (await axe(page)).filter((found) => !found.startsWith("landmark-unique")),
    [],
  );
});
