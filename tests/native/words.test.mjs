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

// A block per line on each side, and where a block was split or merged.
const PIECES = [
  {
    name: "a Chinese paragraph was split",
    before: ["市议会批准了新的[经济]计划，将在明年修建大桥。项目由中央和[地方]政府承担费用。"],
    after: ["市议会批准了新的{经贸}计划，将在明年修建大桥。", "项目由中央和{地区}政府承担费用。"],
  },
  {
    name: "Japanese paragraphs were merged",
    before: ["知事は新しい橋を来年[建設]すると発表した。", "費用は国と県が半分ずつ負担する[予定]だ。"],
    after: ["知事は新しい橋を来年{建築}すると発表した。費用は国と県が半分ずつ負担する{予想}だ。"],
  },
  {
    name: "a Thai paragraph was split at a space",
    before: ["ชาวบ้านในหมู่บ้านถูกอพยพออกจากพื้นที่น้ำท่วมเมื่อวานนี้ เจ้าหน้าที่[ปิด]ถนนทุกสายที่เข้าสู่เมือง"],
    after: ["ชาวบ้านในหมู่บ้านถูกอพยพออกจากพื้นที่น้ำท่วมเมื่อวานนี้", "เจ้าหน้าที่{เปิด}ถนนทุกสายที่เข้าสู่เมือง"],
  },
];

for (const { name, before, after } of PIECES) {
  test(`whole words where ${name}`, () => {
    const text = (/** @type {string[]} */ blocks) => ({ text: blocks.join("\n\n").replace(/[[\]{}]/g, "") });
    const sides = (/** @type {import("../../src/wasm/types.d.ts").BlockSide[]} */ blocks) =>
      blocks.map(({ segments }) => inMarks(segments));
    const there = withWholeWords(core.compare(text(before), text(after))).rows[0];
    assert.deepEqual([sides(there?.before ?? []), sides(there?.after ?? [])], [before, after]);
    const back = withWholeWords(core.compare(text(after), text(before))).rows[0];
    const swapped = (/** @type {string[]} */ blocks, /** @type {string} */ open, /** @type {string} */ close) =>
      blocks.map((block) => block.replace(/[[{]/g, open).replace(/[\]}]/g, close));
    assert.deepEqual(
      [sides(back?.before ?? []), sides(back?.after ?? [])],
      [swapped(after, "[", "]"), swapped(before, "{", "}")],
    );
    for (const row of [there, back])
      for (const [edit, { before, after }] of (row?.edits ?? []).entries()) {
        const textOf = (/** @type {import("../../src/wasm/types.d.ts").BlockSide[]} */ blocks) =>
          blocks.flatMap(({ segments }) => segments.filter((one) => one.edit === edit).map((one) => one.text)).join("");
        assert.deepEqual([textOf(row?.before ?? []), textOf(row?.after ?? [])], [before, after]);
      }
  });
}

test("a moved sentence and an engine without a segmenter stay unchanged", (t) => {
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
 * The text of a block with the marks of its edits.
 * @param {readonly import("../../src/wasm/types.d.ts").Segment[]} segments
 */
function inMarks(segments) {
  const isBefore = segments.some(({ tag }) => tag === "delete");
  const text = segments.map((one) => (one.edit === null ? one.text : `\u0002${one.text}\u0003`)).join("");
  const joined = text.replaceAll("\u0003\u0002", "");
  return joined.replaceAll("\u0002", isBefore ? "[" : "{").replaceAll("\u0003", isBefore ? "]" : "}");
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
