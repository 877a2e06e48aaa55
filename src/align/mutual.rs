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
use super::thresholds::{ALL_PAIRS, MUTUAL, MUTUAL_MARGIN};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::diff::Budget;

/// Returns the pairs. None are found if the free units of one side and all units of the other are more than
/// [`ALL_PAIRS`] pairs. Only the few free units that are similar are compared with all units.
pub(super) fn best(aligner: &Aligner<'_>, budget: &mut Budget) -> Vec<(usize, usize)> {
    let (befores, afters) = Taken::new(aligner).free(aligner, aligner.unmapped());
    let pairs = befores.len() * aligner.after.len() + afters.len() * aligner.before.len();
    if befores.is_empty() || afters.is_empty() || pairs > ALL_PAIRS || !budget.take(steps(aligner, &befores, &afters)) {
        return Vec::new();
    }
    let (rare, vocabulary) = (aligner.rare_words(), aligner.vocabulary);
    let totals = |units: &[Unit]| units.iter().map(|unit| rare.total(unit, vocabulary)).collect::<Vec<u32>>();
    let (totals_before, totals_after) = (totals(aligner.before), totals(aligner.after));
    let similarity = |i: usize, j: usize| match (aligner.before.get(i), aligner.after.get(j)) {
        (Some(one), Some(other)) if are_texts(one, other) => {
            let total = totals_before.get(i).unwrap_or(&0) + totals_after.get(j).unwrap_or(&0);
            rare.similarity(one, other, total, vocabulary)
        }
        _ => 0.0,
    };
    let is_best = |i: usize, j: usize| {
        let own = similarity(i, j);
        let exceeds = |rival: f64| own - rival >= MUTUAL_MARGIN;
        own >= MUTUAL
            && (0..aligner.after.len()).all(|other| other == j || exceeds(similarity(i, other)))
            && (0..aligner.before.len()).all(|other| other == i || exceeds(similarity(other, j)))
    };
    let mut found = Vec::new();
    for i in befores {
        found.extend(afters.iter().filter(|j| is_best(i, **j)).map(|j| (i, *j)));
    }
    found
}

/// The work of comparing the free units of each side with all units of the other.
fn steps(aligner: &Aligner<'_>, befores: &[usize], afters: &[usize]) -> u64 {
    let mut steps = 0;
    let mut add = |one: &Unit, other: &Unit| {
        if are_texts(one, other) {
            steps += (one.bag.len() + other.bag.len()) as u64;
        }
    };
    for (i, one) in aligner.before.iter().enumerate() {
        match befores.binary_search(&i) {
            Ok(_) => aligner.after.iter().for_each(|other| add(one, other)),
            Err(_) => afters.iter().filter_map(|j| aligner.after.get(*j)).for_each(|other| add(one, other)),
        }
    }
    steps
}

/// Whether two units are texts of the same kind.
fn are_texts(one: &Unit, other: &Unit) -> bool {
    one.kind == other.kind && !matches!(one.kind, BlockKind::Photo | BlockKind::Embed)
}
