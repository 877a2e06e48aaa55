//! Answers what a word says about the party that contains it: an organisation, a person, or neither.
//!
//! This is general knowledge, not tuned to one source. The words are in [`vocabulary`](super::vocabulary).

use super::vocabulary::{
    AND, DOMAIN, ENDING, GIVEN, LINK, ORGANISATION, ORGANISATION_PARTS, PARTICLE, RANK, SHORT, SURNAME, lists_of,
    lists_of_key,
};
use crate::text::fold::{is_upper, name_key, starts_upper};
use crate::text::trim::trim_end;

/// The fewest letters of a compound word that is recognised by its ending.
const SHORTEST_COMPOUND: usize = 7;
/// The longest ending in bytes ("gesellschaft").
const LONGEST_ENDING: usize = 14;

/// Whether `word` is a rank or title before a name.
pub(in crate::parse) fn is_rank(word: &str) -> bool {
    lists_of(word) & RANK != 0
}

/// Whether a lower-case word occurs inside names of people.
pub(in crate::parse) fn is_particle(word: &str) -> bool {
    is_small(word, PARTICLE)
}

/// Whether a small word occurs inside names of organisations or people.
pub(in crate::parse) fn is_link(word: &str) -> bool {
    matches!(word, "&" | "+") || is_small(word, LINK | PARTICLE)
}

/// Whether a word joins two names.
pub(in crate::parse) fn is_and(word: &str) -> bool {
    word == "&" || is_small(word, AND)
}

fn is_small(word: &str, lists: u32) -> bool {
    word.starts_with(char::is_lowercase) && lists_of(word) & lists != 0
}

/// Whether a word is the domain of a site ("harbour-post.se").
pub(in crate::parse) fn is_domain(word: &str) -> bool {
    let word = trim_end(word, |c| c == '.');
    word.starts_with("www.")
        || word.rsplit_once('.').is_some_and(|(name, top)| {
            name.chars().filter(|c| c.is_alphanumeric()).count() > 1 && lists_of(top) & DOMAIN != 0
        })
}

/// Whether a word or its ending occurs in names of organisations.
pub(in crate::parse) fn is_organisation_word(word: &str) -> bool {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let folded = name_key(word);
    let lists = lists_of_key(&folded);
    // "U.S." and "U.N." name states and unions. The words "us" and "un" do not.
    if lists & SHORT != 0 {
        return is_upper(word) || matches!(word, "Co" | "Co." | "e.V." | "eG" | "SpA" | "S.p.A.");
    }
    lists & ORGANISATION != 0 || starts_upper(word) && has_ending(&folded)
}

/// Whether a folded word ends like compound words for organisations ("Hafenzeitung").
fn has_ending(folded: &str) -> bool {
    let mut ends = folded.char_indices().skip(1).filter(|(at, _)| folded.len() - at <= LONGEST_ENDING);
    folded.chars().count() >= SHORTEST_COMPOUND
        && ends.any(|(at, _)| folded.get(at..).is_some_and(|ending| lists_of_key(ending) & ENDING != 0))
}

/// Whether a word of organisations is a surname just as often. After a given name it is one ("Simon Park").
pub(in crate::parse) fn is_surname_too(word: &str) -> bool {
    lists_of(word) & SURNAME != 0
}

/// Whether a word is a well-known given name, or a double name that begins with one.
pub(in crate::parse) fn is_given_name(word: &str) -> bool {
    lists_of(word.split('-').next().unwrap_or(word)) & GIVEN != 0
}

/// Whether a name in Chinese, Japanese or Korean contains a part that names organisations.
pub(in crate::parse) fn has_organisation_part(name: &str) -> bool {
    ORGANISATION_PARTS.split_whitespace().any(|part| name.contains(part))
}
