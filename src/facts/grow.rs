//! How far a value reaches: a figure with its magnitude or the words replaced beside it, a name with its other words, a
//! negation of two words.

use std::ops::Range;

use super::aligned_step::{AlignedStep, is_kept};
use super::entry::{id, is_capital};
use super::finder::{NEAR_BEHIND, ValueFinder, is_time};
use crate::change::ChangeClass;
use crate::text::fold::is_ideograph;
use crate::text::{Passage, Vocabulary, counted, is_number_word, lower};
use crate::word_table::is_one_of;

/// The most half words of each side of a value: eight words, or sixteen characters of a script without spaces. A longer
/// edit is a rewritten passage, and no two parts of it correspond.
pub(super) const LONGEST_SIDE_HALF_WORDS: usize = 16;

/// The most half words between replaced words and a figure after them for both to be one value: a particle.
const NEAR_BEFORE: usize = 2;

/// Words between the two figures of a score or a range.
const BETWEEN: &str = "to bis à a – - : 对 對 比 至 到 إلى مقابل";

/// Words inside a number: "two hundred and fifty".
const JOINTS: &str = "and et y e";

/// Words after which a number goes on.
const MAGNITUDES: &str = "hundred thousand million cento cent mil";

/// Whether a number can go on with "and" after a word: "hundred", "treinta". "Two and three" are two numbers.
fn continues(word: &str) -> bool {
    is_one_of(MAGNITUDES, word) || counted(word).is_some_and(|number| number >= 20 && number % 10 == 0)
}

impl ValueFinder<'_, '_> {
    /// Includes the number before a lone magnitude or unit: `$1.2 [million]{billion}`.
    pub fn take_number(&self, steps: &mut Range<usize>) {
        let [before, after] = self.aligned.tokens(steps);
        let is_out =
            |passage: &Passage, token: usize| passage.word(token).contains(char::is_numeric) || is_time(passage, token);
        let is_alone = before.len().max(after.len()) <= 1 && !self.has(steps.start, &is_out);
        if let Some(last) = steps.start.checked_sub(1)
            && is_alone
            && self.is_number(last)
            && !self.has(last, &is_time)
        {
            steps.start = last;
        }
        // "two hundred and [fifty]{ninety}" is one number.
        let is_word = |passage: &Passage, token: usize| is_number_word(&passage.lower(token));
        while self.has(steps.start, &is_word)
            && let Some(start) = [1, 2].iter().find_map(|back| {
                let start = steps.start.checked_sub(*back)?;
                let is_joint = |passage: &Passage, token: usize| is_one_of(JOINTS, passage.word(token));
                let is_open = |passage: &Passage, token: usize| continues(&passage.lower(token));
                let joins = *back == 1 || self.has(start + 1, &is_joint) && self.has(start, &is_open);
                (joins && self.aligned.kept(start).is_some() && self.has(start, &is_word)).then_some(start)
            })
        {
            steps.start = start;
        }
        // "115兆[5000億]円" is one number with two magnitudes.
        if let Some(number) = steps.start.checked_sub(2)
            && self.is_number(number)
            && self.aligned.kept(number + 1).is_some()
            && self.has(number + 1, &|passage, token| is_one_of("兆 億 亿 萬 万 억 만", passage.word(token)))
            && self.aligned.edit(steps.start).is_some_and(|edit| edit.before.is_empty() || edit.after.is_empty())
        {
            steps.start = number;
        }
    }

    /// Includes the other figure of a score or a range: `by [7]{8} to 4`, `between [300]{350} and [400]{450}`.
    pub fn take_range(&self, steps: &mut Range<usize>) {
        if let Some(end) = self.range_end(steps) {
            steps.end = end;
        }
    }

    /// The end of a range that begins with a figure.
    fn range_end(&self, first: &Range<usize>) -> Option<usize> {
        let (before, [_, passage]) = (first.start.checked_sub(1), self.aligned.passages());
        let word = |step: Option<usize>| {
            let step = step.and_then(|step| self.aligned.kept(step)).filter(|step| is_kept(step));
            step.map_or_else(String::new, |step| passage.lower(step.after.start))
        };
        let is_figures = |step: usize| self.is_number(step) || self.figures(step).is_some();
        // Behind another figure stands its magnitude: "10 million to 12 million".
        let is_magnitude = before.is_some_and(|step| self.has_figure(step));
        if first.len() != 1 || is_magnitude || !is_figures(first.start) || self.is_date(first) {
            return None;
        }
        let is_between = is_one_of("between zwischen entre بين", &word(before));
        // "fell from 12 to 10" are two values.
        let is_from = is_one_of("from von de desde du من 从", &word(before));
        let mut step = first.end;
        // The unit of Chinese: "7票对4票".
        let unit = word(Some(step));
        let has_unit = !unit.is_empty() && unit.chars().all(is_ideograph) && !is_one_of(BETWEEN, &unit);
        step += usize::from(has_unit);
        let joint = word(Some(step));
        let joins = is_one_of(BETWEEN, &joint) && !is_from || is_between && is_one_of("and und et y و", &joint);
        let last = step + 1;
        let is_all = joins && is_figures(last) && !self.is_date(&(last..last + 1));
        let has_last_unit = has_unit && word(Some(last + 1)) == unit;
        is_all.then_some(last + 1 + usize::from(has_last_unit))
    }

    /// A figure with the words that were replaced right beside it. Steps before `done` belong to other values.
    pub fn extended_by_words(&self, steps: &Range<usize>, done: usize) -> Range<usize> {
        let has_other_figure = |step: usize| self.has_class(step, ChangeClass::Figure);
        let mut extended = steps.clone();
        // After it, across a few words of the same clause.
        let mut distance = 0;
        for step in steps.end..self.aligned.steps.len() {
            if self.is_swapped_wording(step) {
                extended.end = step + 1;
                break;
            }
            distance += self.length(&(step..step + 1));
            if distance > NEAR_BEHIND || self.ends_clause(step) || has_other_figure(step) {
                break;
            }
        }
        // Before it, across at most a particle. An edit that touches it belongs to it in any case.
        let mut distance = 0;
        let mut at = steps.start;
        while at > done {
            at -= 1;
            let is_edit = self.aligned.edit(at).is_some();
            // The rest of an edit that was cut at its figure is something else, but for a hedge.
            let is_rest = self.aligned.same_edit(at, steps.start);
            let touches = at + 1 == steps.start && is_edit && (!is_rest || self.qualifies_number(at));
            let belongs = touches || self.is_swapped_wording(at) && !self.says(at);
            let ends = self.ends_clause(at);
            if belongs && !ends && (is_rest || !has_other_figure(at)) {
                extended.start = at;
                break;
            }
            distance += self.length(&(at..at + 1));
            if distance > NEAR_BEFORE || is_edit || ends || !self.is_small(at) {
                break;
            }
        }
        extended
    }

    /// Two figures that were swapped, with everything between them: `[14]{9} to [9]{14}`. If anything else changed
    /// between or next to them, they may no longer count the same things.
    pub fn changed_places(&self, step: usize) -> Option<Range<usize>> {
        let is_edit = |step: usize| self.aligned.edit(step).is_some();
        let (one, other) = self.figures(step).filter(|(one, other)| one != other)?;
        let end = (step + 1..self.aligned.steps.len()).find(|step| is_edit(*step))?;
        let steps = step..end + 1;
        (self.figures(end)? == (other, one)
            && !step.checked_sub(1).is_some_and(is_edit)
            && !is_edit(end + 1)
            && self.length(&steps) <= LONGEST_SIDE_HALF_WORDS
            && !(step..end).any(|step| self.ends_clause(step)))
        .then_some(steps)
    }

    /// The keys of both sides of an edit that replaced figures only.
    fn figures(&self, step: usize) -> Option<(&[u32], &[u32])> {
        let AlignedStep { before, after, .. } =
            self.aligned.steps.get(step).filter(|_| self.aligned.edit(step).is_some())?;
        let is_other = |passage: &Passage, token: usize| !self.is_figure(passage, token);
        let [one, other] = self.aligned.passages();
        let are_figures = !before.is_empty() && !after.is_empty() && !self.has(step, &is_other);
        are_figures.then(|| (one.keys(before), other.keys(after)))
    }

    /// A name of which a word was added or removed, with the words of it that stayed: `Norled[ Ferries]`.
    pub fn whole_name(&self, mut steps: Range<usize>) -> Range<usize> {
        if self.is_name_inside(steps.start.wrapping_sub(1)) {
            steps.start -= 1;
        } else if self.is_name_inside(steps.end) {
            steps.end += 1;
        }
        steps
    }

    /// Whether both sides have a word with a capital here, inside a sentence.
    fn is_name_inside(&self, step: usize) -> bool {
        let is_other =
            |passage: &Passage, token: usize| !is_capital(passage.word(token)) || passage.starts_sentence(token);
        self.aligned.kept(step).is_some_and(is_kept) && !self.has(step, &is_other)
    }

    /// Extends a negation of two words ("ne … pas") to one value, and a negation inside a quotation by the changed
    /// words next to it.
    pub fn extended_by_class(&self, mut steps: Range<usize>, class: ChangeClass) -> Range<usize> {
        let quotes = steps.clone().any(|step| self.has_class(step, ChangeClass::Quotation));
        let mut distance = 0;
        for step in steps.end..self.aligned.steps.len() {
            if self.has_class(step, class) || quotes && self.has_class(step, ChangeClass::Quotation) {
                steps.end = step + 1;
                distance = 0;
            } else if self.aligned.edit(step).is_some() {
                break;
            } else {
                distance += self.length(&(step..step + 1));
            }
            if distance > NEAR_BEHIND || self.ends_clause(step) {
                break;
            }
        }
        steps
    }
}

/// The key of a token in lower case, or of the number that it begins with in digits: "Two", "34-year-old", "3%", "1.200".
pub(super) fn plain_key(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> u32 {
    let (word, own) = (passage.word(token), id(passage, token));
    let is_figure = vocabulary.is_figure(own);
    // Most words are their own key.
    let is_plain = passage.tokens.get(token).is_some_and(|token| token.is_plain);
    if !is_figure && is_plain && word.bytes().next().is_some_and(|first| first.is_ascii_lowercase()) {
        return own;
    }
    let lower = lower(word);
    if !is_figure {
        return if lower == word { own } else { vocabulary.id_of(&lower).unwrap_or(own) };
    }
    let first = lower.split(['-', '%']).next().unwrap_or_default();
    let is_mark = |c: char| matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}');
    let digits = match counted(&lower).or_else(|| counted(first)) {
        Some(number) => number.to_string(),
        // Without the marks between thousands, if the number is written so elsewhere.
        None if first.chars().all(|c| c.is_numeric() || is_mark(c)) => first.replace(is_mark, ""),
        None => String::new(),
    };
    // "six-week" begins with six.
    let written = if first.contains(char::is_numeric) || counted(first).is_some() { first } else { &*lower };
    vocabulary.id_of(&digits).or_else(|| vocabulary.id_of(written)).unwrap_or(own)
}
