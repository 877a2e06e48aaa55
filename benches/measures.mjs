// @ts-check
/** What the benchmark measures, each as one function that prints its tables and returns its results. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/run.mjs";
import { say } from "../scripts/terminal.mjs";
import { KINDS, pairOf, photoPair } from "./corpus.mjs";
import { median } from "./median.mjs";
import { painting } from "./painting.mjs";
import { COLD, COLD_WORDS } from "./site.mjs";
import { storyCosts } from "./story.mjs";
import { compared, short, table } from "./tables.mjs";

/** @typedef {Record<string, number>} Times milliseconds by library */
/** @typedef {{ before: string, after: string }} Pair */
/**
 * @typedef {object} Bench
 * @property {import("playwright-core").Browser} browser
 * @property {import("playwright-core").Page} page the page of the libraries
 * @property {string} url of the server
 * @property {string[]} names of the libraries
 * @property {number} limit of one call, in seconds
 * @property {number} rounds
 */

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

/** A number of words as text: "10,000 words". @param {number} words */
const inWords = (words) => `${words.toLocaleString("en")} words`;

/**
 * Calls a function of page.mjs in a page.
 * @param {import("playwright-core").Page} page
 * @param {"race" | "raceOf" | "first" | "many" | "worst" | "names"} what
 * @param {object} [plan]
 * @returns {Promise<any>}
 */
export const inPage = (page, what, plan = {}) =>
  page.evaluate(async ({ what, plan }) => (await import(/** @type {any} */ ("/page.js")))[what](plan), { what, plan });

/**
 * Compares normal pairs of each size with every library.
 * @param {Bench} bench
 * @param {number[]} sizes in words
 */
export async function race({ page, names, limit, rounds }, sizes) {
  /** @type {Record<number, Times>} */
  const results = {};
  const skip = new Set();
  let last = 0;
  for (const words of sizes) {
    // A library is skipped if it would exceed the limit even with time in proportion to the text.
    for (const [name, took] of Object.entries(results[last] ?? {}))
      if (took * (words / last) > limit * 1000) skip.add(name);
    const fewer = words >= 300_000 ? 3 : words >= 100_000 ? Math.min(4, rounds) : rounds;
    say(`${inWords(words)} …`);
    const times = await inPage(page, "race", { words, rounds: fewer, limit: limit * 1000, skip: [...skip] });
    for (const [name, took] of Object.entries(times)) if (took > limit * 1000) skip.add(name);
    results[words] = times;
    last = words;
  }
  say();
  if (sizes.length > 0)
    table([
      ["milliseconds (times ours)", ...sizes.map(inWords)],
      ...names.map((name) => [name, ...sizes.map((words) => compared(name, results[words] ?? {}, limit))]),
    ]);
  return results;
}

/**
 * Compares pairs that were edited more or less, calls on a fresh page, and many versions.
 * @param {Bench} bench
 * @param {number} words
 * @param {boolean} withSeeds whether the seed documents are compared, too
 */
export async function kinds(bench, words, withSeeds) {
  const { page, names, limit, rounds } = bench;
  /** @type {Record<string, Pair>} */
  const pairs = Object.fromEntries(KINDS.map((kind) => [kind, pairOf(kind, words)]));
  pairs["with photos"] = photoPair(words, PHOTOS);
  const seeds = seedPair();
  if (seeds && withSeeds) pairs["the seed documents"] = seeds;
  else if (!seeds) say("The seed documents are not beside the repository (../shared/seeds): left out.");
  /** @type {Record<string, Times>} */
  const warm = {};
  /** @type {Record<string, Times>} */
  const first = {};
  for (const [kind, { before, after }] of Object.entries(pairs)) {
    warm[kind] = await inPage(page, "raceOf", { before, after, rounds, limit: limit * 1000 });
    first[kind] = await firstCalls(bench, { before, after });
  }
  const many = await inPage(page, "many", { words, count: VERSIONS, rounds: 3 });
  for (const [title, times] of /** @type {const} */ ([
    ["milliseconds (times ours)", warm],
    ["first call on a page", first],
  ]))
    table([
      [`${title}, ${inWords(words)}`, ...Object.keys(pairs)],
      ...names.map((name) => [name, ...Object.values(times).map((took) => compared(name, took, limit))]),
    ]);
  say(`${VERSIONS} versions: ${short(many.all)} ms, ${short(many.all / many.two)} times as long as two.\n`);
  return { warm, first, many };
}

/**
 * The first call of each library on a fresh page.
 * @param {Bench} bench
 * @param {Pair} pair
 */
async function firstCalls({ browser, url, names }, { before, after }) {
  /** @type {Times} */
  const times = {};
  for (const name of names) {
    const rounds = [];
    for (let round = 0; round < FRESH; round += 1) {
      const fresh = await browser.newPage();
      await fresh.goto(url);
      rounds.push(await inPage(fresh, "first", { name, before, after }));
      await fresh.close();
    }
    times[name] = median(rounds);
  }
  return times;
}

/** Two real documents with photos, if they are beside the repository. @returns {Pair | null} */
function seedPair() {
  const folder = join(root, "..", "shared", "seeds");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
  const [before, after] = files.sort().map((name) => readFileSync(join(folder, name), "utf8"));
  return before !== undefined && after !== undefined ? { before, after } : null;
}

/**
 * Compares the worst cases with a normal pair.
 * @param {Bench} bench
 * @param {number} words
 */
export async function worst({ page }, words) {
  /** @type {Record<string, { ms: number, precise: boolean }>} */
  const cases = await inPage(page, "worst", { words, rounds: 3 });
  const normal = cases.normal?.ms ?? 1;
  table([
    [`worst cases, ${inWords(words)}`, "ms", "times a normal pair", "precise"],
    ...Object.entries(cases).map(([name, { ms, precise }]) => [
      name,
      short(ms),
      short(ms / normal),
      precise ? "yes" : "no",
    ]),
  ]);
  return { words, ...cases };
}

/**
 * Loads each page from an empty cache until its comparison is painted.
 * @param {Bench} bench
 * @param {number} loads
 */
export async function cold({ browser, url }, loads) {
  /** @type {Record<string, Times>} */
  const results = {};
  for (const [line, conditions] of /** @type {const} */ ([
    ["this machine", null],
    ["4 Mbit/s, 100 ms", LINE],
  ])) {
    /** @type {Record<string, number[]>} */
    const times = {};
    for (let round = 0; round < loads; round += 1) {
      for (const [name, file] of Object.entries(COLD)) {
        const context = await browser.newContext();
        const page = await context.newPage();
        if (conditions) {
          const session = await context.newCDPSession(page);
          await session.send("Network.enable");
          await session.send("Network.emulateNetworkConditions", conditions);
        }
        await page.goto(`${url}cold/${file}.html`);
        const handle = await page.waitForFunction("globalThis.paintedAt", undefined, { timeout: 60_000 });
        (times[name] ??= []).push(Number(await handle.jsonValue()));
        await context.close();
      }
    }
    results[line] = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
  }
  table([
    [`from cold to a painted comparison, ${inWords(COLD_WORDS)}, ms (times ours)`, ...Object.keys(results)],
    ...Object.keys(COLD).map((name) => [name, ...Object.values(results).map((took) => compared(name, took))]),
  ]);
  return results;
}

/**
 * What the element costs a story page.
 * @param {Bench} bench
 * @param {number} loads
 */
export async function story({ browser, url }, loads) {
  const results = await storyCosts(browser, `${url}story/`, loads);
  table([
    [`a story page, ${inWords(COLD_WORDS)}`, "kB sent", "requests", "main thread, ms", "of it scripts, ms"],
    ...Object.entries(results).map(([name, { bytes, requests, task, script }]) => [
      name,
      short(bytes / 1000),
      String(requests),
      short(task),
      short(script),
    ]),
  ]);
  return results;
}

/**
 * The longest tasks of a page with a very long story.
 * @param {Bench} bench
 * @param {number} rounds
 */
export async function longestTasks({ browser, url }, rounds) {
  const results = await painting(browser, `${url}painting.html`, { words: PAINT_WORDS, rounds });
  const { changes, longest } = results;
  const head = `longest task of the page, ${inWords(PAINT_WORDS)}, ${changes.toLocaleString("en")} changes`;
  table([
    [head, "ms", "of it running"],
    ...Object.entries(longest).map(([name, { took, cpu }]) => [name, short(took), short(cpu)]),
  ]);
  return { words: PAINT_WORDS, ...results };
}
