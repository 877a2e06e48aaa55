//! Aligns two lists of units in passes, from the most certain to the least certain.

use super::aligner::{Aligner, Rules, has_both};
use super::unit::Unit;
use super::{anchors, chain, moves, mutual, rival, splits, thresholds};
use crate::diff::Budget;
use crate::text::Vocabulary;

/// Runs the passes:
///
/// 1. Identical units that keep their order become anchors.
/// 2. Between anchors, the heaviest chain of similar units is kept.
/// 3. Pairs that lose against a pair elsewhere are given up ([`rival`]).
/// 4. Pairs take up free neighbours: splits and merges.
/// 5. Units that are still free are paired as moves.
/// 6. Units that are still free are paired if each is by far the most similar to the other ([`mutual`]).
/// 7. Moved pairs, and pairs that turn out to be in place, take up free neighbours, too.
/// 8. In each gap, a lone unit is paired with the one that replaced it.
///
/// The last four passes run only with `rules.blocks`. The sixth one runs only if the versions are of one story.
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
    for (i, j) in aligner.gaps().into_iter().filter(has_both) {
        pairs.extend(chain::similar_in_order(&aligner, i, j, rules.pair, budget));
    }
    aligner.add(pairs);
    rival::give_up(&mut aligner, rules.pair, budget);
    splits::grow(&mut aligner, budget);
    if rules.blocks {
        let moved = moves::find(
            &aligner,
            thresholds::MOVE,
            &|i, j, similarity| aligner.is_held_elsewhere(i, j, similarity),
            budget,
        );
        aligner.add_moved(moved);
        let partners = aligner.mapped.len() + aligner.moved.len() + rules.twins;
        let is_one_story = thresholds::RELATED * partners >= before.len().min(after.len()) + rules.twins;
        if is_one_story {
            mutual::pair(&mut aligner, rules.first == 0, budget);
        }
        let has_more = !aligner.moved.is_empty();
        moves::keep_fewest(&mut aligner, rules.first);
        if has_more {
            splits::grow(&mut aligner, budget);
        }
        let pairs = moves::lone_pairs(&aligner);
        aligner.add(pairs);
    }
    aligner
}
