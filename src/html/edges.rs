//! Leaves out short lines of a page before and after the body: its section, its headline once more, and titles of lists
//! that are not part of the story.
//!
//! ```text
//! Business / Wall to be rebuilt / The council meets …   →   Business: navigation
//! Valdemar. / The council meets …                       →   Valdemar: the dateline
//! … until Friday. / Recommended videos                  →   Recommended videos: related
//! … until Friday. / [Back to the list]                  →   [Back to the list]: related
//! … until Friday. / Reporting by Ines Doe / (ido)       →   both: author
//! ```

use super::caption_words::is_boilerplate;
use super::date_labels::is_label;
use super::paragraphs::width;
use super::slug::slug;
use crate::article::{Article, BlockKind, Markup, OmissionReason, Omitted, Run, SharedBlock, plain_text};
use crate::parse::shared::is_date;
use crate::text::fold::starts_upper;
use crate::text::lowercase::Lowercase;
use crate::text::trim::trim_end;

/// The fewest letters of the paragraph that begins the body.
const BODY: usize = 60;
/// The longest name of a section, in letters.
const SECTION: usize = 24;
/// The most words of such a name.
const SECTION_WORDS: usize = 3;
/// The longest line about a programme, in characters.
const PROGRAMME: usize = 160;
/// The longest time of day, in characters ("15:10 Uhr").
const CLOCK: usize = 10;
/// The number of blocks at the end of a story that may be lines about programmes.
const LAST: usize = 6;
/// Starts of lines about those who worked on the story.
const EDITORS: &str = "reporting by|additional reporting|editing by|edited by|writing by|compiled by|redaktion:|redigiert von|\
    redactie:|editado por|traduit par|редактор|editor:|penyunting|责任编辑|责编|编辑：|校对|編輯";
/// The longest such line, in characters.
const LONGEST_EDITORS: usize = 300;
/// Labels of the source of a story.
const SOURCES: &str = "source|quelle|fuente|fonte|bron|kilde|källa|lähde|źródło|zdroj|forrás|sursa|источник|джерело|kaynak|sumber|\
    nguồn|المصدر|来源|來源|出典|출처";
/// The longest line with a source, in characters.
const LONGEST_SOURCE: usize = 60;
/// The longest initials of a writer, with the brackets, in bytes: "(ido/obg)".
const INITIALS: usize = 16;
/// The fewest bytes of a headline that is recognised within a line.
const HEADLINE: usize = 12;

/// Leaves out the lines of the page at both ends of a story.
pub(super) fn settle(article: &mut Article) {
    let is_text = |block: &SharedBlock| block.photo.is_none() && block.kind == BlockKind::Paragraph;
    let is_body = |block: &SharedBlock| is_text(block) && block.text().chars().map(width).sum::<usize>() >= BODY;
    let Some(first) = article.blocks.iter().position(is_body) else { return };
    let headline = article.headline.as_deref().map(|line| slug(&plain_text(line))).unwrap_or_default();
    let mut lines = Vec::new();
    for number in (0..first).rev() {
        let Some(block) = article.blocks.get(number).filter(|block| block.photo.is_none()) else { continue };
        let is_title_of_list =
            article.blocks.get(number + 1).is_some_and(|next| matches!(next.kind, BlockKind::ListItem));
        let text = block.text();
        if headline.len() >= HEADLINE && slug(&text).ends_with(&headline) {
            lines.push((number, Some(OmissionReason::Duplicate)));
        } else if is_text(block) && is_source(&text) {
            lines.push((number, Some(OmissionReason::Metadata)));
        } else if article.dateline.is_none() && number + 1 == first && is_text(block) && is_place(&text) {
            article.dateline = Some(vec![Run::plain(trim_end(&text, |c| " .:-–—".contains(c)))]);
            lines.push((number, None));
        } else if is_text(block) && leads_on(&block.runs) {
            lines.push((number, Some(OmissionReason::Navigation)));
        } else if is_text(block) && !is_title_of_list && is_left_over(&text) {
            lines.push((number, Some(OmissionReason::Metadata)));
        } else if is_text(block) && is_section(&text) && !is_title_of_list && !headline.is_empty() {
            lines.push((number, Some(OmissionReason::Navigation)));
        }
    }
    let is_title = |block: &&SharedBlock| block.photo.is_none() && block.kind == BlockKind::Heading;
    let is_link = |block: &&SharedBlock| is_title(block) || is_text(block) && leads_on(&block.runs);
    let after = || article.blocks.get(first + 1..).unwrap_or_default().iter().rev();
    // A story may consist of links.
    let links = Some(after().take_while(is_link).count()).filter(|links| *links <= LAST);
    let end = article.blocks.len() - links.unwrap_or_else(|| after().take_while(is_title).count());
    let rest = first.max(end.saturating_sub(LAST));
    let last = article.blocks.iter().enumerate().take(end).skip(rest);
    for (number, block) in last.filter(|(_, block)| is_text(block)) {
        let text = block.text();
        let reason = if is_programme(&text) {
            OmissionReason::Date
        } else if number > first && is_source(&text) {
            OmissionReason::Metadata
        } else if number > first && (is_of_editors(&text) || is_initials(&text)) {
            OmissionReason::Author
        } else {
            continue;
        };
        lines.insert(0, (number, Some(reason)));
    }
    lines.splice(0..0, (end..article.blocks.len()).rev().map(|number| (number, Some(OmissionReason::Related))));
    for (number, reason) in lines {
        let text = article.blocks.remove(number).text();
        article.omitted.extend(reason.map(|reason| Omitted { text, reason, location: None }));
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

/// Whether a line before the body is only a place: "Valdemar.", "New Skarn —".
fn is_place(text: &str) -> bool {
    let name = trim_end(text, |c| " .:-–—".contains(c));
    let is_word = name.split_whitespace().nth(1).is_none();
    name.len() < text.len()
        && (is_word || !text.ends_with('.'))
        && name.split_whitespace().all(starts_upper)
        && !is_label(name)
        && is_section(name)
}

/// Whether a line only gives the source of the story: "Source: Harbour Post".
pub(super) fn is_source(text: &str) -> bool {
    let label = text.split_once([':', '：']).map(|(label, _)| label.trim().to_lower());
    text.chars().count() <= LONGEST_SOURCE && label.is_some_and(|label| SOURCES.split('|').any(|word| word == label))
}

/// Whether a line before the body is the label of a field that was read ("Publish date:"), or a count ("1 of 6",
/// "84.1K").
fn is_left_over(text: &str) -> bool {
    let words = || text.split_whitespace();
    // Reading a float would bring 11 kB of tables into the wasm.
    let is_figure = |figure: &str| {
        figure.starts_with(|c: char| c.is_ascii_digit()) && figure.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let is_count = text.strip_suffix(['K', 'M']).is_some_and(is_figure);
    words().count() <= SECTION_WORDS && text.ends_with(':') || is_count || text.contains(' ') && is_boilerplate(text)
}

/// Whether a paragraph at either end only has links, without the end of a sentence: "Back to the list", "All, Books".
fn leads_on(line: &[Run]) -> bool {
    let is_link = |run: &Run| run.markup.iter().any(|markup| matches!(markup, Markup::Link { .. }));
    let is_text = |run: &&Run| run.text.contains(char::is_alphanumeric);
    line.iter().any(is_link)
        && line.iter().filter(is_text).all(is_link)
        && !plain_text(line).trim_end().ends_with(['.', '!', '?', '。', '”', '"'])
}

/// Whether a line says who worked on the story.
fn is_of_editors(text: &str) -> bool {
    let lower = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lower();
    text.chars().count() <= LONGEST_EDITORS && EDITORS.split('|').any(|start| lower.starts_with(start))
}

/// Whether a line is only the initials of a writer: "(ido)".
fn is_initials(text: &str) -> bool {
    text.len() <= INITIALS && text.starts_with('(') && text.ends_with(')') && !text.contains([' ', '.'])
}

/// Whether a line is only a few words without an end: "Local news".
fn is_section(text: &str) -> bool {
    let text = text.trim();
    let length: usize = text.chars().map(width).sum();
    length <= SECTION
        && text.split_whitespace().count() <= SECTION_WORDS
        && text.ends_with(char::is_alphabetic)
        && !text.contains(char::is_numeric)
        && !text.contains([':', '"', '“', '„', '«'])
}
