// @ts-check
/**
 * Two real documents, opened on the one-file page. They are not part of the repository; this test repeats only the
 * words that changed.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { Bench } from "./support.mjs";

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").PhotoSide} PhotoSide */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */

const folder = join(root, "..", "shared", "seeds");
const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => join(folder, name))
  : [];
const skip = files.length === 2 ? false : "the two seed documents are not beside the repository (../shared/seeds)";

/** The changed places of the kept paragraphs: before and after. */
const PLACES = [
  ["it quoted Bachelet as saying", "Bachelet was quoted as saying"],
  ["first respect", "first, respect"],
  ["statement", "news release"],
  ["it said", "the ministry said"],
  ["and strictly limits free speech and rights", "and strictly limits free speech, along with rights"],
  ["hard-line", "hardline"],
];

/** The number of characters without spaces. @param {string} text */
const letters = (text) => text.replace(/\s/g, "").length;

/** @param {readonly Segment[]} segments @param {Segment["tag"]} tag */
const textOf = (segments, tag) =>
  segments
    .filter((segment) => segment.tag === tag)
    .map((segment) => segment.text)
    .join("")
    .trim();

describe("the seed documents", { skip }, () => {
  /** @type {Bench} */
  let bench;
  /** @type {import("./support.mjs").Opened} */
  let opened;
  /** @type {Comparison} */
  let comparison;
  before(async () => {
    bench = await Bench.start();
    opened = await bench.openLocalPage("file");
    // The page shows a sample first.
    await opened.page.evaluate(() => {
      const shown = /** @type {any} */ (document.querySelector("article-versions"));
      Object.assign(window, { sample: shown.comparison });
    });
    await opened.page.locator("input[type=file]").setInputFiles(files);
    await opened.page.locator(".opened li").nth(1).waitFor({ state: "attached" });
    await opened.page.waitForFunction(() => {
      const { comparison } = /** @type {any} */ (document.querySelector("article-versions"));
      return comparison && comparison !== /** @type {any} */ (window).sample;
    });
    comparison = await opened.page.evaluate(
      () => /** @type {any} */ (document.querySelector("article-versions")).comparison,
    );
  });
  after(() => bench?.stop());

  const texts = () =>
    comparison.rows.filter((row) => [...row.before, ...row.after].every((side) => side.kind !== "photo"));
  const photos = () =>
    comparison.rows.filter((row) => [...row.before, ...row.after].some((side) => side.kind === "photo"));
  /** @param {"before" | "after"} side @returns {PhotoSide[]} */
  const photoSides = (side) => photos().map((row) => /** @type {PhotoSide} */ (row[side][0]?.photo));

  test("open without errors and are compared to the last word", () => {
    assert.deepEqual(opened.problems, []);
    assert.equal(opened.requests.length, 1);
    assert.equal(comparison.precise, true);
  });

  test("the date became more precise", () => {
    const field = comparison.fields.find((row) => row.field === "date");
    assert.equal(field?.kind, "edited");
    assert.ok(field?.notes.includes("date-more-precise"));
  });

  test("five paragraphs are deleted at the start and three at the end", () => {
    assert.deepEqual(
      texts().map((row) => row.kind),
      [...Array(5).fill("deleted"), "equal", ...Array(5).fill("edited"), ...Array(3).fill("deleted")],
    );
  });

  test("the other paragraphs changed in six places", () => {
    const edited = texts().filter((row) => row.kind === "edited");
    const edits = edited.flatMap((row) => row.edits);
    assert.equal(edits.length, PLACES.length);
    for (const [index, [before = "", after = ""]] of PLACES.entries()) {
      const edit = edits[index];
      // An edit may leave shared words at both ends unmarked, and must not extend further.
      assert.ok(edit && before.includes(edit.before) && after.includes(edit.after), JSON.stringify(edit));
      assert.equal(letters(edit.after) - letters(edit.before), letters(after) - letters(before), JSON.stringify(edit));
    }
    assert.deepEqual(
      edited.map((row) => row.edits.length),
      [1, 2, 1, 1, 1],
    );
    /** @param {number} row @param {number} edit */
    const classes = (row, edit) => edited[row]?.edits[edit]?.classes ?? [];
    assert.ok(classes(0, 0).includes("attribution"));
    assert.ok(classes(1, 0).includes("quotation"));
    assert.ok(classes(2, 0).includes("attribution"));
    assert.ok(classes(4, 0).includes("spelling"));
  });

  test("six photos pair in order", () => {
    assert.deepEqual(
      photos().map((row) => row.kind),
      Array(6).fill("edited"),
    );
    assert.ok(photos().every((row) => row.moved === null));
    const { inserted, deleted, moved } = comparison.summary.photos;
    assert.deepEqual([inserted, deleted, moved], [0, 0, 0]);
  });

  test("a credit line appeared on every photo", () => {
    assert.ok(photos().every((row) => row.notes.includes("credit-added")));
    assert.equal(comparison.summary.creditsAdded, 6);
    const lines = photoSides("after").map(({ credits }) =>
      credits.filter((credit) => credit.origin === "field").map((credit) => textOf(credit.segments, "insert")),
    );
    assert.deepEqual(lines.flat(), [
      "Uncredited",
      "Deng Hua",
      "Mark Schiefelbein",
      "Ng Han Guan",
      "Ng Han Guan",
      "Mark Schiefelbein",
    ]);
  });

  test("five captions gained text before their credit, and none lost any", () => {
    const gained = photoSides("after").map(({ caption }) => textOf(caption, "insert") !== "");
    assert.deepEqual(gained, [false, true, true, true, true, true]);
    assert.ok(photoSides("before").every(({ caption }) => textOf(caption, "delete") === ""));
    assert.equal(comparison.summary.captionsEdited, 5);
    for (const index of [2, 3, 4])
      assert.match(textOf(photoSides("after")[index]?.caption ?? [], "insert"), /changes are needed/);
  });

  test("photo 2 names the earlier place of its new words, and the first paragraph their new place", () => {
    const [first] = comparison.rows;
    const second = comparison.rows.indexOf(/** @type {any} */ (photos()[1]));
    assert.ok(first?.captionOverlaps.some((overlap) => overlap.row === second));
    assert.ok(
      photos()[1]?.captionOverlaps.some((overlap) => overlap.row === 0 && overlap.text.includes("double standards")),
    );
  });

  test("each credit is read as printed", () => {
    const credits = photoSides("after").map(({ credits }) => {
      const all = credits.filter((credit) => credit.origin === "caption").flatMap((credit) => credit.parts);
      const named = (/** @type {string[]} */ ...roles) =>
        all.filter((party) => roles.includes(party.role)).map((party) => party.name.replace(/^AP Photo$/, "AP"));
      return { creators: named("creator"), organisations: named("provider", "via") };
    });
    assert.deepEqual(credits, [
      { creators: [], organisations: ["UN Human Rights Office", "AP"] },
      { creators: ["Deng Hua"], organisations: ["Xinhua", "AP"] },
      { creators: ["Mark Schiefelbein"], organisations: ["AP"] },
      { creators: ["Ng Han Guan"], organisations: ["AP"] },
      { creators: ["Ng Han Guan"], organisations: ["AP"] },
      { creators: ["Mark Schiefelbein"], organisations: ["AP"] },
    ]);
    assert.deepEqual(
      photoSides("after").map(({ isFile }) => isFile),
      [false, false, true, true, true, true],
    );
    assert.deepEqual(
      photoSides("after").map(({ discrepancies }) => discrepancies.map(({ kind }) => kind)),
      [["uncredited-but-named"], [], [], [], [], []],
    );
  });

  test("the page shows all changes", async () => {
    const { page } = opened;
    const rows = page.locator(".rows.side-by-side .row");
    assert.equal(await rows.and(page.locator(".deleted")).count(), 8);
    assert.equal(await rows.and(page.locator(".edited")).count(), 11);
    assert.equal(await page.locator(".rows .cell.after .discrepancy").count(), 1);
    assert.match(
      await page.locator(".stepper .position").innerText(),
      new RegExp(`^${comparison.changes.length} changes$`),
    );
    assert.equal(comparison.changes.length, 20);
  });
});
