//! Trims and cuts texts.
//!
//! `str::trim_matches` and similar functions are compiled once per closure. These are compiled once.

use std::ops::Range;

/// Removes characters of one kind at the start.
pub(crate) fn trim_start(text: &str, is_out: fn(char) -> bool) -> &str {
    text.trim_start_matches(is_out)
}

/// Removes characters of one kind at the end.
pub(crate) fn trim_end(text: &str, is_out: fn(char) -> bool) -> &str {
    text.trim_end_matches(is_out)
}

/// Removes characters of one kind at both ends.
pub(crate) fn trim_both(text: &str, is_out: fn(char) -> bool) -> &str {
    trim_end(trim_start(text, is_out), is_out)
}

/// The words of a text with one space between them.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text up to so many bytes, or slightly less, so that no character is split.
pub(crate) fn first_bytes(text: &str, most: usize) -> &str {
    (0..=most.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or(text)
}

/// The first characters of a text, at most `most`.
pub(crate) fn first_chars(text: &str, most: usize) -> &str {
    // Most texts are ASCII.
    if let Some(head) = text.get(..most).filter(|head| head.is_ascii()) {
        return head;
    }
    let mut left = most;
    for at in 0..text.len() {
        if text.is_char_boundary(at) {
            if left == 0 {
                return text.get(..at).unwrap_or(text);
            }
            left -= 1;
        }
    }
    text
}

/// The position of the last occurrence of a part that is not empty. Looks only where its last byte stands.
/// `str::rfind` would add a second search algorithm to the wasm.
pub(crate) fn rfind(text: &str, part: &str) -> Option<usize> {
    let last = part.bytes().next_back()?;
    let mut end = text.len();
    loop {
        end = text.as_bytes().get(..end)?.iter().rposition(|byte| *byte == last)?;
        if text.get(..=end).is_some_and(|text| text.ends_with(part)) {
            return Some(end + 1 - part.len());
        }
    }
}

/// Whether a character is neither a letter nor a digit.
pub(crate) fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
}

/// A part of a text. Empty if the range does not fit the text.
pub(crate) fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::rfind;

    #[test]
    fn the_last_occurrence_is_found() {
        for text in ["", "a", "Credit: Credit: x", "t: Credit:", "é: Credit:é:", "aaa"] {
            for part in ["Credit:", "a", "aa", "é:", ":"] {
                assert_eq!(rfind(text, part), text.rfind(part), "{part:?} in {text:?}");
            }
        }
    }
}
