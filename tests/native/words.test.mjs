// @ts-check
/**
 * Scripts without spaces: whole words are marked as changed. Each line of `words/*.txt` is a sentence with its marks.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { piecesOfBoth } from "../../www/view/pieces.js";
import { withWholeWords } from "../../www/view/whole-words.js";

const folder = join(import.meta.dirname, "words");
/** A reader without a filter. */
const story = /** @type {import("../../www/view/story-view.js").StoryView} */ ({ shows: () => true });
const core = await import("../../dist/compare.js");

for (const name of readdirSync(folder)) {
  test(`words of ${name}`, () => {
    const lines = readFileSync(join(folder, name), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    assert.ok(lines.length >= 40, `${lines.length} examples`);
    const drawn = lines.map((line) => marked(comparisonOf(line)));
    assert.deepEqual(drawn, lines);
  });
}

test("swapped versions mirror each other", () => {
  for (const name of readdirSync(folder))
    for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      const swapped = line.replace(/(?:\[([^\]]*)\])?(?:\{([^}]*)\})?/g, (_, before, after) =>
        [after && `[${after}]`, before && `{${before}}`].filter(Boolean).join(""),
      );
      assert.equal(marked(comparisonOf(swapped)), swapped);
    }
});

test("scripts with spaces keep the data and marks of the core", () => {
  const comparison = comparisonOf("政府将讨论[经济]{经贸}问题");
  const data = structuredClone(comparison);
  const drawn = withWholeWords(comparison);
  assert.deepEqual(comparison, data);
  assert.deepEqual(drawn.rows[0]?.edits[0]?.before, "经济");
  assert.deepEqual(data.rows[0]?.edits[0]?.before, "济");
  for (const line of [
    "The [hard-line]{hardline} view",
    "Он [сказал]{заявил} это",
    "여객선이 [월요일]{화요일} 떠났다",
  ]) {
    const spaced = comparisonOf(line);
    assert.deepEqual(withWholeWords(spaced), spaced);
  }
});

test("a moved sentence, a split paragraph and an engine without a segmenter stay unchanged", (t) => {
  const moved = core.compare(
    { text: "台风于午夜登陆。学校停课。港口关闭。" },
    { text: "学校停课。台风于午夜登陆。港口关闭。" },
  );
  assert.deepEqual(withWholeWords(moved), moved);
  const { Segmenter } = Intl;
  t.after(() => Object.assign(Intl, { Segmenter }));
  Object.assign(Intl, { Segmenter: undefined });
  const comparison = comparisonOf("政府将讨论[经济]{经贸}问题");
  assert.deepEqual(withWholeWords(comparison), comparison);
});

/**
 * Compares both versions of a marked sentence.
 * @param {string} line
 */
function comparisonOf(line) {
  const before = line.replace(/\{[^}]*\}/g, "").replace(/[[\]]/g, "");
  const after = line.replace(/\[[^\]]*\]/g, "").replace(/[{}]/g, "");
  return core.compare({ text: before }, { text: after });
}

/**
 * The sentence as it is rendered.
 * @param {import("../../src/wasm/types.d.ts").Comparison} comparison
 */
function marked(comparison) {
  const row = withWholeWords(comparison).rows[0];
  assert.ok(row);
  const pieces = piecesOfBoth(
    row.before.map((side) => side.segments),
    row.after.map((side) => side.segments),
    row.edits,
    story,
  );
  const textOf = (/** @type {typeof pieces[number]} */ { parts }) => parts.map(({ text }) => text).join("");
  const marks = { delete: ["[", "]"], insert: ["{", "}"] };
  return pieces
    .map((piece) => {
      const [open, close] = marks[/** @type {keyof typeof marks} */ (piece.tag)] ?? ["", ""];
      return open + textOf(piece) + close;
    })
    .join("");
}
