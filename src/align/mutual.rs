//! Pairs free units that share little, but share it with no other unit.
//!
//! ```text
//! Most economists had expected no change.   →   Only three of 17 economists had expected an increase.
//! ```
//!
//! A low similarity alone is not enough: the sentences of a story share its names. Here, each of the two must be by far
//! the most similar to the other, among all units.

use super::aligner::Aligner;
use super::moves::Taken;
use super::thresholds::{ALL_PAIRS, MUTUAL, MUTUAL_LEAD};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::diff::Budget;

/// The most similar unit on the other side, and how similar the next one is.
#[derive(Clone, Copy, Default)]
struct Best {
    unit: usize,
    similarity: f64,
    next: f64,
}

impl Best {
    fn see(&mut self, unit: usize, similarity: f64) {
        if similarity > self.similarity {
            *self = Self { unit, similarity, next: self.similarity };
        } else {
            self.next = self.next.max(similarity);
        }
    }
}

/// Returns the pairs. Takes time in proportion to the free units of one side times all units of the other; none are
/// found if these are more than [`ALL_PAIRS`] pairs.
pub(super) fn best(aligner: &Aligner<'_>, budget: &mut Budget) -> Vec<(usize, usize)> {
    let (befores, afters) = Taken::new(aligner).free(aligner, aligner.unmapped());
    let pairs = befores.len() * aligner.after.len() + afters.len() * aligner.before.len();
    if befores.is_empty() || afters.is_empty() || pairs > ALL_PAIRS {
        return Vec::new();
    }
    let (rare, vocabulary) = (aligner.rare_words(), aligner.vocabulary);
    let seen = |units: &[Unit]| -> Vec<(Best, u32)> {
        units.iter().map(|unit| (Best::default(), rare.total(unit, vocabulary))).collect()
    };
    let (mut seen_before, mut seen_after) = (seen(aligner.before), seen(aligner.after));
    let mut see = |i: usize, j: usize| {
        let (Some(one), Some(other)) = (aligner.before.get(i), aligner.after.get(j)) else { return };
        let (Some(here), Some(there)) = (seen_before.get_mut(i), seen_after.get_mut(j)) else { return };
        let is_text = !matches!(one.kind, BlockKind::Photo | BlockKind::Embed);
        if is_text && one.kind == other.kind && budget.take((one.bag.len() + other.bag.len()) as u64) {
            let similarity = rare.similarity(one, other, here.1 + there.1, vocabulary);
            here.0.see(j, similarity);
            there.0.see(i, similarity);
        }
    };
    let all: Vec<usize> = (0..aligner.after.len()).collect();
    for i in 0..aligner.before.len() {
        let others = if befores.binary_search(&i).is_ok() { &all } else { &afters };
        for j in others {
            see(i, *j);
        }
    }
    let pair = |i: usize| {
        let (best, _) = seen_before.get(i)?;
        let (back, _) = seen_after.get(best.unit)?;
        let is_mutual = back.unit == i && afters.binary_search(&best.unit).is_ok();
        let lead = best.similarity - best.next.max(back.next);
        (is_mutual && best.similarity >= MUTUAL && lead >= MUTUAL_LEAD).then_some((i, best.unit))
    };
    befores.into_iter().filter_map(pair).collect()
}
