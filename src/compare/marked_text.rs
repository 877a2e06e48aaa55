//! The text of one side of a row, and its sentences that moved.

use std::ops::Range;

use crate::article::Run;
use crate::change::ChangeClass;
use crate::text::Passage;

/// The text of one side with its markup.
#[derive(Clone, Copy)]
pub(super) struct MarkedText<'a> {
    pub passage: &'a Passage,
    pub runs: &'a [Run],
    /// The tokens at which a further block begins, if there are several.
    pub breaks: &'a [usize],
}

/// A sentence that is at another place on the other side.
#[derive(Debug, Clone)]
pub(super) struct MovedSentence {
    /// The number of the move. Both places have the same number.
    pub number: usize,
    pub tokens: Range<usize>,
    /// The tokens that its other place does not have.
    pub changed: Vec<Range<usize>>,
    /// `Move`, and the classes of what changed in the move.
    pub classes: Vec<ChangeClass>,
}

/// The sentences in a range of tokens. The given ones are in order.
pub(super) fn within<'a>(sentences: &'a [MovedSentence], range: &Range<usize>) -> &'a [MovedSentence] {
    let first = sentences.partition_point(|sentence| sentence.tokens.start < range.start);
    let end = sentences.partition_point(|sentence| sentence.tokens.end <= range.end);
    sentences.get(first..end).unwrap_or_default()
}
