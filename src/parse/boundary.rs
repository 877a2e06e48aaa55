//! Finds the places in a caption where a credit may begin: after sentences, words and brackets.
//!
//! ```text
//! Dec. 14, 2031. (AP)    the sentence ends after "2031.", not after "Dec."
//! Anna R. Dahl. | AFP    "R." is an initial; something new begins after "|"
//! ```

use super::credit::LONGEST_CREDIT;
use super::credit::party_words::is_rank;
use super::credit::pieces::COPYRIGHT_SIGNS;
use crate::text::fold::{name_key, starts_upper};
use crate::text::lowercase::Lowercase;
use crate::text::trim::trim_end;
use crate::word_table::is_one_of;

/// Labels that are recognised even without a space before them: "The quay at dawnCredit: Ines Doe".
const GLUED: [&str; 8] = ["Credit:", "Photo:", "Foto:", "Image:", "Bild:", "Picture:", "Source:", "Quelle:"];

/// A bracket at the end of a caption.
pub(super) struct Bracket<'a> {
    /// The byte offset of the opening bracket.
    pub start: usize,
    /// The text between the brackets.
    pub content: &'a str,
}

/// The last bracket of `body`, which only a full stop, a quotation mark or a dash may follow.
pub(super) fn last_bracket(body: &str) -> Option<Bracket<'_>> {
    let closed = trim_end(body, |c| c.is_whitespace() || matches!(c, '.' | '"' | '”' | '-' | '–' | '—' | '|'));
    let close = closed.chars().next_back().filter(|c| matches!(c, ')' | ']' | '）' | '】'))?;
    let inside = closed.strip_suffix(close)?;
    let mut depth = 1_usize;
    for (at, c) in inside.char_indices().rev().take(LONGEST_CREDIT) {
        match c {
            ')' | ']' | '）' | '】' => depth += 1,
            '(' | '[' | '（' | '【' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(Bracket { start: at, content: inside.get(at + c.len_utf8()..)? });
        }
    }
    None
}

/// The usual number of words in [`LONGEST_CREDIT`] characters.
const BOUNDARIES: usize = 32;

/// What precedes a possible start of a sign-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Boundary {
    /// The end of a sentence, line or bracket, a dash or bar with spaces around it, or nothing.
    Sentence,
    /// Any other word.
    Word,
}

/// The starts of words in the last [`LONGEST_CREDIT`] characters, and what precedes each.
pub(super) fn boundaries(body: &str) -> Vec<(usize, Boundary)> {
    // The text before a word is checked as far back as a credit is long.
    let (window, context) = (from_end(body, LONGEST_CREDIT), from_end(body, 2 * LONGEST_CREDIT));
    let mut boundaries = Vec::with_capacity(BOUNDARIES);
    let (mut earlier, mut previous) = (' ', ' ');
    for (at, c) in body.get(window..).unwrap_or_default().char_indices() {
        // Most letters stand inside a word.
        if c.is_ascii_lowercase() && previous.is_ascii_alphanumeric() {
            (earlier, previous) = (previous, c);
            continue;
        }
        let at = window + at;
        // "… at dawn.Foto: …" lost its space; "tidewater.de" never had one.
        let glued = previous == '.' && c.is_uppercase() && (earlier.is_lowercase() || earlier.is_ascii_digit());
        let is_notice = matches!(c, '(' | '（')
            && COPYRIGHT_SIGNS.iter().any(|sign| body.get(at..).is_some_and(|t| t.starts_with(sign)));
        let is_label = c.is_uppercase()
            && previous.is_lowercase()
            && GLUED.iter().any(|label| body.get(at..).is_some_and(|tail| tail.starts_with(label)));
        if previous.is_whitespace() && !c.is_whitespace()
            || is_label
            || c == '©'
            || c == '＝' && !begins_with_date(body.get(at + c.len_utf8()..).unwrap_or_default())
            || matches!(previous, '。' | '、')
            || glued
            || is_notice
        {
            boundaries.push((at, boundary_after(body.get(context..at).unwrap_or_default(), c)));
        }
        (earlier, previous) = (previous, c);
    }
    boundaries
}

/// Whether date and place of the picture come before the photographer: "28日、国会内、鈴木一郎撮影".
fn begins_with_date(text: &str) -> bool {
    text.starts_with(char::is_numeric) && text.contains('、') && text.ends_with("撮影")
}

/// The place of the character that so many others follow, or the start of the text.
fn from_end(text: &str, most: usize) -> usize {
    let place = text.len().saturating_sub(most + 1);
    match text.as_bytes().get(place..) {
        Some(end) if end.is_ascii() => place,
        _ => text.char_indices().rev().nth(most).map_or(0, |(at, _)| at),
    }
}

fn boundary_after(before: &str, next: char) -> Boundary {
    let text = before.trim_end();
    let space = before.get(text.len()..).unwrap_or_default();
    // Nothing ends after most words. Their last letter is enough to see that.
    let is_inside = text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ',');
    if is_inside && next != '＝' && !space.contains('\n') {
        return Boundary::Word;
    }
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    // "Dec. 14": the sentence continues.
    let goes_on = next.is_ascii_digit() && text.ends_with('.');
    if text.is_empty()
        || next == '＝'
        || space.contains('\n')
        || ends_sentence(text) && !goes_on
        || matches!(last_word, "-" | "–" | "—" | "|" | "•" | "·" | "//" | "+++")
        || text.ends_with([')', ']'])
    {
        return Boundary::Sentence;
    }
    Boundary::Word
}

/// Abbreviations in captions after whose full stop the sentence continues.
const ABBREVIATIONS: &str = "jan feb mar apr jun jul aug sept sep oct nov dec st ste no nr vs mt ft ave dok fot phot bzw ca rd blvd approx rep sen gov";

/// The longest of them in bytes.
const LONGEST_ABBREVIATION: usize = 6;

/// Whether a sentence ends here, ignoring quotation marks and brackets.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = trim_end(text.trim_end(), |c| matches!(c, '"' | '”' | '’' | '\'' | '»' | '«' | '“' | ')' | ']'));
    if text.is_empty() || !text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।']) {
        return text.is_empty();
    }
    // The sentence continues after "Sgt.", "Anna R." and "Dec.".
    let last = text.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '（')).next().unwrap_or_default();
    let bare = last.trim_end_matches('.');
    let is_short = || {
        let may_be = last.ends_with('.') && bare.len() <= LONGEST_ABBREVIATION;
        may_be && is_one_of(ABBREVIATIONS, &bare.to_lower())
    };
    !is_initial(last) && !is_short() && !is_rank(last)
}

/// Abbreviations in capitals that are places, not initials of a name.
const PLACES: &str = "us un uk eu dc ny la nj nc sc nm nd sd ri nh bc";

/// Whether a word consists of initials: "M.", "J.-P.", "J.K.". "D.C." is a place and often ends a sentence.
pub(super) fn is_initial(word: &str) -> bool {
    word.ends_with('.')
        && starts_upper(word)
        && word.split(['.', '-']).all(|part| part.chars().nth(1).is_none())
        && !is_one_of(PLACES, &name_key(word))
}

/// Whether every closing bracket has an opening one.
pub(super) fn is_balanced(tail: &str) -> bool {
    let mut depth = 0_i32;
    tail.chars().all(|c| {
        depth += i32::from(matches!(c, '(' | '（' | '[')) - i32::from(matches!(c, ')' | '）' | ']'));
        depth >= 0
    })
}
