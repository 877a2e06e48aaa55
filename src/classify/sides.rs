//! Both sides of an edit, and how the words selected from them differ.

use std::ops::Range;

use super::side::{Pick, Side};
use crate::pair::both;
use crate::sort;

/// Both sides of an edit with their tokens.
pub(super) type Sides<'s, 'a> = [(&'s Side<'a>, &'s Range<usize>); 2];

/// The selected words of both sides.
pub(super) fn picks(sides: &Sides<'_, '_>, pick: Pick<'_>) -> [Vec<String>; 2] {
    let [(one, before), (other, after)] = *sides;
    [one.picked(before, pick), other.picked(after, pick)]
}

/// Whether the selected words of both sides differ.
pub(super) fn picks_differ(sides: &Sides<'_, '_>, pick: Pick<'_>) -> bool {
    picks_of_some_differ(sides, 0, pick)
}

/// The same, but only if at least `least` words are selected on one side.
pub(super) fn picks_of_some_differ(sides: &Sides<'_, '_>, least: usize, pick: Pick<'_>) -> bool {
    // Compare the keys first: that is cheap and decides most cases.
    let [one, other] = both(*sides, |(side, range)| {
        let picked = range.clone().filter(|token| pick(side, *token));
        let mut ids: Vec<u32> = picked.map(|token| side.id(token)).collect();
        sort::sort(&mut ids);
        ids
    });
    if one.len().max(other.len()) < least {
        return false;
    }
    one.len() != other.len()
        || one != other && {
            let [before, after] = picks(sides, pick);
            before != after
        }
}

/// Whether both sides have the same words in the same order.
pub(super) fn has_same_words(sides: &Sides<'_, '_>) -> bool {
    let [(one, before), (other, after)] = *sides;
    one.words_in_order(before) == other.words_in_order(after)
}
