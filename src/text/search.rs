//! Searches a text for several words at once, without looking at each byte.
//!
//! ```text
//! words: harbor, bay      the shortest has three letters
//! … of the harbor …       no word has a "t" among its first three letters: go on after it
//! ```

use super::scan::skip_letters;

/// Words to search for.
///
/// Those that begin with a letter and the others, mostly numbers, are searched for in two passes. Each skips other
/// bytes of the text.
pub(crate) struct Search<'w> {
    words: Vec<&'w str>,
    /// The length of the shortest word that begins with a letter.
    shortest: usize,
    /// For each byte that is `shortest` bytes into the text: the distance to the next place where a word may begin. It
    /// is 0 if one may begin here. Only words that begin with a letter count.
    distances: [u8; 256],
    /// For each byte, whether a word begins with it.
    first: [bool; 256],
    has_others: bool,
}

/// The most bytes of a word that are used to skip other bytes.
const LONGEST_START: usize = 16;

/// Whether a word can begin with a byte that [`skip_letters`] skips.
fn is_skipped(byte: u8) -> bool {
    byte == b' ' || matches!(byte, b'@'..=0x7F)
}

impl<'w> Search<'w> {
    /// Prepares a search. Empty words are not found.
    pub fn new(words: impl Iterator<Item = &'w str>) -> Self {
        let words: Vec<&str> = words.collect();
        let begins_skipped = |word: &&str| word.bytes().next().is_some_and(is_skipped);
        let lettered = words.iter().copied().filter(begins_skipped);
        let shortest = lettered.clone().map(str::len).min().unwrap_or_default().min(LONGEST_START);
        let (mut distances, mut first) = ([shortest as u8; 256], [false; 256]);
        for word in lettered {
            for (byte, left) in word.bytes().zip((0..shortest as u8).rev()) {
                distances.get_mut(usize::from(byte)).into_iter().for_each(|distance| *distance = left.min(*distance));
            }
        }
        for byte in words.iter().filter_map(|word| word.bytes().next()) {
            first.get_mut(usize::from(byte)).into_iter().for_each(|is| *is = true);
        }
        let has_others = words.iter().any(|word| !word.is_empty() && !begins_skipped(word));
        Self { words, shortest, distances, first, has_others }
    }

    /// Calls `found` with each place of a word in a text and the number of the word.
    #[inline(never)]
    pub fn find(&self, text: &str, found: &mut dyn FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        let begins = |byte: u8| self.first.get(usize::from(byte)) == Some(&true);
        let mut look = |at: usize, is_lettered: bool| {
            let Some(rest) = bytes.get(at..) else { return };
            if rest.first().is_some_and(|byte| begins(*byte) && is_skipped(*byte) == is_lettered) {
                for (number, word) in self.words.iter().enumerate() {
                    if !word.is_empty() && rest.starts_with(word.as_bytes()) {
                        found(at, number);
                    }
                }
            }
        };
        let mut at = if self.has_others { skip_letters(bytes, 0) } else { bytes.len() };
        while at < bytes.len() {
            look(at, false);
            at = skip_letters(bytes, at + 1);
        }
        let mut at = 0;
        while self.shortest > 0
            && let Some(last) = bytes.get(at + self.shortest - 1)
        {
            let distance = self.distances.get(usize::from(*last)).copied().unwrap_or_default();
            if distance > 0 {
                at += usize::from(distance);
            } else {
                look(at, true);
                at += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Search;

    #[test]
    fn all_places_of_all_words_are_found() {
        let pieces = ["a", "b", "ab", "aba", "é", "è", "他", "300", "0", " ", "", "harbor"];
        let mut state = 5u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        for _ in 0..20_000 {
            let mut some = |most| (0..random(most)).filter_map(|_| pieces.get(random(pieces.len()))).copied().collect();
            let (text, words): (String, [String; 3]) = (some(20), [some(3), some(3), some(2)]);
            let mut expected = Vec::new();
            for (at, _) in text.char_indices() {
                let rest = text.get(at..).unwrap();
                let here = words.iter().enumerate().filter(|(_, word)| !word.is_empty() && rest.starts_with(*word));
                expected.extend(here.map(|(number, _)| (at, number)));
            }
            let mut found = Vec::new();
            Search::new(words.iter().map(String::as_str)).find(&text, &mut |at, number| found.push((at, number)));
            found.sort_unstable();
            assert_eq!(found, expected, "{text:?} {words:?}");
        }
    }
}
