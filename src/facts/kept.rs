//! Leaves out values that both versions have: they moved, were written in another way, or are said once less.
//!
//! ```text
//! [Nine were hurt]{It carried 38 pupils} … [carrying 38 pupils]{nine pupils were hurt}   →   nothing
//! [ten per cent of its staff]{of the staff, 10%,} will go                                →   nothing
//! The village[, where 600 people live,] is cut off. … 600 people live …                  →   nothing
//! ```
//!
//! A figure or a date is compared by its value, a name by its words. What both sides of a fact have is passed over. The
//! rest is no fact if one of these holds for each value:
//!
//! 1. The other version has it in text that it alone has: it moved. A word stands near both places of a small number.
//! 2. No value is left on the other side, and the other version says the same of it: it has the value with the word that
//!    it counts, and in the same clause the words beside both. "Eleven people died" is new although "eleven people were
//!    hurt" stands elsewhere. "Two people" may be others: a number of one digit is not passed over. A name need only
//!    stand anywhere.
//!
//! A figure that replaced another one at its place is always a fact: `[Three]{Five} men and [5]{3} women`.

use std::ops::Range;

use super::aligned_text::{AlignedText, changes_words};
use super::around::{ends_clause, is_long_word};
use super::entry::{Blocks, id};
use super::finder::is_time;
use super::gather::{Found, Gathered, Origin};
use super::left::is_word_at;
use super::passages::moves_quotation;
use crate::classify::{is_part_of_number, is_same_value, values_of};
use crate::comparison::{Comparison, RowKind};
use crate::fact::FactClass;
use crate::pair::both;
use crate::text::lowercase::Lowercase;
use crate::text::trim::first_chars;
use crate::text::{
    Amount, Passage, Vocabulary, amounts_of, counted as read_count, is_article, is_calendar_word, is_particle,
    is_percent,
};

/// The most values of facts that are looked for elsewhere, and the most values that they are compared with.
const MOST_SOUGHT: usize = 100;
const MOST_VALUES: usize = 400;

/// The most tokens of each side of an edit that replaced a value at its place.
pub(super) const IN_PLACE: usize = 3;

/// The most tokens between a value and a word that shows what it counts, and the word that it counts.
const NEAR: usize = 6;
const BESIDE: usize = 3;

/// The bytes of a number that may stand anywhere by chance.
const SMALL: usize = 1;

/// The fewest letters that inflected forms of a word share.
const STEM: usize = 4;

/// A value at its place in a text.
pub(super) struct Value<'p> {
    pub passage: &'p Passage,
    pub token: usize,
    pub text: String,
    /// Its number among the values of its text.
    pub nth: usize,
}

/// Looks for the values of facts in the versions.
pub(super) struct Versions<'a, 'g> {
    comparison: &'g Comparison,
    blocks: &'g Blocks<'a>,
    aligned: &'g [AlignedText<'a>],
    pub vocabulary: &'g Vocabulary,
    /// The texts of both versions that were read.
    texts: [Vec<&'g Passage>; 2],
    /// The values of figures in text that only one version has. Those of each version are read when they are needed.
    changed: [Option<Vec<Value<'g>>>; 2],
    sought: usize,
}

/// Removes facts whose values both versions have, or makes them wording if any wording is reported.
pub(super) fn drop_kept(
    gathered: &mut Gathered<'_>,
    comparison: &Comparison,
    blocks: &Blocks<'_>,
    any_words: bool,
    vocabulary: &Vocabulary,
) {
    let aligned = std::mem::take(&mut gathered.aligned);
    let mut texts = [blocks.before.clone(), blocks.after.clone()];
    for text in aligned.iter().filter(|text| text.place.field.is_some()) {
        let ([before, after], [one, other]) = (&mut texts, text.passages());
        before.push(one);
        after.push(other);
    }
    let mut versions =
        Versions { comparison, blocks, aligned: &aligned, vocabulary, texts, changed: [None, None], sought: 0 };
    gathered.keep(&mut |Found { fact, origin }| {
        if moves_quotation(fact, comparison) {
            return false;
        }
        let Some(origin) = origin else { return true };
        fact.also.retain(|class| !versions.has_kept(*class, origin));
        if versions.has_kept(fact.class, origin) {
            if fact.also.is_empty() && !any_words {
                return false;
            }
            fact.class = if fact.also.is_empty() { FactClass::Wording } else { fact.also.remove(0) };
        }
        true
    });
    gathered.aligned = aligned;
}

impl<'g> Versions<'_, 'g> {
    /// Whether both versions have all values of a class of a fact.
    fn has_kept(&mut self, class: FactClass, origin: &Origin) -> bool {
        let Some(text) = self.aligned.get(origin.aligned) else { return false };
        match class {
            FactClass::Figure | FactClass::Date => self.has_kept_figures(text, &origin.steps),
            FactClass::Name => self.has_kept_names(text, &origin.steps),
            _ => false,
        }
    }

    fn has_kept_figures(&mut self, text: &'g AlignedText<'_>, steps: &Range<usize>) -> bool {
        let tokens = text.tokens(steps);
        let [one, other] = text.passages();
        let sides = [(one, &tokens[0]), (other, &tokens[1])];
        // One word in place of another one that is no part of a longer number differs from it, or it would be no fact.
        let is_number = |(passage, tokens): &(&Passage, &Range<usize>)| {
            let is_part = |token: usize| is_part_of_number(passage, token, self.vocabulary);
            tokens.len() == 1 && !is_part(tokens.end) && !tokens.start.checked_sub(1).is_some_and(is_part)
        };
        if sides.iter().all(is_number) {
            let [before, after] = both(sides, |(passage, tokens)| values_of(passage, tokens, self.vocabulary));
            if !before.is_empty() && !after.is_empty() {
                let mut pairs = before.iter().zip(&after);
                return before.len() == after.len() && pairs.all(|((_, one), (_, other))| is_same_value(one, other));
            }
        }
        // A hedge or a direction beside a number.
        let is_part = |passage: &Passage, token: usize| is_part_of_number(passage, token, self.vocabulary);
        let has_number =
            |is_own: bool| steps.clone().any(|step| text.edit(step).is_some() == is_own && text.has(step, &is_part));
        if has_number(false) && !has_number(true) {
            return false;
        }
        let [mut before, mut after] = both(sides, |(passage, tokens)| values(passage, tokens, self.vocabulary));
        let has_date = before.iter().any(|value| value.text.contains(' '));
        // "won 7 and lost 5": two values may have changed places.
        let may_swap = before.len() > 1 && before.len() == after.len();
        pass_over(&mut before, &mut after, &|one, other| {
            is_same_value(&one.text, &other.text) && (one.nth == other.nth || !may_swap || self.counts_same(one, other))
        });
        // "40 years [and 12 men]{there}": the first number stands before the edit, and does not go on in it.
        for (values, tokens) in [(&mut before, &tokens[0]), (&mut after, &tokens[1])] {
            let goes_on = |Value { passage, .. }: &Value<'_>| {
                tokens.clone().find(|token| !is_joint(passage, *token)).is_some_and(|token| is_part(passage, token))
            };
            values.retain(|value| value.token >= tokens.start || goes_on(value));
        }
        // "A week" is no figure by itself. "On Monday, 4 March" and "on March 4" are the same date.
        for values in [&mut before, &mut after] {
            values.retain(|Value { passage, token, text, .. }| {
                (self.vocabulary.is_figure(id(passage, *token)) || !text.ends_with(['d', 'y']))
                    && !(has_date && is_calendar_word(passage.word(*token)))
            });
        }
        let is_short = tokens.iter().all(|tokens| tokens.len() <= IN_PLACE);
        let is_time = |Value { passage, token, text, .. }: &Value<'_>| text.contains(':') || is_time(passage, *token);
        // A day or an hour does not replace a number.
        let replaces = |one: &Value<'_>, other: &Value<'_>| {
            is_short && is_time(one) == is_time(other) || self.counts_same(one, other)
        };
        if before.iter().any(|one| after.iter().any(|other| replaces(one, other))) {
            return false;
        }
        let is_alone = before.is_empty() || after.is_empty();
        before.iter().all(|value| self.stands(value, 1, is_alone))
            && after.iter().all(|value| self.stands(value, 0, is_alone))
    }

    /// Whether a version has a value of the other one.
    fn stands(&mut self, value: &Value<'_>, version: usize, is_alone: bool) -> bool {
        self.sought += 1;
        if self.sought > MOST_SOUGHT {
            return false;
        }
        let vocabulary = self.vocabulary;
        let (aligned, comparison, blocks) = (self.aligned, self.comparison, self.blocks);
        let Some(changed) = self.changed.get_mut(version) else { return false };
        let changed =
            changed.get_or_insert_with(|| values_of_changed(version, aligned, comparison, blocks, vocabulary));
        let is_it = |other: &Value<'_>| {
            is_same_value(&value.text, &other.text)
                && (value.text.len() > SMALL || is_near_same(value, other, vocabulary))
        };
        changed.iter().any(is_it) || is_alone && self.is_said(value, version)
    }

    /// Whether a version says the same of a value: it has the value with the word that it counts, and in the same clause
    /// the next words before and after them. With an article it is known, and need only count the same: "the 12", "le 12
    /// persone".
    fn is_said(&self, value: &Value<'_>, version: usize) -> bool {
        let Value { passage, token, text, .. } = value;
        let is_known = is_article_at(passage, token.wrapping_sub(1));
        let counted = match counted(passage, *token, self.vocabulary) {
            Some(counted) if !is_known || counted == token + 1 => counted,
            _ if is_known => *token,
            _ => return false,
        };
        if !is_known && text.len() <= SMALL {
            return false;
        }
        let (first, last) = (counted.min(*token), counted.max(*token));
        let phrase = passage.words(&(first..last + 1));
        // "The first half" is the same half whatever is said of it.
        let is_word = |token: &usize| !text.ends_with('.') && !is_particle(passage.word(*token));
        let is_inside = |token: &usize| !is_known && !ends_clause(passage, *token);
        let before = (0..first).rev().take_while(is_inside).find(is_word);
        let after = (last + 1..passage.tokens.len()).take_while(is_inside).find(is_word);
        let beside = [before, after].map(|token| token.map_or("", |token| first_chars(passage.word(token), STEM)));
        let is_same = |text: &str| {
            text.match_indices(phrase).any(|(at, _)| {
                let clause = clause(text, at..at + phrase.len());
                is_word_at(text, at, phrase) && beside.iter().all(|word| clause.contains(word))
            })
        };
        // Most texts do not have the number.
        let number = id(passage, *token);
        self.has_text(version, &|other| other.ids.contains(&number) && is_same(&other.text))
            || is_same(self.vocabulary.unread())
    }

    /// Whether two values count the same thing.
    fn counts_same(&self, one: &Value<'_>, other: &Value<'_>) -> bool {
        let counted = |Value { passage, token, .. }: &Value<'_>| {
            counted(passage, *token, self.vocabulary).map(|word| stem(passage, word))
        };
        let [one, other] = both([one, other], counted);
        one.is_some() && one == other
    }

    /// Whether a text of a version passes a test.
    #[inline(never)]
    pub fn has_text(&self, version: usize, test: &dyn Fn(&Passage) -> bool) -> bool {
        self.texts.get(version).is_some_and(|texts| texts.iter().any(|passage| test(passage)))
    }
}

/// Removes what two lists share from both.
pub(super) fn pass_over<'p>(
    one: &mut Vec<Value<'p>>,
    other: &mut Vec<Value<'p>>,
    is_same: &dyn Fn(&Value<'p>, &Value<'p>) -> bool,
) {
    let mut at = 0;
    while let Some(value) = one.get(at) {
        match other.iter().position(|other| is_same(value, other)) {
            Some(place) => {
                other.remove(place);
                one.remove(at);
            }
            None => at += 1,
        }
    }
}

/// The values of some tokens, each with the whole number that it is a part of.
fn values<'p>(passage: &'p Passage, tokens: &Range<usize>, vocabulary: &Vocabulary) -> Vec<Value<'p>> {
    let mut values = Vec::new();
    for (token, mut text) in values_of(passage, tokens, vocabulary) {
        // "Un" may be an article.
        if text == "1" && (!vocabulary.is_figure(id(passage, token)) || is_article_at(passage, token)) {
            continue;
        }
        // "34-year-old" may be "34", and "seven-storey" "7".
        let (number, rest) = passage.word(token).split_once('-').unwrap_or_default();
        if rest.starts_with(char::is_alphabetic) {
            if let Some(counted) = read_count(&number.to_lower()) {
                text = [&counted.to_string(), "|", &text].concat();
            } else if number.bytes().all(|byte| byte.is_ascii_digit()) {
                text = [number, "|", &text].concat();
            }
        }
        // "12 miles" is one number.
        let is_word = text.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_time(passage, token);
        if is_word && values.last().is_some_and(|last: &Value<'_>| last.token + 1 == token) {
            continue;
        }
        // "28 percent to 24"
        if is_percent(&passage.lower(token.wrapping_sub(2))) && ends_clause(passage, token + 1) {
            text = [&text, "|", &text, "%"].concat();
        }
        values.push(Value { passage, token, text, nth: values.len() });
    }
    values
}

/// Adds the values of some tokens. Most words are far from any number, and are not read.
pub(super) fn read_numbers<'p>(
    passage: &'p Passage,
    tokens: &Range<usize>,
    vocabulary: &Vocabulary,
    found: &mut Vec<Value<'p>>,
) {
    let parts: Vec<usize> = tokens.clone().filter(|token| is_part_of_number(passage, *token, vocabulary)).collect();
    for parts in parts.chunk_by(|one, other| other - one < NEAR) {
        if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
            found.append(&mut values(passage, &(*first..last + 1), vocabulary));
        }
    }
}

/// The values in text that only one version has.
fn values_of_changed<'g>(
    version: usize,
    aligned: &'g [AlignedText<'_>],
    comparison: &Comparison,
    blocks: &'g Blocks<'_>,
    vocabulary: &Vocabulary,
) -> Vec<Value<'g>> {
    let mut found = Vec::new();
    let mut add = |passage: &'g Passage, tokens: &Range<usize>| {
        if found.len() < MOST_VALUES {
            read_numbers(passage, tokens, vocabulary, &mut found);
        }
    };
    for text in aligned.iter().filter(|text| !text.is_moved) {
        for step in text.changed.iter().copied().filter(|step| text.edit(*step).is_some_and(changes_words)) {
            if let (Some(passage), Some(tokens)) =
                (text.passages().get(version), text.tokens(&(step..step + 1)).get(version))
            {
                add(passage, tokens);
            }
        }
    }
    let kind = [RowKind::Deleted, RowKind::Inserted].get(version);
    for row in comparison.rows.iter().filter(|row| row.moved.is_none() && Some(&row.kind) == kind) {
        let (texts, known) = match row.kind {
            RowKind::Deleted => (&row.before, &blocks.before),
            _ => (&row.after, &blocks.after),
        };
        for passage in texts.iter().filter_map(|text| known.get(text.block)) {
            add(passage, &(0..passage.tokens.len()));
        }
    }
    found
}

/// Whether words near two values are the same, or forms of the same word.
fn is_near_same(one: &Value<'_>, other: &Value<'_>, vocabulary: &Vocabulary) -> bool {
    let near = |Value { passage, token, .. }: &Value<'_>| {
        let sentence = passage.sentence(*token).cloned().unwrap_or_default();
        let mut words = Vec::new();
        for near in token.saturating_sub(NEAR).max(sentence.start)..(token + 1 + NEAR).min(sentence.end) {
            if is_long_word(passage, near, vocabulary) {
                words.push(stem(passage, near));
            }
        }
        words
    };
    let others = near(other);
    near(one).iter().any(|word| others.contains(word))
}

/// The letters that inflected forms of a word share.
pub(super) fn stem(passage: &Passage, token: usize) -> String {
    first_chars(&passage.lower(token), STEM).to_owned()
}

/// Whether a token is an article, in any case.
#[inline(never)]
fn is_article_at(passage: &Passage, token: usize) -> bool {
    is_article(&passage.lower(token))
}

/// Whether a token joins two parts of a number: "and".
pub(super) fn is_joint(passage: &Passage, token: usize) -> bool {
    amounts_of(&passage.lower(token)) == [Amount::And]
}

/// The clause of some bytes of a text.
fn clause(text: &str, Range { start, end }: Range<usize>) -> &str {
    let is_mark = |c: char| matches!(c, ',' | ';' | ':' | '.' | '،' | '，' | '、' | '。' | '\n');
    let head = text.get(..start).and_then(|head| head.rfind(is_mark)).unwrap_or_default();
    let tail = text.get(end..).and_then(|tail| tail.find(is_mark));
    text.get(head..tail.map_or(text.len(), |tail| end + tail)).unwrap_or_default()
}

/// The word that a number counts: the next one behind it, or the last one before it.
pub(super) fn counted(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> Option<usize> {
    let sentence = passage.sentence(token)?;
    let is_it = |other: &usize| sentence.contains(other) && is_long_word(passage, *other, vocabulary);
    (token + 1..token + 1 + BESIDE).find(is_it).or_else(|| (token.saturating_sub(BESIDE)..token).rev().find(is_it))
}
