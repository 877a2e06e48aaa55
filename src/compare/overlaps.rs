//! Finds words that moved from the body into a caption, or from a caption into the body.
//!
//! ```text
//! removed paragraph:  The council rejects “any delay” to the bridge, the mayor said on Monday.
//! grown caption:      … The council rejects "any delay" to the bridge.
//! ```
//!
//! This is neither a move nor an edit, but the words are not new: the page shows the reader where they stood. Shared
//! texts are found by their first tokens, in time linear in what changed.

use hashbrown::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::segments_of;
use crate::comparison::{CaptionOverlap, RowKind, Segment, SharedRow, Tag};
use crate::context::Context;
use crate::text::{Passage, Vocabulary};

/// The fewest consecutive tokens that both must share. Fewer are a common phrase.
const MIN_TOKENS: usize = 6;

/// The weight that these must have together: about five distinctive words. "in the west of the" is no overlap.
const MIN_WEIGHT: u32 = 20;

/// A stretch of deleted or inserted text.
struct ChangedText {
    row: usize,
    in_caption: bool,
    passage: Passage,
}

/// Adds to each row its overlaps with rows of the other kind.
pub(super) fn find(rows: &mut [SharedRow], context: &mut Context<'_>) {
    let has_caption = |row: &SharedRow| row.before.iter().chain(&row.after).any(|side| side.photo.is_some());
    if !rows.iter().any(has_caption) {
        return;
    }
    let deleted = stretches(rows, Tag::Delete, &mut context.vocabulary);
    let inserted = stretches(rows, Tag::Insert, &mut context.vocabulary);
    let mut numbers: HashMap<Rc<[u32]>, u32> = HashMap::new();
    let mut starts: Vec<(&ChangedText, usize)> = Vec::new();
    for stretch in &deleted {
        for (at, window) in stretch.passage.ids.windows(MIN_TOKENS).enumerate() {
            let fresh = u32::try_from(starts.len()).unwrap_or(u32::MAX);
            if *numbers.entry(window.into()).or_insert(fresh) == fresh {
                starts.push((stretch, at));
            }
        }
    }
    let mut found = Vec::new();
    for stretch in &inserted {
        let mut at = 0;
        while let Some(window) = stretch.passage.ids.get(at..at + MIN_TOKENS) {
            at += 1;
            let Some((source, start)) = numbers.get(window).and_then(|number| starts.get(*number as usize)) else {
                continue;
            };
            let (from, to) = shared_tokens(source, *start, stretch, at - 1);
            at = to.end;
            if source.in_caption != stretch.in_caption
                && context.vocabulary.total(stretch.passage.keys(&to)) >= MIN_WEIGHT
            {
                found.push((source.row, stretch.row, source.passage.words(&from).to_owned()));
                found.push((stretch.row, source.row, stretch.passage.words(&to).to_owned()));
            }
        }
    }
    for (row, other, text) in found {
        if let Some(row) = rows.get_mut(row) {
            row.make_mut().caption_overlaps.push(CaptionOverlap { row: other, text });
        }
    }
}

/// The longest list of equal tokens that begins at two places.
fn shared_tokens(source: &ChangedText, start: usize, stretch: &ChangedText, at: usize) -> (Range<usize>, Range<usize>) {
    let ours = source.passage.ids.iter().skip(start);
    let length = ours.zip(stretch.passage.ids.iter().skip(at)).take_while(|(a, b)| a == b).count();
    (start..start + length, at..at + length)
}

/// The texts with one tag in the bodies and captions of all rows.
fn stretches(rows: &[SharedRow], tag: Tag, vocabulary: &mut Vocabulary) -> Vec<ChangedText> {
    let mut found = Vec::new();
    let changed = rows.iter().enumerate().filter(|(_, row)| row.kind != RowKind::Equal);
    for (row, sides) in changed.map(|(at, row)| (at, if tag == Tag::Delete { &row.before } else { &row.after })) {
        for side in sides {
            let in_caption = side.photo.is_some();
            for text in texts_with(tag, segments_of(side)) {
                found.push(ChangedText { row, in_caption, passage: Passage::new(text, vocabulary) });
            }
        }
    }
    found
}

/// The texts of consecutive segments with one tag.
fn texts_with(tag: Tag, segments: &[Segment]) -> Vec<String> {
    segments
        .chunk_by(|a, b| (a.tag == tag) == (b.tag == tag))
        .filter(|group| group.first().is_some_and(|segment| segment.tag == tag))
        .map(|group| group.iter().map(|segment| segment.text.as_str()).collect())
        .collect()
}
