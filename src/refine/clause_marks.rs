//! Keeps commas, full stops and the like inside swaps.
//!
//! ```text
//! The [painting, which was]{portrait,} stolen   →   The [painting]{portrait}, [which was ]stolen
//! every [two hours, because]{hour, as}          →   every [two hours]{hour}, [because]{as}
//! She is the best [singer. He]{pilot. They}     →   She is the best [singer]{pilot}. [He]{They}
//! ```
//!
//! The diff keeps no single mark, because marks are everywhere. Those that both sides of a swap have in the same order
//! separate edits: all of them, or only the commas and the like.

use std::ops::Range;

use crate::diff::Hunk;
use crate::text::{Passage, TokenKind, is_quotation_mark};

/// Splits swaps at the marks that both sides have. Linear time.
pub(super) fn split(hunks: Vec<Hunk>, before: &Passage, after: &Passage) -> Vec<Hunk> {
    let has_mark = |hunk: &Hunk| hunk.is_swap() && marks(before, &hunk.before, separates).next().is_some();
    if !hunks.iter().any(has_mark) {
        return hunks;
    }
    let mut split = Vec::with_capacity(hunks.len());
    for mut hunk in hunks {
        let pairs = shared_marks(&hunk, before, after, separates)
            .or_else(|| shared_marks(&hunk, before, after, is_clause_mark));
        for (one, other) in pairs.unwrap_or_default() {
            split.push(Hunk { before: hunk.before.start..one, after: hunk.after.start..other });
            (hunk.before.start, hunk.after.start) = (one + 1, other + 1);
        }
        split.push(hunk);
    }
    split.retain(|hunk| !hunk.before.is_empty() || !hunk.after.is_empty());
    split
}

/// The places of the marks on both sides of a hunk, if both have the same ones in the same order.
fn shared_marks(
    hunk: &Hunk,
    before: &Passage,
    after: &Passage,
    is_mark: fn(&str) -> bool,
) -> Option<Vec<(usize, usize)>> {
    let ones: Vec<usize> = marks(before, &hunk.before, is_mark).collect();
    let others: Vec<usize> = marks(after, &hunk.after, is_mark).collect();
    let is_same = |(one, other): (&usize, &usize)| before.ids.get(*one) == after.ids.get(*other);
    (ones.len() == others.len() && ones.iter().zip(&others).all(is_same))
        .then(|| ones.into_iter().zip(others).collect())
}

/// The places of the marks of a range.
fn marks<'a>(
    passage: &'a Passage,
    range: &Range<usize>,
    is_mark: fn(&str) -> bool,
) -> impl Iterator<Item = usize> + use<'a> {
    range.clone().filter(move |token| passage.kind(*token) == TokenKind::Punctuation && is_mark(passage.word(*token)))
}

/// Whether a token separates sentences, clauses, quotations or the items of a list, or is a bracket.
pub(super) fn separates(word: &str) -> bool {
    is_clause_mark(word)
        || is_quotation_mark(word)
        || matches!(word, "." | "!" | "?" | "…" | "(" | ")" | "。" | "！" | "？" | "（" | "）" | "؟" | "।")
}

/// Whether a token separates clauses or the items of a list. A mark inside words, such as a hyphen, does not.
fn is_clause_mark(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "–" | "—" | "،" | "؛" | "，" | "、" | "；" | "：")
}
