//! Text in, [`Article`](crate::Article) out. Total: whatever a text is, it becomes blocks.

mod agencies;
mod caption;
mod credit;
mod credit_pieces;
mod labels;
mod licenses;
mod party;
mod party_words;
mod qualifiers;
mod signoff;
mod spelling;

pub use caption::{looks_like_caption, parse_caption};
pub use credit::parse_credit;

/// How a text is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// To be told from the text itself.
    #[default]
    Auto,
    /// Plain wire copy.
    Wire,
    /// Markdown (CommonMark with tables and strikethrough).
    Markdown,
}
