// @ts-check
/** The digest at the top: the facts that changed, in at most five lines that link to the changes. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, Bench, onPaper, only } from "./support.mjs";

const BEFORE = `Headline: Ferry capsizes off Havnsund, 12 dead

HAVNSUND — At least 12 people were killed and 40 were missing after a ferry carrying 180 people capsized off Havnsund on Monday, the coast guard said.

The ferry went down in minutes, according to the coast guard. It had turned before it tipped over, a fisherman said.

Erik Sorenson, the captain of a fishing boat, pulled 30 people from the water.

Prime Minister Lea Dahl was to travel to the town on Tuesday.

Divers were on their way.

Soup was served in the school of Havnsund.

Rescuers search the sea off Havnsund, where 12 people were killed. (AP Photo/Jon Hale)`;

const AFTER = `Headline: Ferry capsizes off Havnsund, 27 dead

HAVNSUND — At least 27 people were killed and 14 were missing after a ferry carrying 187 people capsized off Havnsund on Monday, the coast guard said.

The ferry went down in minutes, according to the operator. It had not turned before it tipped over, a fisherman said.

Erik Sorensen, the captain of a fishing boat, pulled 30 people from the water.

The police said they had opened a criminal investigation and would question the crew.

Prime Minister Lea Dahl was to travel to the town on Wednesday.

Divers were on their way.

Rescuers search the sea off Havnsund, where 12 people were killed. (AP Photo/Lena Vik)

Correction: An earlier version of this story misspelled the name of a captain. He is Erik Sorensen, not Sorenson.`;

const LINES = [
  "Correction: “An earlier version of this story misspelled the name of a captain. He is Erik Sorensen, not Sorenson.” (changed in paragraph 3)",
  "“At least 12 → 27 people were killed and 40 → 14 were missing after a ferry carrying 180 → 187 people capsized off Havnsund on Monday” (headline, paragraph 1)",
  "“not” added: “It had not turned before it tipped over, a fisherman said” (paragraph 2)",
  "Left behind: “12 people” still stands (caption of photo 1)",
  "New: “The police said they had opened a criminal investigation and would question the crew.” (paragraph 4)",
];

/** @type {Bench} */
let bench;
before(async () => (bench = await Bench.start()));
after(() => bench.stop());

/**
 * @param {string} one
 * @param {string} other
 * @param {Record<string, string>} [attributes]
 * @param {Parameters<Bench["open"]>[1]} [options]
 */
async function open(one, other, attributes = {}, options = {}) {
  const { page } = await bench.open(`${bench.server.url}themes.html`, options);
  await page.evaluate(
    ([one, other, attributes]) => {
      const element = /** @type {any} */ (document.createElement("article-versions"));
      for (const [name, value] of Object.entries(/** @type {any} */ (attributes))) element.setAttribute(name, value);
      element.versions = [
        { label: "First edition", text: one },
        { label: "Updated", text: other },
      ];
      const main = document.createElement("main");
      const heading = document.createElement("h1");
      heading.textContent = "News";
      main.append(heading, element);
      document.body.replaceChildren(main);
    },
    /** @type {const} */ ([one, other, attributes]),
  );
  await page.locator(".summary").waitFor({ state: "attached" });
  return page;
}

/** The visible text of each line. @param {import("playwright-core").Page} page */
async function lines(page) {
  const items = await page.locator(".fact:visible").all();
  return Promise.all(
    items.map((item) =>
      item.evaluate((node) => {
        const copy = /** @type {Element} */ (node.cloneNode(true));
        for (const hidden of copy.querySelectorAll(".visually-hidden")) hidden.remove();
        return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
      }),
    ),
  );
}

/** The element with the outline and the focus. @param {import("playwright-core").Page} page */
const here = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("article-versions")?.shadowRoot;
    const node = root?.querySelector(".target");
    return node && node === root?.activeElement ? node.textContent : null;
  });

describe("the digest", () => {
  test("shows five lines, and the rest on request", async () => {
    const page = await open(BEFORE, AFTER);
    assert.deepEqual(await lines(page), LINES);
    const more = page.getByRole("button", { name: "and 4 more" });
    assert.equal(await page.locator(".fact").count(), LINES.length, "the rest is made on request");
    await more.click();
    await page.locator(".fact:visible").nth(8).waitFor();
    await page.getByRole("button", { name: "Show fewer" }).click();
    assert.deepEqual(await lines(page), LINES);
    assert.deepEqual(await axe(page), []);
  });

  test("does not repeat the headline that stands above it", async () => {
    const story = (/** @type {number} */ first, /** @type {string} */ end) =>
      `# Bridge closes for ${first} days\n\nBy Ines Doe\n\nThe bridge closes on Monday, the council said.\n\n${end}\n`;
    const page = await open(story(5, "Buses run at night."), story(6, "Buses do not run at night."));
    assert.deepEqual(await lines(page), ["“do not” added: “Buses do not run at night” (paragraph 2)"]);
    const alone = await open(story(5, "Buses run at night."), story(6, "Buses run at night."));
    assert.deepEqual(await lines(alone), ["“Bridge closes for 5 → 6 days” (headline)"]);
  });

  test("shows three lines on a phone", async () => {
    const page = await open(BEFORE, AFTER, {}, { width: 320, height: 700 });
    await page.locator(".rows.inline").waitFor();
    assert.deepEqual(await lines(page), LINES.slice(0, 3));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${wide} px wide`);
  });

  for (const view of ["side-by-side", "inline", "list", "photos"]) {
    test(`links to the changed words in ${view}`, async () => {
      const page = await open(BEFORE, AFTER, { view });
      await page.locator(".fact a", { hasText: "ferry carrying" }).click();
      await page.locator(".target").waitFor();
      assert.match((await here(page)) ?? "", /187/);
      await page.locator(".fact a", { hasText: "12 people" }).last().click();
      await page.locator(".target", { hasText: "Rescuers search" }).waitFor();
    });
  }

  test("links a correction to the passage that it corrects", async () => {
    const page = await open(BEFORE, AFTER);
    await page.locator(".fact.of-correction .aside a").click();
    await page.locator(".target").waitFor();
    assert.match((await here(page)) ?? "", /Sorensen/);
  });

  test("is a single line for one changed word", async () => {
    const rest = Array.from({ length: 30 }, (_, number) => `Paragraph ${number} says what it said.`).join("\n\n");
    const page = await open(`${rest}\n\nThat was the view of all.`, `${rest}\n\nThat was the opinion of all.`);
    assert.deepEqual(await lines(page), ["“That was the view → opinion of all” (paragraph 31)"]);
    assert.equal(await page.locator(".sentence, .kinds, .summary .aside").count(), 0);
  });

  test("is one line for each changed sentence", async () => {
    const page = await open(
      "At least 12 people died on Friday. Norland said it had summoned the envoy of Vestria.\n\nTwo people were hurt when a tram left the rails.\n\nPolice denied on Sunday having fired 12 shots at the crowd.",
      "At least 14 people died on Saturday. Norland said it had summoned Vestria's envoy.\n\nThree people were hurt, one of them badly, when a tram left the rails.\n\nPolice conceded late on Tuesday that officers had fired 15 shots at the crowd.",
    );
    assert.deepEqual(await lines(page), [
      "“At least 12 → 14 people died on Friday → Saturday” (paragraph 1)",
      "“Two → Three people were hurt, one of them badly, when a tram left the rails” (paragraph 2)",
      "“Police denied on Sunday having → conceded late on Tuesday that officers had fired 12 → 15 shots at the crowd” (paragraph 3)",
      "“Norland said it had summoned the envoy of Vestria → Vestria's envoy” (paragraph 1)",
    ]);
  });

  test("has a line for each reworded sentence of a longer story", async () => {
    const page = await open(
      "The airport stayed open, the operator said.\n\nCrews were mending the lines. Buses ran late, and shops closed.\n\nClasses will take place on Monday, the district said.\n\nDer Hafen bleibt offen.\n\nThe storm may move east.",
      "The airport stayed open but cancelled all of its flights to the northern islands, the operator said.\n\nCrews were unable to reach the lines. Buses and trains ran late, and shops closed.\n\nClasses will be moved online on Monday, the district said.\n\nAuch der Hafen schließt.\n\nThe storm will move east.",
    );
    await page.getByRole("button", { name: /^and \d+ more$/ }).click();
    await page.locator(".fact:visible").nth(5).waitFor();
    assert.deepEqual((await lines(page)).toSorted(), [
      "Condition: “The storm may → will move east” (paragraph 5)",
      "“Buses and trains ran late, and shops closed” (paragraph 2)",
      "“Classes will take place → be moved online on Monday, the district said” (paragraph 3)",
      "“Crews were mending → unable to reach the lines” (paragraph 2)",
      "“Der Hafen bleibt offen → Auch der Hafen schließt” (paragraph 4)",
      "“The airport stayed open but cancelled all of its flights to the northern islands, the operator said” (paragraph 1)",
    ]);
  });

  test("shows reworded sentences only after all facts", async () => {
    const story = (/** @type {number} */ more, /** @type {string} */ sea) =>
      [
        `The mayor counted ${10 + more} boats.`,
        `The sea was ${sea}.`,
        ...["men", "cars", "dogs", "huts"].map((what, at) => `The army sent ${30 + 10 * at + more} ${what}.`),
      ].join("\n\n");
    const page = await open(story(1, "calm"), story(2, "rough"));
    const first = await lines(page);
    assert.equal(first.length, 5);
    assert.ok(!first.some((line) => line.includes("rough")), first.join("\n"));
    await page.getByRole("button", { name: "and 1 more" }).click();
    await page.locator(".fact:visible", { hasText: "rough" }).waitFor();
  });

  test("quotes a quotation that replaced another with its marks", async () => {
    const page = await open(
      '"There was no time," Brekke said.\n\nIt rained. The hall was cold.',
      '"I have become a burden," Brekke said.\n\nIt rained. The hall was cold.',
    );
    assert.deepEqual(await lines(page), [
      'Quotation: "There was no time," Brekke said → "I have become a burden," Brekke said (paragraph 1)',
    ]);
  });

  test("says which passage moved", async () => {
    const rest = ["Rain fell all day in the capital.", "The hall was full, and the party met there at noon."];
    const moved = "Officials said the bridge would stay closed for the whole of the winter season.";
    const page = await open([...rest, moved].join("\n\n"), [moved, ...rest].join("\n\n"));
    assert.deepEqual(await lines(page), [
      `Moved from paragraph 3: “${moved.replace(" winter season.", "…")}” (paragraph 1)`,
    ]);
  });

  test("quotes whole words of Chinese", async () => {
    const page = await open("市长李建国表示，火势已得到控制。", "市长李建军表示，火势没有得到控制。", { lang: "zh" });
    await page.locator(".fact", { hasText: /建国.*建军/ }).waitFor();
  });

  test("is one sentence if only the formatting changed", async () => {
    const page = await open("He said “no” to it.", 'He said "no" to it.');
    assert.deepEqual(await lines(page), []);
    assert.equal(await page.locator(".sentence").innerText(), "Only typography changed, no words.");
  });

  test("follows the filter", async () => {
    const page = await open(BEFORE, AFTER, { hide: "figure correction inserted deleted" });
    const shown = await lines(page);
    assert.ok(
      shown.length > 0 && !shown.some((line) => /27|187|Left behind|Correction|New/.test(line)),
      shown.join("\n"),
    );
  });

  test(
    "is read aloud as a list of links in full sentences",
    only("chromium", "has an accessibility tree here"),
    async () => {
      const page = await open(BEFORE, AFTER);
      const tree = await page.locator("article-versions .digest").ariaSnapshot();
      assert.match(tree, /list "What changed"/);
      assert.match(tree, /link "“At least 12 became 27"/);
    },
  );

  /** Where the first old and the first new value stand. @param {import("playwright-core").Page} page */
  const placesOfValues = (page) =>
    page
      .locator(".fact :is(.old, .new)")
      .evaluateAll((nodes) => nodes.slice(0, 2).map((node) => node.getBoundingClientRect().left));

  test("reads from right to left", async () => {
    const page = await open("قالت الشرطة إن 12 شخصا قتلوا في الانفجار.", "قالت الشرطة إن 27 شخصا قتلوا في الانفجار.", {
      lang: "ar",
    });
    assert.match((await lines(page))[0] ?? "", /12 ← 27/);
    const [was = 0, now = 0] = await placesOfValues(page);
    assert.ok(was > now, "the old value stands on the right");
  });

  test("reads a story from right to left on a page from left to right", async () => {
    const page = await open("قالت الشرطة إن 12 شخصا قتلوا في الانفجار.", "قالت الشرطة إن 27 شخصا قتلوا في الانفجار.", {
      lang: "en",
    });
    assert.match((await lines(page))[0] ?? "", /12 ← 27/);
    const [was = 0, now = 0] = await placesOfValues(page);
    assert.ok(was > now, "the old value stands on the right");
  });

  test("reads a story from left to right on a page from right to left", async () => {
    const page = await open("At least 12 people died on Monday.", "At least 27 people died on Monday.", { lang: "ar" });
    assert.match((await lines(page))[0] ?? "", /12 → 27/);
    const [was = 0, now = 0] = await placesOfValues(page);
    assert.ok(was < now, "the old value stands on the left");
  });

  for (const [lang, name] of /** @type {const} */ ([
    ["de", "Was sich geändert hat"],
    ["fr", "Ce qui a changé"],
    ["es", "Qué ha cambiado"],
    ["ar", "ما الذي تغيّر"],
    ["zh", "有何变化"],
  ])) {
    test(`is written in ${lang}`, async () => {
      const page = await open(BEFORE, AFTER, { lang });
      await page.locator(".digest .label", { hasText: name }).waitFor();
      assert.ok(!(await lines(page)).some((line) => /fact\.|place\.|digest\./.test(line)));
    });
  }

  test("is printed in full", async () => {
    const page = await open(BEFORE, AFTER);
    await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
    await onPaper(page);
    await page.locator(".fact:visible").nth(8).waitFor();
    assert.equal(await page.locator(".digest .more:visible").count(), 0);
  });
});

describe("keys and announcements", () => {
  test("a key continues from the focused change", async () => {
    const page = await open(BEFORE, AFTER);
    const ids = await page
      .locator("[data-change]")
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-change")));
    await page.locator(`[data-change="${ids[5]}"]`).focus();
    await page.keyboard.press("Alt+ArrowDown");
    assert.equal(
      await page.evaluate(() =>
        document.querySelector("article-versions")?.shadowRoot?.activeElement?.getAttribute("data-change"),
      ),
      ids[6],
    );
  });

  test("a step announces the most important facts", async () => {
    const page = await open(BEFORE, AFTER);
    const next = page.getByRole("button", { name: "Next" });
    await next.click();
    await next.click();
    await next.click();
    assert.match(
      await page.locator("[role=status]").innerText(),
      /^Change 3 of 9: A “not” added or removed, who said it\. “not” added: “It had not turned before it tipped over, a fisherman said”\. Who said it: “The ferry went down in minutes, according to the coast guard became operator”\.$/,
    );
  });
});

describe("a story in several versions", () => {
  /** Opens a page and gives it three versions with different figures. */
  async function openThree() {
    const page = await open("x", "y");
    const texts = ["12", "13", "14"].map((n) => `At least ${n} people were killed on Monday.\n\nRain fell.`);
    await page.evaluate((texts) => {
      const element = /** @type {any} */ (document.querySelector("article-versions"));
      element.versions = texts.map((text, index) => ({ label: `Version ${index + 1}`, text }));
    }, texts);
    return page;
  }

  test("shows the values that a fact had between the two versions", async () => {
    const page = await openThree();
    await page.locator(".fact", { hasText: "13" }).waitFor();
    assert.deepEqual(await lines(page), ["“At least 12 → 13 → 14 people were killed on Monday” (paragraph 1)"]);
  });

  test("is updated when other versions are chosen", async () => {
    const page = await openThree();
    await page.locator(".fact", { hasText: "14" }).waitFor();
    await page.locator("article-versions").evaluate((node) => node.setAttribute("to", "1"));
    await page
      .locator("[role=status]", { hasText: "12 became 13 people were killed on Monday”. 1 change" })
      .waitFor({ state: "attached" });
  });
});
