// @ts-check
/** A small comparison as a screen reader reads it from top to bottom. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Bench, compared } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.startWithPages();
});
after(() => bench?.stop());

const BEFORE = `# Mill pond to be drained

The council will drain the mill pond on Friday. It has leaked since 2019.

Anglers were asked to leave by noon.

The dam was built by monks.

“The pond must not be lost,” said Ana Reis, who keeps the mill.`;

const AFTER = `# Mill pond to be drained

“The pond must not be lost,” said Ana Reis, who keeps the mill.

The council will drain the mill pond on Monday. It has leaked since 2019.

The dam was built by monks.

Work will take six weeks.`;

const VERSIONS = [
  { label: "Morning", published: "2031-03-04", text: BEFORE },
  { label: "Evening", published: "2031-03-05", text: AFTER },
];

/** @param {string} attributes */
async function open(attributes) {
  const island = JSON.stringify(VERSIONS);
  bench.write(
    "case.html",
    `<!doctype html><html lang="en"><title>case</title><main><article-versions ${attributes}><script type="application/json">${island}</script></article-versions></main><script type="module" src="article-versions.js"></script>`,
  );
  const { page } = await bench.open(`${bench.server.url}case.html`);
  await compared(page);
  return page;
}

/**
 * The text of the page as a screen reader reads it, with text that only it gets and without text that is hidden from
 * it. Each block is a line. Controls are their names in brackets.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
function heard(page) {
  return page.evaluate(() => {
    /** @type {string[]} */
    const lines = [""];
    const end = () => {
      if (lines.at(-1)?.trim() !== "") lines.push("");
    };
    /** @param {string} text */
    const say = (text) => {
      lines[lines.length - 1] += text;
    };
    /** @param {Node} node */
    const read = (node) => {
      if (node instanceof Text) return say(node.data);
      if (!(node instanceof Element) || node.getAttribute("aria-hidden") === "true") return;
      const around = node.parentElement;
      if (around instanceof HTMLDetailsElement && !around.open && node.localName !== "summary") return;
      const { display, visibility } = getComputedStyle(node);
      if (display === "none" || visibility === "hidden" || node.getAttribute("hidden") === "until-found") return;
      const isBlock =
        !display.startsWith("inline") && !node.classList.contains("visually-hidden") && display !== "contents";
      const name = node.getAttribute("aria-label");
      const isFlowing =
        node.parentElement !== null &&
        /flex|grid/.test(getComputedStyle(node.parentElement).display) &&
        node.localName === "span";
      if (isBlock && !isFlowing) end();
      if (name && /^(?:a|button|input)$/.test(node.localName)) say(` [${name}] `);
      else if (/^(?:a|button)$/.test(node.localName)) {
        const copy = /** @type {Element} */ (node.cloneNode(true));
        for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
        say(` [${copy.textContent?.trim()}] `);
      } else for (const child of node.childNodes) read(child);
      if (isBlock && !isFlowing) end();
    };
    const page = document.querySelector("article-versions")?.shadowRoot?.querySelector(".page");
    if (page) read(page);
    return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "");
  });
}

const HEAD = `Morning, March 4, 2031 – Evening, March 5, 2031
Mill pond to be drained
What changed
[“The council will drain the mill pond on Friday became Monday”] (paragraph 2)
New: [“Work will take six weeks.”] (paragraph 4)
Removed: [“Anglers were asked to leave by noon.”] (was paragraph 2)
Moved from paragraph 4: [“The pond must not be lost,” said Ana Reis, who keeps the…] (paragraph 1)
1 paragraph removed, 1 added, 1 reworded, 1 moved.
8 words removed, 6 words added.
[Facts: 1]
[Paragraphs: 3]
More kinds
[Side by side]
[Inline]
[List of changes]
[Photos and credits]
[Marks]
[Previous]
4 changes
[Next]
Earlier version: Morning, March 4, 2031
[Swap the two versions]
Later version: Evening, March 5, 2031
`;

const STORIES = {
  "side-by-side": `Change 1 of 4: Moved,
paragraph 1
[Link to this change: 1]
[Moved from paragraph 4]
After:
“The pond must not be lost,” said Ana Reis, who keeps the mill.
Change 2 of 4: Figure or date,
paragraph 2
[Link to this change: 2]
“Friday” became “Monday”.
Before:
The council will drain the mill pond on removed: Friday. It has leaked since 2019.
After:
The council will drain the mill pond on added: Monday. It has leaked since 2019.
Change 3 of 4: Removed,
was paragraph 2
[Link to this change: 3]
removed: Anglers were asked to leave by noon.
The dam was built by monks.
[Moved to paragraph 1]
“The pond must not be lost,” said Ana Reis, who keeps the mill.
Change 4 of 4: Added,
paragraph 4
[Link to this change: 4]
added: Work will take six weeks.
`,
  inline: `Change 1 of 4: Moved,
paragraph 1
[Link to this change: 1]
[Moved from paragraph 4]
“The pond must not be lost,” said Ana Reis, who keeps the mill.
Change 2 of 4: Figure or date,
paragraph 2
[Link to this change: 2]
“Friday” became “Monday”.
The council will drain the mill pond on removed: Friday added: Monday. It has leaked since 2019.
Change 3 of 4: Removed,
was paragraph 2
[Link to this change: 3]
removed: Anglers were asked to leave by noon.
The dam was built by monks.
[Moved to paragraph 1]
“The pond must not be lost,” said Ana Reis, who keeps the …
Change 4 of 4: Added,
paragraph 4
[Link to this change: 4]
added: Work will take six weeks.
`,
  list: `Change 1 of 4: Moved, paragraph 1
[Link to this change: 1]
[Moved from paragraph 4]
“The pond must not be lost,” said Ana Reis, who keeps the mill.
[Show in the story]
Change 2 of 4: Figure or date, paragraph 2
[Link to this change: 2]
“Friday” became “Monday”.
The council will drain the mill pond on removed: Friday added: Monday. …
[Show in the story]
Change 3 of 4: Removed, was paragraph 2
[Link to this change: 3]
removed: Anglers were asked to leave by noon.
[Show in the story]
Change 4 of 4: Added, paragraph 4
[Link to this change: 4]
added: Work will take six weeks.
[Show in the story]
`,
};

const FOOT = `[Web page]
[Markdown]
[Data (JSON)]
[What changed]
[The whole story]
[Link to this comparison]
[Text of “Morning”]
[Text of “Evening”]
[Web page]
[Markdown]
[Data (JSON)]`;

for (const [view, story] of Object.entries(STORIES)) {
  test(`${view} reads the changes in plain sentences`, async () => {
    const lines = await heard(await open(`view="${view}"`));
    assert.equal(lines.join("\n"), (view === "list" ? HEAD.replace("[Marks]\n", "") : HEAD) + story + FOOT);
  });
}

for (const [lang, announced] of /** @type {const} */ ([
  ["en", "“May 2022” became “May 24, 2022”."],
  ["de", "Aus „Mai 2022“ wurde „24. Mai 2022“."],
])) {
  test(`a changed date is written as usual in the language ${lang}`, async () => {
    const { page } = await bench.openLocalPage("http");
    await page.locator("article-versions").evaluate((node, lang) => Object.assign(node, { view: "list", lang }), lang);
    await page.locator(`.page[lang=${lang}] .story.list`).waitFor();
    const lines = await heard(page);
    assert.ok(lines.includes(announced), lines.slice(0, 40).join("\n"));
    assert.doesNotMatch(lines.join("\n"), /2022-05/);
  });
}
