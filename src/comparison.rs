//! The result of a comparison, as plain data.
//!
//! A [`Comparison`] contains the fields around the body, then [`Row`]s in reading order, and the [`Change`]s that a
//! reader steps through. Text comes as [`Segment`]s that contain it, never as offsets.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::article::{BlockKind, CreditFlag, CreditOrigin, Field, Markup, Omitted, Run};
use crate::change::{Change, ChangeClass, Note, Summary};
use crate::fact::Fact;

/// Two versions compared.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Comparison {
    /// The fields that either version has, including unchanged ones.
    pub fields: Vec<FieldRow>,
    /// The body in reading order.
    pub rows: Vec<SharedRow>,
    /// What changed, in reading order.
    pub changes: Vec<Change>,
    /// The facts that changed, in the order in which they are reported; see [`FactClass`](crate::FactClass).
    pub facts: Vec<Fact>,
    /// Counts for the summary.
    pub summary: Summary,
    /// The texts that only one of the two sources has and that are in neither article. If there are any, the sources
    /// differ even if [`Comparison::changes`] is empty.
    pub omitted: OmittedTexts,
    /// False if the work budget ran out. Some passages are then compared coarsely.
    pub precise: bool,
}

/// Texts outside the articles: those of only one source, and those of both.
///
/// Texts that change by themselves are left out: numbers, dates, relative times ("3 hours ago"), identifiers and
/// addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OmittedTexts {
    /// Texts of the source before that the source after lacks.
    pub before: Vec<Omitted>,
    /// Texts of the source after that the source before lacks.
    pub after: Vec<Omitted>,
    /// Texts of both sources, as in the source after.
    pub both: Vec<Omitted>,
}

/// One field around the body, on both sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FieldRow {
    /// The field.
    pub field: Field,
    /// `Equal`, `Edited`, `Inserted` or `Deleted`.
    pub kind: RowKind,
    /// Its index in [`Comparison::changes`]. `None` if the field is equal.
    pub change: Option<usize>,
    /// The text before. Empty if the field was missing.
    pub before: Vec<Segment>,
    /// The text after. Empty if the field is missing.
    pub after: Vec<Segment>,
    /// The edits that the segments refer to.
    pub edits: Vec<Edit>,
    /// Notes on the change, for example [`Note::DateMorePrecise`].
    pub notes: Vec<Note>,
}

/// The blocks that stand side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Row {
    /// What happened to the blocks.
    pub kind: RowKind,
    /// Where the block moved, if it did. Always `Some` for a [`RowKind::Stub`].
    pub moved: Option<Move>,
    /// Its index in [`Comparison::changes`]. `None` for an equal row and a stub.
    pub change: Option<usize>,
    /// The blocks before: none, one, or several for a merge.
    pub before: Vec<BlockSide>,
    /// The blocks after: none, one, or several for a split.
    pub after: Vec<BlockSide>,
    /// The edits that the segments of this row refer to.
    pub edits: Vec<Edit>,
    /// Notes on the change, for example [`Note::AgencyAdded`].
    pub notes: Vec<Note>,
    /// Words of this row that moved from a paragraph into a caption, or the reverse.
    pub caption_overlaps: Vec<CaptionOverlap>,
}

/// A [`Row`], to which it dereferences. In a timeline, the steps share the rows of blocks that do not change.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedRow(Arc<Row>);

impl SharedRow {
    /// The row, to be changed. A row that is shared is copied before.
    pub(crate) fn make_mut(&mut self) -> &mut Row {
        Arc::make_mut(&mut self.0)
    }

    /// Whether another step of a timeline has the row, too.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Both sides of a row of one unchanged block that has neither level, number nor photo.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn unchanged(&self) -> Option<(&BlockSide, &BlockSide)> {
        let is_plain = |side: &BlockSide| side.level.is_none() && side.ordinal.is_none() && side.photo.is_none();
        match (self.kind, self.moved, self.change, &*self.before, &*self.after) {
            (RowKind::Equal, None, None, [one], [other])
                if one.kind == other.kind
                    && is_plain(one)
                    && is_plain(other)
                    && one.segments.is(&other.segments)
                    && self.edits.is_empty() =>
            {
                Some((one, other))
            }
            _ => None,
        }
    }
}

impl From<Row> for SharedRow {
    fn from(row: Row) -> Self {
        Self(row.into())
    }
}

impl Deref for SharedRow {
    type Target = Row;

    fn deref(&self) -> &Row {
        &self.0
    }
}

/// Serialized as a row. Shared rows keep their address, so a serializer can recognise them.
impl Serialize for SharedRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match Arc::strong_count(&self.0) {
            1 => self.0.serialize(serializer),
            _ => serializer.serialize_newtype_struct("SharedRow", &*self.0),
        }
    }
}

impl<'de> Deserialize<'de> for SharedRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Row::deserialize(deserializer).map(Self::from)
    }
}

/// Words that were deleted from one row and inserted into another, one of them a caption, the other body text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CaptionOverlap {
    /// The index of the other row.
    pub row: usize,
    /// The words as in this row.
    pub text: String,
}

/// What happened to the blocks of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// Nothing changed.
    Equal,
    /// The same block, changed.
    Edited,
    /// A block that only the version after has.
    Inserted,
    /// A block that only the version before has.
    Deleted,
    /// One block before, several after.
    Split,
    /// Several blocks before, one after.
    Merged,
    /// The place that a moved block left. The block itself is in the row that `moved` refers to.
    Stub,
}

/// Where a block moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Move {
    /// The row of the other place: of the stub for a moved block, of the moved block for a stub.
    pub row: usize,
    /// The number of the block before, from 0.
    pub before: usize,
    /// The number of the block after, from 0.
    pub after: usize,
}

/// One block of one side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BlockSide {
    /// The number of the block in its version, from 0.
    pub block: usize,
    /// The kind of block on this side.
    pub kind: BlockKind,
    /// The level of a heading, or the nesting depth of a list item or quote. Counts from 1.
    pub level: Option<u8>,
    /// The number of an item of a numbered list.
    pub ordinal: Option<u32>,
    /// The text. Empty for a photo.
    pub segments: Segments,
    /// The photo, if the block is one.
    pub photo: Option<PhotoSide>,
}

/// One photo of one side.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PhotoSide {
    /// The address of the picture.
    pub url: Option<String>,
    /// Whether the other side has a different picture.
    pub replaced: bool,
    /// The caption without its credits.
    pub caption: Segments,
    /// The credit lines.
    pub credits: Vec<CreditSide>,
    /// The alternative text.
    pub alt: Vec<Segment>,
    /// Whether it is a file photo.
    pub is_file: bool,
    /// Who released the picture, according to the caption.
    pub released_by: Option<String>,
    /// Contradictions between its credits.
    pub discrepancies: Vec<Discrepancy>,
}

/// One credit line of one side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreditSide {
    /// Where the line stood.
    pub origin: CreditOrigin,
    /// The line as printed.
    pub segments: Vec<Segment>,
    /// The named parties: photographers, agencies, distributors, then the rest.
    pub parts: Vec<CreditParty>,
    /// What the line says about the picture.
    pub flags: Vec<CreditFlag>,
    /// Whether the role of the only party was inferred from its form. The page then shows no role.
    pub inferred: bool,
}

/// One named party of a credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreditParty {
    /// The role of the party.
    pub role: CreditRole,
    /// The name as printed.
    pub name: String,
    /// `Delete` before or `Insert` after if the other side does not name the party in this role. Otherwise `Equal`.
    pub tag: Tag,
}

/// The role of a named party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CreditRole {
    /// The photographer.
    Creator,
    /// The agency or organisation that provides the picture.
    Provider,
    /// The distributor.
    Via,
    /// The party by whose courtesy the picture is used.
    CourtesyOf,
    /// The party that commissioned the picture.
    CommissionedFor,
    /// A party whose role is unknown.
    Other,
    /// The copyright notice.
    Copyright,
    /// The licence.
    License,
}

/// A contradiction between the credits of one photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Discrepancy {
    /// The kind of contradiction.
    pub kind: DiscrepancyKind,
    /// The value in the credit field.
    pub field: String,
    /// The value in the credit inside the caption.
    pub caption: String,
}

/// The kind of a contradiction between credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DiscrepancyKind {
    /// The field says "Uncredited", but the caption names a source.
    UncreditedButNamed,
    /// The field and the caption name different photographers.
    CreatorsDiffer,
}

/// A piece of text with one tag, one list of markup and at most one edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Segment {
    /// Whether the text is on both sides.
    pub tag: Tag,
    /// The text.
    pub text: String,
    /// The markup of the text.
    pub markup: Vec<Markup>,
    /// The number of its sentence in the block, from 0.
    pub sentence: usize,
    /// The edit that the segment belongs to, as an index into the `edits` of its row or field. `Equal` segments have
    /// one too if only letters of a word, its markup or a link changed.
    pub edit: Option<usize>,
}

/// A list of [`Segment`]s that dereferences to a slice. Both sides of an equal row share one list. The segments of a
/// text that did not change are made when they are first read, because most are never read.
#[derive(Debug, Clone, Default)]
pub struct Segments(Arc<SegmentList>);

#[derive(Debug, Default)]
struct SegmentList {
    segments: OnceLock<Vec<Segment>>,
    /// What the segments are made of.
    unchanged: Option<UnchangedText>,
}

impl SegmentList {
    fn segments(&self) -> &[Segment] {
        let make = || self.unchanged.as_ref().map(UnchangedText::segments).unwrap_or_default();
        self.segments.get_or_init(make)
    }
}

impl Serialize for SegmentList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.segments().serialize(serializer)
    }
}

/// A text of one run that did not change. It has one segment for each sentence.
#[derive(Debug)]
pub(crate) struct UnchangedText {
    pub run: Run,
    /// Where the sentences after the first begin, in bytes.
    pub starts: Vec<usize>,
}

impl UnchangedText {
    /// The texts of the sentences.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        let ends = self.starts.iter().copied().chain([self.run.text.len()]);
        ends.map(move |end| self.run.text.get(std::mem::replace(&mut start, end)..end).unwrap_or_default())
    }

    fn segments(&self) -> Vec<Segment> {
        let segment = |(sentence, text): (usize, &str)| Segment {
            tag: Tag::Equal,
            text: text.to_owned(),
            markup: self.run.markup.clone(),
            sentence,
            edit: None,
        };
        self.sentences().enumerate().map(segment).collect()
    }
}

impl Segments {
    /// The unchanged text of which the segments are made, unless they were given one by one.
    pub(crate) fn unchanged(&self) -> Option<&UnchangedText> {
        self.0.unchanged.as_ref()
    }

    /// Whether this is the same list.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether more than the two sides of one row have the list.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn is_shared_by_rows(&self) -> bool {
        Arc::strong_count(&self.0) > 2
    }

    /// The address of the list. The same lists have the same address.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn address(&self) -> *const () {
        Arc::as_ptr(&self.0).cast()
    }
}

impl From<Vec<Segment>> for Segments {
    fn from(segments: Vec<Segment>) -> Self {
        Self(SegmentList { segments: segments.into(), unchanged: None }.into())
    }
}

impl From<UnchangedText> for Segments {
    fn from(text: UnchangedText) -> Self {
        Self(SegmentList { segments: OnceLock::new(), unchanged: Some(text) }.into())
    }
}

impl PartialEq for Segments {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || **self == **other
    }
}

impl Deref for Segments {
    type Target = [Segment];

    fn deref(&self) -> &[Segment] {
        self.0.segments()
    }
}

impl<'a> IntoIterator for &'a Segments {
    type Item = &'a Segment;
    type IntoIter = std::slice::Iter<'a, Segment>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Serialized as a list. Shared lists keep their address, so a serializer can recognise them.
impl Serialize for Segments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match Arc::strong_count(&self.0) {
            1 => self.0.segments().serialize(serializer),
            _ => serializer.serialize_newtype_struct("Segments", &*self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Segments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

/// Whether a segment is on both sides or on one.
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

/// The smallest change that is shown: the words before and after at one place. Words that were put in quotation marks,
/// or taken out of them, are one edit, but only the quotation marks are its segments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Edit {
    /// Its classes, sorted; never empty.
    pub classes: Vec<ChangeClass>,
    /// The deleted words, always whole. Empty for a pure insertion.
    pub before: String,
    /// The inserted words, always whole. Empty for a pure deletion.
    pub after: String,
    /// The other place of the sentence, if it moved. Segments tagged `Equal` are at both places; the others changed in
    /// the move.
    pub moved: Option<SentenceMove>,
}

/// The other place of a sentence that moved within a block or to another block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SentenceMove {
    /// The index of the row at the other place, usually another row.
    pub row: usize,
    /// The index of the edit in that row. That edit refers back to this one.
    pub edit: usize,
}
