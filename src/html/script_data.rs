//! Finds a story that a page has only as data of a script, which writes the markup when the page is opened.
//!
//! ```text
//! {"article": {"title": "Wall to be rebuilt", "body": [
//!   {"text": "<p>The council …</p>"}, {"src": "wall.jpg", "caption": "The wall in March", "credit": "Ola Berg"}]}}
//!     →   <p>The council …</p><figure><img src="wall.jpg"><figcaption>The wall in March<cite>Ola Berg</cite>…
//! ```

use hashbrown::HashSet;

use super::json_ld::Json;
use super::slug::slug;
use crate::article::{Article, BlockKind, SharedBlock, plain_text};
use crate::text::lowercase::Lowercase;

/// The type of scripts with such data: any.
pub const SCRIPT: &str = "";
/// The call with which Next.js adds a part of its data.
const PUSH: &str = "self.__next_f.push(";
/// The fewest bytes of text of a story.
const SHORTEST_STORY: usize = 200;
/// The fewest bytes of text in the markup of a page that is not only a notice of the site.
const SHORT_STORY: usize = 1_000;
/// How many times the length of a summary, or of what was read from the markup, a story has at least.
const SUMMARY: usize = 3;
/// The longest title, in bytes.
const LONGEST_TITLE: usize = 600;
/// The fewest bytes of a text that is a paragraph, whatever its name.
const PARAGRAPH: usize = 60;
/// Names of texts of a story, however short.
const TEXTS: [&str; 6] = ["text", "content", "html", "value", "body", "paragraph"];
/// Endings of addresses of pictures.
pub(super) const PICTURES: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".avif"];
/// Parts of names of credits.
const CREDITS: [&str; 4] = ["credit", "copyright", "photographer", "source"];
/// The deepest nesting in an item of a story.
const DEEPEST: usize = 3;

/// Whether little or nothing was read from the markup of a page.
pub fn is_needed(article: &Article) -> bool {
    article.headline.is_some() && read_bytes(article, |kind| kind == BlockKind::Paragraph) < SHORT_STORY
}

/// The bytes of the texts of some kinds in an article.
fn read_bytes(article: &Article, counts: impl Fn(BlockKind) -> bool) -> usize {
    article.blocks.iter().filter(|block| counts(block.kind)).map(|block| block.text().len()).sum()
}

/// Adds the blocks of the story to an article. The markup often contains its first paragraphs.
pub fn add(article: &mut Article, blocks: Vec<SharedBlock>) {
    let texts: HashSet<String> = blocks.iter().map(|block| block.text()).collect();
    article.blocks.retain(|block| block.photo.is_some() || !texts.contains(&block.text()));
    article.blocks.extend(blocks);
}

/// The data of scripts: of JSON, and of the rows that Next.js adds part by part. `parse` parses JSON.
///
/// ```text
/// self.__next_f.push([1,"4:[\"$\",\"div\"]\n5:T1f4,<p>The council …"])   →   ["$","div"] and "<p>The council …"
/// ```
pub fn values<'text>(texts: impl Iterator<Item = &'text str>, parse: &dyn Fn(&str) -> Option<Json>) -> Vec<Json> {
    let (mut values, mut rows) = (Vec::new(), String::new());
    for text in texts {
        match text.strip_prefix(PUSH).and_then(|rest| rest.trim_end_matches(';').strip_suffix(')')) {
            None => values.extend(parse(text)),
            Some(part) => {
                if let Some(Json::List(part)) = parse(part)
                    && let Some(Json::Text(part)) = part.last()
                {
                    rows.push_str(part);
                }
            }
        }
    }
    let mut rest = rows.as_str();
    while let Some((_, row)) = rest.split_once(':') {
        let sized = row
            .strip_prefix('T')
            .and_then(|row| row.split_once(','))
            .and_then(|(size, row)| row.split_at_checked(usize::from_str_radix(size, 16).ok()?));
        let is_text = sized.is_some();
        let (row, after) = sized.or_else(|| row.split_once('\n')).unwrap_or((row, ""));
        values.extend(if is_text { Some(Json::Text(row.to_owned())) } else { parse(row) });
        rest = after;
    }
    values
}

/// The markup of the story with the headline of the article. `None` if the data has none.
pub fn markup(article: &Article, data: &[Json]) -> Option<String> {
    let headline = slug(&plain_text(article.headline.as_deref()?));
    let mut best = (SHORTEST_STORY, None);
    let mut other = best;
    if let Some(story) = data.iter().find_map(|value| named(value, &headline)) {
        longest(story, &mut best);
    }
    // The headline and the text may be in different parts. Then only a summary is beside the headline.
    if data.iter().any(|value| has_title(value, &headline)) {
        data.iter().for_each(|value| longest(value, &mut other));
    }
    if best.1.is_none() || other.0 > best.0 * SUMMARY {
        best = other;
    }
    let is_short = read_bytes(article, |kind| kind == BlockKind::Paragraph) < SHORTEST_STORY;
    if !is_short && best.0 < read_bytes(article, |kind| kind != BlockKind::Photo) * SUMMARY {
        return None;
    }
    let mut markup = String::new();
    let body = best.1?;
    match body {
        Json::List(items) => items.iter().for_each(|item| write_item(item, &mut markup)),
        _ => write_item(body, &mut markup),
    }
    Some(markup)
}

/// Whether a value has the headline as one of its texts.
fn has_title(value: &Json, headline: &str) -> bool {
    match value {
        // The title may have the name of the site after it.
        Json::Text(text) => text.len() < LONGEST_TITLE && slug(text).starts_with(headline),
        Json::List(items) => items.iter().any(|item| has_title(item, headline)),
        Json::Object(members) => members.iter().any(|(_, value)| has_title(value, headline)),
        Json::Other => false,
    }
}

/// The innermost object that has the headline as one of its texts, and the text of a story.
fn named<'json>(value: &'json Json, headline: &str) -> Option<&'json Json> {
    match value {
        Json::List(items) => items.iter().find_map(|item| named(item, headline)),
        Json::Object(members) => {
            let inner = members.iter().find_map(|(_, value)| named(value, headline));
            let is_title = |value: &Json| matches!(value, Json::Text(text) if text.len() < LONGEST_TITLE && slug(text) == headline);
            inner.or_else(|| {
                let mut best = (SHORTEST_STORY, None);
                if members.iter().any(|(_, value)| is_title(value)) {
                    longest(value, &mut best);
                }
                best.1.map(|_| value)
            })
        }
        _ => None,
    }
}

/// Finds the list or the text with the most prose, if it has more than the best so far.
fn longest<'json>(value: &'json Json, best: &mut (usize, Option<&'json Json>)) {
    let size = match value {
        Json::Text(_) => text_of(value, 0).map_or(0, str::len),
        Json::List(items) => items.iter().filter_map(|item| text_of(item, 0)).map(str::len).sum(),
        _ => 0,
    };
    if size > best.0 {
        *best = (size, Some(value));
    }
    match value {
        Json::List(items) => items.iter().for_each(|item| longest(item, best)),
        Json::Object(members) => members.iter().for_each(|(_, value)| longest(value, best)),
        _ => {}
    }
}

/// The text of an item of a story: one with a name for it, otherwise the longest with several words.
fn text_of(item: &Json, depth: usize) -> Option<&str> {
    match item {
        Json::Text(text) => {
            let is_prose = text.len() >= PARAGRAPH && text.contains([' ', '。', '、']) && !text.starts_with(['{', '[']);
            is_prose.then_some(text)
        }
        Json::Object(members) if depth < DEEPEST => {
            let named = members.iter().find_map(|(name, value)| match value {
                Json::Text(text) if TEXTS.contains(&name.as_str()) && !text.trim().is_empty() => Some(text.as_str()),
                _ => None,
            });
            let others = members.iter().filter_map(|(_, value)| text_of(value, depth + 1));
            named.or_else(|| others.max_by_key(|text| text.len()))
        }
        _ => None,
    }
}

/// The first text under an item whose name and text are wanted.
fn find<'json>(item: &'json Json, depth: usize, is_wanted: &dyn Fn(&str, &str) -> bool) -> Option<&'json str> {
    let Json::Object(members) = item else { return None };
    if depth > DEEPEST {
        return None;
    }
    members.iter().find_map(|(name, value)| match value {
        Json::Text(text) => (!text.trim().is_empty() && is_wanted(&name.to_lower(), text)).then_some(text.as_str()),
        _ => find(value, depth + 1, is_wanted),
    })
}

/// Writes a picture with its caption and credit, or a text.
fn write_item(item: &Json, markup: &mut String) {
    let address = find(item, 0, &|_, text| {
        let path = text.split(['?', '#']).next().unwrap_or_default().to_lower();
        !text.contains([' ', '<']) && PICTURES.iter().any(|ending| path.ends_with(ending))
    });
    let caption = find(item, 0, &|name, _| name.contains("caption"));
    let credit = find(item, 0, &|name, text| !text.contains("://") && CREDITS.iter().any(|one| name.contains(one)));
    if let Some(address) = address.filter(|_| caption.or(credit).is_some()) {
        let [address, caption, credit] = [Some(address), caption, credit].map(|text| escaped(text.unwrap_or_default()));
        *markup += &format!(
            "<figure><img src=\"{address}\"><figcaption>{caption} <cite>{credit}</cite></figcaption></figure>"
        );
    } else if let Some(text) = text_of(item, 0) {
        // A text without tags may have its paragraphs in lines.
        if text.contains("</") || text.contains("<br") {
            *markup += &format!("<div>{text}</div>");
        } else {
            text.split("\n\n").for_each(|line| *markup += &format!("<p>{}</p>", escaped(line)));
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
