//! Reads copied nodes: an element or a fragment as an article, a document as a page with one.

use super::copy;
#[cfg(feature = "pages")]
use super::data;
use crate::article::Article;
use crate::html::tree::Tree;
use crate::parse::ParseOptions;
use crate::wasm::convert::Failure;

/// Reads the article of an element or a fragment, or the story of a document.
pub(in crate::wasm) fn read(node: &web_sys::Node, options: &ParseOptions) -> Result<Article, Failure> {
    let tree = copy::copy(node);
    let is_page = tree.is_document() && copy::kind_of(node) != web_sys::Node::DOCUMENT_FRAGMENT_NODE;
    read_tree(&tree, is_page, options)
}

#[cfg(not(feature = "pages"))]
pub(super) fn read_tree(tree: &Tree, is_page: bool, options: &ParseOptions) -> Result<Article, Failure> {
    if is_page || tree.has_data() {
        return Err(Failure::needs_full("A whole page"));
    }
    Ok(crate::html::read_part(tree, options))
}

#[cfg(feature = "pages")]
pub(super) fn read_tree(tree: &Tree, is_page: bool, options: &ParseOptions) -> Result<Article, Failure> {
    let data: Vec<_> = tree.data().filter_map(data::parse).collect();
    Ok(crate::html::read(tree, is_page, &data, options))
}
