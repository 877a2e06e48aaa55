//! Reads one element: as a field, a photo or embedded content, as a new block, or as a part of a line.

use super::node::is_heading;
use super::walk::{Inherited, Walk};
use crate::article::{Block, BlockKind, Markup, Text};
use crate::parse::shared::is_struck;
use crate::sort;

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
    "shadow-root",
];

const CORRECTION: &str = "\
    correction|corrections|clarification|clarifications|editors note|editor note|editorial note|\
    erratum|correction note";
const EMBEDS: &str = "\
    twitter tweet|instagram media|tiktok embed|bluesky embed|mastodon embed|fb post|fb video|\
    twitter video";
/// AMP elements that show content of another site, without `amp-`.
const AMP_EMBEDS: &str = "brightcove dailymotion facebook jwplayer soundcloud tiktok vimeo";
/// Class words of empty elements that a script fills.
const PLACEHOLDERS: &str = "infogram embed|flourish embed|video js|powa";

impl Walk<'_> {
    /// Reads an element and returns the next node to read.
    pub fn element(&mut self, at: usize) -> usize {
        let tree = self.tree;
        let node = tree.get(at);
        let name = node.name.as_str();
        let blocks = self.article.blocks.len();
        self.place = at;
        if self.field(at) || self.figure(at) {
            self.settle(at, blocks);
            return node.end;
        }
        if node.says(EMBEDS) || self.is_placeholder(at) {
            let next = self.embed(at);
            self.settle(at, blocks);
            return next;
        }
        match name {
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
            "iframe" | "embed" | "object" | "video" | "audio" | "amp-iframe" | "amp-video" | "amp-youtube"
            | "amp-twitter" | "amp-instagram" | "lite-youtube" => {
                let next = self.embed(at);
                self.omit_framed(at);
                self.settle(at, blocks);
                return next;
            }
            _ => match self.block_context(at) {
                Some(inner) => self.block(inner),
                None => return self.inline(at),
            },
        }
        at + 1
    }

    /// The properties of the blocks in an element. `None` if the element is a part of a line.
    fn block_context(&mut self, at: usize) -> Option<Inherited> {
        let node = self.tree.get(at);
        let mut inner = self.context.clone();
        inner.end = node.end;
        inner.next_item = None;
        // The depth of a list or quotation inside another one.
        let deeper = |kind: BlockKind| {
            let nested = self.context.kind == kind;
            Some(if nested { self.context.level.unwrap_or(1).saturating_add(1) } else { 1 })
        };
        match node.name.as_str() {
            name if is_heading(name) => {
                if inner.kind == BlockKind::Paragraph {
                    inner.kind = BlockKind::Heading;
                    inner.level = name.bytes().last().map(|digit| digit.wrapping_sub(b'0'));
                }
            }
            "blockquote" => {
                inner.level = deeper(BlockKind::Quote);
                inner.kind = BlockKind::Quote;
            }
            name @ ("ul" | "ol") => {
                inner.level = deeper(BlockKind::ListItem);
                inner.kind = BlockKind::ListItem;
                inner.ordinal = None;
                let start = node.attribute("start").and_then(|start| start.parse().ok());
                inner.counts_down = node.attributes.iter().any(|(name, _)| name == "reversed");
                let count = || self.children(at).iter().filter(|child| self.tree.get(**child).name == "li").count();
                let first = || if inner.counts_down { u32::try_from(count()).unwrap_or(1) } else { 1 };
                inner.next_item = (name == "ol").then(|| start.unwrap_or_else(first));
            }
            "li" => {
                inner.kind = BlockKind::ListItem;
                inner.level = inner.level.or(Some(1));
                let own = || node.attribute("value").and_then(|value| value.parse().ok());
                inner.ordinal = self.context.next_item.map(|next| own().unwrap_or(next));
                let step = if self.context.counts_down { u32::saturating_sub } else { u32::saturating_add };
                self.context.next_item = inner.ordinal.map(|number| step(number, 1));
            }
            "pre" => inner.preformatted = true,
            name if CONTAINERS.contains(&name) || self.stands_apart(at) => {
                if node.says(CORRECTION) && !matches!(name, "body" | "main" | "article") {
                    inner.kind = BlockKind::Correction;
                    inner.level = None;
                }
            }
            _ => return None,
        }
        Some(inner)
    }

    /// Reads an element within a line.
    pub fn inline(&mut self, at: usize) -> usize {
        let tree = self.tree;
        let node = tree.get(at);
        let markup = match node.name.as_str() {
            "br" => {
                self.line_break();
                return node.end;
            }
            // A line break that the style sheet makes.
            "span" if node.end == at + 1 && node.says("=br") => {
                self.line_break();
                return node.end;
            }
            "img" if node.says("emoji|wp smiley") => {
                self.text(node.attribute("alt").unwrap_or_default());
                return node.end;
            }
            "b" | "strong" => Some(Markup::Strong),
            "i" | "em" => Some(Markup::Emphasis),
            "s" | "del" | "strike" => Some(Markup::Strikethrough),
            // "<del>old</del><ins>new</ins>" are two words.
            "ins" if self.runs.last().is_some_and(is_struck) => {
                self.text(" ");
                None
            }
            "code" | "kbd" | "samp" => Some(Markup::Code),
            "a" => node.attribute("href").map(|url| Markup::Link { url: url.to_owned() }),
            name if self.flat
                && (CONTAINERS.contains(&name) || is_heading(name) || matches!(name, "li" | "blockquote")) =>
            {
                self.text(" ");
                let inner = Inherited { end: node.end, is_block: true, ..self.context.clone() };
                self.enter(inner);
                None
            }
            _ => None,
        };
        if let Some(markup) = markup {
            let mut inner = Inherited { end: node.end, is_block: false, ..self.context.clone() };
            inner.markup.push(markup);
            sort::sort_and_dedup(&mut inner.markup);
            self.enter(inner);
        }
        at + 1
    }

    /// Whether an element is empty until a script loads its content: `<div class="infogram-embed" data-id="7">`,
    /// `<amp-facebook data-href="…">`.
    fn is_placeholder(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        let is_named = || {
            let name = node.name.as_str();
            let is_one = |name| AMP_EMBEDS.split(' ').any(|one| one == name);
            let of_amp = cfg!(feature = "pages") && name.strip_prefix("amp-").is_some_and(is_one);
            of_amp || matches!(name, "lite-vimeo" | "video-js") || node.says(PLACEHOLDERS)
        };
        node.chars + node.images == 0 && is_named()
    }

    /// Whether a custom element is a block: there is no text beside it.
    fn stands_apart(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        node.name.contains('-') && !self.tree.get(node.parent).has_text && self.runs.is_empty()
    }
}
