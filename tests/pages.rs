//! Reads each saved page in tests/fixtures/pages and compares the result with the text file next to it.
//!
//! Run by `wasm-pack test` in a browser, whose own parser reads the HTML.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/page.rs"]
mod page;

use article_versions::wasm::parse;
use js_sys::JSON;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("fixtures/pages/", $name, ".html")), include_str!(concat!("fixtures/pages/", $name, ".txt")))),*]
    };
}

const PAGES: &[(&str, &str, &str)] = pages![
    "amp",
    "amp-carousel",
    "amp-ratio",
    "arabic",
    "arabic-rtl-gallery",
    "arc",
    "arc-xp",
    "asides-without-links",
    "author-card-only",
    "author-in-picture",
    "bbc-like",
    "between-headline-and-story",
    "blogger",
    "body-description",
    "bold-names",
    "broken-nesting",
    "byline-in-list",
    "caption-before-picture",
    "caption-beside-figure",
    "captions-like-notices",
    "cards-between",
    "chinese",
    "comments-in-portuguese",
    "consent-wall",
    "counts-beside-names",
    "css-modules",
    "dash-in-title",
    "date-then-name",
    "deck-beside-headline",
    "details-gallery",
    "div-soup",
    "drupal",
    "el-pais-like",
    "endless-scroll",
    "enlarge-label",
    "fact-box",
    "figure-above-main",
    "filled-embeds",
    "form-page",
    "fragment-article",
    "fragment-cms",
    "french-related",
    "german-meta",
    "ghost",
    "ghost-cards",
    "guardian-like",
    "headline-after-label",
    "headline-in-nav",
    "headline-marked-above-chapters",
    "hidden-until-script",
    "japanese-photo-pages",
    "joomla",
    "json-ld-date-with-zone",
    "json-ld-references",
    "kicker-above-h1",
    "kicker-in-title",
    "label-elements",
    "layout-picture-table",
    "lead-credit",
    "lead-in-own-article",
    "lines-at-the-edges",
    "lines-of-the-page",
    "linha-fina",
    "linked-pictures",
    "list-beside-story",
    "live-blog",
    "live-classed-times",
    "live-entries",
    "live-galleries",
    "local-paper",
    "medium-like",
    "microdata",
    "microdata-lines",
    "name-and-time",
    "newsletter",
    "next-stories",
    "noscript-lazy",
    "notice-and-script",
    "npr-like",
    "nyt-like",
    "old-table-layout",
    "page-in-noscript",
    "path-h1",
    "path-h1-and-teaser",
    "paywall-class",
    "paywall-json-body",
    "paywall-paragraphs",
    "picture-above-main",
    "picture-before-article",
    "picture-by-script",
    "picture-in-masthead",
    "picture-opens-larger",
    "pictures-and-carousels",
    "pictures-from-scripts",
    "pictures-of-design",
    "player-in-text",
    "player-playlist",
    "portal-arabic",
    "portal-brazilian",
    "portal-chinese",
    "portal-indian",
    "portal-indonesian",
    "portal-japanese",
    "portal-korean",
    "portal-russian",
    "portal-turkish",
    "portal-vietnamese",
    "posted-on-by",
    "poster",
    "relative-date",
    "repeated-offers",
    "ruby",
    "section-heading-ids",
    "sections-in-body",
    "sections-with-ads",
    "shadow-roots-and-frames",
    "short-above-footer",
    "short-years",
    "sidebar-layout",
    "site-name-h1",
    "spanish-share",
    "stacked-teasers",
    "standfirst-before-byline",
    "story-in-data",
    "story-in-rows",
    "subheading-as-target",
    "substack-like",
    "tabs-and-comments",
    "teaser-is-summary",
    "teasers-with-pictures",
    "text-in-noscript",
    "time-in-sentence",
    "times-and-author",
    "title-only",
    "two-authors-list",
    "two-stories",
    "whole-page-form",
    "wire-agency",
    "wordpress-block",
    "wordpress-classic",
    "wordpress-media-credit",
    "yoast-graph",
];

fn read(text: &str) -> Value {
    let source = JSON::parse(&json!({ "text": text, "format": "html" }).to_string()).unwrap();
    serde_json::from_str(&String::from(JSON::stringify(&parse(&source, &JsValue::UNDEFINED).unwrap()).unwrap()))
        .unwrap()
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

/// A hostile page: scripts, forms, broken and very deep nesting, thousands of links around a small story.
#[wasm_bindgen_test]
fn a_hostile_page_is_read_without_harm() {
    let links = |count: usize| -> String {
        (0..count).map(|number| format!("<li><a href='/{number}'>Link number {number}</a></li>")).collect()
    };
    let page = format!(
        "<!doctype html><html><body onload=\"document.title='run'\"><script>document.title='run'</script><div><ul>{}</ul></div>\
         <div class=wrap><h1>The story</h1><form><input name=a><p>The first paragraph of the story is long enough, one would \
         think, to be distinguished from boilerplate.<p>The second is, too: it has a comma, and <b>bold <i>words</b> that overlap</i>.\
         <img src=x onerror=\"document.title='run'\"></form></div><table><tr><td><ul>{}</ul></td></tr></table>{}</body></html>",
        links(2_500),
        links(2_500),
        "<div><b><section>".repeat(5_000),
    );
    let title = js_sys::Reflect::get(&js_sys::global(), &"document".into()).unwrap();
    let title = || js_sys::Reflect::get(&title, &"title".into()).unwrap();
    let before = title();
    let article = read(&page);
    assert_eq!(title(), before);
    assert_eq!(article["headline"][0]["text"], "The story");
    let paragraphs = article["blocks"].as_array().unwrap().iter().filter(|block| block["kind"] == "paragraph").count();
    assert_eq!(paragraphs, 2, "{}", page::project(&article));
}

/// Twice the page takes about twice the time: nothing is measured repeatedly.
#[wasm_bindgen_test]
fn reading_takes_linear_time() {
    let time = |count: usize| {
        let page = format!(
            "<!doctype html><body><main><h1>A</h1>{}</main></body>",
            "<div class='image'><figure><div class='byline'><p class='caption'>By <span class=author>A</span></p>"
                .repeat(count)
        );
        let start = js_sys::Date::now();
        read(&page);
        js_sys::Date::now() - start
    };
    let (once, eight_times) = (time(1_000), time(8_000));
    assert!(eight_times < 32.0 * once + 400.0, "{once} ms, {eight_times} ms");
}
