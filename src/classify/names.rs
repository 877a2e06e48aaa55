//! Recognises a name that is written in another form.
//!
//! ```text
//! EU leaders                  leaders of the European Union
//! officials from Egypt        Egyptian officials
//! ```

use std::ops::Range;

use super::side::{SENTENCE_TOKENS, Side, without_possessive};
use crate::text::TokenKind;
use crate::word_table::is_one_of;

/// The most words of a name that is abbreviated.
const LONGEST_NAME: usize = 6;
/// The fewest letters of a country and its adjective that are the same.
const STEM: usize = 4;
/// Words within names that have no letter in an abbreviation.
const LINKS: &str = "of the for and de du des la le der die das und für del y e di";
/// Endings of countries, and those of their adjectives.
const COUNTRIES: &[(&str, &str)] = &[
    ("", "ian"),
    ("a", "an"),
    ("a", "ese"),
    ("", "i"),
    ("", "ese"),
    ("y", "ian"),
    ("y", ""),
    ("e", "an"),
    ("o", "an"),
    ("", "an"),
    ("land", "ish"),
    ("ey", "ish"),
    ("en", "ish"),
    ("ada", "adian"),
    ("ine", "inian"),
];

/// Whether the sentence of the other side has the name of a token in another form: as an abbreviation, in full, or as
/// the adjective of a country.
pub(super) fn is_written_otherwise(side: &Side<'_>, token: usize, (other, place): (&Side<'_>, &Range<usize>)) -> bool {
    let name = without_possessive(side.passage.word(token));
    let is_short = is_abbreviation(name);
    let initials = if is_short { letters(name) } else { initials_around(side, token) };
    // Most words are ruled out by their first letters.
    let is_form = |at: usize| {
        let with = without_possessive(other.passage.word(at));
        let is_alike = with.bytes().zip(name.bytes()).take(STEM - 1).all(|(one, other)| one == other);
        let is_initial = with.starts_with(|c: char| initials.contains(c));
        if !(is_alike || is_initial) || other.passage.kind(at) != TokenKind::Word {
            return false;
        }
        let is_abbreviated = || match is_short {
            true => initials_around(other, at).contains(&initials),
            false => is_abbreviation(with) && initials.contains(&letters(with)),
        };
        is_alike && (is_adjective(name, with) || is_adjective(with, name)) || is_initial && is_abbreviated()
    };
    other.sentence(place.start).take(SENTENCE_TOKENS).any(is_form)
}

/// Whether a word is an abbreviation in capitals: "EU", "U.N.".
#[inline(never)]
fn is_abbreviation(word: &str) -> bool {
    let mut count = 0;
    let is_it = word.chars().all(|c| {
        count += usize::from(c.is_uppercase());
        c.is_uppercase() || c == '.'
    });
    is_it && count > 1
}

fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_uppercase()).collect()
}

/// The initials of the words with capitals around a token. Empty if there is only one.
#[inline(never)]
fn initials_around(side: &Side<'_>, token: usize) -> String {
    let word = |token: usize| side.passage.word(token);
    let is_capital =
        |token: usize| side.passage.kind(token) == TokenKind::Word && word(token).starts_with(char::is_uppercase);
    let is_part = |token: usize| is_capital(token) || is_one_of(LINKS, word(token));
    let start = (0..token).rev().take(LONGEST_NAME).take_while(|token| is_part(*token)).last().unwrap_or(token);
    let end = (token + 1..).take(LONGEST_NAME).take_while(|token| is_part(*token)).last().unwrap_or(token);
    let initials: String =
        (start..=end).filter(|token| is_capital(*token)).filter_map(|token| word(token).chars().next()).collect();
    if initials.chars().nth(1).is_some() { initials } else { String::new() }
}

/// Whether the second word is the adjective of the first one, a country.
#[inline(never)]
fn is_adjective(country: &str, adjective: &str) -> bool {
    let stem = |ending: &str, other: &str| {
        let one = country.strip_suffix(ending)?;
        (one.chars().count() >= STEM && adjective.strip_suffix(other) == Some(one)).then_some(())
    };
    COUNTRIES.iter().any(|(ending, other)| stem(ending, other).is_some())
}
