// @ts-check
/**
 * CriticMarkup, which holds two versions in one text:
 *
 * | sign | before | after |
 * |---|---|---|
 * | `{++came++}` | | came |
 * | `{--went--}` | went | |
 * | `{~~went~>came~~}` | went | came |
 * | `{==marked==}` | marked | marked |
 * | `{>>a comment<<}` | | |
 *
 * Around it the text is Markdown. What the page saves names its versions in the front matter (`version-label`,
 * `version-published`); front matter of other keys is the story's own.
 */

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** How each sign closes, and which side its content stands on. */
const SIGNS = /** @type {const} */ ({
  "++": { close: "++}", sides: ["after"] },
  "--": { close: "--}", sides: ["before"] },
  "~~": { close: "~~}", sides: ["before", "after"] },
  "==": { close: "==}", sides: ["before", "after"] },
  ">>": { close: "<<}", sides: [] },
});

/**
 * The text of one side: all changes rejected, or all accepted. A sign that is never closed is text.
 * @param {string} text
 * @param {"before" | "after"} side
 * @returns {string}
 */
export function applyCritic(text, side) {
  const opening = /\{(\+\+|--|~~|==|>>)/g;
  /** Signs that close nowhere further on: looked for once, so that a text full of openings takes no longer. */
  const unclosed = new Set();
  let applied = "";
  let from = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const name = /** @type {keyof typeof SIGNS} */ (match[1]);
    const { close, sides } = SIGNS[name];
    const end = unclosed.has(name) ? -1 : text.indexOf(close, opening.lastIndex);
    if (end < 0) {
      unclosed.add(name);
      continue;
    }
    applied += text.slice(from, match.index);
    const content = text.slice(opening.lastIndex, end);
    if (name === "~~") {
      const arrow = content.indexOf("~>");
      // Without an arrow it is nothing but struck through.
      if (arrow < 0) applied += side === "before" ? content : "";
      else applied += side === "before" ? content.slice(0, arrow) : content.slice(arrow + 2);
    } else if (/** @type {readonly string[]} */ (sides).includes(side)) {
      applied += content;
    }
    from = end + close.length;
    opening.lastIndex = from;
  }
  return applied + text.slice(from);
}

/**
 * Whether a text says in CriticMarkup that something came or went.
 * @param {string} text
 */
export function isCritic(text) {
  return /\{(?:\+\+|--|~~)/.test(text) && applyCritic(text, "before") !== applyCritic(text, "after");
}

/**
 * The two versions that a text holds.
 * @param {string} text
 * @returns {VersionData[]} the earlier first
 */
export function fromCritic(text) {
  return /** @type {const} */ (["before", "after"]).map((side, index) => {
    const own = applyCritic(text, side);
    /** @type {VersionData} */
    const version = { number: index + 1, format: "markdown", text: own };
    const label = frontMatter(own, "version-label");
    const published = frontMatter(own, "version-published");
    const lang = frontMatter(own, "lang");
    if (label) version.label = label;
    if (published) version.published = published;
    if (lang) version.lang = lang;
    return version;
  });
}

/**
 * A value of the front matter, written as a JSON string, which is YAML too.
 * @param {string} text
 * @param {string} key
 */
function frontMatter(text, key) {
  const head = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text.replace(/\r\n?/g, "\n"))?.[1];
  const line = head?.split("\n").find((one) => one.startsWith(`${key}: `));
  if (!line) return undefined;
  try {
    return String(JSON.parse(line.slice(key.length + 2)));
  } catch {
    return undefined;
  }
}
