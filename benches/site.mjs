// @ts-check
/** Bundles the bench pages and serves them as a news site would. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { root } from "../scripts/run.mjs";
import { pair } from "./corpus.mjs";

/** The name of this library in the tables. */
export const OURS = "article-versions";
/** The pages that are loaded from cold, by library. */
export const COLD = { [OURS]: OURS, "@codemirror/merge": "codemirror", diff: "diff" };
/** Words of the story that the cold pages show: a long news story. */
export const COLD_WORDS = 1_000;

const here = join(root, "benches");
const TYPES = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".html": "text/html; charset=utf-8",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
};

/**
 * Serves files from memory, compressed as a news site would.
 * @param {(name: string) => string | null} find the file behind a path
 */
export async function serveCompressed(find) {
  /** @type {Map<string, { type: string, bytes: Buffer }>} */
  const cache = new Map();
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    const file = find(name);
    if (!file) return void response.writeHead(404).end();
    let found = cache.get(name);
    if (!found) {
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      found = {
        type: TYPES[/** @type {".js"} */ (extname(file))] ?? "application/octet-stream",
        bytes: brotliCompressSync(readFileSync(file), quality),
      };
      cache.set(name, found);
    }
    response.writeHead(200, {
      "content-type": found.type,
      "content-encoding": "br",
      "cache-control": "no-store",
      // Isolated pages have the finer clock.
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    response.end(found.bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(null)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${address.port}/`, close: () => (server.close(), server.closeAllConnections()) };
}

/** Bundles the bench pages into `out`; ours stays the file in dist/ that users get. @param {string} out */
export async function bundle(out) {
  mkdirSync(out, { recursive: true });
  /** @type {esbuild.Plugin} */
  const ours = {
    name: "built-entry",
    setup({ onResolve }) {
      onResolve({ filter: /dist\/compare\.js$/ }, () => ({ path: "/dist/compare.js", external: true }));
    },
  };
  const cold = Object.values(COLD).map((name) => join(here, "cold", `${name}.mjs`));
  await esbuild.build({
    entryPoints: [join(here, "page.mjs"), ...cold],
    outdir: out,
    outbase: here,
    bundle: true,
    minify: true,
    format: "esm",
    target: "chrome110",
    plugins: [ours],
    logLevel: "error",
  });
  writeFileSync(join(out, "index.html"), "<!doctype html><meta charset=utf-8><title>bench</title>");
  for (const name of Object.values(COLD)) {
    // As the README embeds it.
    const head =
      name === OURS
        ? '<link rel="preload" href="/dist/article_versions_bg.wasm" as="fetch" type="application/wasm" crossorigin>'
        : "";
    const body =
      name === OURS
        ? '<article-versions></article-versions><script type="module" src="/dist/article-versions.js"></script>'
        : "";
    writeFileSync(
      join(out, "cold", `${name}.html`),
      `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">${head}<body>${body}<script type="module" src="${name}.js"></script></body></html>`,
    );
  }
  writeFileSync(
    join(out, "painting.html"),
    '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><article-versions></article-versions><script type="module" src="/dist/article-versions.js"></script></html>',
  );
  const { before, after } = pair(COLD_WORDS);
  writeFileSync(join(out, "cold", "before.txt"), before);
  writeFileSync(join(out, "cold", "after.txt"), after);
}
