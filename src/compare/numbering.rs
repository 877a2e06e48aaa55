//! Notes changes of list numbering: added, removed, starting or going on with another number.
//!
//! The items after a new one are renumbered automatically. So in a list that was numbered before, only an item counts
//! whose number does not follow from the item before it.

use crate::article::{BlockKind, SharedBlock};
use crate::change::Note;
use crate::comparison::{RowKind, SharedRow};

/// Adds the note to the rows of items with another numbering.
pub(super) fn note(rows: &mut [SharedRow], before: &[SharedBlock], after: &[SharedBlock]) {
    for row in rows {
        let ([one], [other]) = (row.before.as_slice(), row.after.as_slice()) else { continue };
        let (Some(item), Some(with)) = (before.get(one.block), after.get(other.block)) else { continue };
        if row.kind == RowKind::Stub || item.kind != BlockKind::ListItem || with.kind != BlockKind::ListItem {
            continue;
        }
        let is_other_list = item.ordinal.is_some() != with.ordinal.is_some();
        let is_given = is_given(before, one.block) && is_given(after, other.block);
        if is_other_list || (is_given && item.ordinal != with.ordinal) {
            let row = row.make_mut();
            row.notes.push(Note::NumberingChanged);
            if row.kind == RowKind::Equal {
                row.kind = RowKind::Edited;
            }
        }
    }
}

/// Whether the number of an item does not follow from the item before it: the first of a list, or one with a number of
/// its own.
fn is_given(blocks: &[SharedBlock], at: usize) -> bool {
    let (above, Some(own)) = (blocks.get(..at).unwrap_or_default(), blocks.get(at)) else { return false };
    let items = above.iter().rev().take_while(|block| block.kind == BlockKind::ListItem);
    let last = items.into_iter().find(|item| item.level <= own.level).filter(|item| item.level == own.level);
    // A reversed list counts down.
    last.and_then(|last| Some(last.ordinal?.abs_diff(own.ordinal?))) != Some(1)
}
