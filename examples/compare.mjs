// Compares two versions of a story and prints each change. Run it where the package is installed: node compare.mjs BEFORE AFTER
import { readFileSync } from "node:fs";
import { compare } from "article-versions/compare";

const [before, after] = process.argv.slice(2).map((path) => ({ text: readFileSync(path, "utf8") }));
if (!before || !after) throw new Error("usage: node compare.mjs BEFORE AFTER");
const { changes, summary } = compare(before, after);
for (const { kind, classes, summary: words } of changes) console.log(`${kind} (${classes.join(", ")}): ${words}`);
console.log(`${summary.words.deleted} words deleted, ${summary.words.inserted} inserted`);
