// @ts-check
/** `article-versions --jsonl`: one pair of versions per line of a stream. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Consumer } from "./support.mjs";

/** @type {Consumer} */
let consumer;
before(() => {
  consumer = new Consumer();
});
after(() => consumer?.remove());

/** @param {unknown[]} pairs */
const jsonl = (...pairs) => pairs.map((pair) => (typeof pair === "string" ? pair : JSON.stringify(pair))).join("\n");

/** @param {string} output */
const parsed = (output) =>
  output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("--jsonl writes one comparison per pair, in order, despite other lines", async () => {
  const { status, stdout, stderr } = await consumer.command(["--jsonl", "--only", "changes,sentences"], {
    input: Buffer.concat([
      Buffer.from(
        jsonl(
          { id: "texts", before: "It leaves at 9.", after: "It leaves at 10." },
          "",
          "no pair",
          {
            id: ["any", "data"],
            before: { text: "<p>It leaves at 9.", format: "html" },
            after: { text: "It leaves at 10.", format: "markdown" },
          },
          { before: { text: "It leaves." }, after: { text: "It leaves." } },
          {
            id: "item",
            before: { uri: "urn:1", type: "text", body_text: "It leaves at 9." },
            after: { uri: "urn:1", type: "text", body_text: "It leaves at 10." },
          },
          { id: "series", versions: ["It leaves at 9.", "It leaves at 10.", { text: "It leaves at 11." }] },
          { id: "half", before: "It leaves." },
          "null",
          '{"id": "utf-8", "before": "',
        ),
      ),
      Buffer.from([0xff, 0x0a]),
      Buffer.from('{"id": "cut off", "before": "It leaves\n{"before": "It", "id": 1,\n'),
      Buffer.from(JSON.stringify({ id: "last, with no end of line", before: "One.\r\n", after: "One." })),
    ]),
  });
  assert.equal(status, 0);
  const answers = parsed(stdout);
  assert.deepEqual(
    answers.map(({ id, line, error, comparison, timeline }) => [
      id,
      line ?? (comparison?.changes ?? timeline.sentences).length,
      typeof error,
    ]),
    [
      ["texts", 1, "undefined"],
      [undefined, 3, "string"],
      [["any", "data"], 1, "undefined"],
      [undefined, 0, "undefined"],
      ["item", 1, "undefined"],
      ["series", 1, "undefined"],
      ["half", 8, "string"],
      [undefined, 9, "string"],
      ["utf-8", 10, "string"],
      ["cut off", 11, "string"],
      [undefined, 12, "string"],
      ["last, with no end of line", 0, "undefined"],
    ],
  );
  assert.deepEqual(Object.keys(answers[0].comparison), ["changes"]);
  assert.match(answers[6].error, /"after" must be/);
  assert.match(stderr, /^article-versions: 6 of 12 lines could not be compared/);
});

test("--jsonl --only writes only the parts that are named", async () => {
  const pairs = jsonl(
    { id: "figure", before: "At least 12 people were killed.", after: "At least 27 people were killed." },
    { id: "same", before: "The quay stays open.", after: "The quay stays open." },
  );
  const { status, stdout } = await consumer.command(["--jsonl", "--only", "facts"], { input: pairs });
  assert.equal(status, 0);
  const [figure, same] = parsed(stdout);
  assert.deepEqual(Object.keys(figure), ["id", "comparison"]);
  assert.deepEqual(Object.keys(figure.comparison), ["facts"]);
  const { before, after, lead, trail, places } = figure.comparison.facts[0];
  assert.deepEqual([lead, before, after, trail], ["At least ", "12", "27", " people were killed"]);
  assert.deepEqual(places, [{ field: null, row: 0, part: "text", edits: [0] }]);
  assert.deepEqual(same, { id: "same", comparison: { facts: [] } });
  const both = await consumer.command(["--jsonl", "--only", "facts,summary"], { input: pairs });
  assert.deepEqual(Object.keys(parsed(both.stdout)[1].comparison).sort(), ["facts", "summary"]);
  const wrong = await consumer.command(["--jsonl", "--only", "fcts"], { input: pairs });
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /--only cannot be "fcts"; it may be fields, rows, changes, facts, /);
});

test("--jsonl continues after a pair that traps the engine", async () => {
  // Fails like an exhausted stack: the call throws a RuntimeError, and the instance must not be used again.
  const hook = consumer.write(
    "trap.mjs",
    `
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (...args) {
      const instance = new Instance(...args);
      const broken = { value: false };
      const exports = { ...instance.exports };
      exports.compare = (...values) => {
        if (broken.value) throw new Error("The broken instance was used again.");
        if (globalThis.breaks) { broken.value = true; throw new WebAssembly.RuntimeError("unreachable"); }
        return instance.exports.compare(...values);
      };
      return { exports };
    };
    const { parse } = JSON;
    JSON.parse = (text) => { const value = parse(text); globalThis.breaks = value?.id === "breaks"; return value; };
  `,
  );
  const { stdout, status } = await consumer.command(["--jsonl", "--only", "changes"], {
    input: jsonl(
      ...["one", "breaks", "two", "breaks", "three"].map((id) => ({
        id,
        before: "It leaves at 9.",
        after: "It leaves at 10.",
      })),
    ),
    env: { NODE_OPTIONS: `--import ${pathToFileURL(hook).href}` },
  });
  assert.equal(status, 0);
  assert.deepEqual(
    parsed(stdout).map(({ id, error, comparison }) => [id, error ?? comparison.changes.length]),
    [
      ["one", 1],
      ["breaks", "unreachable"],
      ["two", 1],
      ["breaks", "unreachable"],
      ["three", 1],
    ],
  );
});

test("--jsonl reads a stream many times its memory, and skips a line that is too long", async () => {
  const PAIRS = 300;
  const ballast = "x".repeat(1_000_000);
  const child = spawn(process.execPath, ["--max-old-space-size=48", consumer.bin, "--jsonl", "--only", "changes"], {
    cwd: consumer.folder,
  });
  Readable.from(
    (function* () {
      yield `{"id": "long", "before": "`;
      for (let part = 0; part < 65; part++) yield "y".repeat(1024 * 1024);
      yield `"}\n`;
      for (let id = 0; id < PAIRS; id++)
        yield `${JSON.stringify({ id, ballast, before: "It leaves at 9.", after: "It leaves at 10." })}\n`;
    })(),
  ).pipe(child.stdin);
  const chunks = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const answers = parsed(Buffer.concat(chunks).toString());
  assert.equal(answers.length, PAIRS + 1);
  assert.match(answers[0].error, /longer than 64 MiB/);
  assert.equal(answers[0].id, "long");
  assert.equal(answers[PAIRS].comparison.changes.length, 1);
});

test("--jsonl ends quietly if the output is closed", async () => {
  const child = spawn(process.execPath, [consumer.bin, "--jsonl"], { cwd: consumer.folder });
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += chunk));
  child.stdin.on("error", () => {});
  const pair = `${JSON.stringify({ before: "It leaves at 9.", after: "It leaves at 10." })}\n`;
  child.stdout.once("data", () => child.stdout.destroy());
  Readable.from(
    (function* () {
      while (true) yield pair.repeat(100);
    })(),
  ).pipe(child.stdin);
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.deepEqual([code, errors], [0, ""]);
});
