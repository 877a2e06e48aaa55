//! Aligns a text of both sides step by step: which tokens both have, and which each edit replaced.
//!
//! ```text
//! killed [12]{27} people   →   killed · edit 0: 12, 27 · people
//! ```

use std::borrow::Cow;
use std::ops::Range;

use super::aligned_step::{AlignedStep, KEPT};
use super::entry::{Blocks, Test, has, is_photo, nowhere, place};
use super::split::{by_clause, by_figure};
use super::wording::may_be_part;
use crate::change::ChangeClass;
use crate::comparison::{BlockSide, Edit, FieldRow, Row, RowKind, Segment, Tag};
use crate::fact::{FactPart, FactPlace};
use crate::pair::both;
use crate::text::{Passage, Vocabulary};

/// A text of both sides, aligned in steps: a field, a paragraph, a caption or an alternative text.
pub(super) struct AlignedText<'a> {
    pub place: FactPlace,
    edits: Cow<'a, [Edit]>,
    /// Whether it is a sentence that moved; then its edits stand at other places than its own.
    pub is_moved: bool,
    passages: [Cow<'a, Passage>; 2],
    pub steps: Vec<AlignedStep>,
    /// The steps that are no kept tokens.
    pub changed: Vec<usize>,
}

/// Tokens of one edit on one side.
struct Owned {
    edit: usize,
    tokens: Range<usize>,
}

/// The text of one or more blocks: the segments of each, and the tokens of those that are known.
struct BlockTexts<'a> {
    segments: Vec<&'a [Segment]>,
    known: Vec<&'a Passage>,
}

impl<'a> BlockTexts<'a> {
    /// The texts of a row's blocks on one side.
    fn of(sides: &'a [BlockSide], part: FactPart, known: &[&'a Passage]) -> Self {
        let mut texts = Self { segments: Vec::with_capacity(sides.len()), known: Vec::with_capacity(sides.len()) };
        for side in sides {
            texts.segments.push(segments(side, part));
            texts.known.extend(known.get(side.block).filter(|_| part != FactPart::AltText));
        }
        texts
    }

    /// Its tokens. Those of a block are known because it was compared.
    fn passage(&self, vocabulary: &mut Vocabulary) -> Cow<'a, Passage> {
        let is_known = self.known.len() == self.segments.len()
            && self.known.iter().zip(&self.segments).all(|(known, segments)| known.text.len() == length(segments));
        match self.known.as_slice() {
            [known] if is_known => Cow::Borrowed(*known),
            known if is_known => Cow::Owned(Passage::joined(known.iter().copied()).0),
            _ => {
                let mut text = String::new();
                for (number, segments) in self.segments.iter().enumerate() {
                    if number > 0 {
                        text.push('\n');
                    }
                    text.push_str(&joined(segments));
                }
                Cow::Owned(Passage::new(text, vocabulary))
            }
        }
    }
}

impl<'a> AlignedText<'a> {
    /// The text of a field. `None` if no fact can have changed in it.
    pub fn of_field(field: &'a FieldRow, any_words: bool, vocabulary: &mut Vocabulary) -> Option<Self> {
        let matter = matter(&field.edits, any_words, vocabulary)?;
        let place = FactPlace { field: Some(field.field), ..nowhere() };
        let texts = both([&field.before, &field.after], |text| BlockTexts { segments: vec![text], known: Vec::new() });
        Self::new(place, texts, &field.edits, &matter, vocabulary)
    }

    /// The texts of a row: its text, or the caption and the alternative text of its photo.
    pub fn of_row(
        number: usize,
        row: &'a Row,
        blocks: &Blocks<'a>,
        any_words: bool,
        vocabulary: &mut Vocabulary,
    ) -> Vec<Self> {
        let mut lines = Vec::new();
        if row.before.is_empty() || row.after.is_empty() || row.kind == RowKind::Equal {
            return lines;
        }
        let Some(matter) = matter(&row.edits, any_words, vocabulary) else { return lines };
        for part in parts(is_photo(row)) {
            let texts =
                [BlockTexts::of(&row.before, *part, &blocks.before), BlockTexts::of(&row.after, *part, &blocks.after)];
            lines.extend(Self::new(place(number, *part), texts, &row.edits, &matter, vocabulary));
        }
        lines
    }

    /// The text of a sentence that moved, and of which words changed on the way. `edit` is the edit at its later place.
    pub fn of_move(
        place: FactPlace,
        edit: &Edit,
        [before, after]: [Vec<&'a Segment>; 2],
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        let (before, owners_before, kept) = moved_side(&before, vocabulary);
        let (after, owners_after, kept_after) = moved_side(&after, vocabulary);
        if kept != kept_after {
            return None;
        }
        let mut steps = steps([&owners_before, &owners_after], [before.tokens.len(), after.tokens.len()]);
        let mut edits: Vec<Edit> = Vec::new();
        for step in steps.iter_mut().filter(|step| step.edit != KEPT) {
            step.edit = edits.len();
            let mut moved = Edit {
                classes: edit.classes.clone(),
                before: before.words(&step.before).to_owned(),
                after: after.words(&step.after).to_owned(),
                moved: None,
            };
            moved.classes.retain(|class| *class != ChangeClass::Move);
            edits.push(moved);
        }
        Some(Self {
            changed: changed(&steps),
            place,
            edits: Cow::Owned(edits),
            is_moved: true,
            passages: [Cow::Owned(before), Cow::Owned(after)],
            steps,
        })
    }

    /// Whether it is one edit.
    pub fn is_replaced_whole(&self) -> bool {
        self.steps.len() == 1
    }

    fn new(
        place: FactPlace,
        texts: [BlockTexts<'a>; 2],
        edits: &'a [Edit],
        matter: &[bool],
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        let mut segments = texts.iter().flat_map(|texts| &texts.segments).copied().flatten();
        if !segments.any(|segment| segment.edit.is_some_and(|edit| matter.get(edit) == Some(&true))) {
            return None;
        }
        let [(before, owners_before), (after, owners_after)] = both(texts, |texts| {
            let passage = texts.passage(vocabulary);
            let owners = owners(&passage, &texts.segments, edits);
            (passage, owners)
        });
        let lengths = [before.tokens.len(), after.tokens.len()];
        let steps = by_clause(steps([&owners_before, &owners_after], lengths), &before, &after);
        let steps = by_figure(steps, &before, &after, vocabulary);
        let passages = [before, after];
        Some(Self { changed: changed(&steps), place, edits: Cow::Borrowed(edits), is_moved: false, passages, steps })
    }

    /// The texts, before and after.
    #[inline(never)]
    pub fn passages(&self) -> [&Passage; 2] {
        let [before, after] = &self.passages;
        [before, after]
    }

    /// A step that both sides have.
    #[inline(never)]
    pub fn kept(&self, step: usize) -> Option<&AlignedStep> {
        self.steps.get(step).filter(|step| step.edit == KEPT)
    }

    /// The edit of a step.
    #[inline(never)]
    pub fn edit(&self, step: usize) -> Option<&Edit> {
        self.edits.get(self.steps.get(step)?.edit)
    }

    /// Whether two steps are parts of one edit.
    pub fn same_edit(&self, step: usize, other: usize) -> bool {
        let edit = |step: usize| self.steps.get(step).map(|step| step.edit);
        edit(step) == edit(other)
    }

    /// The tokens of consecutive steps, before and after.
    #[inline(never)]
    pub fn tokens(&self, steps: &Range<usize>) -> [Range<usize>; 2] {
        match (self.steps.get(steps.start), self.steps.get(steps.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if !steps.is_empty() => {
                [first.before.start..last.before.end, first.after.start..last.after.end]
            }
            _ => [0..0, 0..0],
        }
    }

    /// For each side, whether a token of a step passes a test.
    #[inline(never)]
    pub fn sides_have(&self, step: usize, test: Test<'_>) -> [bool; 2] {
        let [before, after] = self.tokens(&(step..step + 1));
        let [one, other] = self.passages();
        [has(one, &before, test), has(other, &after, test)]
    }

    /// Whether a token of a step passes a test, on either side.
    #[inline(never)]
    pub fn has(&self, step: usize, test: Test<'_>) -> bool {
        self.sides_have(step, test).contains(&true)
    }
}

/// The parts of a row that have words.
pub(super) fn parts(is_photo: bool) -> &'static [FactPart] {
    if is_photo { &[FactPart::Caption, FactPart::AltText] } else { &[FactPart::Text] }
}

/// Whether an edit of this class may be a fact, or be part of the value beside it.
fn may_be_fact(class: &ChangeClass) -> bool {
    !matches!(
        class,
        ChangeClass::Typography
            | ChangeClass::Punctuation
            | ChangeClass::Formatting
            | ChangeClass::Move
            | ChangeClass::Structure
            | ChangeClass::Caption
            | ChangeClass::AltText
            | ChangeClass::Credit
            | ChangeClass::Photo
            | ChangeClass::Link
    )
}

/// For each edit, whether a fact may have changed in it. `None` if in none.
fn matter(edits: &[Edit], any_words: bool, vocabulary: &Vocabulary) -> Option<Vec<bool>> {
    let is_fact =
        |class: &ChangeClass| may_be_fact(class) && !matches!(class, ChangeClass::Wording | ChangeClass::Spelling);
    let mut matter = Vec::with_capacity(edits.len());
    for edit in edits {
        matter.push(
            any_words || edit.classes.iter().any(is_fact) || changes_words(edit) && may_be_part(edit, vocabulary),
        );
    }
    matter.contains(&true).then_some(matter)
}

/// Whether an edit changes words, and not only their form.
#[inline(never)]
pub(super) fn changes_words(edit: &Edit) -> bool {
    edit.moved.is_none() && edit.before != edit.after && edit.classes.iter().any(may_be_fact)
}

/// The segments of a text of a block.
#[inline(never)]
pub(super) fn segments(side: &BlockSide, part: FactPart) -> &[Segment] {
    match (part, &side.photo) {
        (FactPart::Caption, Some(photo)) => &photo.caption,
        (FactPart::AltText, Some(photo)) => &photo.alt,
        (FactPart::Text, None) => &side.segments,
        _ => &[],
    }
}

/// The text of segments.
#[inline(never)]
pub(super) fn joined(segments: &[Segment]) -> String {
    let mut text = String::with_capacity(length(segments));
    for segment in segments {
        text.push_str(&segment.text);
    }
    text
}

/// The number of bytes of segments.
#[inline(never)]
pub(super) fn length(segments: &[Segment]) -> usize {
    segments.iter().map(|segment| segment.text.len()).sum()
}

/// The steps that are no kept tokens.
fn changed(steps: &[AlignedStep]) -> Vec<usize> {
    let mut changed = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        if step.edit != KEPT {
            changed.push(number);
        }
    }
    changed
}

/// Adds a token to those of an edit. A token belongs to the first edit that contains a part of it.
fn own(owners: &mut Vec<Owned>, edit: usize, token: usize) {
    match owners.last_mut() {
        Some(last) if last.tokens.end > token => {}
        Some(last) if last.tokens.end == token && last.edit == edit => last.tokens.end += 1,
        _ => owners.push(Owned { edit, tokens: token..token + 1 }),
    }
}

/// The tokens that belong to edits. The others are kept.
fn owners(passage: &Passage, texts: &[&[Segment]], edits: &[Edit]) -> Vec<Owned> {
    let mut owners = Vec::new();
    let mut start = 0;
    for segments in texts {
        let is_changed = |segment: &Segment| {
            let changes = |edit: usize| edits.get(edit).is_some_and(|edit| edit.before != edit.after);
            segment.edit.is_some_and(|edit| segment.tag != Tag::Equal || changes(edit))
        };
        over_tokens(passage, start, segments.iter(), &is_changed, &mut |token, segment| {
            if let Some(edit) = segment.edit {
                own(&mut owners, edit, token);
            }
        });
        start += length(segments) + 1; // The line break between two blocks.
    }
    owners
}

/// One side of a moved sentence: its tokens, those that changed, with the number of kept tokens before them in place of
/// an edit, and the number of all kept tokens. Changed tokens after the same number of kept tokens belong together.
fn moved_side(segments: &[&Segment], vocabulary: &mut Vocabulary) -> (Passage, Vec<Owned>, usize) {
    let mut text = String::new();
    for segment in segments {
        text.push_str(&segment.text);
    }
    let passage = Passage::new(text, vocabulary);
    let mut owners: Vec<Owned> = Vec::new();
    let is_changed = |segment: &Segment| segment.tag != Tag::Equal;
    let mut kept = passage.tokens.len();
    over_tokens(&passage, 0, segments.iter().copied(), &is_changed, &mut |token, _| own(&mut owners, 0, token));
    let mut changed = 0;
    for owned in &mut owners {
        owned.edit = owned.tokens.start - changed;
        changed += owned.tokens.len();
    }
    kept -= changed;
    (passage, owners, kept)
}

/// Calls `each` with every token of a passage and every segment that contains a part of it, if the segment passes a
/// test. The segments begin at byte `start`.
pub(super) fn over_tokens<'s>(
    passage: &Passage,
    mut start: usize,
    segments: impl Iterator<Item = &'s Segment>,
    test: &dyn Fn(&Segment) -> bool,
    each: &mut dyn FnMut(usize, &Segment),
) {
    let mut token = passage.tokens.partition_point(|token| token.range.end <= start);
    for segment in segments {
        let end = start + segment.text.len();
        if !test(segment) {
            let rest = passage.tokens.get(token..).unwrap_or_default();
            token += rest.partition_point(|token| token.range.end <= end);
            start = end;
            continue;
        }
        while let Some(range) = passage.tokens.get(token).map(|token| &token.range) {
            if range.start >= end {
                break;
            }
            if range.end > start {
                each(token, segment);
            }
            if range.end > end {
                break; // It goes on in the next segment.
            }
            token += 1;
        }
        start = end;
    }
}

/// Walks both sides together.
fn steps(owners: [&[Owned]; 2], lengths: [usize; 2]) -> Vec<AlignedStep> {
    let [mut before, mut after] = owners;
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::with_capacity(lengths[0].max(lengths[1]));
    while i < lengths[0] || j < lengths[1] {
        let next = |owners: &[Owned], end: usize| owners.first().map_or(end, |owned| owned.tokens.start);
        let kept = (next(before, lengths[0]) - i).min(next(after, lengths[1]) - j);
        for nth in 0..kept {
            steps.push(AlignedStep { edit: KEPT, before: i + nth..i + nth + 1, after: j + nth..j + nth + 1 });
        }
        (i, j) = (i + kept, j + kept);
        let owner = |owners: &[Owned], at: usize| match owners.first() {
            Some(owned) if owned.tokens.start == at => owned.edit,
            _ => KEPT,
        };
        let edit = owner(before, i).min(owner(after, j));
        let (mut one, mut other) = (i, j);
        if edit != KEPT {
            one = take(&mut before, edit, i);
            other = take(&mut after, edit, j);
        } else if kept == 0 {
            // One side has ended.
            one += usize::from(i < lengths[0]);
            other += usize::from(j < lengths[1]);
        }
        if one > i || other > j {
            steps.push(AlignedStep { edit, before: i..one, after: j..other });
        }
        (i, j) = (one, other);
    }
    steps
}

/// Takes the tokens from `at` on, if they belong to an edit. Returns where they end.
fn take(owners: &mut &[Owned], edit: usize, at: usize) -> usize {
    match owners.split_first() {
        Some((first, rest)) if first.edit == edit && first.tokens.start == at => {
            *owners = rest;
            first.tokens.end
        }
        _ => at,
    }
}
