//! Computes the key by which tokens are compared: text that looks the same has the same key.

use crate::text::lowercase::Lowercase;
use std::borrow::Cow;

use super::canonical::{decompose, may_decompose};

/// The key of a token: canonical Unicode form, straight quotes, one kind of dash, three points for an ellipsis,
/// ordinary spaces, and nothing invisible.
///
/// "don’t" and "don't", "–" and "—", "é" and "e\u{301}" have one key each. Upper and lower case have different keys.
pub(crate) fn token_key(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    // Most tokens that are not plain are one of these.
    match text {
        "“" | "”" => return Cow::Borrowed("\""),
        "‘" | "’" => return Cow::Borrowed("'"),
        "–" | "—" => return Cow::Borrowed("—"),
        _ => {}
    }
    let canonical = if may_decompose(text) { Cow::Owned(decompose(text)) } else { Cow::Borrowed(text) };
    let mut folded = String::with_capacity(canonical.len());
    let mut chars = canonical.chars().peekable();
    while let Some(c) = chars.next() {
        let mut is_in_number =
            || folded.ends_with(char::is_numeric) && chars.peek().is_some_and(|next| next.is_numeric());
        match c {
            '–' | '—' if is_in_number() => folded.push('-'), // "2029–2031"
            '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '″' | '＂' | '״' => folded.push('"'),
            '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' | '＇' | '׳' => folded.push('\''),
            '‐' | '‑' | '−' => folded.push('-'),
            '‒' | '–' | '—' | '―' => folded.push('—'),
            '…' => folded.push_str("..."),
            _ if is_invisible(c) => {}
            _ if c.is_whitespace() => folded.push(' '),
            _ => folded.push(c),
        }
    }
    match folded.as_str() {
        "" => canonical, // Nothing but invisible characters: they are what is compared.
        "''" => Cow::Borrowed("\""),
        "--" | "---" | "——" => Cow::Borrowed("—"),
        _ => Cow::Owned(folded),
    }
}

/// Whether a token is a dash of any length and kind.
pub(crate) fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "--" | "---" | "‐" | "‑" | "‒" | "–" | "—" | "―" | "−" | "——")
}

/// Whether a token is always a quotation mark. Single marks may be apostrophes.
pub(crate) fn is_quotation_mark(word: &str) -> bool {
    matches!(word.chars().next(), Some('"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '＂'))
}

/// Whether a quick check shows that a text is its own key.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Runs for every word of both versions. A loop over bytes compiles well on all targets.
    for byte in bytes {
        if !matches!(byte, b' '..=b'~') || *byte == b'`' {
            return false;
        }
    }
    !matches!(bytes, [b'-', b'-', ..] | [b'\'', b'\'', ..])
}

/// Soft hyphen, zero-width and bidi control characters.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The key in lower case and without white space: the text without its typography.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = token_key(text).into_owned();
    folded.retain(|c| !c.is_whitespace());
    folded.to_lower()
}

#[cfg(test)]
mod tests {
    use super::{folded, token_key};

    #[test]
    fn characters_that_look_equal_have_one_key() {
        assert_eq!(token_key("don’t"), "don't");
        assert_eq!(token_key("”"), token_key("\""));
        assert_eq!(token_key("—"), token_key("--"));
        assert_eq!(token_key("…"), token_key("..."));
        assert_eq!(token_key("e\u{301}"), token_key("é"));
        assert_eq!(token_key("co\u{ad}op"), token_key("coop"));
        assert_ne!(token_key("Us"), token_key("us"));
        assert_ne!(token_key("-"), token_key("—"));
        assert_eq!(token_key("10–12"), "10-12");
        assert_eq!(token_key("\u{200b}"), "\u{200b}");
        assert_eq!(folded("A\u{a0}B"), "ab");
    }
}
