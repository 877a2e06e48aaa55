//! Case- and punctuation-insensitive keys for names.

use crate::text::lowercase::push_lowercase;

/// The key of a name, without case, spacing and punctuation. Full-width letters equal ordinary ones.
pub(crate) fn name_key(name: &str) -> String {
    if name.is_ascii() {
        let mut key = name.to_ascii_lowercase();
        key.retain(|c| c.is_ascii_alphanumeric());
        return key;
    }
    let mut key = String::with_capacity(name.len());
    for c in name.chars().map(half_width).filter(|c| c.is_alphanumeric()) {
        push_lowercase(&mut key, c);
    }
    key
}

/// The longest name in bytes whose key needs no allocation.
const SHORT: usize = 64;

/// The key of a short ASCII name, written into `buffer`. Most words are short, and are looked up repeatedly.
pub(crate) fn short_key<'b>(name: &str, buffer: &'b mut [u8; SHORT]) -> Option<&'b str> {
    if name.len() > SHORT {
        return None;
    }
    let mut length = 0;
    for byte in name.bytes() {
        if !byte.is_ascii() {
            return None;
        }
        if byte.is_ascii_alphanumeric() {
            *buffer.get_mut(length)? = byte.to_ascii_lowercase();
            length += 1;
        }
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}

/// A buffer for [`short_key`].
pub(crate) fn key_buffer() -> [u8; SHORT] {
    [0; SHORT]
}

/// The ordinary form of a full-width letter or sign.
pub(crate) fn half_width(c: char) -> char {
    match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The first word, and the rest after the space.
pub(crate) fn first_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    (!word.is_empty()).then_some((word, rest.trim_start()))
}

/// Each word with its byte offset.
pub(crate) fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(begin)) => {
                words.extend(text.get(begin..at).map(|word| (begin, word)));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.and_then(|begin| text.get(begin..).map(|word| (begin, word))));
    words
}

/// Whether the first letter is a capital, or of a script without capitals.
pub(crate) fn starts_upper(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
}

/// Whether a word has capitals and no lower-case letters.
pub(crate) fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Whether a letter belongs to Chinese, Japanese or Korean writing.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF)
}
