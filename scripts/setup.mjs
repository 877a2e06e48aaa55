// @ts-check
/** Installs what the build needs on a machine that has only rustup and Node. Quick if nothing is missing. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setUpBindgen } from "./bindgen.mjs";
import { npm, root, run, tail, which } from "./run.mjs";
import { hash } from "./stamp.mjs";
import { duration, Missing, say } from "./terminal.mjs";

/** The tested version of wasm-pack. The build does not need it. */
const WASM_PACK = "0.15.1";
const WASM_TARGET = "wasm32-unknown-unknown";
/** Vite, which the tests use, needs this version. The package itself runs from 20.16. */
const NODE_AT_LEAST = [20, 19];

/**
 * Installs what the build needs: the JavaScript tools and the Rust toolchain with its wasm target.
 * `scripts/bindgen.mjs` installs wasm-bindgen.
 */
export async function setUpBuild() {
  checkNode();
  await installNodeModules();
  await installRust();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor >= NODE_AT_LEAST[1])) return;
  throw new Missing(
    `Node ${NODE_AT_LEAST.join(".")} or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
}

/** Installs exactly the packages of package-lock.json. */
export async function installNodeModules() {
  const stamp = join(root, "node_modules", ".article-versions-lock");
  const wanted = hash(["package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Installing the JavaScript tools (npm ci). About 20 seconds, once.");
  // No package needs its install script, so none is run.
  await must(
    npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
    "npm could not install the tools that package-lock.json lists",
  );
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function installRust() {
  if (!which("cargo") || !which("rustup")) {
    throw new Missing(
      "Rust is missing. Install rustup from https://rustup.rs, open a new terminal, and run this again.",
    );
  }
  const toolchain =
    readFileSync(join(root, "rust-toolchain.toml"), "utf8").match(/^channel = "(.+)"/m)?.[1] ?? "stable";
  // RUSTUP_AUTO_INSTALL=0: the check must not start a silent download.
  const listed = await run("rustup", ["toolchain", "list"], { env: { RUSTUP_AUTO_INSTALL: "0" } });
  if (!listed.output.includes(toolchain)) {
    say(`Installing Rust ${toolchain} (rustup toolchain install). A minute or two, once.`);
    const args = [
      "toolchain",
      "install",
      toolchain,
      "--profile",
      "minimal",
      "--component",
      "rustfmt",
      "--component",
      "clippy",
    ];
    await must(run("rustup", args), `rustup could not install Rust ${toolchain}`);
  }
  const targets = await run("rustup", ["target", "list", "--installed", "--toolchain", toolchain]);
  if (!targets.output.split(/\s+/).includes(WASM_TARGET)) {
    say(`Adding Rust's WebAssembly target (rustup target add ${WASM_TARGET}). Some seconds, once.`);
    await must(
      run("rustup", ["target", "add", WASM_TARGET, "--toolchain", toolchain]),
      `rustup could not add ${WASM_TARGET}`,
    );
  }
  const linker = process.platform === "win32" || which("cc") || which("gcc") || which("clang");
  if (!linker) {
    throw new Missing(
      "A C linker is missing; Rust needs one for its build tools. On Debian and Ubuntu: apt-get install build-essential. " +
        "On Fedora: dnf install gcc. On macOS: xcode-select --install. Then run this again.",
    );
  }
}

/**
 * Installs what the wasm tests need: wasm-pack, and the wasm-bindgen command on PATH, which wasm-pack would download
 * otherwise.
 */
export async function setUpWasmTests() {
  await setUpBindgen();
  if (which("wasm-pack")) {
    const version = (await run("wasm-pack", ["--version"])).output.trim().split(" ").pop() ?? "";
    if (isAtLeast(version, WASM_PACK)) return;
    say(`wasm-pack ${version} is older than ${WASM_PACK}.`);
  }
  say(
    `Building wasm-pack ${WASM_PACK} from source (cargo install). About 3 minutes on two cores, once for this machine.`,
  );
  const args = ["install", "--locked", "--force", "wasm-pack", "--version", WASM_PACK];
  await must(run("cargo", args, { label: "building wasm-pack" }), "cargo could not install wasm-pack");
}

/** @param {string} version @param {string} wanted both as "1.2.3" */
function isAtLeast(version, wanted) {
  const [a, b] = [version, wanted].map((text) => text.split(".").map((part) => Number.parseInt(part, 10) || 0));
  for (const [index, part] of b.entries()) {
    if ((a[index] ?? 0) !== part) return (a[index] ?? 0) > part;
  }
  return true;
}

/**
 * Waits for a program that must succeed.
 * @param {ReturnType<typeof run>} running
 * @param {string} failure a sentence without its full stop
 */
export async function must(running, failure) {
  const { code, output, time } = await running;
  if (code !== 0) throw new Missing(`${tail(output)}\n\n${failure} (exit code ${code}). Its output is above.`);
  if (time > 5_000) say(`   done in ${duration(time)}`);
  return output;
}
