// @ts-check
/**
 * `npm run bench` compares this library with others, in one run of one browser.
 *
 *   --sizes 1000,10000   words; default 1000,10000,100000,300000 (more than 2 MiB are refused), 0 leaves them out
 *   --rounds NUMBER      rounds at each size, the first of which warms up; default 7 (fewer for the longest texts)
 *   --limit SECONDS      what one call may take before a contender is left out of longer texts; default 30
 *   --kinds NUMBERS      words of identical, lightly, normally and heavily edited versions, with and without photos, of the first call on a
 *                        page and of 50 versions; default 1000,10000, 0 leaves them out
 *   --pairs NUMBER       pairs of 500 words that the command's stream compares; default 1000, 0 leaves it out
 *   --worst NUMBER       words of the worst cases; default 20000, 0 leaves them out
 *   --cold NUMBER        loads of each page from cold; default 9, 0 leaves them out
 *   --story NUMBER       loads of a story page alone, with the closed line, opened, and with a rendered fragment; default 9, 0 leaves them out
 *   --paint NUMBER       rounds of opening and using a page with a very long story; default 3, 0 leaves them out
 *
 * Prints tables and writes benches/results.json. Not a test: nothing fails because it is slow.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { chromium } from "playwright-core";
import { BROWSER_MISSING, findBrowser } from "../scripts/browsers.mjs";
import { build } from "../scripts/build.mjs";
import { npm, root, tail } from "../scripts/run.mjs";
import { command, say } from "../scripts/terminal.mjs";
import { KINDS, pair, pairOf, photoPair } from "./corpus.mjs";
import { stream } from "./stream.mjs";
import { median } from "./median.mjs";
import { painting } from "./painting.mjs";
import { storyCosts, writePages } from "./story.mjs";

const OURS = "article-versions";
const COLD = { [OURS]: OURS, "@codemirror/merge": "codemirror", diff: "diff" };
/** Words of the story that the cold pages show: a long news story. */
const COLD_WORDS = 1_000;
/** Photos of a story that has them, as many as the longest news stories. */
const PHOTOS = 12;
/** Fresh pages for each first call. */
const FRESH = 3;
/** Versions of a story that was updated all day. */
const VERSIONS = 50;
/** Words of the story that the longest tasks are looked for in. */
const PAINT_WORDS = 100_000;
/** A slow mobile line, for the second table of cold loads. */
const LINE = {
  offline: false,
  latency: 100,
  downloadThroughput: (4 * 1024 * 1024) / 8,
  uploadThroughput: (1024 * 1024) / 8,
};

const here = join(root, "benches");
const dist = join(root, "dist");
const TYPES = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".html": "text/html; charset=utf-8",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
};

/** Two real documents with photos, where they lie beside the repository. @returns {{ before: string, after: string } | null} */
function seedPair() {
  const folder = join(root, "..", "shared", "seeds");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
  const [before, after] = files.sort().map((name) => readFileSync(join(folder, name), "utf8"));
  return before !== undefined && after !== undefined ? { before, after } : null;
}

/** @param {number} number rounded to three digits */
const short = (number) =>
  number >= 100
    ? number.toFixed(0)
    : number >= 10
      ? number.toFixed(1)
      : number >= 1
        ? number.toFixed(2)
        : number.toFixed(3);

/** @param {readonly (readonly string[])[]} rows the first is the head */
function table(rows) {
  const [head = [], ...body] = rows;
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
  say([line(head), line(head.map((_, at) => (at ? "--:" : ":--"))), ...body.map(line)].join("\n"));
  say();
}

/**
 * Serves files from memory, compressed as a news site would.
 * @param {(name: string) => string | null} find the file behind a path
 */
async function serveCompressed(find) {
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
async function bundle(out) {
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

await command(async () => {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string", default: "1000,10000,100000,300000" },
      rounds: { type: "string", default: "7" },
      limit: { type: "string", default: "30" },
      kinds: { type: "string", default: "1000,10000" },
      pairs: { type: "string", default: "1000" },
      worst: { type: "string", default: "20000" },
      cold: { type: "string", default: "9" },
      story: { type: "string", default: "9" },
      paint: { type: "string", default: "3" },
    },
  });
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error(BROWSER_MISSING);
  await build();
  if (!existsSync(join(here, "node_modules", "diff"))) {
    const { code, output } = await npm(["ci", "--no-audit", "--no-fund"], { cwd: here });
    if (code !== 0) throw new Error(tail(output));
  }
  const out = join(root, ".cache", "bench");
  rmSync(out, { recursive: true, force: true });
  await bundle(out);
  await writePages(join(out, "story"), dist);

  const server = await serveCompressed((name) => {
    const file = name.startsWith("dist/") ? join(dist, name.slice(5)) : join(out, name || "index.html");
    return existsSync(file) ? file : null;
  });
  const args = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  const browser = await chromium.launch({ executablePath, args });
  const versions = Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies).filter(
      ([name]) => !/state|view/.test(name),
    ),
  );
  /** @type {any} */
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    browser: browser.version(),
    versions,
    race: {},
    worst: {},
    cold: {},
  };
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on("pageerror", (error) => say(`! ${error.message}`));
  await page.goto(server.url);
  const evaluate = (/** @type {"race" | "worst"} */ what, /** @type {object} */ plan) =>
    page.evaluate(async ({ what, plan }) => (await import(/** @type {any} */ ("/page.js")))[what](plan), {
      what,
      plan,
    });

  const limit = Number(values.limit) * 1000;
  const sizes = values.sizes.split(",").map(Number).filter(Boolean);
  const skip = new Set();
  let last = 0;
  for (const words of sizes) {
    // What would take longer than the limit even if it grew no faster than the text is not asked.
    for (const [name, took] of Object.entries(results.race[last] ?? {}))
      if (took * (words / last) > limit) skip.add(name);
    const rounds = words >= 300_000 ? 3 : words >= 100_000 ? Math.min(4, Number(values.rounds)) : Number(values.rounds);
    say(`${words.toLocaleString("en")} words …`);
    results.race[words] = await evaluate("race", { words, rounds, limit, skip: [...skip] });
    for (const [name, took] of Object.entries(results.race[words])) if (took > limit) skip.add(name);
    last = words;
  }
  /** @type {string[]} */
  const names = await page.evaluate(async () => (await import(/** @type {any} */ ("/page.js"))).names());
  say();
  if (sizes.length > 0)
    table([
      ["milliseconds (times ours)", ...sizes.map((words) => `${words.toLocaleString("en")} words`)],
      ...names.map((name) => [
        name,
        ...sizes.map((words) => {
          const took = results.race[words][name];
          if (took === undefined) return `over ${values.limit} s`;
          return name === OURS ? short(took) : `${short(took)} (${short(took / results.race[words][OURS])})`;
        }),
      ]),
    ]);

  results.kinds = {};
  for (const words of values.kinds.split(",").map(Number).filter(Boolean)) {
    /** @type {Record<string, { before: string, after: string }>} */
    const pairs = Object.fromEntries(KINDS.map((kind) => [kind, pairOf(kind, words)]));
    pairs["with photos"] = photoPair(words, PHOTOS);
    const seeds = seedPair();
    if (seeds && words === Number(values.kinds.split(",")[0])) pairs["the seed documents"] = seeds;
    else if (!seeds) say("The seed documents are not beside the repository (../shared/seeds): left out.");
    /** @type {Record<string, Record<string, number>>} */
    const warm = {};
    /** @type {Record<string, Record<string, number>>} */
    const first = {};
    for (const [kind, { before, after }] of Object.entries(pairs)) {
      const plan = { before, after, rounds: Number(values.rounds), limit };
      warm[kind] = await page.evaluate(
        async (plan) => (await import(/** @type {any} */ ("/page.js"))).raceOf(plan),
        plan,
      );
      first[kind] = {};
      for (const name of names) {
        const times = [];
        for (let round = 0; round < FRESH; round += 1) {
          const fresh = await browser.newPage();
          await fresh.goto(server.url);
          const call = { name, before, after };
          times.push(
            await fresh.evaluate(async (call) => (await import(/** @type {any} */ ("/page.js"))).first(call), call),
          );
          await fresh.close();
        }
        first[kind][name] = median(times);
      }
    }
    const many = await page.evaluate(async (plan) => (await import(/** @type {any} */ ("/page.js"))).many(plan), {
      words,
      count: VERSIONS,
      rounds: 3,
    });
    results.kinds[words] = { warm, first, many };
    for (const [title, times] of /** @type {const} */ ([
      ["milliseconds (times ours)", warm],
      ["first call on a page", first],
    ]))
      table([
        [`${title}, ${words.toLocaleString("en")} words`, ...Object.keys(pairs)],
        ...names.map((name) => [
          name,
          ...Object.values(times).map((took) =>
            took[name] === undefined
              ? `over ${values.limit} s`
              : name === OURS
                ? short(took[name])
                : `${short(took[name])} (${short(took[name] / (took[OURS] ?? 1))})`,
          ),
        ]),
      ]);
    say(`${VERSIONS} versions: ${short(many.all)} ms, ${short(many.all / many.two)} times as long as two.\n`);
  }
  if (Number(values.pairs) > 0) {
    results.stream = await stream(Number(values.pairs));
    say(`The command's stream: ${results.stream.perSecond.toFixed(0)} pairs of 500 words per second and core.\n`);
  }

  if (Number(values.worst) > 0) {
    results.worst = {
      words: Number(values.worst),
      ...(await evaluate("worst", { words: Number(values.worst), rounds: 3 })),
    };
    const { words, ...cases } = results.worst;
    table([
      [`worst cases, ${words.toLocaleString("en")} words`, "ms", "times a normal pair", "precise"],
      ...Object.entries(cases).map(([name, { ms, precise }]) => [
        name,
        short(ms),
        short(ms / cases.normal.ms),
        precise ? "yes" : "no",
      ]),
    ]);
  }
  await page.close();

  for (const [line, conditions] of /** @type {const} */ ([
    ["this machine", null],
    ["4 Mbit/s, 100 ms", LINE],
  ])) {
    if (Number(values.cold) <= 0) break;
    /** @type {Record<string, number[]>} */
    const times = {};
    for (let round = 0; round < Number(values.cold); round += 1) {
      for (const [name, file] of Object.entries(COLD)) {
        const context = await browser.newContext();
        const cold = await context.newPage();
        if (conditions) {
          const session = await context.newCDPSession(cold);
          await session.send("Network.enable");
          await session.send("Network.emulateNetworkConditions", conditions);
        }
        await cold.goto(`${server.url}cold/${file}.html`);
        const handle = await cold.waitForFunction("globalThis.paintedAt", undefined, { timeout: 60_000 });
        (times[name] ??= []).push(Number(await handle.jsonValue()));
        await context.close();
      }
    }
    results.cold[line] = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
  }
  if (Number(values.cold) > 0) {
    const lines = Object.keys(results.cold);
    table([
      [`from cold to a painted comparison, ${COLD_WORDS.toLocaleString("en")} words, ms (times ours)`, ...lines],
      ...Object.keys(COLD).map((name) => [
        name,
        ...lines.map((line) =>
          name === OURS
            ? short(results.cold[line][name])
            : `${short(results.cold[line][name])} (${short(results.cold[line][name] / results.cold[line][OURS])})`,
        ),
      ]),
    ]);
  }
  if (Number(values.story) > 0) {
    results.story = await storyCosts(browser, `${server.url}story/`, Number(values.story));
    table([
      [
        `a story page, ${COLD_WORDS.toLocaleString("en")} words`,
        "kB sent",
        "requests",
        "main thread, ms",
        "of it scripts, ms",
      ],
      ...Object.entries(results.story).map(([name, { bytes, requests, task, script }]) => [
        name,
        short(bytes / 1000),
        String(requests),
        short(task),
        short(script),
      ]),
    ]);
  }
  if (Number(values.paint) > 0) {
    results.painting = {
      words: PAINT_WORDS,
      ...(await painting(browser, `${server.url}painting.html`, { words: PAINT_WORDS, rounds: Number(values.paint) })),
    };
    const { words, changes, longest } = results.painting;
    const head = `longest task of the page, ${words.toLocaleString("en")} words, ${changes.toLocaleString("en")} changes`;
    table([
      [head, "ms", "of it running"],
      ...Object.entries(longest).map(([name, { took, cpu }]) => [name, short(took), short(cpu)]),
    ]);
  }
  await browser.close();
  server.close();
  writeFileSync(join(here, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
  say(`${results.machine}; Chromium ${results.browser}; ${results.date}. Written to benches/results.json.`);
});
