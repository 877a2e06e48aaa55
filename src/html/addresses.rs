//! Replaces the addresses of archives and redirects by the original ones.
//!
//! ```text
//! https://web.archive.org/web/20310304061000/https://example.com/ferry   →   https://example.com/ferry
//! https://www.google.com/url?q=https://example.com/ferry                 →   https://example.com/ferry
//! ```

use super::node::Node;
use crate::text::address;

/// Replaces redirects in links and embeds, and on a captured page also the archive's addresses.
///
/// A page is captured if most of its addresses are the archive's. A story may link to a single capture.
pub(super) fn unwrap(nodes: &mut [Node]) {
    let is_captured = is_captured(nodes);
    // A picture keeps the address from which it can be loaded.
    for node in nodes.iter_mut().filter(|node| node.name != "img") {
        let Some(key) = address_key(node) else { continue };
        let Some((_, url)) = node.attributes.iter_mut().find(|(name, _)| name == key) else { continue };
        let of_archive = is_captured.then(|| address::captured(url)).flatten();
        let inner = of_archive.unwrap_or(url);
        if let Some(target) = address::redirected(inner) {
            *url = target;
        } else if of_archive.is_some() {
            *url = inner.to_owned();
        }
    }
}

fn is_captured(nodes: &[Node]) -> bool {
    let (mut captures, mut others) = (0, 0);
    for node in nodes {
        let Some(url) = address_key(node).and_then(|key| node.attribute(key)) else { continue };
        if address::captured(url).is_some() {
            captures += 1;
        } else if address::scheme_end(url).is_some() {
            others += 1;
        }
    }
    captures > others
}

/// The attribute with the address of a link, an embed or a picture.
fn address_key(node: &Node) -> Option<&'static str> {
    match node.name.as_str() {
        "a" => Some("href"),
        "iframe" | "embed" | "img" => Some("src"),
        _ => None,
    }
}
