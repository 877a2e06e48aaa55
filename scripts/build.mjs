// @ts-check
/** Builds dist/, each half only when something it is made from has changed. */
import { homedir } from "node:os";
import { join } from "node:path";
import { root, run } from "./run.mjs";
import { must, setUpBuild } from "./setup.mjs";
import { unlessCurrent } from "./stamp.mjs";
import { say } from "./terminal.mjs";

/** What the wasm is made from. */
const CORE = ["scripts/build.mjs", "src", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "package-lock.json"];
/** What dist/ is made from besides. */
const SHELL = [
  "scripts/bundle.mjs",
  "scripts/weight.mjs",
  "scripts/licenses.mjs",
  "www",
  "cli",
  "package.json",
  "README.md",
  "CHANGELOG.md",
];

/** @returns {Promise<boolean>} whether anything had to be built */
export async function build() {
  let setUp = false;
  // Nothing is set up for a step that need not run: that keeps the second start quick.
  const ready = async () => {
    if (!setUp) await setUpBuild();
    setUp = true;
  };
  const core = await unlessCurrent({ name: "wasm", inputs: CORE, outputs: ["pkg"] }, async () => {
    await ready();
    say(
      "Compiling the core to WebAssembly (wasm-pack, release), whole and small. Two minutes or three the first time;",
    );
    say(
      "the very first time on a machine wasm-pack also gets wasm-bindgen, up to 3 minutes more if it has to compile it.",
    );
    for (const [folder, ...features] of [["pkg"], ["pkg/small", "--no-default-features"]]) {
      const args = ["build", "--target", "web", "--release", "--out-dir", folder, "--no-pack", ".", ...features];
      await must(run("wasm-pack", args, { label: "wasm-pack build", env: asShipped() }), "The core did not compile");
    }
  });
  const shell = await unlessCurrent(
    { name: "dist", inputs: [...CORE, ...SHELL, "pkg"], outputs: ["dist"] },
    async () => {
      await ready();
      say("Bundling dist/ (esbuild).");
      const output = await must(
        run(process.execPath, ["scripts/bundle.mjs"], { label: "scripts/bundle.mjs" }),
        "dist/ could not be built",
      );
      say(output.trimEnd());
    },
  );
  if (!core && !shell) say("Built already, nothing changed since.");
  return core || shell;
}

/**
 * How the wasm that ships is compiled. Not everything that the library marks as short is put into its callers, and loops are not
 * rewritten in the way that suits processors: 24 kB less to download than by the profile in Cargo.toml, for a quarter more time. For
 * a news story that is 50 ms of a slow line against 0.2 ms.
 *
 * Panic messages name source files. The wasm shall not name the folders of the machine that built it, and shall be the same
 * bytes wherever it is built.
 */
export function asShipped() {
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const flags = [
    `--remap-path-prefix=${registry}=crates`,
    `--remap-path-prefix=${root}=.`,
    "-Cllvm-args=-inline-threshold=40 -disable-lsr",
  ];
  return { CARGO_PROFILE_RELEASE_OPT_LEVEL: "z", CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") };
}
