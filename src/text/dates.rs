//! Joins tokens that form one date, time of day or number.

use super::language::{
    is_hour_mark, is_month, is_number_sign, is_unspaced_day_part, thai_number_length, thai_weekday_length,
    weekday_length,
};
use super::token::{Token, TokenKind};
use crate::word_table::is_one_of;

/// Joins the tokens of a date or a time of day ("May 24, 2031", "24. Mai 2031", "24 de mayo de 2031", "4:30 p.m.", 周一)
/// and those of a number (二百五十).
pub(super) fn join_dates(text: &str, mut tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = 0;
    let mut at = 0;
    while at < tokens.len() {
        // Two words in a row: most of prose.
        let is_none = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Word);
        let length = match is_none(tokens.get(at)) && is_none(tokens.get(at + 1)) {
            true => 1,
            false => date_length(text, tokens.get(at..).unwrap_or_default()),
        };
        let end = tokens.get(at + length - 1).map_or(text.len(), |token| token.range.end);
        let is_number = length > 1 || is_counting_sign(text, &tokens, at);
        if kept != at {
            tokens.swap(kept, at);
        }
        if let Some(token) = tokens.get_mut(kept).filter(|_| is_number) {
            *token = Token { range: token.range.start..end, kind: TokenKind::Number, is_plain: false };
        }
        kept += 1;
        at += length;
    }
    tokens.truncate(kept);
    tokens
}

/// Whether a token is a single Chinese or Japanese numeral that counts something: 三人, 第三. In 三星 or 一直 it is part of a
/// word.
fn is_counting_sign(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |token: &Token| text.get(token.range.clone()).unwrap_or_default();
    let Some(token) = tokens.get(at).filter(|token| token.kind == TokenKind::Unspaced) else { return false };
    let is_counter = || {
        let next = tokens.get(at + 1).filter(|next| next.range.start == token.range.end);
        next.is_some_and(|next| COUNTERS.contains(word(next)))
            || text.get(token.range.end..).is_some_and(|rest| UNITS.split(' ').any(|unit| rest.starts_with(unit)))
    };
    let is_ordinal = || text.get(..token.range.start).is_some_and(|before| before.ends_with('第'));
    let is_alone = || {
        let is_apart =
            |one: Option<&Token>, end: fn(&Token) -> usize, place: usize| one.is_none_or(|one| end(one) != place);
        is_apart(at.checked_sub(1).and_then(|last| tokens.get(last)), |last| last.range.end, token.range.start)
            && is_apart(tokens.get(at + 1), |next| next.range.start, token.range.end)
    };
    word(token).starts_with(is_number_sign)
        && (is_counter() || is_ordinal() || is_alone())
        && !begins_word(text, token.range.start)
}

/// Words that begin like a number: "very", "in case", "a part of", a company.
const NO_NUMBERS: &str = "十分 万分 万一 萬一 万万 一部の 百度 八百屋";

/// Whether a numeral begins one of these words. In 三点十分 and 十分钟 it counts.
fn begins_word(text: &str, at: usize) -> bool {
    let Some((before, rest)) = text.split_at_checked(at) else { return false };
    let after = NO_NUMBERS.split(' ').find_map(|word| rest.strip_prefix(word));
    after.is_some_and(|after| {
        !after.starts_with(['钟', '鐘', '间', '間', '之']) && !before.ends_with(['点', '點', '时', '時'])
    })
}

/// Chinese and Japanese counters: of people, things, days, years, money and so on.
const COUNTERS: &str = "个個人名年月日号號时時点點分秒岁歲歳元円圆块件次位只条條张張本台家天周週层層级級届屆倍度種种組组期部辆輛艘枚匹头頭口双雙社校階回番つ割票席成强強等连連胜勝楼樓球审審季冠";

/// Chinese units of two signs.
const UNITS: &str = "小时 小時 公里 公斤 公尺 公顷 公頃";

/// The number of digit groups of a number with ordinary spaces: "25 000", "1 500 000". 1 if there is only one group.
fn grouped_length(text: &str, tokens: &[Token]) -> usize {
    let word = |k: usize| tokens.get(k).and_then(|token| text.get(token.range.clone())).unwrap_or_default();
    let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let first = word(0);
    if !(1..=3).contains(&first.len()) || !is_digits(first) || first.starts_with('0') {
        return 1;
    }
    let continues = |k: &usize| match tokens.get(k - 1..=*k) {
        Some([before, token]) => {
            let group = word(*k);
            text.get(before.range.end..token.range.start) == Some(" ") && group.len() == 3 && is_digits(group)
        }
        _ => false,
    };
    (1..tokens.len()).take_while(continues).count() + 1
}

/// The number of tokens that form a Thai day of the week or number at the start of a list.
fn thai_length(text: &str, tokens: &[Token]) -> Option<usize> {
    let start = tokens.first()?.range.start;
    // The first byte of all Thai letters, and of no Chinese or Japanese sign.
    if text.as_bytes().get(start) != Some(&0xe0) {
        return None;
    }
    let end = start + thai_weekday_length(text, start).or_else(|| thai_number_length(text.get(start..)?))?;
    let count = tokens.iter().take_while(|token| token.range.end <= end).count();
    // สาม is three, but not in สามารถ.
    (tokens.get(count.checked_sub(1)?)?.range.end == end).then_some(count)
}

/// Whether a word is a day of the month, or several: "3", "3rd", "3-7", "3–7". "May 20C" is not a date.
fn is_day(word: &str) -> bool {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false; // Most words.
    }
    let is_short = |digits: &str| digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let days = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(days.len()..).unwrap_or_default();
    if !ending.is_empty() && !is_one_of("st nd rd th er ST ND RD TH", ending) {
        return false;
    }
    days.split_once(['-', '–', '‑']).map_or(is_short(days), |(first, last)| is_short(first) && is_short(last))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit())
}

/// The number of tokens that form a date or time of day at the start of a list. 1 if there is none.
fn date_length(text: &str, tokens: &[Token]) -> usize {
    let word = |k: usize| tokens.get(k).and_then(|token| text.get(token.range.clone())).unwrap_or_default();
    // Empty if a space precedes the token.
    let joined = |k: usize| match tokens.get(k.saturating_sub(1)..=k) {
        Some([before, token]) if before.range.end != token.range.start => "",
        _ => word(k),
    };
    let kind = |k: usize| tokens.get(k).map(|token| token.kind);
    let is_day = |k: usize| is_day(word(k));
    let is_year = |k: usize| is_year(word(k));
    match kind(0) {
        Some(TokenKind::Unspaced) => {
            let day_part = || is_unspaced_day_part(word(0), joined(1)).then_some(2);
            let first = weekday_length([word(0), joined(1), joined(2)]).or_else(day_part);
            first.or_else(|| thai_length(text, tokens)).unwrap_or_else(|| {
                if tokens.first().is_some_and(|first| begins_word(text, first.range.start)) {
                    return 1;
                }
                // 三万, 二百五十: a single character is part of many other words.
                (0..tokens.len()).find(|k| !joined(*k).starts_with(is_number_sign)).unwrap_or(tokens.len()).max(1)
            })
        }
        Some(TokenKind::Word) if kind(1) == Some(TokenKind::Number) || word(1) == "." => {
            let day = 1 + usize::from(word(1) == ".");
            if !(is_day(day) || is_year(day)) || !is_month(word(0)) {
                1
            } else if is_day(day) && word(day + 1) == "," && is_year(day + 2) {
                day + 3
            } else if is_day(day) && is_year(day + 1) {
                day + 2
            } else {
                day + 1
            }
        }
        Some(TokenKind::Number) => {
            let month = 1 + usize::from(matches!(word(1), "." | "de" | "of"));
            if is_day(0) && is_month(word(month)) {
                let point = usize::from(word(month + 1) == ".");
                let filler = point + usize::from(matches!(word(month + 1 + point), "de" | "del" | ","));
                let year = month + 1 + filler;
                if is_year(year) { year + 1 } else { month + 1 }
            } else {
                match grouped_length(text, tokens) {
                    1 => 1 + usize::from(is_hour_mark(word(1))),
                    length => length,
                }
            }
        }
        _ => 1,
    }
}
