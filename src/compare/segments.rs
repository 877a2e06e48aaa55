//! Two passages and their hunks → [`Segment`]s ready to show, in two steps: [`spans`] decides what happened to which bytes, and this
//! module cuts the spans where sentences and marks change.

use unicode_segmentation::GraphemeCursor;

use super::draft::{MarkedText, MovedSentence};
pub(super) use super::spans::SegmentOptions;
use super::spans::{Span, spans};
use crate::article::Mark;
use crate::comparison::{Edit, Segment, Tag};
use crate::diff::Hunk;
use crate::text::slice;

/// The segments of both sides. The edits are added to `edits`.
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

/// The same where sentences have moved, in the order in which they stand on each side. Also gives the number of each
/// move with the number of the edit that it became.
pub(super) fn segments_with_moves(
    before: MarkedText<'_>,
    after: MarkedText<'_>,
    hunks: &[Hunk],
    moved: (&[MovedSentence], &[MovedSentence]),
    options: SegmentOptions<'_>,
    edits: &mut Vec<Edit>,
) -> (Vec<Segment>, Vec<Segment>, Vec<(usize, usize)>) {
    let spans = spans(before, after, hunks, moved, options, edits);
    (cut(before, spans.before), cut(after, spans.after), spans.links)
}

/// One side alone: all of it was deleted or inserted.
pub(super) fn whole(text: MarkedText<'_>, tag: Tag, edit: Option<usize>) -> Vec<Segment> {
    let length = text.passage.text.len();
    cut(text, if length == 0 { Vec::new() } else { vec![Span { range: 0..length, tag, edit }] })
}

/// Cuts the spans of a text where its sentences and its marks change.
fn cut(text: MarkedText<'_>, spans: Vec<Span>) -> Vec<Segment> {
    let passage = text.passage;
    let mut sentences = passage.sentences.iter().skip(1).map(|sentence| passage.bytes(sentence).start).peekable();
    let mut runs = run_ends(text).into_iter().peekable();
    let mut segments: Vec<Segment> = Vec::with_capacity(spans.len() + runs.len());
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
            let marks = runs.peek().map(|(_, marks)| marks.to_vec()).unwrap_or_default();
            let text = slice(&passage.text, &(start..end)).to_owned();
            segments.push(Segment { tag: span.tag, text, marks, sentence, edit: span.edit });
            start = end;
        }
    }
    segments
}

/// Where the marks change, in bytes, with the marks up to there; never inside a grapheme.
fn run_ends<'a>(text: MarkedText<'a>) -> Vec<(usize, &'a [Mark])> {
    let whole = &text.passage.text;
    let mut ends = Vec::with_capacity(text.runs.len());
    let mut end = 0;
    for run in text.runs {
        end += run.text.len();
        let mut cursor = GraphemeCursor::new(end.min(whole.len()), whole.len(), true);
        let snapped = match cursor.is_boundary(whole, 0) {
            Ok(false) => cursor.next_boundary(whole, 0).ok().flatten().unwrap_or(whole.len()),
            _ => end,
        };
        ends.push((snapped, run.marks.as_slice()));
    }
    ends
}
