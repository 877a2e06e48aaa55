//! Finds authors that only the markup names, and separates lines about them from the story.
//!
//! ```text
//! <div class="author-card"><a rel="author">Ada Quill</a></div>   →   byline "Ada Quill", if no line gives one
//! <p>Ada Quill is a reporter in Harbour.</p> at the end          →   author
//! ```

use super::slug::slug;
use super::tree::Tree;
use crate::article::{Article, BlockKind, Markup, OmissionReason, Omitted, Run, SharedBlock, plain_text};
use crate::text::fold::starts_upper;
use crate::text::lowercase::Lowercase;
use crate::text::trim::one_line;

/// Names of elements that contain only the name of an author.
const NAMES: &str =
    "author name|authors name|author link|byline name|byline author|author text|post author|contributor name";
/// The length of a name, in characters.
const NAME: std::ops::RangeInclusive<usize> = 4..=60;
/// The most authors that are read.
const MOST: usize = 8;
/// The start of the text after the name in a line about the author.
const ABOUTS: &str = "is a |is an |is the |is based |is editor|is senior|has been |has covered |covers |writes |reports |works |joined |\
    ist |arbeitet |schreibt |berichtet |leitet |est |couvre |es |escribe |cubre |trabaja |è |scrive |é |escreve |is redacteur|schrijft |är |er |jest |";
/// The most blocks before the body that may be a line of names.
const LINES: usize = 4;
/// The fewest characters of a paragraph of the body.
const PARAGRAPH: usize = 80;
/// The last words before a name in a byline.
const BYS: &str = "by|von|par|por|di|door|av|af|przez";
/// The most words before that word.
const BYLINE_WORDS: usize = 3;
/// The most lines at the end of a story that may be about its authors.
const LAST: usize = 4;

/// The authors that the markup of a story names, in an element that was left out or that no byline rule recognises.
pub(super) fn marked(tree: &Tree, root: usize) -> Option<String> {
    let is_name = |at: &usize| {
        let node = tree.get(*at);
        let is_marked =
            node.attribute("rel") == Some("author") || node.attribute("itemprop") == Some("author") || node.says(NAMES);
        let others =
            || tree.above(*at).take(8).any(|at| tree.get(at).says("comment|comments|related|teaser|card list"));
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
        let inner = tree.under(at).find(|at| tree.get(*at).attribute("itemprop") == Some("name")).unwrap_or(at);
        let text = one_line(&tree.text(inner));
        let is_clean =
            !text.contains(char::is_numeric) && !text.contains(['@', '/', ':']) && text.contains(char::is_alphabetic);
        if !is_clean {
            at += 1;
            continue;
        }
        // Names far away belong to other stories.
        let above: Vec<usize> = tree.above(at).take(3).collect();
        if holder.get_or_insert_with(|| above.clone()).iter().all(|at| !above.contains(at)) {
            break;
        }
        if !names.contains(&text) {
            names.push(text);
        }
        at = tree.get(at).end.max(at + 1);
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// Moves a line in bold before the first paragraph, or after the last one, to the byline if it can only be names.
///
/// ```text
/// <p><b>Ada Quill/Rui Moe</b></p><p>The council decided on Monday …</p>   →   byline "Ada Quill/Rui Moe"
/// ```
pub(super) fn take_bold_names(article: &mut Article) {
    let is_bold = |block: &SharedBlock| {
        let mut runs = block.runs.iter().filter(|run| !run.text.trim().is_empty()).peekable();
        runs.peek().is_some() && runs.all(|run| run.markup == [Markup::Strong])
    };
    let is_long = |block: &SharedBlock| block.kind == BlockKind::Paragraph && block.text().chars().count() >= PARAGRAPH;
    let Some(body) = article.blocks.iter().position(|block| is_long(block) && !is_bold(block)) else { return };
    let lines = article.blocks.get(..body.min(LINES)).unwrap_or_default();
    let is_line = |block: &SharedBlock| block.kind == BlockKind::Paragraph && is_bold(block) && is_names(&block.text());
    // Vietnamese pages sign below the story.
    let last = || {
        let last = article.blocks.iter().rposition(|block| block.photo.is_none())?;
        (article.byline.is_none() && article.blocks.get(last).is_some_and(is_line)).then_some(last)
    };
    let Some(line) = lines.iter().position(is_line).or_else(last) else { return };
    let text = article.blocks.get(line).map(|block| block.text()).unwrap_or_default();
    // "Key Points" has words of the story. A name is always written with capitals.
    let words: Vec<&str> = text.split([' ', '/', ',', '&']).filter(|word| !word.is_empty()).collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lower()).collect();
    let is_word = |block: &SharedBlock| {
        let text = block.text();
        text.split(|c: char| !c.is_alphabetic()).any(|word| small.iter().any(|small| small == word))
    };
    if article.blocks.iter().any(is_word) {
        return;
    }
    let names = article.blocks.remove(line).text();
    let before = article.byline.as_deref().map(plain_text).filter(|byline| !byline.is_empty());
    article.byline = Some(vec![Run::plain(before.map_or(names.clone(), |before| format!("{before}, {names}")))]);
}

/// Whether a text consists of names: two to four words in capitals each.
fn is_names(text: &str) -> bool {
    let is_word = |word: &str| starts_upper(word) && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c));
    let is_name = |part: &str| {
        let words = part.split_whitespace();
        (2..=4).contains(&words.clone().count()) && words.into_iter().all(is_word)
    };
    NAME.contains(&text.trim().chars().count())
        && text.contains(char::is_uppercase)
        && !text.trim_end().ends_with('.')
        && text.split(['/', ',', '&']).flat_map(|part| part.split(" and ")).all(is_name)
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
        names.iter().any(|name| key == *name || key.strip_suffix(name.as_str()).is_some_and(is_by))
    };
    let is_about = |text: &str| {
        let key = slug(text);
        names.iter().any(|name| {
            let rest = key.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix('-'));
            let starts = |about: &str| !about.is_empty() && rest.is_some_and(|rest| rest.starts_with(&slug(about)));
            name.contains('-') && ABOUTS.split('|').any(starts)
        })
    };
    let is_text = |block: &SharedBlock| block.photo.is_none() && block.kind != BlockKind::Embed;
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

/// Whether the words before a name, as a key, end like those of a byline: "von-", "eine-analyse-von-".
fn is_by(words: &str) -> bool {
    let mut words = words.trim_end_matches('-').split('-').rev();
    words.next().is_some_and(|word| BYS.split('|').any(|by| by == word)) && words.count() < BYLINE_WORDS
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
    let names: Vec<String> = parts.map(without_bracket).filter(|name| name.contains('-')).take(MOST).collect();
    // "Ines Doe Staff Writer"
    let first =
        |name: &String| Some(name.match_indices('-').nth(1)?.0).and_then(|end| name.get(..end).map(str::to_owned));
    names.iter().filter(|name| name.matches('-').count() > 2).filter_map(first).chain(names.clone()).collect()
}
