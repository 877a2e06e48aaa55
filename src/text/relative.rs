//! Recognises times given relative to now: "3 hours ago", "Aktualisiert vor 2 Stunden", "hace 5 min", "3時間前".

use super::token::TokenKind;
use super::tokenize::tokenize;
use crate::text::lowercase::Lowercase;
use crate::text::trim::first_chars;

/// The most words of a relative time. A longer text contains more than a time.
const MOST_WORDS: usize = 9;
/// The same for scripts without spaces, in characters.
const MOST_UNSPACED: usize = 16;

/// The words that place a duration before now, by language: en, de, fr, es, pt, it, nl, sv, da and nb, fi, et, pl, cs,
/// hu, ro, tr, ru and uk, bg, el, ar, he, hi, id and ms, vi, sw.
const AGO: &str = "ago vor il hace há fa geleden sedan siden sitten tagasi temu před ezelőtt acum önce назад тому преди πριν منذ קודם לפני पहले lalu trước iliyopita";

/// Units of time, as prefixes.
const UNITS: &str = "sec seg sek sán min mn hour hr h std stund heur hora or uur tim tunti tun tund godz hod óra óráv oră ore saat час годин ώρ ساع שע घंट jam giờ saa \
    day d tag jour día dia giorn dag päiv päev dni dzień dnů dnem den nap zi zile gün день дня дней дні ημέρ يوم أيام יום ימים दिन hari ngày siku \
    week woche sem setman settim vecka veckor uge uker uke viik tydz týd hét săpt hafta недел тиж εβδομ أسبوع שבוע सप्ताह हफ्ते minggu tuần wiki \
    month mon mois mes mês mês maand månad måned kuukau kuu mies měs hón lun ay меся місяц μήν شهر חודש महीने bulan tháng mwezi year an ano año jahr jaar år";

/// Other words of a relative time: labels, articles, words before the number.
const BESIDE: &str = "a an one about updated update last published posted modified edited on at the just and über \
    aktualisiert zuletzt veröffentlicht ein einer einem eine etwa stand mis à jour publié le modifié y il une un environ \
    actualizado publicado última actualización una um uma atualizado aggiornato pubblicato circa bijgewerkt uppdaterad för \
    opdateret for oppdatert päivitetty обновлено опубликовано آخر تحديث קודם diperbarui yang cập nhật";

/// Whether the text is only a relative time, perhaps with a label.
pub(crate) fn is_relative_time(text: &str) -> bool {
    let text = text.trim();
    if text.len() > MOST_WORDS * 24 {
        return false;
    }
    let lower = text.to_lower();
    is_unspaced(&lower) || is_spaced(&lower)
}

fn is_spaced(lower: &str) -> bool {
    let words = || lower.split(|c: char| !c.is_alphanumeric() && !is_vowel_sign(c)).filter(|word| !word.is_empty());
    let is_one_of = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    let (mut has_ago, mut has_unit, mut has_length) = (false, false, false);
    for word in words().take(MOST_WORDS + 1) {
        // "5h", "20min"
        let unit = word.trim_start_matches(|c: char| c.is_numeric());
        let has_digits = unit.len() < word.len();
        has_length |= has_digits || is_one_of("a an one ein einer einem eine une un una um uma", word);
        if unit.is_empty() {
            continue;
        }
        let is_ago = is_one_of(AGO, unit);
        let is_unit = || {
            first_chars(unit, 1) == unit && has_digits
                || UNITS.split_whitespace().any(|start| {
                    unit.starts_with(start)
                        && (start.chars().count() > 2 || unit.chars().count() <= start.chars().count() + 3)
                })
        };
        has_ago |= is_ago;
        if is_ago || is_one_of(BESIDE, unit) {
            continue;
        }
        if !is_unit() {
            return false;
        }
        has_unit = true;
    }
    has_ago && has_unit && has_length && words().count() <= MOST_WORDS
}

/// Whether a word can be part of a relative time, or is a number.
pub(crate) fn is_time_word(word: &str) -> bool {
    let lower = word.to_lower();
    let unit = lower.trim_start_matches(|c: char| c.is_numeric());
    let is_known = |list: &str| list.split_whitespace().any(|known| known == unit);
    unit.is_empty()
        || is_known(AGO)
        || is_known(BESIDE)
        || UNITS.split_whitespace().any(|start| start.len() > 2 && unit.starts_with(start))
}

/// Whether the character belongs to the word before it although it is not a letter.
fn is_vowel_sign(c: char) -> bool {
    super::is_combining(c) || matches!(c, '\u{0900}'..='\u{0DFF}')
}

/// Chinese, Japanese and Korean: a number, a unit, and 前 or 전 at the end.
fn is_unspaced(lower: &str) -> bool {
    let text = lower.trim_end_matches(['前', '전']);
    let units = [
        "秒", "分", "分钟", "分鐘", "小时", "小時", "時間", "시간", "天", "日", "일", "분", "週間", "周", "주", "个月",
        "ヶ月", "個月", "年",
    ];
    text.len() < lower.len()
        && lower.chars().count() <= MOST_UNSPACED
        && units.iter().any(|unit| {
            let number = text.trim_end().strip_suffix(unit);
            number.is_some_and(|number| number.trim_end().ends_with(char::is_numeric))
        })
}

/// Whether the text contains anything but numbers, dates, addresses and signs.
pub(crate) fn has_words(text: &str) -> bool {
    tokenize(text).iter().any(|token| matches!(token.kind, TokenKind::Word | TokenKind::Unspaced))
}

#[cfg(test)]
mod tests {
    use super::{has_words, is_relative_time};

    #[test]
    fn relative_times_in_many_languages() {
        for text in [
            "3 hours ago",
            "an hour ago",
            "Updated 20 minutes ago",
            "Last updated 3 hours ago",
            "5h ago",
            "vor 2 Stunden",
            "Aktualisiert vor einer Stunde",
            "vor 3 Tagen",
            "il y a 3 heures",
            "Publié il y a 20 min",
            "hace 5 horas",
            "hace 1 día",
            "há 2 dias",
            "3 ore fa",
            "2 uur geleden",
            "för 3 timmar sedan",
            "3 timer siden",
            "3 godziny temu",
            "před 2 hodinami",
            "3 saat önce",
            "3 часа назад",
            "3 години тому",
            "πριν 2 ώρες",
            "منذ 3 ساعات",
            "לפני 2 שעות",
            "3 घंटे पहले",
            "3 jam yang lalu",
            "3 giờ trước",
            "3時間前",
            "3小时前",
            "5 分钟前",
            "3시간 전",
            "2 tuntia sitten",
        ] {
            assert!(is_relative_time(text), "{text}");
        }
    }

    #[test]
    fn sentences_and_dates_are_not_relative_times() {
        for text in [
            "The mayor left 3 hours ago",
            "March 9, 2031",
            "long ago",
            "Ferries were cheaper two years ago.",
            "vor dem Hafen",
            "3 hours",
            "ago",
            "",
            "The 3 hours",
            "Il y a un problème",
            "3年前の事故",
            "hace frío",
        ] {
            assert!(!is_relative_time(text), "{text}");
        }
    }

    #[test]
    fn numbers_and_dates_have_no_words() {
        assert!(!has_words("March 9, 2031, 8:15") && !has_words("12 %") && !has_words(" | "));
        assert!(has_words("12 comments") && has_words("港") && has_words("A"));
    }
}
