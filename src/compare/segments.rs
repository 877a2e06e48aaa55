//! Two passages and where they differ in, [`Segment`]s ready to show and the [`Edit`]s they belong to out.

use std::ops::Range;
use std::rc::Rc;

use unicode_segmentation::GraphemeCursor;

use super::marks::{MarkReader, Marks, classes_of_marks, same_marks};
use super::polish::polish;
use crate::article::{Mark, Run};
use crate::classify::{self, Classifier};
use crate::comparison::{ChangeClass, Edit, Segment, Tag};
use crate::diff::Hunk;
use crate::sort;
use crate::text::{Passage, TokenKind, Vocabulary, slice, spelling_core};

/// A text of one side with its marks.
#[derive(Clone, Copy)]
pub(super) struct MarkedText<'a> {
    pub passage: &'a Passage,
    pub runs: &'a [Run],
    /// Tokens at which a further block begins, where several stand together.
    pub breaks: &'a [usize],
}

/// How the edits of two texts are made.
#[derive(Clone, Copy)]
pub(super) struct SegmentOptions<'a> {
    /// The class of the field that the texts stand in; it comes beside the class of each edit.
    pub field: Option<ChangeClass>,
    /// Whether the classes of the words are asked for, and letters may be marked inside words.
    pub words: bool,
    /// Whether the texts are quotations as a whole.
    pub quotes: bool,
    pub vocabulary: &'a Vocabulary,
}

/// Bytes of one side's text with one tag.
#[derive(Debug, Clone, PartialEq)]
struct Span {
    range: Range<usize>,
    tag: Tag,
    edit: Option<usize>,
}

/// A sentence of one side that stands elsewhere on the other side.
#[derive(Debug, Clone)]
pub(super) struct MovedSentence {
    /// The number of the move; its other place has the same.
    pub number: usize,
    pub tokens: Range<usize>,
    /// Tokens that its other place has not.
    pub changed: Vec<Range<usize>>,
    /// `Move`, and the classes of what was changed on the way.
    pub classes: Vec<ChangeClass>,
}

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
    let side = |passage| {
        let side = classify::Side::new(passage, options.vocabulary);
        Rc::new(if options.quotes { side.of_quote() } else { side })
    };
    let mut builder = SegmentBuilder {
        before,
        after,
        options,
        classifier: Classifier::new(side(before.passage), side(after.passage), options.vocabulary),
        edits,
        spans: (Vec::new(), Vec::new()),
        marks: None,
        readers: (MarkReader::new(before.runs), MarkReader::new(after.runs)),
        moved,
        places: Vec::new(),
        closing: None,
    };
    builder.build(&polish(hunks, moved, before.passage, after.passage));
    let (spans_before, spans_after) = builder.spans;
    (cut(before, spans_before), cut(after, spans_after), builder.places)
}

/// One side alone: all of it came or went.
pub(super) fn whole(text: MarkedText<'_>, tag: Tag, edit: Option<usize>) -> Vec<Segment> {
    let length = text.passage.text.len();
    cut(text, if length == 0 { Vec::new() } else { vec![Span { range: 0..length, tag, edit }] })
}

struct SegmentBuilder<'a, 'b> {
    before: MarkedText<'a>,
    after: MarkedText<'a>,
    options: SegmentOptions<'a>,
    classifier: Classifier<'a>,
    edits: &'b mut Vec<Edit>,
    spans: (Vec<Span>, Vec<Span>),
    /// The edit of marks that the last kept token belongs to, with the marks it went from and to.
    marks: Option<(usize, Marks<'a>, Marks<'a>)>,
    readers: (MarkReader<'a>, MarkReader<'a>),
    /// The sentences of both sides that stand elsewhere on the other side, those that are still to come first.
    moved: (&'b [MovedSentence], &'b [MovedSentence]),
    /// The edits that they became: the number of the move, then of the edit.
    places: Vec<(usize, usize)>,
    /// The edit that further hunks belong to as well, and how many: up to the closing quotation mark those of the opening one.
    closing: Option<(usize, usize)>,
}

impl<'a> SegmentBuilder<'a, '_> {
    fn build(&mut self, hunks: &[Hunk]) {
        let (mut i, mut j) = (0, 0);
        let mut gap_is_done = false;
        let ends = (self.before.passage.tokens.len(), self.after.passage.tokens.len());
        let end = Hunk { before: ends.0..ends.0, after: ends.1..ends.1 };
        let is_plain = [self.before, self.after]
            .iter()
            .all(|text| text.breaks.is_empty() && text.runs.iter().all(|run| run.marks.is_empty()));
        for (hunk, number) in hunks.iter().chain([&end]).zip(1..) {
            if is_plain && self.keep_alike((i, j), hunk, gap_is_done) {
                gap_is_done = false;
                (i, j) = (hunk.before.start, hunk.after.start);
            }
            while i < hunk.before.start && j < hunk.after.start {
                if !gap_is_done {
                    self.keep_gap(i, j);
                }
                gap_is_done = false;
                self.keep_token(i, j);
                (i, j) = (i + 1, j + 1);
            }
            if hunk.before.is_empty() && hunk.after.is_empty() {
                break;
            }
            self.change(hunk, hunks.get(number..).unwrap_or_default(), gap_is_done);
            gap_is_done = true;
            (i, j) = (hunk.before.end, hunk.after.end);
        }
        if !gap_is_done {
            self.keep_gap(i, j);
        }
    }

    /// Keeps all tokens up to a hunk, and the white space before and between them unless that before is done, where both sides
    /// have them letter by letter. Says whether it did; marks and breaks are not looked at.
    fn keep_alike(&mut self, (i, j): (usize, usize), hunk: &Hunk, gap_is_done: bool) -> bool {
        let bytes = |passage: &Passage, tokens: Range<usize>| {
            let words = passage.bytes(&tokens);
            if gap_is_done { words } else { passage.gap(tokens.start).start..words.end }
        };
        let (before, after) = (self.before.passage, self.after.passage);
        if i >= hunk.before.start || j >= hunk.after.start {
            return false;
        }
        let kept = (bytes(before, i..hunk.before.start), bytes(after, j..hunk.after.start));
        let is_alike = slice(&before.text, &kept.0) == slice(&after.text, &kept.1);
        if is_alike {
            self.marks = None;
            self.keep(kept.0, kept.1, None);
        }
        is_alike
    }

    fn push(&mut self, before: bool, range: Range<usize>, tag: Tag, edit: Option<usize>) {
        if range.is_empty() {
            return;
        }
        let spans = if before { &mut self.spans.0 } else { &mut self.spans.1 };
        match spans.last_mut() {
            Some(last) if last.tag == tag && last.edit == edit => last.range.end = range.end,
            _ => spans.push(Span { range, tag, edit }),
        }
    }

    fn keep(&mut self, before: Range<usize>, after: Range<usize>, edit: Option<usize>) {
        self.push(true, before, Tag::Equal, edit);
        self.push(false, after, Tag::Equal, edit);
    }

    fn edit(&mut self, mut classes: Vec<ChangeClass>, before: &str, after: &str) -> usize {
        if let Some(field) = self.options.field {
            if !self.options.words {
                classes.retain(|class| *class == ChangeClass::Typography);
            }
            classes.push(field);
        }
        sort::sort_and_dedup(&mut classes);
        self.edits.push(Edit { classes, before: before.to_owned(), after: after.to_owned(), moved: None });
        self.edits.len() - 1
    }

    /// The white space between two kept tokens.
    fn keep_gap(&mut self, i: usize, j: usize) {
        let (before, after) = (self.before.passage, self.after.passage);
        let (gap_before, gap_after) = (before.gap(i), after.gap(j));
        let (text_before, text_after) = (before.gap_text(i), after.gap_text(j));
        if text_before == text_after
            || self.before.breaks.binary_search(&i).is_ok()
            || self.after.breaks.binary_search(&j).is_ok()
        {
            self.keep(gap_before, gap_after, None);
        } else {
            self.marks = None;
            let edit = self.edit(vec![ChangeClass::Typography], text_before, text_after);
            self.push(true, gap_before, Tag::Delete, Some(edit));
            self.push(false, gap_after, Tag::Insert, Some(edit));
        }
    }

    /// A token whose key is the same on both sides; its form or its marks may still have changed.
    fn keep_token(&mut self, i: usize, j: usize) {
        let (before, after) = (self.before.passage, self.after.passage);
        let hunk = Hunk { before: i..i + 1, after: j..j + 1 };
        if before.word(i) != after.word(j) {
            self.marks = None;
            let edit = self.edit(vec![ChangeClass::Typography], before.word(i), after.word(j));
            self.swap(&hunk, edit);
            return;
        }
        let (range_before, range_after) = (before.bytes(&hunk.before), after.bytes(&hunk.after));
        let marks = (self.readers.0.read(&range_before), self.readers.1.read(&range_after));
        if same_marks(&marks.0, &marks.1) {
            self.marks = None;
            self.keep(range_before, range_after, None);
            return;
        }
        let edit = match self.marks.take() {
            Some((edit, from, to)) if (&from, &to) == (&marks.0, &marks.1) => {
                self.continue_marks(edit);
                edit
            }
            _ => self.edit(classes_of_marks(&marks.0, &marks.1), "", ""),
        };
        for (text, word) in self
            .edits
            .get_mut(edit)
            .into_iter()
            .flat_map(|edit| [(&mut edit.before, before.word(i)), (&mut edit.after, after.word(j))])
        {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        self.keep(range_before, range_after, Some(edit));
        self.marks = Some((edit, marks.0, marks.1));
    }

    /// Takes the white space after the last token into its edit.
    fn continue_marks(&mut self, edit: usize) {
        for spans in [&mut self.spans.0, &mut self.spans.1] {
            if let Some(last) = spans.last_mut().filter(|span| span.tag == Tag::Equal && span.edit.is_none()) {
                last.edit = Some(edit);
            }
        }
    }

    /// An edit and the white space on both its sides: what is the same there stays outside. Only swaps may follow each
    /// other directly; then the space before has been seen to.
    ///
    /// Words that are put in quotation marks, or taken out, are one edit up to that of the `rest` which has the closing mark.
    fn change(&mut self, hunk: &Hunk, rest: &[Hunk], left_is_done: bool) {
        self.marks = None;
        let (before, after) = (self.before.passage, self.after.passage);
        let moved = (taken(&mut self.moved.0, &hunk.before), taken(&mut self.moved.1, &hunk.after));
        let (edit, only_moves) = match self.closing.take() {
            Some((edit, left)) => {
                self.closing = (left > 1).then(|| (edit, left - 1));
                (edit, false)
            }
            None => match self.quoting(hunk, rest, moved) {
                Some(edit) => (edit, false),
                None => self.edit_of(hunk, moved),
            },
        };
        let left = (before.gap(hunk.before.start), after.gap(hunk.after.start));
        let right = (before.gap(hunk.before.end), after.gap(hunk.after.end));
        let same = |gaps: &(Range<usize>, Range<usize>)| slice(&before.text, &gaps.0) == slice(&after.text, &gaps.1);
        if hunk.is_swap() {
            if !left_is_done {
                self.gap(&left, same(&left), edit);
            }
            self.swap(hunk, edit);
            self.gap(&right, same(&right), edit);
            self.split_out_move_all(moved, only_moves);
            return;
        }
        // On one side there are no tokens, so its one gap stands for the left or for the right one.
        let keep_left = same(&left);
        let keep_right = !keep_left && same(&right);
        let changed = |gap: &Range<usize>, kept: bool| if kept { gap.end..gap.end } else { gap.clone() };
        let insertion = hunk.is_pure_insertion();
        if keep_left {
            self.keep(left.0.clone(), left.1.clone(), None);
        }
        let (own, other, passage, range) = match insertion {
            true => ((&left.1, &right.1), &left.0, after, &hunk.after),
            false => ((&left.0, &right.0), &left.1, before, &hunk.before),
        };
        let (tag, other_tag) = if insertion { (Tag::Insert, Tag::Delete) } else { (Tag::Delete, Tag::Insert) };
        if !keep_left && !keep_right {
            self.push(insertion, other.clone(), other_tag, Some(edit));
        }
        self.push(!insertion, changed(own.0, keep_left), tag, Some(edit));
        self.push(!insertion, passage.bytes(range), tag, Some(edit));
        if keep_right {
            self.keep(right.0, right.1, None);
        } else {
            self.push(!insertion, own.1.clone(), tag, Some(edit));
        }
        self.split_out_move_all(moved, only_moves);
    }

    /// The edit of words that a hunk and some that follow put in quotation marks, or take out; none where a sentence among them
    /// stands elsewhere, for that is told by itself.
    fn quoting(&mut self, open: &Hunk, rest: &[Hunk], moved: (&[MovedSentence], &[MovedSentence])) -> Option<usize> {
        let count = self.classifier.quoting(open, rest)?;
        let (rest, close) = (rest.get(..count)?, rest.get(count - 1)?);
        let moves = |taken: &[MovedSentence], to_come: &[MovedSentence], end: usize| {
            !taken.is_empty() || to_come.first().is_some_and(|sentence| sentence.tokens.start < end)
        };
        if moves(moved.0, self.moved.0, close.before.end) || moves(moved.1, self.moved.1, close.after.end) {
            return None;
        }
        let classes = self.classifier.classes_of_quoting(open, rest);
        let before = self.before.passage.words(&(open.before.start..close.before.end));
        let after = self.after.passage.words(&(open.after.start..close.after.end));
        let edit = self.edit(classes, before, after);
        self.closing = Some((edit, count));
        Some(edit)
    }

    /// The edit of a hunk: of what is left of it without the sentences that only moved; and whether nothing is.
    fn edit_of(&mut self, hunk: &Hunk, moved: (&[MovedSentence], &[MovedSentence])) -> (usize, bool) {
        let (before, after) = (self.before.passage, self.after.passage);
        if moved.0.is_empty() && moved.1.is_empty() {
            let classes = self.classifier.classes(hunk);
            return (self.edit(classes, before.words(&hunk.before), after.words(&hunk.after)), false);
        }
        let rest = (outside(&hunk.before, moved.0), outside(&hunk.after, moved.1));
        if rest.0.is_empty() && rest.1.is_empty() {
            return (self.edits.len(), true);
        }
        let hull = |rest: &[Range<usize>], whole: &Range<usize>| match (rest.first(), rest.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => whole.start..whole.start,
        };
        let classes =
            self.classifier.classes(&Hunk { before: hull(&rest.0, &hunk.before), after: hull(&rest.1, &hunk.after) });
        let text = |passage: &Passage, rest: &[Range<usize>]| {
            rest.iter().map(|range| passage.words(range)).collect::<Vec<_>>().join(" ")
        };
        (self.edit(classes, &text(before, &rest.0), &text(after, &rest.1)), false)
    }

    fn split_out_move_all(&mut self, moved: (&[MovedSentence], &[MovedSentence]), only_moves: bool) {
        for (is_before, sentences) in [(true, moved.0), (false, moved.1)] {
            for sentence in sentences {
                self.split_out_move(is_before, sentence, only_moves);
            }
        }
    }

    /// Gives a sentence that moved an edit of its own; what stands at its other place as well is kept. So is the space
    /// around it, where no other edit can take it.
    fn split_out_move(&mut self, is_before: bool, sentence: &MovedSentence, with_space: bool) {
        let passage = if is_before { self.before.passage } else { self.after.passage };
        let text = passage.words(&sentence.tokens);
        let edit = match is_before {
            true => self.edit(sentence.classes.clone(), text, ""),
            false => self.edit(sentence.classes.clone(), "", text),
        };
        self.places.push((sentence.number, edit));
        let bytes = passage.bytes(&sentence.tokens);
        let spans = if is_before { &mut self.spans.0 } else { &mut self.spans.1 };
        let first = spans.partition_point(|span| span.range.end <= bytes.start);
        let mut rest = spans.split_off(first).into_iter();
        let Some(whole) = rest.next() else { return };
        let of = |range| match with_space {
            true => Span { range, tag: Tag::Equal, edit: Some(edit) },
            false => Span { range, ..whole.clone() },
        };
        let (head, tail) = (of(whole.range.start..bytes.start), of(bytes.end..whole.range.end));
        let mut add = |span: Span| spans.extend((!span.range.is_empty()).then_some(span));
        add(head);
        let tag = if is_before { Tag::Delete } else { Tag::Insert };
        let mut at = bytes.start;
        for changed in &sentence.changed {
            let changed = passage.bytes(changed);
            add(Span { range: at..changed.start, tag: Tag::Equal, edit: Some(edit) });
            at = changed.end;
            add(Span { range: changed, tag, edit: Some(edit) });
        }
        add(Span { range: at..bytes.end, tag: Tag::Equal, edit: Some(edit) });
        add(tail);
        spans.extend(rest);
    }

    fn gap(&mut self, gaps: &(Range<usize>, Range<usize>), same: bool, edit: usize) {
        if same {
            self.keep(gaps.0.clone(), gaps.1.clone(), None);
        } else {
            self.push(true, gaps.0.clone(), Tag::Delete, Some(edit));
            self.push(false, gaps.1.clone(), Tag::Insert, Some(edit));
        }
    }

    /// Tokens that were swapped for others: letters only, where one word differs in few of them.
    fn swap(&mut self, hunk: &Hunk, edit: usize) {
        let (before, after) = (self.before.passage, self.after.passage);
        let (from, to) = (before.bytes(&hunk.before), after.bytes(&hunk.after));
        let is_word =
            |passage: &Passage, range: &Range<usize>| range.len() == 1 && passage.kind(range.start) == TokenKind::Word;
        let words = self.options.words && is_word(before, &hunk.before) && is_word(after, &hunk.after);
        let shared = if words { spelling_core(before.words(&hunk.before), after.words(&hunk.after)) } else { None };
        let (prefix, suffix) = shared.unwrap_or((0, 0));
        let edit = Some(edit);
        self.keep(from.start..from.start + prefix, to.start..to.start + prefix, edit);
        self.push(true, from.start + prefix..from.end - suffix, Tag::Delete, edit);
        self.push(false, to.start + prefix..to.end - suffix, Tag::Insert, edit);
        self.keep(from.end - suffix..from.end, to.end - suffix..to.end, edit);
    }
}

/// Takes those sentences off the front of a list that stand in a range.
fn taken<'a>(sentences: &mut &'a [MovedSentence], range: &Range<usize>) -> &'a [MovedSentence] {
    let count = sentences.partition_point(|sentence| sentence.tokens.end <= range.end);
    let (taken, rest) = sentences.split_at_checked(count).unwrap_or((sentences, &[]));
    *sentences = rest;
    taken
}

/// What is left of a range without the sentences in it.
fn outside(range: &Range<usize>, sentences: &[MovedSentence]) -> Vec<Range<usize>> {
    let mut start = range.start;
    let mut rest = Vec::new();
    for sentence in sentences {
        rest.push(start..sentence.tokens.start);
        start = sentence.tokens.end;
    }
    rest.push(start..range.end);
    rest.retain(|range| !range.is_empty());
    rest
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
