// @ts-check
/**
 * Skips a build step if its inputs and outputs are unchanged since it last ran.
 * It compares hashes and not modification times, because a fresh checkout gives every file a new time.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

const folder = join(root, ".cache");

/**
 * The files under a path, sorted. Empty if the path is missing.
 * @param {string} path relative to the project
 * @returns {string[]}
 */
function files(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => files(`${path}/${name}`));
}

/**
 * One hash over the names and contents of files and folders.
 * @param {string[]} paths relative to the project
 */
export function hash(paths) {
  const sum = createHash("sha256");
  for (const file of paths.flatMap(files)) {
    const content = readFileSync(join(root, file));
    sum.update(`${file}\0${content.length}\0`).update(content);
  }
  return sum.digest("hex");
}

/**
 * @typedef {object} Step
 * @property {string} name the stamp's file name
 * @property {string[]} inputs files and folders it is made from
 * @property {string[]} outputs files and folders it makes; at least one must exist
 * @property {string} [salt] anything else that its result depends on
 */

/**
 * Runs a step unless its inputs and outputs are unchanged.
 * @param {Step} step
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether the step ran
 */
export async function unlessCurrent({ name, inputs, outputs, salt = "" }, work) {
  const stamp = join(folder, `${name}.json`);
  // Computed before the step runs: if a file is saved meanwhile, the step runs again next time.
  const inputHash = hash(inputs) + salt;
  if (outputs.every((path) => existsSync(join(root, path)))) {
    try {
      const before = JSON.parse(readFileSync(stamp, "utf8"));
      if (before.inputs === inputHash && before.outputs === hash(outputs)) return false;
    } catch {
      // No stamp, or an unreadable one: run the step.
    }
  }
  await work();
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, JSON.stringify({ inputs: inputHash, outputs: hash(outputs) }));
  return true;
}
