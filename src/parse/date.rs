//! Parses a printed date: text → ISO 8601 with the printed precision.
//!
//! It reads `2031`, `2031-05`, `2031-05-24` and ISO date-times with or without zone, `May 24, 2031`, `24 May 2031`,
//! `May 2031` and the same in German, French, Spanish, Portuguese, Italian and Dutch, `24.05.2031`, `2031.05.24`,
//! `2031. 05. 24.`, `2031/5/24`, `5/24/31` and `2031年5月24日`. A weekday may precede the date, and a time of day may
//! follow it. Other dates stay as printed.

use crate::article::ArticleDate;
use crate::text::lowercase::Lowercase;
use crate::text::trim::{trim_both, trim_start};

/// The names of the months in lower case, separated by `|`. A full stop after an abbreviation is skipped.
const MONTHS: [&str; 12] = [
    "january|jan|januar|jänner|janvier|janv|enero|ene|janeiro|gennaio|gen|januari",
    "february|feb|februar|feber|février|févr|fév|febrero|fevereiro|fev|febbraio|februari",
    "march|mar|märz|mär|mrz|mars|marzo|março|maart|mrt",
    "april|apr|avril|avr|abril|abr|aprile",
    "may|mai|mayo|maio|maggio|mag|mei",
    "june|jun|juni|juin|junio|junho|giugno|giu",
    "july|jul|juli|juillet|juil|julio|julho|luglio|lug",
    "august|aug|août|agosto|ago|augustus",
    "september|sept|sep|septembre|septiembre|setiembre|setembro|set|settembre|sett",
    "october|oct|oktober|okt|octobre|octubre|outubro|out|ottobre|ott",
    "november|nov|novembre|noviembre|novembro",
    "december|dec|dezember|dez|décembre|déc|diciembre|dic|dezembro|dicembre",
];

/// The longest word in a time of day ("at 9 a.m. EDT", "um 9 Uhr").
const TIME_WORD: usize = 4;

/// The printed parts of a date.
struct Date {
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
}

/// Parses a date, and keeps it as printed.
pub(crate) fn read(text: &str) -> ArticleDate {
    let text = text.trim();
    ArticleDate { text: text.to_owned(), iso: read_prefix(text).map(|(iso, _)| iso) }
}

/// An upper bound in bytes of a date with a time of day.
const LONGEST_DATE: usize = 400;

/// Whether the text is a date of at least a month, perhaps with a time of day, and nothing else.
pub(crate) fn is_date(text: &str) -> bool {
    // Runs for every paragraph. Most are too long or have no digit.
    let has_digit = || text.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii());
    if text.len() > LONGEST_DATE || !has_digit() {
        return false;
    }
    let Some((iso, rest)) = read_prefix(text.trim()) else { return false };
    let rest = trim_both(rest, |c| c.is_whitespace() || c == '.' || c == ',');
    let is_zone = rest == "Uhr" || rest.bytes().all(|b| b.is_ascii_uppercase());
    let is_time = || {
        rest.split_whitespace().all(|word| word.chars().count() <= TIME_WORD)
            && (is_zone || rest.contains(|c: char| c.is_ascii_digit()))
    };
    (iso.len() > 4 && rest.is_empty()) || (iso.len() > 7 && rest.len() <= 6 * TIME_WORD && is_time())
}

/// The date that the text begins with as ISO 8601, and the text after it.
pub(crate) fn read_prefix(text: &str) -> Option<(String, &str)> {
    let (date, rest) = east_asian(text)
        .or_else(|| iso(text))
        .or_else(|| day_first(text))
        .or_else(|| month_first(text))
        .or_else(|| after_weekday(text))?;
    let (time, after) = date.day.and_then(|_| time(rest)).unwrap_or((String::new(), rest));
    let is_longer = after.starts_with(|c: char| c.is_ascii_alphanumeric())
        || after.strip_prefix(['-', '/', '.']).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    if is_longer {
        return None;
    }
    Some((date.to_iso()? + &time, after))
}

impl Date {
    /// The date in ISO 8601. `None` if there is no such day.
    fn to_iso(&self) -> Option<String> {
        let Self { year, month, day } = *self;
        let Some(month) = month else { return Some(padded(year, 4)) };
        let Some(day) = day else {
            return (1..=12).contains(&month).then(|| [padded(year, 4), padded(month, 2)].join("-"));
        };
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&day).then(|| [padded(year, 4), padded(month, 2), padded(day, 2)].join("-"))
    }
}

/// A number with zeros before it.
fn padded(number: u32, digits: usize) -> String {
    let number = number.to_string();
    "0".repeat(digits.saturating_sub(number.len())) + &number
}

/// `2031`, `2031-05`, `2031-05-24`, `20310524`, `2031.05.24`, `2031/5/24`.
fn iso(text: &str) -> Option<(Date, &str)> {
    if let Some((all, rest)) = digits(text, 8, 8) {
        return Some((Date { year: all / 10_000, month: Some(all / 100 % 100), day: Some(all % 100) }, rest));
    }
    let (year, rest) = digits(text, 4, 4)?;
    // Eastern Asia and Hungary: "2031.05.24", "2031/5/24", "2031. 05. 24.".
    let numeric = |sign: char| {
        let (month, rest) = digits(rest.strip_prefix(sign)?.trim_start(), 1, 2)?;
        let (day, rest) = digits(rest.strip_prefix(sign)?.trim_start(), 1, 2)?;
        let rest = rest.strip_prefix('.').filter(|rest| rest.starts_with(' ')).unwrap_or(rest);
        Some((Date { year, month: Some(month), day: Some(day) }, rest))
    };
    if let Some(date) = numeric('.').or_else(|| numeric('/')) {
        return Some(date);
    }
    let Some((month, rest)) = rest.strip_prefix('-').and_then(|rest| digits(rest, 2, 2)) else {
        return Some((Date { year, month: None, day: None }, rest));
    };
    match rest.strip_prefix('-').and_then(|rest| digits(rest, 2, 2)) {
        Some((day, rest)) => Some((Date { year, month: Some(month), day: Some(day) }, rest)),
        None => Some((Date { year, month: Some(month), day: None }, rest)),
    }
}

/// `2031年5月24日`, with or without the day.
fn east_asian(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = digits(text, 4, 4)?;
    let (month, rest) = digits(rest.strip_prefix('年')?.trim_start(), 1, 2)?;
    let rest = rest.strip_prefix('月')?;
    let day = digits(rest.trim_start(), 1, 2).and_then(|(day, rest)| Some((day, rest.strip_prefix(['日', '号'])?)));
    let (day, rest) = day.map_or((None, rest), |(day, rest)| (Some(day), rest));
    Some((Date { year, month: Some(month), day }, rest))
}

/// `24 May 2031`, `24. Mai 2031`, `24 de mayo de 2031`, `1er mai 2031`, `24.05.2031`, `24. 5. 2031`, `5/24/31`.
fn day_first(text: &str) -> Option<(Date, &str)> {
    let (day, rest) = digits(text, 1, 2)?;
    if let Some(numeric) = rest.strip_prefix(['.', '/']).and_then(|rest| digits(rest.trim_start(), 1, 2)) {
        let slash = rest.starts_with('/');
        let (second, rest) = numeric;
        let rest = rest.strip_prefix(if slash { '/' } else { '.' })?.trim_start();
        // "11/18/31" has only one reading.
        let is_short = slash && (day > 12 || second > 12);
        let short = || digits(rest, 2, 2).filter(|_| is_short).map(|(year, rest)| (2_000 + year, rest));
        let (year, rest) = digits(rest, 4, 4).or_else(short)?;
        let (day, month) = match (day > 12, second > 12) {
            // 05/06/2031 is June in Leeds and May in Boston: not read, rather than read wrongly.
            (false, false) if slash => return None,
            (false, true) if slash => (second, day),
            _ => (day, second),
        };
        return Some((Date { year, month: Some(month), day: Some(day) }, rest));
    }
    let (month, rest) = month(skip_de(skip_ordinal(rest)))?;
    let (year, rest) = digits(skip_de(trim_start(rest, is_comma)), 4, 4)?;
    Some((Date { year, month: Some(month), day: Some(day) }, rest))
}

/// `May 24, 2031`, `May 2031`, `mayo de 2031`.
fn month_first(text: &str) -> Option<(Date, &str)> {
    let (month, rest) = month(text)?;
    let rest = skip_de(rest.trim_start());
    if let Some((year, rest)) = digits(rest, 4, 4) {
        return Some((Date { year, month: Some(month), day: None }, rest));
    }
    let (day, rest) = digits(rest, 1, 2)?;
    let (year, rest) = digits(trim_start(skip_ordinal(rest), is_comma), 4, 4)?;
    Some((Date { year, month: Some(month), day: Some(day) }, rest))
}

/// `Monday, May 24, 2031`: the weekday adds nothing.
fn after_weekday(text: &str) -> Option<(Date, &str)> {
    let (_, rest) = word(text)?;
    let rest = trim_start(rest, |c| c == '.' || is_comma(c));
    day_first(rest).or_else(|| month_first(rest)).filter(|(date, _)| date.day.is_some())
}

/// A time of day after a date, as ISO 8601 from the `T` on: `T09:30Z`, `, 9:30 p.m.`, ` um 9:30`.
fn time(text: &str) -> Option<(String, &str)> {
    let rest = match text.strip_prefix(['T', 't']) {
        Some(rest) => rest,
        None => {
            let rest = trim_start(text, is_comma);
            ["at ", "um ", "à ", "a las ", "às ", "alle ", "om "]
                .iter()
                .find_map(|at| rest.strip_prefix(at))
                .unwrap_or(rest)
        }
    };
    let (mut hour, minute, second, mut rest) = if let Some((all, rest)) = digits(rest, 6, 6) {
        (all / 10_000, all / 100 % 100, Some(all % 100), rest)
    } else {
        let (hour, rest) = digits(rest, 1, 2)?;
        let (minute, rest) = digits(rest.strip_prefix([':', 'h'])?, 2, 2)?;
        let second = rest.strip_prefix(':').and_then(|rest| digits(rest, 2, 2));
        second.map_or((hour, minute, None, rest), |(second, rest)| (hour, minute, Some(second), rest))
    };
    let mut iso = String::new();
    if second.is_some()
        && let Some(after) = rest.strip_prefix(['.', ','])
    {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (fraction, after) = after.split_at_checked(digits).unwrap_or_default();
        (iso, rest) = (".".to_owned() + fraction, after);
    }
    for (sign, afternoon) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        let after = rest.trim_start();
        let Some((head, tail)) = after.split_at_checked(sign.len()) else { continue };
        if head.eq_ignore_ascii_case(sign) && (1..=12).contains(&hour) && !tail.starts_with(char::is_alphanumeric) {
            hour = hour % 12 + if afternoon { 12 } else { 0 };
            rest = tail;
            break;
        }
    }
    let (zone, rest) = zone(rest).unwrap_or((String::new(), rest));
    let second = second.map(|second| (second <= 60).then(|| ":".to_owned() + &padded(second, 2)));
    let second = second.unwrap_or(Some(String::new()))?;
    (hour < 24 && minute < 60)
        .then(|| (["T", &padded(hour, 2), ":", &padded(minute, 2), &second, &iso, &zone].concat(), rest))
}

/// A time zone in ISO 8601. Abbreviations other than UTC are ambiguous, so they are not read.
fn zone(text: &str) -> Option<(String, &str)> {
    let text = trim_start(text, |c| c == ' ');
    for name in ["Z", "z", "UTC", "GMT"] {
        if let Some(rest) = text.strip_prefix(name).filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
            return Some(("Z".to_owned(), rest));
        }
    }
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-' | '−'))?;
    let text = text.strip_prefix(sign)?;
    let (hour, minute, rest) = match digits(text, 4, 4) {
        Some((all, rest)) => (all / 100, all % 100, rest),
        None => {
            let (hour, rest) = digits(text, 2, 2)?;
            let minute = rest.strip_prefix(':').and_then(|rest| digits(rest, 2, 2));
            minute.map_or((hour, 0, rest), |(minute, rest)| (hour, minute, rest))
        }
    };
    let sign = if sign == '+' { "+" } else { "-" };
    (hour < 24 && minute < 60).then(|| ([sign, &padded(hour, 2), ":", &padded(minute, 2)].concat(), rest))
}

/// The name of a month, with its full stop if it has one.
fn month(text: &str) -> Option<(u32, &str)> {
    let (name, rest) = word(text)?;
    let name = name.to_lower();
    let month = (1..).zip(MONTHS).find(|(_, names)| names.split('|').any(|other| other == name))?.0;
    Some((month, rest.strip_prefix('.').unwrap_or(rest)))
}

/// The characters between a year and the day before it, or between a date and its time.
fn is_comma(c: char) -> bool {
    matches!(c, ',' | ' ')
}

/// Whether the word is a month.
pub(super) fn is_month(text: &str) -> bool {
    month(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// All ASCII digits at the start, if there are at least `min` and at most `max` (at most 9).
fn digits(text: &str, min: usize, max: usize) -> Option<(u32, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).take(max + 1).count();
    let (digits, rest) = text.split_at_checked(count)?;
    (min..=max).contains(&count).then(|| digits.parse().ok()).flatten().map(|number| (number, rest))
}

/// The letters at the start, up to a limit that no month or weekday exceeds.
fn word(text: &str) -> Option<(&str, &str)> {
    let length: usize = text.chars().take(20).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    text.split_at_checked(length).filter(|(word, _)| !word.is_empty())
}

/// The text after an ordinal ending: `24th`, `24.`, `1er`, `1º`.
fn skip_ordinal(text: &str) -> &str {
    let rest = ["st", "nd", "rd", "th", "er", "º", "°", "."].iter().find_map(|end| text.strip_prefix(end));
    rest.unwrap_or(text).trim_start()
}

/// The text after Spanish and Portuguese `de`.
fn skip_de(text: &str) -> &str {
    let text = text.trim_start();
    ["de ", "del "].iter().find_map(|de| text.strip_prefix(de)).unwrap_or(text).trim_start()
}
