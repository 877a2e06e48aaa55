//! Numbers the different keys of tokens, from 0.
//!
//! The keys are in one text. A separate text for each word would be a third of the allocations of a small edit.

use std::hash::BuildHasher;

use hashbrown::HashTable;

use hashbrown::DefaultHashBuilder;

/// Different keys with their numbers.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    listed: Listed,
    /// The numbers by the hashes of their keys.
    numbers: HashTable<usize>,
}

#[derive(Debug, Default)]
struct Listed {
    text: String,
    /// Where each key ends.
    ends: Vec<usize>,
    hasher: DefaultHashBuilder,
}

impl Listed {
    /// The key with a number.
    fn key(&self, number: usize) -> &str {
        let end = |number: usize| self.ends.get(number).copied();
        let start = number.checked_sub(1).and_then(end).unwrap_or_default();
        self.text.get(start..end(number).unwrap_or(start)).unwrap_or_default()
    }

    fn hash(&self, number: usize) -> u64 {
        self.hasher.hash_one(self.key(number))
    }
}

impl Keys {
    /// Makes room for about so many keys of so many bytes in all.
    pub fn reserve(&mut self, keys: usize, bytes: usize) {
        self.listed.text.reserve(bytes);
        self.listed.ends.reserve(keys);
        self.numbers.reserve(keys, |number| self.listed.hash(*number));
    }

    /// The number of a key, and whether it is new.
    pub fn enter(&mut self, key: &str) -> (usize, bool) {
        let hash = self.listed.hasher.hash_one(key);
        if let Some(number) = self.numbers.find(hash, |number| self.listed.key(*number) == key) {
            return (*number, false);
        }
        let number = self.listed.ends.len();
        self.listed.text.push_str(key);
        self.listed.ends.push(self.listed.text.len());
        self.numbers.insert_unique(hash, number, |number| self.listed.hash(*number));
        (number, true)
    }

    /// The key with a number.
    pub fn key(&self, number: usize) -> &str {
        self.listed.key(number)
    }

    /// The number of a key.
    pub fn get(&self, key: &str) -> Option<usize> {
        let hash = self.listed.hasher.hash_one(key);
        self.numbers.find(hash, |number| self.listed.key(*number) == key).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn equal_keys_have_one_number() {
        let mut keys = Keys::default();
        keys.reserve(3, 8);
        let words: Vec<String> = (0..500).map(|number| format!("word{number}")).collect();
        for round in 0..2 {
            for (number, word) in words.iter().enumerate() {
                assert_eq!(keys.enter(word), (number, round == 0));
                assert_eq!(keys.get(word), Some(number));
            }
        }
        assert_eq!((keys.get(""), keys.get("word"), keys.enter("")), (None, None, (500, true)));
        assert_eq!(keys.get(""), Some(500));
    }
}
