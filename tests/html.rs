//! Pages read natively: each file of tests/fixtures/pages is read as the text beside it says.
//!
//! `UPDATE_PAGES=1 cargo test --test html` writes what really comes out; read the difference before you keep it.

#![cfg(all(not(target_arch = "wasm32"), feature = "pages"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/html.rs"]
mod html;
#[path = "support/page.rs"]
mod page;

use std::fs;
use std::path::{Path, PathBuf};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "html")).collect();
    pages.sort();
    assert!(pages.len() > 20, "the fixtures are missing");
    pages
}

#[test]
fn each_page_is_read_as_expected() {
    let mut wrong = String::new();
    for path in fixtures() {
        let article = html::read(&fs::read_to_string(&path).unwrap());
        let found = page::project(&serde_json::to_value(&article).unwrap());
        let answer = path.with_extension("txt");
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&answer, &found).unwrap();
        }
        if found != fs::read_to_string(&answer).unwrap_or_default() {
            wrong += &format!("\n=== {}\n{found}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n=== end");
}

/// The browsers' test has a list, since it can read no folder.
#[test]
fn the_browser_reads_every_page_too() {
    let listed = include_str!("pages.rs");
    for path in fixtures() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(listed.contains(&format!("    \"{name}\",\n")), "tests/pages.rs does not list {name}");
    }
}
