//! Copies nodes of a DOM into a [`Tree`].
//!
//! `dom.js` copies all of them in one call, because reading each part of each node would take a dozen calls per node.
//! It tests what a node can do and never its class: nodes may come from another window, or from a DOM outside browsers.

use js_sys::{Array, Int32Array, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::html::tree::{ATTRIBUTES, DRAWINGS, EMPTY, TEXTS, Tree};

#[wasm_bindgen(module = "/src/wasm/dom/dom.js")]
extern "C" {
    fn flatten(root: &JsValue, attributes: &str, texts: &str, closed: &str, drawings: &str, data: &str) -> Array;
}

/// What stands between two texts; see `dom.js`.
const END: char = '\0';
/// The kind of the text of a script with data, which is a part of its parent.
const DATA: u16 = 0;
/// The count of numbers that describe a node.
const NUMBERS: usize = 3;

/// Copies an element, a document or a fragment with all that is under it. Of scripts, it copies the text of those with
/// a type.
pub(super) fn copy(root: &web_sys::Node, data: &str) -> Tree {
    let [attributes, texts, closed, drawings] = [ATTRIBUTES, TEXTS, EMPTY, DRAWINGS].map(|names| names.join(" "));
    let flat = flatten(root, &attributes, &texts, &closed, &drawings, data);
    let numbers = flat.get(0).dyn_into::<Int32Array>().map(|numbers| numbers.to_vec()).unwrap_or_default();
    let text = flat.get(1).as_string().unwrap_or_default();
    let mut texts = text.split(END);
    let mut next = || texts.next().unwrap_or_default().to_owned();
    let mut tree = Tree::new();
    for node in numbers.chunks_exact(NUMBERS) {
        let [parent, kind, count] = *node else { continue };
        let parent = usize::try_from(parent).unwrap_or_default();
        match u16::try_from(kind).unwrap_or_default() {
            DATA => tree.set_data(parent, next()),
            web_sys::Node::TEXT_NODE => tree.push_text(parent, next()),
            web_sys::Node::ELEMENT_NODE => {
                let name = next();
                let attributes = (0..count).map(|_| (next(), next())).collect();
                tree.push_element(parent, name, attributes);
            }
            _ => {
                tree.push_document(parent);
            }
        }
    }
    tree.finish();
    tree
}

/// What the DOM says a node is. Its class is asked, as in `dom.js`.
pub(super) fn kind_of(node: &web_sys::Node) -> u16 {
    let name = JsValue::from("nodeType");
    let class = Reflect::get_prototype_of(node).ok();
    let value = class.and_then(|class| get_for(&class, &name, node).ok()).filter(|value| !value.is_undefined());
    let value = value.or_else(|| Reflect::get(node, &name).ok());
    value.and_then(|kind| kind.as_f64()).unwrap_or_default() as u16
}

#[wasm_bindgen]
extern "C" {
    /// `Reflect.get` for a getter that is asked on behalf of another object.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get_for(object: &js_sys::Object, name: &JsValue, receiver: &JsValue) -> Result<JsValue, JsValue>;
}
