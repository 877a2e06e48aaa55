//! Recognises months, days of the week, parts of the day, and marks of hours.

use std::ops::RangeInclusive;

use super::lists::{List, lists_in_any_case, lists_of};
use crate::text::lowercase::{Lowercase, lower};
use crate::word_table::is_one_of;

/// The length of the names of months, in bytes.
const MONTH_BYTES: RangeInclusive<usize> = 3..=22;

/// Whether a word, as printed, is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    if !MONTH_BYTES.contains(&word.len()) {
        return false;
    }
    let lists = lists_of(&lower(word));
    let months = if word.starts_with(char::is_uppercase) { List::Months } else { List::LowerCaseMonths };
    months.is_in(lists) || List::MonthsBesideDays.is_in(lists)
}

/// How many of three graphemes are a day of the week in Chinese or Japanese: 周一, 星期一, 月曜日.
pub(crate) fn weekday_length(graphemes: [&str; 3]) -> Option<usize> {
    let is_one_of = |days: &str, grapheme: &str| !grapheme.is_empty() && days.contains(grapheme);
    let is_day = |grapheme: &str| is_one_of("一二三四五六日天", grapheme);
    match graphemes {
        ["周" | "週", day, _] if is_day(day) => Some(2),
        ["星", "期", day] | ["礼" | "禮", "拜", day] if is_day(day) => Some(3),
        [day, "曜", next] if is_one_of("月火水木金土日", day) => Some(2 + usize::from(next == "日")),
        _ => None,
    }
}

/// The Thai days of the week, without the word for day.
const THAI_DAYS: &str = "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์";

/// The length in bytes of the word of a list that a text begins with.
pub(super) fn length_of_first(list: &str, text: &str) -> Option<usize> {
    list.split(' ').find(|word| text.starts_with(*word)).map(str::len)
}

/// Whether a token is a day of the week in Japanese, or in Thai without the word for day.
pub(crate) fn is_unspaced_weekday(word: &str) -> bool {
    word.contains('曜') || is_one_of(THAI_DAYS, word)
}

/// The length in bytes of a Thai day of the week after the word for day: วันจันทร์. `place` is its start.
pub(crate) fn thai_weekday_length(text: &str, place: usize) -> Option<usize> {
    let (before, rest) = text.split_at_checked(place)?;
    if !before.ends_with("วัน") {
        return None;
    }
    length_of_first(THAI_DAYS, rest)
}

/// Whether a word is a part of the day.
pub(crate) fn is_day_part(word: &str) -> bool {
    List::DayParts.is_in(lists_in_any_case(word))
}

/// Parts of the day, and days and years as seen from today, in Chinese and Japanese.
const UNSPACED_DAY_PARTS: &str = "凌晨 清晨 早晨 早上 上午 中午 下午 傍晚 晚上 夜间 深夜 午夜 午前 午後 未明 早朝 夕方 \
    今天 明天 昨天 前天 今日 明日 昨日 今晚 昨晚 今晨 今年 明年 去年 昨年";

/// Whether two graphemes are a part of the day, or a day or a year as seen from today, in Chinese or Japanese.
pub(crate) fn is_unspaced_day_part(one: &str, other: &str) -> bool {
    is_one_of(UNSPACED_DAY_PARTS, &[one, other].concat())
}

/// Whether a word after a number makes it a time of day.
pub(crate) fn is_hour_mark(word: &str) -> bool {
    matches!(word, "a.m." | "p.m." | "am" | "pm" | "AM" | "PM" | "A.M." | "P.M.")
        || matches!(word, "Uhr" | "GMT" | "UTC" | "o'clock" | "o’clock")
}

/// The lists of months and days of the week.
const CALENDAR: u32 = List::Months.bit() | List::LowerCaseMonths.bit() | List::Weekdays.bit();

/// The month or the day of the week that a word names, in a form that its full and its abbreviated form share.
pub(crate) fn calendar_stem(word: &str) -> Option<String> {
    if !is_calendar_word(word) {
        return None;
    }
    // Three letters distinguish them in each language, except June and July in French, Greek, Estonian and Czech, German
    // Saturday and Sunday, and Lithuanian August and September.
    let lower = word.to_lower();
    if let Some((day, part)) = day_and_part(&lower) {
        return Some([&calendar_stem(day)?, " ", part].concat());
    }
    let letters = match lower.get(..3) {
        Some("jui" | "juu" | "rug") => 4,
        Some("če") => usize::MAX,
        Some("son") => 5,
        Some(_) => 3,
        // "пятница, пятницу", "май, мая"; but "март".
        None if lower.starts_with("ма") && !lower.starts_with("мар") => 2,
        None if lower.starts_with("ιου") => 4,
        // Latin, Greek and Cyrillic letters.
        None if lower.starts_with(|c| c < '\u{530}') => 3,
        None => usize::MAX,
    };
    let stem: String = lower.chars().take(letters).collect();
    Some(if is_month(word) { stem + "/" } else { stem })
}

/// Whether a word, given by its key, is a month or a day of the week.
pub(crate) fn is_calendar_word(key: &str) -> bool {
    let word = key.strip_suffix('.').unwrap_or(key);
    names_day_or_month(word, lists_in_any_case(word))
}

/// The bytes of the shortest day with its part: "Montagabend".
const SHORTEST_DAY_WITH_PART: usize = 11;

/// Whether a word is as long as a day with its part, and ends as one.
pub(super) fn may_be_day_with_part(word: &[u8]) -> bool {
    word.len() >= SHORTEST_DAY_WITH_PART
        && (word.ends_with(b"gen") || word.ends_with(b"ag") || word.ends_with(b"nd") || word.ends_with(b"cht"))
}

/// The parts of the day that German and Dutch write in one word with the day of the week.
const PARTS_BEHIND_DAYS: &str = "morgen vormittag nachmittag mittag abend nacht ochtend middag namiddag avond";

/// Splits a word in lower case into a day of the week and a part of the day: "montagabend", Dutch "maandagavond".
fn day_and_part(word: &str) -> Option<(&str, &str)> {
    let mut parts = PARTS_BEHIND_DAYS.split(' ');
    parts.find_map(|part| Some((word.strip_suffix(part).filter(|day| List::Weekdays.has(day))?, part)))
}

/// Whether a stem of [`calendar_stem`] is that of another one with a part of the day: "mon", "mon abend".
pub(crate) fn adds_day_part(stem: &str, other: &str) -> bool {
    let part = other.strip_prefix(stem).and_then(|rest| rest.strip_prefix(' '));
    part.is_some_and(|part| is_one_of(PARTS_BEHIND_DAYS, part))
}

/// Korean days of the week end in this, particles aside: 월요일, 화요일에.
const KOREAN_DAY: &str = "요일";

/// The same in the form that keys have, with each letter by itself.
const KOREAN_DAY_IN_LETTERS: &str = "\u{110b}\u{116d}\u{110b}\u{1175}\u{11af}";

/// Whether a word is a Korean day of the week.
fn is_korean_day(word: &str) -> bool {
    !word.is_ascii() && (word.contains(KOREAN_DAY) || word.contains(KOREAN_DAY_IN_LETTERS))
}

/// The same for a word without its point, with the lists that contain it.
pub(super) fn names_day_or_month(word: &str, lists: u32) -> bool {
    if is_korean_day(word) {
        return true;
    }
    if lists & CALENDAR == 0 {
        return may_be_day_with_part(word.as_bytes()) && day_and_part(&lower(word)).is_some(); // Most words are neither.
    }
    let lower = lower(word);
    let is_english_or_german = word.starts_with(char::is_uppercase);
    let months = if is_english_or_german { List::Months } else { List::LowerCaseMonths };
    // "Jan" without a day beside it is more likely a given name.
    months.is_in(lists) && MONTH_BYTES.contains(&word.len()) && (is_english_or_german || lower == word) && word != "Jan"
        || List::Weekdays.is_in(lists) && (is_english_or_german || lower.len() > 4)
}
