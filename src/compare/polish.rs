//! Hunks in, hunks as they are shown out: what is only shared by the way is taken out of them.

use std::ops::Range;

use super::segments::MovedSentence;
use crate::diff::{Hunk, is_respelled};
use crate::text::{Passage, TokenKind};

/// Leaves final marks that both sides of a swap share outside of it, and parts words that are only spelled otherwise.
///
/// ```text
/// [It rained.] [Nobody came.]   →   [It rained] [Nobody came].
/// [Jon Haugen] [John Haugan]    →   [Jon] [John] [Haugen] [Haugan]
/// ```
pub(super) fn polish(
    hunks: &[Hunk],
    moved: (&[MovedSentence], &[MovedSentence]),
    before: &Passage,
    after: &Passage,
) -> Vec<Hunk> {
    let mut polished = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        // A sentence that moved takes its final mark along.
        let hunk = match holds(moved.0, &hunk.before) || holds(moved.1, &hunk.after) {
            true => hunk.clone(),
            false => trimmed(hunk.clone(), before, after),
        };
        let words = hunk.before.clone().zip(hunk.after.clone());
        let mut pairs = words.map(|(i, j)| Hunk { before: i..i + 1, after: j..j + 1 });
        let is_even = hunk.before.len() == hunk.after.len() && hunk.before.len() > 1;
        if is_even && pairs.clone().all(|pair| is_respelled(&pair, before, after)) {
            polished.extend(pairs.by_ref());
        } else {
            polished.push(hunk);
        }
    }
    polished
}

/// Whether a sentence begins in a range.
fn holds(sentences: &[MovedSentence], range: &Range<usize>) -> bool {
    let next = sentences.partition_point(|sentence| sentence.tokens.start < range.start);
    sentences.get(next).is_some_and(|sentence| sentence.tokens.start < range.end)
}

fn trimmed(mut hunk: Hunk, before: &Passage, after: &Passage) -> Hunk {
    while hunk.before.len() > 1 && hunk.after.len() > 1 {
        let (one, other) = (hunk.before.end - 1, hunk.after.end - 1);
        let is_shared = before.ids.get(one) == after.ids.get(other)
            && before.kind(one) == TokenKind::Punctuation
            && before.gap_text(one).is_empty() == after.gap_text(other).is_empty();
        if !is_shared {
            break;
        }
        (hunk.before.end, hunk.after.end) = (one, other);
    }
    hunk
}
