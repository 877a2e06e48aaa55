// @ts-check
/**
 * Reads CriticMarkup, which has two versions in one text:
 *
 * | sign | before | after |
 * |---|---|---|
 * | `{++inserted++}` | | inserted |
 * | `{--deleted--}` | deleted | |
 * | `{~~old~>new~~}` | old | new |
 * | `{==marked==}` | marked | marked |
 * | `{>>a comment<<}` | | |
 *
 * The rest of the text is Markdown. Files saved by the page name their versions in the front matter (`version-label`,
 * `version-published`). Other keys of the front matter belong to the story.
 */

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** How each sign ends, and which side has its content. */
const SIGNS = /** @type {const} */ ({
  "++": { close: "++}", sides: ["after"] },
  "--": { close: "--}", sides: ["before"] },
  "~~": { close: "~~}", sides: ["before", "after"] },
  "==": { close: "==}", sides: ["before", "after"] },
  ">>": { close: "<<}", sides: [] },
});

/**
 * The text of one side: with all changes rejected or all accepted. A sign without an end is text.
 * @param {string} text
 * @param {"before" | "after"} side
 * @returns {string}
 */
export function applyCritic(text, side) {
  const opening = /\{(\+\+|--|~~|==|>>)/g;
  /**
   * Signs that do not end anywhere later in the text. Each is searched once, so a text full of opening signs takes
   * linear time.
   */
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
      // Without an arrow it is strikethrough.
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
 * Whether a text has insertions or deletions in CriticMarkup.
 * @param {string} text
 */
export function isCritic(text) {
  return /\{(?:\+\+|--|~~)/.test(text) && applyCritic(text, "before") !== applyCritic(text, "after");
}

/**
 * The two versions in a text.
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
    // What names the version is no part of the story.
    if (label || published) version.text = withoutNames(own);
    if (label) version.label = label;
    if (published) version.published = published;
    if (lang) version.lang = lang;
    return version;
  });
}

/**
 * The text without the keys that name its version, and without front matter that has no other key.
 * @param {string} text
 */
function withoutNames(text) {
  return text.replace(/^---\r?\n([\s\S]*?\n)---(?:\r?\n|$)/, (whole, keys) => {
    const others = keys.replace(/^version-(?:label|published): .*\n/gm, "");
    return others.trim() === "" ? "" : whole.replace(keys, () => others);
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
