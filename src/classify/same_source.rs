//! Decides whether the texts around an edit name the same source, however their sentences are built.
//!
//! ```text
//! …, teilte die Polizei mit       Laut Polizei …                    the same
//! A ministry spokeswoman said     A spokeswoman for the ministry    the same
//! … said Mayor Holm               Mayor Berg said …                 another one: a name differs
//! Two died, police said. …        Two died. …, police said.         the same, moved to the next sentence
//! ```

use std::ops::Range;

use super::Classifier;
use super::side::{SENTENCE_TOKENS, Side};
use super::sides::Sides;
use crate::pair::both;
use crate::text::{TokenKind, is_form, is_inflected, is_preposition};

/// The most words of a source before or after its verb.
const SOURCE_WORDS: usize = 5;
/// The most verbs of saying in texts that are compared. More are not the reports of one source.
const MOST_VERBS: usize = 6;
/// The fewest letters of the last part of a compound: "Ministeriumssprecherin".
const PART: usize = 6;
/// The fewest letters that two forms of a word share, and the most letters of an ending.
const STEM: usize = 3;
const ENDING: usize = 2;

/// A word of a source, in lower case.
struct SourceWord {
    token: usize,
    word: String,
    is_name: bool,
    /// Whether it can only be a word of the source, and none of the statement.
    is_beside: bool,
}

/// The words beside the verbs of saying in a range.
struct Source {
    verbs: usize,
    words: Vec<SourceWord>,
}

impl<'a> Classifier<'a> {
    /// Whether the sentences of both sides name the same source with plain verbs only. If one names none, the whole
    /// passages must name it equally often.
    pub(super) fn names_same_source(&self, sides: &Sides<'_, 'a>) -> bool {
        let plain = |(side, range): &(&Side<'_>, &Range<usize>)| {
            (*range).clone().all(|token| !side.speaks_of_saying(token) || side.says_plainly(token))
        };
        if !sides.iter().all(plain) {
            return false;
        }
        let sentences = both(*sides, |(side, range)| self.source(side, &side.sentence(range.start)));
        let [one, other] = if sentences.iter().all(|source| source.verbs > 0) {
            sentences
        } else {
            both(*sides, |(side, _)| self.source(side, &(0..side.passage.ids.len().min(SENTENCE_TOKENS))))
        };
        let [(_, before), (_, after)] = *sides;
        let stands = |word: &SourceWord, among: &Source| among.words.iter().any(|other| self.is_same_word(word, other));
        // Each name of one source belongs to the other one, and so does each word of a source in the edit.
        let belongs = |all: &Source, edit: &Range<usize>, among: &Source| {
            let must_stand = |word: &SourceWord| word.is_name || word.is_beside && edit.contains(&word.token);
            all.words.iter().all(|word| !must_stand(word) || stands(word, among))
        };
        one.verbs == other.verbs
            && one.verbs <= MOST_VERBS
            && one.words.iter().any(|word| stands(word, &other))
            && belongs(&one, before, &other)
            && belongs(&other, after, &one)
    }

    /// The verbs of saying in a range, and the words beside them up to a preposition or a sign. Where a verb ends a
    /// sentence without signs, as in Turkish and Korean, the source may begin it.
    #[inline(never)]
    fn source(&self, side: &Side<'_>, range: &Range<usize>) -> Source {
        let is_sign = |token: usize| side.passage.kind(token) == TokenKind::Punctuation;
        // "Wie das Amt am Mittwoch mitteilte": a day may be between the source and the verb.
        let is_figure = |token: usize| self.vocabulary.is_figure(side.id(token));
        let is_end =
            |token: &usize| is_sign(*token) || is_preposition(side.passage.word(*token)) && !is_figure(*token + 1);
        let verbs = range.clone().take(SENTENCE_TOKENS).filter(|token| side.says_plainly(*token));
        let verbs: Vec<usize> = verbs.take(MOST_VERBS + 1).collect();
        let mut source = Source { verbs: verbs.len(), words: Vec::new() };
        if verbs.len() > MOST_VERBS {
            return source;
        }
        for verb in verbs {
            let sentence = side.sentence(verb);
            let ends_sentence =
                (verb + 1..sentence.end).all(is_sign) && !(sentence.start..verb).take(SENTENCE_TOKENS).any(is_sign);
            let before = (sentence.start..verb).rev().take(if ends_sentence { 1 } else { SOURCE_WORDS });
            let first = (sentence.start..verb).take(if ends_sentence { SOURCE_WORDS } else { 0 });
            let after = (verb + 1..sentence.end).take(SOURCE_WORDS).take_while(|token| !is_end(token));
            let mut is_statement = false;
            for token in before.take_while(|token| !is_end(token)).chain(after).chain(first) {
                // A short noun such as "Amt" has little weight.
                let is_noun = || !side.starts(token) && side.passage.word(token).starts_with(char::is_uppercase);
                if (self.speaks(side, token) || is_noun() && !is_figure(token)) && !side.speaks_of_saying(token) {
                    let word = side.passage.lower(token);
                    source.words.push(SourceWord {
                        token,
                        word,
                        is_name: side.is_name(token),
                        is_beside: !ends_sentence && (token < verb || !is_statement),
                    });
                    // The statement may follow the verb, or the source behind it.
                    is_statement = true;
                }
            }
        }
        source
    }

    /// Whether two words are the same: two forms of it, or the last part of a compound.
    #[inline(never)]
    fn is_same_word(&self, one: &SourceWord, other: &SourceWord) -> bool {
        let (word, with) = (one.word.as_str(), other.word.as_str());
        let is_part = |whole: &str, part: &str| {
            part.chars().count() >= PART && (whole.ends_with(part) || whole.starts_with(part))
        };
        // "Sprecher" and "Sprecherin" are two persons.
        let is_other = self.vocabulary.is_german() && word.ends_with("in") != with.ends_with("in");
        word == with
            || is_inflected(self.vocabulary) && is_form(word, with)
            || !(one.is_name || other.is_name)
                && (!is_other && has_stem(word, with) || is_part(word, with) || is_part(with, word))
    }
}

/// Whether two words differ only in their endings: "poliția", "poliției"; "경찰은", "경찰이".
fn has_stem(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let is_hangul = one.starts_with(|c: char| ('가'..='힣').contains(&c));
    let ending = one.chars().count().max(other.chars().count()) - shared;
    if is_hangul { shared >= 2 && ending <= 1 } else { shared > STEM && ending <= ENDING }
}
