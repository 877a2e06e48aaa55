// @ts-check
/**
 * Bundles pkg/ (compiled by build.mjs) and www/ into dist/: one module per way of loading, one classic script, and the
 * local page as a single file that opens with a double click.
 */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { minify } from "terser";
import { thirdPartyLicences } from "./licenses.mjs";
import { precompress } from "./precompress.mjs";
import { weigh } from "./weight.mjs";

/** The supported browsers: those with module scripts, custom elements and WebAssembly reference types. */
const TARGET = ["chrome111", "firefox113", "safari16.4"];

/** The modules of www/formats/ that the package exports. */
const FORMATS = [
  "ninjs",
  "ans",
  "wordpress",
  "json-ld",
  "rows",
  "systems",
  "stories",
  "manifest",
  "sniff",
  "open",
  "decode",
];

/** The languages whose labels are fetched when a page first needs them. */
const LANGUAGES = ["ar", "de", "es", "fr", "zh"];

/**
 * Modules that are fetched on demand: the name in www/entries/ and the name in dist/.
 * @type {Record<string, string>}
 */
const LAZY = {
  "./presenter.js": "article-versions-presenter.js",
  "../export/index.js": "article-versions-saving.js",
  "../view/timeline.js": "article-versions-timeline.js",
  "../view/whole-words.js": "article-versions-words.js",
};

const root = fileURLToPath(new URL("..", import.meta.url));
const path = (/** @type {string} */ name) => `${root}/${name}`;
const read = (/** @type {string} */ name) => readFileSync(path(name), "utf8");
/** The modules of www/formats/ that www/formats/registry.js loads on demand. */
const LATER_FORMATS = [
  ...new Set(
    [...read("www/formats/registry.js").matchAll(/^[^*\n]*import\("\.\/([\w-]+)\.js"\)/gm)].map(
      ([, name = ""]) => name,
    ),
  ),
];
/**
 * The output of scripts/build.mjs. pkg/ has the full wasm; pkg/small/ has one that reads no Markdown and no whole
 * pages.
 */
const WASM = "article_versions_bg.wasm";
const FULL_WASM = "article_versions_full_bg.wasm";
/** What esbuild prints. wasm-bindgen names a module once for each function that it imports from it. */
const WARNINGS = /** @type {const} */ ({ logLevel: "warning", logOverride: { "duplicate-object-key": "silent" } });
const STYLESHEET = /<link rel="stylesheet" href="([^":]+)"\s*\/?>/g;

/**
 * After a trap the engine must be instantiated again, but the glue of wasm-bindgen keeps its first instance. (Its own
 * reset is experimental and heavier.) This patch makes `initSync` always create a new instance.
 * @type {esbuild.Plugin}
 */
const renewable = {
  name: "renewable-instance",
  setup({ onLoad }) {
    onLoad({ filter: /pkg[\\/]article_versions\.js$/ }, ({ path: file }) => {
      const glue = readFileSync(file, "utf8");
      const contents = glue.replace(/(function initSync\(module\) \{\s*)if \(wasm !== undefined\) return wasm;/, "$1");
      if (contents === glue)
        throw new Error("wasm-bindgen's initSync is not as this build knows it: see `renewable` in scripts/bundle.mjs");
      return { contents, loader: "js" };
    });
  },
};

/**
 * `import styles from "./style/index.css"` gives a style sheet and its imports as minified text for the shadow root.
 * @type {esbuild.Plugin}
 */
const styleText = {
  name: "style-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({ contents: await minifiedStyle(file), loader: "text" }));
  },
};

/**
 * A style sheet with its imports, minified.
 * @param {string} file
 */
async function minifiedStyle(file) {
  const options = /** @type {const} */ ({ bundle: true, write: false, minify: true, charset: "utf8" });
  const { outputFiles } = await esbuild.build({ ...options, entryPoints: [file], target: TARGET });
  return ownRem(outputFiles[0]?.text.trim() ?? "");
}

/**
 * Replaces each rem in the element's style with `--_rem`, which www/style/base.css sets. The host page may have changed
 * the font size of its root element, for example to 62.5 %.
 * @param {string} style as esbuild writes it. Container queries cannot use a variable, so they keep the host's rem
 */
function ownRem(style) {
  return style.replace(
    /(?<!--_rem: max\(|\((?:max|min)-width: ?|[\w.])(-?(?:\d*\.)?\d+)rem\b/g,
    "calc($1*var(--_rem))",
  );
}

/**
 * `import bytes from "wasm:bytes"` gives the wasm as bytes inside the bundle.
 * @type {esbuild.Plugin}
 */
const wasmBytes = {
  name: "wasm-bytes",
  setup({ onResolve }) {
    onResolve({ filter: /^wasm:bytes$/ }, () => ({ path: path(`pkg/${WASM}`) }));
  },
};

/**
 * Keeps `import("../labels/de.js")` and other modules that are fetched on demand as separate files in dist/.
 * @type {esbuild.Plugin}
 */
const besideScript = {
  name: "beside-script",
  setup({ onResolve }) {
    onResolve({ filter: /\.js$/ }, ({ path: file, kind }) => {
      if (kind !== "dynamic-import") return undefined;
      const name = /\/labels\/\w+\.js$/.test(file) ? `labels/${basename(file)}` : LAZY[file];
      return name ? { path: `./${name}`, external: true } : undefined;
    });
  },
};

/**
 * Keeps `import("./docx.js")` and other format modules as separate files in dist/formats/. A classic script contains
 * them.
 * @param {string} folder path of dist/formats/ from the importing module
 * @returns {esbuild.Plugin}
 */
const besideFormats = (folder) => ({
  name: "beside-formats",
  setup({ onResolve }) {
    onResolve({ filter: /\.js$/ }, ({ path: file, kind }) =>
      kind === "dynamic-import" && LATER_FORMATS.includes(basename(file, ".js"))
        ? { path: `${folder}/${basename(file)}`, external: true }
        : undefined,
    );
  },
});

/**
 * Bundles one entry and returns its code. terser makes the code that esbuild has minified 3 % smaller once more: it
 * chooses names that compress better and joins more statements.
 * @param {string} entry
 * @param {"esm" | "iife"} format
 * @param {string} [mapped] its name in dist/ if it gets a source map. Bundles that contain the wasm get none
 */
async function bundle(entry, format, mapped) {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    outfile: path(`dist/${mapped ?? "bundle.js"}`),
    sourcemap: mapped ? "linked" : false,
    format,
    minify: true,
    legalComments: "none",
    // `sideEffects` in package.json lists files of dist/, not these sources.
    ignoreAnnotations: true,
    charset: "utf8",
    target: TARGET,
    supported: { "top-level-await": format === "esm" },
    // Sample stories and their pictures (SVG) are loaded as text.
    loader: { ".txt": "text", ".md": "text", ".svg": "text", ".wasm": "binary" },
    plugins: [renewable, styleText, wasmBytes, besideScript, ...(format === "esm" ? [besideFormats("./formats")] : [])],
    ...WARNINGS,
  });
  const [written = "", map] = result.outputFiles.map(({ text }) => text).reverse();
  const smaller = await minify(written, {
    module: format === "esm",
    ecma: 2020,
    compress: { passes: 2 },
    ...(mapped && map !== undefined ? { sourceMap: { content: map, url: `${mapped}.map` } } : {}),
  });
  // In an inline script, "<!--" would begin a comment. The escape means the same in strings and regular expressions.
  const code = smaller.code?.replaceAll("<!--", "<\\x21--");
  if (!code) throw new Error(`${entry}: the bundle has no code`);
  if (mapped && smaller.map) write(`${mapped}.map`, /** @type {string} */ (smaller.map));
  // "</script" anywhere in the code would end an inline script.
  if (/<\/script/i.test(code)) throw new Error(`${entry}: the bundle holds "</script"`);
  return code;
}

/**
 * Bundles a module and returns the names that it exports.
 * @param {string} entry
 */
async function bundleWithNames(entry) {
  const options = /** @type {const} */ ({
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    minify: true,
    target: TARGET,
  });
  const { outputFiles, metafile } = await esbuild.build({
    ...options,
    absWorkingDir: root,
    entryPoints: [entry],
    charset: "utf8",
    plugins: [besideFormats(".")],
  });
  return { code: outputFiles[0]?.text ?? "", names: Object.values(metafile.outputs)[0]?.exports ?? [] };
}

/** The command and the fragment renderer: one file each for Node, beside the wasm. */
async function writeForNode() {
  const entries = { "cli/main.js": "cli.js", "cli/html.js": "html.js" };
  for (const [entry, name] of Object.entries(entries)) {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: `dist/${name}`,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20.16",
      minify: true,
      legalComments: "none",
      ignoreAnnotations: true,
      charset: "utf8",
      plugins: [renewable, styleText],
      ...WARNINGS,
    });
  }
  const types = read("cli/html.d.ts").replace("../src/wasm/types.d.ts", "./compare.js");
  write("html.d.ts", types.replace("../www/element/public.d.ts", "./article-versions.js"));
  const sheets = ["closed-line", "index", "fragment"].map((name) => minifiedStyle(path(`www/style/${name}.css`)));
  write("article-versions.css", (await Promise.all(sheets)).join(""));
}

/** @param {string} name @param {string | Uint8Array} content */
function write(name, content) {
  writeFileSync(path(`dist/${name}`), content);
}

/** The readers of newsroom JSON: one self-contained module each, with its types. */
async function writeFormats() {
  mkdirSync(path("dist/formats"), { recursive: true });
  const types = read("www/formats/types.d.ts");
  write("formats/types.d.ts", types.replaceAll("../../src/wasm/types.d.ts", "../compare.js"));
  for (const name of [...FORMATS, ...LATER_FORMATS]) {
    const { code, names } = await bundleWithNames(`www/formats/${name}.js`);
    write(`formats/${name}.js`, code);
    const typed = names.filter((one) => new RegExp(`^export (?:function|class|const) ${one}\\b`, "m").test(types));
    write(
      `formats/${name}.d.ts`,
      `export { ${typed.join(", ")} } from "./types.js";\nexport type * from "./types.js";\n`,
    );
  }
}

/** The labels of the languages that the script does not contain: one module each. */
async function writeWords() {
  mkdirSync(path("dist/labels"), { recursive: true });
  for (const name of LANGUAGES) write(`labels/${name}.js`, (await bundleWithNames(`www/labels/${name}.js`)).code);
}

/** @param {string} algorithm @param {string} text */
const digest = (algorithm, text) => `${algorithm}-${createHash(algorithm).update(text).digest("base64")}`;

/**
 * Puts the style and the script inside the page and adds a policy that allows only these two.
 * @param {string} html
 * @param {string} script
 */
function selfContained(html, script) {
  /** @type {string[]} */
  const styles = [];
  const inlined = html
    .replace(STYLESHEET, (_, name) => {
      const style = read(`www/page/${name}`);
      styles.push(style);
      return `<style>${style}</style>`;
    })
    .replace(/\s*<script type="module" src="[^"]+"><\/script>/, "")
    // A module script waits for the document. A classic script at the end of the body has the same effect.
    .replace("</body>", () => `<script>${script}</script>\n</body>`);
  return withPolicy(inlined, [
    `script-src '${digest("sha256", script)}' 'wasm-unsafe-eval'`,
    `style-src ${styles.map((style) => `'${digest("sha256", style)}'`).join(" ") || "'none'"}`,
  ]);
}

/** The policy of the local page in both forms: it may load pictures from anywhere, and nothing else. */
const POLICY = [
  "default-src 'none'",
  "img-src https: http: data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types article-versions",
];

/**
 * Adds a Content Security Policy to a page, before anything that the policy applies to.
 * @param {string} html
 * @param {string[]} sources directives for its scripts, styles and wasm
 */
function withPolicy(html, sources) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${[...POLICY, ...sources].join("; ")}">`;
  return html.replace(/<meta charset="[^"]+"\s*\/?>/i, (charset) => `${charset}\n${meta}`);
}

rmSync(path("dist"), { recursive: true, force: true });
mkdirSync(path("dist"), { recursive: true });

// The full wasm imports more than the small one, so its glue is used for both.
const glue = new Set(read("pkg/article_versions.js").split("\n"));
if (
  !read("pkg/small/article_versions.js")
    .split("\n")
    .every((line) => glue.has(line))
) {
  throw new Error("The glue of the full wasm no longer serves the small one: one script cannot load both");
}
const script = await bundle("www/entries/article-versions.js", "esm", "article-versions.js");
const oneFile = await bundle("www/entries/inline.js", "iife");
write(WASM, readFileSync(path(`pkg/small/${WASM}`)));
write(FULL_WASM, readFileSync(path(`pkg/${WASM}`)));
write("article-versions.js", script);
write("inline.js", await bundle("www/entries/inline.js", "esm"));
write("element.js", await bundle("www/entries/element.js", "esm", "element.js"));
write(
  "article-versions-disclosure.js",
  await bundle("www/entries/disclosure.js", "esm", "article-versions-disclosure.js"),
);
write("compare.js", await bundle("www/entries/compare.js", "esm", "compare.js"));
write("article-versions.iife.js", oneFile);
write("article-versions-worker.js", await bundle("www/entries/worker.js", "iife"));
// Without DOM types, which a Node project lacks.
write("compare.d.ts", read("src/wasm/types.d.ts").replace("parseDom(node: Node,", "parseDom(node: object,"));
await writeFormats();
await writeForNode();
await writeWords();
for (const [file, name] of Object.entries(LAZY)) write(name, await bundle(`www/entries/${file}`, "esm"));
const declarations = read("www/element/public.d.ts")
  .replace("../../src/wasm/types.d.ts", "./compare.js")
  .replaceAll("../formats/types.d.ts", "./formats/types.js");
for (const name of ["article-versions", "article-versions-disclosure", "inline", "element"])
  write(`${name}.d.ts`, declarations);
copyFileSync(path("www/element/custom-elements.json"), path("dist/custom-elements.json"));
write("THIRD-PARTY-LICENSES.txt", thirdPartyLicences(root));
// For the `integrity` attribute of pages that load the scripts from another host.
const scripts = { "article-versions.iife.js": oneFile, "article-versions.js": script };
write(
  "integrity.json",
  `${JSON.stringify(Object.fromEntries(Object.entries(scripts).map(([name, code]) => [name, digest("sha384", code)])), null, 2)}\n`,
);

write(
  "article-versions.html",
  selfContained(read("www/page/index.html"), await bundle("www/entries/page-inline.js", "iife")),
);
write("page.js", await bundle("www/entries/page.js", "esm"));
const served = ["script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'"];
for (const name of ["index.html", "embed.html", "line.html", "themes.html"]) {
  const html = read(`www/page/${name}`);
  write(name, name === "index.html" ? withPolicy(html, served) : html);
  for (const [, sheet = ""] of html.matchAll(STYLESHEET))
    copyFileSync(path(`www/page/${sheet}`), path(`dist/${sheet}`));
}

// An unoptimised build is neither compressed nor weighed.
if (!process.argv.includes("--dev")) {
  await precompress(path("dist"));
  weigh(await minifiedStyle(path("www/style/index.css")));
}
console.log(`article-versions.iife.js: integrity="${digest("sha384", oneFile)}" (also in integrity.json)`);
