//! Finds splits and merges: extends a pair by unmatched neighbours that are pieces of it.

use std::cell::OnceCell;
use std::ops::Range;

use super::aligner::{Aligner, Mapping};
use super::bag::{Bag, similarity};
use super::moves::Taken;
use super::postings::Postings;
use super::thresholds::{SPLIT_LOSS, SPLIT_PIECES, SPLIT_SHARE, SPLIT_TURNED};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::diff::Budget;
use crate::text::Vocabulary;

/// The side of the pieces.
#[derive(Clone, Copy)]
enum Pieces {
    Before,
    After,
}

impl Pieces {
    /// The mapping with other units on this side.
    fn instead_of(self, mapping: &Mapping, range: Range<usize>) -> Mapping {
        match self {
            Self::After => Mapping { after: range, ..mapping.clone() },
            Self::Before => Mapping { before: range, ..mapping.clone() },
        }
    }
}

/// Extends each pair by free neighbours that are pieces of it.
///
/// ```text
/// The mayor left and the council met.   →   The mayor left. | The council met.
/// ```
///
/// wikidiff2 requires that each piece makes the sides more similar. But a piece that adds words of its own can make
/// them less similar. So this asks two other questions. How much of the piece stands in what the other pieces left of
/// the whole? And does it stand on the same side of them? A sentence may be on the other side, and so may a paragraph of
/// which most stands there.
///
/// The pieces of a moved unit are neighbours, too. A pair that already has pieces stays as it is.
pub(super) fn grow(aligner: &mut Aligner<'_>, budget: &mut Budget) {
    let mut taken = Taken::new(aligner);
    let mut all = std::mem::take(&mut aligner.mapped);
    let in_place = all.len();
    all.append(&mut aligner.moved);
    all.iter().for_each(|mapping| taken.take_all(mapping));
    for mapping in all.iter_mut().filter(|mapping| !mapping.has_pieces()) {
        let before = free_around(&mapping.before, &taken.before);
        let after = free_around(&mapping.after, &taken.after);
        if (&before, &after) == (&mapping.before, &mapping.after) {
            continue;
        }
        if let Some(grown) = grown(aligner, mapping, (before, after), budget) {
            taken.take_all(&grown);
            *mapping = grown;
        }
    }
    aligner.moved = all.split_off(in_place);
    aligner.mapped = all;
}

/// A pair with the free neighbours that are pieces of it, on one of the sides. `free` are the stretches around it.
fn grown(
    aligner: &Aligner<'_>,
    mapping: &Mapping,
    (before, after): (Range<usize>, Range<usize>),
    budget: &mut Budget,
) -> Option<Mapping> {
    let start = aligner.similarity(mapping.before.start, mapping.after.start);
    [(Pieces::After, after), (Pieces::Before, before)]
        .into_iter()
        .filter_map(|(pieces, free)| {
            let (range, similarity) = Growth::of(aligner, mapping, pieces, free, start)?.grown(budget)?;
            Some((pieces.instead_of(mapping, range), similarity))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(grown, _)| grown)
}

/// The stretch around a unit that contains no other unit that is taken.
fn free_around(unit: &Range<usize>, taken: &[bool]) -> Range<usize> {
    let is_taken = |k: &usize| taken.get(*k) == Some(&true);
    let start = (0..unit.start).rev().find(is_taken).map_or(0, |last| last + 1);
    let end = (unit.end..taken.len()).find(is_taken).unwrap_or(taken.len());
    start..end
}

/// A pair of units that may take up pieces on one side.
struct Growth<'a> {
    /// The units of the side with the pieces.
    units: &'a [Unit],
    /// The unit of the other side.
    whole: &'a Unit,
    vocabulary: &'a Vocabulary,
    /// The first piece: the unit of the pair on this side.
    first: Range<usize>,
    /// The stretch from which pieces may be taken.
    free: Range<usize>,
    /// The similarity of the pair.
    start: f64,
    /// Computed for the first candidate that shares enough.
    positions: OnceCell<Whole>,
}

/// The pieces taken so far.
struct Taking {
    range: Range<usize>,
    bag: Bag,
}

/// A wider range of pieces.
struct WiderRange {
    range: Range<usize>,
    /// The share of the new piece that stands in what the others left of the whole.
    share: f64,
    /// The similarity of all pieces with the whole.
    similarity: f64,
}

impl<'a> Growth<'a> {
    /// `None` if the pair takes up nothing: identical units and photos stay as they are.
    fn of(aligner: &Aligner<'a>, mapping: &Mapping, pieces: Pieces, free: Range<usize>, start: f64) -> Option<Self> {
        let (units, whole, first) = match pieces {
            Pieces::After => (aligner.after, aligner.before.get(mapping.before.start)?, mapping.after.clone()),
            Pieces::Before => (aligner.before, aligner.after.get(mapping.after.start)?, mapping.before.clone()),
        };
        let vocabulary = aligner.vocabulary;
        let may_grow = whole.kind != BlockKind::Photo && start < 1.0;
        may_grow.then(|| Self { units, whole, vocabulary, first, free, start, positions: OnceCell::new() })
    }

    /// The range with as many pieces as fit, and its similarity with the whole. `None` if no piece fits.
    fn grown(&self, budget: &mut Budget) -> Option<(Range<usize>, f64)> {
        let (mut range, mut best) = (self.first.clone(), self.start);
        while range.len() < SPLIT_PIECES {
            let bag = match self.units.get(range.clone())? {
                [one] => one.bag.clone(),
                units => Bag::joined(units.iter().map(|unit| &unit.bag)),
            };
            let taking = Taking { range: range.clone(), bag };
            let left = (range.start > self.free.start).then_some(true);
            let right = (range.end < self.free.end).then_some(false);
            let next = [left, right]
                .into_iter()
                .flatten()
                .filter_map(|is_left| self.candidate(&taking, is_left, budget))
                .max_by(|a, b| a.share.total_cmp(&b.share));
            match next {
                Some(next) if next.similarity > best - SPLIT_LOSS => (best, range) = (next.similarity, next.range),
                _ => break,
            }
        }
        (range != self.first).then_some((range, best))
    }

    /// The pieces together with their next neighbour on one side, if that is a piece as well.
    fn candidate(&self, taking: &Taking, is_left: bool, budget: &mut Budget) -> Option<WiderRange> {
        let Range { start, end } = taking.range;
        let (place, range) = if is_left { (start.checked_sub(1)?, start - 1..end) } else { (end, start..end + 1) };
        let piece = self.units.get(place).filter(|unit| unit.kind != BlockKind::Photo)?;
        if !budget.take((taking.bag.len() + piece.bag.len() + self.whole.bag.len()) as u64) {
            return None;
        }
        let share_of = |gained: u32| f64::from(gained) / f64::from(piece.worth());
        // The piece gains at most what it shares with the whole. Most neighbours share too little.
        if share_of(piece.bag.shared(&self.whole.bag, self.vocabulary)) < SPLIT_SHARE {
            return None;
        }
        let joined = Bag::joined([&taking.bag, &piece.bag].into_iter());
        let shared = joined.shared(&self.whole.bag, self.vocabulary);
        let share = share_of(shared.saturating_sub(taking.bag.shared(&self.whole.bag, self.vocabulary)));
        if share < SPLIT_SHARE {
            return None;
        }
        let rest = self.units.get(taking.range.clone())?.iter().flat_map(|unit| unit.ids.iter());
        let positions = self.positions.get_or_init(|| Whole::of(&self.whole.ids));
        let may_turn = piece.is_sentence || share >= SPLIT_TURNED;
        if !may_turn && positions.are_in_order(&piece.ids, rest, is_left) == Some(false) {
            return None;
        }
        Some(WiderRange { range, share, similarity: similarity(shared, joined.weight() + self.whole.bag.weight()) })
    }
}

/// The positions of the words that occur exactly once in the whole.
struct Whole(Postings);

impl Whole {
    fn of(ids: &[u32]) -> Self {
        Self(Postings::of(ids.iter().copied().zip(0..)))
    }

    /// The mean position of some words, if any of them occurs exactly once in the whole.
    fn middle<'a>(&self, ids: impl IntoIterator<Item = &'a u32>) -> Option<f64> {
        let places = ids.into_iter().filter_map(|id| match self.0.get(*id) {
            [(_, place)] => Some(*place),
            _ => None,
        });
        let (sum, count) = places.fold((0, 0), |(sum, count), place| (sum + place, count + 1));
        (count > 0).then(|| sum as f64 / f64::from(count))
    }

    /// Whether a piece stands on the same side of the other pieces as its words do in the whole. `None` if the whole
    /// has none of their words.
    fn are_in_order<'a>(&self, piece: &[u32], rest: impl IntoIterator<Item = &'a u32>, is_left: bool) -> Option<bool> {
        let (piece, rest) = (self.middle(piece)?, self.middle(rest)?);
        Some(if is_left { piece <= rest } else { piece >= rest })
    }
}
