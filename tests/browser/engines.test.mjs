// @ts-check
/** Checks what the other tests rely on: each engine is as strict as a reader's browser and reports every error. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";
import { Site } from "../hostile/site.mjs";
import { Bench, engine, eventually, PAGES } from "./support.mjs";

/** @type {Bench} */
let bench;
const folder = mkdtempSync(join(tmpdir(), "engines-"));
before(async () => {
  bench = await Bench.start(folder);
});
after(async () => {
  await bench?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Opens a page with this in its head.
 * @param {string} head
 * @param {"http" | "file"} over
 * @param {Parameters<Bench["open"]>[1]} [options]
 */
function open(head, over, options) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">${head}</head><body></body></html>`;
  writeFileSync(join(folder, "page.html"), html);
  return bench.open(
    over === "http" ? `${bench.server.url}page.html` : pathToFileURL(join(folder, "page.html")).href,
    options,
  );
}

/** Waits until a problem matches. @param {import("./support.mjs").Opened} opened @param {RegExp} complaint */
async function heard({ page, problems }, complaint) {
  await eventually(async () => {
    await page.waitForTimeout(20);
    assert.ok(
      problems.some((problem) => complaint.test(problem)),
      `${complaint} is not among: ${problems.join(" | ")}`,
    );
  });
}

test("a file cannot read a neighbouring file", async () => {
  writeFileSync(join(folder, "beside.txt"), "secret");
  const { page } = await open("", "file");
  const read = await page.evaluate(() =>
    fetch("beside.txt").then(
      (answer) => answer.text(),
      () => "refused",
    ),
  );
  assert.equal(read, "refused");
});

for (const over of PAGES) {
  describe(`over ${over}, the test sees`, () => {
    test("console errors, during loading and later", async () => {
      const opened = await open('<script>console.error("early"); console.warn("careful")</script>', over);
      await heard(opened, /^console: early$/);
      await heard(opened, /^console: careful$/);
      await opened.page.evaluate(() => void setTimeout(() => console.error("late")));
      await heard(opened, /^console: late$/);
    });

    test("uncaught errors", async () => {
      const opened = await open(
        '<script>throw new Error("thrown")</script><script>Promise.reject(new Error("rejected"))</script>',
        over,
      );
      // WebKit hides the message of an error in a file: "Script error."
      await heard(opened, engine === "webkit" && over === "file" ? /^uncaught: Script error/ : /^uncaught: .*thrown/);
      await heard(opened, /^uncaught: .*rejected/);
    });

    test("violations of the page's policy", async () => {
      const policy = `<meta http-equiv="Content-Security-Policy" content="img-src 'none'">`;
      const opened = await open(`${policy}<script>new Image().src = "https://elsewhere.invalid/a.png"</script>`, over);
      await heard(opened, /policy: img-src https:\/\/elsewhere\.invalid/);
    });

    test("requests to other hosts, and their failures", async () => {
      const opened = await open(
        '<script>new Image().src = "https://elsewhere.invalid/a.png"; new Image().src = "http://elsewhere.invalid/b.png"</script>',
        over,
      );
      await heard(opened, /^failed: https:\/\/elsewhere\.invalid/);
      // Firefox requests the pictures of a file over https, even for http addresses.
      await heard(opened, /^failed: https?:\/\/elsewhere\.invalid\/b\.png/);
      assert.equal(opened.requests.filter((request) => request.includes("elsewhere.invalid")).length, 2);
    });

    test("the width, the colour scheme and reduced motion", async () => {
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        const { page } = await open("", over, { width: 320, height: 640, colorScheme });
        const seen = await page.evaluate(() => ({
          size: [innerWidth, innerHeight],
          dark: matchMedia("(prefers-color-scheme: dark)").matches,
          still: matchMedia("(prefers-reduced-motion: reduce)").matches,
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          language: navigator.language,
        }));
        assert.deepEqual(
          seen,
          { size: [320, 640], dark: colorScheme === "dark", still: true, zone: "UTC", language: "en-US" },
          engine,
        );
      }
    });
  });
}

test("over http the test sees responses with status 404", async () => {
  const opened = await open('<script src="missing.js"></script>', "http");
  await heard(opened, /^404: .*missing\.js$/);
});

test("an escaping page is caught: its scripts, requests, windows and navigations", async () => {
  const site = await Site.open(bench.browser);
  /** Polls the page until a message matches. @param {() => string[]} messages @param {RegExp} one */
  const caught = (messages, one) =>
    eventually(async () => {
      await site.page.waitForTimeout(20);
      assert.ok(
        messages().some((crime) => one.test(crime)),
        `${one} is not among: ${messages().join(" | ")}`,
      );
    });
  assert.deepEqual(site.crimes, []);
  await site.page.evaluate(() => void (/** @type {any} */ (window).pwned(1)));
  await caught(() => site.crimes, /^ran on /);
  await site.page.evaluate(() => void fetch("https://evil.example/asked").catch(() => {}));
  await caught(() => site.crimes, /^\w+ request to https:\/\/evil\.example\/asked$/);
  await site.page.evaluate(() => {
    for (const policy of ["unsafe-url", "no-referrer"])
      Object.assign(new Image(), { referrerPolicy: policy, src: `https://evil.example/${policy}.png` });
  });
  await caught(() => site.crimes, /^image request to .*\/unsafe-url\.png$/);
  // Without a referrer, a story may load it. It is reported anyway.
  await caught(() => site.left.map(({ url, type }) => `${type} ${url}`), /^image .*\/no-referrer\.png$/);
  assert.deepEqual(
    site.crimes.filter((crime) => crime.includes("no-referrer")),
    [],
  );
  await site.page.evaluate(() => void window.open("about:blank"));
  await caught(() => site.taken, /^window /);
  await site.page.evaluate(() => void setTimeout(() => (location.href = "/exported.html#gone")));
  await caught(() => site.taken, /exported\.html#gone$/);
  await site.close();
});
