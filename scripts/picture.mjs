// @ts-check
/**
 * `node scripts/picture.mjs`: regenerates the README screenshots, `docs/reader.png` and `docs/reader-dark.png`, from
 * the built local page. Run it when the page looks different; nothing depends on them.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { build } from "./build.mjs";
import { BROWSER_MISSING, findBrowser } from "./browsers.mjs";
import { root } from "./run.mjs";
import { Missing, command, say } from "./terminal.mjs";

const VIEWPORT = { width: 1180, height: 940 };

/**
 * The story of the screenshots: a figure that changed in two places, a name, and the credit of a photo.
 * @param {{ hurt: number, minister: string, photographer: string }} facts
 * @param {string} picture its address
 */
const story = ({ hurt, minister, photographer }, picture) => `# Ferry runs aground off Marhaven, ${hurt} people hurt

A ferry ran aground off Marhaven on Tuesday, and at least ${hurt} people were hurt, the harbour office said.

![A ferry beside a quay](${picture})
A ferry of the same line at the quay in Marhaven. (${photographer}/NWA)

“The fog came within minutes,” said ${minister}, who leads the council. The ferry carried 187 passengers.
`;

await command(async () => {
  await build();
  const executablePath = await findBrowser();
  if (!executablePath) throw new Missing(BROWSER_MISSING);
  const svg = readFileSync(join(root, "www", "sample", "bridge", "ferry.svg"));
  const picture = `data:image/svg+xml;base64,${svg.toString("base64")}`;
  const versions = [
    {
      label: "First report",
      published: "2031-03-04T06:10:00Z",
      text: story({ hurt: 12, minister: "Tomas Brant", photographer: "Ines Okoro" }, picture),
    },
    {
      label: "Update",
      published: "2031-03-04T14:00:00Z",
      text: story({ hurt: 14, minister: "Tomas Brandt", photographer: "Ola Berg" }, picture),
    },
  ].map((version) => ({ ...version, format: "markdown" }));
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  mkdirSync(join(root, "docs"), { recursive: true });
  for (const [scheme, name] of /** @type {const} */ ([
    ["light", "reader.png"],
    ["dark", "reader-dark.png"],
  ])) {
    const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: scheme });
    await page.goto(pathToFileURL(join(root, "dist", "article-versions.html")).href);
    await page.evaluate((versions) => {
      const element = /** @type {HTMLElement & { versions: unknown }} */ (document.querySelector("article-versions"));
      element.versions = versions;
      document.querySelector("header")?.remove();
    }, versions);
    await page.locator("article-versions del", { hasText: "Ines Okoro" }).first().waitFor();
    await page.waitForTimeout(500); // The strip is drawn after the rows.
    await page.screenshot({ path: join(root, "docs", name) });
    await page.close();
    say(`docs/${name}`);
  }
  await browser.close();
});
