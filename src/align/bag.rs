//! Measures how much two units share: the similarity of their tokens, regardless of order.

use std::rc::Rc;

use crate::sort;
use crate::text::{Outline, Vocabulary};

/// The tokens of a unit without their order. Similarity is measured on bags.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bag {
    ids: Rc<[u32]>,
    weight: u32,
    /// The number of tokens. A unit that was not tokenized has a length but no `ids`.
    len: usize,
}

impl Bag {
    pub fn new(ids: &Rc<[u32]>, vocabulary: &Vocabulary) -> Self {
        Self { weight: vocabulary.total(ids), ids: ids.clone(), len: ids.len() }
    }

    /// The bag of a text that was not tokenized. It has a weight and a length, and shares nothing with other bags.
    /// `nothing` is an empty list, shared by all such bags.
    pub fn unread(outline: Outline, nothing: &Rc<[u32]>) -> Self {
        Self { weight: outline.weight, len: outline.tokens, ids: nothing.clone() }
    }

    /// Whether the text was not tokenized.
    pub fn is_unread(&self) -> bool {
        self.len > self.ids.len()
    }

    /// The bag of several units together.
    pub fn joined<'a>(bags: impl Iterator<Item = &'a Bag>) -> Self {
        let mut ids = Vec::new();
        let mut weight = 0u32;
        for bag in bags {
            ids.extend_from_slice(&bag.ids);
            weight = weight.saturating_add(bag.weight);
        }
        Self { len: ids.len(), ids: ids.into(), weight }
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
    pub fn distinct(&self) -> Vec<u32> {
        let mut keys = self.ids.to_vec();
        sort::sort_and_dedup(&mut keys);
        keys
    }

    /// The weight of the tokens that both bags contain.
    pub fn shared(&self, other: &Self, vocabulary: &Vocabulary) -> u32 {
        self.shared_by(other, vocabulary, |key| vocabulary.weight(key))
    }

    /// The same with another weight for each token.
    pub fn shared_by(&self, other: &Self, vocabulary: &Vocabulary, weight: impl Fn(u32) -> u32) -> u32 {
        vocabulary.shared(&self.ids, &other.ids, weight)
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

#[cfg(test)]
mod tests {
    use super::Bag;
    use crate::text::{Passage, Vocabulary};

    #[test]
    fn a_repeated_word_is_shared_as_often_as_both_have_it() {
        let mut vocabulary = Vocabulary::default();
        let texts = ["pier quay quay ferry", "quay boat quay quay pier", "boat"];
        let passages = texts.map(|text| Passage::new(text.to_owned(), &mut vocabulary));
        let [one, other, third] = passages.each_ref().map(|passage| Bag::new(&passage.ids, &vocabulary));
        for _ in 0..2 {
            assert_eq!((one.shared(&other, &vocabulary), other.shared(&one, &vocabulary)), (12, 12));
            assert_eq!((one.shared(&third, &vocabulary), other.shared(&third, &vocabulary)), (0, 4));
        }
    }
}
