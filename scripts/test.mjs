// @ts-check
/**
 * `npm test`: runs every test, fast tests first. `npm test -- rust` (or check, wasm, browser, packaging, or the name of
 * one step) runs a part. Unchanged parts are not rebuilt.
 */
import { setUpBuild } from "./setup.mjs";
import { steps } from "./steps.mjs";
import { tail } from "./run.mjs";
import { bold, command, duration, heading, Missing, red, say, yellow } from "./terminal.mjs";

/** The columns of the table of times: the longest name of a step, and "999.9" (characters). */
const NAME_WIDTH = Math.max(...steps.map(({ name }) => name.length));
const TIME_WIDTH = 5;

await command(async () => {
  const wanted = process.argv.slice(2).filter((argument) => argument !== "--");
  const names = new Set(steps.flatMap(({ name, parts }) => [name, ...parts]));
  const unknown = wanted.find((name) => !names.has(name));
  if (unknown)
    throw new Missing(`There is no part "${unknown}". The parts and steps are: ${[...names].sort().join(", ")}.`);
  const asked = steps.filter(
    ({ name, parts }) => wanted.length === 0 || wanted.some((want) => want === name || parts.includes(want)),
  );
  const chosen = steps.filter((step) => asked.includes(step) || asked.some(({ needs }) => needs === step.name));

  await setUpBuild();
  const start = Date.now();
  let passed = 0;
  /** @type {string[]} */
  const failures = [];
  /** @type {string[]} */
  const gaps = [];
  /** @type {string[]} */
  const unsteady = [];
  /** The time of each step. @type {string[]} */
  const times = [];
  let failed = 0;
  for (const step of chosen) {
    heading(step.title);
    if (step.needs && failures.includes(step.needs)) {
      say(`   ${yellow("not run")}: "${step.needs}" failed`);
      gaps.push(`${step.name}: not run, because "${step.needs}" failed`);
      continue;
    }
    const begun = Date.now();
    const result = await attempt(step);
    passed += result.passed;
    failed += result.failed;
    const time = duration(Date.now() - begun);
    times.push(`${step.name.padEnd(NAME_WIDTH)} ${((Date.now() - begun) / 1000).toFixed(1).padStart(TIME_WIDTH)} s`);
    for (const gap of result.skipped ?? []) {
      say(`   ${yellow("skipped")}: ${gap}`);
      gaps.push(`${step.name}: ${gap}`);
    }
    for (const test of result.unsteady ?? []) {
      say(`   ${yellow("unsteady")}: ${test} failed, and passed in a second run`);
      unsteady.push(`${step.name}: ${test}`);
    }
    if (result.failed > 0) {
      failures.push(step.name);
      say(tail(result.output ?? "", 200));
      say(
        red(`   ${result.passed} passed, ${result.failed} failed (${time}). Only this again: npm test -- ${step.name}`),
      );
    } else if (result.passed > 0) {
      say(`   ${result.passed === 1 ? "passed" : `${result.passed} passed`} (${time})`);
    }
  }
  say();
  sumUp(gaps, unsteady, failures, times);
  say(`Took ${duration(Date.now() - start)}.`);
  say(bold(`${passed} passed, ${failed} failed`));
  return failed > 0 ? 1 : 0;
});

/**
 * Prints what a reader of the log looks for first. Empty lists are left out.
 * @param {string[]} gaps
 * @param {string[]} unsteady
 * @param {string[]} failures
 * @param {string[]} times
 */
function sumUp(gaps, unsteady, failures, times) {
  const lines = (/** @type {string[]} */ list) => list.map((line) => `  ${line}`).join("\n");
  if (gaps.length > 0) say(yellow(`Skipped:\n${lines(gaps)}`));
  if (unsteady.length > 0) say(yellow(`Passed only in a second run:\n${lines(unsteady)}`));
  if (failures.length > 0) say(red(`Failed: ${failures.join(", ")}`));
  if (times.length > 1) say(`Time of each step:\n${lines(times)}`);
}

/** @param {import("./steps.mjs").Step} step @returns {Promise<import("./steps.mjs").Result>} */
async function attempt(step) {
  try {
    return await step.run();
  } catch (error) {
    const message = error instanceof Missing ? error.message : String(/** @type {Error} */ (error).stack);
    return { passed: 0, failed: 1, output: message };
  }
}
