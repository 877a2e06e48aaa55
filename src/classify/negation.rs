//! Decides whether an edit added or removed a negation.

use std::ops::Range;

use super::side::{SENTENCE_TOKENS, Side};
use super::sides::Sides;
use crate::pair::both;
use crate::text::{Passage, TokenKind, Vocabulary, ends_in_unspaced_negation};

/// The number of words on each side of a negation that are compared to find out whether it moved.
const COMPANY: usize = 4;

/// The fewest words that must have moved together. Fewer prove little: "does not run" may be said of two things.
const MOVED_WORDS: usize = 4;

/// The number of words after a negation in which the denied one is searched.
const DENIED: usize = 3;
/// The fewest bytes of a denied word.
const SHORTEST: usize = 3;
/// The bytes that two forms of a denied word share: "injuries", "injured".
const STEM: usize = 5;

/// The most negations of one edit that are looked for elsewhere.
const MOVED_NEGATIONS: usize = 4;

/// Words that only Portuguese has.
const PORTUGUESE: &str = "foi uma ao não num numa pelo pela foram são às outras os";

/// The number of tokens on each side of an edit that are searched: a few paragraphs.
const REACH: usize = 1_000;

/// Whether one side has more negations than the other. Those that only moved do not count.
///
/// ```text
/// [“We will not pay,” ]Holm said.   →   Holm said[, “we will not pay.”]
/// ```
pub(super) fn negations_differ(sides: &Sides<'_, '_>, vocabulary: &Vocabulary) -> bool {
    let [before, after] = both(*sides, |(side, range)| {
        let tokens = range.clone().filter(|token| is_negation(side, *token, vocabulary));
        tokens.collect::<Vec<usize>>()
    });
    let [one, other] = *sides;
    match (before.len(), after.len()) {
        (_, 0) => !have_moved(&before, one, other, vocabulary),
        (0, _) => !have_moved(&after, other, one, vocabulary),
        (before, after) => before != after,
    }
}

/// Whether a token is a negation, or the last sign of one: 逮捕していない, ไม่.
#[inline(never)]
fn is_negation(side: &Side<'_>, token: usize, vocabulary: &Vocabulary) -> bool {
    let passage = side.passage;
    // Portuguese "no" is "in the".
    let is_place = || vocabulary.is_romance() && passage.word(token + 1).starts_with(char::is_uppercase);
    let is_portuguese = || PORTUGUESE.split(' ').any(|word| vocabulary.id_of(word).is_some());
    let is_article = || passage.lower(token) == "no" && (is_place() || is_portuguese());
    vocabulary.is_negation(side.id(token)) && !is_article()
        || passage.kind(token) == TokenKind::Unspaced
            && passage.text.get(..passage.bytes(&(token..token + 1)).end).is_some_and(ends_in_unspaced_negation)
}

/// Whether all negations occur elsewhere on the other side, which has no words at this place.
fn have_moved(
    negations: &[usize],
    (here, range): (&Side<'_>, &Range<usize>),
    (there, place): (&Side<'_>, &Range<usize>),
    vocabulary: &Vocabulary,
) -> bool {
    let has_moved = |token: &usize| {
        has_moved(*token, range, here.passage, there.passage, place.start)
            || denies_same(*token, here, place.start, there, vocabulary)
    };
    negations.is_empty()
        || negations.len() <= MOVED_NEGATIONS
            && place.clone().all(|token| there.passage.kind(token) == TokenKind::Punctuation)
            && negations.iter().all(has_moved)
}

/// Whether the sentences of both sides have equally many negations, and one in the other sentence denies the same word:
/// "There were no injuries", "no one was injured".
fn denies_same(token: usize, here: &Side<'_>, place: usize, there: &Side<'_>, vocabulary: &Vocabulary) -> bool {
    let words = denied(here, token);
    let is_same =
        |word: &String, other: &String| word == other || word.get(..STEM).is_some_and(|stem| other.starts_with(stem));
    let denies =
        |other: &usize| denied(there, *other).iter().any(|other| words.iter().any(|word| is_same(word, other)));
    let others = negations_around(there, place, vocabulary);
    negations_around(here, token, vocabulary).len() == others.len() && others.iter().any(denies)
}

/// The negations in the sentence of a token.
#[inline(never)]
fn negations_around(side: &Side<'_>, token: usize, vocabulary: &Vocabulary) -> Vec<usize> {
    let tokens = side.sentence(token).take(SENTENCE_TOKENS);
    tokens.filter(|token| is_negation(side, *token, vocabulary)).collect()
}

/// The words after a negation, one of which it denies.
#[inline(never)]
fn denied(side: &Side<'_>, token: usize) -> Vec<String> {
    let end = side.sentence(token).end;
    let words = (token + 1..end).take(DENIED).filter(|token| side.passage.kind(*token) == TokenKind::Word);
    words.map(|token| side.passage.lower(token)).filter(|word| word.len() >= SHORTEST).collect()
}

/// Whether a negation occurs on the other side together with the words around it, and just as often.
fn has_moved(token: usize, range: &Range<usize>, here: &Passage, there: &Passage, place: usize) -> bool {
    let is_word = |token: &usize| here.kind(*token) != TokenKind::Punctuation;
    let start = (range.start..token).rev().take(COMPANY).take_while(is_word).last().unwrap_or(token);
    let end = (token..range.end).take(COMPANY + 1).take_while(is_word).last().unwrap_or(token) + 1;
    // It may have moved with the words on both sides of it, or with those on one side.
    let [around, behind, ahead] = [start..end, token..end, start..token + 1].map(|range| here.keys(&range));
    let count = |words: &[u32], passage: &Passage, place: usize| {
        let near = place.saturating_sub(REACH)..passage.ids.len().min(place + REACH);
        passage.keys(&near).windows(words.len()).filter(|window| *window == words).count()
    };
    [around, behind, ahead]
        .into_iter()
        .any(|words| words.len() >= MOVED_WORDS && count(words, there, place) == count(words, here, token))
}
