// @ts-check
/**
 * Finds or installs the wasm-bindgen command. It tries, in this order: an installed one of the right version, the
 * program that the wasm-bindgen project releases, and compiling it.
 *
 * The program is stored where wasm-pack looks for it, so that all checkouts and the tests share it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root, run, which } from "./run.mjs";
import { Missing, say } from "./terminal.mjs";

/** The command and the program that runs the wasm tests. wasm-pack expects both in the same folder. */
const PROGRAMS = ["wasm-bindgen", "wasm-bindgen-test-runner"];
const RELEASES = "https://github.com/wasm-bindgen/wasm-bindgen/releases/download";
/**
 * The platforms that the project releases programs for: Node's names to the project's names.
 * @type {Record<string, string>}
 */
const SYSTEMS = {
  "darwin-arm64": "aarch64-apple-darwin",
  "darwin-x64": "x86_64-apple-darwin",
  "linux-arm64": "aarch64-unknown-linux-musl",
  "linux-x64": "x86_64-unknown-linux-musl",
  "win32-arm64": "x86_64-pc-windows-msvc",
  "win32-x64": "x86_64-pc-windows-msvc",
};
/** A download may take this long, in milliseconds. Compiling takes two minutes. */
const DOWNLOAD_TIMEOUT = 60_000;
const SUFFIX = process.platform === "win32" ? ".exe" : "";

/**
 * The version in Cargo.lock. The JavaScript that the command writes works only with this version.
 * @returns {string}
 */
export function bindgenVersion() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const version = /name = "wasm-bindgen"\r?\nversion = "([^"]+)"/.exec(lock)?.[1];
  if (!version) throw new Error("Cargo.lock names no wasm-bindgen");
  return version;
}

/** The folder in which wasm-pack stores programs. */
function wasmPackCache() {
  const { WASM_PACK_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (WASM_PACK_CACHE) return WASM_PACK_CACHE;
  const home = homedir();
  const caches = { darwin: join(home, "Library", "Caches"), win32: LOCALAPPDATA ?? join(home, "AppData", "Local") };
  const own = caches[/** @type {keyof typeof caches} */ (process.platform)];
  return join(own ?? XDG_CACHE_HOME ?? join(home, ".cache"), ".wasm-pack");
}

/**
 * The path of the installed command. Installs nothing.
 * @param {string} version
 * @param {string} [cache]
 * @returns {Promise<string | null>}
 */
export async function findBindgen(version, cache = wasmPackCache()) {
  const installed = which("wasm-bindgen");
  if (installed && (await versionOf(installed)) === version) return installed;
  for (const folder of folders(cache).filter((name) => name.startsWith("wasm-bindgen-"))) {
    const program = join(cache, folder, `wasm-bindgen${SUFFIX}`);
    if ((await versionOf(program)) === version) return program;
  }
  return null;
}

/**
 * Installs the command if necessary and puts it on PATH for the programs that are run later.
 * @returns {Promise<string>} its path
 */
export async function setUpBindgen() {
  const version = bindgenVersion();
  const cache = wasmPackCache();
  const program =
    (await findBindgen(version, cache)) ?? (await download(version, cache)) ?? (await compile(version, cache));
  const folder = dirname(program);
  if (which("wasm-bindgen") !== program) process.env.PATH = `${folder}${delimiter}${process.env.PATH}`;
  return program;
}

/**
 * Downloads the program that the project releases for this system.
 * @param {string} version
 * @param {string} cache
 * @param {string} [releases] the address of the releases
 * @returns {Promise<string | null>} null if the download fails; then the command is compiled
 */
export async function download(version, cache, releases = RELEASES) {
  const system = SYSTEMS[`${process.platform}-${process.arch}`];
  if (!system || !which("tar")) return null;
  const name = `wasm-bindgen-${version}-${system}`;
  try {
    const response = await fetch(`${releases}/${version}/${name}.tar.gz`, {
      signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT),
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const archive = Buffer.from(await response.arrayBuffer());
    return await settle(cache, name, async (folder) => {
      writeFileSync(join(folder, "archive.tar.gz"), archive);
      const { code, output } = await run("tar", ["-xzf", "archive.tar.gz", "--strip-components=1"], { cwd: folder });
      if (code !== 0) throw new Error(output);
      rmSync(join(folder, "archive.tar.gz"));
      if ((await versionOf(join(folder, `wasm-bindgen${SUFFIX}`))) !== version) throw new Error("it does not run here");
    });
  } catch (error) {
    const { message, cause } = /** @type {Error & { cause?: { code?: string } }} */ (error);
    say(`wasm-bindgen ${version} cannot be downloaded (${cause?.code ?? message.trim()}).`);
    return null;
  }
}

/**
 * Compiles the command with less optimisation than cargo's default and without https support. This halves the compile
 * time. The command runs for only two seconds.
 * @param {string} version
 * @param {string} cache
 */
async function compile(version, cache) {
  say(`Compiling wasm-bindgen ${version} (cargo install). About 2 minutes on two cores, once for this machine.`);
  return settle(cache, `wasm-bindgen-cargo-install-${version}`, async (folder) => {
    const args = ["install", "wasm-bindgen-cli", "--version", `=${version}`, "--no-default-features"];
    const bins = PROGRAMS.flatMap((name) => ["--bin", name]);
    const places = ["--root", folder, "--target-dir", join(folder, "build")];
    const options = { label: "cargo install wasm-bindgen-cli", env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: "1" } };
    let outcome = await run("cargo", [...args, ...bins, ...places, "--locked"], options);
    // A registry may lack a version that the lock file names.
    if (outcome.code !== 0) outcome = await run("cargo", [...args, ...bins, ...places], options);
    if (outcome.code !== 0) throw new Missing(`${outcome.output}\n\ncargo could not install wasm-bindgen ${version}.`);
    for (const name of PROGRAMS) renameSync(join(folder, "bin", name + SUFFIX), join(folder, name + SUFFIX));
    for (const rest of ["bin", "build"]) rmSync(join(folder, rest), { recursive: true });
  });
}

/**
 * Fills a cache folder atomically: an existing folder is always complete.
 * @param {string} cache
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} the path of the command
 */
async function settle(cache, name, fill) {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, ".filling-"));
  try {
    await fill(folder);
    rmSync(join(cache, name), { recursive: true, force: true });
    renameSync(folder, join(cache, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return join(cache, name, `wasm-bindgen${SUFFIX}`);
}

/** @param {string} program @returns {Promise<string | null>} null if it cannot be run */
async function versionOf(program) {
  const { code, output } = await run(program, ["--version"]);
  return code === 0 ? (/\d+\.\d+\.\d+\S*/.exec(output)?.[0] ?? null) : null;
}

/** @param {string} folder @returns {string[]} */
function folders(folder) {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
