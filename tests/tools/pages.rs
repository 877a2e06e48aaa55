//! Measures how well saved pages are read: a folder of pages with their expected readings → precision and recall.
//!
//! ```text
//! cargo run --release --example pages -- FOLDER [--list] [--print]
//! ```
//!
//! Each `NAME.html` has a `NAME.json` beside it. Missing items are not measured:
//!
//! ```text
//! { "headline": "…", "authors": ["…"], "day": "2031-03-04", "standfirst": ["…"], "paragraphs": ["…"],
//!   "photos": [{ "caption": "…", "credit": "…" }] }
//! ```
//!
//! Words count as often as they occur in the body. A paragraph, subheading or list item is correct if its letters and
//! digits are the same. A text of `standfirst` may also be in the body, or be missing. `--list` prints each page with
//! its errors. `--print` prints the reading of each page and its omitted texts instead.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(not(target_arch = "wasm32"))]
mod measure_pages;

fn main() {
    // The HTML parser is a native dev-dependency.
    #[cfg(not(target_arch = "wasm32"))]
    measure_pages::main();
}
