//! Builds the rows of a comparison: blocks of both versions → [`Row`]s in reading order.

use super::blocks::Prepared;
use super::cache::UnchangedRows;
use super::draft::{RowDraft, draft};
use super::marked_text::MarkedText;
use super::moves;
use super::photos;
use super::segments::{SegmentOptions, segments_with_moves, whole};
use crate::align::{self, Mapping, Rules, Unit, thresholds};
use crate::article::BlockKind;
use crate::change::{ChangeClass, Note};
use crate::comparison::{BlockSide, Edit, Move, Row, RowKind, Segment, Segments, SharedRow, Tag};
use crate::context::Context;
use crate::pair::both;
use crate::sort;

/// Aligns the blocks and compares those that belong together.
pub(super) fn compare(
    before: &[Prepared<'_>],
    after: &[Prepared<'_>],
    unchanged: &mut UnchangedRows,
    context: &mut Context<'_>,
) -> Vec<SharedRow> {
    let mappings = aligned(before, after, context);
    let order = processing_order(&mappings, context.is_reversed());
    let mut drafts = map_in_order(&order, |number| {
        let mapping = mappings.get(number)?;
        let before = before.get(mapping.before.clone()).unwrap_or_default();
        let after = after.get(mapping.after.clone()).unwrap_or_default();
        Some(draft(mapping, before, after, context))
    });
    let count = moves::find(&mut drafts, context);
    let mut links = moves::MoveLinks::new(count);
    let mut rows =
        map_in_order(&order, |number| Some(row(drafts.get(number)?, number, &mut links, unchanged, context)));
    links.link(&mut rows);
    link_moves(&mut rows, &mappings);
    rows
}

/// Aligns the blocks. Unchanged ones at the start and the end belong to their twins, whatever stands between them.
fn aligned(before: &[Prepared<'_>], after: &[Prepared<'_>], context: &mut Context<'_>) -> Vec<Mapping> {
    let are_twins = |one: usize, other: usize| {
        before.get(one).zip(after.get(other)).is_some_and(|(one, other)| one.is_twin_of(other))
    };
    align::map_between([before.len(), after.len()], &are_twins, &mut |head, tail| {
        let [before, after] = both([before, after], |blocks| {
            let inner = blocks.get(head..blocks.len() - tail).unwrap_or_default();
            inner.iter().map(|block| block.unit.clone()).collect::<Vec<Unit>>()
        });
        let rules = Rules { pair: thresholds::BLOCK_PAIR, blocks: true, first: head, twins: head + tail };
        align::align(&before, &after, rules, context)
    })
}

/// Orders the mappings by their blocks on the side that is first in canonical order. A budget that runs out then
/// affects the same mappings whichever version is passed first.
fn processing_order(mappings: &[Mapping], is_reversed: bool) -> Vec<usize> {
    let place = |mapping: &Mapping| if is_reversed { mapping.after.start } else { mapping.before.start };
    let mut order: Vec<(usize, usize)> = mappings.iter().map(place).zip(0..).collect();
    sort::sort(&mut order);
    order.into_iter().map(|(_, number)| number).collect()
}

/// Runs `work` on each mapping in a given order, and returns the results in reading order.
fn map_in_order<T>(order: &[usize], mut work: impl FnMut(usize) -> Option<T>) -> Vec<T> {
    let mut all = Vec::with_capacity(order.len());
    if order.is_sorted() {
        all.extend(order.iter().filter_map(|number| work(*number)));
        return all;
    }
    let mut done: Vec<Option<T>> = order.iter().map(|_| None).collect();
    for number in order {
        if let Some(place) = done.get_mut(*number) {
            *place = work(*number);
        }
    }
    all.extend(done.into_iter().flatten());
    all
}

/// Links each moved row with its stub.
fn link_moves(rows: &mut [SharedRow], mappings: &[Mapping]) {
    let is_stub = |mapping: &Mapping| mapping.moved && mapping.after.is_empty();
    let numbered = mappings.iter().enumerate().filter(|(_, mapping)| is_stub(mapping));
    let mut stubs: Vec<(usize, usize)> = numbered.map(|(number, mapping)| (mapping.before.start, number)).collect();
    sort::sort(&mut stubs);
    for (number, mapping) in mappings.iter().enumerate() {
        if !mapping.moved || mapping.after.is_empty() {
            continue;
        }
        let at = stubs.binary_search_by_key(&mapping.before.start, |(before, _)| *before);
        let Some((_, stub)) = at.ok().and_then(|at| stubs.get(at).copied()) else { continue };
        let place = |row| Move { row, before: mapping.before.start, after: mapping.after.start };
        if let Some(row) = rows.get_mut(number) {
            row.make_mut().moved = Some(place(stub));
        }
        if let Some(row) = rows.get_mut(stub) {
            row.make_mut().moved = Some(place(number));
        }
    }
}

fn row(
    draft: &RowDraft<'_>,
    number: usize,
    links: &mut moves::MoveLinks,
    unchanged: &mut UnchangedRows,
    context: &mut Context<'_>,
) -> SharedRow {
    let empty = |kind| Row {
        kind,
        moved: None,
        change: None,
        before: Vec::new(),
        after: Vec::new(),
        edits: Vec::new(),
        notes: Vec::new(),
        caption_overlaps: Vec::new(),
    };
    let has_moves = draft.words.as_ref().is_some_and(|words| !words.moved.0.is_empty() || !words.moved.1.is_empty());
    let row = match (draft.before, draft.after) {
        ([], []) => empty(RowKind::Stub),
        ([one], []) if !has_moves => Row {
            before: vec![alone(context, one, Tag::Delete)],
            edits: vec![whole_edit(one, Tag::Delete)],
            ..empty(RowKind::Deleted)
        },
        ([], [one]) if !has_moves => Row {
            after: vec![alone(context, one, Tag::Insert)],
            edits: vec![whole_edit(one, Tag::Insert)],
            ..empty(RowKind::Inserted)
        },
        ([one], [other]) if one.is_twin_of(other) => {
            return unchanged.row(context.agencies, (one.number, one.block), (other.number, other.block));
        }
        ([one], [other]) => match &draft.words {
            Some(_) => text_row(draft, number, empty(RowKind::Equal), links, context),
            None => photo_pair(one, other, empty(RowKind::Equal), context),
        },
        (_, []) => text_row(draft, number, empty(RowKind::Deleted), links, context),
        ([], _) => text_row(draft, number, empty(RowKind::Inserted), links, context),
        ([_], _) => text_row(draft, number, empty(RowKind::Split), links, context),
        _ => text_row(draft, number, empty(RowKind::Merged), links, context),
    };
    row.into()
}

/// One side with its text.
fn side(block: &Prepared<'_>, segments: Segments) -> BlockSide {
    let Prepared { number, block, .. } = block;
    BlockSide { block: *number, kind: block.kind, level: block.level, ordinal: block.ordinal, segments, photo: None }
}

/// A block that was inserted or deleted as a whole.
fn alone(context: &Context<'_>, block: &Prepared<'_>, tag: Tag) -> BlockSide {
    match &block.block.photo {
        Some(photo) => BlockSide {
            photo: Some(photos::alone(context.agencies, photo, block, tag)),
            ..side(block, Segments::default())
        },
        None => {
            let marked = MarkedText { passage: block.passage(), runs: block.runs(), breaks: &[] };
            side(block, whole(marked, tag, Some(0)).into())
        }
    }
}

/// The edit of a block that was inserted or deleted as a whole.
fn whole_edit(block: &Prepared<'_>, tag: Tag) -> Edit {
    let class = match block.unit.kind {
        BlockKind::Photo => ChangeClass::Photo,
        BlockKind::Correction => ChangeClass::Correction,
        _ => ChangeClass::Wording,
    };
    let text = block.passage().text.clone();
    let (before, after) = if tag == Tag::Delete { (text, String::new()) } else { (String::new(), text) };
    Edit { classes: vec![class], before, after, moved: None }
}

/// A row of text with its edits.
fn text_row(
    draft: &RowDraft<'_>,
    number: usize,
    mut row: Row,
    links: &mut moves::MoveLinks,
    context: &Context<'_>,
) -> Row {
    let Some(words) = &draft.words else { return row };
    if let ([one], [other]) = (draft.before, draft.after)
        && words.is_same()
    {
        let segments = Segments::from(whole(words.after.marked(), Tag::Equal, None));
        row.before = vec![side(one, segments.clone())];
        row.after = vec![side(other, segments)];
        return kind_of_pair(one, other, row);
    }
    let blocks = || draft.before.iter().chain(draft.after);
    let is_correction = blocks().any(|block| block.unit.kind == BlockKind::Correction);
    let quotes = blocks().all(|block| block.unit.kind == BlockKind::Quote);
    let field = is_correction.then_some(ChangeClass::Correction);
    let options = SegmentOptions { field, words: true, quotes, vocabulary: &context.vocabulary };
    let (before, after, moved) = segments_with_moves(
        words.before.marked(),
        words.after.marked(),
        &words.hunks,
        (&words.moved.0, &words.moved.1),
        options,
        &mut row.edits,
    );
    links.note(number, &moved);
    row.before = distribute(draft.before, before);
    row.after = distribute(draft.after, after);
    if let ([one], [other]) = (draft.before, draft.after) {
        row = kind_of_pair(one, other, row);
    }
    row
}

/// Whether a pair of blocks is edited, in words or in kind.
fn kind_of_pair(before: &Prepared<'_>, after: &Prepared<'_>, mut row: Row) -> Row {
    if (before.block.kind, before.block.level) != (after.block.kind, after.block.level) {
        row.notes.push(Note::KindChanged);
    }
    row.kind = if row.edits.is_empty() && row.notes.is_empty() { RowKind::Equal } else { RowKind::Edited };
    row
}

/// A photo and its counterpart.
fn photo_pair(before: &Prepared<'_>, after: &Prepared<'_>, mut row: Row, context: &mut Context<'_>) -> Row {
    let (one, other) = photos::compare(before, after, context, &mut row.edits, &mut row.notes);
    row.before = vec![BlockSide { photo: Some(one), ..side(before, Segments::default()) }];
    row.after = vec![BlockSide { photo: Some(other), ..side(after, Segments::default()) }];
    sort::sort_and_dedup(&mut row.notes);
    row.kind = if row.edits.is_empty() && row.notes.is_empty() { RowKind::Equal } else { RowKind::Edited };
    row
}

/// Distributes the segments of joined blocks to the blocks, without the line breaks that joined them.
fn distribute(blocks: &[Prepared<'_>], segments: Vec<Segment>) -> Vec<BlockSide> {
    // Most rows have one block on each side.
    if let [block] = blocks {
        return Vec::from([side(block, segments.into())]);
    }
    let mut segments = segments.into_iter();
    let mut rest: Option<Segment> = None;
    let mut sentences = 0;
    blocks
        .iter()
        .map(|block| {
            let mut left = block.passage().text.len();
            let mut own = Vec::new();
            while left > 0 {
                let Some(mut segment) = rest.take().or_else(|| segments.next()) else { break };
                if let Some((head, tail)) = segment.text.split_at_checked(left).filter(|(_, tail)| !tail.is_empty()) {
                    rest = Some(Segment { text: tail.to_owned(), ..segment.clone() });
                    segment.text = head.to_owned();
                }
                left -= segment.text.len().min(left);
                segment.sentence = segment.sentence.saturating_sub(sentences);
                own.push(segment);
            }
            // The line break between two blocks belongs to neither.
            if let Some(mut segment) = rest.take().or_else(|| segments.next()) {
                if segment.text.starts_with('\n') {
                    segment.text.remove(0);
                }
                rest = Some(segment).filter(|segment| !segment.text.is_empty());
            }
            sentences += block.passage().sentences.len();
            side(block, own.into())
        })
        .collect()
}
