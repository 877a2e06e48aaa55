//! Tokens in, those of a date, a time of day or a numeral joined to one out.

use super::language::{is_hour_mark, is_month, is_number_sign, weekday_length};
use super::token::{Token, TokenKind};

/// Joins the tokens of a date or a time of day: "May 24, 2031", "24. Mai 2031", "24 de mayo de 2031", "4:30 p.m.", 周一, and those of a
/// numeral: 二百五十.
pub(super) fn join_dates(text: &str, mut tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = 0;
    let mut at = 0;
    while at < tokens.len() {
        // Two words: most of prose.
        let is_none = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Word);
        let length = match is_none(tokens.get(at)) && is_none(tokens.get(at + 1)) {
            true => 1,
            false => date_length(text, tokens.get(at..).unwrap_or_default()),
        };
        let end = tokens.get(at + length - 1).map_or(text.len(), |token| token.range.end);
        if kept != at {
            tokens.swap(kept, at);
        }
        if let Some(token) = tokens.get_mut(kept).filter(|_| length > 1) {
            *token = Token { range: token.range.start..end, kind: TokenKind::Number };
        }
        kept += 1;
        at += length;
    }
    tokens.truncate(kept);
    tokens
}

/// How many of the tokens at the front of a list are one date or time of day; 1 where they are none.
fn date_length(text: &str, tokens: &[Token]) -> usize {
    let word = |k: usize| tokens.get(k).and_then(|token| text.get(token.range.clone())).unwrap_or_default();
    // Nothing where a space comes before it.
    let joined = |k: usize| match tokens.get(k.saturating_sub(1)..=k) {
        Some([before, token]) if before.range.end != token.range.start => "",
        _ => word(k),
    };
    let kind = |k: usize| tokens.get(k).map(|token| token.kind);
    // "3rd", "3-7", "3–7".
    let is_day = |k: usize| {
        let word = word(k);
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return false; // Most words.
        }
        let is_short = |digits: &str| digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
        let days = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        days.split_once(['-', '–', '‑']).map_or(is_short(days), |(first, last)| is_short(first) && is_short(last))
    };
    let is_year = |k: usize| {
        let word = word(k);
        word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit())
    };
    match kind(0) {
        Some(TokenKind::Unspaced) => weekday_length([word(0), joined(1), joined(2)]).unwrap_or_else(|| {
            // 三万, 二百五十: a sign alone is part of many other words.
            (0..tokens.len()).find(|k| !joined(*k).starts_with(is_number_sign)).unwrap_or(tokens.len()).max(1)
        }),
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
                1 + usize::from(is_hour_mark(word(1)))
            }
        }
        _ => 1,
    }
}
