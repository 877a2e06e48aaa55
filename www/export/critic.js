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
import { safeUrl } from "../view/block.js";
import { digestLines } from "../view/facts.js";
import { piecesOfBoth } from "../view/pieces.js";
import { Story } from "../view/story.js";
import { summarySentence } from "../view/summary.js";

/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("../../src/wasm/types.d.ts").Mark} Mark */
/** @typedef {import("../../src/wasm/types.d.ts").PhotoSide} PhotoSide */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").Side} Side */
/** @typedef {import("../../src/wasm/types.d.ts").Tag} Tag */
/** Text with its marks and its side. @typedef {{ tag: Tag, text: string, marks: readonly Mark[] }} Atom */

/** Markdown signs that are escaped anywhere. An ampersand only if it may begin an entity, an exclamation mark only if a link may
 * follow, which it would turn into a picture. */
const SIGNS = /[\\`*_[\]<>~|]|&(?=#?\w+;|#?\w*$)|!$/g;

/** A brace and a sign that would open or close a CriticMarkup mark. */
const BRACED = /(?<=\{)[+\-=]|[+\-=](?=\})/g;

/** The start of a line that would make it a heading, a list or a rule. */
const STARTS = /^(\s*)([#+=-]|\d+(?=[.)]))/;

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

/** Indent of one list level: enough for the widest common list marker. */
const INDENT = "    ";

/**
 * @param {Story} shown the story as the reader sees it
 * @returns {string}
 */
export function toCritic(shown) {
  // Changes that the reader has hidden are still part of the versions.
  const story = new Story(shown.comparison, { ...shown, hidden: new Set() });
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

/** @param {Story} story */
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
 * @param {Story} story
 */
function headlineBlock(row, story) {
  const [was, is] = [row.before, row.after].map((segments) =>
    segments.length > 0 ? `# ${inLine(marked(atomsOf(segments)))}` : "",
  );
  return kept(`# ${marked(atomsOfBoth([row.before], [row.after], row.edits, story))}`, was ?? "", is ?? "");
}

/**
 * @param {Row} row
 * @param {Story} story
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
 * @param {Story} story
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

/** @param {Side} side */
function isVerbatim(side) {
  return side.kind === "table" || side.kind === "divider";
}

/**
 * The blocks of one side as Markdown.
 * @param {readonly Side[]} sides
 * @param {boolean} isHeaded
 */
function sourceOf(sides, isHeaded) {
  return sides.map((side) => blockSource(side, isHeaded)).join("\n\n");
}

/**
 * @param {Side} side
 * @param {boolean} isHeaded
 */
function blockSource(side, isHeaded) {
  if (side.photo) return photoSource(side.photo);
  if (side.kind === "divider" && plain(side.segments).trim() === "") return "---";
  if (side.kind === "table") return tableSource(plain(side.segments));
  const text = marked(atomsOf(side.segments));
  const prefix = prefixOf(side, isHeaded);
  if (side.kind === "heading") return prefix + inLine(text);
  // A line after a hard break also belongs to the quote or the list item.
  return prefix + text.replaceAll("\\\n", `\\\n${side.kind === "quote" ? prefix : ""}`);
}

/**
 * @param {Side} side
 * @param {boolean} isHeaded
 */
function prefixOf({ kind, level, ordinal }, isHeaded) {
  switch (kind) {
    case "heading":
      return `${"#".repeat(Math.min(6, Math.max(isHeaded ? 1 : 2, level ?? 2)))} `;
    case "quote":
      return "> ".repeat(Math.max(1, level ?? 1));
    case "list-item":
      return `${INDENT.repeat(Math.max(0, (level ?? 1) - 1))}${ordinal === null ? "-" : `${ordinal}.`} `;
    default:
      return "";
  }
}

/** The rows of a table. Tabs separate cells, line breaks separate rows. @param {string} text */
function tableSource(text) {
  const rows = text.split("\n").map((row) => row.split("\t").map(escaped));
  const width = Math.max(...rows.map((cells) => cells.length));
  const line = (/** @type {string[]} */ cells) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? "").join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array(width).fill("---")), ...body.map(line)].join("\n");
}

/**
 * A photo as a picture followed by its caption. With a credit field, it is written in the wire form "Caption … Credit:
 * …".
 * @param {PhotoSide} photo
 */
function photoSource(photo) {
  const field = linesOf(photo, "field").map(creditText).join(" ");
  const words = [
    ...(field ? ["Caption"] : []),
    marked(atomsOf(photo.caption)),
    ...linesOf(photo, "caption").map(creditText),
    ...(field ? [`Credit: ${field}`] : []),
  ];
  return `${pictureSource(photo)}\n${words.filter((word) => word !== "").join(" ")}`.trim();
}

/**
 * @param {PhotoSide} before
 * @param {PhotoSide} after
 * @param {readonly Edit[]} edits
 * @param {Story} story
 */
function photoText(before, after, edits, story) {
  const [was, is] = [pictureSource(before), pictureSource(after)];
  const caption = marked(atomsOfBoth([before.caption], [after.caption], edits, story));
  /** @param {"caption" | "field"} origin @param {string} lead */
  const credits = (origin, lead) => {
    const lines = [linesOf(before, origin), linesOf(after, origin)];
    const count = Math.max(...lines.map((own) => own.length));
    return Array.from({ length: count }, (_, index) => {
      const [left, right] = lines.map((own) => own[index]);
      if (left && right) return lead + marked(atomsOfBoth([left], [right], edits, story));
      return left ? struck(lead + creditText(left)) : added(lead + creditText(right ?? []));
    }).join("");
  };
  const [hadField, hasField] = [before, after].map((photo) => linesOf(photo, "field").length > 0);
  const form = hadField && hasField ? "Caption " : hadField ? struck("Caption ") : hasField ? added("Caption ") : "";
  return `${was === is ? is : struck(was) + added(is)}\n${form}${caption}${credits("caption", " ")}${credits("field", " Credit: ")}`.trim();
}

/** @param {PhotoSide} photo */
function pictureSource({ alt, url }) {
  const isPicture = !url || /^data:image\//i.test(url) || (isSafe(url) && !/^\s*mailto:/i.test(url));
  return `![${inLine(escaped(plain(alt)))}](${destination(isPicture ? (url ?? "") : "")})`;
}

/**
 * @param {PhotoSide} photo
 * @param {"caption" | "field"} origin
 */
function linesOf(photo, origin) {
  return photo.credits.filter((credit) => credit.origin === origin).map((credit) => credit.segments);
}

/** @param {readonly Segment[]} segments */
function creditText(segments) {
  return marked(atomsOf(segments));
}

/** @param {readonly Segment[]} segments @returns {Atom[]} */
function atomsOf(segments) {
  return segments.map(({ text, marks }) => ({ tag: "equal", text, marks }));
}

/**
 * @param {readonly (readonly Segment[])[]} before
 * @param {readonly (readonly Segment[])[]} after
 * @param {readonly Edit[]} edits
 * @param {Story} story
 * @param {string} [gap]
 * @returns {Atom[]}
 */
function atomsOfBoth(before, after, edits, story, gap = " ") {
  return piecesOfBoth(before, after, edits, story).flatMap((piece) => {
    const went = { tag: /** @type {const} */ ("delete"), marks: [] };
    const came = { tag: /** @type {const} */ ("insert"), marks: [] };
    switch (piece.tag) {
      case "opened":
        return [
          { ...went, text: gap },
          { ...came, text: BREAK },
        ];
      case "closed":
        return [
          { ...came, text: gap },
          { ...went, text: BREAK },
        ];
      case "delete":
      case "insert":
        return piece.parts.map(({ text, marks }) => ({ tag: /** @type {Tag} */ (piece.tag), text, marks }));
      default:
        return piece.parts.map(({ text, marks }) => ({ tag: /** @type {Tag} */ ("equal"), text, marks }));
    }
  });
}

/** A paragraph break. It does not occur in text. */
const BREAK = "\n\n";

/**
 * Atoms as Markdown. Formatting encloses all adjacent atoms that have it; a change mark encloses the atoms of one side.
 * @param {readonly Atom[]} atoms
 * @param {number} [depth] how many outer marks are already written
 * @returns {string}
 */
function marked(atoms, depth = 0) {
  /** @type {{ tag: Tag, text: string }[]} */
  const runs = [];
  const push = (/** @type {Tag} */ tag, /** @type {string} */ text) => {
    const last = runs.at(-1);
    if (last?.tag === tag) last.text += text;
    else if (text !== "") runs.push({ tag, text });
  };
  for (const group of grouped(atoms, depth)) {
    const mark = group[0]?.marks[depth];
    const tags = new Set(group.map(({ tag }) => tag));
    const [tag = "equal"] = tags;
    if (!mark) for (const atom of joined(group)) push(atom.tag, atom.text === BREAK ? BREAK : escaped(atom.text));
    else if (mark.kind === "code") for (const atom of joined(group)) push(atom.tag, code(atom.text));
    else if (tags.size === 1)
      push(
        tag,
        withMark(
          marked(
            group.map((atom) => ({ ...atom, tag: "equal" })),
            depth + 1,
          ),
          mark,
        ),
      );
    else push("equal", withMark(marked(group, depth + 1), mark));
  }
  return runs
    .map(({ tag, text }) => (tag === "delete" ? struck(text) : tag === "insert" ? added(text) : text))
    .join("");
}

/**
 * Adjacent atoms with the same mark at this depth.
 * @param {readonly Atom[]} atoms
 * @param {number} depth
 * @returns {Atom[][]}
 */
function grouped(atoms, depth) {
  /** @type {Atom[][]} */
  const groups = [];
  let key = "";
  for (const atom of atoms) {
    const own = JSON.stringify(atom.marks[depth] ?? null);
    if (groups.length > 0 && own === key) groups.at(-1)?.push(atom);
    else groups.push([atom]);
    key = own;
  }
  return groups;
}

/**
 * Joins adjacent atoms of one side, so that no sign is cut in two.
 * @param {readonly Atom[]} atoms
 */
function joined(atoms) {
  /** @type {Atom[]} */
  const whole = [];
  for (const atom of atoms) {
    const last = whole.at(-1);
    if (last?.tag === atom.tag && last.text !== BREAK && atom.text !== BREAK) last.text += atom.text;
    else whole.push({ ...atom });
  }
  return whole;
}

/**
 * Puts a mark around a text. Spaces at its edges stay outside, as Markdown requires.
 * @param {string} text
 * @param {Mark} mark
 */
function withMark(text, mark) {
  const [, start = "", inner = "", end = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (inner === "") return text;
  switch (mark.kind) {
    case "strong":
      return `${start}**${inner}**${end}`;
    case "emphasis":
      return `${start}*${inner}*${end}`;
    case "strikethrough":
      return `${start}~~${inner}~~${end}`;
    case "link":
      return isSafe(mark.url) ? `${start}[${inner}](${destination(mark.url)})${end}` : text;
    default:
      return text;
  }
}

/**
 * An address in Markdown, between angle brackets. Signs that would end it are escaped. So are entities, because
 * `javascript&colon;…` would otherwise become a working script address.
 * @param {string} url
 */
function destination(url) {
  return `<${url
    .replace(/[<>{}\s]/g, encodeURIComponent)
    .replace(/\\/g, "\\\\")
    .replace(/&(?=#|\w+;)/g, "&amp;")}>`;
}

/** The base of relative addresses when they are checked: any page on the web. */
const ANYWHERE = "https://article-versions.invalid/";

/**
 * Whether an address is allowed on the page, too. Other programs will open the file and do not check.
 * @param {string} url
 */
function isSafe(url) {
  try {
    return safeUrl(new URL(url, ANYWHERE).href) !== null;
  } catch {
    return false;
  }
}

/** Inline code. Nothing can be escaped between backticks, so text that would end them or open a change mark is written as text. @param {string} text */
function code(text) {
  return /[`{}\n]/.test(text) || text !== text.trim() ? escaped(text) : `\`${text}\``;
}

/** @param {string} text */
function escaped(text) {
  return text
    .replace(SIGNS, "\\$&")
    .replace(BRACED, "\\$&")
    .split("\n")
    .map((line) =>
      line.replace(STARTS, (_, space, sign) => (/\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`)),
    )
    .join("\\\n");
}

/** @param {string} markdown one line */
function inLine(markdown) {
  return markdown.replace(/\\?\n/g, " ");
}

/** @param {string} text */
function struck(text) {
  return text === "" ? "" : `{--${text}--}`;
}

/** @param {string} text */
function added(text) {
  return text === "" ? "" : `{++${text}++}`;
}

/** @param {string} text */
function comment(text) {
  return `{>>${escaped(text)}<<}`;
}

/** @param {readonly Segment[]} segments */
function plain(segments) {
  return segments.map(({ text }) => text).join("");
}
