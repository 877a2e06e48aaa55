// @ts-check
/**
 * `npm run bench:profile -- [WORDS]` shows where a comparison spends its time in the wasm, by module of src/ (see
 * CONTRIBUTING.md).
 *
 * Compiles the core again with function names, beside `pkg/`, and samples it in Node. A function of the standard
 * library (a collection, a string search) counts for the module that called it.
 */
import { cpSync, rmSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { asShipped, build, compileCore, readyBindgen } from "../scripts/build.mjs";
import { root } from "../scripts/run.mjs";
import { setUpBuild } from "../scripts/setup.mjs";
import { command, say } from "../scripts/terminal.mjs";
import { pair } from "./corpus.mjs";

const WASM = "article_versions_full_bg.wasm";
/** Microseconds between two looks. */
const INTERVAL = 100;
/** Milliseconds that are sampled, and that warm up before. */
const SAMPLED = 5_000;
const WARM = 2_000;

/** Rooms, by how the names of their functions begin; the first that fits. */
const ROOMS = ["wasm", "parse", "text", "align", "diff", "classify", "compare", "comparison"];

/**
 * @param {{ functionName: string, url: string }} frame
 * @returns {string | null} nothing where the caller has to be asked
 */
function roomOf({ functionName, url }) {
  if (functionName === "(garbage collector)") return "garbage collector";
  if (functionName.includes("serde_wasm_bindgen") || functionName.includes("Serialize")) return "result to JavaScript";
  const room = ROOMS.find(
    (name) =>
      functionName.includes(`article_versions::${name}::`) ||
      (functionName.includes(`article_versions[`) && functionName.includes(`::${name}::`)),
  );
  if (room) return room;
  return url.startsWith("wasm") ? null : "JavaScript";
}

await command(async () => {
  const words = Number(process.argv[2] ?? 10_000);
  await build();
  await setUpBuild();
  const out = join(root, ".cache", "profile");
  rmSync(out, { recursive: true, force: true });
  say("Compiling the core with names.");
  await compileCore({
    bindgen: await readyBindgen(),
    folder: ".cache/profile/pkg",
    args: ["--release", "--target-dir", "target/profile"],
    env: await asShipped(),
  });
  cpSync(join(root, "dist", "compare.js"), join(out, "compare.mjs"));
  cpSync(join(out, "pkg", "article_versions_bg.wasm"), join(out, WASM));

  const { compare } = await import(pathToFileURL(join(out, "compare.mjs")).href);
  const { before, after } = pair(words);
  const compared = (/** @type {number} */ milliseconds) => {
    let calls = 0;
    for (const start = performance.now(); performance.now() - start < milliseconds; calls += 1)
      compare({ text: before, format: "wire" }, { text: after, format: "wire" });
    return calls;
  };
  compared(WARM);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: INTERVAL });
  await session.post("Profiler.start");
  const calls = compared(SAMPLED);
  const { profile } = await session.post("Profiler.stop");

  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node])));
  /** @type {Map<string, number>} */
  const rooms = new Map();
  let all = 0;
  for (const [at, id] of (profile.samples ?? []).entries()) {
    const took = profile.timeDeltas?.[at] ?? 0;
    /** @type {import("node:inspector").Profiler.ProfileNode | undefined} */
    let node = nodes.get(id);
    let room = null;
    while (node && !(room = roomOf(node.callFrame))) node = parents.get(node.id);
    rooms.set(room ?? "other", (rooms.get(room ?? "other") ?? 0) + took);
    all += took;
  }
  say(`${words.toLocaleString("en")} words, ${calls} comparisons, ${(all / 1000 / calls).toFixed(2)} ms each`);
  for (const [room, took] of [...rooms].sort((a, b) => b[1] - a[1]))
    say(`| ${room} | ${((took / all) * 100).toFixed(1)} % |`);
});
