//! Pairs values of one text that changed in a rewritten sentence, where no edit has both.
//!
//! ```text
//! - The ship, which carried 22 sailors, sank on Thursday.
//! + On Thursday a ship sank with 32 sailors on board.
//!   →   [22 → 32] sailors on board
//! ```
//!
//! All of this must hold:
//!
//! 1. Both values stand in words that were removed, added or rewritten, and the other side of the text has neither.
//! 2. They are of one kind: numbers that count the same word, lengths of time, days, dates, times of day, or names that
//!    are spelled alike or follow the same name.
//! 3. Neither stands in a sentence that was added or removed as a whole. That one is a passage.
//! 4. No other value of the text fits either of them.

use std::ops::Range;

use super::aligned_text::{AlignedText, changes_words};
use super::around::{ends_clause, length, one_line};
use super::counterpart::REWRITTEN_HALF_WORDS;
use super::entry::{id, is_capital, quoted};
use super::finder::is_time;
use super::gather::Gathered;
use super::kept::{Value, counted, is_joint, read_numbers, stem};
use super::passages::is_passage;
use crate::classify::{is_part_of_number, is_same_value, without_possessive};
use crate::fact::{Fact, FactClass};
use crate::pair::both;
use crate::refine::spelling_core;
use crate::text::trim::{slice, trim_start};
use crate::text::{Passage, Vocabulary, is_calendar_word};

/// The most tokens of a text in which values are paired.
const LONGEST_TEXT: usize = 600;

/// The most values of a side that are compared with those of the other.
const MOST_VALUES: usize = 40;

/// The most words quoted before a value, and after it.
const LEAD: usize = 2;
const TRAIL: usize = 3;

/// The most tokens of a value.
const LONGEST_VALUE: usize = 5;

/// The fewest letters of names that are spelled alike.
const NAME_LETTERS: usize = 4;

/// A value or a name of one side that the other one has not.
struct Loose<'p> {
    value: Value<'p>,
    kind: Kind,
}

/// Values of one kind may replace each other.
#[derive(PartialEq)]
enum Kind {
    /// The word that a number counts, or its unit.
    Counts(String),
    Length,
    Day,
    Date,
    Clock,
    Name,
}

/// Adds a fact for each pair, in place of the facts of which its values are parts.
pub(super) fn find(gathered: &mut Gathered<'_>, vocabulary: &Vocabulary) {
    let mut pairs = Vec::new();
    for (number, text) in gathered.aligned.iter().enumerate().filter(|(_, text)| !text.is_moved) {
        for (fact, tokens) in of_text(text, vocabulary) {
            pairs.push((fact, number, tokens));
        }
    }
    for (fact, number, tokens) in pairs {
        let mut is_told = false;
        gathered.keep(&mut |found| {
            let Some(origin) = found.origin.as_ref().filter(|origin| origin.aligned == number) else { return true };
            let has = both([0, 1], |side| {
                origin.values.get(side).zip(tokens.get(side)).is_some_and(|(values, token)| values.contains(token))
            });
            let is_alone = origin.values.iter().any(Range::is_empty);
            let is_value = matches!(found.fact.class, FactClass::Figure | FactClass::Date | FactClass::Name);
            is_told |= is_value && has == [true, true];
            if !is_value || is_told || !is_alone || !has.contains(&true) {
                return true;
            }
            let has_more = !found.fact.also.is_empty();
            if has_more {
                found.fact.class = found.fact.also.remove(0);
            }
            has_more
        });
        if !is_told {
            gathered.enter_whole(fact);
        }
    }
}

/// The pairs of a text, each with the tokens of its values.
fn of_text(text: &AlignedText<'_>, vocabulary: &Vocabulary) -> Vec<(Fact, [usize; 2])> {
    let mut pairs = Vec::new();
    let passages = text.passages();
    if passages.iter().any(|passage| passage.tokens.len() > LONGEST_TEXT) {
        return pairs;
    }
    let [before, after] = [0, 1].map(|side| loose(text, side, vocabulary));
    if before.is_empty() || after.is_empty() {
        return pairs;
    }
    let [one, other] = passages;
    let (before, after) = (unmatched(before, other, vocabulary), unmatched(after, one, vocabulary));
    let fits = |one: &Loose<'_>, other: &Loose<'_>| {
        one.kind == other.kind
            && (one.kind != Kind::Name || are_alike(passages, [one.value.token, other.value.token], vocabulary))
    };
    for one in &before {
        let mut fitting = after.iter().filter(|other| fits(one, other));
        if let (Some(other), None) = (fitting.next(), fitting.next())
            && before.iter().filter(|one| fits(one, other)).count() == 1
        {
            let tokens = [one.value.token, other.value.token];
            pairs.push((pair(text, one, tokens, vocabulary), tokens));
        }
    }
    pairs
}

/// The values of a side in edits without a counterpart at their place.
fn loose<'l>(text: &'l AlignedText<'_>, side: usize, vocabulary: &Vocabulary) -> Vec<Loose<'l>> {
    let mut loose = Vec::new();
    let [one, other] = text.passages();
    let passage = if side == 0 { one } else { other };
    for step in text.changed.iter().copied().filter(|step| text.edit(*step).is_some_and(changes_words)) {
        let [before, after] = text.tokens(&(step..step + 1));
        let is_alone = before.is_empty() || after.is_empty();
        let is_short = || length(one, &before).max(length(other, &after)) <= REWRITTEN_HALF_WORDS;
        // Short edits are facts by themselves, and whole sentences are passages.
        if !is_alone && is_short() || is_passage(one.words(&before)) || is_passage(other.words(&after)) {
            continue;
        }
        let tokens = if side == 0 { before } else { after };
        let mut values = Vec::new();
        read_numbers(passage, &tokens, vocabulary, &mut values);
        for value in values.into_iter().filter(|value| tokens.contains(&value.token)) {
            loose.extend(kind(&value, vocabulary).map(|kind| Loose { value, kind }));
        }
        for token in tokens {
            let word = passage.word(token);
            let is_figure = vocabulary.is_figure(id(passage, token));
            if !is_figure && is_capital(word) && (!passage.starts_sentence(token) || vocabulary.is_name(word)) {
                let value = Value { passage, token, text: without_possessive(word).to_owned(), nth: 0 };
                loose.push(Loose { value, kind: Kind::Name });
            }
        }
    }
    loose.truncate(MOST_VALUES);
    loose
}

/// The kind of a value.
fn kind(Value { passage, token, text, .. }: &Value<'_>, vocabulary: &Vocabulary) -> Option<Kind> {
    match () {
        () if text.contains(' ') => Some(Kind::Date),
        () if is_calendar_word(passage.word(*token)) => Some(Kind::Day),
        () if text.contains(':') => Some(Kind::Clock),
        () if text.ends_with(['d', 'y']) => Some(Kind::Length),
        () if is_time(passage, *token) => None,
        () => {
            // Sums of money and percentages count nothing else.
            let unit = trim_start(text, |c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
            if matches!(unit, "%" | "$" | "€" | "£") {
                return Some(Kind::Counts(unit.to_owned()));
            }
            let last = end(passage, *token, false, vocabulary) - 1;
            counted(passage, last, vocabulary).map(|word| Kind::Counts(stem(passage, word)))
        }
    }
}

/// Those that the other text has not.
fn unmatched<'p>(mut loose: Vec<Loose<'p>>, other: &Passage, vocabulary: &Vocabulary) -> Vec<Loose<'p>> {
    let mut others = Vec::new();
    read_numbers(other, &(0..other.tokens.len()), vocabulary, &mut others);
    loose.retain(|Loose { value, kind }| match kind {
        Kind::Name => !other.ids.contains(&id(value.passage, value.token)),
        _ => !others.iter().any(|other| is_same_value(&value.text, &other.text)),
    });
    loose
}

/// Whether two names are spelled alike, or follow the same name. Only another ending is no other name: Игорь, Игоря.
fn are_alike([one, other]: [&Passage; 2], [i, j]: [usize; 2], vocabulary: &Vocabulary) -> bool {
    let (before, after) = (without_possessive(one.word(i)), without_possessive(other.word(j)));
    let letters = |name: &str| name.chars().count();
    let shorter = letters(before).min(letters(after));
    let shared = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let ending = usize::from(!before.starts_with(|c: char| c.is_ascii()));
    let follows_name = |passage: &Passage, token: usize| is_capital(passage.word(token.wrapping_sub(1)));
    // In German, all nouns have capitals.
    let is_name = !vocabulary.is_german() || follows_name(one, i);
    before != after
        && (is_name && shorter >= NAME_LETTERS && shared + ending < shorter && spelling_core(before, after).is_some()
            || follows_name(one, i) && id(one, i.wrapping_sub(1)) == id(other, j.wrapping_sub(1)))
}

/// The fact of a pair, with the words around the later value.
fn pair(text: &AlignedText<'_>, one: &Loose<'_>, tokens: [usize; 2], vocabulary: &Vocabulary) -> Fact {
    let [before, passage] = text.passages();
    let class = match one.kind {
        Kind::Counts(_) | Kind::Length => FactClass::Figure,
        Kind::Day | Kind::Date | Kind::Clock => FactClass::Date,
        Kind::Name => FactClass::Name,
    };
    let is_clock = one.kind == Kind::Clock;
    let [old, new] = [(before, tokens[0]), (passage, tokens[1])].map(|(passage, token)| {
        token..if one.kind == Kind::Name { token + 1 } else { end(passage, token, is_clock, vocabulary) }
    });
    let is_inside = |token: &usize| !ends_clause(passage, *token);
    let start = (new.start.saturating_sub(LEAD)..new.start).rev().take_while(is_inside).last().unwrap_or(new.start);
    let last = (new.end..passage.tokens.len().min(new.end + TRAIL)).take_while(is_inside).last();
    let (own, whole) = (passage.bytes(&new), passage.bytes(&(start..last.map_or(new.end, |last| last + 1))));
    let around = both([whole.start..own.start, own.end..whole.end], |bytes| one_line(slice(&passage.text, &bytes)));
    quoted(class, text.place.clone(), [before.words(&old).to_owned(), passage.words(&new).to_owned()], around)
}

/// Where a value ends: "72 hours". A time of day may have another word inside: "quarter past eight".
fn end(passage: &Passage, token: usize, is_clock: bool, vocabulary: &Vocabulary) -> usize {
    let (first, last) = (token + 1, passage.tokens.len().min(token + LONGEST_VALUE));
    let mut end = first;
    for next in first..last {
        if ends_clause(passage, next) || next > end + usize::from(is_clock) {
            break;
        }
        if is_part_of_number(passage, next, vocabulary) && !is_joint(passage, next) {
            end = next + 1;
        }
    }
    end
}
