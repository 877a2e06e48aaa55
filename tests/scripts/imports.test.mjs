// @ts-check
/**
 * The imports of the JavaScript files: each folder uses only the folders that it may use, and no files form a circle.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";

/**
 * The folders of www/ that each of them may import, from the table "How data flows" of CONTRIBUTING.md.
 * @type {Record<string, readonly string[]>}
 */
const MAY_USE = Object.fromEntries(
  readFileSync(join(root, "CONTRIBUTING.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `www/"))
    .flatMap((line) => {
      const [, modules = "", allowed = ""] = line.split("|");
      const names = [...allowed.matchAll(/`(\w+)\/`/g)].map(([, name = ""]) => name);
      return [...modules.matchAll(/`www\/(\w+)\/`/g)].map(([, name = ""]) => [name, names]);
    }),
);

/** The imported files of each file. */
const imports = new Map(
  ["www", "cli", "scripts", "benches", "tests"]
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name) && !entry.parentPath.includes("node_modules"))
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
      const code = readFileSync(join(root, path), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
      const paths = [...code.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)].map(([, to = ""]) =>
        normalize(join(dirname(path), to)).replaceAll("\\", "/"),
      );
      return /** @type {const} */ ([path, paths]);
    }),
);

test("the folders of www/ import only the folders that CONTRIBUTING.md allows", () => {
  assert.deepEqual(Object.keys(MAY_USE).sort(), ["element", "export", "formats", "labels", "page", "view"]);
  const wrong = [...imports].flatMap(([path, paths]) => {
    const [, folder = ""] = /^www\/(\w+)\//.exec(path) ?? [];
    const allowed = MAY_USE[folder];
    return allowed === undefined
      ? []
      : paths
          .filter((to) => ![folder, ...allowed].some((name) => to.startsWith(`www/${name}/`)))
          .map((to) => `${path} imports ${to}`);
  });
  assert.deepEqual(wrong, []);
});

test("no files import each other, directly or in a circle", () => {
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} path @param {readonly string[]} above */
  const visit = (path, above) => {
    assert.ok(!above.includes(path), [...above, path].join(" → "));
    if (done.has(path)) return;
    for (const to of imports.get(path) ?? []) visit(to, [...above, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
});
