//! Shows two phrases that changed places around a verb or a noun as two swaps.
//!
//! ```text
//! [Kell has beaten ]Torva{ has beaten Kell}.   →   [Kell]{Torva} has beaten [Torva]{Kell}.
//! fish, [gas and ]the border{ and gas}             the items of a list have no other role, and one of them moved
//! ```

use super::rewritten::SentencePair;
use crate::diff::Hunk;

/// The most tokens of a phrase and what stands between the two. A longer one reads as moved.
const MOVED_TOKENS: usize = 8;

/// Replaces each deletion and insertion of that shape by two swaps. Linear time.
pub(super) fn apart(pair: &SentencePair<'_>, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut apart: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        match apart.last().and_then(|last| swaps(pair, last, &hunk)) {
            Some((left, right)) => {
                apart.pop();
                apart.push(left);
                apart.push(right);
            }
            None => apart.push(hunk),
        }
    }
    apart
}

/// The two swaps, if the deleted tokens are a phrase and what stands between, and the inserted ones are the same in the
/// other order.
fn swaps(pair: &SentencePair<'_>, left: &Hunk, right: &Hunk) -> Option<(Hunk, Hunk)> {
    let is_first = left.is_pure_deletion() && right.is_pure_insertion();
    let (deleted, inserted) = match is_first {
        true => (&left.before, &right.after),
        false if left.is_pure_insertion() && right.is_pure_deletion() => (&right.before, &left.after),
        false => return None,
    };
    let (length, kept) = (deleted.len(), right.before.start - left.before.end);
    if length != inserted.len() || length > MOVED_TOKENS || kept > length {
        return None;
    }
    let whole = pair.whole;
    let one = pair.keys.0.get(deleted.start - whole.before.start..deleted.end - whole.before.start)?;
    let other = pair.keys.1.get(inserted.start - whole.after.start..inserted.end - whole.after.start)?;
    let is_turned =
        |at: &usize| one.get(..*at) == other.get(length - at..) && one.get(*at..) == other.get(..length - at);
    let at = (1..length).find(is_turned)?;
    // Where the two parts meet on each side.
    let (deleted_at, inserted_at) = (deleted.start + at, inserted.end - at);
    let joint = if is_first { deleted_at..deleted.end } else { deleted.start..deleted_at };
    if !pair.before.keys(&joint).iter().any(|key| pair.vocabulary.is_meaningful(*key)) {
        return None;
    }
    let (kept_before, kept_after) = (left.before.end..right.before.start, left.after.end..right.after.start);
    Some(match is_first {
        true => (
            Hunk { before: deleted.start..deleted_at, after: kept_after },
            Hunk { before: kept_before, after: inserted_at..inserted.end },
        ),
        false => (
            Hunk { before: kept_before, after: inserted.start..inserted_at },
            Hunk { before: deleted_at..deleted.end, after: kept_after },
        ),
    })
}
