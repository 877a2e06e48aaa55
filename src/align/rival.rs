//! Dissolves a weak pair if one of its units has a better counterpart elsewhere.
//!
//! ```text
//! Drivers began a strike on Monday.     →   Drivers agreed to talks, a day after the end of a strike.
//!                                           They began the strike on Monday.
//! ```
//!
//! A new first paragraph repeats the names of the old one, which has become background. The pass runs
//! before moves are searched.

use super::aligner::Aligner;
use super::chain::{Candidate, candidates_among};
use super::moves::Taken;
use super::thresholds::BETTER;
use crate::article::BlockKind;
use crate::diff::Budget;
use crate::sort;

/// Removes the pairs that lose against a pair out of order. Only pairs below [`CERTAIN`](super::thresholds::CERTAIN) can
/// lose, and only against units that are free or in such pairs. `weak` are these pairs, in order.
pub(super) fn give_up(aligner: &mut Aligner<'_>, mut weak: Vec<(usize, usize)>, threshold: f64, budget: &mut Budget) {
    weak.retain(|(before, _)| aligner.before.get(*before).is_some_and(|unit| unit.kind != BlockKind::Photo));
    if weak.is_empty() {
        return;
    }
    let (mut befores, mut afters) = aligner.unmapped();
    for (before, after) in &weak {
        befores.push(*before);
        afters.push(*after);
    }
    sort::sort(&mut befores);
    sort::sort(&mut afters);
    let is_weak = |pair: (usize, usize)| weak.binary_search(&pair).is_ok();
    let are_rivals = |i: usize, j: usize, similarity: f64| similarity >= threshold || is_weak((i, j));
    let mut found = candidates_among(aligner, &befores, &afters, &are_rivals, budget);
    let score = |c: &Candidate| if is_weak((c.before, c.after)) { c.similarity + BETTER } else { c.similarity };
    sort::sort_by(&mut found, |a, b| {
        score(b).total_cmp(&score(a)).then_with(|| (a.before, a.after).cmp(&(b.before, b.after)))
    });
    let mut taken = Taken::new(aligner);
    let mut stays: Vec<(usize, usize)> = Vec::new();
    stays.extend(found.iter().map(|c| (c.before, c.after)).filter(|(i, j)| taken.take(*i, *j)));
    sort::sort(&mut stays);
    aligner.mapped.retain(|mapping| !is_weak(mapping.place()) || stays.binary_search(&mapping.place()).is_ok());
}
