//! Pairs free units that share little, but share it with no other unit.
//!
//! ```text
//! Most economists had expected no change.   →   Only three of 17 economists had expected an increase.
//! ```
//!
//! A low similarity alone is not enough: the sentences of a story share its names. Here, each of the two must be by far
//! the most similar to the other, among all units. Those that are still free are compared by the stems of their words:
//!
//! ```text
//! Objazd poprowadzi przez most Północny.   →   Na moście Północnym, przez który prowadzi objazd, kierowcy czekali.
//! ```

use std::rc::Rc;

use super::aligner::Aligner;
use super::bag::Bag;
use super::moves::Taken;
use super::rare::RareWords;
use super::thresholds::{ALL_PAIRS, MUTUAL, MUTUAL_MARGIN, STEMMED_UNITS};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::diff::Budget;

/// Adds the pairs. None are found if the free units of one side and all units of the other are more than [`ALL_PAIRS`]
/// pairs. Only the few free units that are similar are compared with all units. `has_leads`: whether the first units
/// begin the story. These need not be more similar to each other than to the rest.
pub(super) fn pair(aligner: &mut Aligner<'_>, has_leads: bool, budget: &mut Budget) {
    let (before, after, vocabulary) = (aligner.before, aligner.after, aligner.vocabulary);
    let mut bags = [before, after].map(|units| units.iter().map(|unit| unit.bag.clone()).collect::<Vec<Rc<Bag>>>());
    for by_stems in [false, true] {
        let (befores, afters) = Taken::new(aligner).free(aligner, aligner.unmapped());
        let pairs = befores.len() * after.len() + afters.len() * before.len();
        let work = steps(&befores, before, after) + steps(&afters, after, before);
        if befores.is_empty() || afters.is_empty() || pairs > ALL_PAIRS || !budget.take(work) {
            return;
        }
        if by_stems {
            if before.len() + after.len() > STEMMED_UNITS {
                return;
            }
            let stems = vocabulary.stems();
            for bag in bags.iter_mut().flatten() {
                *bag = Rc::new(bag.stemmed(&stems, vocabulary));
            }
        }
        let found = best(aligner, &bags, [&befores, &afters], has_leads);
        aligner.add_moved(found);
    }
}

/// The free units that are by far the most similar to each other.
fn best(
    aligner: &Aligner<'_>,
    [bags_before, bags_after]: &[Vec<Rc<Bag>>; 2],
    [befores, afters]: [&[usize]; 2],
    has_leads: bool,
) -> Vec<(usize, usize)> {
    let (rare, vocabulary) = (RareWords::of([bags_before, bags_after]), aligner.vocabulary);
    let totals = |bags: &[Rc<Bag>]| bags.iter().map(|bag| rare.total(bag, vocabulary)).collect::<Vec<u32>>();
    let (totals_before, totals_after) = (totals(bags_before), totals(bags_after));
    let similarity = |i: usize, j: usize| match (bags_before.get(i), bags_after.get(j)) {
        (Some(one), Some(other)) if are_texts(aligner.before.get(i), aligner.after.get(j)) => {
            let total = totals_before.get(i).unwrap_or(&0) + totals_after.get(j).unwrap_or(&0);
            rare.similarity(one, other, total, vocabulary)
        }
        _ => 0.0,
    };
    let is_best = |i: usize, j: usize| {
        let own = similarity(i, j);
        let margin = if has_leads && i + j == 0 { 0.0 } else { MUTUAL_MARGIN };
        let exceeds = |rival: f64| own - rival >= margin;
        own >= MUTUAL
            && (0..bags_after.len()).all(|other| other == j || exceeds(similarity(i, other)))
            && (0..bags_before.len()).all(|other| other == i || exceeds(similarity(other, j)))
    };
    let mut found = Vec::new();
    for i in befores {
        found.extend(afters.iter().filter(|j| is_best(*i, **j)).map(|j| (*i, *j)));
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
fn are_texts(one: Option<&Unit>, other: Option<&Unit>) -> bool {
    let kind = one.map(|unit| unit.kind);
    kind == other.map(|unit| unit.kind) && !matches!(kind, Some(BlockKind::Photo | BlockKind::Embed))
}
