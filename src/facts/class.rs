//! The class of a value: what kind of fact an edit changed.

use std::ops::Range;

use super::around::is_long_word;
use super::entry::{Test, id, is_capital};
use super::finder::{ValueFinder, is_time};
use crate::change::ChangeClass;
use crate::fact::FactClass;
use crate::text::{Passage, Speech, is_limit, is_plain_speech};

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
        for class in &edit.classes {
            let (class, is_own): (_, Test<'_>) = match class {
                ChangeClass::Negation => {
                    (FactClass::Negation, &|passage, token| self.vocabulary.is_negation(id(passage, token)))
                }
                ChangeClass::Figure => (FactClass::Figure, &|passage, token| self.is_figure(passage, token)),
                ChangeClass::Name => (FactClass::Name, &|passage, token| is_capital(passage.word(token))),
                ChangeClass::Condition => (FactClass::Condition, &|passage, token| is_limit(passage.word(token))),
                ChangeClass::Attribution => {
                    (FactClass::Attribution, &|passage, token| match self.vocabulary.speech(id(passage, token)) {
                        Speech::None => {
                            is_swap && is_long_word(passage, token, self.vocabulary) && !self.is_figure(passage, token)
                        }
                        _ => !is_plain_speech(&passage.lower(token)),
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

    /// Whether the figures of a value are all days, dates or times.
    pub fn is_date(&self, steps: &Range<usize>) -> bool {
        let is_other = |passage: &Passage, token: usize| self.is_figure(passage, token) && !is_time(passage, token);
        steps.clone().any(|step| self.has_figure(step)) && !steps.clone().any(|step| self.has(step, &is_other))
    }
}
