// @ts-check
/**
 * Counts what unchanged text, captions and the first call cost, in instructions of the native core. Their number does
 * not depend on the speed of the machine or on what else it does. Valgrind counts them; without it, these tests are
 * skipped.
 *
 * Each limit is about a tenth above the counted value. The figures of the released build are in benches/README.md.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Corpus, pairOf, photoPair, text, versions } from "../../benches/corpus.mjs";
import { root } from "../../scripts/run.mjs";

/** The most that a pair may cost, as a share of a pair with edits in a quarter of its paragraphs. */
const LIMITS = [
  { words: 1_000, light: 0.375, identical: 0.21 },
  { words: 10_000, light: 0.187, identical: 0.155 },
];
/** The most that edited pairs may cost, in identical pairs. Those with photos have twelve captions. */
const EDITED = [
  { words: 1_000, normal: 5.8, heavy: 16.7, photos: 16.6 },
  { words: 10_000, normal: 7.8, heavy: 20.7, photos: 8.7 },
];
/** The most that 50 versions may cost, in timelines of two. */
const FIFTY = 26.3;
/** The most that parsing captions may cost per byte, in bytes of prose: ordinary ones, and ones made of a repeated text. */
const CAPTIONS = { ordinary: 15.5, hostile: 56 };
const HOSTILE = [
  "(AP/",
  "Photo: ",
  "Ines Doe/AP. ",
  "Foto: (c) ",
  "AP Photo/",
  "via AP for ",
  "撮影 ",
  "Photo by Ines. ",
];
/** Sentences of 150 edits, each near a verb of saying, a name or a negation: `X` is a word of prose. */
const SENTENCES = /** @type {const} */ ([
  ["sources", "said X", "X told"],
  ["abbreviations", "X ABC", "X Abel Berg Cole"],
  ["negations", "X no", "no X"],
]);
/** The most that such a sentence may cost, in normal pairs of 1,000 words. */
const SENTENCE = 15;
/** The most that is built once, by the first call with an identical pair of 1,000 words, in normal pairs. */
const BUILT_ONCE = 0.69;

const isMissing = spawnSync("valgrind", ["--version"]).status !== 0;
const skip = isMissing && "Valgrind is not installed, so no instructions are counted.";
const folder = mkdtempSync(join(tmpdir(), "article-versions-"));
after(() => rmSync(folder, { recursive: true }));

/**
 * The instructions of a call, and of what only the first call builds.
 * @param {"compare" | "timeline" | "parse"} call
 * @param {string[]} texts
 */
function measure(call, texts) {
  const files = texts.map((text, number) => {
    const file = join(folder, `${number}.txt`);
    writeFileSync(file, text);
    return file;
  });
  const program = join(root, "target", "debug", "examples", "repeat");
  const [none = 0, one = 0, two = 0] = [0, 1, 2].map((rounds) => {
    const args = ["--tool=callgrind", "--callgrind-out-file=/dev/null", program, call, `${rounds}`, ...files];
    const { stderr } = spawnSync("valgrind", args, { encoding: "utf8" });
    const collected = /Collected : (\d+)/.exec(stderr)?.[1];
    assert.ok(collected, stderr);
    return Number(collected);
  });
  return { each: two - one, once: one - none - (two - one) };
}

/** @param {Parameters<typeof measure>} story */
const count = (...story) => measure(...story).each;

test("unchanged text costs little", { skip }, async (t) => {
  const { status, stderr } = spawnSync("cargo", ["build", "--quiet", "--example", "repeat"], {
    cwd: root,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  for (const { words, light, identical } of LIMITS)
    await t.test(`${words} words`, (t) => {
      const of = (/** @type {"normal" | "light" | "identical"} */ kind) => {
        const { before, after } = pairOf(kind, words);
        return count("compare", [before, after]);
      };
      const normal = of("normal");
      const shares = { light: of("light") / normal, identical: of("identical") / normal };
      t.diagnostic(`light ${shares.light.toFixed(3)}, identical ${shares.identical.toFixed(3)} of ${normal}`);
      assert.ok(shares.light <= light, `light: ${shares.light}`);
      assert.ok(shares.identical <= identical, `identical: ${shares.identical}`);
    });
  for (const { words, ...limits } of EDITED)
    await t.test(`edits in ${words} words`, (t) => {
      const of = (/** @type {{ before: string, after: string }} */ { before, after }) =>
        count("compare", [before, after]);
      const identical = of(pairOf("identical", words));
      for (const kind of /** @type {const} */ (["normal", "heavy", "photos"])) {
        const ratio = of(kind === "photos" ? photoPair(words, 12) : pairOf(kind, words)) / identical;
        t.diagnostic(`${kind}: ${ratio.toFixed(2)} identical pairs`);
        assert.ok(ratio <= limits[kind], `${kind}: ${ratio}`);
      }
    });
  await t.test("the first call", (t) => {
    const { before, after } = pairOf("identical", 1_000);
    const { before: original, after: edited } = pairOf("normal", 1_000);
    const ratio = measure("compare", [before, after]).once / count("compare", [original, edited]);
    t.diagnostic(`builds as much as ${ratio.toFixed(2)} normal pairs`);
    assert.ok(ratio <= BUILT_ONCE, `${ratio}`);
  });
  await t.test("captions", (t) => {
    const perByte = (/** @type {string} */ story) => count("parse", [story]) / Buffer.byteLength(story);
    const corpus = new Corpus(7);
    const captions = Array.from({ length: 40 }, (_, number) => corpus.caption().replace("(", `(Ines Doe${number}/`));
    const prose = perByte(text(corpus.article(2_000)));
    const ratios = { ordinary: perByte(captions.join("\n\n")) / prose, hostile: 0 };
    for (const unit of HOSTILE) {
      const body = unit.repeat(300 / unit.length);
      const story = Array.from({ length: 20 }, (_, number) => `${body}${number} (Ines Doe${number}/AP)`).join("\n\n");
      const ratio = perByte(story) / prose;
      t.diagnostic(`${JSON.stringify(unit)}: ${ratio.toFixed(1)} times prose per byte`);
      ratios.hostile = Math.max(ratios.hostile, ratio);
    }
    t.diagnostic(`ordinary captions: ${ratios.ordinary.toFixed(1)} times prose per byte`);
    assert.ok(ratios.ordinary <= CAPTIONS.ordinary, `${ratios.ordinary}`);
    assert.ok(ratios.hostile <= CAPTIONS.hostile, `${ratios.hostile}`);
  });
  await t.test("a sentence in which everything changed", (t) => {
    const { before, after } = pairOf("normal", 1_000);
    const normal = count("compare", [before, after]);
    const words = text(new Corpus(3).article(2_000)).split(/\W+/).slice(0, 150);
    for (const [kind, one, other] of SENTENCES) {
      const whole = (/** @type {(word: string) => string} */ part) => `${words.map(part).join(" ")}.\n`;
      const pair = [whole((word) => one.replace("X", word)), whole((word) => other.replace("X", word))];
      const ratio = count("compare", pair) / normal;
      t.diagnostic(`${kind}: ${ratio.toFixed(1)} normal pairs`);
      assert.ok(ratio <= SENTENCE, `${kind}: ${ratio}`);
    }
  });
  await t.test("50 versions", (t) => {
    const story = versions(1_000, 50);
    const ratio = count("timeline", story) / count("timeline", story.slice(0, 2));
    t.diagnostic(`${ratio.toFixed(1)} times two`);
    assert.ok(ratio <= FIFTY, `${ratio}`);
  });
});
