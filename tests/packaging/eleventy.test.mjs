// @ts-check
/** Builds the Eleventy sample from a git repository with two commits, and opens it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { BROWSER_MISSING, findBrowser } from "../../scripts/browsers.mjs";
import { npm } from "../../scripts/run.mjs";
import { serve } from "../../scripts/serve.mjs";
import { axe, Bench, compared, marks } from "../browser/support.mjs";
import { Consumer, root } from "./support.mjs";

const consumer = new Consumer();
const sample = join(root, "samples", "eleventy");
const { dependencies } = JSON.parse(readFileSync(join(sample, "package.json"), "utf8"));
const eleventy = `@11ty/eleventy@${dependencies["@11ty/eleventy"]}`;
const installed = await npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", eleventy], {
  cwd: consumer.folder,
});

/** @type {string | false} */
let skip = installed.code === 0 ? false : "Eleventy cannot be installed: the registry cannot be reached";
if (!skip && !(await findBrowser())) skip = BROWSER_MISSING;

const site = join(consumer.folder, "_site");
/** The policy of docs/security-headers.md. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types article-versions";

/** @type {Bench} */
let bench;

before(async () => {
  if (skip) return;
  for (const name of ["eleventy.config.js", "_includes", "stories"]) {
    cpSync(join(sample, name), join(consumer.folder, name), { recursive: true });
  }
  const run = (/** @type {string} */ program, /** @type {string[]} */ ...args) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: consumer.folder, encoding: "utf8" });
    assert.equal(status, 0, `${program} ${args.join(" ")}: ${stdout}${stderr}`);
  };
  const commit = (/** @type {string} */ subject, /** @type {string} */ date) => {
    run("git", "add", "stories");
    const author = ["-c", "user.name=Desk", "-c", "user.email=desk@example.com"];
    run("git", ...author, "commit", "-q", "-m", subject, `--date=${date}`);
  };
  run("git", "init", "-q");
  commit("First edition", "2031-03-04T06:10:00Z");
  const story = join(consumer.folder, "stories", "ferry.md");
  const text = readFileSync(story, "utf8").replace("9 a.m.", "10 a.m.").replace("Ines Okoro", "Ada Holm");
  writeFileSync(story, text);
  commit("Updated", "2031-03-04T14:00:00Z");
  run(process.execPath, "node_modules/@11ty/eleventy/cmd.cjs");
  bench = await Bench.start(site, { "Content-Security-Policy": POLICY });
});
after(async () => {
  await bench?.stop();
  consumer.remove();
});

for (const width of [320, 1280]) {
  test(`the line opens the comparison of both commits, ${width} px wide`, { skip }, async () => {
    const { page, problems } = await bench.open(bench.address("stories/ferry/index.html", "http"), { width });
    const element = page.locator("article-versions");
    await element.getByText("2 versions").waitFor();
    await element.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await compared(page);
    const { removed, added } = await marks(page);
    assert.ok(removed.includes("9 a.m.") && removed.includes("Ines Okoro"), removed.join());
    assert.ok(added.includes("10 a.m.") && added.includes("Ada Holm"), added.join());
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing overflows");
    assert.deepEqual(await axe(page), []);
    const failures = problems.filter((problem) => !/ferry\.jpg|favicon|404|ERR_ABORTED/.test(problem));
    assert.deepEqual(failures, []);
  });
}

test("where no script may run, the line is a link to a comparison", { skip }, async () => {
  const server = await serve(site, { headers: { "Content-Security-Policy": "script-src 'none'" } });
  const { page } = await bench.open(`${server.url}stories/ferry/index.html`);
  await page.getByRole("link", { name: "What changed in this story" }).click();
  await page.getByText("Ada Holm").first().waitFor();
  await server.close();
});
