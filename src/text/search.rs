//! Searches a text for several words at once, without looking at each byte.
//!
//! ```text
//! words: harbor, 300      the shortest has three letters
//! … of the harbor …       no word has a "t" among its first three letters: go on after it
//! ```

/// Words to search for.
pub(crate) struct Search<'w> {
    words: Vec<&'w str>,
    /// The length of the shortest word.
    shortest: usize,
    /// For each byte, whether a word begins with it.
    first: [bool; 256],
    /// For each byte, whether it occurs in the start of a word. The start has as many bytes as the shortest word.
    near: [bool; 256],
}

impl<'w> Search<'w> {
    /// Prepares a search. Empty words are not found.
    pub fn new(words: impl Iterator<Item = &'w str>) -> Self {
        let words: Vec<&str> = words.collect();
        let lengths = words.iter().map(|word| word.len());
        let shortest = lengths.filter(|length| *length > 0).min().unwrap_or_default();
        let mut search = Self { words, shortest, first: [false; 256], near: [false; 256] };
        for word in &search.words {
            for (place, byte) in word.bytes().take(shortest).enumerate() {
                let byte = usize::from(byte);
                search.first.get_mut(byte).into_iter().for_each(|is| *is |= place == 0);
                search.near.get_mut(byte).into_iter().for_each(|is| *is = true);
            }
        }
        search
    }

    /// Calls `found` with each place of a word in a text and the number of the word, in order of the places.
    pub fn find(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        let is_in = |set: &[bool; 256], byte: u8| set.get(usize::from(byte)).is_some_and(|is| *is);
        let mut at = 0;
        while self.shortest > 0
            && let Some(last) = bytes.get(at + self.shortest - 1)
        {
            if !is_in(&self.near, *last) {
                at += self.shortest;
                continue;
            }
            if let Some(rest) =
                bytes.get(at..).filter(|rest| rest.first().is_some_and(|byte| is_in(&self.first, *byte)))
            {
                for (number, word) in self.words.iter().enumerate() {
                    if !word.is_empty() && rest.starts_with(word.as_bytes()) {
                        found(at, number);
                    }
                }
            }
            at += 1;
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
            Search::new(words.iter().map(String::as_str)).find(&text, |at, number| found.push((at, number)));
            assert_eq!(found, expected, "{text:?} {words:?}");
        }
    }
}
