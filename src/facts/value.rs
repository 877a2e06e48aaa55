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

use super::aligned_step::{AlignedStep, KEPT};
use super::aligned_text::{AlignedText, changes_words};
use super::around::{self, Version};
use super::entry::{fact, find as find_token, quoted};
use super::finder::ValueFinder;
use super::gather::{Found, Gathered, Origin};
use super::grow::LONGEST_SIDE_HALF_WORDS;
use super::passages::is_passage;
use super::wording::{SENTENCE_CHARS, swaps_verb};
use crate::article::Field;
use crate::change::ChangeClass;
use crate::comparison::Edit;
use crate::fact::{Fact, FactClass, FactPlace};
use crate::pair::both;
use crate::text::{Passage, TokenKind, Vocabulary};

/// The most half words of words that were only added or removed. A clause may be a fact; anything longer is a passage.
const LONGEST_ALONE: usize = 14;

/// The most half words of a clause that limits a statement: fifteen words.
const LONGEST_LIMIT: usize = 30;

/// The most half words of rewritten words with another figure: twelve words.
const LONGEST_REWRITTEN: usize = 24;

/// The most words and characters of a sentence that replaced another, and of that one.
const SWAPPED_WORDS: usize = 24;
const SWAPPED_CHARS: usize = 180;

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
    for step in aligned.changed.iter().copied() {
        let Some(edit) = aligned.edit(step).filter(|edit| step >= done && changes_words(edit)) else { continue };
        if let Some((fact, steps)) = finder.value(step, edit, done) {
            done = steps.end;
            let is_rewritten = finder.length(&steps) > LONGEST_SIDE_HALF_WORDS;
            let values = finder.trimmed(&steps);
            let origin = Origin { aligned: number, steps: steps.clone(), values, is_rewritten };
            gathered.found.push(Found { fact, origin: Some(origin) });
            taken.push(steps);
        }
    }
    // A changed headline is a fact of its own.
    if aligned.place.field != Some(Field::Headline) {
        let mut done = 0;
        let mut changed_words = [0, 0];
        for step in aligned.changed.iter().copied() {
            for ((words, passage), tokens) in changed_words.iter_mut().zip(aligned.passages()).zip(finder.sides(step)) {
                *words += around::length(passage, &tokens);
            }
        }
        for step in aligned.changed.iter().copied() {
            if taken.iter().any(|steps| steps.contains(&step)) {
                continue;
            }
            let passage = if finder.is_short_sentence(step) {
                Some(step..step + 1)
            } else if any_words || step < done {
                None
            } else {
                let (steps, is_replaced) = finder.sentence(step, changed_words);
                done = steps.end;
                let is_free = !taken.iter().any(|taken| taken.start < steps.end && steps.start < taken.end);
                (is_replaced && is_free).then_some(steps)
            };
            if let Some(steps) = passage {
                finder.enter_passages(&steps, gathered);
                taken.push(steps);
            } else if (any_words || finder.aligned.edit(step).is_some_and(|edit| swaps_verb(edit, vocabulary)))
                && let Some(fact) = finder.any_words(step)
            {
                gathered.enter_whole(fact);
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
        if is_swap && self.is_number(step + 1) && self.is_approximate(step) {
            return None;
        }
        let swapped = if is_swap { self.changed_places(step) } else { None };
        let mut class = match self.class(step) {
            _ if swapped.is_some() => FactClass::Figure,
            Some(class) => class,
            // A hedge or a direction beside a kept number.
            None if self.is_number(step + 1) && self.qualifies_number(step) => {
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
                self.take_range(&mut steps);
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
        let is_out =
            is_rewritten_figure || is_alone && (is_passage(edit.before.trim()) || is_passage(edit.after.trim()));
        let mut steps = step..step + 1;
        // An article that follows its noun: `[Ein]{Eine} [Mann]{Frau}`.
        if self.is_small(step) && self.aligned.edit(step + 1).is_some_and(changes_words) {
            steps.end += 1;
        }
        let is_article = |last| self.aligned.edit(last).is_some_and(changes_words) && self.is_small(last);
        let is_done = step.checked_sub(1).is_some_and(is_article);
        if is_out || is_done { None } else { self.fact(FactClass::Wording, &steps) }
    }

    /// Whether a step is a whole sentence that was added or removed, too short to be found by its length: "It sank."
    fn is_short_sentence(&self, step: usize) -> bool {
        let is_short = |edit: &Edit| {
            let text = if edit.before.is_empty() { &edit.after } else { &edit.before };
            changes_words(edit) && (edit.before.is_empty() || edit.after.is_empty()) && !is_passage(text.trim())
        };
        self.aligned.place.row.is_some()
            && !self.aligned.is_moved
            && self.aligned.edit(step).is_some_and(is_short)
            && self.sentences(&(step..step + 1)).contains(&true)
    }

    /// The steps of the pair of sentences with a step, and whether one replaced the other: two thirds of the words of
    /// both changed.
    ///
    /// ```text
    /// The [state supported]{government opposed} the [plan]{dam}.
    /// ```
    ///
    /// `changed` are the half words of all changed steps of the text, on each side.
    fn sentence(&self, step: usize, changed: [usize; 2]) -> (Range<usize>, bool) {
        let steps = &self.aligned.steps;
        let [one, other] = self.aligned.passages();
        let [before, after] = self.sides(step);
        let sentence = |passage: &Passage, tokens: Range<usize>| {
            let at = |token: usize| passage.sentence(token).cloned().unwrap_or(token..token);
            at(tokens.start).start..at(tokens.end.max(tokens.start + 1) - 1).end
        };
        let (before, after) = (sentence(one, before), sentence(other, after));
        let lengths = [around::length(one, &before), around::length(other, &after)];
        let shorter = lengths[0].min(lengths[1]);
        // Not even if all that changed in the text is in this sentence.
        if lengths.into_iter().zip(changed).any(|(all, changed)| 3 * all > shorter + 3 * changed) {
            return (step..step + 1, false);
        }
        let (mut start, mut end, mut kept) = (step, step, 0);
        let is_inside = |step: &AlignedStep| before.start < step.before.start && after.start < step.after.start;
        while start > 0 && steps.get(start).is_some_and(is_inside) {
            start -= 1;
        }
        let goes_on = |step: &AlignedStep| step.before.end <= before.end && step.after.end <= after.end;
        while steps.get(end).is_some_and(goes_on) {
            end += 1;
        }
        for step in steps.get(start..end).unwrap_or_default().iter().filter(|step| step.edit == KEPT) {
            kept += around::length(one, &step.before).max(around::length(other, &step.after));
        }
        let is_whole = self.aligned.tokens(&(start..end)) == [before.clone(), after.clone()];
        let is_long = one.words(&before).len().max(other.words(&after).len()) >= SENTENCE_CHARS;
        (
            start..end.max(step + 1),
            self.aligned.place.row.is_some() && is_whole && is_long && shorter > 0 && 3 * kept <= shorter,
        )
    }

    /// Enters a sentence that was added or removed, or a sentence and the one that replaced it.
    fn enter_passages(&self, steps: &Range<usize>, gathered: &mut Gathered<'_>) {
        let place = self.place(steps);
        let has_figure = steps.clone().any(|step| self.has_class(step, ChangeClass::Figure));
        let [before, after] = self.aligned.tokens(steps);
        let is_swap = !before.is_empty() && !after.is_empty();
        let [one, other] = self.aligned.passages();
        for (class, passage, tokens) in [(FactClass::Removed, one, before), (FactClass::New, other, after)] {
            let text = around::cut(passage.words(&tokens), SWAPPED_WORDS, SWAPPED_CHARS);
            let mut fact = fact(class, place.clone(), [String::new(), String::new()]);
            fact.also.extend((is_swap && has_figure).then_some(FactClass::Figure));
            *(if class == FactClass::New { &mut fact.after } else { &mut fact.before }) = text;
            if !tokens.is_empty() {
                gathered.enter_whole(fact);
            }
        }
    }

    /// The place of some steps, with their edits. That of a moved sentence has one edit.
    fn place(&self, steps: &Range<usize>) -> FactPlace {
        let mut place = self.aligned.place.clone();
        if self.aligned.is_moved {
            return place;
        }
        for step in self.aligned.steps.get(steps.clone()).unwrap_or_default() {
            if step.edit != KEPT && place.edits.last() != Some(&step.edit) {
                place.edits.push(step.edit);
            }
        }
        place
    }

    /// The tokens of a step on both sides.
    fn sides(&self, step: usize) -> [Range<usize>; 2] {
        self.aligned.tokens(&(step..step + 1))
    }

    /// Whether each side of some steps is a whole sentence, with or without its full stop.
    fn sentences(&self, steps: &Range<usize>) -> [bool; 2] {
        let [before, after] = self.aligned.tokens(steps);
        let [one, other] = self.aligned.passages();
        both([(one, before), (other, after)], |(passage, tokens)| {
            let sentence = passage.sentence(tokens.start).filter(|sentence| sentence.start == tokens.start);
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
        // The words around it are those of the version that the fact shows last.
        let (version, value) = if after.is_empty() { (Version::Before, &before) } else { (Version::After, &after) };
        let around = around::find(self.aligned, steps, value, class, version, self.vocabulary);
        Some(quoted(class, self.place(steps), both(words, around::shortened), around))
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
        && passage.sentence(tokens.end).is_none_or(|sentence| sentence.end != tokens.end + 1)
    {
        tokens.end += 1;
    }
    start..tokens.end
}
