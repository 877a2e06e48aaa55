// @ts-check
/** Failed tests are read from the summary of Node's test reporter (scripts/steps.mjs). */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "../../scripts/run.mjs";
import { failingTests } from "../../scripts/steps.mjs";

test("failed tests are found by file and name in the output of every Node version", async () => {
  const folder = mkdtempSync(join(tmpdir(), "steps-"));
  const source = `
    import assert from "node:assert/strict";
    import { describe, test } from "node:test";
    test("passes", () => {});
    describe("a group", () => {
      test("fails (with 2 words)", () => assert.equal(1, 2));
    });`;
  writeFileSync(join(folder, "one.test.mjs"), source);
  writeFileSync(join(folder, "two.test.mjs"), `import { test } from "node:test"; test("throws", () => { throw 1; });`);
  // Inside a test, Node passes its own reporter on to child processes.
  const env = { NODE_TEST_CONTEXT: undefined, NO_COLOR: "1" };
  const files = ["one.test.mjs", "two.test.mjs"];
  const { output } = await run(process.execPath, ["--test", "--test-reporter=spec", ...files], { cwd: folder, env });
  rmSync(folder, { recursive: true, force: true });
  const found = failingTests(output.slice(output.indexOf("✖ failing tests:")));
  assert.deepEqual(
    found.sort((a, b) => a.file.localeCompare(b.file)),
    [
      { file: "one.test.mjs", name: "fails (with 2 words)" },
      { file: "two.test.mjs", name: "throws" },
    ],
  );
});
