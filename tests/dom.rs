//! Tests the reading of DOM nodes. `wasm-pack test` runs it in a browser, because Node has no DOM.

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

use article_versions::wasm;
use declarations::Declarations;
use js_sys::JSON;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element};

wasm_bindgen_test_configure!(run_in_browser);

const PAGE: &str = r#"<!doctype html><html lang="en"><body><nav>Menu</nav><article>
<h1>The pier <em>closes</em></h1>
<p class="standfirst">For 12 weeks.</p>
<p>Ferries leave from the <a href="https://example.org/quay">north quay</a>.</p>
<figure><img src="pier.jpg" alt="A pier"><figcaption>The old pier. <span class="credit">Ines Okoro/AP</span></figcaption></figure>
<script>document.title = "run"</script>
</article></body></html>"#;

fn document() -> Document {
    js_sys::Reflect::get(&js_sys::global(), &"document".into()).unwrap().dyn_into().unwrap()
}

fn element(name: &str, text: &str) -> Element {
    let element = document().create_element(name).unwrap();
    element.set_text_content(Some(text));
    element
}

fn plain(value: &JsValue) -> Value {
    let value: Value = serde_json::from_str(&String::from(JSON::stringify(value).unwrap())).unwrap();
    let found = Declarations::read(include_str!("../src/wasm/types.d.ts")).violations("Article", &value);
    assert!(found.is_empty(), "{}", found.join("\n"));
    value
}

fn parse(source: &JsValue) -> Result<JsValue, JsValue> {
    wasm::parse(source, &JsValue::UNDEFINED)
}

fn parse_dom(node: &web_sys::Node) -> Result<JsValue, JsValue> {
    wasm::parse_dom(node, &JsValue::UNDEFINED)
}

#[wasm_bindgen_test]
fn control_characters_are_replaced_in_all_inputs() {
    let article = plain(&parse_dom(&element("p", "A\u{5}B\u{7f} C")).unwrap());
    assert_eq!(article["blocks"][0]["runs"][0]["text"], "A\u{fffd}B\u{fffd} C");
}

#[wasm_bindgen_test]
fn a_caption_without_its_picture_is_a_photo() {
    let read = |html: &str| {
        let source = JSON::parse(&json!({ "text": html, "format": "html" }).to_string()).unwrap();
        plain(&parse(&source).ok().unwrap())["blocks"].clone()
    };
    let alone = read(
        "<article><figure><figcaption>A pier. <span class=credit>Ines Okoro/AP</span></figcaption></figure></article>",
    );
    assert_eq!(
        (&alone[0]["kind"], &alone[0]["photo"]["credits"][0]["creators"][0]),
        (&"photo".into(), &"Ines Okoro".into())
    );
    let quotation = read(
        "<article><figure><blockquote>It was dark.</blockquote><figcaption>Ines Okoro</figcaption></figure></article>",
    );
    assert_eq!(quotation[0]["kind"], "quote");
}

#[wasm_bindgen_test]
fn a_second_picture_inside_a_caption_is_an_ornament() {
    let read = |figure: &str| {
        let source =
            JSON::parse(&json!({ "text": format!("<article>{figure}</article>"), "format": "html" }).to_string());
        let blocks = plain(&parse(&source.unwrap()).ok().unwrap())["blocks"].as_array().unwrap().clone();
        let photos = blocks.iter().map(|block| &block["photo"]);
        photos
            .map(|photo| json!([photo["url"], photo["caption"][0]["text"], photo["credits"][0]["raw"]]))
            .collect::<Vec<_>>()
    };
    let pier = json!(["pier.jpg", "A pier.", "Photo: Ines Okoro/AP"]);
    for icon in ["", "<img src=camera.svg> ", "<img class=icon src=camera.svg> ", "<svg></svg> "] {
        let figure = format!(
            "<figure><img src=pier.jpg><figcaption>{icon}A pier. Photo: <b>Ines</b> Okoro/AP</figcaption></figure>"
        );
        assert_eq!(read(&figure), std::slice::from_ref(&pier), "{icon}");
    }
    let within = read("<figure><figcaption><img src=pier.jpg></figcaption></figure>");
    assert_eq!(within, [json!(["pier.jpg", null, null])], "the only picture is the figure's");
}

#[wasm_bindgen_test]
fn the_children_of_an_element_become_blocks() {
    let article = element("article", "");
    article.append_child(&element("h1", "The pier closes")).unwrap();
    article.append_child(&element("p", "One.")).unwrap();
    article.append_child(&element("script", "Two.")).unwrap();
    article.append_child(&element("blockquote", "Three.")).unwrap();
    let read = plain(&parse_dom(&article).unwrap());
    assert_eq!(read["headline"][0]["text"], "The pier closes");
    let blocks: Vec<Value> = read["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| json!([block["kind"], block["runs"][0]["text"]]))
        .collect();
    assert_eq!(blocks, [json!(["paragraph", "One."]), json!(["quote", "Three."])]);
}

#[wasm_bindgen_test]
fn a_saved_page_becomes_an_article_and_does_not_run() {
    let title = document().title();
    let source = JSON::parse(&json!({ "text": PAGE, "format": "auto" }).to_string()).unwrap();
    let read = plain(&parse(&source).unwrap());
    assert_eq!(document().title(), title);
    assert_eq!(read["standfirst"][0]["text"], "For 12 weeks.");
    assert_eq!(
        read["blocks"][0]["runs"][1],
        json!({ "text": "north quay", "markup": [{ "kind": "link", "url": "https://example.org/quay" }] })
    );
    let photo = &read["blocks"][1]["photo"];
    assert_eq!(photo["alt"], "A pier");
    assert_eq!(photo["credits"][0]["creators"], json!(["Ines Okoro"]), "{photo}");
    assert_eq!(read["blocks"].as_array().unwrap().len(), 2);
}

/// An element with the name of a property of its form or document does not replace that property.
#[wasm_bindgen_test]
fn named_elements_do_not_shadow_members() {
    let names =
        ["nodeType", "firstChild", "nextSibling", "localName", "getAttribute", "getAttributeNames", "nodeValue"];
    let inputs: String = names.iter().map(|name| format!("<input name={name}><img name={name} src=a>")).collect();
    let form = format!("<article><form>{inputs}<p>Words in the form.</p></form><p>Words after it.</p></article>");
    for text in [form.clone(), format!("<!doctype html><body>{inputs}{form}")] {
        let source = js_sys::Object::new();
        js_sys::Reflect::set(&source, &"text".into(), &text.as_str().into()).unwrap();
        let read = plain(&parse(&source).unwrap()).to_string();
        assert!(read.contains("Words after it."), "{read}");
    }
}
