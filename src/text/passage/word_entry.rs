//! What is known of a word by itself.

use crate::text::language::{Speech, WordProperties, properties};
use crate::text::token::TokenKind;

#[derive(Debug, Clone, Copy)]
pub(super) struct WordEntry {
    /// The kind of the first token with this key.
    pub kind: TokenKind,
    pub weight: u32,
    /// The language of which it is a particle.
    pub language: usize,
    pub speech: Speech,
    pub is_negation: bool,
    pub is_figure: bool,
    /// Whether it is meaningful by itself; see [`Vocabulary::is_meaningful`](super::Vocabulary::is_meaningful).
    pub is_meaningful: bool,
    /// Whether it is so in English only.
    pub is_english_word: bool,
    /// Whether it occurs with a capital inside a sentence.
    pub is_name: bool,
}

impl WordEntry {
    pub fn new(key: &str, kind: TokenKind) -> Self {
        let properties = properties(key);
        let letters = letters(key, properties.is_plain);
        Self {
            kind,
            language: properties.language,
            weight: weight(kind, letters),
            speech: if kind == TokenKind::Word { properties.speech } else { Speech::None },
            is_negation: matches!(kind, TokenKind::Word | TokenKind::Unspaced) && properties.negates,
            is_figure: is_figure(key, kind, properties),
            is_meaningful: is_meaningful(kind, letters, properties),
            is_english_word: properties.is_english_word,
            is_name: false,
        }
    }

    /// Merges the properties of the same key as a token of another kind: a number after an invisible sign is a word.
    /// The result does not depend on the order.
    pub fn join(&mut self, other: Self) {
        self.weight = self.weight.max(other.weight);
        self.speech = self.speech.max(other.speech);
        self.is_negation |= other.is_negation;
        self.is_figure |= other.is_figure;
        self.is_meaningful |= other.is_meaningful;
    }
}

fn is_figure(key: &str, kind: TokenKind, properties: WordProperties) -> bool {
    match kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            properties.is_number || properties.is_calendar || !properties.is_plain && key.contains(char::is_numeric)
        }
        TokenKind::Unspaced | TokenKind::Address | TokenKind::Punctuation | TokenKind::Symbol => false,
    }
}

fn is_meaningful(kind: TokenKind, letters: usize, properties: WordProperties) -> bool {
    match kind {
        TokenKind::Number | TokenKind::Address => true,
        TokenKind::Word => {
            let is_listed = properties.is_particle || properties.negates;
            !is_listed && letters >= MEANINGFUL_LETTERS || properties.speech != Speech::None || properties.is_number
        }
        TokenKind::Unspaced | TokenKind::Punctuation | TokenKind::Symbol => false,
    }
}

/// The fewest letters of a meaningful word, particles aside.
const MEANINGFUL_LETTERS: usize = 3;

/// The most letters of a typical particle ("the", "of", "und", "les").
const PARTICLE_LETTERS: usize = 3;

/// The number of letters and digits of a word, up to one more than a particle has.
fn letters(key: &str, is_plain: bool) -> usize {
    let most = PARTICLE_LETTERS + 1;
    if is_plain { key.len().min(most) } else { key.chars().filter(|c| c.is_alphanumeric()).take(most).count() }
}

fn weight(kind: TokenKind, letters: usize) -> u32 {
    match kind {
        TokenKind::Punctuation => 1,
        TokenKind::Symbol | TokenKind::Unspaced => 2,
        TokenKind::Word if letters <= PARTICLE_LETTERS => 2,
        TokenKind::Word => 4,
        TokenKind::Number | TokenKind::Address => 5,
    }
}
