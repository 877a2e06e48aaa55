// @ts-check
/** No text is lost: every text for people is in the version, or listed as omitted with a location and a reason. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isForPeople, leavesOf } from "../../www/formats/omitted.js";
import { openVersions } from "../../www/formats/open.js";
import { SAMPLES } from "./items.mjs";

/** A word that no sample contains. */
const STRANGE = "Zyzzyva";

/** @param {unknown} value @returns {Promise<string>} the whole result, without its label */
async function read(value) {
  return JSON.stringify(await openVersions(JSON.stringify(value)));
}

/**
 * The value with one word replaced, once for each text.
 * @param {any} value
 * @returns {Generator<{ path: string, changed: unknown }>}
 */
function* changes(value) {
  for (const { text, path } of leavesOf(value)) {
    // The last word outside tags.
    const words = [...text.matchAll(/\p{L}{2,}(?=[^<>]*(?:<|$))(?![^&\s]*;)/gu)];
    const word = words.at(-1);
    if (!word) continue;
    const at = word.index ?? 0;
    const other = text.slice(0, at) + STRANGE + text.slice(at + word[0].length);
    yield { path, changed: exchanged(value, path, text, other) };
  }
}

/** @param {any} value @param {string} path @param {string} text @param {string} other @returns {any} */
function exchanged(value, path, text, other) {
  const copy = structuredClone(value);
  /** @param {any} inner @param {string} at @returns {any} */
  const walk = (inner, at) => {
    if (typeof inner === "string") {
      if (at === path && inner === text) return other;
      // An editor's tree stored as a string.
      return path.startsWith(`${at}.`) && at !== "" ? JSON.stringify(walk(JSON.parse(inner), at)) : inner;
    }
    if (Array.isArray(inner)) return inner.map((one, index) => walk(one, `${at}[${index}]`));
    if (typeof inner === "object" && inner !== null)
      return Object.fromEntries(
        Object.entries(inner).map(([key, one]) => [key, walk(one, at === "" ? key : `${at}.${key}`)]),
      );
    return inner;
  };
  return walk(copy, "");
}

for (const [name, { value, headline, photos, text }] of Object.entries(SAMPLES)) {
  test(`${name}: read completely, without losing a word`, async () => {
    const [version] = await openVersions(JSON.stringify(value));
    assert.equal(version?.fields?.headline ?? "", headline);
    if (text) assert.match(version?.text ?? "", text);
    const figures = (version?.text ?? "").match(/<img\b/g)?.length ?? 0;
    if (photos !== undefined) assert.equal((version?.photos?.length ?? 0) + figures, photos, "photos");
    let count = 0;
    for (const { path, changed } of changes(value)) {
      assert.ok((await read(changed)).includes(STRANGE), `${path} is neither read nor omitted`);
      count++;
    }
    assert.ok(count > 0);
    for (const { reason, location } of version?.omitted ?? []) assert.ok(reason && location);
  });
}

test("text for people and for programs is distinguished", () => {
  for (const [text, key] of /** @type {const} */ ([
    ["Local news", "section"],
    ["Sport", "section"],
    ["Ferry plan", "slug"],
    ["渡轮晚点", "name"],
    ["Müller-Lüdenscheidt", "name"],
    ["ada@h.example", "contact"],
    ["2 hours and 5 minutes", "duration"],
    ["Regatta-31", "keywords"],
    ["regatta31", "tags"],
    ["Regatta31", "name"],
    ["Regatta31", "articleSection"],
    ["Regatta31", "keywordline"],
  ]))
    assert.ok(isForPeople(text, key), text);
  for (const [text, key] of /** @type {const} */ ([
    ["2031-03-04T09:00:00Z", "time"],
    ["2031-03-04 09:00:00", "created"],
    ["Tue, 04 Mar 2031 09:00:00 GMT", "date"],
    ["https://h.example/a?b=c", "link"],
    ["urn:newsml:x:1", "anything"],
    ["/files/pier.jpg", "path"],
    ["pier-4.jpg", "name"],
    ["9c1f0e7a-2222-4444-8888-abcdefabcdef", "x"],
    ["text/html", "kindOf"],
    ["usable", "pubStatus"],
    ["4.5", "rating"],
    ["", "title"],
    ["a.jpg 1x, b.jpg 2x", "srcset"],
    ["picture", "type"],
    ["subject20000345", "subject"],
    ["size640", "name"],
    ["category:planning_permission_2", "x"],
  ]))
    assert.ok(!isForPeople(text, key), text);
});

test("a page without a story lists the texts of its data, and a page with one does not", async () => {
  const data = JSON.stringify({ page: { title: "Mine reopens", body: ["The mine reopens in June.", "/a b.jpg 1x"] } });
  const page = (/** @type {string} */ body) =>
    `<html><head><title>Mine reopens</title></head><body>${body}<script id="__DATA__" type="application/json">${data}</script></body></html>`;
  const [shell] = await openVersions(page("<div id=root></div>"));
  assert.deepEqual(shell?.omitted, [
    { text: "The mine reopens in June.", reason: "hidden", location: "script#__DATA__.page.body[0]" },
  ]);
  const [full] = await openVersions(page(`<article><p>${"The mine reopens in June. ".repeat(20)}</p></article>`));
  assert.equal(full?.omitted, undefined);
});

test("a page of scripts that are left open is read in time", async () => {
  for (const unit of ["<script ", "<script type=application/json>", "<template>", "</script"]) {
    const [version] = await openVersions(`<html><script type=application/json>${unit.repeat(100_000)}`);
    assert.ok(version);
  }
});
