//! Decides which blocks or sentences of two versions belong together: two lists of units → [`Mapping`]s.

mod aligner;
mod anchors;
mod bag;
mod chain;
mod moves;
mod mutual;
mod passes;
mod postings;
mod rare;
mod rival;
mod sentences;
mod splits;
pub(crate) mod thresholds;
mod unit;

pub(crate) use aligner::{Mapping, Rules, map_between};
pub(crate) use bag::Bag;
pub(crate) use rare::RareWords;
pub(crate) use sentences::{SentenceUnits, align_sentences, moved_sentences};
pub(crate) use unit::Unit;

use crate::context::Context;
use crate::sort;
use chain::{Link, Worth, heaviest_chain};

/// Aligns the blocks of two versions. Every block is in exactly one mapping, and the mappings are in reading order.
pub(crate) fn align(before: &[Unit], after: &[Unit], rules: Rules, context: &mut Context<'_>) -> Vec<Mapping> {
    let found = context.canonical(before, after, |context, before, after| {
        passes::aligned(before, after, rules, &context.vocabulary, context.budget).into_alignment()
    });
    found.in_reading_order((before.len(), after.len()), rules.first)
}

/// Selects the pairs that keep their order and together weigh most. Each pair has a weight, and no unit is in two
/// pairs.
pub(crate) fn in_order(mut pairs: Vec<(usize, usize, u32)>) -> Vec<(usize, usize)> {
    sort::sort(&mut pairs);
    let end = pairs.iter().map(|(_, after, _)| after + 1).max().unwrap_or(0);
    let link = |(before, after, weight): (usize, usize, u32)| Link {
        before,
        after,
        worth: Worth { words: f64::from(weight), ..Worth::default() },
    };
    let links: Vec<Link> = pairs.into_iter().map(link).collect();
    heaviest_chain(&links, 0..end, 0)
}
