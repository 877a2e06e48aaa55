//! Tests the exports of the wasm. `wasm-pack test` runs it in a browser and in Node.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs
)]

#[path = "support/declarations.rs"]
mod declarations;

use article_versions::wasm::{self, compare};
use declarations::Declarations;
use js_sys::{Error, JSON};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const FIRST: &str = " date 2031-03 The harbour board voted on Tuesday to close the old pier for 12 weeks.

Engineers said that the piles were \"sound, but tired\".

Ferries will leave from the north quay in the meantime.

FILE - Ferries lie at the old pier in Marhaven on June 2, 2029. (NWA Photo/Ines Okoro, File)";

const SECOND: &str = " date 2031-03-04 The harbour board voted on Tuesday to close the old pier for 14 weeks.

Engineers said that the piles were \"sound, but very tired\".

Shops on the pier stay open.

Ferries will leave from the north quay in the meantime.

Caption FILE - Ferries lie at the old pier in Marhaven on June 2, 2029. The pier is to be closed. (NWA Photo/Ines Okoro, File) Credit: Ines Okoro";

const MARKDOWN: &str = "---
title: The pier closes
author: Ada Quill
---

A *first* paragraph with a [link](https://example.org/pier).

## What is next

- one **strong** item
- another

> A quotation.

![The pier](pier.jpg)
";

fn json(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

fn source(text: &str, format: &str) -> JsValue {
    json(&serde_json::json!({ "text": text, "format": format }).to_string())
}

/// Converts a result by `JSON.stringify`, which drops `undefined` and empties a `Map`. No result may contain either.
fn plain(value: &JsValue) -> Value {
    serde_json::from_str(&String::from(JSON::stringify(value).unwrap())).unwrap()
}

/// The message of an exception, which must be a real `Error`.
fn message<T>(result: Result<T, impl Into<JsValue>>) -> String {
    let thrown: JsValue = result.err().expect("an error").into();
    let error: Error = thrown.dyn_into().expect("a real Error");
    String::from(error.message())
}

fn assert_keeps(name: &str, value: &JsValue) {
    let found = Declarations::read(include_str!("../src/wasm/types.d.ts")).violations(name, &plain(value));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn parse(source: &JsValue) -> Result<JsValue, JsValue> {
    wasm::parse(source, &JsValue::UNDEFINED)
}

#[cfg(feature = "credit-lines")]
fn parse_credit(line: &str) -> Result<JsValue, JsValue> {
    wasm::parse_credit(line, &JsValue::UNDEFINED)
}

#[cfg(feature = "credit-lines")]
#[wasm_bindgen_test]
fn a_caller_may_add_agencies() {
    let options = json(r#"{"agencies": {"Fjord Lys Foto": ["Fjord Lys"]}}"#);
    let credit = plain(&wasm::parse_credit("Fjord Lys", &options).ok().unwrap());
    assert_eq!(credit["providers"][0], "Fjord Lys");
    // The agencies apply to that call only.
    assert_eq!(plain(&parse_credit("Fjord Lys").ok().unwrap())["creators"][0], "Fjord Lys");
    let wrong = wasm::parse_credit("FF", &json(r#"{"agencies": ["FF"]}"#)).err().unwrap();
    assert!(wrong.is_instance_of::<Error>());
}

#[wasm_bindgen_test]
fn an_article_is_as_declared() {
    for (text, format) in [(FIRST, "wire"), (SECOND, "auto"), (MARKDOWN, "markdown"), ("", "auto")] {
        assert_keeps("Article", &parse(&source(text, format)).ok().unwrap());
    }
}

#[wasm_bindgen_test]
fn a_comparison_is_as_declared() {
    let options = JsValue::UNDEFINED;
    for (before, after) in [(FIRST, SECOND), (SECOND, FIRST), (FIRST, MARKDOWN), ("", SECOND), (FIRST, FIRST)] {
        let comparison = compare(&source(before, "auto"), &source(after, "auto"), &options).ok().unwrap();
        assert_keeps("Comparison", &comparison);
    }
}

#[wasm_bindgen_test]
fn omitted_texts_of_a_source_are_returned_and_compared() {
    let version = |omitted: &str| {
        json(&format!(r#"{{ "text": "One.", "omitted": [{omitted}, {{ "text": "3 hours ago", "reason": "date" }}] }}"#))
    };
    let before = version(r#"{ "text": "Slug A", "reason": "metadata", "location": "slug" }"#);
    let after = version(r#"{ "text": "Slug B" }"#);
    let article = parse(&before).ok().unwrap();
    assert_keeps("Article", &article);
    assert_eq!(plain(&article)["omitted"][0]["location"], "slug");
    let comparison = compare(&article, &after, &JsValue::UNDEFINED).ok().unwrap();
    assert_keeps("Comparison", &comparison);
    let comparison = plain(&comparison);
    assert_eq!(comparison["changes"], Value::Array(Vec::new()));
    assert_eq!(comparison["omitted"]["before"].as_array().unwrap().len(), 1);
    assert_eq!(comparison["omitted"]["before"][0]["reason"], "metadata");
    assert_eq!(comparison["omitted"]["after"][0]["text"], "Slug B");
    assert_is_a_sentence(&message(parse(&json(r#"{ "text": "One.", "omitted": "Slug" }"#))));
}

#[cfg(feature = "credit-lines")]
#[wasm_bindgen_test]
fn a_credit_is_as_declared() {
    for line in
        ["(Ines Okoro/NWA via AP, File)", "Courtesy of the Marhaven Museum", "© 2031 Ines Okoro / CC BY 4.0", ""]
    {
        let credit = parse_credit(line).ok().unwrap();
        assert_keeps("Credit", &credit);
    }
}

#[wasm_bindgen_test]
fn sources_and_parsed_articles_give_the_same_comparison() {
    let article = |text| parse(&source(text, "wire")).ok().unwrap();
    let from_sources = compare(&source(FIRST, "wire"), &source(SECOND, "wire"), &JsValue::UNDEFINED).ok().unwrap();
    let from_articles = compare(&article(FIRST), &article(SECOND), &JsValue::UNDEFINED).ok().unwrap();
    let mixed = compare(&article(FIRST), &source(SECOND, "wire"), &JsValue::UNDEFINED).ok().unwrap();
    assert_eq!(plain(&from_sources), plain(&from_articles));
    assert_eq!(plain(&from_sources), plain(&mixed));
    assert!(!plain(&from_sources)["changes"].as_array().unwrap().is_empty());
}

#[wasm_bindgen_test]
fn a_version_against_itself_has_no_changes() {
    let comparison = plain(&compare(&source(FIRST, "auto"), &source(FIRST, "auto"), &JsValue::UNDEFINED).ok().unwrap());
    assert_eq!(comparison["changes"], Value::Array(Vec::new()));
    assert_eq!(comparison["precise"], true);
}

fn timeline(versions: &JsValue) -> Result<JsValue, JsValue> {
    wasm::timeline(versions, &JsValue::UNDEFINED)
}

#[wasm_bindgen_test]
fn a_timeline_is_as_declared() {
    let sources = |texts: &[&str]| {
        json(
            &serde_json::json!(texts.iter().map(|text| serde_json::json!({ "text": text })).collect::<Vec<_>>())
                .to_string(),
        )
    };
    let shorter = FIRST.replace("Ferries will leave from the north quay in the meantime.", "");
    for versions in [&[][..], &[FIRST], &[FIRST, SECOND, MARKDOWN], &[FIRST, &shorter, FIRST, ""]] {
        let timeline = timeline(&sources(versions)).ok().unwrap();
        assert_keeps("Timeline", &timeline);
        assert_eq!(plain(&timeline)["versions"].as_array().unwrap().len(), versions.len());
    }
    let timeline = plain(&timeline(&sources(&[FIRST, &shorter, FIRST])).ok().unwrap());
    assert!(
        timeline["sentences"]
            .as_array()
            .unwrap()
            .iter()
            .any(|history| !history["absences"].as_array().unwrap().is_empty())
    );
}

#[wasm_bindgen_test]
fn a_step_of_a_timeline_is_the_comparison() {
    let versions = js_sys::Array::new();
    versions.push(&source(FIRST, "wire"));
    // A parsed version.
    versions.push(&parse(&source(SECOND, "wire")).ok().unwrap());
    let timeline = plain(&timeline(&versions).ok().unwrap());
    let comparison = compare(&source(FIRST, "wire"), &source(SECOND, "wire"), &JsValue::UNDEFINED);
    assert_eq!(timeline["steps"][0]["comparison"], plain(&comparison.ok().unwrap()));
}

#[wasm_bindgen_test]
fn invalid_lists_of_versions_are_refused_with_a_sentence() {
    for wrong in ["7", "null", "{}", "[7]", r#"{"text": "a"}"#] {
        assert_is_a_sentence(&message(timeline(&json(wrong))));
    }
}

#[wasm_bindgen_test]
fn segments_contain_both_texts() {
    let comparison =
        plain(&compare(&source(FIRST, "auto"), &source(SECOND, "auto"), &JsValue::UNDEFINED).ok().unwrap());
    for (side, tag, version) in [("before", "insert", FIRST), ("after", "delete", SECOND)] {
        let article = plain(&parse(&source(version, "auto")).ok().unwrap());
        let text = |runs: &Value| -> String {
            runs.as_array().unwrap().iter().map(|run| run["text"].as_str().unwrap()).collect()
        };
        for row in comparison["rows"].as_array().unwrap().iter().filter(|row| row["kind"] != "stub") {
            for shown in row[side].as_array().unwrap() {
                let block = &article["blocks"][usize::try_from(shown["block"].as_u64().unwrap()).unwrap()];
                assert!(shown["segments"].as_array().unwrap().iter().all(|segment| segment["tag"] != tag));
                assert_eq!(text(&shown["segments"]), text(&block["runs"]));
            }
        }
    }
}

#[wasm_bindgen_test]
fn fields_of_a_source_fill_missing_ones() {
    let source = serde_json::json!({
        "text": "By Ada Quill\n\nMARHAVEN (NWA) - The harbour board voted on Tuesday to close the old pier.",
        "format": "wire",
        "fields": { "headline": "The pier closes", "byline": "The desk", "dateline": "ELSEWHERE", "published": "2031-03-04" },
        "photos": [
            { "id": "p1", "caption": "The pier.", "credit": "Ines Okoro/NWA" },
            { "id": "p2", "caption": "The quay. (Jonas Feld/NWA)", "credit": "Jonas Feld/NWA" },
        ],
    });
    let article = parse(&json(&source.to_string())).ok().unwrap();
    assert_keeps("Article", &article);
    let read = plain(&article);
    assert_eq!(read["headline"][0]["text"], "The pier closes");
    assert_eq!(read["date"]["iso"], "2031-03-04");
    let blocks = read["blocks"].as_array().unwrap();
    assert_eq!(blocks[0]["photo"]["credits"][0]["origin"], "field");
    // The same line in the caption and in its field is one credit.
    let last = &blocks[blocks.len() - 1]["photo"];
    assert_eq!(last["credits"].as_array().unwrap().len(), 1, "{last}");
}

#[wasm_bindgen_test]
fn a_different_headline_in_the_text_is_kept() {
    let source = serde_json::json!({
        "text": "# Pier shut\n\nThe board voted.", "format": "markdown", "fields": { "headline": "The pier closes" },
    });
    let read = plain(&parse(&json(&source.to_string())).ok().unwrap());
    assert_eq!(read["headline"][0]["text"], "The pier closes");
    assert_eq!(read["blocks"][0]["runs"][0]["text"], "Pier shut");
}

#[wasm_bindgen_test]
fn wrong_fields_are_refused_with_a_sentence() {
    for wrong in [r#"{"text": "a", "fields": "b"}"#, r#"{"text": "a", "fields": []}"#, r#"{"text": "a", "photos": {}}"#]
    {
        assert_is_a_sentence(&message(parse(&json(wrong))));
    }
}

#[wasm_bindgen_test]
fn an_unknown_format_is_named() {
    let said = message(parse(&source("text", "word-perfect")));
    assert!(said.contains("word-perfect"), "{said}");
    assert_is_a_sentence(&said);
}

#[wasm_bindgen_test]
fn invalid_sources_are_refused_with_a_sentence() {
    for wrong in ["7", "null", "\"text\"", "[]", "{}", r#"{"text": 7}"#, r#"{"blocks": "none"}"#] {
        let said = message(parse(&json(wrong)));
        assert_is_a_sentence(&said);
        let said = message(compare(&source("a", "wire"), &json(wrong), &JsValue::UNDEFINED));
        assert_is_a_sentence(&said);
    }
    assert_is_a_sentence(&message(parse(&JsValue::UNDEFINED)));
}

#[wasm_bindgen_test]
fn errors_have_a_code_for_programs() {
    let thrown = parse(&source("text", "word-perfect")).unwrap_err();
    assert_eq!(js_sys::Reflect::get(&thrown, &"code".into()).unwrap(), "unknown-format");
}

#[wasm_bindgen_test]
fn wrong_options_are_refused_with_a_sentence() {
    for wrong in ["7", r#"{"budget": "much"}"#, r#"{"budget": -1}"#] {
        assert_is_a_sentence(&message(compare(&source("a", "wire"), &source("b", "wire"), &json(wrong))));
    }
}

/// Asserts that a message is for people: words, a full stop, no Rust.
fn assert_is_a_sentence(said: &str) {
    assert!(said.split_whitespace().count() >= 3 && said.ends_with('.'), "no sentence: {said:?}");
    for jargon in ["JsValue", "struct", "enum", "unwrap", "serde", "variant", "u64", "i32", "Option"] {
        assert!(!said.contains(jargon), "{jargon:?} in {said:?}");
    }
}
