// @ts-check
/** `article-versions` on the command line, as npm installs it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { findBrowser, BROWSER_MISSING } from "../../scripts/browsers.mjs";
import { Bench, compared } from "../browser/support.mjs";
import { Consumer } from "./support.mjs";

const skip = (await findBrowser()) ? false : BROWSER_MISSING;

const BEFORE = `Ferry to leave earlier

By Ada Quill

HARBOUR, March 4 — The ferry leaves at 9 a.m.

A ferry at the quay. (Ines Okoro/NWA)

The quay stays open.
`;
const AFTER = BEFORE.replace("at 9 a.m.", "at 10 a.m.").replace("Okoro/NWA", "Okoro/NWA via AP");
const CHANGED = "leaves at {--9 a.m.--}{++10 a.m.++}";

/** @type {Consumer} */
let consumer;
before(() => {
  consumer = new Consumer();
  consumer.write("before.txt", BEFORE);
  consumer.write("after.txt", AFTER);
});
after(() => consumer?.remove());

/** @param {string} name */
const read = (name) => readFileSync(join(consumer.folder, name), "utf8");

test("npm links the command, and it prints its help and its version", async () => {
  const linked = execFileSync("npx", ["--no-install", "article-versions", "--version"], {
    cwd: consumer.folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  assert.equal(linked.trim(), JSON.parse(read("node_modules/article-versions/package.json")).version);
  const { status, stdout } = await consumer.command(["--help"]);
  assert.equal(status, 0);
  for (const option of ["--output", "--as", "--lang", "--jsonl", "--exit-code", "standard input"])
    assert.ok(stdout.includes(option), option);
});

test("without -o, the comparison is written to standard output as CriticMarkup", async () => {
  const { status, stdout, stderr } = await consumer.command(["before.txt", "after.txt"]);
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /^# Ferry to leave earlier$/m);
  assert.ok(stdout.includes(CHANGED), stdout);
  assert.ok(stdout.includes("(Ines Okoro/NWA{++ via AP++})"), stdout);
});

test("--summary writes the facts and the counts, in the language of the reader", async () => {
  const summary = async (/** @type {string[]} */ ...args) => (await consumer.command([...args, "--summary"])).stdout;
  assert.equal(
    await summary("before.txt", "after.txt"),
    `“The ferry leaves at [9 a.m. → 10 a.m.]” (paragraph 1)
Added (photo credit): “AP” (credit of photo 1)
1 paragraph reworded; 1 credit changed; 1 figure or date changed.
`,
  );
  assert.match(await summary("after.txt", "before.txt", "--lang", "de"), /^Gestrichen \(Bildnachweis\): „AP“/m);
  assert.equal(await summary("before.txt", "before.txt"), "Nothing changed between these two versions.\n");
  // Text has no highlights, so brackets with a sign show the words that were added.
  const hall = ["The council met in the hall.", "The council met in the old hall."];
  const [plain, longer] = hall.map((text, index) => consumer.write(`hall-${index}.txt`, text));
  assert.match(await summary(plain, longer), /^“[^”]*met in the \[\+old\] hall” \(paragraph 1\)$/m);
  assert.match(await summary(longer, plain), /^“[^”]*met in the \[−old\] hall” \(paragraph 1\)$/m);
  const wrapped = consumer.write("wrapped.txt", BEFORE.replace("The ferry leaves", "The ferry\nleaves"));
  assert.equal(await summary("before.txt", wrapped), "Nothing changed between these two versions.\n");
  // Beside a change, too, a difference outside the story is reported.
  const page = (/** @type {string} */ time, /** @type {string} */ teaser) =>
    `<article><h1>Ferry</h1><p>The ferry leaves at ${time}.</p><p>The quay stays open all day.</p></article><nav><a href="/x">${teaser}</a></nav>`;
  const [old, later] = [page("9", "A new quay"), page("10", "A fire on the quay")];
  const pages = [consumer.write("old.html", old), consumer.write("later.html", later)];
  assert.match(
    await summary(...pages),
    /9 → 10[\s\S]*\n1 paragraph reworded.*\nThe files also differ in: navigation\.\n$/,
  );
});

test("a line of --summary is named only by what all of it is", async () => {
  const summary = async (/** @type {string} */ before, /** @type {string} */ after) => {
    const files = [consumer.write("named-1.md", before), consumer.write("named-2.md", after)];
    return (await consumer.command([...files, "--summary"])).stdout;
  };
  // A figure changed with the speaker, so the line is not called "Who said it".
  assert.match(
    await summary("Three men drowned, the coast guard said.\n", "Five men drowned, the mayor said.\n"),
    /^“\[Three → Five\] men drowned, the \[coast guard → mayor\] said” /,
  );
  // The excerpt goes on to the end of the clause.
  const fire = (/** @type {string} */ time) =>
    `The fire began at ${time} in a storage hall, the chief of the brigade said.\n`;
  assert.match(await summary(fire("5 a.m."), fire("4 a.m.")), /in a storage hall” \(paragraph 1\)$/m);
  // The line of another picture quotes both captions, so their words have no second line.
  const photo = (/** @type {string} */ file, /** @type {string} */ caption) =>
    `The play opens on Friday.\n\n![](${file}.jpg)\n${caption} Photo: Ines Doe/AP\n`;
  const pictures = await summary(
    photo("one", 'Rui Moe in "Long Roads" in Gravik in 2027.'),
    photo("two", "Rui Moe at home in Valdemar in 2028."),
  );
  assert.match(pictures, /^Another picture: “Rui Moe in "Long Roads" in Gravik in 2027\.” → “Rui Moe at home/m);
  assert.equal(pictures.match(/Valdemar/g)?.length, 1, pictures);
});

test("an unknown name is refused with a list of the known ones", async () => {
  for (const [option, value, known] of /** @type {const} */ ([
    ["--hide", "typography,speling", /^article-versions: --hide cannot be "speling"; it may be .*spelling.*wording/],
    ["--lang", "xx", /^article-versions: --lang cannot be "xx"; it may be ar, de, en, es, fr, zh\./],
    ["--lang", "de-", /^article-versions: --lang cannot be "de-"/],
    ["--view", "split", /^article-versions: --view cannot be "split"; it may be side-by-side, /],
  ])) {
    const { status, stdout, stderr } = await consumer.command(["before.txt", "after.txt", option, value]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, known);
  }
  assert.equal(
    (
      await consumer.command([
        "before.txt",
        "after.txt",
        "--lang",
        "de-AT",
        "--hide",
        "inserted,credit",
        "--as",
        "html",
      ])
    ).status,
    0,
  );
});

test("the extension of the file selects the format", async () => {
  for (const name of ["out.html", "out.md", "out.json"]) {
    assert.deepEqual(await consumer.command(["before.txt", "after.txt", "-o", name]), {
      status: 0,
      stdout: "",
      stderr: "",
    });
  }
  assert.match(read("out.html"), /^<!doctype html>/);
  assert.ok(read("out.md").includes(CHANGED));
  assert.deepEqual(
    JSON.parse(read("out.json")).comparison.changes.map((/** @type {{ classes: string[] }} */ { classes }) => classes),
    [["figure"], ["credit"]],
  );
  assert.ok((await consumer.command(["before.txt", "after.txt", "--as", "json"])).stdout.startsWith("{"));
});

test("one of the versions may be standard input", async () => {
  assert.ok((await consumer.command(["-", "after.txt"], { input: BEFORE })).stdout.includes(CHANGED));
  assert.ok((await consumer.command(["before.txt", "-"], { input: AFTER })).stdout.includes(CHANGED));
});

test("every format of a version is read, HTML too", async () => {
  const story = (/** @type {number} */ hour) => `The ferry leaves at ${hour} a.m.`;
  /** @type {Record<string, (hour: number) => string>} */
  const forms = {
    "wire.txt": story,
    "markdown.md": (hour) => `# Ferry\n\n${story(hour)}\n`,
    // Unclosed and misnested tags: only the algorithm of the HTML standard finds the paragraphs.
    "page.html": (hour) =>
      `<!doctype html><title>Ferry</title><nav><a href=/>Home</a></nav><article><h1>Ferry</h1><p>By the quay.<p><b>The <i>ferry</b></i> leaves at ${hour} a.m.<p>It returns.</article>`,
    "ninjs.json": (hour) => JSON.stringify({ uri: "urn:1", type: "text", headline: "Ferry", body_text: story(hour) }),
    "ninjs-html.json": (hour) =>
      JSON.stringify({ uri: "urn:1", type: "text", headline: "Ferry", body_xhtml: `<p>${story(hour)}</p>` }),
    "ans.json": (hour) =>
      JSON.stringify({
        type: "story",
        version: "0.10.7",
        headlines: { basic: "Ferry" },
        content_elements: [{ type: "text", content: story(hour) }],
      }),
    "wordpress.json": (hour) =>
      JSON.stringify({
        id: 7,
        date_gmt: "2031-03-04T06:00:00",
        title: { rendered: "Ferry" },
        content: { rendered: `<p>${story(hour)}</p>` },
      }),
    "schema.jsonld": (hour) =>
      JSON.stringify({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        headline: "Ferry",
        articleBody: story(hour),
      }),
    "article.json": (hour) => JSON.stringify({ versions: [{ text: story(hour) }] }),
  };
  await Promise.all(
    Object.entries(forms).map(async ([name, write]) => {
      consumer.write(`a/${name}`, write(9));
      consumer.write(`b/${name}`, write(10));
      const { stdout, stderr } = await consumer.command([`a/${name}`, `b/${name}`]);
      assert.match(stdout, /leaves at \{--9 a\.m\.--\}\{\+\+10 a\.m\.\+\+\}/, `${name}: ${stdout}${stderr}`);
    }),
  );
});

test("one file may contain all versions; --from and --to choose two", async () => {
  consumer.write("kept/two.md", "The ferry leaves at 10.");
  consumer.write(
    "kept/manifest.json",
    JSON.stringify({
      versions: [
        { id: "first", text: "The ferry leaves at 9." },
        { src: "two.md" },
        { id: "last", text: "The ferry leaves at 11." },
      ],
    }),
  );
  assert.match((await consumer.command(["kept/manifest.json"])).stdout, /\{--9--\}\{\+\+11\+\+\}/);
  assert.match((await consumer.command(["kept/manifest.json", "--to", "1"])).stdout, /\{--9--\}\{\+\+10\+\+\}/);
  assert.match(
    (await consumer.command(["kept/manifest.json", "--from", "last", "--to", "first"])).stdout,
    /\{--11--\}\{\+\+9\+\+\}/,
  );
});

test("a story is followed through all its versions", async () => {
  for (const hour of [9, 10, 11]) consumer.write(`at-${hour}.txt`, `The ferry leaves at ${hour}.`);
  const { stdout } = await consumer.command(["--timeline", "at-9.txt", "at-10.txt", "at-11.txt"]);
  const { steps, sentences } = JSON.parse(stdout);
  assert.equal(steps.length, 2);
  assert.deepEqual(sentences, [{ first: 0, changed: [1, 2], absences: [], removed: null }]);
});

test("--lang selects the language, and --hide leaves out kinds of change", async () => {
  assert.match((await consumer.command(["before.txt", "after.txt", "--lang", "de"])).stdout, /1 Absatz/);
  const marks = async (/** @type {string[]} */ ...args) =>
    (await consumer.command(["before.txt", "after.txt", "--as", "html", ...args])).stdout.match(/<(?:ins|del)\b/g)
      ?.length ?? 0;
  assert.ok((await marks()) > 3);
  assert.equal(await marks("--hide", "figure,credit"), 0);
});

test("--agencies adds agencies", async () => {
  consumer.write("agencies.json", JSON.stringify({ Fjordfoto: ["FF"] }));
  const photo = (/** @type {string} */ caption) =>
    `<article><p>The ferry.</p><figure><img src="a.jpg"><figcaption>${caption}</figcaption></figure></article>`;
  consumer.write("photo-a.html", photo("A ferry. (Fjordfoto)"));
  consumer.write("photo-b.html", photo("A ferry."));
  const isGuess = async (/** @type {string[]} */ ...args) => {
    const { stdout } = await consumer.command(["photo-a.html", "photo-b.html", "--as", "json", ...args]);
    return JSON.parse(stdout).comparison.rows[1].before[0].photo.credits[0].inferred;
  };
  assert.equal(await isGuess(), true);
  assert.equal(await isGuess("--agencies", "agencies.json"), false);
});

test("--exit-code reports whether something changed", async () => {
  assert.equal((await consumer.command(["before.txt", "after.txt", "--exit-code"])).status, 1);
  assert.equal((await consumer.command(["before.txt", "before.txt", "--exit-code"])).status, 0);
});

test("an error is one plain message on standard error, with exit code 2", async () => {
  consumer.write("empty.txt", " \n");
  consumer.write("picture.jpg", "\xff\xd8\xff\0\0");
  consumer.write("broken.json", '{"a": ');
  consumer.write("other.json", '{"a": 1}');
  consumer.write("remote.json", '{"versions": [{"text": "One."}, {"src": "https://example.org/two.html"}]}');
  /** @type {[string[], RegExp][]} */
  const cases = [
    [[], /Two versions are needed/],
    [["before.txt"], /only one version/],
    [["nowhere.txt", "after.txt"], /^article-versions: nowhere\.txt cannot be read/],
    [["before.txt", "empty.txt"], /empty\.txt is empty/],
    [["before.txt", "picture.jpg"], /“picture\.jpg” is a binary file/],
    [["before.txt", "broken.json"], /broken\.json.* is not valid JSON/],
    [["before.txt", "other.json"], /other\.json.* neither ninjs/],
    [["remote.json"], /https:\/\/example\.org\/two\.html is not fetched/],
    [["-", "-"], /only once/],
    [["before.txt", "after.txt", "--to", "7"], /no version --to 7; there are 2/],
    [["before.txt", "after.txt", "-o", "out.docx"], /"out\.docx" .* --as/],
    [["before.txt", "after.txt", "-o", "nowhere/out.md"], /nowhere\/out\.md cannot be written/],
    [["before.txt", "after.txt", "--as", "pdf"], /--as cannot be "pdf"/],
    [["before.txt", "after.txt", "--format", "papyrus"], /papyrus/],
    [["before.txt", "after.txt", "--agencies", "before.txt"], /agencies in before\.txt cannot be read/],
    [["before.txt", "after.txt", "--agencies", "other.json"], /"agencies" must be/],
    [["before.txt", "after.txt", "--timeline", "-o", "out.md"], /--timeline is always written as JSON/],
    [["before.txt", "after.txt", "--timeline", "--manifest"], /--manifest and --timeline write different files/],
    [["--frobnicate"], /--frobnicate/],
    [["--jsonl", "before.txt"], /takes no files/],
    [["before.txt", "after.txt", "--only", "changes"], /--only needs --jsonl/],
  ];
  await Promise.all(
    cases.map(async ([args, message]) => {
      const { status, stdout, stderr } = await consumer.command(args);
      assert.deepEqual([status, stdout], [2, ""], args.join(" "));
      assert.match(stderr, message);
      assert.match(stderr, /^article-versions: .+\n(?:"article-versions --help" .+\n)?$/, "a message, and no stack");
    }),
  );
});

/** Stories that need much of the small DOM of the command: pictures, runs of new paragraphs, and a long digest. */
const STORIES = {
  "an agency's text": [BEFORE, `${AFTER}\nPassengers pay at the quay.\n`.repeat(2)],
  pictures: ["Okoro", "Okoro-Reyes"].map(
    (name) => `# A ferry leaves

![A ferry at the quay](https://example.org/${name}.jpg)
*A ferry at the quay. (Ines ${name}/NWA)*

The quay stays open.
`,
  ),
  "new paragraphs": [
    "The ferry leaves at 9.\n",
    [
      "The ferry leaves at 9.",
      "Rain is likely.",
      "Cars wait at the pier.",
      "Tickets cost more.",
      "Dogs pay half.",
    ].join("\n\n"),
  ],
  "many facts": [
    "Anna Berg said 12 people died on Monday.\n\nIt cost 40 euros.\n\nThe 7 crew met Jon Lie at 9.\n\nNobody left 3 boats.\n",
    "Anna Borg said 14 people died on Friday.\n\nIt cost 50 euros.\n\nThe 8 crew met Jon Moe at 10.\n\nNobody left 4 boats.\n",
  ],
};

for (const [name, texts] of Object.entries(STORIES))
  test(`the page that it writes is the page that a reader saves: ${name}`, { skip }, async () => {
    const versions = [
      { label: "First edition", published: "2031-03-04T06:10Z", text: texts[0] },
      { label: "Updated", published: "2031-03-04T14:00Z", text: texts[1] },
    ];
    consumer.write("kept.json", JSON.stringify({ versions }));
    const { status, stderr } = await consumer.command(["kept.json", "-o", "kept.html"]);
    assert.deepEqual([status, stderr], [0, ""]);
    consumer.write(
      "node_modules/article-versions/dist/save.html",
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Save</title><link rel="icon" href="data:,">
    <article-versions images="none"><script type="application/json">${JSON.stringify({ versions })}</script></article-versions>
    <script type="module" src="article-versions.js"></script></html>`,
    );
    const bench = await Bench.start(join(consumer.installed, "dist"));
    try {
      const { page } = await bench.open(bench.address("save.html", "http"));
      await compared(page);
      const download = page.waitForEvent("download");
      await page.locator('[data-key="save html"]').click();
      const saved = await readFile(await (await download).path(), "utf8");
      // Folds are numbered from the beginning of the page.
      const plain = (/** @type {string} */ html) => html.replace(/folded-\d+/g, "folded");
      assert.equal(plain(read("kept.html")), plain(saved));

      const opened = await bench.open(pathToFileURL(join(consumer.folder, "kept.html")).href);
      await opened.page.locator("del, ins").first().waitFor();
      assert.deepEqual(opened.problems, []);
      assert.deepEqual(opened.requests.slice(1), [], "it needs nothing but itself");
      assert.equal(await opened.page.locator("script:not([type='application/json']), button").count(), 0);
      const again = (await consumer.command(["kept.html"])).stdout;
      assert.match(again, /\{(?:--|\+\+)/, "both versions are read from it again");
      assert.equal(again, (await consumer.command(["kept.json"])).stdout);
    } finally {
      await bench.stop();
    }
  });

/** Characters of each spec file: enough for every kind of row, and a few seconds in all. */
const LONGEST_SPEC = 4000;

test("every view of every story of the specs is rendered in Node", async () => {
  const { toFragment } = await import(pathToFileURL(join(consumer.installed, "dist/html.js")).href);
  const folder = new URL("../specs/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt"));
  const texts = files.map((name) =>
    readFileSync(new URL(name.replaceAll("\\", "/"), folder), "utf8").slice(0, LONGEST_SPEC),
  );
  assert.ok(texts.length > 10);
  for (const [index, text] of texts.entries()) {
    // Each seventh word differs, and so does each picture. The paragraphs of another file follow.
    const words = text.replace(/\p{L}+/gu, (word, place) => (place % 7 === 0 ? `${word}x` : word));
    const later = `${words.replaceAll(".jpg", "-2.jpg")}\n\n${texts[(index + 1) % texts.length]}`;
    for (const [view, images] of [
      ["side-by-side", "auto"],
      ["inline", "click"],
      ["list", "none"],
      ["photos", "auto"],
      ["photos", "click"],
    ])
      for (const versions of [
        [{ text }, { text: later }],
        [{ text: later }, { text }, { text: words }],
      ]) {
        const { html } = toFragment(versions, { view, images, controls: view === "inline" });
        // A story without photos has an empty list of photos.
        assert.ok(html.includes(view === "photos" ? 'class="story' : "data-change"), `${files[index]}, ${view}`);
      }
  }
});
