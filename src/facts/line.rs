//! Aligns a text of both sides step by step: which tokens both have, and which each edit replaced.
//!
//! ```text
//! killed [12]{27} people   →   killed · edit 0: 12, 27 · people
//! ```

use std::borrow::Cow;
use std::ops::Range;

use super::entry::{Blocks, is_photo, nowhere, place};
use crate::change::ChangeClass;
use crate::comparison::{Edit, FieldRow, Row, RowKind, Segment, Side, Tag};
use crate::fact::{FactPart, FactPlace};
use crate::text::{Passage, Vocabulary, calendar_stem};

/// A text of both sides, aligned in steps.
pub(super) struct Line<'a> {
    pub place: FactPlace,
    pub edits: Cow<'a, [Edit]>,
    /// Whether it is a sentence that moved; then its edits stand at other places than its own.
    pub is_moved: bool,
    pub before: Cow<'a, Passage>,
    pub after: Cow<'a, Passage>,
    pub steps: Vec<Step>,
}

/// One token that both sides have, or all tokens of an edit.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub edit: Option<usize>,
    pub before: Range<usize>,
    pub after: Range<usize>,
}

/// The text of one or more blocks: the segments of each, and the tokens of those that are known.
struct Texts<'a> {
    segments: Vec<&'a [Segment]>,
    known: Vec<&'a Passage>,
}

impl<'a> Texts<'a> {
    /// The texts of a row's blocks on one side.
    fn of(sides: &'a [Side], part: FactPart, known: &[&'a Passage]) -> Self {
        let segments = sides.iter().map(|side| segments(side, part)).collect();
        let known = sides.iter().filter(|_| part != FactPart::AltText).filter_map(|side| known.get(side.block));
        Self { segments, known: known.copied().collect() }
    }

    /// Its tokens. Those of a block are known because it was compared.
    fn passage(&self, vocabulary: &mut Vocabulary) -> Cow<'a, Passage> {
        let is_known = self.known.len() == self.segments.len()
            && self.known.iter().zip(&self.segments).all(|(known, segments)| {
                known.text.len() == segments.iter().map(|segment| segment.text.len()).sum::<usize>()
            });
        match self.known.as_slice() {
            [known] if is_known => Cow::Borrowed(*known),
            known if is_known => Cow::Owned(Passage::joined(known.iter().copied()).0),
            _ => {
                let texts: Vec<String> = self.segments.iter().map(|segments| joined(segments)).collect();
                Cow::Owned(Passage::new(texts.join("\n"), vocabulary))
            }
        }
    }
}

impl<'a> Line<'a> {
    /// The line of a field. `None` if no fact can have changed in it.
    pub fn of_field(field: &'a FieldRow, any_words: bool, vocabulary: &mut Vocabulary) -> Option<Self> {
        let place = FactPlace { field: Some(field.field), ..nowhere() };
        let texts = [&field.before, &field.after].map(|text| Texts { segments: vec![text], known: Vec::new() });
        Self::new(place, texts, &field.edits, any_words, vocabulary)
    }

    /// The lines of a row: its text, or the caption and the alternative text of its photo.
    pub fn of_row(
        number: usize,
        row: &'a Row,
        blocks: &Blocks<'a>,
        any_words: bool,
        vocabulary: &mut Vocabulary,
    ) -> Vec<Self> {
        if row.before.is_empty() || row.after.is_empty() || row.kind == RowKind::Equal {
            return Vec::new();
        }
        let parts: &[FactPart] =
            if is_photo(row) { &[FactPart::Caption, FactPart::AltText] } else { &[FactPart::Text] };
        let line = |part: &FactPart| {
            let texts = [Texts::of(&row.before, *part, &blocks.before), Texts::of(&row.after, *part, &blocks.after)];
            Self::new(place(number, *part), texts, &row.edits, any_words, vocabulary)
        };
        parts.iter().filter_map(line).collect()
    }

    /// The line of a sentence that moved, and of which words changed on the way. `edit` is the edit at its later place.
    pub fn of_move(
        place: FactPlace,
        edit: &Edit,
        [before, after]: [Vec<&'a Segment>; 2],
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        let read = |segments: &[&Segment], vocabulary: &mut Vocabulary| {
            let text = segments.iter().map(|segment| segment.text.as_str()).collect();
            let passage = Passage::new(text, vocabulary);
            let mut is_changed = vec![false; passage.tokens.len()];
            over_tokens(&passage, 0, segments.iter().copied(), |token, segment| {
                if let Some(is_changed) = is_changed.get_mut(token).filter(|_| segment.tag != Tag::Equal) {
                    *is_changed = true;
                }
            });
            // What changed behind the same number of kept words belongs together.
            let mut kept = 0;
            let owner = |is_changed: bool| {
                kept += usize::from(!is_changed);
                is_changed.then_some(kept)
            };
            let owners: Vec<Option<usize>> = is_changed.into_iter().map(owner).collect();
            (passage, owners, kept)
        };
        let (before, owners_before, kept) = read(&before, vocabulary);
        let (after, owners_after, kept_after) = read(&after, vocabulary);
        if kept != kept_after || kept == 0 {
            return None;
        }
        let steps = steps(&owners_before, &owners_after);
        let blank = Edit { classes: Vec::new(), before: String::new(), after: String::new(), moved: None };
        let mut edits = vec![blank; kept + 1];
        for step in &steps {
            if let Some(own) = step.edit.and_then(|own| edits.get_mut(own)) {
                own.classes.extend(edit.classes.iter().filter(|class| **class != ChangeClass::Move));
                before.words(&step.before).clone_into(&mut own.before);
                after.words(&step.after).clone_into(&mut own.after);
            }
        }
        let (before, after) = (Cow::Owned(before), Cow::Owned(after));
        Some(Self { place, edits: Cow::Owned(edits), is_moved: true, before, after, steps })
    }

    fn new(
        place: FactPlace,
        [before, after]: [Texts<'a>; 2],
        edits: &'a [Edit],
        any_words: bool,
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        let may_matter = |edit: &Edit| any_words || edit.classes.iter().any(may_be_fact);
        let mut numbers =
            before.segments.iter().chain(&after.segments).copied().flatten().filter_map(|segment| segment.edit);
        if !numbers.any(|number| edits.get(number).is_some_and(may_matter)) {
            return None;
        }
        let [(before, owners_before), (after, owners_after)] = [before, after].map(|texts| {
            let passage = texts.passage(vocabulary);
            let owners = owners(&passage, &texts.segments, edits);
            (passage, owners)
        });
        let steps = by_clause(steps(&owners_before, &owners_after), &before, &after);
        let steps = by_figure(steps, &before, &after, vocabulary);
        Some(Self { place, edits: Cow::Borrowed(edits), is_moved: false, before, after, steps })
    }

    /// The edit of a step.
    pub fn edit(&self, step: usize) -> Option<&Edit> {
        self.edits.get(self.steps.get(step)?.edit?)
    }

    /// The tokens of consecutive steps, before and after.
    pub fn tokens(&self, steps: &Range<usize>) -> [Range<usize>; 2] {
        let steps = self.steps.get(steps.clone()).unwrap_or_default();
        let whole = |side: fn(&Step) -> &Range<usize>| match (steps.first(), steps.last()) {
            (Some(first), Some(last)) => side(first).start..side(last).end,
            _ => 0..0,
        };
        [whole(|step| &step.before), whole(|step| &step.after)]
    }
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

/// For each token, the edit that it belongs to.
fn owners(passage: &Passage, texts: &[&[Segment]], edits: &[Edit]) -> Vec<Option<usize>> {
    let mut owners = vec![None; passage.tokens.len()];
    let changes = |edit: &usize| edits.get(*edit).is_some_and(|edit| edit.before != edit.after);
    let mut start = 0;
    for (number, segments) in texts.iter().enumerate() {
        start += usize::from(number > 0); // The line break between two blocks.
        over_tokens(passage, start, *segments, |token, segment| {
            let edit = segment.edit.filter(|edit| segment.tag != Tag::Equal || changes(edit));
            if let Some(owner) = owners.get_mut(token) {
                *owner = owner.or(edit);
            }
        });
        start += segments.iter().map(|segment| segment.text.len()).sum::<usize>();
    }
    owners
}

/// Calls `each` with every token of a passage and every segment that contains a part of it. The segments begin at byte
/// `start`.
pub(super) fn over_tokens<'s>(
    passage: &Passage,
    mut start: usize,
    segments: impl IntoIterator<Item = &'s Segment>,
    mut each: impl FnMut(usize, &Segment),
) {
    let mut token = passage.tokens.partition_point(|token| token.range.end <= start);
    for segment in segments {
        let end = start + segment.text.len();
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

/// Splits edits with the same number of clauses on both sides at their punctuation, so that each clause is compared
/// with its counterpart only.
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

/// Cuts an edit of several words at the one figure that each of its sides has, where the same word stands beside both.
///
/// ```text
/// [denied on Sunday having]{conceded on Tuesday that they had}   →   [denied]{conceded} on [Sunday]{Tuesday} [having]{that they had}
/// ```
fn by_figure(steps: Vec<Step>, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> Vec<Step> {
    let key = |passage: &Passage, token: usize| passage.ids.get(token).copied();
    let figure = |passage: &Passage, tokens: &Range<usize>| {
        let is_figure = |token: &usize| key(passage, *token).is_some_and(|key| vocabulary.is_figure(key));
        let mut figures = tokens.clone().filter(is_figure);
        figures.next().filter(|_| figures.next().is_none())
    };
    let mut cut = Vec::with_capacity(steps.len());
    for step in steps {
        let is_long = step.edit.is_some() && step.before.len().min(step.after.len()) > 1;
        let pair = is_long.then(|| figure(before, &step.before).zip(figure(after, &step.after))).flatten();
        let Some((one, other)) = pair.filter(|(one, other)| {
            let is_day = |passage: &Passage, token: usize| calendar_stem(passage.word(token)).is_some();
            key(before, *one) != key(after, *other) && is_day(before, *one) == is_day(after, *other)
        }) else {
            cut.push(step);
            continue;
        };
        let is_same = |i: usize, j: usize| key(before, i) == key(after, j);
        let leads = one > step.before.start && other > step.after.start && is_same(one - 1, other - 1);
        let trails = one + 1 < step.before.end && other + 1 < step.after.end && is_same(one + 1, other + 1);
        // A day at the start of the edit, behind a word that stayed.
        let begins = one == step.before.start
            && other == step.after.start
            && calendar_stem(before.word(one)).is_some()
            && cut.last().is_some_and(is_kept);
        if !leads && !trails && !begins {
            cut.push(step);
            continue;
        }
        let (lead, trail) = (usize::from(leads), usize::from(trails));
        let pieces = [
            (step.edit, step.before.start..one - lead, step.after.start..other - lead),
            (None, one - lead..one, other - lead..other),
            (step.edit, one..one + 1, other..other + 1),
            (None, one + 1..one + 1 + trail, other + 1..other + 1 + trail),
            (step.edit, one + 1 + trail..step.before.end, other + 1 + trail..step.after.end),
        ];
        let pieces = pieces.into_iter().map(|(edit, before, after)| Step { edit, before, after });
        cut.extend(pieces.filter(|piece| !piece.before.is_empty() || !piece.after.is_empty()));
    }
    cut
}

/// Walks both sides together.
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

/// Whether both sides have the token of a step.
pub(super) fn is_kept(step: &Step) -> bool {
    step.edit.is_none() && !step.before.is_empty() && !step.after.is_empty()
}
