//! Finds the anchors of an alignment: identical units that keep their order.

use std::ops::Range;

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
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    // Units that were not read are unchanged, and their order is known. Only what stands between them is compared.
    let unread = |units: &[Unit]| {
        units.iter().zip(0..).filter(|(unit, _)| unit.bag.is_unread()).map(|(_, place)| place).collect::<Vec<usize>>()
    };
    let fixed = unread(before).into_iter().zip(unread(after));
    for (end_before, end_after) in fixed.chain([(before.len(), after.len())]) {
        let ids_between = (slice(&ids_before, i..end_before), slice(&ids_after, j..end_after));
        if !ids_between.0.is_empty() && !ids_between.1.is_empty() {
            let hunks = diff::diff(ids_between.0, ids_between.1, &weigh, budget);
            let ends = diff::Hunk { before: end_before - i..end_before, after: end_after - j..end_after };
            let (first_before, first_after) = (i, j);
            for hunk in hunks.into_iter().chain([ends]) {
                pairs.extend((i..first_before + hunk.before.start).zip(j..first_after + hunk.after.start));
                (i, j) = (first_before + hunk.before.end, first_after + hunk.after.end);
            }
        }
        pairs.push((end_before, end_after));
        (i, j) = (end_before + 1, end_after + 1);
    }
    // A diff that ran out of budget returns coarse hunks, and the units between them may differ.
    pairs.retain(|(i, j)| ids_before.get(*i).is_some_and(|id| ids_after.get(*j) == Some(id)));
    pairs
}

fn slice(ids: &[u32], range: Range<usize>) -> &[u32] {
    ids.get(range).unwrap_or_default()
}
