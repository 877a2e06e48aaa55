//! Finds the licence in a piece of a credit line, as printed: Creative Commons in its many spellings, public domain.

use super::line::Line;
use super::vocabulary::LICENSE_PART;
use crate::text::fold::words;
use crate::text::lowercase::Lowercase;
use crate::text::trim::{trim_end, trim_start};
use crate::word_table::is_one_of;

/// Words that introduce a licence, in reverse order.
const LICENSE_WORDS: &[&str] =
    &["under", "unter", "lizenz", "licence", "license", "licencia", "licença", "licenza", "licensed", "lizenziert"];

/// Splits a party at a licence: the text before it, the licence as printed, and the text after it.
pub(in crate::parse) fn split_license<'t>(line: &Line<'_>, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
    if !text.split_whitespace().any(|word| may_begin(&line.key(word))) {
        return None;
    }
    let words: Vec<(usize, &str)> = words(text);
    let first = words.iter().enumerate().position(|(i, (_, word))| {
        begins_license(line, word, || words.get(i + 1).map(|(_, w)| w.to_lower()).unwrap_or_default())
    })?;
    let start = words.get(first)?.0;
    let last = words
        .iter()
        .skip(first + 1)
        .take_while(|(_, word)| continues_license(line, word))
        .last()
        .or(words.get(first))?;
    let end = last.0 + last.1.len();
    let end = end + country_length(text.get(end..)?);
    let (before, license, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let punctuation: fn(char) -> bool = |c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-' | '–');
    let before = LICENSE_WORDS.iter().fold(trim_end(before, punctuation), |text, word| {
        let at = text.len().saturating_sub(word.len());
        match text.get(at..) {
            Some(end) if end.to_lower() == *word => text.get(..at).unwrap_or(text).trim_end(),
            _ => text,
        }
    });
    Some((before, trim_end(license, punctuation), trim_start(after, punctuation)))
}

/// The length of the country of a licence with its space, if it ends the text or its part: "CC BY-SA 3.0 de".
fn country_length(rest: &str) -> usize {
    match rest.as_bytes() {
        [b' ', one, other, after @ ..]
            if one.is_ascii_alphabetic()
                && other.is_ascii_alphabetic()
                && after.first().is_none_or(u8::is_ascii_punctuation) =>
        {
            3
        }
        _ => 0,
    }
}

/// Whether a folded word can be the first word of a licence.
fn may_begin(bare: &str) -> bool {
    const WORDS: &str = "creative public publicdomain gemeinfrei domaine dominio domínio pixabay unsplash pexels flickr wikimedia freepik";
    matches!(bare.as_bytes(), [b'c', b'c', ..])
        || matches!(bare.as_bytes(), [b'c' | b'd' | b'f' | b'g' | b'p' | b'u' | b'w', _, _, _, _, _, ..])
            && is_one_of(WORDS, bare)
}

/// Whether a licence begins with this word. `next` is the word after it in lower case.
fn begins_license(line: &Line<'_>, word: &str, next: impl Fn() -> String) -> bool {
    let bare = &*line.key(word);
    if !may_begin(bare) {
        return false;
    }
    let next = next();
    bare == "cc0"
        || ["ccby", "cc0"].iter().any(|begin| bare.starts_with(begin))
        || bare == "cc" && (next.starts_with("by") || next.starts_with("zero") || next.starts_with('0'))
        || is_one_of("pixabay unsplash pexels flickr wikimedia freepik", bare)
            && ["licen", "lizenz"].iter().any(|begin| next.starts_with(begin))
        || bare == "creative" && next.starts_with("commons")
        || bare == "public" && next.starts_with("domain")
        || matches!(bare, "gemeinfrei" | "publicdomain")
        || matches!(bare, "domaine" | "dominio" | "domínio")
            && (next.starts_with("públic") || next.starts_with("public") || next.starts_with("pubblico"))
}

fn continues_license(line: &Line<'_>, word: &str) -> bool {
    let bare = line.key(word);
    let version = bare.chars().all(|c| c.is_ascii_digit()) && bare.len() <= 2 && !bare.is_empty();
    version
        || line.lists(word) & LICENSE_PART != 0
        || ["bysa", "bync", "bynd"].iter().any(|begin| bare.starts_with(begin))
}
