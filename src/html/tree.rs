//! A plain copy of HTML nodes in document order, which the other modules of this folder read.
//!
//! A node and everything under it have the numbers from its own up to its `Node::end`. Walking, skipping and
//! measuring are therefore loops over numbers, and deep nesting cannot exhaust the stack. `wasm/dom` fills a tree from
//! a browser's nodes, and the tests fill one from HTML text.

#[cfg(feature = "pages")]
use super::addresses;
use super::dropped;
use super::node::{Node, is_phrase};

/// The name of a node for a document or a fragment.
const DOCUMENT: &str = "#document";
/// The most nodes under a node that is examined repeatedly, however little text it has.
const SHORT_NODES: usize = 80;

/// Elements without visible text. Their children are not copied.
pub const EMPTY: &[&str] = &["script", "style", "template"];

/// Drawings and the like, which can have thousands of elements. Only their text is copied.
pub const DRAWINGS: &[&str] = &["svg", "canvas", "object"];

/// The type of scripts with JSON-LD.
pub const JSON_LD: &str = "application/ld+json";

/// Attributes that are read.
pub const ATTRIBUTES: &[&str] = &[
    "align",
    "alt",
    "aria-describedby",
    "aria-hidden",
    "checked",
    "class",
    "color",
    "content",
    "data",
    "data-attachment-id",
    "data-caption",
    "data-component",
    "data-copyright",
    "data-credit",
    "data-date",
    "data-entity-uuid",
    "data-href",
    "data-id",
    "data-image",
    "data-image-id",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-link-name",
    "data-media-id",
    "data-original",
    "data-photo-id",
    "data-shortcode",
    "data-src",
    "data-srcset",
    "data-testid",
    "data-tweetid",
    "data-type",
    "data-uuid",
    "data-video-id",
    "data-videoid",
    "datetime",
    "height",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "layout",
    "max",
    "name",
    "poster",
    "property",
    "rel",
    "reversed",
    "role",
    "selected",
    "slot",
    "src",
    "srcdoc",
    "srcset",
    "start",
    "style",
    "title",
    "type",
    "value",
    "videoid",
    "width",
];

/// The last words of the names of attributes with text that readers see or hear: `aria-label`, `data-caption`.
pub const TEXTS: &[&str] = &[
    "abbr",
    "alt",
    "author",
    "byline",
    "caption",
    "copyright",
    "credit",
    "credits",
    "description",
    "headline",
    "html",
    "label",
    "photographer",
    "placeholder",
    "quote",
    "summary",
    "text",
    "title",
    "tooltip",
];

/// The longest script that is searched for texts, in bytes.
const LONGEST_SCRIPT: usize = 100_000;

/// The most elements of a path, counted from its end.
const PATH_LENGTH: usize = 6;

/// The number of paragraphs from which a table is used for layout.
const LAYOUT_PARAGRAPHS: usize = 4;

/// The most cells of a table with a picture that is used for layout.
const MOST_CELLS: usize = 4;

/// All nodes in document order.
#[derive(Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// A substitute for a missing node.
    nothing: Node,
}

impl Tree {
    /// Creates an empty tree, to be filled in document order.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under `parent`.
    pub fn push_text(&mut self, parent: usize, text: String) {
        self.nodes.push(Node { text, parent, ..Node::default() });
    }

    /// Adds a document or a fragment, and returns its number.
    pub fn push_document(&mut self, parent: usize) -> usize {
        self.nodes.push(Node { name: DOCUMENT.to_owned(), parent, ..Node::default() });
        self.nodes.len() - 1
    }

    /// Adds an element and returns its number. Add its children only if [`Tree::wants_children`] returns true.
    ///
    /// Attributes that are not [read](is_read) should be left out, and values should be trimmed.
    pub fn push_element(&mut self, parent: usize, name: String, attributes: Vec<(String, String)>) -> usize {
        let in_noscript = self.get(parent).in_noscript;
        let node = Node { parent, in_noscript, ..Node::default() }.into_element(name, attributes);
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Whether the children of an element are copied as well.
    pub fn wants_children(&self, at: usize) -> bool {
        !EMPTY.contains(&self.get(at).name.as_str()) && !self.is_drawing(at)
    }

    /// Whether the element is a drawing, of which only the text is copied.
    pub fn is_drawing(&self, at: usize) -> bool {
        DRAWINGS.contains(&self.get(at).name.as_str())
    }

    /// Whether the element is a script with data of a type, whose text is set with [`Tree::set_data`]. An empty type is
    /// any.
    pub fn is_data(&self, at: usize, kind: &str) -> bool {
        let node = self.get(at);
        node.name == "script" && (kind.is_empty() || node.attribute("type") == Some(kind))
    }

    /// Whether the text of a script is kept because it may name texts that readers see: `{caption: "The gate"}`. Scripts
    /// of the page itself are not. The same rule is in `wasm/dom/dom.js`.
    pub fn may_have_texts(&self, at: usize, script: &str) -> bool {
        let node = self.get(at);
        let parent = self.get(node.parent).name.as_str();
        node.name == "script" && !matches!(parent, "head" | "body" | "html" | DOCUMENT) && names_any_text(script)
    }

    /// Sets the text of a script with data.
    pub fn set_data(&mut self, at: usize, text: String) {
        if let Some(node) = self.nodes.get_mut(at) {
            node.text = text;
        }
    }

    /// Whether the root is a document or the root element of one.
    pub fn is_document(&self) -> bool {
        matches!(self.get(0).name.as_str(), DOCUMENT | "html" | "body")
    }

    /// Whether any element may contain data about the story.
    pub fn has_data(&self) -> bool {
        self.nodes.iter().any(|node| matches!(node.name.as_str(), "script" | "meta"))
    }

    /// The texts of the page's scripts with data of a type. An empty type is any.
    pub fn data(&self, kind: &str) -> impl Iterator<Item = &str> {
        let scripts = (0..self.nodes.len()).filter(move |at| self.is_data(*at, kind)).map(|at| self.get(at));
        scripts.filter(|node| !node.text.is_empty()).map(|node| {
            let text = node.text.trim().trim_start_matches("<!--");
            text.strip_suffix("-->").unwrap_or(text).trim()
        })
    }

    /// Call after filling: decides what is not read, and computes the sums of each node.
    pub fn finish(&mut self) {
        dropped::drop_and_measure(&mut self.nodes);
        #[cfg(feature = "pages")]
        addresses::unwrap(&mut self.nodes);
    }

    /// The node with this number.
    pub fn get(&self, at: usize) -> &Node {
        self.nodes.get(at).unwrap_or(&self.nothing)
    }

    /// The numbers of the node and everything under it, without the content of dropped nodes.
    pub fn under(&self, at: usize) -> Under<'_> {
        Under { tree: self, start: at, next: at, end: self.get(at).end }
    }

    /// The numbers of the text nodes under a node, including dropped ones.
    pub fn texts(&self, at: usize) -> impl Iterator<Item = usize> {
        (at..self.get(at).end).filter(|at| self.get(*at).name.is_empty())
    }

    /// The nodes above, the nearest first, without the node itself.
    pub fn above(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |at| (*at > 0).then(|| self.get(*at).parent)).skip(1)
    }

    /// The location of a node: `body > main > article.story`. For a deep node, only the last elements.
    pub fn path(&self, at: usize) -> String {
        let mut names: Vec<String> = Vec::new();
        for at in [at].into_iter().chain(self.above(at)) {
            let node = self.get(at);
            if names.len() > PATH_LENGTH || matches!(node.name.as_str(), DOCUMENT | "html") {
                break;
            }
            if !node.name.is_empty() {
                let class = node.attribute("class").and_then(|class| class.split_whitespace().next());
                names.push(match (class, node.attribute("id")) {
                    (Some(class), _) => [&node.name, ".", class].concat(),
                    (None, Some(id)) => [&node.name, "#", id].concat(),
                    (None, None) => node.name.clone(),
                });
            }
        }
        names.reverse();
        names.join(" > ")
    }

    /// The nodes that match and are not inside another one that matches.
    pub fn outermost(&self, at: usize, matches: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        let mut next = at + 1;
        while next < self.get(at).end {
            let node = self.get(next);
            let is_match = !node.name.is_empty() && !node.dropped && matches(next);
            if is_match {
                found.push(next);
            }
            next = if is_match || node.dropped { node.end } else { next + 1 };
        }
        found
    }

    /// The first element with this name.
    pub fn find(&self, at: usize, name: &str) -> Option<usize> {
        self.under(at).find(|at| self.get(*at).name == name)
    }

    /// The text of a node as in the source, without that of dropped nodes.
    pub fn text(&self, at: usize) -> String {
        let mut text = String::new();
        for at in self.under(at) {
            let node = self.get(at);
            if node.name.is_empty() {
                text.push_str(&node.text);
            } else if !text.ends_with(' ') && !is_phrase(&node.name) {
                text.push(' ');
            }
        }
        text
    }

    /// The number of characters under a node, including dropped nodes.
    pub fn text_length(&self, at: usize) -> usize {
        self.texts(at).map(|at| self.get(at).chars).sum()
    }

    /// Whether one node is under the other, or the same.
    pub fn is_under(&self, at: usize, above: usize) -> bool {
        (above..self.get(above).end).contains(&at)
    }

    /// Whether a table is only used for layout.
    pub fn is_layout_table(&self, at: usize) -> bool {
        let node = self.get(at);
        let nested = || self.under(at).skip(1).any(|at| self.get(at).name == "table");
        matches!(node.attribute("role"), Some("presentation" | "none"))
            || node.figures > 0
            || node.paragraphs >= LAYOUT_PARAGRAPHS
            || node.headings > 0
            || nested()
            || (self.find(at, "img").is_some() && self.has_few_cells(at))
    }

    /// Whether a table is a picture with its caption, or a picture beside a text.
    fn has_few_cells(&self, at: usize) -> bool {
        let cells = self.under(at).filter(|at| matches!(self.get(*at).name.as_str(), "td" | "th"));
        cells.take(MOST_CELLS + 1).count() <= MOST_CELLS
    }

    /// Whether everything under the node is small enough to be examined repeatedly.
    pub fn is_short(&self, at: usize, chars: usize) -> bool {
        let node = self.get(at);
        node.chars <= chars && node.end - at <= SHORT_NODES
    }
}

/// The numbers of nodes in document order; see [`Tree::under`].
pub struct Under<'tree> {
    tree: &'tree Tree,
    start: usize,
    next: usize,
    end: usize,
}

impl Under<'_> {
    /// Whether the node is one of them, or under a dropped one of them.
    pub fn contains(&self, at: &usize) -> bool {
        (self.start..self.end).contains(at)
    }
}

impl Iterator for Under<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.next;
        if at >= self.end {
            return None;
        }
        let node = self.tree.get(at);
        self.next = if node.dropped && at > self.start { node.end.max(at + 1) } else { at + 1 };
        Some(at)
    }
}

/// Whether an attribute is read. The same rule is in `wasm/dom/dom.js`.
pub fn is_read(attribute: &str, value: &str) -> bool {
    ATTRIBUTES.contains(&attribute) || has_text(attribute) || is_json(value)
}

/// Whether the value of an attribute is text for readers.
pub(super) fn has_text(attribute: &str) -> bool {
    TEXTS.contains(&attribute.rsplit('-').next().unwrap_or_default())
}

/// Whether a member of JSON in an attribute is text for readers: `photoCredit`, `copyrightNotice`.
pub(super) fn names_text(member: &str) -> bool {
    let member = member.to_ascii_lowercase();
    TEXTS.iter().any(|text| member.starts_with(text) || member.ends_with(text))
}

/// Whether a script has a member for text, with a string.
fn names_any_text(script: &str) -> bool {
    if script.len() > LONGEST_SCRIPT {
        return false;
    }
    let script = script.to_ascii_lowercase();
    TEXTS.iter().any(|text| {
        script.match_indices(text).any(|(at, text)| {
            let rest = script.get(at + text.len()..).unwrap_or_default().trim_start_matches(['"', '\'']).trim_start();
            let value = rest.strip_prefix(':').unwrap_or_default().trim_start();
            value.starts_with(['"', '\'', '`'])
        })
    })
}

/// Whether the value of an attribute is JSON.
pub(super) fn is_json(value: &str) -> bool {
    value.starts_with(['[', '{'])
}
