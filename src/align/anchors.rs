//! Finds the anchors of an alignment: identical units that keep their order.

use super::unit::Unit;
use crate::diff::{self, Budget};

/// Returns pairs of identical units in the same order on both sides, so that as much text as possible stays in place.
pub(super) fn identical_in_order(before: &[Unit], after: &[Unit], budget: &mut Budget) -> Vec<(usize, usize)> {
    let ids = |units: &[Unit]| units.iter().map(|unit| unit.identity).collect::<Vec<_>>();
    // Identities are numbered from 0 without gaps.
    let count = before.iter().chain(after).map(|unit| unit.identity as usize + 1).max().unwrap_or(0);
    let mut worth = vec![1; count];
    for unit in before.iter().chain(after) {
        if let Some(worth) = worth.get_mut(unit.identity as usize) {
            *worth = unit.worth();
        }
    }
    let weigh = |id: u32| worth.get(id as usize).copied().unwrap_or(1);
    let (ids_before, ids_after) = (ids(before), ids(after));
    let hunks = diff::diff(&ids_before, &ids_after, &weigh, budget);
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    let ends = diff::Hunk { before: before.len()..before.len(), after: after.len()..after.len() };
    for hunk in hunks.into_iter().chain([ends]) {
        pairs.extend((i..hunk.before.start).zip(j..hunk.after.start));
        (i, j) = (hunk.before.end, hunk.after.end);
    }
    // A diff that ran out of budget returns coarse hunks, and the units between them may differ.
    pairs.retain(|(i, j)| ids_before.get(*i) == ids_after.get(*j));
    pairs
}
