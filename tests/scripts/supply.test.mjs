// @ts-check
/** Dependencies: licences, no install scripts, locked checksums, known vulnerabilities. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { npm, root, run } from "../../scripts/run.mjs";

/** Licences that only require attribution. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BSL-1.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "NCSA",
  "Unicode-3.0",
  "Unlicense",
  "Zlib",
]);

/** Not permissive, but not shipped: only the tests and their bundlers use them. */
const TEST_TOOLS = new Map([
  ["axe-core", "MPL-2.0"],
  ["lightningcss", "MPL-2.0"],
  ["caniuse-lite", "CC-BY-4.0"],
]);

/** The licence of a test tool that is not permissive. @param {string} name */
const excepted = (name) => TEST_TOOLS.get(name.replace(/^(lightningcss)-.*/, "$1"));

/** Their install script only replaces their program by a faster one. It is not run. */
const SCRIPTS_NOT_RUN = ["node_modules/esbuild"];

/**
 * Whether a licence expression allows a permissive licence.
 * @param {string} expression SPDX, or the older form with a slash
 * @returns {boolean}
 */
function isPermissive(expression) {
  const text = expression.replaceAll("/", " OR ");
  const inner = /^\(([^()]*)\)$/.exec(text.trim())?.[1] ?? text;
  const parts = splitOutside(inner, " AND ");
  if (parts.length > 1) return parts.every(isPermissive);
  const choices = splitOutside(inner, " OR ");
  return choices.length > 1 ? choices.some(isPermissive) : PERMISSIVE.has(inner.trim());
}

/** @param {string} text @param {string} word @returns {string[]} split at the word, outside brackets */
function splitOutside(text, word) {
  const parts = [""];
  for (const piece of text.split(word)) {
    const last = parts[parts.length - 1] ?? "";
    const isOpen = last.split("(").length > last.split(")").length;
    if (last !== "" && !isOpen) parts.push(piece);
    else parts[parts.length - 1] = last === "" ? piece : last + word + piece;
  }
  return parts;
}

/** @param {...string} path */
const json = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));

/**
 * @typedef {{ version?: string, license?: string, integrity?: string, resolved?: string, hasInstallScript?: boolean, dev?: boolean, optional?: boolean }} Locked
 */
/** @returns {[string, Locked][]} the packages of package-lock.json, without our own */
const locked = () =>
  Object.entries(/** @type {Record<string, Locked>} */ (json("package-lock.json").packages)).filter(
    ([path]) => path !== "",
  );

test("licence expressions are read correctly", () => {
  for (const [expression, expected] of /** @type {[string, boolean][]} */ ([
    ["MIT", true],
    ["GPL-3.0-only", false],
    ["MIT OR GPL-3.0-only", true],
    ["MIT AND GPL-3.0-only", false],
    ["MIT/Apache-2.0", true],
    ["(MIT OR Apache-2.0) AND Unicode-3.0", true],
    ["(MIT OR Apache-2.0) AND GPL-2.0-only", false],
    ["(GPL-2.0-only OR LGPL-3.0-only) AND MIT", false],
    ["MIT OR Apache-2.0 OR LGPL-2.1-or-later", true],
    ["", false],
  ]))
    assert.equal(isPermissive(expression), expected, expression);
});

for (const [folder, ours] of /** @type {[string, string[]][]} */ ([
  [".", ["article-versions"]],
  ["fuzz", ["article-versions", "article-versions-fuzz"]],
])) {
  test(`every crate has a permissive licence, and Cargo.lock matches Cargo.toml (${folder})`, async (t) => {
    const { code, output } = await run("cargo", [
      "metadata",
      "--format-version",
      "1",
      "--locked",
      "--manifest-path",
      join(folder, "Cargo.toml"),
    ]);
    assert.equal(code, 0, output);
    const { packages } = JSON.parse(output.slice(output.indexOf("{")));
    assert.deepEqual(
      packages
        .filter((/** @type {any} */ { license }) => !isPermissive(license ?? ""))
        .map((/** @type {any} */ { name, license }) => `${name}: ${license}`),
      [],
    );
    // From a registry with a checksum, except our own packages.
    assert.deepEqual(
      packages
        .filter((/** @type {any} */ { source }) => !source?.startsWith("registry+"))
        .map((/** @type {any} */ { name }) => name),
      ours,
    );
    t.diagnostic(`${packages.length} crates`);
  });
}

test("every npm package has a permissive licence or is only a test tool, and none is shipped", (t) => {
  assert.deepEqual(Object.keys(json("package.json").dependencies ?? {}), []);
  const wrong = locked().filter(
    ([path, { license = "" }]) => !isPermissive(license) && excepted(path.replace(/^.*node_modules\//, "")) !== license,
  );
  assert.deepEqual(
    wrong.map(([path, { license }]) => `${path}: ${license}`),
    [],
  );
  // The lock file repeats the licence that each package declares.
  for (const name of readdirSync(join(root, "node_modules")).filter(
    (name) => !name.startsWith(".") && !name.startsWith("@"),
  )) {
    const { license } = json("node_modules", name, "package.json");
    assert.ok(isPermissive(license) || excepted(name) === license, `${name}: ${license}`);
  }
  t.diagnostic(`${locked().length} npm packages`);
});

test("every npm package is locked by a checksum and has no install script", () => {
  assert.deepEqual(
    locked()
      .filter(
        ([, { integrity, resolved = "https://" }]) =>
          !integrity?.startsWith("sha512-") || !resolved.startsWith("https://"),
      )
      .map(([path]) => path),
    [],
  );
  assert.deepEqual(
    locked()
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path),
    SCRIPTS_NOT_RUN,
  );
  assert.match(readFileSync(join(root, "scripts", "setup.mjs"), "utf8"), /"ci", "--ignore-scripts"/);
});

test("the npm packages have no known vulnerabilities", async (t) => {
  const { code, output } = await npm(["audit", "--json"]);
  const report = /^\{[\s\S]*\}\s*$/m.exec(output)?.[0];
  const { vulnerabilities, metadata } = report ? JSON.parse(report) : {};
  if (!vulnerabilities || !metadata) return t.skip("the registry's list of advisories cannot be reached");
  assert.deepEqual(Object.keys(vulnerabilities), [], output);
  assert.equal(code, 0);
});

test("the crates have no known vulnerabilities", async (t) => {
  const { code, output } = await run("cargo", ["audit", "--deny", "warnings"]);
  if (code === 127 || /no such command/.test(output))
    return t.skip("cargo-audit is not installed (cargo install cargo-audit)");
  if (/couldn't fetch|failed to (?:fetch|lookup)|network|Could not resolve/i.test(output))
    return t.skip("the list of advisories cannot be reached");
  assert.equal(code, 0, output);
});

test("src/ has no code that can panic", async () => {
  const lints = readFileSync(join(root, "Cargo.toml"), "utf8");
  for (const lint of [
    "expect_used",
    "indexing_slicing",
    "panic",
    "string_slice",
    "todo",
    "unimplemented",
    "unreachable",
    "unwrap_used",
  ])
    assert.match(lints, new RegExp(`^${lint} = "(?:warn|deny)"$`, "m"));
  assert.match(lints, /^unsafe_code = "forbid"$/m);
  // clippy runs with `-D warnings` (scripts/steps.mjs). This checks that no file is exempt.
  assert.match(readFileSync(join(root, "scripts", "steps.mjs"), "utf8"), /"clippy"[^\n]*"-D", "warnings"/);
  for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".rs"),
  )) {
    // Tests may panic.
    if (file.endsWith("tests.rs")) continue;
    const text = readFileSync(join(root, "src", file), "utf8")
      .replace(/^#\[cfg\((?:test|all\(test,[^\n]*\))\)\][\s\S]*$/m, "")
      .replace(/^\s*\/\/.*$/gm, "");
    assert.doesNotMatch(
      text,
      /#!?\[(?:allow|expect)\(clippy::(?:expect_used|indexing_slicing|panic|string_slice|todo|unimplemented|unreachable|unwrap_used)/,
      file,
    );
    assert.doesNotMatch(
      text,
      /\.(?:unwrap|expect)\(|\b(?:panic|todo|unimplemented|unreachable|assert|assert_eq|assert_ne)!\(/,
      file,
    );
  }
});
