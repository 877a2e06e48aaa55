//! Finds the tokens that are inside quotation marks.

use crate::text::{Passage, TokenKind, is_quotation_mark};

/// Whether a token is a quotation mark, or a single mark that may be one.
pub(super) fn may_be_quotation_mark(word: &str) -> bool {
    is_quotation_mark(word) || matches!(word, "'" | "‘" | "’" | "‚")
}

/// Whether an apostrophe before a word replaces omitted letters: "the ’90s", "the class of ’89", "’s-Hertogenbosch",
/// "’til".
fn is_elided(word: &str) -> bool {
    let digits = word.strip_suffix('s').unwrap_or(word);
    digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
        || word.starts_with("s-")
        || matches!(word, "s" | "t" | "n" | "em" | "til" | "tis" | "twas" | "cause" | "bout")
}

/// For each token, whether it is inside quotation marks. Marks of different kinds can close each other, as they do in
/// print. Guillemets open and close in either direction. Linear time.
///
/// A single mark opens only before a word, and only if one that can close follows: “the workers’ strike” contains no
/// quotation.
pub(super) fn quoted(passage: &Passage) -> Vec<bool> {
    let count = passage.tokens.len();
    // Most tokens are words, and their text is not needed.
    let is_punctuation = |token: usize| passage.kind(token) == TokenKind::Punctuation;
    if !(0..count).any(|token| is_punctuation(token) && may_be_quotation_mark(passage.word(token))) {
        return vec![false; count];
    }
    let space_before = |token: usize| token == 0 || !passage.space_text(token).is_empty();
    let space_after = |token: usize| token + 1 >= count || !passage.space_text(token + 1).is_empty();
    let is_single_closer = |token: usize| {
        is_punctuation(token)
            && matches!(passage.word(token), "'" | "’")
            && !space_before(token)
            && (space_after(token) || is_punctuation(token + 1))
    };
    let last_closer = (0..count).rev().find(|token| is_single_closer(*token)).unwrap_or(0);
    let mut double = false;
    let mut single = false;
    (0..count)
        .map(|token| {
            if !is_punctuation(token) {
                return double || single;
            }
            let word = passage.word(token);
            if may_be_quotation_mark(word) && !is_quotation_mark(word) {
                if !single && is_elided(passage.word(token + 1)) && !space_after(token) {
                    return double;
                }
                let opens = word != "’" && !single && token < last_closer && !space_after(token);
                if opens && (space_before(token) || is_punctuation(token.wrapping_sub(1))) {
                    single = true;
                    return double;
                }
                if single && is_single_closer(token) {
                    single = false;
                    return double;
                }
                return double || single;
            }
            if !is_quotation_mark(word) {
                return double || single;
            }
            // An opening mark precedes a word, and a closing one follows it. For straight marks, the spaces around them
            // decide.
            double = match word.chars().next() {
                Some('“' | '„' | '「' | '『') if space_before(token) || !double => true,
                Some('«' | '»') => !double,
                Some('"' | '＂' | '”') if space_before(token) && !space_after(token) => true,
                Some('"' | '＂') if !space_before(token) && space_after(token) => false,
                Some('"' | '＂') => !double,
                _ => false,
            };
            false
        })
        .collect()
}
