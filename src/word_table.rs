//! Maps a word to a number. Usually each bit of the number stands for a list that contains the word.
//!
//! Long lists are written as one string. A slice of separate strings would need an address and a length for each, and a
//! linear search.

/// Counts the bytes that are looked up. Tests use it to bound the work of a caption.
#[cfg(test)]
pub(crate) mod work {
    use std::cell::Cell;

    thread_local! { static BYTES: Cell<usize> = const { Cell::new(0) }; }

    pub(super) fn count() {
        BYTES.set(BYTES.get() + 1);
    }

    /// The number of bytes that `work` looks up.
    pub(crate) fn looked_up_by(work: impl FnOnce()) -> usize {
        let before = BYTES.get();
        work();
        BYTES.get() - before
    }
}

/// Words, each with a number other than 0. Mostly the number has one bit for each list that contains the word.
///
/// An open hash table. The words are in one text, because a first call builds the tables that it needs, and thousands
/// of separate texts would take longer than the call itself.
#[derive(Debug, Default)]
pub(crate) struct WordTable {
    words: Vec<u8>,
    /// At least half of the slots are free, so that most other words are looked up in one step. Their number is a
    /// power of two.
    slots: Vec<Slot>,
    count: usize,
}

/// A slot of the table. It is free if its number is 0.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u32,
    /// The word is `words[start..start + length]`.
    start: u32,
    length: u32,
    number: u32,
}

/// The mean length of a word in bytes.
const MEAN_LENGTH: usize = 8;
/// The number of slots when the first word is added.
const FIRST_SLOTS: usize = 256;

impl WordTable {
    /// A table with room for so many words.
    pub fn with_room(words: usize) -> Self {
        let slots = (2 * words).next_power_of_two();
        Self { words: Vec::with_capacity(words * MEAN_LENGTH), slots: vec![Slot::default(); slots], count: 0 }
    }

    /// Adds the words of a text with one number.
    pub fn add_all(&mut self, text: &str, number: u32) {
        for word in split_at_sign(text, b' ').filter(|word| !word.is_empty()) {
            self.add(word.as_bytes(), number);
        }
    }

    /// Adds a word in UTF-8. If it is there already, its bits are combined.
    pub fn add(&mut self, word: &[u8], number: u32) {
        if let Some(slot) = self.enter(word, number) {
            slot.number |= number;
        }
    }

    /// Adds a word in UTF-8, unless it is there already.
    pub fn add_first(&mut self, word: &[u8], number: u32) {
        self.enter(word, number);
    }

    /// Adds a word, or returns the slot that it has already.
    fn enter(&mut self, word: &[u8], number: u32) -> Option<&mut Slot> {
        if self.count >= self.slots.len() / 2 {
            self.grow();
        }
        let hash = hash_of(word.iter().copied());
        let at = self.slot(hash, &|known| known == word);
        let start = self.words.len() as u32;
        let slot = self.slots.get_mut(at)?;
        if slot.number == 0 {
            *slot = Slot { hash, start, length: word.len() as u32, number };
            self.words.extend_from_slice(word);
            self.count += 1;
            return None;
        }
        Some(slot)
    }

    /// The number of a word, or 0 if the table does not contain it.
    pub fn get(&self, word: &str) -> u32 {
        self.get_bytes(word.as_bytes())
    }

    /// The number of a word in UTF-8.
    pub fn get_bytes(&self, word: &[u8]) -> u32 {
        let at = self.slot(hash_of(word.iter().copied()), &|known| known == word);
        self.slots.get(at).map_or(0, |slot| slot.number)
    }

    /// The number of different words.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.count
    }

    /// The slot of a word, or the free slot where it would be. `is_word` recognises the word.
    fn slot(&self, hash: u32, is_word: &dyn Fn(&[u8]) -> bool) -> usize {
        let last = self.slots.len().saturating_sub(1);
        let mut at = hash as usize & last;
        while self.slots.get(at).is_some_and(|slot| slot.number != 0 && !self.is_of(slot, hash, is_word)) {
            at = (at + 1) & last;
        }
        at
    }

    fn is_of(&self, slot: &Slot, hash: u32, is_word: &dyn Fn(&[u8]) -> bool) -> bool {
        let start = slot.start as usize;
        slot.hash == hash && self.words.get(start..start + slot.length as usize).is_some_and(is_word)
    }

    /// Doubles the number of slots.
    fn grow(&mut self) {
        let count = (2 * self.slots.len()).max(FIRST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); count]);
        for known in old.into_iter().filter(|slot| slot.number != 0) {
            // No word is there twice, and none is empty.
            let at = self.slot(known.hash, &|_| false);
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = known;
            }
        }
    }

    /// The same for a word of ASCII in any case, if the words of the table are in lower case.
    pub fn get_ignoring_case(&self, word: &str) -> u32 {
        let hash = hash_of(word.bytes());
        let at = self.slot(hash, &|known| known.eq_ignore_ascii_case(word.as_bytes()));
        self.slots.get(at).map_or(0, |slot| slot.number)
    }
}

/// A hash of a word in any case (FNV-1a). The words of the tables are known, so that nobody can choose them to collide.
pub(crate) fn hash_of(bytes: impl Iterator<Item = u8>) -> u32 {
    #[cfg(test)]
    let bytes = bytes.inspect(|_| work::count());
    /// The bit in which small letters of ASCII differ from capital ones.
    const SMALL: u8 = 0x20;
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte | SMALL)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}

/// The parts of a text between ASCII signs. `str::split` takes several times as long for short parts.
pub(crate) fn split_at_sign(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(start..)?;
        let length = rest.iter().position(|byte| *byte == sign).unwrap_or(rest.len());
        let part = text.get(start..start + length);
        start += length + 1;
        part
    })
}

/// The lines of a text, each with the number from which [`first_field`] finds it. The number is never 0.
pub(crate) fn numbered_lines(text: &'static str) -> impl Iterator<Item = (u32, &'static str)> {
    let mut next = 1;
    split_at_sign(text, b'\n').filter(|line| !line.is_empty()).map(move |line| {
        let number = next;
        next += line.len() as u32 + 1;
        (number, line)
    })
}

/// The text before the first `|` of the line with this number.
pub(crate) fn first_field(text: &'static str, number: u32) -> Option<&'static str> {
    let line = text.get(number.checked_sub(1)? as usize..)?;
    let end = line.bytes().position(|byte| matches!(byte, b'|' | b'\n')).unwrap_or(line.len());
    line.get(..end)
}

/// Whether a short list, separated by spaces, contains a word.
pub(crate) fn is_one_of(words: &str, word: &str) -> bool {
    let mut rest = words;
    if word.is_empty() || word.contains(' ') {
        return false;
    }
    loop {
        if rest.as_bytes().first() == word.as_bytes().first()
            && rest.strip_prefix(word).is_some_and(|after| after.is_empty() || after.starts_with(' '))
        {
            return true;
        }
        match rest.bytes().position(|byte| byte == b' ').and_then(|at| rest.get(at + 1..)) {
            Some(next) => rest = next,
            None => return false,
        }
    }
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
            words.add(word.as_bytes(), number);
        }
        for (word, number) in all.iter().zip(1..) {
            assert_eq!(words.get(word), number, "{word}");
        }
        assert_eq!((words.get("word1000"), words.get("")), (0, 0));
    }

    #[test]
    fn a_word_of_several_lists_has_the_bits_of_each() {
        let mut words = WordTable::default();
        words.add_all("pier  quay", 1);
        words.add_all("quay ferry", 2);
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
