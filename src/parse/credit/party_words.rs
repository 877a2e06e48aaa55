//! Answers what a word says about the party that contains it: an organisation, a person, or neither.
//!
//! This is general knowledge, not tuned to one source. The words are in [`vocabulary`](super::vocabulary).

use super::line::{Line, Word};
use super::vocabulary::{
    AND, DOMAIN, ENDING, GIVEN, LINK, ORGANISATION, ORGANISATION_PARTS, PARTICLE, RANK, SHORT, SURNAME, lists_of_key,
};
use crate::text::fold::{is_upper, starts_upper};
use crate::text::trim::trim_end;

/// The fewest letters of a compound word that is recognised by its ending.
const SHORTEST_COMPOUND: usize = 7;
/// The longest ending in bytes ("gesellschaft").
const LONGEST_ENDING: usize = 14;

impl Word<'_> {
    fn is_in(self, lists: u32) -> bool {
        self.lists & lists != 0
    }

    /// Whether it is a rank or title before a name.
    pub fn is_rank(self) -> bool {
        self.is_in(RANK)
    }

    /// Whether it is a lower-case word that occurs inside names of people.
    pub fn is_particle(self) -> bool {
        self.is_in(PARTICLE) && self.is_small()
    }

    /// Whether it is a small word inside names of organisations or people.
    pub fn is_link(self) -> bool {
        self.is_in(LINK | PARTICLE) && self.is_small() || matches!(self.text, "&" | "+")
    }

    /// Whether it joins two names.
    pub fn is_and(self) -> bool {
        self.is_in(AND) && self.is_small() || self.text == "&"
    }

    fn is_small(self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    /// Whether it is a word of organisations that is a surname just as often. After a given name it is one ("Simon
    /// Park").
    pub fn is_surname_too(self) -> bool {
        self.is_in(SURNAME)
    }
}

impl Line<'_> {
    /// Whether a word is the domain of a site ("harbour-post.se").
    pub fn is_domain(&self, word: &str) -> bool {
        let word = trim_end(word, |c| c == '.');
        word.starts_with("www.")
            || word.rsplit_once('.').is_some_and(|(name, top)| {
                name.chars().filter(|c| c.is_alphanumeric()).count() > 1 && self.lists(top) & DOMAIN != 0
            })
    }

    /// Whether a word or its ending occurs in names of organisations.
    pub fn is_organisation_word(&self, word: Word<'_>) -> bool {
        let word = match word.text.strip_suffix("'s").or_else(|| word.text.strip_suffix("’s")) {
            Some(owner) => self.word(owner),
            None => word,
        };
        // "U.S." and "U.N." name states and unions. The words "us" and "un" do not.
        if word.is_in(SHORT) {
            return is_upper(word.text) || matches!(word.text, "Co" | "Co." | "e.V." | "eG" | "SpA" | "S.p.A.");
        }
        word.is_in(ORGANISATION)
            || word.text.len() >= SHORTEST_COMPOUND && starts_upper(word.text) && has_ending(&self.key(word.text))
    }

    /// Whether a word is a well-known given name, or a double name that begins with one.
    pub fn is_given_name(&self, word: Word<'_>) -> bool {
        match word.text.split_once('-') {
            Some((first, _)) => self.lists(first) & GIVEN != 0,
            None => word.is_in(GIVEN),
        }
    }
}

/// Whether a folded word ends like compound words for organisations ("Hafenzeitung").
fn has_ending(folded: &str) -> bool {
    let mut ends = folded.char_indices().skip(1).filter(|(at, _)| folded.len() - at <= LONGEST_ENDING);
    folded.chars().count() >= SHORTEST_COMPOUND
        && ends.any(|(at, _)| folded.get(at..).is_some_and(|ending| lists_of_key(ending) & ENDING != 0))
}

/// Whether a name in Chinese, Japanese or Korean contains a part that names organisations.
pub(in crate::parse) fn has_organisation_part(name: &str) -> bool {
    ORGANISATION_PARTS.split_whitespace().any(|part| name.contains(part))
}
