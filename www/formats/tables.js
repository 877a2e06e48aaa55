// @ts-check
/**
 * Reads text with one row per line: CSV, TSV, and JSON with one object per line.
 *
 * | text | rows |
 * |---|---|
 * | `title,text` / `Ferry,"It leaves, at 9."` | `{ title: "Ferry", text: "It leaves, at 9." }` |
 * | `{"title": "Ferry"}` / `{"title": "Pier"}` | the two objects |
 */

/** The most columns of a table. */
const MOST_COLUMNS = 500;
/** The longest column name, in characters. */
const LONGEST_NAME = 48;
/** How many lines are checked to detect a table. */
const PROBED_LINES = 5;

/**
 * The separator of the columns, if a text is a table.
 * @param {string} text
 * @param {{ name?: string, type?: string }} [about] the file's name and media type
 * @returns {string | null} null if it is not a table
 */
export function delimiterOf(text, { name = "", type = "" } = {}) {
  const isNamed = /\.(?:csv|tsv|tab)$/i.test(name) || /^text\/(?:csv|tab-separated-values)/i.test(type);
  const head = /^\ufeff?[^\r\n]*/.exec(text)?.[0] ?? "";
  const found = ["\t", ",", ";"].find((sign) => isHead(head, sign) && (isNamed || isTable(text, sign)));
  return found ?? (isNamed ? (/\.tsv$|\.tab$/i.test(name) ? "\t" : ",") : null);
}

/** @param {string} line @param {string} sign the separator */
function isHead(line, sign) {
  const [names = []] = parse(line, sign, 1);
  const bare = names.map((name) => name.trim().toLowerCase());
  return (
    names.length > 1 &&
    new Set(bare).size === bare.length &&
    bare.every((name) => name.length <= LONGEST_NAME && /^[\p{L}_@][\p{L}\p{N}_ .:@/()-]*$/u.test(name)) &&
    bare.filter((name) => /\s\S+\s\S+\s/.test(name)).length === 0
  );
}

/**
 * Whether the lines have as many columns as the head. Two columns are enough only if the head has the columns of a
 * story.
 * @param {string} text
 * @param {string} sign
 */
function isTable(text, sign) {
  const [head = [], ...rows] = parse(text, sign, PROBED_LINES);
  const isEven = rows.length > 0 && rows.every((row) => row.length === head.length);
  return (
    isEven &&
    (head.length > 2 || head.some((name) => /^(?:text|body|content|html|maintext|sentence)$/i.test(name.trim())))
  );
}

/**
 * @param {string} text
 * @param {string} sign
 * @returns {Record<string, string>[]}
 */
export function fromTable(text, sign) {
  const [head = [], ...rows] = parse(text.replace(/^\ufeff/, ""), sign, Number.POSITIVE_INFINITY);
  const names = head.slice(0, MOST_COLUMNS).map((name, at) => name.trim() || `column ${at + 1}`);
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""])));
}

/**
 * Rows by RFC 4180: a quoted field may contain the separator, line ends, and doubled quotes.
 * @param {string} text
 * @param {string} sign
 * @param {number} most rows
 * @returns {string[][]}
 */
function parse(text, sign, most) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let at = 0;
  const next = new RegExp(`[${sign === "\t" ? "\\t" : sign}\\r\\n]`, "g");
  const end = () => {
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  };
  while (at <= text.length && rows.length < most) {
    let field = "";
    if (text[at] === '"') {
      let from = at + 1;
      let close = text.indexOf('"', from);
      while (close >= 0 && text[close + 1] === '"') {
        field += text.slice(from, close + 1);
        from = close + 2;
        close = text.indexOf('"', from);
      }
      field += text.slice(from, close < 0 ? undefined : close);
      at = close < 0 ? text.length : close + 1;
    }
    next.lastIndex = at;
    const found = next.exec(text);
    const stop = found ? found.index : text.length;
    row.push(field + text.slice(at, stop));
    if (!found) {
      end();
      break;
    }
    at = stop + 1;
    if (found[0] !== sign) {
      if (found[0] === "\r" && text[at] === "\n") at++;
      end();
    }
  }
  return rows;
}

/**
 * The objects of a text with one JSON object per line.
 * @param {string} text
 * @returns {Record<string, unknown>[] | null} null for other text
 */
export function fromLines(text) {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return null;
  try {
    return lines.map((line) => JSON.parse(line));
  } catch {
    return null;
  }
}
