// @ts-check
/**
 * Texts of hostile shape, of any length. Each may make a parser or comparison take quadratic time or memory, or recurse
 * as deep as the text is long.
 */

/** @typedef {{ name: string, format: "wire" | "markdown" | "html", make: (length: number) => string }} Bomb */

/** Repeats a unit up to the given length. @param {string} unit @returns {(length: number) => string} */
const repeated = (unit) => (length) => unit.repeat(Math.max(1, Math.floor(length / unit.length)));

/**
 * Repeats the first part, then the second part as often.
 * @param {string} open
 * @param {string} close
 * @returns {(length: number) => string}
 */
const nested = (open, close) => (length) => {
  const depth = Math.max(1, Math.floor(length / (open.length + close.length)));
  return `${open.repeat(depth)}x${close.repeat(depth)}`;
};

/**
 * Numbered pieces up to the given length.
 * @param {(n: number) => string} piece
 * @returns {(length: number) => string}
 */
const numbered = (piece) => (length) => {
  const pieces = [];
  for (let [n, size] = [0, 0]; size < length; n += 1) {
    const next = piece(n);
    size += next.length;
    pieces.push(next);
  }
  return pieces.join("");
};

/** @type {Record<string, (length: number) => string>} */
const WIRE = {
  "lines of one letter": repeated("a\n"),
  "paragraphs of one letter": repeated("a\n\n"),
  "blank lines": repeated("\n"),
  "one word": repeated("a"),
  "one word of a script without spaces": repeated("\u65b0"),
  "one word with a line end in the middle": (length) => `${"a".repeat(length / 2)}\n${"b".repeat(length / 2)}`,
  "list items": numbered((n) => `\u2022 item ${n}\n`),
  "numbered items": numbered((n) => `${n % 999}. item\n`),
  "words that are all different": numbered((n) => `word${n} `),
  "words that are all alike": repeated("the "),
  "sentences of one letter": repeated("A. "),
  initialisms: repeated("U.S."),
  "digits and separators": repeated("1,1."),
  dates: repeated("1 May 2031 "),
  addresses: repeated("http://a/"),
  "an address": (length) => `http://${"a/".repeat(length / 2)}`,
  "opening quotation marks": repeated("\u201c"),
  "quotation marks": repeated('"a" '),
  apostrophes: repeated("'"),
  hyphens: repeated("a-"),
  "opening brackets": repeated("("),
  "nested brackets": nested("(", ")"),
  "nested square brackets": nested("[", "]"),
  captions: numbered((n) => `FILE - A pier in ${n}. (AP Photo/Ada Quill, File)\n\n`),
  "caption lines": numbered((n) => `Caption A pier ${n} Credit: Ada Quill/AP\n`),
  "one caption of many credits": (length) => `FILE - A pier. (${"Ada Quill/".repeat(length / 10)}AP)`,
  "one caption of many sign-offs": (length) => `FILE - A pier. ${"(AP) ".repeat(length / 5)}`,
  "one credit of many vias": (length) => `Caption A pier. Credit: ${"AP via ".repeat(length / 7)}AP`,
  "one credit of many slashes": (length) => `Caption A pier. Credit: ${"/".repeat(length)}`,
  datelines: repeated("MARHAVEN (AP) \u2014 "),
  bylines: repeated("By Ada Quill\n"),
  "dates before the story": repeated(" date 2031-05 "),
  corrections: repeated("Correction: a\n\n"),
  dividers: repeated("***\n"),
  tabs: repeated("\t"),
  spaces: repeated(" "),
  "no-break spaces": repeated("\u00a0"),
  "combining marks": (length) => `a${"\u0301".repeat(length)}`,
  "letters with combining marks": repeated("a\u0301"),
  "joined emoji": repeated("\u{1f469}\u200d"),
  flags: repeated("\u{1f1e6}"),
  "bidi controls": repeated("\u202e"),
  "zero-width spaces": repeated("\u200b"),
  "soft hyphens": repeated("a\u00ad"),
  "null characters": repeated("\0"),
  "line separators": repeated("a\u2028"),
  "Hangul letters": repeated("\u1100\u1161"),
  Thai: repeated("\u0e40\u0e01\u0e48"),
};

/** @type {Record<string, (length: number) => string>} */
const MARKDOWN = {
  "nested quotes": repeated("> "),
  "nested quotes, line by line": numbered((n) => `${"> ".repeat(Math.min(n, 1000))}a\n`),
  "nested lists": (length) => {
    let text = "";
    for (let depth = 0; text.length < length; depth = (depth + 1) % 500) text += `${"  ".repeat(depth)}- a\n`;
    return text;
  },
  "nested lists on one line": repeated("- "),
  "nested numbered lists": repeated("1. "),
  "list items": numbered((n) => `- item ${n}\n`),
  "loose list items": numbered((n) => `- item ${n}\n\n`),
  "opening brackets": repeated("["),
  "opening picture brackets": repeated("!["),
  "nested brackets": nested("[", "]"),
  "nested pictures": nested("![", "](a)"),
  "links without an end": repeated("[a]("),
  "links with open brackets": (length) => `[a](${"(".repeat(length)}`,
  "links with nested brackets": (length) => `[a](${"(".repeat(length / 2)}${")".repeat(length / 2)})`,
  links: numbered((n) => `[a](b${n}) `),
  "one link of many runs": (length) => `[${"*a* ".repeat(length / 8)}](https://example.org/${"a".repeat(length / 2)})`,
  references: numbered((n) => `[a${n}]: b\n`),
  "references used": (length) => `[a]: ${"b".repeat(1000)}\n\n${"[a] ".repeat(length / 4)}`,
  "references in a chain": numbered((n) => `[a${n}]: [a${n + 1}]\n`),
  "references that are missing": repeated("[a][b]"),
  footnotes: numbered((n) => `[^${n}]: a [^${n + 1}]\n`),
  "footnotes used": repeated("[^1]"),
  stars: repeated("*"),
  "emphasis without an end": repeated("*a "),
  "strong and emphasis": repeated("**a *a "),
  "emphasis of both kinds": repeated("*a_ "),
  "nested emphasis": nested("*a **", "** a*"),
  "emphasis closed too early": repeated("a**b"),
  underscores: repeated("_a"),
  strikethrough: repeated("~~a "),
  tildes: repeated("~"),
  "code spans of growing length": numbered((n) => `\u0060${"\u0060".repeat(n % 500)}a`),
  backquotes: repeated("\u0060"),
  fences: repeated("\u0060\u0060\u0060\n"),
  "opening angle brackets": repeated("<"),
  "opening tags": repeated("<a "),
  "comments without an end": repeated("<!-- "),
  "processing instructions": repeated("<?"),
  declarations: repeated("<!A "),
  CDATA: repeated("<![CDATA["),
  "HTML blocks": repeated("<div>\n"),
  "tags with attributes": (length) => `<a ${"a=b ".repeat(length / 4)}`,
  ampersands: repeated("&"),
  entities: repeated("&amp;"),
  backslashes: repeated("\\"),
  "hard breaks": repeated("a\\\n"),
  headings: repeated("# a\n"),
  "number signs": repeated("#"),
  "underlined headings": repeated("a\n=\n"),
  "a heading of many lines": (length) => `${"a\n".repeat(length / 2)}===`,
  "table columns": (length) => `${"|a".repeat(length / 8)}|\n${"|-".repeat(length / 8)}|\n${"|\n".repeat(length / 4)}`,
  "table rows": (length) => `|a|b|\n|-|-|\n${"|a|b|\n".repeat(length / 6)}`,
  tables: repeated("a|b\n-|-\n\n"),
  pipes: repeated("|"),
  "indented code": repeated("    a\n"),
  "front matter": numbered((n) => (n === 0 ? "---\n" : `title${n}: a\n`)),
  "front matter that is nested": (length) => `---\ntitle: ${"[".repeat(length)}\n---\n`,
  "front matter of anchors": numbered((n) => (n === 0 ? "---\n" : `a${n}: &a${n} [*a${n - 1}, *a${n - 1}]\n`)),
  rules: repeated("* * *\n"),
  "quotes and lists in turn": repeated("> - "),
};

/** @type {Record<string, (length: number) => string>} */
const HTML = {
  "elements nested": nested("<div>", "</div>"),
  "elements nested without an end": repeated("<div>"),
  "formatting without an end": repeated("<b><p>"),
  "links in links": repeated("<a href=x>"),
  "tables nested": repeated("<table><td>"),
  "lists nested": repeated("<ul><li>"),
  "quotes nested": repeated("<blockquote>"),
  "list items": numbered((n) => `<li>item ${n}`),
  paragraphs: numbered((n) => `<p>Paragraph ${n}`),
  headings: repeated("<h2>a</h2>"),
  figures: numbered((n) => `<figure><img src=${n}.jpg><figcaption>A pier. (AP)</figcaption></figure>`),
  pictures: numbered((n) => `<img src=${n}.jpg>`),
  "figures nested": repeated("<figure>"),
  "line breaks": repeated("<br>"),
  attributes: (length) => `<p ${"a=b ".repeat(length / 4)}>x`,
  "attributes that are read": (length) => `<p class="${"share ".repeat(length / 6)}">x`,
  comments: repeated("<!---->"),
  entities: repeated("&amp;"),
  templates: repeated("<template>"),
  drawings: repeated("<svg><g>"),
  formulas: repeated("<math><mi>"),
  bylines: repeated("<p class=byline>By Ada</p>"),
  headlines: repeated("<h1>a</h1>"),
  "data of a page": (length) => `<script type="application/ld+json">${"[".repeat(length)}</script><p>x`,
  "data of a page, valid": (length) =>
    `<script type="application/ld+json">${"[".repeat(length / 2)}${"]".repeat(length / 2)}</script><p>x`,
  "pieces of data": repeated('<script type="application/ld+json">{"@type":"NewsArticle"}</script>'),
  "one word": (length) => `<p>${"a".repeat(length)}`,
  "a source set": (length) => `<img srcset="${"a 1x,".repeat(length / 5)}">`,
};

/** @type {Bomb[]} */
export const BOMBS = /** @type {const} */ ([
  ["wire", WIRE],
  ["markdown", MARKDOWN],
  ["html", HTML],
]).flatMap(([format, bombs]) => Object.entries(bombs).map(([name, make]) => ({ name, format, make })));
