//! Two lists of units → which belong together, in passes from the surest to the least sure.

use super::aligner::{Aligner, Rules};
use super::unit::Unit;
use super::{anchors, chain, moves, splits, thresholds};
use crate::diff::Budget;
use crate::text::Vocabulary;

/// Identical units that keep their order are anchors; between them the heaviest chain of similar ones is kept; what is
/// left grows into splits and merges, then moves; those that come to stand in place grow in their turn; and at last one
/// lone unit pairs with the one that took its place.
pub(super) fn aligned<'a>(
    before: &'a [Unit],
    after: &'a [Unit],
    rules: Rules,
    vocabulary: &'a Vocabulary,
    budget: &mut Budget,
) -> Aligner<'a> {
    let mut aligner = Aligner::new(before, after, vocabulary);
    aligner.add(anchors::identical_in_order(before, after, budget));
    let mut pairs = Vec::new();
    for (i, j) in aligner.gaps() {
        pairs.extend(chain::similar_in_order(&aligner, i, j, rules.pair, budget));
    }
    aligner.add(pairs);
    splits::grow(&mut aligner, budget);
    if rules.blocks {
        aligner.moved = moves::find(
            &aligner,
            thresholds::MOVE,
            |aligner, i, j, similarity| aligner.is_held_elsewhere(i, j, similarity),
            budget,
        );
        moves::keep_fewest(&mut aligner);
        if !aligner.moved.is_empty() {
            splits::grow(&mut aligner, budget);
        }
        let pairs = moves::lone_pairs(&aligner);
        aligner.add(pairs);
    }
    aligner
}
