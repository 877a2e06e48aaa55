//! Compares two lists of token keys: keys → [`Hunk`]s. Knows nothing of articles.
//!
//! Short passages use a weighted alignment ([`weighted`]) that prefers distinctive words and long stretches. Passages
//! too long for it are cut at the tokens that occur once in both ([`mod@anchors`]). Where these are too far apart,
//! [`windowed`] is used. [`crate::refine`] makes the result readable.

mod anchors;
mod weighted;
mod windowed;

use std::ops::Range;

use anchors::anchors;

/// A place where two lists of tokens differ: the deleted range and the inserted range. One of them may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    pub before: Range<usize>,
    pub after: Range<usize>,
}

impl Hunk {
    pub fn is_pure_insertion(&self) -> bool {
        self.before.is_empty()
    }

    pub fn is_pure_deletion(&self) -> bool {
        self.after.is_empty()
    }

    pub fn is_swap(&self) -> bool {
        !self.before.is_empty() && !self.after.is_empty()
    }

    /// The hunk shifted by an offset on each side.
    pub fn offset(&self, before: usize, after: usize) -> Self {
        Self {
            before: self.before.start + before..self.before.end + before,
            after: self.after.start + after..self.after.end + after,
        }
    }
}

/// The work that may still be spent. One step is about one token looked at. Steps are counted, not timed, so the result
/// is the same on every machine.
#[derive(Debug)]
pub(crate) struct Budget {
    left: u64,
    /// Whether a request was refused.
    spent: bool,
}

impl Budget {
    pub fn new(steps: u64) -> Self {
        Self { left: steps, spent: false }
    }

    /// Takes `steps` if that many are left, and returns whether it did.
    pub fn take(&mut self, steps: u64) -> bool {
        match self.left.checked_sub(steps) {
            Some(left) => {
                self.left = left;
                true
            }
            None => {
                self.spent = true;
                false
            }
        }
    }

    /// The steps that are left.
    #[cfg(test)]
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Whether no request was refused so far.
    pub fn is_precise(&self) -> bool {
        !self.spent
    }
}

/// The most cells of the weighted alignment's table: two passages of 2,000 tokens.
const WEIGHTED_CELLS: usize = 4_000_000;

/// The same between two anchors, so that the time for a long list grows with its length.
const CELLS_BETWEEN_ANCHORS: usize = 250_000;

/// Steps per token to find the anchors.
const ANCHOR_STEPS: usize = 8;

/// Returns where `before` and `after` differ, in order. The tokens between the hunks are equal.
///
/// When the budget runs out, everything between the common start and the common end is one hunk.
pub(crate) fn diff(before: &[u32], after: &[u32], weight: &dyn Fn(u32) -> u32, budget: &mut Budget) -> Vec<Hunk> {
    aligned(before, after, weight, budget, true)
}

/// The same. `may_anchor`: the lists may be cut at their anchors.
fn aligned(
    before: &[u32],
    after: &[u32],
    weight: &dyn Fn(u32) -> u32,
    budget: &mut Budget,
    may_anchor: bool,
) -> Vec<Hunk> {
    let prefix = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (inner_before, inner_after) = (tail(before, prefix), tail(after, prefix));
    let suffix = inner_before.iter().rev().zip(inner_after.iter().rev()).take_while(|(a, b)| a == b).count();
    let inner_before = head(inner_before, inner_before.len() - suffix);
    let inner_after = head(inner_after, inner_after.len() - suffix);
    let (n, m) = (inner_before.len(), inner_after.len());
    if n == 0 && m == 0 {
        return Vec::new();
    }
    let whole = Hunk { before: 0..n, after: 0..m };
    let most_cells = if may_anchor { WEIGHTED_CELLS } else { CELLS_BETWEEN_ANCHORS };
    // Most edits replace one word.
    let hunks = if n == 0 || m == 0 || (n, m) == (1, 1) && budget.take(1) {
        vec![whole]
    } else if n.saturating_mul(m) <= most_cells && budget.take((n * m) as u64) {
        weighted::diff(inner_before, inner_after, weight)
    } else if may_anchor && budget.take(((n + m) * ANCHOR_STEPS) as u64) {
        between_anchors(inner_before, inner_after, weight, budget)
    } else if budget.take(windowed::steps(n, m)) {
        windowed::diff(inner_before, inner_after, weight)
    } else {
        vec![whole]
    };
    hunks.into_iter().map(|hunk| hunk.offset(prefix, prefix)).collect()
}

/// Aligns what stands between the anchors of two long lists.
fn between_anchors(before: &[u32], after: &[u32], weight: &dyn Fn(u32) -> u32, budget: &mut Budget) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (end, other_end) in anchors(before, after).into_iter().chain([(before.len(), after.len())]) {
        let (one, other) = (head(tail(before, i), end - i), head(tail(after, j), other_end - j));
        hunks.extend(aligned(one, other, weight, budget, false).into_iter().map(|hunk| hunk.offset(i, j)));
        (i, j) = (end + 1, other_end + 1);
    }
    hunks
}

fn head<T>(list: &[T], length: usize) -> &[T] {
    list.get(..length).unwrap_or(list)
}

fn tail<T>(list: &[T], start: usize) -> &[T] {
    list.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Budget, diff};

    /// The hunks of two lists. Checks that the tokens between them are equal.
    #[track_caller]
    fn changed(before: &[u32], after: &[u32]) -> usize {
        let hunks = diff(before, after, &|_| 4, &mut Budget::new(1 << 40));
        let (mut i, mut j) = (0, 0);
        for hunk in &hunks {
            assert_eq!(before.get(i..hunk.before.start), after.get(j..hunk.after.start));
            (i, j) = (hunk.before.end, hunk.after.end);
        }
        assert_eq!(before.get(i..), after.get(j..));
        hunks.iter().map(|hunk| hunk.before.len() + hunk.after.len()).sum()
    }

    #[test]
    fn long_lists_are_aligned_at_their_rare_tokens() {
        // Prose: each third token is frequent, the others are rare.
        let prose =
            |start: u32| (0..9_000).map(|at| if at % 3 == 0 { at % 7 } else { start + at }).collect::<Vec<u32>>();
        let before = prose(10);
        let mut after = before.clone();
        for at in (0..80).map(|number| 100 * number) {
            after.splice(at..at + 2, [3, 20_000, 4]);
        }
        let all = changed(&before, &after);
        assert!((4 * 80..=5 * 80).contains(&all), "{all}");
        assert_eq!(changed(&before, &prose(50_000)), 2 * 6_000);
    }

    #[test]
    fn lists_without_rare_tokens_are_aligned() {
        let turn = |start: u32| (start..start + 9_000).map(|at| at % 2).collect::<Vec<u32>>();
        assert_eq!(changed(&turn(0), &turn(1)), 2);
        assert_eq!(changed(&vec![7; 40_000], &vec![8; 40_000]), 80_000);
    }
}
