//! What changed, as plain data: changed rows and fields, the classes of edits, and counts.

use serde::{Deserialize, Serialize};

use crate::article::Field;

/// A changed row or field. Readers step from one to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Change {
    /// `change-…`, derived from the changed text. The same change has the same id in every comparison.
    pub id: String,
    /// What happened to the row or field.
    pub kind: ChangeKind,
    /// The index of the row. `None` for a field.
    pub row: Option<usize>,
    /// The field. `None` for a row.
    pub field: Option<Field>,
    /// The classes of all its edits, sorted and never empty.
    pub classes: Vec<ChangeClass>,
    /// The deleted and inserted words, quoted and shortened, for example `nine → ten`.
    pub summary: String,
}

/// What happened to a row or field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The text changed in place.
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

/// The class of a change. It depends on the words, never on their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeClass {
    /// Only quotation marks, dashes, spaces, ellipses, case, Unicode form, or separators inside a figure differ
    /// ("1,000", "1000").
    Typography,
    /// Another spelling: up to three letters of one word, a hyphen or space inside a compound, or another form of the
    /// same figure ("nine", "9").
    Spelling,
    /// Only punctuation differs.
    Punctuation,
    /// A number, amount, percentage, date or time.
    Figure,
    /// Words inside quotation marks or a block quote, or words that were put into a quotation or taken out of one.
    Quotation,
    /// The speaker of a statement, or the verb of saying.
    Attribution,
    /// A capitalised name inside a sentence.
    Name,
    /// A negation was added or removed.
    Negation,
    /// Words that limit or condition a statement ("if", "unless", "only", "allegedly") were added or removed with their
    /// clause.
    Condition,
    /// The same words link to another target.
    Link,
    /// The same words have other markup, or the block is of another kind.
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
    /// The same block or sentence is at another place.
    Move,
    /// Paragraphs were split or merged.
    Structure,
    /// Any other words.
    Wording,
}

/// A note on a row or field, in addition to its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Note {
    /// The photo had no credit and has one now.
    CreditAdded,
    /// The photo had a credit and has none now.
    CreditRemoved,
    /// The photographer is another one.
    PhotographerChanged,
    /// A photographer is named who was not named before.
    PhotographerAdded,
    /// The photographer is no longer named.
    PhotographerRemoved,
    /// The agency is another one.
    AgencyChanged,
    /// An agency is named that was not named before.
    AgencyAdded,
    /// The agency is no longer named.
    AgencyRemoved,
    /// The photo is now marked as a file photo.
    NowFile,
    /// The photo is no longer marked as a file photo.
    NoLongerFile,
    /// The credit names the same parties in other words.
    CreditWordingOnly,
    /// The picture was replaced.
    PictureReplaced,
    /// The kind or level of the block changed.
    KindChanged,
    /// The numbering of a list was added, removed, or starts or goes on with another number.
    NumberingChanged,
    /// The date became more precise.
    DateMorePrecise,
    /// The date became less precise.
    DateLessPrecise,
}

/// Counts for the summary and the filters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Summary {
    /// Counts of text blocks.
    pub blocks: BlockCounts,
    /// Counts of photos.
    pub photos: BlockCounts,
    /// The number of photos whose caption changed.
    pub captions_edited: usize,
    /// The number of credit lines added to photos that both versions have.
    pub credits_added: usize,
    /// The number of credit lines removed from photos that both versions have.
    pub credits_removed: usize,
    /// The number of credit lines whose wording changed.
    pub credits_edited: usize,
    /// The number of fields that changed.
    pub fields_changed: usize,
    /// Counts of words.
    pub words: WordCounts,
    /// The number of edits of each class, most frequent first. Classes without edits are left out.
    pub classes: Vec<ClassCount>,
}

/// The number of blocks by what happened to them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BlockCounts {
    /// Blocks that are unchanged and in place.
    pub equal: usize,
    /// Blocks that changed in place.
    pub edited: usize,
    /// The part of `edited` in which words changed. The others lost or gained only a moved sentence, or changed only a
    /// link.
    pub reworded: usize,
    /// The part of `edited` in which typography, punctuation, formatting or the kind of block changed, but no words.
    pub restyled: usize,
    /// Blocks that were added.
    pub inserted: usize,
    /// Blocks that were removed.
    pub deleted: usize,
    /// Blocks that moved, changed or not.
    pub moved: usize,
    /// Blocks that were split.
    pub split: usize,
    /// Blocks that were merged.
    pub merged: usize,
}

/// The number of words, with those of captions and without those of credits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WordCounts {
    /// All words before.
    pub before: usize,
    /// All words after.
    pub after: usize,
    /// Deleted words.
    pub deleted: usize,
    /// Inserted words.
    pub inserted: usize,
}

/// The number of edits of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ClassCount {
    /// The class.
    pub class: ChangeClass,
    /// The number of edits.
    pub count: usize,
}
