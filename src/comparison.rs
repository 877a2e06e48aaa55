//! The result of a comparison, as plain data.
//!
//! A [`Comparison`] contains the fields around the body, then [`Row`]s in reading order, and the [`Change`]s that a
//! reader steps through. Text comes as [`Segment`]s that contain it, never as offsets.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::article::{BlockKind, CreditFlag, CreditOrigin, Field, Omitted};
use crate::change::{Change, ChangeClass, Note, Summary};
use crate::fact::Fact;
pub(crate) use crate::segment::UnchangedText;
pub use crate::segment::{Segment, Segments, Tag};

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
    /// The number of the block before, from 0. Of several that were merged, the first.
    pub before: usize,
    /// The number of the block after, from 0. Of several into which it was split, the first.
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
