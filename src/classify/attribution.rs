//! Both sides of an edit in, whether it changed who says something, or how it is said to be said, out.

use std::ops::Range;

use super::spelling::is_spelling;
use super::{Classifier, MIN_DISTINCTIVE, Side, Sides, picks};
use crate::text::{Speech, TokenKind, is_preposition, is_pronoun, token_key};

/// Tokens that name a speaker at most, between the comma after what is reported and the verb at the end.
const SPEAKER_TOKENS: usize = 6;

/// Tokens of an edit that may have moved inside its sentence at most: a speaker with his office.
const MOVED_TOKENS: usize = 20;

/// Particles between a verb of saying and the speaker at most: "according to the".
const PARTICLES: usize = 2;

impl<'a> Classifier<'a> {
    /// Whether a verb of saying came, went or stands right beside the edit, outside quotation marks.
    ///
    /// Verbs that only report in company ("added", "asked") count in a sentence that quotes, or before a clause
    /// ("added that", "asked,"). A speaker that merely stands beside a verb counts in a sentence that quotes, and
    /// elsewhere where a speaker stands: right before the verb ("police said"), or after it where the clause begins with
    /// it (", said police", "according to police"). The same name spelled in another way is the same speaker.
    pub(super) fn is_attribution(&self, sides: &Sides<'_, 'a>) -> bool {
        let quotes = sides.iter().any(|(side, range)| side.sentence_quotes(range.start));
        let outside = |side: &Side<'_>, token: usize| side.quoted.get(token) == Some(&false);
        let reports = |side: &Side<'_>, token: usize| match self.vocabulary.speech(side.id(token)) {
            Speech::Saying => outside(side, token),
            Speech::Reporting => outside(side, token) && (quotes || side.goes_on_with_clause(token)),
            Speech::None => false,
        };
        let inside =
            |verbs: &dyn Fn(&Side<'_>, usize) -> bool| picks(sides, verbs).iter().any(|verbs| !verbs.is_empty());
        let speaks = |side: &Side<'_>, token: usize| {
            side.passage.kind(token) == TokenKind::Word
                && !begins_clause(side.passage.word(token))
                && (self.vocabulary.weight(side.id(token)) >= MIN_DISTINCTIVE || is_pronoun(side.passage.word(token)))
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

    /// Whether the words of an edit went or came on one side alone, and stand elsewhere in its sentence: a speaker that was put
    /// behind what is said.
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
        // Both are sorted, and one that stands there twice is looked for twice.
        let mut rest = long.iter();
        short.iter().all(|word| rest.any(|other| other == word)) && long.iter().all(stands)
    }
}

impl Side<'_> {
    /// The token after a speaker that ends before `end`, past particles and names that belong to the speaker ("in Gravik").
    fn verb_after(&self, end: usize) -> Option<usize> {
        let belongs = |token: usize| {
            self.passage.kind(token) == TokenKind::Word
                && self.vocabulary.speech(self.id(token)) == Speech::None
                && (self.vocabulary.weight(self.id(token)) < MIN_DISTINCTIVE || self.is_name(token))
        };
        (end..end + SPEAKER_TOKENS).find(|token| !belongs(*token))
    }

    /// The verb before a speaker that begins at `start`, past an article, if the verb begins its clause: after it the
    /// speaker follows. "According" begins a clause wherever it stands, "saying" goes on with what is said.
    fn verb_before(&self, start: usize) -> Option<usize> {
        let is_particle = |token: usize| {
            self.passage.kind(token) == TokenKind::Word
                && self.vocabulary.speech(self.id(token)) == Speech::None
                && self.vocabulary.weight(self.id(token)) < MIN_DISTINCTIVE
        };
        let verb = (start.saturating_sub(PARTICLES + 1)..start).rev().find(|token| !is_particle(*token))?;
        let word = self.passage.word(verb).to_lowercase();
        // "a déclaré la ministre".
        let first = verb - usize::from(verb > 0 && is_particle(verb - 1) && !is_pronoun(self.passage.word(verb - 1)));
        let begins = first.checked_sub(1).is_none_or(|last| self.passage.kind(last) == TokenKind::Punctuation);
        let names_source =
            matches!(token_key(&word).as_ref(), "according" | "laut" | "angaben" | "selon" | "d'après" | "según");
        (names_source || begins && !word.ends_with("ing")).then_some(verb)
    }

    /// Whether a clause that is reported follows ("claimed that") or went before (", the owner claimed.").
    fn goes_on_with_clause(&self, token: usize) -> bool {
        let next = self.passage.word(token + 1);
        let is_last = self.passage.sentences.binary_search_by_key(&(token + 2), |sentence| sentence.end).is_ok();
        let comma = (token.saturating_sub(SPEAKER_TOKENS)..token).any(|before| self.passage.word(before) == ",");
        begins_clause(next) || next == "," && begins_clause(self.passage.word(token + 2)) || is_last && comma
    }
}

/// Whether a word begins the clause that is reported.
fn begins_clause(word: &str) -> bool {
    matches!(word, "that" | "dass" | "que" | "qu’il" | "qu'il")
}
