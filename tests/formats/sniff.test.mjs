// @ts-check
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readVersions, sniff } from "../../www/formats/sniff.js";

const pages = fileURLToPath(new URL("../fixtures/pages", import.meta.url));

test("the format is recognised by content, then by name", () => {
  /** @type {[string, { name?: string, type?: string }, string][]} */
  const cases = [
    ["The ferry leaves.", {}, "auto"],
    ["The ferry leaves.", { name: "a.txt" }, "auto"],
    ["# The ferry\n\nIt leaves.", {}, "auto"],
    ["The ferry leaves.", { name: "story.md" }, "markdown"],
    ["The ferry leaves.", { name: "story.htm" }, "html"],
    ["<!DOCTYPE html><title>x", { name: "page.txt" }, "html"],
    ["\ufeff\n<!doctype html>", {}, "html"],
    ["<article><p>One</p></article>", { name: "a.md" }, "html"],
    ["<p>One</p>", {}, "html"],
    ["<!-- wp:paragraph --><p>One</p>", {}, "html"],
    ["<3 is what they wrote", {}, "auto"],
    ["<FILE> the wire said", {}, "auto"],
    ["[Updates with the board's vote]\n\nThe ferry leaves.", {}, "auto"],
    ["{Editors: hold}", {}, "auto"],
    ["[] and {} are brackets", {}, "auto"],
    ['{"uri": "x"}', {}, "json"],
    ['[\n  {"a": 1}\n]', { name: "a.txt" }, "json"],
    ["{broken", { name: "a.json" }, "json"],
  ];
  for (const [text, about, kind] of cases) assert.equal(sniff(text, about), kind, JSON.stringify([text, about]));
});

test("every saved page is recognised without its name", () => {
  for (const file of readdirSync(pages).filter((name) => name.endsWith(".html"))) {
    assert.equal(sniff(readFileSync(join(pages, file), "utf8")), "html", file);
  }
});

const ninjs = { uri: "urn:1", type: "text", versioncreated: "2031-01-02T00:00:00Z", headline: "N", body_text: "Body." };
const ans = {
  _id: "A",
  headlines: { basic: "A" },
  content_elements: [{ type: "text", content: "Body." }],
  last_updated_date: "2031-01-01T00:00:00Z",
};
const wordpress = {
  id: 1,
  title: { rendered: "W" },
  content: { rendered: "<p>Body.</p>" },
  modified_gmt: "2031-01-01T00:00:00",
};
const jsonLd = { "@context": "https://schema.org", "@type": "NewsArticle", headline: "J", articleBody: "Body." };

test("each format of JSON is recognised alone, in a list, and in a response", () => {
  for (const [item, headline] of /** @type {const} */ ([
    [ninjs, "N"],
    [ans, "A"],
    [wordpress, "W"],
    [jsonLd, "J"],
  ])) {
    const shapes = [
      item,
      [item],
      [item, item],
      { items: [item] },
      { hits: [{ _source: item }] },
      { _items: [], results: [item] },
    ];
    for (const shape of shapes) {
      const versions = readVersions(JSON.stringify(shape), { name: "export.json" });
      assert.equal(versions[0]?.fields?.headline, headline, JSON.stringify(shape));
      assert.equal(versions.length, Array.isArray(shape) ? shape.length : 1);
    }
  }
});

test("a manifest and a parsed article are recognised", () => {
  assert.deepEqual(
    readVersions('{"versions": [{"text": "a"}, {"text": "b"}]}').map(({ text }) => text),
    ["a", "b"],
  );
  assert.deepEqual(
    readVersions('[{"text": "a"}]').map(({ text }) => text),
    ["a"],
  );
  assert.equal(readVersions('{"blocks": []}')[0]?.article?.blocks.length, 0);
});

test("the file name becomes the label, and the time of a page its time", () => {
  assert.deepEqual(readVersions("The ferry.", { name: "C:\\desk\\ferry 2.txt" }), [
    { text: "The ferry.", format: "auto", label: "ferry 2" },
  ]);
  assert.equal(
    readVersions('<html><meta property="article:modified_time" content="2031-03-04T09:40:00+00:00"></html>')[0]
      ?.published,
    "2031-03-04T09:40:00+00:00",
  );
  assert.equal(
    readVersions('<html><script>{"dateModified": "2031-03-04T09:40Z"}</script></html>')[0]?.published,
    "2031-03-04T09:40Z",
  );
  assert.equal(readVersions(JSON.stringify(ninjs), { name: "one.json" })[0]?.label, "one");
});

test("the format can be given", () => {
  assert.equal(readVersions("<p>Not a tag</p>", { format: "wire" })[0]?.format, "wire");
  assert.equal(readVersions('{"a": 1}', { format: "markdown" })[0]?.text, '{"a": 1}');
  assert.equal(
    readVersions(JSON.stringify({ ...ninjs, content_elements: [] }), { format: "ninjs" })[0]?.fields?.headline,
    "N",
  );
});

test("unreadable input is reported in a sentence, with a code", () => {
  /** @type {[string, object, string][]} */
  const cases = [
    ["{broken", { name: "a.json" }, "not-json"],
    ['{"a": 1}', { name: "a.json" }, "unknown-json"],
    ["[1, 2]", { name: "a.json" }, "unknown-json"],
    ['{"versions": []}', {}, "no-versions"],
    ['{"versions": [{"label": "x"}]}', {}, "no-versions"],
    ["text", { format: "papyrus" }, "unknown-format"],
    ["{}", { format: "ninjs" }, "not-ninjs"],
  ];
  for (const [text, about, code] of cases) {
    assert.throws(() => readVersions(text, about), { name: "FormatError", code, message: /^[A-Z“].*\.$/s }, text);
  }
});
