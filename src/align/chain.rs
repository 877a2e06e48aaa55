//! Finds the similar units between two anchors that keep their order.

use std::ops::Range;

use super::aligner::Aligner;
use super::postings::Postings;
use super::thresholds::{ALL_PAIRS, CERTAIN, PHOTO_PAIR, RARE};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::diff::Budget;
use crate::sort;

/// Two units that may be a pair.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub before: usize,
    pub after: usize,
    pub similarity: f64,
}

/// Returns the pairs of similar units that keep their order and together share most. Similarity is at least
/// `threshold`. Those below [`CERTAIN`] are added to `weak`, too.
///
/// Takes O(k log k) time for k candidates, in addition to the similarities that [`candidates`] computes.
pub(super) fn similar_in_order(
    aligner: &Aligner<'_>,
    before: Range<usize>,
    after: Range<usize>,
    threshold: f64,
    weak: &mut Vec<(usize, usize)>,
    budget: &mut Budget,
) -> Vec<(usize, usize)> {
    let found = candidates(aligner, before, after.clone(), threshold, budget);
    let worth = |unit: Option<&Unit>| unit.map_or(1.0, |unit| f64::from(unit.worth()));
    // The worth grows with the square of the similarity: one pair that is certain weighs more than two weak ones.
    let link = |c: &Candidate| {
        let certainty = if aligner.is_grown(c.before, c.after, c.similarity) { 1.0 } else { c.similarity };
        let words =
            c.similarity * certainty * (worth(aligner.before.get(c.before)) + worth(aligner.after.get(c.after)));
        Link { before: c.before, after: c.after, worth: Worth { words, ..Worth::default() } }
    };
    let links: Vec<Link> = found.iter().map(link).collect();
    let chain = heaviest_chain(&links, after, 0);
    for Candidate { before, after, similarity } in found {
        if similarity < CERTAIN && chain.binary_search(&(before, after)).is_ok() {
            weak.push((before, after));
        }
    }
    chain
}

/// Returns pairs that are similar by at least `threshold`, or of which one contains the other. They are sorted by
/// `before`, and for one `before` in descending order of `after`.
pub(super) fn candidates(
    aligner: &Aligner<'_>,
    before: Range<usize>,
    after: Range<usize>,
    threshold: f64,
    budget: &mut Budget,
) -> Vec<Candidate> {
    let befores: Vec<usize> = before.collect();
    let afters: Vec<usize> = after.collect();
    let belongs = |i: usize, j: usize, similarity: f64| belongs(aligner, (i, j), similarity, threshold);
    candidates_among(aligner, &befores, &afters, &belongs, budget)
}

/// Whether two units are similar by at least `threshold`, or one contains the other.
pub(super) fn belongs(aligner: &Aligner<'_>, (i, j): (usize, usize), similarity: f64, threshold: f64) -> bool {
    // A photo pairs with a similar caption only if the captions are very similar: it may have moved elsewhere.
    let is_photo =
        |i: usize| aligner.before.get(i).is_some_and(|unit| unit.kind == BlockKind::Photo && unit.is_distinctive());
    let asked = if similarity < PHOTO_PAIR && is_photo(i) { PHOTO_PAIR } else { threshold };
    similarity >= asked || aligner.is_grown(i, j, similarity)
}

/// The same for units that need not be neighbours. `belongs` takes two units and their similarity, and accepts or
/// rejects the pair.
pub(super) fn candidates_among(
    aligner: &Aligner<'_>,
    befores: &[usize],
    afters: &[usize],
    belongs: &dyn Fn(usize, usize, f64) -> bool,
    budget: &mut Budget,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut look = |i: usize, j: usize, found: &mut Vec<Candidate>| {
        let length = |unit: Option<&Unit>| unit.map_or(0, |unit| unit.bag.len());
        let steps = length(aligner.before.get(i)) + length(aligner.after.get(j)) + 1;
        if !budget.take(steps as u64) {
            return;
        }
        let similarity = aligner.similarity(i, j);
        if belongs(i, j, similarity) {
            found.push(Candidate { before: i, after: j, similarity });
        }
    };
    if befores.len().saturating_mul(afters.len()) <= ALL_PAIRS {
        for i in befores {
            for j in afters.iter().rev() {
                look(*i, *j, &mut found);
            }
        }
        return found;
    }
    // Too many pairs to compare them all. Compare units that share a rare word, and units at the same distance from the
    // start or the end: a list of a thousand similar lines has no rare words.
    let mut words = Vec::new();
    for j in afters {
        words.extend(aligner.after.get(*j).into_iter().flat_map(|unit| unit.bag.distinct()).map(|key| (key, *j)));
    }
    let postings = Postings::of(words.into_iter());
    for (place, i) in befores.iter().enumerate() {
        let from_end = (place + afters.len()).checked_sub(befores.len());
        let near = |place: usize| place.saturating_sub(1)..place.saturating_add(2);
        let neighbours = near(place).chain(from_end.into_iter().flat_map(near));
        let mut likely: Vec<usize> = neighbours.filter_map(|place| afters.get(place)).copied().collect();
        for key in aligner.before.get(*i).into_iter().flat_map(|unit| unit.bag.distinct()) {
            let places = postings.get(key);
            likely.extend(places.iter().filter(|_| places.len() <= RARE).map(|(_, place)| *place));
        }
        sort::sort_by(&mut likely, |a, b| b.cmp(a));
        likely.dedup();
        for j in likely {
            look(*i, j, &mut found);
        }
    }
    found
}

/// What it is worth to keep a pair of units in place. The fields are compared in order.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
pub(super) struct Worth {
    /// The number of splits and merges. They never move.
    pub pieces: u32,
    /// The number of pairs with words.
    pub units: u32,
    /// The weight of their words.
    pub words: f64,
}

impl Worth {
    fn and(self, other: Self) -> Self {
        Self { pieces: self.pieces + other.pieces, units: self.units + other.units, words: self.words + other.words }
    }
}

/// A pair of units that may stay in place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub before: usize,
    pub after: usize,
    pub worth: Worth,
}

/// Returns the chain of links that ascends on both sides and is worth most. The links must be sorted by `before`, and
/// for one `before` in descending order of `after`. A Fenwick tree over `after`; O(k log k).
///
/// `first` more links precede them on both sides, in order. Which of two equal chains is found depends on their number.
pub(super) fn heaviest_chain(links: &[Link], after: Range<usize>, first: usize) -> Vec<(usize, usize)> {
    let columns = first + after.len();
    // For each prefix of `after`: the worth of the best chain that ends in it, and its last link.
    let mut tree: Vec<(Worth, Option<usize>)> = vec![(Worth::default(), None); columns + 1];
    let best_before = |tree: &[(Worth, Option<usize>)], mut column: usize| {
        let mut best = (Worth::default(), None);
        while column > 0 {
            if let Some(node) = tree.get(column).filter(|node| node.0 > best.0) {
                best = *node;
            }
            column &= column - 1;
        }
        best
    };
    let mut last: Vec<Option<usize>> = Vec::with_capacity(links.len());
    for (number, link) in links.iter().enumerate() {
        let best = best_before(&tree, first + link.after - after.start);
        last.push(best.1);
        let worth = best.0.and(link.worth);
        let mut column = first + link.after - after.start + 1;
        while let Some(node) = tree.get_mut(column) {
            if worth > node.0 {
                *node = (worth, Some(number));
            }
            column += column & column.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut at = best_before(&tree, columns).1;
    while let Some((number, link)) = at.and_then(|number| Some((number, links.get(number)?))) {
        chain.push((link.before, link.after));
        at = last.get(number).copied().flatten();
    }
    chain.reverse();
    chain
}
