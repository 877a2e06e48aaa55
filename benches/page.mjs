// @ts-check
/** Runs the measurement in the browser. Each round calls every contender, so that a slow moment affects all of them. */
import { CONTENDERS, OURS } from "./contenders.mjs";
import { pair, versions } from "./corpus.mjs";
import { timeline } from "../dist/compare.js";
import { median } from "./median.mjs";
import { worstCases } from "./worst-cases.mjs";

/** A call is repeated until it took this many milliseconds, because the clock ticks in tenths of a millisecond. */
const LEAST = 10;
/**
 * The first turn of each, which is not counted, lasts so many: a browser compiles JavaScript and wasm to the end only
 * when they are often called.
 */
const WARM = 500;

/**
 * @param {() => unknown} call
 * @param {number} [least]
 * @returns {number} milliseconds of one call
 */
function timed(call, least = LEAST) {
  let calls = 0;
  let took = 0;
  const start = performance.now();
  do {
    call();
    calls += 1;
    took = performance.now() - start;
  } while (took < least);
  return took / calls;
}

/** The contenders, ours first. */
export const names = () => CONTENDERS.map(({ name }) => name);

/** A turn of the event loop, so that the page stays alive between two calls. */
const breathe = () => new Promise((done) => setTimeout(done));

/**
 * @param {{ words: number, rounds: number, limit: number, skip: string[] }} plan `limit`: milliseconds that one call
 *   may take;
 *   a contender that takes longer is not asked again at this size. `skip`: those not asked at all.
 * @returns {Promise<Record<string, number>>} the median for each contender, in milliseconds
 */
export async function race({ words, rounds, limit, skip }) {
  return raced({ ...pair(words), rounds, limit, skip });
}

/**
 * @param {{ before: string, after: string, rounds: number, limit: number, skip: string[] }} plan
 * @returns {Promise<Record<string, number>>}
 */
async function raced({ before, after, rounds, limit, skip }) {
  /** @type {Map<string, number[]>} */
  const times = new Map();
  let runners = CONTENDERS.filter(({ name }) => !skip.includes(name));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of runners) {
      await breathe();
      const took = timed(() => run(before, after), round === 0 ? WARM : LEAST);
      // The first round warms up, unless there is but one.
      if (round > 0 || took > limit) times.set(name, [...(times.get(name) ?? []), took]);
    }
    runners = runners.filter(({ name }) => median(times.get(name) ?? []) <= limit);
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
}

/**
 * @param {{ before: string, after: string, rounds: number, limit: number }} plan
 * @returns {Promise<Record<string, number>>} the median for each contender, in milliseconds
 */
export async function raceOf({ before, after, rounds, limit }) {
  return raced({ before, after, rounds, limit, skip: [] });
}

/**
 * The first call on a page, of one contender: nothing has been compiled, and nothing will be called twice.
 * @param {{ name: string, before: string, after: string }} plan
 * @returns {number} milliseconds
 */
export function first({ name, before, after }) {
  const start = performance.now();
  CONTENDERS.find((one) => one.name === name)?.run(before, after);
  return performance.now() - start;
}

/**
 * @param {{ words: number, count: number, rounds: number }} plan
 * @returns {Promise<{ two: number, all: number }>} milliseconds for two versions and for `count` of them
 */
export async function many({ words, count, rounds }) {
  const sources = versions(words, count).map((text) => ({ text, format: /** @type {const} */ ("wire") }));
  /** @type {[number[], number[]]} */
  const times = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, some] of [sources.slice(0, 2), sources].entries()) {
      await breathe();
      const took = timed(() => timeline(some), round === 0 ? WARM : LEAST);
      if (round > 0) times[at]?.push(took);
    }
  }
  return { two: median(times[0]), all: median(times[1]) };
}

/**
 * @param {{ words: number, rounds: number }} plan
 * @returns {Promise<Record<string, { ms: number, precise: boolean }>>} ours on each of the worst cases
 */
export async function worst({ words, rounds }) {
  const run = CONTENDERS.find(({ name }) => name === OURS)?.run;
  if (!run) throw new Error(`no contender is called ${OURS}`);
  const cases = worstCases(words);
  /** @type {Map<string, number[]>} */
  const times = new Map(cases.map(({ name }) => [name, []]));
  /** @type {Map<string, boolean>} */
  const precise = new Map();
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, before, after } of cases) {
      await breathe();
      const took = timed(() => precise.set(name, /** @type {{ precise: boolean }} */ (run(before, after)).precise));
      if (round > 0) times.get(name)?.push(took);
    }
  }
  return Object.fromEntries(
    cases.map(({ name }) => [name, { ms: median(times.get(name) ?? []), precise: precise.get(name) ?? false }]),
  );
}
