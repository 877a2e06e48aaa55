//! The shared state of one comparison, and the rule that makes swapped versions give mirrored results.

use crate::agencies::Agencies;
use crate::diff::{Budget, Hunk};
use crate::text::Vocabulary;

/// The agencies, the vocabulary, the remaining budget, and the order in which the two sides are processed.
#[derive(Debug)]
pub(crate) struct Context<'b> {
    pub agencies: &'b Agencies,
    pub vocabulary: Vocabulary,
    pub budget: &'b mut Budget,
    is_reversed: bool,
}

impl<'b> Context<'b> {
    /// Creates the state of one comparison. `is_reversed`: whether the second version is processed as the first.
    ///
    /// Some ways to compare are equally good, and the one that is found first depends on which version is first. So the
    /// two versions have an order of their own, the canonical order. Every decision is made in that order
    /// ([`Context::canonical`]), and its result is inverted afterwards. Comparing B with A then gives the mirror image
    /// of comparing A with B.
    pub fn new(is_reversed: bool, agencies: &'b Agencies, budget: &'b mut Budget) -> Self {
        Self { agencies, vocabulary: Vocabulary::default(), budget, is_reversed }
    }

    /// Whether the second version is processed as the first.
    pub fn is_reversed(&self) -> bool {
        self.is_reversed
    }

    /// Runs `work` on the two sides in canonical order, and returns its result for the order in which they were passed.
    pub fn canonical<S, R: Invert>(&mut self, before: S, after: S, work: impl FnOnce(&mut Self, S, S) -> R) -> R {
        if self.is_reversed { work(self, after, before).invert() } else { work(self, before, after) }
    }
}

/// Something with a side before and a side after.
pub(crate) trait Invert {
    /// The same with its sides swapped.
    #[must_use]
    fn invert(self) -> Self;
}

impl Invert for Hunk {
    fn invert(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

impl Invert for (usize, usize) {
    fn invert(self) -> Self {
        (self.1, self.0)
    }
}

impl<T: Invert> Invert for Vec<T> {
    fn invert(self) -> Self {
        self.into_iter().map(T::invert).collect()
    }
}
