//! Reads a part of the tree: the body block by block, and the fields around it by their markup → [`Article`].
//!
//! Unknown elements are transparent. The walk goes from number to number and keeps the elements that it is in on a
//! stack of its own.

use super::tree::{Tree, is_heading};
use crate::article::{Article, Block, BlockKind, Mark, OmissionReason, Run, Text, plain_text};
use crate::parse::ParseOptions;
use crate::parse::shared::{cut_dateline, is_correction, is_divider, trim, visible};
use crate::sort;
use crate::text::trim::trim_end;

/// Elements that only begin a new line.
const CONTAINERS: &[&str] = &[
    "#document",
    "html",
    "body",
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "figure",
    "figcaption",
    "fieldset",
    "form",
    "center",
    "table",
    "tbody",
    "thead",
    "tr",
    "td",
    "th",
    "address",
    "hgroup",
    "amp-story-page",
    "amp-img",
    "noscript",
];

const CORRECTION: &[&str] = &[
    " correction ",
    " corrections ",
    " clarification ",
    " clarifications ",
    " editors note ",
    " editor note ",
    " editorial note ",
    " erratum ",
    " correction note ",
];
const EMBEDS: &[&str] = &[
    " twitter tweet ",
    " instagram media ",
    " tiktok embed ",
    " bluesky embed ",
    " mastodon embed ",
    " fb post ",
    " fb video ",
    " twitter video ",
];

/// The most characters of text before a headline.
const BEFORE_HEADLINE: usize = 300;
/// The fewest characters of a paragraph that begins the body.
const FIRST_PARAGRAPH: usize = 60;

/// What an element passes down to its children.
#[derive(Clone, Default)]
struct Context {
    /// The number after the last node that it applies to.
    end: usize,
    kind: BlockKind,
    level: Option<u8>,
    ordinal: Option<u32>,
    marks: Vec<Mark>,
    /// Its end ends a block.
    is_block: bool,
    /// White space stands for itself.
    preformatted: bool,
    /// The number of the next item, in a numbered list.
    next_item: Option<u32>,
}

/// What is read and what is left out.
pub(super) struct Reader<'tree> {
    pub tree: &'tree Tree,
    /// How captions and credits are read.
    pub options: &'tree ParseOptions,
    /// By number, why nodes of a page are no part of the story.
    pub boilerplate: &'tree [Option<OmissionReason>],
    /// The headline of a page, where it was found.
    pub headline: Option<usize>,
    /// The texts in it that are a kicker or the like, where the page's data tell.
    pub beside_headline: Option<Vec<usize>>,
    pub article: Article,
    /// The text read since the last block.
    runs: Text,
    /// The element that is being read, and around it the ones to come back to.
    context: Context,
    stack: Vec<Context>,
    /// Nodes that a line leaves out.
    without: Vec<usize>,
    /// Everything becomes one line: blocks are parted by spaces, photos and fields are left out.
    flat: bool,
    /// Elements beside each other are words of their own: "Ada Quill" and "Staff writer".
    spaced: bool,
    /// How many paragraphs of the body were read. After one, which may be the standfirst, lines around the body still come.
    pub begun: usize,
    /// Where among the blocks the first such line stood.
    pub line_after: Option<usize>,
    /// Characters of text read.
    chars: usize,
    /// The element that is being read.
    pub place: usize,
    /// What is read as a whole.
    pub root: usize,
    /// Whether a whole page is read, where lines of the page stand among those of the story.
    pub is_page: bool,
    /// The times of the entries of a live report.
    pub entries: Vec<usize>,
}

impl<'tree> Reader<'tree> {
    pub fn new(
        tree: &'tree Tree,
        boilerplate: &'tree [Option<OmissionReason>],
        headline: Option<usize>,
        options: &'tree ParseOptions,
    ) -> Self {
        Self {
            tree,
            options,
            boilerplate,
            headline,
            beside_headline: None,
            article: Article::default(),
            runs: Text::new(),
            context: Context { end: usize::MAX, ..Context::default() },
            stack: Vec::new(),
            without: Vec::new(),
            flat: false,
            spaced: false,
            begun: 0,
            line_after: None,
            chars: 0,
            place: 0,
            root: 0,
            is_page: !boilerplate.is_empty(),
            entries: Vec::new(),
        }
    }

    /// Reads a node with all under it.
    pub fn read(&mut self, root: usize) {
        self.root = root;
        let end = self.tree.get(root).end;
        // The root is what holds the article, whatever it is called; a text or a list is read for itself.
        let mut at = if matches!(self.tree.get(root).name.as_str(), "" | "ul" | "ol" | "p") { root } else { root + 1 };
        while at < end {
            self.leave(at);
            at = self.node(at);
        }
        self.leave(usize::MAX - 1);
        self.finish();
    }

    /// The text of a node as one line, without some of the nodes under it.
    pub fn line(&self, at: usize, without: &[usize]) -> Text {
        let mut reader = Reader::new(self.tree, self.boilerplate, None, self.options);
        reader.flat = true;
        reader.without = without.to_vec();
        reader.read(at);
        trim(&mut reader.runs);
        reader.runs
    }

    /// The same of a line of names and functions, which often stand beside each other without white space.
    pub fn names_line(&self, at: usize, without: &[usize]) -> Text {
        let mut reader = Reader::new(self.tree, self.boilerplate, None, self.options);
        (reader.flat, reader.spaced) = (true, true);
        reader.without = without.to_vec();
        reader.read(at);
        trim(&mut reader.runs);
        reader.runs
    }

    /// The text of a line without marks.
    pub fn plain_line(&self, at: usize, without: &[usize]) -> String {
        plain_text(&self.line(at, without))
    }

    /// Whether the node is left out here.
    pub fn is_left_out(&self, at: usize) -> bool {
        self.tree.get(at).dropped || self.why_boilerplate(at).is_some() || self.without.contains(&at)
    }

    pub fn why_boilerplate(&self, at: usize) -> Option<OmissionReason> {
        self.boilerplate.get(at).copied().flatten()
    }

    fn enter(&mut self, inner: Context) {
        self.stack.push(std::mem::replace(&mut self.context, inner));
    }

    /// Ends the elements that do not reach to `at`.
    fn leave(&mut self, at: usize) {
        while self.context.end <= at {
            if self.context.is_block {
                self.finish();
            }
            let Some(outer) = self.stack.pop() else { return };
            self.context = outer;
        }
    }

    /// Reads one node and says which is next: the first under it, or the one after it.
    fn node(&mut self, at: usize) -> usize {
        let tree = self.tree;
        let node = tree.get(at);
        if node.name.is_empty() {
            if !self.without.contains(&at) {
                self.text(&node.text);
            }
            return node.end;
        }
        if self.is_left_out(at) || node.in_noscript {
            if !self.flat {
                self.omit(at);
            }
            return node.end;
        }
        if self.flat { self.inline(at) } else { self.element(at) }
    }

    fn element(&mut self, at: usize) -> usize {
        let tree = self.tree;
        let node = tree.get(at);
        let name = node.name.as_str();
        let blocks = self.article.blocks.len();
        self.place = at;
        if self.field(at) || self.figure(at) {
            self.settle(at, blocks);
            return node.end;
        }
        if node.says(EMBEDS) {
            let next = self.embed(at);
            self.settle(at, blocks);
            return next;
        }
        let mut inner = self.context.clone();
        inner.end = node.end;
        inner.next_item = None;
        match name {
            _ if is_heading(name) => {
                if inner.kind == BlockKind::Paragraph {
                    inner.kind = BlockKind::Heading;
                    inner.level = name.bytes().last().map(|digit| digit.wrapping_sub(b'0'));
                }
                self.block(inner);
            }
            "blockquote" => {
                let nested = inner.kind == BlockKind::Quote;
                inner.level = Some(if nested { inner.level.unwrap_or(1).saturating_add(1) } else { 1 });
                inner.kind = BlockKind::Quote;
                self.block(inner);
            }
            "ul" | "ol" => {
                let nested = inner.kind == BlockKind::ListItem;
                inner.level = Some(if nested { inner.level.unwrap_or(1).saturating_add(1) } else { 1 });
                inner.kind = BlockKind::ListItem;
                inner.ordinal = None;
                let start = node.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                inner.next_item = (name == "ol").then_some(start);
                self.block(inner);
            }
            "li" => {
                inner.kind = BlockKind::ListItem;
                inner.level = inner.level.or(Some(1));
                inner.ordinal = self.context.next_item;
                self.context.next_item = inner.ordinal.map(|number| number.saturating_add(1));
                self.block(inner);
            }
            "hr" => {
                self.finish();
                self.push_block(Block::text_block(BlockKind::Divider, Text::new()));
            }
            "table" if !tree.is_layout_table(at) => {
                self.finish();
                let runs = self.table(at);
                if !runs.is_empty() {
                    self.push_block(Block::text_block(BlockKind::Table, runs));
                }
                self.settle(at, self.article.blocks.len());
                return node.end;
            }
            "iframe" | "embed" | "video" | "audio" | "amp-iframe" | "amp-video" | "amp-youtube" | "amp-twitter"
            | "amp-instagram" | "lite-youtube" => {
                let next = self.embed(at);
                self.settle(at, blocks);
                return next;
            }
            "pre" => {
                inner.preformatted = true;
                self.block(inner);
            }
            _ if CONTAINERS.contains(&name) || self.stands_apart(at) => {
                if node.says(CORRECTION) && !matches!(name, "body" | "main" | "article") {
                    inner.kind = BlockKind::Correction;
                    inner.level = None;
                }
                self.block(inner);
            }
            _ => return self.inline(at),
        }
        at + 1
    }

    /// An element within a line.
    fn inline(&mut self, at: usize) -> usize {
        let tree = self.tree;
        let node = tree.get(at);
        let mark = match node.name.as_str() {
            "br" => {
                self.line_break();
                return node.end;
            }
            "img" if node.says(&[" emoji ", " wp smiley "]) => {
                self.text(node.attribute("alt").unwrap_or_default());
                return node.end;
            }
            "b" | "strong" => Some(Mark::Strong),
            "i" | "em" => Some(Mark::Emphasis),
            "s" | "del" | "strike" => Some(Mark::Strikethrough),
            "code" | "kbd" | "samp" => Some(Mark::Code),
            "a" => node.attribute("href").map(|url| Mark::Link { url: url.to_owned() }),
            name if self.flat
                && (CONTAINERS.contains(&name) || is_heading(name) || matches!(name, "li" | "blockquote")) =>
            {
                self.text(" ");
                let inner = Context { end: node.end, is_block: true, ..self.context.clone() };
                self.enter(inner);
                None
            }
            _ => None,
        };
        if let Some(mark) = mark {
            let mut inner = Context { end: node.end, is_block: false, ..self.context.clone() };
            inner.marks.push(mark);
            sort::sort_and_dedup(&mut inner.marks);
            self.enter(inner);
        }
        at + 1
    }

    /// Whether an element of a newsroom's own making stands like a block: among elements, and no text beside it.
    fn stands_apart(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        node.name.contains('-') && !self.tree.get(node.parent).has_text && self.runs.is_empty()
    }

    /// Begins an element that stands on lines of its own.
    fn block(&mut self, mut inner: Context) {
        self.finish();
        inner.is_block = true;
        self.enter(inner);
    }

    /// Adds text, its white space folded as a browser shows it.
    fn text(&mut self, text: &str) {
        let ends_name = self.runs.last().is_some_and(|run| run.text.ends_with(char::is_lowercase));
        if self.spaced && ends_name && text.starts_with(|c: char| c.is_uppercase() || c == '@') {
            self.push(" ".to_owned(), self.context.marks.clone());
        }
        let (preformatted, marks) = (self.context.preformatted, self.context.marks.clone());
        let mut folded = String::with_capacity(text.len());
        let mut space = self.runs.last().is_none_or(|run| run.text.ends_with([' ', '\n']));
        for c in visible(text).chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if preformatted || !is_space {
                folded.push(c);
            } else if !space {
                folded.push(' ');
            }
            space = is_space;
        }
        self.push(folded, marks);
    }

    fn push(&mut self, text: String, marks: Vec<Mark>) {
        match self.runs.last_mut() {
            Some(last) if last.marks == marks => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { text, marks }),
        }
    }

    /// A line break; the second in a row ends the paragraph, as older systems part theirs.
    fn line_break(&mut self) {
        if self.flat {
            return self.text(" ");
        }
        if let Some(last) = self.runs.last_mut() {
            last.text.truncate(trim_end(&last.text, |c| c == ' ').len());
            if last.text.ends_with('\n') {
                return self.finish();
            }
        }
        if !self.runs.is_empty() {
            let marks = self.context.marks.clone();
            self.push("\n".to_owned(), marks);
        }
    }

    /// Ends the block that was being read.
    pub fn finish(&mut self) {
        if self.flat {
            return self.text(" ");
        }
        let mut runs = std::mem::take(&mut self.runs);
        trim(&mut runs);
        if runs.is_empty() {
            return;
        }
        let Context { mut kind, level, ordinal, .. } = self.context;
        if matches!(kind, BlockKind::Paragraph | BlockKind::ListItem) {
            let text = plain_text(&runs);
            if is_correction(&text) {
                kind = BlockKind::Correction;
            } else if is_divider(&text) {
                return self.push_block(Block::text_block(BlockKind::Divider, Text::new()));
            } else if kind == BlockKind::Paragraph && self.line_around(&text) {
                return self.settle_line(&text);
            } else if kind == BlockKind::Paragraph && self.is_page && self.begun > 0 && self.late_date(&text) {
                return;
            } else if kind == BlockKind::Paragraph && self.begun < 2 {
                runs = cut_dateline(&mut self.article, runs);
            }
        }
        self.push_block(Block { level, ordinal, ..Block::text_block(kind, runs) });
    }

    pub fn push_block(&mut self, block: Block) {
        let chars = block.runs.iter().map(|run| run.text.chars().count()).sum::<usize>();
        // Lines about the writer or the page stand before the first paragraph; they are short.
        self.begun += usize::from(chars >= FIRST_PARAGRAPH && block.kind != BlockKind::Heading);
        self.chars += chars;
        self.article.blocks.push(block);
    }

    /// Whether a headline may still come.
    pub fn may_have_headline(&self) -> bool {
        self.article.headline.is_none() && self.chars <= BEFORE_HEADLINE
    }

    /// Whether the text read here goes into a paragraph or the like, where an element marks words and not a line.
    pub fn is_inside_line(&self) -> bool {
        self.runs.iter().any(|run| !run.text.trim().is_empty())
    }
}
