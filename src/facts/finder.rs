//! Predicates on the steps of an aligned text: number, hedge, particle.

use std::ops::Range;

use super::aligned_text::{AlignedText, changes_words};
use super::around;
use super::entry::{Test, id};
use crate::change::ChangeClass;
use crate::comparison::Edit;
use crate::text::{
    Passage, Qualifier, Speech, TokenKind, Vocabulary, is_calendar_word, is_day_part, is_hour_mark, is_month,
    is_particle, is_unspaced_weekday, qualifier,
};
use crate::word_table::is_one_of;

/// The most half words between a figure and replaced words after it for both to be one value.
pub(super) const NEAR_BEHIND: usize = 6;

/// The years that a number of four digits can be.
const YEARS: Range<u32> = 1900..2100;

/// Signs after a number that make it a date or a time in Chinese and Japanese.
const DATE_SIGNS: &str = "年 月 日 号 點 点 时 時";

/// Finds values in an aligned text.
pub(super) struct ValueFinder<'l, 'a> {
    pub aligned: &'l AlignedText<'a>,
    pub vocabulary: &'l Vocabulary,
}

impl ValueFinder<'_, '_> {
    /// Whether a token is a figure.
    pub fn is_figure(&self, passage: &Passage, token: usize) -> bool {
        self.vocabulary.is_figure(id(passage, token))
    }

    /// Whether a token of a step passes a test, on either side.
    pub fn has(&self, step: usize, test: Test<'_>) -> bool {
        self.aligned.has(step, test)
    }

    /// Whether a figure stands here, on either side.
    pub fn has_figure(&self, step: usize) -> bool {
        self.has(step, &|passage, token| self.is_figure(passage, token))
    }

    /// Whether a step is a number that both sides have.
    pub fn is_number(&self, step: usize) -> bool {
        self.aligned.kept(step).is_some() && self.has_figure(step)
    }

    /// Whether an edit here has a class.
    pub fn has_class(&self, step: usize, class: ChangeClass) -> bool {
        self.aligned.edit(step).is_some_and(|edit| edit.classes.contains(&class))
    }

    /// Whether words that are not a fact were replaced here, and more than a particle.
    pub fn is_swapped_wording(&self, step: usize) -> bool {
        let Some(edit) = self.aligned.edit(step).filter(|edit| changes_words(edit)) else { return false };
        let is_plain = |class: &ChangeClass| {
            matches!(class, ChangeClass::Wording | ChangeClass::Quotation | ChangeClass::Caption | ChangeClass::AltText)
        };
        let is_long = |passage: &Passage, token: usize| around::is_long_word(passage, token, self.vocabulary);
        edit.classes.iter().all(is_plain)
            && self.aligned.sides_have(step, &is_long) == [true, true]
            && self.length(&(step..step + 1)) <= NEAR_BEHIND
    }

    /// Whether an edit replaced one word that says that a figure is not exact by another.
    pub fn is_approximate(&self, step: usize) -> bool {
        self.qualifies(step, &[Qualifier::Approximate])
    }

    /// Whether an edit only changes how exact the number after it is, or its direction.
    pub fn qualifies_number(&self, step: usize) -> bool {
        let is_swap = |edit: &Edit| !edit.before.is_empty() && !edit.after.is_empty();
        self.qualifies(step, &[Qualifier::Hedge, Qualifier::Approximate])
            || self.aligned.edit(step).is_some_and(is_swap) && self.qualifies(step, &[Qualifier::Direction])
    }

    /// Whether each side of a step is empty or a phrase that says one of some things about a number.
    #[inline(never)]
    fn qualifies(&self, step: usize, wanted: &[Qualifier]) -> bool {
        let qualifies = |(passage, tokens): (&Passage, Range<usize>)| {
            let mut phrase = String::new();
            for token in tokens {
                if !phrase.is_empty() && passage.kind(token) != TokenKind::Unspaced {
                    phrase.push('-');
                }
                phrase.push_str(&passage.lower(token));
            }
            phrase.is_empty() || qualifier(&phrase).is_some_and(|qualifier| wanted.contains(&qualifier))
        };
        self.aligned.steps.get(step).is_some()
            && self.aligned.passages().into_iter().zip(self.aligned.tokens(&(step..step + 1))).all(qualifies)
    }

    /// Whether a verb of saying stands here.
    pub fn says(&self, step: usize) -> bool {
        self.has(step, &|passage, token| self.vocabulary.speech(id(passage, token)) == Speech::Saying)
    }

    /// Whether only particles stand here, on both sides.
    pub fn is_small(&self, step: usize) -> bool {
        let is_other = |passage: &Passage, token: usize| {
            !is_particle(passage.word(token)) || self.vocabulary.speech(id(passage, token)) != Speech::None
        };
        self.aligned.steps.get(step).is_some() && !self.has(step, &is_other)
    }

    /// Whether a clause ends here.
    pub fn ends_clause(&self, step: usize) -> bool {
        self.aligned.steps.get(step).is_none() || self.has(step, &around::ends_clause)
    }

    /// The number of half words of some steps, on the longer side.
    #[inline(never)]
    pub fn length(&self, steps: &Range<usize>) -> usize {
        let [before, after] = self.aligned.tokens(steps);
        let [one, other] = self.aligned.passages();
        around::length(one, &before).max(around::length(other, &after))
    }
}

/// Whether a figure is a day, a date or a time.
#[inline(never)]
pub(super) fn is_time(passage: &Passage, token: usize) -> bool {
    let word = passage.word(token);
    let is_part = |part: &str| is_calendar_word(part) || is_month(part) || is_hour_mark(part) || is_day_part(part);
    // "20:15"; but "3:1" is a score.
    let is_clock = |word: &str| {
        let minutes = word.split_once(':').map_or("", |(_, minutes)| minutes);
        minutes.chars().take_while(|c| c.is_numeric()).count() == 2
    };
    // Most figures.
    let is_digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let is_named = || {
        word.split([' ', '.', ',', '\u{a0}']).chain([word]).any(is_part)
            || is_unspaced_weekday(word)
            || word.split_whitespace().any(is_hour_mark)
            || word.starts_with([
                '周', '週', '星', '礼', '禮', '凌', '清', '早', '上', '中', '下', '傍', '晚', '夜', '深', '午', '未',
                '夕',
            ])
    };
    !is_digits && is_named()
        || is_one_of(DATE_SIGNS, passage.word(token + 1))
        || is_clock(word)
        || word.len() == 4 && word.parse().is_ok_and(|year| YEARS.contains(&year))
}
