//! Finds the credits of a caption that stand in brackets.
//!
//! ```text
//! The wreck on the quay. (Ines Doe/AP)                  after a sentence
//! The wreck on the quay (Norland Police)                an authority, after a thing
//! The ferry sank. (Ines Doe/AP) The crew was saved.     between sentences
//! ```

use std::ops::Range;

use super::boundary::{Boundaries, ends_sentence, last_bracket};
use super::credit::Reading;
use super::date::read_prefix;
use super::signoff::{CreditFinder, ends_in_taken, is_credit_text, is_placed};
use crate::text::fold::{is_ideograph, name_key, starts_upper, words};
use crate::text::lowercase::Lowercase;
use crate::word_table::is_one_of;

/// The length of a day in ISO 8601.
const DAY: usize = 10;

impl CreditFinder<'_> {
    /// The start of a sign-off in brackets at the end of `body`, including a name or label before the brackets.
    pub fn bracketed_start(&self, body: &str) -> Option<usize> {
        let bracket = last_bracket(body)?;
        let before = body.get(..bracket.start).unwrap_or_default();
        let reading = self.read(bracket.content)?;
        if before.trim().is_empty() && is_sentence(&reading, bracket.content) {
            return None;
        }
        if !is_credit_text(&reading, bracket.content) {
            // A bracket after the last sentence of a caption is its credit: "(Harbour Authority, West)".
            let is_placed = || is_placed(&reading, bracket.content) && starts_upper(bracket.content);
            return (ends_sentence(before) && (is_domain(bracket.content) || is_placed())).then_some(bracket.start);
        }
        if reading.begins_with_label {
            return Some(bracket.start);
        }
        if reading.agencies == 0 && has_date(bracket.content) {
            return None;
        }
        let credit = &reading.credit;
        if credit.creators.is_empty()
            && reading.agencies > 0
            && let Some(start) = self.name_start(before)
        {
            return Some(start);
        }
        if let Some(start) = self.labelled_start(body, Boundaries::of(body)).filter(|start| *start < bracket.start) {
            return Some(start);
        }
        if reading.agencies == 0
            && !credit.creators.is_empty()
            && let Some(start) = self.agency_start(before)
        {
            return Some(start);
        }
        let after_sentence = || ends_sentence(before);
        let flagged = !credit.flags.is_empty() || credit.courtesy_of.is_some() || !credit.via.is_empty();
        let has_separator = || {
            bracket.content.contains(['/', '|'])
                && reading.names + reading.organisations > 1
                && (reading.names > 0 || after_sentence())
        };
        // A single letter in brackets inside a sentence is an abbreviation, not a network of that name.
        let agency = || reading.agencies > 0 && (bracket.content.trim().chars().count() > 1 || after_sentence());
        let is_lone = || reading.parties == 1 && reading.names + reading.organisations == 1;
        // "The mayor speaks in Northport. (Northport)": a place.
        let is_named_before = || reading.parties == 1 && before.contains(bracket.content.trim());
        let lone = || {
            reading.parties > 0
                && after_sentence()
                && !is_named_before()
                && (is_lone() || is_placed(&reading, bracket.content) && !is_place(&reading, bracket.content))
        };
        let is_credit = flagged
            || reading.labelled
            || agency()
            || has_separator()
            || lone()
            || is_square(&reading, bracket.content, body)
            || is_name_after_thing(&reading, before)
            || is_authority_after_thing(&reading, bracket.content, before);
        is_credit.then_some(bracket.start)
    }

    /// A credit in brackets between two sentences of a caption: "The ferry sank. (Ines Doe/AP) The crew was saved."
    pub fn between_sentences(&self, text: &str) -> Option<Range<usize>> {
        let is_inside = |end: &usize| text.as_bytes().get(*end) == Some(&b' ') && end + 1 < text.len();
        let end = text.match_indices(')').map(|(at, _)| at + 1).find(is_inside)?;
        let (head, rest) = text.split_at_checked(end)?;
        let bracket = last_bracket(head)?;
        let before = head.get(..bracket.start)?;
        let is_sentence = starts_upper(rest) && !rest.contains('(') && rest.trim_end().ends_with(['.', '!', '?', '。']);
        if before.is_empty() || !ends_sentence(before) || !is_sentence {
            return None;
        }
        let reading = self.read(bracket.content)?;
        let is_named = !reading.credit.creators.is_empty() && (reading.agencies > 0 || reading.begins_with_label);
        (is_named && is_credit_text(&reading, bracket.content)).then_some(bracket.start..end)
    }

    /// The start of an agency alone after the last sentence: "… 灭火。新华社发" before "（张三 摄）".
    fn agency_start(&self, before: &str) -> Option<usize> {
        let at = Boundaries::of(before).after_sentences().next()?;
        let agency = before.get(at..)?.trim_end();
        (at > 0 && self.is_agency(agency.strip_suffix('发').unwrap_or(agency))).then_some(at)
    }

    /// The start of a name alone after the last sentence: "At the pier. Ines Doe" before "(AP)".
    fn name_start(&self, before: &str) -> Option<usize> {
        let trimmed = before.trim_end();
        let at = Boundaries::of(trimmed).after_sentences().next()?;
        trimmed
            .get(at..)
            .is_some_and(|name| {
                // Scripts without capitals do not show whether the whole text is a name.
                let may_be_name = at > 0 || name.contains(char::is_uppercase);
                ends_in_taken(name) || may_be_name && !name.contains(is_ideograph) && self.shape_of(name).is_name()
            })
            .then_some(at)
    }
}

/// Whether a text is one or two capitalised words, such as a place: "(Northport)", "(Northport, Vell)".
fn is_place(reading: &Reading, content: &str) -> bool {
    let is_word = |word: &str| word.chars().all(char::is_alphabetic) && word.chars().skip(1).all(char::is_lowercase);
    reading.names + reading.organisations == 0 && content.split(", ").all(is_word)
}

/// Whether a caption ends in an organisation in square brackets: "The mayor [Harbour Center]". An office or a place is
/// in round ones.
fn is_square(reading: &Reading, content: &str, body: &str) -> bool {
    body.trim_end().ends_with(']') && reading.parties > 0 && starts_upper(content) && content.contains(' ')
}

/// Whether a bracket is the name of a site: "(harbour-post.example)".
fn is_domain(content: &str) -> bool {
    content.rsplit_once('.').is_some_and(|(name, end)| {
        !name.is_empty() && end.len() > 1 && end.chars().all(|c| c.is_ascii_lowercase()) && !name.contains(' ')
    })
}

/// Whether a bracket says when something was published or taken: "(Published Monday, Nov. 18, 2031)".
fn has_date(content: &str) -> bool {
    let is_date = |text: &str| read_prefix(text).is_some_and(|(iso, _)| iso.len() >= DAY);
    content.contains(char::is_numeric) && words(content).iter().any(|(at, _)| content.get(*at..).is_some_and(is_date))
}

/// Words of authorities that hand out pictures of what they did, folded.
const AUTHORITIES: &str = "police politi politiet polizei policía policia polisen poliisi politie polizia polícia policja \
    policie policija poliția rendőrség gendarmerie feuerwehr fire firefighters bomberos bombeiros pompiers brandweer \
    brannvesenet räddningstjänsten kystvakten coastguard guard guardia carabinieri straż coast army navy armée ejército \
    полиция поліція мчс дснс мвд ministry ministerium ministère ministerio ministero";

/// Whether a bracket contains an authority, and the caption names neither a person nor a body: "The wreck on the quay
/// (Norland Police)", but "Ola Berg, inspector (Norland Police)".
fn is_authority_after_thing(reading: &Reading, content: &str, before: &str) -> bool {
    const ARTICLES: &str = "the a an der die das ein eine el la los las le les il un una";
    let is_authority = |word: &str| is_one_of(AUTHORITIES, &name_key(word));
    let mut words = before.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let mut last = before.split_whitespace().rev();
    let (last, earlier) = (last.next().unwrap_or_default(), last.next().unwrap_or_default());
    let is_name = |first: &str, second: &str| starts_upper(first) && starts_upper(second);
    reading.parties == 1
        && reading.names == 0
        && starts_upper(content)
        && content.split_whitespace().any(is_authority)
        && !before.contains([',', ';', ':'])
        && (!is_name(first, second) || is_one_of(ARTICLES, &first.to_lower()))
        && !is_name(earlier, last)
        && (!is_authority(last) || last == "fire")
}

/// Whether the text of a bracket that is a whole caption is a sentence or a phrase: "(The crew waits.)".
fn is_sentence(reading: &Reading, content: &str) -> bool {
    let is_ended = content.trim_end().ends_with(['.', '!', '?', '。'])
        && content.split_whitespace().skip(1).any(|word| word.starts_with(char::is_lowercase));
    let is_phrase = content.contains(['の', 'を', 'は']) && !ends_in_taken(content);
    (is_ended || is_phrase) && !reading.labelled && reading.agencies == 0
}

/// Words before a place.
const IN: &str = "in at near bei nahe à en a em ad ai nel bij te i w v u na в на у";

/// Whether a bracket contains one name, and the word before it is not a name or title: "Anchor in the sand (Ola Berg)".
fn is_name_after_thing(reading: &Reading, before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let (last, earlier) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // "… at the pier in Northport (Thomas Doe)"
    let is_after_place = reading.people == 1 && starts_upper(last) && is_one_of(IN, earlier);
    reading.parties == 1
        && reading.names == 1
        && !reading.ranked
        && (last.starts_with(char::is_lowercase) || is_after_place)
}
