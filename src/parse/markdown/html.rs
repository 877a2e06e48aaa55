//! Reads the HTML in Markdown: known tags are markup, and other tags are text.
//!
//! ```text
//! The <b>ferry</b> left<br>at dawn.       →   bold, a line break
//! <div class="note"><p>It was late.</p>   →   a paragraph
//! <Callout>It was late.</Callout>         →   the same text, with its tags
//! ```

use super::{Image, MarkdownBuilder};
use crate::article::{Block, BlockKind, Markup, Run};
use crate::parse::markup_figures::attribute;
use crate::parse::shared::is_struck;
use crate::text::lowercase::Lowercase;
use crate::text::trim::{first_bytes, one_line};
use pulldown_cmark::{Event, Parser};

/// Elements within a line that are read as their words only.
const WORDS: &str =
    "abbr bdi bdo big cite data dfn font ins kbd label mark q samp small span sub sup time tt u var wbr";
/// Elements that begin and end a paragraph.
const BLOCKS: &str = "\
    article aside center details div figcaption figure footer header hgroup main nav ol p picture section summary ul";
/// Elements that show content of another site.
const FRAMES: &str = "audio embed iframe source video";
/// The bytes of the longest name of a character.
const LONGEST_NAME: usize = "CounterClockwiseContourIntegral".len();

/// The bytes of a picture in Markdown at most. A longer one is text.
const LONGEST_PICTURE: usize = 4_096;

/// A part of HTML: a tag with its signs, a picture that [`markup_figures`](super::super::markup_figures) wrote as
/// Markdown, or the text between these.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part<'t> {
    Tag(&'t str),
    Picture { alt: &'t str, url: &'t str },
    Text(&'t str),
}

impl MarkdownBuilder<'_> {
    /// Reads a tag in a line.
    pub(super) fn inline_html(&mut self, tag: &str) {
        let (name, is_end) = name_of(tag);
        let may_embed = is_frame(&name) && self.image.is_none() && self.opened().kind == BlockKind::Paragraph;
        if may_embed && (is_end || attribute(tag, "src").is_some()) {
            self.frame(tag);
        } else if !self.is_markup(tag) {
            self.text(tag, false);
        }
    }

    /// Reads lines of HTML between blocks. With a tag that is not known, they are one block with their tags.
    pub(super) fn html_block(&mut self, html: &str) {
        let parts = parts(html);
        let is_known = |part: &Part| match part {
            Part::Text(_) | Part::Picture { .. } => true,
            Part::Tag(tag) => {
                let (name, _) = name_of(tag);
                tag.starts_with("<!")
                    || is_one_of(WORDS, &name)
                    || is_block(&name)
                    || is_style(&name)
                    || is_frame(&name)
            }
        };
        self.open_in_container();
        if !parts.iter().all(is_known) {
            return self.text(html, false);
        }
        for part in parts {
            match part {
                Part::Text(text) => self.html_text(text),
                Part::Picture { alt, url } => {
                    let image = Image { url: url.to_owned(), title: String::new(), alt: alt.replace('\\', "") };
                    self.opened().parts.push((Some(image), Vec::new()));
                }
                Part::Tag(tag) => {
                    let (name, _) = name_of(tag);
                    if is_frame(&name) {
                        self.frame(tag);
                    } else if !self.is_markup(tag) {
                        self.html_tag(tag);
                    }
                }
            }
        }
    }

    /// Reads a tag within a line as markup. Returns whether it was one.
    fn is_markup(&mut self, tag: &str) -> bool {
        let (name, is_end) = name_of(tag);
        let by_one = |count: &mut usize| *count = if is_end { count.saturating_sub(1) } else { *count + 1 };
        match name.as_str() {
            // A comment.
            "" => return tag.starts_with("<!"),
            // Pictures have no markup in their alternative text.
            _ if self.image.is_some() && name != "br" => return is_style(&name) || is_one_of(WORDS, &name),
            "b" | "strong" => by_one(&mut self.strong),
            "i" | "em" => by_one(&mut self.emphasis),
            "s" | "del" | "strike" => by_one(&mut self.strikethrough),
            "a" if is_end => drop(self.links.pop()),
            "a" => self.links.push(attribute(tag, "href").unwrap_or_default().to_owned()),
            // "<del>old</del><ins>new</ins>" are two words.
            "ins"
                if !is_end
                    && self.opened().parts.last().is_some_and(|(_, runs)| runs.last().is_some_and(is_struck)) =>
            {
                self.text(" ", false);
            }
            "br" => {
                let is_within = self.image.is_some() || self.opened().kind == BlockKind::Table;
                self.text(if is_within { " " } else { "\n" }, false);
            }
            name => return is_one_of(WORDS, name),
        }
        true
    }

    /// Reads a tag that begins or ends a block.
    fn html_tag(&mut self, tag: &str) {
        let (name, is_end) = name_of(tag);
        match name.as_bytes() {
            b"hr" => {
                self.close();
                self.push(Block::text_block(BlockKind::Divider, Vec::new()));
            }
            [b'h', level @ b'1'..=b'6'] if !is_end => self.open(BlockKind::Heading, Some(level - b'0'), None),
            b"li" if !is_end => self.open(BlockKind::ListItem, Some(1), None),
            b"blockquote" if !is_end => self.open(BlockKind::Quote, Some(1), None),
            _ => {
                let kind = self.opened().kind;
                self.close();
                // "<blockquote><p>": the paragraph is that of the quotation.
                match kind {
                    BlockKind::Quote if !is_end => self.open(kind, Some(1), None),
                    _ => self.open_in_container(),
                }
            }
        }
    }

    /// Adds text, with white space as a browser shows it.
    fn html_text(&mut self, text: &str) {
        let shown = unescaped(&one_line(text));
        let is_after_space = self
            .opened()
            .parts
            .last()
            .is_none_or(|(_, runs)| runs.last().is_none_or(|run| run.text.ends_with([' ', '\n'])));
        if text.starts_with(char::is_whitespace) && !is_after_space {
            self.text(" ", false);
        }
        self.text(&shown, false);
        if !shown.is_empty() && text.ends_with(char::is_whitespace) {
            self.text(" ", false);
        }
    }

    /// Adds embedded content.
    fn frame(&mut self, tag: &str) {
        let Some(url) = attribute(tag, "src").filter(|url| !url.is_empty()) else { return };
        self.close();
        let text = attribute(tag, "title").filter(|title| !title.is_empty()).unwrap_or(url).to_owned();
        let run = Run { text, markup: vec![Markup::Link { url: url.to_owned() }] };
        self.push(Block::text_block(BlockKind::Embed, vec![run]));
    }
}

/// The name of a tag in lower case, and whether it ends an element. A comment has no name.
fn name_of(tag: &str) -> (String, bool) {
    let inner = tag.trim_start_matches('<');
    let is_end = inner.starts_with('/');
    let name = inner.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    // `news-box` and `Callout` are components, whose content a script may change.
    let is_component = name.get(end..).is_some_and(|rest| rest.starts_with(['-', ':', '.']));
    let name = name.get(..end).unwrap_or_default();
    (if is_component { "-".to_owned() } else { name.to_lower() }, is_end)
}

fn is_one_of(list: &str, name: &str) -> bool {
    list.split(' ').any(|one| one == name)
}

fn is_block(name: &str) -> bool {
    matches!(name, "hr" | "li" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") || is_one_of(BLOCKS, name)
}

fn is_style(name: &str) -> bool {
    matches!(name, "a" | "b" | "strong" | "i" | "em" | "s" | "del" | "strike" | "br")
}

fn is_frame(name: &str) -> bool {
    is_one_of(FRAMES, name)
}

/// A text with its named characters: "caf&eacute;" is "café".
fn unescaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        shown.push_str(before);
        let name = first_bytes(after, LONGEST_NAME + 1).split_once(';').map(|(name, _)| name);
        let name = name.filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#'));
        let entity = name.map(|name| ["&", name, ";"].concat());
        let sign = entity.as_deref().and_then(|entity| {
            let text = Parser::new(entity).find_map(|event| match event {
                Event::Text(text) => Some(text.to_string()),
                _ => None,
            });
            text.filter(|text| text != "&" || entity == "&amp;")
        });
        match (sign, name) {
            (Some(sign), Some(name)) => {
                shown.push_str(&sign);
                rest = after.get(name.len() + 1..).unwrap_or_default();
            }
            _ => {
                shown.push('&');
                rest = after;
            }
        }
    }
    shown.push_str(rest);
    shown
}

/// A picture in Markdown at the start of a text, and its length.
fn picture(text: &str) -> Option<(Part<'_>, usize)> {
    let whole = first_bytes(text, LONGEST_PICTURE);
    let (alt, rest) = whole.strip_prefix("![")?.split_once("](<")?;
    let (url, after) = rest.split_once(">)")?;
    (!alt.contains('\n') && !url.contains('\n')).then(|| (Part::Picture { alt, url }, whole.len() - after.len()))
}

/// The tags of HTML and the texts between them.
fn parts(html: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let tag = start_of_tag(rest).and_then(|start| Some((start, tag_length(rest.get(start..)?)?)));
        let (start, length) = tag.unwrap_or((rest.len(), 0));
        if let Some(at) = rest.get(..start).and_then(|text| text.find("!["))
            && let Some((picture, length)) = rest.get(at..).and_then(picture)
        {
            let (text, after) = rest.split_at(at);
            parts.extend((!text.is_empty()).then_some(Part::Text(text)));
            parts.push(picture);
            rest = after.get(length..).unwrap_or_default();
            continue;
        }
        let (text, after) = rest.split_at(start);
        let (tag, after) = after.split_at(length);
        parts.extend(
            [Part::Text(text), Part::Tag(tag)]
                .into_iter()
                .filter(|part| !matches!(part, Part::Text("") | Part::Tag(""))),
        );
        rest = after;
    }
    parts
}

/// Where the next tag or comment begins.
fn start_of_tag(text: &str) -> Option<usize> {
    text.match_indices('<').map(|(at, _)| at).find(|at| {
        text.get(at + 1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')))
    })
}

/// The length of the tag or comment at the start of a text. `None` if it does not end.
fn tag_length(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return Some(text.find("-->")? + 3);
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            // In "<p>At <b and later</p>", the words belong to no tag.
            (None, '<') if at > 0 => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}
