// @ts-check
/** The steps of `npm test`, the fast ones first. */
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { BROWSER_MISSING, ENGINES, findBrowser, findDriver, findEngine, setUpBrowser } from "./browsers.mjs";
import { build } from "./build.mjs";
import { root, run } from "./run.mjs";
import { setUpWasmTests } from "./setup.mjs";

/** A test file that takes longer is stopped (milliseconds). */
const TEST_TIMEOUT = 600_000;
/** With more failing files than this the fault is not one of timing, and no file runs a second time. */
const FILES_TO_REPEAT = 4;
/** Test files that run at once. By default Node leaves one core free, but a browser test waits half of its time. */
const FILES_AT_ONCE = availableParallelism();
/**
 * `npm test` draws the same random inputs each time, so that a red run can be repeated. `cargo test` draws new ones.
 */
const PROPTEST_RNG_SEED = process.env.PROPTEST_RNG_SEED ?? "20310504";

/** A wasm test that takes longer in a browser is stopped (seconds). */
const WASM_BINDGEN_TEST_TIMEOUT = "300";

const WASM = ["--target", "wasm32-unknown-unknown"];
/** The fuzz targets are a separate workspace. Checking them compiles no C++. */
const FUZZ = ["--manifest-path", "fuzz/Cargo.toml"];
const WITHOUT_LIBFUZZER = ["--no-default-features", "--features", "markdown"];

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string} [output] shown if a test failed
 * @property {string[]} [skipped] what was skipped and why
 * @property {string[]} [unsteady] tests that failed and then passed in a second run of their file
 * @property {string} [note] shown beside the result
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} parts the arguments of `npm test --` that select it, besides its name
 * @property {string} title
 * @property {string} [needs] the step that must not have failed before
 * @property {() => Promise<Result>} run
 */

/** All engines, unless ENGINES names some: `ENGINES=chromium,firefox npm test`. */
const engines = /** @type {import("./browsers.mjs").Engine[]} */ (Object.keys(ENGINES)).filter(
  (name) => process.env.ENGINES?.split(",").includes(name) ?? true,
);

/** @type {Step[]} */
export const steps = [
  {
    name: "fmt",
    parts: ["check", "rust"],
    title: "Rust is formatted (cargo fmt)",
    run: () => cargo(["fmt", "--check"], ["fmt", "--check", ...FUZZ]),
  },
  {
    name: "clippy",
    parts: ["check", "rust"],
    title: "No warnings (cargo clippy: natively and as wasm, with and without its features; fuzz/)",
    run: () =>
      cargo(
        ...[[], WASM].flatMap((target) => [
          ["clippy", "--all-targets", ...target, "--", "-D", "warnings"],
          // The tests are written for all features.
          ["clippy", "--lib", ...target, "--no-default-features", "--", "-D", "warnings"],
        ]),
        ["clippy", "--all-targets", ...FUZZ, ...WITHOUT_LIBFUZZER, "--", "-D", "warnings"],
      ),
  },
  {
    name: "doc",
    parts: ["check", "rust"],
    title: "The documentation has no dead links (cargo doc)",
    run: () => cargo({ RUSTDOCFLAGS: "-D warnings" }, ["doc", "--no-deps", "--document-private-items"]),
  },
  {
    name: "biome",
    parts: ["check"],
    title: "JavaScript and CSS are formatted, without warnings (biome)",
    run: async () => {
      const biome = ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "."];
      return single(await run(process.execPath, biome, { label: "biome" }));
    },
  },
  {
    name: "scripts",
    parts: ["check"],
    title: "The scripts themselves (tests/scripts)",
    run: () => suite("tests/scripts"),
  },
  {
    name: "formats",
    parts: ["check"],
    title: "The parsers of newsroom systems' data (tests/formats)",
    run: () => suite("tests/formats"),
  },
  {
    name: "cargo-test",
    parts: ["rust"],
    title: "The core, natively (cargo test)",
    run: async () => counted(await run("cargo", ["test"], { label: "cargo test", env: { PROPTEST_RNG_SEED } })),
  },
  {
    name: "build",
    parts: ["check", "wasm", "browser", "packaging"],
    title: "dist/ is built (npm run build)",
    run: async () => {
      await build();
      return { passed: 1, failed: 0 };
    },
  },
  {
    name: "hostile",
    parts: ["wasm"],
    needs: "build",
    title: "A core that traps, and inputs of hostile size and shape, in Node (tests/hostile)",
    run: () => suite("tests/hostile"),
  },
  {
    name: "native",
    parts: ["rust", "wasm"],
    needs: "build",
    title: "The core answers alike natively and as wasm (tests/native)",
    run: () => suite("tests/native"),
  },
  {
    name: "weight",
    parts: ["check", "wasm"],
    needs: "build",
    title: "What a reader downloads is within its budget (scripts/weight.mjs)",
    run: async () => single(await run(process.execPath, ["scripts/weight.mjs"], { label: "weight" })),
  },
  {
    name: "types",
    parts: ["check"],
    needs: "build",
    title: "Types in www/ and cli/ agree with the core (tsc)",
    run: async () => {
      for (const project of [".", "cli"]) {
        const outcome = await run(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", project], {
          label: "tsc",
        });
        if (outcome.code !== 0) return single(outcome);
      }
      return { passed: 2, failed: 0 };
    },
  },
  {
    name: "wasm-node",
    parts: ["wasm"],
    needs: "build",
    title: "The exports of the wasm, in Node (wasm-pack test --node)",
    run: () => wasmTests(["--node"], ["web"]),
  },
  {
    name: "wasm-browser",
    parts: ["wasm"],
    needs: "build",
    title: "The exports of the wasm, in a browser (wasm-pack test --headless --chrome)",
    run: async () => {
      await setUpBrowser();
      if (!(await findBrowser())) return skip(BROWSER_MISSING);
      const driver = findDriver();
      const where = ["--headless", "--chrome", ...(driver ? ["--chromedriver", driver] : [])];
      // The tests of web.rs run in Node and in browsers. Without this variable they would run only in Node.
      return wasmTests(where, ["web", "dom", "pages"], { WASM_BINDGEN_USE_BROWSER: "1" });
    },
  },
  ...engines.map((engine) => ({
    name: engine,
    parts: ["browser"],
    needs: "build",
    title: `The pages in ${ENGINES[engine].title}, over http and file:// (tests/browser)`,
    run: async () => {
      await setUpBrowser(engine);
      if (await findEngine(engine)) return browserSuite("tests/browser", { ENGINE: engine });
      // Chromium is available everywhere, so its absence may be a failure. Other missing engines are reported as
      // skipped.
      return engine === "chromium"
        ? skip(BROWSER_MISSING)
        : { passed: 0, failed: 0, skipped: [ENGINES[engine].missing] };
    },
  })),
  {
    name: "wordpress",
    parts: ["packaging"],
    needs: "build",
    title: "The plugin in a real WordPress (tests/wordpress)",
    run: async () => {
      await setUpBrowser();
      return browserSuite("tests/wordpress");
    },
  },
  {
    name: "packaging",
    parts: [],
    needs: "build",
    title: "The packed package, installed elsewhere (tests/packaging)",
    run: () => browserSuite("tests/packaging"),
  },
];

/** Reports a skipped step. In CI it is a failure. @param {string} reason @returns {Result} */
function skip(reason) {
  return process.env.CI ? { passed: 0, failed: 1, output: reason } : { passed: 0, failed: 0, skipped: [reason] };
}

/** @param {import("./run.mjs").Outcome} outcome @returns {Result} */
function single({ code, output }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

/**
 * Runs cargo commands in turn and stops at the first that fails.
 * @param {(string[] | Record<string, string>)[]} commands arguments; an object before them sets the environment
 * @returns {Promise<Result>}
 */
async function cargo(...commands) {
  /** @type {Record<string, string>} */
  let env = {};
  for (const command of commands) {
    if (!Array.isArray(command)) {
      env = command;
      continue;
    }
    const { code, output } = await run("cargo", command, { env, label: `cargo ${command[0]}` });
    if (code !== 0) return { passed: 0, failed: 1, output: `cargo ${command.join(" ")}\n${output}` };
  }
  return { passed: 1, failed: 0 };
}

/**
 * Compiles the tests to wasm and runs some of them. wasm-pack compiles every test; the native ones are empty there.
 * @param {string[]} where
 * @param {string[]} tests
 * @param {Record<string, string>} [env]
 */
async function wasmTests(where, tests, env = {}) {
  await setUpWasmTests();
  const args = ["test", ...where, ".", ...tests.flatMap((name) => ["--test", name])];
  return counted(await run("wasm-pack", args, { label: "wasm-pack test", env: { WASM_BINDGEN_TEST_TIMEOUT, ...env } }));
}

/**
 * @param {import("./run.mjs").Outcome} outcome what cargo's test harness, or wasm-bindgen's in its likeness, printed
 * @returns {Result}
 */
function counted({ code, output }) {
  let passed = 0;
  let failed = 0;
  let ignored = 0;
  for (const [, pass, fail, ignore] of output.matchAll(
    /^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm,
  )) {
    passed += Number(pass);
    failed += Number(fail);
    ignored += Number(ignore);
  }
  // No test was counted: it failed before testing, or there were no tests. Both are failures.
  if (code !== 0 || passed === 0) failed ||= 1;
  return { passed, failed, output, skipped: ignored > 0 ? [`${ignored} ignored tests`] : [] };
}

/**
 * Runs the node:test files of a folder.
 * @param {string} folder
 * @param {Record<string, string>} [env]
 * @returns {Promise<Result>}
 */
async function suite(folder, env = {}) {
  const files = readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".test.mjs"))
    .map((name) => `${folder}/${name}`);
  return testFiles(files, { label: folder, env });
}

/**
 * Runs the tests of a folder that drive a browser. A browser on a busy machine can be late, so a file with a failure
 * runs a second time, alone. A fault of the product fails again. A test that passes now is reported as unsteady.
 * @param {string} folder
 * @param {Record<string, string>} [env]
 * @returns {Promise<Result>}
 */
async function browserSuite(folder, env = {}) {
  const first = await suite(folder, env);
  const failures = failingTests(first.output ?? "");
  const files = [...new Set(failures.map(({ file }) => file))];
  // Without a name for each failure, a file stopped as a whole, for example, the second run could miss one.
  if (first.failed === 0 || failures.length < first.failed || files.length > FILES_TO_REPEAT) return first;
  const second = await testFiles(files, { label: `${files.join(", ")} again`, env, atOnce: 1 });
  if (second.failed > 0) return { ...first, output: `${first.output}\nThe second run:\n${second.output}` };
  const unsteady = failures.map(({ name, file }) => `${name} (${file})`);
  return { ...first, passed: first.passed + first.failed, failed: 0, unsteady };
}

/**
 * The failed tests of a summary: `test at tests/browser/list.test.mjs:12:3`, and below it `✖ name (3.2ms)`.
 * @param {string} summary
 */
export function failingTests(summary) {
  return [...summary.matchAll(/^test at (.+?):\d+:\d+\n✖ (.+?) \([\d.]+ms\)$/gm)].map(([, file = "", name = ""]) => ({
    file,
    name,
  }));
}

/**
 * @param {string[]} files
 * @param {{ label: string, env: Record<string, string>, atOnce?: number }} options
 * @returns {Promise<Result>}
 */
async function testFiles(files, { atOnce = FILES_AT_ONCE, ...options }) {
  const limits = [`--test-timeout=${TEST_TIMEOUT}`, `--test-concurrency=${atOnce}`];
  const { code, output } = await run(
    process.execPath,
    ["--test", "--test-reporter=spec", ...limits, ...files],
    options,
  );
  const count = (/** @type {string} */ word) => Number(output.match(new RegExp(`^ℹ ${word} (\\d+)`, "m"))?.[1] ?? 0);
  const skipped = [...output.matchAll(/^\s*﹣ (.+?) \([\d.]+ms\) # (.+)$/gm)].map(
    ([, name, reason]) => `${name}: ${reason}`,
  );
  const failed = count("fail") + count("cancelled");
  // The reporter prints every failure twice. The summary at the end is enough, if there is one.
  const summary = output.slice(Math.max(0, output.indexOf("✖ failing tests:")));
  return { passed: count("pass"), failed: code === 0 ? failed : failed || 1, output: summary, skipped };
}
