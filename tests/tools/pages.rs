//! Measures how well saved pages are read: a folder of pages with the right reading of each → precision and recall.
//!
//! ```text
//! cargo run --release --example pages -- FOLDER [--list] [--print]
//! ```
//!
//! Beside each `NAME.html` stands `NAME.json`. What it does not have is not measured:
//!
//! ```text
//! { "headline": "…", "authors": ["…"], "day": "2031-03-04", "standfirst": ["…"], "paragraphs": ["…"],
//!   "photos": [{ "caption": "…", "credit": "…" }] }
//! ```
//!
//! Words count as often as they stand in the body. A paragraph, subhead or list item is right if its letters and digits
//! are the same. A text of `standfirst` may stand in the body as well or be missing. `--list` prints each page with what
//! is wrong with it; `--print` prints the reading of each page, and what was left out, instead.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(not(target_arch = "wasm32"))]
mod measure_pages;

fn main() {
    // The parser of HTML is a native dev-dependency.
    #[cfg(not(target_arch = "wasm32"))]
    measure_pages::main();
}
