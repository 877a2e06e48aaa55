//! Reads DOM nodes: an element with its children, a fragment, or a whole page.
//!
//! [`copy`] copies the nodes once for `html/`, `data` copies the JSON-LD of a page, and [`document`] reads
//! a text, of which [`inert`] lets the browser's own parser create nodes.

mod copy;
#[cfg(feature = "pages")]
mod data;
mod document;
mod inert;
mod read;

pub(super) use document::parse_html;
pub(super) use inert::set_trusted_html;
pub(super) use read::read;
