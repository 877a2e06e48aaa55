// @ts-check
/**
 * Hostile data: random trees, depth, cycles and huge fields. Each reader returns versions or throws a FormatError,
 * quickly.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromAns } from "../../www/formats/ans.js";
import { fromJsonLd } from "../../www/formats/json-ld.js";
import { fromNinjs } from "../../www/formats/ninjs.js";
import { openVersions } from "../../www/formats/open.js";
import { fromRow } from "../../www/formats/rows.js";
import { fromSystem } from "../../www/formats/systems.js";
import { fromWordPress } from "../../www/formats/wordpress.js";
import { SAMPLES } from "./items.mjs";
import { docx } from "./zipped.mjs";

/** The time limit for each input in milliseconds, generous enough for a busy machine. */
const SOON = 5000;

/** Pseudo-random numbers from a seed. @param {number} seed */
function random(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const LEAVES = [
  null,
  true,
  0,
  -1,
  1e300,
  "",
  " ",
  "x",
  "<p>",
  "</figure>",
  "2031-03-04",
  "\ud800",
  "__proto__",
  "&#x110000;",
  "<figure><img src='a'>",
];

/** @param {ReturnType<typeof random>} next @param {readonly string[]} keys @param {number} depth @returns {unknown} */
function tree(next, keys, depth) {
  const kind = depth > 6 ? 0 : next(3);
  if (kind === 0) return LEAVES[next(LEAVES.length)];
  const size = next(5);
  if (kind === 1) return Array.from({ length: size }, () => tree(next, keys, depth + 1));
  return Object.fromEntries(
    Array.from({ length: size }, () => [keys[next(keys.length)] ?? "", tree(next, keys, depth + 1)]),
  );
}

/** Every key of a value. @param {unknown} value @param {Set<string>} [keys] */
function keysOf(value, keys = new Set()) {
  if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) keys.add(key);
      keysOf(inner, keys);
    }
  return keys;
}

/** @param {() => unknown} read */
async function soundly(read) {
  const start = performance.now();
  try {
    await read();
  } catch (error) {
    assert.equal(/** @type {Error} */ (error).name, "FormatError", /** @type {Error} */ (error).stack);
  }
  assert.ok(performance.now() - start < SOON);
}

test("random trees with the keys of the formats", async () => {
  const next = random(20310304);
  for (const { value } of Object.values(SAMPLES)) {
    const keys = [...keysOf(value), "type", "@type", "@graph", "items"];
    for (let round = 0; round < 60; round++) {
      const wrong = JSON.stringify(tree(next, keys, 0)) ?? "null";
      await soundly(() => openVersions(wrong, { name: "a.json" }));
    }
  }
});

test("samples with one value of another type", async () => {
  const next = random(7);
  for (const { value, format } of Object.values(SAMPLES)) {
    for (let round = 0; round < 40; round++) {
      const wrong = JSON.stringify(value, (_key, inner) => (next(12) === 0 ? tree(next, ["type", "value"], 4) : inner));
      if (wrong === undefined) continue;
      await soundly(() => openVersions(wrong));
      await soundly(() => openVersions(wrong, { format }));
    }
  }
});

test("depth, cycles and huge fields", async () => {
  const readers = [fromNinjs, fromAns, fromJsonLd, fromWordPress, fromRow];
  const readSystem = (/** @type {unknown} */ value) => fromSystem([value], "guardian");
  for (const { value } of Object.values(SAMPLES)) {
    /** @type {any} */
    const own = structuredClone(value);
    const item = own?.data?.item ?? own?._items?.[0] ?? own?.item?.[0] ?? own;
    item.self = item;
    item.associations = { item };
    item.content_elements = [...(Array.isArray(item.content_elements) ? item.content_elements : []), item];
    for (const read of [...readers, readSystem]) await soundly(() => read(item));
  }
  for (const [open, close] of [
    ["[", "]"],
    ['{"items":[', "]}"],
    ['{"type":"story","content_elements":[', "]}"],
    ['{"@graph":[', "]}"],
    ['{"associations":{"a":', "}}"],
  ]) {
    const deep = `${open?.repeat(5000)}1${close?.repeat(5000)}`;
    await soundly(() => openVersions(deep, { name: "a.json" }));
  }
  const huge = "<p>word ".repeat(60_000);
  for (const text of [
    huge,
    "<!--".repeat(400_000),
    "&#".repeat(500_000),
    "<figure><img ".repeat(100_000),
    "a ".repeat(200_000),
  ]) {
    await soundly(() => fromNinjs({ uri: "x", type: "text", headline: text, body_html: text, byline: text }));
    await soundly(() =>
      fromAns({
        _id: "x",
        type: "story",
        version: "1",
        headlines: { basic: text },
        content_elements: [{ type: "text", content: text }],
        unknown: text,
      }),
    );
    await soundly(() => fromJsonLd({ "@type": "NewsArticle", headline: "x", articleBody: text, description: text }));
  }
  const many = Array.from({ length: 20_000 }, (_, at) => ({
    type: "text",
    content: `Paragraph ${at} with some words in it`,
    extra: `Note ${at} that nobody reads at all`,
  }));
  await soundly(() =>
    fromAns({ _id: "x", type: "story", version: "1", headlines: { basic: "x" }, content_elements: many }),
  );
});

test("a text with very many ranges is read without comparing each range with each", async () => {
  const count = 20_000;
  const words = "a".repeat(count);
  const prismic = {
    type: "paragraph",
    text: words,
    spans: Array.from({ length: count }, (_, start) => ({ start, end: count, type: "strong" })),
  };
  const draft = {
    text: words,
    type: "unstyled",
    inlineStyleRanges: Array.from({ length: count }, (_, offset) => ({ offset, length: count, style: "BOLD" })),
    entityRanges: [],
  };
  for (const value of [{ data: { body: [prismic] } }, { blocks: [draft], entityMap: {} }]) {
    const [version] = await openVersions(JSON.stringify(value));
    assert.equal(version?.text?.replace(/<[^>]*>/g, "").trim(), words);
  }
});

test("a Word document with very many paragraphs is read, or refused before its XML is parsed", async () => {
  const [version] = await openVersions(docx("<w:p/>".repeat(150_000)), { name: "a.docx" });
  assert.equal(version?.text?.trim(), "");
  await assert.rejects(openVersions(docx("<w:p/>".repeat(1_000_000)), { name: "a.docx" }), { code: "too-large" });
});
