// @ts-check
// Marks whole words in scripts without spaces. If one character of a word changed, the whole word is marked.
//
// The core has no dictionary, so it compares Chinese, Japanese, Thai and similar scripts character by character.
// Browsers and Node have a dictionary (`Intl.Segmenter`). So the marks are extended for display, and the data are not
// modified.
//
// | core | shown |
// |---|---|
// | 经[济]{贸}代表团 | [经济]{经贸}代表团 |
// | ถนน[ปิ]{เปิ}ด | ถนน[ปิด]{เปิด} |
// | ชาวบ้า[นทุกค]น | ชาวบ้าน[ทุกคน] |
// | 山田[太]{次}郎さん | [山田太郎]{山田次郎}さん |
//
// The characters that both words share are `equal` segments of the edit, like the shared letters of a misspelled word.
// The word is marked, and the characters that differ are emphasised.

/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").BlockSide} BlockSide */

/** Text in scripts without spaces between words. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+$/u;

/**
 * Words that the dictionary cuts: a name before a form of address or "said", between family and given name, and verbs of
 * rise and fall.
 */
const WORD =
  /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?=さん|さま|くん|ちゃん|氏|容疑者|被告|選手|議員|撮影|先生|女士|(?<![小传学听])说|表示)|[上下][调浮]|[增减]持/gu;

/** The most characters by which a mark is extended on each side. A longer word is an error of the dictionary. */
const MOST_SIGNS = 12;

/**
 * Returns a copy in which no mark cuts a word of a script without spaces.
 * @param {Comparison} comparison is not modified
 * @returns {Comparison}
 */
export function withWholeWords(comparison) {
  // Firefox before version 125 has no segmenter and shows the marks of the core.
  if (typeof Intl.Segmenter !== "function") return comparison;
  // The script of the text selects the dictionary, whatever language is given here.
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const fields = comparison.fields.map((field) => {
    const widened = widen([field.before], [field.after], field.edits, segmenter);
    if (!widened) return field;
    return { ...field, before: widened.before.flat(), after: widened.after.flat(), edits: widened.edits };
  });
  return { ...comparison, fields, rows: comparison.rows.map((row) => wholeRow(row, segmenter)) };
}

/**
 * @param {Row} row
 * @param {Intl.Segmenter} segmenter
 * @returns {Row}
 */
function wholeRow(row, segmenter) {
  const { before, after, edits } = row;
  if ([before, after].some((blocks) => blocks.length === 0)) return row;
  const texts = (/** @type {BlockSide[]} */ blocks) =>
    blocks.map(({ photo, segments }) => (photo ? photo.caption : segments));
  const widened = widen(texts(before), texts(after), edits, segmenter);
  if (!widened) return row;
  const drawn = (/** @type {BlockSide[]} */ blocks, /** @type {Segment[][]} */ texts) =>
    blocks.map((block, at) => {
      const segments = texts[at] ?? [];
      return block.photo ? { ...block, photo: { ...block.photo, caption: segments } } : { ...block, segments };
    });
  return { ...row, before: drawn(before, widened.before), after: drawn(after, widened.after), edits: widened.edits };
}

/**
 * A stretch of both texts: an edit or shared text. `edit` is the index of the edit, null for shared text. `slid` is
 * true for an insertion or deletion that was moved to the edge of a word.
 * @typedef {{ edit: number | null, before: Span, after: Span, slid: boolean }} Stretch
 */
/** @typedef {{ start: number, end: number }} Span in UTF-16 code units */

/**
 * Both sides are lists of blocks: a paragraph that was split or merged has several on one side.
 * @param {readonly Segment[][]} before
 * @param {readonly Segment[][]} after
 * @param {readonly Edit[]} edits
 * @param {Intl.Segmenter} segmenter
 * @returns {{ before: Segment[][], after: Segment[][], edits: Edit[] } | null} null if no mark changes
 */
function widen(before, after, edits, segmenter) {
  const grows = (/** @type {number | null} */ edit) => {
    const one = edit === null ? undefined : edits[edit];
    return one !== undefined && one.moved === null && one.before !== one.after;
  };
  if (!edits.some((_, edit) => grows(edit)) || !touchesUnspaced([...before, ...after].flat())) return null;
  const stretches = stretchesOf(before, after);
  if (!stretches) return null;
  const [left, right] = [new Words(before, segmenter), new Words(after, segmenter)];
  /** @type {Edit[]} */
  const widened = edits.slice();
  let grown = false;
  stretches.forEach((stretch, index) => {
    if (stretch.edit === null || !grows(stretch.edit)) return;
    const [last, next] = [stretches[index - 1], stretches[index + 1]];
    const room = (/** @type {Stretch | undefined} */ kept) =>
      kept && kept.edit === null ? Math.min(kept.before.end - kept.before.start, kept.after.end - kept.after.start) : 0;
    const shift = slide(left, stretch.before, right, stretch.after, room(last), room(next));
    if (shift !== 0 && last && next) {
      grown = true;
      stretch.slid = true;
      move(last, 0, shift);
      move(stretch, shift, shift);
      move(next, shift, 0);
      widened[stretch.edit] = {
        .../** @type {Edit} */ (edits[stretch.edit]),
        before: left.text.slice(stretch.before.start, stretch.before.end),
        after: right.text.slice(stretch.after.start, stretch.after.end),
      };
      return;
    }
    const head = reach(left, stretch.before.start, right, stretch.after.start, -1, room(last));
    const tail = reach(left, stretch.before.end, right, stretch.after.end, 1, room(next));
    if (head + tail === 0) return;
    grown = true;
    const text = right.text;
    const wordBefore = text.slice(stretch.after.start - head, stretch.after.start);
    const wordAfter = text.slice(stretch.after.end, stretch.after.end + tail);
    const edit = /** @type {Edit} */ (edits[stretch.edit]);
    widened[stretch.edit] = {
      ...edit,
      before: wordBefore + edit.before + wordAfter,
      after: wordBefore + edit.after + wordAfter,
    };
    move(stretch, -head, tail);
    if (last && head > 0) move(last, 0, -head);
    if (next && tail > 0) move(next, tail, 0);
  });
  if (!grown) return null;
  return { before: cut(before, stretches, "before"), after: cut(after, stretches, "after"), edits: widened };
}

/**
 * Moves the edges of a stretch on both sides.
 * @param {Stretch} stretch
 * @param {number} start
 * @param {number} end
 */
function move(stretch, start, end) {
  for (const side of [stretch.before, stretch.after]) {
    side.start += start;
    side.end += end;
  }
}

/**
 * Returns by how many code units an insertion or deletion is moved, so that it begins and ends at the edge of a word.
 * Returns 0 if that is already so or not possible.
 * @param {Words} before
 * @param {Span} one
 * @param {Words} after
 * @param {Span} other
 * @param {number} roomBack the length of the shared text before it
 * @param {number} roomOn the length of the shared text after it
 */
function slide(before, one, after, other, roomBack, roomOn) {
  const isInsertion = one.start === one.end;
  if (!isInsertion && other.start !== other.end) return 0;
  const [words, range] = isInsertion ? [after, other] : [before, one];
  const { text } = words;
  const fits = (/** @type {number} */ shift) =>
    before.isEdge(one.start + shift) &&
    after.isEdge(other.start + shift) &&
    words.isEdge(range.start + shift) &&
    words.isEdge(range.end + shift);
  if (fits(0)) return 0;
  for (let shift = 1; shift <= Math.min(roomOn, MOST_SIGNS); shift += 1) {
    if (text[range.start + shift - 1] !== text[range.end + shift - 1]) break;
    if (fits(shift)) return shift;
  }
  for (let shift = 1; shift <= Math.min(roomBack, MOST_SIGNS); shift += 1) {
    if (text[range.start - shift] !== text[range.end - shift]) break;
    if (fits(-shift)) return -shift;
  }
  return 0;
}

/**
 * Returns whether unchanged text begins or ends with a character of a script without spaces.
 * @param {readonly Segment[]} segments
 */
function touchesUnspaced(segments) {
  return segments.some(
    ({ edit, text }) => edit === null && (UNSPACED.test(text.slice(0, 1)) || UNSPACED.test(text.slice(-1))),
  );
}

/**
 * Returns the texts of both sides as stretches in order. No shared stretch crosses the end of a block. Returns null if
 * the shared texts do not match.
 * @param {readonly Segment[][]} before
 * @param {readonly Segment[][]} after
 * @returns {Stretch[] | null}
 */
function stretchesOf(before, after) {
  /** @type {Stretch[]} */
  const stretches = [];
  const [left, right] = [new Walk(before), new Walk(after)];
  while (left.segment || right.segment) {
    // Where one side begins a block, the other may have a space between sentences.
    const [spaceBefore, spaceAfter] = [right.beginsBlock ? left.space : 0, left.beginsBlock ? right.space : 0];
    if (spaceBefore !== spaceAfter) {
      stretches.push({ edit: null, before: left.take(spaceBefore), after: right.take(spaceAfter), slid: false });
      continue;
    }
    const edit = left.segment?.edit ?? right.segment?.edit ?? null;
    if (edit !== null) {
      stretches.push({ edit, before: left.takeEdit(edit), after: right.takeEdit(edit), slid: false });
      continue;
    }
    const shared = Math.min(left.rest.length, right.rest.length);
    if (shared === 0 || left.rest.slice(0, shared) !== right.rest.slice(0, shared)) return null;
    const isNew = left.beginsBlock || right.beginsBlock;
    const [one, other] = [left.take(shared), right.take(shared)];
    const last = stretches.at(-1);
    if (last?.edit === null && !isNew) [last.before.end, last.after.end] = [one.end, other.end];
    else stretches.push({ edit: null, before: one, after: other, slid: false });
  }
  return stretches;
}

/** Walks through the segments of one side. */
class Walk {
  /** @param {readonly Segment[][]} blocks */
  constructor(blocks) {
    this.segments = blocks.flat().filter(({ text }) => text !== "");
    /** The places at which a block begins, other than the first one. */
    this.starts = startsOf(blocks).slice(1);
    this.at = 0;
    this.offset = 0;
    this.place = 0;
  }

  get segment() {
    return this.segments[this.at];
  }

  /** The rest of the current segment. */
  get rest() {
    return this.segment?.text.slice(this.offset) ?? "";
  }

  get beginsBlock() {
    return this.starts.includes(this.place);
  }

  /** The length of the spaces that follow, if they are shared text. */
  get space() {
    return this.segment?.edit === null ? this.rest.length - this.rest.trimStart().length : 0;
  }

  /** @param {number} length @returns {Span} */
  take(length) {
    const start = this.place;
    this.place += length;
    this.offset += length;
    if (this.rest === "") {
      this.at += 1;
      this.offset = 0;
    }
    return { start, end: this.place };
  }

  /** Takes the next consecutive segments of an edit. @param {number} edit @returns {Span} */
  takeEdit(edit) {
    const start = this.place;
    while (this.segment && this.segment.edit === edit) this.take(this.rest.length);
    return { start, end: this.place };
  }
}

/**
 * Returns the place at which each block begins.
 * @param {readonly Segment[][]} blocks
 */
function startsOf(blocks) {
  let end = 0;
  return blocks.map((segments) => {
    const start = end;
    for (const { text } of segments) end += text.length;
    return start;
  });
}

/** The words of one side. A word ends at the latest where its block ends. */
class Words {
  /** @param {readonly Segment[][]} blocks @param {Intl.Segmenter} segmenter */
  constructor(blocks, segmenter) {
    const texts = blocks.map((segments) => segments.map(({ text }) => text).join(""));
    this.text = texts.join("");
    this.known = texts.map((text) => [...text.matchAll(WORD)]);
    this.starts = startsOf(blocks);
    // The dictionary takes a figure and the letters beside it for one word: "ชาวบ้าน200คน".
    this.words = texts.map((text) => segmenter.segment(text.replace(/\w/g, " ")));
  }

  /** @param {number} place */
  isEdge(place) {
    return this.toEdge(place, 1) === 0;
  }

  /**
   * Returns the distance from a place to the next edge of a word, backwards or forwards. At an edge it is 0.
   * @param {number} place
   * @param {-1 | 1} direction
   */
  toEdge(place, direction) {
    const next = this.starts.findIndex((start) => start > place);
    const block = (next < 0 ? this.starts.length : next) - 1;
    const inside = place - (this.starts[block] ?? 0);
    const known = this.known[block]?.find(({ index, 0: word }) => index <= inside && inside <= index + word.length);
    if (known) {
      const [back, on] = [inside - known.index, known.index + known[0].length - inside];
      return back * on === 0 ? 0 : direction < 0 ? back : on;
    }
    const word = this.words[block]?.containing(inside);
    if (!word || word.index === inside) return 0;
    return direction < 0 ? inside - word.index : word.index + word.segment.length - inside;
  }
}

/**
 * Returns by how many code units a mark is extended in one direction, so that it ends at the edge of a word on both
 * sides. Returns 0 if that is not possible.
 * @param {Words} before
 * @param {number} placeBefore
 * @param {Words} after
 * @param {number} placeAfter
 * @param {-1 | 1} direction
 * @param {number} room the length of the shared text in this direction
 */
function reach(before, placeBefore, after, placeAfter, direction, room) {
  let signs = 0;
  while (signs <= Math.min(room, MOST_SIGNS)) {
    const more =
      before.toEdge(placeBefore + direction * signs, direction) ||
      after.toEdge(placeAfter + direction * signs, direction);
    if (more === 0) {
      const grown =
        direction < 0
          ? after.text.slice(placeAfter - signs, placeAfter)
          : after.text.slice(placeAfter, placeAfter + signs);
      return signs > 0 && UNSPACED.test(grown) ? signs : 0;
    }
    signs += more;
  }
  return 0;
}

/**
 * Returns the segments of each block of one side, cut at the edges of the stretches.
 * @param {readonly Segment[][]} blocks
 * @param {readonly Stretch[]} stretches
 * @param {"before" | "after"} side
 * @returns {Segment[][]}
 */
function cut(blocks, stretches, side) {
  const starts = startsOf(blocks);
  return blocks.map((segments, block) => cutBlock(segments, starts[block] ?? 0, stretches, side));
}

/**
 * @param {readonly Segment[]} segments
 * @param {number} start
 * @param {readonly Stretch[]} stretches
 * @param {"before" | "after"} side
 * @returns {Segment[]}
 */
function cutBlock(segments, start, stretches, side) {
  /** @type {Segment[]} */
  const parts = [];
  const marked = side === "before" ? "delete" : "insert";
  let at = 0;
  for (const segment of segments) {
    const end = start + segment.text.length;
    while (start < end) {
      while ((stretches[at]?.[side].end ?? Infinity) <= start) at += 1;
      const stretch = stretches[at];
      const stop = Math.min(end, stretch?.[side].end ?? end);
      const text = segment.text.slice(segment.text.length - (end - start), segment.text.length - (end - stop));
      const edit = stretch ? stretch.edit : segment.edit;
      // A moved insertion or deletion changes the tags at its old and at its new place.
      const slid = (edit === null) !== (segment.edit === null) && (stretch?.slid || segment.tag !== "equal");
      parts.push({ ...segment, text, edit, tag: slid ? (edit === null ? "equal" : marked) : segment.tag });
      start = stop;
    }
  }
  return parts;
}
