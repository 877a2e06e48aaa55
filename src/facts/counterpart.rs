//! Pairs values where no edit has both: in a rewritten sentence, or in sentences that do not correspond.
//!
//! ```text
//! - Three people were hurt when a crane fell.
//! + A woman died when a crane fell. Four people were hurt.
//!   →   [Three → Four] people were hurt, and a new passage: "A woman died when a crane fell."
//!
//! - The ship, which carried 22 sailors, sank on Thursday.
//! + On Thursday a ship sank with 32 sailors on board.
//!   →   [22 → 32] sailors on board
//! ```
//!
//! Both values stand in words that were removed, added or rewritten. No other value fits either of them. In addition, one
//! of these holds:
//!
//! 1. Both are figures, and the same words follow them. Two of these are distinctive: "people were hurt", never "people"
//!    alone. In a script without spaces these are four signs: 人负伤了, never 名矿工.
//! 2. Both stand in one paragraph, outside of sentences that were added or removed as a whole, and neither version of it
//!    has the other value. They are of one kind: numbers that count the same word, lengths of time, days, dates, times of
//!    day, or names that are spelled alike or follow the same name.

use std::ops::Range;

use super::aligned_text::{AlignedText, changes_words};
use super::around::{ends_clause, is_long_word, length, one_line, shortened};
use super::entry::{Blocks, id, is_capital, place, quoted};
use super::finder::is_time;
use super::gather::{Found, Gathered};
use super::kept::{Value, counted, is_joint, read_numbers, stem};
use super::passages::is_passage;
use crate::classify::{is_part_of_number, is_same_value, values_of, without_possessive};
use crate::comparison::{Comparison, RowKind};
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::pair::both;
use crate::refine::spelling_core;
use crate::text::trim::{slice, trim_start};
use crate::text::{Passage, Vocabulary, is_calendar_word, is_form, is_inflected, is_particle};

/// The half words of a side from which an edit is a rewritten passage: more than four words.
const REWRITTEN_HALF_WORDS: usize = 8;

/// The same if only one side has a figure.
const UNEVEN_HALF_WORDS: usize = 4;

/// The fewest words that are a passage without the figure that they replaced.
const FEWEST_WORDS: usize = 3;

/// The half words that are distinctive at least: two words, or four signs of a script without spaces.
const DISTINCTIVE_HALF_WORDS: usize = 4;

/// The most values of a version that are compared with those of the other.
const MOST_VALUES: usize = 60;

/// The most words after a figure that are compared.
const REACH_WORDS: usize = 6;

/// The most tokens of a paragraph in which values are paired.
const LONGEST_TEXT: usize = 600;

/// The most words quoted before a value, and after it.
const LEAD: usize = 2;
const TRAIL: usize = 4;

/// The most tokens of a value.
const LONGEST_VALUE: usize = 5;

/// The fewest letters of names that are spelled alike.
const NAME_LETTERS: usize = 4;

/// A value in words without a counterpart at their place.
struct Loose<'l> {
    value: Value<'l>,
    kind: Kind,
    /// Its place, with the edit that it belongs to, unless its whole row was added or removed.
    place: FactPlace,
    /// The number of its aligned text, if the other side of that has not the value.
    text: Option<usize>,
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
    /// A figure that is not paired in its text. Its value is not read.
    Figure,
}

/// Adds a fact for each pair, in place of the facts that its values were parts of.
pub(super) fn find(comparison: &Comparison, blocks: &Blocks<'_>, gathered: &mut Gathered<'_>, vocabulary: &Vocabulary) {
    let [before, after] = loose(comparison, blocks, gathered, vocabulary);
    let fits = |one: &Loose<'_>, other: &Loose<'_>| fits(one, other, vocabulary);
    let mut pairs = Vec::new();
    for one in &before {
        let mut fitting = after.iter().filter(|other| fits(one, other));
        if let (Some(other), None) = (fitting.next(), fitting.next())
            && before.iter().filter(|one| fits(one, other)).count() == 1
            && !is_same(&one.value, &other.value, vocabulary)
        {
            let at = both([one, other], |loose| (loose.place.clone(), loose.value.token, sentence(&loose.value)));
            pairs.push((pair(one, other, vocabulary), one.text.filter(|_| one.text == other.text), at));
        }
    }
    for (fact, text, at) in pairs {
        let mut is_reported = false;
        if let Some(text) = text {
            let [(_, one, _), (_, other, _)] = at;
            let tokens = [one, other];
            gathered.keep(&mut |found| keeps_in_text(found, text, tokens, &mut is_reported));
        } else {
            for (side, (place, _, sentence)) in at.iter().enumerate() {
                gathered.keep(&mut |found| keeps(&mut found.fact, side, place, sentence));
            }
        }
        if !is_reported {
            gathered.enter_whole(fact);
        }
    }
}

/// Whether one value may have replaced another.
fn fits(one: &Loose<'_>, other: &Loose<'_>, vocabulary: &Vocabulary) -> bool {
    if one.text.is_some() && one.text == other.text {
        return one.kind == other.kind && (one.kind != Kind::Name || are_alike(&one.value, &other.value, vocabulary));
    }
    let is_figure = |loose: &Loose<'_>| matches!(loose.kind, Kind::Counts(_) | Kind::Figure);
    is_figure(one)
        && is_figure(other)
        && (one.place.edits.is_empty() || one.place != other.place)
        && count_the_same(&one.value, &other.value, vocabulary)
}

/// The values of each version that have no counterpart at their place.
fn loose<'l>(
    comparison: &Comparison,
    blocks: &Blocks<'l>,
    gathered: &'l Gathered<'_>,
    vocabulary: &Vocabulary,
) -> [Vec<Loose<'l>>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    for (number, text) in gathered.aligned.iter().enumerate() {
        let [mut before, mut after] = of_text(text, number, vocabulary);
        let [one, other] = text.passages();
        if before.iter().any(is_in_text) && after.iter().any(is_in_text) {
            drop_shared(&mut before, other, vocabulary);
            drop_shared(&mut after, one, vocabulary);
        }
        sides[0].append(&mut before);
        sides[1].append(&mut after);
    }
    for (number, row) in comparison.rows.iter().enumerate() {
        let (side, texts, known) = match row.kind {
            RowKind::Deleted if row.moved.is_none() => (&mut sides[0], &row.before, &blocks.before),
            RowKind::Inserted if row.moved.is_none() => (&mut sides[1], &row.after, &blocks.after),
            _ => continue,
        };
        for passage in texts.iter().filter(|block| block.photo.is_none()).filter_map(|block| known.get(block.block)) {
            enter(passage, &(0..passage.tokens.len()), &place(number, FactPart::Text), None, false, vocabulary, side);
        }
    }
    for side in &mut sides {
        side.truncate(MOST_VALUES);
    }
    sides
}

fn is_in_text(loose: &Loose<'_>) -> bool {
    loose.text.is_some()
}

/// The values of a text in edits without a counterpart at their place.
fn of_text<'l>(text: &'l AlignedText<'_>, number: usize, vocabulary: &Vocabulary) -> [Vec<Loose<'l>>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    let passages = text.passages();
    let is_figure = |passage: &Passage, token: usize| vocabulary.is_figure(id(passage, token));
    // The edits, each with whether it is a passage, and whether the others have a figure, and words of each side.
    let (mut edits, mut has_figure, mut has_words) = (Vec::new(), false, [false; 2]);
    for step in text.changed.iter().copied().filter(|step| text.edit(*step).is_some_and(changes_words)) {
        let Some(aligned) = text.steps.get(step) else { continue };
        let [one, other] = passages;
        let (before, after) = (&aligned.before, &aligned.after);
        let is_alone = before.is_empty() || after.is_empty();
        let [has_one, has_other] = text.sides_have(step, &is_figure);
        let short = if has_one == has_other { REWRITTEN_HALF_WORDS } else { UNEVEN_HALF_WORDS };
        if !is_alone && length(one, before).max(length(other, after)) <= short {
            continue;
        }
        // Whole sentences are passages, unless they moved.
        let wholes = [is_passage(one.words(before)), is_passage(other.words(after))];
        let is_whole = !text.is_moved && (wholes == [true, true] || is_alone && wholes.contains(&true));
        if !is_whole {
            has_figure |= has_one || has_other;
            has_words = [has_words[0] || !before.is_empty(), has_words[1] || !after.is_empty()];
        }
        edits.push((aligned, is_whole));
    }
    let is_long = passages.iter().any(|passage| passage.tokens.len() > LONGEST_TEXT);
    let is_read = !is_long && has_words == [true, true];
    for (aligned, is_whole) in edits {
        let place = FactPlace { edits: vec![aligned.edit], ..text.place.clone() };
        let number = (is_read && !is_whole).then_some(number);
        for ((side, passage), range) in sides.iter_mut().zip(passages).zip([&aligned.before, &aligned.after]) {
            enter(passage, range, &place, number, has_figure, vocabulary, side);
        }
    }
    sides
}

/// Whether a token may be a part of a name.
fn may_be_name(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    let word = passage.word(token);
    is_capital(word)
        && !vocabulary.is_figure(id(passage, token))
        && (!passage.starts_sentence(token) || vocabulary.is_name(word))
}

/// Adds the values of some tokens, and their names if they are paired in their text. Elsewhere figures are not read.
fn enter<'l>(
    passage: &'l Passage,
    tokens: &Range<usize>,
    place: &FactPlace,
    text: Option<usize>,
    has_figure: bool,
    vocabulary: &Vocabulary,
    loose: &mut Vec<Loose<'l>>,
) {
    let mut add = |value, kind| loose.push(Loose { value, kind, place: place.clone(), text });
    let value = |token: usize, text: &str| Value { passage, token, text: text.to_owned(), nth: 0 };
    let is_figure = |token: &usize| vocabulary.is_figure(id(passage, *token)) && !is_time(passage, *token);
    if text.is_none() {
        tokens.clone().filter(is_figure).for_each(|token| add(value(token, ""), Kind::Figure));
        return;
    }
    let mut values = Vec::new();
    if has_figure {
        read_numbers(passage, tokens, vocabulary, &mut values);
    }
    for value in values.into_iter().filter(|value| tokens.contains(&value.token)) {
        if let Some(kind) = kind(&value, vocabulary) {
            add(value, kind);
        }
    }
    for token in tokens.clone().filter(|token| may_be_name(passage, *token, vocabulary)) {
        add(value(token, without_possessive(passage.word(token))), Kind::Name);
    }
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

/// Drops the values that the other side of their text has from those that are paired in it.
fn drop_shared(loose: &mut [Loose<'_>], other: &Passage, vocabulary: &Vocabulary) {
    let mut others = Vec::new();
    if loose.iter().any(|loose| !matches!(loose.kind, Kind::Name | Kind::Figure)) {
        read_numbers(other, &(0..other.tokens.len()), vocabulary, &mut others);
    }
    for Loose { value, kind, text, .. } in loose {
        let is_there = match kind {
            Kind::Name => other.ids.contains(&id(value.passage, value.token)),
            _ => others.iter().any(|other| is_same_value(&value.text, &other.text)),
        };
        *text = text.filter(|_| !is_there);
    }
}

/// Whether two values are the same. One without a value is like no other.
fn is_same(one: &Value<'_>, other: &Value<'_>, vocabulary: &Vocabulary) -> bool {
    let [one, other] =
        both([one, other], |Value { passage, token, .. }| values_of(passage, &(*token..*token + 1), vocabulary));
    !one.is_empty()
        && one.len() == other.len()
        && one.iter().zip(&other).all(|((_, one), (_, other))| is_same_value(one, other))
}

/// Whether the words after two figures are the same, and enough to show that both count the same thing.
fn count_the_same(one: &Value<'_>, other: &Value<'_>, vocabulary: &Vocabulary) -> bool {
    let passage = other.passage;
    let mut distinctive = 0;
    for nth in 1..=REACH_WORDS {
        let (i, j) = (one.token + nth, other.token + nth);
        let is_end = |passage: &Passage, token| token >= passage.tokens.len() || ends_clause(passage, token);
        if is_end(one.passage, i) || is_end(passage, j) || id(one.passage, i) != id(passage, j) {
            break;
        }
        if is_long_word(passage, j, vocabulary) {
            distinctive += length(passage, &(j..j + 1));
        }
    }
    distinctive >= DISTINCTIVE_HALF_WORDS
}

/// Whether two names are spelled alike, or follow the same name. Only another ending is no other name: Игорь, Игоря.
fn are_alike(one: &Value<'_>, other: &Value<'_>, vocabulary: &Vocabulary) -> bool {
    let (before, after) = (one.text.as_str(), other.text.as_str());
    let is_long = |name: &str| name.chars().nth(NAME_LETTERS - 1).is_some();
    let is_longer = before.starts_with(after) || after.starts_with(before);
    let follows_name = |Value { passage, token, .. }: &Value<'_>| is_capital(passage.word(token.wrapping_sub(1)));
    // In German, all nouns have capitals.
    let is_name = !vocabulary.is_german() || follows_name(one);
    before != after
        && !(is_inflected(vocabulary) && is_form(before, after))
        && (is_name && is_long(before) && is_long(after) && !is_longer && spelling_core(before, after).is_some()
            || follows_name(one)
                && id(one.passage, one.token.wrapping_sub(1)) == id(other.passage, other.token.wrapping_sub(1)))
}

/// The fact of a pair, with the words around the later value.
fn pair(one: &Loose<'_>, other: &Loose<'_>, vocabulary: &Vocabulary) -> Fact {
    let class = match one.kind {
        Kind::Counts(_) | Kind::Length | Kind::Figure => FactClass::Figure,
        Kind::Day | Kind::Date | Kind::Clock => FactClass::Date,
        Kind::Name => FactClass::Name,
    };
    // "Quarter past eight", "one in five".
    let is_open = one.kind == Kind::Clock || one.value.text.contains('/');
    let [(before, old), (passage, new)] = both([&one.value, &other.value], |Value { passage, token, .. }| {
        let end = if one.kind == Kind::Name { token + 1 } else { end(passage, *token, is_open, vocabulary) };
        (*passage, *token..end)
    });
    let is_inside = |token: &usize| !ends_clause(passage, *token);
    let start = (new.start.saturating_sub(LEAD)..new.start).rev().take_while(is_inside).last().unwrap_or(new.start);
    let trail = (new.end..passage.tokens.len().min(new.end + TRAIL)).take_while(is_inside);
    let is_word = |token: &usize| !is_particle(passage.word(*token));
    let last = trail.filter(is_word).last().map_or(new.end, |last| last + 1);
    let (own, whole) = (passage.bytes(&new), passage.bytes(&(start..last)));
    let around = both([whole.start..own.start, own.end..whole.end], |bytes| one_line(slice(&passage.text, &bytes)));
    let place = FactPlace { edits: Vec::new(), ..other.place.clone() };
    quoted(class, place, [before.words(&old).to_owned(), passage.words(&new).to_owned()], around)
}

/// Where a value ends: "72 hours". If it is open, another word may stand inside.
fn end(passage: &Passage, token: usize, is_open: bool, vocabulary: &Vocabulary) -> usize {
    let (first, last) = (token + 1, passage.tokens.len().min(token + LONGEST_VALUE));
    let mut end = first;
    for next in first..last {
        if ends_clause(passage, next) || next > end + usize::from(is_open) {
            break;
        }
        if is_part_of_number(passage, next, vocabulary) && !is_joint(passage, next) {
            end = next + 1;
        }
    }
    end
}

/// The sentence of a value.
fn sentence(Value { passage, token, .. }: &Value<'_>) -> String {
    passage.sentence(*token).map_or_else(String::new, |span| shortened(passage.words(span)))
}

/// Whether a fact of the text of a pair stays. One that only added or removed its value goes. `is_reported` becomes true
/// if a fact has both values.
fn keeps_in_text(found: &mut Found, text: usize, tokens: [usize; 2], is_reported: &mut bool) -> bool {
    let Some(origin) = found.origin.as_ref().filter(|origin| origin.aligned == text) else { return true };
    let [before, after] = &origin.values;
    let has = [before.contains(&tokens[0]), after.contains(&tokens[1])];
    let is_alone = before.is_empty() || after.is_empty();
    let is_value = matches!(found.fact.class, FactClass::Figure | FactClass::Date | FactClass::Name);
    *is_reported |= is_value && has == [true, true];
    if !is_value || *is_reported || !is_alone || !has.contains(&true) {
        return true;
    }
    let has_more = !found.fact.also.is_empty();
    if has_more {
        found.fact.class = found.fact.also.remove(0);
    }
    has_more
}

/// Whether a fact stays beside the pair. One that was only the figure goes, one that joined the figure to other words
/// becomes a passage, and so goes the passage that begins with the sentence of the figure.
fn keeps(fact: &mut Fact, side: usize, figure: &FactPlace, sentence: &str) -> bool {
    let is_here = |place: &FactPlace| {
        (place.row, place.field, place.part) == (figure.row, figure.field, figure.part)
            && (figure.edits.is_empty() || figure.edits.iter().any(|edit| place.edits.contains(edit)))
    };
    if !fact.places.iter().any(is_here) {
        return true;
    }
    let (own, other) =
        if side == 0 { (&mut fact.before, &mut fact.after) } else { (&mut fact.after, &mut fact.before) };
    match fact.class {
        FactClass::New | FactClass::Removed => own != sentence,
        // "[April. The hall will cost $12 million]{June}" says more than the figure.
        FactClass::Figure if !other.is_empty() && other.split_whitespace().count() < FEWEST_WORDS => true,
        FactClass::Figure => {
            own.clear();
            if side == 0 && !other.is_empty() {
                *other = [&fact.lead, other.as_str(), &fact.trail, "…"].concat();
            }
            let stays = !other.is_empty();
            fact.class = if side == 0 { FactClass::New } else { FactClass::Removed };
            fact.also.clear();
            fact.lead.clear();
            fact.trail.clear();
            stays
        }
        _ => true,
    }
}
