//! Reads headline, byline, dates and dateline from the lines above the body.
//!
//! A line becomes a field only if it says what it is, or if the lines after it do. An ordinary first paragraph never
//! becomes a headline. A second line for a field that is already set stays in the body, so that nothing is lost.

use super::dateline::{JOINERS, dateline};
use super::readings::Readings;
use super::{caption, correction, date, lines};
use crate::article::{Article, Run};
use crate::text::lowercase::Lowercase;
use crate::text::trim::{first_chars, trim_both};
use crate::word_table::is_one_of;

/// A line around the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeaderField {
    Headline,
    Standfirst,
    Byline,
    Dateline,
    Date,
    Updated,
    Lang,
}

/// Labels before a colon, in lower case.
const LABELS: &[(&str, HeaderField)] = &[
    ("headline", HeaderField::Headline),
    ("title", HeaderField::Headline),
    ("standfirst", HeaderField::Standfirst),
    ("subtitle", HeaderField::Standfirst),
    ("summary", HeaderField::Standfirst),
    ("byline", HeaderField::Byline),
    ("author", HeaderField::Byline),
    ("dateline", HeaderField::Dateline),
    ("date", HeaderField::Date),
    ("published", HeaderField::Date),
    ("updated", HeaderField::Updated),
    ("modified", HeaderField::Updated),
    ("last updated", HeaderField::Updated),
    ("lang", HeaderField::Lang),
    ("language", HeaderField::Lang),
];

/// Labels that also occur without a colon, in lower case as in ` date 2031-05 `.
const BARE_LABELS: &[(&str, HeaderField)] = &[
    ("headline", HeaderField::Headline),
    ("standfirst", HeaderField::Standfirst),
    ("byline", HeaderField::Byline),
    ("dateline", HeaderField::Dateline),
    ("date", HeaderField::Date),
    ("published", HeaderField::Date),
    ("updated", HeaderField::Updated),
];

/// The longest headline that is guessed, in characters.
const HEADLINE: usize = 160;

/// The longest byline, in characters.
const BYLINE: usize = 120;

/// The longest date that cannot be parsed ("3 hours ago"), in bytes.
const DATE: usize = 60;

/// Words that open a byline, with the space after them.
const BY: &[&str] = &["By ", "BY ", "Von ", "VON ", "Par ", "PAR ", "Por ", "POR ", "Di ", "Door "];

/// Labels of bylines, in lower case. A colon follows.
const BY_LABELS: &str = "by von par por di door av af autor autorin autoren autore autores author authors auteur auteurs автор автори авторы كتب كتبت بقلم";
/// The most words of a byline after such a label.
const MOST_NAMES: usize = 8;

/// Fills the article's fields from the first lines, which must be trimmed, and returns the lines of the body.
pub(super) fn take<'a>(readings: &Readings, article: &mut Article, lines: &[&'a str]) -> Vec<&'a str> {
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.is_empty() {
            at += 1;
            continue;
        }
        if let Some((field, value, rest)) = labelled(line)
            && set(article, field, value)
        {
            at += 1;
            if rest.is_empty() {
                continue;
            }
            // The body begins on the line of the label: ` date 2031-05 A ferry …`.
            let rest = inline_labels(article, rest);
            return std::iter::once(rest).chain(lines.iter().skip(at).copied()).collect();
        }
        let after = lines.get(at + 1..).unwrap_or_default();
        let taken = headline(readings, article, line, after);
        let has_body = after.iter().any(|line| !line.is_empty());
        if taken == 0 && !(has_body && read_line(article, line)) {
            break;
        }
        at += taken.max(1);
    }
    lines.get(at..).unwrap_or_default().to_vec()
}

/// Whether the text begins with a lower-case date label without a colon, as only wire copy does.
#[cfg(any(feature = "markdown", target_arch = "wasm32"))]
pub(super) fn opens_like_wire(source: &str) -> bool {
    let line = source.trim_start().split('\n').next().unwrap_or_default();
    line.starts_with(char::is_lowercase) && matches!(labelled(line), Some((HeaderField::Date, _, _)))
}

/// Reads several labels on one line, as in `date 2031-05 updated 2031-05-24 …`, and returns the rest.
fn inline_labels<'a>(article: &mut Article, mut line: &'a str) -> &'a str {
    while let Some((field, value, rest)) = labelled(line)
        && !rest.is_empty()
        && set(article, field, value)
    {
        line = rest;
    }
    line
}

/// Sets a field unless it is set already. Returns whether it did.
pub(super) fn set(article: &mut Article, field: HeaderField, value: &str) -> bool {
    let value = value.trim();
    if value.is_empty() {
        return false;
    }
    let text = match field {
        HeaderField::Headline => &mut article.headline,
        HeaderField::Standfirst => &mut article.standfirst,
        HeaderField::Byline => &mut article.byline,
        HeaderField::Dateline => &mut article.dateline,
        HeaderField::Date | HeaderField::Updated => {
            let date = if field == HeaderField::Date { &mut article.date } else { &mut article.updated };
            let is_free = date.is_none();
            date.get_or_insert_with(|| date::read(value));
            return is_free;
        }
        HeaderField::Lang => {
            let is_free = article.lang.is_none() && is_language_tag(value);
            if is_free {
                article.lang = Some(value.replace('_', "-"));
            }
            return is_free;
        }
    };
    let is_free = text.is_none();
    text.get_or_insert_with(|| vec![Run::plain(value)]);
    is_free
}

/// Reads a line that is a byline or a date by its form. Returns whether it was one.
pub(crate) fn read_line(article: &mut Article, line: &str) -> bool {
    match labelled(line) {
        Some((field @ (HeaderField::Date | HeaderField::Updated), value, "")) => set(article, field, value),
        _ if is_byline(line) => set(article, HeaderField::Byline, line),
        _ if date::is_date(line) => set(article, HeaderField::Date, line),
        _ => false,
    }
}

/// The field, its value, and what follows on the same line where the value is a date that ends before it.
fn labelled(line: &str) -> Option<(HeaderField, &str, &str)> {
    let label = first_chars(line, 16).split([':', '：']).next().unwrap_or_default();
    let lower = label.trim_end().to_lower();
    if let Some((_, field)) = LABELS.iter().find(|(name, _)| *name == lower)
        && let Some(value) = line.strip_prefix(label).and_then(|rest| rest.strip_prefix([':', '：']))
    {
        return value_of(*field, value.trim(), false);
    }
    let (word, value) = line.split_once(' ')?;
    let (_, field) = BARE_LABELS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word))?;
    let is_capital = word.starts_with(char::is_uppercase);
    value_of(*field, value.trim(), true).filter(|(field, value, rest)| {
        // "Updated May 24, 2031" is a line of its own; "Date night …" and "Headline inflation …" are prose.
        !is_capital
            || (matches!(field, HeaderField::Date | HeaderField::Updated) && rest.is_empty() && date::is_date(value))
    })
}

/// The value of a labelled line, and the rest of the line where body text follows a date.
fn value_of(field: HeaderField, value: &str, is_bare: bool) -> Option<(HeaderField, &str, &str)> {
    match field {
        HeaderField::Date | HeaderField::Updated if date::is_date(value) => Some((field, value, "")),
        HeaderField::Date | HeaderField::Updated => match date::read_prefix(value) {
            Some((_, rest)) if rest.is_empty() || rest.starts_with(char::is_whitespace) => {
                let (date, rest) = value.split_at_checked(value.len() - rest.len())?;
                Some((field, date, rest.trim()))
            }
            _ => {
                let is_plausible = !is_bare && value.len() <= DATE && value.contains(char::is_numeric);
                is_plausible.then_some((field, value, ""))
            }
        },
        HeaderField::Lang => is_language_tag(value).then_some((field, value, "")),
        _ => (!value.is_empty()).then_some((field, value, "")),
    }
}

/// Whether the value looks like a BCP 47 tag.
fn is_language_tag(value: &str) -> bool {
    let mut subtags = value.split(['-', '_']);
    let first = subtags.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Takes a headline and a standfirst that only the lines after them reveal. Returns the number of lines taken.
///
/// A headline is a short first line without a final full stop. A byline, a date or, after a blank line, a paragraph
/// with a dateline follows it. One paragraph may stand between headline and byline: the standfirst.
fn headline(readings: &Readings, article: &mut Article, line: &str, after: &[&str]) -> usize {
    let is_free = article.headline.is_none() && article.standfirst.is_none() && article.byline.is_none();
    if !is_free || !is_headline_shaped(readings, line) {
        return 0;
    }
    let mut next = after.iter().enumerate().filter(|(_, line)| !line.is_empty());
    let Some((first_at, first)) = next.next() else { return 0 };
    // In a text without blank lines, every line is a paragraph.
    let is_apart = first_at > 0 || !after.iter().skip_while(|line| !line.is_empty()).any(|line| !line.is_empty());
    let is_dated = |line: &str| matches!(labelled(line), Some((HeaderField::Date | HeaderField::Updated, _, _)));
    if is_byline(first) || is_dated(first) || date::is_date(first) || (is_apart && dateline(first).is_some()) {
        set(article, HeaderField::Headline, line);
        return 1;
    }
    match next.next() {
        Some((second_at, second))
            if is_apart && second_at > first_at + 1 && is_byline(second) && is_prose(readings, first) =>
        {
            set(article, HeaderField::Headline, line);
            set(article, HeaderField::Standfirst, first);
            first_at + 2
        }
        _ => 0,
    }
}

/// Whether the line is short and has no final stop, and is not something else.
fn is_headline_shaped(readings: &Readings, line: &str) -> bool {
    line.chars().take(HEADLINE + 1).count() <= HEADLINE
        && !line.ends_with(['.', '。', ':', '：', ';', ','])
        && line.contains(char::is_alphabetic)
        && dateline(line).is_none()
        && !is_byline(line)
        && !date::is_date(line)
        && is_prose(readings, line)
}

/// Whether the line is neither list item, divider, caption nor correction.
fn is_prose(readings: &Readings, line: &str) -> bool {
    lines::marker(line).is_none()
        && !lines::is_divider(line)
        && !caption::looks_like_caption(readings, line)
        && !correction::is_correction(line)
}

/// Whether the line names who wrote the story: "By", then names and small words only, and no final stop.
pub(crate) fn is_byline(line: &str) -> bool {
    if line.chars().take(BYLINE + 1).count() > BYLINE || line.contains(char::is_numeric) {
        return false;
    }
    let Some(names) = BY.iter().find_map(|by| line.strip_prefix(by)).or_else(|| labelled_names(line)) else {
        return false;
    };
    let mut has_name = false;
    for word in names.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/' | '&')) {
        let bare = trim_both(word, |c| !c.is_alphabetic());
        let is_name = bare.starts_with(|c: char| !c.is_lowercase());
        if !(bare.is_empty() || is_name || is_one_of(JOINERS, bare)) {
            return false;
        }
        has_name |= is_name;
    }
    // "Jr." and "J." end in a full stop too.
    let last = names.rsplit(' ').next().unwrap_or_default();
    has_name && !names.ends_with(['!', '?', ':', '…', '。']) && (!names.ends_with('.') || last.chars().count() <= 3)
}

/// The names after a label: "Von: Ines Doe, Rui Moe".
fn labelled_names(line: &str) -> Option<&str> {
    let (label, names) = line.split_once([':', '：'])?;
    let is_short = !names.contains([':', '.']) && names.split_whitespace().count() <= MOST_NAMES;
    (is_short && is_one_of(BY_LABELS, &label.trim().to_lower())).then(|| names.trim_start())
}
