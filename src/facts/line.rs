//! Sets a text of both sides in step: which tokens stand on both, and which each edit took and gave.
//!
//! ```text
//! killed [12]{27} people   →   killed · edit 0: 12, 27 · people
//! ```

use std::ops::Range;

use super::{is_photo, nowhere, place};
use crate::comparison::{ChangeClass, Edit, FieldRow, Row, RowKind, Segment, Side, Tag};
use crate::fact::{FactPart, FactPlace};
use crate::text::{Passage, Vocabulary};

/// A text of both sides in step.
pub(super) struct Line<'a> {
    pub place: FactPlace,
    pub edits: &'a [Edit],
    pub before: Passage,
    pub after: Passage,
    pub steps: Vec<Step>,
}

/// One token that stands on both sides, or all tokens of an edit.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub edit: Option<usize>,
    pub before: Range<usize>,
    pub after: Range<usize>,
}

impl<'a> Line<'a> {
    /// The line of a field; none where no fact can have changed in it.
    pub fn of_field(field: &'a FieldRow, any_words: bool, vocabulary: &mut Vocabulary) -> Option<Self> {
        let place = FactPlace { field: Some(field.field), ..nowhere() };
        Self::new(place, [&[&field.before], &[&field.after]], &field.edits, any_words, vocabulary)
    }

    /// The lines of a row: its text, or the caption and the alternative text of its photo.
    pub fn of_row(number: usize, row: &'a Row, any_words: bool, vocabulary: &mut Vocabulary) -> Vec<Self> {
        if row.before.is_empty() || row.after.is_empty() || row.kind == RowKind::Equal {
            return Vec::new();
        }
        let mut line = |part| {
            let texts = |sides: &'a [Side]| sides.iter().map(|side| segments(side, part)).collect::<Vec<_>>();
            let (before, after) = (texts(&row.before), texts(&row.after));
            Self::new(place(number, part), [&before, &after], &row.edits, any_words, vocabulary)
        };
        let lines = if is_photo(row) {
            [line(FactPart::Caption), line(FactPart::AltText)]
        } else {
            [line(FactPart::Text), None]
        };
        lines.into_iter().flatten().collect()
    }

    fn new(
        place: FactPlace,
        [before, after]: [&[&[Segment]]; 2],
        edits: &'a [Edit],
        any_words: bool,
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        let may_matter = |edit: &Edit| any_words || edit.classes.iter().any(may_be_fact);
        let stands = |number: usize| {
            before.iter().chain(after).flat_map(|segments| segments.iter()).any(|segment| segment.edit == Some(number))
        };
        if !edits.iter().enumerate().any(|(number, edit)| may_matter(edit) && stands(number)) {
            return None;
        }
        let mut side = |texts: &[&[Segment]]| {
            let passage =
                Passage::new(texts.iter().map(|segments| joined(segments)).collect::<Vec<_>>().join("\n"), vocabulary);
            let owners = owners(&passage, texts, edits);
            (passage, owners)
        };
        let ((before, owners_before), (after, owners_after)) = (side(before), side(after));
        let steps = by_clause(steps(&owners_before, &owners_after), &before, &after);
        Some(Self { place, edits, before, after, steps })
    }

    /// The edit of a step.
    pub fn edit(&self, step: usize) -> Option<&'a Edit> {
        self.edits.get(self.steps.get(step)?.edit?)
    }

    /// The tokens of some steps that follow each other, before and after.
    pub fn tokens(&self, steps: &Range<usize>) -> [Range<usize>; 2] {
        let steps = self.steps.get(steps.clone()).unwrap_or_default();
        let whole = |side: fn(&Step) -> &Range<usize>| match (steps.first(), steps.last()) {
            (Some(first), Some(last)) => side(first).start..side(last).end,
            _ => 0..0,
        };
        [whole(|step| &step.before), whole(|step| &step.after)]
    }
}

/// Whether an edit of this class may be a fact, or stand so near to one that it belongs to its value.
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

/// Whether an edit changes words, and not only their form.
pub(super) fn changes_words(edit: &Edit) -> bool {
    edit.moved.is_none() && edit.before != edit.after && edit.classes.iter().any(may_be_fact)
}

/// The segments of a text of a block.
pub(super) fn segments(side: &Side, part: FactPart) -> &[Segment] {
    match (part, &side.photo) {
        (FactPart::Caption, Some(photo)) => &photo.caption,
        (FactPart::AltText, Some(photo)) => &photo.alt,
        (FactPart::Text, None) => &side.segments,
        _ => &[],
    }
}

/// The text of segments.
pub(super) fn joined(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

/// For each token the edit that it belongs to.
fn owners(passage: &Passage, texts: &[&[Segment]], edits: &[Edit]) -> Vec<Option<usize>> {
    let mut owners = vec![None; passage.tokens.len()];
    let (mut token, mut start) = (0, 0);
    for (number, segments) in texts.iter().enumerate() {
        start += usize::from(number > 0); // The line break between two blocks.
        for segment in *segments {
            let end = start + segment.text.len();
            let changes = |edit: &usize| edits.get(*edit).is_some_and(|edit| edit.before != edit.after);
            let edit = segment.edit.filter(|edit| segment.tag != Tag::Equal || changes(edit));
            while let Some(range) = passage.tokens.get(token).map(|token| &token.range) {
                if range.start >= end {
                    break;
                }
                if let Some(owner) = owners.get_mut(token).filter(|_| range.end > start) {
                    *owner = owner.or(edit);
                }
                if range.end > end {
                    break; // It goes on in the next segment.
                }
                token += 1;
            }
            start = end;
        }
    }
    owners
}

/// Edits that took and gave as many clauses, cut at the marks between these: what stands in one clause is not held against
/// what stands in another.
///
/// ```text
/// [Thursday, her lawyer]{Friday, the court}   →   [Thursday]{Friday}, [her lawyer]{the court}
/// ```
fn by_clause(steps: Vec<Step>, before: &Passage, after: &Passage) -> Vec<Step> {
    let marks = |passage: &Passage, tokens: &Range<usize>| -> Vec<usize> {
        let inner = tokens.start + 1..tokens.end.saturating_sub(1);
        inner.filter(|token| matches!(passage.word(*token), "," | ";" | "،" | "，" | "；")).collect()
    };
    let mut cut = Vec::with_capacity(steps.len());
    for step in steps {
        let ends = step.edit.map(|_| (marks(before, &step.before), marks(after, &step.after)));
        let Some((one, other)) = ends.filter(|(one, other)| one.len() == other.len()) else {
            cut.push(step);
            continue;
        };
        let (mut i, mut j) = (step.before.start, step.after.start);
        for (one, other) in one.into_iter().zip(other) {
            cut.push(Step { edit: step.edit, before: i..one, after: j..other });
            cut.push(Step { edit: None, before: one..one + 1, after: other..other + 1 });
            (i, j) = (one + 1, other + 1);
        }
        cut.push(Step { edit: step.edit, before: i..step.before.end, after: j..step.after.end });
    }
    cut
}

/// Goes over both sides at once.
fn steps(before: &[Option<usize>], after: &[Option<usize>]) -> Vec<Step> {
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::new();
    while i < before.len() || j < after.len() {
        let owner = |owners: &[Option<usize>], at: usize| owners.get(at).copied().flatten();
        let edit = match (owner(before, i), owner(after, j)) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let run = |owners: &[Option<usize>], at: usize| match edit {
            Some(_) => owners.iter().skip(at).take_while(|owner| **owner == edit).count(),
            None => usize::from(at < owners.len()),
        };
        let (one, other) = (run(before, i), run(after, j));
        steps.push(Step { edit, before: i..i + one, after: j..j + other });
        (i, j) = (i + one, j + other);
    }
    steps
}

/// Whether a step stands on both sides.
pub(super) fn is_kept(step: &Step) -> bool {
    step.edit.is_none() && !step.before.is_empty() && !step.after.is_empty()
}
