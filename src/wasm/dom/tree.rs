//! DOM nodes in, a plain copy in document order out: what the readers beside this file work on.
//!
//! The nodes under a node are the ones from it to its [`Node::end`], so walking, skipping and measuring are loops over
//! numbers: no depth of nesting exhausts the stack, and each question costs no call into JavaScript. Nodes are asked
//! for what they can do and never for their class: they may come from another window, or from a DOM that is no browser's.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::text::address;

#[wasm_bindgen]
extern "C" {
    /// `Reflect.get` for a getter that is asked on behalf of another object.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get_for(object: &Object, name: &JsValue, receiver: &JsValue) -> Result<JsValue, JsValue>;
}

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

/// One node with all that is under it.
#[derive(Default)]
pub(super) struct Node {
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
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Stands in for a node that is not there.
    nothing: Node,
}

impl Tree {
    /// Copies an element, a document or a fragment.
    pub fn copy(root: &web_sys::Node) -> Self {
        let mut tree = Self { nodes: Vec::new(), nothing: Node::default() };
        let mut waiting: Vec<(Handle, usize)> = vec![(Handle(root.into()), 0)];
        while let Some((node, parent)) = waiting.pop() {
            let at = tree.nodes.len();
            if at > 0 {
                waiting.extend(node.node("nextSibling").map(|next| (next, parent)));
            }
            match node.kind() {
                web_sys::Node::TEXT_NODE | web_sys::Node::CDATA_SECTION_NODE => {
                    let text = node.text("nodeValue");
                    tree.nodes.push(Node { text, parent, ..Node::default() });
                }
                web_sys::Node::ELEMENT_NODE => {
                    let mut copy = element(&node);
                    copy.parent = parent;
                    copy.in_noscript |= tree.get(parent).in_noscript;
                    if copy.name == "script" && copy.attribute("type") == Some("application/ld+json") {
                        copy.text = node.text("textContent");
                    }
                    // A form may hold a whole page (as older systems have it), so it is looked into.
                    if !copy.dropped || copy.name == "form" {
                        waiting.extend(node.node("firstChild").map(|child| (child, at)));
                    }
                    tree.nodes.push(copy);
                }
                web_sys::Node::DOCUMENT_NODE | web_sys::Node::DOCUMENT_FRAGMENT_NODE => {
                    waiting.extend(node.node("firstChild").map(|child| (child, at)));
                    tree.nodes.push(Node { name: "#document".to_owned(), parent, ..Node::default() });
                }
                _ => {}
            }
        }
        tree.measure();
        tree.unwrap_addresses();
        tree
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

    /// Whether all that is under the node is little enough to be looked at again and again.
    pub fn is_short(&self, at: usize, chars: usize) -> bool {
        let node = self.get(at);
        node.chars <= chars && node.end - at <= 80
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

/// A node as the DOM has it.
///
/// Asked for a member itself, a form or a document would answer with the element in it that is named so
/// (`<form><input name="firstChild"></form>`). So its class is asked on its behalf, which nothing in a page can name.
struct Handle(JsValue);

impl Handle {
    fn member(&self, name: &str) -> Option<JsValue> {
        let name = JsValue::from(name);
        let class = Reflect::get_prototype_of(&self.0).ok()?;
        let value = get_for(&class, &name, &self.0).ok()?;
        // In a DOM that is no browser's some members are the node's own, and nothing in a page takes their place.
        let value = if value.is_undefined() { Reflect::get(&self.0, &name).ok()? } else { value };
        Some(value).filter(|value| !value.is_null() && !value.is_undefined())
    }

    fn node(&self, name: &str) -> Option<Self> {
        self.member(name).map(Self)
    }

    fn text(&self, name: &str) -> String {
        self.member(name).and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn kind(&self) -> u16 {
        self.member("nodeType").and_then(|kind| kind.as_f64()).unwrap_or_default() as u16
    }

    fn method(&self, name: &str) -> Option<Function> {
        self.member(name)?.dyn_into().ok()
    }

    /// The attributes that are read.
    fn attributes(&self) -> Option<Vec<(String, String)>> {
        let names: Array = self.method("getAttributeNames")?.call0(&self.0).ok()?.dyn_into().ok()?;
        let get = self.method("getAttribute")?;
        let value = |name: &JsValue| Some(get.call1(&self.0, name).ok()?.as_string()?.trim().to_owned());
        let read = |name: JsValue| {
            let key = name.as_string().filter(|key| ATTRIBUTES.contains(&key.as_str()))?;
            Some((key, value(&name)?))
        };
        let mut attributes = Vec::new();
        for name in names.iter() {
            attributes.extend(read(name));
        }
        Some(attributes)
    }
}

/// What the DOM says a node is.
pub(super) fn kind_of(node: &web_sys::Node) -> u16 {
    Handle(node.into()).kind()
}

fn element(element: &Handle) -> Node {
    let name = element.text("localName").to_ascii_lowercase();
    let attributes = element.attributes().unwrap_or_default();
    let mut node = Node { in_noscript: name == "noscript", attributes, ..Node::default() };
    for key in LABELS {
        if let Some((_, value)) = node.attributes.iter().find(|(name, _)| name == key) {
            add_words(&mut node.label, value);
        }
    }
    node.dropped = DROPPED.contains(&name.as_str()) || node.is_hidden();
    node.name = name;
    node
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
