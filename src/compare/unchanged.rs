//! Blocks of both versions → those that are the same in everything, known by their bytes before a word of them is read.
//!
//! Most paragraphs stand in both versions. What is found here is neither cut into tokens nor compared; the alignment gets its size only.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::HashMap;

use crate::align::in_order;
use crate::article::{Block, BlockKind, Run};
use crate::context::Invert;
use crate::text::Outline;

/// The runs of a block's text, or of its photo's caption.
pub(super) fn runs_of(block: &Block) -> &[Run] {
    block.photo.as_ref().map_or(&block.runs, |photo| &photo.caption)
}

/// The text of runs; copied only where there are several.
pub(super) fn text_of(runs: &[Run]) -> Cow<'_, str> {
    match runs {
        [] => Cow::Borrowed(""),
        [run] => Cow::Borrowed(&run.text),
        _ => Cow::Owned(runs.iter().map(|run| run.text.as_str()).collect()),
    }
}

/// Whether two blocks are shown alike, but for the number of a list item.
fn is_same(one: &Block, other: &Block) -> bool {
    (one.kind, one.level, &one.runs, &one.photo) == (other.kind, other.level, &other.runs, &other.photo)
}

/// A block that is the same in both versions, by its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twins {
    pub before: usize,
    pub after: usize,
    /// Whether only unchanged blocks stand before it, or only such after it. Then it stays in place, whatever it weighs.
    pub is_outer: bool,
}

impl Invert for Twins {
    fn invert(self) -> Self {
        Self { before: self.after, after: self.before, ..self }
    }
}

/// Blocks that are the same and keep their order: at the start and the end of both versions all of them, in between those
/// that stand once in each version. In order of both sides.
pub(super) fn twins(before: &[Block], after: &[Block]) -> Vec<Twins> {
    let same = |(one, other): &(&Block, &Block)| is_same(one, other);
    let head = before.iter().zip(after).take_while(same).count();
    let (rest_before, rest_after) = (before.get(head..).unwrap_or_default(), after.get(head..).unwrap_or_default());
    let tail = rest_before.iter().rev().zip(rest_after.iter().rev()).take_while(same).count();
    let inner = |rest: &'_ [Block]| head..head + rest.len() - tail;
    let (inner_before, inner_after) = (inner(rest_before), inner(rest_after));
    let mut twins = Vec::with_capacity(before.len());
    let outer = |(before, after)| Twins { before, after, is_outer: true };
    twins.extend((0..head).zip(0..head).map(outer));
    let inside = once_in_each(before, after, inner_before.clone(), inner_after.clone());
    twins.extend(inside.into_iter().map(|(before, after)| Twins { before, after, is_outer: false }));
    twins.extend((inner_before.end..before.len()).zip(inner_after.end..after.len()).map(outer));
    twins
}

/// What a block is known by: its kind, its text, and its picture.
type Known<'a> = (BlockKind, Cow<'a, str>, &'a str);

fn known(block: &Block) -> Known<'_> {
    let picture = block.photo.as_ref().and_then(|photo| photo.id.as_deref().or(photo.url.as_deref()));
    let kind = if block.photo.is_some() { BlockKind::Photo } else { block.kind };
    (kind, text_of(runs_of(block)), picture.unwrap_or_default())
}

/// The places at which a block stands in one version: the last of them, and how many there are.
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

/// Between the outer ones: blocks of which each version has one, those that keep their order and weigh most.
fn once_in_each(
    before: &[Block],
    after: &[Block],
    inner_before: Range<usize>,
    inner_after: Range<usize>,
) -> Vec<(usize, usize)> {
    let mut places: HashMap<Known<'_>, (Places, Places)> = HashMap::new();
    for number in inner_before {
        if let Some(block) = before.get(number) {
            places.entry(known(block)).or_default().0.add(number);
        }
    }
    for number in inner_after {
        if let Some(places) = after.get(number).and_then(|block| places.get_mut(&known(block))) {
            places.1.add(number);
        }
    }
    let mut found = Vec::new();
    for ((_, text, _), (one, other)) in &places {
        let blocks = (before.get(one.last), after.get(other.last));
        if let (Places { count: 1, .. }, Places { count: 1, .. }, (Some(block), Some(counterpart))) =
            (one, other, blocks)
            && is_same(block, counterpart)
        {
            found.push((one.last, other.last, Outline::of(text).weight));
        }
    }
    in_order(found)
}
