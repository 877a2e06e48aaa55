// @ts-check
/** Finds the browsers and drivers for the tests, or installs them. */
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root, run, which } from "./run.mjs";
import { Missing, say } from "./terminal.mjs";

/** @typedef {"chromium" | "firefox" | "webkit"} Engine */

/**
 * @typedef {object} Found
 * @property {string} path the browser's program
 * @property {string} [driver] the driver program, if the browser needs one
 * @property {string} [display] the display server, if the browser needs one
 * @property {boolean} [own] whether it is Playwright's own build
 */

/** The engines: title, Debian packages, and the message if the engine is missing. */
export const ENGINES = {
  chromium: {
    title: "Chromium",
    packages: ["chromium", "chromium-driver"],
    missing: "no Chromium, Chrome or Edge was found. Install one, or name one: CHROME_PATH=/path/to/chrome npm test",
  },
  firefox: {
    title: "Firefox",
    packages: ["firefox-esr"],
    missing: "no Firefox was found. Install it, or name one: FIREFOX_PATH=/path/to/firefox npm test",
  },
  webkit: {
    title: "WebKit",
    packages: ["webkit2gtk-driver", "xvfb"],
    missing:
      "no WebKit was found. On Debian and Ubuntu: apt-get install webkit2gtk-driver xvfb. " +
      "Elsewhere, macOS among it: npx playwright-core install webkit",
  },
};

/** Debian's name for Chromium without its windows, both of the package and of the program. */
const HEADLESS_SHELL = "chromium-headless-shell";

/**
 * The installed programs of an engine, or null.
 * @param {Engine} engine
 * @returns {Promise<Found | null>}
 */
export async function findEngine(engine) {
  if (engine === "webkit") return findWebKit() ?? playwrights("webkit");
  const path = engine === "chromium" ? (findHeadlessShell() ?? (await findBrowser())) : findFirefox();
  return path ? { path } : playwrights(engine);
}

/**
 * Chromium without its windows, or null: the same engine and a third of the processor time. Not if CHROME_PATH names
 * another one.
 */
function findHeadlessShell() {
  return process.env.CHROME_PATH ? null : which(HEADLESS_SHELL);
}

/** The path of an installed Firefox, or null. FIREFOX_PATH names another one. */
function findFirefox() {
  const { env, platform } = process;
  const named = env.FIREFOX_PATH;
  if (named) {
    if (!existsSync(named)) throw new Missing(`FIREFOX_PATH names ${named}, and nothing is there.`);
    return named;
  }
  const app = join("Firefox.app", "Contents", "MacOS", "firefox");
  const places =
    platform === "darwin"
      ? [join("/Applications", app), join(homedir(), "Applications", app)]
      : platform === "win32"
        ? [env.ProgramFiles, env["ProgramFiles(x86)"]].flatMap((folder) =>
            folder ? [join(folder, "Mozilla Firefox", "firefox.exe")] : [],
          )
        : ["firefox-esr", "firefox"].flatMap((name) => which(name) ?? []);
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * WebKitGTK's MiniBrowser, its driver, and Xvfb, an X server without a screen.
 * @returns {Found | null}
 */
function findWebKit() {
  const [driver, display] = [which("WebKitWebDriver"), which("Xvfb")];
  if (process.platform !== "linux" || !driver || !display) return null;
  const path = ["/usr/lib", ...under("/usr/lib"), "/usr/libexec", "/usr/lib64"]
    .flatMap((folder) => under(folder, /^webkit2?gtk-/))
    .map((folder) => join(folder, "MiniBrowser"))
    .find((place) => existsSync(place));
  return path ? { path, driver, display } : null;
}

/** @param {string} folder @param {RegExp} name @returns {string[]} the folders in it of that name */
function under(folder, name = /-linux-gnu/) {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((entry) => name.test(entry))
        .map((entry) => join(folder, entry))
    : [];
}

/**
 * The build of an engine that Playwright has downloaded, or null.
 * @param {Engine} engine
 * @returns {Promise<Found | null>}
 */
async function playwrights(engine) {
  try {
    const path = (await import("playwright-core"))[engine].executablePath();
    return existsSync(path) ? { path, own: true } : null;
  } catch {
    return null; // playwright-core is not installed, or has no build for this system.
  }
}

/** Paths of Chromium and related browsers, per system. Names without a folder are looked up on PATH. */
function candidates() {
  const env = process.env;
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
        ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) =>
          join(folder, `${name}.app`, "Contents", "MacOS", name),
        ),
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
      return [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "/snap/bin/chromium",
      ];
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
  return (await playwrights("chromium"))?.path ?? null;
}

/** The path of chromedriver, or null. CHROMEDRIVER names another one. */
export function findDriver() {
  const path = process.env.CHROMEDRIVER ?? which("chromedriver");
  return path && existsSync(path) ? path : null;
}

const onDebianAsRoot = () => process.platform === "linux" && process.getuid?.() === 0 && which("apt-get") !== null;

/** apt-get asks no questions. */
const APT = { DEBIAN_FRONTEND: "noninteractive" };

/** @param {string[]} packages */
async function aptInstall(packages) {
  const args = ["install", "-q", "-y", "--no-install-recommends", ...packages];
  const { code, output } = await run("apt-get", args, { env: APT, label: "apt-get" });
  if (code !== 0) say(`   apt-get could not: ${reason(output)}`);
}

/** Whether everything is installed that the tests of an engine need. @param {Engine} engine */
async function isComplete(engine) {
  if (engine !== "chromium") return (await findEngine(engine)) !== null;
  return (await findBrowser()) !== null && (findDriver() !== null || !onDebianAsRoot());
}

/**
 * Installs an engine and its driver if no question has to be asked: with apt-get for root on Debian and Ubuntu;
 * elsewhere Playwright downloads Chromium into its cache. The caller reports what is still missing.
 * @param {Engine} engine
 */
export async function setUpBrowser(engine = "chromium") {
  const { title, packages } = ENGINES[engine];
  const missing = (await isComplete(engine)) ? [] : packages;
  const faster = engine === "chromium" && !process.env.CHROME_PATH && !findHeadlessShell() ? [HEADLESS_SHELL] : [];
  if (onDebianAsRoot() && missing.length + faster.length > 0) {
    say(`Installing ${title} for the tests (apt-get install ${[...missing, ...faster].join(" ")}). A minute, once.`);
    await run("apt-get", ["update", "-q"], { env: APT });
    // Ubuntu has no package of the second kind, and one unknown name stops the whole command.
    for (const names of [missing, faster]) if (names.length > 0) await aptInstall(names);
  }
  if (engine === "chromium" && !(await findBrowser())) {
    say("Downloading Chromium for the tests (playwright-core install chromium). About 150 MB, once.");
    const cli = join(root, "node_modules", "playwright-core", "cli.js");
    const { code, output } = await run(process.execPath, [cli, "install", "chromium"], { label: "download" });
    if (code !== 0) say(`   the download failed: ${reason(output)}`);
  }
}

/** The line of a program's output that gives the reason. @param {string} output */
function reason(output) {
  const lines = output.trim().split("\n");
  return (lines.findLast((line) => /^\s*(E:|Error|.*failed)/i.test(line)) ?? lines.at(-1) ?? "").trim();
}

export const BROWSER_MISSING = ENGINES.chromium.missing;
