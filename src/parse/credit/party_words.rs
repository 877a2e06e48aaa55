//! What a word says of the party that it stands in: an organisation, a person, or neither.
//!
//! Knowledge of the world, not of any one page. The words stand in [`vocabulary`](super::vocabulary).

use super::vocabulary::{
    AND, DOMAIN, ENDING, GIVEN, LINK, ORGANISATION, ORGANISATION_PARTS, PARTICLE, RANK, SHORT, SURNAME, lists_of,
    lists_of_key,
};
use crate::text::fold::{is_upper, name_key, starts_upper};
use crate::text::trim::trim_end;

/// Shortest compound word that is an organisation by its ending, and shortest ending, in letters.
const SHORTEST_COMPOUND: usize = 7;
/// Longest ending in bytes ("gesellschaft").
const LONGEST_ENDING: usize = 14;

/// Whether `word` is a rank or title that stands before a name.
pub(in crate::parse) fn is_rank(word: &str) -> bool {
    lists_of(word) & RANK != 0
}

/// Whether a word in small letters stands inside names of people.
pub(in crate::parse) fn is_particle(word: &str) -> bool {
    is_small(word, PARTICLE)
}

/// Whether a small word stands inside the names of organisations or people.
pub(in crate::parse) fn is_link(word: &str) -> bool {
    matches!(word, "&" | "+") || is_small(word, LINK | PARTICLE)
}

/// Whether it joins two names.
pub(in crate::parse) fn is_and(word: &str) -> bool {
    word == "&" || is_small(word, AND)
}

fn is_small(word: &str, lists: u32) -> bool {
    word.starts_with(char::is_lowercase) && lists_of(word) & lists != 0
}

/// Whether it is the name of a site ("harbour-post.se").
pub(in crate::parse) fn is_domain(word: &str) -> bool {
    let word = trim_end(word, |c| c == '.');
    word.starts_with("www.")
        || word.rsplit_once('.').is_some_and(|(name, top)| {
            name.chars().filter(|c| c.is_alphanumeric()).count() > 1 && lists_of(top) & DOMAIN != 0
        })
}

/// Whether organisations are called so, by the word or by its ending.
pub(in crate::parse) fn is_organisation_word(word: &str) -> bool {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let folded = name_key(word);
    let lists = lists_of_key(&folded);
    // "U.S." and "U.N." stand for states and unions; as plain words "us" and "un" do not.
    if lists & SHORT != 0 {
        return is_upper(word) || matches!(word, "Co" | "Co." | "e.V." | "eG" | "SpA" | "S.p.A.");
    }
    lists & ORGANISATION != 0 || starts_upper(word) && has_ending(&folded)
}

/// Whether a folded word ends as compound words for organisations do ("Hafenzeitung").
fn has_ending(folded: &str) -> bool {
    let mut ends = folded.char_indices().skip(1).filter(|(at, _)| folded.len() - at <= LONGEST_ENDING);
    folded.chars().count() >= SHORTEST_COMPOUND
        && ends.any(|(at, _)| folded.get(at..).is_some_and(|ending| lists_of_key(ending) & ENDING != 0))
}

/// Words of organisations that are surnames as often: after a given name they are one ("Simon Park").
pub(in crate::parse) fn is_surname_too(word: &str) -> bool {
    lists_of(word) & SURNAME != 0
}

/// Whether it is a well-known given name, or a double name that begins with one.
pub(in crate::parse) fn is_given_name(word: &str) -> bool {
    lists_of(word.split('-').next().unwrap_or(word)) & GIVEN != 0
}

/// Whether a name in Chinese, Japanese or Korean has a part that names organisations.
pub(in crate::parse) fn has_organisation_part(name: &str) -> bool {
    ORGANISATION_PARTS.split_whitespace().any(|part| name.contains(part))
}
