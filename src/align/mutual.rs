//! Pairs free units that share little, but share it with no other unit.
//!
//! ```text
//! Rescue divers were searching for the occupants, police said.   →   Divers found two bodies on Friday, police said.
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

/// The pairs. Takes time in proportion to the free units of one side times all units of the other; none are found if
/// these are more than [`ALL_PAIRS`] pairs.
pub(super) fn best(aligner: &Aligner<'_>, budget: &mut Budget) -> Vec<(usize, usize)> {
    let taken = Taken::new(aligner);
    let (mut befores, mut afters) = (Vec::new(), Vec::new());
    let is_free = |unit: Option<&Unit>, taken: Option<&bool>| {
        taken == Some(&false)
            && unit
                .is_some_and(|unit| unit.is_distinctive() && !matches!(unit.kind, BlockKind::Photo | BlockKind::Embed))
    };
    for (before, after) in aligner.gaps() {
        befores.extend(before.filter(|i| is_free(aligner.before.get(*i), taken.before.get(*i))));
        afters.extend(after.filter(|j| is_free(aligner.after.get(*j), taken.after.get(*j))));
    }
    let pairs = befores.len() * aligner.after.len() + afters.len() * aligner.before.len();
    if befores.is_empty() || afters.is_empty() || pairs > ALL_PAIRS {
        return Vec::new();
    }
    let (rare, vocabulary) = (aligner.rare_words(), aligner.vocabulary);
    let totals = |units: &[Unit]| units.iter().map(|unit| rare.total(unit, vocabulary)).collect::<Vec<u32>>();
    let (totals_before, totals_after) = (totals(aligner.before), totals(aligner.after));
    let mut similarity = |i: usize, j: usize| match (
        aligner.before.get(i).zip(totals_before.get(i)),
        aligner.after.get(j).zip(totals_after.get(j)),
    ) {
        (Some((one, total)), Some((other, other_total)))
            if one.kind == other.kind && budget.take((one.bag.len() + other.bag.len()) as u64) =>
        {
            rare.similarity(one, other, total + other_total, vocabulary)
        }
        _ => 0.0,
    };
    let mut best_after = vec![Best::default(); aligner.after.len()];
    for j in &afters {
        let Some(best) = best_after.get_mut(*j) else { continue };
        for i in 0..aligner.before.len() {
            best.see(i, similarity(i, *j));
        }
    }
    let mut found = Vec::new();
    for i in befores {
        let mut best = Best::default();
        for j in 0..aligner.after.len() {
            best.see(j, similarity(i, j));
        }
        let Some(back) = best_after.get(best.unit) else { continue };
        let lead = best.similarity - best.next.max(back.next);
        if back.unit == i && back.similarity >= MUTUAL && lead >= MUTUAL_LEAD {
            found.push((i, best.unit));
        }
    }
    found
}
