// @ts-check
/** The calls made to both builds of the core: spec examples, sample stories and texts of hostile shape. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/run.mjs";
import { BOMBS } from "../hostile/bombs.mjs";

/** @typedef {"auto" | "wire" | "markdown"} Format */
/** @typedef {{ text: string, format: Format }} Source */
/** @typedef {{ budget?: number, agencies?: Record<string, string[]> }} Options */
/**
 * @typedef {{ about: string, options?: Options } & (
 *   | { call: "parse", source: Source }
 *   | { call: "parseCredit", line: string }
 *   | { call: "compare", before: Source, after: Source }
 *   | { call: "timeline", versions: Source[] }
 * )} Call
 */

/** A text that may be detected as HTML. */
const HTML = /<\/(?:p|div|ul|blockquote)>/;
/** @type {Format[]} */
const FORMATS = ["auto", "wire", "markdown"];
/** The default budget, none, and so little that it runs out during the comparison. @type {Options[]} */
const OPTIONS = [{}, { budget: 0 }, { budget: 400 }];
/** The length of a hostile text: enough to use tables of 32-bit and 64-bit words. */
const BOMB = 3_000;

/** @returns {Call[]} */
export function calls() {
  return [...ofSpecs(), ...ofSamples(), ...ofBombs()];
}

/** @returns {Call[]} */
function ofSpecs() {
  const folder = join(root, "tests", "specs");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    // HTML needs a document, which the native core does not have.
    .filter((name) => name.endsWith(".txt") && name !== "figures.txt")
    .sort();
  return names.flatMap((name) => {
    const spec = readFileSync(join(folder, name), "utf8");
    const examples = [...spec.matchAll(/^```` example\n([\s\S]*?)\n\.\n/gm)].map(([, input = ""]) => written(input));
    return examples.flatMap((input, number) => {
      const about = `${name}, example ${number + 1}`;
      const versions = input.split("\n===\n");
      // Also with the next example: two unrelated stories.
      const stranger = examples[(number + 1) % examples.length] ?? "";
      return [
        /** @type {Call} */ ({ call: "parseCredit", line: input, about }),
        ...FORMATS.filter((format) => format !== "auto" || !HTML.test(input + stranger)).flatMap((format) => {
          const sources = versions.map((text) => ({ text, format }));
          return [
            ...sources.map((source) => /** @type {Call} */ ({ call: "parse", source, about })),
            /** @type {Call} */ ({ call: "timeline", versions: sources, about }),
            ...sources
              .slice(1)
              .flatMap((after, step) =>
                OPTIONS.map(
                  (options) => /** @type {Call} */ ({ call: "compare", before: sources[step], after, options, about }),
                ),
              ),
            /** @type {Call} */ ({
              call: "compare",
              before: { text: input, format },
              after: { text: stranger, format },
              about: `${about} and the next`,
            }),
          ];
        }),
      ];
    });
  });
}

/** Decodes the input of an example: `→` is a tab, `⟨2028⟩` a character by its number. @param {string} input */
function written(input) {
  return input.replaceAll("→", "\t").replace(/⟨([0-9A-F]+)⟩/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
}

/** @returns {Call[]} */
function ofSamples() {
  const folder = join(root, "www", "sample");
  /** @param {string} story @param {string} end */
  const texts = (story, end) =>
    readdirSync(join(folder, story))
      .filter((name) => name.endsWith(end))
      .sort()
      .map((name) => /** @type {Source} */ ({ text: readFileSync(join(folder, story, name), "utf8"), format: "auto" }));
  const bridge = texts("bridge", ".md");
  const visit = texts("visit", ".txt");
  const pairs = [visit, bridge].flatMap((versions) =>
    versions.flatMap((before) => versions.map((after) => ({ before, after }))),
  );
  return /** @type {Call[]} */ ([
    ...[...bridge, ...visit].map((source) => ({
      call: "parse",
      source,
      options: { agencies: { Kystfoto: ["KF"] } },
      about: "a sample",
    })),
    ...pairs.flatMap((pair) =>
      OPTIONS.map((options) => ({ call: "compare", ...pair, options, about: "two versions of a sample" })),
    ),
    ...[bridge, visit].map((versions) => ({ call: "timeline", versions, about: "a sample" })),
  ]);
}

/** @returns {Call[]} */
function ofBombs() {
  return /** @type {Call[]} */ (
    BOMBS.filter(({ format }) => format !== "html").flatMap(({ name, format, make }) => {
      const before = { text: make(BOMB), format };
      const after = { text: `${make(BOMB / 2)} x ${make(BOMB)}`, format };
      return OPTIONS.map((options) => ({ call: "compare", before, after, options, about: name }));
    })
  );
}
