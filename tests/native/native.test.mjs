// @ts-check
/** The native core and the wasm give the same results, with 64-bit and 32-bit numbers. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { calls } from "./calls.mjs";

/** The most that the native program may print, in bytes. */
const MOST = 2 ** 30;

test("native and wasm give the same results", async (t) => {
  const asked = calls();
  const input = asked.map((call) => JSON.stringify(call)).join("\n");
  const { status, stdout, stderr } = spawnSync("cargo", ["run", "--quiet", "--example", "answers"], {
    cwd: root,
    input,
    encoding: "utf8",
    maxBuffer: MOST,
  });
  assert.equal(status, 0, stderr);
  const answers = stdout.trimEnd().split("\n");
  assert.equal(answers.length, asked.length);

  const core = await import("../../dist/compare.js");
  const warnings = t.mock.method(console, "warn", () => {});
  asked.forEach((call, number) => {
    assert.deepStrictEqual(
      answer(core, call),
      JSON.parse(answers[number] ?? ""),
      `${call.about}: ${JSON.stringify(call)}`,
    );
  });
  assert.ok(warnings.mock.callCount() > 0, "some comparisons spend their budget");
  t.diagnostic(`${asked.length} calls`);
});

/** @param {typeof import("../../dist/compare.js")} core @param {import("./calls.mjs").Call} call */
function answer(core, call) {
  switch (call.call) {
    case "parse":
      return core.parse(call.source, call.options);
    case "parseCredit":
      return core.parseCredit(call.line, call.options);
    case "compare":
      return core.compare(call.before, call.after, call.options);
    case "timeline":
      return core.timeline(call.versions, call.options);
  }
}
