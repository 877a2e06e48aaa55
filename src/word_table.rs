//! A hash table of words, each with a number: which word lists it is in.
//!
//! Long lists are written as one string. A slice of separate strings would need an address and a length for each, and a
//! linear search.

use std::borrow::Cow;

/// Words, each with a number other than 0. Mostly the number has one bit for each list that contains the word.
///
/// An open-addressing table: its size is a power of two, and at most half of it is taken. A word is at the index of its
/// hash, or at the next free one.
#[derive(Debug, Default)]
pub(crate) struct WordTable {
    places: Vec<(Cow<'static, str>, u32)>,
    taken: usize,
}

impl WordTable {
    /// Adds the words of a text with one number. `form` normalizes each word.
    pub fn add_all(&mut self, text: &'static str, number: u32, form: fn(&'static str) -> Cow<'static, str>) {
        for word in text.split_whitespace() {
            self.add(form(word), number);
        }
    }

    /// Adds a word. If it is there already, its bits are combined.
    pub fn add(&mut self, word: Cow<'static, str>, number: u32) {
        if self.taken * 2 >= self.places.len() {
            let places = vec![(Cow::Borrowed(""), 0); (self.places.len() * 2).max(64)];
            self.taken = 0;
            for (word, number) in std::mem::replace(&mut self.places, places) {
                self.put(word, number);
            }
        }
        self.put(word, number);
    }

    /// The number of a word, or 0 if the table does not contain it.
    pub fn get(&self, word: &str) -> u32 {
        self.places.get(self.place(word)).map_or(0, |(_, number)| *number)
    }

    /// The same for a word of ASCII in any case, if the words of the table are in lower case.
    pub fn get_ignoring_case(&self, word: &str) -> u32 {
        let place =
            self.place_of(word.bytes().map(|byte| byte.to_ascii_lowercase()), |here| here.eq_ignore_ascii_case(word));
        self.places.get(place).map_or(0, |(_, number)| *number)
    }

    /// Whether the table contains a word.
    pub fn has(&self, word: &str) -> bool {
        self.get(word) != 0
    }

    fn put(&mut self, word: Cow<'static, str>, number: u32) {
        let place = self.place(&word);
        if let Some(place) = self.places.get_mut(place).filter(|_| number != 0) {
            self.taken += usize::from(place.1 == 0);
            *place = (word, place.1 | number);
        }
    }

    /// The index of a word, or the free index at which it would be added.
    fn place(&self, word: &str) -> usize {
        self.place_of(word.bytes(), |here| here == word)
    }

    fn place_of(&self, bytes: impl Iterator<Item = u8>, is_it: impl Fn(&str) -> bool) -> usize {
        let last = self.places.len().saturating_sub(1);
        // FNV-1a is enough: the lists are fixed, and the words are short.
        let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut place = hash as usize & last;
        while self.places.get(place).is_some_and(|(here, number)| *number != 0 && !is_it(here)) {
            place = (place + 1) & last;
        }
        place
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
    fn lines_are_found_by_their_numbers() {
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
