/** The format of a text. `auto` detects plain text (`wire`), Markdown and HTML. */
export type Format = "auto" | "wire" | "markdown" | "html";

/** One version to parse. */
export interface Source {
  text: string;
  /** The format of the text. Default: `auto`. */
  format?: Format;
  id?: string;
  /** The name of the version for readers, for example "First edition". */
  label?: string;
  /** When the version was published, in ISO 8601. */
  published?: string;
  url?: string;
  /** The language of the text as a BCP 47 tag, for example `de-AT`. */
  lang?: string;
  /** Metadata of the newsroom system. It fills the fields that the text lacks. */
  fields?: SourceFields;
  /**
   * Photos that the newsroom system stores apart from the text. Each one fills the missing values of the photo of the
   * same picture in the text. Of the photos without such a match, the first becomes the main picture, and the others
   * follow at the end.
   */
  photos?: SourcePhoto[];
  /**
   * Texts of the newsroom system that are not part of the story. Differences in them are reported as omitted texts. If
   * there are more than 5,000, the last one contains the texts of the rest.
   */
  omitted?: SourceOmitted[];
}

/** A text of the newsroom system that is not part of the story. */
export interface SourceOmitted {
  text: string;
  /** Why it is not part of the story. Default: `other`. */
  reason?: OmissionReason;
  /** Its location in the data: `associations[0].headline`. */
  location?: string | null;
}

/** Fields that the newsroom system stores apart from the text. */
export interface SourceFields {
  /** Takes precedence over a headline in the text. */
  headline?: string;
  standfirst?: string;
  byline?: string;
  dateline?: string;
  /** In ISO 8601, or as printed. */
  published?: string;
  /** In ISO 8601, or as printed. */
  updated?: string;
}

/** A photo that the newsroom system stores apart from the text. */
export interface SourcePhoto {
  id?: string;
  url?: string;
  /** The alternative text. */
  alt?: string;
  /** The caption. It may end with credits. */
  caption?: string;
  /** The credit line of a separate field, or several if the newsroom system has several. */
  credit?: string | string[];
}

/** Text as a list of runs. The joined texts of the runs are the text itself. */
export type Text = Run[];

/** A stretch of text with the same markup. */
export interface Run {
  /** The text. A hard line break is `\n`. */
  text: string;
  /** Its markup, sorted and without repeats. */
  markup: Markup[];
}

/** Formatting of a run. The address of a link is as in the source, and not validated. */
export type Markup = { kind: "strong" | "emphasis" | "strikethrough" | "code" } | { kind: "link"; url: string };

/** One parsed version of an article. */
export interface Article {
  headline: Text | null;
  /** The standfirst: the summary under the headline. */
  standfirst: Text | null;
  /** The byline as printed, for example `By Ida Holm`. */
  byline: Text | null;
  /** The dateline as printed, for example `GRAVIK, May 24 (AP)`. */
  dateline: Text | null;
  /** When the version or the story was published. */
  date: ArticleDate | null;
  /** When the story was last updated, if the source gives that in addition to `date`. */
  updated: ArticleDate | null;
  /** The language of the text as a BCP 47 tag, if known, for example `de-AT`. */
  lang: string | null;
  /** The body in reading order. */
  blocks: Block[];
  /**
   * Text of the source that is not part of the article, with the reason, in the order of the source. For a page, this
   * is the other text under `root`. For data of a newsroom system, it is the texts that no field was read from.
   */
  omitted: Omitted[];
  /** The part of a page that was read as the story. `null` if all of the source was read. */
  root: StoryRoot | null;
}

/** Text of a source that is not part of the article. */
export interface Omitted {
  /** The text, with its white space collapsed. */
  text: string;
  /** Why it was left out. */
  reason: OmissionReason;
  /** Its location: a path of elements (`article > div.related > p`) or of data (`associations[0].headline`). */
  location: string | null;
}

/** Why text is not part of the article. More reasons may be added. */
export type OmissionReason =
  /** A menu, a breadcrumb, or a link to a section. */
  | "navigation"
  /** A link to another story, or a teaser of one. */
  | "related"
  /** An advertisement, or its label. */
  | "advertisement"
  /** An offer to subscribe, sign in or receive a newsletter. */
  | "subscription"
  /** A share or follow button. */
  | "share"
  /** The controls and labels of an audio or video player. */
  | "player"
  /** Readers' comments, or a link to them. */
  | "comments"
  /** A date that was not used, or its label: "3 hours ago", "Published". */
  | "date"
  /** Details about the author other than the name, such as a biography or an address. */
  | "author"
  /** A button, a form or another control. */
  | "control"
  /** Text that is hidden from readers. */
  | "hidden"
  /** The address of a picture that is not among the photos: another source of one, a poster or a background. */
  | "picture"
  /** Text that the article contains already: a repeated caption, or a pull quote. */
  | "duplicate"
  /** A note for editors that is not for publication. It is never shown. */
  | "internal"
  /** A field of the newsroom system that is not text of the story. */
  | "metadata"
  | "other";

/** The element of a page that was read as the story. */
export interface StoryRoot {
  /** Its path: `body > main > article.story`. */
  location: string;
  /**
   * Why the element was chosen. It contains the most prose, or the headline that the page's metadata gives. `markup`:
   * the page has no prose, and the element is where the markup suggests the story.
   */
  reason: "prose" | "headline" | "markup";
  /** The number of elements that looked like a story, including this one. */
  candidates: number;
}

/** A date as printed, with its value. */
export interface ArticleDate {
  /** The date as printed. */
  text: string;
  /**
   * The value in ISO 8601 with the printed precision (`2031`, `2031-05`, `2031-05-24`, `2031-05-24T09:30Z`). `null` if
   * the date was not recognised.
   */
  iso: string | null;
}

/** The kind of a block. More kinds may be added. */
export type BlockKind =
  /** A subheading inside the story. */
  | "heading"
  | "paragraph"
  /** A paragraph of a block quote. */
  | "quote"
  /** One item of a list. */
  | "list-item"
  /** A photo with its caption and credits. */
  | "photo"
  /** A correction, clarification or editor's note. */
  | "correction"
  /** A table as text: one line per row, with cells separated by tabs. */
  | "table"
  /** A break between passages. It has no text. */
  | "divider"
  /** Embedded content from another site. The text is its address or title. */
  | "embed";

/** One block of the body. */
export interface Block {
  kind: BlockKind;
  /** The text. Empty for a photo, whose text is its caption. */
  runs: Text;
  /** The level of a heading, or the nesting depth of a list item or quote. Counts from 1. */
  level: number | null;
  /** The number of an item in a numbered list. */
  ordinal: number | null;
  /** The photo, if `kind` is `photo`. */
  photo: Photo | null;
}

/** A picture with its caption and credits. */
export interface Photo {
  /** The newsroom's identifier of the picture. */
  id: string | null;
  /** The address of the picture as in the source. */
  url: string | null;
  /** The alternative text. */
  alt: string | null;
  /** The caption, with its prefix ("FILE -") and without its credits. */
  caption: Text;
  /** The credit lines as printed: first those inside the caption, then those of separate credit fields. */
  credits: Credit[];
  /** Whether the prefix or a credit marks it as a file photo. */
  isFile: boolean;
  /** Who released the picture, according to the caption ("In this photo released by …"). */
  releasedBy: string | null;
}

/** One credit line: the verbatim text, and the parties that were recognised in it. */
export interface Credit {
  /** The line as printed, including brackets. Never shortened. */
  raw: string;
  /** Where the line stood. */
  origin: CreditOrigin;
  /** The photographers, for example `Jon Dahl`. */
  creators: string[];
  /** The agencies and organisations that provide the picture, for example `NTB`. */
  providers: string[];
  /** The distributors ("via …"). */
  via: string[];
  /** Named parties whose role is unknown. */
  other: string[];
  /** The party by whose courtesy the picture is used. */
  courtesyOf: string | null;
  /** The party that commissioned the picture ("X for Y"). It is a provider too. */
  commissionedFor: string | null;
  /** Whether the role of the only party was inferred from its form. */
  inferred: boolean;
  /** What the line says about the kind and origin of the picture, sorted and without repeats. */
  flags: CreditFlag[];
  /** The copyright notice as printed. */
  copyright: string | null;
  /** The licence as printed. */
  license: string | null;
}

/** Where a credit line stood: inside the caption, or in a separate credit field. */
export type CreditOrigin = "caption" | "field";

/** What a credit line says about the picture. More flags may be added. */
export type CreditFlag =
  /** A file photo, from an archive. */
  | "file"
  /** Handed out by the named party. */
  | "handout"
  /** Taken by a pool photographer for several organisations. */
  | "pool"
  /** Taken by a member of the staff. */
  | "staff"
  /** Taken by a stringer, who works freelance for an agency. */
  | "stringer"
  | "contributor"
  /** Used by courtesy of somebody. */
  | "courtesy"
  /** A picture of a screen or a frame of a video. */
  | "screengrab"
  /** Composed of several pictures. */
  | "composite"
  /** An illustration, not a photo. */
  | "illustration"
  /** The line says that there is no credit. */
  | "uncredited";

/** Two versions compared. */
export interface Comparison {
  /** The fields that either version has, including unchanged ones. */
  fields: FieldRow[];
  /** The body in reading order. */
  rows: Row[];
  /** What changed, in reading order. */
  changes: Change[];
  /** The facts that changed, in the order in which they are reported. */
  facts: Fact[];
  /** Counts for the summary. */
  summary: Summary;
  /**
   * The texts that only one of the two sources has and that are in neither article. If there are any, the sources
   * differ even if `changes` is empty.
   */
  omitted: OmittedTexts;
  /** False if the work budget ran out. Some passages are then compared coarsely. */
  precise: boolean;
}

/**
 * Texts outside the articles: those of only one source, and those of both. Texts that change by themselves are left
 * out: numbers, dates, relative times ("3 hours ago"), identifiers and addresses.
 */
export interface OmittedTexts {
  /** Texts of the source before that the source after lacks. */
  before: Omitted[];
  /** Texts of the source after that the source before lacks. */
  after: Omitted[];
  /** Texts of both sources, as in the source after. */
  both: Omitted[];
}

/** One field around the body, on both sides. */
export interface FieldRow {
  field: Field;
  kind: "equal" | "edited" | "inserted" | "deleted";
  /** Its index in `Comparison.changes`. `null` if the field is equal. */
  change: number | null;
  /** The text before. Empty if the field was missing. */
  before: Segment[];
  /** The text after. Empty if the field is missing. */
  after: Segment[];
  /** The edits that the segments refer to. */
  edits: Edit[];
  /** Notes on the change, for example `date-more-precise`. */
  notes: Note[];
}

/** A field around the body. */
export type Field = "headline" | "standfirst" | "byline" | "dateline" | "date" | "updated";

/** The blocks that stand side by side. */
export interface Row {
  /** What happened to the blocks. */
  kind: RowKind;
  /** Where the block moved, if it did. Never `null` for a `stub`. */
  moved: Move | null;
  /** Its index in `Comparison.changes`. `null` for an equal row and a stub. */
  change: number | null;
  /** The blocks before: none, one, or several for a merge. */
  before: BlockSide[];
  /** The blocks after: none, one, or several for a split. */
  after: BlockSide[];
  /** The edits that the segments of this row refer to. */
  edits: Edit[];
  /** Notes on the change, for example `agency-added`. */
  notes: Note[];
  /** Words of this row that moved from a paragraph into a caption, or the reverse. */
  captionOverlaps: CaptionOverlap[];
}

/** Words that were deleted from one row and inserted into another, one of them a caption, the other body text. */
export interface CaptionOverlap {
  /** The index of the other row. */
  row: number;
  /** The words as in this row. */
  text: string;
}

/**
 * What happened to the blocks of a row. A `stub` is the place that a moved block left. The block itself is in the row
 * that `moved` refers to.
 */
export type RowKind = "equal" | "edited" | "inserted" | "deleted" | "split" | "merged" | "stub";

/** Where a block moved. */
export interface Move {
  /** The row of the other place: of the stub for a moved block, of the moved block for a stub. */
  row: number;
  /** The number of the block before, from 0. Of several that were merged, the first. */
  before: number;
  /** The number of the block after, from 0. Of several into which it was split, the first. */
  after: number;
}

/** One block of one side. */
export interface BlockSide {
  /** The number of the block in its version, from 0. */
  block: number;
  /** The kind of block on this side. */
  kind: BlockKind;
  /** The level of a heading, or the nesting depth of a list item or quote. Counts from 1. */
  level: number | null;
  /** The number of an item of a numbered list. */
  ordinal: number | null;
  /** The text. Empty for a photo. Both sides of an equal row share one list, and so do the steps of a timeline. */
  segments: Segment[];
  /** The photo, if the block is one. */
  photo: PhotoSide | null;
}

/** One photo of one side. */
export interface PhotoSide {
  /** The address of the picture. */
  url: string | null;
  /** Whether the other side has a different picture. */
  replaced: boolean;
  /** The caption without its credits. */
  caption: Segment[];
  credits: CreditSide[];
  /** The alternative text. */
  alt: Segment[];
  /** Whether it is a file photo. */
  isFile: boolean;
  /** Who released the picture, according to the caption. */
  releasedBy: string | null;
  /** Contradictions between its credits. */
  discrepancies: Discrepancy[];
}

/** One credit line of one side. */
export interface CreditSide {
  /** Where the line stood. */
  origin: CreditOrigin;
  /** The line as printed. */
  segments: Segment[];
  /** The named parties: photographers, agencies, distributors, then the rest. */
  parts: CreditParty[];
  /** What the line says about the picture. */
  flags: CreditFlag[];
  /** Whether the role of the only party was inferred from its form. The page then shows no role. */
  inferred: boolean;
}

/** One named party of a credit. */
export interface CreditParty {
  role: CreditRole;
  /** The name as printed. */
  name: string;
  /** `delete` before or `insert` after if the other side does not name the party in this role. Otherwise `equal`. */
  tag: Tag;
}

/** The role of a named party. More roles may be added. */
export type CreditRole =
  /** The photographer. */
  | "creator"
  /** The agency or organisation that provides the picture. */
  | "provider"
  /** The distributor. */
  | "via"
  /** The party by whose courtesy the picture is used. */
  | "courtesy-of"
  /** The party that commissioned the picture. */
  | "commissioned-for"
  /** A party whose role is unknown. */
  | "other"
  | "copyright"
  | "license";

/** A contradiction between the credits of one photo. */
export interface Discrepancy {
  /**
   * `uncredited-but-named`: the field says "Uncredited", but the caption names a source. `creators-differ`: the field
   * and the caption name different photographers.
   */
  kind: "uncredited-but-named" | "creators-differ";
  /** The value in the credit field. */
  field: string;
  /** The value in the credit inside the caption. */
  caption: string;
}

/** A piece of text with one tag, one list of markup and at most one edit. */
export interface Segment {
  /** Whether the text is on both sides. */
  tag: Tag;
  text: string;
  markup: Markup[];
  /** The number of its sentence in the block, from 0. */
  sentence: number;
  /**
   * The edit that the segment belongs to, as an index into the `edits` of its row or field. `equal` segments have one
   * too if only letters of a word, its markup or a link changed.
   */
  edit: number | null;
}

/** Whether a segment is on both sides, only before, or only after. */
export type Tag = "equal" | "delete" | "insert";

/**
 * The smallest change that is shown: the words before and after at one place. Words that were put in quotation marks,
 * or taken out of them, are one edit, but only the quotation marks are its segments.
 */
export interface Edit {
  /** Its classes, sorted; never empty. */
  classes: ChangeClass[];
  /** The deleted words, always whole. Empty for a pure insertion. */
  before: string;
  /** The inserted words, always whole. Empty for a pure deletion. */
  after: string;
  /**
   * The other place of the sentence, if it moved. Segments tagged `equal` are at both places; the others changed in the
   * move.
   */
  moved: SentenceMove | null;
}

/** The other place of a sentence that moved within a block or to another block. */
export interface SentenceMove {
  /** The index of the row at the other place, usually another row. */
  row: number;
  /** The index of the edit in that row. That edit refers back to this one. */
  edit: number;
}

/** A changed row or field. Readers step from one to the next. */
export interface Change {
  /** `change-…`, derived from the changed text. The same change has the same id in every comparison. */
  id: string;
  kind: "edited" | "inserted" | "deleted" | "moved" | "split" | "merged";
  /** The index of the row. `null` for a field. */
  row: number | null;
  /** The field. `null` for a row. */
  field: Field | null;
  /** The classes of all its edits, sorted and never empty. */
  classes: ChangeClass[];
  /** The deleted and inserted words, quoted and shortened, for example `nine → ten`. */
  summary: string;
}

/** One fact that changed. Every text in it is quoted from a version, never paraphrased. */
export interface Fact {
  class: FactClass;
  /** Further classes that apply, for example `attribution` for a name that is also the speaker's. */
  also: FactClass[];
  /**
   * The value before, for example `180`. Empty if the fact was added. For `left-behind`, the value that still stands.
   */
  before: string;
  /** The value after, for example `187`. Empty if the fact was removed. */
  after: string;
  /**
   * The words before the value, as they stand in the later version; in the earlier one if the value was removed. For
   * `link`, the linked words.
   */
  lead: string;
  /** The words after the value, from the same version. */
  trail: string;
  /** All places where the fact stands, in reading order. Never empty. */
  places: FactPlace[];
  /** The correction that quotes both values, as an index into `Comparison.facts`. */
  corrected: number | null;
}

/** The class of a fact, in the order in which facts are reported. */
export type FactClass =
  /** A correction or editor's note that was added, changed or removed. The values are its own words. */
  | "correction"
  /** A negation ("not") that was added or removed. */
  | "negation"
  /** Words that limit a statement ("if", "unless", "only", "allegedly"), added or removed with their clause. */
  | "condition"
  /** A number, amount or percentage. */
  | "figure"
  /** A name of a person, place or organisation. */
  | "name"
  /** The speaker of a statement, or the verb of saying. */
  | "attribution"
  /** Words inside quotation marks. */
  | "quotation"
  /** A day, date or time. */
  | "date"
  /** The headline, if no fact of another class covers its change. */
  | "headline"
  /** A photo that was added, removed or replaced. */
  | "photo"
  /** The photographer or the agency of a photo. */
  | "credit"
  /** The target of a link. */
  | "link"
  /** An old value that still stands elsewhere in the later version. */
  | "left-behind"
  /** A passage that was added. The value is its first words. */
  | "new"
  /** A passage that was removed. The value is its first words. */
  | "removed"
  /** Other words: those of the standfirst, the first of the first paragraph, and all if there are few changes. */
  | "wording";

/** A place where a fact stands. */
export interface FactPlace {
  /** The field that contains the fact. `null` if it is in the body. */
  field: Field | null;
  /** The index of the row that contains the fact. `null` if it is in a field. */
  row: number | null;
  /** The part of the row or field. */
  part: "text" | "caption" | "credit" | "alt-text" | "picture";
  /**
   * The edits of that row or field that changed the value, as indices into its `edits`. Empty if the value did not
   * change there.
   */
  edits: number[];
}

/** The class of a change. It depends on the words, never on their meaning. More classes may be added. */
export type ChangeClass =
  /**
   * Only quotation marks, dashes, spaces, ellipses, case, Unicode form, or separators inside a figure differ ("1,000",
   * "1000").
   */
  | "typography"
  /**
   * Another spelling: up to three letters of one word, a hyphen or space inside a compound, or another form of the same
   * figure ("nine", "9").
   */
  | "spelling"
  /** Only punctuation differs. */
  | "punctuation"
  /** A number, amount, percentage, date or time. */
  | "figure"
  /** Words inside quotation marks or a block quote, or words that were put into a quotation or taken out of one. */
  | "quotation"
  /** The speaker of a statement, or the verb of saying. */
  | "attribution"
  /** A capitalised name inside a sentence. */
  | "name"
  | "negation"
  /** Words that limit or condition a statement ("if", "unless", "only", "allegedly") were added or removed. */
  | "condition"
  /** The same words link to another target. */
  | "link"
  /** The same words have other markup, or the block is of another kind. */
  | "formatting"
  /** The caption of a photo. */
  | "caption"
  /** The credit of a photo. */
  | "credit"
  /** The alternative text of a photo. */
  | "alt-text"
  /** The picture itself was added, removed or replaced. */
  | "photo"
  /** A correction, clarification or editor's note. */
  | "correction"
  /** The same block or sentence is at another place. */
  | "move"
  /** Paragraphs were split or merged. */
  | "structure"
  | "wording";

/** A note on a row or field, in addition to its text. More notes may be added. */
export type Note =
  /** The photo had no credit and has one now. */
  | "credit-added"
  /** The photo had a credit and has none now. */
  | "credit-removed"
  | "photographer-changed"
  | "photographer-added"
  | "photographer-removed"
  | "agency-changed"
  | "agency-added"
  | "agency-removed"
  /** The photo is now marked as a file photo. */
  | "now-file"
  | "no-longer-file"
  /** The credit names the same parties in other words. */
  | "credit-wording-only"
  | "picture-replaced"
  /** The kind or level of the block changed. */
  | "kind-changed"
  /** The numbering of a list was added, removed, or starts or goes on with another number. */
  | "numbering-changed"
  | "date-more-precise"
  | "date-less-precise";

/** Counts for the summary and the filters. */
export interface Summary {
  /** Counts of text blocks. */
  blocks: BlockCounts;
  /** Counts of photos. */
  photos: BlockCounts;
  /** The number of photos whose caption changed. */
  captionsEdited: number;
  /** The number of credit lines added to photos that both versions have. */
  creditsAdded: number;
  /** The number of credit lines removed from photos that both versions have. */
  creditsRemoved: number;
  /** The number of credit lines whose wording changed. */
  creditsEdited: number;
  /** The number of fields that changed. */
  fieldsChanged: number;
  words: WordCounts;
  /** The number of edits of each class, most frequent first. Classes without edits are left out. */
  classes: ClassCount[];
}

/** The number of blocks by what happened to them. */
export interface BlockCounts {
  /** Blocks that are unchanged and in place. */
  equal: number;
  /** Blocks that changed in place. */
  edited: number;
  /**
   * The part of `edited` in which words changed. The others lost or gained only a moved sentence, or changed only a
   * link.
   */
  reworded: number;
  /** The part of `edited` in which typography, punctuation, formatting or the kind of block changed, but no words. */
  restyled: number;
  inserted: number;
  deleted: number;
  /** Blocks that moved, changed or not. */
  moved: number;
  split: number;
  merged: number;
}

/** The number of words, with those of captions and without those of credits. */
export interface WordCounts {
  before: number;
  after: number;
  deleted: number;
  inserted: number;
}

/** The number of edits of one class. */
export interface ClassCount {
  class: ChangeClass;
  count: number;
}

/** A story from its first version to its last. Versions are numbered from 0. */
export interface Timeline {
  /** The versions in the given order. */
  versions: TimelineVersion[];
  /** The steps from each version to the next: one fewer than there are versions. */
  steps: TimelineStep[];
  /** Every sentence that stood in any version, in order of first appearance: by version, then in reading order. */
  sentences: SentenceHistory[];
  /** False if the budget of a step ran out. */
  precise: boolean;
}

/** One version in a timeline. */
export interface TimelineVersion {
  /** The number of words in its body and captions. */
  words: number;
  /**
   * For each block, the histories of the sentences of its text or caption, as indices into `Timeline.sentences`. They
   * are in the order of `Segment.sentence`. The pieces of a split sentence share one history.
   */
  blocks: number[][];
}

/** One step of a timeline, from a version to the next. */
export interface TimelineStep {
  /** The two versions compared. */
  comparison: Comparison;
  /** The number of words removed from body and captions. */
  removed: number;
  /** The number of words added to body and captions. */
  added: number;
}

/** The history of one sentence. */
export interface SentenceHistory {
  /** The version in which it first stood. */
  first: number;
  /** The versions in which its words changed, ascending. Its place, its typography and its markup do not count. */
  changed: number[];
  /** The stretches of versions that lacked it before it was restored with the same words, ascending. */
  absences: Absence[];
  /**
   * The first version without it, because it was removed or merged into another sentence. `null` if it stands in the
   * last version.
   */
  removed: number | null;
}

/** The versions in which a sentence did not stand. */
export interface Absence {
  /** The first version without it. */
  removed: number;
  /** The version in which it was restored. */
  restored: number;
}

/** Options for parsing. */
export interface ParseOptions {
  /** Agencies to add to the built-in dictionary: names, each with its other spellings: `{ "Fjordfoto": ["FF"] }`. */
  agencies?: { [name: string]: string[] };
}

/** Options for parsing and comparing. */
export interface CompareOptions extends ParseOptions {
  /**
   * The work that may be spent, in steps of about one token looked at. If the budget runs out, the rest is compared
   * coarsely and `precise` is false. Default: 200 million.
   */
  budget?: number;
  /**
   * Whether the comparison contains `fields` and `rows`. Without them, a comparison takes a quarter less time.
   * This suits callers who need only what changed. Default: true.
   */
  rows?: boolean;
}

/**
 * Parses one version. Throws an `Error` if the source does not have the type described here, or if its HTML is nested
 * too deeply for the browser.
 */
export function parse(source: Source, options?: ParseOptions): Article;

/** Compares two versions. Each one is a source or a parsed article. */
export function compare(before: Source | Article, after: Source | Article, options?: CompareOptions): Comparison;

/** Compares each version with the next and follows every sentence through all of them. The budget is per step. */
export function timeline(versions: readonly (Source | Article)[], options?: CompareOptions): Timeline;

/** Reads the article in an element, as `<article-versions>` does with its children, or the story of a document. */
export function parseDom(node: Node, options?: ParseOptions): Article;

/** Reads one credit line. */
export function parseCredit(line: string, options?: ParseOptions): Credit;
