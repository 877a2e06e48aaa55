// @ts-check
/** Pairs that are hard to compare, each with about the given number of words, and a normal pair of the same size. */
import { Corpus, pair, text } from "./corpus.mjs";

/**
 * @param {number} words
 * @returns {{ name: string, before: string, after: string }[]}
 */
export function worstCases(words) {
  const corpus = new Corpus(words + 1);
  const article = corpus.article(words);
  const once = article.map((paragraph) => [...paragraph]);
  const repeat = (/** @type {number} */ count, /** @type {(at: number) => string} */ word) =>
    Array.from({ length: count }, (_, at) => word(at));
  const lines = (/** @type {string[]} */ list) => list.join("\n\n");
  const half = words / 2;
  return [
    { name: "normal", ...pair(words) },
    { name: "nothing in common", before: text(article), after: text(new Corpus(words + 2).article(words)) },
    {
      name: "one word repeated",
      before: repeat(words, () => "a").join(" "),
      after: repeat(words - 7, () => "a").join(" "),
    },
    {
      name: "two words in turn",
      before: repeat(words, (at) => (at % 2 ? "a" : "b")).join(" "),
      after: repeat(words, (at) => (at % 2 ? "b" : "a")).join(" "),
    },
    { name: "one long paragraph", before: article.flat().join(" "), after: corpus.edited(article).flat().join(" ") },
    {
      name: "one-word paragraphs",
      before: lines(repeat(words, () => corpus.word())),
      after: lines(repeat(words, () => corpus.word())),
    },
    { name: "every paragraph moved", before: text(once), after: text([...once].reverse()) },
    {
      name: "paragraphs in turn",
      before: lines(repeat(half / 4, (at) => (at % 2 ? "Yes, she said then." : "No, he said then."))),
      after: lines(repeat(half / 4 + 3, (at) => (at % 2 ? "No, he said then." : "Yes, she said then."))),
    },
    {
      name: "nearly the same paragraphs",
      before: lines(repeat(words / 12, (at) => `Polling place ${at} in the north of the town opened at eight sharp.`)),
      after: lines(
        repeat(words / 12, (at) => `Polling place ${at + 3} in the north of the town opened at nine sharp.`),
      ),
    },
    {
      name: "words in reverse",
      before: article.flat().join(" "),
      after: article.flat().join(" ").split(" ").reverse().join(" "),
    },
    {
      name: "every other word changed",
      before: text(article),
      after: text(
        article.map((paragraph) =>
          paragraph.map((sentence) =>
            sentence
              .split(" ")
              .map((word, at) => (at % 2 ? corpus.word() : word))
              .join(" "),
          ),
        ),
      ),
    },
  ];
}
