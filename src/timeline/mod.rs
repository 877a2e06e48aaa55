//! Follows a story through all its versions: versions in order → what each step changed, and the history of each
//! sentence.

mod histories;
mod result;
mod sentences;

use crate::article::Article;
use crate::compare::{Cache, CompareOptions, compare_next};

pub use result::{Absence, SentenceHistory, Timeline, TimelineStep, TimelineVersion};

use histories::Histories;

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
/// assert_eq!((roads.first, &roads.changed[..], roads.removed), (1, &[2][..], None));
/// assert_eq!((timeline.steps[1].removed, timeline.steps[1].added), (1, 1));
/// ```
pub fn timeline(versions: &[Article], options: &CompareOptions) -> Timeline {
    let mut timeline = Timeline { precise: true, ..Timeline::default() };
    let mut histories = Histories::default();
    let mut cache = Cache::default();
    let mut before = None;
    for (number, version) in versions.iter().enumerate() {
        // Comparing the first version with itself yields its sentences.
        let comparison = compare_next(before.unwrap_or(version), version, options, &mut cache);
        timeline.versions.push(histories.follow(number, &comparison));
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
