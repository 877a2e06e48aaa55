//! Laws of parsing: what must hold for the article that any text is parsed into.

use super::captions::buttons;
use super::{missing, survives_json, words};
use article_versions::*;
use std::fmt::Write;

/// Labels that are not part of the article, in lower case.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "headline", "title", "standfirst", "subtitle", "summary", "byline", "author", "dateline", "date", "published", "updated",
    "modified", "last", "lang", "language", "caption", "credit",
];

/// All laws of any text in any format.
pub fn hold(text: &str, format: Format) -> Article {
    hold_with(text, format, &ParseOptions::new())
}

/// The same with options.
pub fn hold_with(text: &str, format: Format, options: &ParseOptions) -> Article {
    let parse = |text: &str, format| parse_with(text, format, options);
    let article = parse(text, format);
    assert_eq!(article, parse(text, format), "the same text is the same article");
    survives_json(&article);
    everything_can_be_shown(&article);
    runs_are_tidy(&article);
    line_ends_do_not_matter(text, format);
    match format {
        Format::Wire => wire_copy_keeps_its_words(text, &article),
        Format::Markdown => markdown_keeps_what_is_shown(text, &article),
        Format::Auto => assert!(article == parse(text, Format::Wire) || article == parse(text, Format::Markdown)),
    }
    article
}

/// All text of an article that comes from the source, field by field and block by block.
pub fn text_of(article: &Article) -> String {
    let mut text = String::new();
    let fields = [&article.headline, &article.standfirst, &article.byline, &article.dateline];
    for field in fields.into_iter().flatten() {
        writeln!(text, "{}", plain_text(field)).unwrap();
    }
    for date in [&article.date, &article.updated].into_iter().flatten() {
        writeln!(text, "{}", date.text).unwrap();
    }
    writeln!(text, "{}", article.lang.as_deref().unwrap_or_default()).unwrap();
    for block in &article.blocks {
        writeln!(text, "{}", block.text()).unwrap();
        if let Some(photo) = &block.photo {
            writeln!(text, "{}", photo.alt.as_deref().unwrap_or_default()).unwrap();
            for credit in &photo.credits {
                writeln!(text, "{}", credit.raw).unwrap();
            }
        }
    }
    text
}

/// No parser emits a control character other than line feed and tab.
fn everything_can_be_shown(article: &Article) {
    let text = text_of(article);
    assert!(!text.chars().any(|c| c.is_ascii_control() && !matches!(c, '\n' | '\t')), "{text:?}");
}

/// No run is empty, neighbouring runs differ in their marks, and marks are sorted and without repeats.
fn runs_are_tidy(article: &Article) {
    let fields = [&article.headline, &article.standfirst, &article.byline, &article.dateline];
    let captions = article.blocks.iter().filter_map(|block| block.photo.as_ref()).map(|photo| &photo.caption);
    let texts = fields.into_iter().flatten().chain(article.blocks.iter().map(|block| &block.runs)).chain(captions);
    for runs in texts {
        assert!(runs.iter().all(|run| !run.text.is_empty()), "{runs:?}");
        assert!(runs.iter().all(|run| run.markup.is_sorted_by(|a, b| a < b)), "{runs:?}");
        assert!(runs.windows(2).all(|pair| pair[0].markup != pair[1].markup), "{runs:?}");
    }
}

/// The result does not depend on the kind of line ends.
fn line_ends_do_not_matter(text: &str, format: Format) {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{B}', '\u{C}', '\u{2028}', '\u{2029}'], "\n");
    let article = parse(&text, format);
    assert_eq!(article, parse(&text.replace('\n', "\r\n"), format));
    assert_eq!(article, parse(&text.replace('\n', "\r"), format));
    assert_eq!(article, parse(&text.replace('\n', "\u{2029}"), format));
    if !text.starts_with('\u{FEFF}') {
        assert_eq!(article, parse(&format!("\u{FEFF}{text}"), format));
    }
}

/// Wire copy keeps each word as often as it is written, without labels and item numbers, and adds none.
fn wire_copy_keeps_its_words(text: &str, article: &Article) {
    let (source, kept) = (words(&with_labels_apart(text)), words(&with_labels_apart(&text_of(article))));
    assert_eq!(missing(&kept, &source), [""; 0], "made up in {article:?}");
    // "hide caption" and "toggle caption" are buttons of a page. The credit after them is a repetition.
    let buttons = words(&text.split("\n\n").map(buttons).collect::<Vec<_>>().join(" "));
    let is_label = |word: &str| LABELS.contains(&word.to_lowercase().as_str());
    let is_number = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut lost = missing(&source, &kept);
    lost.retain(|word| !is_label(word) && !is_number(word) && !buttons.contains_key(*word));
    assert_eq!(lost, [""; 0], "lost from {article:?}");
}

/// The text with a space before each photo label that is attached to a word: a credit may begin there, "at dawnPhoto:
/// Ines Doe".
fn with_labels_apart(text: &str) -> String {
    let labels = ["Credit:", "Photo:", "Foto:", "Image:", "Bild:", "Picture:", "Source:", "Quelle:"];
    labels.iter().fold(text.to_owned(), |text, label| text.replace(label, &format!(" {label}")))
}

/// Markdown keeps each word that a page made of it would show, and no other comes to it.
#[cfg(feature = "markdown")]
fn markdown_keeps_what_is_shown(text: &str, article: &Article) {
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
    // Front matter and Hugo's shortcodes are other forms; other line ends are another law's.
    let is_other = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{2028}' | '\u{2029}');
    if text.starts_with("---") || text.starts_with('\u{FEFF}') || text.contains("{{<") || text.contains(is_other) {
        return;
    }
    let kept = text_of(article);
    let (mut shown, mut titles, mut html) = (String::new(), String::new(), String::new());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::Html(lines) => html.push_str(&lines),
            Event::End(TagEnd::HtmlBlock) => {
                writeln!(shown, "\n{}", words_between_tags(&html)).unwrap();
                titles.push_str(&std::mem::take(&mut html));
            }
            Event::InlineHtml(tag) if kept.contains(&*tag) => shown.push_str(&tag),
            // It is markup, which does not split a word.
            Event::InlineHtml(tag) => shown.push_str(if tag.to_lowercase().starts_with("<br") { "\n" } else { "" }),
            Event::Start(Tag::Image { title, .. }) => {
                writeln!(titles, "{title}").unwrap();
                shown.push('\n');
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => writeln!(titles, "{info}").unwrap(),
            // Markup inside a word does not split it.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            _ => shown.push('\n'),
        }
    }
    let (shown, kept) = (with_labels_apart(&shown), with_labels_apart(&kept));
    let (shown_words, kept_words) = (words(&shown), words(&kept));
    let is_label = |word: &str| LABELS.contains(&word.to_lowercase().as_str());
    let lost = shown_words.keys().filter(|word| !is_label(word) && !kept_words.contains_key(*word)).collect::<Vec<_>>();
    assert_eq!(lost, [""; 0], "lost from {article:?}");
    // A tag may join the words beside it, so only the words of texts without HTML are compared in this direction.
    if !text.contains('<') {
        assert_eq!(missing(&kept_words, &words(&(shown + &titles))), [""; 0], "made up in {article:?}");
    }
}

/// The words of a block of HTML that touch no tag and have no entity. Comments and quoted values are too hard to tell
/// from text here.
#[cfg(feature = "markdown")]
fn words_between_tags(html: &str) -> String {
    if html.contains("<!") || html.contains(['"', '\'']) {
        return String::new();
    }
    let mut text = String::new();
    for (number, part) in html.split('<').enumerate() {
        text.push_str(if number == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
        text.push('<');
    }
    text.split_whitespace().filter(|word| !word.contains(['<', '&'])).collect::<Vec<_>>().join(" ")
}

#[cfg(not(feature = "markdown"))]
fn markdown_keeps_what_is_shown(text: &str, article: &Article) {
    wire_copy_keeps_its_words(text, article);
}
