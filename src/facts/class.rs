//! The class of a value: what kind of fact an edit changed.

use std::ops::Range;

use super::around::is_long_word;
use super::entry::{Test, id, is_capital};
use super::finder::{ValueFinder, is_time};
use crate::change::ChangeClass;
use crate::fact::FactClass;
use crate::text::lowercase::Lowercase;
use crate::text::{Passage, Speech, amounts_of, is_limit, is_number_word, is_plain_speech};
use crate::word_table::is_one_of;

/// Measures that are part of a figure with a hyphen, besides those of time: "12-mile". With another one it is another
/// figure.
const MEASURES: &str = "\
    second mile miles metre meter kilometre kilometer foot feet inch pound pounds dollar dollars euro euros ton tonne";

/// Half words of an edit that adds or drops a "not" at most: six words, "has not yet been ruled out".
const LONGEST_NEGATED: usize = 12;

impl ValueFinder<'_, '_> {
    /// The most important class of a step.
    pub fn class(&self, step: usize) -> Option<FactClass> {
        self.classes(step).into_iter().min()
    }

    /// The classes of a step. If its edit has several clauses, only those of its own words.
    pub fn classes(&self, step: usize) -> Vec<FactClass> {
        let mut classes = Vec::new();
        let (Some(edit), Some(aligned)) = (self.aligned.edit(step), self.aligned.steps.get(step)) else {
            return classes;
        };
        let end = self.aligned.steps.len().min(step + 3);
        let around = self.aligned.steps.get(step.saturating_sub(2)..end).unwrap_or_default();
        let is_cut = around.iter().filter(|step| step.edit == aligned.edit).count() > 1;
        let is_swap = !aligned.before.is_empty() && !aligned.after.is_empty();
        let same_numbers = edit.classes.contains(&ChangeClass::Figure) && self.has_same_numbers(step);
        for class in edit.classes.iter().filter(|class| **class != ChangeClass::Figure || !same_numbers) {
            let (class, is_own): (_, Test<'_>) = match class {
                ChangeClass::Negation => {
                    (FactClass::Negation, &|passage, token| self.vocabulary.is_negation(id(passage, token)))
                }
                ChangeClass::Figure => (FactClass::Figure, &|passage, token| self.is_figure(passage, token)),
                ChangeClass::Name => (FactClass::Name, &|passage, token| is_capital(passage.word(token))),
                ChangeClass::Condition => {
                    (FactClass::Condition, &|passage, token| is_limit(&passage.word(token).to_lower()))
                }
                ChangeClass::Attribution => {
                    (FactClass::Attribution, &|passage, token| match self.vocabulary.speech(id(passage, token)) {
                        Speech::None => {
                            is_swap && is_long_word(passage, token, self.vocabulary) && !self.is_figure(passage, token)
                        }
                        _ => !is_plain_speech(&passage.word(token).to_lower()),
                    })
                }
                ChangeClass::Quotation => (FactClass::Quotation, &|_, _| true),
                _ => continue,
            };
            let is_fact = match class {
                // Of a longer clause that was added or removed, the "not" is no fact by itself.
                FactClass::Negation => is_swap || self.length(&(step..step + 1)) <= LONGEST_NEGATED,
                _ => true,
            };
            if is_fact && (!is_cut && !self.aligned.is_moved || self.has(step, is_own)) {
                classes.push(class);
            }
        }
        classes
    }

    /// Whether the figures of both sides are words with hyphens and the same numbers, or the same decade.
    ///
    /// ```text
    /// the [fourth-largest]{fourth-biggest} port     in the ['90s]{1990s}
    /// ```
    pub fn has_same_numbers(&self, step: usize) -> bool {
        let [before, after] = self.aligned.tokens(&(step..step + 1));
        let [one, other] = self.aligned.passages();
        let numbers = |passage: &Passage, tokens: Range<usize>| {
            let mut numbers: Vec<String> = Vec::new();
            for token in tokens.filter(|token| self.is_figure(passage, *token)) {
                let word = passage.word(token).to_lower();
                numbers.extend(word.split('-').filter(|part| is_number(part)).map(|part| decade(part).to_owned()));
                // "12-year-old" and "12-month-old" are different figures.
                let is_measure =
                    |part: &str| is_one_of(MEASURES, part) || !amounts_of(part).is_empty() && !is_number(part);
                if word.split('-').any(is_measure) {
                    numbers.push(word);
                }
            }
            numbers
        };
        let (before, after) = (numbers(one, before), numbers(other, after));
        let is_joined = |passage: &Passage, token: usize| {
            let word = passage.word(token);
            word.contains('-') && word.contains(char::is_alphabetic) || decade(word) != word
        };
        !before.is_empty() && before == after && self.has(step, &is_joined)
    }

    /// Whether the figures of a value are all days, dates or times.
    pub fn is_date(&self, steps: &Range<usize>) -> bool {
        let is_other = |passage: &Passage, token: usize| self.is_figure(passage, token) && !is_time(passage, token);
        steps.clone().any(|step| self.has_figure(step)) && !steps.clone().any(|step| self.has(step, &is_other))
    }
}

/// Whether a part of a word with hyphens is a number, in digits or in words.
fn is_number(part: &str) -> bool {
    part.contains(char::is_numeric) || is_number_word(part)
}

/// A decade without its century: "1990s" and "'90s" are "90s".
fn decade(word: &str) -> &str {
    let short = word.trim_start_matches(['\'', '’', '‘']);
    let is_decade = |digits: &str| digits.len() == 2 && digits.ends_with('0');
    let century = short.strip_prefix("19").filter(|rest| rest.strip_suffix('s').is_some_and(is_decade));
    century.or_else(|| (short.strip_suffix('s').is_some_and(is_decade)).then_some(short)).unwrap_or(word)
}
