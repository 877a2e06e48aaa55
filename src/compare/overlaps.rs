//! Finds words that moved from the body into a caption, or from a caption into the body.
//!
//! ```text
//! removed paragraph:  The council rejects “any delay” to the bridge, the mayor said on Monday.
//! grown caption:      … The council rejects "any delay" to the bridge.
//! ```
//!
//! This is neither a move nor an edit, but the words are not new: the page shows the reader where they stood. Shared
//! texts are found by their first tokens, in time linear in what changed.

use std::ops::Range;

use super::blocks::Prepared;
use super::segments_of;
use crate::comparison::{CaptionOverlap, RowKind, Segment, SharedRow, Tag};
use crate::context::Context;
use crate::text::Passage;
use hashbrown::HashMap;

/// The fewest consecutive tokens that both must share. Fewer are a common phrase.
const MIN_TOKENS: usize = 6;

/// The weight that these must have together: about five distinctive words. "in the west of the" is no overlap.
const MIN_WEIGHT: u32 = 20;

/// A stretch of deleted or inserted text.
struct ChangedText<'b> {
    row: usize,
    in_caption: bool,
    passage: &'b Passage,
    tokens: Range<usize>,
}

impl<'b> ChangedText<'b> {
    fn keys(&self) -> &'b [u32] {
        self.passage.keys(&self.tokens)
    }

    /// The text of some of its tokens.
    fn words(&self, tokens: &Range<usize>) -> String {
        self.passage.words(&(self.tokens.start + tokens.start..self.tokens.start + tokens.end)).to_owned()
    }
}

/// Adds to each row its overlaps with rows of the other kind.
pub(super) fn find(rows: &mut [SharedRow], before: &[Prepared<'_>], after: &[Prepared<'_>], context: &Context<'_>) {
    let has_caption = |row: &SharedRow| row.before.iter().chain(&row.after).any(|side| side.photo.is_some());
    if !rows.iter().any(has_caption) {
        return;
    }
    let deleted = stretches(rows, Tag::Delete, before);
    let mut starts: HashMap<&[u32], usize> = HashMap::default();
    let mut places = Vec::new();
    for stretch in &deleted {
        for (at, window) in stretch.keys().windows(MIN_TOKENS).enumerate() {
            starts.entry(window).or_insert(places.len());
            places.push((stretch, at));
        }
    }
    let mut found = Vec::new();
    for stretch in stretches(rows, Tag::Insert, after) {
        let keys = stretch.keys();
        let mut at = 0;
        while let Some(window) = keys.get(at..at + MIN_TOKENS) {
            at += 1;
            let Some((source, start)) = starts.get(window).and_then(|number| places.get(*number)) else { continue };
            let (from, to) = shared_tokens(source.keys(), *start, keys, at - 1);
            at = to.end;
            let is_heavy = || context.vocabulary.total(keys.get(to.clone()).unwrap_or_default()) >= MIN_WEIGHT;
            if source.in_caption != stretch.in_caption && is_heavy() {
                found.push((source.row, stretch.row, source.words(&from)));
                found.push((stretch.row, source.row, stretch.words(&to)));
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
fn shared_tokens(source: &[u32], start: usize, target: &[u32], at: usize) -> (Range<usize>, Range<usize>) {
    let ours = source.iter().skip(start);
    let length = ours.zip(target.iter().skip(at)).take_while(|(a, b)| a == b).count();
    (start..start + length, at..at + length)
}

/// The texts with one tag in the bodies and captions of all rows. `blocks` are those of the version with these texts.
fn stretches<'b>(rows: &[SharedRow], tag: Tag, blocks: &'b [Prepared<'_>]) -> Vec<ChangedText<'b>> {
    let mut found = Vec::new();
    let changed = rows.iter().enumerate().filter(|(_, row)| row.kind != RowKind::Equal);
    for (row, sides) in changed.map(|(at, row)| (at, if tag == Tag::Delete { &row.before } else { &row.after })) {
        for side in sides {
            let Some(passage) = blocks.get(side.block).map(Prepared::passage) else { continue };
            let in_caption = side.photo.is_some();
            for bytes in ranges_with(tag, segments_of(side)) {
                let start = passage.tokens.partition_point(|token| token.range.start < bytes.start);
                let end = passage.tokens.partition_point(|token| token.range.end <= bytes.end);
                found.push(ChangedText { row, in_caption, passage, tokens: start..end.max(start) });
            }
        }
    }
    found
}

/// The bytes of consecutive segments with one tag.
fn ranges_with(tag: Tag, segments: &[Segment]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for segment in segments {
        let end = start + segment.text.len();
        match ranges.last_mut() {
            _ if segment.tag != tag => {}
            Some(last) if last.end == start => last.end = end,
            _ => ranges.push(start..end),
        }
        start = end;
    }
    ranges
}
