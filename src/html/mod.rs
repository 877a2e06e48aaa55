//! Reads an [`Article`] from HTML nodes: the story of a whole page, or everything in an element.
//!
//! [`tree`] is a plain copy of the nodes; `dropped` decides which of them are not read. `page` finds the story and its
//! headline, with the points of `score`. `boilerplate`, `teasers`, `offers` and `notices` find what is not part of it.
//!
//! `walk` goes through the story, and `element` reads each element. `headline`, `fields`, `byline` and `dates` read
//! the fields around the body, `figure` reads photos, and `table` reads tables and embedded content. `around` reads what
//! stands around the story. `omitted` lists the text that none of them read, `attributes` that of attributes, and
//! `scripts` that of scripts.
//! `json_ld` reads the page's metadata, `metadata` fills missing fields with it, and `unshown` lists the rest.
//! `script_data` finds a story that only a script has.

#[cfg(feature = "pages")]
mod addresses;
#[cfg(feature = "pages")]
mod around;
mod attributes;
#[cfg(feature = "pages")]
mod authors;
#[cfg(feature = "pages")]
mod boilerplate;
mod byline;
mod caption;
mod caption_parts;
mod caption_words;
mod date_labels;
mod dates;
mod dropped;
#[cfg(feature = "pages")]
mod edges;
mod element;
mod fields;
mod figure;
mod headline;
mod holder;
#[cfg(feature = "pages")]
pub mod json_ld;
mod late_caption;
#[cfg(feature = "pages")]
mod lead_credit;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "sources with fields come from JavaScript"))]
pub(crate) mod metadata;
mod node;
#[cfg(feature = "pages")]
mod notices;
#[cfg(feature = "pages")]
mod offers;
mod omitted;
#[cfg(feature = "pages")]
mod page;
mod paragraphs;
mod picture;
mod prepare;
#[cfg(feature = "pages")]
mod repeats;
#[cfg(feature = "pages")]
mod score;
#[cfg(feature = "pages")]
pub mod script_data;
#[cfg(feature = "pages")]
mod scripts;
#[cfg(feature = "pages")]
mod slug;
mod sniff;
mod table;
#[cfg(feature = "pages")]
mod teasers;
pub mod tree;
#[cfg(feature = "pages")]
mod unshown;
mod walk;

pub use prepare::prepare;
pub use sniff::{is_html, is_page};

use crate::article::{Article, ArticleDate, OmissionReason};
use crate::parse::ParseOptions;
use metadata::Metadata;
use tree::Tree;
use walk::Walk;

/// Reads a tree. `is_page` is true for a page whose story must be found, and false for an element that contains only a
/// story. `data` is the content of the page's JSON-LD scripts.
#[cfg(feature = "pages")]
pub fn read(tree: &Tree, is_page: bool, data: &[json_ld::Json], options: &ParseOptions) -> Article {
    use crate::article::{Block, Photo, Run, StoryRoot, plain_text};

    // An element may contain metadata about its story, too.
    if !is_page && !tree.has_data() {
        return read_part(tree, options);
    }
    let mut metadata = json_ld::read(tree, is_page, data, options);
    let story = is_page.then(|| page::find(tree, &metadata.titles));
    let mut article = match &story {
        Some(story) => read_under(
            tree,
            story.root,
            (story.headline, story.beside_headline.as_deref()),
            story.boilerplate.reasons(),
            options,
        ),
        None => read_under(tree, 0, (None, None), &[], options),
    };
    if let Some(story) = story.as_ref().filter(|_| article.byline.is_none()) {
        let is_partial = || metadata.byline.as_ref().is_some_and(|known| known.split_whitespace().count() > 1);
        if !is_partial() {
            let marked = authors::marked(tree, story.root);
            article.omitted.retain(|one| one.reason != OmissionReason::Author || Some(&one.text) != marked.as_ref());
            metadata.byline = marked.or(metadata.byline);
        }
    }
    if let Some(title) = story.as_ref().and_then(|story| story.title.as_ref())
        && article.headline.as_ref().is_some_and(|line| page::lacks_colon(&plain_text(line), title))
    {
        article.headline = Some(vec![Run::plain(title)]);
    }
    if let Some(story) = &story
        && let Some((title, kicker)) = page::kicker_before(tree, story, &metadata.titles)
    {
        article.omitted.retain(|one| one.text != kicker);
        article.headline = Some(vec![Run::plain(title)]);
    }
    let is_story = story.is_some();
    article.root = story.map(|story| StoryRoot {
        location: tree.path(story.root),
        reason: story.reason,
        candidates: story.candidates,
    });
    metadata.correct(&mut article);
    metadata.drop_alternative_texts(&article);
    let has_photos = article.blocks.iter().any(|block| block.photo.is_some());
    let mut lone = metadata.fill(&mut article, options).into_iter();
    if is_story {
        authors::take_bold_names(&mut article);
        authors::settle(&mut article);
        lead_credit::take(&mut article, options);
        edges::settle(&mut article);
    }
    // A script often inserts the main picture and its caption.
    let has_caption = |photo: &Photo| photo.caption.iter().any(|run| !run.text.trim().is_empty());
    if !has_photos && let Some(photo) = lone.find(has_caption) {
        article.blocks.insert(0, Block::photo_block(photo).into());
    }
    unshown::list(tree, data, &mut article);
    article
}

/// The number of the element that [`read`] reads as the story.
#[cfg(feature = "pages")]
pub fn root(tree: &Tree, is_page: bool, data: &[json_ld::Json], options: &ParseOptions) -> usize {
    if is_page { page::find(tree, &json_ld::read(tree, is_page, data, options).titles).root } else { 0 }
}

/// Reads everything in a tree that has no metadata.
pub fn read_part(tree: &Tree, options: &ParseOptions) -> Article {
    let mut article = read_under(tree, 0, (None, None), &[], options);
    Metadata::default().fill(&mut article, options);
    article
}

/// Reads everything under `root` except the boilerplate. `beside_headline` are the texts in the headline's element that
/// do not belong to the headline, if the metadata shows them.
fn read_under(
    tree: &Tree,
    root: usize,
    (headline, beside_headline): (Option<usize>, Option<&[usize]>),
    boilerplate: &[Option<OmissionReason>],
    options: &ParseOptions,
) -> Article {
    let mut walk = Walk::new(tree, boilerplate, headline.filter(|headline| tree.is_under(*headline, root)), options);
    walk.beside_headline = beside_headline.map(<[usize]>::to_vec);
    walk.entries = dates::entries(tree, root, &|at| boilerplate.get(at).copied().flatten().is_some());
    // A headline before the story, as in a path. The lines of author and date then follow without it.
    if let Some(headline) = headline.filter(|headline| *headline < root) {
        walk.article.headline = Some(walk.headline_line(headline)).filter(|line| !line.is_empty());
    }
    #[cfg(feature = "pages")]
    let mut read = walk.figures_before(root);
    walk.read(root);
    walk.settle_standfirst();
    #[cfg(feature = "pages")]
    {
        read.extend(headline);
        walk.omit_around(root, &read, headline);
    }
    walk.omit_attributes(root);
    // The headline is outside `root`, or in a menu.
    if let Some(headline) = headline.filter(|_| walk.article.headline.is_none()) {
        walk.article.headline = Some(walk.headline_line(headline)).filter(|line| !line.is_empty());
    }
    let mut article = walk.article;
    let lang = |at: usize| tree.get(at).attribute("lang").map(str::to_owned);
    article.lang = lang(root).or_else(|| tree.find(0, "html").and_then(lang));
    if article.date.is_none()
        && let Some(text) = tree.get(0).attribute("data-date")
    {
        article.date = Some(ArticleDate { iso: Some(text.to_owned()), text: text.to_owned() });
    }
    article
}
