//! The result of a timeline, as plain data.

use serde::{Deserialize, Serialize};

use crate::comparison::Comparison;

/// A story from its first version to its last.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Timeline {
    /// One for each version, in the order given.
    pub versions: Vec<TimelineVersion>,
    /// From each version to the next: one fewer than there are versions.
    pub steps: Vec<TimelineStep>,
    /// Every sentence that stood in any version, in order of first appearance: by version, then in reading order.
    pub sentences: Vec<SentenceHistory>,
    /// False when a step spent its budget.
    pub precise: bool,
}

/// One version in a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TimelineVersion {
    /// The number of words in its body and captions.
    pub words: usize,
    /// For each block, the histories of its sentences, or of those of its caption: places in [`Timeline::sentences`],
    /// in the numbering of [`Segment::sentence`](crate::Segment::sentence). Pieces of a sentence that was split share
    /// one.
    pub blocks: Vec<Vec<usize>>,
}

/// From one version to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TimelineStep {
    /// The two versions compared.
    pub comparison: Comparison,
    /// The number of words removed from body and captions.
    pub removed: usize,
    /// The number of words added to body and captions.
    pub added: usize,
}

/// The history of one sentence. Versions are numbered from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SentenceHistory {
    /// The version in which it first stood.
    pub first: usize,
    /// The versions in which its words changed, ascending. Its place, its typography and its markup do not count.
    pub changed: Vec<usize>,
    /// The stretches of versions that lacked it before it was restored with the same words, ascending.
    pub absences: Vec<Absence>,
    /// The first version without it, because it was removed or merged into another sentence. `None` if it stands in the
    /// last version.
    pub removed: Option<usize>,
}

/// The versions in which a sentence did not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Absence {
    /// The first version without it.
    pub removed: usize,
    /// The version in which it was restored.
    pub restored: usize,
}
