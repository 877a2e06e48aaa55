//! Caches what the comparisons of one timeline share. Most blocks of a version are unchanged in the next one.

use std::mem;
use std::rc::Rc;

use super::photos;
use super::segments::equal_block;
use crate::agencies::Agencies;
use crate::article::SharedBlock;
use crate::comparison::{BlockSide, Row, RowKind, SharedRow};
use crate::text::{KnownPassage, Passage, Vocabulary};

/// The results of earlier comparisons that the next one can use.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    pub(super) vocabulary: Vocabulary,
    pub(super) passages: KnownPassages,
    pub(super) unchanged: UnchangedRows,
}

impl Cache {
    /// Starts the next comparison, whose version before is the version after of the last one.
    pub(super) fn start_comparison(&mut self) {
        if self.vocabulary.is_full() {
            self.vocabulary = Vocabulary::default();
            self.passages = KnownPassages::default();
        }
        self.vocabulary.start_comparison();
        self.unchanged.last = mem::take(&mut self.unchanged.next);
    }
}

/// The tokenized texts of the version before, by the numbers of their blocks. A text is kept until its block changes.
#[derive(Debug, Default)]
pub(super) struct KnownPassages(Vec<Option<KnownPassage>>);

impl KnownPassages {
    /// The tokens of a block of the version before.
    pub fn get(&self, before: usize) -> Option<&KnownPassage> {
        self.0.get(before)?.as_ref()
    }

    /// Keeps the texts of the version after, which is the version before of the next comparison. For each block it is
    /// given what was tokenized now, or the number of its twin.
    pub fn keep<'a>(
        &mut self,
        after: impl Iterator<Item = (Option<&'a Rc<Passage>>, Option<usize>)>,
        vocabulary: &Vocabulary,
    ) {
        let known = after.map(|(passage, twin)| match passage {
            Some(passage) => Some(vocabulary.known(passage)),
            None => self.0.get_mut(twin?)?.take(),
        });
        self.0 = known.collect();
    }
}

/// The row of an unchanged block.
#[derive(Debug)]
struct UnchangedRow {
    row: SharedRow,
    /// The number of words of the text or caption.
    words: usize,
}

/// One side of an unchanged row: the number of the block, and the block.
type NumberedBlock<'a> = (usize, &'a SharedBlock);

impl UnchangedRow {
    fn new(agencies: &Agencies, before: NumberedBlock<'_>, after: NumberedBlock<'_>) -> Self {
        let block = after.1;
        let (mut segments, words) = equal_block(block);
        let photo = block.photo.as_ref().map(|photo| photos::unchanged(agencies, photo, mem::take(&mut segments)));
        let side = |(number, block): NumberedBlock<'_>| BlockSide {
            block: number,
            kind: block.kind,
            level: block.level,
            ordinal: block.ordinal,
            segments: segments.clone(),
            photo: photo.clone(),
        };
        let row = Row {
            kind: RowKind::Equal,
            moved: None,
            change: None,
            before: vec![side(before)],
            after: vec![side(after)],
            edits: Vec::new(),
            notes: Vec::new(),
            caption_overlaps: Vec::new(),
        };
        Self { row: row.into(), words }
    }

    /// The same row between two other versions. Copied only if the block has another number.
    fn between(mut self, before: NumberedBlock<'_>, after: NumberedBlock<'_>) -> Self {
        let is_at = |sides: &[BlockSide], (number, block): NumberedBlock<'_>| {
            sides.first().is_some_and(|side| (side.block, side.ordinal) == (number, block.ordinal))
        };
        if !is_at(&self.row.before, before) || !is_at(&self.row.after, after) {
            let row = self.row.make_mut();
            for (side, (number, block)) in row.before.iter_mut().zip([before]).chain(row.after.iter_mut().zip([after]))
            {
                (side.block, side.ordinal) = (number, block.ordinal);
            }
        }
        self
    }
}

/// The rows of the blocks that the last comparison found unchanged, by the numbers of the blocks.
#[derive(Debug, Default)]
pub(super) struct UnchangedRows {
    last: Vec<Option<UnchangedRow>>,
    next: Vec<Option<UnchangedRow>>,
}

impl UnchangedRows {
    /// Makes room for the blocks of the version after.
    pub fn reserve(&mut self, blocks: usize) {
        self.next.reserve(blocks);
    }

    /// The row of a block that is unchanged, given with its number in both versions.
    pub fn row(&mut self, agencies: &Agencies, before: NumberedBlock<'_>, after: NumberedBlock<'_>) -> SharedRow {
        let known = self.last.get_mut(before.0).and_then(Option::take);
        let unchanged = match known {
            Some(known) => known.between(before, after),
            None => UnchangedRow::new(agencies, before, after),
        };
        let row = unchanged.row.clone();
        if self.next.len() <= after.0 {
            self.next.resize_with(after.0 + 1, || None);
        }
        if let Some(place) = self.next.get_mut(after.0) {
            *place = Some(unchanged);
        }
        row
    }

    /// The number of words of a block of the version after, if it is unchanged.
    pub fn words(&self, after: usize) -> Option<usize> {
        self.next.get(after)?.as_ref().map(|unchanged| unchanged.words)
    }
}
