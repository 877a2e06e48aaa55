//! A fact that changed between two versions, as plain data: a figure, a date, a name, who said it, and where it stands.

use serde::{Deserialize, Serialize};

use crate::article::Field;

/// One fact that changed. Every text in it is quoted from a version; nothing is said in other words.
///
/// ```text
/// The ferry was carrying 180 people.   →   The ferry was carrying 187 people.
///
/// class: figure, lead: "was carrying", before: "180", after: "187", trail: "people"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// What kind of fact it is.
    pub class: FactClass,
    /// What else it is: a name that is also who said it.
    pub also: Vec<FactClass>,
    /// The value before; empty where it was added. Of a value that was left behind, the value that still stands.
    pub before: String,
    /// The value after; empty where it was dropped.
    pub after: String,
    /// The words before the value, the same in both versions; of a link, the words that lead to it.
    pub lead: String,
    /// The words after the value, the same in both versions.
    pub trail: String,
    /// Where it stands, in reading order; never empty.
    pub places: Vec<FactPlace>,
    /// The correction that quotes both values, as its place in [`Comparison::facts`](crate::Comparison::facts).
    pub corrected: Option<usize>,
}

/// A place where a fact stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FactPlace {
    /// The line around the body, where it stands in one.
    pub field: Option<Field>,
    /// The row, where it stands in the body.
    pub row: Option<usize>,
    /// Which text of the row it is.
    pub part: FactPart,
    /// The edits of that row or field which make it; none where the value did not change there.
    pub edits: Vec<usize>,
}

/// A text of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// What kind of fact it is, in the order in which facts are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactClass {
    /// A correction or editor's note that was added, changed or removed: its own words.
    Correction,
    /// A "not" that was added or dropped.
    Negation,
    /// A number, amount or percentage.
    Figure,
    /// A name.
    Name,
    /// Who said it, or the verb of saying.
    Attribution,
    /// Words inside quotation marks.
    Quotation,
    /// A day, a date or a time.
    Date,
    /// The headline, where no fact of another class says how it changed.
    Headline,
    /// A photo that was added, removed or replaced.
    Photo,
    /// The photographer or the agency of a photo.
    Credit,
    /// The target of a link.
    Link,
    /// An old value that still stands in the later version.
    LeftBehind,
    /// A passage that was added: its first words.
    New,
    /// A passage that was removed: its first words.
    Gone,
    /// Any other words, where so few changes are made that each is reported.
    Wording,
}
