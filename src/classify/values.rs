//! Reads the values of the figures in a text, however they are written.
//!
//! ```text
//! Nine men, Nov. 4, 1,000, $1.2bn     →   9 men , 4 nov/ , 1000 , 1200000000$
//! two decades                         →   240y    months, as twenty years
//! a week                              →   10080d  minutes, as seven days
//! two in three                        →   2/3     as two thirds
//! 百分之四十                          →   40%     as 40%
//! half                                →   50%     as 50 per cent
//! trois cents                         →   300     as ٣٠٠
//! ```
//!
//! A figure that is not understood is kept as it is written, so that it equals nothing else.

mod arithmetic;

use std::borrow::Cow;
use std::ops::Range;

use super::numbers::{
    Counted, Number, OR, PERCENT, SPANISH_OR_FRENCH, THOUSANDS, clock, counted_thing, date, is_digit, magnitude,
    ordinal, ungrouped, unit, without_particles,
};
use crate::text::fold::ascii_digit;
use crate::text::lowercase::Lowercase;
use crate::text::trim::{trim_end, trim_start};
use crate::text::{
    Amount, Passage, TokenKind, Vocabulary, amounts_of, calendar_stem, counted, is_article, is_measure_of_time,
    is_month, is_percent, lower as lower_case, may_be_amount, token_key,
};
use crate::word_table::is_one_of;

/// The unit of the values: three digits after the decimal mark.
const ONE: u64 = 1_000;

/// The place from which "of" may stand before a currency.
const MILLION: u64 = 1_000_000 * ONE;

/// Words before an amount in pounds in which a verb makes them a weight.
const WEIGHING_WORDS: usize = 3;

/// Bytes that a magnitude after "a" must exceed: "a million", but not "a m".
const SHORT_MAGNITUDE: usize = 6;

/// Reads the values of a range.
pub(super) struct Values<'p> {
    passage: &'p Passage,
    /// The marks that group thousands. Any mark does if it occurs several times in a number.
    grouping: &'p str,
    /// The values, in order, each with its token.
    pub values: Vec<(usize, String)>,
    /// The words beside them.
    pub others: Vec<String>,
    /// The token of the number.
    token: usize,
    /// The number so far.
    number: Option<u64>,
    /// How many digits after the decimal mark it has.
    below: usize,
    /// The place of its last part: a smaller number may follow.
    last: u64,
    /// A part of what may follow: "half a century".
    part: Option<u64>,
    /// What the number is a part of.
    over: Option<u64>,
    /// The currency before the number.
    unit: Option<&'static str>,
    /// The first number of a score or a range, with the sign between: "61-".
    span: String,
    /// Whether "and" came last.
    is_joined: bool,
    /// Whether the next number is what the last one is a part of: "two in".
    is_share: bool,
    /// Whether the part is one of the hour before or after the next number: "quarter to", "half past".
    is_before: bool,
    is_past: bool,
    /// Whether a part of the hour is taken from it: "menos cuarto".
    is_less: bool,
    /// Whether the number is an hour, whether a half or a quarter was added to it, and whether it is in digits.
    is_clock: bool,
    is_half: bool,
    is_in_digits: bool,
    /// Whether the number is two weeks, in words that can also be fifteen days.
    is_fortnight: bool,
}

impl<'p> Values<'p> {
    fn new(passage: &'p Passage, grouping: &'p str) -> Self {
        Self {
            passage,
            grouping,
            values: Vec::new(),
            others: Vec::new(),
            token: 0,
            number: None,
            below: 0,
            last: 0,
            part: None,
            over: None,
            unit: None,
            span: String::new(),
            is_joined: false,
            is_share: false,
            is_before: false,
            is_past: false,
            is_less: false,
            is_clock: false,
            is_half: false,
            is_in_digits: false,
            is_fortnight: false,
        }
    }

    /// Reads a range. `is_figure` says whether a token is a figure.
    #[inline(never)]
    pub fn of(
        passage: &'p Passage,
        range: &Range<usize>,
        is_figure: &dyn Fn(usize) -> bool,
        grouping: &'p str,
    ) -> Self {
        let mut values = Self::new(passage, grouping);
        let mut token = range.start;
        let mut next = lower(passage, token);
        while token < range.end {
            let word = std::mem::replace(&mut next, lower(passage, token + 1));
            let at = token;
            token += 1;
            if values.number.is_none() && values.part.is_none() && values.span.is_empty() {
                values.token = at;
            }
            let written = passage.word(at);
            let is_figure = is_figure(at);
            if is_figure && let Some(day) = calendar_stem(written).or_else(|| date(written)) {
                values.push(day);
                values.join_date(written, at);
                continue;
            }
            if token < range.end {
                let is_many = |next: &str| next.len() > SHORT_MAGNITUDE && magnitude(next).is_some();
                let is_measure = || {
                    use Amount::{Dozen, Minutes, Months, Part, Zeros};
                    matches!(amounts_of(&next)[..], [Zeros(_) | Dozen | Part(4) | Months(_) | Minutes(_)])
                };
                // "a million", "nove e un quarto"
                let is_article = if values.is_joined { "a an un" } else { "a an" };
                if is_one_of(is_article, &word)
                    && (values.number.is_none() || values.is_joined)
                    && (is_many(&next) || is_measure())
                {
                    continue;
                }
                let is_unspaced = passage.kind(token) == TokenKind::Unspaced;
                // "per cent", "por ciento", 分之, "3 ."
                if is_unspaced || word.ends_with(is_digit) || matches!(&*word, "per" | "pour" | "por" | "في") {
                    let both = [&*word, &next].concat();
                    let amounts = amounts_of(&both);
                    let is_pair = amounts == [Amount::Percent] || is_unspaced;
                    // The stop of a sentence makes no ordinal, nor does "e", which is Italian "and".
                    let goes_on = next != "e" && passage.sentence(at).is_none_or(|sentence| sentence.end > token + 1);
                    if is_pair && values.take(&amounts) || goes_on && values.read_ordinal(&both) {
                        token += 1;
                        next = lower(passage, token);
                        continue;
                    }
                }
            }
            if !(values.read_number(&word) || values.read_words(&word, at)) {
                values.read_other(word, at, is_figure);
            }
        }
        values.read_behind(token, next);
        values.end_with("");
        values
    }

    /// Joins a month with the day in words before it: "the first of June" is "June 1".
    fn join_date(&mut self, month: &str, token: usize) {
        if let [.., (at, day), _] = self.values.as_slice()
            && is_month(month)
            && *at + 2 >= token
            && let Some(day) = day.strip_suffix('.').map(str::to_owned)
            && let Some((_, month)) = self.values.pop()
            && let Some((_, value)) = self.values.last_mut()
        {
            *value = [&day, " ", &month, " "].concat();
        }
    }

    /// Reads a magnitude and a unit after the end of the edit. They measure the number, too.
    fn read_behind(&mut self, mut token: usize, mut next: Cow<'p, str>) {
        if counted_thing(&next).is_some() || is_percent(&next) {
            self.below = if self.below == THOUSANDS { THOUSANDS } else { 0 };
        }
        // At most one of each, so that a long list of magnitudes is not read for each edit in it.
        for _ in 0..2 {
            let Some(thing) = counted_thing(&next).filter(|_| self.number.is_some()) else { return };
            match thing {
                Counted::Zeros(zeros) if next.len() > THOUSANDS => self.multiply(10_u64.saturating_pow(zeros as u32)),
                Counted::Unit(unit) if unit != PERCENT => self.end_with(unit),
                _ => break,
            }
            token += 1;
            next = lower(self.passage, token);
        }
    }

    /// Reads a place in an order that has a number in digits: "3rd", "3e", "3.".
    fn read_ordinal(&mut self, word: &str) -> bool {
        let number = trim_end(word, |c| !is_digit(c));
        let is_it = word.get(number.len()..).is_some_and(|end| is_one_of(". e er .er º .º ª °", end));
        let is_it = is_it && !number.is_empty() && number.chars().all(is_digit);
        if is_it {
            self.push([number, "."].concat());
        }
        is_it
    }

    /// Reads a number in digits.
    fn read_number(&mut self, word: &str) -> bool {
        if !word.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        if let Some((one, other)) = word.split_once('/')
            && let (Ok(one @ 0..1000), Ok(other @ 1..=9)) = (one.parse::<u64>(), other.parse::<u64>())
        {
            return self.take(&[Amount::Number(one as u16), Amount::Part(other as u16)]);
        }
        if let Some(clock) = clock(word) {
            self.push(clock);
            return true;
        }
        let Some(number) = Number::of(word, self.grouping) else {
            let is_span = |(first, last): &(&str, &str)| first.ends_with(is_digit) && last.starts_with(is_digit);
            return match word.split_once('-').filter(is_span) {
                Some((first, last)) => self.read_number(first) && self.join_span("-") && self.read_number(last),
                None => self.read_age(word) || self.read_ordinal(word),
            };
        };
        let sign = unit(number.sign);
        if !number.sign.is_empty() && sign.is_none() {
            return false;
        }
        match number.digits.parse::<u64>() {
            Ok(digits) if number.below <= THOUSANDS && digits < u64::MAX / ONE => {
                self.is_in_digits = self.part.is_none();
                self.add(digits * ONE / 10_u64.pow(number.below as u32), ONE);
            }
            _ => self.push([&number.digits, "e", &number.below.to_string()].concat()),
        }
        (self.unit, self.below) = (sign, number.below);
        match number.counted {
            Some(Counted::Zeros(zeros)) => self.multiply(10_u64.saturating_pow(zeros as u32)),
            Some(Counted::Unit(unit)) => self.end_with(unit),
            None => {}
        }
        true
    }

    /// Reads a number joined to a measure of time: "12-year-old", "34-Jährige".
    fn read_age(&mut self, word: &str) -> bool {
        let mut parts = word.split('-');
        let (number, measure) = (parts.next().unwrap_or_default(), amounts_of(parts.next().unwrap_or_default()));
        matches!(measure[..], [Amount::Months(_) | Amount::Minutes(_)])
            && number.chars().all(is_digit)
            && self.read_number(number)
            && self.take(&measure)
    }

    /// Reads a number in words, or what one counts.
    fn read_words(&mut self, word: &str, token: usize) -> bool {
        // "in zwei Wochen ein neues Parlament"
        if self.unit.is_some() && !self.is_joined && is_article(word) {
            self.end_with("");
            self.token = token;
        }
        if let Some(place) = ordinal(word).filter(|_| word != "third") {
            self.push([&place.to_string(), "."].concat());
            return true;
        }
        let mut amounts = amounts_of(word);
        if amounts.is_empty() && word.contains('-') {
            for part in word.split('-') {
                let part = amounts_of(part);
                if part.is_empty() {
                    return false;
                }
                amounts.extend(part);
            }
        }
        if !amounts.is_empty() {
            return self.take(&amounts);
        }
        let thing = counted_thing(word);
        if let Some(Counted::Unit(unit)) = thing {
            let unit = if unit == "£" && self.is_weight(token) { "lb" } else { unit };
            if self.number.is_some() {
                self.end_with(unit);
            } else {
                self.unit = Some(unit);
            }
            return true;
        }
        let follows_number = || self.number.is_some() || follows_amount(self.passage, token);
        let Some(Counted::Zeros(zeros)) = thing.filter(|_| word.len() > THOUSANDS || follows_number()) else {
            return false;
        };
        self.multiply(10_u64.saturating_pow(zeros as u32));
        true
    }

    /// Reads a word that is no amount.
    fn read_other(&mut self, word: Cow<'p, str>, token: usize, is_figure: bool) {
        // "half of a million", "two and a half", "1,5 million d'euros", "une douzaine de bateaux"
        let is_many = self.number.is_some() && (self.last >= MILLION || self.last == 12 * ONE);
        let is_open = self.part.is_some() || self.is_joined || self.is_less || is_many;
        if is_open && (is_article(&word) || is_one_of("of de d' di 个 個", &word)) {
            return;
        }
        if self.part.is_some() && self.number.is_none() {
            self.is_past = is_one_of("past after nach over", &word);
            self.is_before = is_one_of("to before vor voor", &word);
            if self.is_past || self.is_before {
                return;
            }
        }
        // "las ocho menos cuarto", "huit heures moins le quart"
        if is_one_of("menos moins meno", &word) && self.number.is_some_and(|hour| hour < 25 * ONE) {
            self.is_less = true;
            return;
        }
        // "两个半小时"
        if is_one_of("个 個", &word) && self.number.is_some() {
            self.is_joined = true;
            return;
        }
        // "Mio. Euro"
        let is_abbreviation =
            || token.checked_sub(1).is_some_and(|last| magnitude(&lower(self.passage, last)).is_some());
        if self.is_clock && word == "分" || word == "." && self.number.is_some() && is_abbreviation() {
            return;
        }
        // "un habitant sur deux"
        if self.is_closed() && is_one_of("sur su out", &word) {
            let last = self.values.last().filter(|(last, _)| last + 2 == token);
            if let Some((last, number)) = last.and_then(|(last, value)| Some((*last, value.parse::<u64>().ok()?))) {
                self.values.pop();
                (self.token, self.number, self.last) = (last, Some(number.saturating_mul(ONE)), ONE);
            }
        }
        if is_one_of("to against gegen contre contra contro", &word) && self.joins_votes(token) {
            return;
        }
        // German results: "61 zu 39" is "61:39".
        if matches!(&*word, "to" | "bis" | "à" | "a" | "zu") && self.join_span(if word == "zu" { ":" } else { "-" }) {
            return;
        }
        // "two in three", "nine out of ten", "dos de cada tres"
        if self.number.is_some() && self.unit.is_none() && is_share_word(&word) {
            self.is_share = true;
            self.others.push(word.into_owned());
            return;
        }
        self.end_with("");
        if is_figure {
            self.token = token;
            let written = self.passage.word(token);
            let number = without_particles(written);
            if number.len() < written.len() {
                return self.push(token_key(number).into_owned());
            }
            // 星期一, 周一
            let mut word = trim_start(&word, |c| "周週星期礼禮拜".contains(c));
            // "the '90s"
            word = trim_start(word, |c| matches!(c, '\'' | '’' | '‘'));
            // "fourth-largest" is "fourth", but a "four-year-old" is not just four.
            let (number, thing) = word.split_once('-').unwrap_or_default();
            let is_measure = is_measure_of_time(thing.split('-').next().unwrap_or_default());
            match counted(number).or_else(|| ordinal(number)).filter(|_| !is_measure) {
                Some(number) => {
                    self.push(number.to_string());
                    self.others.push(thing.to_owned());
                }
                None => self.push(ungrouped(word, self.grouping)),
            }
        } else if word.contains(char::is_alphanumeric) {
            self.others.push(word.into_owned());
        }
    }

    /// Whether the text is French or Spanish.
    fn is_romance(&self) -> bool {
        self.grouping == SPANISH_OR_FRENCH
    }

    /// Gives values with several forms the one that the other side has, too, or else the first.
    pub fn settle(&mut self, other: &Self) {
        for (_, value) in &mut self.values {
            let mut forms = value.split(OR);
            let is_there = |form: &&str| other.values.iter().any(|(_, other)| other == form);
            if let (true, Some(form)) =
                (value.contains(OR), forms.clone().find(is_there).or_else(|| forms.next()).map(str::to_owned))
            {
                *value = form;
            }
        }
    }

    /// Makes the number the first one of a score or a range.
    fn join_span(&mut self, sign: &str) -> bool {
        // "52% to 48%" is "52-48%".
        let is_percentage =
            self.number.is_none() && self.values.last().is_some_and(|(_, last)| last.ends_with(PERCENT));
        let is_first = self.span.is_empty() && self.over.is_none() && (self.number.is_some() || is_percentage);
        if is_first {
            self.end_with("");
            if let Some((token, first)) = self.values.pop() {
                self.token = token;
                self.span = trim_end(&first, |c| c == '%').to_owned() + sign;
            }
        }
        is_first
    }

    /// Whether pounds are a weight: "weighs 12 pounds", "12 pounds of flour".
    fn is_weight(&self, token: usize) -> bool {
        let weighs = |token: usize| {
            let word = self.passage.lower(token);
            word.starts_with("weigh") || is_one_of("lost gained lose gain shed", &word)
        };
        is_one_of("of heavier lighter", self.passage.word(token + 1))
            || (self.token.saturating_sub(WEIGHING_WORDS)..self.token).any(weighs)
    }
}

/// A word in lower case, with digits of ASCII.
fn lower(passage: &Passage, token: usize) -> Cow<'_, str> {
    let word = match token_key(passage.word(token)) {
        Cow::Borrowed(key) => lower_case(key),
        Cow::Owned(key) => key.to_lower().into(),
    };
    if word.is_ascii() {
        return word;
    }
    word.chars().map(ascii_digit).collect()
}

/// Whether a token is a currency or a measure after an amount.
pub(super) fn is_unit(passage: &Passage, token: usize) -> bool {
    follows_amount(passage, token) && unit(&passage.lower(token)).is_some()
}

/// Whether a token is a measure of time behind a number or "a": `18 [months]{years}`, `a [week]{month} ago`.
pub(super) fn takes_number(passage: &Passage, token: usize) -> bool {
    let Some(last) = token.checked_sub(1) else { return false };
    let is_pair = || {
        passage.kind(token) == TokenKind::Unspaced
            && is_measure_of_time(&[passage.word(token), passage.word(token + 1)].concat())
    };
    if is_no_amount(passage, token) || !(is_measure_of_time(&lower(passage, token)) || is_pair()) {
        return false;
    }
    let last = lower(passage, last);
    last.ends_with(is_digit) || is_one_of("a an", &last) || matches!(amounts_of(&last)[..], [Amount::Number(_)])
}

/// Whether a word stands before the whole that a number is a part of: "two in three", "uno de cada cuatro".
pub(super) fn is_share_word(word: &str) -> bool {
    is_one_of("in out of von sur su de cada", word)
}

/// Whether a token may be a part of a number, or what it counts: "three", "and", "half", "million", "dollars".
pub(crate) fn is_part_of_number(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    passage.ids.get(token).is_some_and(|id| vocabulary.is_figure(*id))
        || !is_no_amount(passage, token) && {
            let word = lower(passage, token);
            !amounts_of(&word).is_empty() || counted_thing(&word).is_some()
        }
}

/// Whether the letters of a token rule out that it is an amount or what one counts. They do so for most words.
fn is_no_amount(passage: &Passage, token: usize) -> bool {
    passage.tokens.get(token).is_some_and(|token| token.is_plain) && !may_be_amount(passage.word(token))
}

fn follows_amount(passage: &Passage, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| passage.word(before).ends_with(is_digit))
}
