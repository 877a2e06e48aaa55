// @ts-check
/** Every format is recognised by its content, read as a file, and accepted by `--jsonl`. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { Readable, Writable } from "node:stream";
import { test } from "node:test";
import { compareLines } from "../../cli/jsonl.js";
import { FormatError } from "../../www/formats/errors.js";
import { FORMATS } from "../../www/formats/registry.js";
import { openVersions } from "../../www/formats/open.js";
import { BOTH, SAMPLES } from "./samples.mjs";

for (const { format, before, after, ending } of SAMPLES) {
  test(`${format} is recognised by its content, with any name`, async () => {
    for (const name of ["", `story.${ending}`, "story"]) {
      for (const [bytes, time] of /** @type {const} */ ([
        [before, "nine"],
        [after, "ten"],
      ])) {
        const [version, ...others] = await openVersions(new Uint8Array(bytes), { name });
        assert.deepEqual(others, []);
        assert.match(version?.text ?? "", new RegExp(`leaves at ${time} from`));
        assert.equal(version?.format, "html");
      }
    }
    assert.ok(FORMATS[format]?.load);
  });
}

for (const { format, name, bytes } of BOTH) {
  test(`${format}: two versions in one file`, async () => {
    const versions = await openVersions(new Uint8Array(bytes), { name });
    assert.deepEqual(
      versions.map(({ text }) => /at (?:<[^>]+>)?(nine|ten)/.exec(text ?? "")?.[1]),
      ["nine", "ten"],
    );
  });
}

test("--jsonl takes each format as a string, packed ones as data: addresses", async () => {
  /**
   * The text of a version for the engine. Stands in for the engine in this test.
   * @type {import("../../cli/jsonl.js").Engine}
   */
  const engine = {
    compare: (before, after) =>
      /** @type {any} */ ({
        texts: [before, after].map((one) => /at (nine|ten) from/.exec("text" in one ? one.text : "")?.[1]),
      }),
    timeline: () => /** @type {any} */ ({}),
  };
  const side = (/** @type {Buffer} */ bytes, /** @type {string} */ format) =>
    ["docx", "warc", "wacz", "webarchive"].includes(format)
      ? `data:application/octet-stream;base64,${bytes.toString("base64")}`
      : bytes.toString("utf8");
  const lines = SAMPLES.map(({ format, before, after }) =>
    JSON.stringify({ id: format, before: side(before, format), after: side(after, format) }),
  );
  // A document with tracked changes stands for its latest text.
  const [tracked] = BOTH;
  lines.push(
    JSON.stringify({
      id: "tracked",
      before: side(/** @type {any} */ (SAMPLES.find(({ format }) => format === "docx")).before, "docx"),
      after: side(/** @type {any} */ (tracked).bytes, "docx"),
    }),
  );
  let written = "";
  const output = new Writable({
    write(chunk, _, done) {
      written += chunk;
      done();
    },
  });
  await compareLines(Readable.from([Buffer.from(`${lines.join("\n")}\n`)]), output, engine, null);
  const answers = written
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    answers.map(({ id, comparison, error }) => [id, comparison?.texts ?? error]),
    [...SAMPLES.map(({ format }) => format), "tracked"].map((format) => [format, ["nine", "ten"]]),
  );
});

test("an unknown kind of XML is refused with the name of its root", async () => {
  for (const [text, root] of [
    ['<?xml version="1.0"?><RBNews><content>x</content></RBNews>', "RBNews"],
    ['<!-- a --><ns:order xmlns:ns="u"><ns:item>x</ns:item></ns:order>', "ns:order"],
  ]) {
    await assert.rejects(
      openVersions(/** @type {string} */ (text), { name: "a.xml" }),
      (error) =>
        error instanceof FormatError &&
        error.message.includes(`“a.xml” is an XML file of a kind that is not read (its root is ${root}).`),
    );
  }
});

/** Pseudo-random numbers from a seed. @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const NAMES = [
  "p",
  "block",
  "hl1",
  "hl2",
  "media",
  "media-reference",
  "media-caption",
  "item",
  "entry",
  "title",
  "description",
  "content:encoded",
  "NewsComponent",
  "NewsItem",
  "newsItem",
  "contentMeta",
  "contentSet",
  "inlineXML",
  "inlineData",
  "remoteContent",
  "body",
  "body.content",
  "body.head",
  "nitf",
  "table",
  "tr",
  "td",
  "ContentItem",
  "DataContent",
  "Role",
  "NewsLines",
  "HeadLine",
  "headline",
  "by",
  "wp:post_id",
  "person",
  "note",
];

test("random XML under each root is read or refused, without other errors", async () => {
  for (const root of ["nitf", "newsItem", "newsMessage", "NewsML", "rss", "feed", "rdf:RDF"]) {
    for (let seed = 1; seed <= 60; seed++) {
      const next = random(seed);
      /** @param {number} depth @returns {string} */
      const node = (depth) => {
        if (depth > 7 || next(4) === 0)
          return ["Words of a text.", "&amp;", "<![CDATA[<p>x</p>]]>", "&nbsp;"][next(4)] ?? "";
        const name = NAMES[next(NAMES.length)];
        const inner = Array.from({ length: next(5) }, () => node(depth + 1)).join("");
        return `<${name} FormalName="Photo" href="a.jpg" type="npa">${inner}</${name}>`;
      };
      await refusable(`<?xml version="1.0"?><${root}>${node(0)}${node(0)}</${root}>`);
    }
    for (const depth of [200, 4000, 60_000])
      await refusable(`<?xml version="1.0"?><${root}>${"<block>".repeat(depth)}x${"</block>".repeat(depth)}</${root}>`);
    await refusable(
      `<?xml version="1.0"?><${root}>${"<p>word</p>".repeat(20_000)}<p a="${"x".repeat(500_000)}">${"y ".repeat(500_000)}</p></${root}>`,
    );
  }
});

test("truncated and changed files are read or refused", async () => {
  for (const { before } of SAMPLES) {
    const next = random(before.length);
    for (let round = 0; round < 40; round++) {
      const bytes = new Uint8Array(before);
      for (let change = next(4); change >= 0; change--) bytes[next(bytes.length)] = next(256);
      await refusable(bytes.subarray(0, round % 3 === 0 ? next(bytes.length) : bytes.length));
    }
  }
});

/** @param {string | Uint8Array} content */
async function refusable(content) {
  try {
    await openVersions(content, { name: "a" });
  } catch (error) {
    assert.ok(error instanceof FormatError, String(/** @type {Error} */ (error).stack));
  }
}
