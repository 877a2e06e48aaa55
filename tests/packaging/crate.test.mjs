// @ts-check
/** The crate as it would be published. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support.mjs";

/** @param {string[]} args */
function cargo(...args) {
  // Uncommitted files are included.
  const { status, stdout, stderr } = spawnSync("cargo", [...args, "--allow-dirty"], { cwd: root, encoding: "utf8" });
  return { status, stdout, stderr };
}

test("the crate has its sources, tests and licences, and nothing else", () => {
  const { status, stdout, stderr } = cargo("package", "--list");
  assert.equal(status, 0, stderr);
  const files = stdout
    .trim()
    .split(/\r?\n/)
    .map((name) => name.replaceAll("\\", "/"));
  const allowed =
    /^(?:\.cargo_vcs_info\.json|Cargo\.(?:lock|toml|toml\.orig)|(?:README|CHANGELOG)\.md|LICENSE-(?:APACHE|MIT)|docs\/rust\.md|src\/.+|examples\/\w+\.rs|tests\/(?:\w+|(?:html|support|tools)\/\w+|laws\/(?:\w+\/)?\w+)\.rs|tests\/(?:specs|fixtures)\/.+)$/;
  assert.deepEqual(
    files.filter((name) => !allowed.test(name)),
    [],
  );
  const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  assert.equal(files.filter((name) => name.startsWith("src/")).length, sources.length);
  for (const needed of ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "tests/support/mod.rs"])
    assert.ok(files.includes(needed), needed);
});

test("cargo publish would succeed", (context) => {
  // Other steps compile the same sources.
  const { status, stderr } = cargo("publish", "--dry-run", "--no-verify");
  if (
    status !== 0 &&
    /could not resolve|failed to download|failed to fetch|failed to connect|network|timed out/i.test(stderr)
  ) {
    context.skip("the crates.io index cannot be reached");
    return;
  }
  assert.equal(status, 0, stderr);
  assert.match(stderr, /aborting upload due to dry run/);
});
