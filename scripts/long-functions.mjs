// @ts-check
/**
 * Lists the functions that have more lines than a limit, the longest first: `node scripts/long-functions.mjs [60]`.
 * Functions are found by their layout, which rustfmt and Biome keep uniform.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./run.mjs";

/** The folders that are searched. */
const FOLDERS = ["src", "www", "cli", "scripts", "benches", "examples", "fuzz", "tests"];

const limit = Number(process.argv[2] ?? 60);

/** @typedef {{ path: string, line: number, name: string, lines: number }} Found */

/** @param {string} path @param {string} text @returns {Found[]} */
function inRust(path, text) {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const [, indent, name = ""] = /^( *)(?:pub(?:\([^)]*\))? )?(?:const |async )?fn (\w+)/.exec(line) ?? [];
    if (indent === undefined || line.endsWith(";")) return [];
    const end = lines.indexOf(`${indent}}`, index);
    return end < 0 ? [] : [{ path, line: index + 1, name, lines: end - index + 1 }];
  });
}

/** @param {string} path @param {string} text @returns {Found[]} */
function inScript(path, text) {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const [, indent] = /^( *).*(?:=>|\)) \{$/.exec(line) ?? [];
    // The functions given to `describe` only group tests.
    if (indent === undefined || /^\s*(?:\} else )?(?:if|for|while|switch|catch|describe)\b/.test(line)) return [];
    const end = lines.findIndex((other, at) => at > index && other.startsWith(`${indent}}`));
    return end < 0 ? [] : [{ path, line: index + 1, name: line.trim(), lines: end - index + 1 }];
  });
}

const found = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|target/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const find = file.endsWith(".rs") ? inRust : /\.m?js$/.test(file) ? inScript : null;
      return find?.(relative(root, file), readFileSync(file, "utf8")) ?? [];
    }),
).filter(({ lines }) => lines > limit);

for (const { path, line, name, lines } of found.sort((a, b) => b.lines - a.lines))
  console.log(`${String(lines).padStart(4)}  ${path}:${line} ${name}`);
