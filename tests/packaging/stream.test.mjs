// @ts-check
/** `--jsonl` in systems that split a stream among processes: GNU parallel and Spark. */
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { Consumer } from "./support.mjs";

const PAIRS = 500;
/** A line that is not a pair must not end the run. */
const BROKEN = 123;

/** The output of a program; empty if it is not installed. @param {string} program @param {string[]} args */
function printed(program, args) {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}

const hasParallel = printed("parallel", ["--version"]).includes("GNU");
const hasSpark = printed("python3", ["-c", "import pyspark; print(pyspark.__version__)"]) !== "";
const withoutParallel = hasParallel ? false : "GNU parallel is missing (Debian: apt-get install parallel)";
const withoutSpark = hasSpark
  ? false
  : "pyspark is missing (pip install pyspark, and Java: apt-get install default-jre-headless)";

/** @type {Consumer} */
let consumer;
before(() => {
  consumer = new Consumer();
  const lines = Array.from({ length: PAIRS }, (_, id) =>
    id === BROKEN
      ? `{"id": ${id}, "before": `
      : JSON.stringify({ id, before: `The ferry leaves at ${id}.`, after: `The ferry leaves at ${id + 1}.` }),
  );
  consumer.write("pairs.jsonl", `${lines.join("\n")}\n`);
});
after(() => consumer?.remove());

/** @param {string} output one line per pair, in any order */
function check(output) {
  const answers = output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .sort((one, other) => one.id - other.id);
  assert.deepEqual(
    answers.map(({ id }) => id),
    Array.from({ length: PAIRS }, (_, id) => id),
  );
  assert.deepEqual(
    answers.filter(({ error }) => error).map(({ id }) => id),
    [BROKEN],
  );
  assert.equal(answers[7].comparison.changes[0].summary, "7 → 8");
}

/** @param {string} program @param {string[]} args @returns {Promise<string>} */
function output(program, args) {
  return new Promise((resolve, reject) => {
    const options = { cwd: consumer.folder, maxBuffer: 1 << 26 };
    execFile(program, args, options, (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(stdout)));
  });
}

const command = () => `${process.execPath} ${consumer.bin} --jsonl --only changes`;

test("GNU parallel splits a stream between processes", { skip: withoutParallel }, async () => {
  const args = ["--will-cite", "--pipepart", "-a", "pairs.jsonl", "--block", "8k", "-j", "2", command()];
  check(await output("parallel", args));
});

test("Spark pipes a data set through the command", { skip: withoutSpark }, async () => {
  const script = consumer.write(
    "pairs.py",
    `
from pyspark import SparkContext
spark = SparkContext("local[2]", "pairs")
spark.setLogLevel("OFF")
for line in spark.textFile("pairs.jsonl", 4).pipe("${command()}").collect():
    print(line)
spark.stop()
`,
  );
  check(await output("python3", [script]));
});
