//! Measures how much two units share: the similarity of their tokens, regardless of order.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::sort;
use crate::text::{Outline, Vocabulary};

/// The tokens of a unit without their order. Similarity is measured on bags.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bag {
    /// Not sorted.
    ids: Rc<[u32]>,
    /// Sorted. Most bags are never compared, so the keys are sorted on first use.
    keys: OnceCell<Vec<u32>>,
    weight: u32,
    /// The number of tokens. A unit that was not tokenized has a length but no `ids`.
    len: usize,
}

impl Bag {
    pub fn new(ids: &Rc<[u32]>, vocabulary: &Vocabulary) -> Self {
        Self { weight: vocabulary.total(ids), ids: ids.clone(), keys: OnceCell::new(), len: ids.len() }
    }

    /// The bag of a text that was not tokenized. It has a weight and a length, and shares nothing with other bags.
    /// `nothing` is an empty list, shared by all such bags.
    pub fn unread(outline: Outline, nothing: &Rc<[u32]>) -> Self {
        Self { weight: outline.weight, len: outline.tokens, ids: nothing.clone(), keys: OnceCell::new() }
    }

    /// Whether the text was not tokenized.
    pub fn is_unread(&self) -> bool {
        self.len > self.ids.len()
    }

    fn keys(&self) -> &[u32] {
        self.keys.get_or_init(|| {
            let mut keys = self.ids.to_vec();
            sort::sort(&mut keys);
            keys
        })
    }

    /// The bag of several units together.
    pub fn joined<'a>(bags: impl Iterator<Item = &'a Bag>) -> Self {
        let mut ids = Vec::new();
        let mut weight = 0u32;
        for bag in bags {
            ids.extend_from_slice(&bag.ids);
            weight = weight.saturating_add(bag.weight);
        }
        Self { len: ids.len(), ids: ids.into(), keys: OnceCell::new(), weight }
    }

    /// The sum of the weights of the tokens.
    pub fn weight(&self) -> u32 {
        self.weight
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The keys in ascending order, each once.
    pub fn distinct(&self) -> impl Iterator<Item = u32> + '_ {
        self.keys().chunk_by(|a, b| a == b).filter_map(|same| same.first().copied())
    }

    /// The weight of the tokens that both bags contain.
    pub fn shared(&self, other: &Self, vocabulary: &Vocabulary) -> u32 {
        self.shared_by(other, |key| vocabulary.weight(key))
    }

    /// The same with another weight for each token.
    pub fn shared_by(&self, other: &Self, weight: impl Fn(u32) -> u32) -> u32 {
        let (ours, theirs) = (self.keys(), other.keys());
        let (mut i, mut j) = (0, 0);
        let mut shared = 0;
        while let (Some(our), Some(their)) = (ours.get(i), theirs.get(j)) {
            if our == their {
                shared += weight(*our);
            }
            i += usize::from(our <= their);
            j += usize::from(their <= our);
        }
        shared
    }

    /// The share of the lighter bag that the heavier one contains, from 0 to 1, computed from their similarity.
    pub fn containment(&self, other: &Self, similarity: f64) -> f64 {
        let shared = (similarity * f64::from(self.weight + other.weight) / 2.0).round();
        let least = self.weight.min(other.weight);
        if least == 0 { 0.0 } else { shared / f64::from(least) }
    }

    /// The Sørensen–Dice coefficient of weighted tokens, from 0 (nothing shared) to 1 (the same tokens): twice the
    /// shared weight, divided by the weight of both. Linear time.
    pub fn similarity(&self, other: &Self, vocabulary: &Vocabulary) -> f64 {
        similarity(self.shared(other, vocabulary), self.weight + other.weight)
    }
}

/// The similarity of two bags, given the weight that they share and the weight of both.
pub(super) fn similarity(shared: u32, total: u32) -> f64 {
    if total == 0 { 1.0 } else { f64::from(2 * shared) / f64::from(total) }
}
