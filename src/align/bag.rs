//! Token keys without their order → how much two of them share: 0 for nothing, 1 for the same words.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::text::{Outline, Vocabulary};

/// Tokens without their order, sorted by key: what similarity is measured on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bag {
    /// In any order.
    ids: Rc<[u32]>,
    /// In order; sorted when they are first asked for, since most bags never are.
    keys: OnceCell<Vec<u32>>,
    weight: u32,
    /// How many tokens there are; more than `ids` where nobody has read them.
    len: usize,
}

impl Bag {
    pub fn new(ids: &Rc<[u32]>, vocabulary: &Vocabulary) -> Self {
        Self { weight: vocabulary.total(ids), ids: ids.clone(), keys: OnceCell::new(), len: ids.len() }
    }

    /// Of a text that nobody has read: it shares nothing with others, and is as heavy as it is.
    pub fn unread(outline: Outline) -> Self {
        Self { weight: outline.weight, len: outline.tokens, ..Self::default() }
    }

    fn keys(&self) -> &[u32] {
        self.keys.get_or_init(|| {
            let mut keys = self.ids.to_vec();
            keys.sort_unstable();
            keys
        })
    }

    /// The bag of several together.
    pub fn joined<'a>(bags: impl Iterator<Item = &'a Bag>) -> Self {
        let mut ids = Vec::new();
        let mut weight = 0u32;
        for bag in bags {
            ids.extend_from_slice(&bag.ids);
            weight = weight.saturating_add(bag.weight);
        }
        Self { len: ids.len(), ids: ids.into(), keys: OnceCell::new(), weight }
    }

    /// The weights of its tokens, added up.
    pub fn weight(&self) -> u32 {
        self.weight
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Its keys in order, each once.
    pub fn distinct(&self) -> impl Iterator<Item = u32> + '_ {
        self.keys().chunk_by(|a, b| a == b).filter_map(|same| same.first().copied())
    }

    /// The weight of what both hold.
    pub fn shared(&self, other: &Self, vocabulary: &Vocabulary) -> u32 {
        let (ours, theirs) = (self.keys(), other.keys());
        let (mut i, mut j) = (0, 0);
        let mut shared = 0;
        while let (Some(our), Some(their)) = (ours.get(i), theirs.get(j)) {
            if our == their {
                shared += vocabulary.weight(*our);
            }
            i += usize::from(our <= their);
            j += usize::from(their <= our);
        }
        shared
    }

    /// How much of the lighter one the other holds, from 0 to 1, by their similarity.
    pub fn containment(&self, other: &Self, similarity: f64) -> f64 {
        let shared = (similarity * f64::from(self.weight + other.weight) / 2.0).round();
        let least = self.weight.min(other.weight);
        if least == 0 { 0.0 } else { shared / f64::from(least) }
    }

    /// Sørensen and Dice's coefficient on weighted tokens: twice what is shared over what both weigh. Linear time.
    pub fn similarity(&self, other: &Self, vocabulary: &Vocabulary) -> f64 {
        let total = self.weight + other.weight;
        if total == 0 { 1.0 } else { f64::from(2 * self.shared(other, vocabulary)) / f64::from(total) }
    }
}
