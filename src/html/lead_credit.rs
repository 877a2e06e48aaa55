//! Reads the credit of the lead picture at the end of a story.
//!
//! ```text
//! <figure><img></figure> … <p>Main image credit: Ines Doe/AP</p>   →   the credit of the photo
//! ```

use super::notices::label;
use crate::article::{Article, BlockKind, OmissionReason, Photo, SharedBlock};
use crate::parse::shared::is_picture_word;
use crate::parse::{ParseOptions, add_credit, is_signed_line};
use crate::text::lowercase::Lowercase;

/// The number of blocks at the end of a story that are examined.
const LAST: usize = 6;
/// The longest such line, in characters.
const LONGEST: usize = 120;
/// The most words of its label.
const LONGEST_LABEL: usize = 4;

/// Moves a line such as "Header photo: Ines Doe" from the end of a story to its first photo, if that has no credit. A
/// label of one word may be about any of several photos.
pub(super) fn take(article: &mut Article, options: &ParseOptions) {
    let photos = article.blocks.iter().filter_map(|block| block.photo.as_ref()).count();
    let from = article.blocks.len().saturating_sub(LAST);
    let is_credit = |block: &SharedBlock| {
        let text = block.text();
        block.photo.is_none()
            && block.kind == BlockKind::Paragraph
            && text.chars().count() <= LONGEST
            && text.split_once([':', '：']).is_some_and(|(before, _)| is_label(before.trim(), photos == 1))
            && is_signed_line(text.trim(), options)
    };
    let Some(number) = (from..article.blocks.len()).find(|at| article.blocks.get(*at).is_some_and(is_credit)) else {
        return;
    };
    let line = article.blocks.get(number).map(|block| block.text()).unwrap_or_default();
    let first = article.blocks.iter().position(|block| block.photo.is_some()).filter(|first| *first < number);
    let photo = first.and_then(|first| article.blocks.get_mut(first)).and_then(|block| block.photo.as_mut());
    if let Some(photo) = photo.filter(|photo: &&mut Photo| photo.credits.is_empty()) {
        add_credit(photo, line.trim(), options);
        article.blocks.remove(number);
    }
}

/// Whether the text before a colon is a label of a picture, and none of a player.
fn is_label(text: &str, is_only: bool) -> bool {
    let words = text.split_whitespace().count();
    words <= LONGEST_LABEL
        && (words > 1 || is_only)
        && text.split_whitespace().any(is_picture_word)
        && !text.split_whitespace().any(|word| label(&word.to_lower()) == Some(OmissionReason::Player))
}
