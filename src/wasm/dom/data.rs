//! Parses JSON text into a plain copy for the module that reads JSON-LD.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::html::json_ld::Json;

/// The deepest nesting of lists and objects. Anything deeper is left out.
const DEEPEST: usize = 64;

/// Parses JSON with the parser of the JavaScript engine. Invalid JSON yields `None`; the page itself can still be read.
pub(super) fn parse(text: &str) -> Option<Json> {
    js_sys::JSON::parse(text).ok().map(|value| copy(&value, 0))
}

fn copy(value: &JsValue, depth: usize) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if !value.is_object() || depth > DEEPEST {
        return Json::Other;
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return Json::List(list.iter().map(|member| copy(&member, depth + 1)).collect());
    }
    let mut members = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        members.extend(entry.get(0).as_string().map(|name| (name, copy(&entry.get(1), depth + 1))));
    }
    Json::Object(members)
}
