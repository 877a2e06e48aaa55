//! Parses HTML text with the browser's or the caller's parser, into a document that runs and loads nothing.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A document with the nodes of an HTML text. `None` where there is no parser.
pub(super) fn inert_document(text: &str) -> Option<web_sys::Node> {
    let global = js_sys::global();
    // A browser has a global parser. A DOM loaded in Node may only provide its window or its document.
    let window = || member(&global, "window");
    let view = || member(&member(&global, "document")?, "defaultView");
    by_parser(&global, text)
        .or_else(|| by_parser(&window()?, text))
        .or_else(|| by_parser(&view()?, text))
        .or_else(|| by_static_method(&global, text))
}

fn by_parser(owner: &JsValue, text: &str) -> Option<web_sys::Node> {
    let parser = function(owner, "DOMParser")?;
    let parser = Reflect::construct(&parser, &js_sys::Array::new()).ok()?;
    let parse = function(&parser, "parseFromString")?;
    node(parse.call2(&parser, &trusted(text), &"text/html".into()).ok()?)
}

fn by_static_method(global: &JsValue, text: &str) -> Option<web_sys::Node> {
    let class = member(global, "Document")?;
    let parse = function(&class, "parseHTML")?;
    // Without an explicit configuration the sanitizer would remove classes, data attributes and pictures.
    let options = js_sys::Object::new();
    Reflect::set(&options, &"sanitizer".into(), &js_sys::Object::new()).ok()?;
    node(parse.call2(&class, &text.into(), &options).ok()?)
}

/// Accepts a node by its members. A class check would fail for nodes of another window, and where the class has no
/// name.
fn node(value: JsValue) -> Option<web_sys::Node> {
    member(&value, "nodeType")?;
    Some(value.unchecked_into())
}

fn function(object: &JsValue, name: &str) -> Option<Function> {
    member(object, name).filter(JsValue::is_function).map(JsCast::unchecked_into)
}

/// A member that is neither undefined nor null.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

thread_local! {
    static TRUSTED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sets the function that converts HTML text to TrustedHTML. It is created outside, because a policy name can be used
/// only once per page, and this instance may be replaced after a trap.
pub(in crate::wasm) fn set_trusted_html(make: Function) {
    TRUSTED.set(Some(make));
}

/// The text as TrustedHTML if the page requires it. The target document is inert.
fn trusted(text: &str) -> JsValue {
    let make = TRUSTED.with_borrow(Clone::clone);
    let html = make.and_then(|make| make.call1(&JsValue::UNDEFINED, &text.into()).ok());
    html.unwrap_or_else(|| text.into())
}
