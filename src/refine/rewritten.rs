//! Decides when a sentence is shown as replaced instead of edited, and what of it stays.

use std::ops::Range;

use super::spelling::is_spelling_variant;
use crate::diff::Hunk;
use crate::text::{Passage, Vocabulary};

/// Share of a sentence's weight above which it is rewritten and not edited: it is shown as replaced.
const REWRITTEN: f64 = 0.6;

/// Weight that must have changed, about four distinctive words, for a sentence with one edit to be rewritten: in "It was 14"
/// the greater part changes with one word, and yet it is an edit.
const REWRITTEN_WEIGHT: f64 = 16.0;

/// Weight from which the beginning or the end that a rewritten sentence has kept is not replaced with the rest: four distinctive words.
const KEPT_EDGE: f64 = 16.0;

/// What is replaced of a rewritten sentence: all of it but a distinctive beginning or end that both have. To strike out what it is about
/// only to say it again would hide what is said of it now.
pub(super) fn without_edges(whole: &Hunk, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> Hunk {
    let mut rest = whole.clone();
    let (one, other) = (before.keys(&whole.before), after.keys(&whole.after));
    let distinctive = |same: usize, kept: &[u32]| if f64::from(vocabulary.total(kept)) < KEPT_EDGE { 0 } else { same };
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let head = distinctive(same, one.get(..same).unwrap_or_default());
    let (one, other) = (one.get(head..).unwrap_or_default(), other.get(head..).unwrap_or_default());
    let same = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let tail = distinctive(same, one.get(one.len() - same..).unwrap_or_default());
    (rest.before.start, rest.after.start) = (rest.before.start + head, rest.after.start + head);
    (rest.before.end, rest.after.end) = (rest.before.end - tail, rest.after.end - tail);
    rest
}

/// Whether more than [`REWRITTEN`] of a sentence changed: of both sides together where there are several places, of each
/// side where there is one, for "It rained" is not rewritten when half a sentence is added to it.
pub(super) fn is_rewritten(
    hunks: &[Hunk],
    whole: &Hunk,
    before: &Passage,
    after: &Passage,
    vocabulary: &Vocabulary,
) -> bool {
    let weigh = |passage: &Passage, range: &Range<usize>| f64::from(vocabulary.total(passage.keys(range)));
    // A word that is spelled in another way is the same word.
    let changed = || hunks.iter().filter(|hunk| !is_spelling_variant(hunk, before, after));
    let gone: f64 = changed().map(|hunk| weigh(before, &hunk.before)).sum();
    let come: f64 = changed().map(|hunk| weigh(after, &hunk.after)).sum();
    let (total_before, total_after) = (weigh(before, &whole.before), weigh(after, &whole.after));
    match hunks {
        [] => false,
        [_] => gone > REWRITTEN * total_before && come > REWRITTEN * total_after && gone.max(come) >= REWRITTEN_WEIGHT,
        _ => gone + come > REWRITTEN * (total_before + total_after),
    }
}

/// Whether one swap replaces so much of two sentences that they are rewritten, but for what they begin or end with. The weights are
/// those of the swapped parts and of the whole sentences.
pub(crate) fn is_rewriting(parts: (u32, u32), wholes: (u32, u32)) -> bool {
    f64::from(parts.0.min(parts.1)) >= REWRITTEN_WEIGHT
        && f64::from(parts.0 + parts.1) > REWRITTEN * f64::from(wholes.0 + wholes.1)
}
