//! Leaves out short lines of a page before and after the body: its section, its headline once more, and titles of lists
//! that are not part of the story.
//!
//! ```text
//! Business / Wall to be rebuilt / The council meets …   →   Business: navigation
//! … until Friday. / Recommended videos                  →   Recommended videos: related
//! ```

use super::slug::slug;
use crate::article::{Article, Block, BlockKind, OmissionReason, Omitted, plain_text};
use crate::parse::shared::is_date;

/// The fewest characters of the paragraph that begins the body.
const BODY: usize = 60;
/// The longest name of a section, in characters.
const SECTION: usize = 24;
/// The most words of such a name.
const SECTION_WORDS: usize = 3;
/// The longest line about a programme, in characters.
const PROGRAMME: usize = 160;
/// The longest time of day, in characters ("15:10 Uhr").
const CLOCK: usize = 10;
/// The number of blocks at the end of a story that may be lines about programmes.
const LAST: usize = 6;
/// The fewest bytes of a headline that is recognised within a line.
const HEADLINE: usize = 12;

/// Leaves out the lines of the page at both ends of a story.
pub(super) fn settle(article: &mut Article) {
    let is_text = |block: &Block| block.photo.is_none() && block.kind == BlockKind::Paragraph;
    let is_body = |block: &Block| is_text(block) && block.text().chars().count() >= BODY;
    let Some(first) = article.blocks.iter().position(is_body) else { return };
    let headline = article.headline.as_deref().map(|line| slug(&plain_text(line))).unwrap_or_default();
    let mut lines = Vec::new();
    for number in (0..first).rev() {
        let Some(block) = article.blocks.get(number).filter(|block| block.photo.is_none()) else { continue };
        let is_title_of_list =
            article.blocks.get(number + 1).is_some_and(|next| matches!(next.kind, BlockKind::ListItem));
        let text = block.text();
        if headline.len() >= HEADLINE && slug(&text).ends_with(&headline) {
            lines.push((number, OmissionReason::Duplicate));
        } else if is_text(block) && is_section(&text) && !is_title_of_list && !headline.is_empty() {
            lines.push((number, OmissionReason::Navigation));
        }
    }
    let rest = first.max(article.blocks.len().saturating_sub(LAST));
    for (number, block) in article.blocks.iter().enumerate().skip(rest).filter(|(_, block)| is_text(block)) {
        if is_programme(&block.text()) {
            lines.insert(0, (number, OmissionReason::Date));
        }
    }
    let is_title = |block: &&Block| block.photo.is_none() && block.kind == BlockKind::Heading;
    let titles = article.blocks.iter().rev().take_while(is_title).count();
    let end = article.blocks.len().saturating_sub(titles);
    lines.splice(0..0, (end..article.blocks.len()).rev().map(|number| (number, OmissionReason::Related)));
    for (number, reason) in lines {
        let text = article.blocks.remove(number).text();
        article.omitted.push(Omitted { text, reason, location: None });
    }
}

/// Whether a line says in which programme a story is broadcast: "Harbour Radio | Regional news | 4.3.2031 | 15:10 Uhr".
fn is_programme(text: &str) -> bool {
    let parts = || text.split(['|', ',']).map(str::trim);
    let is_clock = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_digit()) && part.contains([':', '.']) && part.chars().count() <= CLOCK
    };
    text.chars().count() <= PROGRAMME
        && parts().count() > 2
        && parts().any(is_date)
        && parts().next_back().is_some_and(is_clock)
}

/// Whether a line is only a few words without an end: "Local news".
fn is_section(text: &str) -> bool {
    let text = text.trim();
    // A word of Chinese, Japanese or Korean has about two characters.
    let length: usize = text.chars().map(|c| if ('\u{2E80}'..'\u{D7FF}').contains(&c) { 2 } else { 1 }).sum();
    length <= SECTION
        && text.split_whitespace().count() <= SECTION_WORDS
        && text.ends_with(char::is_alphabetic)
        && !text.contains(char::is_numeric)
        && !text.contains([':', '"', '“', '„', '«'])
}
