//! Estimates the number and weight of a text's tokens without tokenizing it.

/// The longest particle in letters, and the weights of words, numbers and marks, as in
/// [`Vocabulary`](super::Vocabulary).
const PARTICLE_LETTERS: usize = 3;
const PARTICLE: u32 = 2;
const WORD: u32 = 4;
const NUMBER: u32 = 5;
const MARK: u32 = 1;

/// The size of a text. Exact if the text contains only words, plain numbers and marks of ASCII.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    pub tokens: usize,
    /// The sum of the weights of the tokens.
    pub weight: u32,
    pub chars: usize,
}

/// The average bytes of a word of prose with the space after it, and its average weight.
const BYTES_OF_A_WORD: usize = 6;
const WEIGHT_OF_A_WORD: u32 = 3;

impl Outline {
    /// A guess from the length alone, for texts whose exact size does not matter.
    pub fn guessed(text: &str) -> Self {
        let tokens = text.len().div_ceil(BYTES_OF_A_WORD);
        let weight = u32::try_from(tokens).unwrap_or(u32::MAX).saturating_mul(WEIGHT_OF_A_WORD);
        Self { tokens, weight, chars: text.len() }
    }

    /// Reads each byte once.
    pub fn of(text: &str) -> Self {
        let mut outline = Self::default();
        let (mut letters, mut has_digit) = (0, false);
        for byte in text.bytes() {
            // Counts the first byte of each character.
            outline.chars += usize::from(byte & 0xc0 != 0x80);
            if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
                letters += 1;
                has_digit |= byte.is_ascii_digit();
                continue;
            }
            outline.end_word(letters, has_digit);
            (letters, has_digit) = (0, false);
            if !byte.is_ascii_whitespace() {
                outline.add(MARK);
            }
        }
        outline.end_word(letters, has_digit);
        outline
    }

    fn end_word(&mut self, letters: usize, has_digit: bool) {
        match letters {
            0 => {}
            _ if has_digit => self.add(NUMBER),
            1..=PARTICLE_LETTERS => self.add(PARTICLE),
            _ => self.add(WORD),
        }
    }

    fn add(&mut self, weight: u32) {
        self.tokens += 1;
        self.weight = self.weight.saturating_add(weight);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Passage, Vocabulary};
    use super::Outline;

    #[test]
    fn plain_prose_weighs_what_its_tokens_weigh() {
        for text in ["", "The mayor, 54, left on Monday.", "It cost 35 million; nobody asked why!"] {
            let mut vocabulary = Vocabulary::default();
            let passage = Passage::new(text.to_owned(), &mut vocabulary);
            let expected =
                Outline { tokens: passage.tokens.len(), weight: vocabulary.total(&passage.ids), chars: text.len() };
            assert_eq!(Outline::of(text), expected, "{text}");
        }
        assert_eq!(Outline::of("Été").chars, 3);
    }
}
