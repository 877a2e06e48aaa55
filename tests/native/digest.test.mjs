// @ts-check
/** The lines of the digest as text. Each example has two texts and the lines between them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Labels } from "../../www/labels/index.js";
import "../../www/labels/all.js";
import { digestLines } from "../../www/view/digest-text.js";
import { summarySentence } from "../../www/view/summary.js";
import { withWholeWords } from "../../www/view/whole-words.js";

const core = await import("../../dist/compare.js");

/** Paragraphs with other words, so that there are more than three changes: then not every replaced word is a fact. */
const OTHERS = [
  ["The bakery sells rolls that are fresh.", "The bakery sells rolls that are crisp."],
  ["A garden behind the hall was tended by volunteers.", "A garden behind the hall was kept by volunteers."],
  ["The shop windows glitter with frost.", "The shop windows sparkle with frost."],
  ["Musicians rehearse their songs nearby.", "Musicians practise their songs nearby."],
];

/** @type {Record<string, { lang?: string, before: string, after: string, lines: string[] }>} */
const EXAMPLES = {
  "a sentence of which little was kept is quoted whole": {
    before: "The council met on Monday.\n\nPlanners expect that the work will cost $12.5 million.",
    after: "The council met on Monday.\n\nCritics warned on Thursday that it would cost taxpayers $15.2 million.",
    lines: [
      "“[Planners expect that the work will cost $12.5 million → Critics warned on Thursday that it would cost taxpayers $15.2 million]” (paragraph 2)",
    ],
  },
  "a new toll is reported although the same number of people stands elsewhere": {
    before: "A ferry ran aground off Tarn Point on Friday.\n\nIn 2019 it hit the pier. Two people were hurt.",
    after:
      "Two people died when a ferry ran aground off Tarn Point on Friday.\n\nIn 2019 it hit the pier. Two people were hurt.",
    lines: ["“[+Two people died when] a ferry ran” (paragraph 1)"],
  },
  "a short bracket is quoted with the words before it": {
    before:
      "Everything lay on its side, said the passenger Erik Maas (44).\n\nThe team (11 wins) leads the table by far after a long and wet autumn.\n\nThe bridge cost a lot (about $3 million) to build.",
    after:
      "Everything lay on its side, said the passenger Erik Maas (45).\n\nThe team (12 wins) leads the table by far after a long and wet autumn.\n\nThe bridge cost a lot (about $5 million) to build.",
    lines: [
      "“said the passenger Erik Maas ([44 → 45])” (paragraph 1)",
      "“The team ([11 → 12] wins)” (paragraph 2)",
      "“The bridge cost a lot (about [$3 → $5] million)” (paragraph 3)",
    ],
  },
  "a first capital that only moved is not quoted": {
    before: "A ferry ran aground off Tarn Point, and about 40 people were taken off.",
    after: "Two people died when a ferry ran aground off Tarn Point, and 63 people were taken off.",
    lines: [
      "“[+Two people died when] a ferry ran aground off Tarn Point, and [about 40 → 63] people were taken off” (paragraph 1)",
    ],
  },
  "another speaker is quoted with what was said": {
    before: "“We were never told about the storm,” said Paul Orr, the driver. It rained.",
    after: "“We were never told about the storm,” said Lea Berg, the driver. It rained.",
    lines: ["“We were never told about the storm”, “said [Paul Orr → Lea Berg], the driver” (paragraph 1)"],
  },
  "a long quotation of another speaker is quoted by its first words": {
    before:
      "The mayor said: “We will inform everybody as soon as the engineers have looked at the last of the piers. It may take weeks.”",
    after:
      "The operator said: “We will inform everybody as soon as the engineers have looked at the last of the piers. It may take weeks.”",
    lines: ["Who said it: “The [mayor → operator] said”, “We will inform everybody as…” (paragraph 1)"],
  },
  "a Chinese sentence of which little was kept is quoted whole": {
    lang: "zh",
    before: "省政府周一宣布支持在青溪修建水坝的计划。",
    after: "省法院周四裁定暂停青溪水坝的全部工程。",
    lines: ["“[省政府周一宣布支持在青溪修建水坝的计划 → 省法院周四裁定暂停青溪水坝的全部工程]” (第 1 段)"],
  },
  "removed words at the start of a sentence are quoted": {
    before: "Sono 300 gli sfollati dopo l'alluvione.",
    after: "Gli sfollati dopo l'alluvione sono trecento.",
    lines: ["“[−Sono 300] Gli sfollati dopo l'alluvione [+sono trecento]” (paragraph 1)"],
  },
  "words that were only added or removed are no replacements: a title with one is not quoted whole": {
    before: "Headline: Floods, landslides: nine in Katanga\n\nThe town mourns.",
    after: "Headline: Floods: 14 in Katanga, governor says\n\nThe town mourns.",
    lines: ["“Floods[−, landslides]: [nine → 14] in Katanga[+, governor says]” (headline)"],
  },
  "a change of the class spelling is marked in the line of another change": {
    lang: "es",
    before: "El alcalde visitó la obra.\n\nEl museo abrirá sus puertas a 300 vecinos.",
    after: "El alcalde visitó la obra.\n\nEl museo abrió sus puertas a 400 vecinos.",
    lines: ["«El museo [abrirá → abrió] sus puertas a [300 → 400] vecinos» (párrafo 2)"],
  },
  "the words of a story from right to left are a unit of their own on a page from left to right": {
    lang: "en",
    before: "قالت الشرطة إن 12 شخصا قتلوا في الانفجار.",
    after: "قالت الشرطة إن 27 شخصا قتلوا في الانفجار.",
    lines: ["\u2068“قالت الشرطة إن [12 ← 27] شخصا قتلوا في الانفجار”\u2069 (paragraph 1)"],
  },
  "a paragraph in place of another is one line": {
    lang: "de",
    before: "Der Rat tagte am Montag.\n\nAnwohner klagen seit Jahren über den Lärm der Züge.\n\nIm Mai wird gebaut.",
    after: "Der Rat tagte am Montag.\n\nEin Gericht stoppte das Projekt wegen der Fledermäuse.\n\nIm Mai wird gebaut.",
    lines: [
      "„Anwohner klagen seit Jahren über den Lärm der Züge.“ → „Ein Gericht stoppte das Projekt wegen der Fledermäuse.“ (Absatz 2)",
    ],
  },
  "a passage that moved and kept its number is only said to have moved": {
    before:
      "The council met on Monday.\n\nResidents have complained for years about the noise of the trains at night.\n\nThe ferry runs again in May.",
    after:
      "The council met on Monday.\n\nPolice closed the road.\n\nThe ferry runs again in May.\n\nResidents have complained for years about the noise of the trains at night.",
    lines: ["New: “Police closed the road.” (paragraph 2)", "Moved: “The ferry runs again in May.” (paragraph 3)"],
  },
  "a clause without a subject is quoted with its sentence": {
    lang: "fr",
    before: "Un train a déraillé mardi près de Lens, faisant deux blessés.",
    after: "Un train a déraillé mardi près de Lens, faisant trois blessés.",
    lines: ["« Un train a déraillé mardi près de Lens, faisant [deux → trois] blessés » (paragraphe 1)"],
  },
  "the first words of a long sentence show the subject of a clause without one": {
    before:
      "A gas explosion tore through a block of flats in the northern city of Karsk on Sunday, killing at least nine people, officials said.",
    after:
      "A gas explosion tore through a block of flats in the northern city of Karsk on Sunday, killing at least eleven people, officials said.",
    lines: ["“A gas explosion tore through … killing at least [nine → eleven] people, officials said” (paragraph 1)"],
  },
  "a unit that one side has, too, is quoted with both figures": {
    before: "Shares of Quanta rose 14 percent.",
    after: "Shares of Quanta rose 18 percent, those of Tesoro fell 3 percent.",
    lines: ["“Shares of Quanta rose [14 percent → 18 percent, those of Tesoro fell 3 percent]” (paragraph 1)"],
  },
  "a stop inside a word ends no clause": {
    before: "Trams stopped.\n\nThe flight took off from Ambon at 9:10 a.m. and was due an hour later.",
    after: "Trams stopped.\n\nThe flight took off from Ambon at 9:10 a.m. on Sunday and was due an hour later.",
    lines: ["“The flight took off from Ambon at 9:10 a.m. [+on Sunday] and was due an hour later” (paragraph 2)"],
  },
  "a new passage of the first paragraphs stands before another quotation": {
    before: "Talks ended on Monday.\n\nBuses ran.\n\n“We are glad to be back in class,” said Dana Ruiz, a teacher.",
    after:
      "Talks ended on Monday.\n\nThe deal gives them smaller classes and a fund for books, both sides said.\n\nBuses ran.\n\n“We are happy to be back in class,” said Dana Ruiz, a teacher.",
    lines: [
      "New: “The deal gives them smaller classes and a fund for books, both sides said.” (paragraph 2)",
      "Quotation: “We are [glad → happy] to be back in class”, “said Dana Ruiz, a teacher” (paragraph 4)",
    ],
  },
  "a caption with other words has a line": {
    before: "Fire crews met at dawn.\n\nFirefighters carry hoses to the roof of the mill. (Lena Moe/NTB)",
    after: "Fire crews met at dawn.\n\nFirefighters carry ladders to the roof of the mill. (Lena Moe/NTB)",
    lines: ["“Firefighters carry [hoses → ladders] to the roof of the mill” (caption of photo 1)"],
  },
  "brackets inside a word cut no sentence, and stand in pairs": {
    before: "“[He] was told so,” Orr wrote.",
    after: "“[She] was told so,” Orr wrote.",
    lines: ["Quotation: “[[He → She]] was told so”, “Orr wrote” (paragraph 1)"],
  },
  "a closing bracket is quoted with the opening one": {
    before: "The template has the text {{ page.old }}.",
    after: "The template has the text {{ page.new }}.",
    lines: ["“The template has the text {{ [page.old → page.new] }}” (paragraph 1)"],
  },
  "a short sentence that was added is not quoted with its neighbour": {
    lang: "es",
    before: "Un barco chocó con el puente. La policía está en el lugar.",
    after: "Un barco chocó con el puente. Hay un muerto. La policía está en el lugar.",
    lines: ["Nuevo: «Hay un muerto.» (párrafo 1)"],
  },
};

for (const [name, { lang = "en", before, after, lines }] of Object.entries(EXAMPLES))
  test(name, () => {
    const [one, other] = [before, after].map((text, at) => [text, ...OTHERS.map((pair) => pair[at])].join("\n\n"));
    const comparison = core.compare({ text: one }, { text: other });
    const all = digestLines(withWholeWords(comparison), new Labels(lang));
    // Each of the other paragraphs has a line behind these.
    assert.deepEqual(all.slice(0, lines.length), lines);
    assert.equal(all.length, lines.length + OTHERS.length);
  });

test("a passage with thousands of replaced words has a line for each fact, without comparing each with each", () => {
  const list = (/** @type {number} */ more) =>
    Array.from({ length: 4000 }, (_, at) => `${at + more} ferries`).join(", ");
  const started = performance.now();
  const lines = digestLines(
    core.compare({ text: `The list: ${list(10)}.` }, { text: `The list: ${list(20_000)}.` }),
    new Labels("en"),
  );
  assert.ok(lines.length > 0);
  assert.ok(performance.now() - started < 20_000, `${performance.now() - started} ms`);
});

test("the counts below the digest are those of its facts", () => {
  const counts = (/** @type {string} */ before, /** @type {string} */ after) =>
    summarySentence(core.compare({ text: before }, { text: after }), new Labels("en"));
  // A figure in another form is none.
  assert.equal(
    counts(
      "Seventeen people died in the fire in Leeds on Monday, police said.",
      "A fire in Leeds on Monday left 17 people dead, police said.",
    ),
    "1 paragraph reworded.",
  );
  assert.equal(
    counts("Sono 300 gli sfollati dopo l'alluvione.", "Gli sfollati dopo l'alluvione sono trecento."),
    "1 paragraph reworded.",
  );
  // A figure in two places is one, and a date is counted with the figures.
  assert.equal(
    counts(
      "At least 12 people died at Arlen on Monday.\n\nThe mayor spoke.\n\nThe 12 people who died at Arlen were miners.",
      "At least 14 people died at Arlen on Friday.\n\nThe mayor spoke.\n\nThe 14 people who died at Arlen were miners.",
    ),
    "2 paragraphs reworded; 2 figures or dates changed.",
  );
});
