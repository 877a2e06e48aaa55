//! The laws: functions that panic if a result violates a property that must hold for any input.
//!
//! proptest runs them in the files beside this folder; the targets of `fuzz/` include this folder.

pub mod captions;
pub mod comparisons;
pub mod facts;
pub mod parsing;
pub mod seeds;
pub mod signs;
pub mod targets;
pub mod timelines;

use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// Public data survives JSON unchanged.
pub fn survives_json<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
}

/// How often each word occurs in a text. In scripts without spaces, each letter is a word.
pub fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    let mut add = |word: String| *words.entry(word).or_default() += 1;
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        let is_alone = c >= '\u{E00}' && c.is_alphanumeric();
        if c.is_alphanumeric() && !is_alone {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            add(std::mem::take(&mut word));
        }
        if is_alone {
            add(c.to_string());
        }
    }
    words
}

/// The words that occur more often in one text than in the other.
pub fn missing<'a>(words: &'a BTreeMap<String, usize>, from: &BTreeMap<String, usize>) -> Vec<&'a str> {
    let is_missing = |(word, count): &(&String, &usize)| from.get(*word).is_none_or(|there| there < count);
    words.iter().filter(is_missing).map(|(word, _)| word.as_str()).collect()
}
