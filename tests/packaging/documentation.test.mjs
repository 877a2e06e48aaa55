// @ts-check
/**
 * Runs every sample of the README and of docs/ against the installed package. Rust samples are doctests (src/lib.rs).
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { BROWSER_MISSING, findBrowser } from "../../scripts/browsers.mjs";
import { root } from "../../scripts/run.mjs";
import { serve } from "../../scripts/serve.mjs";
import { Bench, compared, marks } from "../browser/support.mjs";
import { Consumer } from "./support.mjs";

const skip = (await findBrowser()) ? false : BROWSER_MISSING;

const consumer = new Consumer();

/** @typedef {{ file: string, language: string, code: string }} Sample */

/** @type {[string, string][]} */
const files = [
  ["README.md", join(consumer.installed, "README.md")],
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => /** @type {[string, string]} */ ([name, join(root, "docs", name)])),
];
const samples = files.flatMap(([file, path]) =>
  [...readFileSync(path, "utf8").matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", code = ""]) => /** @type {Sample} */ ({ file, language, code: code.trim() }),
  ),
);

/** @param {string} file @param {string} language @param {RegExp} [holding] */
function sample(file, language, holding = /./) {
  const found = samples.filter((one) => one.file === file && one.language === language && holding.test(one.code));
  assert.equal(found.length, 1, `one ${language} sample with ${holding} in ${file}`);
  return found[0]?.code ?? "";
}

/** @type {Bench} */
let bench;
before(async () => {
  cpSync(join(consumer.installed, "dist"), join(consumer.folder, "site"), { recursive: true });
  if (!skip) bench = await Bench.start(join(consumer.folder, "site"));
});
after(async () => {
  await bench?.stop();
  consumer.remove();
});

/** @param {string} body */
const page = (body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

test("every kind of sample has a test", () => {
  // Configuration of servers and of git is not run here.
  const tested = new Set(["html", "css", "js", "json", "sh", "http", "rust", "nginx", "apache", "caddy", "git"]);
  const untested = samples.filter(({ language }) => !tested.has(language)).map(({ file, code }) => `${file}: ${code}`);
  assert.deepEqual(untested, []);
});

test("the embed, the properties, the theme", { skip }, async () => {
  const preload = sample("embedding.md", "html", /rel="preload"/);
  const styles = `<style>${sample("embedding.md", "css")}${sample("theming.md", "css")}</style>`;
  consumer.write("site/embed.html", page(`${preload}${sample("README.md", "html")}${styles}`));
  const { page: shown, problems } = await bench.open(bench.address("embed.html", "http"));
  await compared(shown);
  assert.deepEqual(await marks(shown), { removed: ["9"], added: ["10"] });
  const insertion = shown.locator("article-versions ins").first();
  assert.equal(await insertion.evaluate((node) => getComputedStyle(node).backgroundColor), "rgb(207, 230, 207)");

  const logged = shown.waitForEvent("console");
  await shown.addScriptTag({ content: `{${sample("embedding.md", "js", /document\./)}}` });
  assert.match((await logged).text(), /Object|blocks/);
  assert.deepEqual(problems, []);
});

test("the manifest", { skip }, async () => {
  consumer.write("site/manifest.json", sample("embedding.md", "json"));
  consumer.write("site/1.html", "<p>The ferry leaves at 9.</p>");
  const embed = `<article-versions src="manifest.json"></article-versions><script type="module" src="article-versions.js"></script>`;
  consumer.write("site/manifest.html", page(embed));
  const { page: shown, problems } = await bench.open(bench.address("manifest.html", "http"));
  await compared(shown);
  assert.deepEqual(await marks(shown), { removed: ["9"], added: ["10"] });
  // Chromium sometimes reports a streamed response as aborted although all of it was read.
  assert.deepEqual(
    problems.filter((problem) => !problem.includes("net::ERR_ABORTED")),
    [],
  );
});

test("the policy, as a page's header", { skip }, async () => {
  consumer.write("site/strict.html", page(sample("README.md", "html")).replace('<link rel="icon" href="data:,">', ""));
  const policy = sample("security-headers.md", "http", /default-src/).replaceAll("\n", " ");
  const server = await serve(join(consumer.folder, "site"), { headers: { "content-security-policy": policy } });
  try {
    const { page: shown, problems } = await bench.open(`${server.url}strict.html`);
    await compared(shown);
    const other = problems.filter((problem) => !problem.includes("favicon") && !problem.includes("404"));
    assert.deepEqual(other, []);
  } finally {
    await server.close();
  }
});

/** In a sample, the comment after each call is the expected output. */
const scripts = samples.filter(({ language, code }) => language === "js" && /article-versions\//.test(code));

for (const [index, { file, code }] of scripts.entries()) {
  test(`${file}, script ${index + 1}`, () => {
    consumer.write(`sample-${index}.mjs`, code);
    const { status, stdout, stderr } = spawnSync(process.execPath, [`sample-${index}.mjs`], {
      cwd: consumer.folder,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });
    assert.equal(status, 0, stderr);
    const promised = [...code.matchAll(/console\.log\(.*\);? \/\/ (.+)$/gm)].map(([, output]) => output);
    assert.ok(promised.length > 0 || !code.includes("console.log("), "each console.log has its output beside it");
    assert.deepEqual(stdout.trim().split("\n").filter(Boolean), promised);
  });
}

test("the examples for JavaScript", () => {
  consumer.write("before.txt", "The ferry leaves at 9.");
  consumer.write("after.txt", "The ferry leaves at 10.");
  /** @param {string} name @param {string[]} args @param {string} [input] */
  const run = (name, args, input) => {
    cpSync(join(root, "examples", name), join(consumer.folder, name));
    const { status, stdout, stderr } = spawnSync(process.execPath, [name, ...args], {
      cwd: consumer.folder,
      encoding: "utf8",
      input,
    });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  assert.match(run("compare.mjs", ["before.txt", "after.txt"]), /^edited \(figure\): .*9.*10.*\n1 words deleted/);
  assert.match(run("credits.mjs", [], "Ola Berg/AP"), /"creators":\["Ola Berg"\],"providers":\["AP"\]/);
});

test("the commands", (context) => {
  const env = {
    ...process.env,
    PATH: [join(consumer.folder, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  };
  consumer.write("before.html", "<p>It leaves at 9.</p>");
  consumer.write("after.html", "<p>It leaves at 10.</p>");
  consumer.write(
    "pairs.jsonl",
    `${JSON.stringify({ id: 1, before: "It leaves at 9.", after: "It leaves at 10." })}\n`.repeat(3),
  );
  const lines = samples.filter(({ language }) => language === "sh").flatMap(({ code }) => code.split("\n"));
  for (const line of lines.map((one) => one.replace(/\s+#.*/, "").trim()).filter(Boolean)) {
    const npm = /^npm (?:run )?(\w+)/.exec(line);
    if (npm?.[1] && npm[1] !== "install") {
      const { scripts } = JSON.parse(readFileSync(join(consumer.installed, "package.json"), "utf8"));
      assert.ok(scripts[npm[1]], line);
      continue;
    }
    let command = line;
    if (line.startsWith("parallel ") && spawnSync("parallel", ["--version"]).status !== 0) {
      context.diagnostic("GNU parallel is not installed: only its command was run");
      command = line.replace(/^parallel (?:-\S+ (?:\d\w* )?)*/, "");
    }
    const { status, stderr } = spawnSync(command, { cwd: consumer.folder, env, shell: true, encoding: "utf8" });
    assert.equal(status, 0, `${line}\n${stderr}`);
  }
  assert.match(readFileSync(join(consumer.folder, "comparison.html"), "utf8"), /^<!doctype html>/);
  assert.equal(readFileSync(join(consumer.folder, "comparisons.jsonl"), "utf8").trim().split("\n").length, 3);
});
