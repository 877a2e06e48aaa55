// @ts-check
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Consumer, root } from "./support.mjs";

/** @type {Consumer} */
let consumer;
before(() => {
  consumer = new Consumer();
});
after(() => consumer?.remove());

const VERSIONS = `
const before = { text: "The ferry leaves at 9 a.m.\\n\\nThe quay stays open.", format: "wire" };
const after = { text: "The ferry leaves at 10 a.m.\\n\\nThe quay stays open.", format: "wire" };
`;

test("compare works in Node right after the import", () => {
  const result = consumer.run(
    "compare.js",
    `import { compare, parse, parseCredit, timeline } from "article-versions/compare";
    ${VERSIONS}
    const story = timeline([before, parse(after), before]);
    const lists = story.steps.flatMap(({ comparison: { rows } }) => [...rows[1].before, ...rows[1].after]);
    console.log(JSON.stringify({
      comparison: compare(before, after),
      again: compare(parse(before), parse(after)),
      timeline: story,
      lists: [lists.length, new Set(lists.map(({ segments }) => segments)).size],
      credit: parseCredit("(Ines Okoro/NWA via AP, File)"),
    }));`,
  );
  assert.equal(result.comparison.changes.length, 1);
  assert.deepEqual(
    result.comparison.rows.map((/** @type {{ kind: string }} */ row) => row.kind),
    ["edited", "equal"],
  );
  assert.deepEqual(result.again, result.comparison);
  assert.deepEqual(result.timeline.steps[0].comparison, result.comparison);
  // An unchanged paragraph has one list of segments in all steps.
  assert.deepEqual(result.lists, [4, 1]);
  assert.deepEqual(result.timeline.sentences[0], { first: 0, changed: [1, 2], absences: [], removed: null });
  assert.deepEqual(result.credit.creators, ["Ines Okoro"]);
  assert.deepEqual(result.credit.via, ["AP"]);
});

test("data of newsroom systems compare in Node, without a DOM if their body is plain text", () => {
  const { headline, credits, changes } = consumer.run(
    "formats.js",
    `import { compare, parse } from "article-versions/compare";
    import { fromNinjs } from "article-versions/formats/ninjs";
    import { readVersions } from "article-versions/formats/sniff";
    const item = { uri: "urn:1", type: "text", headline: "The ferry", body_text: "It leaves at 9 a.m.",
      associations: { main: { type: "picture", uri: "urn:2", description_caption: "A ferry.", byline: "Ines Okoro/NWA" } } };
    const article = parse(fromNinjs(item));
    const [later] = readVersions(JSON.stringify({ ...item, body_text: "It leaves at 10 a.m." }));
    console.log(JSON.stringify({
      headline: article.headline[0].text,
      credits: article.blocks[0].photo.credits[0].creators,
      changes: compare(fromNinjs(item), later).changes.length,
    }));`,
  );
  assert.equal(headline, "The ferry");
  assert.deepEqual(credits, ["Ines Okoro"]);
  assert.equal(changes, 1);
});

test("HTML is read in Node with the caller's DOM, and without one an error says so", () => {
  const { without, brought, node } = consumer.run(
    "dom.js",
    `import { parse, parseDom } from "article-versions/compare";
    // Plain objects with the methods of nodes.
    const text = (value) => ({ nodeType: 3, nodeValue: value, textContent: value, firstChild: null, nextSibling: null });
    const element = (name, attributes, ...children) => {
      children.forEach((child, at) => (child.nextSibling = children[at + 1] ?? null));
      return {
        nodeType: 1, nodeValue: null, localName: name, firstChild: children[0] ?? null, nextSibling: null,
        getAttributeNames: () => Object.keys(attributes), getAttribute: (key) => attributes[key] ?? null,
      };
    };
    const story = () => element("article", { lang: "en" }, element("h1", {}, text("Ferry")), element("p", { class: "byline" }, text("By Ada Quill")),
      element("figure", {}, element("img", { src: "a.jpg" }), element("figcaption", {}, text("A ferry. (Ines Okoro/NWA)"))), element("p", {}, text("It leaves.")));
    let without;
    try { parse({ text: "<p>One.</p>", format: "html" }); } catch (error) { without = { code: error.code, message: error.message, isError: error instanceof Error }; }
    globalThis.DOMParser = class { parseFromString() { return { ...element("#document", {}, element("html", {}, element("body", {}, story()))), nodeType: 9 }; } };
    const plain = (article) => [article.headline[0].text, article.byline[0].text, article.lang, article.blocks.map((block) => block.photo ? block.photo.credits[0].creators[0] : block.runs[0].text)];
    console.log(JSON.stringify({ without, brought: plain(parse({ text: "<!doctype html><p>", format: "html" })), node: plain(parseDom(story())) }));`,
  );
  assert.ok(without.isError);
  assert.equal(without.code, "needs-a-dom");
  assert.match(without.message, /DOM.*\.$/);
  const expected = ["Ferry", "By Ada Quill", "en", ["Ines Okoro", "It leaves."]];
  assert.deepEqual(brought, expected);
  assert.deepEqual(node, expected);
});

test("compare works in a worker", () => {
  consumer.write(
    "worker.js",
    `import { parentPort } from "node:worker_threads";
    import { compare } from "article-versions/compare";
    ${VERSIONS}
    parentPort.postMessage(compare(before, after).changes.length);`,
  );
  const changes = consumer.run(
    "start-worker.js",
    `import { Worker } from "node:worker_threads";
    new Worker(new URL("worker.js", import.meta.url)).on("message", (changes) => console.log(changes));`,
  );
  assert.equal(changes, 1);
});

test("a wrong source throws an Error with a sentence", () => {
  const { name, message, isError } = consumer.run(
    "wrong.js",
    `import { parse } from "article-versions/compare";
    try { parse({ text: "x", format: "papyrus" }); } catch (error) {
      console.log(JSON.stringify({ name: error.name, message: error.message, isError: error instanceof Error }));
    }`,
  );
  assert.ok(isError);
  assert.match(name, /Error$/);
  assert.match(message, /papyrus.*\.$/s);
});

test("a wrong credit line throws an Error with a code", () => {
  const { code } = consumer.run(
    "wrong-credit.js",
    `import { parseCredit } from "article-versions/compare";
    try { parseCredit(5); } catch (error) { console.log(JSON.stringify({ code: error.code })); }`,
  );
  assert.equal(code, "not-a-source");
});

test("a fragment refuses an unknown view and what is no name of an attribute", () => {
  const messages = consumer.run(
    "wrong-fragment.js",
    `import { toFragment } from "article-versions/html";
    const versions = [{ text: "One.", format: "wire" }, { text: "Two.", format: "wire" }];
    const message = (options) => { try { return toFragment(versions, options).html; } catch (error) { return error.message; } };
    console.log(JSON.stringify([{ view: "toString" }, { attributes: { 'a b="': "c" } }].map(message)));`,
  );
  assert.match(messages[0], /^The view "toString" is unknown/);
  assert.match(messages[1], /is not the name of an attribute/);
});

const FORMATS = "ans decode json-ld manifest ninjs open rows sniff stories systems wordpress".split(" ");
/** Modules that are loaded with the first file of their format. */
const LATER_FORMATS = [
  ...readFileSync(new URL("../../www/formats/registry.js", import.meta.url), "utf8").matchAll(
    /^[^*\n]*import\("\.\/([\w-]+)\.js"\)/gm,
  ),
].map(([, name = ""]) => name);

test("every export has a file and declarations", () => {
  const { exports } = JSON.parse(readFileSync(join(consumer.installed, "package.json"), "utf8"));
  for (const target of Object.values(exports).flatMap((entry) =>
    typeof entry === "string" ? [entry] : Object.values(entry),
  )) {
    const names = target.includes("*") ? FORMATS : [""];
    for (const name of names) assert.ok(statSync(join(consumer.installed, target.replace("*", name))).isFile(), target);
  }
});

test("the package has exactly the declared files", () => {
  const entries = ["article-versions", "inline", "element", "compare"];
  const formats = [...new Set([...FORMATS, ...LATER_FORMATS])];
  const sent = [
    ...[
      "article-versions.css",
      "article-versions.html",
      "article-versions.iife.js",
      "article_versions_bg.wasm",
      "article_versions_full_bg.wasm",
      "html.js",
    ],
    ...entries.map((name) => `${name}.js`),
    ...formats.map((name) => `formats/${name}.js`),
    ...["disclosure", "presenter", "saving", "timeline", "words", "worker"].map(
      (name) => `article-versions-${name}.js`,
    ),
    ...["ar", "de", "es", "fr", "zh"].map((lang) => `labels/${lang}.js`),
  ].map((name) => `dist/${name}`);
  // All files of the samples in git.
  const samples = execFileSync("git", ["ls-files", "samples"], { cwd: root, encoding: "utf8" }).trim().split("\n");
  assert.deepEqual(
    consumer.files,
    [
      ...sent.flatMap((name) => [name, `${name}.br`, `${name}.gz`]),
      ...["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json"],
      ...["THIRD-PARTY-LICENSES.txt", "cli.js", "custom-elements.json", "integrity.json"].map((name) => `dist/${name}`),
      ...[...entries, "article-versions-disclosure", "html"].map((name) => `dist/${name}.d.ts`),
      // A script with the wasm inside has no source map, which would contain the wasm again.
      ...["article-versions", "article-versions-disclosure", "element", "compare"].map((name) => `dist/${name}.js.map`),
      ...[...formats, "types"].map((name) => `dist/formats/${name}.d.ts`),
      ...samples,
    ].sort(),
  );
});

test("the package lists its dependencies with their licences", () => {
  const licences = readFileSync(join(consumer.installed, "dist", "THIRD-PARTY-LICENSES.txt"), "utf8");
  for (const name of ["hashbrown", "pulldown-cmark", "serde", "wasm-bindgen", "parse5", "entities"]) {
    assert.match(licences, new RegExp(`^${name} \\d+\\.\\d+`, "m"), name);
  }
  assert.doesNotMatch(licences, /^(?:proptest|wasm-bindgen-test|esbuild) /m, "nothing that only builds or tests");
});

test("types come first in every export, and only modules with side effects are declared so", () => {
  const manifest = JSON.parse(readFileSync(join(consumer.installed, "package.json"), "utf8"));
  for (const [name, entry] of Object.entries(manifest.exports))
    if (typeof entry !== "string") assert.deepEqual(Object.keys(entry), ["types", "default"], name);
  assert.deepEqual(manifest.sideEffects, [
    "./dist/article-versions.js",
    "./dist/article-versions-disclosure.js",
    "./dist/article-versions-presenter.js",
    "./dist/inline.js",
    "./dist/article-versions.iife.js",
    "./dist/cli.js",
  ]);
});

test("each compressed file has the content of the file beside it", () => {
  const compressed = consumer.files.filter((name) => /\.(?:br|gz)$/.test(name));
  assert.ok(compressed.length > 0);
  for (const file of compressed) {
    const bytes = readFileSync(join(consumer.installed, file));
    const content = file.endsWith(".br") ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    assert.ok(content.equals(readFileSync(join(consumer.installed, file.slice(0, -3)))), file);
  }
});

test("no file contains a path of the build machine", () => {
  for (const file of consumer.files) {
    const content = readFileSync(join(consumer.installed, file), "latin1");
    assert.doesNotMatch(content, /\/(home|root|Users)\/[\w.-]+\//, file);
  }
});

test("the element needs no dependency", () => {
  const manifest = JSON.parse(readFileSync(join(consumer.installed, "package.json"), "utf8"));
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.peerDependencies, undefined);
});
