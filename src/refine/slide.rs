//! Moves hunks to natural edges.

use std::ops::Range;

use crate::diff::Hunk;
use crate::text::{Amount, Passage, TokenKind, amounts_of};

/// Slides each insertion or deletion that could stand at several places to the one with the best edges.
///
/// ```text
/// the red [hat, the ]blue hat   →   the red hat, [the blue hat]
/// ```
///
/// Edges are scored as in diff-match-patch. Linear in the distance slid.
pub(crate) fn slide(hunks: &mut [Hunk], before: &Passage, after: &Passage) {
    for at in 0..hunks.len() {
        let floor = at.checked_sub(1).and_then(|last| hunks.get(last)).map_or((0, 0), |h| (h.before.end, h.after.end));
        let ceiling =
            hunks.get(at + 1).map_or((before.ids.len(), after.ids.len()), |h| (h.before.start, h.after.start));
        let Some(hunk) = hunks.get_mut(at) else { continue };
        let (passage, range, low, high) = if hunk.is_pure_insertion() {
            (after, hunk.after.clone(), floor.1, ceiling.1)
        } else if hunk.is_pure_deletion() {
            (before, hunk.before.clone(), floor.0, ceiling.0)
        } else {
            continue;
        };
        let (left, right) = reach(passage, &range, low, high);
        if left + right == 0 {
            continue;
        }
        let place = |shift: isize| {
            let moved = |end: usize| end.saturating_add_signed(shift);
            moved(range.start)..moved(range.end)
        };
        let shifts = -left.cast_signed()..=right.cast_signed();
        // The first of the best places: readers see it first, and the result does not depend on the place before.
        let best = shifts.min_by_key(|shift| {
            let place = place(*shift);
            std::cmp::Reverse(edge(passage, place.start) + edge(passage, place.end))
        });
        let shift = best.unwrap_or(0);
        let moved =
            |range: &Range<usize>| range.start.saturating_add_signed(shift)..range.end.saturating_add_signed(shift);
        *hunk = Hunk { before: moved(&hunk.before), after: moved(&hunk.after) };
    }
}

/// How many tokens a range can slide to the left and to the right between two limits.
fn reach(passage: &Passage, range: &Range<usize>, low: usize, high: usize) -> (usize, usize) {
    let same = |a: usize, b: usize| passage.word(a) == passage.word(b);
    let left = (1..=range.start.saturating_sub(low)).take_while(|k| same(range.start - k, range.end - k)).count();
    let right = (0..high.saturating_sub(range.end)).take_while(|k| same(range.start + k, range.end + k)).count();
    (left, right)
}

/// How natural an edge before token `token` is. The scores are those of diff-match-patch, plus one for the end of a
/// clause and for "and":
///
/// ```text
/// the captain[, the mate] and the pilot   reads better than   the [captain, the mate] and the pilot
/// in Torp[ and in Lund].                  reads better than   in [Torp and in ]Lund.
/// ```
fn edge(passage: &Passage, token: usize) -> u32 {
    if token == 0 || token >= passage.tokens.len() {
        return 6;
    }
    let space = passage.space_text(token);
    if space.contains('\n') {
        return 5;
    }
    if passage.starts_sentence(token) {
        return 4;
    }
    let is_clause_mark =
        matches!(passage.word(token), "," | ";" | ":" | "—" | "–" | "，" | "、" | "；" | "：" | "،" | "؛");
    let word = passage.word(token);
    match space.is_empty() {
        _ if is_clause_mark => 3,
        // "and" in any language.
        false => 2 + u32::from(matches!(*amounts_of(word), [Amount::And])),
        true if matches!(word, "." | "!" | "?" | ")" | "]" | "”" | "»") => 2,
        true => u32::from(passage.kind(token) == TokenKind::Punctuation),
    }
}
