//! Reads front matter between `---` lines into the article's fields.
//!
//! A small part of YAML is read: `key: value`, quotes, lists, text over several lines (`|`, `>` or indented) and
//! comments. The keys and what they set are in [`KEYS`]; where several set one field, the one named first wins. The
//! values of all others are listed as omitted: a page may show them, such as tags and the main picture.

// In a build without the Markdown parser, front matter is only a sign that the full build is needed.
#![cfg_attr(not(feature = "markdown"), allow(dead_code))]

use super::header::{self, HeaderField};
use super::lines;
use crate::article::{Article, OmissionReason, Omitted};
use crate::text::trim::{one_line, trim_both};

/// Keys in lower case without `-` and `_`, by field; the best of a field first.
const KEYS: &[(&str, HeaderField)] = &[
    ("headline", HeaderField::Headline),
    ("title", HeaderField::Headline),
    ("standfirst", HeaderField::Standfirst),
    ("subtitle", HeaderField::Standfirst),
    ("dek", HeaderField::Standfirst),
    ("summary", HeaderField::Standfirst),
    ("description", HeaderField::Standfirst),
    ("byline", HeaderField::Byline),
    ("author", HeaderField::Byline),
    ("authors", HeaderField::Byline),
    ("dateline", HeaderField::Dateline),
    ("published", HeaderField::Date),
    ("datepublished", HeaderField::Date),
    ("publishdate", HeaderField::Date),
    ("pubdate", HeaderField::Date),
    ("date", HeaderField::Date),
    ("updated", HeaderField::Updated),
    ("modified", HeaderField::Updated),
    ("datemodified", HeaderField::Updated),
    ("lastmod", HeaderField::Updated),
    ("lastmodified", HeaderField::Updated),
    ("lang", HeaderField::Lang),
    ("language", HeaderField::Lang),
    ("locale", HeaderField::Lang),
];

/// The most lines of a value that are searched in the field that was set with it.
const MOST_PIECES: usize = 200;

/// Whether the text opens with front matter that has at least one known key.
pub(super) fn is_front_matter(source: &str) -> bool {
    cut(source).is_some_and(|(lines, _)| {
        lines.iter().filter_map(|line| entry(line)).any(|(key, _)| KEYS.iter().any(|(name, _)| *name == key))
    })
}

/// Fills the article's fields from front matter and returns the text after it. Without front matter, returns the whole
/// text.
pub(super) fn take<'a>(article: &mut Article, source: &'a str) -> &'a str {
    let Some((lines, body)) = cut(source) else { return source };
    let mut entries = entries(&lines);
    for (name, field) in KEYS {
        for entry in entries.iter_mut().filter(|entry| entry.key == *name) {
            entry.is_used = header::set(article, *field, &lines::visible(&entry.text));
        }
    }
    for entry in entries {
        let is_long = entry.pieces.len() > MOST_PIECES;
        let is_read = |piece: &&String| entry.is_used && (is_long || entry.text.contains(piece.as_str()));
        let pieces = entry.pieces.iter().filter(|piece| !is_read(piece));
        let text = one_line(&pieces.fold(String::new(), |text, piece| text + " " + piece));
        if !text.is_empty() {
            let location = Some(entry.name.to_owned());
            article.omitted.push(Omitted { text, reason: OmissionReason::Metadata, location });
        }
    }
    body
}

/// A key with its value.
struct Entry<'line> {
    /// The key in lower case without `-` and `_`.
    key: String,
    /// The key as it is written.
    name: &'line str,
    /// The value as text.
    text: String,
    /// The texts of its lines.
    pieces: Vec<String>,
    /// Whether a field was set with it.
    is_used: bool,
}

/// The lines between the `---` lines, and the text after them, where every line in between can be front matter.
fn cut(source: &str) -> Option<(Vec<&str>, &str)> {
    let mut rest = source;
    let mut lines: Vec<&str> = Vec::new();
    for number in 0_usize.. {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let is_rule = line.trim_end() == "---" || (number > 0 && line.trim_end() == "...");
        match (number, is_rule) {
            (0, true) => {}
            (0, false) => return None,
            (_, true) => return lines.iter().any(|line| entry(line).is_some()).then_some((lines, after)),
            (_, false) if after.is_empty() || !is_yaml(line) => return None,
            (_, false) => lines.push(line),
        }
        rest = after;
    }
    None
}

/// Whether a line may stand in front matter.
fn is_yaml(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with([' ', '\t', '#', '-']) || entry(line).is_some()
}

/// The key, in lower case without `-` and `_`, and the raw value.
fn entry(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = trim_both(key.trim_end(), |c| matches!(c, '"' | '\''));
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.len() <= 40
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let is_value = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && is_value).then(|| (key.to_ascii_lowercase().replace(['-', '_'], ""), value.trim()))
}

/// All keys with their values; the members of a list are joined by commas.
fn entries<'line>(lines: &[&'line str]) -> Vec<Entry<'line>> {
    let mut entries = Vec::new();
    let mut lines = lines.iter().copied().peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = entry(line) else { continue };
        let mut nested = Vec::new();
        while let Some(line) = lines.next_if(|line| line.trim().is_empty() || line.starts_with([' ', '\t', '-'])) {
            nested.push(line.trim());
        }
        let name = line.split(':').next().unwrap_or_default().trim();
        let inner = |line: &&str| {
            let line = line.trim_start_matches("- ");
            scalar(entry(line).map_or(line, |(_, value)| value))
        };
        let is_sign = |piece: &String| piece.contains(char::is_alphanumeric);
        let pieces = [text(value, &[])].into_iter().chain(nested.iter().map(inner)).filter(is_sign).collect();
        entries.push(Entry { key, name, text: text(value, &nested), pieces, is_used: false });
    }
    entries
}

/// A value and the lines indented under it as text.
fn text(value: &str, nested: &[&str]) -> String {
    let is_block = |sign: char| value.strip_prefix(sign).is_some_and(|rest| rest.len() <= 2 && !rest.contains(' '));
    if is_block('|') {
        return nested.join("\n").trim().to_owned();
    }
    if is_block('>') {
        return nested.iter().filter(|line| !line.is_empty()).copied().collect::<Vec<_>>().join(" ");
    }
    if let Some(members) = value.strip_prefix('[').and_then(|rest| rest.trim_end().strip_suffix(']')) {
        return members_of(members).iter().map(|member| scalar(member)).collect::<Vec<_>>().join(", ");
    }
    let value = if value.starts_with('#') { "" } else { value };
    let is_list = |line: &&str| line.starts_with("- ");
    if value.is_empty() && nested.iter().any(is_list) {
        let members =
            nested.iter().filter_map(|line| line.strip_prefix('-')).map(|member| scalar(named(member.trim())));
        return members.filter(|member| !member.is_empty()).collect::<Vec<_>>().join(", ");
    }
    if value.is_empty() && nested.iter().any(|line| entry(line).is_some()) {
        return nested
            .iter()
            .find(|line| line.starts_with("name:"))
            .map(|line| scalar(named(line)))
            .unwrap_or_default();
    }
    let mut whole = value.to_owned();
    for line in nested.iter().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        whole.push(' ');
        whole.push_str(line);
    }
    scalar(whole.trim_start())
}

/// A member of a list of people, which may be written as a name with more about them.
fn named(member: &str) -> &str {
    member.strip_prefix("name:").unwrap_or(member).trim()
}

/// Cuts the inside of `[…]` at the commas outside quotes.
fn members_of(list: &str) -> Vec<String> {
    let (mut members, mut quote) = (vec![String::new()], None);
    for c in list.chars() {
        match (quote, c) {
            (None, ',') => {
                members.push(String::new());
                continue;
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        if let Some(member) = members.last_mut() {
            member.push(c);
        }
    }
    members.into_iter().map(|member| member.trim().to_owned()).collect()
}

/// A single value without its quotes or its comment.
fn scalar(value: &str) -> String {
    let mut chars = value.chars();
    let Some(quote @ ('"' | '\'')) = chars.next() else {
        let end = value.find(" #").unwrap_or(value.len());
        return value.get(..end).unwrap_or(value).trim().to_owned();
    };
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quote == '"' => match chars.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('u') => {
                    let code: String = chars.by_ref().take(4).collect();
                    let c = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                    text.push(c.unwrap_or('\u{FFFD}'));
                }
                Some(c) => text.push(c),
                None => {}
            },
            '\'' if quote == '\'' && chars.as_str().starts_with('\'') => text.extend(chars.next()),
            c if c == quote => return text,
            c => text.push(c),
        }
    }
    // The quote never closes: it is part of the value.
    value.to_owned()
}
