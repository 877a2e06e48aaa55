//! Rewrites HTML pictures inside Markdown as Markdown pictures.
//!
//! ```text
//! <figure><img src="a.jpg" alt="Quay"><figcaption>The quay. Photo: Ola Berg</figcaption></figure>
//!     →   ![Quay](<a.jpg>) The quay. Photo: Ola Berg
//! <p align="center"><img src="a.jpg"><br><em>The quay</em></p>   →   ![](<a.jpg>) The quay
//! {{< figure src="a.jpg" caption="The quay" >}}                  →   the same
//! {{< figure src="a.jpg" caption="The quay" attr="Ola Berg" >}}  →   ![](<a.jpg>) The quay (Ola Berg)
//! ```
//!
//! Anything more complex than a picture with a caption stays as it is, and so does code.

use std::borrow::Cow;

use crate::text::trim::{first_bytes, one_line};

/// The longest figure in bytes. A longer one stays as it is.
const LONGEST_FIGURE_BYTES: usize = 20_000;

/// The longest paragraph or box with a picture, in bytes. A longer one is more than a picture and its caption.
const LONGEST_BOX_BYTES: usize = 1_000;

/// The Markdown text with its HTML pictures as Markdown.
pub(super) fn rewrite(source: &str) -> Cow<'_, str> {
    if !["<figure", "<img", "<picture", "<div", "{{<"].iter().any(|sign| source.contains(sign)) {
        return source.into();
    }
    let mut rewritten = String::with_capacity(source.len());
    let mut rest = source;
    let mut fence = None;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        rewritten.push_str(before);
        fence = fence_after(before, fence);
        let line = before.rsplit('\n').next().unwrap_or(before);
        let is_code = fence.is_some() || line.starts_with("    ") || line.matches('`').count() % 2 == 1;
        let is_escaped = before.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1;
        match figure(tag).filter(|_| !is_code && !is_escaped) {
            Some((markdown, length)) => {
                if tag.starts_with(SHORTCODE) {
                    rewritten.truncate(rewritten.trim_end_matches('{').len());
                }
                rewritten.push_str(&markdown);
                rest = tag.get(length..).unwrap_or_default();
            }
            None => {
                rewritten.push('<');
                rest = tag.get(1..).unwrap_or_default();
            }
        }
    }
    rewritten.push_str(rest);
    rewritten.into()
}

/// A shortcode for a figure without the brackets before it.
const SHORTCODE: &str = "< figure ";

/// The sign of the code fence that is open at the end of a text. `open` is the one at its start.
fn fence_after(text: &str, mut open: Option<char>) -> Option<char> {
    for line in text.lines() {
        let line = line.trim_start();
        for sign in ['`', '~'] {
            if line.chars().take(3).filter(|c| *c == sign).count() == 3 {
                open = match open {
                    None => Some(sign),
                    Some(opened) if opened == sign => None,
                    other => other,
                };
            }
        }
    }
    open
}

/// The Markdown of a figure or a picture at the start of a text, and the length of its HTML.
fn figure(text: &str) -> Option<(String, usize)> {
    let text = first_bytes(text, LONGEST_FIGURE_BYTES);
    if text.starts_with(SHORTCODE) {
        let end = text.find(">}}")?;
        let tag = text.get(..end)?;
        let [title, caption, credit] =
            ["title", "caption", "attr"].map(|name| attribute(tag, name).unwrap_or_default());
        let stop = if title.is_empty() || caption.is_empty() { "" } else { ". " };
        let credit = if credit.is_empty() { String::new() } else { format!(" ({credit})") };
        return Some((format!("\n\n{} {title}{stop}{caption}{credit}\n\n", picture(tag)?), end + ">}}".len()));
    }
    if is_tag(text, "img") {
        let end = text.find('>')? + 1;
        return Some((picture(text.get(..end)?)?, end));
    }
    let name = ["figure", "picture", "div", "p", "center"].into_iter().find(|name| is_tag(text, name))?;
    let is_box = !matches!(name, "figure" | "picture");
    let text = if is_box { first_bytes(text, LONGEST_BOX_BYTES) } else { text };
    let close = format!("</{name}>");
    let length = text.find(&close)? + close.len();
    let inner = text.get(text.find('>')? + 1..length - close.len())?;
    let has_box = || inner.match_indices('<').any(|(at, _)| inner.get(at..).is_some_and(|tag| is_tag(tag, name)));
    if is_box && has_box() {
        return None;
    }
    let (mut images, mut caption) = (String::new(), String::new());
    let mut rest = inner;
    let mut is_in_caption = false;
    while !rest.is_empty() {
        if rest.starts_with("![") && !is_in_caption {
            let end = rest.find(')')? + 1;
            images.push_str(rest.get(..end)?);
            rest = rest.get(end..)?;
            is_in_caption |= is_box;
        } else if rest.starts_with('<') {
            let end = rest.find('>')? + 1;
            let tag = rest.get(..end)?;
            if is_tag(tag, "img") {
                images.push_str(&picture(tag)?);
                is_in_caption |= is_box;
            } else if is_tag(tag, "figcaption") {
                is_in_caption = true;
            } else if tag.starts_with("</figcaption") {
                is_in_caption = false;
            } else if ["table", "ul", "ol", "pre", "hr"].iter().any(|name| is_tag(tag, name)) {
                return None;
            }
            // A space at the end of an element, so that "caption" and "credit" stay two words.
            if is_in_caption {
                caption.push(' ');
            }
            rest = rest.get(end..)?;
        } else {
            let end =
                rest.char_indices().skip(1).find(|(_, c)| matches!(c, '<' | '!')).map_or(rest.len(), |(at, _)| at);
            let words = rest.get(..end)?;
            match is_in_caption {
                true => caption.push_str(words),
                false if words.trim().is_empty() => {}
                // Not just a picture and its caption.
                false => return None,
            }
            rest = rest.get(end..)?;
        }
    }
    let caption = one_line(&caption);
    let is_block = name != "picture";
    let space = if is_block { "\n\n" } else { "" };
    (!images.is_empty()).then(|| (format!("{space}{images} {caption}{space}"), length))
}

/// A picture as Markdown.
fn picture(tag: &str) -> Option<String> {
    let url = attribute(tag, "src").filter(|url| !url.is_empty() && !url.contains(['<', '>', '\n']))?;
    let alt = attribute(tag, "alt").unwrap_or_default().replace('\n', " ").replace('[', "\\[").replace(']', "\\]");
    Some(format!("![{alt}](<{url}>)"))
}

fn is_tag(text: &str, name: &str) -> bool {
    let after = text.strip_prefix('<').and_then(|rest| rest.strip_prefix(name));
    after.is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')))
}

/// An attribute of a tag, without quotation marks.
pub(super) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let before = rest.get(..at)?.chars().next_back();
        rest = rest.get(at + name.len()..)?;
        let Some(value) = rest.trim_start().strip_prefix('=') else { continue };
        if !before.is_some_and(char::is_whitespace) {
            continue;
        }
        let value = value.trim_start();
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
            _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::rewrite;

    #[test]
    fn pictures_become_markdown() {
        let figure = "A.\n\n<figure class=x><img alt='Quay [old]' src=\"a.jpg\"><figcaption>The <em>quay</em>. Ola Berg/AP</figcaption></figure>\n\nB.";
        assert_eq!(
            rewrite(figure),
            "A.\n\n\n\n![Quay \\[old\\]](<a.jpg>) The quay . Ola Berg/AP\n\n\n\nB."
                .replace("The quay .", "The  quay .")
                .replace("  ", " ")
        );
        assert_eq!(rewrite("<img src=\"a.jpg\">\n*The quay*"), "![](<a.jpg>)\n*The quay*");
        let mixed = "<figure>\n\n![](a.jpg)\n\n<figcaption>The quay</figcaption>\n\n</figure>";
        assert_eq!(rewrite(mixed).trim(), "![](a.jpg) The quay");
        for boxed in [
            "<p align=center><a href=b><img src=a.jpg></a><br><em>The quay</em></p>",
            "<div class=photo>\n\n![](<a.jpg>)\n\n<p>The quay</p></div>",
            "{{< figure src=\"a.jpg\" caption=\"The quay\" >}}",
        ] {
            assert_eq!(rewrite(boxed).trim().replace("  ", " "), "![](<a.jpg>) The quay");
        }
    }

    #[test]
    fn the_title_and_the_credit_of_a_shortcode_are_kept() {
        let figure = "{{< figure src=\"a.jpg\" title=\"Old walls\" caption='The quay' attr='Ola Berg' >}}";
        assert_eq!(rewrite(figure).trim(), "![](<a.jpg>) Old walls. The quay (Ola Berg)");
    }

    #[test]
    fn text_without_pictures_stays() {
        for text in [
            "a < b and <img> none",
            "```\n<img src=a.jpg>\n```",
            "`<img src=a.jpg>`",
            "<figure><table></table>Words</figure>",
            "<imgs src=a>",
            "<div><p>Words</p></div>",
            "<div>Words ![](a.jpg)</div>",
            "{{< gallery src=a >}}",
            "    <img src=a.jpg>",
            "\\<img src=a.jpg\\> \\<img src=a.jpg>",
        ] {
            assert_eq!(rewrite(text), text);
        }
    }
}
