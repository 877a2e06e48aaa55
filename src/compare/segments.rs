//! Two passages and where they differ in, [`Segment`]s ready to show and the [`Edit`]s they belong to out.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::article::{Mark, Run};
use crate::classify::{Classifier, core};
use crate::comparison::{ChangeClass, Edit, Segment, Tag};
use crate::diff::Hunk;
use crate::text::{Lexicon, Passage, TokenKind, slice};

/// A text of one side with its marks.
#[derive(Clone, Copy)]
pub(super) struct Marked<'a> {
    pub passage: &'a Passage,
    pub runs: &'a [Run],
    /// Tokens at which a further block begins, where several stand together.
    pub breaks: &'a [usize],
}

/// How the edits of two texts are made.
#[derive(Clone, Copy)]
pub(super) struct Manner<'a> {
    /// The class of the field that the texts stand in; it comes beside the class of each edit.
    pub field: Option<ChangeClass>,
    /// Whether the classes of the words are asked for, and letters may be marked inside words.
    pub words: bool,
    pub lexicon: &'a Lexicon,
}

/// Bytes of one side's text with one tag.
#[derive(Debug, Clone, PartialEq)]
struct Span {
    range: Range<usize>,
    tag: Tag,
    edit: Option<usize>,
}

/// The segments of both sides. The edits are added to `edits`.
pub(super) fn segments(
    before: Marked<'_>,
    after: Marked<'_>,
    hunks: &[Hunk],
    manner: Manner<'_>,
    edits: &mut Vec<Edit>,
) -> (Vec<Segment>, Vec<Segment>) {
    let mut painter = Painter {
        before,
        after,
        manner,
        classifier: Classifier::new(before.passage, after.passage, manner.lexicon),
        edits,
        spans: (Vec::new(), Vec::new()),
        marks: None,
    };
    painter.paint(hunks);
    let (spans_before, spans_after) = painter.spans;
    (cut(before, spans_before), cut(after, spans_after))
}

/// One side alone: all of it came or went.
pub(super) fn whole(text: Marked<'_>, tag: Tag, edit: Option<usize>) -> Vec<Segment> {
    let length = text.passage.text.len();
    cut(text, if length == 0 { Vec::new() } else { vec![Span { range: 0..length, tag, edit }] })
}

struct Painter<'a, 'b> {
    before: Marked<'a>,
    after: Marked<'a>,
    manner: Manner<'a>,
    classifier: Classifier<'a>,
    edits: &'b mut Vec<Edit>,
    spans: (Vec<Span>, Vec<Span>),
    /// The edit of marks that the last kept token belongs to, with the marks it went from and to.
    marks: Option<(usize, Marks<'a>, Marks<'a>)>,
}

/// The marks of a token: mostly one list; several where a token is marked in part.
type Marks<'a> = Vec<&'a [Mark]>;

impl<'a> Painter<'a, '_> {
    fn paint(&mut self, hunks: &[Hunk]) {
        let (mut i, mut j) = (0, 0);
        let mut gap_is_done = false;
        let ends = (self.before.passage.tokens.len(), self.after.passage.tokens.len());
        let end = Hunk { before: ends.0..ends.0, after: ends.1..ends.1 };
        for hunk in hunks.iter().chain([&end]) {
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
            self.change(hunk);
            gap_is_done = true;
            (i, j) = (hunk.before.end, hunk.after.end);
        }
        if !gap_is_done {
            self.keep_gap(i, j);
        }
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
        if let Some(field) = self.manner.field {
            if !self.manner.words {
                classes.retain(|class| *class == ChangeClass::Typography);
            }
            classes.push(field);
        }
        classes.sort_unstable();
        classes.dedup();
        self.edits.push(Edit { classes, before: before.to_owned(), after: after.to_owned() });
        self.edits.len() - 1
    }

    /// The white space between two kept tokens.
    fn keep_gap(&mut self, i: usize, j: usize) {
        let (before, after) = (self.before.passage, self.after.passage);
        let (gap_before, gap_after) = (before.gap(i), after.gap(j));
        let (text_before, text_after) = (before.gap_text(i), after.gap_text(j));
        if text_before == text_after || self.before.breaks.contains(&i) || self.after.breaks.contains(&j) {
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
        let marks = (marks(self.before.runs, &range_before), marks(self.after.runs, &range_after));
        if marks.0 == marks.1 {
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

    /// An edit and the white space on both its sides: what is the same there stays outside.
    fn change(&mut self, hunk: &Hunk) {
        self.marks = None;
        let (before, after) = (self.before.passage, self.after.passage);
        let classes = self.classifier.classes(hunk);
        let edit = self.edit(classes, before.words(&hunk.before), after.words(&hunk.after));
        let left = (before.gap(hunk.before.start), after.gap(hunk.after.start));
        let right = (before.gap(hunk.before.end), after.gap(hunk.after.end));
        let same = |gaps: &(Range<usize>, Range<usize>)| slice(&before.text, &gaps.0) == slice(&after.text, &gaps.1);
        if hunk.is_swap() {
            self.gap(&left, same(&left), edit);
            self.swap(hunk, edit);
            self.gap(&right, same(&right), edit);
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
        let words = self.manner.words && is_word(before, &hunk.before) && is_word(after, &hunk.after);
        let shared = if words { core(before.words(&hunk.before), after.words(&hunk.after)) } else { None };
        let (prefix, suffix) = shared.unwrap_or((0, 0));
        let edit = Some(edit);
        self.keep(from.start..from.start + prefix, to.start..to.start + prefix, edit);
        self.push(true, from.start + prefix..from.end - suffix, Tag::Delete, edit);
        self.push(false, to.start + prefix..to.end - suffix, Tag::Insert, edit);
        self.keep(from.end - suffix..from.end, to.end - suffix..to.end, edit);
    }
}

/// The lists of marks that a range of bytes runs through.
fn marks<'a>(runs: &'a [Run], range: &Range<usize>) -> Marks<'a> {
    if let [only] = runs {
        return vec![&only.marks];
    }
    let mut start = 0;
    let mut found: Marks<'a> = Vec::new();
    for run in runs {
        let end = start + run.text.len();
        if start < range.end && range.start < end && found.last() != Some(&run.marks.as_slice()) {
            found.push(&run.marks);
        }
        start = end;
    }
    if found.is_empty() { vec![&[]] } else { found }
}

fn classes_of_marks(before: &Marks<'_>, after: &Marks<'_>) -> Vec<ChangeClass> {
    let pick = |marks: &Marks<'_>, links: bool| {
        marks
            .iter()
            .map(|list| {
                list.iter().filter(|mark| matches!(mark, Mark::Link { .. }) == links).cloned().collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    let mut classes = Vec::new();
    if pick(before, true) != pick(after, true) {
        classes.push(ChangeClass::Link);
    }
    if pick(before, false) != pick(after, false) || classes.is_empty() {
        classes.push(ChangeClass::Formatting);
    }
    classes
}

/// Cuts the spans of a text where its sentences and its marks change.
fn cut(text: Marked<'_>, spans: Vec<Span>) -> Vec<Segment> {
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
fn run_ends<'a>(text: Marked<'a>) -> Vec<(usize, &'a [Mark])> {
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
