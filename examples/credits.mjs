// Reads photo credits, one per line on standard input, and prints their parts: node credits.mjs < credits.txt
import { createInterface } from "node:readline";
import { parseCredit } from "article-versions/compare";

for await (const line of createInterface({ input: process.stdin })) {
  const { creators, providers, via, flags } = parseCredit(line);
  console.log(JSON.stringify({ creators, providers, via, flags }));
}
