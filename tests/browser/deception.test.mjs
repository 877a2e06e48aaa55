// @ts-check
/** Deceptive characters: invisible changes are shown by name; unchanged characters are left alone. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Bench, compared } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

/**
 * Compares two texts. Returns the tokens and notes of the view, and the text of both sides.
 * @param {string} before
 * @param {string} after
 * @param {{ view?: string, lang?: string }} [how]
 */
async function shown(before, after, { view = "side-by-side", lang = "en" } = {}) {
  const { page } = await bench.open(bench.address("embed.html", "http"));
  await page.evaluate(
    ({ before, after, view, lang }) => {
      const element = /** @type {any} */ (document.createElement("article-versions"));
      element.view = view;
      element.lang = lang;
      element.versions = [{ text: before }, { text: after }];
      document.body.replaceChildren(element);
    },
    { before, after, view, lang },
  );
  await compared(page);
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (
      /** @type {Element} */ (document.querySelector("article-versions")).shadowRoot
    );
    const texts = (/** @type {string} */ selector) =>
      [...root.querySelectorAll(selector)].map((node) => (node.textContent ?? "").trim());
    const controls =
      texts(".cell, .row")
        .join("")
        .match(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g) ?? [];
    return {
      removed: texts("del .token"),
      added: texts("ins .token"),
      tokens: texts(".token"),
      notes: texts(".rows .aside"),
      controls: controls.length,
    };
  });
}

test("the name of a version does not change the direction of text", async () => {
  const { page } = await bench.open(bench.address("embed.html", "http"));
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.createElement("article-versions"));
    element.versions = [
      { label: "A\u202etxt.exe", text: "It rained." },
      { label: "B\u202b", text: "It snowed." },
    ];
    document.body.replaceChildren(element);
  });
  await compared(page);
  assert.deepEqual(await page.locator(".name").allTextContents(), ["Atxt.exe", "B"]);
  assert.doesNotMatch((await page.locator(".foot").textContent()) ?? "", /[\u202a-\u202e]/);
});

describe("changed invisible characters are shown as tokens and have no effect", () => {
  /** @type {[string, string, string, string[]][]} */
  const cases = [
    [
      "a direction override",
      "The file is photo\u202egnp.exe\u202c now.",
      "The file is photo.png now.",
      ["direction control U+202E", "direction control U+202C"],
    ],
    [
      "an isolate",
      "It was \u2067Ada\u2069 who said so.",
      "It was Ada who said so.",
      ["direction control U+2067", "direction control U+2069"],
    ],
    ["a zero-width space", "The pass\u200bword is kept.", "The password is kept.", ["zero-width space"]],
    ["a soft hyphen", "They co\u00adoperate at sea.", "They cooperate at sea.", ["soft hyphen"]],
    ["a word joiner", "The 10\u2060km run is over.", "The 10km run is over.", ["word joiner"]],
    ["an Arabic letter mark", "The sum is \u061c5 today.", "The sum is 5 today.", ["Arabic letter mark"]],
  ];
  for (const [name, before, after, tokens] of cases) {
    for (const view of ["side-by-side", "inline", "list"]) {
      test(`${name}, ${view}`, async () => {
        const { removed, added, controls } = await shown(before, after, { view });
        assert.deepEqual({ removed, added, controls }, { removed: tokens, added: [], controls: 0 });
        const turned = await shown(after, before, { view });
        assert.deepEqual(turned.added, tokens);
      });
    }
  }
});

describe("lookalike letters are named", () => {
  for (const view of ["side-by-side", "inline", "list"]) {
    test(`one letter of a name, ${view}`, async () => {
      const { removed, added, notes } = await shown(
        "The mayor, Paul Okoro, said so.",
        "The mayor, P\u0430ul Okoro, said so.",
        { view },
      );
      assert.deepEqual(
        { removed, added, notes },
        { removed: [], added: ["\u0430 Cyrillic"], notes: ["(looks the same but uses letters of another alphabet)"] },
      );
    });
  }

  test("a whole name", async () => {
    const { removed, added, notes } = await shown(
      "The mayor, Cop Okoro, said so.",
      "The mayor, \u0421\u043e\u0440 Okoro, said so.",
    );
    assert.deepEqual(
      { removed, added, notes },
      {
        removed: [],
        added: ["\u0421\u043e\u0440 Cyrillic"],
        notes: ["(looks the same but uses letters of another alphabet)"],
      },
    );
  });

  test("a new word that mixes alphabets, without an earlier lookalike", async () => {
    const { added, notes } = await shown("The mayor said so.", "The mayor of Marhav\u0435n and T\u03bfm said so.");
    assert.deepEqual({ added, notes }, { added: ["\u0435 Cyrillic", "\u03bf Greek"], notes: [] });
  });

  test("the same letters with different character codes", async () => {
    const { added, notes } = await shown("The caf\u00e9 is open.", "The cafe\u0301 is open.");
    assert.deepEqual({ added, notes }, { added: [], notes: ["(looks identical but uses different character codes)"] });
  });

  test("in the reader's language", async () => {
    const { added } = await shown("Paul sagte es.", "P\u0430ul sagte es.", { lang: "de" });
    assert.deepEqual(added, ["\u0430 kyrillisch"]);
  });
});

describe("unchanged letters and ordinary words are not reported", () => {
  /** @type {[string, string, string][]} */
  const cases = [
    [
      "Arabic with its own marks",
      "\u200f\u0642\u0627\u0644 \u0627\u0644\u0645\u062a\u062d\u062f\u062b\u200f 5 \u0645\u0631\u0627\u062a.",
      "\u200f\u0642\u0627\u0644 \u0627\u0644\u0645\u062a\u062d\u062f\u062b\u200f 6 \u0645\u0631\u0627\u062a.",
    ],
    [
      "Persian with its non-joiners",
      "\u0627\u0648 \u0645\u06cc\u200c\u0631\u0648\u062f \u0648 5 \u0628\u0627\u0631.",
      "\u0627\u0648 \u0645\u06cc\u200c\u0631\u0648\u062f \u0648 6 \u0628\u0627\u0631.",
    ],
    [
      "Hebrew with a quotation in Latin letters",
      "\u05d4\u05d5\u05d0 \u05d0\u05de\u05e8 \u2066OK\u2069 5 \u05e4\u05e2\u05de\u05d9\u05dd.",
      "\u05d4\u05d5\u05d0 \u05d0\u05de\u05e8 \u2066OK\u2069 6 \u05e4\u05e2\u05de\u05d9\u05dd.",
    ],
    ["a word that mixes alphabets on both sides", "P\u0430ul said it 5 times.", "P\u0430ul said it 6 times."],
    [
      "a name put in its own alphabet",
      "Ivan Petrov said so.",
      "\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432 said so.",
    ],
    ["Greek signs of units", "A part of 5 k\u03a9 here.", "A part of 6 k\u03a9 here."],
    [
      "Russian",
      "\u041e\u043d \u0441\u043a\u0430\u0437\u0430\u043b \u044d\u0442\u043e.",
      "\u041e\u043d\u0430 \u0441\u043a\u0430\u0437\u0430\u043b\u0430 \u044d\u0442\u043e.",
    ],
  ];
  for (const [name, before, after] of cases) {
    test(name, async () => {
      const { tokens, notes } = await shown(before, after);
      assert.deepEqual({ tokens, notes }, { tokens: [], notes: [] });
    });
  }
});
