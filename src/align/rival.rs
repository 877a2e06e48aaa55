//! Dissolves a weak pair if one of its units has a better counterpart elsewhere.
//!
//! ```text
//! Drivers began a strike on Monday.     →   Drivers agreed to talks, a day after the end of a strike.
//!                                           They began the strike on Monday.
//! ```
//!
//! A new first paragraph repeats the names of the old one, which has become background. The pass runs
//! before moves are searched.

use hashbrown::HashSet;

use super::aligner::Aligner;
use super::chain::{Candidate, candidates_among};
use super::thresholds::{BETTER, CERTAIN};
use crate::article::BlockKind;
use crate::diff::Budget;
use crate::sort;

/// Removes the pairs that lose against a pair out of order. Only pairs below [`CERTAIN`] can lose, and only against
/// units that are free or in such pairs.
pub(super) fn give_up(aligner: &mut Aligner<'_>, threshold: f64, budget: &mut Budget) {
    let mut weak = HashSet::new();
    for mapping in &aligner.mapped {
        let pair = (mapping.before.start, mapping.after.start);
        let is_photo = aligner.before.get(pair.0).is_none_or(|unit| unit.kind == BlockKind::Photo);
        if !is_photo && aligner.similarity(pair.0, pair.1) < CERTAIN {
            weak.insert(pair);
        }
    }
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
    let are_rivals = |i: usize, j: usize, similarity: f64| similarity >= threshold || weak.contains(&(i, j));
    let mut found = candidates_among(aligner, &befores, &afters, &are_rivals, budget);
    let score = |c: &Candidate| if weak.contains(&(c.before, c.after)) { c.similarity + BETTER } else { c.similarity };
    sort::sort_by(&mut found, |a, b| {
        score(b).total_cmp(&score(a)).then_with(|| (a.before, a.after).cmp(&(b.before, b.after)))
    });
    let (mut taken_before, mut taken_after) = (HashSet::new(), HashSet::new());
    let mut stays = HashSet::new();
    for candidate in &found {
        let pair = (candidate.before, candidate.after);
        if !taken_before.contains(&pair.0) && !taken_after.contains(&pair.1) {
            taken_before.insert(pair.0);
            taken_after.insert(pair.1);
            stays.insert(pair);
        }
    }
    aligner.mapped.retain(|mapping| {
        let pair = (mapping.before.start, mapping.after.start);
        !weak.contains(&pair) || stays.contains(&pair)
    });
}
