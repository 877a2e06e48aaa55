// @ts-check
/** Every sample of the README, taken from the installed one and run as a reader would. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { findBrowser, BROWSER_MISSING } from "../../scripts/browsers.mjs";
import { serve } from "../../scripts/serve.mjs";
import { Bench, compared, marks } from "../browser/support.mjs";
import { Consumer } from "./support.mjs";

const skip = (await findBrowser()) ? false : BROWSER_MISSING;

const consumer = new Consumer();
const readme = readFileSync(join(consumer.installed, "README.md"), "utf8");
const samples = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = "", code = ""]) => ({
  language,
  code: code.trim(),
}));

/** @param {string} language @param {RegExp} [holding] */
function sample(language, holding = /./) {
  const found = samples.filter((one) => one.language === language && holding.test(one.code));
  assert.equal(found.length, 1, `one ${language} sample with ${holding}`);
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

test("no sample is left out here", () => {
  assert.deepEqual(samples.map(({ language }) => language).sort(), ["", "css", "html", "js", "js", "sh", "sh", "sh"]);
});

test("the embed, the properties, the theme", { skip }, async () => {
  consumer.write("site/readme.html", page(`${sample("html")}<style>${sample("css")}</style>`));
  const { page: shown, problems } = await bench.open(bench.address("readme.html", "http"));
  await compared(shown);
  assert.deepEqual(await marks(shown), { removed: ["9"], added: ["10"] });
  assert.equal(
    await shown
      .locator("article-versions ins")
      .first()
      .evaluate((node) => getComputedStyle(node).backgroundColor),
    "rgb(207, 230, 207)",
  );

  const told = shown.waitForEvent("console");
  await shown.addScriptTag({ content: `{${sample("js", /document\./)}}` });
  assert.match((await told).text(), /Object|blocks/);
  assert.deepEqual(problems, []);
});

test("the policy, as a page's header", { skip }, async () => {
  consumer.write("site/strict.html", page(sample("html")).replace('<link rel="icon" href="data:,">', ""));
  const server = await serve(join(consumer.folder, "site"), {
    headers: { "content-security-policy": sample("", /default-src/).replaceAll("\n", " ") },
  });
  try {
    const { page: shown, problems } = await bench.open(`${server.url}strict.html`);
    await compared(shown);
    assert.deepEqual(
      problems.filter((problem) => !problem.includes("favicon") && !problem.includes("404")),
      [],
    );
  } finally {
    await server.close();
  }
});

test("the comparison alone", () => {
  const said = consumer.run(
    "sample.js",
    `${sample("js", /article-versions\/compare/)}\nconsole.log(JSON.stringify({ changes: comparison.changes.length, steps: steps.length, history }));`,
  );
  assert.deepEqual(said, { changes: 1, steps: 2, history: { first: 0, changed: [1, 2], absences: [], gone: null } });
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
      assert.ok(JSON.parse(readFileSync(join(consumer.installed, "package.json"), "utf8")).scripts[npm[1]], line);
      continue;
    }
    if (line.startsWith("parallel ") && spawnSync("parallel", ["--version"]).status !== 0) {
      context.diagnostic("GNU parallel is not installed: only its command was run");
      const { status, stderr } = spawnSync(line.replace(/^parallel (?:-\S+ (?:\d\w* )?)*/, ""), {
        cwd: consumer.folder,
        env,
        shell: true,
        encoding: "utf8",
      });
      assert.equal(status, 0, stderr);
      continue;
    }
    const { status, stderr } = spawnSync(line, { cwd: consumer.folder, env, shell: true, encoding: "utf8" });
    assert.equal(status, 0, `${line}\n${stderr}`);
  }
  assert.match(readFileSync(join(consumer.folder, "comparison.html"), "utf8"), /^<!doctype html>/);
  assert.equal(readFileSync(join(consumer.folder, "comparisons.jsonl"), "utf8").trim().split("\n").length, 3);
});
