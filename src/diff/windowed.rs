//! Aligns two long lists of token keys window by window, in time linear in their length.
//!
//! ```text
//! a b a b a b …   →   b a b a b a …      every word is frequent, so no word is an anchor
//! ```
//!
//! Each window is aligned by [`weighted`]. The first half of the result is kept, and the next window starts there.

use super::{Hunk, weighted};

/// Tokens per window on each side.
const WINDOW: usize = 128;

/// The most steps that [`diff`] takes for lists of these lengths. Each window advances by half of itself.
pub(super) fn steps(before: usize, after: usize) -> u64 {
    (2 * WINDOW * (before + after + WINDOW)) as u64
}

pub(super) fn diff(before: &[u32], after: &[u32], weight: &dyn Fn(u32) -> u32) -> Vec<Hunk> {
    let (n, m) = (before.len(), after.len());
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        let (end_before, end_after) = (n.min(i + WINDOW), m.min(j + WINDOW));
        let windows = (before.get(i..end_before).unwrap_or_default(), after.get(j..end_after).unwrap_or_default());
        let is_last = end_before == n && end_after == m;
        let found = weighted::diff(windows.0, windows.1, weight).into_iter().map(|hunk| hunk.offset(i, j));
        let half = (i + WINDOW / 2, j + WINDOW / 2);
        let mut passed = (i, j);
        let mut rest = None;
        for hunk in found {
            if !is_last && (hunk.before.end > half.0 || hunk.after.end > half.1) {
                rest = Some(hunk);
                break;
            }
            passed = (hunk.before.end, hunk.after.end);
            push(&mut hunks, hunk);
        }
        if is_last {
            return hunks;
        }
        // Advance over the equal tokens before the next difference, too.
        let next = rest.map_or(half, |hunk| (hunk.before.start.min(half.0), hunk.after.start.min(half.1)));
        let equal = (next.0.saturating_sub(passed.0)).min(next.1.saturating_sub(passed.1));
        passed = (passed.0 + equal, passed.1 + equal);
        if passed == (i, j) {
            // One difference covers the first half.
            passed = (half.0.min(n), half.1.min(m));
            push(&mut hunks, Hunk { before: i..passed.0, after: j..passed.1 });
        }
        (i, j) = passed;
    }
    if i < n || j < m {
        push(&mut hunks, Hunk { before: i..n, after: j..m });
    }
    hunks
}

/// Appends a hunk. If it touches the last one on both sides, the two become one.
fn push(hunks: &mut Vec<Hunk>, hunk: Hunk) {
    match hunks.last_mut() {
        Some(last) if last.before.end == hunk.before.start && last.after.end == hunk.after.start => {
            last.before.end = hunk.before.end;
            last.after.end = hunk.after.end;
        }
        _ => hunks.push(hunk),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::{Hunk, WINDOW, diff, steps};

    /// Checks that the tokens between the hunks are equal.
    #[track_caller]
    fn check(before: &[u32], after: &[u32]) -> Vec<Hunk> {
        let hunks = diff(before, after, &|_| 4);
        let (mut i, mut j) = (0, 0);
        for hunk in &hunks {
            assert!(hunk.before.start >= i && hunk.after.start >= j && *hunk != Hunk { before: i..i, after: j..j });
            assert_eq!(before[i..hunk.before.start], after[j..hunk.after.start]);
            (i, j) = (hunk.before.end, hunk.after.end);
        }
        assert_eq!(before[i..], after[j..]);
        hunks
    }

    #[test]
    fn alternating_words_are_aligned() {
        let turn = |start: u32| (start..start + 5_000).map(|at| at % 2).collect::<Vec<u32>>();
        let hunks = check(&turn(0), &turn(1));
        assert_eq!(hunks.iter().map(|hunk| hunk.before.len() + hunk.after.len()).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn every_length_and_shift_is_covered() {
        let mut state = 1u32;
        let mut random = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        };
        for round in 0..60 {
            let kinds = 2 + random(40);
            let before: Vec<u32> = (0..random(4 * WINDOW as u32)).map(|_| random(kinds)).collect();
            let mut after = before.clone();
            for _ in 0..round {
                let at = random(after.len() as u32 + 1) as usize;
                let deleted = random(if round % 7 == 0 { 400 } else { 3 }) as usize;
                let inserted: Vec<u32> = (0..random(3)).map(|_| random(kinds)).collect();
                after.splice(at..(at + deleted).min(after.len()), inserted);
            }
            check(&before, &after);
            check(&after, &before);
        }
        check(&[1; 700], &[2; 900]);
        check(&[], &[1]);
    }

    #[test]
    fn steps_grow_with_the_lists() {
        assert!(steps(20_000, 20_000) < 11 * steps(2_000, 2_000));
    }
}
