//! What the comparisons of one timeline share: most blocks of a version are unchanged in the next one.

use std::mem;
use std::rc::Rc;

use super::photos;
use super::segments::equal;
use crate::agencies::Agencies;
use crate::article::Block;
use crate::comparison::{PhotoSide, Segments};
use crate::text::{KnownPassage, Passage, Vocabulary, count_words};

/// The results of earlier comparisons that the next one can use.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    pub(super) vocabulary: Vocabulary,
    pub(super) passages: KnownPassages,
    pub(super) contents: Contents,
}

impl Cache {
    /// Starts the next comparison, whose version before is the version after of the last one.
    pub(super) fn start_comparison(&mut self) {
        if self.vocabulary.is_full() {
            self.vocabulary = Vocabulary::default();
            self.passages = KnownPassages::default();
        }
        self.vocabulary.start_comparison();
        self.contents.last = mem::take(&mut self.contents.next);
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

/// What a row shows of an unchanged block.
#[derive(Debug, Clone)]
pub(super) struct Content {
    /// The text. Empty for a photo.
    pub segments: Segments,
    pub photo: Option<PhotoSide>,
    /// The number of words of the text or caption.
    words: usize,
}

impl Content {
    fn of(agencies: &Agencies, block: &Block) -> Self {
        let photo = block.photo.as_ref().map(|photo| photos::unchanged(agencies, photo));
        let segments = if photo.is_some() { Segments::default() } else { equal(&block.runs).into() };
        let shown = photo.as_ref().map_or(&segments, |photo| &photo.caption);
        let words = shown.iter().map(|segment| count_words(&segment.text)).sum();
        Self { segments, photo, words }
    }
}

/// The contents of the blocks that the last comparison found unchanged, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Contents {
    last: Vec<Option<Content>>,
    next: Vec<Option<Content>>,
}

impl Contents {
    /// The content of a block that is unchanged, given its number in both versions.
    pub fn of_unchanged(&mut self, agencies: &Agencies, block: &Block, before: usize, after: usize) -> Content {
        let known = self.last.get(before).cloned().flatten();
        let content = known.unwrap_or_else(|| Content::of(agencies, block));
        if self.next.len() <= after {
            self.next.resize(after + 1, None);
        }
        if let Some(place) = self.next.get_mut(after) {
            *place = Some(content.clone());
        }
        content
    }

    /// The number of words of a block of the version after, if it is unchanged.
    pub fn words(&self, after: usize) -> Option<usize> {
        self.next.get(after)?.as_ref().map(|content| content.words)
    }
}
