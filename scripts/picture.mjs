// @ts-check
/**
 * `node scripts/picture.mjs`: regenerates the README screenshots, `docs/reader.png` and `docs/reader-dark.png`, from
 * the built local page. Run it when the page looks different; nothing depends on them.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { build } from "./build.mjs";
import { BROWSER_MISSING, findBrowser } from "./browsers.mjs";
import { root } from "./run.mjs";
import { Missing, command, say } from "./terminal.mjs";

/** What is seen of the first sample: reworded paragraphs, and a photo's credit. */
const VIEWPORT = { width: 1180, height: 700 };
const PARAGRAPH = "Bachelet looked forward";

await command(async () => {
  await build();
  const executablePath = await findBrowser();
  if (!executablePath) throw new Missing(BROWSER_MISSING);
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  mkdirSync(join(root, "docs"), { recursive: true });
  for (const [scheme, name] of /** @type {const} */ ([
    ["light", "reader.png"],
    ["dark", "reader-dark.png"],
  ])) {
    const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: scheme });
    await page.goto(pathToFileURL(join(root, "dist", "article-versions.html")).href);
    const paragraph = page.getByText(PARAGRAPH).first();
    await paragraph.evaluate((node) => node.scrollIntoView({ block: "center" }));
    await page.mouse.wheel(0, VIEWPORT.height / 3);
    await page.waitForTimeout(500); // Scrolling is animated.
    await page.screenshot({ path: join(root, "docs", name) });
    await page.close();
    say(`docs/${name}`);
  }
  await browser.close();
});
