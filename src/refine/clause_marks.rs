//! Keeps commas and the like inside swaps.
//!
//! ```text
//! The [painting, which was]{portrait,} stolen   →   The [painting]{portrait}, [which was ]stolen
//! every [two hours, because]{hour, as}          →   every [two hours]{hour}, [because]{as}
//! ```
//!
//! The diff keeps no single mark, because marks are everywhere. Those that both sides of a swap have in the same order
//! separate edits.

use std::ops::Range;

use crate::diff::Hunk;
use crate::text::{Passage, TokenKind};

/// Splits swaps at the marks that both sides have. Linear time.
pub(super) fn split(hunks: Vec<Hunk>, before: &Passage, after: &Passage) -> Vec<Hunk> {
    let has_mark = |hunk: &Hunk| hunk.is_swap() && marks(before, &hunk.before).next().is_some();
    if !hunks.iter().any(has_mark) {
        return hunks;
    }
    let mut split = Vec::with_capacity(hunks.len());
    for mut hunk in hunks {
        let ones: Vec<usize> = marks(before, &hunk.before).collect();
        let others = marks(after, &hunk.after);
        let pairs: Vec<(usize, usize)> = ones.iter().copied().zip(others).collect();
        let is_same = |(one, other): &(usize, usize)| before.ids.get(*one) == after.ids.get(*other);
        if pairs.len() == ones.len().max(marks(after, &hunk.after).count()) && pairs.iter().all(is_same) {
            for (one, other) in pairs {
                split.push(Hunk { before: hunk.before.start..one, after: hunk.after.start..other });
                (hunk.before.start, hunk.after.start) = (one + 1, other + 1);
            }
        }
        split.push(hunk);
    }
    split.retain(|hunk| !hunk.before.is_empty() || !hunk.after.is_empty());
    split
}

/// The places of the marks of a range.
fn marks<'a>(passage: &'a Passage, range: &Range<usize>) -> impl Iterator<Item = usize> + 'a {
    range.clone().filter(|token| passage.kind(*token) == TokenKind::Punctuation && is_clause_mark(passage.word(*token)))
}

/// Whether a token separates clauses or the items of a list. A mark inside words, such as a hyphen, does not.
pub(super) fn is_clause_mark(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "–" | "—" | "،" | "؛" | "，" | "、" | "；" | "：")
}
