//! Finds splits and merges: lets pairs of units take up free neighbours.

use std::cell::OnceCell;
use std::ops::Range;

use super::aligner::{Aligner, Mapping};
use super::bag::Bag;
use super::moves::Taken;
use super::postings::Postings;
use super::thresholds::{SPLIT_ACCEPT, SPLIT_LOSS, SPLIT_PIECES, SPLIT_SHARE};
use crate::article::BlockKind;
use crate::diff::Budget;

/// The side of the pieces.
#[derive(Clone, Copy, PartialEq)]
enum Pieces {
    Before,
    After,
}

/// Extends each pair by free neighbours that are pieces of it.
///
/// ```text
/// The mayor left and the council met.   →   The mayor left. | The council met.
/// ```
///
/// wikidiff2 requires that each piece makes the sides more similar. But a piece that adds words of its own can make
/// them less similar. So this asks two other questions. How much of the piece stands in what the other pieces left of
/// the whole? And does it stand on the same side of them?
///
/// Moved units are not free. A pair that already has pieces stays as it is.
pub(super) fn grow(aligner: &mut Aligner<'_>, budget: &mut Budget) {
    let taken = Taken::new(aligner);
    for at in 0..aligner.mapped.len() {
        let floor =
            at.checked_sub(1).and_then(|last| aligner.mapped.get(last)).map_or((0, 0), |m| (m.before.end, m.after.end));
        let ceiling = aligner
            .mapped
            .get(at + 1)
            .map_or((aligner.before.len(), aligner.after.len()), |m| (m.before.start, m.after.start));
        let Some(mapping) = aligner.mapped.get(at).filter(|mapping| !mapping.has_pieces()) else { continue };
        let after = free_around(&mapping.after, floor.1..ceiling.1, &taken.after);
        let before = free_around(&mapping.before, floor.0..ceiling.0, &taken.before);
        if after == mapping.after && before == mapping.before {
            continue;
        }
        let start = aligner.similarity(mapping.before.start, mapping.after.start);
        let grown = [(Pieces::After, after), (Pieces::Before, before)]
            .into_iter()
            .filter_map(|(pieces, free)| extend(aligner, mapping, pieces, &free, start, budget))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let (Some((grown, _)), Some(mapping)) = (grown, aligner.mapped.get_mut(at)) {
            *mapping = grown;
        }
    }
}

/// The stretch around a unit, within `gap`, that contains no moved unit.
fn free_around(unit: &Range<usize>, gap: Range<usize>, moved: &[bool]) -> Range<usize> {
    let has_moved = |k: &usize| moved.get(*k) == Some(&true);
    let start = (gap.start..unit.start).rev().find(has_moved).map_or(gap.start, |last| last + 1);
    let end = (unit.end..gap.end).find(has_moved).unwrap_or(gap.end);
    start..end
}

/// Returns the mapping with as many pieces as fit, and its similarity. `None` if no piece fits.
fn extend(
    aligner: &Aligner<'_>,
    mapping: &Mapping,
    pieces: Pieces,
    free: &Range<usize>,
    start: f64,
    budget: &mut Budget,
) -> Option<(Mapping, f64)> {
    let (units, whole) = match pieces {
        Pieces::After => (aligner.after, aligner.before.get(mapping.before.start)?),
        Pieces::Before => (aligner.before, aligner.after.get(mapping.after.start)?),
    };
    if whole.kind == BlockKind::Photo || start >= 1.0 {
        return None;
    }
    let places = OnceCell::new();
    let first = if pieces == Pieces::After { &mapping.after } else { &mapping.before };
    let mut range = first.clone();
    let mut best = start;
    while range.len() < SPLIT_PIECES {
        let current = Bag::joined(units.get(range.clone())?.iter().map(|unit| unit.bag.as_ref()));
        let held = current.shared(&whole.bag, aligner.vocabulary);
        let left = (range.start > free.start).then(|| (range.start - 1, range.start - 1..range.end));
        let right = (range.end < free.end).then(|| (range.end, range.start..range.end + 1));
        let next = [left, right]
            .into_iter()
            .flatten()
            .filter_map(|(piece, wider)| {
                let is_left = piece < range.start;
                let piece = units.get(piece).filter(|unit| unit.kind != BlockKind::Photo)?;
                let joined = Bag::joined([&current, piece.bag.as_ref()].into_iter());
                if !budget.take((joined.len() + whole.bag.len()) as u64) {
                    return None;
                }
                let taken = joined.shared(&whole.bag, aligner.vocabulary).saturating_sub(held);
                let share = f64::from(taken) / f64::from(piece.worth());
                if share < SPLIT_SHARE {
                    return None;
                }
                let rest = units.get(range.clone())?.iter().flat_map(|unit| unit.ids.iter());
                let places = places.get_or_init(|| Whole::of(&whole.ids));
                if places.are_in_order(&piece.ids, rest, is_left) == Some(false) {
                    return None;
                }
                Some((share, joined.similarity(&whole.bag, aligner.vocabulary), wider))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match next {
            Some((_, similarity, wider)) if similarity > best - SPLIT_LOSS => {
                (best, range) = (similarity, wider);
            }
            _ => break,
        }
    }
    if range == *first || best < SPLIT_ACCEPT {
        return None;
    }
    let grown = match pieces {
        Pieces::After => Mapping { after: range, ..mapping.clone() },
        Pieces::Before => Mapping { before: range, ..mapping.clone() },
    };
    Some((grown, best))
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
