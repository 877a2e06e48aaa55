//! Aligns two lists of units in passes, from the most certain to the least certain.

use std::mem;

use super::aligner::{Aligner, Mapping, Rules, has_both};
use super::moves::Taken;
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
/// 7. The same by the stems of their words.
/// 8. All pairs take up free neighbours again, by the stems of their words.
/// 9. In each gap, a lone unit is paired with the one that replaced it.
///
/// The last five passes run only with `rules.blocks`. Passes 6 and 7 run only if the versions are of one story. If every
/// unit has a partner after pass 3, the others would find nothing.
pub(super) fn aligned<'a>(
    before: &'a [Unit],
    after: &'a [Unit],
    rules: Rules,
    vocabulary: &'a Vocabulary,
    budget: &mut Budget,
) -> Aligner<'a> {
    let mut aligner = Aligner::new(before, after, vocabulary);
    // Most small edits are in one sentence.
    if let ([one], [other]) = (before, after)
        && budget.take((one.bag.len() + other.bag.len() + 1) as u64)
        && chain::belongs(&aligner, (0, 0), aligner.similarity(0, 0), rules.pair)
    {
        aligner.mapped.push(Mapping::pair((0, 0), false));
        return aligner;
    }
    aligner.add(anchors::identical_in_order(before, after, budget));
    let (mut pairs, mut weak) = (Vec::new(), Vec::new());
    for (i, j) in aligner.gaps().into_iter().filter(has_both) {
        pairs.extend(chain::similar_in_order(&aligner, i, j, rules.pair, &mut weak, budget));
    }
    aligner.add(pairs);
    rival::give_up(&mut aligner, weak, rules.pair, budget);
    if aligner.is_complete() {
        return aligner;
    }
    splits::grow(&mut aligner, budget);
    if rules.blocks {
        let moved = moves::find(
            &aligner,
            thresholds::MOVE,
            &|i, j, similarity| aligner.is_held_elsewhere(i, j, similarity),
            budget,
        );
        aligner.add_moved(moved);
        pair_leftovers(&mut aligner, rules, budget);
        let pairs = moves::lone_pairs(&aligner);
        aligner.add(pairs);
    }
    aligner
}

/// Finds counterparts of units that share few words: as pairs, and as pieces of other pairs. In a short story that has
/// such units on both sides, also by the stems of their words:
///
/// ```text
/// Objazd poprowadzi przez most Północny.   →   Na moście Północnym, przez który prowadzi objazd, kierowcy czekali.
/// ```
fn pair_leftovers(aligner: &mut Aligner<'_>, rules: Rules, budget: &mut Budget) {
    let (before, after) = (aligner.before, aligner.after);
    let (befores, afters) = Taken::new(aligner).free(aligner, aligner.unmapped());
    let partners = aligner.mapped.len() + aligner.moved.len() + rules.twins;
    let is_one_story = thresholds::RELATED * partners >= before.len().min(after.len()) + rules.twins;
    let (has_leads, has_leftovers) = (rules.first == 0, !befores.is_empty() && !afters.is_empty());
    if is_one_story {
        mutual::pair(aligner, has_leads, budget);
    }
    if !is_one_story || !has_leftovers || before.len() + after.len() > thresholds::STEMMED_UNITS {
        let has_more = !aligner.moved.is_empty();
        moves::keep_fewest(aligner, rules.first);
        if has_more {
            splits::grow(aligner, budget);
        }
        return;
    }
    let stems = aligner.vocabulary.stems();
    let stemmed =
        |units: &[Unit]| units.iter().map(|unit| unit.stemmed(&stems, aligner.vocabulary)).collect::<Vec<Unit>>();
    let (before, after) = (stemmed(before), stemmed(after));
    let mut by_stems = Aligner::new(&before, &after, aligner.vocabulary);
    by_stems.mapped = mem::take(&mut aligner.mapped);
    by_stems.moved = mem::take(&mut aligner.moved);
    mutual::pair(&mut by_stems, has_leads, budget);
    moves::keep_fewest(&mut by_stems, rules.first);
    splits::grow(&mut by_stems, budget);
    (aligner.mapped, aligner.moved) = (by_stems.mapped, by_stems.moved);
}
