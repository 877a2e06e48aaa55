// @ts-check
// Finds values that are in neither of the two compared versions, but in one between them: "about 400 → 640", both later
// removed.

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Fact} Fact */
/** The successive values of one fact. @typedef {{ values: string[], lead: string, trail: string, last: Fact }} Chain */

/** Classes whose facts are pairs of values. They are followed from step to step. @type {ReadonlySet<string>} */
export const VALUES = new Set(["figure", "date", "name"]);

/** The most chains that are shown. The list of versions shows the others. */
const MOST = 2;

/** The most letters of a value. A longer value is a passage, which the list of versions quotes. */
const SHORT = 40;

/**
 * @param {Comparison} pair the comparison of the two versions
 * @param {readonly Comparison[]} steps the comparisons of each version between them with the next
 * @returns {Pick<Chain, "values" | "lead" | "trail">[]} in the order of their first values
 */
export function interimValues(pair, steps) {
  if (steps.length < 2) return [];
  /** @type {Chain[]} */
  const chains = [];
  for (const { facts } of steps)
    for (const fact of facts) {
      if (!VALUES.has(fact.class) || fact.before === "") continue;
      const chain = chains.find(({ values, last }) => values.at(-1) === fact.before && isAboutTheSame(last, fact));
      if (chain) {
        if (fact.after !== "") chain.values.push(fact.after);
        chain.last = fact;
      } else if (fact.after !== "") {
        chains.push({ values: [fact.before, fact.after], lead: fact.lead, trail: fact.trail, last: fact });
      }
    }
  const kept = [textOf(pair, "before"), textOf(pair, "after")].join("\n");
  return chains
    .filter(
      ({ values }) =>
        values.every((value) => value.length <= SHORT) &&
        values.some((value) => !kept.includes(value)) &&
        !isShown(values, pair),
    )
    .slice(0, MOST);
}

/**
 * Returns whether the digest of the pair shows the first and the last value. Then it also shows those between them.
 * @param {readonly string[]} values
 * @param {Comparison} pair
 */
function isShown(values, { facts }) {
  return facts.some(({ before, after }) => before === values[0] && after === values.at(-1));
}

/**
 * Returns whether two facts have the same next word after their values or the same text before them.
 * @param {Fact} one
 * @param {Fact} other
 */
export function isAboutTheSame(one, other) {
  const next = (/** @type {Fact} */ { trail }) => trail.trim().split(/\s+/)[0] ?? "";
  return (next(one) !== "" && next(one) === next(other)) || (one.lead !== "" && one.lead === other.lead);
}

/**
 * Returns the whole text of one version.
 * @param {Comparison} pair
 * @param {"before" | "after"} side
 */
function textOf({ rows, fields }, side) {
  const texts = fields.map((field) => field[side].map(({ text }) => text).join(""));
  for (const row of rows)
    for (const { segments, photo } of row[side])
      texts.push([...segments, ...(photo?.caption ?? [])].map(({ text }) => text).join(""));
  return texts.join("\n");
}
