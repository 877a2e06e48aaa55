//! Parses Markdown with pulldown-cmark: events → [`Article`].
//!
//! It supports CommonMark with tables and strikethrough; `html` reads the HTML in it. Anything that is not valid Markdown
//! is shown as text. Titles of links are listed as omitted. Parts without content are left out: the language of a fence,
//! link definitions.

mod html;

use super::readings::Readings;
use super::{caption, correction, dateline, front_matter, header, lines, runs};
use crate::article::{Article, Block, BlockKind, Markup, OmissionReason, Omitted, Photo, Run, Text, plain_text};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The number of bytes of link addresses that may be repeated in runs, in addition to those of the source. Without a
/// limit, a long address on a link of many runs would take memory quadratic in the source.
const ADDRESSES: usize = 65_536;

/// Reads Markdown after [`lines::normalize`].
pub(super) fn parse(readings: &Readings, source: &str) -> Article {
    let mut article = Article::default();
    let body = front_matter::take(&mut article, source);
    let mut builder = MarkdownBuilder::new(readings, article, 4 * source.len() + ADDRESSES);
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        builder.event(event);
    }
    builder.close();
    builder.article
}

/// A container around a block.
enum Container {
    Quote,
    /// A list, with the number of its next item.
    List(Option<u64>),
    /// An item, with its number until its first block takes it.
    Item(Option<u64>),
}

/// A picture in running text.
#[derive(Default)]
struct Image {
    url: String,
    title: String,
    alt: String,
}

/// A block that is being read.
struct Open {
    kind: BlockKind,
    level: Option<u8>,
    ordinal: Option<u32>,
    /// Whether it is verbatim: a block of code.
    is_code: bool,
    /// The text, split at its pictures. Every part but the first follows its picture.
    parts: Vec<(Option<Image>, Text)>,
}

/// Collects the blocks of an article from events.
struct MarkdownBuilder<'k> {
    readings: &'k Readings<'k>,
    article: Article,
    containers: Vec<Container>,
    quotes: usize,
    lists: usize,
    open: Option<Open>,
    strong: usize,
    emphasis: usize,
    strikethrough: usize,
    links: Vec<String>,
    /// The lines of the block of HTML that is open.
    html: String,
    /// The picture whose alternative text is being read, and how many more are open inside it.
    image: Option<(Image, usize)>,
    /// The markup of a soft break that waits for the text after it.
    soft_break: Option<Vec<Markup>>,
    /// Whether headline, standfirst, byline and dates may still come.
    in_header: bool,
    /// Whether the last block is a photo that still wants a caption.
    wants_caption: bool,
    /// Whether a paragraph was seen, so that no dateline can come any more.
    has_paragraph: bool,
    /// Whether a cell of the row of a table was seen.
    in_row: bool,
    /// How many bytes of addresses may still be written.
    addresses_left: usize,
}

impl<'k> MarkdownBuilder<'k> {
    fn new(readings: &'k Readings<'k>, article: Article, addresses_left: usize) -> Self {
        Self {
            readings,
            article,
            containers: Vec::new(),
            quotes: 0,
            lists: 0,
            open: None,
            strong: 0,
            emphasis: 0,
            strikethrough: 0,
            links: Vec::new(),
            html: String::new(),
            image: None,
            soft_break: None,
            in_header: true,
            wants_caption: false,
            has_paragraph: false,
            in_row: false,
            addresses_left,
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => self.text(&text, true),
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::Html(lines) => self.html.push_str(&lines),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text, false)
            }
            Event::SoftBreak if self.image.is_none() => self.soft_break = Some(self.markup(false)),
            Event::SoftBreak => self.text(" ", false),
            Event::HardBreak => self.text(if self.image.is_none() { "\n" } else { " " }, false),
            Event::Rule => {
                self.close();
                self.push(Block::text_block(BlockKind::Divider, Vec::new()));
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.open_in_container(),
            Tag::HtmlBlock => self.close(),
            Tag::Heading { level, .. } => self.open(BlockKind::Heading, Some(heading_level(level)), None),
            Tag::CodeBlock(kind) => {
                self.open(BlockKind::Paragraph, None, None);
                if let Some(open) = &mut self.open {
                    open.is_code = true;
                }
                // One word names a language. More words are text that stray backticks enclosed.
                if let CodeBlockKind::Fenced(info) = kind
                    && info.contains(char::is_whitespace)
                {
                    self.text(&format!("{info}\n"), true);
                }
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
                self.containers.push(Container::Quote);
            }
            Tag::List(first) => {
                self.close();
                self.lists += 1;
                self.containers.push(Container::List(first));
            }
            Tag::Item => {
                self.close();
                let number = match self.containers.last_mut() {
                    Some(Container::List(next)) => std::mem::replace(next, next.map(|number| number.saturating_add(1))),
                    _ => None,
                };
                self.containers.push(Container::Item(number));
            }
            Tag::Table(_) => self.open(BlockKind::Table, None, None),
            Tag::TableHead => self.in_row = false,
            Tag::TableRow => {
                self.in_row = false;
                self.add("\n", &[]);
            }
            Tag::TableCell => {
                let space = if std::mem::replace(&mut self.in_row, true) { "\t" } else { "" };
                self.add(space, &[]);
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.strikethrough += 1,
            Tag::Link { dest_url, title, .. } => {
                self.links.push(dest_url.into_string());
                let text = lines::visible(&title).into_owned();
                if text.contains(char::is_alphanumeric) {
                    self.article.omitted.push(Omitted { text, reason: OmissionReason::Hidden, location: None });
                }
            }
            Tag::Image { dest_url, title, .. } => self.start_image(dest_url, title),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.html_block(&html);
                self.close();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table => self.close(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
                self.containers.pop();
            }
            TagEnd::List(_) => {
                self.close();
                self.lists = self.lists.saturating_sub(1);
                self.containers.pop();
            }
            TagEnd::Item => {
                self.close();
                self.containers.pop();
            }
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => self.strikethrough = self.strikethrough.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => match self.image.take() {
                Some((image, 0)) => self.opened().parts.push((Some(image), Text::new())),
                Some((image, more)) => self.image = Some((image, more - 1)),
                None => {}
            },
            _ => {}
        }
    }

    fn start_image(&mut self, url: CowStr, title: CowStr) {
        match &mut self.image {
            Some((_, more)) => *more += 1,
            None => {
                self.land_soft_break("");
                let image =
                    Image { url: url.into_string(), title: lines::visible(&title).into_owned(), alt: String::new() };
                self.image = Some((image, 0));
            }
        }
    }

    /// Begins a block, after the one before.
    fn open(&mut self, kind: BlockKind, level: Option<u8>, ordinal: Option<u32>) {
        self.close();
        self.open = Some(Open { kind, level, ordinal, is_code: false, parts: vec![(None, Text::new())] });
    }

    /// Begins a block of the kind that the innermost container asks for.
    fn open_in_container(&mut self) {
        let (lists, quotes) = (nesting(self.lists), nesting(self.quotes));
        match self.containers.last_mut() {
            Some(Container::Item(number)) => {
                let ordinal = number.take().map(|number| u32::try_from(number).unwrap_or(u32::MAX));
                self.open(BlockKind::ListItem, Some(lists), ordinal);
            }
            Some(Container::Quote) => self.open(BlockKind::Quote, Some(quotes), None),
            _ => self.open(BlockKind::Paragraph, None, None),
        }
    }

    /// The open block. A tight list has text without a paragraph around it, so one may have to begin here.
    fn opened(&mut self) -> &mut Open {
        if self.open.is_none() {
            self.open_in_container();
        }
        self.open.get_or_insert_with(|| Open {
            kind: BlockKind::Paragraph,
            level: None,
            ordinal: None,
            is_code: false,
            parts: Vec::new(),
        })
    }

    /// Adds text with the current markup.
    fn text(&mut self, text: &str, is_code: bool) {
        let text = &*lines::visible(text);
        if let Some((image, _)) = &mut self.image {
            image.alt.push_str(text);
            return;
        }
        self.land_soft_break(text);
        let open = self.opened();
        let (is_code, is_cell) = (is_code || open.is_code, open.kind == BlockKind::Table);
        let markup = self.markup(is_code);
        if is_cell && text.contains('\t') {
            self.add(&text.replace('\t', " "), &markup);
        } else {
            self.add(text, &markup);
        }
    }

    /// Adds text to the open block.
    fn add(&mut self, text: &str, markup: &[Markup]) {
        if let Some((_, runs)) = self.opened().parts.last_mut() {
            runs::push(runs, text, markup);
        }
    }

    /// Writes the space of a soft break, unless the scripts on both sides have no spaces between words.
    fn land_soft_break(&mut self, next: &str) {
        let Some(markup) = self.soft_break.take() else { return };
        let last = self.open.as_ref().and_then(|open| open.parts.last()).and_then(|(_, runs)| runs.last());
        let last = last.and_then(|run| run.text.chars().next_back());
        let is_tight = |c: Option<char>| c.is_some_and(lines::is_unspaced);
        if !(is_tight(last) && is_tight(next.chars().next())) {
            self.add(" ", &markup);
        }
    }

    /// The current markup, sorted.
    fn markup(&mut self, is_code: bool) -> Vec<Markup> {
        let mut found = Vec::new();
        for (is_on, kind) in [
            (self.strong > 0, Markup::Strong),
            (self.emphasis > 0, Markup::Emphasis),
            (self.strikethrough > 0, Markup::Strikethrough),
            (is_code, Markup::Code),
        ] {
            if is_on {
                found.push(kind);
            }
        }
        if let Some(url) = self.links.last()
            && let Some(left) = self.addresses_left.checked_sub(url.len())
        {
            self.addresses_left = left;
            found.push(Markup::Link { url: url.clone() });
        }
        found
    }

    /// Ends the open block.
    fn close(&mut self) {
        self.soft_break = None;
        // Tags of HTML need not end. Markdown always does before the end of a block.
        (self.strong, self.emphasis, self.strikethrough) = (0, 0, 0);
        self.links.clear();
        let Some(open) = self.open.take() else { return };
        let is_captioned = !open.is_code && !matches!(open.kind, BlockKind::Heading | BlockKind::Table);
        let starts_with_image = open.parts.len() > 1 && open.parts.first().is_some_and(|(_, runs)| is_blank(runs));
        if is_captioned && starts_with_image {
            for (image, text) in open.parts {
                if let Some(image) = image {
                    self.photo(image, text);
                }
            }
            return;
        }
        let (mut text, mut images) = (Text::new(), Vec::new());
        for (image, part) in open.parts {
            images.extend(image);
            let is_spaced = text.last().is_some_and(|run: &Run| run.text.ends_with(' '));
            // A picture inside a word splits it.
            let ends_in_word = text.last().is_some_and(|run| run.text.ends_with(char::is_alphanumeric));
            if ends_in_word && part.first().is_some_and(|run| run.text.starts_with(char::is_alphanumeric)) {
                runs::push(&mut text, " ", &[]);
            }
            // Punctuation after a removed picture follows the word before the picture: "the pier ![](a.jpg), and".
            let closes = |run: &Run| run.text.starts_with([',', '.', ';', ':', '!', '?', ')', ']', '…', '”', '’', '»']);
            if is_spaced && part.first().is_some_and(closes) {
                runs::trim_end(&mut text);
            }
            for (number, run) in part.iter().enumerate() {
                let words = if number == 0 && is_spaced { run.text.trim_start_matches(' ') } else { &run.text };
                runs::push(&mut text, words, &run.markup);
            }
        }
        self.block(Open { parts: Vec::new(), ..open }, text);
        for image in images {
            self.photo(image, Text::new());
        }
    }

    /// Appends a picture. The text after it, or its title, is the caption.
    fn photo(&mut self, image: Image, mut text: Text) {
        runs::trim(&mut text);
        if runs::all_have(&text, &Markup::Emphasis) {
            text = runs::without(text, &Markup::Emphasis);
        }
        let title = image.title.trim();
        if !title.is_empty() && !plain_text(&text).contains(title) {
            let space = if text.is_empty() { "" } else { " " };
            runs::push(&mut text, &format!("{space}{title}"), &[]);
        }
        let photo = if text.is_empty() { Photo::default() } else { caption::parse_caption(self.readings, &text) };
        let is_wanting = text.is_empty();
        self.push(Block::photo_block(Photo {
            url: Some(image.url).filter(|url| !url.is_empty()).or(photo.url),
            alt: Some(image.alt).filter(|alt| !alt.trim().is_empty()).or(photo.alt),
            ..photo
        }));
        self.wants_caption = is_wanting;
    }

    /// Appends text as a block, or as a field of the article.
    fn block(&mut self, open: Open, mut text: Text) {
        if open.is_code {
            if let Some(last) = text.last_mut() {
                last.text.truncate(last.text.trim_end_matches('\n').len());
            }
        } else if open.kind != BlockKind::Table {
            runs::trim(&mut text);
        }
        if is_blank(&text) {
            return;
        }
        let is_prose = open.kind == BlockKind::Paragraph && !open.is_code;
        let plain = plain_text(&text);
        let is_caption = is_prose && caption::looks_like_caption(self.readings, &plain);
        if is_prose && self.wants_caption && (is_caption || runs::all_have(&text, &Markup::Emphasis)) {
            return self.late_caption(text);
        }
        let Some(text) = self.header(&open, text, &plain) else { return };
        let is_note = matches!(open.kind, BlockKind::Paragraph | BlockKind::Quote) && !open.is_code;
        if is_note && correction::is_correction(&plain) {
            return self.push(Block::text_block(BlockKind::Correction, text));
        }
        if is_caption {
            return self.push(Block::photo_block(caption::parse_caption(self.readings, &text)));
        }
        let is_first = is_prose && !std::mem::replace(&mut self.has_paragraph, true);
        let text = if is_first { dateline::cut_dateline(&mut self.article, text) } else { text };
        let Open { kind, level, ordinal, .. } = open;
        self.push(Block { level, ordinal, ..Block::text_block(kind, text) });
    }

    /// Gives the last photo the caption from a separate paragraph.
    fn late_caption(&mut self, text: Text) {
        self.wants_caption = false;
        let text = if runs::all_have(&text, &Markup::Emphasis) { runs::without(text, &Markup::Emphasis) } else { text };
        if let Some(photo) = self.article.blocks.last_mut().and_then(|block| block.photo.as_mut()) {
            let (url, alt) = (photo.url.take(), photo.alt.take());
            *photo = Photo { url, alt, ..caption::parse_caption(self.readings, &text) };
        }
    }

    /// Reads headline, standfirst, byline and dates from the blocks before the body. Returns any other text.
    fn header(&mut self, open: &Open, text: Text, plain: &str) -> Option<Text> {
        if !self.in_header {
            return Some(text);
        }
        let article = &mut self.article;
        let is_title = open.kind == BlockKind::Heading && open.level == Some(1);
        if is_title && article.headline.as_ref().is_none_or(|headline| plain_text(headline) == plain) {
            article.headline = Some(text);
            return None;
        }
        if open.kind == BlockKind::Paragraph && !open.is_code {
            if article.byline.is_none() && header::is_byline(plain) {
                article.byline = Some(text);
                return None;
            }
            if header::read_line(article, plain) {
                return None;
            }
            let may_stand =
                article.headline.is_some() && article.standfirst.is_none() && !correction::is_correction(plain);
            if may_stand && runs::all_have(&text, &Markup::Emphasis) {
                article.standfirst = Some(runs::without(text, &Markup::Emphasis));
                return None;
            }
        }
        self.in_header = false;
        Some(text)
    }

    fn push(&mut self, block: Block) {
        self.in_header &= block.kind == BlockKind::Photo;
        self.wants_caption = false;
        self.article.blocks.push(block.into());
    }
}

/// Whether the text is only white space.
fn is_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| run.text.trim().is_empty())
}

/// A depth of nesting as a level.
fn nesting(depth: usize) -> u8 {
    u8::try_from(depth).unwrap_or(u8::MAX)
}

/// The level of a heading, from 1.
fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
