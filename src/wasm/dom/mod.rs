//! Reads DOM nodes: an element with its children, a fragment, or a whole page.
//!
//! [`copy`] copies the nodes once for `html/`. `data` copies the JSON-LD of a page. [`document`] reads HTML text;
//! [`inert`] has the browser's parser turn it into nodes.

mod copy;
#[cfg(feature = "pages")]
mod data;
mod document;
mod inert;
mod read;

pub(super) use document::parse_html;
pub(super) use inert::set_trusted_html;
pub(super) use read::read;
