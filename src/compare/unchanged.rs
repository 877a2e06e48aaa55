//! Finds blocks that are identical in both versions, by comparing bytes before anything is tokenized.
//!
//! Most paragraphs are in both versions. Identical blocks are neither tokenized nor compared, and alignment gets only
//! their size.

use std::borrow::Cow;
use std::ops::Range;

use crate::align::in_order;
use crate::article::{Article, Block, BlockKind, Run, SharedBlock};
use crate::context::Invert;
use crate::text::{self, Keys};

/// The text of runs. Copied only if there are several.
pub(super) fn text_of(runs: &[Run]) -> Cow<'_, str> {
    match runs {
        [] => Cow::Borrowed(""),
        [run] => Cow::Borrowed(&run.text),
        _ => Cow::Owned(runs.iter().map(|run| run.text.as_str()).collect()),
    }
}

/// The length of a block's text or caption in bytes.
pub(super) fn length(block: &SharedBlock) -> usize {
    block.text_runs().iter().map(|run| run.text.len()).sum()
}

/// Whether two blocks are identical, except for the number of a list item.
fn is_same(one: &SharedBlock, other: &SharedBlock) -> bool {
    one.is(other)
        || (one.kind, one.level, one.runs.len()) == (other.kind, other.level, other.runs.len())
            && one.runs.iter().zip(&other.runs).all(|(one, other)| {
                text::is_same(one.text.as_bytes(), other.text.as_bytes()) && one.markup == other.markup
            })
            && one.photo == other.photo
}

/// The number of blocks at the start that are identical in both versions.
pub(super) fn count_same(before: &Article, after: &Article) -> usize {
    before.blocks.iter().zip(&after.blocks).take_while(|(one, other)| is_same(one, other)).count()
}

/// Whether nothing that is compared differs, apart from omitted texts. `same` is what [`count_same`] found.
pub(super) fn is_unchanged(before: &Article, after: &Article, same: usize) -> bool {
    let ordinal = |block: &SharedBlock| block.ordinal;
    same == before.blocks.len()
        && before.blocks.iter().map(ordinal).eq(after.blocks.iter().map(ordinal))
        && (&before.headline, &before.standfirst, &before.byline, &before.dateline, &before.date, &before.updated)
            == (&after.headline, &after.standfirst, &after.byline, &after.dateline, &after.date, &after.updated)
}

/// The numbers of a block that is identical in both versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twins {
    pub before: usize,
    pub after: usize,
}

impl Invert for Twins {
    fn invert(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// Identical blocks that keep their order: all of them at the start and the end of both versions, and between those the
/// ones that occur once in each version. In order of both sides. `head` is the number of the identical ones at the
/// start.
pub(super) fn twins(before: &[SharedBlock], after: &[SharedBlock], head: usize) -> Vec<Twins> {
    let same = |(one, other): &(&SharedBlock, &SharedBlock)| is_same(one, other);
    let (rest_before, rest_after) = (before.get(head..).unwrap_or_default(), after.get(head..).unwrap_or_default());
    let tail = rest_before.iter().rev().zip(rest_after.iter().rev()).take_while(same).count();
    let inner = |rest: &'_ [SharedBlock]| head..head + rest.len() - tail;
    let (inner_before, inner_after) = (inner(rest_before), inner(rest_after));
    let mut twins = Vec::with_capacity(before.len());
    let pair = |(before, after)| Twins { before, after };
    twins.extend((0..head).zip(0..head).map(pair));
    let inside = once_in_each(before, after, inner_before.clone(), inner_after.clone());
    twins.extend(inside.into_iter().map(pair));
    twins.extend((inner_before.end..before.len()).zip(inner_after.end..after.len()).map(pair));
    twins
}

/// Writes the identity of a block: its kind, text and picture.
fn identify(block: &Block, identity: &mut String) {
    let picture = block.photo.as_ref().and_then(|photo| photo.id.as_deref().or(photo.url.as_deref()));
    let kind = if block.photo.is_some() { BlockKind::Photo } else { block.kind };
    identity.clear();
    identity.push(char::from(kind as u8));
    for run in block.text_runs() {
        identity.push_str(&run.text);
    }
    identity.push('\n');
    identity.push_str(picture.unwrap_or_default());
}

/// The number of places of a block in one version, and the last of them.
#[derive(Clone, Copy, Default)]
struct Places {
    last: usize,
    count: usize,
}

impl Places {
    fn add(&mut self, place: usize) {
        *self = Self { last: place, count: self.count + 1 };
    }
}

/// Between the outer ones: the blocks that occur once in each version, keep their order and weigh most.
fn once_in_each(
    before: &[SharedBlock],
    after: &[SharedBlock],
    inner_before: Range<usize>,
    inner_after: Range<usize>,
) -> Vec<(usize, usize)> {
    // Two lone blocks differ.
    if inner_before.len().max(inner_after.len()) < 2 {
        return Vec::new();
    }
    let (mut known, mut places) = (Keys::default(), Vec::<(Places, Places)>::new());
    let bytes = before.get(inner_before.clone()).unwrap_or_default().iter().map(length).sum::<usize>();
    known.reserve(inner_before.len(), bytes + 2 * inner_before.len());
    places.reserve(inner_before.len());
    // Used again for each block.
    let mut identity = String::new();
    for number in inner_before {
        if let Some(block) = before.get(number) {
            identify(block, &mut identity);
            let (at, is_new) = known.enter(&identity);
            if is_new {
                places.push(Default::default());
            }
            if let Some(places) = places.get_mut(at) {
                places.0.add(number);
            }
        }
    }
    for number in inner_after {
        if let Some(block) = after.get(number) {
            identify(block, &mut identity);
            if let Some(places) = known.get(&identity).and_then(|at| places.get_mut(at)) {
                places.1.add(number);
            }
        }
    }
    let mut found = Vec::new();
    for (one, other) in places {
        let blocks = (before.get(one.last), after.get(other.last));
        if let (Places { count: 1, .. }, Places { count: 1, .. }, (Some(block), Some(counterpart))) =
            (one, other, blocks)
            && is_same(block, counterpart)
        {
            found.push((one.last, other.last, u32::try_from(length(block)).unwrap_or(u32::MAX)));
        }
    }
    in_order(found)
}
