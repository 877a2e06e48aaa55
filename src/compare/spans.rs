//! Decides which bytes of both sides are kept, deleted or inserted, and by which edit: hunks and moved sentences →
//! [`Span`]s.

use std::ops::Range;
use std::rc::Rc;

use super::marked_text::{MarkedText, MovedSentence, within};
use super::markup::{MarkupCursor, MarkupLists, classes_of_markup, same_markup};
use crate::change::ChangeClass;
use crate::classify::{self, Classifier};
use crate::comparison::{Edit, Tag};
use crate::diff::Hunk;
use crate::pair::both;
use crate::refine::{polish, spelling_core};
use crate::sort;
use crate::text::lowercase::small;
use crate::text::trim::slice;
use crate::text::{Passage, TokenKind, Vocabulary};

/// How edits are created.
#[derive(Clone, Copy)]
pub(super) struct SegmentOptions<'a> {
    /// The class of the field. It is added to the classes of each edit.
    pub field: Option<ChangeClass>,
    /// Whether words are classified, and single letters may be marked inside words.
    pub words: bool,
    /// Whether the texts are quotations as a whole.
    pub quotes: bool,
    pub vocabulary: &'a Vocabulary,
}

/// A byte range of one side with one tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub range: Range<usize>,
    pub tag: Tag,
    pub edit: Option<usize>,
}

/// The spans of both sides.
pub(super) struct Spans {
    pub before: Vec<Span>,
    pub after: Vec<Span>,
    /// The number of each move with the number of its edit.
    pub links: Vec<(usize, usize)>,
}

/// Returns the spans of two texts that differ in `hunks`. `moved` are the sentences of each side that are at another
/// place on the other side, in order. The edits are added to `edits`.
pub(super) fn spans(
    before: MarkedText<'_>,
    after: MarkedText<'_>,
    hunks: &[Hunk],
    moved: (&[MovedSentence], &[MovedSentence]),
    options: SegmentOptions<'_>,
    edits: &mut Vec<Edit>,
) -> Spans {
    let side = |passage| {
        let side = classify::Side::new(passage, options.vocabulary);
        Rc::new(if options.quotes { side.of_quote() } else { side })
    };
    let tokens = |sentences: &[MovedSentence]| sentences.iter().map(|one| one.tokens.clone()).collect::<Vec<_>>();
    let [starts_before, starts_after] = both([moved.0, moved.1], tokens);
    let hunks = polish(hunks, [&starts_before, &starts_after], before.passage, after.passage);
    let room = || Vec::with_capacity(2 * hunks.len() + 1); // The text around each hunk is kept.
    let mut builder = SpanBuilder {
        before,
        after,
        options,
        classifier: Classifier::new(side(before.passage), side(after.passage), options.vocabulary),
        edits,
        spans: Spans { before: room(), after: room(), links: Vec::new() },
        markup: None,
        cursors: (MarkupCursor::new(before.runs), MarkupCursor::new(after.runs)),
        moved,
    };
    builder.build(&hunks);
    builder.spans
}

/// One side of a hunk.
struct HunkSide<'s> {
    is_before: bool,
    tag: Tag,
    tokens: Range<usize>,
    /// The first token of the hunk on the other side.
    other: usize,
    /// The edit of the hunk. `None` if it has moved sentences: then each part outside of them is an edit of its own.
    edit: Option<usize>,
    /// The moved sentences in it, each with an edit of its own.
    moved: Vec<(&'s MovedSentence, usize)>,
}

/// A byte range before and one after.
type RangePair = (Range<usize>, Range<usize>);

/// The white space on both sides of a hunk, and whether it is the same in both versions.
struct Spaces {
    left: RangePair,
    right: RangePair,
    keeps_left: bool,
    keeps_right: bool,
}

impl Spaces {
    fn around(hunk: &Hunk, before: &Passage, after: &Passage) -> Self {
        let left = (before.space_before(hunk.before.start), after.space_before(hunk.after.start));
        let right = (before.space_before(hunk.before.end), after.space_before(hunk.after.end));
        let same = |spaces: &RangePair| slice(&before.text, &spaces.0) == slice(&after.text, &spaces.1);
        let (keeps_left, keeps_right) = (same(&left), same(&right));
        Self { left, right, keeps_left, keeps_right }
    }
}

struct SpanBuilder<'a, 'b> {
    before: MarkedText<'a>,
    after: MarkedText<'a>,
    options: SegmentOptions<'a>,
    classifier: Classifier<'a>,
    edits: &'b mut Vec<Edit>,
    spans: Spans,
    /// The edit of markup that the last kept token belongs to, with its markup before and after.
    markup: Option<(usize, MarkupLists<'a>, MarkupLists<'a>)>,
    cursors: (MarkupCursor<'a>, MarkupCursor<'a>),
    moved: (&'b [MovedSentence], &'b [MovedSentence]),
}

impl<'a, 'b> SpanBuilder<'a, 'b> {
    fn build(&mut self, hunks: &[Hunk]) {
        let (mut i, mut j) = (0, 0);
        let ends = (self.before.passage.tokens.len(), self.after.passage.tokens.len());
        let mut runs = self.before.runs.iter().chain(self.after.runs);
        let is_plain = runs.all(|run| run.markup.is_empty());
        // The white space before the next token is part of the hunk that just ended.
        let mut space_is_done = false;
        // An open quotation edit, and how many of the next hunks belong to it.
        let mut quoting: Option<(usize, usize)> = None;
        for (number, hunk) in hunks.iter().enumerate() {
            self.keep_up_to(hunk.before.start, (i, j), space_is_done, is_plain);
            space_is_done &= (i, j) == (hunk.before.start, hunk.after.start);
            let edit = match quoting.take() {
                Some((edit, left)) => {
                    quoting = (left > 1).then_some((edit, left - 1));
                    Some(edit)
                }
                None => {
                    quoting = self.quoting(hunk, hunks.get(number + 1..).unwrap_or_default());
                    quoting.map(|(edit, _)| edit)
                }
            };
            self.change(hunk, edit, space_is_done);
            space_is_done = true;
            (i, j) = (hunk.before.end, hunk.after.end);
        }
        self.keep_up_to(ends.0, (i, j), space_is_done, is_plain);
        if !(space_is_done && i == ends.0) {
            self.keep_space(ends.0, ends.1);
        }
    }

    /// Keeps the tokens from `(i, j)` up to token `end` before, with the white space before each. Skips the white space
    /// before the first one if `space_is_done`. `is_plain`: no token has markup.
    fn keep_up_to(&mut self, end: usize, (mut i, mut j): (usize, usize), mut space_is_done: bool, is_plain: bool) {
        while i < end {
            // Up to the next block on either side.
            let next = |breaks: &[usize], at: usize| {
                let next = breaks.get(breaks.partition_point(|start| *start <= at));
                next.map_or(usize::MAX, |start| start - at)
            };
            let count = next(self.before.breaks, i).min(next(self.after.breaks, j)).min(end - i);
            let ends = (i + count, j + count);
            if !space_is_done && self.is_break(i, j) {
                self.keep_space(i, j);
                space_is_done = true;
            }
            if is_plain && self.keep_equal((i, j), ends, space_is_done) {
                (i, j) = ends;
            }
            while i < ends.0 {
                if !space_is_done {
                    self.keep_space(i, j);
                }
                space_is_done = false;
                self.keep_token(i, j);
                (i, j) = (i + 1, j + 1);
            }
            space_is_done = false;
        }
    }

    /// Whether a block begins at the tokens on either side.
    fn is_break(&self, i: usize, j: usize) -> bool {
        self.before.breaks.binary_search(&i).is_ok() || self.after.breaks.binary_search(&j).is_ok()
    }

    /// Keeps a whole run at once if both sides are equal letter by letter, and returns whether they are. Ignores markup
    /// and breaks.
    fn keep_equal(&mut self, (i, j): (usize, usize), ends: (usize, usize), space_is_done: bool) -> bool {
        let bytes = |passage: &Passage, tokens: Range<usize>| {
            let words = passage.bytes(&tokens);
            if space_is_done { words } else { passage.space_before(tokens.start).start..words.end }
        };
        let (before, after) = (self.before.passage, self.after.passage);
        let kept = (bytes(before, i..ends.0), bytes(after, j..ends.1));
        let is_alike = slice(&before.text, &kept.0) == slice(&after.text, &kept.1);
        if is_alike {
            self.markup = None;
            self.keep(kept.0, kept.1, None);
        }
        is_alike
    }

    fn push(&mut self, is_before: bool, range: Range<usize>, tag: Tag, edit: Option<usize>) {
        if range.is_empty() {
            return;
        }
        let spans = if is_before { &mut self.spans.before } else { &mut self.spans.after };
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
    fn keep_space(&mut self, i: usize, j: usize) {
        let (before, after) = (self.before.passage, self.after.passage);
        let (space, other_space) = (before.space_before(i), after.space_before(j));
        let (text_before, text_after) = (before.space_text(i), after.space_text(j));
        if text_before == text_after || self.is_break(i, j) {
            self.keep(space, other_space, None);
        } else {
            self.markup = None;
            let edit = self.edit(vec![ChangeClass::Typography], text_before, text_after);
            self.push(true, space, Tag::Delete, Some(edit));
            self.push(false, other_space, Tag::Insert, Some(edit));
        }
    }

    /// Keeps a token with the same key on both sides. Its form or its markup may still differ.
    fn keep_token(&mut self, i: usize, j: usize) {
        let (before, after) = (self.before.passage, self.after.passage);
        let hunk = Hunk { before: i..i + 1, after: j..j + 1 };
        if before.word(i) != after.word(j) {
            self.markup = None;
            let edit = self.edit(vec![ChangeClass::Typography], before.word(i), after.word(j));
            self.swap_letters(&hunk, edit);
            return;
        }
        let (range_before, range_after) = (before.bytes(&hunk.before), after.bytes(&hunk.after));
        let markup = (self.cursors.0.read(&range_before), self.cursors.1.read(&range_after));
        if same_markup(&markup.0, &markup.1) {
            self.markup = None;
            self.keep(range_before, range_after, None);
            return;
        }
        let edit = match self.markup.take() {
            Some((edit, from, to)) if (&from, &to) == (&markup.0, &markup.1) => {
                self.continue_markup(edit);
                edit
            }
            _ => self.edit(classes_of_markup(&markup.0, &markup.1), "", ""),
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
        self.markup = Some((edit, markup.0, markup.1));
    }

    /// Adds the white space after the last token to its edit.
    fn continue_markup(&mut self, edit: usize) {
        for spans in [&mut self.spans.before, &mut self.spans.after] {
            if let Some(last) = spans.last_mut().filter(|span| span.tag == Tag::Equal && span.edit.is_none()) {
                last.edit = Some(edit);
            }
        }
    }

    /// Adds a hunk with the white space on both sides of it. White space that did not change stays outside. `edit` is
    /// an edit that already began before this hunk. `left_is_done`: the white space before it is part of the previous
    /// hunk.
    fn change(&mut self, hunk: &Hunk, edit: Option<usize>, left_is_done: bool) {
        self.markup = None;
        let (before, after) = (self.before.passage, self.after.passage);
        let moved = (within(self.moved.0, &hunk.before), within(self.moved.1, &hunk.after));
        let has_moves = !(moved.0.is_empty() && moved.1.is_empty());
        let edit = if has_moves { edit } else { Some(edit.unwrap_or_else(|| self.edit_of(hunk))) };
        let deleted = HunkSide {
            is_before: true,
            tag: Tag::Delete,
            tokens: hunk.before.clone(),
            other: hunk.after.start,
            edit,
            moved: self.edits_of(true, moved.0),
        };
        let inserted = HunkSide {
            is_before: false,
            tag: Tag::Insert,
            tokens: hunk.after.clone(),
            other: hunk.before.start,
            edit,
            moved: self.edits_of(false, moved.1),
        };
        let spaces = Spaces::around(hunk, before, after);
        if !hunk.is_swap() {
            let (change, other) = if hunk.is_pure_insertion() { (&inserted, &deleted) } else { (&deleted, &inserted) };
            self.change_one_side(change, other.tag, spaces);
        } else if let (Some(edit), false) = (edit, has_moves) {
            self.swap(hunk, edit, spaces, left_is_done);
        } else {
            self.swap_with_moves((&deleted, &inserted), spaces, left_is_done);
        }
    }

    /// Adds a hunk with words on both sides.
    fn swap(&mut self, hunk: &Hunk, edit: usize, spaces: Spaces, left_is_done: bool) {
        let (heads, tails) = self.keep_left(&spaces, left_is_done);
        self.push(true, heads.0, Tag::Delete, Some(edit));
        self.push(false, heads.1, Tag::Insert, Some(edit));
        self.swap_letters(hunk, edit);
        self.push(true, tails.0, Tag::Delete, Some(edit));
        self.push(false, tails.1, Tag::Insert, Some(edit));
        self.keep_right(spaces);
    }

    /// Adds a hunk with words on both sides, some of which are moved sentences.
    fn swap_with_moves(
        &mut self,
        (deleted, inserted): (&HunkSide<'_>, &HunkSide<'_>),
        spaces: Spaces,
        left_is_done: bool,
    ) {
        let (heads, tails) = self.keep_left(&spaces, left_is_done);
        self.push_change(deleted, heads.0.start..tails.0.end);
        self.push_change(inserted, heads.1.start..tails.1.end);
        self.keep_right(spaces);
    }

    /// Keeps the white space before a swap if it did not change. Returns the white space on both sides of the swap that
    /// belongs to it.
    fn keep_left(&mut self, spaces: &Spaces, left_is_done: bool) -> (RangePair, RangePair) {
        let Spaces { left, right, keeps_left, keeps_right } = spaces;
        if *keeps_left && !left_is_done {
            self.keep(left.0.clone(), left.1.clone(), None);
        }
        let skips_left = *keeps_left || left_is_done;
        let head = |space: &Range<usize>| if skips_left { space.end..space.end } else { space.clone() };
        let tail = |space: &Range<usize>| if *keeps_right { space.start..space.start } else { space.clone() };
        ((head(&left.0), head(&left.1)), (tail(&right.0), tail(&right.1)))
    }

    /// Keeps the white space after a hunk if it did not change.
    fn keep_right(&mut self, spaces: Spaces) {
        if spaces.keeps_right {
            self.keep(spaces.right.0, spaces.right.1, None);
        }
    }

    /// Adds a pure insertion or deletion. The side without tokens has only one white space, which serves as the left or
    /// the right one.
    fn change_one_side(&mut self, change: &HunkSide<'_>, other_tag: Tag, mut spaces: Spaces) {
        spaces.keeps_right &= !spaces.keeps_left;
        if spaces.keeps_left {
            self.keep(spaces.left.0.clone(), spaces.left.1.clone(), None);
        }
        let (own_left, own_right, other) = match change.is_before {
            true => (&spaces.left.0, &spaces.right.0, &spaces.left.1),
            false => (&spaces.left.1, &spaces.right.1, &spaces.left.0),
        };
        if !spaces.keeps_left && !spaces.keeps_right {
            let edit = change.edit.or(change.moved.first().map(|(_, edit)| *edit));
            self.push(!change.is_before, other.clone(), other_tag, edit);
        }
        let start = if spaces.keeps_left { own_left.end } else { own_left.start };
        let end = if spaces.keeps_right { own_right.start } else { own_right.end };
        self.push_change(change, start..end);
        self.keep_right(spaces);
    }

    /// Adds the changed bytes of one side. A moved sentence has its own edit, which includes the white space before it,
    /// and after it at the end of the hunk. The words that it also has at its other place count as kept.
    fn push_change(&mut self, change: &HunkSide<'_>, range: Range<usize>) {
        let passage = if change.is_before { self.before.passage } else { self.after.passage };
        let mut at = range.start;
        let mut token = change.tokens.start;
        for (sentence, edit) in &change.moved {
            let bytes = passage.bytes(&sentence.tokens);
            let space = passage.space_before(sentence.tokens.start).start.max(at);
            self.push_part(change, at..space, token..sentence.tokens.start);
            at = space;
            for changed in &sentence.changed {
                let changed = passage.bytes(changed);
                self.push(change.is_before, at..changed.start, Tag::Equal, Some(*edit));
                at = changed.end;
                self.push(change.is_before, changed, change.tag, Some(*edit));
            }
            token = sentence.tokens.end;
            let end = if token == change.tokens.end { range.end } else { bytes.end };
            self.push(change.is_before, at..end, Tag::Equal, Some(*edit));
            at = end;
        }
        self.push_part(change, at..range.end, token..change.tokens.end);
    }

    /// Adds a part of a hunk outside its moved sentences.
    fn push_part(&mut self, change: &HunkSide<'_>, range: Range<usize>, tokens: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let other = change.other..change.other;
        let (before, after) = if change.is_before { (tokens, other) } else { (other, tokens) };
        let edit = change.edit.unwrap_or_else(|| self.edit_of(&Hunk { before, after }));
        self.push(change.is_before, range, change.tag, Some(edit));
    }

    /// Creates an edit for each moved sentence.
    fn edits_of(&mut self, is_before: bool, sentences: &'b [MovedSentence]) -> Vec<(&'b MovedSentence, usize)> {
        let passage = if is_before { self.before.passage } else { self.after.passage };
        let mut edits = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let text = passage.words(&sentence.tokens);
            let (before, after) = if is_before { (text, "") } else { ("", text) };
            let edit = self.edit(sentence.classes.clone(), before, after);
            self.spans.links.push((sentence.number, edit));
            edits.push((sentence, edit));
        }
        edits
    }

    /// If a hunk opens or removes quotation marks around words: the edit of these words, and how many of the next hunks
    /// belong to it. `None` if a moved sentence is among them, because a moved sentence is shown separately.
    fn quoting(&mut self, open: &Hunk, rest: &[Hunk]) -> Option<(usize, usize)> {
        let count = self.classifier.quoting(open, rest)?;
        let (rest, close) = (rest.get(..count)?, rest.get(count - 1)?);
        let whole = Hunk { before: open.before.start..close.before.end, after: open.after.start..close.after.end };
        if !within(self.moved.0, &whole.before).is_empty() || !within(self.moved.1, &whole.after).is_empty() {
            return None;
        }
        let classes = self.classifier.classes_of_quoting(open, rest);
        let (before, after) = (self.before.passage.words(&whole.before), self.after.passage.words(&whole.after));
        Some((self.edit(classes, before, after), count))
    }

    fn edit_of(&mut self, hunk: &Hunk) -> usize {
        let classes = self.classifier.classes(hunk);
        let (before, after) = (self.before.passage.words(&hunk.before), self.after.passage.words(&hunk.after));
        self.edit(classes, before, after)
    }

    /// Adds a swap. If one word differs only in a few letters, only the letters are marked.
    fn swap_letters(&mut self, hunk: &Hunk, edit: usize) {
        let (before, after) = (self.before.passage, self.after.passage);
        let (from, to) = (before.bytes(&hunk.before), after.bytes(&hunk.after));
        let is_word =
            |passage: &Passage, range: &Range<usize>| range.len() == 1 && passage.kind(range.start) == TokenKind::Word;
        let words = self.options.words && is_word(before, &hunk.before) && is_word(after, &hunk.after);
        let (one, other) = (before.words(&hunk.before), after.words(&hunk.after));
        let shared = if words { recased_core(one, other).or_else(|| spelling_core(one, other)) } else { None };
        let (prefix, suffix) = shared.unwrap_or((0, 0));
        let edit = Some(edit);
        self.keep(from.start..from.start + prefix, to.start..to.start + prefix, edit);
        self.push(true, from.start + prefix..from.end - suffix, Tag::Delete, edit);
        self.push(false, to.start + prefix..to.end - suffix, Tag::Insert, edit);
        self.keep(from.end - suffix..from.end, to.end - suffix..to.end, edit);
    }
}

/// The bytes that two words share at the start and at the end, if only the case of the first letter differs: "The",
/// "the".
fn recased_core(before: &str, after: &str) -> Option<(usize, usize)> {
    let (mut one, mut other) = (before.chars(), after.chars());
    let (first, second) = (one.next()?, other.next()?);
    let is_recased = first != second && small(first) == small(second);
    (is_recased && one.as_str() == other.as_str()).then_some((0, one.as_str().len()))
}
