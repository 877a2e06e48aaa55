//! Finds the values that changed in an aligned text: figures, dates, names, speakers, quotations and negations.
//!
//! A value is one edit, with the words that it cannot be read without:
//!
//! ```text
//! $1.2 [million]{billion}              →   $1.2 million → $1.2 billion         the number of a magnitude
//! [about ]12 people                    →   about 12 → 12                       the number of a hedge
//! [up]{down} 5 percent                 →   up 5 → down 5                       the number of a direction
//! [12]{27} people were [hurt]{killed}  →   12 people were hurt → 27 people were killed
//! [rose]{fell} to [3]{2} percent       →   rose to 3 → fell to 2
//! He [could ]{could not }come          →   "" → not
//! by [7]{8} to [4]{3}                  →   7 to 4 → 8 to 3                     a score or a range
//! ```

use std::ops::Range;

use super::aligned_step::KEPT;
use super::aligned_text::{AlignedText, changes_words};
use super::around::{self, Version};
use super::entry::{find as find_token, quoted};
use super::finder::ValueFinder;
use super::gather::{Found, Gathered, Origin};
use super::grow::LONGEST_SIDE_HALF_WORDS;
use super::passages::{is_passage, is_replaced_passage};
use super::wording::{SENTENCE_CHARS, swaps_verb};
use crate::article::Field;
use crate::change::ChangeClass;
use crate::comparison::Edit;
use crate::fact::{Fact, FactClass};
use crate::text::{Passage, TokenKind, Vocabulary};

/// The most half words of words that were only added or removed. A clause may be a fact; anything longer is a passage.
const LONGEST_ALONE: usize = 14;

/// The most half words of a clause that limits a statement: fifteen words.
const LONGEST_LIMIT: usize = 30;

/// The most half words of rewritten words with another figure: twelve words.
const LONGEST_REWRITTEN: usize = 24;

/// Adds the values that changed in an aligned text.
pub(super) fn find<'a>(
    aligned: AlignedText<'a>,
    any_words: bool,
    vocabulary: &Vocabulary,
    gathered: &mut Gathered<'a>,
) {
    let number = gathered.aligned.len();
    let finder = ValueFinder { aligned: &aligned, vocabulary };
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    let changed = || (0..).zip(&aligned.steps).filter(|(_, step)| step.edit != KEPT).map(|(number, _)| number);
    for step in changed() {
        let Some(edit) = aligned.edit(step).filter(|edit| step >= done && changes_words(edit)) else { continue };
        if let Some((fact, steps)) = finder.value(step, edit, done) {
            done = steps.end;
            if finder.length(&steps) > LONGEST_SIDE_HALF_WORDS {
                gathered.enter_whole(fact);
            } else {
                let tokens = finder.identifying_keys(&steps, fact.class);
                let origin = Origin { aligned: number, steps: steps.clone(), values: finder.trimmed(&steps) };
                gathered.found.push(Found { fact, tokens, origin: Some(origin) });
            }
            taken.push(steps);
        }
    }
    // A changed headline is a fact of its own.
    if aligned.place.field != Some(Field::Headline) {
        for step in changed() {
            if taken.iter().any(|steps| steps.contains(&step)) {
                continue;
            }
            if any_words || finder.aligned.edit(step).is_some_and(|edit| swaps_verb(edit, vocabulary)) {
                if let Some(fact) = finder.any_words(step) {
                    gathered.enter_whole(fact);
                }
            } else if let Some(steps) = finder.replaced_sentence(step)
                && !taken.iter().any(|taken| taken.start < steps.end && steps.start < taken.end)
                && let Some(fact) = finder.fact(FactClass::Wording, &steps)
            {
                // One text, because both have the same edits.
                let [mut removed, mut new] = [fact.clone(), fact];
                (removed.class, removed.after) = (FactClass::Removed, String::new());
                (new.class, new.before) = (FactClass::New, String::new());
                for mut fact in [removed, new] {
                    (fact.lead, fact.trail) = (String::new(), String::new());
                    gathered.enter_whole(fact);
                }
            }
        }
    }
    gathered.aligned.push(aligned);
}

/// The most half words of a value.
fn longest(class: FactClass, is_swap: bool) -> usize {
    match class {
        FactClass::Condition => LONGEST_LIMIT,
        // Rewritten words with another figure: "[Three people were hurt,]{A woman died} when a crane fell".
        FactClass::Figure if is_swap => LONGEST_REWRITTEN,
        _ if is_swap => LONGEST_SIDE_HALF_WORDS,
        _ => LONGEST_ALONE,
    }
}

impl ValueFinder<'_, '_> {
    /// The value of an edit, and the steps that it includes. Steps before `done` belong to other values.
    fn value(&self, step: usize, edit: &Edit, done: usize) -> Option<(Fact, Range<usize>)> {
        let mut steps = step..step + 1;
        let is_swap = !edit.before.is_empty() && !edit.after.is_empty();
        // A sentence that a row gained or lost is reported as a passage.
        let is_alone = !is_swap && (is_passage(edit.before.trim()) || is_passage(edit.after.trim()));
        if self.aligned.place.row.is_some()
            && (is_alone
                || self.sides(step).iter().any(|side| side.is_empty()) && self.sentences(&steps).contains(&true))
        {
            return None;
        }
        let is_beside_number = self.is_number(step + 1);
        if is_swap && is_beside_number && self.is_approximate(step) {
            return None;
        }
        let swapped = self.changed_places(step);
        let mut class = match self.class(step) {
            _ if swapped.is_some() => FactClass::Figure,
            Some(class) => class,
            // A hedge or a direction beside a kept number.
            None if is_beside_number && self.qualifies_number(step) => {
                steps.end += 1;
                FactClass::Figure
            }
            None => return None,
        };
        let longest = longest(class, is_swap);
        if self.length(&steps) > longest {
            return None;
        }
        match class {
            _ if swapped.is_some() => steps = swapped?,
            FactClass::Figure if self.length(&steps) > LONGEST_SIDE_HALF_WORDS => {}
            FactClass::Figure => {
                self.take_number(&mut steps);
                self.take_range(&mut steps, done);
                // A day or an hour is a date on its own; words beside it do not extend it.
                let extended = self.extended_by_words(&steps, done);
                if self.length(&extended) <= LONGEST_SIDE_HALF_WORDS && !self.is_date(&steps) {
                    steps = extended;
                }
            }
            FactClass::Negation => {
                let extended = self.extended_by_class(steps.clone(), ChangeClass::Negation);
                if self.length(&extended) <= longest {
                    steps = extended;
                }
            }
            FactClass::Quotation => steps = self.extended_by_class(steps, ChangeClass::Quotation),
            FactClass::Name if !is_swap => steps = self.whole_name(steps),
            _ => {}
        }
        if class == FactClass::Figure && self.is_date(&steps) {
            class = FactClass::Date;
        }
        let mut fact = self.fact(class, &steps)?;
        fact.also = self.also(&steps, class);
        Some((fact, steps))
    }

    /// Words without a class of their own. Sentences are reported as passages, and a figure in another form is the same
    /// figure.
    fn any_words(&self, step: usize) -> Option<Fact> {
        let edit = self.aligned.edit(step).filter(|edit| changes_words(edit))?;
        let is_alone = edit.before.is_empty() || edit.after.is_empty();
        let is_rewritten_figure = edit.classes.contains(&ChangeClass::Spelling) && self.has_figure(step);
        let is_same_decade = !edit.after.contains('-') && self.has_same_numbers(step);
        let is_out = is_rewritten_figure
            || is_same_decade
            || is_alone && (is_passage(edit.before.trim()) || is_passage(edit.after.trim()));
        let mut steps = step..step + 1;
        // An article that follows its noun: `[Ein]{Eine} [Mann]{Frau}`.
        if self.is_small(step) && self.aligned.edit(step + 1).is_some_and(changes_words) {
            steps.end += 1;
        }
        let is_article = |last| self.aligned.edit(last).is_some_and(changes_words) && self.is_small(last);
        let is_done = step.checked_sub(1).is_some_and(is_article);
        if is_out || is_done { None } else { self.fact(FactClass::Wording, &steps) }
    }

    /// The steps of a sentence that replaced another as a whole.
    fn replaced_sentence(&self, step: usize) -> Option<Range<usize>> {
        let edit = self.aligned.edit(step).filter(|edit| changes_words(edit))?;
        let is_short = edit.before.len().max(edit.after.len()) < SENTENCE_CHARS;
        if is_short || self.aligned.place.row.is_none() || is_replaced_passage(edit) {
            return None;
        }
        let end = (step..self.aligned.steps.len()).rev().find(|last| self.aligned.same_edit(step, *last))? + 1;
        (self.sentences(&(step..end)) == [true, true]).then_some(step..end)
    }

    /// The tokens of a step on both sides.
    fn sides(&self, step: usize) -> [Range<usize>; 2] {
        self.aligned.tokens(&(step..step + 1))
    }

    /// Whether each side of some steps is a whole sentence, with or without its full stop.
    fn sentences(&self, steps: &Range<usize>) -> [bool; 2] {
        let [before, after] = self.aligned.tokens(steps);
        let [one, other] = self.aligned.passages();
        [(one, before), (other, after)].map(|(passage, tokens)| {
            let at = passage.sentences.binary_search_by_key(&tokens.start, |sentence| sentence.start);
            let sentence = at.ok().and_then(|at| passage.sentences.get(at));
            let is_stop = |token: usize| passage.kind(token) == TokenKind::Punctuation;
            !tokens.is_empty()
                && sentence
                    .is_some_and(|sentence| tokens.end <= sentence.end && (tokens.end..sentence.end).all(is_stop))
        })
    }

    /// The further classes of a value's edits.
    fn also(&self, steps: &Range<usize>, class: FactClass) -> Vec<FactClass> {
        let figure = if class == FactClass::Date { FactClass::Figure } else { class };
        let mut also = Vec::new();
        for step in steps.clone() {
            also.append(&mut self.classes(step));
        }
        also.retain(|other| *other != class && *other != figure);
        crate::sort::sort_and_dedup(&mut also);
        also
    }

    /// The fact of some steps, if they changed anything.
    #[inline(never)]
    fn fact(&self, class: FactClass, steps: &Range<usize>) -> Option<Fact> {
        let [before, after] = self.trimmed(steps);
        let [one, other] = self.aligned.passages();
        let words = [one.words(&before), other.words(&after)];
        if words[0] == words[1] {
            return None;
        }
        let mut place = self.aligned.place.clone();
        if !self.aligned.is_moved {
            let edits = self.aligned.steps.get(steps.clone()).unwrap_or_default().iter().map(|step| step.edit);
            place.edits = edits.filter(|edit| *edit != KEPT).collect();
            place.edits.dedup();
        }
        // The words around it are those of the version that the fact shows last.
        let (version, value) = if after.is_empty() { (Version::Before, &before) } else { (Version::After, &after) };
        let around = around::find(self.aligned, steps, value, class, version, self.vocabulary);
        Some(quoted(class, place, words.map(|words| around::shortened(&words.replace('\n', " "))), around))
    }

    /// The tokens of some steps on both sides, without the punctuation at both ends.
    #[inline(never)]
    pub fn trimmed(&self, steps: &Range<usize>) -> [Range<usize>; 2] {
        let [before, after] = self.aligned.tokens(steps);
        let [one, other] = self.aligned.passages();
        [trimmed(one, before), trimmed(other, after)]
    }
}

/// Tokens without the punctuation at both ends.
#[inline(never)]
fn trimmed(passage: &Passage, mut tokens: Range<usize>) -> Range<usize> {
    let is_word = |passage: &Passage, token: usize| passage.kind(token) != TokenKind::Punctuation;
    let Some(start) = find_token(passage, &tokens, &is_word) else { return tokens.start..tokens.start };
    let last = tokens.end;
    while !is_word(passage, tokens.end - 1) {
        tokens.end -= 1;
    }
    // The stop of an abbreviation belongs to it: "M. Moreau".
    if tokens.end < last
        && passage.word(tokens.end) == "."
        && passage.space_text(tokens.end).is_empty()
        && !passage.sentences.iter().any(|sentence| sentence.end == tokens.end + 1)
    {
        tokens.end += 1;
    }
    start..tokens.end
}
