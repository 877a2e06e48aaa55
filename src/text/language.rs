//! The meaning of single words: months, numbers, negations, verbs of saying.
//!
//! `lists` has the words of each language.

mod amounts;
mod calendar;
mod lists;

use crate::text::lowercase::lower;
use crate::word_table::is_one_of;
use amounts::counting;
pub(crate) use amounts::{Amount, COUNTED, amounts_of, is_measure_of_time, may_be_amount};
pub(crate) use calendar::{
    adds_day_part, calendar_stem, is_calendar_word, is_day_part, is_hour_mark, is_month, is_unspaced_day_part,
    is_unspaced_weekday, thai_weekday_length, weekday_length,
};
use calendar::{length_of_first, may_be_day_with_part, names_day_or_month};
use lists::{LONGEST_ABBREVIATION, List, lists_in_any_case, lists_of};

/// Whether a word ends with some ASCII letters, in any case.
fn ends_with(word: &str, end: &str) -> bool {
    let tail = word.len().checked_sub(end.len()).and_then(|start| word.get(start..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// Thai number words.
const THAI_NUMBERS: &str = "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ยี่ เอ็ด ร้อย พัน หมื่น แสน ล้าน";

/// What Thai counts: people, cases, years, days, months, times.
const THAI_COUNTERS: &str = "คน ราย ปี วัน เดือน ครั้ง";

/// The length in bytes of the Thai number that a text begins with. A single word may be a part of another one, unless
/// what it counts follows: สามคน.
pub(crate) fn thai_number_length(text: &str) -> Option<usize> {
    let first = length_of_first(THAI_NUMBERS, text)?;
    let mut end = first;
    while let Some(next) = length_of_first(THAI_NUMBERS, text.get(end..)?) {
        end += next;
    }
    (end > first || length_of_first(THAI_COUNTERS, text.get(end..)?).is_some()).then_some(end)
}

/// Whether a text ends in a Japanese negation, an ending of the verb (していない, しなかった, しません), or in the Thai
/// one.
pub(crate) fn ends_in_unspaced_negation(text: &str) -> bool {
    const OTHER_WORDS: [&str; 4] = ["少ない", "危ない", "切ない", "つない"];
    ["ない", "なかっ", "ません", "ไม่"].iter().any(|ending| text.ends_with(ending))
        && !OTHER_WORDS.iter().any(|word| text.ends_with(word))
}

/// Whether a character is a Chinese or Japanese numeral.
pub(crate) fn is_number_sign(c: char) -> bool {
    c >= '〇' && "〇零一二两三四五六七八九十百千万萬亿億".contains(c)
}

/// Whether a word makes the number before it a percentage. "per cent" begins with "per".
pub(crate) fn is_percent(word: &str) -> bool {
    matches!(word, "percent" | "per" | "pct" | "Prozent" | "pour" | "por" | "%")
}

/// The properties of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordProperties {
    /// How certainly it attributes speech.
    pub speech: Speech,
    /// Whether it is a negation.
    pub negates: bool,
    /// Whether it is a number in words, alone or in a compound.
    pub is_number: bool,
    /// Whether it is a month or a day of the week.
    pub is_calendar: bool,
    /// Whether it consists of ASCII letters only.
    pub is_plain: bool,
    /// Whether it is a function word.
    pub is_particle: bool,
    /// Whether it is a function word only outside English.
    pub is_english_word: bool,
    /// Which language it suggests: 1 for a particle of English, 2 of German, 3 of French or Spanish, 0 for any other
    /// word.
    pub language: usize,
}

/// The properties of a word, given by its key.
pub(crate) fn properties(key: &str) -> WordProperties {
    let lists = lists_in_any_case(key);
    // Most words. Signs between letters then need not be looked for.
    let is_plain = key.bytes().all(|byte| byte.is_ascii_alphabetic());
    // Most words are in no list. These endings may still tell something: "-angaben", "-zwanzig", "-nastu".
    let is_open = |key: &[u8]| {
        matches!(key, [.., b'n' | b'N' | b'g' | b'u']) || may_be_hundreds(key) || may_be_day_with_part(key)
    };
    if is_plain && lists == 0 && !is_open(key.as_bytes()) {
        return WordProperties { is_plain, ..WordProperties::default() };
    }
    // "nach Angaben von", "nach Polizeiangaben".
    const SAYING: u32 = List::Saying.bit() | List::Said.bit() | List::Sources.bit();
    let speech = if lists & SAYING != 0 || ends_with(key, "angaben") {
        Speech::Saying
    } else if List::Reporting.is_in(lists) {
        Speech::Reporting
    } else {
        Speech::None
    };
    const PARTICLES: u32 = List::SentenceStarters.bit()
        | List::Prepositions.bit()
        | List::Pronouns.bit()
        | List::Ones.bit()
        | List::Auxiliaries.bit()
        | List::English.bit()
        | List::German.bit()
        | List::Romance.bit();
    let is_number =
        |lists| List::NumberWords.is_in(lists) || List::Counting.is_in(lists) && !List::SeldomNumbers.is_in(lists);
    WordProperties {
        speech,
        negates: List::Negations.is_in(lists)
            || !is_plain && (ends_with(key, "n't") || key.starts_with(['n', 'N']) && key.get(1..) == Some("'")),
        // "twenty-three", "five-year", "zweiundzwanzig", "пятнадцать", "piętnaście".
        is_number: is_number(lists)
            || !is_plain && key.contains('-') && key.split('-').any(|part| is_number(lists_in_any_case(part)))
            || german_parts(key).is_some_and(|(_, tens)| List::Counting.has(tens))
            || ends_as_number(key)
            || is_compound_number(key),
        is_calendar: List::DayParts.is_in(lists)
            || match key.ends_with('.') {
                true => is_calendar_word(key),
                false => names_day_or_month(key, lists),
            },
        is_plain,
        is_particle: lists & PARTICLES != 0,
        is_english_word: List::EnglishWords.is_in(lists),
        language: match lists {
            _ if List::English.is_in(lists) => 1,
            _ if List::German.is_in(lists) => 2,
            _ if List::Romance.is_in(lists) => 3,
            _ => 0,
        },
    }
}

/// The endings of Russian and Polish numbers from 11 on, in the form that keys have.
const NUMBER_ENDINGS: &str = "дцать дцати десят nas\u{301}cie nastu dzies\u{301}ci dziestu dziesia\u{328}t";

/// Whether a word ends as those numbers do. Runs for each different word of a text, so most are ruled out first.
fn ends_as_number(key: &str) -> bool {
    (!key.is_ascii() || key.ends_with("stu")) && NUMBER_ENDINGS.split(' ').any(|end| key.ends_with(end))
}

/// The bytes of "trecento".
const SHORTEST_HUNDREDS: usize = 8;

/// Whether a word ends as numbers of several parts do: "dreihundert", "zweitausend", "trescientas", "trecento".
fn may_be_hundreds(key: &[u8]) -> bool {
    key.len() >= SHORTEST_HUNDREDS
        && matches!(
            key,
            [.., b'e', b'r', b't']
                | [.., b'e', b'n', b'd']
                | [.., b'z', b'i', b'g']
                | [.., b'n', b't', b'o']
                | [.., b'n', b't', b'o' | b'a', b's']
        )
}

/// Whether a word is so many hundreds or thousands, with what follows: "dreihundert", "dreihundertzwanzig".
fn is_compound_number(key: &str) -> bool {
    let is_number = |word: &str| {
        let lists = lists_in_any_case(word);
        List::Counting.is_in(lists) || List::NumberWords.is_in(lists) || List::Ones.is_in(lists)
    };
    let is_it = |part| {
        let parts = key.split_once(part);
        parts.is_some_and(|(head, tail)| {
            is_number(head) && (is_one_of("o os as", tail) || tail.is_empty() || is_number(tail))
        })
    };
    may_be_hundreds(key.as_bytes()) && "hundert tausend cient cent".split(' ').any(is_it)
}

/// The parts of a German number from 21 on: "zweiundzwanzig" is "zwei" and "zwanzig". All tens end in "ig".
fn german_parts(word: &str) -> Option<(&str, &str)> {
    if word.ends_with("ig") { word.split_once("und") } else { None }
}

/// Whether a verb in lower case says only that somebody spoke. One in place of another is no other speaker.
pub(crate) fn is_plain_speech(word: &str) -> bool {
    List::Said.has(word) || is_one_of("called added erklärte teilte أعلن أعلنت", word)
}

/// Whether a word in lower case names a source: "according to the police".
pub(crate) fn names_source(word: &str) -> bool {
    List::Sources.has(word) || matches!(word, "angaben" | "d’après")
}

/// Whether a word limits or conditions a statement: "if", "unless", "allegedly".
pub(crate) fn is_limit(word: &str) -> bool {
    List::Limits.is_in(lists_in_any_case(word))
}

/// What a phrase says about the number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Qualifier {
    /// How exact it is: "at least", "nearly".
    Hedge,
    /// That it is not exact: "about", "around". All of these say the same.
    Approximate,
    /// Its direction: "up", "below".
    Direction,
}

/// What a phrase in lower case says about the number beside it. Its words are joined with hyphens.
pub(crate) fn qualifier(phrase: &str) -> Option<Qualifier> {
    match lists_of(phrase) {
        lists if List::Hedges.is_in(lists) => Some(Qualifier::Hedge),
        lists if List::Approximate.is_in(lists) => Some(Qualifier::Approximate),
        lists if List::Directions.is_in(lists) => Some(Qualifier::Direction),
        _ => None,
    }
}

/// Whether one character of a script without spaces is usually a word by itself: Japanese and Chinese particles.
pub(crate) fn is_unspaced_particle(sign: &str) -> bool {
    is_one_of("は が を に の と も へ で 的 和 与 與 在 了 于 於 被 把 从 從 将 將", sign)
}

/// Whether a word is an article, as written inside a sentence.
pub(crate) fn is_article(word: &str) -> bool {
    // English, German, French, Spanish, Italian and Portuguese. None is longer.
    word.len() <= "einem".len()
        && is_one_of(
            "the a an der die das den dem des ein eine einen einem einer eines le la les l' l’ un une du \
            el los las una il lo gli un' un’ o os as",
            word,
        )
}

/// Whether a word in lower case says that something is another one of its kind, or that something holds for another one:
/// "a sister ship", "they signed three, too".
pub(crate) fn is_another(word: &str) -> bool {
    is_one_of(
        "another other second sister too also \
        auch ebenfalls aussi también anche também ook также \
        andere anderer anderes anderen anderem weitere weiterer weiteres weiteren \
        autre autres otro otra otros otras altro altra altri altre outro outra \
        ander tweede другой другая другое другие \
        另",
        word,
    )
}

/// Whether a word is a conjunction or an auxiliary. Those that are an article or a preposition in another language are
/// left out.
pub(crate) fn is_joining(word: &str) -> bool {
    is_one_of(
        "and or but is are was were has have had will would und oder aber ist sind war waren wird wurde wurden hat haben \
         et ou mais est sont était ont y pero es son fue fueron era han ed ma è sono e foi é och är har и или но \
         because while when if weil dass wenn quand parce que porque cuando perché quando",
        word,
    )
}

/// Whether a word, given by its key, is a number in words, alone or in a compound.
pub(crate) fn is_number_word(key: &str) -> bool {
    properties(key).is_number
}

/// The value of a number word in lower case, up to 99: "nine", "twenty-three", "einundzwanzig".
pub(crate) fn counted(word: &str) -> Option<usize> {
    if List::Ones.has(word) {
        return Some(1);
    }
    counting(word).or_else(|| {
        let (tens, unit) = word.split_once('-').or_else(|| german_parts(word).map(|(unit, tens)| (tens, unit)))?;
        let (tens, unit) = (counting(tens)?, counted(unit)?);
        (tens >= 20 && (1..10).contains(&unit)).then_some(tens + unit)
    })
}

/// Whether a point after the word does not end a sentence. `next_is_capital`: a capitalised sentence starter follows,
/// so the point may also end the sentence.
pub(crate) fn is_abbreviation(word: &str, next_is_capital: bool) -> bool {
    if word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    let lists = lists_in_any_case(word);
    let may_be_last = || List::OftenLast.is_in(lists) || List::WordsToo.is_in(lists) && lower(word) == word;
    List::Abbreviations.is_in(lists) && !(next_is_capital && may_be_last())
}

/// Whether a capitalised word begins a sentence rather than continues a name.
pub(crate) fn is_sentence_starter(word: &str) -> bool {
    match word.contains('’') {
        true => List::SentenceStarters.is_in(lists_in_any_case(&word.replace('’', "'"))),
        false => List::SentenceStarters.is_in(lists_in_any_case(word)),
    }
}

/// Whether a word is a function word.
pub(crate) fn is_particle(word: &str) -> bool {
    is_sentence_starter(word) || is_preposition(word)
}

/// Whether a word begins a phrase of place or time.
pub(crate) fn is_preposition(word: &str) -> bool {
    List::Prepositions.is_in(lists_in_any_case(word))
}

/// Whether a word is a pronoun for a speaker.
pub(crate) fn is_pronoun(word: &str) -> bool {
    List::Pronouns.is_in(lists_in_any_case(word))
}

/// How certainly a word attributes speech.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Speech {
    #[default]
    None,
    /// Only beside a quotation or before a clause.
    Reporting,
    /// Wherever it stands.
    Saying,
}

#[cfg(test)]
mod tests {
    use super::lists::{MONTHS, WEEKDAYS};
    use super::{calendar_stem, counted};

    #[test]
    fn each_day_and_month_has_its_own_stem() {
        let stems = |words: &[&str]| -> usize {
            let capital = |word: &str| {
                let mut letters = word.chars();
                letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
            };
            let mut stems: Vec<String> = words.iter().filter_map(|word| calendar_stem(&capital(word))).collect();
            stems.sort();
            stems.dedup();
            stems.len()
        };
        let check = |list: &'static str, first: &str, count: usize| {
            let words: Vec<&str> = list.split_whitespace().skip_while(|word| *word != first).take(count).collect();
            assert_eq!((words.len(), stems(&words)), (count, count), "{first}");
        };
        for (first, count) in [("january", 12), ("janvier", 11), ("enero", 12)] {
            check(MONTHS, first, count);
        }
        for (first, count) in [("monday", 7), ("montag", 8), ("lundi", 7), ("lunes", 7), ("الإثنين", 7)] {
            check(WEEKDAYS, first, count);
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
            ("einundzwanzig", 21),
            ("neunundneunzig", 99),
        ];
        for (word, value) in values {
            assert_eq!(counted(word), Some(value), "{word}");
        }
        for word in ["the", "two-year", "nine-nine", "hundred", "twenty-twenty", "hundert", "hund"] {
            assert_eq!(counted(word), None, "{word}");
        }
    }
}
