//! Finds what the sentences of two compared versions have in common: comparison → pairs of sentences with shared text.

use std::rc::Rc;

use crate::change::ChangeClass;
use crate::compare::segments_of;
use crate::comparison::{BlockSide, Comparison, Edit, Row, RowKind, Segment, SharedRow, Tag};
use crate::pair::both;
use crate::sort;
use crate::text::{count_ink, count_words, folded};

/// The sentences of one version, numbered through in reading order.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    pub list: Vec<Sentence>,
    /// The number of words of the version.
    pub words: usize,
    /// For each block, the number of its first sentence, and its number of words.
    blocks: Vec<(usize, usize)>,
}

/// One sentence.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// The same in all versions for as long as its block does not change.
    pub text: Rc<str>,
    /// The number of its characters, without white space.
    pub chars: usize,
}

impl Sentence {
    fn new(text: &str) -> Self {
        Self { chars: count_ink(text), text: text.into() }
    }
}

impl Sentences {
    /// The sentences of the later version. Those of unchanged blocks are taken from the version before.
    pub fn after(comparison: &Comparison, last: &Self) -> Self {
        let sides = || comparison.rows.iter().flat_map(|row| row.after.iter().map(move |side| (row, side)));
        let mut by_block: Vec<Option<(&Row, &BlockSide)>> = vec![None; sides().count()];
        for (row, side) in sides() {
            if let Some(place) = by_block.get_mut(side.block) {
                *place = Some((row, side));
            }
        }
        let (list, blocks) = (Vec::with_capacity(last.list.len()), Vec::with_capacity(by_block.len()));
        let mut sentences = Self { list, blocks, words: 0 };
        for (row, side) in by_block.into_iter().flatten() {
            let start = sentences.list.len();
            let words = match unchanged(row).and_then(|before| last.of_block(before.block)) {
                Some((words, known)) => {
                    sentences.list.extend_from_slice(known);
                    words
                }
                None => {
                    let segments = segments_of(side);
                    if let Some(text) = segments.unchanged() {
                        sentences.list.extend(text.sentences().map(Sentence::new));
                        count_words(text.text())
                    } else {
                        let of_each = segments.chunk_by(|a, b| a.sentence == b.sentence);
                        sentences.list.extend(of_each.map(|of_one| Sentence::new(&joined(of_one))));
                        count_words(&joined(segments))
                    }
                }
            };
            sentences.blocks.push((start, words));
            sentences.words += words;
        }
        sentences
    }

    /// The number of words of a block, and its sentences.
    fn of_block(&self, block: usize) -> Option<(usize, &[Sentence])> {
        let (start, words) = *self.blocks.get(block)?;
        let end = self.blocks.get(block + 1).map_or(self.list.len(), |(start, _)| *start);
        Some((words, self.list.get(start..end)?))
    }

    /// Distributes one value per sentence to the blocks.
    pub fn by_block(&self, of_each: &[usize]) -> Vec<Vec<usize>> {
        let of_block = |(block, (start, _)): (usize, &(usize, usize))| {
            let end = self.blocks.get(block + 1).map_or(self.list.len(), |(start, _)| *start);
            of_each.get(*start..end).unwrap_or_default().to_vec()
        };
        self.blocks.iter().enumerate().map(of_block).collect()
    }

    /// The number of the sentence that a segment belongs to.
    fn number(&self, side: &BlockSide, segment: &Segment) -> usize {
        self.blocks.get(side.block).map_or(0, |(start, _)| start + segment.sentence)
    }
}

/// The side before of a row whose two sides share their segments. These have no edits then.
fn unchanged(row: &Row) -> Option<&BlockSide> {
    match (row.before.as_slice(), row.after.as_slice()) {
        ([one], [other]) if row.kind == RowKind::Equal && segments_of(one).is(segments_of(other)) => Some(one),
        _ => None,
    }
}

/// What a sentence before and a sentence after have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shared {
    pub before: usize,
    pub after: usize,
    /// The number of characters, without white space.
    pub chars: usize,
}

/// Consecutive characters of one sentence.
#[derive(Debug, Clone, Copy)]
struct SentenceText {
    sentence: usize,
    chars: usize,
}

/// What the sentences of both versions have in common, each pair once. Time is linear in the segments.
///
/// The unchanged text of a row is the same on both sides, so both sides are walked together. The same holds for the two
/// places of a moved sentence, and for a word whose typography changed.
pub(super) fn shared(comparison: &Comparison, before: &Sentences, after: &Sentences) -> Vec<Shared> {
    let strands =
        |sides: for<'r> fn(&'r Row) -> &'r [BlockSide], sentences: &Sentences| -> Vec<Vec<Vec<SentenceText>>> {
            let strands = |row: &SharedRow| match unchanged(row) {
                Some(_) => Vec::new(),
                None => strands(row, sides(row), sentences),
            };
            comparison.rows.iter().map(strands).collect()
        };
    let (deleted, inserted) = (strands(|row| &row.before, before), strands(|row| &row.after, after));
    let mut found = Vec::with_capacity(after.list.len());
    for (row, (at, from)) in comparison.rows.iter().zip(deleted.iter().enumerate()) {
        if let (Some(one), [other]) = (unchanged(row), row.after.as_slice())
            && let (Some((start, _)), Some((first, _))) = (before.blocks.get(one.block), after.blocks.get(other.block))
            && let Some((_, sentences)) = after.of_block(other.block)
        {
            let pairs = sentences.iter().zip(*start..).zip(*first..);
            found.extend(pairs.map(|((of, before), after)| Shared { before, after, chars: of.chars }));
            continue;
        }
        for (strand, from) in from.iter().enumerate() {
            let moved = strand.checked_sub(1).and_then(|edit| row.edits.get(edit)?.moved);
            let (there, strand) = moved.map_or((at, strand), |place| (place.row, place.edit + 1));
            if let Some(to) = inserted.get(there).and_then(|strands| strands.get(strand)) {
                count_off(from, to, &mut found);
            }
        }
    }
    sort::sort(&mut found);
    found.dedup_by(|next, pair| {
        let same = (next.before, next.after) == (pair.before, pair.after);
        pair.chars += if same { next.chars } else { 0 };
        same
    });
    found
}

/// The unchanged text of one side of a row: first what stayed in place, then, for each edit, what only moved or changed
/// its typography.
fn strands(row: &Row, sides: &[BlockSide], sentences: &Sentences) -> Vec<Vec<SentenceText>> {
    let mut strands = vec![Vec::new(); row.edits.len() + 1];
    for side in sides {
        for segment in segments_of(side) {
            let edit = segment.edit.and_then(|edit| row.edits.get(edit).map(|of| (edit, of)));
            let strand = match (edit, segment.tag) {
                (Some((number, Edit { moved: Some(_), .. })), Tag::Equal) => number + 1,
                (_, Tag::Equal) => 0,
                (Some((number, edit)), _) if edit.classes.contains(&ChangeClass::Typography) => number + 1,
                _ => continue,
            };
            if let Some(strand) = strands.get_mut(strand) {
                strand
                    .push(SentenceText { sentence: sentences.number(side, segment), chars: count_ink(&segment.text) });
            }
        }
    }
    strands
}

/// Walks two strands of the same length and records which sentences meet.
fn count_off(from: &[SentenceText], to: &[SentenceText], found: &mut Vec<Shared>) {
    let (mut from, mut to) = (from.iter().copied(), to.iter().copied());
    let (mut one, mut other) = (from.next(), to.next());
    while let (Some(a), Some(b)) = (&mut one, &mut other) {
        let chars = a.chars.min(b.chars);
        // Both strands are white space only.
        if chars > 0 || a.chars == b.chars {
            found.push(Shared { before: a.sentence, after: b.sentence, chars });
        }
        a.chars -= chars;
        b.chars -= chars;
        let (is_done, other_is_done) = (a.chars == 0, b.chars == 0);
        if is_done {
            one = from.next();
        }
        if other_is_done {
            other = to.next();
        }
    }
}

fn joined(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

/// A text without white space, case and typography. Word by word: a dash is recognised because it stands alone.
pub(super) fn bare(text: &str) -> String {
    text.split_whitespace().map(folded).collect()
}

/// Whether two texts are the same when [`bare`]. Only the words from the first to the last different one are looked at.
pub(super) fn has_same_words(one: &str, other: &str) -> bool {
    let is_same = |(one, other): &(u8, u8)| one == other;
    let is_space = |byte: &u8| *byte == b' ';
    // Words are cut off with the spaces between them and the rest.
    let head = one.bytes().zip(other.bytes()).take_while(is_same).count();
    let head = one.as_bytes().get(..head).and_then(|head| head.iter().rposition(is_space)).map_or(0, |at| at + 1);
    let [one, other] = both([one, other], |text| text.get(head..).unwrap_or_default());
    let tail = one.bytes().rev().zip(other.bytes().rev()).take_while(is_same).count();
    let end = one.len() - tail;
    let tail = one.as_bytes().get(end..).and_then(|tail| tail.iter().position(is_space)).map_or(0, |at| tail - at);
    let [one, other] = both([one, other], |text| bare(text.get(..text.len() - tail).unwrap_or_default()));
    one == other
}

#[cfg(test)]
mod tests {
    use super::{bare, has_same_words};

    #[test]
    fn words_are_the_same_if_the_bare_texts_are() {
        let texts = [
            "",
            " ",
            "a",
            "A",
            "a b",
            "ab",
            "a  b",
            "a “b” c",
            "a \"b\" c",
            "a - b",
            "a — b",
            "a b c",
            "a c",
            "a a",
            "b a a",
        ];
        for one in texts {
            for other in texts {
                assert_eq!(has_same_words(one, other), bare(one) == bare(other), "{one:?} {other:?}");
            }
        }
    }
}
