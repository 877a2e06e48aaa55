//! Reads DOM nodes: an element with its children, a fragment, or a whole page.
//!
//! [`copy`] copies the nodes once for `html/`, `data` copies the JSON-LD of a page, and [`document`] lets the browser's
//! own parser create nodes from a text.

mod copy;
#[cfg(feature = "pages")]
mod data;
mod document;
mod read;

pub(super) use document::{parse_html, set_trusted_html};
pub(super) use read::read;
