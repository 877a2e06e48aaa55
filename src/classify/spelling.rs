//! Decides whether two texts are two spellings of the same words.

use std::ops::Range;

use super::sides::Sides;
use crate::change::ChangeClass;
use crate::refine::spelling_core;
use crate::text::lowercase::Lowercase;
use crate::text::{Passage, TokenKind, Vocabulary, folded, token_key};
use crate::word_table::is_one_of;

/// The class of a change that affects only the form of a text, if it is one.
pub(super) fn only_form(before: &str, after: &str) -> Option<ChangeClass> {
    if before.is_empty() || after.is_empty() {
        return None;
    }
    if are_initials(before, after) || are_initials(after, before) {
        return Some(ChangeClass::Spelling);
    }
    // The first letters distinguish most texts. Letters beyond ASCII may have several encodings.
    let is_distinctive = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    for (one, other) in before.bytes().filter(is_distinctive).zip(after.bytes().filter(is_distinctive)) {
        if !one.is_ascii() || !other.is_ascii() {
            break;
        }
        if !one.eq_ignore_ascii_case(&other) {
            return None;
        }
    }
    let (one, other) = (folded(before), folded(after));
    if one == other {
        let spaces = |text: &str| text.split_whitespace().count();
        let joined = spaces(before) != spaces(after) && spaces(before).min(spaces(after)) == 1;
        return Some(if joined { ChangeClass::Spelling } else { ChangeClass::Typography });
    }
    // "12 year old" and "12-year-old"; but "3-1" is not "3 1".
    if (one.contains('-') || other.contains('-')) && unhyphenated(before) == unhyphenated(after) {
        return Some(ChangeClass::Spelling);
    }
    if one.replace('-', "") == other.replace('-', "") && !one.contains(char::is_numeric) {
        return Some(ChangeClass::Spelling);
    }
    // "U.N." and "UN"; but "3.5" is not "35".
    let pointless = |text: &str| text.replace('.', "");
    (!one.contains(char::is_numeric) && !one.is_empty() && pointless(&one) == pointless(&other))
        .then_some(ChangeClass::Punctuation)
}

/// Whether a text is the initials of another: "U.S." of "United States", "EU" of "Europäische Union".
fn are_initials(short: &str, long: &str) -> bool {
    let is_short = |byte| matches!(byte, b'A'..=b'Z' | b'.');
    if !short.starts_with(|first: char| first.is_ascii_uppercase()) || !short.bytes().all(is_short) {
        return false;
    }
    // Words such as "of" have no initial.
    let mut words = long.split([' ', '-']).filter_map(|word| word.bytes().next().filter(u8::is_ascii_uppercase));
    long.contains([' ', '-']) && short.bytes().filter(|byte| *byte != b'.').eq(&mut words)
}

/// A text in lower case, with a space for each hyphen before a letter.
fn unhyphenated(text: &str) -> String {
    let folded = token_key(text).to_lower();
    let mut letters = folded.chars().peekable();
    let mut words = String::with_capacity(folded.len());
    while let Some(letter) = letters.next() {
        let is_hyphen = letter == '-' && letters.peek().is_some_and(|next| next.is_alphabetic());
        words.push(if is_hyphen { ' ' } else { letter });
    }
    words
}

/// Endings that change the number, tense, person, gender or kind of a word, in all languages with word lists. Two words
/// that differ only in these mean different things: "suspect" and "suspects", "denies" and "denied", "chairman" and
/// "chair", "Gravik" and "Gravik’s".
const ENDINGS: &str = "s 's ’s es d ed ing y ies ied ly er n en man men ess";

/// Endings of German only. In other languages "t" and "e" are more likely typing errors.
const GERMAN_ENDINGS: &str = "t te ten e em in";

/// Endings of French, Spanish, Italian and Portuguese only, for gender and number: "avocate", "ministra", "deputati".
const ROMANCE_ENDINGS: &str = "e a i o as os x";

/// Last letters of Arabic words that are often confused: "المدرسه" is a misspelled "المدرسة".
const CONFUSED_ENDINGS: &str = "ه ة ى ي";

/// Whether one word was replaced by another that differs in few letters, and not in its ending.
pub(super) fn is_spelling([(one, before), (other, after)]: &Sides<'_, '_>, vocabulary: &Vocabulary) -> bool {
    let (Some(a), Some(b)) = (lone_word(one.passage, before), lone_word(other.passage, after)) else { return false };
    let is_spelled = |a: &str, b: &str| {
        spelling_core(a, b).is_some_and(|core| {
            let is_other_word = || has_syllables(a) || !has_listed_endings(vocabulary) && is_other_form(a, b, core);
            !is_inflection(a, b, core, vocabulary) && !is_gender(a, b, core) && !is_other_word()
        })
    };
    // "Minister" and "ministers" share everything but the ending, ignoring the case of the first letter.
    let is_recased = a.starts_with(char::is_lowercase) != b.starts_with(char::is_lowercase);
    match is_recased {
        true => spelling_core(a, b).is_some() && is_spelled(&a.to_lower(), &b.to_lower()),
        false => is_spelled(a, b),
    }
}

/// Whether the differing letters change the gender: "spokesman", "spokeswoman".
fn is_gender(a: &str, b: &str, core: (usize, usize)) -> bool {
    (differing(a, core) == "wo") != (differing(b, core) == "wo")
}

/// The letters of a word between those that it shares with another.
fn differing(word: &str, (start, end): (usize, usize)) -> &str {
    word.get(start..word.len().saturating_sub(end)).unwrap_or_default()
}

/// Whether two words differ only in an ending. The pair is the number of bytes shared at the start and at the end. A
/// doubled letter is not an ending: "dass" is not the plural of "das".
fn is_inflection(a: &str, b: &str, (start, end): (usize, usize), vocabulary: &Vocabulary) -> bool {
    let is_ending = |word: &str| {
        let (stem, ending) = word.split_at_checked(start).unwrap_or_default();
        let is_doubled = ending.len() == 1 && stem.ends_with(ending);
        let is_known = is_one_of(ENDINGS, ending)
            || is_one_of(GERMAN_ENDINGS, ending) && vocabulary.is_german()
            || is_one_of(ROMANCE_ENDINGS, ending) && vocabulary.is_romance();
        ending.is_empty() || is_known && !is_doubled
    };
    end == 0 && is_ending(a) && is_ending(b)
}

/// Whether a word is Korean. A syllable is more than a letter: "급락했다" (plunged) is not a spelling of "급등했다" (soared).
fn has_syllables(word: &str) -> bool {
    word.starts_with(|first| matches!(first, '\u{1100}'..='\u{11ff}' | '가'..='힣'))
}

/// Whether the texts are in a language whose endings are listed.
fn has_listed_endings(vocabulary: &Vocabulary) -> bool {
    vocabulary.is_english() || vocabulary.is_german() || vocabulary.is_romance()
}

/// Whether two words of any other language may be two forms of one word. Such a difference stands at the end, or has
/// more than one letter.
///
/// ```text
/// заявил, заявила; yakaladı, yakalamadı (caught, did not catch)   →   two forms
/// правитильство, правительство                                    →   two spellings
/// ```
fn is_other_form(a: &str, b: &str, core: (usize, usize)) -> bool {
    let (one, other) = (differing(a, core), differing(b, core));
    let is_long = |core: &str| core.chars().nth(1).is_some();
    let is_confused = is_one_of(CONFUSED_ENDINGS, one) && is_one_of(CONFUSED_ENDINGS, other);
    !is_confused && (core.1 == 0 || is_long(one) || is_long(other))
}

/// The fewest letters that two spellings of a name share.
const RESPELLED_LETTERS: usize = 3;

/// The fewest letters of a name of which only half need to be shared.
const LONG_NAME: usize = 8;

/// Whether two words share enough letters at both ends to be spellings of one name: "Katherine", "Catherine".
#[inline(never)]
pub(super) fn is_respelling(before: &str, after: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take(shorter - start).take_while(|(a, b)| a == b).count();
    let shared = start + end;
    shared >= RESPELLED_LETTERS && (2 * shared > longer || 2 * shared == longer && longer >= LONG_NAME)
}

/// The word of a range that consists of one word.
fn lone_word<'a>(passage: &'a Passage, range: &Range<usize>) -> Option<&'a str> {
    (range.len() == 1 && passage.kind(range.start) == TokenKind::Word).then(|| passage.word(range.start))
}
