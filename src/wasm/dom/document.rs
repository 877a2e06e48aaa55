//! Reads HTML text as a page, with the browser's or the caller's parser.

use super::copy::copy;
use super::inert::inert_document;
use super::read::read_tree;
use crate::article::Article;
use crate::html::tree::JSON_LD;
use crate::html::{is_page, prepare};
use crate::parse::ParseOptions;
use crate::wasm::convert::Failure;
use crate::wasm::limits;

/// Parses HTML text with the browser's parser, into a document that runs and loads nothing.
///
/// Uses `DOMParser` with a Trusted Types policy named `article-versions`. If the page forbids the policy, uses
/// `Document.parseHTML`, whose sanitizer always removes scripts (and so JSON-LD) and frames.
pub(in crate::wasm) fn parse_html(text: &str, options: &ParseOptions) -> Result<Article, Failure> {
    let text = &*prepare(text);
    limits::check_html(text)?;
    let document = inert_document(text).ok_or_else(|| {
        Failure::new(
            "needs-a-dom",
            "Reading HTML needs a DOM: set globalThis.DOMParser, or give text, Markdown or a parsed article."
                .to_owned(),
        )
    })?;
    read_tree(&document, &copy(&document, JSON_LD), is_page(text), options)
}
