//! Finds boxes that a page repeats within its story, such as offers for different kinds of readers.
//!
//! A style sheet or a script hides all but one of them, or all:
//!
//! ```text
//! <div class="a"><p>Read on for £1.</p><a>Read on</a></div> …
//! <div class="b"><p>Read on for £1.</p><a>Read on</a></div>
//!     →   duplicate
//! ```

use std::collections::BTreeMap;

use super::boilerplate::Boilerplate;
use super::tree::Tree;
use crate::article::OmissionReason;

/// The fewest characters of a repeated box, without white space. A shorter text may be repeated by chance.
const SHORTEST_CHARS: usize = 20;
/// The longest repeated box, in characters without white space.
const LONGEST_CHARS: usize = 600;

/// Marks the boxes under `root` that have the same text as another one, and a button or a link
/// without text beside it.
pub(super) fn mark(tree: &Tree, root: usize, headline: Option<usize>, boilerplate: &mut Boilerplate) {
    let is_box = |at: usize| {
        let node = tree.get(at);
        matches!(node.name.as_str(), "div" | "section" | "aside" | "p")
            && (SHORTEST_CHARS..=LONGEST_CHARS).contains(&node.chars)
            && tree.is_short(at, LONGEST_CHARS)
            && node.figures + node.images == 0
            // Of elements around each other with the same text, only the outermost is a box.
            && tree.get(node.parent).chars != node.chars
            && headline.is_none_or(|headline| !tree.is_under(headline, at))
    };
    let mut boxes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut at = root + 1;
    while at < tree.get(root).end {
        let is_out = boilerplate.has(at) || tree.get(at).dropped;
        if !is_out && is_box(at) && calls(tree, at) {
            boxes.entry(tree.get(at).chars).or_default().push(at);
        }
        at = if is_out { tree.get(at).end.max(at + 1) } else { at + 1 };
    }
    for same_length in boxes.into_values().filter(|boxes| boxes.len() > 1) {
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in same_length {
            by_text.entry(tree.text(at).split_whitespace().collect()).or_default().push(at);
        }
        for at in by_text.into_values().filter(|boxes| boxes.len() > 1).flatten() {
            boilerplate.set(at, OmissionReason::Duplicate);
        }
    }
}

/// Whether an element has a button, or a link without text beside it.
fn calls(tree: &Tree, at: usize) -> bool {
    let is_call = |at: usize| {
        let node = tree.get(at);
        node.name == "button" || node.name == "a" && node.chars > 0 && !tree.get(node.parent).has_text
    };
    tree.under(at).any(is_call)
}
