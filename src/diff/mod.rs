//! Compares two lists of token keys: keys → [`Hunk`]s. Knows nothing of articles.
//!
//! Short passages use a weighted alignment ([`weighted`]) that prefers distinctive words and long stretches. Passages
//! too long for the weighted alignment use imara-diff's histogram algorithm. Where the histogram algorithm would take
//! too many steps, [`windowed`] is used. [`crate::refine`] makes the result readable.

mod weighted;
mod windowed;

use std::ops::Range;

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

/// Returns where `before` and `after` differ, in order. The tokens between the hunks are equal.
///
/// When the budget runs out, everything between the common start and the common end is one hunk.
pub(crate) fn diff(before: &[u32], after: &[u32], weight: &dyn Fn(u32) -> u32, budget: &mut Budget) -> Vec<Hunk> {
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
    // Most edits replace one word.
    let hunks = if n == 0 || m == 0 || (n, m) == (1, 1) && budget.take(1) {
        vec![whole]
    } else if n.saturating_mul(m) <= WEIGHTED_CELLS && budget.take((n * m) as u64) {
        weighted::diff(inner_before, inner_after, weight)
    } else if is_for_histogram(inner_before, inner_after) && budget.take(((n + m) * HISTOGRAM_STEPS) as u64) {
        histogram(inner_before, inner_after)
    } else if budget.take(windowed::steps(n, m)) {
        windowed::diff(inner_before, inner_after, weight)
    } else {
        vec![whole]
    };
    hunks.into_iter().map(|hunk| hunk.offset(prefix, prefix)).collect()
}

/// Steps per token that the histogram algorithm is charged with: a generous bound of what it took on prose.
const HISTOGRAM_STEPS: usize = 32;

/// Diffs long lists with imara-diff's histogram algorithm: linear on most input, and bounded by Myers' heuristics.
fn histogram(before: &[u32], after: &[u32]) -> Vec<Hunk> {
    let tokens = |ids: &[u32]| ids.iter().map(|id| imara_diff::Token(*id)).collect::<Vec<_>>();
    let mut diff = imara_diff::Diff::default();
    let count = before.iter().chain(after).max().map_or(0, |key| key.saturating_add(1));
    diff.compute_with(imara_diff::Algorithm::Histogram, &tokens(before), &tokens(after), count);
    diff.hunks()
        .map(|hunk| Hunk {
            before: hunk.before.start as usize..hunk.before.end as usize,
            after: hunk.after.start as usize..hunk.after.end as usize,
        })
        .collect()
}

/// The most tokens for the histogram algorithm. More than this is neither a sentence nor the blocks of a story. On
/// adversarial lists the algorithm takes time quadratic in their length: a second at this length, minutes at ten times
/// this length.
const HISTOGRAM_TOKENS: usize = 65_536;

/// The number of occurrences from which the histogram algorithm ignores a token.
const FREQUENT: usize = 64;

/// Whether the histogram algorithm takes few steps on two lists. From each token that is frequent on the other side, it
/// scans back over all that are frequent or missing there. So many such tokens in a row are expensive.
fn is_for_histogram(before: &[u32], after: &[u32]) -> bool {
    if before.len() + after.len() > HISTOGRAM_TOKENS {
        return false;
    }
    // Keys are numbered from 0 with few gaps.
    let counts = |ids: &[u32]| {
        let mut counts = vec![0usize; ids.iter().max().map_or(0, |most| *most as usize + 1)];
        for id in ids {
            if let Some(count) = counts.get_mut(*id as usize) {
                *count += 1;
            }
        }
        counts
    };
    let steps = |ids: &[u32], others: &[usize]| {
        let (mut steps, mut in_row) = (0, 0);
        for id in ids {
            let count = others.get(*id as usize).copied().unwrap_or(0);
            in_row = if (1..FREQUENT).contains(&count) { 0 } else { in_row + 1 };
            steps += if count == 0 { 1 } else { in_row };
        }
        steps
    };
    let steps = steps(before, &counts(after)) + steps(after, &counts(before));
    steps <= (before.len() + after.len()) * HISTOGRAM_STEPS
}

fn head<T>(list: &[T], length: usize) -> &[T] {
    list.get(..length).unwrap_or(list)
}

fn tail<T>(list: &[T], start: usize) -> &[T] {
    list.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::is_for_histogram;

    #[test]
    fn pathological_input_skips_the_histogram() {
        let turn = |start: u32| (start..start + 3_000).map(|at| at % 2).collect::<Vec<u32>>();
        assert!(!is_for_histogram(&turn(0), &turn(1)));
        // Prose: a frequent word between rare ones.
        let prose =
            |start: u32| (0..3_000).map(|at| if at % 3 == 0 { 0 } else { start + at % 700 }).collect::<Vec<u32>>();
        assert!(is_for_histogram(&prose(1), &prose(40)));
        assert!(!is_for_histogram(&vec![7; 40_000], &vec![8; 40_000]));
    }
}
