//! Decides which elements are not read, and counts the text, links and pictures below each node.

use super::node::Node;

/// Elements that are not read: controls, menus, drawings, formulas in another notation, the reading above
/// a word in Japanese or Chinese. A button with a picture is read
/// as a picture.
const DROPPED: &[&str] = &[
    "script",
    "style",
    "template",
    "svg",
    "canvas",
    "map",
    "annotation",
    "annotation-xml",
    "rt",
    "rp",
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
pub(super) const UNSEEN: &str = "\
    visually hidden|visuallyhidden|element invisible|sr only|screen reader text|screenreader|hide caption|\
    toggle caption";
/// The longest text, in characters without white space, that is hidden by its class.
const UNSEEN_LENGTH: usize = 80;
/// The fewest characters of hidden text, in at least two paragraphs, that is a story which a script reveals.
const REVEALED: usize = 250;
/// The highest share of links in such a story.
const REVEALED_LINKED: f64 = 0.3;

/// The fewest paragraphs of a page in a `noscript` element.
const FEWEST_PARAGRAPHS: usize = 3;

/// The shortest alternative text that shows which text is the caption, in characters.
const SHORTEST_ALT: usize = 20;
/// The longest hidden caption, in characters without white space.
const LONGEST_HIDDEN: usize = 600;
/// The number of nodes before a hidden caption in which its picture is searched.
const NEAR_PICTURE: usize = 40;

/// The most levels between the text of a button and the button.
const LABEL_LEVELS: usize = 4;

/// The most children of an element among which the content of a slot is searched, and the most levels.
const MOST_CHILDREN: usize = 200;

/// Marks the elements that are not read, and computes the sums of each node.
pub(super) fn drop_and_measure(nodes: &mut [Node]) {
    // Whether an element is read depends on the text under it.
    measure(nodes);
    for at in 0..nodes.len() {
        reveal_page(nodes, at);
        let is_dropped = is_unread(nodes, at) && !(cfg!(feature = "pages") && is_hidden_caption(nodes, at));
        if let Some(node) = nodes.get_mut(at) {
            node.dropped = is_dropped;
        }
    }
    measure(nodes);
}

/// Reads a `noscript` element that contains the page with its headline, or more text than the rest of the page.
fn reveal_page(nodes: &mut [Node], at: usize) {
    let prose = nodes.first().map_or(0, |page| page.prose);
    let Some(node) = nodes.get(at).filter(|node| node.name == "noscript") else { return };
    if node.paragraphs < FEWEST_PARAGRAPHS {
        return;
    }
    let under = nodes.get_mut(at..node.end).unwrap_or_default();
    let chars: usize = under.iter().filter(|node| node.name.is_empty()).map(|node| node.chars).sum();
    if chars > prose || under.iter().any(|node| node.name == "h1") {
        under.iter_mut().for_each(|node| node.in_noscript = false);
    }
}

/// Whether an element is not read. An element that hides a whole story is read: a script reveals it.
fn is_unread(nodes: &[Node], at: usize) -> bool {
    let Some(node) = nodes.get(at) else { return false };
    if DROPPED.contains(&node.name.as_str()) {
        return node.name != "button" || node.images == 0;
    }
    if node.name == "slot" {
        return is_filled(nodes, node);
    }
    // Without an address, it is a player of the past with a sentence about its installation.
    if node.name == "object" {
        return node.attribute("data").is_none();
    }
    if node.name.is_empty() || matches!(node.name.as_str(), "html" | "body") {
        return false;
    }
    if node.hidden {
        let is_story = node.prose >= REVEALED && node.paragraphs >= 2 && node.link_density() <= REVEALED_LINKED;
        return !is_story;
    }
    // `aria-hidden` text is visible. Only icons are not read.
    if node.attribute("aria-hidden") == Some("true") && node.images == 0 {
        let is_icon = node.chars <= 2 || (node.name == "i" && node.chars <= UNSEEN_LENGTH / 2);
        return is_icon;
    }
    // Where the pictures of a gallery change, their captions are for screen readers.
    // A colon for screen readers is part of a headline.
    node.says(UNSEEN) && (2..=UNSEEN_LENGTH).contains(&node.chars) && node.images == 0 && node.name != "figcaption"
}

/// Whether the host of a shadow root has content for a slot. Browsers then do not show the content of the slot itself.
fn is_filled(nodes: &[Node], slot: &Node) -> bool {
    let above = std::iter::successors(nodes.get(slot.parent), |node| nodes.get(node.parent));
    let Some(root) = above.take(MOST_CHILDREN).find(|node| node.name == "shadow-root") else { return false };
    std::iter::successors(nodes.get(root.parent + 1), |child| nodes.get(child.end))
        .take(MOST_CHILDREN)
        .take_while(|child| child.parent == root.parent)
        .filter(|child| child.name != "shadow-root" && child.name.len() + child.chars > 0)
        .any(|child| child.attribute("slot") == slot.attribute("name"))
}

/// Whether a hidden element after a picture begins with the picture's alternative text. A button shows it as the
/// caption.
///
/// ```text
/// <img alt="The wall in March, before the storm"> …
/// <div hidden><span>The wall in March, before the storm</span> dpa</div>
/// ```
fn is_hidden_caption(nodes: &[Node], at: usize) -> bool {
    let Some(node) = nodes.get(at).filter(|node| node.hidden && node.images == 0) else { return false };
    if !(SHORTEST_ALT..=LONGEST_HIDDEN).contains(&node.chars) {
        return false;
    }
    let texts = |nodes: &[Node]| nodes.iter().position(|node| node.name.is_empty() && node.chars > 0);
    let Some(text) = nodes.get(at..node.end).and_then(|under| under.get(texts(under)?)) else { return false };
    let before = nodes.get(at.saturating_sub(NEAR_PICTURE)..at).unwrap_or_default();
    // Words between them are the caption already.
    // The label of a button is not a caption.
    let is_read = |node: &Node| {
        !std::iter::successors(nodes.get(node.parent), |node| nodes.get(node.parent))
            .take(LABEL_LEVELS)
            .any(|n| n.dropped)
    };
    let is_text = |node: &Node| node.name.is_empty() && node.chars > SHORTEST_ALT && is_read(node);
    let nearest = before.iter().rev().find(|node| node.name == "img" || is_text(node));
    nearest
        .and_then(|picture| picture.attribute("alt"))
        .is_some_and(|alt| alt.chars().count() > SHORTEST_ALT && alt.trim() == text.text.trim())
}

/// Computes the sums of each node, from the last to the first. A parent has a lower number than its children.
fn measure(nodes: &mut [Node]) {
    for node in &mut *nodes {
        node.clear_sums();
    }
    for at in (0..nodes.len()).rev() {
        let (before, from_here) = nodes.split_at_mut(at);
        let Some(node) = from_here.first_mut() else { continue };
        node.end = node.end.max(at + 1);
        node.count_itself();
        if let Some(parent) = before.get_mut(node.parent) {
            parent.add_child(node);
        }
    }
}
