//! Decides whether an edit changed an attribution: the speaker, or the verb of saying.

use std::ops::Range;

use super::Classifier;
use super::side::Side;
use super::sides::{Sides, picks};
use super::spelling::is_spelling;
use crate::text::lowercase::Lowercase;
use crate::text::{DISTINCTIVE_WEIGHT, Speech, TokenKind, is_preposition, is_pronoun, token_key};

/// The most tokens of a speaker between the comma after the statement and the verb at the end.
const SPEAKER_TOKENS: usize = 6;

/// The most tokens of an edit that may have moved inside its sentence: a speaker with a title.
const MOVED_TOKENS: usize = 20;

/// The most particles between a verb of saying and the speaker: "according to the".
const PARTICLES: usize = 2;

impl<'a> Classifier<'a> {
    /// Whether a verb of saying differs, or a speaker beside one, outside quotation marks.
    ///
    /// Verbs that do not always report ("added", "asked") count only in a sentence with a quotation, or before a clause
    /// ("added that", "asked,"). A changed word beside a verb is a speaker in a sentence with a quotation. Elsewhere it
    /// must stand where a speaker stands: before the verb ("police said"), or after a verb that begins the clause (",
    /// said police", "according to police"). A respelled name is the same speaker.
    pub(super) fn is_attribution(&self, sides: &Sides<'_, 'a>) -> bool {
        let quotes = sides.iter().any(|(side, range)| side.sentence_quotes(range.start));
        let outside = |side: &Side<'_>, token: usize| side.quoted.get(token) == Some(&false);
        let reports = |side: &Side<'_>, token: usize| match self.vocabulary.speech(side.id(token)) {
            Speech::Saying => outside(side, token),
            Speech::Reporting => outside(side, token) && (quotes || side.has_reported_clause(token)),
            Speech::None => false,
        };
        let inside =
            |verbs: &dyn Fn(&Side<'_>, usize) -> bool| picks(sides, verbs).iter().any(|verbs| !verbs.is_empty());
        let speaks = |side: &Side<'_>, token: usize| {
            side.passage.kind(token) == TokenKind::Word
                && !begins_clause(side.passage.word(token))
                && (self.vocabulary.weight(side.id(token)) >= DISTINCTIVE_WEIGHT
                    || is_pronoun(side.passage.word(token)))
        };
        let is_phrase = sides.iter().any(|(side, range)| is_preposition(side.passage.word(range.start)));
        let has_speaker =
            !is_phrase && sides.iter().any(|(side, range)| (*range).clone().any(|token| speaks(side, token)));
        let beside = |(side, range): &(&Side<'_>, &Range<usize>)| {
            let neighbours = [range.start.checked_sub(1), Some(range.end)];
            neighbours.into_iter().flatten().any(|token| reports(side, token))
        };
        let is_speaker = |(side, range): &(&Side<'_>, &Range<usize>)| {
            let says =
                |token: &usize| outside(side, *token) && self.vocabulary.speech(side.id(*token)) == Speech::Saying;
            side.verb_after(range.end).as_ref().is_some_and(says)
                || side.verb_before(range.start).as_ref().is_some_and(says)
        };
        let speaker_differs = has_speaker && (quotes && sides.iter().all(beside) || sides.iter().all(is_speaker));
        let is_outside = sides.iter().any(|(side, range)| (*range).clone().any(|token| outside(side, token)));
        is_outside
            && (inside(&reports) || speaker_differs && !is_spelling(sides, self.vocabulary))
            && !self.only_moves(sides)
    }

    /// Whether the words of an edit are on one side only and occur elsewhere in its sentence: a speaker that moved
    /// behind the statement.
    fn only_moves(&self, sides: &Sides<'_, 'a>) -> bool {
        let is_word = |side: &Side<'_>, token| {
            side.passage.kind(token) != TokenKind::Punctuation && !begins_clause(side.passage.word(token))
        };
        if sides.iter().any(|(_, range)| range.len() > MOVED_TOKENS) {
            return false;
        }
        let [before, after] = picks(sides, &is_word);
        let (long, short) = if before.len() > after.len() { (before, after) } else { (after, before) };
        let [(one, before), (other, after)] = *sides;
        let stands = |word: &String| one.count_word(before.start, word) == other.count_word(after.start, word);
        // Both lists are sorted, so a word that occurs twice is found twice.
        let mut rest = long.iter();
        short.iter().all(|word| rest.any(|other| other == word)) && long.iter().all(stands)
    }
}

impl Side<'_> {
    /// The token after a speaker that ends before `end`. Skips particles and names that belong to the speaker ("in
    /// Gravik").
    fn verb_after(&self, end: usize) -> Option<usize> {
        let belongs = |token: usize| {
            self.passage.kind(token) == TokenKind::Word
                && self.vocabulary.speech(self.id(token)) == Speech::None
                && (self.vocabulary.weight(self.id(token)) < DISTINCTIVE_WEIGHT || self.is_name(token))
        };
        (end..end + SPEAKER_TOKENS).find(|token| !belongs(*token))
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
        let word = self.passage.word(verb).to_lower();
        // "a déclaré la ministre".
        let first = verb - usize::from(verb > 0 && is_particle(verb - 1) && !is_pronoun(self.passage.word(verb - 1)));
        let begins = first.checked_sub(1).is_none_or(|last| self.passage.kind(last) == TokenKind::Punctuation);
        let names_source =
            matches!(token_key(&word).as_ref(), "according" | "laut" | "angaben" | "selon" | "d'après" | "según");
        (names_source || begins && !word.ends_with("ing")).then_some(verb)
    }

    /// Whether a reported clause follows ("claimed that") or precedes (", the owner claimed.").
    fn has_reported_clause(&self, token: usize) -> bool {
        let next = self.passage.word(token + 1);
        let is_last = self.passage.sentences.binary_search_by_key(&(token + 2), |sentence| sentence.end).is_ok();
        let comma = (token.saturating_sub(SPEAKER_TOKENS)..token).any(|before| self.passage.word(before) == ",");
        begins_clause(next) || next == "," && begins_clause(self.passage.word(token + 2)) || is_last && comma
    }
}

/// Whether a word begins a reported clause.
fn begins_clause(word: &str) -> bool {
    matches!(word, "that" | "dass" | "que" | "qu’il" | "qu'il")
}
