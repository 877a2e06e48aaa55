//! Finds the words that share their first letters, so that other forms of a word count as the same.

use super::Vocabulary;
use crate::text::TokenKind;
use crate::text::keys::Keys;
use crate::text::lowercase::Lowercase;
use crate::text::trim::first_chars;

/// The letters of a stem. With four, different words have one stem; with six, words of many endings have several.
const STEM_LETTERS: usize = 5;

impl Vocabulary {
    /// For each id, the id that stands for all words with the same stem: the same first letters, capitals aside. It is
    /// that of a name only if all of them are names, and else of the first in the alphabet, so that it does not depend on
    /// which version is given first. Numbers have no stem.
    pub fn stems(&self) -> Vec<u32> {
        let words = self.entries.len();
        let (mut stems, mut ids) = (Keys::default(), Vec::new());
        let mut numbers = Vec::with_capacity(words);
        stems.reserve(words, words * STEM_LETTERS);
        let key_of = |id: usize| self.used.get(id).map_or("", |number| self.numbers.key(*number));
        // Names come last.
        let rank = |id: u32| {
            let id = id as usize;
            (self.entries.get(id).is_some_and(|entry| entry.is_name), key_of(id))
        };
        for (id, entry) in (0..).zip(&self.entries) {
            let key = key_of(id);
            let is_stem = entry.kind == TokenKind::Word && !entry.is_figure;
            let start = if is_stem { stem(key) } else { key };
            // Most words are lower case already.
            let (stem, is_new) = match is_stem && !start.bytes().all(|byte| byte.is_ascii_lowercase()) {
                true => stems.enter(&start.to_lower()),
                false => stems.enter(start),
            };
            let id = u32::try_from(id).unwrap_or(u32::MAX);
            if is_new {
                ids.push(id);
            } else if let Some(known) = ids.get_mut(stem).filter(|known| rank(id) < rank(**known)) {
                *known = id;
            }
            numbers.push(stem);
        }
        let id_of = |stem: usize| ids.get(stem).copied().unwrap_or_default();
        numbers.iter().map(|stem| id_of(*stem)).collect()
    }
}

/// The first letters of a word.
fn stem(key: &str) -> &str {
    first_chars(key, STEM_LETTERS)
}
