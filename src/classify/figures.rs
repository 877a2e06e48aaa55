//! Reads figures as values, so that two ways to write one compare as equal: "nine" and "9", "4 percent" and "4%".
//!
//! Each kind of figure is one method of [`FigureScan`]. [`FigureScan::read`] tries them in order.

use std::ops::{Range, RangeInclusive};

use super::numbers::{
    Counted, Number, PERCENT, THOUSANDS, UNITS, amount, counted_thing, is_digit, magnitude, ordinal, ungrouped, unit,
};
use crate::text::lowercase::Lowercase;
use crate::text::{Passage, calendar_stem, counted, is_percent, may_be_figure, token_key};
use crate::word_table::is_one_of;

/// A word or figure. Figures with the same value have the same reading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FigureReading {
    /// A number as its sign, its digits without the last zeros, and a power of ten: "1.2 billion" is `12e8`.
    Number(String),
    /// A currency, a measure or [`PERCENT`], in one way to write it.
    Unit(&'static str),
    /// The zeros of a magnitude after an amount: "million" has 6.
    Magnitude(usize),
    /// A place in an order: "2nd" and "second" are 2.
    Ordinal(usize),
    /// Two numbers with `-` or `:` between them: "61 to 39" is `61-39`.
    Span(String),
    /// A date or a part of one, as day, month and year: "Nov. 4" is `4 nov/`.
    Date(String),
    /// A time of day: "7.30pm" is `7:30pm`.
    Time(String),
    /// Anything else, in lower case.
    Word(String),
}

impl FigureReading {
    /// The reading of a word that is not read as a figure. A sign such as "$" is a unit even without an amount.
    fn of_word(lower: String) -> Self {
        UNITS.iter().find(|unit| **unit == lower).map_or(Self::Word(lower), |unit| Self::Unit(unit))
    }

    /// Whether it is a currency, a measure or a percentage.
    pub(super) fn is_unit(&self) -> bool {
        matches!(self, Self::Unit(_))
    }

    /// Whether it is a percentage.
    pub(super) fn is_percent(&self) -> bool {
        *self == Self::Unit(PERCENT)
    }
}

/// Reads the tokens of a range. Each reading comes with its token.
///
/// ```text
/// Nine men, Nov. 4, 1,000, $1.2bn, one hundred   →   9e0 men , 4 nov/ , 1e3 , 12e8 $ , 1e2
/// ```
///
/// `grouping` has the marks that group thousands. Any mark does if it occurs several times in a number.
pub(super) fn readings(passage: &Passage, range: &Range<usize>, grouping: &str) -> Vec<(usize, FigureReading)> {
    let text = FigureScan { passage, end: range.end, grouping };
    let mut readings = Vec::with_capacity(range.len());
    let mut token = range.start;
    while token < range.end {
        let found = text.read(token);
        readings.push((found.token, found.reading));
        readings.extend(found.unit.map(|unit| (found.token, FigureReading::Unit(unit))));
        token = found.end;
    }
    readings
}

/// What was read from one token on.
struct FigureFound {
    /// The token that the reading belongs to.
    token: usize,
    reading: FigureReading,
    /// The unit that follows the reading or precedes it.
    unit: Option<&'static str>,
    /// The token to continue with.
    end: usize,
}

impl FigureFound {
    /// A reading without a unit that ends before `end`.
    fn new(token: usize, reading: FigureReading, end: usize) -> Self {
        Self { token, reading, unit: None, end }
    }
}

/// Reads the figures of a passage up to the token `end`.
struct FigureScan<'p> {
    passage: &'p Passage,
    end: usize,
    grouping: &'p str,
}

impl FigureScan<'_> {
    /// Reads what begins with a token.
    fn read(&self, token: usize) -> FigureFound {
        let percent = percent_words(self.passage, token);
        if percent > 0 {
            return FigureFound::new(token, FigureReading::Unit(PERCENT), token + percent);
        }
        let lower = self.lower(token);
        if let Some(place) = ordinal(&lower) {
            return FigureFound::new(token, FigureReading::Ordinal(place), token + 1);
        }
        // One look is enough for most words.
        let may_be_figure = may_be_figure(&lower) || lower == "a" && self.is_long_magnitude(token + 1);
        if !may_be_figure && !follows_amount(self.passage, token) {
            return FigureFound::new(token, FigureReading::of_word(lower), token + 1);
        }
        let span = if may_be_figure { self.span(token, &lower) } else { None };
        span.or_else(|| self.date(token))
            .or_else(|| Some(FigureFound::new(token, FigureReading::Time(time(&lower)?), token + 1)))
            .or_else(|| self.quantity(token, &lower))
            .or_else(|| self.magnitude(token, &lower))
            .or_else(|| Some(FigureFound::new(token, FigureReading::Unit(unit(&lower)?), token + 1)))
            .unwrap_or_else(|| {
                FigureFound::new(token, FigureReading::of_word(ungrouped(&lower, self.grouping)), token + 1)
            })
    }

    /// The key of a token in lower case.
    fn lower(&self, token: usize) -> String {
        token_key(self.passage.word(token)).to_lower()
    }

    /// The token after the full stop of an abbreviation, or the one after the abbreviation if it has none.
    fn after_point(&self, token: usize) -> usize {
        let next = token + 1;
        let has_point = next < self.end && self.passage.word(next) == "." && self.passage.space_text(next).is_empty();
        next + usize::from(has_point)
    }

    /// Whether a token is a magnitude that "a" may precede: "hundred", "million".
    fn is_long_magnitude(&self, token: usize) -> bool {
        let word = self.passage.word(token);
        token < self.end && word.len() > SHORT_MAGNITUDE && magnitude(word).is_some()
    }

    /// Two numbers, in one token or in three, perhaps as percentages: "61-39" is "61 to 39". They are one reading,
    /// because "2-1" is not "1-2".
    fn span(&self, token: usize, lower: &str) -> Option<FigureFound> {
        let word = self.passage.word(token + 1);
        let is_joined = is_one_of("to bis zu à a", word) && token + 2 < self.end;
        let third = if is_joined { self.lower(token + 2) } else { String::new() };
        let ((first, last), sign) = if is_joined {
            // German results: "61 zu 39" is "61:39".
            ((lower, third.as_str()), if word == "zu" { ":" } else { "-" })
        } else {
            let sign = if lower.contains(':') { ":" } else { "-" };
            (lower.split_once(sign).filter(|_| counted(lower).is_none())?, sign)
        };
        let (last, is_percentage) = last.strip_suffix('%').map_or((last, false), |last| (last, true));
        let first = first.strip_suffix('%').filter(|_| is_percentage).unwrap_or(first);
        let numbers = amount(first, self.grouping)? + sign + &amount(last, self.grouping)?;
        Some(FigureFound {
            token,
            reading: FigureReading::Span(numbers),
            unit: is_percentage.then_some(PERCENT),
            end: token + if is_joined { 3 } else { 1 },
        })
    }

    /// A month, a day of the week, or a date with the name of a month.
    fn date(&self, token: usize) -> Option<FigureFound> {
        let word = self.passage.word(token);
        let day = calendar_stem(word).or_else(|| date(word))?;
        Some(FigureFound::new(token, FigureReading::Date(day), self.after_point(token)))
    }

    /// A magnitude after an amount that another edit changed.
    fn magnitude(&self, token: usize, lower: &str) -> Option<FigureFound> {
        let zeros = magnitude(lower).filter(|_| follows_amount(self.passage, token))?;
        Some(FigureFound::new(token, FigureReading::Magnitude(zeros), self.after_point(token)))
    }

    /// A number in digits or words, with its magnitudes and its unit: "$1.2bn", "1.2 billion dollars", "one hundred".
    fn quantity(&self, token: usize, lower: &str) -> Option<FigureFound> {
        let mut number = Number::of(lower, self.grouping)?;
        let unit_before = unit(number.sign);
        let counted = self.counted_things(token + 1, number.counted);
        let (mut unit_after, mut end) = (counted.unit, counted.end);
        number.zeros = number.zeros.saturating_add_unsigned(counted.zeros);
        if unit_after == Some("£") && self.is_weight(token, end) {
            unit_after = Some("lb");
        }
        if let Some((rest, zeros, after)) = number.is_in_words.then(|| self.rest_in_words(&number, end)).flatten() {
            (number.digits, number.zeros, end) = (rest.to_string(), zeros, after);
        }
        // $1.50 equals $1.5, but version 3.10 is not 3.1.
        let is_measured = unit_before.is_some() || counted.is_measured;
        if number.below == 0 || is_measured && number.below != THOUSANDS {
            number.drop_last_zeros();
        }
        // "Rs4,000", "-3": the sign belongs to the number.
        let sign = if unit_before.is_some() { "" } else { number.sign };
        Some(FigureFound {
            // The figure in "a hundred" is "hundred".
            token: token + usize::from(lower == "a"),
            reading: FigureReading::Number(number.text(sign)),
            unit: unit_before.or(unit_after),
            end,
        })
    }

    /// The magnitudes and the unit from a token on. `glued` is one that the token of the number ends in: "4k", "10%".
    fn counted_things(&self, start: usize, glued: Option<Counted>) -> CountedThings {
        let mut things = CountedThings { zeros: 0, unit: None, is_measured: glued.is_some(), end: start };
        let mut thing = glued;
        loop {
            match thing {
                Some(Counted::Zeros(more)) => things.zeros = things.zeros.saturating_add(more),
                Some(Counted::Unit(unit)) => {
                    things.unit = Some(unit);
                    return things;
                }
                None => {}
            }
            // A unit after the end of the edit measures the number, too.
            let next = things.end;
            thing = counted_thing(&self.lower(next));
            things.is_measured |= thing.is_some() || percent_words(self.passage, next) > 0;
            if thing.is_none() || next >= self.end {
                return things;
            }
            things.end = self.after_point(next);
        }
    }

    /// The value of a number that continues in words, its zeros, and the token after it: "two hundred and fifty", "two
    /// thousand five".
    fn rest_in_words(&self, number: &Number<'_>, next: usize) -> Option<(u64, isize, usize)> {
        if !MULTIPLIED.contains(&number.zeros) {
            return None;
        }
        let next = next + usize::from(self.passage.word(next) == "and");
        let rest = counted(&self.lower(next)).filter(|_| next < self.end)?;
        let factor = 10_u64.pow(u32::try_from(number.zeros).ok()?);
        let value = number.digits.parse::<u64>().ok()? * factor + rest as u64;
        let end = next + 1;
        match magnitude(&self.lower(end)).filter(|_| end < self.end) {
            Some(zeros) => Some((value, 0_isize.saturating_add_unsigned(zeros), end + 1)),
            None => Some((value, 0, end)),
        }
    }

    /// Whether pounds are a weight: "weighs 12 pounds", "12 pounds of flour". `first` is the token of the amount,
    /// `next` the token after the pounds.
    fn is_weight(&self, first: usize, next: usize) -> bool {
        let weighs = |token: usize| {
            let word = self.passage.word(token).to_lower();
            word.starts_with("weigh") || is_one_of("lost gained lose gain shed", &word)
        };
        is_one_of("of heavier lighter", self.passage.word(next))
            || (first.saturating_sub(WEIGHING_WORDS)..first).any(weighs)
    }
}

/// Bytes that a magnitude after "a" must exceed: "a hundred", "a million", but not "a m".
const SHORT_MAGNITUDE: usize = 6;

/// The zeros of a number in words that another number may follow: "two hundred", "two million".
const MULTIPLIED: RangeInclusive<isize> = 2..=6;

/// Words before an amount in pounds in which a verb makes them a weight.
const WEIGHING_WORDS: usize = 3;

/// The magnitudes and the unit after a number.
struct CountedThings {
    zeros: usize,
    unit: Option<&'static str>,
    /// Whether anything shows that the number is an amount, and not a version or a code.
    is_measured: bool,
    /// The token after them.
    end: usize,
}

/// The number of words that make a percentage of the number before them: 2 for "per cent", 0 if there are none.
fn percent_words(passage: &Passage, token: usize) -> usize {
    let word = passage.word(token);
    if !is_percent(word) {
        return 0; // Most words.
    }
    if !matches!(word, "per" | "pour" | "por") {
        return 1;
    }
    let second = token_key(passage.word(token + 1)).to_lower();
    if second.starts_with("cent") || second.starts_with("cient") { 2 } else { 0 }
}

/// A time of day: "7.30pm" equals "7:30 p.m.", "1400 GMT" equals "14:00 GMT".
fn time(lower: &str) -> Option<String> {
    let pointless = lower.strip_suffix('.').map_or(lower.to_owned(), |_| lower.replace(".m.", "m"));
    let (hours, mark) =
        ["am", "pm", "gmt", "utc", "uhr"].iter().find_map(|mark| Some((pointless.strip_suffix(mark)?, mark)))?;
    let hours = hours.trim_end();
    let is_hours = hours.starts_with(is_digit) && hours.ends_with(is_digit);
    let mut hours = hours.replace('.', ":");
    if matches!(hours.len(), 3 | 4) && hours.chars().all(is_digit) {
        hours.insert(hours.len() - 2, ':');
    } else if !hours.contains(':') {
        hours += ":00";
    }
    is_hours.then(|| [hours.trim_start_matches('0'), mark].concat())
}

/// Whether a token is a currency or a measure after an amount.
pub(super) fn is_unit(passage: &Passage, token: usize) -> bool {
    follows_amount(passage, token) && unit(&passage.word(token).to_lower()).is_some()
}

fn follows_amount(passage: &Passage, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| passage.word(before).ends_with(is_digit))
}

/// A date with the name of a month, as day, month and year: "Nov. 4, 2031" equals "4 November 2031".
fn date(word: &str) -> Option<String> {
    if !word.contains(is_digit) {
        return None;
    }
    let parts = word.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',')).filter(|part| !part.is_empty());
    let mut month = None;
    // The year has four digits, the day two at most.
    let (mut day, mut year) = (String::new(), String::new());
    for part in parts {
        // Outside a date, "Jan" is more likely a given name.
        match calendar_stem(if part == "Jan" { "January" } else { part }) {
            Some(stem) => month = Some(stem),
            None if part.starts_with(is_digit) => {
                let number = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                if number.len() > 2 { &mut year } else { &mut day }.push_str(number);
            }
            None => {}
        }
    }
    month.map(|month| [&day, " ", &month, " ", &year].concat())
}
