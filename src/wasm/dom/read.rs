//! Reads copied nodes: an element or a fragment as an article, a document as a page with one.

use super::copy;
#[cfg(feature = "pages")]
use super::data;
#[cfg(feature = "pages")]
use super::inert::inert_document;
use crate::article::Article;
use crate::html::tree::{JSON_LD, Tree};
use crate::parse::ParseOptions;
use crate::wasm::convert::Failure;

/// Reads the article of an element or a fragment, or the story of a document.
pub(in crate::wasm) fn read(node: &web_sys::Node, options: &ParseOptions) -> Result<Article, Failure> {
    let tree = copy::copy(node, JSON_LD);
    let is_page = tree.is_document() && copy::kind_of(node) != web_sys::Node::DOCUMENT_FRAGMENT_NODE;
    read_tree(node, &tree, is_page, options)
}

#[cfg(not(feature = "pages"))]
pub(super) fn read_tree(
    _: &web_sys::Node,
    tree: &Tree,
    is_page: bool,
    options: &ParseOptions,
) -> Result<Article, Failure> {
    if is_page || tree.has_data() {
        return Err(Failure::needs_full("A whole page"));
    }
    Ok(crate::html::read_part(tree, options))
}

#[cfg(feature = "pages")]
pub(super) fn read_tree(
    node: &web_sys::Node,
    tree: &Tree,
    is_page: bool,
    options: &ParseOptions,
) -> Result<Article, Failure> {
    use crate::html::script_data::{SCRIPT, add, is_needed, markup, values};

    let linked: Vec<_> = tree.data(JSON_LD).filter_map(data::parse).collect();
    let mut article = crate::html::read(tree, is_page, &linked, options);
    if is_page
        && is_needed(&article)
        && let Some(story) = markup(&article, &values(copy::copy(node, SCRIPT).data(SCRIPT), &data::parse))
        && let Some(document) = inert_document(&story)
    {
        add(&mut article, crate::html::read_part(&copy::copy(&document, JSON_LD), options).blocks);
    }
    Ok(article)
}
