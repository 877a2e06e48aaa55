//! How long a version may be, to be compared in a reader's browser. Reading has no such limit: what is too long is still shown.

use super::convert::Failure;
use crate::article::Article;

/// Blocks of a version: thirty times the longest live report, and what a page can show.
const MOST_BLOCKS: usize = 20_000;
/// Photos of a version.
const MOST_PHOTOS: usize = 500;

/// Refuses a version that is too long, and says by how much.
pub(super) fn check(article: &Article) -> Result<(), Failure> {
    let photos = article.blocks.iter().filter(|block| block.photo.is_some()).count();
    let limits = [
        ("too-many-blocks", "blocks", article.blocks.len(), MOST_BLOCKS),
        ("too-many-photos", "photos", photos, MOST_PHOTOS),
    ];
    match limits.into_iter().find(|(_, _, count, most)| count > most) {
        Some((code, what, count, most)) => Err(Failure::too_many(code, what, count, most)),
        None => Ok(()),
    }
}
