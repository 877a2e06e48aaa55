//! HTML text in, nodes out, by a parser that the page or the caller has: a document that runs and loads nothing.

use crate::parse::ParseOptions;
use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::super::convert::Failure;
use super::super::limits;
use crate::article::Article;
use crate::html::{is_page, prepare};

/// Reads HTML text through the browser's parser into a document that runs and loads nothing.
///
/// By `DOMParser` with a Trusted Types policy named `article-versions`. Where a page allows no such policy, by
/// `Document.parseHTML`, whose sanitizer always takes away scripts (and so JSON-LD) and frames.
pub(in crate::wasm) fn parse_html(text: &str, options: &ParseOptions) -> Result<Article, Failure> {
    let text = &*prepare(text);
    limits::check_html(text)?;
    let document = inert_document(text).ok_or_else(|| {
        Failure::new(
            "needs-a-dom",
            "HTML can only be read where there is a DOM; elsewhere set globalThis.DOMParser, or give the article as wire copy, Markdown or parsed.".to_owned(),
        )
    })?;
    super::read_tree(&super::copy::copy(&document), is_page(text), options)
}

fn inert_document(text: &str) -> Option<web_sys::Node> {
    let global = js_sys::global();
    // A browser has the parser itself; a DOM brought to Node may be known by its window or its document only.
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
    // Without a configuration of its own the sanitizer would take away classes, data attributes and pictures.
    let options = js_sys::Object::new();
    Reflect::set(&options, &"sanitizer".into(), &js_sys::Object::new()).ok()?;
    node(parse.call2(&class, &text.into(), &options).ok()?)
}

/// A node by what it can do: asking for its class would fail for another window's, and where the class has no name.
fn node(value: JsValue) -> Option<web_sys::Node> {
    member(&value, "nodeType")?;
    Some(value.unchecked_into())
}

fn function(object: &JsValue, name: &str) -> Option<Function> {
    member(object, name).filter(JsValue::is_function).map(JsCast::unchecked_into)
}

/// A member that is there.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

thread_local! {
    static TRUSTED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes what makes TrustedHTML of HTML text. Not made here: the name of a policy can be taken once a page, and this
/// instance may be gone after a trap.
pub(in crate::wasm) fn set_trusted_html(make: Function) {
    TRUSTED.set(Some(make));
}

/// The text as TrustedHTML where the page asks for it. The document it goes into is inert.
fn trusted(text: &str) -> JsValue {
    let make = TRUSTED.with_borrow(Clone::clone);
    let html = make.and_then(|make| make.call1(&JsValue::UNDEFINED, &text.into()).ok());
    html.unwrap_or_else(|| text.into())
}
