//! Saved pages of many makes: each file of tests/fixtures/pages is read as the text beside it says.
//!
//! Run by `wasm-pack test` in a browser, whose own parser reads the HTML.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/page.rs"]
mod page;

use article_versions::wasm::parse;
use js_sys::JSON;
use serde_json::{Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("fixtures/pages/", $name, ".html")), include_str!(concat!("fixtures/pages/", $name, ".txt")))),*]
    };
}

const PAGES: &[(&str, &str, &str)] = pages![
    "amp",
    "arabic",
    "arc",
    "bbc-like",
    "broken-nesting",
    "chinese",
    "div-soup",
    "drupal",
    "el-pais-like",
    "fragment-article",
    "fragment-cms",
    "ghost",
    "guardian-like",
    "live-blog",
    "medium-like",
    "microdata",
    "noscript-lazy",
    "npr-like",
    "nyt-like",
    "old-table-layout",
    "paywall-json-body",
    "substack-like",
    "two-stories",
    "wire-agency",
    "wordpress-block",
    "wordpress-classic",
    "yoast-graph",
];

fn read(text: &str) -> Value {
    let source = JSON::parse(&json!({ "text": text, "format": "html" }).to_string()).unwrap();
    serde_json::from_str(&String::from(JSON::stringify(&parse(&source).unwrap()).unwrap())).unwrap()
}

#[wasm_bindgen_test]
fn each_page_is_read_as_expected() {
    let mut wrong = String::new();
    for (name, html, expected) in PAGES {
        let found = page::project(&read(html));
        if found != *expected {
            wrong += &format!("\n=== {name}\n{found}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n=== end");
}
