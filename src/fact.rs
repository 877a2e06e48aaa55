//! A fact that changed between two versions, as plain data: the value before and after, its class and its places.

use serde::{Deserialize, Serialize};

use crate::article::Field;

/// One fact that changed. Every text in it is quoted from a version, never paraphrased.
///
/// ```text
/// The ferry was carrying 180 people.   →   The ferry was carrying 187 people.
///
/// class: figure, lead: "was carrying", before: "180", after: "187", trail: "people"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Fact {
    /// The class of the fact.
    pub class: FactClass,
    /// Further classes that apply, for example [`FactClass::Attribution`] for a name that is also the speaker's.
    pub also: Vec<FactClass>,
    /// The value before, for example `180`. Empty if the fact was added. For [`FactClass::LeftBehind`], the value that
    /// still stands.
    pub before: String,
    /// The value after, for example `187`. Empty if the fact was removed.
    pub after: String,
    /// The words before the value, as they stand in the later version; in the earlier one if the value was removed. For
    /// [`FactClass::Link`], the linked words.
    pub lead: String,
    /// The words after the value, from the same version.
    pub trail: String,
    /// All places where the fact stands, in reading order. Never empty.
    pub places: Vec<FactPlace>,
    /// The correction that quotes both values, as an index into [`Comparison::facts`](crate::Comparison::facts).
    pub corrected: Option<usize>,
}

/// A place where a fact stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FactPlace {
    /// The field that contains the fact. `None` if it is in the body.
    pub field: Option<Field>,
    /// The index of the row that contains the fact. `None` if it is in a field.
    pub row: Option<usize>,
    /// The part of the row or field.
    pub part: FactPart,
    /// The edits of that row or field that changed the value, as indices into its `edits`. Empty if the value did not
    /// change there.
    pub edits: Vec<usize>,
}

/// A part of a row or field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FactPart {
    /// The text of a paragraph or field.
    Text,
    /// The caption of a photo.
    Caption,
    /// The credits of a photo.
    Credit,
    /// The alternative text of a photo.
    AltText,
    /// The picture itself.
    Picture,
}

/// The class of a fact, in the order in which facts are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FactClass {
    /// A correction or editor's note that was added, changed or removed. The values are its own words.
    Correction,
    /// A negation ("not") that was added or removed.
    Negation,
    /// Words that limit or condition a statement ("if", "unless", "only", "allegedly"), added or removed with their
    /// clause.
    Condition,
    /// A number, amount or percentage.
    Figure,
    /// A name of a person, place or organisation.
    Name,
    /// The speaker of a statement, or the verb of saying.
    Attribution,
    /// Words inside quotation marks.
    Quotation,
    /// A day, date or time.
    Date,
    /// The headline, if no fact of another class covers its change.
    Headline,
    /// A photo that was added, removed or replaced.
    Photo,
    /// The photographer or the agency of a photo.
    Credit,
    /// The target of a link.
    Link,
    /// An old value that still stands elsewhere in the later version.
    LeftBehind,
    /// A passage that was added. The value is its first words.
    New,
    /// A passage that was removed. The value is its first words.
    Removed,
    /// Other words: those of the standfirst, the first of the first paragraph, and all if there are few changes.
    Wording,
}
