//! Compares two articles: (before, after) → [`Comparison`].

mod absorbed;
mod blocks;
mod cache;
mod changes;
mod draft;
mod fields;
mod marked_text;
mod markup;
mod moves;
mod numbering;
mod omitted;
mod overlaps;
mod photos;
mod places;
mod rows;
mod scattered;
mod segments;
mod spans;
mod unchanged;

use std::mem;

use crate::agencies::{Agencies, Agency};
use crate::article::{Article, BlockKind, SharedBlock, plain_text};
use crate::comparison::Comparison;
use crate::context::Context;
use crate::diff::Budget;
use crate::facts;
use crate::pair::both;

use cache::UnchangedRows;

pub(crate) use cache::Cache;
pub(crate) use changes::segments_of;

/// The default budget in steps: about a second. An ordinary pair of articles takes some thousand steps.
const DEFAULT_BUDGET: u64 = 200_000_000;

/// Options for comparing two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CompareOptions {
    agencies: Agencies,
    /// The work that may be spent, in steps of about one token looked at. Steps are counted, not timed, so the same
    /// input gives the same output everywhere. When the budget runs out, the rest is compared coarsely and `precise` is
    /// false.
    budget: u64,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self { agencies: Agencies::default(), budget: DEFAULT_BUDGET }
    }
}

impl CompareOptions {
    /// Creates the default options: the built-in dictionary of agencies, and a budget that no ordinary pair of articles
    /// exhausts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds agencies to the dictionary. Their spellings in a credit then count as one name.
    #[must_use]
    pub fn agencies(self, agencies: &[Agency]) -> Self {
        Self { agencies: Agencies::with(agencies), ..self }
    }

    /// Sets the work that may be spent, in steps of about one token looked at. With 0, everything is compared as
    /// coarsely as possible; `u64::MAX` never runs out. Steps are counted, not timed, so the same input gives the same
    /// output everywhere.
    #[must_use]
    pub fn budget(self, steps: u64) -> Self {
        Self { budget: steps, ..self }
    }
}

/// Compares two versions. Total: any two articles give a comparison that keeps every word of both.
///
/// ```
/// use article_versions::{Format, CompareOptions, RowKind, compare, parse};
///
/// let before = parse("The bridge opened in May.\n\nIt cost $35 million.", Format::Wire);
/// let after = parse("The bridge opened in May.\n\nIt cost $55 million.", Format::Wire);
/// let comparison = compare(&before, &after, &CompareOptions::default());
///
/// assert_eq!(comparison.rows[0].kind, RowKind::Equal);
/// assert_eq!(comparison.rows[1].edits[0].before, "$35");
/// assert_eq!(comparison.rows[1].edits[0].after, "$55");
/// ```
pub fn compare(before: &Article, after: &Article, options: &CompareOptions) -> Comparison {
    compare_within(before, after, &options.agencies, &mut Budget::new(options.budget), None)
}

/// Compares two neighbouring versions of a timeline, and reuses what the comparisons before it found.
pub(crate) fn compare_next(
    before: &Article,
    after: &Article,
    options: &CompareOptions,
    cache: &mut Cache,
) -> Comparison {
    cache.start_comparison();
    compare_within(before, after, &options.agencies, &mut Budget::new(options.budget), Some(cache))
}

/// Compares two versions within a budget.
fn compare_within(
    before: &Article,
    after: &Article,
    agencies: &Agencies,
    budget: &mut Budget,
    mut cache: Option<&mut Cache>,
) -> Comparison {
    let same = unchanged::count_same(before, after);
    if unchanged::is_unchanged(before, after, same) {
        return compare_same(before, after, agencies, budget, cache);
    }
    let is_reversed = texts(before, same).gt(texts(after, same));
    let mut context = Context::new(is_reversed, agencies, budget);
    let (mut own, mut passages) = (UnchangedRows::default(), None);
    let unchanged = match &mut cache {
        Some(cache) => {
            context.vocabulary = mem::take(&mut cache.vocabulary);
            passages = Some(&mut cache.passages);
            &mut cache.unchanged
        }
        None => &mut own,
    };
    // The body comes first, because it shows which words of a headline are names.
    let (blocks_before, blocks_after) = blocks::prepare(before, after, same, &mut context, passages.as_deref());
    let mut fields = fields::compare(before, after, &mut context);
    unchanged.reserve(blocks_after.len());
    let mut rows = rows::compare(&blocks_before, &blocks_after, unchanged, &mut context);
    overlaps::find(&mut rows, &blocks_before, &blocks_after, &context);
    numbering::note(&mut rows, &before.blocks, &after.blocks);
    let changes = changes::number(&mut fields, &mut rows);
    let summary = changes::summarise(&fields, &rows, unchanged);
    let omitted = omitted::compare(&before.omitted, &after.omitted);
    let precise = context.budget.is_precise();
    let mut comparison = Comparison { fields, rows, changes, facts: Vec::new(), summary, omitted, precise };
    let [before, after] =
        both([&blocks_before, &blocks_after], |blocks| blocks.iter().map(|block| block.passage()).collect());
    comparison.facts = facts::find(&comparison, &facts::Blocks { before, after }, &mut context.vocabulary);
    if let Some(passages) = passages {
        let after = blocks_after.iter().map(|block| (block.tokenized(), block.twin));
        passages.keep(after, &context.vocabulary);
    }
    if let Some(cache) = cache {
        cache.vocabulary = context.vocabulary;
    }
    comparison
}

/// Compares two versions of the same fields and blocks. The result is as [`compare_within`] would make it.
fn compare_same(
    before: &Article,
    after: &Article,
    agencies: &Agencies,
    budget: &mut Budget,
    cache: Option<&mut Cache>,
) -> Comparison {
    let mut own = UnchangedRows::default();
    let unchanged = cache.map_or(&mut own, |cache| &mut cache.unchanged);
    let mut context = Context::new(false, agencies, budget);
    let fields = fields::compare(before, after, &mut context);
    unchanged.reserve(after.blocks.len());
    let blocks = before.blocks.iter().zip(&after.blocks).enumerate();
    let mut rows = Vec::with_capacity(after.blocks.len());
    rows.extend(blocks.map(|(number, (one, other))| unchanged.row(agencies, (number, one), (number, other))));
    let summary = changes::summarise(&fields, &rows, unchanged);
    let omitted = omitted::compare(&before.omitted, &after.omitted);
    Comparison { fields, rows, summary, omitted, precise: context.budget.is_precise(), ..Comparison::default() }
}

/// All texts that are compared word by word. They determine the canonical order of the versions. Skips the first `same`
/// blocks, which are identical in both.
fn texts(article: &Article, same: usize) -> impl Iterator<Item = String> {
    let fields = [&article.headline, &article.standfirst, &article.byline, &article.dateline];
    let mut texts: Vec<String> = fields.into_iter().flatten().map(|text| plain_text(text)).collect();
    texts.extend([&article.date, &article.updated].into_iter().flatten().map(|date| date.text.clone()));
    let of_block = |block: &SharedBlock| {
        let mut texts = vec![rank(block.kind).to_owned(), block.text()];
        if let Some(photo) = &block.photo {
            texts.extend(photo.credits.iter().map(|credit| credit.raw.clone()));
            texts.extend([&photo.alt, &photo.id, &photo.url].into_iter().flatten().cloned());
        }
        texts
    };
    texts.into_iter().chain(article.blocks.iter().skip(same).flat_map(of_block))
}

/// The place of a kind of block in the alphabet.
fn rank(kind: BlockKind) -> &'static str {
    use BlockKind::*;
    let kinds = [Correction, Divider, Embed, Heading, ListItem, Paragraph, Photo, Quote, Table];
    let rank = kinds.iter().position(|one| *one == kind).unwrap_or_default();
    "012345678".get(rank..=rank).unwrap_or_default()
}

#[cfg(test)]
mod tests;
