//! A table from words to a number; usually each bit of the number stands for a list that contains the word.
//!
//! Long lists are written as one string. A slice of separate strings would need an address and a length for each, and a
//! linear search.

use std::borrow::Cow;

use hashbrown::HashMap;

/// Words, each with a number other than 0. Mostly the number has one bit for each list that contains the word.
#[derive(Debug, Default)]
pub(crate) struct WordTable(HashMap<Cow<'static, str>, u32>);

impl WordTable {
    /// Adds the words of a text with one number. `form` normalizes each word.
    pub fn add_all(&mut self, text: &'static str, number: u32, form: fn(&'static str) -> Cow<'static, str>) {
        for word in text.split_whitespace() {
            self.add(form(word), number);
        }
    }

    /// Adds a word. If it is there already, its bits are combined.
    pub fn add(&mut self, word: Cow<'static, str>, number: u32) {
        *self.0.entry(word).or_default() |= number;
    }

    /// The number of a word, or 0 if the table does not contain it.
    pub fn get(&self, word: &str) -> u32 {
        self.0.get(word).copied().unwrap_or_default()
    }

    /// The same for a word of ASCII in any case, if the words of the table are in lower case.
    pub fn get_ignoring_case(&self, word: &str) -> u32 {
        // Most words are in lower case already, and are not copied.
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.get(&word.to_ascii_lowercase())
        } else {
            self.get(word)
        }
    }

    /// Whether the table contains a word.
    pub fn has(&self, word: &str) -> bool {
        self.get(word) != 0
    }
}

/// The lines of a text, each with the number from which [`first_field`] finds it. The number is never 0.
pub(crate) fn numbered_lines(text: &'static str) -> impl Iterator<Item = (u32, &'static str)> {
    let mut next = 1;
    text.lines().map(move |line| {
        let number = next;
        next += line.len() as u32 + 1;
        (number, line)
    })
}

/// The text before the first `|` of the line with this number.
pub(crate) fn first_field(text: &'static str, number: u32) -> Option<&'static str> {
    text.get(number.checked_sub(1)? as usize..)?.split('|').next()?.lines().next()
}

/// Whether a short list, separated by spaces, contains a word.
pub(crate) fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::{WordTable, first_field, is_one_of, numbered_lines};

    #[test]
    fn words_are_found_with_their_numbers() {
        let mut words = WordTable::default();
        assert_eq!(words.get("ferry"), 0);
        let all: Vec<String> = (0..1000).map(|number| format!("word{number}")).collect();
        for (word, number) in all.iter().zip(1..) {
            words.add(word.clone().into(), number);
        }
        for (word, number) in all.iter().zip(1..) {
            assert_eq!(words.get(word), number, "{word}");
        }
        assert!(!words.has("word1000") && !words.has(""));
    }

    #[test]
    fn a_word_of_several_lists_has_the_bits_of_each() {
        let mut words = WordTable::default();
        words.add_all("pier  quay", 1, Into::into);
        words.add_all("quay ferry", 2, Into::into);
        assert_eq!(["pier", "quay", "ferry", "boat"].map(|word| words.get(word)), [1, 3, 2, 0]);
    }

    #[test]
    fn lines_are_found_by_number() {
        const LINES: &str = "Nordpress|NP\nFjordlys\nÅs Foto|ÅF\n";
        let fields: Vec<_> = numbered_lines(LINES).map(|(number, _)| first_field(LINES, number)).collect();
        assert_eq!(fields, [Some("Nordpress"), Some("Fjordlys"), Some("Ås Foto")]);
        assert_eq!(first_field(LINES, 0), None);
    }

    #[test]
    fn a_short_list_has_whole_words_only() {
        assert!(is_one_of("to and fro", "and"));
        assert!(!is_one_of("to and fro", "an") && !is_one_of("to and fro", "to and") && !is_one_of("to and fro", ""));
    }
}
