// @ts-check
/** The words of every language: the same keys, the same things to fill in. Needs no browser. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Labels } from "../../www/labels.js";
import en from "../../www/labels/en.js";

const LANGUAGES = ["ar", "de", "es", "fr", "zh"];
/** What a language may leave to English: marks it shares, and the name of the page. */
const SHARED = new Set(["join.clause", "join.group", "join.end", "page.title"]);

/** @param {string | { [category: string]: string } | undefined} words */
const blanks = (words) => [...new Set([...String(typeof words === "string" ? words : words?.other).matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

for (const lang of LANGUAGES) {
  test(`${lang} says everything, with the same blanks`, async () => {
    const { default: words } = await import(`../../www/labels/${lang}.js`);
    assert.deepEqual(Object.keys(en).filter((key) => !(key in words) && !SHARED.has(key)), []);
    assert.deepEqual(Object.keys(words).filter((key) => !(key in en)), []);
    for (const key of Object.keys(words)) assert.deepEqual(blanks(words[key]), blanks(en[key]), key);
  });
}

test("dates keep the precision they were given, whatever the time zone", () => {
  const labels = new Labels("en-US");
  assert.equal(labels.date("2022"), "2022");
  assert.equal(labels.date("2022-05"), "May 2022");
  assert.equal(labels.date("2022-05-24"), "May 24, 2022");
  assert.equal(labels.date("late in May"), "late in May");
});

test("an unknown language is English, and a host page's words come first", () => {
  assert.equal(new Labels("tlh").text("next"), "Next");
  assert.equal(new Labels("de-AT").text("next"), "Weiter");
  assert.equal(new Labels("en", { next: "Onward" }).text("next"), "Onward");
});

test("plurals are the language's own", () => {
  assert.equal(new Labels("ar").text("total", { n: 2 }), "تغييران");
  assert.equal(new Labels("en").text("total", { n: 1 }), "1 change");
});
