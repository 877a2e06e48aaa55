//! Copies DOM nodes for `html/` to read: an element's own children, a fragment, or a whole page.
//!
//! [`copy`] copies the nodes once, `data` the JSON-LD of a page, and [`document`] has the browser's own parser make
//! nodes of a text.

mod copy;
#[cfg(feature = "pages")]
mod data;
mod document;

pub(super) use document::{parse_html, set_trusted_html};

use super::convert::Failure;
use crate::article::Article;
use crate::html::tree::Tree;
use crate::parse::ParseOptions;

/// Reads the article that an element or a fragment holds, or the story of a document.
pub(super) fn read(node: &web_sys::Node, options: &ParseOptions) -> Result<Article, Failure> {
    let tree = copy::copy(node);
    let is_page = tree.is_document() && copy::kind_of(node) != web_sys::Node::DOCUMENT_FRAGMENT_NODE;
    read_tree(&tree, is_page, options)
}

#[cfg(not(feature = "pages"))]
fn read_tree(tree: &Tree, is_page: bool, options: &ParseOptions) -> Result<Article, Failure> {
    if is_page || tree.has_data() {
        return Err(Failure::needs_full("A whole page"));
    }
    Ok(crate::html::read_part(tree, options))
}

#[cfg(feature = "pages")]
fn read_tree(tree: &Tree, is_page: bool, options: &ParseOptions) -> Result<Article, Failure> {
    let data: Vec<_> = tree.data().filter_map(data::parse).collect();
    Ok(crate::html::read(tree, is_page, &data, options))
}
