//! Reads a part of the tree into an [`Article`]: the body block by block, and the fields around it.
//!
//! Unknown elements are transparent: their content is read as part of the parent. The walk goes from one node number to
//! the next and keeps the open elements on its own stack.

use super::paragraphs::paragraphs;
use super::tree::Tree;
use crate::article::{Article, Block, BlockKind, Markup, OmissionReason, Run, Text, plain_text};
use crate::parse::ParseOptions;
use crate::parse::shared::{cut_dateline, is_byline, is_correction, is_divider, trim, visible};
use crate::text::trim::trim_end;

/// The most characters of text before a headline.
const BEFORE_HEADLINE: usize = 300;
/// The fewest characters of a paragraph that begins the body.
const FIRST_PARAGRAPH: usize = 60;

/// The properties that an element passes to its children.
#[derive(Clone, Default)]
pub(super) struct Inherited {
    /// The number after the last node that it applies to.
    pub end: usize,
    pub kind: BlockKind,
    pub level: Option<u8>,
    pub ordinal: Option<u32>,
    pub markup: Vec<Markup>,
    /// Whether the end of the element ends a block.
    pub is_block: bool,
    /// Whether white space is kept as it is.
    pub preformatted: bool,
    /// The number of the next item of a numbered list.
    pub next_item: Option<u32>,
    /// Whether its numbers go down.
    pub counts_down: bool,
}

/// The state of a walk through the tree: what to read, what to leave out, and the article so far.
pub(super) struct Walk<'tree> {
    pub tree: &'tree Tree,
    /// The options for captions and credits.
    pub options: &'tree ParseOptions,
    /// Why nodes of a page are not part of the story, by node number.
    pub boilerplate: &'tree [Option<OmissionReason>],
    /// The node of the page's headline, if one was found.
    pub headline: Option<usize>,
    /// The texts in that node that do not belong to the headline, such as a kicker, if the metadata shows them.
    pub beside_headline: Option<Vec<usize>>,
    pub article: Article,
    /// The text read since the last block.
    pub runs: Text,
    /// The properties of the innermost open element.
    pub context: Inherited,
    /// The properties of the elements around it.
    stack: Vec<Inherited>,
    /// Nodes that are left out of a line.
    without: Vec<usize>,
    /// Whether everything becomes one line. Spaces then separate blocks, and photos and fields are not recognised.
    pub flat: bool,
    /// Whether neighbouring elements without white space are separate words: "Ada Quill" and "Staff writer".
    spaced: bool,
    /// The number of paragraphs of the body read so far. The first one may be the standfirst, so fields may still
    /// follow it.
    pub begun: usize,
    /// The number of blocks before the first field that followed a paragraph.
    pub line_after: Option<usize>,
    /// The number of characters in the blocks read so far.
    chars: usize,
    /// The element that is being read, as the location of omitted text.
    pub place: usize,
    /// The node whose content is read.
    pub root: usize,
    /// Whether a whole page is read. Lines of the page may then stand between those of the story.
    pub is_page: bool,
    /// The times of the entries of a live report.
    pub entries: Vec<usize>,
}

impl<'tree> Walk<'tree> {
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
            context: Inherited { end: usize::MAX, ..Inherited::default() },
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

    /// Reads a node and everything under it.
    pub fn read(&mut self, root: usize) {
        self.root = root;
        let end = self.tree.get(root).end;
        // The root usually only contains the article, whatever its name. A text, list or paragraph is read itself.
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
        self.flat_line(at, without, false)
    }

    /// The same for a line of names and job titles, which often have no white space between them.
    pub fn names_line(&self, at: usize, without: &[usize]) -> Text {
        self.flat_line(at, without, true)
    }

    fn flat_line(&self, at: usize, without: &[usize], spaced: bool) -> Text {
        let mut walk = Walk::new(self.tree, self.boilerplate, None, self.options);
        (walk.flat, walk.spaced) = (true, spaced);
        walk.without = without.to_vec();
        walk.read(at);
        trim(&mut walk.runs);
        walk.runs
    }

    /// The text of a node as one line without markup.
    pub fn plain_line(&self, at: usize, without: &[usize]) -> String {
        plain_text(&self.line(at, without))
    }

    /// Whether the node is left out.
    pub fn is_left_out(&self, at: usize) -> bool {
        self.tree.get(at).dropped || self.why_boilerplate(at).is_some() || self.without.contains(&at)
    }

    pub fn why_boilerplate(&self, at: usize) -> Option<OmissionReason> {
        self.boilerplate.get(at).copied().flatten()
    }

    /// Opens an element.
    pub fn enter(&mut self, inner: Inherited) {
        self.stack.push(std::mem::replace(&mut self.context, inner));
    }

    /// Closes the elements that do not contain `at`.
    fn leave(&mut self, at: usize) {
        while self.context.end <= at {
            if self.context.is_block {
                self.finish();
            }
            let Some(outer) = self.stack.pop() else { return };
            self.context = outer;
        }
    }

    /// Reads one node and returns the next one to read: the first node under it, or the one after it.
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

    /// Opens an element that begins a new block.
    pub fn block(&mut self, mut inner: Inherited) {
        self.finish();
        inner.is_block = true;
        self.enter(inner);
    }

    /// Adds text. White space is collapsed as in a browser.
    pub fn text(&mut self, text: &str) {
        let ends_name = self.runs.last().is_some_and(|run| run.text.ends_with(char::is_lowercase));
        if self.spaced && ends_name && text.starts_with(|c: char| c.is_uppercase() || c == '@') {
            self.push(" ".to_owned(), self.context.markup.clone());
        }
        // Japanese and Chinese pages begin a paragraph with a wide space, and a style sheet keeps the line break.
        if let Some((line, rest)) = text.split_once("\n\u{3000}").filter(|_| !self.flat) {
            self.text(line);
            self.finish();
            return self.text(rest);
        }
        let (preformatted, markup) = (self.context.preformatted, self.context.markup.clone());
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
        self.push(folded, markup);
    }

    fn push(&mut self, text: String, markup: Vec<Markup>) {
        match self.runs.last_mut() {
            Some(last) if last.markup == markup => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { text, markup }),
        }
    }

    /// Adds a line break. The second in a row ends the paragraph, because older systems separate paragraphs that way.
    pub fn line_break(&mut self) {
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
            let markup = self.context.markup.clone();
            self.push("\n".to_owned(), markup);
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
        if self.context.kind != BlockKind::Paragraph || self.context.preformatted {
            return self.finish_block(runs);
        }
        for paragraph in paragraphs(runs) {
            self.finish_block(paragraph);
        }
    }

    fn finish_block(&mut self, mut runs: Text) {
        let Inherited { mut kind, level, ordinal, .. } = self.context;
        if matches!(kind, BlockKind::Paragraph | BlockKind::ListItem) {
            let text = plain_text(&runs);
            if is_correction(&text) {
                kind = BlockKind::Correction;
            } else if is_divider(&text) {
                return self.push_block(Block::text_block(BlockKind::Divider, Text::new()));
            } else if (kind == BlockKind::Paragraph || is_byline(&text)) && self.line_around(&text) {
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
        // Short lines about the author or the page do not begin the body.
        self.begun += usize::from(chars >= FIRST_PARAGRAPH && block.kind != BlockKind::Heading);
        self.chars += chars;
        self.article.blocks.push(block.into());
    }

    /// Whether a headline may still follow.
    pub fn may_have_headline(&self) -> bool {
        self.article.headline.is_none() && self.chars <= BEFORE_HEADLINE
    }

    /// Whether the current block already has text. An element then marks words within a line.
    pub fn is_inside_line(&self) -> bool {
        self.runs.iter().any(|run| !run.text.trim().is_empty())
    }
}
