// @ts-check
import assert from "node:assert/strict";
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { unlessCurrent } from "../../scripts/stamp.mjs";

const folder = ".cache/stamp-test";
const input = `${folder}/in/text`;
const output = `${folder}/out/text`;
/** @param {string} name @param {string} content */
const write = (name, content) => {
  mkdirSync(join(root, name, ".."), { recursive: true });
  writeFileSync(join(root, name), content);
};
const step = { name: "stamp-test/stamp", inputs: [`${folder}/in`], outputs: [`${folder}/out`] };
const work = () => unlessCurrent(step, async () => write(output, "made"));

before(() => write(input, "one"));
after(() => rmSync(join(root, folder), { recursive: true }));

test("a step runs once, and again if its inputs or outputs changed", async () => {
  assert.equal(await work(), true, "never done");
  assert.equal(await work(), false, "nothing changed");

  utimesSync(join(root, input), new Date(), new Date());
  assert.equal(await work(), false, "only a date changed");

  write(input, "two");
  assert.equal(await work(), true, "an input changed");

  write(`${folder}/in/another`, "");
  assert.equal(await work(), true, "an input was added");

  write(output, "spoilt");
  assert.equal(await work(), true, "an output changed");

  rmSync(join(root, folder, "out"), { recursive: true });
  assert.equal(await work(), true, "the output was deleted");
});

test("a step that failed is not done", async () => {
  write(input, "three");
  await assert.rejects(unlessCurrent(step, () => Promise.reject(new Error("no"))));
  assert.equal(await work(), true);
});
