//! Follows a story through all its versions: versions in order → what each step changed, and the history of each sentence.

mod histories;
mod sentences;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::compare::{CompareOptions, compare_next};
use crate::comparison::Comparison;
use crate::text::TokenCache;

use histories::Histories;
use sentences::Sentences;

/// A story from its first version to its last.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
pub struct TimelineVersion {
    /// The number of words in its body and captions.
    pub words: usize,
    /// For each block, the histories of its sentences, or of those of its caption: places in [`Timeline::sentences`], in
    /// the numbering of [`Segment::sentence`](crate::Segment::sentence). Pieces of a sentence that was split share one.
    pub blocks: Vec<Vec<usize>>,
}

/// From one version to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
pub struct SentenceHistory {
    /// The version in which it first stood.
    pub first: usize,
    /// The versions in which its words changed, ascending. Its place, its typography and its marks do not count.
    pub changed: Vec<usize>,
    /// The stretches of versions that lacked it before it was restored with the same words, ascending.
    pub absences: Vec<Absence>,
    /// The first version without it, because it was removed or merged into another sentence. `None` if it stands in the
    /// last version.
    pub gone: Option<usize>,
}

/// The versions in which a sentence did not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Absence {
    /// The first version without it.
    pub gone: usize,
    /// The version in which it was restored.
    pub back: usize,
}

/// Compares each version with the one before it and follows the sentences through all of them. Total: any articles give
/// a timeline, in the order in which they are given. The budget is that of each step.
///
/// ```
/// use article_versions::{Format, CompareOptions, parse, timeline};
///
/// let versions = ["Rain fell.", "Rain fell. Two roads were shut.", "Rain fell. Three roads were shut."];
/// let versions = versions.map(|text| parse(text, Format::Wire));
/// let timeline = timeline(&versions, &CompareOptions::default());
///
/// let roads = &timeline.sentences[timeline.versions[2].blocks[0][1]];
/// assert_eq!((roads.first, &roads.changed[..], roads.gone), (1, &[2][..], None));
/// assert_eq!((timeline.steps[1].removed, timeline.steps[1].added), (1, 1));
/// ```
pub fn timeline(versions: &[Article], options: &CompareOptions) -> Timeline {
    let mut timeline = Timeline { precise: true, ..Timeline::default() };
    let mut histories = Histories::default();
    let mut cache = TokenCache::default();
    let mut before = None;
    for (number, version) in versions.iter().enumerate() {
        // Comparing the first version with itself yields its sentences.
        let comparison = compare_next(before.unwrap_or(version), version, options, &mut cache);
        let sentences = Sentences::after(&comparison);
        let words = sentences.words;
        let blocks = histories.follow(number, &comparison, sentences);
        timeline.versions.push(TimelineVersion { words, blocks });
        timeline.precise &= comparison.precise;
        if before.is_some() {
            let words = comparison.summary.words;
            timeline.steps.push(TimelineStep { comparison, removed: words.deleted, added: words.inserted });
        }
        before = Some(version);
    }
    timeline.sentences = histories.into_list();
    timeline
}
