// @ts-check
/** The reference for users against the code, in both directions. What a browser must check is in packaging/manifest. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { HELP, readOptions } from "../../cli/options.js";
import { root } from "../../scripts/run.mjs";
import en from "../../www/labels/en.js";

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), "utf8");

const DOCS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...readdirSync(join(root, "docs")).map((f) => `docs/${f}`)]
  .filter((path) => path.endsWith(".md"))
  .map((path) => ({ path, text: read(path) }));

const element = JSON.parse(read("www/element/custom-elements.json")).modules[0].declarations[0];

/** @param {{ name: string, deprecated?: string }[]} list */
const names = (list) => list.filter(({ deprecated }) => !deprecated).map(({ name }) => name);

/**
 * The code in the first cell of each row of a table.
 * @param {string} path
 * @param {string} head the first words of the table's head row
 */
function firstCells(path, head) {
  const lines = read(path).split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head}`));
  assert.ok(start >= 0, `${path} has a table “${head}”`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end < 0 ? undefined : end).flatMap((row) => codeOf(row.split("|")[1] ?? ""));
}

/** The code spans of a text. @param {string} text */
const codeOf = (text) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? "");

/** @param {string[]} documented @param {string[]} real */
const same = (documented, real) => assert.deepEqual([...documented].sort(), [...real].sort());

describe("the element", () => {
  test("attributes", () => same(firstCells("docs/embedding.md", "attribute |"), names(element.attributes)));

  test("properties and methods", () => {
    const documented = firstCells("docs/embedding.md", "property or method").map((name) => name.replace("()", ""));
    // docs/embedding.md: "All attributes are also properties."
    const attributes = names(element.attributes).map((name) => name.replace(/-(.)/g, (_, c) => c.toUpperCase()));
    same(documented, names(element.members.filter((/** @type {any} */ { name }) => !attributes.includes(name))));
  });

  test("events", () => same(firstCells("docs/embedding.md", "event (bubbles)"), names(element.events)));

  test("custom properties", () => {
    const documented = firstCells("docs/theming.md", "property |").map((name) => `--article-versions-${name}`);
    same(documented, names(element.cssProperties));
  });

  test("parts", () => same(firstCells("docs/theming.md", "`::part()`"), names(element.cssParts)));

  test("classes of change that can be hidden", () => {
    const row =
      read("docs/embedding.md")
        .split("\n")
        .find((line) => line.startsWith("| `hide`")) ?? "";
    const [classes = "", ...blocks] = codeOf(row).slice(1);
    const real = Object.keys(en).filter((key) => key.startsWith("class."));
    same(
      [...classes.split(" "), ...blocks],
      real.map((key) => key.replace("class.", "")),
    );
  });
});

describe("the command", () => {
  const inHelp = [...new Set(HELP.match(/--[a-z][a-z-]+/g))];
  const commandLine = DOCS.map(({ text }) => text).join("\n");

  test("every option in the help text is an option", () => {
    for (const option of inHelp) {
      let message = "";
      try {
        readOptions([option]);
      } catch (error) {
        message = String(error);
      }
      assert.doesNotMatch(message, /Unknown option/, option);
    }
  });

  test("every option is in the help text", () => {
    const list = /options: \{(.*?)\n {6}\},/s.exec(read("cli/options.js"))?.[1] ?? "";
    const real = [...list.matchAll(/^ {8}"?([a-z-]+)"?:/gm)].map(([, name]) => `--${name}`);
    same(inHelp, real);
  });

  test("every option in the documentation is in the help text", () => {
    const documented = [...commandLine.matchAll(/article-versions[^`|\n]*?(--[a-z-]+)/g)].map(([, option]) => option);
    const named = codeOf(read("docs/command-line.md")).flatMap((code) => code.match(/^--[a-z-]+/) ?? []);
    for (const option of [...documented, ...named]) assert.ok(inHelp.includes(option ?? ""), option);
  });

  test("every option is in the documentation", () => {
    const text = read("docs/command-line.md");
    for (const option of inHelp) assert.ok(text.includes(option), option);
  });
});

describe("the package", () => {
  const { exports, scripts } = JSON.parse(read("package.json"));

  test("every import in the documentation is exported", () => {
    for (const { path, text } of DOCS)
      for (const [, name = ""] of text.matchAll(/(?:from|import) "article-versions(\/[^"]*)?"/g)) {
        const isExported = name === "" || exports[`.${name}`] || name.startsWith("/formats/");
        assert.ok(isExported, `${path}: ${name}`);
      }
  });

  test("every export is in the documentation", () => {
    const documented = DOCS.flatMap(({ text }) => codeOf(text));
    for (const name of Object.keys(exports).filter((one) => one !== "./package.json")) {
      const path = name.replace(/^\./, "article-versions").replace("*", "…");
      const short = path.replace("article-versions/", "");
      assert.ok(documented.includes(path) || documented.includes(short), path);
    }
  });

  test("the options of toFragment", () => {
    const type = /interface FragmentOptions[^{]*\{(.*?)\n\}/s.exec(read("cli/html.d.ts"))?.[1] ?? "";
    same(
      firstCells("docs/javascript.md", "option of `toFragment`"),
      [...type.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name ?? ""),
    );
  });

  test("the options of compare", () => {
    const types = read("src/wasm/types.d.ts");
    const names = ["ParseOptions", "CompareOptions"].flatMap((name) => {
      const type = new RegExp(`interface ${name} [^{]*\\{(.*?)\\n\\}`, "s").exec(types)?.[1] ?? "";
      return [...type.matchAll(/^ {2}(\w+)\?:/gm)].map(([, option]) => option ?? "");
    });
    same(firstCells("docs/javascript.md", "option |"), names);
  });

  test("npm commands", () => {
    for (const { path, text } of DOCS)
      for (const [, name = ""] of text.matchAll(/npm run ([a-z:]+)/g)) assert.ok(name in scripts, `${path}: ${name}`);
  });
});

test("every link inside the documentation leads to a file and a heading", () => {
  const anchor = (/** @type {string} */ heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-");
  for (const { path, text } of DOCS)
    for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = "", heading] = target.split("#");
      const found = file === "" ? path : join(path, "..", file);
      if (!heading)
        assert.doesNotThrow(() => read(found).length || readdirSync(join(root, found)), `${path}: ${target}`);
      else {
        const headings = [...read(found).matchAll(/^#+ (.*)$/gm)].map(([, one]) => anchor(one ?? ""));
        assert.ok(headings.includes(heading), `${path}: ${target}`);
      }
    }
});

test("every test and section that SECURITY.md names exists", () => {
  const tests = readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(mjs|rs)$/.test(path))
    .map((path) => read(join("tests", path)))
    .join("\n");
  const rows = read("SECURITY.md")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const named = rows.flatMap((row) =>
    [...(row.split("|").at(-2) ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? ""),
  );
  assert.ok(named.length > 5);
  const sections = read("CONTRIBUTING.md");
  for (const name of named) assert.ok(tests.includes(name) || sections.includes(`## ${name}`), name);
});
