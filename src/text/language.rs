//! Small tables of words, by language: what cannot be told from the shape of a text.
//!
//! The languages are asked all at once: a text seldom says which one it is in, and a word that means something else in
//! another language is rare among these.

use std::borrow::Cow;

use super::words::{Known, List, known};

/// A word in lower case; most are already.
fn lower_case(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// What a word is by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    /// How surely it attributes speech to somebody.
    pub speech: Speech,
    /// Whether it turns a statement round.
    pub negates: bool,
    /// Whether it is a number in letters, alone or in a compound.
    pub is_number: bool,
    /// Whether it is a month or a day of the week.
    pub is_calendar: bool,
    /// What it tells of its text: 1 for a particle of German, -1 for one of English that German has not.
    pub german: i32,
}

/// What a word is, given as its key.
pub(crate) fn facts(key: &str) -> Facts {
    let lower = lower_case(key);
    let known = known(&lower);
    let speech = if known.is_in(List::Saying) {
        Speech::Saying
    } else if known.is_in(List::Reporting) {
        Speech::Reporting
    } else {
        Speech::None
    };
    Facts {
        speech,
        negates: known.is_in(List::Negations) || lower.ends_with("n't") || lower.starts_with("n'") && lower.len() > 3,
        // "twenty-three", "five-year".
        is_number: if lower.contains('-') {
            lower.split('-').any(|part| tells_number(self::known(part)))
        } else {
            tells_number(known)
        },
        is_calendar: is_calendar_word(key),
        german: i32::from(known.is_in(List::German)) - i32::from(known.is_in(List::English)),
    }
}

fn tells_number(word: Known) -> bool {
    word.is_in(List::NumberWords) || word.number.is_some() && !word.is_in(List::SeldomNumbers)
}

/// Whether a word, as printed, is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.len() > 12 || word.len() < 3 {
        return false;
    }
    if word.starts_with(char::is_uppercase) {
        known(&lower_case(word)).is_in(List::Months)
    } else {
        known(word).is_in(List::LowerCaseMonths)
    }
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

/// Whether a word after a number makes it a time of day.
pub(crate) fn is_hour_mark(word: &str) -> bool {
    matches!(
        word,
        "a.m." | "p.m." | "am" | "pm" | "AM" | "PM" | "A.M." | "P.M." | "Uhr" | "GMT" | "UTC" | "o'clock" | "o’clock"
    )
}

/// Whether a word makes the number before it a percentage; "per cent" begins with "per".
pub(crate) fn is_percent(word: &str) -> bool {
    matches!(word, "percent" | "per" | "pct" | "Prozent" | "pour" | "por" | "%")
}

/// Whether a word, in its key, is a number in letters, alone or in a compound.
pub(crate) fn is_number_word(key: &str) -> bool {
    facts(key).is_number
}

/// The number that a word in lower case counts, up to 99: "nine", "twenty-three", "vingt".
pub(crate) fn counted(word: &str) -> Option<usize> {
    if known(word).is_in(List::Ones) {
        return Some(1);
    }
    let number = |word: &str| known(word).number.map(usize::from);
    number(word).or_else(|| {
        let (tens, unit) = word.split_once('-')?;
        let (tens, unit) = (number(tens)?, number(unit)?);
        (tens >= 20 && (1..10).contains(&unit)).then_some(tens + unit)
    })
}

/// The month or the day of the week that a word names, whether in full or short: a text that both forms share.
pub(crate) fn calendar_stem(word: &str) -> Option<String> {
    if !is_calendar_word(word) {
        return None;
    }
    // Three letters tell them apart in each language, but for French June and July and German Saturday and Sunday.
    let lower = lower_case(word);
    let letters = match lower.get(..3) {
        Some("jui") => 4,
        Some("son") => 5,
        Some(_) => 3,
        None => usize::MAX,
    };
    let stem: String = lower.chars().take(letters).collect();
    Some(if is_month(word) { format!("{stem}/") } else { stem })
}

/// Whether a word, in its key, is a month or a day of the week.
pub(crate) fn is_calendar_word(key: &str) -> bool {
    let word = key.strip_suffix('.').unwrap_or(key);
    let is_english_or_german = word.starts_with(char::is_uppercase);
    let lower = lower_case(word);
    is_month(word) || known(&lower).is_in(List::Weekdays) && (is_english_or_german || lower.len() > 4)
}

/// Whether a point after the word ends no sentence, unless a capital that begins one follows and `next_is_capital`.
pub(crate) fn is_abbreviation(word: &str, next_is_capital: bool) -> bool {
    let lower = lower_case(word);
    let known = known(&lower);
    let may_be_last = known.is_in(List::OftenLast) || lower == word && known.is_in(List::WordsToo);
    known.is_in(List::Abbreviations) && !(next_is_capital && may_be_last)
}

/// Whether a capitalised word rather begins a sentence than goes on with a name.
pub(crate) fn is_sentence_starter(word: &str) -> bool {
    known(&lower_case(word).replace('’', "'")).is_in(List::SentenceStarters)
}

/// Whether a word holds others together and tells little itself.
pub(crate) fn is_particle(word: &str) -> bool {
    is_sentence_starter(word) || is_preposition(word)
}

/// Whether a word begins a phrase of place or time.
pub(crate) fn is_preposition(word: &str) -> bool {
    known(&lower_case(word)).is_in(List::Prepositions)
}

/// Whether a word stands for a speaker.
pub(crate) fn is_pronoun(word: &str) -> bool {
    known(&lower_case(word)).is_in(List::Pronouns)
}

/// How surely a word attributes speech to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speech {
    None,
    /// Beside a quotation or before a clause only.
    Reporting,
    /// Wherever it stands.
    Saying,
}

#[cfg(test)]
mod tests {
    use super::super::words::{MONTHS, WEEKDAYS};
    use super::{calendar_stem, counted};

    #[test]
    fn days_and_months_are_told_apart_by_their_stems() {
        let stems = |words: &str, first: &str, count: usize| -> usize {
            let capital = |word: &str| {
                let mut letters = word.chars();
                letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
            };
            let words = words.split(' ').skip_while(|word| *word != first).take(count);
            let mut stems: Vec<String> = words.filter_map(|word| calendar_stem(&capital(word))).collect();
            stems.sort();
            stems.dedup();
            stems.len()
        };
        for (first, count) in [("january", 12), ("janvier", 11), ("enero", 12)] {
            assert_eq!(stems(MONTHS, first, count), count, "{first}");
        }
        for (first, count) in [("monday", 7), ("montag", 8), ("lundi", 7), ("lunes", 7), ("الإثنين", 7)] {
            assert_eq!(stems(WEEKDAYS, first, count), count, "{first}");
        }
    }

    #[test]
    fn numbers_in_words_have_their_values() {
        let values = [
            ("zero", 0),
            ("one", 1),
            ("nineteen", 19),
            ("twenty", 20),
            ("thirty", 30),
            ("ninety-nine", 99),
            ("zwölf", 12),
            ("neunzig", 90),
            ("dix-sept", 17),
            ("soixante-dix", 70),
            ("quatre-vingt-dix", 90),
            ("vingt-deux", 22),
            ("dieciséis", 16),
            ("noventa", 90),
        ];
        for (word, value) in values {
            assert_eq!(counted(word), Some(value), "{word}");
        }
        for word in ["the", "two-year", "nine-nine", "hundred", "twenty-twenty"] {
            assert_eq!(counted(word), None, "{word}");
        }
    }
}
