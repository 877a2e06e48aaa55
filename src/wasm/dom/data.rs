//! JSON text to the plain copy of it that the reader of a page's data works on.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::html::json_ld::Json;

/// So many lists and objects may lie in each other; what is deeper is left out.
const DEEPEST: usize = 64;

/// Reads JSON by the engine's own parser. What is no JSON is no data: the page itself is still there to read.
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
