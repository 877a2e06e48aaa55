//! The result for two versions: plain data that a page, a test or an export reads without asking again.
//!
//! A [`Comparison`] lists the fields around the body, then [`Row`]s in reading order (what stands side by side),
//! and the [`Change`]s a reader steps through. Text comes as [`Segment`]s that carry it, never as offsets.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::article::{BlockKind, CreditFlag, CreditOrigin, Field, Mark, Omitted};
use crate::fact::Fact;

/// Two versions compared.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The lines around the body that stand in either version, equal ones too.
    pub fields: Vec<FieldRow>,
    /// The body in reading order.
    pub rows: Vec<Row>,
    /// What changed, in reading order.
    pub changes: Vec<Change>,
    /// The facts that changed, in the order in which they are reported.
    pub facts: Vec<Fact>,
    /// Counts for the summary.
    pub summary: Summary,
    /// The texts that are in only one of the two sources, and that no article took. Where there are any, the two sources
    /// differ even if [`Comparison::changes`] is empty.
    pub omitted: OmittedTexts,
    /// False when the work budget ran out, so that some passages are compared coarsely.
    pub precise: bool,
}

/// Texts beside the articles: those in which two sources differ, and those that both have.
///
/// What changes without anybody's doing is left out: numbers, dates, relative times ("3 hours ago"), identifiers and addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OmittedTexts {
    /// Those of the source before that the source after lacks.
    pub before: Vec<Omitted>,
    /// Those of the source after that the source before lacks.
    pub after: Vec<Omitted>,
    /// Those of both, as they stand in the source after.
    pub both: Vec<Omitted>,
}

/// One line around the body, on both sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldRow {
    /// Which line.
    pub field: Field,
    /// `Equal`, `Edited`, `Inserted` or `Deleted`.
    pub kind: RowKind,
    /// Its place in [`Comparison::changes`].
    pub change: Option<usize>,
    /// The line before; empty where it was missing.
    pub before: Vec<Segment>,
    /// The line after; empty where it is missing.
    pub after: Vec<Segment>,
    /// The edits that the segments name.
    pub edits: Vec<Edit>,
    /// What is to be said of it ("date is more precise").
    pub notes: Vec<Note>,
}

/// What stands side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// What became of it.
    pub kind: RowKind,
    /// Where it moved, if it did. A [`RowKind::Stub`] always has it.
    pub moved: Option<Move>,
    /// Its place in [`Comparison::changes`]; `None` for an equal row and a stub.
    pub change: Option<usize>,
    /// The blocks before: none, one, or several for a merge.
    pub before: Vec<Side>,
    /// The blocks after: none, one, or several for a split.
    pub after: Vec<Side>,
    /// The edits that the segments of this row name.
    pub edits: Vec<Edit>,
    /// What is to be said of the row ("agency added", "now a file photo").
    pub notes: Vec<Note>,
    /// Words that went from a paragraph into a caption, or the reverse, and stand in this row.
    pub caption_overlaps: Vec<CaptionOverlap>,
}

/// Words that one row lost and another took up, one of them in a caption, the other in the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptionOverlap {
    /// The other row.
    pub row: usize,
    /// The words as they stand in this row.
    pub text: String,
}

/// What became of a row's blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// Nothing changed.
    Equal,
    /// The same block, changed.
    Edited,
    /// Only after.
    Inserted,
    /// Only before.
    Deleted,
    /// One block before, several after.
    Split,
    /// Several blocks before, one after.
    Merged,
    /// The place that a moved block left; the block itself stands in the row that `moved` names.
    Stub,
}

/// Where a block moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Move {
    /// The row of its other place: from the block to the stub it left, from the stub to the block.
    pub row: usize,
    /// Its block number before.
    pub before: usize,
    /// Its block number after.
    pub after: usize,
}

/// One block of one side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// The number of the block in its version, from 0.
    pub block: usize,
    /// What it is on this side.
    pub kind: BlockKind,
    /// Depth of a heading, a list item or a quote.
    pub level: Option<u8>,
    /// The number of an item of a numbered list.
    pub ordinal: Option<u32>,
    /// The text; empty for a photo.
    pub segments: Segments,
    /// The photo.
    pub photo: Option<PhotoSide>,
}

/// One photo of one side.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PhotoSide {
    /// The address of the picture.
    pub url: Option<String>,
    /// Whether the picture is another one on the other side.
    pub replaced: bool,
    /// The caption without its credits.
    pub caption: Segments,
    /// The credit lines.
    pub credits: Vec<CreditSide>,
    /// The alternative text.
    pub alt: Vec<Segment>,
    /// Whether it is a file photo.
    pub is_file: bool,
    /// Who handed it out, by the caption's own words.
    pub released_by: Option<String>,
    /// Where its credits contradict each other.
    pub discrepancies: Vec<Discrepancy>,
}

/// One credit line of one side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreditSide {
    /// Where it stood.
    pub origin: CreditOrigin,
    /// The line as printed.
    pub segments: Vec<Segment>,
    /// Its parts, in the order photographer, agency, via and the rest.
    pub parts: Vec<CreditPart>,
    /// What it says of the picture.
    pub flags: Vec<CreditFlag>,
    /// Whether a lone party's part was told from its shape only; the page then names no part.
    pub inferred: bool,
}

/// One named party of a credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreditPart {
    /// What part it has.
    pub role: CreditRole,
    /// Its name as printed.
    pub name: String,
    /// `Delete` before and `Insert` after where the other side does not name it in this part.
    pub tag: Tag,
}

/// What part a named party has in a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CreditRole {
    /// Took the picture.
    Creator,
    /// Provides the picture.
    Provider,
    /// Distributes the picture.
    Via,
    /// Let it be used by courtesy.
    CourtesyOf,
    /// Had it taken.
    CommissionedFor,
    /// Unknown.
    Other,
    /// Copyright notice.
    Copyright,
    /// Licence.
    License,
}

/// How the credits of one photo contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Discrepancy {
    /// In what way.
    pub kind: DiscrepancyKind,
    /// What the credit field says.
    pub field: String,
    /// What the credit inside the caption says.
    pub caption: String,
}

/// In what way credits contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DiscrepancyKind {
    /// The field says "Uncredited" and the caption names a source.
    UncreditedButNamed,
    /// Field and caption name different photographers.
    CreatorsDiffer,
}

/// Text with a tag, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Segment {
    /// Whether it stands on both sides.
    pub tag: Tag,
    /// The text.
    pub text: String,
    /// Its marks.
    pub marks: Vec<Mark>,
    /// The number of its sentence in the block, from 0.
    pub sentence: usize,
    /// The edit it belongs to, a place in the row's `edits`; also on `Equal` segments where letters of a word, marks or a link changed.
    pub edit: Option<usize>,
}

/// A list of [`Segment`]s; read it as a slice. Both sides of an equal row share one list, which saves a tenth of a comparison's time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Segments(Arc<[Segment]>);

impl From<Vec<Segment>> for Segments {
    fn from(segments: Vec<Segment>) -> Self {
        Self(segments.into())
    }
}

impl Deref for Segments {
    type Target = [Segment];

    fn deref(&self) -> &[Segment] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Segments {
    type Item = &'a Segment;
    type IntoIter = std::slice::Iter<'a, Segment>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A list like any other; where it stands twice, one that a serializer may know again by its address.
impl Serialize for Segments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match Arc::strong_count(&self.0) {
            1 => self.0.serialize(serializer),
            _ => serializer.serialize_newtype_struct("Segments", &*self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Segments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

/// Whether a segment stands on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tag {
    /// On both sides.
    Equal,
    /// Only before.
    Delete,
    /// Only after.
    Insert,
}

/// The smallest change a reader sees: what went and what came at one place. Words that were put in quotation marks, or taken out
/// of them, are one edit, and their marks alone belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// Its classes, sorted; never empty.
    pub classes: Vec<ChangeClass>,
    /// What went, in whole words; empty for a pure insertion.
    pub before: String,
    /// What came, in whole words; empty for a pure deletion.
    pub after: String,
    /// Where the sentence stands on the other side, if it only moved. Its segments that are `Equal` stand there too; the
    /// others were changed on the way.
    pub moved: Option<SentenceMove>,
}

/// The other place of a sentence that moved inside a block or from block to block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SentenceMove {
    /// The row; mostly another one.
    pub row: usize,
    /// The edit in that row, which names this one in turn.
    pub edit: usize,
}

/// What the reader steps through: a changed row or field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// `change-…`, derived from the changed text: the same in every comparison that has this change.
    pub id: String,
    /// What happened.
    pub kind: ChangeKind,
    /// The row, where it is in the body.
    pub row: Option<usize>,
    /// The field, where it is around the body.
    pub field: Option<Field>,
    /// The classes of its edits, sorted; never empty.
    pub classes: Vec<ChangeClass>,
    /// What went and what came, shortened, in the story's own words.
    pub summary: String,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Text changed in its place.
    Edited,
    /// A block or field was added.
    Inserted,
    /// A block or field was removed.
    Deleted,
    /// A block moved, changed or not.
    Moved,
    /// One block became several.
    Split,
    /// Several blocks became one.
    Merged,
}

/// What kind of change it is. Mechanical, never a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeClass {
    /// Only quotes, dashes, spaces, ellipses, case or Unicode form differ, or the marks inside a figure ("1,000", "1000").
    Typography,
    /// One word, at most three letters of it, or only a hyphen or space inside a compound; the same figure in other
    /// letters ("nine", "9").
    Spelling,
    /// Only punctuation differs.
    Punctuation,
    /// A number, amount, percentage, date or time differs.
    Figure,
    /// Words inside quotation marks or a block quote differ, or text entered or left a quotation.
    Quotation,
    /// Who says it, or the verb of saying.
    Attribution,
    /// A capitalised name inside the sentence differs.
    Name,
    /// A negation entered or left.
    Negation,
    /// The same words, another target.
    Link,
    /// The same words, other marks or another kind of block.
    Formatting,
    /// The caption of a photo.
    Caption,
    /// The credit of a photo.
    Credit,
    /// The alternative text of a photo.
    AltText,
    /// The picture itself was added, removed or replaced.
    Photo,
    /// A correction, clarification or editor's note.
    Correction,
    /// The same block or sentence at another place.
    Move,
    /// Paragraph breaks.
    Structure,
    /// Anything else.
    Wording,
}

/// What is to be said of a row or field beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Note {
    /// A credit appeared where none was.
    CreditAdded,
    /// No credit is left.
    CreditRemoved,
    /// Another photographer is named.
    PhotographerChanged,
    /// A photographer is named now.
    PhotographerAdded,
    /// No photographer is named any more.
    PhotographerRemoved,
    /// Another agency is named.
    AgencyChanged,
    /// An agency is named now.
    AgencyAdded,
    /// An agency is named no more.
    AgencyRemoved,
    /// Marked as a file photo now.
    NowFile,
    /// Marked as a file photo no more.
    NoLongerFile,
    /// The credit names the same parties in other words.
    CreditWordingOnly,
    /// The picture is another one.
    PictureReplaced,
    /// The block is of another kind or level.
    KindChanged,
    /// The list is numbered now, or no more, or begins with another number.
    NumberingChanged,
    /// The date is given more exactly.
    DateMorePrecise,
    /// The date is given less exactly.
    DateLessPrecise,
}

/// Counts for the summary sentence and the filters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Blocks of text, photos left out.
    pub blocks: BlockCounts,
    /// Photos.
    pub photos: BlockCounts,
    /// Photos whose caption changed.
    pub captions_edited: usize,
    /// Credit lines that appeared on photos which stand on both sides.
    pub credits_added: usize,
    /// Credit lines that went from photos which stand on both sides.
    pub credits_removed: usize,
    /// Credit lines whose wording changed.
    pub credits_edited: usize,
    /// Fields around the body that changed.
    pub fields_changed: usize,
    /// Words.
    pub words: WordCounts,
    /// How many edits are of each class, those that occur only, most frequent first.
    pub classes: Vec<ClassCount>,
}

/// How many blocks had which fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockCounts {
    /// Unchanged and in place.
    pub equal: usize,
    /// Changed.
    pub edited: usize,
    /// Of the edited: those in which words changed. Others lost or took up a sentence that only moved, or a link.
    pub reworded: usize,
    /// Of the edited: those in which typography, punctuation, formatting or the kind of block changed, but no word.
    pub restyled: usize,
    /// Added.
    pub inserted: usize,
    /// Removed.
    pub deleted: usize,
    /// At another place, changed or not.
    pub moved: usize,
    /// Split into several.
    pub split: usize,
    /// Merged from several.
    pub merged: usize,
}

/// How many words went and came. Captions count, credits do not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WordCounts {
    /// Words before.
    pub before: usize,
    /// Words after.
    pub after: usize,
    /// Words that went.
    pub deleted: usize,
    /// Words that came.
    pub inserted: usize,
}

/// How many edits are of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClassCount {
    /// The class.
    pub class: ChangeClass,
    /// How many edits.
    pub count: usize,
}
