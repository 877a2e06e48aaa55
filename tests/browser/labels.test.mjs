// @ts-check
/** The labels of every language have the same keys and placeholders. Needs no browser. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Labels } from "../../www/labels/index.js";
import "../../www/labels/all.js";
import en from "../../www/labels/en.js";
import { PAGE_LABELS } from "../../www/labels/page.js";
import { summarySentence } from "../../www/view/summary.js";

const LANGUAGES = ["ar", "de", "es", "fr", "zh"];
/** The labels that may equal the English ones: shared signs, and the name of the page. */
const SHARED = new Set(["join.clause", "join.group", "join.end", "page.title"]);

/** @param {string | { [category: string]: string } | undefined} label */
const blanks = (label) =>
  [
    ...new Set(
      [...String(typeof label === "string" ? label : label?.other).matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    ),
  ].sort();

test("every language can be loaded: inside the script, beside it, and as a file of the package", () => {
  /** @type {Record<string, (lang: string) => string>} */
  const places = {
    "www/labels/all.js": (lang) => `import ${lang} from "./${lang}.js"`,
    "www/entries/labels-beside.js": (lang) => `${lang}: () => import("../labels/${lang}.js")`,
    "scripts/bundle.mjs": (lang) => `"${lang}"`,
  };
  for (const [file, entry] of Object.entries(places)) {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
    for (const lang of LANGUAGES) assert.ok(source.includes(entry(lang)), `${file}: ${lang}`);
  }
  const files = readdirSync(new URL("../../www/labels/", import.meta.url)).filter((name) =>
    /^[a-z]{2}\.js$/.test(name),
  );
  assert.deepEqual(files.sort(), ["en", ...LANGUAGES].map((lang) => `${lang}.js`).sort());
});

for (const lang of LANGUAGES) {
  test(`${lang} has every label, with the same placeholders`, async () => {
    const { default: labels } = await import(`../../www/labels/${lang}.js`);
    for (const [own = {}, english = {}] of [
      [labels, en],
      [PAGE_LABELS[lang], PAGE_LABELS.en],
    ]) {
      assert.deepEqual(
        Object.keys(english).filter((key) => !(key in own) && !SHARED.has(key)),
        [],
      );
      assert.deepEqual(
        Object.keys(own).filter((key) => !(key in english)),
        [],
      );
      for (const key of Object.keys(own)) assert.deepEqual(blanks(own[key]), blanks(english[key]), key);
    }
  });
}

test("dates keep their precision in every time zone", () => {
  const labels = new Labels("en-US");
  assert.equal(labels.date("2022"), "2022");
  assert.equal(labels.date("2022-05"), "May 2022");
  assert.equal(labels.date("2022-05-24"), "May 24, 2022");
  assert.equal(labels.date("late in May"), "late in May");
});

test("an unknown language is English, and labels of the host page take precedence", () => {
  assert.equal(new Labels("tlh").text("next"), "Next");
  assert.equal(new Labels("de-AT").text("next"), "Weiter");
  assert.equal(new Labels("en", { next: "Onward" }).text("next"), "Onward");
});

test("each field of a photo has a different name", () => {
  for (const lang of ["en", ...LANGUAGES]) {
    const labels = new Labels(lang);
    const names = [
      "credit.caption",
      "credit.field",
      "credit.label",
      "photo.alt",
      ...Object.keys(en).filter((key) => key.startsWith("role.")),
    ].map((key) => labels.text(key));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      lang,
    );
  }
});

test("lists have separators in every language", () => {
  for (const lang of ["en", ...LANGUAGES])
    assert.doesNotMatch(new Labels(lang).list(["图片", "署名", "措辞"]), /图片署名|署名措辞/, lang);
});

test("plurals follow the rules of the language", () => {
  assert.equal(new Labels("ar").text("total", { n: 2 }), "تغييران");
  assert.equal(new Labels("en").text("total", { n: 1 }), "1 change");
});

test("numbers and lists match the formatters of Intl", () => {
  for (const lang of ["en", "en-IN", "en-u-nu-deva", "ar-EG", "de-CH", "es", "fr", "zh", "zh-u-nu-hanidec"]) {
    const labels = new Labels(lang);
    const numbers = new Intl.NumberFormat(lang);
    for (const number of [0, 7, 42, 999, 1000, 1234567, 2.5, -3, -1234])
      assert.equal(labels.number(number), numbers.format(number), lang);
    // English headings are short: no "and".
    const lists = new Intl.ListFormat(lang.startsWith("en") ? "en" : lang, { style: "narrow" });
    for (const items of [[], ["a"], ["a", "b"], ["a", "b", "c"]])
      assert.equal(labels.list(items), lists.format(items), lang);
  }
});

test("the summary says reworded only if words changed", () => {
  const blocks = {
    equal: 0,
    edited: 4,
    reworded: 1,
    restyled: 2,
    inserted: 0,
    deleted: 0,
    moved: 0,
    split: 0,
    merged: 0,
  };
  const none = { ...blocks, edited: 0, reworded: 0, restyled: 0 };
  const classes = [
    { class: "formatting", count: 2 },
    { class: "wording", count: 1 },
    { class: "link", count: 1 },
  ];
  const facts = [{ class: "link", also: [] }];
  const summary = {
    blocks,
    photos: none,
    captionsEdited: 0,
    creditsAdded: 0,
    creditsRemoved: 0,
    creditsEdited: 0,
    words: { before: 100, after: 100, deleted: 4, inserted: 4 },
    classes,
  };
  const comparison = /** @type {any} */ ({ fields: [], rows: [], changes: [{}, {}, {}, {}], facts, summary });
  assert.equal(
    summarySentence(comparison, new Labels("en")),
    "1 paragraph reworded, 2 with formatting changes only; 1 link changed.",
  );
  assert.equal(
    summarySentence(comparison, new Labels("fr")),
    "1 paragraphe reformulé, 2 modifiés dans leur seule mise en forme ; 1 lien modifié.",
  );
});
