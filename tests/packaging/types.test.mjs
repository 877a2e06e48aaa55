// @ts-check
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Consumer, root } from "./support.mjs";

const CONSUMER = `
import "article-versions";
import "article-versions/inline";
import { compare, parse, parseCredit, timeline } from "article-versions/compare";
import type { Article, Comparison, CompareOptions, Credit, Row, Source, Timeline } from "article-versions/compare";

const before: Source = { text: "The ferry leaves at 9.", format: "wire", published: "2031-03-04T09:30Z" };
const options: CompareOptions = { budget: 1_000_000 };
const article: Article = parse(before);
const comparison: Comparison = compare(article, { text: "The ferry leaves at 10." }, options);
const followed: Timeline = timeline([before, article] as const, options);
export const removed: number | null | undefined = followed.sentences[0]?.removed;
const credit: Credit = parseCredit("(Ines Okoro/NWA)");

const element = document.createElement("article-versions");
element.versions = [before, { label: "Updated", article }];
element.addEventListener("article-versions-compared", ({ detail }) => detail.comparison.changes.length);
export const shown: number | undefined = element.comparison?.rows.length;

const words = (row: Row): string => row.after.flatMap((side) => side.segments.map((segment) => segment.text)).join("");
export const text: string = comparison.rows.map(words).join("\\n") + credit.raw;

// @ts-expect-error: there is no such format
parse({ text: "", format: "papyrus" });
// @ts-expect-error: a source has a text
compare({}, before);
`;

/** @type {Consumer} */
let consumer;
before(() => {
  consumer = new Consumer();
  consumer.write("consumer.ts", CONSUMER);
});
after(() => consumer?.remove());

for (const [module, moduleResolution] of [
  ["esnext", "bundler"],
  ["nodenext", "nodenext"],
]) {
  test(`TypeScript finds the types (moduleResolution ${moduleResolution})`, () => {
    const args = [
      "--noEmit",
      "--strict",
      "--exactOptionalPropertyTypes",
      "--noUncheckedIndexedAccess",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom,dom.iterable",
      "--types",
      "",
      "--module",
      String(module),
      "--moduleResolution",
      String(moduleResolution),
      "consumer.ts",
    ];
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...args], { cwd: consumer.folder, encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });
}

test("the types of the comparison need no DOM", () => {
  consumer.write("node.ts", `import { parseDom } from "article-versions/compare"; export const read = parseDom({});`);
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const args = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022", "--types", "", "--module", "nodenext"];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...args, "node.ts"], {
    cwd: consumer.folder,
    encoding: "utf8",
  });
  assert.equal(status, 0, stdout);
});
