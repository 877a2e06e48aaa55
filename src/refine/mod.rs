//! Finds the places where two passages differ, as a reader sees them: passages that belong together → [`Hunk`]s.
//! Answers "why is this word marked?".
//!
//! [`refine`] compares sentence by sentence, then word by word inside the sentences that belong together. The hunks of
//! [`crate::diff`] become readable in steps, each a module. [`clause_marks`] splits swaps at commas, [`statement`] keeps
//! what was said, [`swapped`] shows phrases that changed places as swaps, [`islands`] joins hunks
//! that are one edit, [`rewritten`] replaces whole sentences of which little was kept, [`slide`] moves an edit to where
//! a reader would mark it, and [`polish()`] removes what both sides share.

mod clause_marks;
mod first_word;
mod islands;
mod polish;
mod rewritten;
mod slide;
mod spelling;
mod statement;
mod swapped;

use std::ops::Range;

use crate::align::{Mapping, align_sentences};
use crate::context::Context;
use crate::diff::{self, Hunk};
use crate::text::Passage;
use rewritten::SentencePair;

pub(crate) use polish::polish;
pub(crate) use rewritten::replaces_most;
pub(crate) use spelling::spelling_core;

/// Compares two passages sentence by sentence, then word by word inside the sentences that belong together.
///
/// A sentence of which little was kept is replaced as a whole. An unchanged sentence stays unmarked, whatever changed
/// around it.
pub(crate) fn refine(before: &Passage, after: &Passage, context: &mut Context<'_>) -> Vec<Hunk> {
    context.canonical(before, after, refine_passages)
}

/// Compares two credit lines. Islands are not merged: each token is a name, and a kept name must stay visible.
pub(crate) fn refine_credit(before: &Passage, after: &Passage, context: &mut Context<'_>) -> Vec<Hunk> {
    context.canonical(before, after, |context, before, after| {
        let vocabulary = &context.vocabulary;
        let hunks = diff::diff(&before.ids, &after.ids, &|id| vocabulary.weight(id), context.budget);
        slid(hunks, before, after)
    })
}

/// The edits inside two sentences that belong together, given as ranges of tokens. One edit for both as a whole if most
/// of the words changed.
pub(crate) fn refine_sentence(
    before: (&Passage, &Range<usize>),
    after: (&Passage, &Range<usize>),
    context: &mut Context<'_>,
) -> Vec<Hunk> {
    context.canonical(before, after, |context, (before, one), (after, other)| {
        refine_sentences(&Hunk { before: one.clone(), after: other.clone() }, before, after, context)
    })
}

fn refine_passages(context: &mut Context<'_>, before: &Passage, after: &Passage) -> Vec<Hunk> {
    if before.ids == after.ids {
        return Vec::new();
    }
    let mappings = match (before.sentences.len(), after.sentences.len()) {
        (1, 1) => vec![Mapping { before: 0..1, after: 0..1, moved: false }],
        _ => align_sentences(before, after, context),
    };
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut last = (0, 0);
    for mapping in mappings {
        let tokens = |passage: &Passage, sentences: &Range<usize>, last: usize| {
            let of = passage.sentences.get(sentences.clone()).unwrap_or_default();
            match (of.first(), of.last()) {
                (Some(first), Some(end)) => first.start..end.end,
                _ => last..last,
            }
        };
        let whole =
            Hunk { before: tokens(before, &mapping.before, last.0), after: tokens(after, &mapping.after, last.1) };
        last = (whole.before.end, whole.after.end);
        if whole.is_swap() {
            for hunk in refine_sentences(&whole, before, after, context) {
                push(&mut hunks, hunk);
            }
        } else {
            push(&mut hunks, whole);
        }
    }
    slid(hunks, before, after)
}

/// Moves the hunks to their best edges. Hunks that then touch become one.
fn slid(mut hunks: Vec<Hunk>, before: &Passage, after: &Passage) -> Vec<Hunk> {
    slide::slide(&mut hunks, before, after);
    let mut joined = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        push(&mut joined, hunk);
    }
    joined
}

/// The edits inside two sentences, given as one hunk.
fn refine_sentences(whole: &Hunk, before: &Passage, after: &Passage, context: &mut Context<'_>) -> Vec<Hunk> {
    let vocabulary = &context.vocabulary;
    let (keys_before, keys_after) = first_word::recased_keys(whole, before, after, vocabulary);
    let hunks: Vec<Hunk> = diff::diff(&keys_before, &keys_after, &|id| vocabulary.weight(id), context.budget)
        .into_iter()
        .map(|hunk| hunk.offset(whole.before.start, whole.after.start))
        .collect();
    let pair = SentencePair { before, after, whole, keys: (&keys_before, &keys_after), vocabulary };
    let hunks = clause_marks::split(hunks, before, after);
    let hunks = statement::around_statement(&pair, &hunks).unwrap_or(hunks);
    let hunks = swapped::apart(&pair, hunks);
    let hunks = islands::merge_islands(hunks, before, after, vocabulary);
    if pair.is_rewritten(&hunks) { vec![pair.without_edges()] } else { hunks }
}

/// Adds a hunk. Two hunks that touch on both sides become one.
fn push(hunks: &mut Vec<Hunk>, hunk: Hunk) {
    if hunk.before.is_empty() && hunk.after.is_empty() {
        return;
    }
    match hunks.last_mut() {
        Some(last) if last.before.end == hunk.before.start && last.after.end == hunk.after.start => {
            last.before.end = hunk.before.end;
            last.after.end = hunk.after.end;
        }
        _ => hunks.push(hunk),
    }
}
