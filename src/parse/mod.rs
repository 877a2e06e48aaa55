//! Parses a text in any [`Format`]: text → [`Article`]. Never fails; any text becomes blocks.
//!
//! [`lines`] normalizes characters and line ends, `sniff` detects the format, and [`wire`] or `markdown` splits the text
//! into blocks. [`header`] and `front_matter` read headline, byline and dates. [`caption`] splits photos into caption and
//! credits, and [`correction`] recognises corrections and editor's notes.

mod caption;
mod correction;
mod credit;
mod date;
#[cfg(any(feature = "markdown", target_arch = "wasm32"))]
mod front_matter;
mod header;
mod lines;
#[cfg(feature = "markdown")]
mod markdown;
mod runs;
mod signoff;
#[cfg(any(feature = "markdown", target_arch = "wasm32"))]
mod sniff;
mod wire;

pub use caption::{looks_like_caption, parse_caption};
pub use credit::parse_credit;

/// What the reader of pages has in common with the readers of texts.
#[cfg(target_arch = "wasm32")]
pub(crate) mod shared {
    pub(crate) use super::correction::is_correction;
    pub(crate) use super::date::{is_date, read as read_date, read_prefix as read_date_prefix};
    pub(crate) use super::header::{cut_dateline, is_byline, read_line};
    pub(crate) use super::lines::{is_divider, visible};
    pub(crate) use super::runs::{split, trim};
}

use crate::article::Article;

/// How a text is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Detected from the text.
    #[default]
    Auto,
    /// Plain wire copy.
    Wire,
    /// Markdown (CommonMark with tables and strikethrough). Read as wire copy without the cargo feature `markdown`.
    Markdown,
}

/// Reads one version of an article. Never fails, and takes time in proportion to the length of the text.
///
/// Line ends may be LF, CRLF, CR, U+2028 or U+2029; a byte-order mark is dropped, control characters become U+FFFD.
pub fn parse(source: &str, format: Format) -> Article {
    let source = lines::normalize(source);
    #[cfg(feature = "markdown")]
    if is_markdown(&source, format) {
        return markdown::parse(&source);
    }
    #[cfg(not(feature = "markdown"))]
    let _ = format;
    wire::parse(&source)
}

/// Whether the text needs the Markdown reader, which this build lacks.
#[cfg(all(not(feature = "markdown"), target_arch = "wasm32"))]
pub(crate) fn needs_markdown(source: &str, format: Format) -> bool {
    is_markdown(&lines::normalize(source), format)
}

#[cfg(any(feature = "markdown", target_arch = "wasm32"))]
fn is_markdown(source: &str, format: Format) -> bool {
    format == Format::Markdown || (format == Format::Auto && sniff::is_markdown(source))
}
