// @ts-check
/** Finds a Chromium and its driver for the tests, or gets them. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root, run, which } from "./run.mjs";
import { Missing, say } from "./terminal.mjs";

/** Where Chromium and its kin are, per system; names without a folder are looked up on PATH. */
function candidates() {
  const env = process.env;
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
        ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => join(folder, `${name}.app`, "Contents", "MacOS", name)),
      );
    case "win32":
      return [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, "Google", "Chrome", "Application", "chrome.exe"),
          join(folder, "Chromium", "Application", "chrome.exe"),
          join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
        ]);
    default:
      return ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "/snap/bin/chromium"];
  }
}

/**
 * The path of an installed Chromium, Chrome or Edge, or null. CHROME_PATH names another one.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Missing(`CHROME_PATH names ${named}, and nothing is there.`);
    return named;
  }
  for (const candidate of candidates()) {
    const path = candidate.includes("/") || candidate.includes("\\") ? candidate : which(candidate);
    if (path && existsSync(path)) return path;
  }
  try {
    const { chromium } = await import("playwright-core");
    return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
  } catch {
    return null; // playwright-core is not installed, or has no build for this system.
  }
}

/** The path of chromedriver, or null. CHROMEDRIVER names another one. */
export function findDriver() {
  const path = process.env.CHROMEDRIVER ?? which("chromedriver");
  return path && existsSync(path) ? path : null;
}

const onDebianAsRoot = () => process.platform === "linux" && process.getuid?.() === 0 && which("apt-get") !== null;

/**
 * Installs a browser and its driver where that needs no question: by apt-get for root on Debian and its kin, else by
 * playwright's own download into its cache. What is still missing afterwards is for the caller to say.
 */
export async function setUpBrowser() {
  if ((await findBrowser()) && (findDriver() || !onDebianAsRoot())) return;
  if (onDebianAsRoot()) {
    say("Installing Chromium and its driver for the tests (apt-get install chromium chromium-driver). About a minute, once.");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { env });
    const args = ["install", "-q", "-y", "--no-install-recommends", "chromium", "chromium-driver"];
    const { code, output } = await run("apt-get", args, { env, label: "apt-get" });
    if (code !== 0) say(`   apt-get could not: ${reason(output)}`);
  }
  if (!(await findBrowser())) {
    say("Downloading Chromium for the tests (playwright-core install chromium). About 150 MB, once.");
    const cli = join(root, "node_modules", "playwright-core", "cli.js");
    const { code, output } = await run(process.execPath, [cli, "install", "chromium"], { label: "download" });
    if (code !== 0) say(`   the download failed: ${reason(output)}`);
  }
}

/** @param {string} output the line that tells why, out of all that a program printed */
function reason(output) {
  const lines = output.trim().split("\n");
  return (lines.findLast((line) => /^\s*(E:|Error|.*failed)/i.test(line)) ?? lines.at(-1) ?? "").trim();
}

export const BROWSER_MISSING =
  "no Chromium, Chrome or Edge was found. Install one, or name one: CHROME_PATH=/path/to/chrome npm test";
