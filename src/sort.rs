//! Sorts lists with little code.
//!
//! The sorts of the standard library would take 1 % off a comparison, but add 11 kB to the download: they are compiled
//! for each sorted type (see docs/weight.md). They are used only where lists are long and the time matters (word keys).

use std::cmp::Ordering;

/// Sorts by `compare`. Equal items end up in an arbitrary but deterministic order. Shell sort: most lists have some ten
/// items, and a long one takes about n log² n steps.
pub(crate) fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let is_after = |one: Option<&T>, other: Option<&T>| match (one, other) {
        (Some(one), Some(other)) => compare(one, other) == Ordering::Greater,
        _ => false,
    };
    if list.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
        return;
    }
    let mut gap = list.len();
    while gap > 1 {
        // The gaps of Gonnet and Baeza-Yates.
        gap = (5 * gap / 11).max(1);
        for last in gap..list.len() {
            let mut at = last;
            while at >= gap && is_after(list.get(at - gap), list.get(at)) {
                list.swap(at - gap, at);
                at -= gap;
            }
        }
    }
}

/// Sorts in natural order.
pub(crate) fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// Sorts and removes duplicates.
pub(crate) fn sort_and_dedup<T: Ord>(list: &mut Vec<T>) {
    sort(list);
    list.dedup();
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_and_dedup};

    #[test]
    fn sorts_like_the_standard_library() {
        let mut state = 7u32;
        for length in 0..60 {
            let mut list: Vec<u32> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    state >> 27
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            sort(&mut list);
            assert_eq!(list, expected);
            expected.dedup();
            sort_and_dedup(&mut list);
            assert_eq!(list, expected);
        }
    }
}
