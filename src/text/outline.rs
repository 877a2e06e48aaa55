//! The size of a text that is not tokenized, estimated from its length.

/// About how many tokens a text has, and what they weigh.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    pub tokens: usize,
    /// The sum of the weights of the tokens.
    pub weight: u32,
}

/// The bytes of a word of prose with the space after it, and its average weight.
const BYTES_OF_A_WORD: usize = 6;
const WEIGHT_OF_A_WORD: u32 = 3;

impl Outline {
    /// Guesses the size of a text of so many bytes.
    pub fn guessed(bytes: usize) -> Self {
        let tokens = bytes.div_ceil(BYTES_OF_A_WORD);
        let weight = u32::try_from(tokens).unwrap_or(u32::MAX).saturating_mul(WEIGHT_OF_A_WORD);
        Self { tokens, weight }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Passage, Vocabulary};
    use super::Outline;

    #[test]
    fn prose_weighs_about_what_its_tokens_weigh() {
        let text = "The council voted on Monday to close the old bridge, which carries 4,000 cars a day, until spring.";
        let mut vocabulary = Vocabulary::default();
        let passage = Passage::new(text.to_owned(), &mut vocabulary);
        let guessed = Outline::guessed(text.len());
        let is_near = |guess: usize, exact: usize| guess * 4 >= exact * 3 && guess * 3 <= exact * 4;
        assert!(is_near(guessed.tokens, passage.tokens.len()), "{guessed:?}");
        assert!(is_near(guessed.weight as usize, vocabulary.total(&passage.ids) as usize), "{guessed:?}");
    }
}
