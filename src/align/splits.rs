//! Paired units and their free neighbours in, splits and merges out.

use super::thresholds::{SPLIT_ACCEPT, SPLIT_GAIN, SPLIT_PIECES};
use super::{Board, Mapping, Unit};
use crate::article::BlockKind;
use crate::diff::{Bag, Budget};

/// Which side the pieces are on.
#[derive(Clone, Copy, PartialEq)]
enum Pieces {
    Before,
    After,
}

/// Lets each pair take up free neighbours while that makes the two sides more alike.
///
/// ```text
/// The mayor left and the council met.   →   The mayor left. | The council met.
/// ```
///
/// After wikidiff2: each piece must add [`SPLIT_GAIN`], all together must reach [`SPLIT_ACCEPT`].
pub(super) fn grow(board: &mut Board<'_>, budget: &mut Budget) {
    for at in 0..board.mapped.len() {
        let floor =
            at.checked_sub(1).and_then(|last| board.mapped.get(last)).map_or((0, 0), |m| (m.before.end, m.after.end));
        let ceiling = board
            .mapped
            .get(at + 1)
            .map_or((board.before.len(), board.after.len()), |m| (m.before.start, m.after.start));
        let Some(mapping) = board.mapped.get(at) else { continue };
        let start = board.similarity(mapping.before.start, mapping.after.start);
        let grown = [Pieces::After, Pieces::Before]
            .into_iter()
            .filter_map(|pieces| extend(board, mapping, pieces, floor, ceiling, start, budget))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let (Some((grown, _)), Some(mapping)) = (grown, board.mapped.get_mut(at)) {
            *mapping = grown;
        }
    }
}

/// The mapping with as many pieces as fit, and its similarity; nothing if none does.
fn extend(
    board: &Board<'_>,
    mapping: &Mapping,
    pieces: Pieces,
    floor: (usize, usize),
    ceiling: (usize, usize),
    start: f64,
    budget: &mut Budget,
) -> Option<(Mapping, f64)> {
    let (units, whole, low, high) = match pieces {
        Pieces::After => (board.after, board.before.get(mapping.before.start)?, floor.1, ceiling.1),
        Pieces::Before => (board.before, board.after.get(mapping.after.start)?, floor.0, ceiling.0),
    };
    if whole.kind == BlockKind::Photo || start >= 1.0 {
        return None;
    }
    let first = if pieces == Pieces::After { &mapping.after } else { &mapping.before };
    let mut range = first.clone();
    let mut best = start;
    while range.len() < SPLIT_PIECES {
        let wider = [
            (range.start > low).then(|| range.start - 1..range.end),
            (range.end < high).then(|| range.start..range.end + 1),
        ];
        let next = wider
            .into_iter()
            .flatten()
            .filter_map(|range| Some((together(units.get(range.clone())?, whole, board, budget)?, range)))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match next {
            Some((similarity, wider)) if similarity > best + SPLIT_GAIN => (best, range) = (similarity, wider),
            _ => break,
        }
    }
    if range == *first || best < SPLIT_ACCEPT {
        return None;
    }
    let grown = match pieces {
        Pieces::After => Mapping { after: range, ..mapping.clone() },
        Pieces::Before => Mapping { before: range, ..mapping.clone() },
    };
    Some((grown, best))
}

/// How alike pieces are to the whole when they are put together; nothing for photos or without budget.
fn together(pieces: &[Unit], whole: &Unit, board: &Board<'_>, budget: &mut Budget) -> Option<f64> {
    let joined = Bag::joined(pieces.iter().map(|unit| &unit.bag));
    let photo = pieces.iter().any(|unit| unit.kind == BlockKind::Photo);
    (!photo && budget.take((joined.len() + whole.bag.len()) as u64))
        .then(|| joined.similarity(&whole.bag, board.lexicon))
}
