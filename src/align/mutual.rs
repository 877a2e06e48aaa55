//! Pairs free units that share little, but share it with no other unit.
//!
//! ```text
//! Most economists had expected no change.   →   Only three of 17 economists had expected an increase.
//! ```
//!
//! A low similarity alone is not enough: the sentences of a story share its names. Here, each of the two must be by far
//! the most similar to the other, among all units. Or the shorter one consists mostly of rare words of the other:
//!
//! ```text
//! A drone will follow the whale for a few days.   →   A drone that followed the animal spotted its body on Thursday.
//! ```

use super::aligner::Aligner;
use super::moves::Taken;
use super::rare::RareWords;
use super::thresholds::{ALL_PAIRS, MUTUAL, MUTUAL_HELD, MUTUAL_HELD_MARGIN, MUTUAL_HELD_WEIGHT, MUTUAL_MARGIN};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::diff::Budget;

/// Adds the pairs. None are found if the free units of one side and all units of the other are more than [`ALL_PAIRS`]
/// pairs. Only the few free units that are similar are compared with all units. `has_leads`: whether the first units
/// begin the story. These need not be more similar to each other than to the rest.
pub(super) fn pair(aligner: &mut Aligner<'_>, has_leads: bool, budget: &mut Budget) {
    let (before, after) = (aligner.before, aligner.after);
    let (befores, afters) = Taken::new(aligner).free(aligner, aligner.unmapped());
    let pairs = befores.len() * after.len() + afters.len() * before.len();
    let work = steps(&befores, before, after) + steps(&afters, after, before);
    if !befores.is_empty() && !afters.is_empty() && pairs <= ALL_PAIRS && budget.take(work) {
        let found = best(aligner, [&befores, &afters], has_leads);
        aligner.add_moved(found);
    }
}

/// The free units that are by far the most similar to each other.
fn best(aligner: &Aligner<'_>, [befores, afters]: [&[usize]; 2], has_leads: bool) -> Vec<(usize, usize)> {
    let (before, after, vocabulary) = (aligner.before, aligner.after, aligner.vocabulary);
    let mut texts: Vec<(usize, &[u32])> = Vec::with_capacity(before.len() + after.len());
    texts.extend(before.iter().map(|unit| (0, &*unit.ids)));
    texts.extend(after.iter().map(|unit| (1, &*unit.ids)));
    let rare = RareWords::of(&texts);
    let totals = |units: &[Unit]| units.iter().map(|unit| rare.total(unit, vocabulary)).collect::<Vec<u32>>();
    let (totals_before, totals_after) = (totals(before), totals(after));
    let similarity = |i: usize, j: usize| match (before.get(i), after.get(j)) {
        (Some(one), Some(other)) if are_texts(one, other) => {
            let total = totals_before.get(i).unwrap_or(&0) + totals_after.get(j).unwrap_or(&0);
            rare.similarity(&one.bag, &other.bag, total, vocabulary)
        }
        _ => 0.0,
    };
    let total = |i: usize, j: usize| totals_before.get(i).unwrap_or(&0) + totals_after.get(j).unwrap_or(&0);
    // All that two units share, as an upper bound of their meaningful words.
    let shared = |i: usize, j: usize| similarity(i, j) * f64::from(total(i, j)) / 2.0;
    let tellings = |units: &[Unit]| units.iter().map(|unit| rare.telling(unit, vocabulary)).collect::<Vec<u32>>();
    let (telling_before, telling_after) = (tellings(before), tellings(after));
    let least = |i: usize, j: usize| {
        let lighter = telling_before.get(i).unwrap_or(&0).min(telling_after.get(j).unwrap_or(&0));
        f64::from(MUTUAL_HELD_WEIGHT).max(MUTUAL_HELD * f64::from(*lighter))
    };
    let is_best = |i: usize, j: usize| {
        let own = similarity(i, j);
        let margin = if has_leads && i + j == 0 { 0.0 } else { MUTUAL_MARGIN };
        let exceeds = |rival: f64| own - rival >= margin;
        own >= MUTUAL
            && (0..after.len()).all(|other| other == j || exceeds(similarity(i, other)))
            && (0..before.len()).all(|other| other == i || exceeds(similarity(other, j)))
    };
    let held = |i: usize, j: usize| match (before.get(i), after.get(j)) {
        (Some(one), Some(other)) if are_texts(one, other) => rare.held(&one.bag, &other.bag, vocabulary),
        _ => 0,
    };
    let is_held = |i: usize, j: usize| {
        let own = held(i, j);
        let exceeds = |rival: u32| own >= rival + MUTUAL_HELD_MARGIN;
        f64::from(own) >= least(i, j)
            && (0..after.len()).all(|other| other == j || exceeds(held(i, other)))
            && (0..before.len()).all(|other| other == i || exceeds(held(other, j)))
    };
    let (mut found, mut others): (Vec<(usize, usize)>, _) = (Vec::new(), Vec::new());
    for i in befores {
        for j in afters {
            if is_best(*i, *j) {
                found.push((*i, *j));
            } else if shared(*i, *j) >= least(*i, *j) {
                others.push((*i, *j));
            }
        }
    }
    for (i, j) in others {
        if found.iter().all(|(one, other)| *one != i && *other != j) && is_held(i, j) {
            found.push((i, j));
        }
    }
    found
}

/// The work of comparing some units of one side with all units of the other.
fn steps(some: &[usize], units: &[Unit], others: &[Unit]) -> u64 {
    let tokens = |unit: &Unit| unit.bag.len();
    let (own, their): (usize, usize) =
        (some.iter().filter_map(|place| units.get(*place)).map(tokens).sum(), others.iter().map(tokens).sum());
    (own * others.len() + their * some.len()) as u64
}

/// Whether two units are texts of the same kind.
fn are_texts(one: &Unit, other: &Unit) -> bool {
    one.kind == other.kind && !matches!(one.kind, BlockKind::Photo | BlockKind::Embed)
}
