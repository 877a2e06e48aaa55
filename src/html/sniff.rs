//! Detects from its start whether a text is HTML, and whether it is a whole page.

use crate::text::trim::trim_start;

/// Elements at the start of an article or a page.
const OPENINGS: &[&str] = &[
    "!doctype",
    "!--",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "article",
    "main",
    "section",
    "div",
    "header",
    "h1",
    "h2",
    "h3",
    "p",
    "figure",
    "blockquote",
    "ul",
    "ol",
    "table",
    "img",
    "picture",
    "span",
    "strong",
    "em",
    "b",
    "i",
    "a",
    "aside",
    "hr",
    "br",
    "pre",
    "time",
    "script",
    "style",
    "link",
    "?xml",
    "iframe",
    "center",
    "font",
];

/// Whether a text is HTML: it begins with a tag that pages or articles begin with.
pub fn is_html(text: &str) -> bool {
    opening(text).is_some_and(|name| OPENINGS.contains(&name.as_str()) || name.starts_with("!--"))
}

/// Whether HTML text is a whole page. Comments at its start are ignored.
pub fn is_page(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.trim_start().strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = after;
    }
    opening(rest).is_some_and(|name| {
        matches!(name.as_str(), "!doctype" | "?xml" | "html" | "head" | "body" | "meta" | "title" | "link")
    })
}

/// The name of the tag that the text begins with, in lower case.
fn opening(text: &str) -> Option<String> {
    let rest = trim_start(text, |c| c.is_whitespace() || c == '\u{feff}').strip_prefix('<')?;
    let length =
        rest.bytes().take(12).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'!' | b'-' | b'?')).count();
    let (name, rest) = rest.split_at_checked(length)?;
    let end = rest.chars().next();
    // After "<i" in a formula anything may follow. After a tag's name a space, a slash or the end of the tag follows.
    let is_tag = name.starts_with("!--") || end.is_some_and(|c| c.is_whitespace() || matches!(c, '>' | '/'));
    is_tag.then(|| name.to_ascii_lowercase())
}
