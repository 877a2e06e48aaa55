//! Two lists of blocks or sentences → the [`Mapping`]s that say which belong together.

mod aligner;
mod anchors;
mod bag;
mod chain;
mod moves;
mod passes;
mod photos;
mod postings;
mod sentences;
mod splits;
pub(crate) mod thresholds;
mod unit;

pub(crate) use aligner::{Mapping, Rules};
pub(crate) use bag::Bag;
pub(crate) use sentences::{SentenceUnits, align_sentences, moved_sentences};
pub(crate) use unit::{Picture, Unit};

use crate::context::Context;

/// Aligns the blocks of two versions. Every block stands in exactly one mapping; the mappings come in reading order.
pub(crate) fn align(before: &[Unit], after: &[Unit], rules: Rules, context: &mut Context<'_>) -> Vec<Mapping> {
    let found = context.canonical(before, after, |context, before, after| {
        passes::aligned(before, after, rules, &context.vocabulary, context.budget).into_alignment()
    });
    found.in_reading_order((before.len(), after.len()))
}
