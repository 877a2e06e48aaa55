// @ts-check
/**
 * Script-injection payloads in every text field of every format, through every view and export, in a real browser: once
 * under the strictest policy that the package promises to work under, and once under none, so that the policy hides
 * nothing.
 *
 * Runs a part by default. `HOSTILE=full node --test tests/browser/hostile.test.mjs` runs all; `HOSTILE=n` runs one
 * payload of n.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { compare, parse } from "../../dist/compare.js";
import { HOST, POLICY, Site } from "../hostile/site.mjs";
import { Bench } from "./support.mjs";

/** Takes one of this many payloads from each family. */
const EVERY = process.env.HOSTILE === "full" ? 1 : Number(process.env.HOSTILE) || 16;
/** A timeout in milliseconds. It only ends hanging tests. */
const NET = 12 * 3_600_000;
/** The number of payloads per document. */
const BATCH = 24;

const DRIVER = `<script type="module" src="/hostile/driver.mjs"></script>`;

/** How the host page is set up. */
const HOSTS = [
  { name: "under the strictest policy", policy: POLICY, images: "none" },
  { name: "without a policy", policy: "", images: "auto" },
];

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

for (const { name, policy, images } of HOSTS) {
  describe(name, { timeout: NET }, () => {
    /** @type {Site} */
    let site;
    /** @type {{ name: string, alone: boolean, markup: boolean }[]} */
    let formats;
    /** The number of payloads. */
    let count = 0;
    const tried = { documents: 0, fields: 0, views: 0, exports: 0 };
    before(async () => {
      site = await Site.open(bench.browser, { policy, body: DRIVER });
      await site.page.waitForFunction(() => "drive" in window);
      ({ formats, count } = await site.page.evaluate(
        (every) => ({ formats: /** @type {any} */ (window).formats, count: /** @type {any} */ (window).count(every) }),
        EVERY,
      ));
    });

    test("no script runs, no request is sent, only listed elements exist, and text is shown literally", async (t) => {
      /** All failures. The test continues after a failure, so that one run reports all. @type {string[]} */
      const found = [];
      for (const format of formats) {
        const size = format.alone ? 1 : BATCH;
        for (let at = 0; at < count; at += size) {
          const { problems, views, fields, payloads, kept } = await inPage(site, format.name, at, size, images);
          const left = images === "none" ? site.left.map(({ url }) => `asked for ${url}`) : [];
          const crimes = [...problems, ...left, ...(await confess(site, format.markup))];
          if (views < 3) crimes.push(`${views} views`);
          // The raw formats differ only in their content, so a sample of them is enough.
          if (!format.alone || at % 8 === 0) {
            crimes.push(...(await checkExports(site, kept)));
            tried.exports += 3;
          }
          found.push(
            ...crimes.map((crime) => `${format.name}, payloads ${at} to ${at + size - 1} of every ${EVERY}: ${crime}`),
          );
          tried.documents += 1;
          tried.fields += fields * payloads;
          tried.views += views;
        }
      }
      t.diagnostic(
        `${count} payloads, ${formats.length} formats, ${tried.fields} filled fields in ${tried.documents} documents, ${tried.views} views, ${tried.exports} exports`,
      );
      assert.deepEqual(found, []);
    });
  });
}

/**
 * @param {Site} site
 * @param {string} format
 * @param {number} at
 * @param {number} size
 * @param {string} images
 */
function inPage(site, format, at, size, images) {
  return site.page.evaluate(
    ([format, at, size, how]) => /** @type {any} */ (window).drive(format, at, size, how),
    /** @type {const} */ ([format, at, size, { every: EVERY, images }]),
  );
}

/**
 * The three saved formats are as safe as the page.
 * @param {Site} site
 * @param {Record<string, string>} kept
 * @returns {Promise<string[]>} where they are not
 */
async function checkExports(site, kept) {
  const { "text/html": html = "", "text/markdown": markdown = "", "application/json": json = "" } = kept;
  if (!html || !markdown || !json) return ["exports are missing"];
  /** @param {string} where @param {string[]} found */
  const said = (where, found) => found.map((one) => `exported ${where}: ${one}`);

  site.exported = html;
  await site.kept.goto(`${HOST}/exported.html`, { waitUntil: "load" });
  const page = await site.kept.evaluate(exportedPage);

  const read = parse({ text: markdown, format: "markdown" });
  const links = read.blocks
    .flatMap((block) => [...block.runs, ...(block.photo?.caption ?? [])])
    .flatMap((run) => run.markup)
    .flatMap((mark) => (mark.kind === "link" ? [mark.url] : []));
  const pictures = read.blocks.flatMap((block) => block.photo?.url ?? []);
  return [
    ...said("HTML", [...page, ...(await confess(site, true))]),
    ...said("Markdown", [
      ...loose(markdown),
      ...links.filter((url) => !isOnTheWeb(url) && !/^\s*mailto:/i.test(url)).map((url) => `a link to ${url}`),
      ...pictures
        .filter((url) => !isOnTheWeb(url) && !url.startsWith("data:image/"))
        .map((url) => `a picture from ${url}`),
    ]),
    ...said("JSON", typeof JSON.parse(json) === "object" ? [] : ["no object"]),
  ];
}

/**
 * Returns the forbidden events so far and clears them.
 *
 * Chromium checks parsed HTML against the policy and reports it, even in an inert document that applies, runs and loads
 * nothing. The round without a policy proves that. Saving a comparison parses its versions once more.
 * @param {Site} site
 * @param {boolean} markup whether HTML was read
 * @returns {Promise<string[]>}
 */
async function confess(site, markup) {
  // Violations are reported in separate tasks, so a busy machine reports them late.
  await site.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 10)));
  const reported = /^policy: (?:(?:style|script)-src(?:-elem|-attr)? inline|media-src|base-uri)/;
  const crimes = site.crimes.filter((crime) => !(markup && reported.test(crime)));
  site.forget();
  return crimes;
}

/** @param {string} url resolved as by a program that opens the file @returns {boolean} */
function isOnTheWeb(url) {
  return ["http:", "https:"].includes(new URL(url, "https://example.org/").protocol);
}

/** The forbidden content of an exported page. Runs in that page. */
function exportedPage() {
  const found = [];
  const allowed = new Set(
    "a bdi blockquote body br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 head hr html img ins label li main meta ol p s script section span strong style summary table tbody td th thead time title tr ul wbr".split(
      " ",
    ),
  );
  for (const element of document.querySelectorAll("*")) {
    if (!allowed.has(element.localName) || element.namespaceURI !== "http://www.w3.org/1999/xhtml")
      found.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (
        name.startsWith("on") ||
        ["srcdoc", "formaction", "ping", "action", "xlink:href", "srcset", "background", "poster"].includes(name)
      )
        found.push(`<${element.localName} ${name}>`);
      if (name === "http-equiv" && value !== "Content-Security-Policy") found.push(`<meta ${value}>`);
    }
    if (element instanceof HTMLScriptElement && element.type !== "application/json")
      found.push("<script> that is no data");
    if (
      element instanceof HTMLAnchorElement &&
      element.hasAttribute("href") &&
      !/^(?:https?|mailto):$/.test(element.protocol)
    )
      found.push(`<a> to ${element.protocol}`);
    if (element instanceof HTMLImageElement && element.getAttribute("referrerpolicy") !== "no-referrer")
      found.push("<img> with a referrer");
  }
  if (document.querySelectorAll("style").length !== 1) found.push("not one <style>");
  if (document.scripts.length > 1) found.push("more than one <script>");
  if (document.querySelectorAll("meta[http-equiv]").length !== 1) found.push("no policy of its own");
  return found;
}

/**
 * Places in Markdown where a tag, an entity or a picture may begin: signs that are not escaped.
 * @param {string} markdown
 */
function loose(markdown) {
  const found = [];
  // Remove what the writer itself adds: code, the signs of a note, and pictures at the start of a line or mark.
  // Addresses are removed, too; another test reads them back.
  const others = markdown
    .replace(/\]\(<[^<>\n]*>\)/g, "]()")
    .replace(/^\[picture-\d+\]: <[^<>\n]*>$/gm, "")
    .replace(/(?<!\\)`[^`\n]+`/g, "")
    .replaceAll("<<}", "")
    .replace(/(^|\{--|\{\+\+)!\[/gm, "$1");
  for (const { 0: sign, index } of others.matchAll(/<|&(?=#?\w+;)|!\[/g)) {
    const slashes = /\\*$/.exec(others.slice(0, index))?.[0].length ?? 0;
    if (slashes % 2 === 0)
      found.push(`${sign} in ${JSON.stringify(others.slice(Math.max(0, index - 30), index + 30))}`);
  }
  return found;
}

test("text that only the core reads is unchanged", () => {
  const text = `<img src=x onerror=pwned(1)> & "quotes"`;
  const { rows } = compare({ text, format: "wire" }, { text, format: "wire" });
  assert.equal(rows[0]?.after[0]?.segments.map((segment) => segment.text).join(""), text);
});
