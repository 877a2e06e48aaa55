//! Text in, [`Article`](crate::Article) out. Total: whatever a text is, it becomes blocks.

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
