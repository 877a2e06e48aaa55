//! Finds the starts of sentences in bytes, and counts words, in one scan and without tokenizing. For texts whose words are
//! not compared: most paragraphs are in both versions.
//!
//! Prose has plain stops: a word, a mark, perhaps a closing mark, a space, and a letter.
//!
//! ```text
//! The bridge opened. It cost $35 million.   →   0, 19
//! ```
//!
//! Anything else ("U.S.", "Nov. 4", "e.g.", a line break, stops of other scripts) is left to the tokens and
//! [`sentences`](super::sentence). Both ways give the same result.

use std::mem;

use super::language::is_abbreviation;
use super::scan::{Eight, count_high, first_eight, take_first};
use super::sentence::tokenized;
use super::trim::slice;

/// The fewest letters of a word before a plain stop. A single letter is an initial ("J. Doe").
const LETTERS: usize = 2;
/// The fewest letters and digits of a number before a plain stop. A shorter one may be an ordinal ("am 3. Mai").
const WITH_DIGITS: usize = 3;

/// The sentences of a text and its words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ScannedText {
    /// Where the sentences after the first begin, in bytes.
    pub later: Vec<usize>,
    /// The number of words of all sentences, as [`count_words`] counts them.
    pub words: usize,
}

/// Finds the sentences of a text and counts its words. Linear time.
pub(crate) fn scan_sentences(text: &str) -> ScannedText {
    scan_plain(text, true).unwrap_or_else(|| {
        let (tokens, sentences) = tokenized(text);
        let later: Vec<usize> =
            sentences.iter().skip(1).filter_map(|one| Some(tokens.get(one.start)?.range.start)).collect();
        let ends = later.iter().copied().chain([text.len()]);
        let mut start = 0;
        let words = ends.map(|end| count_words(slice(text, &(mem::replace(&mut start, end)..end)))).sum();
        ScannedText { later, words }
    })
}

/// Counts words as a newsroom does: stretches between white space that contain a letter or digit.
pub(crate) fn count_words(text: &str) -> usize {
    let slow = || text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    scan_plain(text, false).map_or_else(slow, |scanned| scanned.words)
}

/// The same if all characters beyond ASCII, all spaces and, where they are looked for, all stops are plain. Otherwise
/// `None`. Eight bytes are looked at together.
fn scan_plain(text: &str, finds_sentences: bool) -> Option<ScannedText> {
    let bytes = text.as_bytes();
    let mut scanned = ScannedText::default();
    // The first byte that is not decided.
    let mut next = 0;
    let mut follows = 0;
    let mut start = 0;
    while let Some(rest @ [_, ..]) = bytes.get(start..) {
        let mut eight = Eight::of(first_eight(rest), follows);
        follows = eight.follows;
        scanned.words += count_high(eight.letter_starts);
        let mut others = eight.word_starts ^ eight.letter_starts;
        while others != 0 {
            scanned.words += usize::from(has_letter(text, start + take_first(&mut others)));
        }
        while eight.marks != 0 {
            let at = start + take_first(&mut eight.marks);
            if at < next {
                continue;
            }
            next = match bytes.get(at)? {
                b'.' | b'!' | b'?' if finds_sentences => match stop(text, at)? {
                    Stop::Ends(next) => {
                        scanned.later.push(next);
                        next
                    }
                    Stop::GoesOn(next) => next,
                },
                // A line break ends a sentence. A colon may be part of an address, in which stops end nothing.
                0..b' ' => return None,
                b':' if bytes.get(at + 1) == Some(&b'/') => return None,
                0..=0x7f => at + 1,
                _ => at + plain_character(bytes.get(at..)?)?,
            };
        }
        start += 8;
    }
    Some(scanned)
}

/// Whether the word at `at`, which begins with a mark, a digit or a character beyond ASCII, has a letter or digit.
fn has_letter(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().take_while(|c| !c.is_whitespace()).any(char::is_alphanumeric)
}

/// What a mark does, and the byte at which to continue.
enum Stop {
    Ends(usize),
    GoesOn(usize),
}

/// What the mark at `at` does. `None` if it is not plain.
fn stop(text: &str, at: usize) -> Option<Stop> {
    let bytes = text.as_bytes();
    let next = at + 1;
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if bytes.get(at) == Some(&b'.') && is_digit(next) && at.checked_sub(1).is_some_and(is_digit) {
        // "3.5".
        return Some(Stop::GoesOn(next));
    }
    let word = plain_word_before(text, at)?;
    let closed = next + closing_mark(bytes.get(next..)?);
    let Some(space) = bytes.get(closed) else { return Some(Stop::GoesOn(closed)) };
    let begin = closed + 1;
    if *space != b' ' {
        return None;
    }
    let first = begin + opening_mark(bytes.get(begin..)?);
    let first = bytes.get(first)?;
    let ends = match first {
        b'a'..=b'z' => false,
        b'A'..=b'Z' => bytes.get(at) != Some(&b'.') || closed > next || !is_abbreviation(word, true),
        _ => return None,
    };
    Some(if ends { Stop::Ends(begin) } else { Stop::GoesOn(begin) })
}

/// The word directly before a mark. `None` unless it consists of ASCII letters and digits, between a space or opening
/// mark and the mark.
fn plain_word_before(text: &str, end: usize) -> Option<&str> {
    let bytes = text.as_bytes().get(..end)?;
    let letters = bytes.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let more = bytes.iter().rev().skip(letters).take_while(|byte| byte.is_ascii_alphanumeric());
    let length = letters + more.count();
    let start = end.checked_sub(length)?;
    // "7Nov" may be a date.
    let is_whole = letters == length || letters == 0 || bytes.get(start).is_some_and(u8::is_ascii_alphabetic);
    let is_long = length >= WITH_DIGITS || letters == length && length >= LETTERS;
    let head = bytes.get(..start)?;
    // "$35", "F-35", "can't" and "é" are left to the tokens.
    let is_free = head.is_empty() || matches!(head.last(), Some(b' ' | b'"' | b'(')) || head.ends_with("“".as_bytes());
    let word = text.get(start..end)?;
    (is_whole && is_long && is_free).then_some(word)
}

/// The length in bytes of a closing mark, or 0.
fn closing_mark(bytes: &[u8]) -> usize {
    match bytes {
        [b'"' | b')', ..] => 1,
        _ if bytes.starts_with("”".as_bytes()) || bytes.starts_with("’".as_bytes()) => "”".len(),
        _ => 0,
    }
}

/// The length in bytes of an opening mark, or 0.
fn opening_mark(bytes: &[u8]) -> usize {
    match bytes {
        [b'"' | b'(', ..] => 1,
        _ if bytes.starts_with("“".as_bytes()) || bytes.starts_with("‘".as_bytes()) => "“".len(),
        _ => 0,
    }
}

/// The length in bytes of a character beyond ASCII that is not a stop in any script: a letter with an accent, a
/// quotation mark, a dash.
fn plain_character(bytes: &[u8]) -> Option<usize> {
    match bytes {
        // Latin letters with accents, up to U+017F. U+AD is invisible, and U+A0 is a space.
        [0xc3..=0xc5, _, ..] => Some(2),
        // – — ‘ ’ “ ”
        [0xe2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9c | 0x9d, ..] => Some(3),
        // €
        [0xe2, 0x82, 0xac, ..] => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentence::tokenized;
    use super::{ScannedText, count_words, scan_plain, scan_sentences};

    fn by_tokens(text: &str) -> ScannedText {
        let (tokens, sentences) = tokenized(text);
        let later: Vec<usize> = sentences.iter().skip(1).map(|one| tokens[one.start].range.start).collect();
        let bounds: Vec<usize> = [0].into_iter().chain(later.iter().copied()).chain([text.len()]).collect();
        let words = bounds.windows(2).map(|ends| count_words(text.get(ends[0]..ends[1]).unwrap())).sum();
        ScannedText { later, words }
    }

    #[test]
    fn plain_prose_needs_no_tokens() {
        for (text, starts) in [
            ("", [].as_slice()),
            ("One sentence", &[]),
            ("The bridge opened. It cost $35 million.", &[19]),
            ("“We left.” She cried! (They did.) End", &["“We left.” ".len(), "“We left.” She cried! ".len(), 34 + 4]),
            ("It rose by 3.5 percent in 2017. “Nobody knew,” he said.", &[32]),
            ("Mr. Holm left. He’s back.", &[15]),
        ] {
            let scanned = scan_plain(text, true).expect(text);
            assert_eq!(scanned.later, starts, "{text}");
            assert_eq!(scanned, by_tokens(text), "{text}");
        }
        for text in [
            "He left the U.S. They stayed.",
            "It is 4 p.m. now.",
            "One\nTwo",
            "他来了。她走了！",
            "See www.a.org. It is",
        ] {
            assert_eq!(scan_plain(text, true), None, "{text}");
        }
    }

    #[test]
    fn both_methods_find_the_same_sentences() {
        let pieces = [
            " ", ". ", "! ", "? ", ".” ", ".) ", "\" ", " “", " (", " ‘", ", ", "’s", "-", "—", ": ", "... ", "?!",
            ".", "He", "holm", "Holm", "Nov", "Mr", "Inc", "No", "U.S", "p.m", "J", "a", "in", "it", "2017", "12",
            "3.5", "$35", "4 ", "May ", "é", "Été", "…", "www.", "a@b.org", "http://", "don't", "\n", "  ", "%", "’ ",
            "'", "St", "Jan", "7", "th", "Q", "and/or", "\u{a0}", "1990s", "sept", "×", "_", "\t", "[", "€", "–",
        ];
        let mut state = 7u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        let mut plain = 0;
        for _ in 0..200_000 {
            let text: String = (0..1 + random(9)).filter_map(|_| pieces.get(random(pieces.len()))).copied().collect();
            assert_eq!(scan_sentences(&text), by_tokens(&text), "{text:?}");
            let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
            assert_eq!(count_words(&text), words.count(), "{text:?}");
            plain += usize::from(scan_plain(&text, true).is_some());
        }
        assert!(plain > 10_000, "{plain}");
    }
}
