//! Splits the step of a long edit where its two sides correspond: at the punctuation between clauses, and at a figure.

use std::ops::Range;

use super::aligned_step::{AlignedStep, KEPT, is_kept};
use super::entry::{find, id};
use crate::text::{Passage, Vocabulary, is_calendar_word};

/// Splits edits with the same number of clauses on both sides at their punctuation, so that each clause is compared
/// with its counterpart only.
///
/// ```text
/// [Thursday, her lawyer]{Friday, the court}   →   [Thursday]{Friday}, [her lawyer]{the court}
/// ```
pub(super) fn by_clause(steps: Vec<AlignedStep>, before: &Passage, after: &Passage) -> Vec<AlignedStep> {
    // Most texts are not split, and so not copied.
    let has_marks = |step: &AlignedStep| step.edit != KEPT && clause_marks(before, &step.before) > 0;
    if !steps.iter().any(has_marks) {
        return steps;
    }
    let mut cut = Vec::with_capacity(steps.len());
    for AlignedStep { edit, before: mut one, after: mut other } in steps {
        let (marks, others) =
            if edit == KEPT { (0, 0) } else { (clause_marks(before, &one), clause_marks(after, &other)) };
        if marks == others {
            let (mut from, mut from_other) = (one.start + 1, other.start + 1);
            for _ in 0..marks {
                let mark = find(before, &(from..one.end), &is_clause_mark).unwrap_or(from);
                let mark_other = find(after, &(from_other..other.end), &is_clause_mark).unwrap_or(from_other);
                (from, from_other) = (mark + 1, mark_other + 1);
                cut.push(AlignedStep { edit, before: one.start..mark, after: other.start..mark_other });
                cut.push(AlignedStep { edit: KEPT, before: mark..from, after: mark_other..from_other });
                (one.start, other.start) = (from, from_other);
            }
        }
        cut.push(AlignedStep { edit, before: one, after: other });
    }
    cut
}

/// The number of commas and semicolons between the clauses of an edit.
fn clause_marks(passage: &Passage, tokens: &Range<usize>) -> usize {
    (tokens.start + 1..tokens.end.saturating_sub(1)).filter(|token| is_clause_mark(passage, *token)).count()
}

fn is_clause_mark(passage: &Passage, token: usize) -> bool {
    matches!(passage.word(token), "," | ";" | "،" | "，" | "；")
}

/// Cuts an edit of several words at the one figure that each of its sides has, where the same word stands beside both.
///
/// ```text
/// [denied on Sunday having]{conceded on Tuesday that they had}
///   →   [denied]{conceded} on [Sunday]{Tuesday} [having]{that they had}
/// ```
pub(super) fn by_figure(
    steps: Vec<AlignedStep>,
    before: &Passage,
    after: &Passage,
    vocabulary: &Vocabulary,
) -> Vec<AlignedStep> {
    let figures = |AlignedStep { edit, before: one, after: other }: &AlignedStep| {
        let is_long = *edit != KEPT && one.len().min(other.len()) > 1;
        let figures = || only_figure(before, one, vocabulary).zip(only_figure(after, other, vocabulary));
        is_long.then(figures).flatten()
    };
    if !steps.iter().any(|step| figures(step).is_some()) {
        return steps;
    }
    let mut cut = Vec::with_capacity(steps.len());
    let mut steps = steps.into_iter().peekable();
    while let Some(step) = steps.next() {
        let AlignedStep { edit, before: one, after: other } = &step;
        let Some((i, j)) = figures(&step) else {
            cut.push(step);
            continue;
        };
        let is_day = |passage: &Passage, token: usize| is_calendar_word(passage.word(token));
        let is_same = |i: usize, j: usize| id(before, i) == id(after, j);
        let same_before = i > one.start && j > other.start && is_same(i - 1, j - 1);
        let same_after = i + 1 < one.end && j + 1 < other.end && is_same(i + 1, j + 1);
        // A day at the start of the edit, behind a word that stayed.
        let begins = i == one.start && j == other.start && is_day(before, i) && cut.last().is_some_and(is_kept);
        // A figure at the end, before a word that stayed: `[About 40]{The firm said some 60} homes`.
        let ends = i + 1 == one.end && j + 1 == other.end && steps.peek().is_some_and(is_kept);
        if is_same(i, j) || is_day(before, i) != is_day(after, j) || !same_before && !same_after && !begins && !ends {
            cut.push(step);
            continue;
        }
        let (shared_before, shared_after) = (usize::from(same_before), usize::from(same_after));
        let (mut start, mut start_other) = (one.start, other.start);
        for (edit, end, end_other) in [
            (*edit, i - shared_before, j - shared_before),
            (KEPT, i, j),
            (*edit, i + 1, j + 1),
            (KEPT, i + 1 + shared_after, j + 1 + shared_after),
            (*edit, one.end, other.end),
        ] {
            if start < end || start_other < end_other {
                cut.push(AlignedStep { edit, before: start..end, after: start_other..end_other });
            }
            (start, start_other) = (end, end_other);
        }
    }
    cut
}

/// The figure of some tokens that have one only.
fn only_figure(passage: &Passage, tokens: &Range<usize>, vocabulary: &Vocabulary) -> Option<usize> {
    let is_figure = |passage: &Passage, token: usize| vocabulary.is_figure(id(passage, token));
    let figure = find(passage, tokens, &is_figure)?;
    find(passage, &(figure + 1..tokens.end), &is_figure).is_none().then_some(figure)
}
