// @ts-check
/** Builds dist/ in two steps, the wasm and the bundles. Each step runs only if its inputs changed. */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setUpBindgen } from "./bindgen.mjs";
import { withShortNames } from "./names.mjs";
import { withOrderedNames } from "./order.mjs";
import { withoutPanicMessages } from "./panics.mjs";
import { root, run } from "./run.mjs";
import { must, setUpBuild } from "./setup.mjs";
import { unlessCurrent } from "./stamp.mjs";
import { say } from "./terminal.mjs";

/** The inputs of the wasm. */
const CORE = [
  "scripts/build.mjs",
  "scripts/bindgen.mjs",
  "scripts/panics.mjs",
  "scripts/names.mjs",
  "scripts/order.mjs",
  "scripts/wasm.mjs",
  "src",
  "Cargo.toml",
  "Cargo.lock",
  "rust-toolchain.toml",
  "package-lock.json",
];
/** The other inputs of dist/. */
const SHELL = [
  "scripts/bundle.mjs",
  "scripts/weight.mjs",
  "scripts/licenses.mjs",
  "scripts/precompress.mjs",
  "www",
  "cli",
  "package.json",
  "README.md",
  "CHANGELOG.md",
];

const TARGET = "wasm32-unknown-unknown";

/**
 * The arguments of wasm-opt. It does not inline functions with a single caller: small functions compress better, by 14
 * kB in all.
 * The second round saves a little more than the first, a third nothing. Data compresses better in few long segments.
 * Loads and stores have no hints on their alignment, which engines ignore: 0.7 kB less.
 * scripts/order.mjs saves 0.7 kB more if functions of the same name are neighbours already.
 */
const SMALLER = [
  "-O2",
  "-O2",
  "--dealign",
  "--one-caller-inline-max-function-size=1",
  "--skip-pass=memory-packing",
  "--reorder-functions-by-name",
  "--strip-debug",
  "--strip-producers",
];

/** The arguments of wasm-opt after scripts/order.mjs has named the functions. */
const ORDERED = ["--reorder-functions-by-name", "--strip-debug", "--strip-target-features"];

/** At least this many functions that panic must be found. If there are fewer, the compiler has changed their names. */
const LEAST_PANICS = 15;

/** For scripts/panics.mjs: the linker writes which functions and data each one refers to. */
const WITH_RELOCATIONS = "-Clink-arg=--emit-relocs";

/**
 * @param {{ dev?: boolean }} [options] `dev`: quickly and without optimising, for trying out changes
 * @returns {Promise<boolean>} whether anything had to be built
 */
export async function build({ dev = false } = {}) {
  let setUp = false;
  // Tools are set up only for steps that run, which keeps the second start quick.
  const ready = async () => {
    if (!setUp) await setUpBuild();
    setUp = true;
  };
  const salt = dev ? "dev" : "";
  const core = await unlessCurrent({ name: "wasm", inputs: CORE, outputs: ["pkg"], salt }, async () => {
    await ready();
    rmSync(join(root, "pkg"), { recursive: true, force: true });
    await (dev ? compileForTrying() : compileForUse());
  });
  const shell = await unlessCurrent(
    { name: "dist", inputs: [...CORE, ...SHELL, "pkg"], outputs: ["dist"], salt },
    async () => {
      await ready();
      say("Bundling dist/ (esbuild).");
      const args = ["scripts/bundle.mjs", ...(dev ? ["--dev"] : [])];
      const output = await must(run(process.execPath, args, { label: args[0] }), "dist/ could not be built");
      say(output.trimEnd());
    },
  );
  if (!core && !shell) say("Built already, nothing changed since.");
  return core || shell;
}

/** Builds pkg/ and pkg/small/ for release. Both run at once, since each uses one core for most of its time. */
async function compileForUse() {
  const bindgen = await readyBindgen();
  say("Compiling the core to WebAssembly (cargo, wasm-bindgen, wasm-opt), full and small. Two minutes or three.");
  const env = await asShipped();
  const flags = `${env.CARGO_ENCODED_RUSTFLAGS}\x1f${WITH_RELOCATIONS}`;
  await Promise.all([
    compileCore({ bindgen, folder: "pkg", args: ["--release"], env, optimise: true }),
    compileCore({
      bindgen,
      folder: "pkg/small",
      args: ["--release", "--no-default-features", "--target-dir", "target/small"],
      env: { ...env, CARGO_ENCODED_RUSTFLAGS: flags },
      optimise: true,
      silent: true,
    }),
  ]);
}

/** The same for development: not optimised, and the full wasm replaces the small one. */
async function compileForTrying() {
  const bindgen = await readyBindgen();
  say("Compiling the core to WebAssembly, not optimised. Some seconds.");
  await compileCore({ bindgen, folder: "pkg", args: [] });
  const small = join(root, ".cache", "small");
  rmSync(small, { recursive: true, force: true });
  cpSync(join(root, "pkg"), small, { recursive: true });
  renameSync(small, join(root, "pkg", "small"));
}

/** Prints and returns the path of the wasm-bindgen command. @returns {Promise<string>} */
export async function readyBindgen() {
  const bindgen = await setUpBindgen();
  say(`wasm-bindgen: ${bindgen.replace(homedir(), "~")}`);
  return bindgen;
}

/**
 * Compiles the core and writes the wasm and its JavaScript glue.
 * @param {object} options
 * @param {string} options.bindgen the path of the wasm-bindgen command
 * @param {string} options.folder the output folder
 * @param {string[]} options.args for cargo
 * @param {Record<string, string>} [options.env] for cargo
 * @param {boolean} [options.optimise] whether wasm-opt makes it smaller
 * @param {boolean} [options.silent] whether panics leave no message
 */
export async function compileCore({ bindgen, folder, args, env = {}, optimise = false, silent = false }) {
  const cargo = ["build", "--lib", "--locked", "--target", TARGET, "--message-format=json-render-diagnostics", ...args];
  const built = await must(run("cargo", cargo, { label: "cargo build", env }), "The core did not compile");
  const wasm = /"filenames":\["([^"]+\.wasm)"/.exec(built.split("\n").findLast((line) => line.includes(".wasm")) ?? "");
  if (!wasm?.[1]) throw new Error("cargo names no wasm that it built");
  const out = join(root, folder);
  mkdirSync(out, { recursive: true });
  // Each entry of the package sets the address of its wasm; the inlined entries have none.
  const how = ["--target", "web", "--omit-default-module-path", "--out-dir", out];
  const linked = JSON.parse(`"${wasm[1]}"`);
  const input = silent ? takePanicMessagesOut(linked) : linked;
  await must(run(bindgen, [input, ...how], { label: "wasm-bindgen" }), "wasm-bindgen failed");
  if (!optimise) return;
  for (const name of readdirSync(out).filter((one) => one.endsWith(".wasm"))) {
    const file = join(out, name);
    for (const args of [SMALLER, ORDERED]) {
      if (args === ORDERED) writeFileSync(file, withOrderedNames(readFileSync(file)));
      await must(run("wasm-opt", [file, "-o", file, ...args], { label: "wasm-opt" }), "wasm-opt failed");
    }
    const script = file.replace(/_bg\.wasm$/, ".js");
    const short = withShortNames(readFileSync(script, "utf8"), readFileSync(file));
    writeFileSync(script, short.glue);
    writeFileSync(file, short.wasm);
  }
}

/** @param {string} linked the wasm as the linker wrote it @returns {string} the file without panic messages */
function takePanicMessagesOut(linked) {
  const { wasm, panics } = withoutPanicMessages(readFileSync(linked));
  // The compiler does not guarantee the function names in the wasm.
  if (panics.length < LEAST_PANICS)
    throw new Error(`Only ${panics.length} functions that panic were found: see scripts/panics.mjs`);
  const folder = join(dirname(linked), "silent");
  mkdirSync(folder, { recursive: true });
  // wasm-bindgen names its output after its input.
  const silent = join(folder, basename(linked));
  writeFileSync(silent, wasm);
  return silent;
}

/**
 * The environment for compiling the released wasm. With less inlining, no loop strength reduction and no partial
 * redundancy elimination, it is 27 kB smaller than with the profile in Cargo.toml, and a quarter slower. For a news
 * story this saves 50 ms on a slow line and costs 0.2 ms.
 *
 * Panic messages name source files. The paths are remapped so that the wasm does not name folders of the build machine
 * and has the same bytes wherever it is built. If rust-src is installed, the standard library's sources are in the
 * toolchain's folder.
 * @returns {Promise<Record<string, string>>}
 */
export async function asShipped() {
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const sysroot = (await must(run("rustc", ["--print", "sysroot"]), "rustc does not run")).trim();
  const version = await must(run("rustc", ["-vV"]), "rustc does not run");
  const flags = [
    `--remap-path-prefix=${join(sysroot, "lib", "rustlib", "src", "rust")}=/rustc/${/commit-hash: (\w+)/.exec(version)?.[1]}`,
    `--remap-path-prefix=${registry}=crates`,
    `--remap-path-prefix=${root}=.`,
    "-Cllvm-args=-inline-threshold=25 -disable-lsr -enable-pre=false -enable-load-pre=false",
  ];
  return { CARGO_PROFILE_RELEASE_OPT_LEVEL: "z", CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") };
}
