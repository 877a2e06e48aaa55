//! Case- and punctuation-insensitive keys for names.

use std::ops::Deref;

use crate::text::lowercase::push_lowercase;

/// The key of a name, without case, spacing and punctuation. Full-width letters equal ordinary ones.
pub(crate) fn name_key(name: &str) -> Key {
    Key::of(name, |name| {
        let mut key = String::with_capacity(name.len());
        name.chars().for_each(|c| push_folded(&mut key, c, |c| c));
        key
    })
}

/// Adds a character to a key. `form` gets the ordinary form of a letter or digit.
pub(crate) fn push_folded(key: &mut String, c: char, form: fn(char) -> char) {
    if c.is_ascii_alphanumeric() {
        key.push(c.to_ascii_lowercase());
    } else if !c.is_ascii() {
        let letter = half_width(c);
        if is_alphanumeric(letter) {
            push_lowercase(key, form(letter));
        }
    }
}

/// Whether a character is a letter or a digit. The ranges of most letters and signs beyond ASCII are looked at first,
/// because the table of the standard library is searched.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'Α'..='Ρ' | 'Σ'..='ώ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'Ḁ'..='ỿ' => {
            true
        }
        'א'..='ת' | 'ؠ'..='ي' | 'अ'..='ह' | 'ก'..='ะ' => true,
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | '一'..='鿿' | '가'..='힣' => true,
        // Dashes and quotation marks.
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// A key. The key of a short name in ASCII, as most are, needs no allocation.
pub(crate) enum Key {
    Short { bytes: [u8; SHORT], length: usize },
    Long(String),
}

impl Key {
    /// The key of a name. For a name that is long or has letters beyond ASCII, `fold` makes it.
    pub fn of(name: &str, fold: fn(&str) -> String) -> Self {
        let mut bytes = [0; SHORT];
        let mut length = 0;
        if name.len() > SHORT {
            return Self::Long(fold(name));
        }
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() {
                if let Some(place) = bytes.get_mut(length) {
                    *place = byte.to_ascii_lowercase();
                    length += 1;
                }
            } else if !byte.is_ascii() {
                return Self::Long(fold(name));
            }
        }
        Self::Short { bytes, length }
    }
}

impl Key {
    /// The key in UTF-8.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Short { bytes, length } => bytes.get(..*length).unwrap_or_default(),
            Self::Long(key) => key.as_bytes(),
        }
    }
}

impl Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Short { .. } => std::str::from_utf8(self.bytes()).unwrap_or_default(),
            Self::Long(key) => key,
        }
    }
}

/// The longest name in bytes whose key needs no allocation.
const SHORT: usize = 64;

/// The zeros of other scripts: Arabic, Persian, Devanagari, Bengali, Thai and full width.
const ZEROS: [char; 6] = ['٠', '۰', '०', '০', '๐', '０'];

/// A digit of any of these scripts as a digit of ASCII.
pub(crate) fn ascii_digit(c: char) -> char {
    let digit = |zero: &char| (c as u32).checked_sub(*zero as u32).filter(|digit| *digit < 10);
    match c {
        '٪' | '％' => '%',
        '٫' => '.',
        '٬' => ',',
        _ => ZEROS.iter().find_map(digit).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c),
    }
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

/// The word that a text begins with. Most are in ASCII, and end at a space.
pub(crate) fn word_at_start(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_graphic()).unwrap_or(text.len());
    match text.as_bytes().get(end) {
        None | Some(b' ') if end > 0 => text.get(..end).unwrap_or_default(),
        _ => text.split_whitespace().next().unwrap_or_default(),
    }
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
    // Georgian has capitals for headings only.
    first.is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()) || ('ა'..='ჿ').contains(&c))
}

/// Whether a word has capitals and no lower-case letters.
pub(crate) fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Whether a letter belongs to Chinese, Japanese or Korean writing.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF)
}

#[cfg(test)]
mod tests {
    use super::{is_alphanumeric, name_key};

    #[test]
    fn letters_and_digits_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn keys_of_long_names_are_as_those_of_short_ones() {
        let long = "The Harbour Post of Northtown & the Isles: ".repeat(4);
        assert_eq!(&*name_key(&long), "theharbourpostofnorthtowntheisles".repeat(4));
        assert_eq!(&*name_key("ÅP—Ｆoto 2"), "åpfoto2");
        assert_eq!(&*name_key(""), "");
    }
}
