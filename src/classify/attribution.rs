//! Decides whether an edit changed an attribution: the speaker, or the verb of saying.
//!
//! ```text
//! said [Paul]{Anna}                      attribution
//! Police [said]{claimed} he left         attribution
//! Police [said]{told reporters} he left  none: both verbs say only that somebody spoke
//! He was [asked]{told} to go             none: the passive names no speaker
//! said [Paul]{Paule}                     a name: similar letters
//! said [Mike]{Michael} Orr               a name: the same initial before the same surname
//! [police said]{according to police}     none: the same speaker
//! said [she]{the mayor}                  none: the same speaker
//! ```

use std::ops::Range;

use super::Classifier;
use super::side::Side;
use super::sides::{Sides, picks, picks_differ};
use super::spelling::{is_respelling, is_spelling};
use crate::change::ChangeClass;
use crate::pair::both;
use crate::text::{
    DISTINCTIVE_WEIGHT, Speech, TokenKind, is_article, is_form, is_inflected, is_plain_speech, is_preposition,
    is_pronoun, names_source,
};
use crate::word_table::is_one_of;

/// The most tokens of a speaker between the comma after the statement and the verb at the end.
const SPEAKER_TOKENS: usize = 6;

/// The most tokens of an edit that may have moved inside its sentence: a speaker with a title.
const MOVED_TOKENS: usize = 20;

/// Auxiliaries of the passive: "was asked".
const PASSIVE: &str = "be been being am is are was were wurde wurden worden été fue fueron sido";

/// The most particles between a verb of saying and the speaker: "according to the".
const PARTICLES: usize = 2;

impl<'a> Classifier<'a> {
    /// The class of an edit in which a verb of saying differs, or a speaker beside one, outside quotation marks.
    /// `None` if neither does.
    ///
    /// Verbs that do not always report ("added", "asked") count only in a sentence with a quotation, or before a clause
    /// ("added that", "asked,"). A changed word beside a verb is a speaker in a sentence with a quotation. Elsewhere it
    /// must stand where a speaker stands: before the verb ("police said"), or after a verb that begins the clause (",
    /// said police", "according to police"). A respelled name is the same speaker.
    pub(super) fn class_of_speech(&self, sides: &Sides<'_, 'a>) -> Option<ChangeClass> {
        if sides.iter().all(|(side, range)| side.is_unspaced_speaker(range)) {
            return Some(ChangeClass::Attribution);
        }
        let quotes = sides.iter().any(|(side, range)| side.sentence_quotes(range.start));
        let outside = |side: &Side<'_>, token: usize| side.quoted.get(token) == Some(&false);
        let reports = |side: &Side<'_>, token: usize| match self.vocabulary.speech(side.id(token)) {
            Speech::None => false,
            _ if side.is_passive(token) => false,
            Speech::Saying => outside(side, token),
            Speech::Reporting => outside(side, token) && (quotes || side.has_reported_clause(token)),
        };
        let inside =
            |verbs: &dyn Fn(&Side<'_>, usize) -> bool| picks(sides, verbs).iter().any(|verbs| !verbs.is_empty());
        let is_phrase = sides.iter().any(|(side, range)| is_preposition(side.passage.word(range.start)));
        let has_speaker =
            !is_phrase && sides.iter().any(|(side, range)| (*range).clone().any(|token| self.speaks(side, token)));
        let beside = |(side, range): &(&Side<'_>, &Range<usize>)| {
            let neighbours = [range.start.checked_sub(1), Some(range.end)];
            neighbours.into_iter().flatten().any(|token| reports(side, token))
        };
        let is_speaker = |(side, range): &(&Side<'_>, &Range<usize>)| {
            let says = |token: &usize| {
                outside(side, *token)
                    && self.vocabulary.speech(side.id(*token)) == Speech::Saying
                    && !side.is_passive(*token)
            };
            side.verb_after(range).as_ref().is_some_and(says)
                || side.verb_before(range.start).as_ref().is_some_and(says)
        };
        let speaker_differs = has_speaker && (quotes && sides.iter().all(beside) || sides.iter().all(is_speaker));
        let is_outside = sides.iter().any(|(side, range)| (*range).clone().any(|token| outside(side, token)));
        let is_attribution = is_outside
            && (inside(&reports) || speaker_differs && !is_spelling(sides, self.vocabulary))
            && !self.only_moves(sides)
            && !(inside(&reports) && self.names_same_source(sides));
        let is_swap = sides.iter().all(|(_, range)| !range.is_empty());
        // "said [she]{Anna Holm}": the same person. "It" may be any organisation.
        let is_person = |word: &str| is_pronoun(word) && word != "it";
        let [one, other] = both(*sides, |(side, range)| range.len() == 1 && is_person(side.passage.word(range.start)));
        if !is_attribution || is_swap && one != other {
            return None;
        }
        if !inside(&reports) {
            // A speaker who got a name is still the same.
            let is_name = self.is_put_right(sides);
            return is_swap.then_some(if is_name { ChangeClass::Name } else { ChangeClass::Attribution });
        }
        self.reports_otherwise(sides).then_some(ChangeClass::Attribution)
    }

    /// Whether a token may name a speaker.
    pub(super) fn speaks(&self, side: &Side<'_>, token: usize) -> bool {
        side.passage.kind(token) == TokenKind::Word
            && !begins_clause(side.passage.word(token))
            && (self.vocabulary.weight(side.id(token)) >= DISTINCTIVE_WEIGHT
                && !self.vocabulary.is_figure(side.id(token))
                || is_pronoun(side.passage.word(token)))
    }

    /// Whether an edit with a verb of saying names other speakers, or another verb that is not plain. Not if the same
    /// speakers stand in the same order with the same verb in another form.
    fn reports_otherwise(&self, sides: &Sides<'_, 'a>) -> bool {
        let is_speaker = |side: &Side<'_>, token: usize| {
            self.speaks(side, token) && self.vocabulary.speech(side.id(token)) == Speech::None
        };
        let [speakers, others] = both(*sides, |(side, range)| -> Vec<(u32, String)> {
            let tokens = range.clone().filter(|token| is_speaker(side, *token));
            tokens.map(|token| (side.id(token), side.passage.lower(token))).collect()
        });
        // "Starosta Petr Svoboda řekl", "podle starosty Petra Svobody".
        let is_same = |((id, word), (other, other_word)): (&(u32, String), &(u32, String))| {
            id == other || is_inflected(self.vocabulary) && is_form(word, other_word)
        };
        let are_same = speakers.len() == others.len() && speakers.iter().zip(&others).all(is_same);
        let names_verb = |side: &Side<'_>, token: usize| {
            self.vocabulary.speech(side.id(token)) != Speech::None && !is_plain(&side.passage.lower(token))
        };
        if !speakers.is_empty() && are_same && !picks_differ(sides, &names_verb) {
            return false;
        }
        // Of two plain verbs of saying, one is as good as the other, unless the speakers differ, too.
        let says_more = |side: &Side<'_>, token: usize| {
            names_verb(side, token) && side.quoted.get(token) == Some(&false) && !side.is_passive(token)
        };
        let is_swap = sides.iter().all(|(_, range)| !range.is_empty());
        !is_swap || picks_differ(sides, &says_more) || !speakers.is_empty() && !others.is_empty()
    }

    /// Whether a name at the start of a sentence was respelled. Capitals prove nothing there, so another one must
    /// follow.
    pub(super) fn is_respelled_name(&self, sides: &Sides<'_, 'a>) -> bool {
        let is_it = |(was, now, has_surname): (&str, &str, bool)| has_surname && is_respelling(was, now);
        replaced_name(sides).is_some_and(is_it) && !self.vocabulary.is_german()
    }

    /// Whether the name of a speaker was put right: one word with similar letters, or with the same initial before the
    /// same surname. "Sprecher" and "Sprecherin" are two persons.
    fn is_put_right(&self, sides: &Sides<'_, 'a>) -> bool {
        replaced_name(sides).is_some_and(|(was, now, has_surname)| {
            !(self.vocabulary.is_german() && was.ends_with("in") != now.ends_with("in"))
                && (is_respelling(was, now) || has_surname && was.chars().next() == now.chars().next())
        })
    }

    /// Whether the words of an edit are on one side only and occur elsewhere in its sentence: a speaker that moved
    /// behind the statement, also with another plain verb: "[Laut Polizei ]…[, sagte die Polizei]".
    fn only_moves(&self, sides: &Sides<'_, 'a>) -> bool {
        let is_swap = sides.iter().all(|(_, range)| !range.is_empty());
        let is_word = |side: &Side<'_>, token| {
            let word = side.passage.word(token);
            side.passage.kind(token) != TokenKind::Punctuation && !begins_clause(word) && !is_article(word)
        };
        let is_other = |side: &Side<'_>, token| self.speaks(side, token) && !is_plain(&side.passage.lower(token));
        if sides.iter().any(|(_, range)| range.len() > MOVED_TOKENS) {
            return false;
        }
        let others = picks(sides, &is_other);
        let is_verb = is_swap || others.iter().all(Vec::is_empty);
        let [before, after] = if is_verb { picks(sides, &is_word) } else { others };
        let (long, short) = if before.len() > after.len() { (before, after) } else { (after, before) };
        let [(one, before), (other, after)] = *sides;
        // The sentence of the other version has the word, also in another case: "řekl starosta", "podle starosty".
        let has_form = |word: &str| {
            let side = if before.is_empty() { (one, before.start) } else { (other, after.start) };
            !is_swap && is_inflected(self.vocabulary) && side.0.has_form(side.1, word)
        };
        let stands =
            |word: &String| one.count_word(before.start, word) == other.count_word(after.start, word) || has_form(word);
        // Both lists are sorted, so a word that occurs twice is found twice.
        let mut rest = long.iter();
        short.iter().all(|word| rest.any(|other| other == word)) && long.iter().all(stands)
    }
}

/// One word with a capital that replaced another, and whether the same word with a capital follows both, or two
/// spellings of it: "Hanna Meyer", "Hannah Maier".
fn replaced_name<'s>(sides: &Sides<'s, '_>) -> Option<(&'s str, &'s str, bool)> {
    let [(one, before), (other, after)] = *sides;
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let (was, now) = (one.passage.word(before.start), other.passage.word(after.start));
    let next = one.passage.word(before.end);
    let next_after = other.passage.word(after.end);
    let has_surname = is_name(next) && (next == next_after || is_name(next_after) && is_respelling(next, next_after));
    (before.len() == 1 && after.len() == 1 && is_name(was) && is_name(now)).then_some((was, now, has_surname))
}

impl Side<'_> {
    /// Whether a token is a verb of saying, or a word such as "according".
    pub(super) fn speaks_of_saying(&self, token: usize) -> bool {
        self.vocabulary.speech(self.id(token)) != Speech::None
    }

    /// Whether a token is a plain verb of saying outside quotation marks.
    pub(super) fn says_plainly(&self, token: usize) -> bool {
        self.speaks_of_saying(token) && self.quoted.get(token) == Some(&false) && is_plain(&self.passage.lower(token))
    }

    /// Whether a verb is in the passive: "was asked", "was later told".
    fn is_passive(&self, token: usize) -> bool {
        let is_passive = |at: Option<usize>| at.is_some_and(|at| is_one_of(PASSIVE, &self.passage.lower(at)));
        let word = |at: usize| self.passage.word(at);
        let is_adverb = || {
            let last = word(token.wrapping_sub(1));
            last.ends_with("ly") || is_one_of("not never also later then twice", last)
        };
        !word(token).ends_with("ing")
            && (is_passive(token.checked_sub(1)) || is_passive(token.checked_sub(2)) && is_adverb())
    }

    /// The token after a speaker. Skips particles, names and days ("in Gravik on Monday"). If the speaker begins the
    /// clause or a comma follows, a quotation is skipped, too: `시장은 “…”고 말했다`, `Bakan Kaya, “…” dedi`.
    fn verb_after(&self, speaker: &Range<usize>) -> Option<usize> {
        let end = speaker.end;
        let belongs = |token: usize| {
            self.passage.kind(token) == TokenKind::Word
                && self.vocabulary.speech(self.id(token)) == Speech::None
                && (self.vocabulary.weight(self.id(token)) < DISTINCTIVE_WEIGHT
                    || self.is_name(token)
                    || self.vocabulary.is_figure(self.id(token)))
        };
        let verb = (end..end + SPEAKER_TOKENS).find(|token| !belongs(*token))?;
        let has_comma = self.passage.word(verb) == ",";
        let mut after = verb + usize::from(has_comma);
        let is_subject = has_comma && verb == end || self.starts(speaker.start);
        if !is_subject || self.quoted.get(after + 1) != Some(&true) || self.quoted.get(after) == Some(&true) {
            return Some(verb);
        }
        after += 1;
        while self.quoted.get(after) == Some(&true) {
            after += 1;
        }
        // The closing mark, and the particle after it in Korean.
        (after..after + 3).find(|token| self.vocabulary.speech(self.id(*token)) == Speech::Saying).or(Some(verb))
    }

    /// The verb before a speaker that begins at `start`. Skips an article. The verb must begin its clause, because
    /// otherwise no speaker follows. "According" always does, "saying" never does.
    fn verb_before(&self, start: usize) -> Option<usize> {
        let is_particle = |token: usize| {
            self.passage.kind(token) == TokenKind::Word
                && self.vocabulary.speech(self.id(token)) == Speech::None
                && self.vocabulary.weight(self.id(token)) < DISTINCTIVE_WEIGHT
        };
        let verb = (start.saturating_sub(PARTICLES + 1)..start).rev().find(|token| !is_particle(*token))?;
        // "dijo a la entrada del juzgado", "said at the gate": a place or a listener.
        let leads_elsewhere =
            |word: &str| is_preposition(word) || matches!(word, "a" | "al") && self.vocabulary.is_romance();
        let word = self.passage.lower(verb);
        // "a déclaré la ministre".
        let first = verb - usize::from(verb > 0 && is_particle(verb - 1) && !is_pronoun(self.passage.word(verb - 1)));
        let begins = first.checked_sub(1).is_none_or(|last| self.passage.kind(last) == TokenKind::Punctuation);
        let is_elsewhere = || (verb + 1..start).any(|token| leads_elsewhere(self.passage.word(token)));
        (names_source(&word) || begins && !word.ends_with("ing") && !is_elsewhere()).then_some(verb)
    }

    /// Whether a reported clause follows ("claimed that") or precedes (", the owner claimed.").
    fn has_reported_clause(&self, token: usize) -> bool {
        let next = self.passage.word(token + 1);
        let is_last = self.passage.sentence(token + 1).is_some_and(|sentence| sentence.end == token + 2);
        let comma = (token.saturating_sub(SPEAKER_TOKENS)..token).any(|before| self.passage.word(before) == ",");
        begins_clause(next) || next == "," && begins_clause(self.passage.word(token + 2)) || is_last && comma
    }
}

/// Whether a word in lower case says only that somebody spoke.
fn is_plain(word: &str) -> bool {
    is_plain_speech(word) || names_source(word)
}

/// Whether a word begins a reported clause.
fn begins_clause(word: &str) -> bool {
    is_one_of("that dass que qu’ qu' dat che że že čo att että hogy că ότι что що че bahwa rằng कि", word)
}
