//! A plain copy of HTML nodes in document order, which the readers of this folder work on.
//!
//! A node and everything under it have the numbers from its own up to its [`Node::end`]. Walking, skipping and
//! measuring are therefore loops over numbers, and deep nesting cannot exhaust the stack. `wasm/dom` fills a tree from
//! a browser's nodes, and the tests fill one from HTML text.

#[cfg(feature = "pages")]
use crate::text::address;

/// The name of a node for a document or a fragment.
const DOCUMENT: &str = "#document";
/// The most nodes under a node that is examined repeatedly, however little text it has.
const SHORT_NODES: usize = 80;

/// Elements without visible text. Their children are not copied.
pub const EMPTY: &[&str] = &["script", "style", "template"];

/// Drawings and the like, which can have thousands of elements. Only their text is copied.
pub const DRAWINGS: &[&str] = &["svg", "math", "canvas", "object", "map"];

/// Elements that are not read: controls, menus, drawings. A button with a picture is read as a picture.
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

/// Class words of text for screen readers, and of controls of a caption.
const UNSEEN: &[&str] = &[
    " visually hidden ",
    " visuallyhidden ",
    " sr only ",
    " screen reader text ",
    " screenreader ",
    " hide caption ",
    " toggle caption ",
];
/// The longest text, in characters without white space, that is hidden by its class.
const UNSEEN_LENGTH: usize = 80;
/// The fewest characters of hidden text, in at least two paragraphs, that is a story which a script reveals.
const REVEALED: usize = 250;
/// The highest share of links in such a story.
const REVEALED_LINKED: f64 = 0.3;
/// The fewest characters of a written paragraph, without white space and links.
pub(super) const PARAGRAPH: usize = 25;

/// Attributes that are read.
pub const ATTRIBUTES: &[&str] = &[
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
    "poster",
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

/// Attributes whose words describe the purpose of an element.
const LABELS: &[&str] = &["class", "id", "itemprop", "data-component", "data-testid", "data-type", "data-link-name"];

/// The most elements of a path, counted from its end.
const PATH_LENGTH: usize = 6;

/// The number of paragraphs from which a table is used for layout.
const LAYOUT_PARAGRAPHS: usize = 4;

/// One node, with sums over everything under it.
#[derive(Default)]
pub struct Node {
    /// The name of an element in lower case. Empty for a text.
    pub name: String,
    /// The text of a text node or a JSON-LD script.
    pub text: String,
    attributes: Vec<(String, String)>,
    /// The words of its class and identifier, with two spaces between names: `  entry title  post 7  `.
    label: String,
    pub parent: usize,
    /// The number after the last node under it.
    pub end: usize,
    /// Whether it is not read, with everything under it: a control, a menu, or hidden text.
    pub dropped: bool,
    /// Whether the page hides it.
    pub hidden: bool,
    pub in_noscript: bool,
    /// The number of visible characters under it, without white space.
    pub chars: usize,
    /// The number of those inside links.
    pub linked: usize,
    pub links: usize,
    pub images: usize,
    pub figures: usize,
    pub headings: usize,
    pub paragraphs: usize,
    /// The number of characters of prose under it: text of paragraphs without links.
    pub prose: usize,
    /// Whether it contains text directly, not only in elements.
    pub has_text: bool,
}

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
    /// Attributes outside [`is_read`] should be left out, and values should be trimmed.
    pub fn push_element(&mut self, parent: usize, name: String, attributes: Vec<(String, String)>) -> usize {
        let mut node = Node { in_noscript: name == "noscript", attributes, parent, ..Node::default() };
        for key in LABELS {
            if let Some((_, value)) = node.attributes.iter().find(|(name, _)| name == key) {
                add_words(&mut node.label, value);
            }
        }
        node.in_noscript |= self.get(parent).in_noscript;
        node.hidden = node.is_hidden();
        node.name = name;
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

    /// Whether the element is a script with JSON-LD, whose text is set with [`Tree::set_data`].
    pub fn is_data(&self, at: usize) -> bool {
        let node = self.get(at);
        node.name == "script" && node.attribute("type") == Some("application/ld+json")
    }

    /// Sets the text of a JSON-LD script.
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

    /// The texts of the page's JSON-LD scripts.
    pub fn data(&self) -> impl Iterator<Item = &str> {
        let scripts = self.nodes.iter().filter(|node| node.name == "script" && !node.text.is_empty());
        scripts.map(|node| node.text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim())
    }

    /// Replaces redirects by their targets in links and embeds, and on a captured page also the archive's addresses by
    /// the original ones. A page is captured if most of its addresses are the archive's. A story may link to a single
    /// capture.
    #[cfg(feature = "pages")]
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
        // A picture keeps the address from which it can be loaded.
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

    /// Call after filling: decides what is not read, and computes the sums of each node.
    pub fn finish(&mut self) {
        self.measure();
        self.drop_unread();
        self.measure();
        #[cfg(feature = "pages")]
        self.unwrap_addresses();
    }

    /// Marks the elements that are not read. An element that hides a whole story is read: a script reveals it.
    fn drop_unread(&mut self) {
        for at in 0..self.nodes.len() {
            let is_dropped = self.is_unread(at);
            if let Some(node) = self.nodes.get_mut(at) {
                node.dropped = is_dropped;
            }
        }
    }

    fn is_unread(&self, at: usize) -> bool {
        let node = self.get(at);
        if DROPPED.contains(&node.name.as_str()) {
            return node.name != "button" || node.images == 0;
        }
        if node.name.is_empty() || matches!(node.name.as_str(), "html" | "body") {
            return false;
        }
        if node.hidden {
            let is_story = node.prose >= REVEALED && node.paragraphs >= 2 && node.link_density() <= REVEALED_LINKED;
            return !is_story;
        }
        // `aria-hidden` text is visible. Only ornaments of a heading and icons are not read.
        if node.attribute("aria-hidden") == Some("true") && node.images == 0 {
            let is_in_heading = std::iter::successors(Some(node.parent), |at| (*at > 0).then(|| self.get(*at).parent))
                .take(3)
                .any(|at| is_heading(&self.get(at).name));
            let is_icon = node.chars <= 2 || (node.name == "i" && node.chars <= UNSEEN_LENGTH / 2);
            return is_in_heading || is_icon;
        }
        node.says(UNSEEN) && node.chars <= UNSEEN_LENGTH && node.images == 0
    }

    /// Computes the sums of each node, from the last to the first.
    fn measure(&mut self) {
        for node in &mut self.nodes {
            let own = std::mem::take(node);
            *node = Node {
                name: own.name,
                text: own.text,
                attributes: own.attributes,
                label: own.label,
                parent: own.parent,
                dropped: own.dropped,
                hidden: own.hidden,
                in_noscript: own.in_noscript,
                ..Node::default()
            };
        }
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
            if node.is_paragraph() {
                node.prose = node.prose.max(node.chars.saturating_sub(node.linked));
            }
            // A node that is not read adds nothing, but still belongs to its parent.
            let counts = !(node.dropped || is_text && node.in_noscript);
            let (parent, end, sums) = (
                node.parent,
                node.end,
                [
                    node.chars,
                    node.linked,
                    node.links,
                    node.images,
                    node.figures,
                    node.headings,
                    node.paragraphs,
                    node.prose,
                ],
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
                    &mut above.prose,
                ];
                for (field, sum) in fields.into_iter().zip(sums) {
                    *field += sum;
                }
            }
        }
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
                    (Some(class), _) => format!("{}.{class}", node.name),
                    (None, Some(id)) => format!("{}#{id}", node.name),
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
    }

    /// Whether everything under the node is small enough to be examined repeatedly.
    pub fn is_short(&self, at: usize, chars: usize) -> bool {
        let node = self.get(at);
        node.chars <= chars && node.end - at <= SHORT_NODES
    }
}

impl Node {
    /// The trimmed value of an attribute. `None` if it is empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.is_empty())
    }

    /// Whether its class or identifier contains one of the words, given as ` word ` or ` two words `.
    pub fn says(&self, words: &[&str]) -> bool {
        !self.label.is_empty() && words.iter().any(|word| self.label.contains(word))
    }

    /// Whether its class or identifier contains one of the words of a list: `share|more stories|=widget`. `=widget`
    /// matches only a class of exactly that word.
    pub fn says_one_of(&self, list: &str) -> bool {
        !self.label.is_empty() && has_one_of(&self.label, list)
    }

    /// The same for its class only.
    pub fn class_says_one_of(&self, list: &str) -> bool {
        let mut label = String::new();
        add_words(&mut label, self.attribute("class").unwrap_or_default());
        has_one_of(&label, list)
    }

    /// Whether it has words that describe its purpose.
    pub fn has_label(&self) -> bool {
        !self.label.trim().is_empty()
    }

    /// The share of its text in links, from 0 to 1.
    pub fn link_density(&self) -> f64 {
        if self.chars == 0 { 0.0 } else { self.linked as f64 / self.chars as f64 }
    }

    /// Whether the node is written text, by its form and length.
    pub fn is_paragraph(&self) -> bool {
        let is_block = matches!(self.name.as_str(), "p" | "pre" | "blockquote")
            || (self.has_text && matches!(self.name.as_str(), "div" | "section" | "article" | "td" | "li" | "main"));
        is_block && self.chars.saturating_sub(self.linked) >= PARAGRAPH
    }

    fn is_hidden(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        self.attributes.iter().any(|(name, _)| name == "hidden")
            || style.contains("display:none")
            || style.contains("visibility:hidden")
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

fn has_one_of(label: &str, list: &str) -> bool {
    list.split('|').any(|word| {
        let (word, spaces) = word.strip_prefix('=').map_or((word, " "), |word| (word, "  "));
        label.match_indices(word).any(|(at, _)| {
            label.get(..at).is_some_and(|before| before.ends_with(spaces))
                && label.get(at + word.len()..).is_some_and(|after| after.starts_with(spaces))
        })
    })
}

/// Adds the words of a class: `entry-title`, `entryTitle` and `entry__title` become ` entry title `.
fn add_words(label: &mut String, names: &str) {
    label.push_str("  ");
    let mut before = ' ';
    for c in names.chars() {
        let is_sign = !c.is_alphanumeric();
        if (is_sign || (c.is_uppercase() && before.is_lowercase())) && !label.ends_with(' ') {
            label.push(' ');
        }
        // Two spaces between names, so that no pair of words spans two names.
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

/// Whether the name is that of a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an attribute is read.
pub fn is_read(attribute: &str) -> bool {
    ATTRIBUTES.contains(&attribute)
}

/// Whether an element is inline.
pub(super) fn is_phrase(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}
