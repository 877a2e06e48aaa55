// @ts-check
/** Measures `--jsonl`: how many pairs one process compares in a second of processor time. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../scripts/run.mjs";
import { Corpus, text } from "./corpus.mjs";

/** Words in each version. */
const WORDS = 500;
/** The report of the process at its end, on a separate channel. */
const REPORT =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.getBuiltinModule("fs").writeSync(3,String(user+system))})';

/**
 * @param {number} pairs
 * @returns {Promise<{ pairs: number, perSecond: number }>} by processor time, with the start of the process
 */
export async function stream(pairs) {
  const command = join(root, "dist", "cli.js");
  const child = spawn(process.execPath, ["--import", REPORT, command, "--jsonl", "--only", "changes"], {
    stdio: ["pipe", "ignore", "inherit", "pipe"],
  });
  let time = "";
  /** @type {import("node:stream").Readable} */ (child.stdio[3]).on("data", (chunk) => (time += chunk));
  const { stdin } = child;
  for (let seed = 1; seed <= pairs; seed += 1) {
    const corpus = new Corpus(seed);
    const before = corpus.article(WORDS);
    const line = JSON.stringify({ id: seed, before: text(before), after: text(corpus.edited(before)) });
    if (!stdin.write(`${line}\n`)) await new Promise((done) => stdin.once("drain", () => done(null)));
  }
  stdin.end();
  await new Promise((done) => child.once("close", done));
  return { pairs, perSecond: pairs / (Number(time) / 1e6) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  console.log(await stream(Number(process.argv[2] ?? 1_000)));
