//! Tokens in, what their figures say out, however they are written: "nine" is "9", "4 percent" is "4%".

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{Passage, calendar_stem, counted, is_percent, may_be_figure, token_key};
use crate::word_table::{WordTable, is_one_of};

/// What is left of the words when it does not count how their figures are written; with each its token.
///
/// ```text
/// Nine men, Nov. 4, 1,000, $1.2bn, one hundred   →   9e0 men , 4 nov/ , 1e3 , 12e8 $ , 1e2
/// ```
///
/// The marks of `grouping` group thousands; any does where there are several.
pub(super) fn readings(passage: &Passage, range: &Range<usize>, grouping: &str) -> Vec<(usize, String)> {
    let mut readings = Vec::with_capacity(range.len());
    let mut tokens = range.clone();
    while let Some(token) = tokens.next() {
        let word = passage.word(token);
        let percent = percent_words(passage, token);
        if percent > 0 {
            if percent > 1 {
                tokens.next();
            }
            readings.push((token, "%".to_owned()));
            continue;
        }
        let lower = token_key(word).to_lowercase();
        if let Some(place) = ordinal(&lower) {
            readings.push((token, place));
            continue;
        }
        // Most words are told by one look.
        let may_be_figure = may_be_figure(&lower)
            || lower == "a"
                && passage.word(token + 1).len() > 6
                && magnitude(passage.word(token + 1)).is_some()
                && !tokens.is_empty();
        if !may_be_figure && !follows_amount(passage, token) {
            readings.push((token, lower));
            continue;
        }
        let span = if may_be_figure { span(passage, token, &lower, &mut tokens, grouping) } else { None };
        if let Some((reading, is_percentage)) = span {
            readings.push((token, reading));
            readings.extend(is_percentage.then(|| (token, "%".to_owned())));
        } else if let Some(day) = calendar_stem(word).or_else(|| date(word)) {
            readings.push((token, day));
            skip_point(passage, token, &mut tokens);
        } else if let Some(time) = time(&lower) {
            readings.push((token, time));
        } else if let Some((number, unit)) = quantity(passage, &lower, &mut tokens, grouping) {
            // "A" tells no figure, "hundred" does.
            let token = token + usize::from(lower == "a");
            readings.push((token, number));
            readings.extend(unit.map(|unit| (token, unit.to_owned())));
        } else if let Some(zeros) = magnitude(&lower).filter(|_| follows_amount(passage, token)) {
            readings.push((token, format!("e{zeros}")));
            skip_point(passage, token, &mut tokens);
        } else if let Some(unit) = unit(&lower) {
            readings.push((token, unit.to_owned()));
        } else {
            readings.push((token, ungrouped(&lower, grouping)));
        }
    }
    readings
}

/// How many words make a percentage of the number before them: 2 for "per cent", 0 where none do.
fn percent_words(passage: &Passage, token: usize) -> usize {
    let word = passage.word(token);
    if !is_percent(word) {
        return 0; // Most words.
    }
    if !matches!(word, "per" | "pour" | "por") {
        return 1;
    }
    let second = token_key(passage.word(token + 1)).to_lowercase();
    if second.starts_with("cent") || second.starts_with("cient") { 2 } else { 0 }
}

/// From one figure to another, in one word or in three, and whether as percentages: "61-39" is "61 to 39". They are one
/// reading, for "2-1" is not "1-2". Goes over its words.
fn span(
    passage: &Passage,
    token: usize,
    lower: &str,
    tokens: &mut Range<usize>,
    grouping: &str,
) -> Option<(String, bool)> {
    let word = passage.word(token + 1);
    let is_joined = is_one_of("to bis zu à a", word) && tokens.contains(&(token + 2));
    let third = if is_joined { token_key(passage.word(token + 2)).to_lowercase() } else { String::new() };
    let (first, last) =
        if is_joined { (lower, third.as_str()) } else { lower.split_once('-').filter(|_| counted(lower).is_none())? };
    let (last, is_percentage) = last.strip_suffix('%').map_or((last, false), |last| (last, true));
    let first = first.strip_suffix('%').filter(|_| is_percentage).unwrap_or(first);
    // German results: "61 zu 39" is "61:39".
    let mark = if is_joined && word == "zu" { ':' } else { '-' };
    let reading = format!("{}{mark}{}", amount(first, grouping)?, amount(last, grouping)?);
    tokens.start += if is_joined { 2 } else { 0 };
    Some((reading, is_percentage))
}

/// The ordinals of English up to the twentieth; the tens are told by their endings.
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

/// A place in an order: "2nd" is "second", "23rd" is "twenty-third".
fn ordinal(lower: &str) -> Option<String> {
    // Asked first, for most words end otherwise.
    if !matches!(lower.as_bytes(), [.., b's', b't'] | [.., b'n' | b'r', b'd'] | [.., b't', b'h']) {
        return None;
    }
    let listed = |word: &str| Some(ORDINALS.iter().position(|ordinal| *ordinal == word)? + 1);
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_marked = lower.strip_prefix(digits).is_some_and(|ending| is_one_of("st nd rd th", ending));
    let place = match lower.split_once('-') {
        _ if is_marked => digits.parse().ok(),
        Some((tens, unit)) => {
            counted(tens).filter(|tens| tens % 10 == 0).zip(listed(unit)).map(|(tens, unit)| tens + unit)
        }
        None => listed(lower),
    };
    place.map(|place: usize| format!("{place}th"))
}

/// A time of day: "7.30pm" is "7:30 p.m.", "1400 GMT" is "14:00 GMT".
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
    is_hours.then(|| format!("{}{mark}", hours.trim_start_matches('0')))
}

/// A number that has no unit, in digits.
fn amount(lower: &str, grouping: &str) -> Option<String> {
    let is_plain = lower.starts_with(is_digit) && lower.ends_with(is_digit);
    let is_plain = is_plain && !lower.contains(|c: char| c.is_alphabetic() || matches!(c, '-' | '/' | ':'));
    counted(lower).map(|number| number.to_string()).or_else(|| is_plain.then(|| ungrouped(lower, grouping)))
}

/// Goes over the point of an abbreviation.
fn skip_point(passage: &Passage, token: usize, tokens: &mut Range<usize>) {
    let next = token + 1;
    if tokens.contains(&next) && passage.word(next) == "." && passage.gap_text(next).is_empty() {
        tokens.next();
    }
}

/// How a hundred, a thousand and more are written behind an amount, and a currency or a measure beside it, in lower case. Before
/// each the zeros that it stands for, or one sign for all ways to write it.
const COUNTED: &[(&str, &str)] = &[
    ("2", "hundred hundert"),
    ("3", "k thousand tsd tausend"),
    ("6", "m mn mio million millions millionen millón millones milioni"),
    ("9", "bn b mrd billion billions milliarde milliarden milliard milliards miliardi"),
    ("12", "tn trillion trillions"),
    ("%", "%"),
    ("$", "$ dollar dollars"),
    ("£", "£ pound pounds"),
    ("€", "€ euro euros"),
    ("¥", "¥ yen"),
    ("lb", "lb lbs"),
    ("km", "km kilometre kilometres kilometer kilometers"),
    ("kg", "kg kilo kilos kilogram kilograms"),
];

/// The zeros of a magnitude in digits, or one way to write a currency or a measure for all others.
fn counted_thing(lower: &str) -> Option<&'static str> {
    static PLACES: LazyLock<WordTable> = LazyLock::new(|| {
        let mut places = WordTable::default();
        for ((_, words), place) in COUNTED.iter().zip(1..) {
            places.add_all(words, place, Cow::Borrowed);
        }
        places
    });
    let place = PLACES.get(lower).checked_sub(1)? as usize;
    Some(COUNTED.get(place)?.0)
}

/// The zeros of a magnitude.
fn magnitude(lower: &str) -> Option<usize> {
    counted_thing(lower)?.parse().ok()
}

/// One way to write a currency or a measure, for all others.
fn unit(lower: &str) -> Option<&'static str> {
    counted_thing(lower).filter(|thing| !thing.starts_with(is_digit))
}

/// Whether a reading is a currency, a measure or a percentage.
pub(super) fn names_unit(reading: &str) -> bool {
    matches!(reading, "%" | "$" | "£" | "€" | "¥" | "lb" | "km" | "kg")
}

/// Whether a token is a currency or a measure with an amount before it.
pub(super) fn is_unit(passage: &Passage, token: usize) -> bool {
    follows_amount(passage, token) && unit(&passage.word(token).to_lowercase()).is_some()
}

/// Digits after a mark that may as well be thousands: "2.000" people are no 2, where the language is not known.
const THOUSANDS: usize = 3;

/// The number and what it counts that begin with a word, in digits or letters: "$1.2bn", "1.2 billion dollars", "one hundred". Goes
/// over its words.
fn quantity(
    passage: &Passage,
    lower: &str,
    tokens: &mut Range<usize>,
    grouping: &str,
) -> Option<(String, Option<&'static str>)> {
    let first = tokens.start.saturating_sub(1);
    let start = lower.find(is_digit).unwrap_or_default();
    let (sign, number) = lower.split_at_checked(start)?;
    let end = number.rfind(is_digit).map_or(0, |last| last + 1);
    let (number, rest) = number.split_at_checked(end)?;
    let unit_before = unit(sign);
    let (mut thing, mut unit_after) = (None, None);
    // The number is its digits, some of them below one, times ten to the power of the zeros.
    let (mut digits, mut below) = (String::new(), 0);
    if end > 0 {
        thing = counted_thing(rest);
        digits = ungrouped(number, grouping);
        if let Some(mark) = digits.find(['.', ',']) {
            digits.remove(mark);
            below = digits.len() - mark;
        }
        // "0800" is dialled, not counted.
        let is_code = digits.starts_with('0') && digits.len() > below + 1;
        if !rest.is_empty() && thing.is_none() || is_code || !digits.chars().all(is_digit) {
            return None;
        }
    } else {
        digits += &if lower == "a" { 1 } else { counted(lower)? }.to_string();
    }
    let mut zeros = 0_isize.saturating_sub_unsigned(below);
    let mut is_measured = unit_before.is_some() || thing.is_some();
    loop {
        match thing.map(str::parse) {
            Some(Ok(more)) => zeros = zeros.saturating_add_unsigned(more),
            Some(Err(_)) => {
                unit_after = thing;
                break;
            }
            None => {}
        }
        // It measures the number where the edit ends before it, too.
        let next = tokens.start;
        thing = counted_thing(&token_key(passage.word(next)).to_lowercase());
        is_measured |= thing.is_some() || percent_words(passage, next) > 0;
        if thing.is_none() || next >= tokens.end {
            break;
        }
        skip_point(passage, next, tokens);
        tokens.next();
    }
    if unit_after == Some("£") && is_weight(passage, first, tokens.start) {
        unit_after = Some("lb");
    }
    // "Two hundred and fifty", "two thousand five".
    if (2..=6).contains(&zeros) && below == 0 && digits.len() <= 3 && end == 0 {
        let next = tokens.start;
        let skipped = usize::from(passage.word(next) == "and");
        let rest = counted(&token_key(passage.word(next + skipped)).to_lowercase());
        if let Some(rest) = rest.filter(|_| next + skipped < tokens.end)
            && let (Ok(number), Ok(zeros_of_number)) = (digits.parse::<u64>(), u32::try_from(zeros))
        {
            digits = (number * 10_u64.pow(zeros_of_number) + rest as u64).to_string();
            zeros = 0;
            tokens.start = next + skipped + 1;
            if let Some(more) =
                magnitude(&token_key(passage.word(tokens.start)).to_lowercase()).filter(|_| tokens.start < tokens.end)
            {
                zeros = zeros.saturating_add_unsigned(more);
                tokens.start += 1;
            }
        }
    }
    // $1.50 are $1.5, but version 3.10 is not 3.1.
    if below == 0 || is_measured && below != THOUSANDS {
        let kept = digits.trim_end_matches('0').len().max(1);
        zeros = zeros.saturating_add_unsigned(digits.len() - kept);
        digits.truncate(kept);
    }
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    // "Rs4,000", "-3" have a sign of their own.
    let sign = if unit_before.is_some() { "" } else { sign };
    Some((format!("{sign}{digits}e{zeros}"), unit_before.or(unit_after)))
}

/// Words before an amount in pounds in which a verb may make them a weight.
const WEIGHING_WORDS: usize = 3;

/// Whether pounds are a weight: "weighs 12 pounds", "12 pounds of flour".
fn is_weight(passage: &Passage, first: usize, next: usize) -> bool {
    let weighs = |token: usize| {
        let word = passage.word(token).to_lowercase();
        word.starts_with("weigh") || is_one_of("lost gained lose gain shed", &word)
    };
    is_one_of("of heavier lighter", passage.word(next)) || (first.saturating_sub(WEIGHING_WORDS)..first).any(weighs)
}

fn follows_amount(passage: &Passage, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| passage.word(before).ends_with(is_digit))
}

/// A date with the name of a month, its parts in an order of their own: "Nov. 4, 2031" is "4 November 2031".
fn date(word: &str) -> Option<String> {
    if !word.contains(is_digit) {
        return None;
    }
    let parts = word.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',')).filter(|part| !part.is_empty());
    let mut month = None;
    // The year has four digits, the day two at most.
    let (mut day, mut year) = (String::new(), String::new());
    for part in parts {
        // Alone "Jan" would rather be somebody's name.
        match calendar_stem(if part == "Jan" { "January" } else { part }) {
            Some(stem) => month = Some(stem),
            None if part.starts_with(is_digit) => {
                let number = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                if number.len() > 2 { &mut year } else { &mut day }.push_str(number);
            }
            None => {}
        }
    }
    month.map(|month| format!("{day} {month} {year}"))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A number without the marks and spaces that group its digits: "1,000" is "1000", "3.5" stays.
fn ungrouped(word: &str, grouping: &str) -> String {
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
            let fraction = fraction.map_or(String::new(), |fraction| format!("{decimal}{fraction}"));
            return format!("{head}{}{fraction}{tail}", whole.replace(mark, ""));
        }
    }
    word.to_owned()
}
