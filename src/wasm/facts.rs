//! Reads the `fields` and `photos` of a source: plain data → [`Facts`].

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::convert::{Failure, property};
use crate::article::Photo;
use crate::html::facts::{Facts, photo};
use crate::parse::{ParseOptions, add_credit};

/// Reads the `fields` and `photos` of a source.
pub(super) fn read_facts(source: &JsValue, options: &ParseOptions) -> Result<Facts, Failure> {
    let wrong = |what: &str| {
        Failure::new("not-a-source", format!("The {what} of a version must be as described in the types."))
    };
    let mut facts = Facts::default();
    if let Some(fields) = given(source, "fields") {
        if !fields.is_object() || Array::is_array(&fields) {
            return Err(wrong("\"fields\""));
        }
        let text = |name| given(&fields, name).and_then(|value| value.as_string());
        facts.headline = text("headline");
        facts.standfirst = text("standfirst");
        facts.byline = text("byline");
        facts.dateline = text("dateline");
        facts.published = text("published");
        facts.updated = text("updated");
    }
    if let Some(photos) = given(source, "photos") {
        if !Array::is_array(&photos) {
            return Err(wrong("\"photos\""));
        }
        for photo in photos.unchecked_into::<Array>().iter() {
            facts.photos.push(photo_of(&photo, options));
        }
    }
    Ok(facts)
}

/// Reads a photo: `{ id, url, alt, caption, credit }`, where `credit` may be a list.
fn photo_of(value: &JsValue, options: &ParseOptions) -> Photo {
    let text = |name| given(value, name).and_then(|value| value.as_string());
    let mut photo = photo([text("id"), text("url"), text("alt"), text("caption")], None, options);
    // A list of credit lines: some systems keep the agency's beside the photographer's.
    let lines = given(value, "credit").map(|credit| match credit.dyn_into::<Array>() {
        Ok(lines) => lines.iter().filter_map(|line| line.as_string()).collect(),
        Err(line) => line.as_string().into_iter().collect::<Vec<_>>(),
    });
    for line in lines.into_iter().flatten() {
        add_credit(&mut photo, &line, options);
    }
    photo
}

/// A property that is neither undefined nor null.
pub(super) fn given(object: &JsValue, name: &str) -> Option<JsValue> {
    property(object, name).filter(|value| !value.is_undefined() && !value.is_null())
}
