//! Finds authors that only the markup names, and separates lines about them from the story.
//!
//! ```text
//! <div class="author-card"><a rel="author">Ada Quill</a></div>   →   byline "Ada Quill", if no line gives one
//! <p>Ada Quill is a reporter in Harbour.</p> at the end          →   author
//! ```

use super::slug::slug;
use super::tree::Tree;
use crate::article::{Article, Block, BlockKind, OmissionReason, Omitted, plain_text};

/// Names of elements that contain only the name of an author.
const NAMES: &str = "author name|authors name|author link|byline name|byline author|author text|contributor name";
/// The length of a name, in characters.
const NAME: std::ops::RangeInclusive<usize> = 4..=60;
/// The most authors that are read.
const MOST: usize = 8;
/// The start of the text after the name in a line about the author.
const ABOUTS: &str = "is a |is an |is the |is based |is editor|is senior|has been |has covered |covers |writes |reports |works |joined |\
    ist |arbeitet |schreibt |berichtet |leitet |est |couvre |es |escribe |cubre |trabaja |è |scrive |é |escreve |is redacteur|schrijft |är |er |jest |";
/// The most lines at the end of a story that may be about its authors.
const LAST: usize = 4;

/// The authors that the markup of a story names, in an element that was left out or that no byline rule recognises.
pub(super) fn marked(tree: &Tree, root: usize) -> Option<String> {
    let is_name = |at: &usize| {
        let node = tree.get(*at);
        let is_marked = node.attribute("rel") == Some("author")
            || node.attribute("itemprop") == Some("author")
            || node.says_one_of(NAMES);
        let others =
            || tree.above(*at).take(8).any(|at| tree.get(at).says_one_of("comment|comments|related|teaser|card list"));
        is_marked && NAME.contains(&node.chars) && !others()
    };
    let mut names: Vec<String> = Vec::new();
    let mut holder = None;
    let mut at = root;
    while at < tree.get(root).end && names.len() < MOST {
        if !is_name(&at) {
            at += 1;
            continue;
        }
        // Names far away belong to other stories.
        let above: Vec<usize> = tree.above(at).take(3).collect();
        if holder.get_or_insert_with(|| above.clone()).iter().all(|at| !above.contains(at)) {
            break;
        }
        let inner = tree.under(at).find(|at| tree.get(*at).attribute("itemprop") == Some("name")).unwrap_or(at);
        let text = tree.text(inner).split_whitespace().collect::<Vec<_>>().join(" ");
        let is_clean =
            !text.contains(char::is_numeric) && !text.contains(['@', '/', ':']) && text.contains(char::is_alphabetic);
        if is_clean && !names.contains(&text) {
            names.push(text);
        }
        at = tree.get(at).end.max(at + 1);
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// Removes lines from the body that only repeat the author's name, and lines about the author from its end.
pub(super) fn settle(article: &mut Article) {
    let byline = article.byline.as_deref().map(plain_text).unwrap_or_default();
    let names: Vec<String> = names(&byline);
    if names.is_empty() {
        return;
    }
    let is_name = |text: &str| {
        let key = slug(text);
        names.iter().any(|name| key == *name || key.strip_prefix("by-") == Some(name))
    };
    let is_about = |text: &str| {
        let key = slug(text);
        names.iter().any(|name| {
            let rest = key.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix('-'));
            let starts = |about: &str| !about.is_empty() && rest.is_some_and(|rest| rest.starts_with(&slug(about)));
            name.contains('-') && ABOUTS.split('|').any(starts)
        })
    };
    let is_text = |block: &Block| block.photo.is_none() && block.kind != BlockKind::Embed;
    let texts = article.blocks.iter().filter(|block| is_text(block)).count();
    let mut number = 0;
    let mut omitted = Vec::new();
    article.blocks.retain(|block| {
        if !is_text(block) {
            return true;
        }
        number += 1;
        let text = block.text();
        let is_last = number + LAST > texts && number * 2 > texts;
        let is_line = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading);
        let is_out = is_line && (is_name(&text) || is_last && is_about(&text));
        if is_out {
            omitted.push(Omitted { text, reason: OmissionReason::Author, location: None });
        }
        !is_out
    });
    article.omitted.append(&mut omitted);
}

/// The names in a byline, as keys.
fn names(byline: &str) -> Vec<String> {
    let line = byline.trim();
    let line = ["By ", "by ", "BY ", "Von ", "Par ", "Por ", "Di "]
        .iter()
        .find_map(|by| line.strip_prefix(by))
        .unwrap_or(line);
    let parts =
        line.split([',', ';', '|', '/', '&']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" und "));
    let without_bracket = |part: &str| slug(part.split('(').next().unwrap_or_default());
    parts.map(without_bracket).filter(|name| name.contains('-')).take(MOST).collect()
}
