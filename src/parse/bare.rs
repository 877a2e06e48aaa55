//! Finds a credit at the end of a caption that has neither brackets nor a label.
//!
//! ```text
//! The lock at noon. Ines Doe/Harbour Post                  after a sentence
//! The crew waits at the Harbour Gala Ola Berg/GC Images    found by its signs: how far back does the name reach?
//! ```

use super::boundary::{Boundaries, ends_sentence, is_balanced, is_initial};
use super::credit::labels::ends_in_picture_word;
use super::credit::party::Shape;
use super::credit::qualifiers::{Flags, qualifier};
use super::credit::vocabulary::{AND, COMPANION, LINK, PARTICLE, PICTURE, lists_of};
use super::credit::{LONGEST_CREDIT, Reading};
use super::description::is_description;
use super::signoff::{CreditFinder, LONGEST_PARTY, is_credit_text, with_sign_before};
use crate::article::CreditFlag;
use crate::text::fold::{is_ideograph, is_upper, name_key, starts_upper, words};
use crate::text::trim::trim_end;
use crate::word_table::is_one_of;

/// The most words of a bare sign-off that names only an organisation.
const LONGEST_LONE_PARTY: usize = 6;
/// The most words of a name before a sign. Any before them belong to the caption: "the Harbour Gala Ola Berg/AFP".
const LONGEST_NAME: usize = 3;
/// The most lower-case words of a bare sign-off ("via", "for", "de", "photo by"). A sentence has more.
const MOST_SMALL_WORDS: usize = 7;
/// Prepositions that are as long as other words: "a strike against EFE".
const LONG_PREPOSITIONS: &str = "against between within about contra entre sobre contre contro gegen zwischen durch";
/// The fewest words of a caption that a single name may follow after a sign: "The wall on Monday / Ola Berg".
const FEWEST_WORDS: usize = 3;

impl CreditFinder<'_> {
    /// The start of a sign-off without brackets or label: "… at dawn. Ines Doe/Harbour Post".
    pub fn bare_start(&self, body: &str, boundaries: Boundaries<'_>) -> Option<usize> {
        let start = boundaries
            .after_sentences()
            .take_while(|at| body.len() - at <= LONGEST_CREDIT)
            .filter(|at| body.split_at_checked(*at).is_some_and(|(before, tail)| self.is_after_sentence(before, tail)))
            .last();
        if let Some(start) = start {
            return Some(with_sign_before(body, self.with_name_before(body, start)));
        }
        let start = self
            .handout_start(body)
            .or_else(|| self.last_agency(body))
            .or_else(|| boundaries.starts().next().and_then(|at| self.signed_start(body, at)))?;
        Some(with_sign_before(body, with_label_before(body, start)))
    }

    /// The start of two words at the end that say who gave the picture: "Ola Berg at the pier Submitted photo".
    fn handout_start(&self, body: &str) -> Option<usize> {
        let words = words(body);
        let [.., (at, first), (_, second)] = words.as_slice() else { return None };
        let tail = body.get(*at..)?;
        let is_given =
            |flags: &Flags| flags.contains(&Some(CreditFlag::Handout)) || flags.contains(&Some(CreditFlag::Courtesy));
        // "World Press Photo" is an exhibition.
        let is_name = self.line.is_organisation_word(self.line.word(first));
        let is_handout = *at > 0 && starts_upper(first) && lists_of(second) & PICTURE != 0 && !is_name;
        (is_handout && qualifier(&self.line, tail).as_ref().is_some_and(is_given)).then_some(*at)
    }

    /// The start of an agency in capitals that ends a caption without a full stop: "… on her way to the session EFE".
    /// After a preposition, "a reporter of EFE", and after an organisation, "the agency EFE", it belongs to the caption.
    fn last_agency(&self, body: &str) -> Option<usize> {
        let (before, agency) = body.rsplit_once(' ')?;
        let last = before.split_whitespace().next_back()?;
        let is_free = last.starts_with(char::is_lowercase)
            && !is_preposition(last)
            && last.ends_with(char::is_alphabetic)
            && !is_one_of(LONG_PREPOSITIONS, last)
            && !self.line.is_organisation_word(self.line.word(last));
        // "Foto d'archivio della chiusa Ansa"
        let is_of_picture = || before.split([' ', '\'', '’']).any(|word| lists_of(word) & PICTURE != 0);
        (starts_upper(agency)
            && is_free
            && before.split_whitespace().nth(FEWEST_WORDS).is_some()
            && self.line.is_agency(agency)
            && (is_upper(agency) || is_of_picture()))
        .then_some(body.len() - agency.len())
    }

    /// Moves the start back to include a name before a dash: "… Ortiz Pablo Cruz - Europa Press". Only a well-known
    /// given name proves that there is one.
    fn with_name_before(&self, body: &str, start: usize) -> usize {
        let before = body.get(..start).unwrap_or_default();
        let has_dash = before.ends_with(" - ") || before.ends_with(" – ");
        // "Ola Berg | Archive | The Lighthouse"
        let is_row = before.ends_with("| ") && body.get(start..).is_some_and(|tail| tail.contains(" | "));
        let name = trim_end(before, |c| c.is_whitespace() || matches!(c, '-' | '–' | '|'));
        self.name_at_end(name)
            .filter(|at| {
                let shape = name.get(*at..).filter(|name| name.contains(' ')).map(|name| self.shape_of(name));
                has_dash && shape == Some(Shape::Person) || is_row && shape.is_some_and(Shape::is_name)
            })
            .unwrap_or(start)
    }

    /// Whether the text after a sentence is a bare sign-off. If the sign-off is the `whole` text, the start of a
    /// sentence may look like the name of an organisation.
    fn is_after_sentence(&self, before: &str, tail: &str) -> bool {
        let whole = before.is_empty();
        let signs = has_sign(tail);
        let words = tail.split_whitespace();
        let small = words.clone().filter(|word| word.starts_with(char::is_lowercase)).count();
        // "Jono Petraičio nuotr." ends in a word for a picture, not in a full stop.
        let closed = tail.ends_with('.') && !ends_in_picture_word(&self.line, tail);
        let count = words.count();
        let is_place = before.ends_with('、') && tail.contains('、');
        if small > MOST_SMALL_WORDS
            || whole && is_description(tail)
            || is_place
            || !is_balanced(tail)
            || !signs && (count > LONGEST_LONE_PARTY || closed && whole)
        {
            return false;
        }
        let Some(reading) = self.read(tail).filter(|reading| is_credit_text(reading, tail)) else { return false };
        let credit = &reading.credit;
        let named = !credit.creators.is_empty();
        let has_sentence = tail.contains('。') || tail.contains(". ") && tail.contains(is_ideograph);
        // "Ines Doe/Harbour Post" and nothing else: all words are capitalised.
        let is_list = tail.contains('/')
            && (reading.names > 0 || reading.agencies > 0)
            && reading.parties > 1
            && tail
                .split([' ', '/'])
                .all(|word| word.is_empty() || starts_upper(word) || self.line.word(word).is_particle());
        if whole && (has_sentence || !is_list && (reading.organisations > 0 || !named || reading.agencies == 0)) {
            return false;
        }
        let has_separator = tail.contains(['/', '|']) || credit.commissioned_for.is_some() || !credit.via.is_empty();
        // Dashes, colons and brackets also occur between sentences. So they require an agency, too.
        let pair = named && reading.parties == 2;
        let loosely = reading.agencies > 0 && reading.parties > 1 && (pair || !tail.contains(','));
        let providers = reading.agencies + reading.organisations;
        // "… in Berlin. Rechts Ines Doe": a person in the picture.
        let begins_with_position = lists_of(tail.split_whitespace().next().unwrap_or_default()) & COMPANION != 0;
        loosely
            || reading.labelled && reading.parties > 1
            || has_separator
                && (reading.agencies > 0
                    || named && reading.parties > 1
                    || providers == reading.parties && providers > 1)
            || !whole
                && reading.parties == 1
                && !closed
                && count <= LONGEST_LONE_PARTY
                && (providers == 1 && (reading.agencies == 1 || !before.ends_with('、'))
                    || !begins_with_position && (reading.people == 1 || reading.names == 1 && ends_sentence(before)))
            || !whole && reading.parties == 1 && is_upper(tail) && before.trim_end().ends_with('|')
            || !whole && reading.parties == 0 && !credit.flags.is_empty()
    }

    /// The start of a sign-off that does not follow a sentence. It starts at the signs and goes back over the parties
    /// to the words of the caption, at most to `window`.
    ///
    /// ```text
    /// The crew waits at the Harbour Gala Ola Berg/GC Images
    ///                                    ^ the last name before the sign
    /// ```
    fn signed_start(&self, body: &str, window: usize) -> Option<usize> {
        let signs = signs(body, window);
        let mut start = None;
        for (number, (begin, _)) in signs.iter().enumerate().rev() {
            let after_previous = number.checked_sub(1).and_then(|at| signs.get(at)).map_or(window, |(_, end)| *end);
            let party = body.get(after_previous..*begin)?;
            let offset = *begin - party.trim_start().len();
            let is_whole = self.is_party(party.trim());
            let is_spaced = body.get(*begin..).is_some_and(|rest| rest.starts_with(' '));
            let name = || self.name_at_end(party).filter(|at| !(is_spaced && is_subject(party, *at)));
            start = if is_whole { Some(offset) } else { name().map(|at| after_previous + at).or(start) };
            if !is_whole {
                break;
            }
        }
        // Before "on Monday / Ola Berg" stands no name.
        let start = start.unwrap_or(window);
        let tail = body.get(start..)?;
        if let Some(reading) = self.read(tail)
            && start > 0
            && self.is_signed(&reading, tail)
        {
            return Some(start);
        }
        // "… in La Mole / Ola Berg", "Jan Kurz / T. Bergas / HPR": the first sign with spaces around it separates
        // caption and credit.
        let spaced = |(begin, end): &&(usize, usize)| {
            body.get(*begin..*end).is_some_and(|sign| sign.starts_with(' ') && sign.ends_with(' ') && sign.len() == 3)
        };
        let (_, cut) = signs.iter().filter(spaced).find(|(_, end)| *end > start)?;
        let (before, tail) = body.split_at_checked(*cut)?;
        let reading = self.read(tail).filter(|reading| is_credit_text(reading, tail))?;
        let has_words = before.split_whitespace().count() > FEWEST_WORDS;
        let is_name = reading.parties == 1 && reading.names == 1 && has_words && before.contains(char::is_lowercase);
        let is_name = is_name || reading.parties == 1 && reading.agencies == 1 && has_words;
        let is_full = reading.names > 0 && reading.parties > 1 && reading.agencies + reading.organisations > 0;
        (is_name || is_full).then_some(*cut)
    }

    /// Whether a reading is a sign-off although it does not follow a sentence.
    fn is_signed(&self, reading: &Reading, tail: &str) -> bool {
        let credit = &reading.credit;
        let first = first_party(tail);
        let providers = reading.agencies + reading.organisations;
        let distinct = |party: &str| self.is_agency(party) || self.shape_of(party).is_name() || party.starts_with('@');
        // "Ola Berg | Archive | The Lighthouse"
        let is_row = reading.names > 0 && tail.matches(" | ").nth(1).is_some();
        is_credit_text(reading, tail) && is_row
            || is_credit_text(reading, tail)
                && (distinct(first) || providers > 1)
                && (!credit.creators.is_empty() || providers > 1)
                && (reading.agencies > 0 || reading.organisations > 0 && reading.names > 0 && tail.contains('/'))
                && reading.parties > 1
    }

    /// Whether the whole text between two signs can be one party.
    fn is_party(&self, party: &str) -> bool {
        let mut words = party.split_whitespace();
        let count = words.clone().count();
        self.is_agency(party)
            || (1..=LONGEST_PARTY).contains(&count)
                && count <= LONGEST_NAME + 1
                && words.all(|word| starts_upper(word) || self.line.word(word).is_particle() || word.starts_with('@'))
                && starts_upper(party)
    }

    /// The start of the name or agency at the end of a text: for "at the Harbour Gala Ola Berg", the start of "Ola
    /// Berg".
    fn name_at_end(&self, text: &str) -> Option<usize> {
        let words = words(text);
        let is_part = |word: &str| {
            starts_upper(word) && !word.ends_with([',', ';', ':', '.', '!', '?', ')', '"', '”']) || is_initial(word)
        };
        let words_at_end: Vec<(usize, &str)> = {
            let mut words_at_end: Vec<(usize, &str)> = words
                .iter()
                .rev()
                .copied()
                .take_while(|(_, word)| is_part(word) || self.line.word(word).is_particle() || word.starts_with('@'))
                .take(2 * LONGEST_PARTY)
                .collect();
            while words_at_end.last().is_some_and(|(_, word)| self.line.word(word).is_particle()) {
                words_at_end.pop();
            }
            words_at_end.reverse();
            words_at_end
        };
        let from = |at: usize| words_at_end.get(at).map(|(start, _)| *start);
        // "AP Photo/Ines Doe", "@harbour_fire via X", "Bomberos Valdemar/EFE".
        for (at, (start, word)) in words_at_end.iter().enumerate() {
            let rest = text.get(*start..).unwrap_or_default().trim();
            if word.starts_with('@')
                || self.is_agency(rest)
                || self.line.is_organisation_word(self.line.word(word)) && at > 0 && words_at_end.len() - at > 1
            {
                return Some(*start);
            }
        }
        let full = |word: &str| starts_upper(word) && !is_initial(word);
        let names: Vec<usize> =
            words_at_end.iter().enumerate().filter(|(_, (_, word))| full(word)).map(|(at, _)| at).collect();
        let nth_last = |back: usize| names.len().checked_sub(back).and_then(|at| names.get(at)).copied();
        let given = |at: Option<usize>| {
            at.and_then(|at| words_at_end.get(at))
                .is_some_and(|(_, word)| self.line.is_given_name(self.line.word(word)))
        };
        let before = from(0).and_then(|start| text.get(..start)).unwrap_or_default();
        let after_small = before.split_whitespace().next_back().is_some_and(is_preposition);
        let begin = match names.len() {
            0 => return None,
            1 | 2 => 0,
            // "in Northtown Thomas Doe": the given name shows where the name begins.
            LONGEST_NAME if given(nth_last(3)) && !(given(nth_last(2)) && after_small) => 0,
            LONGEST_NAME if given(nth_last(2)) || after_small => nth_last(2)?,
            LONGEST_NAME => 0,
            _ if given(nth_last(3)) && given(nth_last(2)) => nth_last(3)?,
            _ => nth_last(2)?,
        };
        // Initials belong to the name after them: "Gala M. Stone".
        let begin = (0..begin)
            .rev()
            .take_while(|at| words_at_end.get(*at).is_some_and(|(_, word)| is_initial(word)))
            .last()
            .unwrap_or(begin);
        from(begin)
    }
}

/// Ends of words for offices before a name. "… with Mayor Ana Ruiz / AP" names a person in the picture.
const OFFICES: &str = "president presidente presidenta président présidente präsident präsidentin prezydent predsednik minister \
    ministerin ministro ministra ministre premier mayor meister meisterin maire alcalde alcaldesa sindaco prefeito senator senador \
    governor gobernador kanzler kanzlerin député diputado deputado burgemeester президент министр депутат міністр";

/// Whether the name at a place in a text is that of a person in the picture: a small word or an office precedes it.
fn is_subject(text: &str, at: usize) -> bool {
    let Some((before, name)) = text.split_at_checked(at) else { return false };
    let is_office = |word: &str| {
        let key = name_key(word);
        OFFICES.split(' ').any(|office| key.ends_with(office))
    };
    let mut last = before.split_whitespace().rev();
    let (last, earlier) = (last.next().unwrap_or_default(), last.next().unwrap_or_default());
    let is_small = (lists_of(last) & (PARTICLE | LINK | AND) != 0 || is_one_of("with avec con com mit med met", last))
        && last.starts_with(char::is_lowercase);
    // "foto de Ines Doe / EFE"
    is_small && lists_of(earlier) & PICTURE == 0
        || is_office(last)
        || name.split_whitespace().next().is_some_and(is_office)
}

/// Moves the start back to include a label in small letters: "… at dawn fot. Ines Doe/PAP".
fn with_label_before(body: &str, start: usize) -> usize {
    let before = body.get(..start).unwrap_or_default().trim_end();
    let label = before.rsplit(' ').next().unwrap_or_default();
    let is_label = label.starts_with(char::is_lowercase) && lists_of(label) & PICTURE != 0;
    if is_label { before.len() - label.len() } else { start }
}

/// Whether the text contains a sign or word that separates parties.
fn has_sign(tail: &str) -> bool {
    tail.contains(['/', '|']) || [" via ", " for "].iter().any(|word| tail.contains(word))
}

/// The signs that separate parties, from `window` on, including the spaces around them.
fn signs(body: &str, window: usize) -> Vec<(usize, usize)> {
    let text = body.get(window..).unwrap_or_default();
    let mut signs = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        let sign = match byte {
            b'/' | b'|' => 1,
            b' ' => [" via ", " for ", " - "]
                .iter()
                .find(|sign| text.get(at..).is_some_and(|t| t.starts_with(**sign)))
                .map_or(0, |sign| sign.len()),
            _ => 0,
        };
        if sign > 0 {
            let begin = text.get(..at).unwrap_or_default().trim_end().len();
            let rest = text.get(at + sign..).unwrap_or_default();
            signs.push((window + begin, window + text.len() - rest.trim_start().len()));
        }
    }
    signs
}

/// The text before the first sign.
fn first_party(tail: &str) -> &str {
    let end = signs(tail, 0).first().map_or(tail.len(), |(begin, _)| *begin);
    tail.get(..end).unwrap_or_default().trim()
}

/// Whether a word may introduce a place. The capitalised word after it is then not a given name.
fn is_preposition(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && word.chars().count() <= 4
}
