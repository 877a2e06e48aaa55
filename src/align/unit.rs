//! The units of an alignment: blocks and sentences, with the properties that are compared.

use std::rc::Rc;

use super::bag::Bag;
use super::thresholds::{MOVE_WEIGHT, MOVE_WORDS};
use crate::article::BlockKind;
use crate::pair::both;
use crate::picture::Picture;
use crate::text::Vocabulary;

/// A block or a sentence, reduced to what is compared.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// Units with the same identity are identical.
    pub identity: u32,
    /// The kind of block. Sentences are paragraphs.
    pub kind: BlockKind,
    /// The keys of the tokens, in order.
    pub ids: Rc<[u32]>,
    pub bag: Bag,
    /// Whether it is one sentence at most.
    pub is_sentence: bool,
    /// The picture of a photo.
    pub picture: Picture,
}

impl Unit {
    /// The similarity of two units, from 0 to 1. Photos are similar to photos only, and the same picture is the same
    /// photo.
    pub(super) fn similarity(&self, other: &Self, vocabulary: &Vocabulary) -> f64 {
        if self.identity == other.identity {
            return 1.0;
        }
        let photos = both([self.kind, other.kind], |kind| kind == BlockKind::Photo);
        match photos {
            [true, true] if self.picture.is_same(&other.picture) => 1.0,
            [true, true] | [false, false] => self.bag.similarity(&other.bag, vocabulary),
            _ => 0.0,
        }
    }

    /// The weight of keeping the unit in place.
    pub(super) fn worth(&self) -> u32 {
        self.bag.weight().max(1)
    }

    /// Whether the unit is long enough to be recognised at another place.
    pub(super) fn is_distinctive(&self) -> bool {
        self.bag.weight() >= MOVE_WEIGHT && self.bag.len() >= MOVE_WORDS
    }

    /// The same with the stems of its words, given for each id. A text that was not tokenized stays as it is.
    pub(super) fn stemmed(&self, stems: &[u32], vocabulary: &Vocabulary) -> Self {
        if self.ids.is_empty() {
            return self.clone();
        }
        let stem = |id: &u32| stems.get(*id as usize).copied().unwrap_or(*id);
        let ids: Rc<[u32]> = self.ids.iter().map(stem).collect();
        Self { bag: Bag::new(&ids, vocabulary), ids, ..self.clone() }
    }
}
