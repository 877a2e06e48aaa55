//! Lists the texts of a page's metadata that the article lacks: those that search engines and other sites show.
//!
//! ```text
//! <meta property="og:title" content="Wall falls">, <h1>Wall gives way</h1>   →   omitted "Wall falls"
//! ```

use super::json_ld::{Json, of_story, without_site};
use super::node::Node;
use super::omitted::{is_words, without_tags};
use super::picture::Shown;
use super::tree::Tree;
use crate::article::{Article, OmissionReason, Omitted, plain_text};

/// Names of `meta` elements with text about the story.
const METAS: &[&str] = &[
    "description",
    "og:title",
    "og:description",
    "og:image:alt",
    "twitter:title",
    "twitter:description",
    "twitter:image:alt",
    "author",
    "headline",
];
/// The name of the `meta` element with the picture that other sites show.
const META_PICTURE: &str = "og:image";
/// The places of the pictures of a story in JSON-LD.
const PICTURES: [&str; 2] = ["JSON-LD image", "JSON-LD thumbnailUrl"];
/// Members of a story that are about its site, comments of readers, and codes.
const OTHERS: &[&str] =
    &["publisher", "isPartOf", "comment", "sourceOrganization", "copyrightHolder", "inLanguage", "isAccessibleForFree"];
/// The most sentences that are searched in the article. The others are listed.
const MOST_SENTENCES: usize = 500;
/// The number of listed texts among which a repeated one is looked for.
const MOST_REPEATED: usize = 20;
/// The deepest nesting of a story's data that is read.
const DEEPEST: usize = 8;

/// Lists the texts of the metadata that are in no field and no block.
pub(super) fn list(tree: &Tree, data: &[Json], article: &mut Article) {
    let mut texts = Vec::new();
    let mut nodes = tree.under(0).map(|at| tree.get(at));
    let site = nodes.find(|node| meta_name(node) == Some("og:site_name")).and_then(|node| node.attribute("content"));
    for (at, node) in tree.under(0).map(|at| (at, tree.get(at))) {
        let title = (node.name == "title").then(|| tree.text(at));
        let is_read = |name: &&str| METAS.contains(name) || *name == META_PICTURE;
        let content = meta_name(node).filter(is_read).and_then(|_| node.attribute("content"));
        if let Some(text) = title.as_deref().or(content) {
            let name = meta_name(node).unwrap_or("title");
            let text = if name.ends_with("title") { without_site(text, site) } else { text.to_owned() };
            texts.push((name.to_owned(), text));
        }
    }
    for thing in of_story(data) {
        collect(thing, "JSON-LD", 0, &mut texts);
    }
    let shown = letters_of(article);
    let mut searched = 0;
    let mut pictures = None;
    for (location, text) in texts {
        if is_address(&text) {
            list_picture(text, location, pictures.get_or_insert_with(|| Shown::of(article)), article);
            continue;
        }
        let missing: Vec<&str> = text
            .split_inclusive(['.', '!', '?', '。', '\n'])
            .filter(|sentence| {
                searched += 1;
                searched > MOST_SENTENCES || !shown.contains(&letters(sentence))
            })
            .collect();
        let text = missing.concat().trim().to_owned();
        // The title and the description often stand there several times.
        let mut latest = article.omitted.iter().rev().take(MOST_REPEATED);
        if !text.is_empty() && !latest.any(|other| other.text == text) {
            article.omitted.push(Omitted { text, reason: OmissionReason::Metadata, location: Some(location) });
        }
    }
}

fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with('/')
}

/// Lists a picture of the metadata that is not among the photos.
fn list_picture(url: String, location: String, shown: &Shown, article: &mut Article) {
    let is_picture = location == META_PICTURE || PICTURES.iter().any(|place| location.starts_with(place));
    if !is_picture || location.ends_with("caption") || url.contains(' ') {
        return;
    }
    let text = shown.other(&url);
    let mut latest = article.omitted.iter().rev().take(MOST_REPEATED);
    if let Some(text) = text.filter(|text| !latest.any(|other| other.text == *text)) {
        article.omitted.push(Omitted { text, reason: OmissionReason::Picture, location: Some(location) });
    }
}

fn meta_name(node: &Node) -> Option<&str> {
    ["property", "name", "itemprop"].into_iter().find_map(|name| node.attribute(name)).filter(|_| node.name == "meta")
}

/// Adds the texts under a value that are words.
fn collect(value: &Json, place: &str, depth: usize, texts: &mut Vec<(String, String)>) {
    match value {
        Json::Text(text) => {
            let text = without_tags(text);
            let is_picture = || PICTURES.iter().any(|picture| place.starts_with(picture));
            if is_words(&text) && !text.contains("://") || is_address(&text) && is_picture() {
                texts.push((place.to_owned(), text));
            }
        }
        _ if depth == DEEPEST => {}
        Json::List(members) => members.iter().for_each(|member| collect(member, place, depth + 1, texts)),
        Json::Object(members) => {
            let is_own = |name: &str| !name.starts_with('@') && !OTHERS.contains(&name);
            for (name, value) in members.iter().filter(|(name, _)| is_own(name)) {
                collect(value, &[place, " ", name].concat(), depth + 1, texts);
            }
        }
        Json::Other => {}
    }
}

/// The letters and digits of all texts of an article.
fn letters_of(article: &Article) -> String {
    let fields = [&article.headline, &article.standfirst, &article.byline, &article.dateline];
    let mut all: String = fields.into_iter().flatten().map(|field| letters(&plain_text(field))).collect();
    for block in &article.blocks {
        all.push_str(&letters(&block.text()));
        if let Some(photo) = &block.photo {
            all.push_str(&letters(&plain_text(&photo.caption)));
            all.push_str(&letters(photo.alt.as_deref().unwrap_or_default()));
            photo.credits.iter().for_each(|credit| all.push_str(&letters(&credit.raw)));
        }
    }
    all
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
