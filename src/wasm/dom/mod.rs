//! DOM nodes in, [`Article`] out: the element's own children, a fragment, or the story on a whole page.
//!
//! [`tree`] copies the nodes once; `page` finds the story among the furniture; [`reader`] walks through it, with
//! [`fields`] and [`dates`] for the lines around the body, [`figure`] for photos and [`table`] for tables and embedded things;
//! `json_ld` fills what the markup lacks. [`document`] has the browser's own parser make nodes of a text.

mod dates;
mod document;
mod fields;
mod figure;
#[cfg(feature = "pages")]
mod json_ld;
#[cfg(feature = "pages")]
mod page;
mod reader;
mod table;
mod tree;

pub(super) use document::{is_html, parse_html, set_trusted_html};

use super::convert::Failure;
use super::facts::Facts;
use crate::article::{Article, ArticleDate};
use crate::parse::ParseOptions;
use reader::Reader;
use tree::Tree;

/// Reads the article that an element or a fragment holds, or the story of a document.
pub(super) fn read(node: &web_sys::Node, options: &ParseOptions) -> Result<Article, Failure> {
    let tree = Tree::copy(node);
    let is_page = matches!(tree.get(0).name.as_str(), "#document" | "html" | "body")
        && tree::kind_of(node) != web_sys::Node::DOCUMENT_FRAGMENT_NODE;
    read_tree(&tree, is_page, options)
}

fn read_tree(tree: &Tree, is_page: bool, options: &ParseOptions) -> Result<Article, Failure> {
    // A fragment may have brought along what its page says of it.
    let has_data = || tree.under(0).any(|at| matches!(tree.get(at).name.as_str(), "script" | "meta"));
    if is_page || has_data() {
        return read_page(tree, is_page, options);
    }
    let mut article = read_part(tree, 0, None, &[], options);
    Facts::default().fill(&mut article, options);
    Ok(article)
}

#[cfg(not(feature = "pages"))]
fn read_page(_: &Tree, _: bool, _: &ParseOptions) -> Result<Article, Failure> {
    Err(Failure::needs_full("A whole page"))
}

#[cfg(feature = "pages")]
fn read_page(tree: &Tree, is_page: bool, options: &ParseOptions) -> Result<Article, Failure> {
    use crate::article::{Block, Photo};

    let facts = json_ld::read(tree, is_page, options);
    let story = is_page.then(|| page::find(tree, facts.headline.as_deref()));
    let mut article = match &story {
        Some(story) => read_part(tree, story.root, story.headline, &story.furniture, options),
        None => read_part(tree, 0, None, &[], options),
    };
    let has_photos = article.blocks.iter().any(|block| block.photo.is_some());
    let mut lone = facts.fill(&mut article, options).into_iter();
    // The lead picture often comes by script, and its caption with it.
    let has_caption = |photo: &Photo| photo.caption.iter().any(|run| !run.text.trim().is_empty());
    if !has_photos && let Some(photo) = lone.find(has_caption) {
        article.blocks.insert(0, Block::photo_block(photo));
    }
    Ok(article)
}

/// Reads what is under `root`, without the furniture.
fn read_part(tree: &Tree, root: usize, headline: Option<usize>, furniture: &[bool], options: &ParseOptions) -> Article {
    let mut reader = Reader::new(tree, furniture, headline.filter(|headline| tree.is_under(*headline, root)), options);
    // A headline outside what is read.
    if let Some(headline) = headline.filter(|headline| !tree.is_under(*headline, root)) {
        reader.article.headline = Some(reader.line(headline, &[])).filter(|line| !line.is_empty());
    }
    reader.read(root);
    let mut article = reader.article;
    let lang = |at: usize| tree.get(at).attribute("lang").map(str::to_owned);
    article.lang = lang(root).or_else(|| tree.find(0, "html").and_then(lang));
    if article.date.is_none()
        && let Some(text) = tree.get(0).attribute("data-date")
    {
        article.date = Some(ArticleDate { iso: Some(text.to_owned()), text: text.to_owned() });
    }
    article
}
