//! Reads properties of JavaScript objects, and converts small results to plain data and failures to `Error` objects.

use std::cell::RefCell;
use std::ptr;

#[cfg(feature = "credit-lines")]
use serde::Serialize;
#[cfg(feature = "credit-lines")]
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// Plain objects, with `null` for missing values.
#[cfg(feature = "credit-lines")]
const SERIALIZER: Serializer = Serializer::new().serialize_missing_as_null(true);

/// Why a call from JavaScript failed.
#[derive(Debug)]
pub(super) struct Failure {
    /// A code for programs: `not-a-source`, `unknown-format`, `bad-option`, `needs-a-dom`, `needs-full`,
    /// `not-plain-data`, `too-many-blocks`, `too-many-photos`, `too-many-open`.
    code: &'static str,
    /// A sentence for people.
    message: String,
    /// For `too-many-…`: the number found, and the limit.
    count: Option<(usize, usize)>,
}

impl Failure {
    pub fn new(code: &'static str, message: String) -> Self {
        Self { code, message, count: None }
    }

    /// The input needs the build with all features; the page then loads it.
    #[cfg(not(all(feature = "markdown", feature = "pages")))]
    pub fn needs_full(what: &str) -> Self {
        Self::new("needs-full", [what, " is more than this build of the engine reads."].concat())
    }

    /// The input exceeds a limit.
    pub fn too_many(code: &'static str, what: &str, count: usize, most: usize) -> Self {
        let message = [
            "A version has ",
            &count.to_string(),
            " ",
            what,
            "; the most that can be compared is ",
            &most.to_string(),
            ".",
        ]
        .concat();
        Self { code, message, count: Some((count, most)) }
    }

    /// An `Error` with the message and its `code`, and for `too-many-…` also `count` and `most`.
    pub fn into_error(self) -> JsValue {
        let error = js_sys::Error::new(&self.message);
        // Setting a property on a fresh Error cannot fail.
        let set = |name: &str, value: JsValue| js_sys::Reflect::set(&error, &name.into(), &value).ok();
        set("code", self.code.into());
        if let Some((count, most)) = self.count {
            set("count", count.into());
            set("most", most.into());
        }
        error.unchecked_into()
    }
}

/// Converts a small result to plain data. Long results use `packed::to_value`.
#[cfg(feature = "credit-lines")]
pub(super) fn to_value(value: &impl Serialize) -> Result<JsValue, Failure> {
    value.serialize(&SERIALIZER).map_err(|_| Failure::new("not-plain-data", "The result is not plain data.".to_owned()))
}

thread_local! {
    /// Names, most of properties, as JavaScript strings. It takes longer to make such a string than to read a property.
    static NAMES: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A name as a JavaScript string.
pub(super) fn name_of(name: &'static str) -> JsValue {
    NAMES.with_borrow_mut(|names| match names.iter().find(|(known, _)| ptr::eq(*known, name)) {
        Some((_, value)) => value.clone(),
        None => {
            let value = JsValue::from(name);
            names.push((name, value.clone()));
            value
        }
    })
}

/// A property of an object. `None` if the value is not an object or its getter throws.
pub(super) fn property(object: &JsValue, name: &'static str) -> Option<JsValue> {
    object.is_object().then(|| js_sys::Reflect::get(object, &name_of(name)).ok()).flatten()
}
