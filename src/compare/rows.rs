//! Blocks of both versions in, [`Row`]s in reading order out.

use super::Desk;
use super::blocks::Prepared;
use super::photos;
use super::segments::{Manner, Marked, segments, whole};
use crate::align::{self, Mapping, Rules, refine, thresholds};
use crate::article::{BlockKind, Run};
use crate::comparison::{ChangeClass, Edit, Move, Note, Row, RowKind, Segment, Side, Tag};
use crate::text::Passage;

/// Aligns the blocks and compares those that belong together.
pub(super) fn compare(before: &[Prepared<'_>], after: &[Prepared<'_>], desk: &mut Desk) -> Vec<Row> {
    let units = |blocks: &[Prepared<'_>]| blocks.iter().map(|block| block.unit.clone()).collect::<Vec<_>>();
    let rules = Rules { pair: thresholds::BLOCK_PAIR, blocks: true };
    let mappings = align::align(&units(before), &units(after), rules, &desk.lexicon, &mut desk.budget);
    let mut rows: Vec<Row> = mappings
        .iter()
        .map(|mapping| {
            let before = before.get(mapping.before.clone()).unwrap_or_default();
            let after = after.get(mapping.after.clone()).unwrap_or_default();
            row(mapping, before, after, desk)
        })
        .collect();
    link_moves(&mut rows, &mappings);
    rows
}

/// Tells each moved row where its stub is, and each stub where its row is.
fn link_moves(rows: &mut [Row], mappings: &[Mapping]) {
    let mut stubs = std::collections::HashMap::new();
    for (number, mapping) in mappings.iter().enumerate() {
        if mapping.moved && mapping.after.is_empty() {
            stubs.insert(mapping.before.start, number);
        }
    }
    for (number, mapping) in mappings.iter().enumerate() {
        if !mapping.moved || mapping.after.is_empty() {
            continue;
        }
        let Some(stub) = stubs.get(&mapping.before.start).copied() else { continue };
        let place = |row| Move { row, before: mapping.before.start, after: mapping.after.start };
        if let Some(row) = rows.get_mut(number) {
            row.moved = Some(place(stub));
        }
        if let Some(row) = rows.get_mut(stub) {
            row.moved = Some(place(number));
        }
    }
}

fn row(mapping: &Mapping, before: &[Prepared<'_>], after: &[Prepared<'_>], desk: &mut Desk) -> Row {
    let empty = |kind| Row {
        kind,
        moved: None,
        change: None,
        before: Vec::new(),
        after: Vec::new(),
        edits: Vec::new(),
        notes: Vec::new(),
        echoes: Vec::new(),
    };
    match (before, after) {
        (_, []) if mapping.moved => empty(RowKind::Stub),
        ([one], []) => Row {
            before: vec![alone(one, Tag::Delete)],
            edits: vec![whole_edit(one, Tag::Delete)],
            ..empty(RowKind::Deleted)
        },
        ([], [one]) => Row {
            after: vec![alone(one, Tag::Insert)],
            edits: vec![whole_edit(one, Tag::Insert)],
            ..empty(RowKind::Inserted)
        },
        ([one], [other]) => pair(one, other, desk),
        ([_], _) => pieces(before, after, empty(RowKind::Split), desk),
        _ => pieces(before, after, empty(RowKind::Merged), desk),
    }
}

/// A side with the text it has.
fn side(block: &Prepared<'_>, segments: Vec<Segment>) -> Side {
    let Prepared { number, block, .. } = block;
    Side { block: *number, kind: block.kind, level: block.level, ordinal: block.ordinal, segments, photo: None }
}

/// A block that came or went as a whole.
fn alone(block: &Prepared<'_>, tag: Tag) -> Side {
    match &block.block.photo {
        Some(photo) => Side { photo: Some(photos::alone(photo, block, tag)), ..side(block, Vec::new()) },
        None => side(block, whole(marked(block), tag, Some(0))),
    }
}

/// The edit that a block which came or went as a whole is.
fn whole_edit(block: &Prepared<'_>, tag: Tag) -> Edit {
    let class = match block.unit.kind {
        BlockKind::Photo => ChangeClass::Photo,
        BlockKind::Correction => ChangeClass::Correction,
        _ => ChangeClass::Wording,
    };
    let text = block.passage.text.clone();
    let (before, after) = if tag == Tag::Delete { (text, String::new()) } else { (String::new(), text) };
    Edit { classes: vec![class], before, after }
}

fn marked<'a>(block: &'a Prepared<'_>) -> Marked<'a> {
    Marked { passage: &block.passage, runs: block.runs(), breaks: &[] }
}

/// The class that an edit has by the kind of block it stands in.
fn field_class(blocks: [&Prepared<'_>; 2]) -> Option<ChangeClass> {
    blocks.iter().any(|block| block.unit.kind == BlockKind::Correction).then_some(ChangeClass::Correction)
}

/// A block and its counterpart.
fn pair(before: &Prepared<'_>, after: &Prepared<'_>, desk: &mut Desk) -> Row {
    let mut edits = Vec::new();
    let mut notes = Vec::new();
    let sides = match (&before.block.photo, &after.block.photo) {
        (Some(_), Some(_)) => {
            let (one, other) = photos::compare(before, after, desk, &mut edits, &mut notes);
            (
                Side { photo: Some(one), ..side(before, Vec::new()) },
                Side { photo: Some(other), ..side(after, Vec::new()) },
            )
        }
        _ => {
            let refinement = refine(&before.passage, &after.passage, &desk.lexicon, &mut desk.budget);
            let manner = Manner { field: field_class([before, after]), words: true, lexicon: &desk.lexicon };
            let (one, other) = segments(marked(before), marked(after), &refinement.hunks, manner, &mut edits);
            (side(before, one), side(after, other))
        }
    };
    if (before.block.kind, before.block.level) != (after.block.kind, after.block.level) {
        notes.push(Note::KindChanged);
    }
    notes.sort_unstable();
    notes.dedup();
    let kind = if edits.is_empty() && notes.is_empty() { RowKind::Equal } else { RowKind::Edited };
    Row {
        kind,
        moved: None,
        change: None,
        before: vec![sides.0],
        after: vec![sides.1],
        edits,
        notes,
        echoes: Vec::new(),
    }
}

/// One block and the pieces that it became, or the other way round.
fn pieces(before: &[Prepared<'_>], after: &[Prepared<'_>], row: Row, desk: &mut Desk) -> Row {
    let join = |blocks: &[Prepared<'_>]| Passage::joined(blocks.iter().map(|block| &block.passage));
    let runs = |blocks: &[Prepared<'_>]| {
        let mut runs: Vec<Run> = Vec::new();
        for block in blocks {
            if !runs.is_empty() || block.number != blocks.first().map_or(0, |first| first.number) {
                runs.push(Run::plain("\n"));
            }
            runs.extend_from_slice(block.runs());
        }
        runs
    };
    let ((passage_before, breaks_before), (passage_after, breaks_after)) = (join(before), join(after));
    let (runs_before, runs_after) = (runs(before), runs(after));
    let refinement = refine(&passage_before, &passage_after, &desk.lexicon, &mut desk.budget);
    let mut edits = Vec::new();
    let (segments_before, segments_after) = segments(
        Marked { passage: &passage_before, runs: &runs_before, breaks: &breaks_before },
        Marked { passage: &passage_after, runs: &runs_after, breaks: &breaks_after },
        &refinement.hunks,
        Manner { field: None, words: true, lexicon: &desk.lexicon },
        &mut edits,
    );
    Row { before: dealt(before, segments_before), after: dealt(after, segments_after), edits, ..row }
}

/// Deals the segments of joined blocks out to the blocks, without the line breaks that joined them.
fn dealt(blocks: &[Prepared<'_>], segments: Vec<Segment>) -> Vec<Side> {
    let mut segments = segments.into_iter();
    let mut rest: Option<Segment> = None;
    let mut sentences = 0;
    blocks
        .iter()
        .map(|block| {
            let mut left = block.passage.text.len();
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
            sentences += block.passage.sentences.len();
            side(block, own)
        })
        .collect()
}
