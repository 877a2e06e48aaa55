//! Determines the [`Shape`] of a party in a credit line: a person, an organisation or neither.
//!
//! The shape of a party and its neighbours decide its role; see [`credit`](super). The words are in
//! [`party_words`](super::party_words).

use super::line::{Line, Word};
use super::party_words::has_organisation_part;
use super::vocabulary::PICTURE;
use crate::text::fold::{is_ideograph, is_upper, starts_upper};
use crate::text::trim::{is_sign, trim_both, trim_end};
use crate::word_table::is_one_of;

/// What a party looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) enum Shape {
    /// It is in the dictionary of agencies.
    Agency,
    /// An organisation by its words, an acronym or a domain.
    Organisation,
    /// Shaped like a name that begins with a well-known given name.
    Person,
    /// Two to five words that may be a name.
    Name,
    /// One capitalised word.
    Word,
    /// A user name: one word with digits, an underscore or a lower-case start.
    Handle,
    /// Anything else, for example lower-case words.
    Unknown,
}

impl Shape {
    /// Whether the shape alone suggests a person.
    pub(in crate::parse) fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Name)
    }

    /// Whether the dictionary or the shape suggests an organisation.
    pub(in crate::parse) fn is_organisation(self) -> bool {
        matches!(self, Self::Agency | Self::Organisation)
    }
}

/// The most words of a name, without rank and initials.
const LONGEST_NAME: usize = 5;
/// The most lower-case words inside the name of an organisation ("Ministère de l'intérieur et des transports").
const MOST_SMALL_WORDS: usize = 2;
/// The longest acronym in letters ("USATSI"). Longer ones are usually names in capitals.
const LONGEST_ACRONYM: usize = 5;

/// The shape of `party`.
pub(in crate::parse) fn shape_of(line: &Line<'_>, party: &str) -> Shape {
    if line.is_agency(party) {
        return Shape::Agency;
    }
    if !party.is_ascii() {
        if party.contains(['は', 'を', 'が']) {
            return Shape::Unknown; // a sentence
        }
        if is_ideographic(party) {
            return ideographic_shape(party);
        }
    }
    let words = party.split(|c: char| c.is_whitespace() || c == '_').filter(has_letters);
    let words: Vec<Word> = words.map(|word| line.word(word)).collect();
    shape_of_words(line, party, &words)
}

/// The shape of a party with these words.
pub(super) fn shape_of_words(line: &Line<'_>, party: &str, words: &[Word<'_>]) -> Shape {
    match words {
        [] => Shape::Unknown,
        [letter] if letter.text.chars().filter(|c| c.is_alphanumeric()).count() == 1 => Shape::Unknown,
        [_, _, ..] if !party.contains(char::is_whitespace) => {
            if is_name(line, words) {
                Shape::Name
            } else {
                Shape::Handle
            }
        }
        [article, rest @ ..] if is_article(line, article.text, rest) => Shape::Organisation,
        [before @ .., _] if before.iter().any(|w| ends_sentence(line, w.text)) => Shape::Unknown,
        [_] if party.starts_with('@') => Shape::Handle,
        [word] => shape_of_word(line, *word),
        // "Prince Carl waits at the quay" is a sentence.
        [first, rest @ ..]
            if (first.is_rank() || is_staff_rank(words))
                && words.iter().any(|w| is_name_word(w.text))
                && rest
                    .iter()
                    .all(|w| !w.text.starts_with(char::is_lowercase) || w.is_link() || w.is_and() || w.is_rank()) =>
        {
            Shape::Person
        }
        // "J. Simon Park": an initial before a given name.
        [first, given, rest @ ..]
            if is_initial(first.text)
                && line.is_given_name(*given)
                && !rest.is_empty()
                && rest
                    .iter()
                    .all(|w| is_name_word(w.text) && (w.is_surname_too() || !line.is_organisation_word(*w))) =>
        {
            Shape::Person
        }
        // "Ville Doe" is a person, "Ville de Doe" a town.
        [first, rest @ ..]
            if line.is_given_name(*first)
                && !(line.is_organisation_word(*first) && rest.iter().any(|w| w.is_particle()))
                && rest.iter().all(|w| w.is_surname_too() || !line.is_organisation_word(*w)) =>
        {
            // "Ines and Paul Doe" are two people in one party. "Ana Doe en Valdemar" is a person in a place.
            let ends_in_place = matches!(words, [.., and, last] if and.is_and() && !line.is_given_name(*last));
            if is_name(line, words) || !ends_in_place && rest.iter().all(|w| is_name_word(w.text) || w.is_and()) {
                Shape::Person
            } else {
                Shape::Unknown
            }
        }
        words => shape_without_given_name(line, words),
    }
}

/// The shape of several words that do not begin as a person's name does.
fn shape_without_given_name(line: &Line<'_>, words: &[Word<'_>]) -> Shape {
    match words {
        _ if words.iter().filter(|w| !starts_upper(w.text) && !w.is_link()).count() > MOST_SMALL_WORDS => {
            Shape::Unknown
        }
        _ if words.iter().any(|w| line.is_organisation_word(*w)) => Shape::Organisation,
        // "Photo Progrès"
        [first, _] | [first, _, _] if first.lists & PICTURE != 0 && words.iter().all(|w| starts_upper(w.text)) => {
            Shape::Organisation
        }
        _ if is_name(line, words) => Shape::Name,
        // "Friends of the Harbour", "Salt & Sons", "morgen QVB".
        _ if words.iter().all(|w| starts_upper(w.text) || w.is_link())
            && words.first().is_some_and(|w| starts_upper(w.text)) =>
        {
            Shape::Organisation
        }
        _ if words.iter().any(|w| is_acronym(w.text)) && words.len() <= LONGEST_NAME => Shape::Organisation,
        _ => Shape::Unknown,
    }
}

/// Whether the words begin with a rank of two words: "Staff Sgt.".
fn is_staff_rank(words: &[Word<'_>]) -> bool {
    matches!(words, [first, second, ..] if first.text.eq_ignore_ascii_case("staff") && second.is_rank())
}

fn shape_of_word(line: &Line<'_>, word: Word<'_>) -> Shape {
    if line.is_domain(word.text) || is_acronym(word.text) || line.is_organisation_word(word) {
        return Shape::Organisation;
    }
    let word = trim_end(word.text, |c| c == '.');
    if initial_and_surname(word) {
        return Shape::Name;
    }
    let plain = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    match (starts_upper(word), plain) {
        (true, true) => Shape::Word,
        _ => Shape::Handle,
    }
}

/// Whether the first word is an article in the name of an organisation: "The Harbour Post", "La Gaviota".
fn is_article(line: &Line<'_>, first: &str, rest: &[Word<'_>]) -> bool {
    // "Le Soir", "La Voz del Puerto"; but "Le Van Khoi" is a person.
    let short = rest.len() == 1 && rest.iter().all(|w| starts_upper(w.text))
        || matches!(rest, [name, link, .., last] if starts_upper(name.text) && link.is_link() && starts_upper(last.text));
    let named = rest.first().is_some_and(|w| starts_upper(w.text)) && rest.len() <= LONGEST_NAME;
    match &*line.key(first) {
        "the" => named && starts_upper(first),
        "la" | "le" | "el" | "il" | "der" | "die" | "das" | "les" | "los" | "las" => short && starts_upper(first),
        _ => false,
    }
}

/// Whether a sentence ends with this word: a full stop that is not part of an abbreviation. No name contains one.
fn ends_sentence(line: &Line<'_>, word: &str) -> bool {
    const ABBREVIATIONS: &str = "dept bros corp inc ltd prof gov sen rep univ intl natl chr hon rev";
    let Some(bare) = trim_end(word, |c| "\"”’)".contains(c)).strip_suffix(['.', '!', '?', '…']) else {
        return false;
    };
    let folded = line.key(bare);
    folded.chars().count() > 2
        && !bare.contains('.')
        && !line.word(bare).is_rank()
        && !is_one_of(ABBREVIATIONS, &folded)
}

/// "O.Brandvik": an initial glued to a surname.
fn initial_and_surname(word: &str) -> bool {
    word.split_once('.').is_some_and(|(initial, surname)| {
        initial.chars().count() == 1 && starts_upper(initial) && starts_upper(surname) && surname.chars().count() > 2
    })
}

fn is_name(line: &Line<'_>, words: &[Word<'_>]) -> bool {
    let full = words.iter().filter(|w| is_name_word(w.text) && !is_initial(w.text)).count();
    let capitals = words.iter().all(|w| is_upper(w.text) || w.is_link());
    let first_known = words.first().is_some_and(|first| line.is_given_name(*first));
    (2..=LONGEST_NAME + 1).contains(&words.len())
        && full >= 1
        && words.iter().all(|w| is_name_word(w.text) || w.is_particle())
        && words.last().is_some_and(|w| is_name_word(w.text))
        // A short word in capitals among others is an acronym ("Verlag QVB"), unless a given name precedes it.
        && (capitals || first_known || !words.iter().any(|w| is_acronym(w.text) && !is_spoken(line, w.text)))
}

/// Whether a word in capitals can be a surname: at least four letters with a vowel ("Mara QUISTERO" in French credits).
fn is_spoken(line: &Line<'_>, word: &str) -> bool {
    word.chars().count() > 3 && line.key(word).contains(['a', 'e', 'i', 'o', 'u', 'y', 'é', 'è', 'ö', 'ü', 'ä'])
}

/// A capitalised word without digits, an initial, "Jr." or "III".
fn is_name_word(word: &str) -> bool {
    (starts_upper(word) || starts_particle(word))
        && word.chars().all(|c| {
            c.is_alphabetic() || is_mark(c) || matches!(c, '-' | '‐' | '\'' | '’' | '‘' | '`' | '.' | '"' | '“' | '”')
        })
}

/// A mark above or below a letter, as in Devanagari.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0900..=0x0DFF | 0x0E31..=0x0E4E | 0x064B..=0x0670 | 0x05B0..=0x05C7)
}

/// "d'Arc", "al-Masri", "O’Neil".
fn starts_particle(word: &str) -> bool {
    word.split_once(['\'', '’', '-'])
        .is_some_and(|(first, rest)| is_one_of("d l al el de ad ar as ash an", first) && starts_upper(rest))
}

fn is_initial(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() == 1
        || (word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1))
}

/// "QVH", "123RF", "A&E": two to five capitals, perhaps with digits; also "STScI" and "JPL-Northtown".
fn is_acronym(word: &str) -> bool {
    let bare = trim_both(word, is_sign);
    let upper = bare.chars().filter(|c| c.is_uppercase()).count();
    let lower = bare.chars().filter(|c| c.is_lowercase()).count();
    if let Some((first, rest)) = bare.split_once('-')
        && starts_upper(rest)
        && lower > 0
    {
        return first.chars().count() > 2 && is_acronym(first);
    }
    // "AKM-GSI"
    if let Some((first, rest)) = bare.split_once('-')
        && upper == first.len() + rest.len()
    {
        return is_acronym(first) && is_acronym(rest);
    }
    let all = bare.chars().count();
    let almost = lower == 1 && upper > 2 && upper + lower == all && !bare.starts_with("Mac");
    // Initials with points are a person's ("J.J.").
    let signs = bare.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '&' | '-'));
    almost && upper <= LONGEST_ACRONYM || signs && upper >= 2 && all <= LONGEST_ACRONYM
}

/// Whether most letters belong to a script without spaces between words: Han, kana or Hangul.
fn is_ideographic(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 0 && text.chars().filter(|c| is_ideograph(*c)).count() * 2 > letters
}

/// Words of a sentence. Names do not contain them.
const WORDS_OF_SENTENCES: [char; 13] = ['の', 'は', 'が', 'を', 'に', 'で', 'と', 'も', 'へ', '的', '了', '在', '是'];

/// Whether a party can be a name of five or six characters ("佐々木菜々子"). Only a label shows that it is one.
pub(in crate::parse) fn is_long_name(party: &str) -> bool {
    matches!(party.chars().count(), 5 | 6) && party.chars().all(is_ideograph) && !party.contains(WORDS_OF_SENTENCES)
}

/// Whether a party is a name in small letters, as some pages print all of a credit: "foto: anna berg", "foto: a. berg".
pub(in crate::parse) fn is_small_name(line: &Line<'_>, party: &str) -> bool {
    let (first, surname) = party.split_once(' ').unwrap_or_default();
    let is_first = line.is_given_name(line.word(first)) || first.ends_with('.') && first.chars().count() == 2;
    is_first && surname.chars().all(|c| c.is_lowercase() || c == '-')
}

fn ideographic_shape(party: &str) -> Shape {
    let letters = party.chars().filter(|c| c.is_alphabetic()).count();
    // Names in katakana alone are those of companies, or they have a point: "ジョン・ドウ".
    if has_organisation_part(party) || party.chars().all(is_katakana) {
        return Shape::Organisation;
    }
    if party.contains(WORDS_OF_SENTENCES) {
        return Shape::Unknown;
    }
    match letters {
        2..=4 => Shape::Person,
        5..=8 if party.contains([' ', '　', '・', '·']) && party.split(' ').count() < 3 => Shape::Person,
        _ => Shape::Unknown,
    }
}

fn is_katakana(c: char) -> bool {
    matches!(u32::from(c), 0x30A1..=0x30FA | 0x30FC)
}

fn has_letters(word: &&str) -> bool {
    word.chars().any(char::is_alphanumeric) || matches!(*word, "&" | "+")
}
