//! The state of an alignment: units, and the [`Mapping`]s found so far.

use std::ops::Range;

use super::thresholds;
use super::unit::Unit;
use crate::article::BlockKind;
use crate::context::Invert;
use crate::sort;
use crate::text::Vocabulary;

/// One result of an alignment: a unit and its counterpart, one unit and its pieces, or a unit without counterpart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// The units before: none, one, or several that were merged.
    pub before: Range<usize>,
    /// The units after: none, one, or several that one was split into.
    pub after: Range<usize>,
    /// Whether the unit moved. With an empty `after` it is the stub at the place that the unit left.
    pub moved: bool,
}

impl Mapping {
    /// The mapping of one unit and its counterpart.
    pub fn pair((before, after): (usize, usize), moved: bool) -> Self {
        Self { before: before..before + 1, after: after..after + 1, moved }
    }

    /// Counts so many more units before it on both sides. An inserted unit has no place before.
    fn move_by(&mut self, units: usize) {
        let shifted = |range: &Range<usize>| range.start + units..range.end + units;
        if !self.before.is_empty() {
            self.before = shifted(&self.before);
        }
        self.after = shifted(&self.after);
    }

    /// Its first unit on each side.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.before.start, self.after.start)
    }

    /// Whether it is a split or a merge.
    pub(super) fn has_pieces(&self) -> bool {
        self.before.len() + self.after.len() > 2
    }
}

/// How strictly units are aligned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// The similarity from which two units are a pair.
    pub pair: f64,
    /// Whether to look for moved units, and whether two lone units between two mappings are a pair.
    pub blocks: bool,
    /// The number of units on each side before the first one given. They belong together and are not aligned.
    pub first: usize,
    /// The number of identical units on each side before and after those given.
    pub twins: usize,
}

/// The state of an alignment: the units, and the partners found so far.
pub(super) struct Aligner<'a> {
    pub before: &'a [Unit],
    pub after: &'a [Unit],
    pub vocabulary: &'a Vocabulary,
    /// The mappings in order, sorted.
    pub mapped: Vec<Mapping>,
    /// The moved units, each with its counterpart or its pieces.
    pub moved: Vec<Mapping>,
}

impl<'a> Aligner<'a> {
    pub fn new(before: &'a [Unit], after: &'a [Unit], vocabulary: &'a Vocabulary) -> Self {
        Self { before, after, vocabulary, mapped: Vec::new(), moved: Vec::new() }
    }

    pub fn similarity(&self, before: usize, after: usize) -> f64 {
        match (self.before.get(before), self.after.get(after)) {
            (Some(a), Some(b)) => a.similarity(b, self.vocabulary),
            _ => 0.0,
        }
    }

    /// Whether one of two units contains most of the other: it gained a clause, or lost one.
    pub fn is_grown(&self, before: usize, after: usize, similarity: f64) -> bool {
        let (Some(a), Some(b)) = (self.before.get(before), self.after.get(after)) else { return false };
        let photos = a.kind == BlockKind::Photo || b.kind == BlockKind::Photo;
        let is_distinctive = a.bag.weight().min(b.bag.weight()) >= thresholds::GROWN_WEIGHT;
        !photos && is_distinctive && a.bag.containment(&b.bag, similarity) >= thresholds::GROWN
    }

    /// Whether two units at different places are one that was shortened or extended. Most of the lighter one must stand
    /// in the other, with several consecutive tokens.
    pub fn is_held_elsewhere(&self, before: usize, after: usize, similarity: f64) -> bool {
        let (Some(a), Some(b)) = (self.before.get(before), self.after.get(after)) else { return false };
        a.kind != BlockKind::Photo
            && b.kind != BlockKind::Photo
            && a.bag.weight().min(b.bag.weight()) >= thresholds::MOVE_HELD_WEIGHT
            && a.bag.containment(&b.bag, similarity) >= thresholds::MOVE_HELD
            && have_common_tokens(&a.ids, &b.ids, thresholds::MOVE_HELD_TOKENS)
    }

    /// Whether the mappings are pairs, and every unit is in one of them.
    pub fn is_complete(&self) -> bool {
        [self.before.len(), self.after.len()] == [self.mapped.len(); 2]
    }

    /// The gaps between the mappings, in order: the units on both sides that have no partner yet.
    pub fn gaps(&self) -> Vec<(Range<usize>, Range<usize>)> {
        gaps(&self.mapped, (self.before.len(), self.after.len()))
    }

    /// The units in these gaps, on both sides.
    pub fn unmapped(&self) -> (Vec<usize>, Vec<usize>) {
        let (mut befores, mut afters) = (Vec::new(), Vec::new());
        for (before, after) in self.gaps() {
            befores.extend(before);
            afters.extend(after);
        }
        (befores, afters)
    }

    /// Adds mappings that keep their order.
    pub fn add(&mut self, pairs: Vec<(usize, usize)>) {
        self.mapped.extend(pairs.into_iter().map(|pair| Mapping::pair(pair, false)));
        sort::sort_by(&mut self.mapped, |a, b| a.place().cmp(&b.place()));
    }

    /// Adds pairs of moved units.
    pub fn add_moved(&mut self, pairs: Vec<(usize, usize)>) {
        self.moved.extend(pairs.into_iter().map(|pair| Mapping::pair(pair, true)));
    }

    /// The result.
    pub fn into_alignment(self) -> Alignment {
        Alignment { mapped: self.mapped, moved: self.moved }
    }
}

/// Whether the same `length` consecutive tokens stand in both lists. Time as for sorting: a repeated token costs no more.
pub(super) fn have_common_tokens(one: &[u32], other: &[u32], length: usize) -> bool {
    let mut of_one: Vec<&[u32]> = one.windows(length).collect();
    sort::sort(&mut of_one);
    other.windows(length).any(|window| of_one.binary_search(&window).is_ok())
}

/// Whether a gap has units on both sides. Only these can be paired with each other.
pub(super) fn has_both((before, after): &(Range<usize>, Range<usize>)) -> bool {
    !before.is_empty() && !after.is_empty()
}

/// The gaps between in-order mappings. `before` and `after` are the numbers of units on each side.
fn gaps(mapped: &[Mapping], (before, after): (usize, usize)) -> Vec<(Range<usize>, Range<usize>)> {
    let mut gaps = Vec::with_capacity(mapped.len() + 1);
    let (mut i, mut j) = (0, 0);
    for mapping in mapped {
        gaps.push((i..mapping.before.start, j..mapping.after.start));
        (i, j) = (mapping.before.end, mapping.after.end);
    }
    gaps.push((i..before, j..after));
    gaps
}

/// The result of an alignment: in-order mappings, and those of moved units.
pub(super) struct Alignment {
    mapped: Vec<Mapping>,
    moved: Vec<Mapping>,
}

impl Alignment {
    /// All mappings and all units without a partner, in reading order. In a gap the deleted units come before the
    /// inserted ones. `counts` is the number of units on each side, and `first` the number of those before them.
    pub fn in_reading_order(self, counts: (usize, usize), first: usize) -> Vec<Mapping> {
        let is_complete = self.moved.is_empty() && [counts.0, counts.1] == [self.mapped.len(); 2];
        let mut mappings = if is_complete { self.mapped } else { self.with_others(counts) };
        for mapping in &mut mappings {
            mapping.move_by(first);
        }
        mappings
    }

    /// The mappings and the units without a partner.
    fn with_others(self, counts: (usize, usize)) -> Vec<Mapping> {
        let mut mappings = Vec::with_capacity(counts.0.max(counts.1));
        // The mappings of the moved units. Of several pieces the first one stands for all.
        let mut left: Vec<Option<&Mapping>> = vec![None; counts.0];
        let mut arrived: Vec<Option<&Mapping>> = vec![None; counts.1];
        for mapping in &self.moved {
            left.get_mut(mapping.before.clone()).unwrap_or_default().fill(Some(mapping));
            arrived.get_mut(mapping.after.clone()).unwrap_or_default().fill(Some(mapping));
        }
        let mut fixed = self.mapped.iter();
        for (before, after) in gaps(&self.mapped, counts) {
            for i in before {
                let moved = left.get(i).copied().flatten();
                if moved.is_none_or(|mapping| mapping.before.start == i) {
                    let before = moved.map_or(i..i + 1, |mapping| mapping.before.clone());
                    mappings.push(Mapping { before, after: after.start..after.start, moved: moved.is_some() });
                }
            }
            for j in after {
                match arrived.get(j).copied().flatten() {
                    Some(mapping) if mapping.after.start == j => mappings.push(mapping.clone()),
                    Some(_) => {}
                    None => mappings.push(Mapping { before: 0..0, after: j..j + 1, moved: false }),
                }
            }
            mappings.extend(fixed.next().cloned());
        }
        mappings
    }
}

/// Maps the same units at the start and at the end of both sides to each other, whatever stands between them. `counts` is
/// the number of units on each side. `map` maps the others: it is given how many stand before and after them.
pub(crate) fn map_between(
    counts: [usize; 2],
    are_same: &dyn Fn(usize, usize) -> bool,
    map: &mut dyn FnMut(usize, usize) -> Vec<Mapping>,
) -> Vec<Mapping> {
    let [before, after] = counts;
    let least = before.min(after);
    let (mut head, mut tail) = (0, 0);
    while head < least && are_same(head, head) {
        head += 1;
    }
    while head + tail < least && are_same(before - tail - 1, after - tail - 1) {
        tail += 1;
    }
    let mut mappings = Vec::with_capacity(before.max(after));
    for place in 0..head {
        mappings.push(Mapping::pair((place, place), false));
    }
    if head + tail < before.max(after) {
        mappings.append(&mut map(head, tail));
    }
    for place in (0..tail).rev() {
        mappings.push(Mapping::pair((before - place - 1, after - place - 1), false));
    }
    mappings
}

impl Invert for Mapping {
    fn invert(self) -> Self {
        Self { before: self.after, after: self.before, ..self }
    }
}

impl Invert for Alignment {
    fn invert(self) -> Self {
        Self { mapped: self.mapped.invert(), moved: self.moved.invert() }
    }
}
