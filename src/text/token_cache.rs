//! Caches tokens and sentences, so that each text is tokenized once.

use hashbrown::HashMap;
use std::mem;
use std::ops::Range;

use super::sentence::sentences;
use super::token::Token;
use super::tokenize::tokenize;

/// Remembers how texts were tokenized. Most blocks of a version are unchanged in the next one, and tokens depend on the
/// text alone. This saves a quarter of the time of a long timeline.
#[derive(Debug, Default)]
pub(crate) struct TokenCache {
    /// The texts of the current comparison.
    now: Numbered,
    /// The texts of the comparison before it.
    earlier: Numbered,
}

/// Numbered texts, with the tokens of each.
#[derive(Debug, Default)]
struct Numbered {
    numbers: HashMap<String, usize>,
    tokenized: Vec<Tokenized>,
}

impl Numbered {
    fn get_mut(&mut self, text: &str) -> Option<&mut Tokenized> {
        self.tokenized.get_mut(*self.numbers.get(text)?)
    }
}

/// The tokens of a text, and its sentences as ranges of tokens.
pub(super) type Tokenized = (Vec<Token>, Vec<Range<usize>>);

impl TokenCache {
    /// Starts the next comparison. Texts that neither of the last two versions contained are forgotten.
    pub fn start_comparison(&mut self) {
        self.earlier = mem::take(&mut self.now);
    }

    pub(super) fn tokenize(&mut self, text: &str) -> Tokenized {
        if let Some(known) = self.now.get_mut(text) {
            return known.clone();
        }
        let tokenized = self.earlier.get_mut(text).map_or_else(|| tokenized(text), mem::take);
        self.now.numbers.insert(text.to_owned(), self.now.tokenized.len());
        self.now.tokenized.push(tokenized.clone());
        tokenized
    }
}

pub(super) fn tokenized(text: &str) -> Tokenized {
    let tokens = tokenize(text);
    let sentences = sentences(text, &tokens);
    (tokens, sentences)
}
