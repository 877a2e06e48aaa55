//! Builds [`Segment`]s in two passes. [`spans`] decides what happened to which bytes. This module splits the spans
//! where sentences and markup change.

use super::marked_text::{MarkedText, MovedSentence};
pub(super) use super::spans::SegmentOptions;
use super::spans::{Span, spans};
use super::unchanged::text_of;
use crate::article::{Markup, Run, SharedBlock};
use crate::comparison::{Edit, Segment, Segments, Tag, UnchangedText};
use crate::diff::Hunk;
use crate::text::graphemes::Ends;
use crate::text::trim::slice;
use crate::text::{count_words, scan_sentences};

/// Returns the segments of both sides. The edits are added to `edits`.
pub(super) fn segments(
    before: MarkedText<'_>,
    after: MarkedText<'_>,
    hunks: &[Hunk],
    options: SegmentOptions<'_>,
    edits: &mut Vec<Edit>,
) -> (Vec<Segment>, Vec<Segment>) {
    let (before, after, _) = segments_with_moves(before, after, hunks, (&[], &[]), options, edits);
    (before, after)
}

/// The same with moved sentences, which are in order on each side. Also returns the number of each move with the number
/// of its edit.
pub(super) fn segments_with_moves(
    before: MarkedText<'_>,
    after: MarkedText<'_>,
    hunks: &[Hunk],
    moved: (&[MovedSentence], &[MovedSentence]),
    options: SegmentOptions<'_>,
    edits: &mut Vec<Edit>,
) -> (Vec<Segment>, Vec<Segment>, Vec<(usize, usize)>) {
    edits.reserve(hunks.len());
    let spans = spans(before, after, hunks, moved, options, edits);
    (cut(before, &spans.before), cut(after, &spans.after), spans.links)
}

/// The segments of one side that was deleted or inserted as a whole.
pub(super) fn whole(text: MarkedText<'_>, tag: Tag, edit: Option<usize>) -> Vec<Segment> {
    let length = text.passage.text.len();
    let span = Span { range: 0..length, tag, edit };
    cut(text, if length == 0 { &[] } else { std::slice::from_ref(&span) })
}

/// The segments of a plain text that is equal on both sides.
pub(super) fn equal(text: &str) -> Vec<Segment> {
    equal_at(text, scan_sentences(text).later, &[Run::plain(text)])
}

fn equal_at(text: &str, later: Vec<usize>, runs: &[Run]) -> Vec<Segment> {
    if text.is_empty() {
        return Vec::new();
    }
    cut_at(text, later.into_iter(), runs, &[Span { range: 0..text.len(), tag: Tag::Equal, edit: None }])
}

/// The segments of the text or caption of a block that is equal on both sides, and its number of words.
pub(super) fn equal_block(block: &SharedBlock) -> (Segments, usize) {
    let runs = block.text_runs();
    let text = text_of(runs);
    let sentences = scan_sentences(&text);
    match runs {
        _ if text.is_empty() => (Segments::default(), 0),
        // Most paragraphs are one run.
        [_] => (UnchangedText { block: block.clone(), starts: sentences.later }.into(), sentences.words),
        _ => {
            let segments = equal_at(&text, sentences.later, runs);
            let words = segments.iter().map(|segment| count_words(&segment.text)).sum();
            (segments.into(), words)
        }
    }
}

/// Splits the spans of a text where its sentences and markup change.
fn cut(text: MarkedText<'_>, spans: &[Span]) -> Vec<Segment> {
    let passage = text.passage;
    let sentences = passage.sentences.iter().skip(1).map(|sentence| passage.bytes(sentence).start);
    cut_at(&passage.text, sentences, text.runs, spans)
}

/// The same, given the starts of the sentences after the first.
fn cut_at(whole: &str, sentences: impl Iterator<Item = usize>, runs: &[Run], spans: &[Span]) -> Vec<Segment> {
    let mut sentences = sentences.peekable();
    let most = spans.len() + runs.len() + sentences.size_hint().0;
    let mut runs = run_ends(whole, runs).peekable();
    let mut segments: Vec<Segment> = Vec::with_capacity(most.saturating_sub(1));
    let mut sentence = 0;
    for span in spans {
        let mut start = span.range.start;
        while start < span.range.end {
            while sentences.next_if(|next| *next <= start).is_some() {
                sentence += 1;
            }
            while runs.next_if(|(end, _)| *end <= start).is_some() {}
            let end = span.range.end.min(sentences.peek().copied().unwrap_or(usize::MAX));
            let end = end.min(runs.peek().map_or(usize::MAX, |(end, _)| *end));
            let markup = runs.peek().map(|(_, markup)| markup.to_vec()).unwrap_or_default();
            let text = slice(whole, &(start..end)).to_owned();
            segments.push(Segment { tag: span.tag, text, markup, sentence, edit: span.edit });
            start = end;
        }
    }
    segments
}

/// The ends of runs with the same markup, in bytes. Never inside a grapheme.
fn run_ends<'a>(whole: &'a str, runs: &'a [Run]) -> impl Iterator<Item = (usize, &'a [Markup])> {
    let mut graphemes = Ends::new(whole);
    let mut end = 0;
    runs.iter().map(move |run| {
        end += run.text.len();
        (graphemes.at_or_after(end), run.markup.as_slice())
    })
}
