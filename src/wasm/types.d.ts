/** How a source is written. `auto` detects plain text (`wire`), Markdown and HTML. */
export type Format = "auto" | "wire" | "markdown" | "html";

/** One version as the newsroom has it. */
export interface Source {
  text: string;
  /** Default: `auto`. */
  format?: Format;
  id?: string;
  /** What a reader calls this version: "First edition". */
  label?: string;
  /** When it was published, ISO 8601. */
  published?: string;
  url?: string;
  /** BCP 47 tag. */
  lang?: string;
  /** What the newsroom's system knows beside the text; fills what the text does not say itself. */
  fields?: SourceFields;
  /** Photos kept beside the text; they fill those that stand in it. */
  photos?: SourcePhoto[];
  /**
   * Texts of the newsroom's system that are no part of the story, so that a difference in them is reported. Beyond 5,000 the
   * last one takes the texts of the others.
   */
  omitted?: SourceOmitted[];
}

export interface SourceOmitted {
  text: string;
  /** Default: `other`. */
  reason?: OmissionReason;
  /** A path of data: `associations[0].headline`. */
  location?: string | null;
}

export interface SourceFields {
  /** Wins over a headline in the text. */
  headline?: string;
  standfirst?: string;
  byline?: string;
  dateline?: string;
  /** ISO 8601, or as printed. */
  published?: string;
  updated?: string;
}

export interface SourcePhoto {
  id?: string;
  url?: string;
  alt?: string;
  /** May have credits at its end. */
  caption?: string;
  /** The credit line in a field of its own; several where a system keeps several. */
  credit?: string | string[];
}

/** Text with its marks. The run texts, joined, are the text. */
export type Text = Run[];

export interface Run {
  /** A hard line break is `\n`. */
  text: string;
  marks: Mark[];
}

export type Mark = { kind: "strong" | "emphasis" | "strikethrough" | "code" } | { kind: "link"; url: string };

/** A parsed version. */
export interface Article {
  headline: Text | null;
  standfirst: Text | null;
  byline: Text | null;
  dateline: Text | null;
  date: ArticleDate | null;
  updated: ArticleDate | null;
  lang: string | null;
  blocks: Block[];
  /** Text of the source that is in none of the above, with the reason, in the order of the source. */
  omitted: Omitted[];
  /** The part of a page that was read as the story; null where all of the source was read. */
  root: StoryRoot | null;
}

/** Text of a source that is not part of the article. */
export interface Omitted {
  text: string;
  reason: OmissionReason;
  /** A path of elements (`article > div.related > p`) or of data (`associations[0].headline`). */
  location: string | null;
}

/** Why text is not part of the article. More may come. */
export type OmissionReason =
  | "navigation"
  | "related"
  | "advertisement"
  | "subscription"
  | "share"
  | "player"
  | "comments"
  | "date"
  | "author"
  | "control"
  | "hidden"
  | "duplicate"
  /** A note for editors, which is not for publication: its text is never shown. */
  | "internal"
  | "metadata"
  | "other";

/** The element of a page that was read as the story. */
export interface StoryRoot {
  /** `body > main > article.story` */
  location: string;
  /** It holds the most prose, or the headline that the page's data name; `markup` where the page has no prose. */
  reason: "prose" | "headline" | "markup";
  /** How many elements looked like a story, this one included. */
  candidates: number;
}

export interface ArticleDate {
  /** As printed. */
  text: string;
  /** ISO 8601 with the printed precision, where it could be read. */
  iso: string | null;
}

export type BlockKind =
  | "heading"
  | "paragraph"
  | "quote"
  | "list-item"
  | "photo"
  | "correction"
  | "table"
  | "divider"
  | "embed";

export interface Block {
  kind: BlockKind;
  /** Empty for a photo, whose text is its caption. */
  runs: Text;
  /** Depth from 1: of a heading, or of a list item's or a quote's nesting. */
  level: number | null;
  /** The number of an item of a numbered list. */
  ordinal: number | null;
  photo: Photo | null;
}

export interface Photo {
  id: string | null;
  url: string | null;
  alt: string | null;
  /** What the picture shows, without its credits. */
  caption: Text;
  /** First those inside the caption, then the fields of their own. */
  credits: Credit[];
  isFile: boolean;
  /** Who handed it out, by the caption's own words. */
  releasedBy: string | null;
}

export interface Credit {
  /** As printed; never shortened. */
  raw: string;
  origin: CreditOrigin;
  creators: string[];
  providers: string[];
  via: string[];
  other: string[];
  courtesyOf: string | null;
  commissionedFor: string | null;
  /** True if the role of the only party was inferred from its form. */
  inferred: boolean;
  flags: CreditFlag[];
  copyright: string | null;
  license: string | null;
}

export type CreditOrigin = "caption" | "field";

export type CreditFlag =
  | "file"
  | "handout"
  | "pool"
  | "staff"
  | "stringer"
  | "contributor"
  | "courtesy"
  | "screengrab"
  | "composite"
  | "illustration"
  | "uncredited";

/** Two versions compared. */
export interface Comparison {
  /** The lines around the body that stand in either version, equal ones too. */
  fields: FieldRow[];
  /** The body in reading order. */
  rows: Row[];
  /** What changed, in reading order. */
  changes: Change[];
  /** The facts that changed, in the order in which they are reported. */
  facts: Fact[];
  summary: Summary;
  /** Texts in only one of the two sources that no article took: with any, the sources differ even without `changes`. */
  omitted: OmittedTexts;
  /** False when the work budget ran out, so that some passages are compared coarsely. */
  precise: boolean;
}

/** Without what changes by itself: numbers, dates, relative times ("3 hours ago"), identifiers, addresses. */
export interface OmittedTexts {
  before: Omitted[];
  after: Omitted[];
  /** Those of both, as they stand in the later one. */
  both: Omitted[];
}

export interface FieldRow {
  field: Field;
  kind: "equal" | "edited" | "inserted" | "deleted";
  /** Its place in `changes`. */
  change: number | null;
  before: Segment[];
  after: Segment[];
  edits: Edit[];
  notes: Note[];
}

export type Field = "headline" | "standfirst" | "byline" | "dateline" | "date" | "updated";

/** What stands side by side. */
export interface Row {
  kind: RowKind;
  /** Where it moved. A `stub` always has it. */
  moved: Move | null;
  /** Its place in `changes`; null for an equal row and a stub. */
  change: number | null;
  /** Several only for `merged`. */
  before: Side[];
  /** Several only for `split`. */
  after: Side[];
  edits: Edit[];
  notes: Note[];
  /** Words that went from a paragraph into a caption, or the reverse, and stand in this row. */
  captionOverlaps: CaptionOverlap[];
}

/** Words that one row lost and another took up, one of them in a caption, the other in the body. */
export interface CaptionOverlap {
  /** The other row. */
  row: number;
  /** The words as they stand in this row. */
  text: string;
}

/** `stub`: the place that a moved block left; the block itself stands in the row that `moved` names. */
export type RowKind = "equal" | "edited" | "inserted" | "deleted" | "split" | "merged" | "stub";

export interface Move {
  /** The row of its other place: from the block to the stub it left, from the stub to the block. */
  row: number;
  /** Its block number before. */
  before: number;
  /** Its block number after. */
  after: number;
}

export interface Side {
  /** The number of the block in its version, from 0. */
  block: number;
  kind: BlockKind;
  level: number | null;
  ordinal: number | null;
  /** Empty for a photo. Both sides of an equal row have one and the same list. */
  segments: Segment[];
  photo: PhotoSide | null;
}

export interface PhotoSide {
  url: string | null;
  /** The picture is another one on the other side. */
  replaced: boolean;
  caption: Segment[];
  credits: CreditSide[];
  alt: Segment[];
  isFile: boolean;
  releasedBy: string | null;
  /** Where its credits contradict each other. */
  discrepancies: Discrepancy[];
}

export interface CreditSide {
  origin: CreditOrigin;
  /** The line as printed. */
  segments: Segment[];
  parts: CreditPart[];
  flags: CreditFlag[];
  /** True if the role of the only party was inferred from its form. The page then shows no role. */
  inferred: boolean;
}

export interface CreditPart {
  role: CreditRole;
  /** As printed. */
  name: string;
  /** `delete` before and `insert` after where the other side does not name it in this part. */
  tag: Tag;
}

export type CreditRole =
  | "creator"
  | "provider"
  | "via"
  | "courtesy-of"
  | "commissioned-for"
  | "other"
  | "copyright"
  | "license";

export interface Discrepancy {
  kind: "uncredited-but-named" | "creators-differ";
  /** What the credit field says. */
  field: string;
  /** What the credit inside the caption says. */
  caption: string;
}

/** Text with a tag, ready to show. */
export interface Segment {
  tag: Tag;
  text: string;
  marks: Mark[];
  /** The number of its sentence in the block, from 0. */
  sentence: number;
  /** The edit it belongs to, a place in the row's `edits`; also on `equal` segments where letters of a word, marks or a link changed. */
  edit: number | null;
}

export type Tag = "equal" | "delete" | "insert";

/** The smallest change a reader sees. Words put in quotation marks, or taken out of them, are one, of which the marks alone are segments. */
export interface Edit {
  /** Never empty. */
  classes: ChangeClass[];
  /** What went, in whole words. */
  before: string;
  /** What came, in whole words. */
  after: string;
  /**
   * Where the sentence stands on the other side, if it only moved. Its segments that are `equal` stand there too; the
   * others were changed on the way.
   */
  moved: SentenceMove | null;
}

/** The other place of a sentence that moved inside a block or from block to block. */
export interface SentenceMove {
  row: number;
  /** The edit in that row, which names this one in turn. */
  edit: number;
}

/** What the reader steps through. */
export interface Change {
  /** `change-…`: the same in every comparison that has this change. */
  id: string;
  kind: "edited" | "inserted" | "deleted" | "moved" | "split" | "merged";
  /** Where it is in the body. */
  row: number | null;
  /** Where it is around the body. */
  field: Field | null;
  classes: ChangeClass[];
  /** The deleted and inserted words, shortened, in the story's own words. */
  summary: string;
}

/** One fact that changed. Every text in it is quoted from a version; read together, `lead`, the value and `trail` are one excerpt. */
export interface Fact {
  class: FactClass;
  /** What else it is: a name that is also who said it. */
  also: FactClass[];
  /** The value before; empty where it was added. Of a value that was left behind, the value that still stands. */
  before: string;
  /** The value after; empty where it was dropped. */
  after: string;
  /** The words before the value, the same in both versions; of a link, the words that lead to it. */
  lead: string;
  /** The words after the value, the same in both versions. */
  trail: string;
  /** Where it stands, in reading order; never empty. */
  places: FactPlace[];
  /** The correction that quotes both values, as its place in `facts`. */
  corrected: number | null;
}

/** In the order in which facts are reported. */
export type FactClass =
  | "correction"
  | "negation"
  | "figure"
  | "name"
  | "attribution"
  | "quotation"
  | "date"
  | "headline"
  | "photo"
  | "credit"
  | "link"
  | "left-behind"
  | "new"
  | "gone"
  | "wording";

export interface FactPlace {
  /** The line around the body, where it stands in one. */
  field: Field | null;
  /** The row, where it stands in the body. */
  row: number | null;
  /** Which text of the row it is. */
  part: "text" | "caption" | "credit" | "alt-text" | "picture";
  /** The edits of that row or field which make it; none where the value did not change there. */
  edits: number[];
}

export type ChangeClass =
  | "typography"
  | "spelling"
  | "punctuation"
  | "figure"
  | "quotation"
  | "attribution"
  | "name"
  | "negation"
  | "link"
  | "formatting"
  | "caption"
  | "credit"
  | "alt-text"
  | "photo"
  | "correction"
  | "move"
  | "structure"
  | "wording";

export type Note =
  | "credit-added"
  | "credit-removed"
  | "photographer-changed"
  | "photographer-added"
  | "photographer-removed"
  | "agency-changed"
  | "agency-added"
  | "agency-removed"
  | "now-file"
  | "no-longer-file"
  | "credit-wording-only"
  | "picture-replaced"
  | "kind-changed"
  | "numbering-changed"
  | "date-more-precise"
  | "date-less-precise";

export interface Summary {
  /** Blocks of text, photos left out. */
  blocks: BlockCounts;
  photos: BlockCounts;
  /** Photos whose caption changed. */
  captionsEdited: number;
  /** Credit lines that appeared on photos which stand on both sides. */
  creditsAdded: number;
  /** Credit lines that went from photos which stand on both sides. */
  creditsRemoved: number;
  /** Credit lines whose wording changed. */
  creditsEdited: number;
  /** Fields around the body that changed. */
  fieldsChanged: number;
  words: WordCounts;
  /** How many edits are of each class, most frequent first. */
  classes: ClassCount[];
}

export interface BlockCounts {
  equal: number;
  edited: number;
  /** Of the edited: those in which words changed. Others lost or took up a sentence that only moved, or a link. */
  reworded: number;
  /** Of the edited: those in which typography, punctuation, formatting or the kind of block changed, but no word. */
  restyled: number;
  inserted: number;
  deleted: number;
  moved: number;
  split: number;
  merged: number;
}

export interface WordCounts {
  before: number;
  after: number;
  deleted: number;
  inserted: number;
}

export interface ClassCount {
  class: ChangeClass;
  count: number;
}

/** A story from its first version to its last. Versions are numbered from 0. */
export interface Timeline {
  /** One for each version, in the order given. */
  versions: TimelineVersion[];
  /** From each version to the next: one fewer than there are versions. */
  steps: TimelineStep[];
  /** Every sentence that stood in any version, in order of first appearance: by version, then in reading order. */
  sentences: SentenceHistory[];
  /** False when a step spent its budget. */
  precise: boolean;
}

export interface TimelineVersion {
  /** Words of its body and its captions. */
  words: number;
  /**
   * For each block, the histories of its sentences, or of those of its caption: places in `Timeline.sentences`, in the
   * numbering of `Segment.sentence`. Pieces of a sentence that was split share one.
   */
  blocks: number[][];
}

/** From one version to the next. */
export interface TimelineStep {
  comparison: Comparison;
  /** Words of body and captions that went. */
  removed: number;
  /** Words of body and captions that came. */
  added: number;
}

/** What became of one sentence. */
export interface SentenceHistory {
  /** The version in which it first stood. */
  first: number;
  /** The versions in which its words changed, ascending. Its place, its typography and its marks do not count. */
  changed: number[];
  /** When it was gone for a while and came back with the same words, ascending. */
  absences: Absence[];
  /** The version in which it no longer stood, removed or taken into another sentence; null while it still stands in the last. */
  gone: number | null;
}

/** The versions in which a sentence did not stand. */
export interface Absence {
  /** The first version without it. */
  gone: number;
  /** The version in which it stood again. */
  back: number;
}

export interface ParseOptions {
  /** Agencies that the dictionary does not know, by name, each with its other spellings: `{ "Fjordfoto": ["FF"] }`. */
  agencies?: { [name: string]: string[] };
}

export interface CompareOptions extends ParseOptions {
  /** The work that may be spent, in steps of one token looked at. Default: 200 million. */
  budget?: number;
  /** False leaves `fields` and `rows` of a comparison empty, for callers who need only what changed: a quarter less time. Default: true. */
  rows?: boolean;
}

/** Parses one version. Never fails on text; throws an `Error` when the source itself is not as described here. */
export function parse(source: Source, options?: ParseOptions): Article;

/** Compares two versions, each as a source or already parsed. */
export function compare(before: Source | Article, after: Source | Article, options?: CompareOptions): Comparison;

/** Compares each version with the one before it and follows every sentence through all of them. The budget is that of each step. */
export function timeline(versions: readonly (Source | Article)[], options?: CompareOptions): Timeline;

/** Reads the article that an element holds, as `<article-versions>` does with its children, or the story of a document. */
export function parseDom(node: Node, options?: ParseOptions): Article;

/** Reads one credit line. */
export function parseCredit(line: string, options?: ParseOptions): Credit;
