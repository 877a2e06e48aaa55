//! Laws of timelines: what must hold for the timeline of any versions.

use super::survives_json;
use article_versions::*;
use std::collections::BTreeSet;

/// All laws of any versions.
pub fn hold(versions: &[Article], options: &CompareOptions) {
    let timeline = timeline(versions, options);
    assert_eq!(timeline, article_versions::timeline(versions, options), "the same versions give the same timeline");
    survives_json(&timeline);
    steps_are_comparisons(versions, options, &timeline);
    histories_cover_every_sentence(versions, &timeline);
    histories_are_in_order(versions, &timeline);
    unchanged_steps_have_no_events(&timeline);
    restored_sentences_have_the_same_words(versions, &timeline);
}

/// If a version is repeated, each sentence lasts from the first to the last one without a change.
pub fn repeated_versions_have_no_events(version: &Article, times: usize, options: &CompareOptions) {
    let timeline = timeline(&vec![version.clone(); times], options);
    let nothing = SentenceHistory::default();
    assert!(timeline.sentences.iter().all(|history| *history == nothing), "{:?}", timeline.sentences);
    assert!(timeline.steps.iter().all(|step| (step.removed, step.added) == (0, 0)));
}

/// A step is the comparison of its two versions.
fn steps_are_comparisons(versions: &[Article], options: &CompareOptions, timeline: &Timeline) {
    assert_eq!(timeline.versions.len(), versions.len());
    assert_eq!(timeline.steps.len(), versions.len().saturating_sub(1));
    for (step, pair) in timeline.steps.iter().zip(versions.windows(2)) {
        let comparison = compare(&pair[0], &pair[1], options);
        let words = comparison.summary.words;
        assert_eq!((step.removed, step.added), (words.deleted, words.inserted));
        assert_eq!(step.comparison, comparison);
    }
    assert_eq!(timeline.precise, timeline.steps.iter().all(|step| step.comparison.precise));
}

/// Each visible sentence has one history, and occurs in exactly the versions of that history.
fn histories_cover_every_sentence(versions: &[Article], timeline: &Timeline) {
    let mut standing = vec![BTreeSet::new(); timeline.sentences.len()];
    for (number, version) in timeline.versions.iter().enumerate() {
        assert_eq!(version.blocks.len(), versions[number].blocks.len());
        let is_word = |word: &&str| word.contains(char::is_alphanumeric);
        let words = versions[number].blocks.iter().map(|block| block.text().split_whitespace().filter(is_word).count());
        assert_eq!(version.words, words.sum::<usize>());
        for history in version.blocks.iter().flatten() {
            standing[*history].insert(number);
        }
    }
    for (history, standing) in timeline.sentences.iter().zip(&standing) {
        assert_eq!(&stands(history, versions.len()), standing);
    }
    for (at, step) in timeline.steps.iter().enumerate() {
        let sides: [fn(&Row) -> &Vec<BlockSide>; 2] = [|row| &row.before, |row| &row.after];
        for (version, sides) in timeline.versions[at..].iter().zip(sides) {
            let mut numbers = vec![BTreeSet::new(); version.blocks.len()];
            for (block, sentence, _) in step.comparison.rows.iter().flat_map(|row| shown(sides(row))) {
                numbers[block].insert(sentence);
            }
            for (numbers, histories) in numbers.iter().zip(&version.blocks) {
                assert!(numbers.iter().copied().eq(0..histories.len()));
            }
        }
    }
}

/// The events of a history are in order, and histories are sorted by their first version.
fn histories_are_in_order(versions: &[Article], timeline: &Timeline) {
    for history in &timeline.sentences {
        let mut events = vec![history.first];
        events.extend(history.absences.iter().flat_map(|absence| [absence.removed, absence.restored]));
        events.extend(history.removed);
        assert!(events.is_sorted_by(|a, b| a < b), "{history:?}");
        assert!(events.last() < Some(&versions.len()));
        assert!(history.changed.is_sorted_by(|a, b| a < b));
        let standing = stands(history, versions.len());
        assert!(history.changed.iter().all(|version| *version > history.first && standing.contains(version)));
        assert!(history.absences.iter().all(|absence| !history.changed.contains(&absence.restored)));
    }
    let mut seen = BTreeSet::new();
    let all = timeline.versions.iter().flat_map(|version| version.blocks.iter().flatten());
    assert!(all.filter(|of| seen.insert(**of)).copied().eq(0..timeline.sentences.len()));
}

/// If a step shows no change, the histories continue unchanged.
fn unchanged_steps_have_no_events(timeline: &Timeline) {
    for (at, step) in timeline.steps.iter().enumerate() {
        let (before, after) = (&timeline.versions[at], &timeline.versions[at + 1]);
        let times = |history: usize, version: &TimelineVersion| {
            version.blocks.iter().flatten().filter(|of| **of == history).count()
        };
        for row in step.comparison.rows.iter().filter(|row| row.kind == RowKind::Equal) {
            let (from, to) = (&before.blocks[row.before[0].block], &after.blocks[row.after[0].block]);
            assert_eq!(from, to);
            // Another piece of the sentence may have changed elsewhere.
            for history in from.iter().filter(|of| times(**of, before) == 1 && times(**of, after) == 1) {
                assert!(!timeline.sentences[*history].changed.contains(&(at + 1)));
            }
        }
    }
}

/// A restored sentence has the words that it had when it was removed.
fn restored_sentences_have_the_same_words(versions: &[Article], timeline: &Timeline) {
    let text = |history: usize, version: usize| -> String {
        let comparison = compare(&versions[version], &versions[version], &CompareOptions::default());
        let mut own: Vec<_> = comparison.rows.iter().flat_map(|row| shown(&row.after)).collect();
        own.retain(|(block, sentence, _)| timeline.versions[version].blocks[*block][*sentence] == history);
        let letters = own.iter().flat_map(|(_, _, text)| text.chars()).filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    for (number, history) in timeline.sentences.iter().enumerate() {
        for absence in &history.absences {
            assert_eq!(text(number, absence.removed - 1), text(number, absence.restored));
        }
    }
}

/// The versions in which a sentence occurs, according to its history.
fn stands(history: &SentenceHistory, versions: usize) -> BTreeSet<usize> {
    let is_absent =
        |version: &usize| history.absences.iter().any(|absence| (absence.removed..absence.restored).contains(version));
    (history.first..history.removed.unwrap_or(versions)).filter(|version| !is_absent(version)).collect()
}

/// For each sentence of a side: its block, its number there and its text.
fn shown(sides: &[BlockSide]) -> Vec<(usize, usize, String)> {
    let mut shown: Vec<(usize, usize, String)> = Vec::new();
    for side in sides {
        for segment in side.photo.as_ref().map_or(&side.segments, |photo| &photo.caption) {
            match shown.last_mut() {
                Some(last) if (last.0, last.1) == (side.block, segment.sentence) => last.2.push_str(&segment.text),
                _ => shown.push((side.block, segment.sentence, segment.text.clone())),
            }
        }
    }
    shown
}
