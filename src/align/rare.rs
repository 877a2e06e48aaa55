//! Finds words that identify a unit: those that only one text of each version contains.

use super::bag::{Bag, similarity};
use super::unit::Unit;
use crate::text::Vocabulary;

/// For each key, the number of units on each side that contain it, counted up to three.
pub(crate) struct RareWords(Vec<[u8; 2]>);

impl RareWords {
    /// Counts the words of some texts of both sides, each with the number of its side. Linear time.
    pub fn of(texts: &[(usize, &[u32])]) -> Self {
        let mut counts: Vec<[u8; 2]> = Vec::new();
        // The last unit with each key, counted from 1 through both sides.
        let mut last: Vec<usize> = Vec::new();
        for ((side, keys), number) in texts.iter().zip(1..) {
            for key in keys.iter().map(|key| *key as usize) {
                if counts.len() <= key {
                    counts.resize(key + 1, [0; 2]);
                    last.resize(key + 1, 0);
                }
                if let (Some(count), Some(last)) = (counts.get_mut(key), last.get_mut(key))
                    && std::mem::replace(last, number) != number
                    && let Some(count) = count.get_mut(*side)
                {
                    *count = (*count + 1).min(3);
                }
            }
        }
        Self(counts)
    }

    /// The weight of a token: twice as much if at most one text of each version contains it. Not so for names: a
    /// speaker may say two things.
    pub fn weight(&self, key: u32, vocabulary: &Vocabulary) -> u32 {
        let is_rare = self.0.get(key as usize).is_some_and(|counts| counts.iter().all(|count| *count < 2));
        vocabulary.weight(key) << u32::from(is_rare && !vocabulary.is_part_of_name(key))
    }

    /// The same for a word that is meaningful by itself, and nothing for others or if three texts of a version contain
    /// it.
    pub fn telling_weight(&self, key: u32, vocabulary: &Vocabulary) -> u32 {
        let is_frequent = self.0.get(key as usize).is_some_and(|counts| counts.iter().any(|count| *count > 2));
        if vocabulary.is_meaningful(key) && !is_frequent { self.weight(key, vocabulary) } else { 0 }
    }

    /// The weight of the meaningful words of a unit.
    pub fn telling(&self, unit: &Unit, vocabulary: &Vocabulary) -> u32 {
        unit.ids.iter().map(|key| self.telling_weight(*key, vocabulary)).sum()
    }

    /// The weight of the meaningful words that two bags share.
    pub fn held(&self, one: &Bag, other: &Bag, vocabulary: &Vocabulary) -> u32 {
        one.shared_by(other, vocabulary, |key| self.telling_weight(key, vocabulary))
    }

    /// The weight of all tokens of a unit.
    pub fn total(&self, unit: &Unit, vocabulary: &Vocabulary) -> u32 {
        unit.ids.iter().map(|key| self.weight(*key, vocabulary)).sum()
    }

    /// The similarity of two units with these weights, given the weight of both.
    pub fn similarity(&self, one: &Bag, other: &Bag, total: u32, vocabulary: &Vocabulary) -> f64 {
        similarity(one.shared_by(other, vocabulary, |key| self.weight(key, vocabulary)), total.max(1))
    }
}
