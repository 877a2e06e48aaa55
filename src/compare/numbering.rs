//! Notes changes of list numbering: added, removed, or starting with another number.
//!
//! The items after a new one are renumbered automatically. So in a list that was numbered before, only the first item
//! counts.

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
        let is_first = begins_list(before, one.block) && begins_list(after, other.block);
        if is_other_list || (is_first && item.ordinal != with.ordinal) {
            let row = row.make_mut();
            row.notes.push(Note::NumberingChanged);
            if row.kind == RowKind::Equal {
                row.kind = RowKind::Edited;
            }
        }
    }
}

fn begins_list(blocks: &[SharedBlock], at: usize) -> bool {
    let level = |block: &SharedBlock| (block.kind == BlockKind::ListItem).then_some(block.level);
    let own = blocks.get(at).and_then(level);
    at.checked_sub(1).and_then(|before| blocks.get(before)).and_then(level) != own
}
