//! Aligns two short lists of token keys as a reader would.
//!
//! The longest common subsequence counts tokens, so it anchors on whatever is frequent: articles, commas. Here a kept
//! token counts by its weight, and each stretch of kept tokens has a cost. So a few distinctive stretches win:
//!
//! ```text
//! the cat of the house | the house and a cat   keeps "the house", not "the … the" or "the … cat"
//! ```
//!
//! The algorithm is Needleman–Wunsch with Gotoh's second table for the cost of opening a stretch. O(n·m) time, one byte
//! per cell.

use super::Hunk;

/// What a kept token earns per unit of its weight.
const KEEP: i32 = 2;
/// The cost of a new stretch of kept tokens: more than a comma earns, less than a particle earns.
const OPEN: i32 = 3;

/// The direction of the best path to a cell.
const FROM_BEFORE: u8 = 1;
const FROM_AFTER: u8 = 2;
const FROM_KEPT: u8 = 3;
/// Added if a kept pair continues a stretch.
const CONTINUES: u8 = 4;
const WAY: u8 = 3;

/// The score of a cell that no path reaches. Far enough from the end of the range to add to.
const NONE: i32 = i32::MIN / 2;

/// The hunks of two lists with the best score.
///
/// A cell of the table stands for the tokens above it and to the left of it. It has two scores: `any` of the best path,
/// and `kept` of the best path that ends in a kept pair of its two tokens. Only the row above is held, because each
/// score comes from a neighbour:
///
/// ```text
///                          token of `after`
///       any_corner, kept_corner │ any_above, kept_above    the row above
///                            ╲  │
/// token of      any_left ──── any, kept                    this row
/// `before`
///
/// kept = weight · KEEP + max(kept_corner, any_corner − OPEN)     the pair continues or opens a stretch
/// any  = max(kept, any_above, any_left)                          keep both, delete one, insert one
/// ```
///
/// `ways` remembers for each cell which of these won; [`trace`] follows them back from the end.
pub(super) fn diff(before: &[u32], after: &[u32], weight: &dyn Fn(u32) -> u32) -> Vec<Hunk> {
    let (n, m) = (before.len(), after.len());
    let mut ways = vec![FROM_AFTER; n * m];
    // The best scores of the row above: of any path, and of paths that end in a kept pair.
    let mut above = vec![(0i32, NONE); m];
    for (key, row) in before.iter().zip(ways.chunks_exact_mut(m)) {
        let gain = KEEP * i32::try_from(weight(*key)).unwrap_or(1);
        let (mut any_left, mut any_corner, mut kept_corner) = (0, 0, NONE);
        for ((other, way), (any, kept)) in after.iter().zip(row).zip(&mut above) {
            let mut score = NONE;
            let mut mark = 0;
            if key == other {
                let continued = kept_corner;
                let opened = any_corner - OPEN;
                score = gain + continued.max(opened);
                mark = if continued >= opened { CONTINUES } else { 0 };
            }
            let above = *any;
            (any_corner, kept_corner) = (above, *kept);
            *kept = score;
            let best = score.max(above).max(any_left);
            *way = mark
                | if best == score {
                    FROM_KEPT
                } else if best == above {
                    FROM_BEFORE
                } else {
                    FROM_AFTER
                };
            *any = best;
            any_left = best;
        }
    }
    trace(&ways, n, m)
}

/// Follows the path from the end and collects the hunks between the kept pairs.
fn trace(ways: &[u8], n: usize, m: usize) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let (mut i, mut j) = (n, m);
    let (mut end_before, mut end_after) = (n, m);
    let mut continues = false;
    while i > 0 && j > 0 {
        let cell = ways.get((i - 1) * m + (j - 1)).copied().unwrap_or(FROM_BEFORE);
        if continues || cell & WAY == FROM_KEPT {
            if i < end_before || j < end_after {
                hunks.push(Hunk { before: i..end_before, after: j..end_after });
            }
            continues = cell & CONTINUES != 0;
            (i, j) = (i - 1, j - 1);
            (end_before, end_after) = (i, j);
        } else if cell & WAY == FROM_BEFORE {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    if end_before > 0 || end_after > 0 {
        hunks.push(Hunk { before: 0..end_before, after: 0..end_after });
    }
    hunks.reverse();
    hunks
}
