//! Finds the letters in which two spellings of the same word differ.

use crate::diff::Hunk;
use crate::text::graphemes::graphemes;
use crate::text::{Passage, folded, is_calendar_word, is_number_word};

/// The most letters that may differ: "organise" and "organize", "programme" and "program", a plural ending.
const SPELLING_CORE: usize = 3;

/// The fewest letters that must be shared. In shorter words one letter makes another word ("hut" and "hat").
const SPELLING_SHARED: usize = 3;

/// The same if [`SPELLING_CORE`] letters inside the word differ. With fewer it is another word ("signed" and "seized").
const SHARED_AROUND: usize = 6;

/// Where two spellings of one word differ: the number of bytes shared at the start and at the end.
///
/// ```text
/// hard-line, hardline   →   hard|-|line      statement, release   →   None
/// ```
///
/// `None` if more than [`SPELLING_CORE`] letters differ, too few are shared, or the first letter differs: "where" is not
/// a spelling of "there". Also for numbers, which are never split, and for two days or months.
/// If the first letters differ in case, none of the start is shared: it is one word, shown as two.
pub(crate) fn spelling_core(before: &str, after: &str) -> Option<(usize, usize)> {
    // Most pairs of words differ in the first letter.
    if let ([a, ..], [b, ..]) = (before.as_bytes(), after.as_bytes())
        && a.is_ascii_alphabetic()
        && b.is_ascii_alphabetic()
        && !a.eq_ignore_ascii_case(b)
    {
        return None;
    }
    // "l'" and "la", "dell'" and "dello" are two forms of an article.
    if before.ends_with(['\'', '’']) || after.ends_with(['\'', '’']) {
        return None;
    }
    if before.is_ascii() && after.is_ascii() && before.len().abs_diff(after.len()) > SPELLING_CORE {
        return None;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (graphemes(before).collect(), graphemes(after).collect());
    let same_first = a.first().is_some_and(|first| b.first().is_some_and(|other| folded(first) == folded(other)));
    // A first letter of another case does not differ, but is not shared either.
    let recased = usize::from(same_first && a.first() != b.first());
    let prefix = recased + a.iter().zip(&b).skip(recased).take_while(|(a, b)| a == b).count();
    let rest = a.len().min(b.len()) - prefix;
    let suffix = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let differing = a.len().max(b.len()) - prefix - suffix;
    let is_letter = |grapheme: &&&str| grapheme.starts_with(char::is_alphabetic);
    let letters = a.iter().take(prefix).chain(a.iter().rev().take(suffix)).filter(is_letter).count();
    let bytes = |graphemes: &mut dyn Iterator<Item = &&str>| graphemes.map(|grapheme| grapheme.len()).sum();
    let shared = match (recased, differing) {
        (0, _) => (prefix, suffix),
        (_, 0) => (0, a.len() - 1),
        _ => (0, 0),
    };
    let least = if differing == SPELLING_CORE && suffix > 0 { SHARED_AROUND } else { SPELLING_SHARED };
    let is_number = |word: &str| word.contains(char::is_numeric) || is_number_word(word);
    let are_values = || is_number(before) || is_number(after) || is_calendar_word(before) && is_calendar_word(after);
    (differing <= SPELLING_CORE && letters >= least + recased && same_first && !are_values())
        .then(|| (bytes(&mut a.iter().take(shared.0)), bytes(&mut a.iter().rev().take(shared.1))))
}

/// Whether a hunk replaces one word by another spelling of it.
pub(crate) fn is_spelling_variant(hunk: &Hunk, before: &Passage, after: &Passage) -> bool {
    hunk.before.len() == 1
        && hunk.after.len() == 1
        && spelling_core(before.words(&hunk.before), after.words(&hunk.after)).is_some()
}
