// @ts-check
// Joins segments into pieces, each of which is one continuous mark. It applies the filter and makes no nodes.
//
// The core may mark single letters of a word (`hard-line` -> `hardline`). A hyphen that is struck through is hard to
// see. So the piece is always the whole word, and the letters that differ get an emphasis of their own.

/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").Markup} Markup */
/** @typedef {import("./story-view.js").StoryView} StoryView */

/**
 * `before` is the segment of the earlier version, if the piece was joined from both.
 * @typedef {{ text: string, markup: Markup[], differs: boolean, sentence: number, before: Segment | null }} Part
 */
/**
 * @typedef {object} Piece
 * @property {"equal" | "delete" | "insert" | "remark" | "opened" | "closed"} tag `remark`: the same words with other
 *   markup, another link target or another first capital; `opened`, `closed`: an inserted or deleted paragraph break,
 *   without parts
 * @property {Part[]} parts
 * @property {Edit | null} edit for an `equal` piece, an edit that the filter hides
 * @property {Segment | null} [segmentBefore] for a remark, the same words in the earlier version
 */

/**
 * Returns the pieces of one side.
 * @param {readonly Segment[]} segments
 * @param {"before" | "after"} side
 * @param {readonly Edit[]} edits
 * @param {StoryView} story
 * @returns {Piece[]}
 */
export function piecesOfSide(segments, side, edits, story) {
  const marked = side === "before" ? "delete" : "insert";
  /** @type {Piece[]} */
  const pieces = [];
  for (const [index, segment] of segments.entries()) {
    const edit = editOf(segment, edits);
    const shown = edit ? story.shows(edit.classes) : true;
    const last = segments[index - 1];
    const begins = last?.sentence !== segment.sentence || (last.edit !== null && last.edit !== segment.edit);
    const written = pieces.at(-1);
    if (shown && edit && (written?.edit === edit ? written.tag === "remark" : begins) && isCapital(segment, edits))
      push(pieces, "remark", edit, segment);
    else if (shown && (segment.tag !== "equal" || (edit && changesWords(edit)))) push(pieces, marked, edit, segment);
    else if (shown && edit) push(pieces, "remark", edit, segment);
    else push(pieces, "equal", shown ? null : quietly(edit), segment);
  }
  return pieces.map(withoutNeedlessEmphasis);
}

/** Classes that change the form and not the words. @type {ReadonlySet<string>} */
export const FORM = new Set(["typography", "punctuation", "formatting", "link"]);

/**
 * Returns the edit if it changes words, else null. A hidden edit of words keeps a faint mark, so that no filter makes
 * different words look the same.
 * @param {Edit | null} edit
 */
function quietly(edit) {
  return edit && changesWords(edit) && !edit.moved && edit.classes.some((name) => !FORM.has(name)) ? edit : null;
}

/**
 * Returns whether a word only got or lost a capital, because words before it were deleted or inserted: "The mayor" and
 * "On Monday, the mayor".
 * @param {Segment} segment
 * @param {readonly Edit[]} edits
 */
function isCapital(segment, edits) {
  const edit = editOf(segment, edits);
  const lead = editBefore(segment, edits);
  return (
    edit !== null &&
    lead !== null &&
    !lead.before !== !lead.after &&
    edit.classes.join() === "typography" &&
    edit.before.toLowerCase() === edit.after.toLowerCase()
  );
}

/**
 * Returns the pieces of both sides as one text. Deleted text stands before the text that replaced it.
 * A hidden edit shows its later words only. Each side is a list of blocks: several if a block was split or merged.
 * @param {readonly (readonly Segment[])[]} before
 * @param {readonly (readonly Segment[])[]} after
 * @param {readonly Edit[]} edits
 * @param {StoryView} story
 * @returns {Piece[]}
 */
export function piecesOfBoth(before, after, edits, story) {
  /** @type {Piece[]} */
  const pieces = [];
  const left = new BlockCursor(before);
  const right = new BlockCursor(after);
  while (left.head || right.head || left.hasNext() || right.hasNext()) {
    if (!left.head && left.hasNext()) {
      // The break is placed after all marked text of the other side at this point, unless the mark goes on behind it.
      if (!right.head || !isMarked(right.head, edits) || left.continues(right.head)) {
        left.nextBlock();
        pieces.push({ tag: "closed", edit: null, parts: [], segmentBefore: null });
        continue;
      }
    }
    if (!right.head && right.hasNext()) {
      if (!left.head || !isMarked(left.head, edits) || right.continues(left.head)) {
        right.nextBlock();
        pieces.push({ tag: "opened", edit: null, parts: [], segmentBefore: null });
        continue;
      }
    }
    // Words may be added before an edit: "{Two dead after }[F]{f}erry".
    const heads = [left.head, right.head].filter((segment) => segment && isMarked(segment, edits));
    const head = heads.sort((one, other) => (one?.edit ?? 0) - (other?.edit ?? 0))[0];
    if (head) {
      const edit = editOf(head, edits);
      const shown = edit ? story.shows(edit.classes) : true;
      const deleted = left.takeMarked(head.edit, edits);
      const inserted = right.takeMarked(head.edit, edits);
      if (shown && edit && isCapital(head, edits) && pieces.at(-1)?.edit === editBefore(head, edits)) {
        push(pieces, "remark", edit, joined(inserted), joined(deleted));
        continue;
      }
      if (shown) for (const segment of deleted) push(pieces, "delete", edit, segment);
      for (const segment of inserted) push(pieces, shown ? "insert" : "equal", shown ? edit : quietly(edit), segment);
    } else if (left.head && right.head) {
      // If a new paragraph begins between two sentences, the white space there exists on one side only. It is dropped.
      const gap = left.gapBefore(right.head) || right.gapBefore(left.head);
      if (gap) continue;
      const length = Math.min(left.head.text.length, right.head.text.length) || 1;
      const segmentBefore = left.take(length);
      const segment = right.take(length);
      const edit = editOf(segment, edits) ?? editOf(segmentBefore, edits);
      if (edit && story.shows(edit.classes)) push(pieces, "remark", edit, segment, segmentBefore);
      else push(pieces, "equal", null, segment, segmentBefore);
    } else {
      // One side has ended. The rest of the other side is tagged equal, so it is shown unchanged.
      const rest = left.head ? left : right;
      if (rest.head) push(pieces, "equal", null, rest.take(Infinity));
    }
  }
  return pieces.map(withoutNeedlessEmphasis);
}

/** Reads the segments of one side, block by block. It can cut a segment to the length of the other side's segment. */
class BlockCursor {
  /** @param {readonly (readonly Segment[])[]} blocks */
  constructor(blocks) {
    this.blocks = blocks.slice(1);
    /** The last one is the next. */
    this.rest = (blocks[0] ?? []).slice().reverse();
  }

  /** Returns whether another block follows. */
  hasNext() {
    return this.blocks.length > 0;
  }

  /**
   * Returns whether the next block begins with the edit of a segment.
   * @param {Segment} segment
   */
  continues(segment) {
    return this.blocks[0]?.[0]?.edit === segment.edit;
  }

  /** Moves to the next block. */
  nextBlock() {
    this.rest = (this.blocks.shift() ?? []).slice().reverse();
  }

  /**
   * Drops white space that the other side does not have here.
   * @param {Segment} other
   * @returns {boolean} whether there was any
   */
  gapBefore(other) {
    const space = /^\s+/.exec(this.head?.text ?? "")?.[0];
    if (!space || /^\s/.test(other.text)) return false;
    this.take(space.length);
    return true;
  }

  /** @returns {Segment | undefined} */
  get head() {
    return this.rest.at(-1);
  }

  /**
   * @param {number} length in UTF-16 code units; both sides have the same text here, so no character is cut
   * @returns {Segment}
   */
  take(length) {
    const segment = /** @type {Segment} */ (this.rest.pop());
    if (segment.text.length <= length) return segment;
    this.rest.push({ ...segment, text: segment.text.slice(length) });
    return { ...segment, text: segment.text.slice(0, length) };
  }

  /**
   * Takes the next consecutive segments of one edit.
   * @param {number | null} edit
   * @param {readonly Edit[]} edits
   * @returns {Segment[]}
   */
  takeMarked(edit, edits) {
    const taken = [];
    while (this.head && this.head.edit === edit && isMarked(this.head, edits)) taken.push(this.take(Infinity));
    return taken;
  }
}

/**
 * @param {Segment} segment
 * @param {readonly Edit[]} edits
 * @returns {Edit | null}
 */
function editOf(segment, edits) {
  return segment.edit === null || segment.edit === undefined ? null : (edits[segment.edit] ?? null);
}

/** @param {Segment} segment @param {readonly Edit[]} edits */
function editBefore(segment, edits) {
  return edits[(segment.edit ?? 0) - 1] ?? null;
}

/** @param {Edit} edit */
function changesWords(edit) {
  return edit.before !== edit.after;
}

/**
 * Joins the segments of one word.
 * @param {Segment[]} segments
 * @returns {Segment}
 */
function joined(segments) {
  const text = segments.map((segment) => segment.text).join("");
  return { .../** @type {Segment} */ (segments[0]), text };
}

/**
 * Returns whether a segment belongs to deleted or inserted words. Letters that both words share are included.
 * @param {Segment} segment
 * @param {readonly Edit[]} edits
 */
function isMarked(segment, edits) {
  if (segment.tag !== "equal") return true;
  const edit = editOf(segment, edits);
  return edit !== null && changesWords(edit);
}

/**
 * @param {Piece[]} pieces
 * @param {Piece["tag"]} tag
 * @param {Edit | null} edit
 * @param {Segment} segment
 * @param {Segment | null} [segmentBefore]
 */
function push(pieces, tag, edit, segment, segmentBefore = null) {
  const part = {
    text: segment.text,
    markup: segment.markup,
    differs: segment.tag !== "equal",
    sentence: segment.sentence,
    before: segmentBefore,
  };
  const last = pieces.at(-1);
  if (last && last.tag === tag && last.edit === edit) last.parts.push(part);
  else pieces.push({ tag, edit, parts: [part], segmentBefore });
}

/**
 * Removes the emphasis on the differing letters if the whole piece differs.
 * @param {Piece} piece
 * @returns {Piece}
 */
function withoutNeedlessEmphasis(piece) {
  if (piece.parts.some((part) => !part.differs)) return piece;
  return { ...piece, parts: piece.parts.map((part) => ({ ...part, differs: false })) };
}
