//! Converts what WordPress stores into HTML: caption shortcodes, and paragraphs separated by blank lines.
//!
//! ```text
//! [caption id="a" width="300"]<img src="a.jpg"> The quay. Photo: Ola Berg[/caption]
//!     →   <figure class="wp-caption"><img src="a.jpg"><figcaption>The quay. Photo: Ola Berg</figcaption></figure>
//! The ferry came.                                        →   <p>The ferry came.
//!
//! It was <strong>late</strong>.                          →   <p>It was <strong>late</strong>.
//! ```

use std::borrow::Cow;

use super::sniff::is_page;

use crate::text::trim::{first_bytes, rfind};

/// The longest shortcode, in bytes. A longer one stays as it is.
const LONGEST_SHORTCODE_BYTES: usize = 20_000;
/// The start and the end of a caption in stored text, under both names that WordPress has for it.
const SHORTCODES: [(&str, &str); 2] = [("[caption", "[/caption]"), ("[wp_caption", "[/wp_caption]")];

/// The HTML text as a browser should read it.
pub fn prepare(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for (start, end) in SHORTCODES {
        if text.contains(end) {
            text = Cow::Owned(captions(&text, start, end));
        }
    }
    if !is_page(&text) && !text.contains("<p>") && !text.contains("<p ") && has_blank_line(&text) {
        text = Cow::Owned(paragraphs(&text));
    }
    text
}

fn captions(text: &str, start: &str, end: &str) -> String {
    let mut rewritten = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(start) {
        rewritten.push_str(before);
        let whole = first_bytes(after, LONGEST_SHORTCODE_BYTES)
            .split_once(']')
            .and_then(|(options, inner)| Some((options, inner.split_once(end)?)));
        let Some((options, (inner, _))) = whole.filter(|(_, (inner, _))| !inner.contains(start)) else {
            rewritten.push_str(start);
            rest = after;
            continue;
        };
        let named = options.split_once("caption=\"").and_then(|(_, value)| value.split('"').next()).unwrap_or_default();
        let (picture, caption) = inner.split_at(picture_length(inner));
        rewritten.push_str("<figure class=\"wp-caption\">");
        rewritten.push_str(picture);
        rewritten.push_str("<figcaption>");
        rewritten.push_str(named);
        rewritten.push_str(caption.trim());
        rewritten.push_str("</figcaption></figure>");
        rest = after.get(options.len() + 1 + inner.len() + end.len()..).unwrap_or_default();
    }
    rewritten.push_str(rest);
    rewritten
}

/// The length of the picture in a shortcode's text, perhaps with a link around it.
fn picture_length(text: &str) -> usize {
    let image = text.find("<img").and_then(|at| Some(at + text.get(at..)?.find('>')? + 1)).unwrap_or_default();
    let after = text.get(image..).unwrap_or_default();
    let link = after.trim_start().starts_with("</a>").then(|| after.find("</a>").map_or(0, |at| at + "</a>".len()));
    image + link.unwrap_or_default()
}

fn has_blank_line(text: &str) -> bool {
    text.trim().lines().any(|line| line.trim().is_empty())
}

/// Begins a paragraph at each blank line outside of tags. By the HTML standard, the next block ends it.
fn paragraphs(text: &str) -> String {
    let mut rewritten = String::with_capacity(text.len() + text.len() / 16);
    let (mut is_in_tag, mut is_preformatted) = (false, false);
    rewritten.push_str("<p>");
    for line in text.trim().split_inclusive('\n') {
        if line.trim().is_empty() && !is_in_tag && !is_preformatted {
            rewritten.push_str("<p>");
        }
        rewritten.push_str(line);
        is_in_tag = match (line.rfind('<'), line.rfind('>')) {
            (Some(open), Some(close)) => open > close,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => is_in_tag,
        };
        is_preformatted = match (rfind(line, "<pre"), rfind(line, "</pre")) {
            (Some(open), close) => close.is_none_or(|close| open > close),
            (None, Some(_)) => false,
            (None, None) => is_preformatted,
        };
    }
    rewritten
}

#[cfg(test)]
mod tests {
    use super::prepare;

    #[test]
    fn shortcodes_become_figures() {
        let figure = |caption: &str| {
            format!(
                "A<figure class=\"wp-caption\"><a href=b><img src=a.jpg></a><figcaption>{caption}</figcaption></figure>B"
            )
        };
        assert_eq!(
            prepare("A[caption id=\"x\"]<a href=b><img src=a.jpg></a> The quay.[/caption]B"),
            figure("The quay.")
        );
        assert_eq!(prepare("A[caption caption=\"Quay\"]<a href=b><img src=a.jpg></a>[/caption]B"), figure("Quay"));
        assert_eq!(prepare("A [caption] B"), "A [caption] B");
    }

    #[test]
    fn blank_lines_separate_paragraphs_without_tags() {
        assert_eq!(prepare("One.\n\nTwo <b>b</b>."), "<p>One.\n<p>\nTwo <b>b</b>.");
        for text in ["<p>One.</p>\n\n<p>Two.</p>", "One.\nTwo.", "<!doctype html>\n\n<body>One."] {
            assert_eq!(prepare(text), text);
        }
    }
}
