//! DOM nodes in, [`Article`] out: the element's own children, a fragment, or the story on a whole page.
//!
//! [`tree`] copies the nodes once; [`page`] finds the story among the furniture; [`reader`] walks through it, with
//! [`fields`] and [`dates`] for the lines around the body, [`figure`] for photos and [`table`] for tables and embedded things;
//! [`json_ld`] fills what the markup lacks. [`document`] has the browser's own parser make nodes of a text.

mod dates;
mod document;
mod fields;
mod figure;
mod json_ld;
mod page;
mod reader;
mod table;
mod tree;

pub(super) use document::{is_html, parse_html, set_trusted_html};
pub(super) use figure::add_credit;

use crate::article::{Article, ArticleDate, Block};
use reader::Reader;
use tree::Tree;

/// Reads the article that an element or a fragment holds, or the story of a document.
pub(super) fn read(node: &web_sys::Node) -> Article {
    let tree = Tree::copy(node);
    let is_page = matches!(tree.get(0).name.as_str(), "#document" | "html" | "body")
        && tree::kind_of(node) != web_sys::Node::DOCUMENT_FRAGMENT_NODE;
    read_tree(&tree, is_page)
}

fn read_tree(tree: &Tree, is_page: bool) -> Article {
    let facts = json_ld::read(tree, is_page);
    let story = is_page.then(|| page::find(tree, facts.headline.as_deref()));
    let (root, headline) = story.as_ref().map_or((0, None), |story| (story.root, story.headline));
    let furniture = story.as_ref().map(|story| story.furniture.as_slice()).unwrap_or_default();
    let mut reader = Reader::new(tree, furniture, headline.filter(|headline| tree.is_under(*headline, root)));
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
    let has_photos = article.blocks.iter().any(|block| block.photo.is_some());
    let lone = facts.fill(&mut article);
    // The lead picture often comes by script, and its caption with it.
    if !has_photos && let Some(photo) = lone.into_iter().find(figure::has_caption) {
        article.blocks.insert(0, Block::photo_block(photo));
    }
    article
}
