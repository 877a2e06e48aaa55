// @ts-check
// Writes a comparison as Markdown with CriticMarkup. Rejecting all changes gives the earlier version as Markdown,
// accepting all changes the later one.
//
// Each row is written with marks around words and then checked against this rule. If marks around words cannot meet it
// (changed formatting, a paragraph that became a heading, a table), the whole block is deleted and inserted. So is a
// moved block, since CriticMarkup has no moves; a comment at both places says that it moved.
//
// Some content has no Markdown: an embed becomes a paragraph, and the identifier of a photo is left out.

import { applyCritic } from "../formats/critic.js";
import { digestLines } from "../view/digest-text.js";
import { StoryView } from "../view/story-view.js";
import { summarySentence } from "../view/summary.js";
import { isVerbatim, photoText, prefixOf, sourceOf } from "./markdown-blocks.js";
import { added, atomsOf, atomsOfBoth, comment, inLine, marked, plain, STARTS, struck } from "./markdown-text.js";

/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */

/** A backslash escape, for comparing two spellings of the same Markdown. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** Keys of the fields in the front matter. The headline is written as a heading. */
const KEYS = /** @type {const} */ ({
  standfirst: "standfirst",
  byline: "byline",
  dateline: "dateline",
  date: "published",
  updated: "updated",
});

/**
 * @param {StoryView} shown the story as the reader sees it
 * @returns {string}
 */
export function toCritic(shown) {
  // Changes that the reader has hidden are still part of the versions.
  const story = new StoryView(shown.comparison, { ...shown, hidden: new Set() });
  const { comparison, labels } = story;
  const headline = comparison.fields.find((row) => row.field === "headline");
  const blocks = [frontMatter(story)];
  if (headline) blocks.push(headlineBlock(headline, story));
  blocks.push(comment([...digestLines(comparison, labels), summarySentence(comparison, labels)].join(" · ")));
  for (const row of comparison.rows) blocks.push(...rowBlocks(row, story, headline !== undefined));
  return withPictures(`${blocks.filter((block) => block !== "").join("\n\n")}\n`);
}

/**
 * Data URLs of pictures are long, so they are written at the end, and referred to by name.
 * @param {string} markdown
 */
function withPictures(markdown) {
  /** @type {Map<string, string>} */
  const names = new Map();
  const text = markdown.replace(/\]\(<(data:[^>]*)>\)/g, (_, address) => {
    if (!names.has(address)) names.set(address, `picture-${names.size + 1}`);
    return `][${names.get(address)}]`;
  });
  return [text, ...[...names].map(([address, name]) => `[${name}]: <${address}>\n`)].join("\n");
}

/** @param {StoryView} story */
function frontMatter({ comparison, from, to }) {
  const lines = [
    pair("version-label", from.label, to.label),
    pair("version-published", from.published ?? "", to.published ?? ""),
    pair("lang", from.lang ?? "", to.lang ?? ""),
    ...comparison.fields.flatMap(({ field, before, after }) =>
      field === "headline" ? [] : [pair(KEYS[field], plain(before), plain(after))],
    ),
  ].filter((line) => line !== "");
  // An empty front matter would be read as two rules.
  return lines.length > 0 ? ["---", ...lines, "---"].join("\n") : "";
}

/**
 * A line of front matter. Its value is a JSON string, which is also YAML, with the marks inside it. Markdown signs are
 * written as character codes, because a program without front matter reads the line as text of the story.
 * @param {string} key
 * @param {string} before
 * @param {string} after
 */
function pair(key, before, after) {
  if (before === "" && after === "") return "";
  const value = (/** @type {string} */ text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[{}~<>&`[\]]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `${key}: "${before === after ? value(after) : struck(value(before)) + added(value(after))}"`;
}

/**
 * @param {FieldRow} row
 * @param {StoryView} story
 */
function headlineBlock(row, story) {
  const [was, is] = [row.before, row.after].map((segments) =>
    segments.length > 0 ? `# ${inLine(marked(atomsOf(segments)))}` : "",
  );
  return kept(`# ${marked(atomsOfBoth([row.before], [row.after], row.edits, story))}`, was ?? "", is ?? "");
}

/**
 * @param {Row} row
 * @param {StoryView} story
 * @param {boolean} isHeaded whether the story has a headline, which is the heading of the first level
 * @returns {string[]}
 */
function rowBlocks(row, story, isHeaded) {
  const { labels, comparison } = story;
  if (row.kind === "stub") {
    const moved = row.moved ? comparison.rows[row.moved.row] : undefined;
    if (!row.moved || !moved) return [];
    const text = sourceOf(moved.before, isHeaded);
    return [struck(text) + comment(labels.text("moved.to", { place: story.place("after", row.moved.after) }))];
  }
  const was = sourceOf(row.before, isHeaded);
  const is = sourceOf(row.after, isHeaded);
  const notes = row.notes.map((note) => labels.text(`note.${note}`));
  if (row.moved) notes.unshift(labels.text("moved.from", { place: story.place("before", row.moved.before) }));
  const said = notes.map((note) => ` ${comment(note)}`).join("");
  if (row.moved) return [added(is) + said];
  if (was === "" || is === "") return [struck(was) + added(is) + said];
  if (was === is) return [is + said];
  for (const gap of [" ", ""]) {
    const text = interleaved(row, story, isHeaded, gap);
    if (text !== null && holds(text, was, is)) return [text + said];
  }
  return [struck(was), added(is) + said];
}

/**
 * A row with its changes marked word by word. Null if its sides have different block types.
 * @param {Row} row
 * @param {StoryView} story
 * @param {boolean} isHeaded
 * @param {string} gap between two sentences where a paragraph was split or joined
 */
function interleaved(row, story, isHeaded, gap) {
  const [before, after] = [row.before[0], row.after[0]];
  if (!before || !after || row.before.some(isVerbatim) || row.after.some(isVerbatim)) return null;
  if (before.photo && after.photo) return photoText(before.photo, after.photo, row.edits, story);
  const forms = new Set([...row.before, ...row.after].map((side) => prefixOf(side, isHeaded)));
  const [prefix = ""] = forms;
  // A paragraph break inside a list or a quote would need a marker on the next line.
  if (forms.size > 1 || (prefix !== "" && row.before.length + row.after.length > 2)) return null;
  const text = marked(
    atomsOfBoth(
      row.before.map(({ segments }) => segments),
      row.after.map(({ segments }) => segments),
      row.edits,
      story,
      gap,
    ),
  );
  return prefix + text;
}

/**
 * The text itself if it gives both sides, else both sides as whole blocks.
 * @param {string} text
 * @param {string} was
 * @param {string} is
 */
function kept(text, was, is) {
  if (was === is) return is;
  return was !== "" && is !== "" && holds(text, was, is)
    ? text
    : `${struck(was)}${was && is ? "\n\n" : ""}${added(is)}`;
}

/**
 * Whether rejecting gives the earlier side and accepting the later one. An unneeded backslash makes no difference.
 * @param {string} text
 * @param {string} was
 * @param {string} is
 */
function holds(text, was, is) {
  return /** @type {const} */ ([
    ["before", was],
    ["after", is],
  ]).every(([side, source]) => {
    const applied = applyCritic(text, side);
    // A sign at the start of a line must be escaped in both or in neither.
    const starts = (/** @type {string} */ one) =>
      one
        .split("\n")
        .map((line) => STARTS.test(line))
        .join();
    return bare(applied) === bare(source) && starts(applied) === starts(source);
  });
}

/** @param {string} markdown */
function bare(markdown) {
  return markdown.replace(ESCAPED, "$1").trim();
}
