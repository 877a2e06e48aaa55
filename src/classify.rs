//! Classifies edits: what kind of change each one is, judging by its words and never by what they mean.
//!
//! An edit may have several classes. An edit is `wording` if it has no other class, or if it also changed distinctive
//! words that its other classes do not explain.

mod attribution;
mod condition;
mod names;
mod negation;
mod numbers;
mod quotation;
mod same_source;
mod side;
mod sides;
mod spelling;
mod unspaced_speaker;
mod values;

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use crate::change::ChangeClass;
use crate::diff::Hunk;
use crate::pair::both;
use crate::refine::{self, spelling_core};
use crate::sort;
use crate::text::lowercase::Lowercase;
use crate::text::{
    DISTINCTIVE_WEIGHT, Passage, Speech, TokenKind, Vocabulary, adds_day_part, calendar_stem, is_day_part,
    is_inflected, is_particle, is_percent, is_quotation_mark, token_key,
};
use names::is_written_otherwise;
use negation::negations_differ;
pub(crate) use numbers::is_same_value;
use numbers::{SPANISH_OR_FRENCH, date, is_length};
use side::Pick;
pub(crate) use side::{Side, without_possessive};
use sides::{Sides, has_same_words, picks, picks_differ, picks_of_some_differ};
use spelling::{is_spelling, only_form};
pub(crate) use values::is_part_of_number;
use values::is_share_word;
use values::{Values, is_unit, takes_number};

/// The number of unexplained words from which an edit is `wording` as well. Figures, names and verbs of saying are
/// explained by their own classes.
const MIN_UNEXPLAINED: usize = 2;

/// The highest weight of a token. The lowest is 1.
const HEAVIEST: usize = 5;

/// The most words from "two" to "three" of "two members in three".
const LONGEST_SHARE: usize = 4;

/// The most words by which a number reaches beyond an edit.
const LONGEST_NUMBER: usize = 6;

/// The most words beside a figure that are compared for inflected forms. With more of them, any difference is wording.
const FEW_WORDS: usize = 20;

/// The number of hunks after an opening quotation mark in which the closing one is looked for. More than that are
/// several edits to a reader.
const QUOTING_HUNKS: usize = 3;

/// The marks between thousands: commas in English, points in German, either in Spanish, French and other languages.
fn grouping(vocabulary: &Vocabulary) -> &'static str {
    match (vocabulary.is_german(), vocabulary.is_romance()) {
        (true, _) => ".",
        (_, true) => SPANISH_OR_FRENCH,
        _ if is_inflected(vocabulary) || !vocabulary.is_english() => ",.",
        _ => ",",
    }
}

/// The values of the figures in a range, each with its first token. Numbers that begin or end outside are read whole.
pub(crate) fn values_of(passage: &Passage, range: &Range<usize>, vocabulary: &Vocabulary) -> Vec<(usize, String)> {
    let is_part = |token: usize| {
        let is_date = || calendar_stem(passage.word(token)).is_some() || date(passage.word(token)).is_some();
        is_part_of_number(passage, token, vocabulary) && !is_date()
    };
    let Range { mut start, mut end } = range.clone();
    if !range.is_empty() && is_part(end - 1) {
        end += (0..LONGEST_NUMBER).take_while(|more| is_part(end + more)).count();
    }
    while start > 0 && range.start - start < LONGEST_NUMBER && is_part(start) && is_part(start - 1) {
        start -= 1;
    }
    // "un accusé sur deux"
    if is_part(start) && start > 0 && is_share_word(passage.word(start - 1)) {
        start = (start.saturating_sub(LONGEST_SHARE)..start).find(|token| is_part(*token)).unwrap_or(start);
    }
    let is_figure = |token: usize| vocabulary.is_figure(passage.ids.get(token).copied().unwrap_or(u32::MAX));
    Values::of(passage, &(start..end), &is_figure, grouping(vocabulary)).values
}

/// Classifies the edits between two passages.
pub(crate) struct Classifier<'a> {
    before: Rc<Side<'a>>,
    after: Rc<Side<'a>>,
    vocabulary: &'a Vocabulary,
}

/// The values of the figures on both sides of an edit, if either has a figure. They are read when they are needed.
type SharedValues<'p> = OnceCell<Option<[Values<'p>; 2]>>;

/// Whether so much of the sentences around two ranges was replaced that they count as rewritten.
fn is_sentence_rewritten(sides: &Sides<'_, '_>) -> bool {
    let wholes = both(*sides, |(side, range)| side.sentence(range.start).start..side.sentence(range.end - 1).end);
    // Skip the weighing if the hunk is too short for any weights. It is slow in long sentences with many edits.
    let count = |ranges: [&Range<usize>; 2]| ranges.iter().map(|range| range.len()).sum::<usize>();
    if HEAVIEST * count(both(*sides, |(_, range)| range)) < count(wholes.each_ref()) / 2 {
        return false;
    }
    let weigh = |ranges: [&Range<usize>; 2]| {
        let [(one, before), (other, after)] = [(sides[0].0, ranges[0]), (sides[1].0, ranges[1])];
        (one.vocabulary.total(one.passage.keys(before)), other.vocabulary.total(other.passage.keys(after)))
    };
    refine::replaces_most(weigh(both(*sides, |(_, range)| range)), weigh(wholes.each_ref()))
}

fn remove(classes: &mut Vec<ChangeClass>, unwanted: ChangeClass) {
    classes.retain(|class| *class != unwanted);
}

impl<'a> Classifier<'a> {
    /// Creates a classifier of the edits between two passages.
    pub fn new(before: Rc<Side<'a>>, after: Rc<Side<'a>>, vocabulary: &'a Vocabulary) -> Self {
        Self { before, after, vocabulary }
    }

    /// The classes of one edit, sorted; never empty.
    pub fn classes(&self, hunk: &Hunk) -> Vec<ChangeClass> {
        let sides = [(self.before.as_ref(), &hunk.before), (self.after.as_ref(), &hunk.after)];
        let mut classes = self.classes_of_words(hunk, &sides);
        // A change inside quotation marks is a quotation, not wording, unless enough words outside changed, too.
        let only_typography = classes == [ChangeClass::Typography];
        if classes == [ChangeClass::Punctuation] && self.only_quotes(hunk) {
            return vec![ChangeClass::Quotation];
        }
        if !only_typography && self.quotation_differs(&sides) {
            let is_outside = |side: &Side<'_>, token| self.is_unexplained(side, token) && !side.is_quoted(token);
            if sides.iter().all(|(side, range)| side.picked(range, &is_outside).len() < MIN_UNEXPLAINED) {
                remove(&mut classes, ChangeClass::Wording);
            }
            classes.push(ChangeClass::Quotation);
        }
        sort::sort(&mut classes);
        classes
    }

    /// The number of following hunks that belong to one that adds or removes quotation marks. The words may change as
    /// well.
    ///
    /// ```text
    /// a [huge]{“terrible} mistake{”}   →   a [huge mistake]{“terrible mistake”}
    /// ```
    pub fn quoting(&self, open: &Hunk, rest: &[Hunk]) -> Option<usize> {
        let marks = |hunk: &Hunk| (self.before.count_marks(&hunk.before), self.after.count_marks(&hunk.after));
        let opens = marks(open);
        if !matches!(opens, (0, 1) | (1, 0)) {
            return None;
        }
        let closing = rest.iter().take(QUOTING_HUNKS).position(|hunk| marks(hunk) != (0, 0))?;
        let close = rest.get(closing).filter(|close| marks(close) == opens)?;
        let (side, open, close) = match opens {
            (0, _) => (&self.after, &open.after, &close.after),
            _ => (&self.before, &open.before, &close.before),
        };
        let mark = |range: &Range<usize>| range.clone().find(|token| side.is_quote_mark(*token));
        let words = side.quoted.get(mark(open)? + 1..mark(close)?).unwrap_or_default();
        (!words.is_empty() && words.iter().all(|is_quoted| *is_quoted)).then_some(closing + 1)
    }

    /// The classes of hunks that add or remove quotation marks.
    pub fn classes_of_quoting(&self, open: &Hunk, rest: &[Hunk]) -> Vec<ChangeClass> {
        let mut classes = self.classes(open);
        for hunk in rest {
            classes.append(&mut self.classes(hunk));
        }
        remove(&mut classes, ChangeClass::Punctuation);
        classes.push(ChangeClass::Quotation);
        sort::sort_and_dedup(&mut classes);
        classes
    }

    /// Whether words inside quotation marks differ, or the marks themselves. Words that only moved do not count.
    /// Neither does a final stop: “It is.” becomes “It is,” before its speaker.
    fn quotation_differs(&self, sides: &Sides<'_, 'a>) -> bool {
        let is_final = |side: &Side<'_>, token| {
            matches!(side.passage.word(token), "," | "." | "，" | "。")
                && is_quotation_mark(side.passage.word(token + 1))
        };
        let is_part = |side: &Side<'_>, token: usize| {
            side.is_quoted(token) && !is_final(side, token) || is_quotation_mark(side.passage.word(token))
        };
        sides.iter().any(|(side, range)| side.touches_quotation(range)) && picks_differ(sides, &is_part)
    }

    /// Whether an edit adds or removes quotation marks around the same words, and changes nothing else.
    fn only_quotes(&self, hunk: &Hunk) -> bool {
        let sides = [(self.before.as_ref(), &hunk.before), (self.after.as_ref(), &hunk.after)];
        let [(one, before), (other, after)] = sides;
        one.count_marks(before).abs_diff(other.count_marks(after)) == 2
            && !picks_differ(&sides, &|side, token| !side.is_quote_mark(token))
    }

    fn classes_of_words(&self, hunk: &Hunk, sides: &Sides<'_, 'a>) -> Vec<ChangeClass> {
        let [text_before, text_after] = both(*sides, |(side, range)| side.passage.words(range));
        if let Some(class) = only_form(text_before, text_after) {
            return vec![class];
        }
        let values = SharedValues::new();
        if hunk.is_swap()
            && let Some(class) = self.only_written(sides, &values)
        {
            return vec![class];
        }
        if sides.iter().all(|(side, range)| range.is_empty() || side.is_whole_sentences(range))
            || hunk.is_swap() && is_sentence_rewritten(sides)
        {
            return self.classes_of_sentences(hunk, sides, &values);
        }
        let mut classes = Vec::new();
        let differ = |pick: Pick<'_>| picks_differ(sides, pick);
        if !differ(&|side, token| side.passage.kind(token) != TokenKind::Punctuation) {
            // The same words in another order: "said Holm", "Holm said".
            return vec![if has_same_words(sides) { ChangeClass::Punctuation } else { ChangeClass::Wording }];
        }
        if negations_differ(sides, self.vocabulary) {
            classes.push(ChangeClass::Negation);
        } else if is_spelling(sides, self.vocabulary) {
            classes.push(ChangeClass::Spelling);
        }
        // "defence", "Defense"; "Minister", "ministers": another form of the word without its capital is not a name.
        let is_recased = text_before.starts_with(char::is_lowercase) != text_after.starts_with(char::is_lowercase)
            && spelling_core(text_before, text_after).is_some();
        if self.figures_differ(sides, &values) {
            classes.push(ChangeClass::Figure);
        }
        if !is_recased && self.names_differ(sides) {
            classes.push(ChangeClass::Name);
        }
        if differ(&|side, token| side.passage.kind(token) == TokenKind::Address) {
            classes.push(ChangeClass::Link);
        }
        classes.extend(self.class_of_speech(sides));
        if self.is_respelled_name(sides) {
            classes.push(ChangeClass::Name);
        }
        if self.limits(sides) && (classes.is_empty() || !hunk.is_swap()) {
            classes.push(ChangeClass::Condition);
            if !hunk.is_swap() {
                return classes;
            }
        }
        sort::sort_and_dedup(&mut classes);
        let is_more = || classes == [ChangeClass::Figure] && self.swaps_words(sides);
        // "according to [court papers]{her lawyer}": a speaker has two words.
        let least = MIN_UNEXPLAINED + usize::from(classes == [ChangeClass::Attribution]);
        if classes.is_empty() || self.unexplained_differ(sides, least) || is_more() {
            classes.push(ChangeClass::Wording);
        }
        classes
    }

    /// The classes of inserted, deleted or replaced sentences. They are wording as a whole: their names and negations
    /// did not change. Their figures did only if both sides have a figure that the other one has not.
    fn classes_of_sentences<'s>(
        &self,
        hunk: &Hunk,
        sides: &Sides<'s, 'a>,
        values: &SharedValues<'s>,
    ) -> Vec<ChangeClass> {
        let has_figures = |(side, range): &(&Side<'_>, &Range<usize>)| {
            let differs = |token: usize| {
                let id = side.id(token);
                self.vocabulary.is_figure(id) && self.counts_differ(sides, id) && !is_day_part(side.passage.word(token))
            };
            (*range).clone().any(differs)
        };
        if !(hunk.is_swap() && sides.iter().all(has_figures) && self.figures_differ(sides, values)) {
            vec![ChangeClass::Wording]
        } else if self.unexplained_differ(sides, MIN_UNEXPLAINED) {
            vec![ChangeClass::Figure, ChangeClass::Wording]
        } else {
            vec![ChangeClass::Figure]
        }
    }

    /// Whether at least so many distinctive words differ that no other class explains.
    fn unexplained_differ(&self, sides: &Sides<'_, 'a>, least: usize) -> bool {
        picks_of_some_differ(sides, least, &|side, token| self.is_unexplained(side, token))
    }

    /// Whether other words were replaced beside a figure: "rose 4" and "fell 6". An inflected form is not another word.
    fn swaps_words(&self, sides: &Sides<'_, 'a>) -> bool {
        let [a, b] = picks(sides, &|side, token| {
            let is_short = side.passage.kind(token) == TokenKind::Word && !is_particle(side.passage.word(token));
            self.is_unexplained(side, token) || is_short && !self.vocabulary.is_figure(side.id(token))
        });
        if a.len().max(b.len()) > FEW_WORDS {
            return a != b;
        }
        !a.is_empty() && !b.is_empty() && !a.iter().any(|a| b.iter().any(|b| a == b || spelling_core(a, b).is_some()))
    }

    /// Whether a word is distinctive and no other class explains it.
    fn is_unexplained(&self, side: &Side<'_>, token: usize) -> bool {
        let id = side.id(token);
        self.vocabulary.weight(id) >= DISTINCTIVE_WEIGHT
            && !self.vocabulary.is_figure(id)
            && !self.vocabulary.is_negation(id)
            && self.vocabulary.speech(id) == Speech::None
            && !side.is_name(token)
            && side.passage.kind(token) != TokenKind::Address
    }

    /// Whether a name was added or removed. One that only moved in the sentence was not, nor was one that lost its
    /// capital or gained a possessive: "Foreign Ministry" equals "foreign ministry", "Norland" equals "Norland’s".
    fn names_differ(&self, sides: &Sides<'_, 'a>) -> bool {
        let [(one, before), (other, after)] = *sides;
        sides.iter().any(|(side, range)| {
            (*range).clone().any(|token| {
                let name = side.passage.word(token);
                side.is_name(token)
                    && self.counts_differ(sides, side.id(token))
                    && one.count_word(before.start, name) != other.count_word(after.start, name)
                    && !is_written_otherwise(
                        side,
                        token,
                        if std::ptr::eq(*side, one) { (other, after) } else { (one, before) },
                    )
            })
        })
    }

    /// Whether a word occurs more often in the sentence of one side than in that of the other.
    fn counts_differ(&self, sides: &Sides<'_, 'a>, id: u32) -> bool {
        let [(one, before), (other, after)] = *sides;
        one.count_in_sentence(id, before.start) != other.count_in_sentence(id, after.start)
    }

    /// Reads the values of both sides, if either has a figure.
    fn values<'s>(&self, sides: &Sides<'s, 'a>) -> Option<[Values<'s>; 2]> {
        if !self.have_figures(sides) {
            return None;
        }
        let grouping = grouping(self.vocabulary);
        let read = |back: usize| {
            let mut values = both(*sides, |(side, range)| {
                let is_figure = |token| self.vocabulary.is_figure(side.id(token));
                Values::of(side.passage, &(range.start - back..range.end), &is_figure, grouping)
            });
            let [before, after] = &mut values;
            before.settle(after);
            after.settle(before);
            values
        };
        // "Two [thirds of]{in three}": together with the figure before them they may be the same.
        let follows = |(side, range): &(&Side<'_>, &Range<usize>)| {
            range.start.checked_sub(1).is_some_and(|last| self.vocabulary.is_figure(side.id(last)))
        };
        if sides.iter().all(follows) {
            let whole = read(1);
            let [before, after] = &whole;
            if before.values.iter().map(|(_, value)| value).eq(after.values.iter().map(|(_, value)| value)) {
                return Some(whole);
            }
        }
        Some(read(0))
    }

    /// Whether the figures differ in value: "10 percent" equals "10%".
    fn figures_differ<'s>(&self, sides: &Sides<'s, 'a>, values: &SharedValues<'s>) -> bool {
        let Some([before, after]) = values.get_or_init(|| self.values(sides)) else { return false };
        let [(one, _), (other, _)] = *sides;
        // "Ivo, [22]{25}, and Marek, [25]{22}": one figure replaced the other behind the same word.
        let last_words = both(*sides, |(side, range)| {
            let is_word = |token: &usize| side.passage.kind(*token) != TokenKind::Punctuation;
            (0..range.start).rev().find(is_word).map(|token| side.id(token))
        });
        let is_in_place = before.others.is_empty()
            && after.others.is_empty()
            && last_words[0].is_some()
            && last_words[0] == last_words[1];
        let [before, after] = both([(one, before, after), (other, after, before)], |(side, values, others)| {
            let mut figures: Vec<&str> = Vec::new();
            for (token, value) in &values.values {
                // A figure that only moved in the sentence did not change.
                let id = side.id(*token);
                let has_changed = match self.vocabulary.is_figure(id) {
                    true => is_in_place && !others.values.is_empty() || self.counts_differ(sides, id),
                    // "A week" is a figure only if the other side has a length of time, too: "seven days".
                    false if is_length(value) => others.values.iter().any(|(_, other)| is_length(other)),
                    false => value != "1",
                };
                if has_changed {
                    figures.push(value);
                }
            }
            sort::sort(&mut figures);
            figures
        });
        // "on Friday[ morning]" says more of the same time.
        let says_more = |one: &[&str], other: &[&str]| {
            let mut rest = other.iter().filter(|value| !is_day_part(value));
            let is_same = |value: &&str| rest.next().is_some_and(|other| other == value || adds_day_part(value, other));
            one.iter().all(is_same) && rest.next().is_none()
        };
        before != after && !says_more(&before, &after) && !says_more(&after, &before)
    }

    /// Whether either side has a figure.
    fn have_figures(&self, sides: &Sides<'_, 'a>) -> bool {
        let is_figure = |side: &Side<'_>, token| {
            self.vocabulary.is_figure(side.id(token))
                || is_percent(side.passage.word(token))
                || is_unit(side.passage, token)
                || takes_number(side.passage, token)
        };
        sides.iter().any(|(side, range)| (*range).clone().any(|token| is_figure(side, token)))
    }

    /// The class of an edit that writes the same figures in another form: with other marks, or as words.
    fn only_written<'s>(&self, sides: &Sides<'s, 'a>, values: &SharedValues<'s>) -> Option<ChangeClass> {
        let [a, b] = values.get_or_init(|| self.values(sides)).as_ref()?;
        let written = |(_, value): &(usize, String)| value.clone();
        if a.values.is_empty() || !a.values.iter().map(written).eq(b.values.iter().map(written)) || a.others != b.others
        {
            return None;
        }
        if has_same_words(sides) {
            return None;
        }
        let [a, b] = both(*sides, |(side, range)| {
            let mut words = token_key(side.passage.words(range)).to_lower();
            words.retain(char::is_alphanumeric);
            words
        });
        Some(if a == b { ChangeClass::Typography } else { ChangeClass::Spelling })
    }
}
