// @ts-check
/**
 * pkg/ (what build.mjs compiled) and www/ -> dist/: one module per way of loading, one script for plain pages, and the local
 * page as one file that opens by double click.
 */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { thirdPartyLicences } from "./licenses.mjs";
import { precompress } from "./precompress.mjs";
import { weigh } from "./weight.mjs";

/** The browsers that the package is for: those with module scripts, custom elements and WebAssembly reference types. */
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

/** The languages whose words are fetched when a page first asks for them. */
const LANGUAGES = ["ar", "de", "es", "fr", "zh"];

/** What a script asks for later, as www/entries/ names it, and its name in dist/. @type {Record<string, string>} */
const LAZY = {
  "./presenter.js": "article-versions-presenter.js",
  "../export/index.js": "article-versions-saving.js",
  "../view/timeline.js": "article-versions-timeline.js",
};

const root = fileURLToPath(new URL("..", import.meta.url));
const path = (/** @type {string} */ name) => `${root}/${name}`;
const read = (/** @type {string} */ name) => readFileSync(path(name), "utf8");
/** Those of www/formats/ that are fetched with the first file of their form, as www/formats/forms.js names them. */
const LATER_FORMATS = [
  ...new Set(
    [...read("www/formats/forms.js").matchAll(/^[^*\n]*import\("\.\/([\w-]+)\.js"\)/gm)].map(([, name = ""]) => name),
  ),
];
/** What scripts/build.mjs compiles: in pkg/ the full build, in pkg/small/ one that reads no Markdown and no whole pages. */
const WASM = "article_versions_bg.wasm";
const FULL_WASM = "article_versions_full_bg.wasm";
const STYLESHEET = /<link rel="stylesheet" href="([^":]+)"\s*\/?>/g;

/**
 * After a trap the engine has to be instantiated anew, but the glue that wasm-bindgen writes keeps the first instance for
 * ever (its own reset is experimental, and heavier). `initSync` shall always make a new one.
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
 * `import styles from "./style/index.css"`: a style sheet, and what it imports, as text for the shadow root, without the white space that only we read.
 * @type {esbuild.Plugin}
 */
const styleText = {
  name: "style-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({ contents: await minifiedStyle(file), loader: "text" }));
  },
};

/**
 * A style sheet with those that it imports.
 * @param {string} file
 */
async function minifiedStyle(file) {
  const options = /** @type {const} */ ({ bundle: true, write: false, minify: true, charset: "utf8" });
  const { outputFiles } = await esbuild.build({ ...options, entryPoints: [file], target: TARGET });
  return ownRem(outputFiles[0]?.text.trim() ?? "");
}

/**
 * Counts each rem of the element's style in `--_rem`, which www/style/base.css sets: the size of the root's type is the host page's,
 * who may have made it small for its own reckoning.
 * @param {string} style as esbuild writes it; the condition of a container cannot ask for a variable, and keeps the host's rem
 */
function ownRem(style) {
  return style.replace(
    /(?<!--_rem: max\(|\((?:max|min)-width: ?|[\w.])(-?(?:\d*\.)?\d+)rem\b/g,
    "calc($1*var(--_rem))",
  );
}

/**
 * `import bytes from "wasm:bytes"`: the wasm as bytes inside the bundle.
 * @type {esbuild.Plugin}
 */
const wasmBytes = {
  name: "wasm-bytes",
  setup({ onResolve }) {
    onResolve({ filter: /^wasm:bytes$/ }, () => ({ path: path(`pkg/${WASM}`) }));
  },
};

/**
 * `import("../labels/de.js")`: words that stay beside the script, in dist/labels/; and so what the script asks for later.
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
 * `import("./docx.js")` of a form's reader: it stays a module of its own, in dist/formats/. A classic script has it inside.
 * @param {string} folder where dist/formats/ is, from the module that asks
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
 * Bundles one entry and returns its code.
 * @param {string} entry
 * @param {"esm" | "iife"} format
 * @param {string} [mapped] its name in dist/, where a source map is to stand beside it: not for the wasm's bytes
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
    // The `sideEffects` of package.json speak of dist/, not of these sources.
    ignoreAnnotations: true,
    charset: "utf8",
    target: TARGET,
    supported: { "top-level-await": format === "esm" },
    // A sample story is text, and so are its pictures.
    loader: { ".txt": "text", ".md": "text", ".svg": "text", ".wasm": "binary" },
    plugins: [renewable, styleText, wasmBytes, besideScript, ...(format === "esm" ? [besideFormats("./formats")] : [])],
    logLevel: "warning",
  });
  const [written, map] = result.outputFiles.map(({ text }) => text).reverse();
  // The beginning of a comment would begin one in an inline script, too. In strings and patterns this is the same.
  const code = written?.replaceAll("<!--", "<\\x21--");
  if (code === undefined) throw new Error(`${entry}: nothing came out`);
  if (mapped && map !== undefined) write(`${mapped}.map`, map);
  // An inline script would end here, wherever in the code it stands.
  if (/<\/script/i.test(code)) throw new Error(`${entry}: the bundle holds "</script"`);
  return code;
}

/**
 * Bundles a module and tells what it exports.
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

/** The command, and what renders fragments: for Node, one file each beside the wasm. */
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
      logLevel: "warning",
    });
  }
  const types = read("cli/html.d.ts").replace("../src/wasm/types.d.ts", "./compare.js");
  write("html.d.ts", types.replace("../www/element/public.d.ts", "./article-versions.js"));
  const sheets = ["line", "index", "fragment"].map((name) => minifiedStyle(path(`www/style/${name}.css`)));
  write("article-versions.css", (await Promise.all(sheets)).join(""));
}

/** @param {string} name @param {string | Uint8Array} content */
function write(name, content) {
  writeFileSync(path(`dist/${name}`), content);
}

/** The readers of newsroom systems' JSON: a module each that needs no other, with its types. */
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

/** The words of the languages that the script itself has not, a module each. */
async function writeWords() {
  mkdirSync(path("dist/labels"), { recursive: true });
  for (const name of LANGUAGES) write(`labels/${name}.js`, (await bundleWithNames(`www/labels/${name}.js`)).code);
}

/** @param {string} algorithm @param {string} text */
const digest = (algorithm, text) => `${algorithm}-${createHash(algorithm).update(text).digest("base64")}`;

/**
 * Puts a page's style and script inside it and adds the policy that lets in these two and nothing else.
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
    // Module scripts wait for the document, classic ones do not: last in the body comes to the same.
    .replace("</body>", () => `<script>${script}</script>\n</body>`);
  return withPolicy(inlined, [
    `script-src '${digest("sha256", script)}' 'wasm-unsafe-eval'`,
    `style-src ${styles.map((style) => `'${digest("sha256", style)}'`).join(" ") || "'none'"}`,
  ]);
}

/** What the local page may do in either form: show pictures from anywhere, and nothing else. */
const POLICY = [
  "default-src 'none'",
  "img-src https: http: data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types article-versions",
];

/**
 * Adds a Content Security Policy to a page, before anything that it governs.
 * @param {string} html
 * @param {string[]} sources where its scripts, styles and wasm are from
 */
function withPolicy(html, sources) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${[...POLICY, ...sources].join("; ")}">`;
  return html.replace(/<meta charset="[^"]+"\s*\/?>/i, (charset) => `${charset}\n${meta}`);
}

rmSync(path("dist"), { recursive: true, force: true });
mkdirSync(path("dist"), { recursive: true });

// The full wasm imports more than the small one: its glue has to serve both.
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
// Without the DOM's types, which a project for Node has not.
write("compare.d.ts", read("src/wasm/types.d.ts").replace("parseDom(node: Node)", "parseDom(node: object)"));
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
// For the `integrity` attribute of a page that takes the scripts from elsewhere.
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
for (const name of ["index.html", "embed.html", "themes.html"]) {
  const html = read(`www/page/${name}`);
  write(name, name === "index.html" ? withPolicy(html, served) : html);
  for (const [, sheet = ""] of html.matchAll(STYLESHEET))
    copyFileSync(path(`www/page/${sheet}`), path(`dist/${sheet}`));
}

// A core that is not optimised is neither sent nor weighed.
if (!process.argv.includes("--dev")) {
  await precompress(path("dist"));
  weigh(await minifiedStyle(path("www/style/index.css")));
}
console.log(`article-versions.iife.js: integrity="${digest("sha384", oneFile)}" (also in integrity.json)`);
