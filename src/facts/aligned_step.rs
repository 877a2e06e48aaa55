//! One step of an aligned text: a token that both sides have, or the tokens of one edit.

use std::ops::Range;

/// One token that both sides have, or all tokens of an edit.
#[derive(Debug, Clone)]
pub(super) struct AlignedStep {
    /// The edit, or [`KEPT`].
    pub edit: usize,
    pub before: Range<usize>,
    pub after: Range<usize>,
}

/// In place of an edit: both sides have the token.
pub(super) const KEPT: usize = usize::MAX;

/// Whether both sides have the token of a step.
#[inline(never)]
pub(super) fn is_kept(step: &AlignedStep) -> bool {
    step.edit == KEPT && !step.before.is_empty() && !step.after.is_empty()
}
