//! Parses HTML text with the browser's or the caller's parser, into a document that runs and loads nothing.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/src/wasm/dom/dom.js")]
extern "C" {
    #[wasm_bindgen(js_name = inertDocument)]
    fn parsed(text: &str, trust: &JsValue) -> JsValue;
}

thread_local! {
    static TRUST: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// A document with the nodes of an HTML text. `None` where there is no parser.
pub(super) fn inert_document(text: &str) -> Option<web_sys::Node> {
    let document = TRUST.with_borrow(|trust| parsed(text, trust));
    (!document.is_undefined()).then(|| document.unchecked_into())
}

/// Sets the function that converts HTML text to TrustedHTML. It is created outside, because a policy name can be used
/// only once per page, and this instance may be replaced after a trap.
pub(in crate::wasm) fn set_trusted_html(make: Function) {
    TRUST.set(make.into());
}
