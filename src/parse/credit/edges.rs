//! Removes the signs and years around a party of a credit line.

use super::line::Line;
use crate::text::lowercase::Lowercase;
use crate::text::trim::{trim_end, trim_start};
use crate::word_table::is_one_of;

/// Removes "2031", "2029-2031" at the start.
pub(super) fn without_years<'t>(line: &Line<'_>, text: &'t str) -> &'t str {
    let year: fn(char) -> bool = |c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | '.');
    let rest = trim_start(text, year);
    let digits = text.len().saturating_sub(rest.len());
    if digits >= 4 { trim(line, rest) } else { text }
}

/// A piece without the signs around it. The full stop of an abbreviation stays ("Jr.", "Dept.").
pub(super) fn trim<'t>(line: &Line<'_>, text: &'t str) -> &'t str {
    const SIGNS: &[char] = &[
        '"', '“', '”', '„', '‘', '’', '\'', ',', ';', ':', '*', '-', '–', '—', '|', '/', '_', '~', '…', '!', '?', '<',
        '>', '=', '。', '・', '／', '＝', '「', '」', '›', '‹', '»', '«', '▲', '\u{200b}', '\u{feff}', '\u{200e}',
        '\u{200f}',
    ];
    // Most parties begin and end with a letter.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return text;
    }
    let sign: fn(char) -> bool = |c| c.is_whitespace() || SIGNS.contains(&c);
    const CLOSING: &[char] = &['"', '”', '’', '\'', '»'];
    let text = trim_start(text, |c| c.is_whitespace() || SIGNS.contains(&c) || c == '.');
    // A user name may end in "_".
    let end: fn(char) -> bool = |c| c != '_' && (c.is_whitespace() || SIGNS.contains(&c));
    let short = trim_end(text, if text.starts_with('@') { end } else { sign });
    // A quotation at the end of the party ("the club 'Low Tide'") keeps its closing mark.
    let quoted =
        text.trim_end().ends_with(CLOSING) && short.chars().any(|c| matches!(c, '"' | '“' | '„' | '‘' | '\'' | '«'));
    let text = if quoted { text.trim_end() } else { short };
    let Some(bare) = text.strip_suffix('.') else { return text };
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let abbreviation =
        letters <= 4 && bare.contains(' ') && !last.is_empty() && !line.is_agency(bare) && is_abbreviation(last);
    if abbreviation { text } else { trim_end(bare, sign) }
}

fn is_abbreviation(word: &str) -> bool {
    let lower = word.to_lower();
    word.chars().count() == 1 || word.contains('.') || is_one_of("jr sr inc ltd co corp bros dept st ph.d esq", &lower)
}
