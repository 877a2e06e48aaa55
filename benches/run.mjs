// @ts-check
/**
 * `npm run bench` compares this library with others, in one run of one browser.
 *
 *   --sizes 1000,10000   words; default 1000,10000,100000,300000 (more than 2 MiB are refused), 0 leaves them out
 *   --rounds NUMBER      rounds at each size, the first of which warms up; default 7 (fewer for the longest texts)
 *   --limit SECONDS      how long one call may take before its library is left out of longer texts; default 30
 *   --kinds NUMBERS      words of versions that were edited not at all, lightly, normally and heavily, and of versions
 *                        with photos; also measures the first call on a page, and 50 versions; default 1000,10000
 *   --pairs NUMBER       pairs of 500 words that the command's stream compares; default 1000, 0 leaves it out
 *   --worst NUMBER       words of the worst cases; default 20000, 0 leaves them out
 *   --cold NUMBER        loads of each page from cold; default 9, 0 leaves them out
 *   --story NUMBER       loads of a story page alone, with the closed line, opened, and with a rendered fragment; default 9, 0 leaves them out
 *   --paint NUMBER       rounds of opening and using a page with a very long story; default 3, 0 leaves them out
 *
 * Prints tables and writes benches/results.json. Not a test: nothing fails because it is slow.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { BROWSER_MISSING, findBrowser } from "../scripts/browsers.mjs";
import { build } from "../scripts/build.mjs";
import { npm, root, tail } from "../scripts/run.mjs";
import { command, say } from "../scripts/terminal.mjs";
import { cold, inPage, kinds, longestTasks, race, story, worst } from "./measures.mjs";
import { bundle, serveCompressed } from "./site.mjs";
import { writePages } from "./story.mjs";
import { stream } from "./stream.mjs";

const here = join(root, "benches");
const dist = join(root, "dist");

/** Reads the options. */
function options() {
  const text = (/** @type {string} */ value) => /** @type {const} */ ({ type: "string", default: value });
  const { values } = parseArgs({
    options: {
      sizes: text("1000,10000,100000,300000"),
      rounds: text("7"),
      limit: text("30"),
      kinds: text("1000,10000"),
      pairs: text("1000"),
      worst: text("20000"),
      cold: text("9"),
      story: text("9"),
      paint: text("3"),
    },
  });
  const numbers = (/** @type {string} */ list) => list.split(",").map(Number).filter(Boolean);
  return {
    sizes: numbers(values.sizes),
    rounds: Number(values.rounds),
    limit: Number(values.limit),
    kinds: numbers(values.kinds),
    pairs: Number(values.pairs),
    worst: Number(values.worst),
    cold: Number(values.cold),
    story: Number(values.story),
    paint: Number(values.paint),
  };
}

/** Installs the other libraries, bundles the pages and serves them. */
async function setUp() {
  if (!existsSync(join(here, "node_modules", "diff"))) {
    const { code, output } = await npm(["ci", "--no-audit", "--no-fund"], { cwd: here });
    if (code !== 0) throw new Error(tail(output));
  }
  const out = join(root, ".cache", "bench");
  rmSync(out, { recursive: true, force: true });
  await bundle(out);
  await writePages(join(out, "story"), dist);
  return serveCompressed((name) => {
    const file = name.startsWith("dist/") ? join(dist, name.slice(5)) : join(out, name || "index.html");
    return existsSync(file) ? file : null;
  });
}

/** @param {string} executablePath */
function launch(executablePath) {
  const args = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  return chromium.launch({ executablePath, args });
}

/** The versions of the other libraries. */
function libraryVersions() {
  const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => !/state|view/.test(name)));
}

await command(async () => {
  const wanted = options();
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error(BROWSER_MISSING);
  await build();
  const server = await setUp();
  const browser = await launch(executablePath);
  /** @type {any} */
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    browser: browser.version(),
    versions: libraryVersions(),
  };
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on("pageerror", (error) => say(`! ${error.message}`));
  await page.goto(server.url);
  const { limit, rounds } = wanted;
  const bench = { browser, page, url: server.url, names: await inPage(page, "names"), limit, rounds };

  results.race = await race(bench, wanted.sizes);
  results.kinds = {};
  for (const words of wanted.kinds) results.kinds[words] = await kinds(bench, words, words === wanted.kinds[0]);
  if (wanted.pairs > 0) {
    results.stream = await stream(wanted.pairs);
    say(`The command's stream: ${results.stream.perSecond.toFixed(0)} pairs of 500 words per second and core.\n`);
  }
  if (wanted.worst > 0) results.worst = await worst(bench, wanted.worst);
  await page.close();
  if (wanted.cold > 0) results.cold = await cold(bench, wanted.cold);
  if (wanted.story > 0) results.story = await story(bench, wanted.story);
  if (wanted.paint > 0) results.painting = await longestTasks(bench, wanted.paint);
  await browser.close();
  server.close();
  writeFileSync(join(here, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
  say(`${results.machine}; Chromium ${results.browser}; ${results.date}. Written to benches/results.json.`);
});
