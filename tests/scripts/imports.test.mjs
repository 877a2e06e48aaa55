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

/**
 * The folders that each of the other folders may import. `dist` and `pkg` are built.
 * @type {Record<string, readonly string[]>}
 */
const FOLDERS = {
  www: ["www", "pkg", "src/wasm"],
  cli: ["cli", "www"],
  scripts: ["scripts"],
  benches: ["benches", "scripts", "dist"],
  // Users copy these. They import the package by its name.
  examples: [],
  samples: [],
  src: ["src/wasm"],
  tests: ["tests", "benches", "cli", "dist", "examples", "pkg", "samples", "scripts", "src/wasm", "www"],
};

/** The imported files of each file, those of dynamic imports too. Imports of types are comments. */
const imports = new Map(
  Object.keys(FOLDERS)
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.m?jsx?$/.test(entry.name) && !entry.parentPath.includes("node_modules"))
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
      const code = readFileSync(join(root, path), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
      const paths = [...code.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, to = ""]) =>
        normalize(join(dirname(path), to)).replaceAll("\\", "/"),
      );
      return /** @type {const} */ ([path, paths]);
    }),
);

/** @param {string} path @param {readonly string[]} folders */
const isIn = (path, folders) => folders.some((folder) => path.startsWith(`${folder}/`));

test("each folder imports only the folders that it may use", () => {
  const wrong = [...imports].flatMap(([path, paths]) =>
    paths.filter((to) => !isIn(to, FOLDERS[path.split("/", 1)[0] ?? ""] ?? [])).map((to) => `${path} imports ${to}`),
  );
  assert.deepEqual(wrong, []);
});

test("the folders of www/ import only the folders that CONTRIBUTING.md allows", () => {
  assert.deepEqual(Object.keys(MAY_USE).sort(), [
    "element",
    "entries",
    "export",
    "formats",
    "labels",
    "page",
    "sample",
    "view",
  ]);
  const wrong = [...imports].flatMap(([path, paths]) => {
    const [, folder = ""] = /^www\/(\w+)\//.exec(path) ?? [];
    // An entry puts the parts of one file together, so it may use all of them.
    const allowed = folder === "entries" ? null : MAY_USE[folder];
    return folder === "" || allowed === null
      ? []
      : paths
          .filter(
            (to) =>
              !isIn(
                to,
                [folder, ...(allowed ?? [])].map((name) => `www/${name}`),
              ),
          )
          .map((to) => `${path} imports ${to}`);
  });
  assert.deepEqual(wrong, []);
});

test("no module imports an entry, except other entries and the command", () => {
  const wrong = [...imports].flatMap(([path, paths]) =>
    isIn(path, ["www/entries", "cli", "tests"])
      ? []
      : paths.filter((to) => to.startsWith("www/entries/")).map((to) => `${path} imports ${to}`),
  );
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
