//! Sorts lists with little code.
//!
//! The sorts of the standard library would take 1 % off a comparison, but add 11 kB to the download: they are compiled
//! for each sorted type (see docs/weight.md). They are used only where lists are long and the time matters (word keys).

use std::cmp::Ordering;

/// Sorts by `compare`. Equal items end up in an arbitrary but deterministic order. Heap sort: O(n log n) for any list.
pub(crate) fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let sift_down = |list: &mut [T], mut parent: usize, end: usize| loop {
        let (left, right) = (2 * parent + 1, 2 * parent + 2);
        if left >= end {
            return;
        }
        let comes_after = |a: usize, b: usize| match (list.get(a), list.get(b)) {
            (Some(a), Some(b)) => compare(a, b) == Ordering::Greater,
            _ => false,
        };
        let child = if right < end && comes_after(right, left) { right } else { left };
        if !comes_after(child, parent) {
            return;
        }
        list.swap(parent, child);
        parent = child;
    };
    if list.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
        return;
    }
    let length = list.len();
    for parent in (0..length / 2).rev() {
        sift_down(list, parent, length);
    }
    for end in (1..length).rev() {
        list.swap(0, end);
        sift_down(list, 0, end);
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
