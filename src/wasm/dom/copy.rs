//! Copies nodes of a DOM into a [`Tree`].
//!
//! Nodes are identified by their members, never by their class: they may come from another window, or from a DOM
//! outside the browser.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::html::tree::{Tree, is_read};

#[wasm_bindgen]
extern "C" {
    /// `Reflect.get` with a receiver, for calling a getter on another object.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get_for(object: &Object, name: &JsValue, receiver: &JsValue) -> Result<JsValue, JsValue>;
}

/// Copies an element, a document or a fragment with all its descendants.
pub(super) fn copy(root: &web_sys::Node) -> Tree {
    let mut tree = Tree::new();
    let mut waiting: Vec<(Handle, usize)> = vec![(Handle(root.into()), 0)];
    let mut is_root = true;
    while let Some((node, parent)) = waiting.pop() {
        if !is_root {
            waiting.extend(node.node("nextSibling").map(|next| (next, parent)));
        }
        is_root = false;
        let at = match node.kind() {
            web_sys::Node::TEXT_NODE | web_sys::Node::CDATA_SECTION_NODE => {
                tree.push_text(parent, node.text("nodeValue"));
                continue;
            }
            web_sys::Node::ELEMENT_NODE => {
                let name = node.text("localName").to_ascii_lowercase();
                tree.push_element(parent, name, node.attributes().unwrap_or_default())
            }
            web_sys::Node::DOCUMENT_NODE | web_sys::Node::DOCUMENT_FRAGMENT_NODE => tree.push_document(parent),
            _ => continue,
        };
        if tree.is_data(at) {
            tree.set_data(at, node.text("textContent"));
        } else if tree.is_drawing(at) {
            tree.push_text(at, node.text("textContent"));
        } else if tree.wants_children(at) {
            waiting.extend(node.node("firstChild").map(|child| (child, at)));
        }
    }
    tree.finish();
    tree
}

/// A node of the DOM.
///
/// Reading a member from a form or a document itself can return an element with that name (`<form><input
/// name="firstChild"></form>`). So the getter of its class is called instead, which no name on a page can replace.
struct Handle(JsValue);

impl Handle {
    fn member(&self, name: &str) -> Option<JsValue> {
        let name = JsValue::from(name);
        let class = Reflect::get_prototype_of(&self.0).ok()?;
        let value = get_for(&class, &name, &self.0).ok()?;
        // In a DOM outside the browser some members are the node's own, and no name on a page replaces them.
        let value = if value.is_undefined() { Reflect::get(&self.0, &name).ok()? } else { value };
        Some(value).filter(|value| !value.is_null() && !value.is_undefined())
    }

    fn node(&self, name: &str) -> Option<Self> {
        self.member(name).map(Self)
    }

    fn text(&self, name: &str) -> String {
        self.member(name).and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn kind(&self) -> u16 {
        self.member("nodeType").and_then(|kind| kind.as_f64()).unwrap_or_default() as u16
    }

    fn method(&self, name: &str) -> Option<Function> {
        self.member(name)?.dyn_into().ok()
    }

    /// The attributes that the HTML reader uses.
    fn attributes(&self) -> Option<Vec<(String, String)>> {
        let names: Array = self.method("getAttributeNames")?.call0(&self.0).ok()?.dyn_into().ok()?;
        let get = self.method("getAttribute")?;
        let value = |name: &JsValue| Some(get.call1(&self.0, name).ok()?.as_string()?.trim().to_owned());
        let read = |name: JsValue| {
            let key = name.as_string().filter(|key| is_read(key))?;
            Some((key, value(&name)?))
        };
        let mut attributes = Vec::new();
        for name in names.iter() {
            attributes.extend(read(name));
        }
        Some(attributes)
    }
}

/// The `nodeType` of a node.
pub(super) fn kind_of(node: &web_sys::Node) -> u16 {
    Handle(node.into()).kind()
}
