//! Reads the numbers of a text and what they count: "1,000" and "one", "million", "dollars", "second".

use std::sync::LazyLock;

use crate::pair::both;
use crate::text::trim::{trim_both, trim_end, trim_start};
use crate::text::{COUNTED, calendar_stem, counted, may_be_amount};
use crate::word_table::{WordTable, is_one_of};

/// The unit of a percentage.
pub(super) const PERCENT: &str = "%";

/// What a number counts, or the magnitude that it is multiplied by.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    /// The zeros of a magnitude: "million" has 6.
    Zeros(usize),
    /// A currency or a measure, in one way to write it.
    Unit(&'static str),
}

/// What the words of each list of [`COUNTED`] mean.
const MEANINGS: [Counted; COUNTED.len()] = [
    Counted::Zeros(2),
    Counted::Zeros(3),
    Counted::Zeros(4),
    Counted::Zeros(6),
    Counted::Zeros(8),
    Counted::Zeros(9),
    Counted::Zeros(12),
    Counted::Unit(PERCENT),
    Counted::Unit("$"),
    Counted::Unit("£"),
    Counted::Unit("€"),
    Counted::Unit("¥"),
    Counted::Unit("lb"),
    Counted::Unit("km"),
    Counted::Unit("kg"),
];

/// The meaning of a word beside an amount.
pub(super) fn counted_thing(lower: &str) -> Option<Counted> {
    static PLACES: LazyLock<WordTable> = LazyLock::new(|| {
        let mut places = WordTable::default();
        for (words, place) in COUNTED.iter().zip(1..) {
            places.add_all(words, place);
        }
        places
    });
    if !may_be_amount(lower) {
        return None;
    }
    let place = PLACES.get(lower).checked_sub(1)? as usize;
    MEANINGS.get(place).copied()
}

/// The zeros of a magnitude.
pub(super) fn magnitude(lower: &str) -> Option<usize> {
    match counted_thing(lower)? {
        Counted::Zeros(zeros) => Some(zeros),
        Counted::Unit(_) => None,
    }
}

/// A currency or a measure, in one way to write it.
pub(super) fn unit(lower: &str) -> Option<&'static str> {
    match counted_thing(lower)? {
        Counted::Zeros(_) => None,
        Counted::Unit(unit) => Some(unit),
    }
}

/// The number of digits after a mark that may group thousands: if the language is unknown, "2.000" people are not 2.
pub(super) const THOUSANDS: usize = 3;

/// The marks between thousands in Spanish and French.
pub(super) const SPANISH_OR_FRENCH: &str = ".,";

/// A number as it is written in one token: its digits, times ten to the power of `zeros`.
pub(super) struct Number<'w> {
    /// The text before the digits: "$", "-", "Rs".
    pub sign: &'w str,
    pub digits: String,
    /// How many of the digits stand after the decimal mark.
    pub below: usize,
    /// The magnitude or unit that the token ends in.
    pub counted: Option<Counted>,
}

impl<'w> Number<'w> {
    /// Reads a token. `None` if it is not a number.
    pub fn of(lower: &'w str, grouping: &str) -> Option<Self> {
        let start = lower.find(is_digit).unwrap_or_default();
        let (sign, number) = lower.split_at_checked(start)?;
        let end = number.rfind(is_digit).map_or(0, |last| last + 1);
        if end == 0 {
            return None;
        }
        let (number, rest) = number.split_at_checked(end)?;
        let counted = counted_thing(rest);
        let mut digits = ungrouped(number, grouping);
        let mut below = 0;
        if let Some(mark) = digits.find(['.', ',']) {
            digits.remove(mark);
            below = digits.len() - mark;
        }
        // "0800" is dialled, not counted.
        let is_code = digits.starts_with('0') && digits.len() > below + 1;
        if !rest.is_empty() && counted.is_none() || is_code || !digits.chars().all(is_digit) {
            return None;
        }
        Some(Self { sign, digits, below, counted })
    }
}

/// The ordinals of English up to the twentieth.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// A place in an order: "2nd" equals "second", "23rd" equals "twenty-third".
pub(super) fn ordinal(lower: &str) -> Option<usize> {
    // Rules out most words by their endings.
    if !matches!(lower.as_bytes(), [.., b's', b't'] | [.., b'n' | b'r', b'd'] | [.., b't', b'h']) {
        return None;
    }
    let listed = |word: &str| Some(ORDINALS.iter().position(|ordinal| *ordinal == word)? + 1);
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_marked = lower.strip_prefix(digits).is_some_and(|ending| is_one_of("st nd rd th", ending));
    match lower.split_once('-') {
        _ if is_marked => digits.parse().ok(),
        Some((tens, unit)) => {
            counted(tens).filter(|tens| tens % 10 == 0).zip(listed(unit)).map(|(tens, unit)| tens + unit)
        }
        None => listed(lower),
    }
}

/// A figure without the Korean particles that may follow it: "7명을".
pub(super) fn without_particles(word: &str) -> &str {
    let stem = trim_end(word, |c| "은는이가을를의에도으로와과만서".contains(c));
    if stem.ends_with(is_digit) { word } else { stem }
}

/// A number without the marks and spaces that group its digits: "1,000" becomes "1000", "3.5" stays.
pub(super) fn ungrouped(word: &str, grouping: &str) -> String {
    let (Some(start), Some(last)) = (word.find(is_digit), word.rfind(is_digit)) else { return word.to_owned() };
    let (Some(head), Some(digits), Some(tail)) = (word.get(..start), word.get(start..=last), word.get(last + 1..))
    else {
        return word.to_owned();
    };
    let groups = |digits: &str, mark: char| {
        let mut groups = digits.split(mark);
        let first = groups.next().unwrap_or_default();
        let count = groups.clone().count();
        let is_whole = |group: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&group.len()) && group.chars().all(is_digit)
        };
        let fits = is_whole(first, 1..=3) && !first.starts_with('0') && groups.all(|group| is_whole(group, 3..=3));
        if fits { count } else { 0 }
    };
    for mark in [',', '.', ' ', '\''] {
        let decimal = if mark == ',' { '.' } else { ',' };
        let (whole, fraction) = digits.split_once(decimal).map_or((digits, None), |(w, f)| (w, Some(f)));
        let is_grouping = match mark {
            ',' | '.' => grouping.contains(mark),
            _ => true,
        };
        let count = groups(whole, mark);
        if count > 1 || count == 1 && (is_grouping || fraction.is_some()) {
            let fraction = digits.get(whole.len()..).unwrap_or_default();
            return [head, &whole.replace(mark, ""), fraction, tail].concat();
        }
    }
    word.to_owned()
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A time of day in 24 hours: "7.30 p.m." is "19:30", "0900 GMT" is "9:00gmt".
#[inline(never)]
pub(super) fn clock(word: &str) -> Option<String> {
    let word = word.replace(".m.", "m");
    // "7h30", "7 h 30"
    if let Some((hour, minutes)) = word.split_once('h').map(|(hour, minutes)| (hour.trim_end(), minutes.trim_start()))
        && !hour.is_empty()
        && matches!(minutes.len(), 0 | 2)
        && [hour, minutes].concat().chars().all(is_digit)
    {
        return Some([hour, ":", if minutes.is_empty() { "00" } else { minutes }].concat());
    }
    let mark = trim_start(&word, |c| is_digit(c) || matches!(c, ':' | '.' | '-' | ' '));
    let mut hours = trim_both(word.get(..word.len() - mark.len())?, |c| c == ' ').replace('.', ":");
    if !(is_one_of("am pm uhr gmt utc", mark) || mark.is_empty() && word.contains(':')) {
        return None;
    }
    if matches!(hours.len(), 3 | 4) && hours.chars().all(is_digit) {
        hours.insert(hours.len() - 2, ':');
    }
    let zone = if is_one_of("gmt utc", mark) { mark } else { "" };
    let (hour, minutes) = hours.split_once(':').unwrap_or((&hours, "00"));
    let Ok(hour) = hour.parse::<u64>() else { return Some([&hours, mark].concat()) };
    let hour = match hour {
        12 if mark == "am" => 0,
        ..12 if mark == "pm" => hour + 12,
        _ => hour,
    };
    Some([&hour.to_string(), ":", minutes, zone].concat())
}

/// A date with the name of a month, as day, month and year: "Nov. 4, 2031" equals "4 November 2031".
#[inline(never)]
pub(super) fn date(word: &str) -> Option<String> {
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
                let number = trim_end(part, |c| c.is_ascii_alphabetic());
                if number.len() > 2 { &mut year } else { &mut day }.push_str(number);
            }
            None => {}
        }
    }
    month.map(|month| [&day, " ", &month, " ", &year].concat())
}

/// What separates the forms that a value may have: "half past seven" is 7:30 or 19:30.
pub(super) const OR: char = '|';

/// Whether two values are the same. A date may have no year, a value several forms, and a number what it counts in the
/// same word: "300-metre".
pub(crate) fn is_same_value(one: &str, other: &str) -> bool {
    let is_date = || one.ends_with(' ') != other.ends_with(' ');
    let [one, other] = both([one, other], |value| match value.split_once('-') {
        Some((number, word)) if number.ends_with(is_digit) && !word.starts_with(is_digit) => number,
        // "the 1990s" and "the '90s"
        _ => value.strip_prefix("19").filter(|decade| decade.ends_with("0s")).unwrap_or(value),
    });
    one == other
        || one.split(OR).any(|form| other.split(OR).any(|other| form == other))
        || is_date() && (one.starts_with(other) || other.starts_with(one))
}

/// Whether a value is a length of time.
pub(super) fn is_length(value: &str) -> bool {
    value.ends_with(['d', 'y'])
}
