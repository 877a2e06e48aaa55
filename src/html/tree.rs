//! A plain copy of HTML nodes in document order: what the readers beside this file work on.
//!
//! The nodes under a node are the ones from it to its [`Node::end`], so walking, skipping and measuring are loops over
//! numbers, and no depth of nesting exhausts the stack. `wasm/dom` fills a tree from a browser's nodes, the tests fill
//! one from HTML text.

use crate::text::address;

/// The name of the node that stands for a document or a fragment.
const DOCUMENT: &str = "#document";
/// A node with more nodes under it than this is not looked at again and again, however little text it has.
const SHORT_NODES: usize = 80;

/// Elements that hold nothing to read. Of a script only JSON-LD is kept, of a `noscript` only pictures are used.
const DROPPED: &[&str] = &[
    "script",
    "style",
    "template",
    "svg",
    "math",
    "object",
    "canvas",
    "map",
    "button",
    "input",
    "select",
    "textarea",
    "datalist",
    "dialog",
    "form",
    "nav",
    "menu",
    "progress",
    "meter",
    "amp-ad",
    "amp-analytics",
    "amp-sidebar",
    "amp-consent",
    "amp-social-share",
    "amp-pixel",
    "amp-user-notification",
];

/// Attributes that are read.
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-hidden",
    "class",
    "content",
    "data-attachment-id",
    "data-component",
    "data-date",
    "data-entity-uuid",
    "data-id",
    "data-image-id",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-link-name",
    "data-media-id",
    "data-original",
    "data-photo-id",
    "data-src",
    "data-srcset",
    "data-testid",
    "data-tweetid",
    "data-type",
    "data-videoid",
    "datetime",
    "height",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "src",
    "srcset",
    "start",
    "style",
    "title",
    "type",
    "videoid",
    "width",
];

/// Attributes whose words say what an element is for.
const LABELS: &[&str] = &["class", "id", "itemprop", "data-component", "data-testid", "data-type", "data-link-name"];

/// So many paragraphs in one table are a page laid out by it.
const LAYOUT_PARAGRAPHS: usize = 4;

/// One node with all that is under it.
#[derive(Default)]
pub struct Node {
    /// Of an element, in lower case; empty for a text.
    pub name: String,
    /// Of a text, or of a JSON-LD script.
    pub text: String,
    attributes: Vec<(String, String)>,
    /// The words of its class and identifier: `  entry title  post 7  `, two spaces around names.
    label: String,
    pub parent: usize,
    /// The number after the last node under it.
    pub end: usize,
    /// Not to be read: a dropped element, or one that readers do not see.
    pub dropped: bool,
    pub in_noscript: bool,
    /// Visible characters of text under it, white space left out.
    pub chars: usize,
    /// Those inside links.
    pub linked: usize,
    pub links: usize,
    pub images: usize,
    pub figures: usize,
    pub headings: usize,
    pub paragraphs: usize,
    /// Whether it holds text itself, and not only in elements.
    pub has_text: bool,
}

/// A node and all under it, in document order.
#[derive(Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// Stands in for a node that is not there.
    nothing: Node,
}

impl Tree {
    /// A tree that is still to be filled, in document order.
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

    /// Adds an element and returns its number. Its children are added only where [`Tree::wants_children`] says so.
    ///
    /// Attributes not in [`is_read`] should be left out, and values be trimmed.
    pub fn push_element(&mut self, parent: usize, name: String, attributes: Vec<(String, String)>) -> usize {
        let mut node = Node { in_noscript: name == "noscript", attributes, parent, ..Node::default() };
        for key in LABELS {
            if let Some((_, value)) = node.attributes.iter().find(|(name, _)| name == key) {
                add_words(&mut node.label, value);
            }
        }
        node.dropped = DROPPED.contains(&name.as_str()) || node.is_hidden();
        node.in_noscript |= self.get(parent).in_noscript;
        node.name = name;
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Whether the children of an element are copied too. A form may hold a whole page, as older systems have it.
    pub fn wants_children(&self, at: usize) -> bool {
        let node = self.get(at);
        !node.dropped || node.name == "form"
    }

    /// Whether the element is a script with JSON-LD, whose text [`Tree::set_data`] takes.
    pub fn is_data(&self, at: usize) -> bool {
        let node = self.get(at);
        node.name == "script" && node.attribute("type") == Some("application/ld+json")
    }

    /// Gives a JSON-LD script its text.
    pub fn set_data(&mut self, at: usize, text: String) {
        if let Some(node) = self.nodes.get_mut(at) {
            node.text = text;
        }
    }

    /// Whether the root is a document, or what is in place of one.
    pub fn is_document(&self) -> bool {
        matches!(self.get(0).name.as_str(), DOCUMENT | "html" | "body")
    }

    /// Whether there is something that may hold data about the story.
    pub fn has_data(&self) -> bool {
        self.nodes.iter().any(|node| matches!(node.name.as_str(), "script" | "meta"))
    }

    /// The texts of the page's JSON-LD scripts.
    pub fn data(&self) -> impl Iterator<Item = &str> {
        let scripts = self.nodes.iter().filter(|node| node.name == "script" && !node.text.is_empty());
        scripts.map(|node| node.text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim())
    }

    /// Gives links and embeds the addresses that they stand for: those behind a redirect, and on a page that was captured those behind
    /// the archive's own. A page is captured where the archive stands in most of its addresses; a story may link to one capture.
    fn unwrap_addresses(&mut self) {
        let key = |node: &Node| match node.name.as_str() {
            "a" => Some("href"),
            "iframe" | "embed" | "img" => Some("src"),
            _ => None,
        };
        let (mut captures, mut others) = (0, 0);
        for node in &self.nodes {
            let Some(url) = key(node).and_then(|key| node.attribute(key)) else { continue };
            if address::captured(url).is_some() {
                captures += 1;
            } else if address::scheme_end(url).is_some() {
                others += 1;
            }
        }
        // A picture stays where it can be loaded from.
        for node in self.nodes.iter_mut().filter(|node| node.name != "img") {
            let Some(key) = key(node) else { continue };
            let Some((_, url)) = node.attributes.iter_mut().find(|(name, _)| name == key) else { continue };
            let of_archive = (captures > others).then(|| address::captured(url)).flatten();
            let inner = of_archive.unwrap_or(url);
            if let Some(target) = address::redirected(inner) {
                *url = target;
            } else if of_archive.is_some() {
                *url = inner.to_owned();
            }
        }
    }

    /// Ends the filling: adds up what is under each node.
    pub fn finish(&mut self) {
        self.measure();
        self.unwrap_addresses();
    }

    /// Adds up, from the last node to the first, what is under each.
    fn measure(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            let Some(node) = self.nodes.get_mut(at) else { continue };
            node.end = node.end.max(at + 1);
            let is_text = node.name.is_empty();
            if is_text {
                node.chars = node.text.chars().filter(|c| !c.is_whitespace()).count();
            }
            match node.name.as_str() {
                "a" => (node.linked, node.links) = (node.chars, node.links + 1),
                "img" | "amp-img" | "amp-anim" if !node.in_noscript => node.images += 1,
                "figure" => node.figures += 1,
                "p" => node.paragraphs += 1,
                name if is_heading(name) => node.headings += 1,
                _ => {}
            }
            // What is not read adds nothing, but still belongs to its parent.
            let counts = !(node.dropped || is_text && node.in_noscript);
            let (parent, end, sums) = (
                node.parent,
                node.end,
                [node.chars, node.linked, node.links, node.images, node.figures, node.headings, node.paragraphs],
            );
            if at == 0 {
                continue;
            }
            let Some(above) = self.nodes.get_mut(parent) else { continue };
            above.end = above.end.max(end);
            if counts {
                above.has_text |= is_text && sums.first().is_some_and(|chars| *chars > 0);
                let fields = [
                    &mut above.chars,
                    &mut above.linked,
                    &mut above.links,
                    &mut above.images,
                    &mut above.figures,
                    &mut above.headings,
                    &mut above.paragraphs,
                ];
                for (field, sum) in fields.into_iter().zip(sums) {
                    *field += sum;
                }
            }
        }
    }

    /// The node of that number.
    pub fn get(&self, at: usize) -> &Node {
        self.nodes.get(at).unwrap_or(&self.nothing)
    }

    /// The numbers of the node and all under it.
    pub fn under(&self, at: usize) -> std::ops::Range<usize> {
        at..self.get(at).end
    }

    /// The nodes that match and stand in no other that matches.
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

    /// The first element with that name.
    pub fn find(&self, at: usize, name: &str) -> Option<usize> {
        self.under(at).find(|at| self.get(*at).name == name)
    }

    /// Whether one node is under the other, or the same.
    pub fn is_under(&self, at: usize, above: usize) -> bool {
        self.under(above).contains(&at)
    }

    /// Whether a table is there for the layout of what is inside it.
    pub fn is_layout_table(&self, at: usize) -> bool {
        let node = self.get(at);
        let nested = || self.under(at).skip(1).any(|at| self.get(at).name == "table");
        matches!(node.attribute("role"), Some("presentation" | "none"))
            || node.figures > 0
            || node.paragraphs >= LAYOUT_PARAGRAPHS
            || node.headings > 0
            || nested()
    }

    /// Whether all that is under the node is little enough to be looked at again and again.
    pub fn is_short(&self, at: usize, chars: usize) -> bool {
        let node = self.get(at);
        node.chars <= chars && node.end - at <= SHORT_NODES
    }
}

impl Node {
    /// An attribute that is not empty, trimmed.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.is_empty())
    }

    /// Whether its class or identifier has one of the words, given as ` word ` or ` two words `.
    pub fn says(&self, words: &[&str]) -> bool {
        !self.label.is_empty() && words.iter().any(|word| self.label.contains(word))
    }

    fn is_hidden(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        self.attributes.iter().any(|(name, _)| name == "hidden")
            || self.attribute("aria-hidden") == Some("true")
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || self.says(&[
                " visually hidden ",
                " visuallyhidden ",
                " sr only ",
                " screen reader text ",
                " screenreader ",
                " hide caption ",
                " toggle caption ",
            ])
    }
}

/// Adds the words of a class: `entry-title`, `entryTitle` and `entry__title` are ` entry title `.
fn add_words(label: &mut String, names: &str) {
    label.push_str("  ");
    let mut before = ' ';
    for c in names.chars() {
        let is_sign = !c.is_alphanumeric();
        if (is_sign || (c.is_uppercase() && before.is_lowercase())) && !label.ends_with(' ') {
            label.push(' ');
        }
        // Two spaces between names, so that no pair of words reaches from one into the next.
        if c.is_whitespace() && !label.ends_with("  ") {
            label.push(' ');
        } else if !is_sign {
            label.extend(c.to_lowercase());
        }
        before = c;
    }
    while !label.ends_with("  ") {
        label.push(' ');
    }
}

/// Whether the name is of a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an attribute is read at all.
pub fn is_read(attribute: &str) -> bool {
    ATTRIBUTES.contains(&attribute)
}
